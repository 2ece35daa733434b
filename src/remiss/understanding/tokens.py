"""The content words of a text and where they stand: found once for a letter, and looked up for each stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain, compress
from typing import NamedTuple, TypeVar

from remiss.understanding.words import content_of

_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)")
_TERM = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*|\d+)")
_INSIDE = re.compile(r"(?<=[\w-])[\w-]")
"""A place that may cut a word in two."""

_Cell = TypeVar("_Cell")


class Token(NamedTuple):
    """A content word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


class Terms(NamedTuple):
    """Content words and figures of a text in their order, in three columns: a letter has thousands, few of which are
    asked for one by one.
    """

    stems: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def tokens(self) -> tuple[Token, ...]:
        """One by one."""
        return tuple(map(Token._make, zip(*self, strict=True)))

    def only(self, wanted: Iterable[object]) -> Terms:
        """Those for which something holds, told for each."""
        told = [*wanted]
        return Terms([*compress(self.stems, told)], [*compress(self.starts, told)], [*compress(self.ends, told)])

    def but(self, spans: Iterable[tuple[int, int]]) -> Terms:
        """Those that begin in none of some spans, which are in order."""
        borders = [0, *(bisect_left(self.starts, border) for span in spans for border in span), len(self.starts)]
        kept = [*map(slice, borders[::2], borders[1::2])]
        return Terms(_joined(self.stems, kept), _joined(self.starts, kept), _joined(self.ends, kept))


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The content words of ``text[start:end]``."""
    return _terms(_WORD, text, start, len(text) if end is None else end).tokens()


def terms(text: str, start: int = 0, end: int | None = None) -> Terms:
    """The same and its figures: all that one proposal may have and another not."""
    return _terms(_TERM, text, start, len(text) if end is None else end)


def _terms(pattern: re.Pattern[str], text: str, start: int, end: int) -> Terms:
    pieces = pattern.split(text[start:end])  # every other one is a word
    ends = [*accumulate(map(len, pieces), initial=start)]
    stems = [*map(content_of, pieces[1::2])]
    return Terms(stems, ends[1:-1:2], ends[2::2]).only(stems)


class Tokens:
    """The content words of one text, ready to be looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.all = terms(text)

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """What ``tokenise`` finds in ``text[start:end]``."""
        if self.cut(start, end):
            return tokenise(self.text, start, end)
        return tuple(token for token in self._within(start, end).tokens() if not token.stem[0].isdecimal())

    def cut(self, start: int, end: int) -> bool:
        """May a word stand across either end, so that only a part of it is within?"""
        return _INSIDE.match(self.text, start) is not None or _INSIDE.match(self.text, end) is not None

    def _within(self, start: int, end: int) -> Terms:
        here = slice(bisect_left(self.all.starts, start), bisect_left(self.all.starts, end))
        return Terms(self.all.stems[here], self.all.starts[here], self.all.ends[here])


def _joined(column: Sequence[_Cell], slices: Iterable[slice]) -> list[_Cell]:
    return [*chain.from_iterable(column[here] for here in slices)]
