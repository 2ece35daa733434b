"""What the reading process may not do, whatever a file brings a library to try: reach the net, start a program, or
write outside its own folder.

A second wall, by Python's audit hooks: the libraries are not asked to do any of this, and pdfium and lxml, which are
not Python, are bounded by how they are called (no forms, no scripts, no entities, no network).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

_OF_PROGRAMS = (
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "pty.",
    "webbrowser.",
    "subprocess.",
)
_OF_THE_NET = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "nntplib.", "telnetlib.")
_OF_TWO_PLACES = ("os.rename", "os.link", "os.symlink", "shutil.move", "shutil.copy")
_OF_A_PLACE = ("os.mkdir", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "os.chown", "os.utime", "shutil.rmtree")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_COMPILED = "__pycache__"
"""where Python itself puts what it has compiled"""


class ForbiddenError(PermissionError):
    """The reading process tried what it may not."""


def close_off(folder: Path) -> Callable[[Path | None], None]:
    """Forbid this process, for the rest of its life, all but reading, and writing in ``folder``.

    What is tried all the same raises ``ForbiddenError``. There is no way back, but what is returned can be called with
    another folder that may be written in as well, until it is called again.
    """
    own = [os.path.realpath(folder)]
    sys.addaudithook(_watcher(own))

    def lend(other: Path | None) -> None:
        own[1:] = [os.path.realpath(other)] if other else []

    return lend


def _watcher(own: Sequence[str]) -> Callable[[str, tuple[Any, ...]], None]:
    def is_own(place: Any) -> bool:
        if isinstance(place, int):  # a file that is open already
            return True
        path = os.path.realpath(os.fsdecode(place))
        if path == os.path.realpath(os.devnull) or _COMPILED in Path(path).parts:
            return True
        return any(_is_below(path, folder) for folder in own)

    def watch(event: str, details: tuple[Any, ...]) -> None:
        if event == "open":
            path, _, flags = details
            allowed = not (isinstance(flags, int) and flags & _WRITING) or is_own(path)
        elif event.startswith(_OF_TWO_PLACES):
            allowed = all(map(is_own, details[:2]))
        elif event.startswith(_OF_A_PLACE):
            allowed = is_own(details[0])
        else:
            allowed = not event.startswith((*_OF_PROGRAMS, *_OF_THE_NET))
        if not allowed:
            raise ForbiddenError(f"the reading process may not: {event} {details!r:.200}")

    return watch


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder + os.sep)
