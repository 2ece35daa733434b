"""From file to Document: PDF, Word and plain text, read in a process that can be killed.

    from remiss.reading import read
    document = read("svar/ivo.pdf")

``read`` is all that others need. Behind it: ``guard`` and ``worker`` (the process), ``pdf`` and its two engines,
``word``, ``plain``; and the path from lines to blocks, ``layout``, which all but Word share.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from remiss.errors import LimitError, ReadError
from remiss.model import Document, Status
from remiss.reading.limits import Limits
from remiss.reading.progress import Step

__all__ = ["SUFFIXES", "Limits", "read", "read_text"]

_WORD = (".docx", ".docm", ".dotx")
_READERS = {".pdf": "pdfium", **dict.fromkeys(_WORD, "word"), ".txt": "text", ".md": "markdown"}
SUFFIXES = tuple(_READERS)
"""The endings of the files that can be read, in lower case."""

_MEGABYTE = 2**20
_HEAD = 1024
_WORD_FILE, _PDF_FILE = "en Word-fil", "en PDF-fil"
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

    if reader != "pdfium":
        return guarded(reader, path, limits, identity=identity, file=file)
    return _read_pdf(path, limits, identity, file, step)


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
            raise ReadError(
                "Det här är ingen vanlig fil, och den kan därför inte läsas. Lägg en kopia av filen i mappen."
            )
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
    return _WORD_FILE if head.startswith(b"PK\x03\x04") else None


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
