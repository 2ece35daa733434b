"""A report as pieces: its blocks without notes and page marks, and titles compared without spaces and signs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from remiss.model import BlockKind, Document

_ALIKE = 90  # per cent
_PAGE_MARK = re.compile(r"[-–]?\s*\d{1,4}\s*[-–]?")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a report, or a part of one: what it says, what it is, and its page where there are pages."""

    text: str
    kind: BlockKind
    page: int | None
    level: int = 0

    @property
    def heading(self) -> bool:
        """Whether the reader took it for a heading."""
        return self.kind is BlockKind.HEADING

    def part(self, text: str, kind: BlockKind | None = None) -> Piece:
        """A piece with some of its words."""
        return replace(self, text=text, kind=kind or self.kind)


def pieces_of(document: Document) -> list[Piece]:
    """The blocks of a document that can hold proposals: no footnotes."""
    return [Piece(document.quote(b), b.kind, b.page, b.level) for b in document.blocks if b.kind is not BlockKind.NOTE]


def is_page_mark(text: str) -> bool:
    """Whether there is nothing but a page number: ``17``, ``- 17 -``."""
    return bool(_PAGE_MARK.fullmatch(text.strip()))


def squash(title: str) -> str:
    """A title without spaces, signs and capitals: a list of contents often loses them (``1.4Förslag``)."""
    return "".join(c for c in title.casefold() if c.isalnum())


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same, but for spaces, signs and a slip or two."""
    a, b = squash(one), squash(other)
    if a == b:
        return True
    from rapidfuzz.fuzz import ratio

    return ratio(a, b, score_cutoff=_ALIKE) > 0


def prefix_length(text: str, title: str) -> int | None:
    """How many characters of a text are this title, which it starts with; None where it does not."""
    wanted = squash(title)
    taken = 0
    for at, character in enumerate(text):
        if taken == len(wanted):
            return at
        for c in squash(character):
            if wanted[taken : taken + 1] != c:
                return None
            taken += 1
    return len(text) if taken == len(wanted) else None


@cache
def words() -> dict[str, Any]:
    """The words that reports are known by: ``report.toml``."""
    import tomllib

    return tomllib.loads(files("remiss.consultation").joinpath("report.toml").read_text(encoding="utf-8"))


def is_titled(title: str, titles: Iterable[str]) -> bool:
    """Whether a title is one of these; for ``…`` before or after there may stand other words, or none."""
    plain = f" {' '.join(title.casefold().split()).rstrip('.: ')} "
    return any(
        plain.endswith(one.removeprefix("…") + " ")
        if one.startswith("… ")
        else plain.startswith(" " + one.removesuffix("…"))
        if one.endswith(" …")
        else plain == f" {one} "
        for one in titles
    )
