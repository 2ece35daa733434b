"""The cells of the matrix, counted: by category, by what they can be picked out by, and as bars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from remiss.model import Category, Counts, Stance
from remiss.writing.view import Row, View

SILENT, UNREAD = "silent", "unread"
"""what stands in the place of a stance: answered but not taken up, and an answer that could not be read"""


@dataclass(frozen=True)
class Stretch:
    """A part of a bar: its side (a stance, or ``silent``), and where it begins and how long it is, in per cent."""

    side: str
    start: str
    width: str


@dataclass(frozen=True)
class Tally:
    """The cells of a category, counted: how many ``bodies`` it has, and how many of their cells took which side."""

    category: Category
    bodies: int
    counts: Counts


def by_category(view: View) -> Iterator[Tally]:
    """All proposals together. A body whose answer could not be read has no silent cells: nothing is known of it."""
    for category, rows in view.rows_by_category():
        yield Tally(category, len(rows), _counts(rows))


def _counts(rows: tuple[Row, ...]) -> Counts:
    said = Counter(cell.stance for row in rows for cell in row.cells if cell)
    silent = sum(cell is None for row in rows if row.read for cell in row.cells)
    return Counts(**{stance.value: said[stance] for stance in Stance}, silent=silent)


def bar(counts: Counts) -> tuple[Stretch, ...]:
    """The sides that anyone took, in the order of the legend; the whole is all who have answered."""
    sides = {stance.value: int(getattr(counts, stance.value)) for stance in Stance} | {SILENT: counts.silent}
    whole = sum(sides.values())
    stretches, before = [], 0
    for side, count in sides.items():
        if count:
            stretches.append(Stretch(side, f"{100 * before / whole:.2f}%", f"{100 * count / whole:.2f}%"))
        before += count
    return tuple(stretches)


def traits(row: Row, at: int) -> tuple[str, ...]:
    """What a cell can be picked out by: its stance, ``silent`` or ``unread``, then its marks.

    The marks are ``review``, and where a person has decided ``confirmed`` (the machine was right) or ``corrected``; a
    cell that a person has emptied is ``silent`` and ``corrected``.
    """
    stand = row.cells[at]
    if stand is None:
        emptied = ("corrected",) if row.dismissed and row.dismissed[at] else ()
        return (SILENT if row.read else UNREAD, *emptied)
    decided = ("confirmed" if stand.confirmed else "corrected",) if stand.corrected else ()
    return (stand.stance.value, *(("review",) if stand.review else ()), *decided)


def by_trait(view: View) -> Counter[str]:
    """How many cells of the matrix there are with each trait."""
    return Counter(trait for row in view.rows for at in range(len(row.cells)) for trait in traits(row, at))
