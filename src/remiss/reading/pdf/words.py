"""Glyphs with boxes become rows of words: baselines, raised note marks, gaps that are spaces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from remiss.reading.layout.characters import END_HYPHENS
from remiss.reading.pdf.advances import mended

# Lengths in ems.
_SAME_BASELINE = 0.25
_RAISED_SIZE, _RAISED = 0.86, 0.08  # a note mark is so small, and stands so high
_LONGEST_MARK, _MOST_RAISED = 12, 0.5  # glyphs of a raised mark; share of those of the line that it is raised from
_LOWERED = 0.5  # a sign stands at most so far below
_CLOSE = 0.2
_DROPPED, _FEW_LARGE = 1.9, 3  # times usual type; so few of that size
_CAPITAL = 0.68  # how high a capital is
_FEW = 20  # so many glyphs of a row tell about how large it is
_SPACE = 0.18
_SPACED_OUT = 1.8  # times the usual gap between letters in spaced-out type
_LOOSE = 0.1  # the gaps of spaced-out type are wider
_AROUND = 3  # gaps at each side tell whether type is spaced out here
_TITLE = 80  # characters
_AGAIN = 0.12  # a character so near its like is the same, drawn again for weight or as a shadow

_HYPHENS = f"-{END_HYPHENS}"


class Glyph(NamedTuple):
    """A character on the page; ``base`` counts down from the top, in points like the rest.

    A tuple, since a report has millions of them.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs without a space between; ``bold`` counts those that are."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: int


Row = list[Word]


def rows_of_words(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from the top, each with its words from the left; rows without ink are left out."""
    rows = mended(list(_once(_rows(_levelled(list(glyphs))))))
    return [words for row in rows if (words := _words(row))]


def _levelled(glyphs: list[Glyph]) -> list[Glyph]:
    """A large capital that goes down over several lines, as the first letter of its word; those lines at its left."""
    sizes = Counter(map(_size, glyphs))
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    large = [g for g in glyphs if sizes[g.size] <= _FEW_LARGE and g.size >= _DROPPED * usual and g.text.isalpha()]
    for capital in large:
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
                glyphs[n] = glyphs[n]._replace(left=capital.left)
    return glyphs


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, from the top; small raised ones join the line they are raised from."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: (g.base, g.left)):
        last = rows[-1] if rows else None
        if last and glyph.base - last[0].base <= _SAME_BASELINE * max(glyph.size, last[0].size) and _fits(glyph, last):
            last.append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda g: g.left) for row in _with_raised(rows)]


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
        size = _usual_size(below) if below else 0.0
        near = below and below[0].base - row[0].base < 0.7 * size
        if near and _usual_size(row) <= _RAISED_SIZE * size and len(row) <= _MOST_RAISED * len(below):
            above = row
            continue
        if not above and row[0].size == min(row, key=_size).size == max(row, key=_size).size:
            kept.append(row)  # all of one size: nothing is raised
            continue
        size = _usual_size(row)
        base = median([g.base for g in row if g.size > _RAISED_SIZE * size] or [row[0].base])
        small = [g for g in row if g.size <= _RAISED_SIZE * size and g.base < base - _RAISED * size]
        raised = [g for run in _runs(small, size) if len(run) <= _LONGEST_MARK for g in run]
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
    for glyph in sorted(row, key=lambda g: g.left):
        if runs and glyph.left - runs[-1][-1].right <= size:
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _lowered_from(row: Sequence[Glyph], small: Sequence[Glyph]) -> bool:
    """Whether small glyphs stand a little below a row, each right after one of it, where it leaves them room."""
    if small[0].base - row[0].base > _LOWERED * max(g.size for g in row[:_FEW]):
        return False
    size = _usual_size(row)
    if _usual_size(small) > _RAISED_SIZE * size:
        return False
    ink = [g for g in row if not g.text.isspace()]
    marks = [g for g in small if not g.text.isspace()]
    if any(g.left < mark.right - 0.1 * size and g.right > mark.left + 0.1 * size for mark in marks for g in ink):
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
    if not glyph.text.isdigit() or nearest.text.isspace() or glyph.left - nearest.right >= 0.3 * size:
        return glyph
    if nearest.text == "m" and glyph.text in "23":
        return glyph._replace(text="²" if glyph.text == "2" else "³")
    return None


_size = attrgetter("size")


def _usual_size(glyphs: Sequence[Glyph]) -> float:
    return Counter(round(g.size, 1) for g in glyphs).most_common(1)[0][0]


def _once(rows: Sequence[Sequence[Glyph]]) -> Iterator[list[Glyph]]:
    """Rows without the characters that are drawn again where they stand: those that are look bold.

    Where most of a page is drawn again, with a shadow perhaps, and it is no page with a title only, that tells nothing.
    """
    parted = [_drawn_again(row) for row in rows]
    all_of_them = sum(len(kept) for kept, _ in parted)
    telling = all_of_them < _TITLE or 2 * sum(len(again) for _, again in parted) <= all_of_them
    for kept, again in parted:
        for n in again if telling else ():
            kept[n] = kept[n]._replace(bold=True)
        yield kept


def _drawn_again(row: Sequence[Glyph]) -> tuple[list[Glyph], set[int]]:
    """The glyphs of a row, each once, and which of them were drawn more than once.

    What stands at quite the same place is no second drawing, but the letters of one ligature.
    """
    kept: list[Glyph] = []
    again: set[int] = set()
    for glyph in row:
        near = glyph.left - _AGAIN * glyph.size
        for n in range(len(kept) - 1, -1, -1):
            if kept[n].left < near:
                kept.append(glyph)
                break
            if kept[n].left < glyph.left and not glyph.text.isspace() and _same_sign(kept[n].text, glyph.text):
                again.add(n)
                break
        else:
            kept.append(glyph)
    return kept, again


def _same_sign(one: str, other: str) -> bool:
    """Whether two characters look the same; a hyphen that breaks a line is given as another sign than its shadow."""
    return one == other or (one in _HYPHENS and other in _HYPHENS)


def _words(row: Sequence[Glyph]) -> Row:
    """The words of a row. In spaced-out type only a gap wider than its like parts them; dots that lead are no type."""
    ink = [g for g in row if not g.text.isspace()]
    if not ink:
        return []
    gaps = [b.left - a.right for a, b in pairwise(ink) if not a.text == b.text == "."]
    usual = max(0.0, median(gaps)) if len(gaps) > 3 else 0.0
    # a row with some words spaced out, and most of its gaps between their letters: "Vi  a v s t y r k e r  förslaget"
    tight = _tight(ink, usual) if usual > _LOOSE * ink[-1].size else frozenset()
    words: Row = []
    current: list[Glyph] = []
    spaced = False
    reach = before = 0.0  # where the last two glyphs end: an accent of its own ends before its letter
    for glyph in row:
        text, left, right, _, size, _ = glyph
        if text.isspace():
            spaced = True
            continue
        if current:
            gap = left - (before if before > reach else reach)
            loose = usual if usual > _LOOSE * size and glyph not in tight else 0.0
            if gap > _SPACED_OUT * loose if loose else spaced or gap > _SPACE * size:
                words.append(_word(current))
                current = []
        spaced = False
        before, reach = (reach if current else right), right
        current.append(glyph)
    if current:
        words.append(_word(current))
    return words


def _tight(ink: Sequence[Glyph], usual: float) -> frozenset[Glyph]:
    """The glyphs of a spaced-out row around which the type is set as usual: the gaps near by are most often none."""
    gaps = [b.left - a.right for a, b in pairwise(ink)]
    return frozenset(
        glyph for n, glyph in enumerate(ink[1:]) if median(gaps[max(0, n - _AROUND) : n + _AROUND + 1]) < 0.5 * usual
    )


def _word(glyphs: Sequence[Glyph]) -> Word:
    return Word(
        text="".join(g.text for g in glyphs),
        left=glyphs[0].left,
        right=max(g.right for g in glyphs),
        base=max(glyphs, key=lambda g: g.size).base,
        size=max(g.size for g in glyphs),
        bold=sum(len(g.text) for g in glyphs if g.bold),
    )
