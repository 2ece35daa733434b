"""The other end of the guard: a process that reads files for its parent, one after another, until its input ends.

Nothing but replies may go to its standard output, so that is moved away before any library can print. A reply is JSON:
whatever a hostile file makes of this process, its parent gets data and no code.
"""

from __future__ import annotations

import faulthandler
import json
import os
import struct
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import IO, Any

from remiss.errors import LimitError, ReadError
from remiss.model import Status
from remiss.reading.draft import Draft
from remiss.reading.kinds import look_inside
from remiss.reading.limits import Limits
from remiss.reading.members import Room
from remiss.reading.messages import EMPTY
from remiss.reading.progress import Step
from remiss.reading.scan import Scan

LENGTH = struct.Struct("!Q")
MEGABYTE = 2**20
LOOK_INSIDE = "kind"
"""What is asked for in a reader's place where only the kind of a package is to be told."""
UNPACKERS = ("zip", "mail", "outlook")
"""The readers of files that have files in them."""
PAGED = ("pdfium", "pypdf")
"""The readers that tell how far they have come: a long PDF takes its time, other files do not."""
_GRACE = 10.0  # seconds over the limit, after which a worker whose parent is gone ends itself


def serve() -> None:
    """Answer requests on standard input until it ends."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests = sys.stdin.buffer
    while (request := receive(requests)) is not None:
        limits = Limits(**request["limits"])
        faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True, file=2)
        step = partial(_tell, replies) if request.get("tell") else None
        reply = _answer(request, limits, step)
        faulthandler.cancel_dump_traceback_later()
        send(replies, reply)


def _tell(replies: IO[bytes], done: int, total: int) -> None:
    send(replies, {"done": done, "total": total})


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Write a message: its length in eight bytes, then JSON."""
    data = json.dumps(message, ensure_ascii=False).encode("utf-8", "replace")
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes], most: int = 2**40) -> dict[str, Any] | None:
    """Read a message of ``most`` bytes at most; None where the stream has ended, also in the middle of one."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > most:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    message: dict[str, Any] = json.loads(data)
    return message


def _answer(request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
    try:
        _limit_memory(limits)
        reader, path = request["reader"], Path(request["path"])
        if reader == LOOK_INSIDE:
            return {"kind": look_inside(path)}
        if reader in UNPACKERS:
            return _unpacked(request, path, limits)
        read = _reader(reader)
        scans = [Scan.parse(scan) for scan in request.get("scans", ())]
        draft = read(path, limits, step, scans) if reader in (*PAGED, "frames") else read(path, limits)
        document = draft.finish(identity=request["id"], file=request["file"])
        limits.check_characters(document.text)
        if document.status is Status.NO_TEXT and not document.needs_ocr:
            draft.warn(EMPTY)
            document = draft.finish(identity=request["id"], file=request["file"])
        return {"document": document.model_dump(mode="json")}
    except LimitError as error:
        return {"error": "limit", "message": str(error)}
    except ReadError as error:
        return {"error": "read", "message": str(error)}
    except (MemoryError, RecursionError):
        return {"error": "memory", "message": ""}
    except Exception as error:
        # whatever a broken file brings a library to raise is that file's fault, and the parent is told of it
        return {"error": "unexpected", "message": f"{type(error).__name__}: {error}"}


def _unpacked(request: dict[str, Any], path: Path, limits: Limits) -> dict[str, Any]:
    """A file that has files in it: its own words, of which an archive has none, and what was put into the folder."""
    asked = request["room"]
    largest = int(limits.size_mb * MEGABYTE)
    room = Room(Path(asked["folder"]), files=asked["files"], space=asked["size"], largest=largest)
    document = _unpacker(request["reader"])(path, limits, room).finish(identity=request["id"], file=request["file"])
    limits.check_characters(document.text)
    document = document.model_copy(update={"status": Status.READ})
    return {"document": document.model_dump(mode="json"), "members": [asdict(member) for member in room.members]}


def _unpacker(name: str) -> Callable[[Path, Limits, Room], Draft]:
    match name:
        case "zip":
            from remiss.reading.archive import unpack

            return unpack
        case "mail":
            from remiss.reading.mail.unpacking import unpack

            return unpack
        case _:
            from remiss.reading.mail.unpacking import unpack_outlook

            return unpack_outlook


def _reader(name: str) -> Callable[..., Draft]:
    match name:
        case "pdfium":
            from remiss.reading.pdf import read_pdfium

            return read_pdfium
        case "pypdf":
            from remiss.reading.pdf import read_pypdf

            return read_pypdf
        case "frames":
            from remiss.reading.frames import read_frames

            return read_frames
        case "word":
            from remiss.reading.word import read_word

            return read_word
        case "text":
            from remiss.reading.plain import read_text

            return read_text
        case "markdown":
            from remiss.reading.plain import read_markdown

            return read_markdown
        case "html":
            from remiss.reading.html import read_html

            return read_html
    raise ValueError(f"no reader is called {name}")


def _limit_memory(limits: Limits) -> None:
    """Bound the address space, where the system can: not on Windows, and without force on some of macOS."""
    try:
        import resource
    except ImportError:
        return
    most = limits.memory_mb * MEGABYTE
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    except (ValueError, OSError):
        # macOS refuses a limit below what the process has mapped already; the other limits still hold
        return
