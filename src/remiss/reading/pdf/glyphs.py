"""The nouns of a page's text: glyphs with boxes, and the words and rows that they become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class TangledError(Exception):
    """Words lie over each other, or their font lies, so that only their letters tell what is to be read."""


Span = tuple[str, float, float]


class Glyph(NamedTuple):
    """A character on the page; ``base`` counts down from the top, in points like the rest.

    Or several words that are drawn in one go, with the space after the last: then ``words`` has the text of each, from
    where, and to where. Words with usual spaces between can count as one. Tuples, since a report has millions of them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    words: Sequence[Span] = ()


class Word(NamedTuple):
    """Glyphs without a gap between that could part columns: mostly one word, or all that a line of running text has.

    ``bold`` counts the letters that are.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int

    @property
    def letters(self) -> int:
        """How many characters it has, spaces not counted."""
        return len(self.text) - self.text.count(" ")

    @property
    def words(self) -> int:
        """How many words it is made of."""
        return self.text.count(" ") + 1

    @property
    def first(self) -> str:
        """Its first word."""
        return self.text.partition(" ")[0]


Row = list[Word]
