"""A file of a known kind that is one document, read by the reader for it, or by the next where that one fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from remiss.errors import ReadError
from remiss.model import Document, Status
from remiss.reading.arrival import Arrival
from remiss.reading.kinds import Kind
from remiss.reading.limits import Limits
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
        return _read_frames(path, limits, identity, file, step)
    if arrival.kind in _BY_LIBREOFFICE:
        from remiss.reading.office import as_docx

        with as_docx(path, arrival.kind.value, limits) as docx:
            return guarded("word", docx, limits, identity=identity, file=file)
    return guarded(arrival.kind.value, path, limits, identity=identity, file=file)


def _read_pdf(path: Path, limits: Limits, identity: str, file: str, step: Step | None) -> Document:
    """The text of a PDF; and where pages of it are pictures, what OCR reads there."""
    from remiss.reading import ocr
    from remiss.reading.guard import guarded

    reader, document, warning = _read_text_layer(path, limits, identity, file, step)
    if document.needs_ocr:
        found = ocr.engine() if limits.ocr else None
        scans = ocr.read_pictures(path, document.needs_ocr, found, limits, step) if found else []
        if scans:
            with suppress(ReadError):  # what OCR read may be more than the limits allow: the rest is kept
                document = guarded(reader, path, limits, identity=identity, file=file, scans=scans)
        warning = (*warning, *ocr.remarks(document, found, limits))
    return document.model_copy(update={"warnings": (*warning, *document.warnings)})


def _read_frames(path: Path, limits: Limits, identity: str, file: str, step: Step | None) -> Document:
    """What OCR reads in a picture file; where that cannot be had, a document without text that says so."""
    from remiss.reading import ocr
    from remiss.reading.guard import guarded
    from remiss.reading.messages import WORDLESS
    from remiss.reading.ocr import frames

    found = ocr.engine() if limits.ocr else None
    if not frames.available():
        return Document(id=identity, file=file, status=Status.NO_TEXT, needs_ocr=(1,), warnings=(frames.MISSING,))
    numbers = range(1, min(frames.count(path, limits), limits.pages) + 1)
    scans = ocr.read_pictures(path, numbers, found, limits, step, drawing=frames.drawing) if found else []
    document = guarded("frames", path, limits, identity=identity, file=file, scans=scans)
    missing = tuple(sorted(set(numbers) - {scan.number for scan in scans}))
    document = document.model_copy(update={"pages": len(numbers), "needs_ocr": missing})
    wordless = not missing and document.status is Status.NO_TEXT
    warnings = (WORDLESS,) if wordless else ()
    return document.model_copy(update={"warnings": (*ocr.remarks(document, found, limits), *warnings)})


def _read_text_layer(
    path: Path, limits: Limits, identity: str, file: str, step: Step | None
) -> tuple[str, Document, tuple[str, ...]]:
    """With pdfium; where it crashes, hangs or refuses, with pypdf in a time of its own. Which it was, and a warning."""
    from remiss.reading.guard import CrashError, HangError, guarded
    from remiss.reading.messages import LOCKED

    try:
        return "pdfium", guarded("pdfium", path, limits, identity=identity, file=file, step=step), ()
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
    warning = "Filen fick läsas på ett annat sätt än vanligt (pypdf). Kontrollera citat mot originalet."
    return "pypdf", document, (warning,)
