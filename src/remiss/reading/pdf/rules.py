"""Ruled lines and boxes of a page: walls between cells, boxes beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Lengths in points.
_THIN = 2.5
_SAME = 3.0  # two edges of one border
_LEAST_WIDTH, _LEAST_HEIGHT = 15.0, 8.0  # of a cell or a box


@dataclass(frozen=True, slots=True)
class Rule:
    """What is drawn from edge to edge, a line or a box; ``top`` counts down from the top of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it parts columns rather than rows."""
        return self.right - self.left < self.bottom - self.top

    @property
    def thin(self) -> bool:
        """Whether it is a line."""
        return min(self.right - self.left, self.bottom - self.top) <= _THIN


def split(drawn: Sequence[Rule]) -> tuple[list[Rule], list[Rule]]:
    """The ruled lines, the edges of cells that are drawn as boxes among them; and the boxes that stand alone."""
    lines = [rule for rule in drawn if rule.thin]
    boxes = [
        rule
        for rule in dict.fromkeys(drawn)
        if rule.right - rule.left >= _LEAST_WIDTH and rule.bottom - rule.top >= _LEAST_HEIGHT and not rule.thin
    ]
    cells = {cell for pair in _abutting(boxes) for cell in pair}
    for cell in cells:
        lines += [
            Rule(cell.left, cell.top, cell.left, cell.bottom),
            Rule(cell.right, cell.top, cell.right, cell.bottom),
            Rule(cell.left, cell.top, cell.right, cell.top),
            Rule(cell.left, cell.bottom, cell.right, cell.bottom),
        ]
    lines += _between(sorted(cells, key=lambda cell: (cell.left, cell.top)))
    alone = [box for box in boxes if box not in cells] + list(_framed(lines))
    return lines, [box for box in alone if not any(_touch(box, other) for other in (*alone, *cells))]


def _abutting(boxes: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Boxes of one row that stand wall to wall."""
    for a, b in pairwise(sorted(boxes, key=lambda box: (round(box.top), round(box.bottom), box.left))):
        if _near(a.top, b.top) and _near(a.bottom, b.bottom) and _near(a.right, b.left):
            yield a, b


def _between(cells: Sequence[Rule]) -> Iterator[Rule]:
    """The walls of rows without a ground of their own, where every other row of a table has one."""
    for a, b in pairwise(cells):
        if _near(a.left, b.left) and _near(a.right, b.right) and 0 < b.top - a.bottom < 4 * (a.bottom - a.top) + 40:
            yield Rule(a.left, a.bottom, a.left, b.top)
            yield Rule(a.right, a.bottom, a.right, b.top)


def _framed(lines: Sequence[Rule]) -> Iterator[Rule]:
    """Boxes made of four lines."""
    upright = sorted((rule for rule in lines if rule.upright), key=lambda rule: rule.left)
    level = [rule for rule in lines if not rule.upright]
    for n, left in enumerate(upright):
        if left.bottom - left.top < _LEAST_HEIGHT:
            continue
        for right in upright[n + 1 :]:
            if right.left - left.left < _LEAST_WIDTH or not (
                _near(left.top, right.top) and _near(left.bottom, right.bottom)
            ):
                continue
            over = [rule for rule in level if _near(rule.left, left.left) and _near(rule.right, right.right)]
            if any(_near(rule.top, left.top) for rule in over) and any(_near(r.bottom, left.bottom) for r in over):
                yield Rule(left.left, left.top, right.right, left.bottom)
            break


def _touch(a: Rule, b: Rule) -> bool:
    """Whether two boxes have a side in common, as the cells of a table have."""
    over = a.left < b.right - _SAME and b.left < a.right - _SAME
    along = a.top < b.bottom - _SAME and b.top < a.bottom - _SAME
    beside = _near(a.right, b.left) or _near(b.right, a.left)
    under = _near(a.bottom, b.top) or _near(b.bottom, a.top)
    return (along and beside) or (over and under)


def _near(a: float, b: float) -> bool:
    return abs(a - b) <= _SAME
