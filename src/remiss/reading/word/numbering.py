"""The numbers that Word shows and stores nowhere: they follow from ``numbering.xml``, counted in reading order.

See ECMA-376 part 1, 17.9. No library resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from remiss.reading.word.package import w
from remiss.reading.word.properties import on, value, whole_number

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class Level:
    """One level of a numbering definition."""

    start: int
    format: str
    text: str
    legal: bool
    restart: int | None
    style: str | None


@dataclass(frozen=True)
class Definition:
    """A ``w:num`` resolved: its levels, and the values that it starts anew from. Counters go by ``family``."""

    family: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass
class Story:
    """How far numbering has come in one text: the body, a text box, the notes each count for themselves."""

    counters: dict[str, dict[int, int]] = field(default_factory=dict)
    spent: set[tuple[str, int]] = field(default_factory=set)


def count(definition: Definition, number: str, depth: int, story: Story) -> str | None:
    """Count one paragraph at a level of the definition that ``number`` names, and give its number as Word shows it: ""
    for a bullet, None where nothing is shown.
    """
    level = definition.levels.get(depth)
    if level is None:
        return None
    counters = story.counters.setdefault(definition.family, {})
    if depth in definition.starts and (number, depth) not in story.spent:
        story.spent.add((number, depth))
        counters.pop(depth, None)
    for shallower in range(depth):
        if shallower not in counters:  # a level that is skipped counts as begun, in Word as in LibreOffice
            counters[shallower] = definition.starts.get(shallower, _start(definition, shallower))
            story.spent.add((number, shallower))
    start = definition.starts.get(depth, level.start)
    counters[depth] = counters[depth] + 1 if depth in counters else start
    for deeper in [d for d in counters if d > depth]:
        restart = definition.levels[deeper].restart if deeper in definition.levels else None
        if restart is None or depth < restart:
            del counters[deeper]
    if level.format == "bullet":
        return ""
    return _PLACE.sub(lambda place: _shown(definition, level, counters, int(place[1]) - 1), level.text) or None


def levels_of(parent: Element) -> Iterator[tuple[int, Level]]:
    """The levels of a definition, or of an override of some, by depth from 0."""
    for element in parent.iterchildren(w("lvl")):
        depth = whole_number(element.get(w("ilvl")))
        if depth is not None and depth < 9:
            start = whole_number(value(element, "start"))
            shown = "" if on(element.find(w("rPr")), "vanish") else value(element, "lvlText") or ""
            yield (
                depth,
                Level(
                    start=0 if start is None else start,
                    format=value(element, "numFmt") or "decimal",
                    text=shown[:40],  # Word takes 31 characters; a hostile file could repeat a megabyte
                    legal=bool(on(element, "isLgl")),
                    restart=whole_number(value(element, "lvlRestart")),
                    style=value(element, "pStyle"),
                ),
            )


def _start(definition: Definition, depth: int) -> int:
    return definition.levels[depth].start if depth in definition.levels else 1


def _shown(definition: Definition, level: Level, counters: dict[int, int], depth: int) -> str:
    """The count of one level inside the number of another; legal numbering shows those above it in digits."""
    source = definition.levels.get(depth)
    if source is None or depth not in counters:
        return ""
    return written(counters[depth], "decimal" if level.legal and source is not level else source.format)


def written(number: int, style: str) -> str:
    """A count in a number format of ECMA-376 part 1, 17.18.59; those not of Swedish use come out as digits."""
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{number:02d}"
    if style in ("lowerLetter", "upperLetter") and 0 < number <= 26 * 9:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        roman = "".join(ones[digit] for digit, ones in zip(map(int, f"{number:04d}"), (_M, _C, _X, _I), strict=True))
        return roman.lower() if style == "lowerRoman" else roman
    return str(number)


_M = ("", "M", "MM", "MMM")
_C = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
_X = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_I = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
