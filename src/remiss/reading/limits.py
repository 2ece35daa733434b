"""What reading one file may cost, in time, memory and size."""

from __future__ import annotations

from dataclasses import dataclass

from remiss.errors import LimitError


@dataclass(frozen=True)
class Limits:
    """Bounds for one file. A file that goes over one gives a ``LimitError`` and stops nothing else.

    ``seconds``: wall-clock time for each attempt; a PDF can have two, one with each engine.
    ``memory_mb``: address space of the worker process, in megabytes (2**20 bytes). It needs ``resource.setrlimit``
    (Linux, most of macOS); on Windows only time, size and pages bound what a file can do.
    ``size_mb``: size of the file on disk, and for a Word file also of what it unpacks to ten times over, in megabytes.
    ``characters``: text that a file may hold; two million are some seven hundred pages.
    ``pages``: pages of a PDF that are read; the rest are left out, with a warning.
    ``ocr``: whether pages that are pictures are read by OCR, where the machine has it; ``ocr_pages``: so many of a file
    at most, in ``ocr_seconds`` together; ``seconds`` and ``memory_mb`` hold for each of them. The rest are named.
    """

    seconds: float = 60.0
    memory_mb: int = 2048
    size_mb: float = 100.0
    pages: int = 2000
    characters: int = 2_000_000
    ocr: bool = True
    ocr_pages: int = 200
    ocr_seconds: float = 1800.0

    def check_characters(self, text: str) -> None:
        """Raise ``LimitError`` for a text that is longer than a file's may be."""
        if len(text) > self.characters:
            most = f"{self.characters:,}".replace(",", "\u00a0")
            raise LimitError(
                f"Filen har mer än {most} tecken text, och är knappast ett remissvar. Kontrollera vad det är, och dela "
                "upp filen om den ska läsas."
            )
