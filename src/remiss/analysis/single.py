"""One file, from bytes to judged statements: an Analysis for it, and one for each file in it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from remiss.errors import LimitError, ReadError, StepError
from remiss.model import Analysis, Consultation, Document, Identification, Status
from remiss.reading import Limits, read, read_all
from remiss.reading.guard import HangError, MemoryLimitError
from remiss.understanding import (
    Steps,
    as_decided,
    guess_from_file_name,
    understand,
    understand_apart,
    with_mail,
)

_MOST_HASHED = 2**30  # bytes


def analyse(
    path: Path,
    consultation: Consultation,
    *,
    file: str | None = None,
    limits: Limits | None = None,
    steps: Steps | None = None,
) -> Analysis:
    """One file, from bytes to judged statements. ``file`` is the name to record, by default the path as given.

    A pure function of the file's content and the consultation, and picklable: it can run in another process. A file
    that cannot be read gives an Analysis whose document has status ``failed`` and says why; nothing is raised for it.
    ``steps`` can read, link and judge in another way.
    """
    file, limits = file or path.as_posix(), limits or Limits()
    try:
        document = _read_by(steps, path, file) or read(path, file=file, limits=limits)
    except ReadError as fault:
        document = _failed(path, file, fault)
    return _analysed(document, consultation, limits, steps)


def analyse_file(
    path: Path,
    consultation: Consultation,
    *,
    file: str | None = None,
    limits: Limits | None = None,
    steps: Steps | None = None,
) -> tuple[Analysis, ...]:
    """One file and what is in it: an Analysis for most; for a mail or an archive its own, and one for each file in it.

    What is sent with a mail has the mail's sender where it names none itself; a mail that only sends it along takes no
    stand and is from nobody. Else as ``analyse``.
    """
    file, limits = file or path.as_posix(), limits or Limits()
    return with_mail(analyse_parts(path, consultation, file, limits, steps), consultation)


def analyse_parts(
    path: Path, consultation: Consultation, file: str, limits: Limits, steps: Steps | None = None
) -> tuple[Analysis, ...]:
    """The same, each part by itself, as if no mail had brought it."""
    try:
        own = _read_by(steps, path, file)
        documents = (own,) if own else read_all(path, file=file, limits=limits)
    except ReadError as fault:
        documents = (_failed(path, file, fault),)
    return analyse_documents(documents, consultation, limits, steps)


def analyse_documents(
    documents: Sequence[Document], consultation: Consultation, limits: Limits, steps: Steps | None = None
) -> tuple[Analysis, ...]:
    """The same for what has been read already."""
    return tuple(_analysed(document, consultation, limits, steps) for document in documents)


def fingerprint(path: Path, file: str) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal.

    Of its name where the bytes cannot be had, as in a pipe, which would be waited for; of its name and size where there
    are more of them than any limit lets through.
    """
    named = file.encode()
    try:
        size = path.stat().st_size
        if path.is_file() and size <= _MOST_HASHED:
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        named += f" {size}".encode() if path.is_file() else b""
    except OSError:
        pass
    return hashlib.sha256(named).hexdigest()


def _read_by(steps: Steps | None, path: Path, file: str) -> Document | None:
    """What an own reader makes of a file. Raises ReadError where it does, or fails."""
    if steps is None or steps.read is None:
        return None
    try:
        return steps.document(path, file, fingerprint(path, file))
    except ReadError:
        raise
    except Exception as fault:  # what somebody else's reader brings out must not stop the other files
        raise ReadError(
            f"Filen kunde inte läsas av {steps.name} ({type(fault).__name__}). Läs svaret för hand."
        ) from fault


def _failed(path: Path, file: str, fault: ReadError) -> Document:
    return Document(id=fingerprint(path, file), file=file, status=Status.FAILED, error=str(fault))


def _analysed(document: Document, consultation: Consultation, limits: Limits, steps: Steps | None = None) -> Analysis:
    if document.status is Status.READ and not document.blocks:  # an archive has no words of its own
        return Analysis(document=document, identification=Identification())
    if document.status is not Status.READ:
        return Analysis(document=document, identification=_named(document, consultation))
    try:
        if steps and (steps.link or steps.judge):  # functions of somebody else's, that do not travel as JSON
            identification, statements = understand(document, consultation, steps=steps)
        else:
            identification, statements = understand_apart(document, consultation, limits)
    except Exception as fault:  # what one letter brings out must not stop the others: it gets its row
        failed = document.model_copy(update={"status": Status.FAILED, "error": _not_understood(fault, limits)})
        return Analysis(document=failed, identification=_named(document, consultation))
    return Analysis(document=document, identification=identification, statements=statements)


def _named(document: Document, consultation: Consultation) -> Identification:
    """Who sent a file whose words are not known: as a person has said, else as it is called."""
    return as_decided(guess_from_file_name(document.file, consultation.invited), document.file, consultation)


def _not_understood(fault: Exception, limits: Limits) -> str:
    """What is said of a text that was read and then brought out a fault."""
    match fault:
        case HangError():
            return (
                f"Texten lästes men tog mer än {limits.seconds:g} sekunder att tolka. "
                "Läs svaret för hand, eller höj tidsgränsen (--timeout)."
            )
        case MemoryLimitError():
            return (
                f"Texten lästes men behöver mer minne än {limits.memory_mb} MB för att tolkas. "
                "Läs svaret för hand, eller höj minnesgränsen (--max-memory)."
            )
        case LimitError() | StepError():
            return str(fault)
        case _:
            kind = (getattr(fault, "__notes__", None) or [type(fault).__name__])[0].partition(":")[0]
            return f"Texten lästes men kunde inte tolkas (fel i remiss: {kind}). Läs svaret för hand."
