"""A file as it came in: there, of a size that may be read, of a kind that can be; and which file it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from remiss.errors import LimitError, ReadError
from remiss.model import Document
from remiss.reading import kinds
from remiss.reading.kinds import NAMES, SUFFIXES, UNSIGNED, Kind
from remiss.reading.limits import Limits

_MEGABYTE = 2**20
_HEAD = 1024
_TOLD = (".pdf", ".docx", ".odt", ".rtf", ".doc", ".eml", ".msg", ".html", ".txt", ".zip")
"""The endings that are named to somebody whose file has none of them."""


_FOREIGN = (
    (
        b"\x78\x9f\x3e\x22",
        "Filen är i Outlooks eget format (winmail.dat) och kan inte läsas. "
        "Öppna mejlet i Outlook och spara det som .msg, eller be avsändaren om svaret som PDF eller Word-fil.",
    ),
    (
        b".p7m",
        "Mejlet är krypterat eller förseglat (S/MIME) och kan inte läsas. "
        "Öppna det i mejlprogrammet och spara svaret därifrån, eller be avsändaren skicka det öppet.",
    ),
)
"""What mail programs send that is none of ours, by how it begins or its ending, and what to do about it."""


@dataclass(frozen=True)
class Arrival:
    """A file that can be read: what it is, the SHA-256 of its bytes, and words of it where its ending says else."""

    kind: Kind
    identity: str
    mismatch: str = ""

    def tell(self, document: Document) -> Document:
        """A document of this file, with the warning that its ending calls for."""
        if not self.mismatch:
            return document
        warning = f"{self.mismatch} Filen har lästs efter innehållet."
        return document.model_copy(update={"warnings": (warning, *document.warnings)})

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Have an error that the reading raises say what the ending does not."""
        try:
            yield
        except ReadError as error:
            if self.mismatch:
                raise type(error)(f"{self.mismatch} {error}") from error
            raise


def take_in(path: Path, limits: Limits) -> Arrival:
    """Look at a file before it is read.

    Raises ``LimitError`` where it is too large, and ``ReadError`` where it is not there, empty, locked, or of no kind
    that can be read.
    """
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(f"{path} är en mapp, inte en fil. Ange en fil, eller kör remiss compile på mappen.")
        if not path.is_file():
            raise ReadError(
                "Det här är ingen vanlig fil, och den kan därför inte läsas. Lägg en kopia av filen i mappen."
            )
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
    kind = _kind(path, head, limits)
    return Arrival(kind, identity, _mismatch(path.suffix.lower(), kind))


def _number(value: float) -> str:
    """With three digits that count, and a decimal comma."""
    return (f"{value:.3g}" if value < 1000 else f"{value:.0f}").replace(".", ",")


def _kind(path: Path, head: bytes, limits: Limits) -> Kind:
    suffix = path.suffix.lower()
    expected = SUFFIXES.get(suffix)
    package = kinds.is_package(head)
    if package:
        from remiss.reading.guard import called

        inside = called("remiss.reading.kinds:answer", {"path": str(path.absolute())}, limits)
        found = Kind(inside) if inside else None
    else:
        found = kinds.by_contents(head, expected)
    if found is Kind.ARCHIVE and suffix and not expected:  # .epub, .jar and many others are archives, but none of ours
        found = None
    if found:
        return found
    if not expected:
        if foreign := next(
            (words for sign, words in _FOREIGN if head.startswith(sign) or suffix.encode() == sign), None
        ):
            raise ReadError(foreign)
        fault = f"Filtypen {suffix} kan inte läsas." if suffix else "Filen saknar filändelse och kan därför inte läsas."
        raise ReadError(f"{fault} Spara om filen som något av {', '.join(_TOLD)}, eller ta bort den ur mappen.")
    if expected is Kind.WORD and kinds.is_ole(head):
        raise ReadError(
            "Word-filen är skyddad med lösenord eller sparad i ett äldre format (.doc). "
            "Spara om den som .docx utan lösenord."
        )
    # a package that cannot be looked into is broken, and how is best told by the reader of what its ending names
    broken = package and expected in (kinds.IN_OLE if kinds.is_ole(head) else kinds.IN_ZIP)
    if not (broken or expected in UNSIGNED):
        raise ReadError(
            f"Filens ändelse är {suffix}, men innehållet är inte {NAMES[expected]}. "
            "Ge filen rätt ändelse, eller be om en ny kopia."
        )
    return expected


def _mismatch(suffix: str, kind: Kind) -> str:
    if SUFFIXES.get(suffix) is kind:
        return ""
    ending = f"Filens ändelse är {suffix}" if suffix else "Filen saknar ändelse"
    return f"{ending}, men innehållet är {NAMES[kind]}."
