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
    where, and to where. Tuples, since a report has millions of them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    words: Sequence[Span] = ()


class Word(NamedTuple):
    """Glyphs without a space between; ``bold`` counts those that are."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int


Row = list[Word]
