"""Text files: prose as people write it, text lifted out of a PDF, and Markdown."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from remiss.errors import ReadError
from remiss.model import BlockKind
from remiss.reading.draft import Draft
from remiss.reading.layout import hyphens, lay_out, marks
from remiss.reading.layout.characters import repair
from remiss.reading.layout.lines import Line, Page
from remiss.reading.limits import Limits

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT = "Filen innehåller inte text, fast ändelsen säger det. Spara om den i rätt format eller ge den rätt ändelse."
_GUESSED = (
    "Filens teckenkodning framgår inte; den lästes som {}. Kontrollera att å, ä och ö ser rätt ut, och spara annars om "
    "filen som UTF-8."
)
_OF_BYTES = {"cp1252": "Windows-1252", "mac_roman": "Mac OS Roman", "cp850": "DOS (850)"}
"""Encodings of one byte a sign that Swedish has been written in, the usual one first."""
_EXPECTED = frozenset("åäöÅÄÖéÉ§–—“”’…•€»«°½²")
"""Signs beyond ASCII that a Swedish text has."""
_ZEROS = 0.8  # share of the signs of a text in UTF-16 that are of the first 256
_ASCII = 0x7F
_BINARY = 0.01  # share of control characters
_UNWRAPPED = 160  # characters: where lines are so long, each is a paragraph
_APART = 3.0  # lines
_TAB = 4
_PAGE_BREAK = re.compile(r"\f|^-{3}\s*page\s*-{3}\s*$", re.IGNORECASE | re.MULTILINE)
_UNDERLINE = re.compile(r"\s*([=\-_~*])\1{2,}\s*")
_MD_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_MD_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*")


def decode(data: bytes) -> tuple[str, str]:
    """The text of a file's bytes, and what its encoding was guessed to be, if it was.

    Raises ``ReadError`` for what is no text.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as error:
                raise ReadError(_NOT_TEXT) from error
    if encoding := _two_bytes(data):
        text = data.decode(encoding, errors="replace")
        _check(text.encode("utf-8", "replace"))
        return text, "UTF-16"
    _check(data)
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        beyond = Counter(byte for byte in data if byte > _ASCII)
        best = max(_OF_BYTES, key=lambda encoding: _expected(beyond, encoding))
        return data.decode(best, errors="replace"), _OF_BYTES[best]


def _check(data: bytes) -> None:
    """Raise ``ReadError`` for bytes that are no text."""
    control = sum(data.count(bytes([c])) for c in (*range(0x09), *range(0x0E, 0x20)))
    if control > _BINARY * len(data) or b"\0" in data:
        raise ReadError(_NOT_TEXT)


def _two_bytes(data: bytes) -> str:
    """The UTF-16 that bytes without a mark are written in; empty where they are not."""
    first, second = data[::2].count(0), data[1::2].count(0)
    if not (first or second) or min(first, second) or max(first, second) < _ZEROS * (len(data) // 2):
        return ""
    return "utf-16-be" if first else "utf-16-le"


def _expected(beyond: Counter[int], encoding: str) -> int:
    """How many of some bytes would be signs of a Swedish text in an encoding."""
    signs = {byte: bytes([byte]).decode(encoding, errors="replace") for byte in beyond}
    return sum(count for byte, count in beyond.items() if signs[byte] in _EXPECTED)


def is_utf8(data: bytes) -> bool:
    """Is it UTF-8 whatever is said of it? Other text with letters beyond ASCII is hardly ever well formed as that."""
    try:
        return not data.isascii() and bool(data.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def read_text(path: Path, limits: Limits) -> Draft:
    """A .txt file: wrapped or not, single or double spaced. A form feed or ``---page---`` breaks pages."""
    text, draft = _open(path, limits)
    add_text(text, draft)
    return draft


def add_text(text: str, draft: Draft) -> None:
    """Add the blocks of a text, as it stands in a .txt file, to a draft."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    raw = [page.split("\n") for page in _PAGE_BREAK.split(text)]
    lengths = sorted(len(line.rstrip()) for page in raw for line in page if line.strip())
    if not lengths:
        return
    unwrapped = lengths[int(0.9 * (len(lengths) - 1))] > _UNWRAPPED
    step = 2 if _double_spaced(raw) else 1
    pages = [_page(lines, n + 1, step, unwrapped) for n, lines in enumerate(raw)]
    lay_out(pages, draft, paged=False, plain=True)


def read_markdown(path: Path, limits: Limits) -> Draft:
    """A .md file: # headings, - bullets, | tables; the rest is paragraphs between blank lines."""
    text, draft = _open(path, limits)
    text = _PAGE_BREAK.sub("\n", text)
    known = hyphens.vocabulary(text.split("\n"))
    paragraph: list[str] = []
    item = False

    def close() -> None:
        nonlocal item
        if paragraph:
            kind = BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH
            draft.add(kind, hyphens.join(paragraph, known), level=int(item))
        paragraph.clear()
        item = False

    for line in text.split("\n"):
        line = repair(line.replace("\t", " "))
        heading = _MD_HEADING.match(line)
        sign = marks.bullet(line)
        if heading or not line.strip() or line.lstrip().startswith("|") or sign or marks.enumerator(line):
            close()
        if heading:
            draft.add(BlockKind.HEADING, heading[2], level=len(heading[1]))
        elif line.lstrip().startswith("|"):
            if not _MD_RULE.fullmatch(line):
                draft.add(BlockKind.TABLE_ROW, "\t".join(cell.strip() for cell in line.strip().strip("|").split("|")))
        elif line.strip():
            item = item or bool(sign) or marks.enumerator(line)
            paragraph.append(line[sign:])
    close()
    return draft


def _open(path: Path, limits: Limits) -> tuple[str, Draft]:
    text, guessed = decode(path.read_bytes())
    limits.check_characters(text)  # before the work of laying it out
    draft = Draft()
    if guessed:
        draft.warn(_GUESSED.format(guessed))
    return text.replace("\r\n", "\n").replace("\r", "\n"), draft


def _double_spaced(pages: Sequence[Sequence[str]]) -> bool:
    """Whether a blank line stands after every line: sentences go on across them."""
    across = going_on = beside = 0
    for lines in pages:
        for n in range(len(lines) - 1):
            if not lines[n].strip():
                continue
            if lines[n + 1].strip():
                beside += 1
            elif n + 2 < len(lines) and lines[n + 2].strip():
                across += 1
                going_on += lines[n + 2].lstrip()[:1].islower() or lines[n].rstrip().endswith("-")
    return across > beside and going_on > 0.4 * across


def _page(lines: Sequence[str], number: int, step: int, unwrapped: bool) -> Page:
    """A page of lines: where a line stands is its number, and its indentation its left edge."""
    found: list[Line] = []
    for n, raw in enumerate(lines):
        text = raw.expandtabs(_TAB)
        underline = _UNDERLINE.fullmatch(text)
        if underline and found and found[-1].row == n - 1 and len(found[-1].text) < 100:
            found[-1] = found[-1]._replace(bold=True)
            continue
        if not text.strip() or underline:
            continue
        left = float((len(text) - len(text.lstrip())) // 2 * 2)  # one space is no indentation
        # what a blank line parts, and lines that are paragraphs of their own, stand as far apart as paragraphs do
        apart = unwrapped or not found or n - found[-1].row > step
        base = (found[-1].base if found else 0.0) + (_APART if apart else 1.0)
        bold = _is_capitals(text, lines, n)
        found.append(Line(text, number, left, float(len(text.rstrip())), base, 1.0, bold, row=n))
    return Page(number=number, height=found[-1].base + 1 if found else 1.0, lines=found)


def _is_capitals(text: str, lines: Sequence[str], n: int) -> bool:
    """Whether a line is set in capitals and stands above running text: a heading in files that know no bold."""
    if not text.isupper() or sum(c.isalpha() for c in text) < 4 or len(text) > 100:
        return False
    below = next((lines[m] for m in range(n + 1, len(lines)) if lines[m].strip()), "")
    return len(below.strip()) > 60 or below.strip().endswith((".", "!", "?"))
