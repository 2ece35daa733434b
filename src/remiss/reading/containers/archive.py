"""A zip archive → the files in it. What its directory promises is looked over before anything is unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

from remiss.errors import ReadError
from remiss.reading.containers.members import Room, is_beside, is_left_behind, left_out
from remiss.reading.draft import Draft
from remiss.reading.limits import Limits

_UTF_8 = 0x800
_LOCKED = 0x1
_PIECE = 2**20
_MAX_RATIO = 200
_RATIO_FREE = 4 * 2**20

_DAMAGED_ARCHIVE = "Zip-arkivet är skadat och kan inte packas upp. Be avsändaren om en ny kopia."
_EMPTY_ARCHIVE = "Zip-arkivet innehåller inga filer. Be avsändaren om en ny kopia, eller ta bort det ur mappen."
_DAMAGED = "Filen är skadad i zip-arkivet och kan inte packas upp. Be avsändaren om en ny kopia."
_SHUT = (
    "Filen är skyddad med lösenord i zip-arkivet. Packa upp arkivet med lösenordet och lägg filen i mappen, eller be "
    "avsändaren om en kopia utan lösenord."
)
_TOO_DENSE = (
    "Filen är packad på ett sätt som vanliga dokument inte är (en så kallad zip-bomb) och packas därför inte upp. "
    "Kontrollera varifrån den kommer."
)


def unpack(path: Path, limits: Limits, room: Room) -> Draft:
    """Unpack an archive into a room. Raises ``ReadError`` where it is damaged or empty, ``LimitError`` for too many."""
    draft = Draft()
    beside: list[str] = []
    try:
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                name = _name(entry)
                if entry.is_dir() or is_left_behind(name):
                    continue
                if is_beside(name):
                    beside.append(name)
                elif entry.flag_bits & _LOCKED:
                    room.refuse(name, _SHUT)
                elif entry.file_size > _RATIO_FREE and entry.file_size > _MAX_RATIO * entry.compress_size:
                    room.refuse(name, _TOO_DENSE)
                else:
                    _unpack(archive, entry, name, room)
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # what zipfile raises on a broken directory: BadZipFile, OSError, struct.error …
        raise ReadError(_DAMAGED_ARCHIVE) from error
    if not room.members:
        raise ReadError(_EMPTY_ARCHIVE)
    if beside:
        draft.warn(left_out(beside))
    return draft


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, room: Room) -> None:
    try:
        room.put(name, _pieces(archive, entry))
    except (ReadError, MemoryError):
        raise
    except Exception:
        room.refuse(name, _DAMAGED)


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(entry) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _name(entry: zipfile.ZipInfo) -> str:
    """Its name. macOS writes UTF-8 and does not say so; then zipfile has taken it for the code page of old PCs."""
    if entry.flag_bits & _UTF_8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename
