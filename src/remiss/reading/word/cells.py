"""The cells of a table's row: those that belong together are one row, those that only stand side by side are text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remiss.model import BlockKind
from remiss.reading.word.pieces import LINE, Piece, joined


@dataclass(frozen=True)
class Cell:
    """A cell of a table. ``above`` is the label of a cell that is merged downwards and reaches into this one: an answer
    ("Tillstyrker") holds in each of its rows. What the rows are about, in the first column, is not said again.
    """

    pieces: list[Piece]
    above: str = ""

    def own(self) -> list[Piece]:
        """Its words without their notes."""
        return [piece for piece in self.pieces if piece.kind is not BlockKind.NOTE]

    def label(self) -> str:
        """Its words where they are few ("4.2.1", "Tillstyrker")."""
        words = joined(self.own())
        return words if len(self.own()) == 1 and len(words) <= LINE else ""


def is_layout(rows: list[list[Cell]]) -> bool:
    """Whether a table only places text on the page, so that its cells are read one after the other.

    It does if no row has words in more than one cell; if it is a single row with a cell of several paragraphs; if a
    cell holds a heading with text under it; or if a cell holds a table with rows of its own. In any other table the
    cells of a row belong together ("4.2.1 | Tillstyrks"), however much text there is in them.
    """
    cells = [cell.own() for row in rows for cell in row]
    kinds = [[piece.kind for piece in cell] for cell in cells]
    return (
        all(sum(1 for cell in row if cell.own()) <= 1 for row in rows)
        or (len(rows) == 1 and any(len(cell) > 1 for cell in cells))
        or any(BlockKind.HEADING in kind[:-1] or BlockKind.TABLE_ROW in kind for kind in kinds)
    )


def side_by_side(cells: list[Cell]) -> Iterable[Piece]:
    """The cells of a row one after the other. A few words to the left of paragraphs ("4.2.1") are like a line in bold
    over them, which is a heading where such a line would be.
    """
    label, *text = [cell for cell in cells if cell.own()] or [Cell([])]
    kinds = [piece.kind for piece in text[0].own()] if text else []
    if label.label() and len(kinds) > 1 and {*kinds} <= {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}:
        label.own()[0].marked = True
    return (piece for cell in cells for piece in cell.pieces)


def as_row(cells: list[Cell], *, at_top: bool) -> Iterable[Piece]:
    """One row of a table, and its notes. In a letterhead, cells of several lines are lines; so is a lone heading."""
    own = [cell.own() for cell in cells]
    lone = len(own) == 1 and len(own[0]) == 1 and own[0][0].kind is BlockKind.HEADING
    if lone or (at_top and any(len(cell) > 1 or "\n" in cell[0].text for cell in own if cell)):
        yield from (piece for cell in cells for piece in cell.pieces)
        return
    if any(own):
        yield Piece(BlockKind.TABLE_ROW, "\t".join(cell.above or joined(cell.own()) for cell in cells))
    yield from (piece for cell in cells for piece in cell.pieces if piece.kind is BlockKind.NOTE)
