"""Reading in a process that can be killed: the parent's end.

Each calling thread has one worker, which reads many files and is started anew after a kill or a crash. It is a plain
subprocess, not one of ``multiprocessing``: so nothing of the caller's ``__main__`` runs in it, whether that is a
script without a guard, a notebook, or itself a worker of a ``ProcessPoolExecutor``.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import weakref
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from remiss.errors import LimitError, ReadError
from remiss.model import Document
from remiss.reading.kinds import Kind
from remiss.reading.limits import Limits
from remiss.reading.members import Member
from remiss.reading.progress import Step
from remiss.reading.scan import Scan
from remiss.reading.worker import LOOK_INSIDE, MEGABYTE, receive, send

# The parent's own path, so that the worker finds the same remiss; -P keeps the working folder out of it, as a case
# folder could hold a json.py.
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from remiss.reading.worker import serve; serve()"
_START_SECONDS = 30.0  # starting Python and importing a library come on top of the time for the file

_AGAIN = "Kör igen; återkommer felet, spara om filen."

_mine = threading.local()
_all: weakref.WeakSet[_Worker] = weakref.WeakSet()


class CrashError(ReadError):
    """The worker died, or gave an answer that is none."""


class HangError(LimitError):
    """The file took more time than it may."""


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

    ``scans`` are pages of a PDF that were read from their pictures.

    Raises ``LimitError`` when it goes over time or memory, ``CrashError`` when the process dies, ``ReadError`` for
    what the reader refuses.
    """
    more = {"scans": [asdict(scan) for scan in scans]} if scans else {}
    return _document(_asked(reader, path, limits, step, id=identity, file=file, **more))


def unpacked(
    reader: str, path: Path, limits: Limits, *, identity: str, file: str, folder: Path, files: int, size: int
) -> tuple[Document, tuple[Member, ...]]:
    """The same for a file that has files in it: they are put into a folder, so many files and bytes at most."""
    room = {"folder": str(folder), "files": files, "size": size}
    reply = _asked(reader, path, limits, id=identity, file=file, room=room)
    try:
        return _document(reply), tuple(Member(**member) for member in reply["members"])
    except (KeyError, TypeError) as error:
        raise _nonsense() from error


def kind_inside(path: Path, limits: Limits) -> Kind | None:
    """What a package is, by the names in it; None where that cannot be told. Raises as ``guarded`` does."""
    reply = _asked(LOOK_INSIDE, path, limits)
    try:
        return Kind(reply["kind"]) if reply["kind"] else None
    except (KeyError, ValueError) as error:
        raise _nonsense() from error


def _document(reply: dict[str, Any]) -> Document:
    try:
        return Document.model_validate_json(json.dumps(reply["document"]))
    except (KeyError, ValidationError) as error:
        raise _nonsense() from error


def _nonsense() -> CrashError:
    _worker().end()
    return CrashError(f"Läsningen gav ett svar som inte går att tolka. {_AGAIN}")


def _asked(reader: str, path: Path, limits: Limits, step: Step | None = None, **more: Any) -> dict[str, Any]:
    worker = _worker()
    request = {"reader": reader, "path": str(path), "limits": asdict(limits), "tell": step is not None, **more}
    reply = worker.ask(request, limits, step)
    kind, message = reply.get("error"), str(reply.get("message", ""))
    match kind:
        case None:
            return reply
        case "limit":
            raise LimitError(message)
        case "memory":
            worker.end()
            raise LimitError(
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


def _worker() -> _Worker:
    worker: _Worker | None = getattr(_mine, "worker", None)
    # a process forked from this one has the worker's pipes too, and must not use them
    if worker is None or worker.owner != os.getpid() or not worker.alive:
        worker = _mine.worker = _Worker()
        _all.add(worker)
    return worker


@atexit.register
def _end_all() -> None:
    for worker in list(_all):
        if worker.owner == os.getpid():
            worker.end()


class _Worker:
    """A reading process. It ends when it is told to, when this object is gone, and when its input is closed."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        path = [entry for entry in sys.path if entry and Path(entry).resolve() != Path.cwd()]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and a constant)
            [sys.executable, "-P", "-c", _START, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.end = weakref.finalize(self, _end, self._process)
        self._fresh = True

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
        """Send a request and wait for the answer, as long as the limits allow; words of progress go to ``step``."""
        if self._process.stdin is None or self._process.stdout is None:
            raise CrashError(f"Läsprocessen kunde inte startas. {_AGAIN}")
        seconds = limits.seconds + (_START_SECONDS if self._fresh else 0.0)
        late = threading.Event()

        def kill() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            send(self._process.stdin, request)
            while (reply := receive(self._process.stdout, limits.memory_mb * MEGABYTE)) and "done" in reply:
                if step:
                    step(int(reply["done"]), int(reply["total"]))
        except (OSError, ValueError, TypeError, KeyError):
            reply = None
        finally:
            timer.cancel()
        self._fresh = False
        if isinstance(reply, dict):
            return reply
        self.end()
        if late.is_set():
            raise HangError(
                f"Filen tog mer än {limits.seconds:g} sekunder att läsa. "
                "Höj tidsgränsen (--timeout), eller spara om filen på nytt."
            )
        raise CrashError(
            "Läsningen av filen avbröts oväntat; filen är troligen skadad eller kräver för mycket minne. "
            "Öppna den i ett annat program och spara den på nytt, eller be avsändaren om en ny kopia."
        )


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue  # the pipe broke with bytes still to send; it is closed all the same
