"""What Word's styles and numbering say of a paragraph: heading level, list level, number, bold, hidden, size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from remiss.reading.word.numbering import Definition, Story, count, levels_of
from remiss.reading.word.package import w
from remiss.reading.word.properties import on, value, whole_number

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


@dataclass(frozen=True)
class Look:
    """What is said of a paragraph. ``heading`` is 0 for none, ``numbering`` (definition id, level) or None.

    ``list_level`` is that of a style that is a list by name; ``plain`` is set for contents lines and captions; ``size``
    is in half points.
    """

    heading: int
    numbering: tuple[str, int] | None
    list_level: int
    plain: bool
    bold: bool
    hidden: bool
    size: int


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
        style = value(properties, "pStyle")
        known = style is None or style in self._styles
        chain = self._chain(style if style in self._styles else self._default)
        name = _name(self._styles[chain[0]]) if known and chain else (style or "").lower()
        outline = whole_number(value(properties, "outlineLvl"))
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
            size=self._size(*(self._styles[key].find(w("rPr")) for key in chain), self._defaults) or _SIZE,
        )

    def toggle(self, properties: Element | None, name: str, *, otherwise: bool) -> bool:
        """A toggle of a run: from its own ``w:rPr``, its character style, or else what its paragraph has."""
        own = on(properties, name)
        if own is not None:
            return own
        for key in self._chain(value(properties, "rStyle")):
            said = on(self._styles[key].find(w("rPr")), name)
            if said is not None:
                return said
        return otherwise

    def size(self, properties: Element | None, *, otherwise: int) -> int:
        """The size of a run in half points, by its ``w:rPr`` or its character style, or else that of its paragraph."""
        styles = self._chain(value(properties, "rStyle"))
        return self._size(properties, *(self._styles[key].find(w("rPr")) for key in styles)) or otherwise

    def _size(self, *sources: Element | None) -> int:
        return next(filter(None, (whole_number(value(source, "sz")) for source in sources)), 0)

    def is_raised(self, properties: Element | None) -> bool:
        """Whether a run stands above the line, as the mark of a note does, by its ``w:rPr`` or its character style."""
        own = (self._styles[key].find(w("rPr")) for key in self._chain(value(properties, "rStyle")))
        said = (value(source, "vertAlign") for source in (properties, *own))
        return next(filter(None, said), "") == "superscript"

    def is_prompt(self, run: Element) -> bool:
        """Whether a run is in the character style that Word gives the prompt of an empty content control."""
        style = self._styles.get(value(run, "rPr/rStyle") or "")
        return style is not None and _name(style) in _PROMPTS

    def mark(self, numbering: tuple[str, int], story: Story) -> str | None:
        """Count one paragraph and give its number as Word shows it; "" for a bullet, None where nothing is shown."""
        number, depth = numbering
        definition = self._definition(number)
        return count(definition, number, depth, story) if definition else None

    def _find_chain(self, style: str | None) -> tuple[str, ...]:
        """The style and those it is based on, nearest first."""
        chain: list[str] = []
        while style in self._styles and style not in chain:
            chain.append(style)
            style = value(self._styles[style], "basedOn")
        return tuple(chain)

    def _find_style_toggle(self, chain: tuple[str, ...], name: str) -> bool:
        said = (on(self._styles[key].find(w("rPr")), name) for key in chain)
        return next((s for s in said if s is not None), on(self._defaults, name) or False)

    def _find_style_heading(self, chain: tuple[str, ...]) -> int:
        loosely_named = 0
        for key in chain:
            name = _name(self._styles[key])
            outline = whole_number(value(self._styles[key], "pPr/outlineLvl"))
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
        number = next((n for n in (value(s, "numPr/numId") for s in sources) if n is not None), None)
        if number is None or (definition := self._definition(number)) is None:
            return None
        depth = next((d for d in (whole_number(value(s, "numPr/ilvl")) for s in sources) if d is not None), None)
        if depth is None:
            linked = {level.style: d for d, level in definition.levels.items() if level.style}
            depth = next((linked[key] for key in chain if key in linked), 0)
        return number, depth

    def _find_definition(self, number: str) -> Definition | None:
        num = self._nums.get(number)
        if num is None:
            return None
        family = value(num, "abstractNumId")
        passed: set[str | None] = set()
        while family not in passed and (style := value(self._abstracts.get(family or ""), "numStyleLink")):
            passed.add(family)
            link = self._nums.get(value(self._styles.get(style), "pPr/numPr/numId") or "")
            family = value(link, "abstractNumId")
        abstract = self._abstracts.get(family or "")
        if abstract is None or family is None:
            return None
        levels = dict(levels_of(abstract))
        starts: dict[int, int] = {}
        for override in num.iter(w("lvlOverride")):
            depth, start = whole_number(override.get(w("ilvl"))), whole_number(value(override, "startOverride"))
            levels |= dict(levels_of(override))
            if depth is not None and start is not None:
                starts[depth] = start
        return Definition(family, levels, starts)


_SIZE = 20
"""Half points, where nothing is said of the size."""
_TRUE = ("1", "true", "on")


def _name(style: Element) -> str:
    return (value(style, "name") or "").lower()
