"""The content words of a text and where they stand: found once for a letter, and looked up for each stretch of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from remiss.understanding.words import content_of

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TERM = re.compile(rf"{_WORD.pattern}|\d+")
_INSIDE = re.compile(r"(?<=[\w-])[\w-]")
"""A place that may cut a word in two."""


class Token(NamedTuple):
    """A content word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The content words of ``text[start:end]``."""
    return _tokens(_WORD, text, start, len(text) if end is None else end)


def terms(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The same and its figures: all that one proposal may have and another not."""
    return _tokens(_TERM, text, start, len(text) if end is None else end)


def _tokens(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[Token, ...]:
    found: list[Token] = []
    for word in pattern.finditer(text, start, end):
        if stem := content_of(word.group()):
            found.append(Token(stem, word.start(), word.end()))
    return tuple(found)


class Tokens:
    """The content words of one text, ready to be looked up."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._terms = terms(text)
        self._words = tuple(token for token in self._terms if not text[token.start].isdecimal())
        self._terms_at = [token.start for token in self._terms]
        self._words_at = [token.start for token in self._words]

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """What ``tokenise`` finds in ``text[start:end]``."""
        if self._cut(start, end):
            return tokenise(self.text, start, end)
        return self._words[bisect_left(self._words_at, start) : bisect_left(self._words_at, end)]

    def terms(self, start: int, end: int) -> tuple[Token, ...]:
        """What ``terms`` finds in ``text[start:end]``."""
        if self._cut(start, end):
            return terms(self.text, start, end)
        return self._terms[bisect_left(self._terms_at, start) : bisect_left(self._terms_at, end)]

    def _cut(self, start: int, end: int) -> bool:
        """May a word stand across either end, so that only a part of it is within?"""
        return _INSIDE.match(self.text, start) is not None or _INSIDE.match(self.text, end) is not None
