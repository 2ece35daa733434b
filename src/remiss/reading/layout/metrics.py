"""What is usual in a document: the size of its running text, the distance between its lines, where its lines end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from remiss.reading.layout.lines import Line

_SAME_SIZE = 0.06  # shares of the larger
_FLUSH, _MOSTLY = 0.1, 0.4  # ems from the edge; share of all lines, the last ones of paragraphs among them
_LEADING = 1.2  # ems, where a document has too few lines to tell
_APART, _NEARLY_ALL, _FEW = 1.25, 0.8, 3  # times the leading; share of paragraphs; paragraphs that tell
_FAR = 0.35  # of the column's width
_LEAST_SUPPORT = 0.1  # so large a share of all distances makes one usual


@dataclass(frozen=True, slots=True)
class Metrics:
    """``size`` and ``leading`` of running text; ``edges``: for each column, where its lines start and end.

    ``justified``: most lines end where their column does. ``spaced``: paragraphs stand further apart than
    lines.
    """

    size: float
    leading: float
    edges: dict[int, tuple[float, float]]
    bold: bool
    justified: bool = False
    spaced: bool = False

    def gap(self, line: Line) -> float:
        """The largest distance to the line before within a paragraph."""
        usual = self.leading if same_size(line.size, self.size) else self.leading * line.size / self.size
        return 1.27 * max(usual, _LEADING * line.size if line.size > self.size else 0.0)

    def left(self, line: Line) -> float:
        """Where the column of a line starts."""
        return self.edges[line.column][0]

    def room(self, line: Line) -> float:
        """How much of its column a line leaves empty at the end."""
        return self.edges[line.column][1] - line.right

    def width(self, line: Line) -> float:
        """How wide the column of a line is."""
        left, right = self.edges[line.column]
        return max(right - left, 1.0)


def same_size(a: float, b: float) -> bool:
    """Whether two sizes look the same."""
    return abs(a - b) <= _SAME_SIZE * max(a, b)


def measure(lines: Sequence[Line]) -> Metrics:
    """The metrics of a document from its lines without furniture. There must be at least one."""
    weights: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    for line in lines:
        weights[round(line.size, 1)] += len(line.text)
        bold[line.bold] += len(line.text)
    size = weights.most_common(1)[0][0] or 1.0
    running = [line for line in lines if same_size(line.size, size)]
    edges = _edges(lines, size)
    flush = sum(abs(line.right - edges[line.column][1]) <= _FLUSH * size for line in running)
    leading = _leading(running, size)
    return Metrics(
        size=size,
        leading=leading,
        edges=edges,
        bold=bold[True] > bold[False],
        justified=size > 2 and flush > _MOSTLY * len(running),
        spaced=_spaced(running, edges, leading),
    )


def _spaced(lines: Sequence[Line], edges: dict[int, tuple[float, float]], leading: float) -> bool:
    """Whether there is room after nearly every sentence that ends far from the end of its line."""
    steps = []
    for line, below in pairwise(lines):
        left, right = edges[line.column]
        ends = line.text.rstrip().endswith(".") and line.right < right - _FAR * (right - left)
        if ends and line.page == below.page and line.column == below.column and below.base > line.base:
            steps.append(below.base - line.base)
    return len(steps) >= _FEW and sum(step > _APART * leading for step in steps) >= _NEARLY_ALL * len(steps)


def _leading(lines: Sequence[Line], size: float) -> float:
    """The smallest distance between lines that is common: paragraphs stand further apart than lines."""
    steps: Counter[float] = Counter()
    for above, below in pairwise(lines):
        step = below.base - above.base
        if above.page == below.page and above.column == below.column and 0.9 * size <= step <= 2.5 * size:
            steps[round(step * 2) / 2 if size > 2 else step] += 1
    total = steps.total()
    common = [step for step, count in steps.items() if count >= max(2, _LEAST_SUPPORT * total)]
    return min(common) if common else min(steps, default=_LEADING * size)


def _edges(lines: Sequence[Line], size: float) -> dict[int, tuple[float, float]]:
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        columns[line.column].append(line)
    return {column: _edge(found, size) for column, found in columns.items()}


def _edge(lines: Sequence[Line], size: float) -> tuple[float, float]:
    widest = max(line.right - line.left for line in lines)
    long = [line for line in lines if line.right - line.left > 0.6 * widest and same_size(line.size, size)]
    long = long or list(lines)
    rights = sorted(line.right for line in long)
    lefts = Counter(round(line.left) for line in long)
    left, count = lefts.most_common(1)[0]
    # lines in the middle, as those of a title, have no edge in common
    return float(left if count > 1 else min(lefts)), rights[min(len(rights) - 1, int(0.95 * len(rights)))]
