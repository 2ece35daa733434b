"""A document while it is being read: blocks are added in reading order, and the text grows with them."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from remiss.model import Block, BlockKind, Document, Status

Box = tuple[float, float, float, float]

_SPACE = re.compile(r"[^\S\t]+")
_BETWEEN = "\n\n"


@dataclass
class Draft:
    """What a reader fills in. ``finish`` makes the frozen Document of it; no reader computes an offset itself."""

    pages: int | None = None
    warnings: list[str] = field(default_factory=list)
    furniture: list[str] = field(default_factory=list)
    ocr: tuple[int, ...] = ()
    needs_ocr: tuple[int, ...] = ()
    _parts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _length: int = 0

    def add(
        self, kind: BlockKind, text: str, *, page: int | None = None, level: int = 0, box: Box | None = None
    ) -> None:
        """Append a block. White space is folded to single spaces, but for the tabs between the cells of a row: those
        before its first words too, so that a row whose first cell is empty has the others in their columns.

        Text that is empty after folding adds nothing. A box that is nowhere, as damaged files have, is left out.
        """
        if "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text)
        text = text.rstrip().lstrip(" " if kind is BlockKind.TABLE_ROW else None)
        if not text:
            return
        if self._parts:
            self._parts.append(_BETWEEN)
            self._length += len(_BETWEEN)
        if box and not all(map(math.isfinite, box)):
            box = None
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        self._blocks.append(Block(kind=kind, start=start, end=self._length, page=page, level=level, box=box))

    def warn(self, message: str) -> None:
        """Note, in Swedish, something a person should know of how the file was read. Said once."""
        if message not in self.warnings:
            self.warnings.append(message)

    def finish(self, *, identity: str, file: str) -> Document:
        """The Document. Without any block its status is ``no_text``."""
        return Document(
            id=identity,
            file=file,
            status=Status.READ if self._blocks else Status.NO_TEXT,
            text="".join(self._parts),
            blocks=tuple(self._blocks),
            pages=self.pages,
            furniture=tuple(self.furniture),
            ocr=self.ocr,
            needs_ocr=self.needs_ocr,
            warnings=tuple(self.warnings),
        )
