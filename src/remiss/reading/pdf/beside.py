"""What stands beside the text: a note in the margin, a box at the side. Its lines are no part of those it is near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from remiss.reading.pdf.glyphs import Row, Word
from remiss.reading.pdf.rules import Rule

_SMALLER = 0.92  # times the size of running text: what is set in the margin is at most so large
_CLEAR = 0.3  # ems between the text and what stands beside it
_NEXT = 2.2  # ems from one line of it to the next
_SIDE = 0.62  # of the width of the text: a box that is wider is part of it
_GUTTER = 0.8  # ems
_WORDS = 3  # of a line of text, at least
_NEAR = 6.0  # ems above and below a box
_COMMON = 0.1  # of all rows start at an edge of the text


@dataclass(frozen=True, slots=True)
class Aside:
    """The rows of a note or a box, and from where to where it makes the lines of the text shorter."""

    rows: list[Row]
    top: float
    bottom: float


def part(rows: Sequence[Row], boxes: Sequence[Rule]) -> tuple[list[Row], list[Aside]]:
    """The rows of the text, and what stands beside them."""
    if not rows:
        return [], []
    rows, groups = _boxed(rows, boxes)
    rows, notes = _in_margin(rows)
    return rows, [*groups, *(Aside(note, 0.0, 0.0) for note in notes)]


def is_numbering(aside: Aside) -> bool:
    """Whether it only numbers the lines of the text, as in a draft."""
    return all(word.text.replace(" ", "").isdigit() for row in aside.rows for word in row)


def _boxed(rows: Sequence[Row], boxes: Sequence[Rule]) -> tuple[list[Row], list[Aside]]:
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    kept: list[Row] = list(rows)
    groups: list[Aside] = []
    for box in sorted(boxes, key=lambda box: (box.bottom - box.top) * (box.right - box.left)):
        if box.right - box.left > _SIDE * (right - left):
            continue
        inside = [[word for word in row if _inside(word, box)] for row in kept]
        outside = [[word for word in row if not _inside(word, box)] for row in kept]
        near = [row for row in outside if row and box.top <= row[0].base <= box.bottom + row[0].size]
        text_beside = any(len(row) >= _WORDS for row in near) and not any(_through(row, box) for row in near)
        if any(inside) and text_beside and _is_passed(kept, box):
            size = near[0][0].size
            groups.append(Aside([row for row in inside if row], box.top - size, box.bottom + 1.5 * size))
            kept = [row for row in outside if row]
    return kept, groups


def _is_passed(rows: Sequence[Row], box: Rule) -> bool:
    """Whether the lines above and below go over the side of a box; between columns of text they leave a gutter."""
    over = passed = 0
    for row in rows:
        size = row[0].size
        if box.top <= row[0].base <= box.bottom + size or not -_NEAR * size <= row[0].base - box.top <= (
            box.bottom - box.top + _NEAR * size
        ):
            continue
        for x in (box.left, box.right):
            before = max((word.right for word in row if word.left < x), default=None)
            after = min((word.left for word in row if word.left >= x), default=None)
            if before is not None and after is not None:
                passed += 1
                over += after - before < _GUTTER * row[0].size
    return over > 0 and over >= 0.5 * passed


def _inside(word: Word, box: Rule) -> bool:
    return box.left - 1 <= word.left and word.right <= box.right + 1 and box.top < word.base <= box.bottom + 1


def _through(row: Row, box: Rule) -> bool:
    """Whether a row goes on through the side of a box: that is a ground or a line of a table, no box of its own."""
    return any(word.left < box.right and word.right > box.left for word in row)


def _in_margin(rows: Sequence[Row]) -> tuple[list[Row], list[list[Row]]]:
    weights: Counter[float] = Counter()
    for row in rows:
        for word in row:
            weights[word.size] += len(word.text)
    sizes: Counter[float] = Counter()
    for points, weight in weights.items():
        sizes[round(points, 1)] += weight
    size = sizes.most_common(1)[0][0]
    if min(weights) > _SMALLER * size:
        return list(rows), []
    running = [[word for word in row if word.size > _SMALLER * size] for row in rows]
    body = [row for row in running if row]
    if not body:
        return list(rows), []
    lefts = Counter(round(row[0].left) for row in body)
    left = min((x for x, count in lefts.items() if count >= max(2, _COMMON * len(body))), default=None)
    if left is None:
        return list(rows), []
    right = max(row[-1].right for row in body)
    room = _CLEAR * size
    kept: list[Row] = []
    groups: list[list[Row]] = []
    for row in rows:
        before = [word for word in row if word.size <= _SMALLER * size and word.right < left - room]
        after = [word for word in row if word.size <= _SMALLER * size and word.left > right + room]
        rest = [word for word in row if word not in before and word not in after]
        if not (before or after) or not any(abs(row[0].base - other[0].base) <= 1.5 * size for other in body):
            kept.append(row)
            continue
        if rest:
            kept.append(rest)
        for beside in (before, after):
            if beside:
                _group(beside, groups, size)
    return kept, groups


def _group(beside: Row, groups: list[list[Row]], size: float) -> None:
    """Add what stands beside a line to what stands beside the one before, or begin another note with it."""
    for group in groups:
        last = group[-1][0]
        if 0 < beside[0].base - last.base <= _NEXT * size and abs(beside[0].left - last.left) <= 3 * size:
            group.append(beside)
            return
    groups.append([beside])
