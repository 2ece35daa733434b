"""Work on one file in a process that can be killed: the parent's end. ``guarded`` reads, ``called`` does the rest.

Each calling thread has one worker, which reads many files and is started anew after a kill or a crash. It is a plain
subprocess, not one of ``multiprocessing``: so nothing of the caller's ``__main__`` runs in it, whether that is a
script without a guard, a notebook, or itself a worker of a ``ProcessPoolExecutor``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from remiss.errors import LimitError, ReadError
from remiss.model import Document
from remiss.reading.guard.faults import AGAIN, BrokenOffError, CrashError, HangError, MemoryLimitError
from remiss.reading.guard.process import my_worker
from remiss.reading.limits import Limits
from remiss.reading.progress import Step

if TYPE_CHECKING:
    from remiss.reading.ocr.scan import Scan

__all__ = [
    "BrokenOffError",
    "CrashError",
    "HangError",
    "MemoryLimitError",
    "as_document",
    "called",
    "guarded",
    "no_answer",
    "unchanged",
]


def guarded(
    reader: str,
    path: Path,
    limits: Limits,
    *,
    identity: str,
    file: str,
    step: Step | None = None,
    scans: Sequence[Scan] = (),
) -> Document:
    """Run a reader of ``worker`` on a file in a process of its own; ``step`` is told how far it has come.

    ``scans`` are pages that were read from their pictures.
    Raises ``LimitError`` when it goes over time or memory, ``CrashError`` when the process dies, ``ReadError`` for
    what the reader refuses.
    """
    request = {"reader": reader, "path": str(path.absolute()), "id": identity, "file": file, "tell": step is not None}
    with unchanged(path):
        reply = _asked({**request, "scans": [asdict(scan) for scan in scans]}, limits, step)
    return as_document(reply.get("document"))


def called(function: str, given: Mapping[str, Any], limits: Limits, *, folder: Path | None = None) -> Any:
    """What a function of ours, named as "package.module:function", makes of JSON in the worker; it gives JSON too.

    It may write in ``folder``. Raises as ``guarded`` does. The messages are those of a file that cannot be read: the
    caller may have better ones.
    """
    reply = _asked({"call": function, "given": given, "folder": str(folder) if folder else None}, limits)
    try:
        return reply["answer"]
    except KeyError as error:
        raise no_answer() from error


def as_document(data: Any) -> Document:
    """The document that a worker has answered with, as JSON. Raises ``CrashError`` where it is none."""
    try:
        return Document.model_validate_json(data)
    except ValidationError as error:
        raise no_answer() from error


@contextmanager
def unchanged(path: Path) -> Iterator[None]:
    """Raise ``ReadError`` where a file is not the same after the work on it as before."""
    before = _look(path)
    try:
        yield
    except ReadError as error:
        if _look(path) != before:
            raise _changed() from error
        raise
    if _look(path) != before:
        raise _changed()


def _look(path: Path) -> tuple[int, int] | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_size, seen.st_mtime_ns


def _changed() -> ReadError:
    return ReadError("Filen ändrades eller försvann medan den lästes. Vänta tills den ligger stilla och kör igen.")


def _asked(request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
    """The worker's answer, which is no error; errors are raised."""
    mine = my_worker()
    reply = mine.ask({**request, "limits": vars(limits)}, limits, step)
    kind, message = reply.get("error"), str(reply.get("message", ""))
    match kind:
        case None:
            return reply
        case "limit":
            raise LimitError(message)
        case "memory":
            mine.end()
            raise MemoryLimitError(
                f"Filen behöver mer minne än {limits.memory_mb} MB för att läsas. "
                "Höj minnesgränsen (--max-memory), eller spara om filen i mindre delar."
            )
        case "read":
            raise ReadError(message)
        case _:
            crash = CrashError(
                "Filen kunde inte läsas; den är troligen skadad. "
                "Öppna den i ett annat program och spara den på nytt, eller be avsändaren om en ny kopia."
            )
            crash.add_note(message)  # what went wrong, for those who look into it
            raise crash


def no_answer() -> CrashError:
    """The fault of a worker whose answer is none; it is ended."""
    my_worker().end()
    return CrashError(f"Läsningen gav ett svar som inte går att tolka. {AGAIN}")
