"""Rows of tables, as far as they show: cells between ruled lines, or columns that line up over several rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from remiss.reading.layout.lines import Line

_ALIGNED = 0.6  # ems
_LEAST_ROWS = 2


def stretches(lines: Sequence[Line], before: Sequence[Line] = ()) -> Iterator[tuple[bool, list[Line]]]:
    """Lines in order as stretches: (True, the lines of one table row) or (False, lines of running text).

    ``before`` is the row that the page before ended with, if it was that of a table: it can go on.
    """
    text: list[Line] = []
    for ruled, found in groupby(lines, key=lambda line: line.cell is not None):
        if not ruled:
            text = list(found)
            yield from _aligned(text, before)
            before = ()
            continue
        for _, row in groupby(found, key=lambda line: (line.page, line.cell and line.cell[0])):
            yield True, list(row)


def cells(row: Sequence[Line]) -> list[list[Line]]:
    """The lines of a table row by cell, from the left."""
    if row[0].cell is not None:
        columns = sorted({line.cell[1] for line in row if line.cell})
        return [[line for line in row if line.cell and line.cell[1] == column] for column in columns]
    return [[line] for line in row]


def _aligned(lines: Sequence[Line], before: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """Rows of several cells that stand under those of the row before are a table, if there are enough of them."""
    rows = [list(row) for _, row in groupby(lines, key=lambda line: (line.page, line.column, line.row))]
    n = 0
    text: list[Line] = []
    while n < len(rows):
        end = n + 1
        while end < len(rows) and _under(rows[end - 1], rows[end]):
            end += 1
        goes_on = n == 0 and len(before) > 2 and _under(before, rows[0], over_page=True)
        least = 1 if goes_on else _LEAST_ROWS if len(rows[n]) > 2 else _LEAST_ROWS + 1
        if len(rows[n]) > 1 and end - n >= least:
            if text:
                yield False, text
                text = []
            for row in rows[n:end]:
                yield True, row
        else:
            text.extend(line for row in rows[n:end] for line in row)
        n = end
    if text:
        yield False, text


def _under(above: Sequence[Line], below: Sequence[Line], *, over_page: bool = False) -> bool:
    """Whether two rows have as many cells, and these line up at their left or right."""
    if len(above) < 2 or len(above) != len(below):
        return False
    if above[0].page != below[0].page and not over_page:
        return False
    slack = _ALIGNED * below[0].size
    return all(
        abs(a.left - b.left) <= slack or abs(a.right - b.right) <= slack for a, b in zip(above, below, strict=True)
    )
