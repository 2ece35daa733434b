"""The last row of a table that only the grounds of other rows show: below them, its cells under theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from remiss.reading.pdf.glyphs import Row
from remiss.reading.pdf.rules import Rule

_SAME = 3.0  # points: two walls that end at one height
_LEAST_WALLS = 3
# Lengths in ems.
_GUTTER = 0.6
_LINED_UP = 0.3
_NEXT, _WITHIN = 2.6, 1.9  # from the ground to the row, and from one of its lines to the next


def below(rows: Sequence[Row], rules: Sequence[Rule]) -> Iterator[Rule]:
    """Walls for the rows right below a table, where two cells or more stand under those above them."""
    walls = [rule for rule in rules if rule.upright]
    for bottom in sorted({round(wall.bottom) for wall in walls}):
        ending = sorted(w.left for w in walls if abs(w.bottom - bottom) <= _SAME)
        xs = [x for n, x in enumerate(ending) if not n or x - ending[n - 1] > _SAME]
        going_on = [w for w in walls if w.top - _SAME <= bottom + _SAME < w.bottom - _SAME]
        if len(xs) < _LEAST_WALLS or any(xs[0] - _SAME <= w.left <= xs[-1] + _SAME for w in going_on):
            continue
        above = [row for row in rows if row[0].base <= bottom and xs[0] <= row[0].left <= xs[-1]][-_LEAST_WALLS:]
        found: list[Row] = []
        for row in (row for row in rows if row[0].base > bottom):
            size = row[0].size
            near = row[0].base - found[-1][0].base <= _WITHIN * size if found else row[0].base - bottom <= _NEXT * size
            if not near or _crosses(row, xs) or not (found or _is_under(row, above, xs)):
                break
            found.append(row)
        if found:
            end = found[-1][0].base + 0.4 * found[-1][0].size
            yield from (Rule(x, bottom, x, end) for x in xs)
            yield Rule(xs[0], bottom, xs[-1], bottom)
            yield Rule(xs[0], end, xs[-1], end)


def _crosses(row: Row, xs: Sequence[float]) -> bool:
    return row[0].left < xs[0] or row[-1].right > xs[-1] or any(w.left < x < w.right for w in row for x in xs)


def _is_under(row: Row, above: Sequence[Row], xs: Sequence[float]) -> bool:
    """Whether a row has text in the first cell and another, each starting where one does in a row above."""
    starts = [row[0], *(b for a, b in pairwise(row) if b.left - a.right > _GUTTER * b.size)]
    cells = {sum(x < word.left for x in xs) for word in starts}
    lefts = [word.left for other in above for word in other]
    lined_up = all(any(abs(word.left - left) <= _LINED_UP * word.size for left in lefts) for word in starts)
    return len(cells) > 1 and 1 in cells and lined_up
