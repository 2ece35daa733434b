"""What a file is: by its ending, and by what it holds, which is what counts where the two differ."""

from __future__ import annotations

import re
import zipfile
from enum import StrEnum
from pathlib import Path
from typing import Any

from remiss.errors import ReadError
from remiss.reading.limits import Limits


class Kind(StrEnum):
    """A kind of file that can be read."""

    PDF = "pdf"
    WORD = "word"
    OLD_WORD = "doc"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    WORDPERFECT = "wpd"
    WEB_PAGE = "html"
    MAIL = "mail"
    OUTLOOK = "outlook"
    ARCHIVE = "zip"
    PICTURE = "picture"
    TEXT = "text"
    MARKDOWN = "markdown"


SUFFIXES: dict[str, Kind] = {
    ".pdf": Kind.PDF,
    **dict.fromkeys((".docx", ".docm", ".dotx"), Kind.WORD),
    **dict.fromkeys((".doc", ".dot"), Kind.OLD_WORD),
    **dict.fromkeys((".odt", ".ott"), Kind.OPEN_DOCUMENT),
    ".rtf": Kind.RICH_TEXT,
    ".wpd": Kind.WORDPERFECT,
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.WEB_PAGE),
    **dict.fromkeys((".eml", ".mht", ".mhtml"), Kind.MAIL),
    ".msg": Kind.OUTLOOK,
    ".zip": Kind.ARCHIVE,
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".gif", ".bmp"), Kind.PICTURE),
    ".txt": Kind.TEXT,
    ".md": Kind.MARKDOWN,
}
"""The endings of the files that can be read, in lower case."""

NAMES = {
    Kind.PDF: "en PDF-fil",
    Kind.WORD: "en Word-fil",
    Kind.OLD_WORD: "en Word-fil i äldre format",
    Kind.OPEN_DOCUMENT: "ett OpenDocument-dokument",
    Kind.RICH_TEXT: "en RTF-fil",
    Kind.WORDPERFECT: "en WordPerfect-fil",
    Kind.WEB_PAGE: "en webbsida",
    Kind.MAIL: "ett mejl",
    Kind.OUTLOOK: "ett mejl från Outlook",
    Kind.ARCHIVE: "ett zip-arkiv",
    Kind.PICTURE: "en bild",
    Kind.TEXT: "en textfil",
    Kind.MARKDOWN: "en textfil",
}
UNSIGNED = {Kind.WEB_PAGE, Kind.MAIL, Kind.TEXT, Kind.MARKDOWN}
"""The kinds whose files need not begin in a way of their own."""
IN_ZIP, IN_OLE = {Kind.WORD, Kind.OPEN_DOCUMENT, Kind.ARCHIVE}, {Kind.OLD_WORD, Kind.OUTLOOK}
"""The kinds whose files are packages, by the sort of package."""

_ZIP, _EMPTY_ZIP, _OLE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"
_SIGNS = (
    (b"%PDF-", Kind.PDF),
    (b"{\\rtf", Kind.RICH_TEXT),
    (b"\xffWPC", Kind.WORDPERFECT),
    (b"\x89PNG\r\n", Kind.PICTURE),
    (b"\xff\xd8\xff", Kind.PICTURE),
    (b"II*\0", Kind.PICTURE),
    (b"MM\0*", Kind.PICTURE),
    (b"GIF8", Kind.PICTURE),
)
_HTML = re.compile(rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL)
_MAIL = re.compile(
    rb"(?:Return-Path|Received|Delivered-To|MIME-Version|Message-ID|Content-Type|From|Date|Subject|To|X-[\w-]+): ",
    re.IGNORECASE,
)
_SAVED_AS_MAIL = {Kind.OUTLOOK, Kind.OLD_WORD, Kind.WORD, Kind.WEB_PAGE}
"""The kinds whose endings mails go under: saved from Outlook, and pages in one file (MHTML), which wikis call .doc."""
_BOM = b"\xef\xbb\xbf"
_LOCKED = "Filen är skyddad med lösenord. Be avsändaren om en kopia utan lösenord."
_ENCRYPTED = 0x100  # the bit in the head of an old Word file ([MS-DOC] 2.5.2, fEncrypted)


def by_contents(head: bytes, expected: Kind | None) -> Kind | None:
    """What a file's first bytes say for certain that it is; ``expected`` is what its ending says. None: not known."""
    start = head.removeprefix(_BOM).lstrip()
    if found := next((kind for sign, kind in _SIGNS if start.startswith(sign)), None):
        return found
    if expected is Kind.PDF and b"%PDF-" in head:  # something may stand before it: ISO 32000-1, annex H.3.4.1
        return Kind.PDF
    if _HTML.match(start):
        return Kind.WEB_PAGE
    return Kind.MAIL if expected in _SAVED_AS_MAIL and _MAIL.match(start) else None


def is_ole(head: bytes) -> bool:
    """Do a file's first bytes say that it is a package of the older sort?"""
    return head.startswith(_OLE)


def is_package(head: bytes) -> bool:
    """Do a file's first bytes say that it holds files of its own (zip, OLE), so that one must look inside?"""
    return head.startswith((_ZIP, _EMPTY_ZIP, _OLE))


def look_inside(path: Path) -> Kind | None:
    """What a package is, by the names in it; None for one of another sort, or a broken one.

    Raises ``ReadError`` for one that is locked with a password. Can take time and memory on a hostile file.
    """
    with path.open("rb") as stream:
        return _in_ole(path) if stream.read(len(_OLE)) == _OLE else _in_zip(path)


def answer(given: dict[str, Any], limits: Limits) -> str | None:
    """The same in the worker: JSON to JSON."""
    return look_inside(Path(given["path"]))


def _in_zip(path: Path) -> Kind | None:
    try:
        with zipfile.ZipFile(path) as archive:
            names = {name.replace("\\", "/").lstrip("/").lower() for name in archive.namelist()}
            if "mimetype" in names:
                with archive.open("mimetype") as stream:
                    of_text = stream.read(100).startswith(b"application/vnd.oasis.opendocument.text")
                return Kind.OPEN_DOCUMENT if of_text else None
    except MemoryError:
        raise
    except Exception:  # whatever zipfile raises on a broken one; what its ending names will tell what is wrong with it
        return None
    if "word/document.xml" in names:
        return Kind.WORD
    if "[content_types].xml" in names or "_rels/.rels" in names:
        return Kind.WORD if any(name.startswith("word/") for name in names) else None
    return Kind.ARCHIVE


def _in_ole(path: Path) -> Kind | None:
    from olefile import OleFileIO

    try:
        with OleFileIO(path) as ole:
            kind: Kind | None = None
            if ole.exists("WordDocument"):
                kind = Kind.OLD_WORD
                begin = ole.openstream("WordDocument").read(12)
                locked = bool(int.from_bytes(begin[10:12], "little") & _ENCRYPTED)
            else:
                kind = Kind.OUTLOOK if ole.exists("__properties_version1.0") else None
                locked = ole.exists("EncryptedPackage")
    except MemoryError:
        raise
    except Exception:
        return None
    if locked:
        raise ReadError(_LOCKED)
    return kind
