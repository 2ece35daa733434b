"""A file with files in it (a mail, an archive) → its own words, and then a document for each file in it."""

from __future__ import annotations

import hashlib
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from remiss.errors import LimitError, ReadError
from remiss.model import Document, Status
from remiss.reading.arrival import Arrival, take_in
from remiss.reading.containers.mail import FROM, SUBJECT
from remiss.reading.containers.members import Member, unique
from remiss.reading.containers.unpack import unpack
from remiss.reading.kinds import Kind
from remiss.reading.limits import Limits
from remiss.reading.progress import Step
from remiss.reading.single import read_single

CONTAINERS = (Kind.MAIL, Kind.OUTLOOK, Kind.ARCHIVE)
"""The kinds of files that have files in them."""

MOST_FILES = 1000
"""in one file that came in, at any depth"""
DEEPEST = 3
"""how many files deep a file may lie: a document in an archive that is attached to a mail lies two deep"""
_LARGER = 10
"""times the largest size of a file: what all that is in one may unpack to"""
_LONGER = 20
"""times the time for one file: what all that is in one may take"""
_MEGABYTE = 2**20
_HEAD_LINES = 3

_LATE = (
    "Filen hann inte läsas: det som ligger i samma mejl eller arkiv tar för lång tid. "
    "Packa upp det och lägg filerna i mappen, eller höj tidsgränsen (--timeout)."
)
_TOO_DEEP = (
    "Filen ligger för djupt (mejl eller arkiv i varandra) och har inte lästs. Packa upp den och lägg den i mappen."
)


@dataclass
class _Trip:
    """What is left of time and room for all that lies in one file, and the names that are taken."""

    limits: Limits
    step: Step | None
    files: int = MOST_FILES
    space: int = 0
    until: float = 0.0
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.space = int(_LARGER * self.limits.size_mb * _MEGABYTE)
        self.until = time.monotonic() + _LONGER * self.limits.seconds


@dataclass(frozen=True)
class _Level:
    """Where on the trip one is: how deep, and the lines that say who sent the mail that it lies in, if any."""

    depth: int = 0
    sender: tuple[str, ...] = ()


def read_container(path: Path, arrival: Arrival, limits: Limits, *, file: str) -> Document:
    """A mail or an archive alone, as a document: the mail's own words, the archive's none."""
    with _folder() as folder:
        return _unpacked(path, arrival, _Trip(limits, None), Path(folder), file)[0]


def read_whole(
    path: Path, arrival: Arrival, limits: Limits, *, file: str, step: Step | None = None
) -> Iterator[Document]:
    """A mail or an archive, and then what is in it, each as a document of its own; a file in it that cannot be read
    has status ``failed`` and says why.

    Raises ``ReadError`` where it cannot be opened itself, and ``LimitError`` where there is too much in it.
    """
    return _read_level(path, arrival, _Trip(limits, step, taken={file}), _Level(), file)


def _read_level(path: Path, arrival: Arrival, trip: _Trip, level: _Level, file: str) -> Iterator[Document]:
    with _folder() as place:
        folder = Path(place)
        document, members = _unpacked(path, arrival, trip, folder, file)
        yield document
        below = replace(level, depth=level.depth + 1, sender=_sender(document) or level.sender)
        for member in members:
            name = unique(f"{file}/{member.name}", trip.taken)
            trip.taken.add(name)
            identity = hashlib.sha256(f"{arrival.identity}/{member.name}".encode("utf-8", "replace")).hexdigest()
            yield from _read_member(member, folder, trip, below, name, identity)


def _read_member(
    member: Member, folder: Path, trip: _Trip, level: _Level, file: str, identity: str
) -> Iterator[Document]:
    path = folder / member.stored
    try:
        if member.error:
            raise ReadError(member.error)
        if time.monotonic() > trip.until:
            raise LimitError(_LATE)
        arrival = take_in(path, trip.limits)
        identity = arrival.identity
        if arrival.kind not in CONTAINERS:
            document = read_single(path, arrival, trip.limits, file=file, step=trip.step)
            yield document.model_copy(update={"furniture": (*document.furniture, *level.sender)})
        elif level.depth >= DEEPEST:
            raise LimitError(_TOO_DEEP)
        else:
            yield from _read_level(path, arrival, trip, level, file)
    except ReadError as fault:
        yield Document(id=identity, file=file, status=Status.FAILED, error=str(fault))


def _unpacked(
    path: Path, arrival: Arrival, trip: _Trip, folder: Path, file: str
) -> tuple[Document, tuple[Member, ...]]:
    with arrival.telling():
        document, members = unpack(
            path, arrival.kind, trip.limits, identity=arrival.identity, file=file,
            folder=folder, files=trip.files, size=trip.space,
        )  # fmt: skip
    trip.files -= len(members)
    trip.space -= sum((folder / member.stored).stat().st_size for member in members if member.stored)
    if members and not document.blocks:  # it says nothing of its own
        told = "en fil" if len(members) == 1 else f"{len(members)} filer"
        told = f"Innehåller {told}, som redovisas för sig."
        document = document.model_copy(update={"warnings": (told, *document.warnings)})
    return arrival.tell(document), members


def _sender(document: Document) -> tuple[str, ...]:
    """The first lines of a mail, by which what is sent with it may know its sender."""
    lines = map(document.quote, document.blocks[:_HEAD_LINES])
    return tuple(line for line in lines if line.startswith((FROM, SUBJECT)))


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="remiss-", ignore_cleanup_errors=True)
