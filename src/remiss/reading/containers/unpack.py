"""Files that have files in them, opened in the worker: what a mail says itself, and what is put into a folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from remiss.model import Document, Status
from remiss.reading.containers.members import Member, Room
from remiss.reading.draft import Draft
from remiss.reading.guard import as_document, called, no_answer
from remiss.reading.kinds import Kind
from remiss.reading.limits import Limits

_MEGABYTE = 2**20


def unpack(
    path: Path, kind: Kind, limits: Limits, *, identity: str, file: str, folder: Path, files: int, size: int
) -> tuple[Document, tuple[Member, ...]]:
    """The words of a mail or an archive itself, and its members, put into a folder: so many files and bytes at most.

    Raises as ``guard.called`` does.
    """
    given = {"kind": kind, "path": str(path.absolute()), "id": identity, "file": file, "folder": str(folder)}
    found = called(f"{__name__}:answer", {**given, "files": files, "size": size}, limits, folder=folder)
    try:
        return as_document(found["document"]), tuple(Member(**member) for member in found["members"])
    except (KeyError, TypeError) as error:
        raise no_answer() from error


def answer(given: dict[str, Any], limits: Limits) -> dict[str, Any]:
    """What the worker does of it: JSON to JSON."""
    largest = int(limits.size_mb * _MEGABYTE)
    room = Room(Path(given["folder"]), files=given["files"], space=given["size"], largest=largest)
    draft = _unpacker(Kind(given["kind"]))(Path(given["path"]), limits, room)
    document = draft.finish(identity=given["id"], file=given["file"])
    limits.check(document)
    document = document.model_copy(update={"status": Status.READ})
    return {"document": document.model_dump_json(), "members": [asdict(member) for member in room.members]}


def _unpacker(kind: Kind) -> Callable[[Path, Limits, Room], Draft]:
    from remiss.reading.containers import archive
    from remiss.reading.containers.mail import unpacking

    if kind is Kind.ARCHIVE:
        return archive.unpack
    return unpacking.unpack_outlook if kind is Kind.OUTLOOK else unpacking.unpack
