"""The other end of the guard: a process that works for its parent on one file after another, until its input ends.

Nothing but replies may go to its standard output, so that is moved away before any library can print. A reply is JSON:
whatever a hostile file makes of this process, its parent gets data and no code. What else it may not: ``sandbox``.
"""

from __future__ import annotations

import faulthandler
import os
import shutil
import sys
import threading
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import IO, Any

from remiss.errors import LimitError, ReadError
from remiss.model import Status
from remiss.reading.draft import Draft
from remiss.reading.guard.memory import bound_memory
from remiss.reading.guard.sandbox import close_off
from remiss.reading.guard.wire import receive, send
from remiss.reading.limits import Limits
from remiss.reading.messages import EMPTY, TOO_DEEP
from remiss.reading.ocr.scan import Scan
from remiss.reading.progress import Step

PAGED = ("pdfium", "pypdf", "frames")
"""The readers that tell how far they have come, and take what OCR has read: files of many pages take their time."""
_GRACE = 10.0  # seconds over the limit, after which a worker whose parent is gone ends itself


def serve(own: Path) -> None:
    """Answer requests on standard input until it ends. What may be written in is ``own``, a folder made for this
    process, which it removes when nobody else is left to, and the one that a request names.
    """
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    requests: SimpleQueue[dict[str, Any]] = SimpleQueue()
    lend = close_off(own)
    threading.Thread(target=_listen, args=(sys.stdin.buffer, requests, own), daemon=True).start()
    while True:
        request = requests.get()
        limits = Limits(**request["limits"])
        faulthandler.dump_traceback_later(limits.seconds + _GRACE, exit=True, file=2)
        lend(Path(request["folder"]) if request.get("folder") else None)
        reply = _answer(request, limits, partial(_tell, replies) if request.get("tell") else None)
        faulthandler.cancel_dump_traceback_later()
        send(replies, reply)


def _listen(stream: IO[bytes], requests: SimpleQueue[dict[str, Any]], own: Path) -> None:
    """Take in requests. When there are no more the parent is gone, however it ended: nobody waits for an answer, nor
    removes the folder for temporary files.
    """
    try:
        while (request := receive(stream)) is not None:
            requests.put(request)
    finally:
        shutil.rmtree(own, ignore_errors=True)
        os._exit(0)


def _tell(replies: IO[bytes], done: int, total: int) -> None:
    send(replies, {"done": done, "total": total})


def _answer(request: dict[str, Any], limits: Limits, step: Step | None = None) -> dict[str, Any]:
    try:
        bound_memory(limits.memory_mb)
        return _called(request, limits) if "call" in request else _read(request, limits, step)
    except LimitError as error:
        return {"error": "limit", "message": str(error)}
    except ReadError as error:
        return {"error": "read", "message": str(error)}
    except RecursionError:
        return {"error": "limit", "message": TOO_DEEP}
    except MemoryError:
        return {"error": "memory", "message": ""}
    except Exception as error:
        # whatever a broken file brings a library to raise is that file's fault, and the parent is told of it
        return {"error": "unexpected", "message": f"{type(error).__name__}: {error}"}


def _read(request: dict[str, Any], limits: Limits, step: Step | None) -> dict[str, Any]:
    reader, path, file, identity = request["reader"], Path(request["path"]), request["file"], request["id"]
    read = _reader(reader)
    scans = [Scan.parse(scan) for scan in request.get("scans", ())]
    draft = read(path, limits, step, scans) if reader in PAGED else read(path, limits)
    document = draft.finish(identity=identity, file=file)
    limits.check(document)
    if document.status is Status.NO_TEXT and not document.needs_ocr:
        draft.warn(EMPTY)
        document = draft.finish(identity=identity, file=file)
    return {"document": document.model_dump_json()}


def _called(request: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """What a function, named as "package.module:function", makes of the JSON that it is given, and of the limits."""
    module, _, name = request["call"].partition(":")
    return {"answer": getattr(import_module(module), name)(request["given"], limits)}


def _reader(name: str) -> Callable[..., Draft]:
    match name:
        case "pdfium":
            from remiss.reading.pdf import read_pdfium

            return read_pdfium
        case "pypdf":
            from remiss.reading.pdf import read_pypdf

            return read_pypdf
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
        case "frames":
            from remiss.reading.ocr.frames import read_frames

            return read_frames
    raise ValueError(f"no reader is called {name}")
