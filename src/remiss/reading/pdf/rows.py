"""Glyphs become rows: baselines, dropped capitals, the marks of notes that are raised from a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter
from statistics import median

from remiss.reading.pdf.glyphs import Glyph, TangledError

# Lengths in ems.
_SAME_BASELINE = 0.25
_RAISED_SIZE, _RAISED = 0.86, 0.08  # a note mark is so small, and stands so high
_LONGEST_MARK, _MOST_RAISED = 12, 0.5  # glyphs of a raised mark; share of those of the line that it is raised from
_LOWERED = 0.5  # a sign stands at most so far below
_CLOSE = 0.2
_DROPPED, _FEW_LARGE = 1.9, 3  # times usual type; so few of that size
_CAPITAL = 0.68  # how high a capital is
_FEW = 20  # so many glyphs of a row tell about how large it is

_size, _left, _place = attrgetter("size"), attrgetter("left"), attrgetter("base", "left")


def rows_of(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top, each row from the left; small raised ones join the line they are raised from.

    Raises ``TangledError`` where words lie over others.
    """
    rows: list[list[Glyph]] = []
    for glyph in sorted(_levelled(list(glyphs)), key=_place):
        last = rows[-1] if rows else None
        if last and glyph.base - last[0].base <= _SAME_BASELINE * max(glyph.size, last[0].size) and _fits(glyph, last):
            last.append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=_left) if len(row) > 1 else row for row in _with_raised(rows)]


def _levelled(glyphs: list[Glyph]) -> list[Glyph]:
    """A large capital that goes down over several lines, as the first letter of its word; those lines at its left."""
    sizes: Counter[float] = Counter()
    for g in glyphs:
        sizes[g.size] += len(g.text)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    large = {size for size, count in sizes.items() if count <= _FEW_LARGE and size >= _DROPPED * usual}
    for capital in [g for g in glyphs if g.size in large and g.text.isalpha()] if large else ():
        top = capital.base - _CAPITAL * (capital.size - usual) - 0.3 * usual
        beside = [
            n
            for n, g in enumerate(glyphs)
            if top <= g.base <= capital.base + 0.6 * usual
            and 0 <= g.left - capital.right + 0.1 * usual <= usual
            and g.size < capital.size
            and not g.text.isspace()
        ]
        if len({round(glyphs[n].base) for n in beside}) < 2:  # the first letter of a title, and no more
            continue
        first = min(beside, key=lambda n: glyphs[n].base)
        at = glyphs.index(capital)
        glyphs[at] = capital._replace(right=glyphs[first].left, base=glyphs[first].base, size=glyphs[first].size)
        for n in beside:
            if n != first:
                (text, _, right), *rest = glyphs[n].words or [glyphs[n][:3]]
                words = [(text, capital.left, right), *rest] if glyphs[n].words else ()
                glyphs[n] = glyphs[n]._replace(left=capital.left, words=words)
    return glyphs


def _fits(glyph: Glyph, row: Sequence[Glyph]) -> bool:
    """Whether a small glyph below a row is lowered from it; else it is raised from a line of the next column."""
    size = row[0].size
    if glyph.size > _RAISED_SIZE * size or glyph.base - row[0].base <= _RAISED * size:
        return True
    return any(abs(glyph.left - other.right) <= _CLOSE * size for other in row)


def _with_raised(rows: list[list[Glyph]]) -> list[list[Glyph]]:
    """Note marks, and lowered signs as in CO₂, put back into the row they are raised or lowered from."""
    kept: list[list[Glyph]] = []
    above: list[Glyph] = []
    for n, row in enumerate(rows):
        if kept and _lowered_from(kept[-1], row):
            kept[-1] = kept[-1] + row
            continue
        below = rows[n + 1] if n + 1 < len(rows) else []
        near = below and below[0].base - row[0].base < 0.7 * (size := _usual_size(below))
        if near and _usual_size(row) <= _RAISED_SIZE * size and _count(row) <= _MOST_RAISED * _count(below):
            above = row
            continue
        if not above and (len(row) == 1 or row[0].size == min(row, key=_size).size == max(row, key=_size).size):
            kept.append(row)  # all of one size: nothing is raised
            continue
        size = _usual_size(row)
        base = median([g.base for g in row if g.size > _RAISED_SIZE * size for _ in g.text] or [row[0].base])
        small = [g for g in row if g.size <= _RAISED_SIZE * size and g.base < base - _RAISED * size]
        raised = [g for run in _runs(small, size) if _count(run) <= _LONGEST_MARK for g in run]
        beside = [g for g in small if g not in raised]
        if beside:  # small type at the side, on lines of its own
            kept.append(beside)
        level = [g for g in row if g not in small]
        marks = [*above, *raised]
        kept.append(level + [mark for glyph in marks if (mark := _mark(glyph, level, marks, size))])
        above = []
    return kept


def _runs(row: Sequence[Glyph], size: float) -> list[list[Glyph]]:
    """Glyphs in order, parted where there is room for more than a word or two."""
    runs: list[list[Glyph]] = []
    for glyph in sorted(row, key=_left):
        if runs and glyph.left - runs[-1][-1].right <= size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _lowered_from(row: Sequence[Glyph], small: Sequence[Glyph]) -> bool:
    """Whether small glyphs stand a little below a row, each right after one of it, where it leaves them room."""
    if small[0].base - row[0].base > _LOWERED * max([g.size for g in row[:_FEW]]):
        return False
    size = _usual_size(row)
    if _usual_size(small) > _RAISED_SIZE * size:
        return False
    ink = [g for g in row if not g.text.isspace()]
    marks = [g for g in small if not g.text.isspace()]
    over = [g for mark in marks for g in ink if g.left < mark.right - 0.1 * size and g.right > mark.left + 0.1 * size]
    if any(g.words for g in over):
        raise TangledError
    if over:
        return False
    ends = [g.right for g in (*ink, *marks)]
    return all(any(-0.1 * size <= mark.left - end <= _CLOSE * size for end in ends) for mark in marks)


def _mark(glyph: Glyph, row: Sequence[Glyph], marks: Sequence[Glyph], size: float) -> Glyph | None:
    """A raised glyph, one of some marks, as it is to be read; None for the number of a note glued to a word."""
    nearest = max((g for g in row if g.right <= glyph.left + 0.2 * size), key=lambda g: g.right, default=None)
    if nearest is None:
        # the number of a note, before its text; other small type may be a note in the margin
        more = any(mark.left - glyph.left > 0 and mark.left - glyph.right < _CLOSE * size for mark in marks)
        return glyph if glyph.text.isalpha() or more else glyph._replace(text=f"{glyph.text} ")
    if not glyph.text.isdigit() or nearest.text[-1].isspace() or glyph.left - nearest.right >= 0.3 * size:
        return glyph
    if nearest.text.endswith("m") and glyph.text in "23":
        return glyph._replace(text="²" if glyph.text == "2" else "³")
    return None


def _count(glyphs: Sequence[Glyph]) -> int:
    """How many letters there are."""
    return sum(len(g.text) for g in glyphs)


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    if len(glyphs) == 1 or len({g.size for g in glyphs}) == 1:
        return round(glyphs[0].size, 1)
    sizes: Counter[float] = Counter()
    for g in glyphs:
        sizes[round(g.size, 1)] += len(g.text)
    return sizes.most_common(1)[0][0]
