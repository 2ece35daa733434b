"""A Word file as a package: a zip of XML parts, looked over before anything is unpacked.

Read with ``zipfile`` and lxml and not through python-docx, which refuses macro files (.docm) and strict OOXML, both
of which hold the same words. See ECMA-376 part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from remiss.errors import LimitError, ReadError
from remiss.reading.limits import Limits

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/"

# Strict OOXML is the same language under other names (ISO/IEC 29500-1 against 29500-4).
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _RELATIONS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": _MATH.encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": _DRAWING.encode(),
}

_MAX_ENTRIES = 10_000
_MAX_RATIO = 200
_RATIO_FREE = 4 * 2**20
_TREE_COST = 16
"""Bytes of memory that a byte of XML may come to take as a tree: the share of ``memory_mb`` that one file may fill."""

_DAMAGED = "Filen är skadad och kan inte läsas som Word-dokument. Be avsändaren om en ny kopia."
_LOCKED = "Filen är skyddad med lösenord. Be avsändaren om en kopia utan lösenord."
_OLD = "Filen är i Words äldre format (.doc). Öppna den i Word och spara den som .docx."
_OTHER = "Filen är inget Word-dokument, fast namnet säger det. Kontrollera filen eller be avsändaren om en ny kopia."
_TOO_BIG = "Filen blir för stor när den packas upp. Kontrollera varifrån den kommer, eller höj gränsen för storlek."
_TOO_DENSE = (
    "Filen är packad på ett sätt som vanliga Word-dokument inte är och öppnas därför inte. "
    "Kontrollera varifrån den kommer, och be avsändaren om en ny kopia."
)

_UNZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
"""What ``zipfile`` is known to raise on broken or locked archives."""


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML: ``w("p")``."""
    return f"{{{_WORD}}}{name}"


def m(name: str) -> str:
    """The full name of an element of Office mathematics."""
    return f"{{{_MATH}}}{name}"


def a(name: str) -> str:
    """The full name of an element of DrawingML."""
    return f"{{{_DRAWING}main}}{name}"


def dgm(name: str) -> str:
    """The full name of an element of a diagram (SmartArt)."""
    return f"{{{_DRAWING}diagram}}{name}"


RELATION_ID = f"{{{_RELATIONS}}}id"
DIAGRAM_ID = f"{{{_RELATIONS}}}dm"


class Package:
    """The parts of an open Word file. Made by ``open_package``."""

    def __init__(self, archive: zipfile.ZipFile, limits: Limits) -> None:
        self._archive = archive
        self._entries = _looked_over(archive.infolist(), limits)
        self._left = limits.memory_mb * 2**20 // _TREE_COST
        target = next((t for kind, t in self._relations("").values() if kind == "officeDocument"), None)
        if target is None:
            raise ReadError(_OTHER if self._entries else _DAMAGED)
        main = self._parse(target)
        if main is None or main.tag != w("document"):
            raise ReadError(_DAMAGED if main is None else _OTHER)
        self.main: Element = main
        self._related = self._relations(target)
        self._broken = False

    def related(self, kind: str) -> Element | None:
        """The part that the main one relates to as ``kind`` ("styles", "footnotes" …).

        None where there is no such relation. A part that is pointed at but missing or damaged is None too;
        ``incomplete`` tells.
        """
        return self._beside(next((t for k, t in self._related.values() if k == kind), None))

    def part(self, relation_id: str | None) -> Element | None:
        """The part behind a relation of the main one, or None where there is none."""
        return self._beside(self._related.get(relation_id or "", ("", ""))[1])

    def incomplete(self) -> bool:
        """Whether a part that carries words or their form is pointed at but not in the file, or was found damaged."""
        carriers = {"styles", "numbering", "footnotes", "endnotes", "header", "footer"}
        lost = (kind in carriers and target.lower() not in self._entries for kind, target in self._related.values())
        return self._broken or any(lost)

    def _beside(self, target: str | None) -> Element | None:
        """A part beside the main one: the letter can be read without it."""
        try:
            return self._parse(target) if target else None
        except LimitError:
            raise
        except ReadError:
            self._broken = True
            return None

    def _relations(self, source: str) -> dict[str, tuple[str, str]]:
        """Relation id → (kind, name of the target part). Kinds are the last word of the type's address."""
        folder, name = posixpath.split(source)
        root = self._parse(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for relation in root if root is not None else ():
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                target = posixpath.normpath(posixpath.join("/", folder, (relation.get("Target") or "")))
                found[relation.get("Id") or ""] = (kind, target.lstrip("/"))
        return found

    def _parse(self, name: str) -> Element | None:
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        self._left -= entry.file_size
        if self._left < 0:
            raise LimitError(_TOO_BIG)
        if entry.file_size > _RATIO_FREE and entry.file_size > _MAX_RATIO * entry.compress_size:
            raise LimitError(_TOO_DENSE)
        try:
            data = self._archive.read(entry)
        except _UNZIP_ERRORS as error:
            raise ReadError(_DAMAGED) from error
        for strict, plain in _STRICT.items():
            data = data.replace(strict, plain)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            huge_tree=False,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise ReadError(_DAMAGED) from error
        if root.getroottree().docinfo.internalDTD is not None:  # forbidden in a package: ECMA-376 part 2, 9.1.4
            raise ReadError(_DAMAGED)
        return root


@contextmanager
def open_package(path: Path, limits: Limits) -> Iterator[Package]:
    """Open a Word file (.docx, .docm, .dotx; strict or not) for reading.

    Raises ``LimitError`` where the zip directory promises too many entries, too many bytes or too dense a packing, and
    ``ReadError`` where the file is damaged, locked with a password, in the older format, or something else altogether.
    """
    try:
        archive = zipfile.ZipFile(path)
    except FileNotFoundError as error:
        raise ReadError("Filen finns inte. Kontrollera sökvägen.") from error
    except PermissionError as error:
        raise ReadError("Filen får inte öppnas. Kontrollera behörigheten, och att ingen har den öppen.") from error
    except _UNZIP_ERRORS as error:
        raise ReadError(_what_it_is(path)) from error
    with archive:
        yield Package(archive, limits)


def _looked_over(entries: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """The entries by name in lower case (part names differ by more than case: ECMA-376 part 2), if they are sane."""
    if len(entries) > _MAX_ENTRIES:
        raise LimitError(_TOO_DENSE)
    if sum(entry.file_size for entry in entries) > 10 * limits.size_mb * 2**20:
        raise LimitError(_TOO_BIG)
    # zipfile bounds what deflate gives by the size promised; it does not so bound bzip2 and lzma
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise ReadError(_DAMAGED)
    if any(entry.flag_bits & 1 for entry in entries):
        raise ReadError(_LOCKED)
    return {entry.filename.replace("\\", "/").lstrip("/").lower(): entry for entry in entries}


def _what_it_is(path: Path) -> str:
    """The message for a file that is no zip: an old or locked Word file is an OLE container (MS-CFB)."""
    try:
        with path.open("rb") as file:
            start = file.read(2**20)
            file.seek(max(0, path.stat().st_size - 2**20))  # the container's directory may lie at either end
            end = file.read()
    except OSError:
        return _DAMAGED
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        locked = "EncryptedPackage".encode("utf-16-le")
        return _LOCKED if locked in start or locked in end else _OLD
    return _OTHER if start.startswith((b"%PDF", b"{\\rtf", b"<html", b"<!DOCTYPE", b"<?xml")) else _DAMAGED
