"""Section numbers in running text and headings: which proposals they point at, and which they leave out.

Forms read: ``avsnitt 4.2.1``, ``(4.2.1)``, ``4.4.``, ``avsnitten 5.1–5.3``, ``4.1, 4.2 och 4.4``, ``kapitel 4``,
``kapitlen 3–5 och 14``. Not read as sections: paragraphs of a statute (``21 kap. 7 §``), articles, tables, amounts,
other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from remiss.model import Basis, Consultation

_DOTTED = r"\d{1,2}(?:\.\d{1,2})+"
_RANGE = r"\s*(?:–|-|—|till och med|t\.o\.m\.)\s*"
_AND = r"(?:\s*,\s*(?:och\s+|samt\s+)?|\s+(?:och|samt|respektive|eller)\s+|\s*/\s*)(?:avsnitt(?:et|en)?\s+|kapitel\s+)?"
_ONE = rf"(?:{_DOTTED}|\d{{1,2}})(?:{_RANGE}(?:{_DOTTED}|\d{{1,2}})(?!\d))?"
_LIST = rf"{_ONE}(?:{_AND}{_ONE})*"
_NAMED = re.compile(
    rf"\b(?:avsnitt(?:et|en|ens|ets)?|avsn\.|kapitel|kapitlet|kapitlen|kap\.|punkt(?:en|erna)?|förslag(?:et|en)?|bedömning(?:en|arna)?"
    rf"|rekommendation(?:en|erna)?|rubrik(?:en)?)\s+(?P<list>{_LIST})"
    r"(?!\s*(?:§|kap\b|procent|%|miljon|kronor|år|mkr|mnkr|i bilag|i förordning))",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\d.,:/§])(?P<list>{_DOTTED}(?:(?:{_AND}|{_RANGE}){_DOTTED})*)(?![\d/]|[:,.]\d)(?!\s*(?:§|kap\b|procent|%|miljo|miljard|kronor|mkr))"
)
_HEADING = re.compile(
    rf"^\s*(?:avsnitt|kapitel|kap\.)?\s*(?P<list>(?:{_DOTTED}|\d{{1,2}}))(?=[.:)]?\s|[.:)]?$)", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\b(?:artikel|artiklarna|art\.|tabell|figur|diagram|bilaga|version|punkt|sidan?|s\.|dnr|nr|§|kl\.|SOU|Ds|mål)\s*$",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(rf"{_DOTTED}|\d{{1,2}}")
_WITHIN = re.compile(r"\s*[,(]?\s*(?:avsnitt(?:et)?|avsn\.)?\s*")
"""Between a chapter and its section: "kapitel 4, avsnitt 4.1"."""
_EXCEPT = re.compile(
    r"\b(?:utom|förutom|med (?:\w+ )?undantag (?:för|av)|undantaget (?=förslag|avsnitt|kap|de|vad)|undantagna"
    r"|bortsett från|frånsett|exklusive)(?!\w)",
    re.IGNORECASE,
)


class Reference(NamedTuple):
    """A number that points at proposals: where it stands, which they are, how near, and whether it leaves them out.

    ``proposals`` is empty where the number is a section's, but of none that was asked about.
    """

    start: int
    end: int
    proposals: tuple[str, ...]
    basis: Basis
    excluded: bool = False


class Sections:
    """The consultation's numbers, and how to find them in text."""

    def __init__(self, consultation: Consultation) -> None:
        self._ids = {p.number: p.id for p in consultation.proposals if p.number}

    def point(self, number: str) -> tuple[tuple[str, ...], Basis]:
        """The proposals that a section number means: itself, or all below it."""
        number = number.rstrip(".")
        below = tuple(self._ids[n] for n in self._ids if n.startswith(f"{number}."))
        if number in self._ids:
            return (self._ids[number],), Basis.EXPLICIT
        return below, Basis.SECTION

    def find(self, text: str, start: int, end: int) -> tuple[Reference, ...]:
        """The references in ``text[start:end]``, in order."""
        found: list[Reference] = []
        if not _DIGIT.search(text, start, end):
            return ()
        for pattern in (_NAMED, _BARE):
            for match in pattern.finditer(text, start, end):
                if pattern is _BARE and _NOT_BEFORE.search(text, max(start, match.start() - 12), match.start()):
                    continue
                if any(r.start < match.end("list") and match.start("list") < r.end for r in found):
                    continue
                dotted = "." in match.group("list").strip(".")
                if pattern is _NAMED and not dotted and not match.group().lower().startswith(("kap", "avsn")):
                    continue
                excluded = bool(_EXCEPT.search(text, start, match.start()))
                found += self._expand(text, match.start("list"), match.end("list"), excluded)
        found.sort(key=lambda r: (r.start, r.end))
        around = {n for n, (chapter, section) in enumerate(pairwise(found)) if _is_around(chapter, section, text)}
        return tuple(reference for n, reference in enumerate(found) if n not in around)

    def find_in_heading(self, text: str, start: int, end: int) -> Reference | None:
        """The number that a heading begins with, if it is one that was asked about or stands above one."""
        match = _HEADING.match(text[start:end])
        if not match:
            return None
        proposals, basis = self.point(match.group("list"))
        at, to = start + match.start("list"), start + match.end("list")
        return Reference(start=at, end=to, proposals=proposals, basis=basis)

    def _expand(self, text: str, start: int, end: int, excluded: bool) -> Iterator[Reference]:
        numbers = list(_NUMBER.finditer(text, start, end))
        skip = False
        for number, following in zip(numbers, [*numbers[1:], None], strict=True):
            if skip:
                skip = False
                continue
            if following and re.fullmatch(_RANGE, text[number.end() : following.start()]):
                skip = True
                between = self._between(number.group(), following.group())
                yield Reference(
                    start=number.start(), end=following.end(), proposals=between,
                    basis=Basis.EXPLICIT if "." in number.group() else Basis.SECTION, excluded=excluded,
                )  # fmt: skip
            else:
                proposals, basis = self.point(number.group())
                yield Reference(
                    start=number.start(), end=number.end(), proposals=proposals, basis=basis, excluded=excluded
                )

    def _between(self, first: str, last: str) -> tuple[str, ...]:
        low, high = _key(first), _key(last)
        return tuple(
            identity
            for number, identity in self._ids.items()
            if low <= _key(number) and _key(number)[: len(high)] <= high
        )


def _is_around(chapter: Reference, section: Reference, text: str) -> bool:
    """Is it a chapter that is named together with the one section in it that is meant?"""
    narrower = set(section.proposals) < set(chapter.proposals)
    return narrower and bool(section.proposals) and _WITHIN.fullmatch(text, chapter.end, section.start) is not None


def _key(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split(".") if part.isdigit())
