"""A file of a known kind that is one document, read by the reader for it, or by the next where that one fails."""

from __future__ import annotations

from pathlib import Path

from remiss.errors import ReadError
from remiss.model import Document, Status
from remiss.reading.arrival import Arrival
from remiss.reading.kinds import Kind
from remiss.reading.limits import Limits
from remiss.reading.messages import PICTURE
from remiss.reading.progress import Step

_BY_LIBREOFFICE = (Kind.OLD_WORD, Kind.OPEN_DOCUMENT, Kind.RICH_TEXT, Kind.WORDPERFECT)


def read_single(path: Path, arrival: Arrival, limits: Limits, *, file: str, step: Step | None = None) -> Document:
    """Raises ``ReadError`` for what cannot be read and ``LimitError`` for what goes over the limits."""
    with arrival.telling():
        return arrival.tell(_read(path, arrival, limits, file, step))


def _read(path: Path, arrival: Arrival, limits: Limits, file: str, step: Step | None) -> Document:
    from remiss.reading.guard import guarded

    identity = arrival.identity
    if arrival.kind is Kind.PDF:
        return _read_pdf(path, limits, identity, file, step)
    if arrival.kind is Kind.PICTURE:
        return Document(id=identity, file=file, status=Status.NO_TEXT, pages=1, needs_ocr=(1,), warnings=(PICTURE,))
    if arrival.kind in _BY_LIBREOFFICE:
        from remiss.reading.office import as_docx

        with as_docx(path, arrival.kind.value, limits) as docx:
            return guarded("word", docx, limits, identity=identity, file=file)
    return guarded(arrival.kind.value, path, limits, identity=identity, file=file)


def _read_pdf(path: Path, limits: Limits, identity: str, file: str, step: Step | None) -> Document:
    """With pdfium; where it crashes, hangs, refuses or gives symbols for letters, with pypdf in a time of its own."""
    from remiss.reading.guard import CrashError, HangError, guarded
    from remiss.reading.messages import LOCKED

    try:
        return guarded("pdfium", path, limits, identity=identity, file=file, step=step)
    except ReadError as error:
        if str(error) == LOCKED:
            raise
        first = error
    try:
        document = guarded("pypdf", path, limits, identity=identity, file=file, step=step)
    except ReadError as second:
        # of two refusals the one that says more of the file
        raise (first if isinstance(second, CrashError) and not isinstance(first, CrashError) else second) from first
    if document.status is Status.NO_TEXT and not isinstance(first, HangError):
        raise first
    warning = "Filen fick läsas på ett annat sätt än vanligt (pypdf). Kontrollera att texten kommer i rätt ordning."
    return document.model_copy(update={"warnings": (warning, *document.warnings)})
