"""Columns of text: a page is cut along the white strips with running text, or a numbered list, on both sides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from remiss.reading.pdf.words import Row

NumberedRow = tuple[int, Row]

# Lengths in ems.
_GUTTER = 0.8  # the least between two columns
_WIDE_GUTTER = 1.3  # wider than any space between the words of a justified line
_ROWS = 5  # so many lines beside as many others make columns
_WIDTH = 10.0  # the least that the widest line of a column is
_WORDS = 3  # to a line of it, at least
_FILL = 0.6  # a line of running text is most often this full; a cell of a table is not
_FULL, _NEAR = 0.85, 4.0  # of a long column with the end of the text beside it; ems from one to the other
_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_MOST_CANDIDATES = 60
_DEEPEST = 3  # cuts within cuts


def in_columns(rows: Sequence[NumberedRow]) -> list[tuple[int, list[NumberedRow]]]:
    """The rows of a page, from the top, as stretches in reading order, each with the number of its column.

    The number is 0 for what goes over the whole page, and counts from 1 in columns. A row that has words in two
    columns comes in two parts, with the same number.
    """
    stretches: list[tuple[int, list[NumberedRow]]] = []
    _cut(rows, 0, stretches, _DEEPEST)
    return stretches


def _cut(rows: Sequence[NumberedRow], column: int, stretches: list[tuple[int, list[NumberedRow]]], deepest: int) -> int:
    """Add the stretches of rows that stand in a column; the number of the last column that was used."""
    gutter = _gutter([row for _, row in rows]) if deepest else None
    if gutter is None:
        if rows:
            stretches.append((column, list(rows)))
        return column
    last = column
    for beside, run in _runs(rows, gutter):
        if not beside:
            stretches.append((column, run))
            continue
        left = [(n, part) for n, row in run if (part := [word for word in row if word.left < gutter])]
        right = [(n, part) for n, row in run if (part := [word for word in row if word.left >= gutter])]
        first = _cut(left, column + 1, stretches, deepest - 1)
        last = max(last, _cut(right, first + 1, stretches, deepest - 1))
    return last


def _runs(rows: Sequence[NumberedRow], gutter: float) -> Iterator[tuple[bool, list[NumberedRow]]]:
    """Rows that leave the gutter free, with text on both sides (True), and what is between those (False)."""
    plain: list[NumberedRow] = []
    run: list[NumberedRow] = []
    for numbered in [*rows, None]:
        if numbered is not None and _clear(numbered[1], gutter):
            run.append(numbered)
            continue
        found = [row for _, row in run]
        both = _side_by_side(found, gutter)
        first = 0 if both else next((n for n, row in enumerate(found) if row[-1].left >= gutter), 0)
        if both or _ends_beside(found[first:], gutter):
            plain.extend(run[:first])
            run = run[first:]
            if plain:
                yield False, plain
                plain = []
            yield True, run
        else:
            plain.extend(run)
        run = []
        if numbered is not None:
            plain.append(numbered)
    if plain:
        yield False, plain


def _gutter(rows: Sequence[Row]) -> float | None:
    """Where the page can be cut upright so that the most rows stand beside others; None where it cannot."""
    best, most = None, 0
    for x in _candidates(rows):
        beside = 0
        run: list[Row] = []
        for row in [*rows, None]:
            if row is not None and _clear(row, x):
                run.append(row)
                continue
            if _side_by_side(run, x):
                beside += len(run)
            run = []
        if beside > most:
            best, most = x, beside
    return best or _short_gutter(rows)


def _short_gutter(rows: Sequence[Row]) -> float | None:
    """Where the page is cut when its second column has only a few lines: beside the first ones of a long column."""
    starts = {round(b.left) for row in rows for a, b in pairwise(row) if b.left - a.right > _GUTTER * a.size}
    for x in (start - 2.0 for start in sorted(starts)):
        if sum(row[-1].right < x for row in rows) < 2 * _ROWS - _ROWS // 2:
            continue
        run: list[Row] = []
        for row in [*rows, None]:
            if row is not None and _clear(row, x):
                run.append(row)
                continue
            if _ends_beside(run, x):
                return x
            run = []
    return None


def _ends_beside(rows: Sequence[Row], gutter: float) -> bool:
    """Whether rows are a long column of running text, with the end of the text beside its first lines."""
    left = [part for row in rows if (part := [w for w in row if w.left < gutter])]
    right = [part for row in rows if (part := [w for w in row if w.left >= gutter])]
    if not 0 < len(right) < _ROWS or len(left) < 2 * _ROWS or right[-1][0].base > left[_ROWS + 1][0].base:
        return False
    widths = [row[-1].right - row[0].left for row in left]
    size = median(word.size for row in left for word in row)
    near = gutter - max(row[-1].right for row in left) <= _NEAR * size
    full = max(widths) >= _WIDTH * size and median(widths) >= _FULL * max(widths)
    return near and full and median(len(row) for row in left) >= _WORDS


def _candidates(rows: Sequence[Row]) -> list[float]:
    """Left edges that several rows, or what stands after a gap in them, have in common."""
    starts: Counter[int] = Counter()
    for row in rows:
        starts[round(row[0].left)] += 1
        starts.update(round(b.left) for a, b in pairwise(row) if b.left - a.right > _GUTTER * a.size)
    frequent = sorted(x for x, _ in starts.most_common(_MOST_CANDIDATES))
    common = [x for x in frequent if starts[x - 1] + starts[x] + starts[x + 1] >= _ROWS]
    return [x - 2.0 for x in common[1:]]


def _clear(row: Row, gutter: float) -> bool:
    """Whether nothing in a row stands in the gutter, so that the row can belong to one column or to both."""
    size = row[0].size
    left = max((word.right for word in row if word.left < gutter), default=gutter - size)
    right = min((word.left for word in row if word.left >= gutter), default=gutter + size)
    return left <= gutter and right - left > _GUTTER * size


def _side_by_side(rows: Sequence[Row], gutter: float) -> bool:
    """Whether rows that leave a gutter free are text in two columns, beside each other."""
    left, right = (
        [part for row in rows if (part := [w for w in row if (w.left >= gutter) == right])] for right in (False, True)
    )
    return min(len(left), len(right)) >= _ROWS and (_are_prose(left, right) or _count_on(left, right))


def _parts(row: Row) -> list[Row]:
    """A row cut where it has gaps as wide as between columns."""
    cuts = [n for n, (a, b) in enumerate(pairwise(row), 1) if b.left - a.right > _WIDE_GUTTER * a.size]
    return [row[a:b] for a, b in pairwise([0, *cuts, len(row)])]


def _count_on(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides are one numbered list, which goes on at the right with the number after the left's last."""
    before, after = (
        [int(number[1]) for row in side if (number := _NUMBER.fullmatch(row[0].text))] for side in (left, right)
    )
    return any(n not in before and _holds(after, n) and _holds(before, n - _ROWS) for n in after)


def _holds(numbers: Sequence[int], first: int) -> bool:
    """Whether numbers hold so many from the first on, in a row."""
    wanted = list(range(first, first + _ROWS))
    return any(numbers[n : n + _ROWS] == wanted for n, number in enumerate(numbers) if number == first)


def _are_prose(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides are running text, as wide as a column, its lines full."""
    for side, other in ((left, right), (right, left)):
        top, bottom = other[0][0].base, other[-1][0].base
        near = [row for row in side if top - row[0].size <= row[0].base <= bottom + row[0].size]
        if len(near) < _ROWS:
            return False
        parts = [part for row in near for part in _parts(row)]  # a side can be two columns more
        widths = [part[-1].right - part[0].left for part in parts]
        size = median(word.size for row in near for word in row)
        if max(widths) < _WIDTH * size or median(widths) < _FILL * max(widths):
            return False
        if median(map(len, parts)) < _WORDS:
            return False
    return True
