"""What a Word file or a web page is taken apart into: blocks to be, before what hands made in them is found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from remiss.model import BlockKind
from remiss.reading.layout.characters import close_up

LINE = 80
"""Characters: what is no longer may be a label or a line of a letterhead."""


@dataclass
class Piece:
    """A block to be. Line breaks stand as ``\\n`` in its text and tabs as ``\\t``. ``marked`` says that every letter is
    set off in one way: in bold, underlined; ``size`` is that of the smallest letters, 0 where it is not known.
    """

    kind: BlockKind
    text: str
    level: int = 0
    marked: bool = False
    size: int = 0


def is_prose(piece: Piece) -> bool:
    """Whether a piece is running text, and not a line of a letterhead or a signature."""
    text = piece.text.strip()
    if piece.kind is BlockKind.LIST_ITEM:
        return len(text) > LINE
    return piece.kind is BlockKind.PARAGRAPH and len(text) > LINE and (text[-1] in ".!?:" or len(text) > 3 * LINE)


def joined(pieces: Iterable[Piece]) -> str:
    """The words of some pieces in one line, as in the cell of a table."""
    return " ".join(" ".join(close_up(piece.text).split()) for piece in pieces)
