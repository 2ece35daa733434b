"""The worker process, from the parent's end: started, asked, and killed where it takes too long."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import weakref
from pathlib import Path
from typing import Any

from remiss.reading.guard.crew import Crew, mine
from remiss.reading.guard.faults import AGAIN, CrashError, HangError
from remiss.reading.guard.wire import receive, send
from remiss.reading.limits import Limits
from remiss.reading.progress import Step

# The parent's own path, so that the worker finds the same remiss; -P keeps the working folder out of it, as a case
# folder could hold a json.py; but for the folder that remiss itself comes from.
_HOME = Path(__file__).resolve().parents[3]
_START = """
import gc, json, pathlib, sys
gc.set_threshold(20_000, 10, 10)  # looks seldom for what can go: next to nothing of what a file makes is in rings
sys.path[:] = json.loads(sys.argv[1])
from remiss.reading.guard.worker import serve
serve(pathlib.Path(sys.argv[2]))
"""
_START_SECONDS = 10.0  # starting Python and importing a library come on top of the time for the file
_OWN = {
    "MALLOC_ARENA_MAX": "1",  # its other thread only waits, and shall not be given address space of its own
    "PYDANTIC_DISABLE_PLUGINS": "__all__",  # of whatever is installed: looking for them takes longer than the models
}

_mine = threading.local()


def my_worker() -> Worker:
    """The worker of this thread; a new one where there is none, or where it has ended."""
    found: Worker | None = getattr(_mine, "worker", None)
    # a process forked from this one has the worker's pipes too, and must not use them
    if found is None or found.owner != os.getpid() or not found.alive:
        found = _mine.worker = Worker(mine())
    return found


class Worker:
    """A process that works for us, with a folder of its own for temporary files, which goes when it ends.

    It ends when it is told to, when its crew is, when this object is gone, and when its input is closed.
    """

    def __init__(self, crew: Crew) -> None:
        crew.check()
        self.owner = os.getpid()
        folder = tempfile.mkdtemp(prefix="remiss-")
        kept_out = {Path.cwd()} - {_HOME}
        path = [entry for entry in sys.path if entry and Path(entry).resolve() not in kept_out]
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter and a constant)
            [sys.executable, "-P", "-c", _START, json.dumps(path), folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_OWN, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.end = weakref.finalize(self, _end, self._process, folder, crew)
        self._fresh = True
        crew.hold(self._process.pid, self.end)

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def ask(self, request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
        """Send a request and wait for the answer, as long as the limits allow; words of progress go to ``step``.

        Raises ``HangError`` where it takes longer, and ``CrashError`` where the process dies.
        """
        if self._process.stdin is None or self._process.stdout is None:
            raise CrashError(f"Läsprocessen kunde inte startas. {AGAIN}")
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


def _end(process: subprocess.Popen[bytes], folder: str, crew: Crew) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue  # the pipe broke with bytes still to send; it is closed all the same
    shutil.rmtree(folder, ignore_errors=True)
    crew.release(process.pid)
