"""What stands at the two sides of a white strip: are these columns of text, or the words of one?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from remiss.reading.pdf.glyphs import Row

Sides = tuple[list[Row], list[Row]]

_BEFORE, _EXACT = 2.0, 1.5  # points: a page is cut so far before the column, and its lines begin so near its edge
# Lengths in ems.
_GUTTER = 0.8  # the least between two columns
_WIDE_GUTTER = 1.3  # wider than any space between the words of a justified line
_ROWS = 5  # so many lines beside as many others make columns
_FEWEST = 2  # of those in one place
_WIDTH = 10.0  # the least that the widest line of a column is
_WORDS = 3  # to a line of it, at least
_FILL = 0.75  # most of running text is in lines this full; cells of a table are of all lengths
_FULL, _NEAR = 0.85, 4.0  # of a long column with the end of the text beside it; ems from one to the other
_NUMBER = re.compile(r"(\d{1,3})[.)]?")
_MOST_CANDIDATES = 60
_NEXT, _BETWEEN = 1.8, 0.15  # from a line to the next of one side; to one of the other side that stands between
_ALTERNATING = 3  # lines that stand between two of the other side


def starts(rows: Sequence[Row]) -> list[float]:
    """Where something begins after a gap as wide as a gutter."""
    found = {round(b.left) for row in rows for a, b in pairwise(row) if b.left - a.right > _GUTTER * a.size}
    return [x - _BEFORE for x in sorted(found)]


def common_starts(rows: Sequence[Row]) -> list[float]:
    """Left edges that several rows, or what stands after a gap in them, have in common; without the first one."""
    found: Counter[int] = Counter()
    for row in rows:
        found[round(row[0].left)] += 1
        for a, b in pairwise(row):
            if b.left - a.right > _GUTTER * a.size:
                found[round(b.left)] += 1
    frequent = sorted(x for x, _ in found.most_common(_MOST_CANDIDATES))
    common = [x for x in frequent if found[x - 1] + found[x] + found[x + 1] >= _ROWS]
    return [x - _BEFORE for x in common if x > min(found) + 2]


def begins(row: Row, gutter: float) -> bool:
    """Whether a word of a row begins where the column after a gutter does."""
    return any(abs(word.left - gutter - _BEFORE) <= _EXACT for word in row)


def clear(row: Row, gutter: float) -> bool:
    """Whether nothing in a row stands in the gutter, so that the row can belong to one column or to both."""
    size = row[0].size
    reach = None
    for word in row:
        if word.left >= gutter:
            return word.left - (gutter - size if reach is None else reach) > _GUTTER * size
        reach = word.right if reach is None else max(reach, word.right)
        if reach > gutter:
            return False
    return gutter + size - (gutter - size if reach is None else reach) > _GUTTER * size


def are_columns(pairs: Sequence[Sides]) -> bool:
    """Whether what stands beside each other, in all places together, is text in two columns."""
    return _are_prose(pairs) or any(_count_on(left, right) for left, right in pairs)


def _are_prose(pairs: Sequence[Sides]) -> bool:
    """Whether both sides are running text, as wide as a column, its lines full."""
    near = [(_beside(left, right), _beside(right, left)) for left, right in pairs]
    near = [(left, right) for left, right in near if min(len(left), len(right)) >= _FEWEST]
    return all(_is_prose([row for pair in near for row in pair[side]]) for side in (0, 1))


def _beside(rows: Sequence[Row], other: Sequence[Row]) -> list[Row]:
    """The rows that have some of the other side beside them."""
    top, bottom = other[0][0].base, other[-1][0].base
    return [row for row in rows if top - row[0].size <= row[0].base <= bottom + row[0].size]


def _is_prose(rows: Sequence[Row]) -> bool:
    if len(rows) < _ROWS:
        return False
    parts = [part for row in rows for part in _parts(row)]  # a side can be two columns more
    widths = sorted(part[-1].right - part[0].left for part in parts)
    size = median(word.size for row in rows for word in row for _ in range(word.words))
    return widths[-1] >= _WIDTH * size and _half(widths) >= _FILL * widths[-1] and median(map(_count, parts)) >= _WORDS


def _count(row: Row) -> int:
    return sum(word.words for word in row)


def _half(widths: Sequence[float]) -> float:
    """How long the lines are that have half of all text in them."""
    reached = 0.0
    for width in reversed(widths):
        reached += width
        if reached >= sum(widths) / 2:
            return width
    return 0.0


def _parts(row: Row) -> Iterator[Row]:
    """A row cut where it has gaps as wide as between columns."""
    cuts = [n for n, (a, b) in enumerate(pairwise(row), 1) if b.left - a.right > _WIDE_GUTTER * a.size]
    return (row[a:b] for a, b in pairwise([0, *cuts, len(row)]))


def ends_beside(pair: Sides) -> bool:
    """Whether rows are a long column of running text, with the end of the text beside its first lines."""
    right = pair[1]
    left = [row for row in pair[0] if row[0].base >= right[0][0].base - row[0].size]
    if not 0 < len(right) < _ROWS or len(left) < 2 * _ROWS or right[-1][0].base > left[_ROWS + 1][0].base:
        return False
    widths = [row[-1].right - row[0].left for row in left]
    size = median(word.size for row in left for word in row for _ in range(word.words))
    near = min(row[0].left for row in right) - max(row[-1].right for row in left) <= _NEAR * size
    full = max(widths) >= _WIDTH * size and median(widths) >= _FULL * max(widths)
    return near and full and median(map(_count, left)) >= _WORDS


def alternate(pair: Sides) -> bool:
    """Whether the lines of one side stand between those of the other, not level with them, as no cells of a table do.

    A title of four lines can so stand at the left of text in smaller type.
    """
    left, right = pair
    bases = {row[0].base for row in left}
    level = sum(row[0].base in bases for row in right)
    between = _between(left, right) + _between(right, left)
    return between >= _ALTERNATING and between >= 2 * level


def _between(rows: Sequence[Row], others: Sequence[Row]) -> int:
    """How many times two lines that follow on each other have one of the other side between them."""
    bases = [row[0].base for row in others]
    return sum(
        any(a[0].base + _BETWEEN * a[0].size <= base <= b[0].base - _BETWEEN * b[0].size for base in bases)
        for a, b in pairwise(rows)
        if b[0].base - a[0].base <= _NEXT * a[0].size
    )


def _count_on(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether both sides are one numbered list, which goes on at the right with the number after the left's last."""
    if min(len(left), len(right)) < _ROWS:
        return False
    before, after = (
        [int(number[1]) for row in side if (number := _NUMBER.fullmatch(row[0].first))] for side in (left, right)
    )
    return any(n not in before and _holds(after, n) and _holds(before, n - _ROWS) for n in after)


def _holds(numbers: Sequence[int], first: int) -> bool:
    """Whether numbers hold so many from the first on, in a row."""
    wanted = list(range(first, first + _ROWS))
    return any(numbers[n : n + _ROWS] == wanted for n, number in enumerate(numbers) if number == first)
