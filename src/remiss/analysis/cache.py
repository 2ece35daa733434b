"""What was made of each file, kept beside the case for the next run, so that only what is new is read.

A file is read again when its bytes, its name or what reads it have changed, or the limits in a way that matters to it;
it is understood again when the consultation or what understands it has. What could not be read is not kept: it is
tried again each time.

The cache is sqlite, from the standard library. It can be removed at any time; one that is damaged is made anew, and one
that cannot be written is done without.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from pydantic import TypeAdapter

from remiss.analysis.keys import Key
from remiss.consultation import Case
from remiss.model import Analysis, Document, Status

CACHE_NAME = ".remiss-cache.sqlite"
"""Where the cache of a case is, in its folder."""

_FORM = 2  # of the tables; another number makes the cache anew
_WAIT = 10.0  # seconds for another run that is just writing
_TABLES = {
    "analyses": "file TEXT PRIMARY KEY, reading TEXT, bounds TEXT, understanding TEXT, made BLOB",
    "whole": "one INTEGER PRIMARY KEY, state TEXT",
}
_FIND = "SELECT bounds, understanding, made FROM analyses WHERE file = ? AND reading = ?"
_HOLDS = "SELECT 1 FROM analyses WHERE file = ? AND reading = ? AND understanding = ?"
_KEEP = "REPLACE INTO analyses VALUES (?, ?, ?, ?, ?)"
_OUTSIDE = frozenset(
    [
        sqlite3.SQLITE_AUTH, sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_NOLFS, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY,
    ]
)  # fmt: skip
"""the faults that are the disk's or the folder's, and not those of what is in the file"""
_MOST = 2**28  # bytes of JSON: a file that comes to more, such as an archive of hundreds of reports, is not kept
_DAMAGED = "Det som sparats från tidigare läsningar ({}) är skadat och görs om. Svaren läses på nytt."
_CLOSED = (
    "Det som läses kan inte sparas till nästa körning ({}), så den kommer att läsa allt igen. Kontrollera att mappen "
    "går att skriva i, eller kör med --no-cache."
)
_Found = TypeVar("_Found")
_PARTS = TypeAdapter(tuple[Analysis, ...])


@dataclass(frozen=True)
class Kept:
    """What was kept of a file. Where it is not ``current`` only its documents are of use: what was read of it."""

    parts: tuple[Analysis, ...]
    current: bool

    @property
    def documents(self) -> tuple[Document, ...]:
        """What was read."""
        return tuple(part.document for part in self.parts)


def cache_of(case: Case) -> Cache:
    """The cache beside a case, as ``remiss compile`` uses it."""
    return Cache(case.root / CACHE_NAME)


class Cache:
    """The analyses of a case's files between runs, in the file ``path``, which is made where it is not there.

    ``remarks`` tell, in Swedish, what a person should know: that the cache was damaged, or cannot be written. Two runs
    can use the same at once, and so can two threads.
    """

    def __init__(self, path: Path) -> None:
        self.remarks: list[str] = []
        self._path = path
        self._lock = threading.Lock()
        self._open: sqlite3.Connection | None = None
        self._usable = True

    def holds(self, key: Key) -> bool:
        """Whether a file seems to be kept as it is now; to ``find`` it tells, and takes longer."""
        return bool(self._try(lambda db: db.execute(_HOLDS, (key.file, key.reading, key.understanding)).fetchone()))

    def find(self, key: Key) -> Kept | None:
        """What is kept of a file, or None where that is nothing, or was read of other bytes or in another way."""
        row = self._try(lambda db: db.execute(_FIND, (key.file, key.reading)).fetchone())
        if row is None:
            return None
        try:
            bounds, understanding, made = row
            if any(now < then for now, then in zip(key.bounds, json.loads(bounds), strict=True)):
                return None
            parts = _unpacked(made, key)
        except (ValueError, TypeError, zlib.error):
            self._rebuild()
            return None
        return Kept(parts, current=understanding == key.understanding)

    def keep(self, key: Key, parts: Sequence[Analysis]) -> None:
        """Keep what was made of a file, at once: a run that is ended from outside loses no more than it has at hand."""
        data = _PARTS.dump_json(tuple(parts))
        if len(data) < _MOST and all(part.document.status is not Status.FAILED for part in parts):
            row = (key.file, key.reading, json.dumps(key.bounds), key.understanding, _packed(data, key))
            self._try(lambda db: db.execute(_KEEP, row))

    @property
    def state(self) -> str | None:
        """What was kept of the whole case: a fingerprint of all that was written, and of what it was made of."""
        row = self._try(lambda db: db.execute("SELECT state FROM whole").fetchone())
        return row[0] if row else None

    def keep_state(self, state: str) -> None:
        """Keep the fingerprint of a case that has been written, in place of the one before."""
        self._try(lambda db: db.execute("REPLACE INTO whole VALUES (1, ?)", (state,)))

    def forget_all_but(self, names: Iterable[str]) -> None:
        """Drop what is kept of files that are no longer there."""
        there = set(names)
        kept = self._try(lambda db: db.execute("SELECT file FROM analyses").fetchall()) or []
        gone = [row for row in kept if row[0] not in there]
        if gone:
            self._try(lambda db: db.executemany("DELETE FROM analyses WHERE file = ?", gone))

    def close(self) -> None:
        """Let go of the file; it is opened again where there is more to find or keep."""
        with self._lock:
            self._close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _try(self, work: Callable[[sqlite3.Connection], _Found]) -> _Found | None:
        """What comes of some work with the cache; None where it cannot be used. No fault of it stops a run."""
        with self._lock:
            try:
                return work(self._connected()) if self._usable else None
            except (sqlite3.Error, ValueError) as fault:  # the latter where a name in it is no text
                if getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _OUTSIDE:
                    self._do_without(fault)
                else:
                    self._make_anew()
            return None

    def _connected(self) -> sqlite3.Connection:
        if self._open is None:
            self._open = _connect(self._path)
            if _form(self._open) != _FORM:
                _make_tables(self._open)
        return self._open

    def _rebuild(self) -> None:
        with self._lock:
            self._make_anew()

    def _make_anew(self) -> None:
        self._close()
        try:
            self._path.unlink()
            self._path.with_name(f"{self._path.name}-journal").unlink(missing_ok=True)
        except OSError as fault:
            self._do_without(fault)
        else:
            self.remarks.append(_DAMAGED.format(self._path.name))

    def _do_without(self, fault: Exception) -> None:
        self._close()
        self._usable = False
        self.remarks.append(_CLOSED.format(fault))

    def _close(self) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.close()
            self._open = None


def _connect(path: Path) -> sqlite3.Connection:
    """Open or make the file. It may be damaged, or made by somebody else: nothing in it is run."""
    connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        # A power cut can leave it damaged, and then it is made anew; what ends the program alone cannot.
        connection.execute("PRAGMA synchronous = OFF")
    except (sqlite3.Error, ValueError):
        connection.close()
        raise
    return connection


def _form(connection: sqlite3.Connection) -> int:
    (form,) = connection.execute("PRAGMA user_version").fetchone()
    return int(form)


def _make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables, unless another run has just done so; what an older version of remiss has kept is dropped."""
    connection.execute("BEGIN EXCLUSIVE")
    if _form(connection) != _FORM:
        for name, columns in _TABLES.items():
            connection.execute(f"DROP TABLE IF EXISTS {name}")
            connection.execute(f"CREATE TABLE {name} ({columns})")
        connection.execute(f"PRAGMA user_version = {_FORM}")
    connection.execute("COMMIT")


def _packed(data: bytes, key: Key) -> bytes:
    """Compressed, with what it hangs on, so that a row that has come to stand in another's place is told."""
    return zlib.compress(key.sign + data, 1)


def _unpacked(packed: bytes, key: Key) -> tuple[Analysis, ...]:
    """Raises ValueError, TypeError or zlib.error for what was not packed so, or is more than a file can come to."""
    opened = zlib.decompressobj()
    data = opened.decompress(packed, _MOST + len(key.sign))
    if not opened.eof or not data.startswith(key.sign):
        raise ValueError("the row is cut off, or another's")
    return _PARTS.validate_json(data[len(key.sign) :])
