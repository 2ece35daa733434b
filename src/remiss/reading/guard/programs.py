"""Programs of others, run on one file each: found, bounded in time and memory, and killed with all that they started.

LibreOffice converts, tesseract reads pictures. Neither is needed: ``find`` says whether the machine has it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import FrameType

from remiss.errors import LimitError, ReadError
from remiss.reading.guard.crew import mine

# Where installers put what they do not put on the path.
_USUAL_PLACES = {
    "soffice": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    ),
    "tesseract": (r"C:\Program Files\Tesseract-OCR\tesseract.exe",),
}
TASKKILL = str(Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe")
"""Ends a process with its children, on Windows."""
_NOWHERE = "http://127.0.0.1:9"  # the discard port: what asks for the net through a proxy gets no answer
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "APPDATA", "LOCALAPPDATA", "TESSDATA_PREFIX")
_OWN = ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP")  # a program that is killed leaves files behind


class ProgramError(ReadError):
    """The program ended with an error; what it printed is in a note."""


def find(name: str) -> str | None:
    """Where a program is on this machine, or None."""
    return shutil.which(name) or next((place for place in _USUAL_PLACES.get(name, ()) if Path(place).is_file()), None)


def run(
    command: Sequence[str],
    *,
    seconds: float,
    memory_mb: int,
    folder: Path,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run a command in ``folder``, its home and its place for temporary files too, for ``seconds`` at most.

    Raises ``LimitError`` when it takes longer and ``ProgramError`` when it fails. ``memory_mb`` (megabytes of address
    space) holds where the system can bound another process: Linux.
    """
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)
    with _told_to_end():
        process = subprocess.Popen(  # noqa: S603 (a program that was looked up, and arguments of our own)
            command,
            executable=command[0],
            cwd=folder,
            env={**kept, **dict.fromkeys(_OWN, str(folder)), **proxies, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,  # a group of its own, so that what it starts dies with it
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        crew = mine()
        try:
            crew.hold(process.pid, partial(end_tree, process))
            _limit_memory(process.pid, memory_mb)
            _, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            raise LimitError(
                f"Filen tog mer än {seconds:g} sekunder att läsa. "
                "Höj tidsgränsen (--timeout), eller spara om filen på nytt."
            ) from error
        finally:
            end_tree(process)
            crew.release(process.pid)
            if process.stderr:
                process.stderr.close()
    if process.returncode:
        fault = ProgramError("Filen kunde inte läsas; den är troligen skadad. Be avsändaren om en ny kopia.")
        fault.add_note(f"{Path(command[0]).name} ended with {process.returncode}: {said[-500:]!r}")
        raise fault


@contextmanager
def _told_to_end() -> Iterator[None]:
    """While a program runs, SIGTERM to this process ends the program too: it is in a group of its own.

    Where the signal is handled already, that is left as it is.
    """
    handled = sys.platform == "win32" or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
    if handled or threading.current_thread() is not threading.main_thread():
        yield
        return

    def leave(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def end_tree(process: subprocess.Popen[bytes]) -> None:
    """End a process that still runs, and whatever it has started (elsewhere than on Windows: in its own group)."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(  # noqa: S603
                [TASKKILL, "/PID", str(process.pid), "/T", "/F"], executable=TASKKILL, capture_output=True, check=False
            )
    else:
        with suppress(ProcessLookupError, PermissionError):  # the group is empty, or never was: all is over
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _limit_memory(pid: int, memory_mb: int) -> None:
    try:
        from resource import RLIMIT_AS, prlimit  # type: ignore[attr-defined, unused-ignore]
    except ImportError:  # not Linux
        return
    with suppress(OSError, ValueError):
        prlimit(pid, RLIMIT_AS, (memory_mb * 2**20, memory_mb * 2**20))
