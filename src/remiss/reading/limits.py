"""What one file may cost, in time, memory and size, until it is read and understood."""

from __future__ import annotations

from dataclasses import dataclass

from remiss.errors import LimitError
from remiss.model import Document

_OCR_TIMES = 30
"""How many times the time of a file OCR may take together: with 60 seconds, half an hour."""


@dataclass(frozen=True)
class Limits:
    """Bounds for one file. A file that goes over one gives a ``LimitError`` and stops nothing else.

    ``seconds``: wall-clock time for each attempt to read it, of which a PDF can have two, one with each engine; and as
    much again to understand its text.
    ``memory_mb``: memory of the worker process, in megabytes (2**20 bytes): see ``memory``.
    ``size_mb``: size of the file on disk, and for a Word file also of what it unpacks to ten times over, in megabytes.
    ``pages``: pages of a PDF that are read; the rest are left out, with a warning.
    ``characters``: text that a file may hold, running heads and warnings included; two million are some seven hundred
    pages.
    ``blocks``: paragraphs, headings, rows and so on that its text may be parted into.
    ``statements``: passages that take a stand; the longest responses have some hundreds.
    ``ocr``: whether pages that are pictures are read by OCR, where the machine has it; ``ocr_pages``: so many of a file
    at most, in ``ocr_seconds`` together, or in thirty times ``seconds`` where that is less; ``seconds`` and
    ``memory_mb`` hold for each of them. The rest are named.
    """

    seconds: float = 60.0
    memory_mb: int = 2048
    size_mb: float = 100.0
    pages: int = 2000
    characters: int = 2_000_000
    blocks: int = 200_000
    statements: int = 5_000
    ocr: bool = True
    ocr_pages: int = 200
    ocr_seconds: float = 1800.0

    @property
    def ocr_together(self) -> float:
        """Seconds for all the pages of a file that are read by OCR."""
        return min(self.ocr_seconds, _OCR_TIMES * self.seconds)

    @property
    def reply(self) -> int:
        """Bytes of JSON that a worker may answer with: what a document of these bounds can come to."""
        return 2**20 + 8 * self.characters + 256 * self.blocks

    def check(self, document: Document) -> None:
        """Raise ``LimitError`` for a document of more text, or of more blocks, than a file's may be."""
        self.check_characters(document.text, *document.furniture, *document.warnings)
        if len(document.blocks) > self.blocks:
            raise LimitError(
                f"Filen har mer än {_counted(self.blocks)} stycken, och är knappast ett remissvar. Kontrollera vad det "
                "är, och dela upp filen om den ska läsas."
            )

    def check_characters(self, *texts: str) -> None:
        """Raise ``LimitError`` for texts that are longer together than a file's may be."""
        if sum(map(len, texts)) > self.characters:
            raise LimitError(
                f"Filen har mer än {_counted(self.characters)} tecken text, och är knappast ett remissvar. Kontrollera "
                "vad det är, och dela upp filen om den ska läsas."
            )

    def check_statements(self, count: int) -> None:
        """Raise ``LimitError`` for more stands than a response takes."""
        if count > self.statements:
            raise LimitError(
                f"Texten har mer än {_counted(self.statements)} ställningstaganden, och är knappast ett remissvar. "
                "Kontrollera vad det är, och dela upp filen om den ska läsas."
            )


def _counted(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
