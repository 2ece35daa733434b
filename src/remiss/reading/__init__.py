"""From file to Document: PDF, Word and plain text, read in a process that can be killed.

    from remiss.reading import read
    document = read("svar/ivo.pdf")

``read`` is all that others need. Behind it: ``guard`` and ``worker`` (the process), ``pdf`` and its two engines,
``word``, ``plain``; and the path from lines to blocks, ``layout``, which all but Word share.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from remiss.errors import LimitError, ReadError
from remiss.model import Document, Status
from remiss.reading.limits import Limits
from remiss.reading.progress import Step

__all__ = ["OCR_OFF", "SUFFIXES", "Limits", "ocr_name", "read", "read_text"]

_WORD = (".docx", ".docm", ".dotx")
_PICTURES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_READERS = {
    ".pdf": "pdfium",
    **dict.fromkeys(_WORD, "word"),
    **dict.fromkeys(_PICTURES, "frames"),
    ".txt": "text",
    ".md": "markdown",
}
SUFFIXES = tuple(_READERS)
"""The endings of the files that can be read, in lower case."""

OCR_OFF = "off"
"""What ``ocr_name`` says where OCR is turned off."""

_MEGABYTE = 2**20
_HEAD = 1024
_WORD_FILE, _PDF_FILE, _PICTURE_FILE = "en Word-fil", "en PDF-fil", "en bildfil"
_PICTURE_HEADS = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*")
_OLE = b"\xd0\xcf\x11\xe0"


def read(
    path: str | Path, *, file: str | None = None, limits: Limits | None = None, step: Step | None = None
) -> Document:
    """Read a file as a Document: canonical text, blocks with pages, warnings in Swedish.

    ``file`` is the name recorded in the document, by default the path as given. A PDF without a text layer gives
    status ``no_text``. ``step`` is called while a PDF is read, with how many pages are done and how many there are.
    Raises ``ReadError`` for what cannot be read and ``LimitError`` for what goes over the limits, with a message in
    Swedish that says what to do next.
    """
    path, limits = Path(path), limits or Limits()
    file = path.as_posix() if file is None else file
    identity = _checked(path, limits)
    reader = _READERS[path.suffix.lower()]
    from remiss.reading.guard import guarded

    if reader == "frames":
        return _read_frames(path, limits, identity, file, step)
    if reader != "pdfium":
        return guarded(reader, path, limits, identity=identity, file=file)
    return _read_pdf(path, limits, identity, file, step)


def ocr_name(limits: Limits) -> str:
    """What reads pages that are pictures on this machine: program and model; empty where nothing does."""
    from remiss.reading.ocr import engine

    if not limits.ocr:
        return OCR_OFF
    found = engine()
    return found.name if found else ""


def read_text(text: str, *, file: str) -> Document:
    """Text in hand as a Document, read as a .txt file with these words would be; ``file`` is the name to record."""
    from remiss.reading.draft import Draft
    from remiss.reading.plain import add_text

    draft = Draft()
    add_text(text, draft)
    return draft.finish(identity=hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(), file=file)


def _checked(path: Path, limits: Limits) -> str:
    """The SHA-256 of a file that is there, of a kind we read, not empty, not too large, and is what its ending says."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(f"{path} är en mapp, inte en fil. Ange en fil, eller kör remiss compile på mappen.")
        if not path.is_file():
            raise ReadError(f"{path} är inte en vanlig fil och kan därför inte läsas. Ange en annan fil.")
        _check_suffix(path.suffix.lower())
        if size == 0:
            raise ReadError("Filen är tom. Be avsändaren om en ny kopia, eller ta bort den ur mappen.")
        if size > limits.size_mb * _MEGABYTE:
            raise LimitError(
                f"Filen är {_number(size / _MEGABYTE)} MB, och gränsen är {_number(limits.size_mb)} MB. "
                "Höj storleksgränsen (--max-size), spara om filen med mindre bilder eller dela upp den."
            )
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            stream.seek(0)
            identity = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError as error:
        raise ReadError("Filen finns inte. Kontrollera sökvägen.") from error
    except OSError as error:
        raise ReadError(
            "Filen går inte att öppna. Kontrollera att du har rätt att läsa den, och att ingen annan har den öppen."
        ) from error
    _check_contents(path.suffix.lower(), head)
    return identity


def _number(value: float) -> str:
    """With three digits that count, and a decimal comma."""
    return (f"{value:.3g}" if value < 1000 else f"{value:.0f}").replace(".", ",")


def _check_suffix(suffix: str) -> None:
    if suffix in _READERS:
        return
    fault = f"Filtypen {suffix} kan inte läsas." if suffix else "Filen saknar filändelse och kan därför inte läsas."
    raise ReadError(f"{fault} Spara om filen som något av {', '.join(SUFFIXES)}, eller ta bort den ur mappen.")


def _check_contents(suffix: str, head: bytes) -> None:
    if suffix in _WORD and head.startswith(_OLE):
        raise ReadError(
            "Word-filen är skyddad med lösenord eller sparad i ett äldre format (.doc). "
            "Spara om den som .docx utan lösenord."
        )
    found = _contents(head)
    wanted = _WORD_FILE if suffix in _WORD else _PDF_FILE if suffix == ".pdf" else None
    wanted = _PICTURE_FILE if suffix in _PICTURES else wanted
    if wanted == found:
        return
    if found is not None:
        raise ReadError(
            f"Filens ändelse är {suffix}, men innehållet är {found}. Ge filen rätt ändelse, eller be om en ny kopia."
        )
    raise ReadError(
        f"Filens ändelse är {suffix}, men innehållet är inte {wanted}. Ge filen rätt ändelse, eller be om en ny kopia."
    )


def _contents(head: bytes) -> str | None:
    if b"%PDF-" in head:
        return _PDF_FILE
    if head.startswith(_PICTURE_HEADS):
        return _PICTURE_FILE
    return _WORD_FILE if head.startswith(b"PK\x03\x04") else None


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
    from remiss.reading import frames, ocr
    from remiss.reading.guard import guarded

    found = ocr.engine() if limits.ocr else None
    if not frames.available():
        return Document(id=identity, file=file, status=Status.NO_TEXT, needs_ocr=(1,), warnings=(frames.MISSING,))
    numbers = range(1, min(frames.count(path, limits), limits.pages) + 1)
    scans = ocr.read_pictures(path, numbers, found, limits, step, drawing=frames.drawing) if found else []
    document = guarded("frames", path, limits, identity=identity, file=file, scans=scans)
    missing = tuple(sorted(set(numbers) - {scan.number for scan in scans}))
    document = document.model_copy(update={"pages": len(numbers), "needs_ocr": missing})
    warnings = () if missing else document.warnings  # the worker calls a document without words an empty file
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
    warning = "Filen fick läsas på ett annat sätt än vanligt (pypdf). Kontrollera att texten kommer i rätt ordning."
    return "pypdf", document, (warning,)
