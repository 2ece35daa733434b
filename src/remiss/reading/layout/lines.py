"""The nouns of layout: a line of text with its place and looks, and a page of lines in reading order.

Every engine gives these, so that one piece of code makes paragraphs of them. Lengths are points in a PDF, and lines
(down) and characters (across) in a text file; what matters is only that one document keeps to one unit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """A line of one column, or a cell's part of it.

    ``base`` is the baseline, counted down from the top of the page. ``row`` numbers the baselines of a page: lines with
    the same row stand side by side. ``column`` is 0 for text over the whole page and counts from 1 in columns of text.
    ``starts_bold``: its first word is. ``cell`` is (row, column) within a ruled table, None outside.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    starts_bold: bool = False
    row: int = 0
    column: int = 0
    cell: tuple[int, int] | None = None

    def with_text(self, text: str) -> Line:
        """The same line with other words."""
        return self._replace(text=text)


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its height, and its lines in reading order.

    ``aside`` holds words that are no part of the text: askew to the rest, as a stamp along the margin, or not to be
    seen. ``beside`` holds, group by group, the lines of what stands beside the text: a note in the margin, a box.
    ``hides`` says that sentences are among what cannot be seen: white on white, or not drawn. ``cuts`` is where its
    columns are parted. ``plain`` says that it is known to have no picture, and few lines and boxes.
    """

    number: int
    height: float
    lines: Sequence[Line]
    aside: Sequence[str] = ()
    beside: Sequence[Sequence[Line]] = ()
    hides: bool = False
    cuts: Sequence[float] = ()
    plain: bool = False


def letters(page: Page) -> int:
    """How many characters a page has, white space not counted."""
    beside = (line for lines in page.beside for line in lines)
    return sum(len("".join(line.text.split())) for line in (*page.lines, *beside))
