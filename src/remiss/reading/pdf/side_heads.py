"""Headings in a column of their own, at the left of the text that they are over:

Avgifter      Nämnden tillstyrker förslaget, men anser att avgiften
för tillsyn   bör tas ut i efterskott.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from remiss.reading.pdf.glyphs import Row

_GUTTER = 0.2  # ems between heading and text, at least
_CELL = 2.0  # ems: with so wide a gap in the text it is the row of a table
_LEAST = 2  # headings of a page
_LARGEST = 1.3  # times the type of the text: what is larger is a title
_NEXT = 1.75  # ems from one line of a heading to the next
_MOST_LINES = 4  # of a heading
_ALIGNED = 2.0  # points
_UNDER = 0.6  # of all rows stand under the text beside the headings


def unfold(rows: Sequence[Row]) -> list[tuple[Row, bool]]:
    """The rows of a page, each heading at the side before the text beside it; whether a row is such a heading."""
    size = median(row[0].size for row in rows) if rows else 0.0
    heads = {n: cut for n, row in enumerate(rows) if row[0].size <= _LARGEST * size and (cut := _bold_start(row))}
    edges = Counter(round(rows[n][cut].left) for n, cut in heads.items() if cut < len(rows[n]))
    edge, count = edges.most_common(1)[0] if edges else (0, 0)
    under = sum(abs(row[0].left - edge) <= _ALIGNED for row in rows)
    if count < _LEAST or under < _UNDER * (len(rows) - len(heads)):
        return [(row, False) for row in rows]
    found: list[tuple[Row, bool]] = []
    waiting: list[Row] = []  # text beside a heading that may have more lines
    lines = 0
    for n, row in enumerate(rows):
        head, text = _parted(row, heads.get(n, 0), edge)
        if head and text and not _goes_on(found, waiting, row):
            found += [(other, False) for other in waiting]
            waiting, lines = [], 0
        if head and (text or waiting) and lines < _MOST_LINES:
            found.append((head, True))
            waiting += [text] if text else []
            lines += 1
            continue
        found += [(other, False) for other in (*waiting, row)]
        waiting, lines = [], 0
    return found + [(other, False) for other in waiting]


def _bold_start(row: Row) -> int:
    """How many words of a row are bold, where it begins with such and they end before a gutter; else 0."""
    for n, (before, word) in enumerate(pairwise(row), 1):
        if before.bold < before.letters:
            return 0
        if not word.bold:
            cells = any(b.left - a.right > _CELL * b.size for a, b in pairwise(row[n:]))
            return n if word.left - before.right >= _GUTTER * word.size and not cells else 0
    return len(row) if row[-1].bold == row[-1].letters else 0


def _parted(row: Row, cut: int, edge: float) -> tuple[Row, Row]:
    """The part of a row that is a heading at the side, and the text beside it."""
    if not cut or row[0].left > edge - row[0].size or row[cut - 1].right > edge:
        return [], list(row)
    if cut < len(row) and abs(row[cut].left - edge) > _ALIGNED:
        return [], list(row)
    return list(row[:cut]), list(row[cut:])


def _goes_on(found: Sequence[tuple[Row, bool]], waiting: Sequence[Row], row: Row) -> bool:
    """Whether a row holds one more line of the heading before: right below it."""
    if not waiting or not found:
        return False
    last, is_head = found[-1]
    return is_head and row[0].base - last[0].base <= _NEXT * max(word.size for word in row)
