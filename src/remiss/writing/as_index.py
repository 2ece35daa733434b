"""The index of an archive → ``arkiv.json`` for programs, ``arkiv.csv`` for Excel."""

from __future__ import annotations

from remiss.model import ArchiveEntry, ArchiveIndex
from remiss.writing.as_csv import for_excel
from remiss.writing.wording import one_line

HEADS = (
    "Remiss", "Titel", "Beteckning", "Diarienummer", "Filer", "Ej lästa", "Svarande", "Ej svarat",
    "Tillstyrker", "Avstyrker", "Synpunkter", "Att granska", "Utan plats", "Fel",
)  # fmt: skip


def as_json(index: ArchiveIndex) -> bytes:
    """The index as JSON, a case a few lines."""
    return f"{index.model_dump_json(indent=2)}\n".encode("utf-8", errors="replace")


def as_csv(index: ArchiveIndex) -> bytes:
    """The index as a table, a case a row."""
    return for_excel([HEADS, *map(cells, index.cases)])


def cells(entry: ArchiveEntry) -> tuple[str, ...]:
    """A case in words and figures, under ``HEADS``; no figures where it could not be compiled."""
    told = [entry.case, entry.title, entry.reference, entry.dnr]
    figures = [
        entry.files, entry.unread, entry.answered, entry.not_answered,
        entry.supports, entry.rejects, entry.comments, entry.review, entry.unplaced,
    ]  # fmt: skip
    counted = ["" if entry.error else str(figure) for figure in figures]
    return tuple(one_line(word) for word in (*told, *counted, entry.error or ""))
