"""Columns of text: a page is cut along the white strips with running text, or a numbered list, on both sides.

What a strip parts is judged for all the page at once: under headings that go over the page a column may have two lines
only, and is one all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from remiss.reading.pdf import sides
from remiss.reading.pdf.glyphs import Row
from remiss.reading.pdf.rules import Rule
from remiss.reading.pdf.sides import Sides

NumberedRow = tuple[int, Row]

_DEEPEST = 3  # cuts within cuts
_ROWS = 5
_FEWEST = 2  # lines that all stand at one side of the gutter are of that column
_EDGE_ROWS, _STRIP = 3, 2.5  # at an edge of the page so many rows stand apart from the columns; so many lines from them
# Lines from a heading over both columns to those of the second column, above and below it.
_ABOVE, _BELOW = 1.25, 0.9
_LEVEL = 0.35  # ems: the lines after such a heading begin equally high
_UNLINED = 0.2  # of the rows in both columns may stand beside no line between them: running heads
_LARGER, _ROOM = 1.08, 2.6  # or it is in larger type, and so many lines of room are for it


@dataclass(frozen=True, slots=True)
class Gutter:
    """Where a page is cut, and where the parts at its left and right are cut again."""

    x: float
    left: Gutter | None
    right: Gutter | None


def gutters(stretches: Sequence[Sequence[Row]]) -> Gutter | None:
    """Where a page is cut whose rows stand in some stretches under each other; None where it is one column."""
    return _find([list(enumerate(rows)) for rows in stretches], _DEEPEST)


def edges(gutter: Gutter | None) -> tuple[float, ...]:
    """Where a page is cut, from the left."""
    return () if gutter is None else (*edges(gutter.left), gutter.x, *edges(gutter.right))


def as_before(rows: Sequence[Row], xs: Sequence[float]) -> Gutter | None:
    """The cuts of a page before, where this one goes on so: some text begins after one, and as little goes over one.

    The last page of a text in columns has a line or two in each, which tell nothing by themselves.
    """
    over = sum(not sides.clear(row, x) for row in rows for x in xs)
    after = sum(sides.begins(row, x) and sides.clear(row, x) for row in rows for x in xs)
    if not after or over > after:
        return None
    found: Gutter | None = None
    for x in reversed(xs):
        found = Gutter(x, None, found)
    return found


def lined(rows: Sequence[Row], rules: Sequence[Rule], gutter: Gutter | None) -> list[int]:
    """For each row the number of the line between columns that it stands beside; 0 for a heading over both.

    All zeros where columns stand beside each other without such lines.
    """
    if gutter is None:
        return [0] * len(rows)
    x = gutter.x
    between = sorted(
        (r for r in rules if r.upright and r.thin and rows and 0 <= x - r.left <= _STRIP * rows[0][0].size),
        key=lambda rule: rule.top,
    )
    found = [
        next((n for n, r in enumerate(between, 1) if r.top <= row[0].base <= r.bottom + _BELOW), 0) for row in rows
    ]
    both = [n for n, row in zip(found, rows, strict=True) if sides.clear(row, x) and row[0].left < x <= row[-1].left]
    return found if both.count(0) <= _UNLINED * len(both) else [0] * len(rows)


def in_columns(rows: Sequence[NumberedRow], gutter: Gutter | None) -> list[tuple[int, list[NumberedRow]]]:
    """Rows from the top as stretches in reading order, each with the number of its column.

    The number is 0 for what goes over the whole page, and counts from 1 in columns. A row that has words in two
    columns comes in two parts, with the same number.
    """
    stretches: list[tuple[int, list[NumberedRow]]] = []
    _cut(rows, gutter, 0, stretches)
    return stretches


def _cut(
    rows: Sequence[NumberedRow], gutter: Gutter | None, column: int, stretches: list[tuple[int, list[NumberedRow]]]
) -> None:
    """Add the stretches of rows that stand in a column."""
    if gutter is None:
        if rows:
            stretches.append((column, list(rows)))
        return
    for beside, run in _runs(rows, gutter.x):
        if not beside:
            stretches.append((column, run))
            continue
        left, right = _parted(run, gutter.x)
        _cut(left, gutter.left, column + 1, stretches)
        _cut(right, gutter.right, column + 1 + _count(gutter.left), stretches)


def _count(gutter: Gutter | None) -> int:
    """How many numbers the columns of a part take."""
    return 1 if gutter is None else 1 + _count(gutter.left) + _count(gutter.right)


def _find(stretches: Sequence[Sequence[NumberedRow]], deepest: int) -> Gutter | None:
    """Where stretches of rows, that stand under each other, are cut; None where they are one column."""
    x = _best([[row for _, row in rows] for rows in stretches]) if deepest else None
    if x is None:
        return None
    runs = [_parted(run, x) for rows in stretches for beside, run in _runs(rows, x) if beside]
    return Gutter(x, *(_find([pair[side] for pair in runs], deepest - 1) for side in (0, 1)))


def _parted(run: Sequence[NumberedRow], x: float) -> tuple[list[NumberedRow], list[NumberedRow]]:
    left = [(n, part) for n, row in run if (part := [word for word in row if word.left < x])]
    right = [(n, part) for n, row in run if (part := [word for word in row if word.left >= x])]
    return left, right


def _best(stretches: Sequence[Sequence[Row]]) -> float | None:
    """Where the most rows stand beside others; None where nothing tells that they do."""
    best, most = None, 0
    rows = [row for stretch in stretches for row in stretch]
    common = sides.common_starts(rows)
    for x in common:
        pairs = _pairs(stretches, x)
        count = sum(len(left) + len(right) for left, right in pairs)
        if count > most and sides.are_columns(pairs):
            best, most = x, count
    if best is not None:
        return best
    judges: list[tuple[Sequence[float], Callable[[Sides], bool]]] = [
        (sides.starts(rows), sides.ends_beside),
        (common, sides.alternate),
    ]
    return next((x for xs, judge in judges for x in xs if any(map(judge, _pairs(stretches, x)))), None)


def _pairs(stretches: Sequence[Sequence[Row]], x: float) -> list[Sides]:
    """Runs of rows that leave a gutter free, as what stands at its left and right, where there is something at both."""
    found: list[Sides] = []
    for rows in stretches:
        left: list[Row] = []
        right: list[Row] = []
        for row in [*rows, None]:
            if row is not None and sides.clear(row, x):
                left += [part] if (part := [w for w in row if w.left < x]) else []
                right += [part] if (part := [w for w in row if w.left >= x]) else []
                continue
            if left and right:
                found.append((left, right))
            left, right = [], []
    return found


def _runs(rows: Sequence[NumberedRow], x: float) -> Iterator[tuple[bool, list[NumberedRow]]]:
    """Rows that leave the gutter free, with text on both sides or enough on one (True); what is between (False)."""
    plain: list[NumberedRow] = []
    run: list[NumberedRow] = []
    for numbered in [*rows, None]:
        if numbered is not None and sides.clear(numbered[1], x):
            run.append(numbered)
            continue
        for section in _sections(run, x):
            if all(_parted(section, x)) or len(section) >= _FEWEST:
                if plain:
                    yield False, plain
                    plain = []
                yield True, section
            else:
                plain.extend(section)
        run = []
        if numbered is not None:
            plain.append(numbered)
    if plain:
        yield False, plain


def _sections(run: Sequence[NumberedRow], x: float) -> Iterator[list[NumberedRow]]:
    """A run cut where something goes over both columns and does not reach into the second: a short heading, a foot."""
    if not run:
        return
    rows = [row for _, row in run]
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    line = _line(_parted(run, x), rows[0][0].size)
    first, last = _edges(rows, x, steps, line)
    starts = [n for n in range(first, last) if _goes_over(rows, n, x, line)]
    starts += [n for n in range(max(0, first - _EDGE_ROWS), first) if n and steps[n - 1] >= _ABOVE * line]
    cuts = sorted({0, first, last, len(run), *starts, *(n + 1 for n in starts if n >= first)})
    yield from (list(run[a:b]) for a, b in pairwise(cuts))


def _line(parts: Sequence[Sequence[NumberedRow]], size: float) -> float:
    """How far it most often is from one line to the next of the same side: those of the other may stand between."""
    steps = [b[0].base - a[0].base for side in parts for (_, a), (_, b) in pairwise(side)]
    return median([step for step in steps if step > 0.5 * size] or [0.0])


def _edges(rows: Sequence[Row], x: float, steps: Sequence[float], line: float) -> tuple[int, int]:
    """The first row of the columns, and the one after their last: before and after may be a head or foot, far away.

    The last lines of a heading over both columns stand before too, where both begin at one height.
    """
    first, last = 0, len(rows)
    start = next((n for n, row in enumerate(rows) if row[-1].left >= x), 0)
    level = rows[start][0].left < x or (start + 1 < last and _level(rows[start], rows[start + 1]))
    if start and level and steps[start - 1] >= _ABOVE * line:
        first = start
    if last < 2 * _ROWS:
        return first, last
    for n in range(_EDGE_ROWS):
        if steps[n] > _STRIP * line:
            first = max(first, n + 1)
        if steps[-n - 1] > _STRIP * line:
            last = len(steps) - n
    return first, last


def _goes_over(rows: Sequence[Row], n: int, x: float, line: float) -> bool:
    """Whether a line at the left is a heading over both columns: room for it in the second, then both begin again."""
    if not 0 < n < len(rows) - 1 or rows[n][-1].left >= x:
        return False
    at = rows[n][0].base
    above = next((row for row in reversed(rows[:n]) if row[-1].left >= x), None)
    left, right = (
        next((row for row in rows[n + 1 :] if (row[0].left < x if side else row[-1].left >= x)), None)
        for side in (True, False)
    )
    if above is None or left is None or right is None:
        return False
    free = at - max(above[0].base, rows[n - 1][0].base) >= _ABOVE * line and right[0].base - at >= _BELOW * line
    larger = rows[n][0].size > _LARGER * left[0].size and right[0].base - above[0].base >= _ROOM * line
    ended = at - above[0].base <= _ROWS * line  # else there is a picture, or a box, in the second column
    return (_level(left, right) or (larger and ended)) and free and (left is rows[n + 1] or right is rows[n + 1])


def _level(row: Row, other: Row) -> bool:
    return abs(row[0].base - other[0].base) <= _LEVEL * row[0].size
