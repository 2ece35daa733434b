"""Running heads that begin on the second page, in a letter of two: they stand once, so nothing comes again.

Their words do: the name or the number of the letter is a line of its own on the first page too.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from statistics import median

from remiss.reading.layout.lines import Line, Page

_SMALL, _APART = 0.93, 2.0  # times the size of the text; ems of it
_MOST_BESIDE = 3  # running heads have a left, a middle and a right


def lines(pages: Sequence[Page]) -> set[Line]:
    """What is on the outermost rows of later pages, in small type, apart from the text, and on the first as well."""
    known = {_words(line) for line in pages[0].lines}
    return {line for page in pages[1:] for line in _known(page, known)}


def _known(page: Page, known: Set[str]) -> set[Line]:
    size = median(line.size for line in page.lines) if page.lines else 0.0
    found: set[Line] = set()
    for outer in (min, max) if page.lines else ():
        row = outer(page.lines, key=lambda line: line.base).row
        beside = [line for line in page.lines if line.row == row]
        rest = [abs(line.base - beside[0].base) for line in page.lines if line.row != row]
        apart = min(rest, default=0.0) > _APART * size and len(beside) <= _MOST_BESIDE
        small = all(line.size <= _SMALL * size and line.cell is None for line in beside)
        if apart and small and any(_words(line) in known for line in beside):
            found |= set(beside)
    return found


def _words(line: Line) -> str:
    return " ".join(line.text.split()).casefold()
