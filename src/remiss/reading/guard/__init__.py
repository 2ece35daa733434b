"""Work on one file in a process that can be killed: the parent's end. ``guarded`` reads, ``called`` does the rest.

Each calling thread has one worker, which reads many files and is started anew after a kill or a crash. It is a plain
subprocess, not one of ``multiprocessing``: so nothing of the caller's ``__main__`` runs in it, whether that is a
script without a guard, a notebook, or itself a worker of a ``ProcessPoolExecutor``.
"""

from __future__ import annotations

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from remiss.errors import LimitError, ReadError
from remiss.model import Document
from remiss.reading.guard.worker import receive, send
from remiss.reading.limits import Limits
from remiss.reading.ocr.scan import Scan
from remiss.reading.progress import Step

# The parent's own path, so that the worker finds the same remiss; -P keeps the working folder out of it, as a case
# folder could hold a json.py; but for the folder that remiss itself comes from.
_HOME = Path(__file__).resolve().parents[3]
_START = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from remiss.reading.guard.worker import serve; serve()"
)
_START_SECONDS = 10.0  # starting Python and importing a library come on top of the time for the file

_AGAIN = "Kör igen; återkommer felet, spara om filen."

_mine = threading.local()
_all: weakref.WeakSet[_Worker] = weakref.WeakSet()


class CrashError(ReadError):
    """The worker died, or gave an answer that is none."""


class HangError(LimitError):
    """The file took more time than it may."""


class MemoryLimitError(LimitError):
    """The file took more memory than it may."""


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
    request = {"reader": reader, "path": str(path), "id": identity, "file": file, "tell": step is not None}
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
    """The document that a worker has answered with. Raises ``CrashError`` where it is none."""
    try:
        return Document.model_validate_json(json.dumps(data))
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
    worker = _worker()
    reply = worker.ask({**request, "limits": asdict(limits)}, limits, step)
    kind, message = reply.get("error"), str(reply.get("message", ""))
    match kind:
        case None:
            return reply
        case "limit":
            raise LimitError(message)
        case "memory":
            worker.end()
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
    _worker().end()
    return CrashError(f"Läsningen gav ett svar som inte går att tolka. {_AGAIN}")


def _worker() -> _Worker:
    worker: _Worker | None = getattr(_mine, "worker", None)
    # a process forked from this one has the worker's pipes too, and must not use them
    if worker is None or worker.owner != os.getpid() or not worker.alive:
        worker = _mine.worker = _Worker()
        _all.add(worker)
    return worker


@atexit.register
def end_workers() -> None:
    """End the workers of this process; where there is more to do, new ones are started."""
    for worker in list(_all):
        if worker.owner == os.getpid():
            worker.end()


class _Worker:
    """A process that works for us, with a folder of its own for temporary files, which goes when it ends.

    It ends when it is told to, when this object is gone, and when its input is closed.
    """

    def __init__(self) -> None:
        self.owner = os.getpid()
        folder = tempfile.mkdtemp(prefix="remiss-")
        kept_out = {Path.cwd()} - {_HOME}
        path = [entry for entry in sys.path if entry and Path(entry).resolve() not in kept_out]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and a constant)
            [sys.executable, "-P", "-c", _START, json.dumps(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.end = weakref.finalize(self, _end, self._process, folder)
        self._fresh = True

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
        """Send a request and wait for the answer, as long as the limits allow; words of progress go to ``step``."""
        if self._process.stdin is None or self._process.stdout is None:
            raise CrashError(f"Läsprocessen kunde inte startas. {_AGAIN}")
        seconds = limits.seconds + (_START_SECONDS if self._fresh else 0.0)
        late, answered, either = threading.Event(), threading.Event(), threading.Lock()

        def kill() -> None:
            with either:  # an answer that comes just then is taken, and the worker is left for the next file
                if answered.is_set():
                    return
                late.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.daemon = True
        timer.start()
        try:
            send(self._process.stdin, request)
            while (reply := receive(self._process.stdout, limits.reply)) and "done" in reply:
                if step:
                    step(int(reply["done"]), int(reply["total"]))
        except (OSError, ValueError, TypeError, KeyError):
            reply = None
        finally:
            with either:
                answered.set()
            timer.cancel()
        self._fresh = False
        if isinstance(reply, dict) and not late.is_set():
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


def _end(process: subprocess.Popen[bytes], folder: str) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue  # the pipe broke with bytes still to send; it is closed all the same
    shutil.rmtree(folder, ignore_errors=True)
