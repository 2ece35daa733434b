"""Tables whose columns no ruled line parts: rows of cells that line up, set apart from each other by room or a line.

    Avsnitt   Förslag                    Inställning
    7.1       Skyldighet att             Tillstyrks
              registrera
    7.2       Direktåtkomst              Avstyrks, om
                                         inte …

Every cell begins at the first line of its row, which running text in columns does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from remiss.reading.layout import marks
from remiss.reading.layout.characters import repair
from remiss.reading.pdf.glyphs import Row, Word
from remiss.reading.pdf.rules import Rule

_GUTTER = 0.9  # ems: the least between two columns
_APART = 1.18  # times the distance between lines: rows stand so far apart
_PROSE = 8  # words to a line of running text
_LINED_UP = 0.6  # ems
_FARTHEST = 3.2  # ems from one row of a table to the next
_MOST_LINES = 14  # of a row
_HEADED, _OTHER_SIZE = 3, 0.08  # cells below a heading; share by which its type is larger
_LEAST_BANDS, _OF_THREE_COLUMNS = 3, 2
_TELLING = 4  # rows
_ENUMERATED = re.compile(r"\(?\d{1,3}[.)]")

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Band:
    """Lines between two rows' worth of room: what would be one row of a table."""

    rows: list[Row]
    gaps: list[Gap]

    @property
    def top(self) -> float:
        row = self.rows[0]
        return row[0].base - row[0].size

    @property
    def bottom(self) -> float:
        row = self.rows[-1]
        return row[0].base + 0.3 * row[0].size

    @property
    def words(self) -> Iterator[Word]:
        return (word for row in self.rows for word in row)


def open_tables(
    rows: Sequence[Row], rules: Sequence[Rule], *, letterhead: bool = False, gutter: float | None = None
) -> list[Rule]:
    """The walls and the lines between rows that these tables would have if they were ruled.

    ``letterhead`` says that what is above the first line of running text is none, though its lines line up. ``gutter``
    is where the text of the page is parted in columns: what only that parts is no table.
    """
    if letterhead:
        first = next((n for n, row in enumerate(rows) if sum(word.words for word in row) >= _PROSE), len(rows))
        rows = rows[first:]
    if sum(map(_may_have_cells, rows)) < _OF_THREE_COLUMNS:
        return []
    bands = list(_bands(rows, [rule for rule in rules if not rule.upright]))
    drawn: list[Rule] = []
    n = 0
    while n < len(bands):
        end, gaps = _table(bands, n)
        found = bands[n:end]
        gaps = _told(found, gaps)
        if not _only(gaps, gutter) and _is_table(found, gaps):
            if n and _is_head(bands[n - 1], found, gaps):
                found = [bands[n - 1], *found]
            drawn += _walls(found, gaps)
            n = end
        else:
            n += 1
    return drawn


def _may_have_cells(row: Row) -> bool:
    """Quickly told: most rows have no gap that is nearly as wide."""
    return any(b.left - a.right > 0.5 * _GUTTER * b.size for a, b in pairwise(row))


def _only(gaps: Sequence[Gap], gutter: float | None) -> bool:
    """Whether the one gap between cells is where the columns of the page are parted."""
    return gutter is not None and len(gaps) == 1 and gaps[0][0] <= gutter <= gaps[0][1]


def _bands(rows: Sequence[Row], level: Sequence[Rule]) -> Iterator[_Band]:
    steps = [b[0].base - a[0].base for a, b in pairwise(rows)]
    parts = list(map(_parts, rows))
    band: list[Row] = []
    for n, row in enumerate(rows):
        if band:
            step, size = steps[n - 1], row[0].size
            near = [s for s in steps[max(0, n - 4) : n + 4] if 0.9 * size <= s]
            below = _goes_below(parts[n - 1], parts[n])
            ruled = any(band[-1][0].base - 1 <= r.top <= row[0].base - 0.5 * size and _over(r, row) for r in level)
            if (
                ruled
                or below
                or _heads(parts[n - 1], parts[n])
                or step < 0.5 * size
                or step > _APART * min(near, default=step)
            ):
                yield _Band(band, _gaps(band))
                band = []
        band.append(row)
    if band:
        yield _Band(band, _gaps(band))


def _heads(above: Sequence[Row], parts: Sequence[Row]) -> bool:
    """Whether a line is the heading over a table: bold or of another size, and the row below of several cells."""
    if len(above) > 1 or len(parts) < _HEADED:
        return False
    bold = all(word.bold for word in above[0]) and not all(word.bold for part in parts for word in part)
    return bold or abs(above[0][0].size - parts[0][0].size) > _OTHER_SIZE * parts[0][0].size


def _goes_below(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Whether a row has its cells under those of the one above, and one of these had room left for a word more."""
    if len(before) < 2 or len(before) != len(after):
        return False
    size = after[0][0].size
    pairs = list(zip(before, after, strict=True))
    if any(min(abs(a[0].left - b[0].left), abs(a[-1].right - b[-1].right)) > _LINED_UP * size for a, b in pairs):
        return False
    nexts = [part[0].left - _GUTTER * size for part in before[1:]]
    return any(
        a[-1].right + 0.3 * size + b[0].right - b[0].left < room for (a, b), room in zip(pairs, nexts, strict=False)
    )


def _parts(row: Row) -> list[Row]:
    parts = [[row[0]]]
    for before, word in pairwise(row):
        if word.left - before.right >= _GUTTER * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _over(rule: Rule, row: Row) -> bool:
    return rule.left < row[-1].right and rule.right > row[0].left


def _gaps(rows: Sequence[Row]) -> list[Gap]:
    """The upright strips, as wide as a gutter, that no word of some rows stands in."""
    spans = sorted((word.left, word.right) for row in rows for word in row)
    size = rows[0][0].size
    gaps: list[Gap] = []
    reach = spans[0][1]
    for left, right in spans:
        if left - reach >= _GUTTER * size:
            gaps.append((reach, left))
        reach = max(reach, right)
    return gaps


def _table(bands: Sequence[_Band], n: int) -> tuple[int, list[Gap]]:
    """How far the bands from n on have gutters in common, and these."""
    common = bands[n].gaps
    end = n + 1
    while common and end < len(bands):
        size = bands[end].rows[0][0].size
        step = bands[end].rows[0][0].base - bands[end - 1].rows[-1][0].base
        both = [
            (max(a, c), min(b, d))
            for a, b in common
            for c, d in bands[end].gaps
            if min(b, d) - max(a, c) >= _GUTTER * size
        ]
        if not 0 < step <= _FARTHEST * size or len(both) < len(common):
            break
        common, end = both, end + 1
    return end, common


def _told(bands: Sequence[_Band], gaps: Sequence[Gap]) -> list[Gap]:
    """The gaps without those left of a column that only one row has words in: a justified cell with wide spaces."""
    kept: list[Gap] = []
    for n, gap in enumerate(gaps):
        right = gaps[n + 1][0] if n + 1 < len(gaps) else float("inf")
        filled = sum(any(gap[1] - 0.1 <= word.left < right for word in band.words) for band in bands)
        if filled > 1 or len(bands) < _TELLING or n + 1 == len(gaps):
            kept.append(gap)
    return kept


def _is_table(bands: Sequence[_Band], gaps: Sequence[Gap]) -> bool:
    least = _OF_THREE_COLUMNS if len(gaps) > 1 else _LEAST_BANDS
    if len(bands) < least or not gaps:
        return False
    cells = [_cells(band, gaps) for band in bands]
    if len(gaps) == 1 and all(len(row) < 2 or _is_sign(row[0]) for row in cells):
        return False  # a list, and not the first column of a table
    if any(_begins_items(band, (gap[0] + gap[1]) / 2) for gap in gaps for band in bands[:_LEAST_BANDS]):
        return False  # a numbered list that goes on in the next column
    if any(len(band.rows) > _MOST_LINES for band in bands) or (len(gaps) == 1 and _goes_on(cells)):
        return False
    tops = [band.rows[0][0].base for band in bands]
    level = sum(sum(abs(cell[0].base - top) < 1 for cell in row) > 1 for top, row in zip(tops, cells, strict=True))
    short = sum(any(len({round(word.base) for word in cell}) <= 2 for cell in row) for row in cells)
    return level >= 0.8 * len(bands) and short >= 0.5 * len(bands)


def _goes_on(cells: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Whether most cells of both columns begin in the middle of a sentence: a few lines of text in two columns."""
    for column in (0, 1):
        starts = [row[column][0].text[:1] for row in cells[1:] if len(row) > column]
        if 2 * sum(start.islower() for start in starts) <= len(starts):
            return False
    return True


def _is_head(band: _Band, table: Sequence[_Band], gaps: Sequence[Gap]) -> bool:
    """Whether a bold row over a table names its columns, each in the middle of its own and so not lined up."""
    row = band.rows[-1]
    near = 0 < table[0].rows[0][0].base - row[0].base <= _FARTHEST * row[0].size
    if len(band.rows) > 1 or not near or not all(word.bold for word in row):
        return False
    edges = [float("-inf"), *((gap[0] + gap[1]) / 2 for gap in gaps), float("inf")]
    middles = [(part[0].left + part[-1].right) / 2 for part in _parts(row)]
    return len(middles) == len(gaps) + 1 and all(
        a < middle < b for middle, (a, b) in zip(middles, pairwise(edges), strict=True)
    )


def _begins_items(band: _Band, x: float) -> bool:
    """Whether the rows of a band start, right of a gap, with numbers: ``3. Domverket``."""
    starts = [min((w for w in row if w.left > x), key=lambda w: w.left, default=None) for row in band.rows]
    return any(word is not None and _ENUMERATED.fullmatch(word.first) for word in starts)


def _cells(band: _Band, gaps: Sequence[Gap]) -> list[list[Word]]:
    """The words of each cell that has any, from the left."""
    edges = [float("-inf"), *(gap[0] + 0.1 for gap in gaps), float("inf")]
    cells = [[word for word in band.words if a < word.left <= b or a < word.right <= b] for a, b in pairwise(edges)]
    return [cell for cell in cells if cell]


def _is_sign(cell: Sequence[Word]) -> bool:
    if len(cell) > 1 or cell[0].words > 1:
        return False
    probe = f"{repair(cell[0].text)} X"
    return bool(marks.bullet(probe) or marks.enumerator(probe) or marks.depth(probe))


def _walls(bands: Sequence[_Band], gaps: Sequence[Gap]) -> Iterator[Rule]:
    top, bottom = bands[0].top, bands[-1].bottom
    left = min(word.left for band in bands for word in band.words) - 1
    right = max(word.right for band in bands for word in band.words) + 1
    for x in (left, *((a + b) / 2 for a, b in gaps), right):
        yield Rule(x, top, x, bottom)
    for y in (top, *((a.bottom + b.top) / 2 for a, b in pairwise(bands)), bottom):
        yield Rule(left, y, right, y)
