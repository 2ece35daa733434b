"""What Word's styles and numbering say of a paragraph: heading level, list level, number, bold, hidden.

Word stores none of the numbers it shows. They follow from ``numbering.xml`` through the style chain, counted in reading
order (ECMA-376 part 1, 17.9). No library resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from remiss.reading.word.package import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OPEN_LEVEL = -1
"""The level of a heading whose depth its style does not say."""

_NAMED_HEADING = re.compile(r"(?:heading|rubrik)\s*([1-9])")
_ANY_HEADING = re.compile(r"heading|rubrik")
_LOWER_HEADING = re.compile(r"mellan|under|sub")
_NO_HEADING = re.compile(r"^toc|^innehåll|contents|tab[el]l|figur|diagram|bild|sidhuvud|header|caption|beskrivning")
_TITLES = {"title": 1, "rubrik": 1, "subtitle": 2, "underrubrik": 2}
_PROMPTS = ("placeholder text", "platshållartext")
_LIST_NAME = re.compile(r"^(?:list (?:bullet|number)|punktlista|numrerad lista)\s*([2-9])?")
_PLACE = re.compile(r"%([1-9])")


def on(properties: Element | None, name: str) -> bool | None:
    """A toggle among properties (``w:b``, ``w:vanish``): on, off, or None where it is not said."""
    found = properties.find(w(name)) if properties is not None else None
    return None if found is None else found.get(w("val"), "1") not in ("0", "false", "off")


def _value(element: Element | None, path: str) -> str | None:
    found = element.find("/".join(w(name) for name in path.split("/"))) if element is not None else None
    return None if found is None else found.get(w("val"))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else None


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


@dataclass(frozen=True)
class Look:
    """What is said of a paragraph. ``heading`` is 0 for none, ``numbering`` (definition id, level) or None.

    ``list_level`` is that of a style that is a list by name; ``plain`` is set for contents lines and captions.
    """

    heading: int
    numbering: tuple[str, int] | None
    list_level: int
    plain: bool
    bold: bool
    hidden: bool


class Format:
    """Styles and numbering of one Word file; either part may be missing."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles = {s.get(w("styleId"), ""): s for s in styles.iter(w("style"))} if styles is not None else {}
        self._default = next(
            (
                key
                for key, s in self._styles.items()
                if s.get(w("type")) == "paragraph" and s.get(w("default")) in _TRUE
            ),
            None,
        )
        defaults = styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}") if styles is not None else None
        self._defaults = defaults
        parts = list(numbering) if numbering is not None else []
        self._abstracts = {a.get(w("abstractNumId"), ""): a for a in parts if a.tag == w("abstractNum")}
        self._nums = {n.get(w("numId"), ""): n for n in parts if n.tag == w("num")}
        self._chain = cache(self._find_chain)
        self._definition = cache(self._find_definition)
        self._style_toggle = cache(self._find_style_toggle)
        self._style_heading = cache(self._find_style_heading)

    def look(self, properties: Element | None) -> Look:
        """What ``w:pPr`` and the style it names say."""
        style = _value(properties, "pStyle")
        known = style is None or style in self._styles
        chain = self._chain(style if style in self._styles else self._default)
        name = _name(self._styles[chain[0]]) if known and chain else (style or "").lower()
        outline = _number(_value(properties, "outlineLvl"))
        if outline is not None:
            heading = outline + 1 if outline < 9 else 0
        elif known:
            heading = self._style_heading(chain)
        else:  # its styles are lost, but what it calls its own tells ("Rubrik1")
            named = _NAMED_HEADING.fullmatch(name)
            heading = int(named[1]) if named else 0
        listed = _LIST_NAME.match(name)
        return Look(
            heading=heading,
            numbering=self._numbering(properties, chain),
            list_level=int(listed[1] or 1) if listed else 0,
            plain=bool(_NO_HEADING.search(name)),
            bold=self._style_toggle(chain, "b"),
            hidden=self._style_toggle(chain, "vanish"),
        )

    def toggle(self, properties: Element | None, name: str, *, otherwise: bool) -> bool:
        """A toggle of a run: from its own ``w:rPr``, its character style, or else what its paragraph has."""
        own = on(properties, name)
        if own is not None:
            return own
        for key in self._chain(_value(properties, "rStyle")):
            said = on(self._styles[key].find(w("rPr")), name)
            if said is not None:
                return said
        return otherwise

    def is_raised(self, properties: Element | None) -> bool:
        """Whether a run stands above the line, as the mark of a note does, by its ``w:rPr`` or its character style."""
        own = (self._styles[key].find(w("rPr")) for key in self._chain(_value(properties, "rStyle")))
        said = (_value(source, "vertAlign") for source in (properties, *own))
        return next(filter(None, said), "") == "superscript"

    def is_prompt(self, run: Element) -> bool:
        """Whether a run is in the character style that Word gives the prompt of an empty content control."""
        style = self._styles.get(_value(run, "rPr/rStyle") or "")
        return style is not None and _name(style) in _PROMPTS

    def mark(self, numbering: tuple[str, int], story: Story) -> str | None:
        """Count one paragraph and give its number as Word shows it; "" for a bullet, None where nothing is shown."""
        number, depth = numbering
        definition = self._definition(number)
        level = definition.levels.get(depth) if definition else None
        if definition is None or level is None:
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

    def _find_chain(self, style: str | None) -> tuple[str, ...]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style in self._styles and style not in chain:
            chain.append(style)
            style = _value(self._styles[style], "basedOn")
        return tuple(chain)

    def _find_style_toggle(self, chain: tuple[str, ...], name: str) -> bool:
        said = (on(self._styles[key].find(w("rPr")), name) for key in chain)
        return next((s for s in said if s is not None), on(self._defaults, name) or False)

    def _find_style_heading(self, chain: tuple[str, ...]) -> int:
        loosely_named = 0
        for key in chain:
            name = _name(self._styles[key])
            outline = _number(_value(self._styles[key], "pPr/outlineLvl"))
            if outline is not None:
                return outline + 1 if outline < 9 else 0
            if named := _NAMED_HEADING.match(name):
                return int(named[1])
            if name in _TITLES:
                return _TITLES[name]
            if _NO_HEADING.search(name):
                return 0
            if _ANY_HEADING.search(name):
                loosely_named = loosely_named or (OPEN_LEVEL if _LOWER_HEADING.search(name) else 1)
        return loosely_named

    def _numbering(self, properties: Element | None, chain: tuple[str, ...]) -> tuple[str, int] | None:
        """Definition and level, each from the nearest that says it: a style may say only the level."""
        sources = [properties, *(self._styles[key].find(w("pPr")) for key in chain)]
        number = next((n for n in (_value(s, "numPr/numId") for s in sources) if n is not None), None)
        if number is None or (definition := self._definition(number)) is None:
            return None
        depth = next((d for d in (_number(_value(s, "numPr/ilvl")) for s in sources) if d is not None), None)
        if depth is None:
            linked = {level.style: d for d, level in definition.levels.items() if level.style}
            depth = next((linked[key] for key in chain if key in linked), 0)
        return number, depth

    def _find_definition(self, number: str) -> Definition | None:
        num = self._nums.get(number)
        if num is None:
            return None
        family = _value(num, "abstractNumId")
        passed: set[str | None] = set()
        while family not in passed and (style := _value(self._abstracts.get(family or ""), "numStyleLink")):
            passed.add(family)
            link = self._nums.get(_value(self._styles.get(style), "pPr/numPr/numId") or "")
            family = _value(link, "abstractNumId")
        abstract = self._abstracts.get(family or "")
        if abstract is None or family is None:
            return None
        levels = dict(_levels(abstract))
        starts: dict[int, int] = {}
        for override in num.iter(w("lvlOverride")):
            depth, start = _number(override.get(w("ilvl"))), _number(_value(override, "startOverride"))
            levels |= dict(_levels(override))
            if depth is not None and start is not None:
                starts[depth] = start
        return Definition(family, levels, starts)


_TRUE = ("1", "true", "on")


def _name(style: Element) -> str:
    return (_value(style, "name") or "").lower()


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for element in parent.iterchildren(w("lvl")):
        depth = _number(element.get(w("ilvl")))
        if depth is not None and depth < 9:
            start = _number(_value(element, "start"))
            shown = "" if on(element.find(w("rPr")), "vanish") else _value(element, "lvlText") or ""
            yield (
                depth,
                Level(
                    start=0 if start is None else start,
                    format=_value(element, "numFmt") or "decimal",
                    text=shown[:40],  # Word takes 31 characters; a hostile file could repeat a megabyte
                    legal=bool(on(element, "isLgl")),
                    restart=_number(_value(element, "lvlRestart")),
                    style=_value(element, "pStyle"),
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


def written(value: int, style: str) -> str:
    """A count in a number format of ECMA-376 part 1, 17.18.59; those not of Swedish use come out as digits."""
    if style in ("none", "bullet"):
        return ""
    if style == "decimalZero":
        return f"{value:02d}"
    if style in ("lowerLetter", "upperLetter") and 0 < value <= 26 * 9:
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < value < 4000:
        roman = "".join(ones[digit] for digit, ones in zip(map(int, f"{value:04d}"), (_M, _C, _X, _I), strict=True))
        return roman.lower() if style == "lowerRoman" else roman
    return str(value)


_M = ("", "M", "MM", "MMM")
_C = ("", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM")
_X = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC")
_I = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
