"""Web pages, and mails that are written as such: headings, paragraphs, lists and tables, and nothing fetched."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from remiss.errors import LimitError
from remiss.model import BlockKind
from remiss.reading.draft import Draft
from remiss.reading.html_elements import (
    BLOCKS,
    CELLS,
    HEADINGS,
    LISTS,
    Listing,
    Table,
    filled_in,
    is_bold,
    is_hidden,
    is_margin,
    is_note,
    is_quote,
    is_row,
    is_struck,
    tag_of,
)
from remiss.reading.layout.characters import repair
from remiss.reading.limits import Limits
from remiss.reading.plain import decode, is_utf8
from remiss.reading.word import add_pieces
from remiss.reading.word.pieces import Piece
from remiss.reading.word.runs import STRUCK
from remiss.reading.word.signs import is_note_mark

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_QUOTE = "> "
"""What a mail that is answered gets before its paragraphs, as in a mail of plain text."""
_WRAPPED = 50
"""Characters from which a line that is broken by hand may go on in the next."""
_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?(?=[A-ZÅÄÖ][a-zåäö])")
"""What LibreOffice glues to a heading that it has numbered: "4.2Stödet"."""
_TOO_DEEP = "Sidan är nästlad på ett sätt som vanliga dokument inte är. Spara om den som PDF eller .docx."


def read_html(path: Path, limits: Limits) -> Draft:
    """A web page in a file. Raises ``LimitError`` for one that is nested beyond reason."""
    draft = Draft()
    text = decode_html(path.read_bytes())
    add_html(text, draft)
    return draft


def decode_html(data: bytes, charset: str | None = None) -> str:
    """The text of a page's bytes, by what it says of its encoding, or what was said where it came from.

    Raises ``ReadError`` for what is no text.
    """
    meta = _META.search(data[:_HEAD])
    told = [name for name in (charset, meta[1].decode("ascii", "replace") if meta else None) if name]
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not is_utf8(data):
        for name in told:
            # what calls itself Latin 1 is Windows-1252: https://encoding.spec.whatwg.org/#names-and-labels
            latin = name.lower() in ("iso-8859-1", "latin1", "us-ascii", "ascii")
            try:
                return data.decode("cp1252" if latin else name)
            except (LookupError, ValueError):
                continue
    return decode(data)[0]


def add_html(text: str, draft: Draft) -> None:
    """Add the blocks of a page to a draft."""
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    try:
        root = document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # it is empty
        return
    if any(fault.type_name == "ERR_RESOURCE_LIMIT" for fault in parser.error_log):  # libxml2 drops what lies deeper
        raise LimitError(_TOO_DEEP)
    walk = _Walk()
    add_pieces(walk.pieces(root), draft)
    draft.furniture.extend(walk.margins)
    if walk.struck:
        draft.warn(STRUCK)


class _Walk:
    """A walk through a page, in reading order: what is open, and the line that is being put together.

    ``margins`` are the lines of headers and footers, as a page has them that was a document before; ``struck`` tells
    whether words that are struck through were left out.
    """

    def __init__(self) -> None:
        self.margins: list[str] = []
        self.struck = False
        self._line: list[tuple[str, bool]] = []
        self._bold = self._quotes = self._preformatted = self._notes = self._outside = 0
        self._heading = 0
        self._item: str | None = None
        self._lists: list[Listing] = []
        self._tables: list[Table] = []
        self._cells: list[tuple[Element | None, str]] | None = None
        self._done: list[Piece] = []

    def pieces(self, root: Element) -> Iterator[Piece]:
        """The blocks of the page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: set[Element] = set()
        for event, element in walk:
            if event == "start" and self._is_left_out(element):
                skipped.add(element)
                walk.skip_subtree()
            elif event == "start":
                self._open(element)
            else:
                if element in skipped:
                    skipped.remove(element)
                else:
                    self._close(element)
                self._say(element.tail)
            yield from self._done
            self._done.clear()
        self._flush()
        yield from self._done

    def _is_left_out(self, element: Element) -> bool:
        """Is none of what is in an element read? Of a list of choices what is chosen is said here."""
        if is_struck(element) and not is_hidden(element):
            self.struck = self.struck or bool("".join(element.itertext()).strip())
            return True
        if tag_of(element) == "select" and not is_hidden(element):
            self._say(filled_in(element))
            return True
        raised = "".join(element.itertext()) if tag_of(element) == "sup" else ""
        before = "".join(words for words, _ in self._line[-4:])
        return is_hidden(element) or is_note_mark(raised, before)

    def _open(self, element: Element) -> None:
        tag = tag_of(element)
        if tag in BLOCKS:
            self._flush()
        if tag == "br":
            self._line.append(("\n", False))
        elif tag in HEADINGS:
            self._heading = HEADINGS[tag]
        elif tag in LISTS:
            self._lists.append(Listing(element))
        elif tag == "li":
            self._item = self._lists[-1].mark(element) if self._lists else ""
        elif tag == "pre":
            self._preformatted += 1
        elif tag == "table":
            self._tables.append(Table())
        elif tag in CELLS:
            self._open_cell(element)
        elif tag == "tr" and is_row(element, self._tables[-1].reaching() if self._tables else 0):
            self._cells = []
        elif tag == "input":
            self._say(filled_in(element))
        self._bold += is_bold(element)
        self._quotes += is_quote(element)
        self._notes += is_note(element)
        self._outside += is_margin(element)
        self._say(element.text)

    def _close(self, element: Element) -> None:
        tag = tag_of(element)
        if tag in BLOCKS:
            self._flush()
        if tag in HEADINGS:
            self._heading = 0
        elif tag in LISTS and self._lists:
            self._lists.pop()
        elif tag == "pre":
            self._preformatted -= 1
        elif tag == "table" and self._tables:
            self._tables.pop()
        elif tag in CELLS:
            self._flush()
        elif tag == "tr":
            row, self._cells = self._cells, None
            words = [(cell, text.strip()) for cell, text in row or ()]
            placed = self._tables[-1].row(words) if self._tables else [text for _, text in words]
            if row:
                self._done.append(Piece(BlockKind.TABLE_ROW, "\t".join(placed)))
        elif tag == "textarea":
            self._say(" ")
        self._bold -= is_bold(element)
        self._quotes -= is_quote(element)
        self._notes -= is_note(element)
        self._outside -= is_margin(element)

    def _open_cell(self, cell: Element) -> None:
        self._flush()
        if self._cells is not None:
            self._cells.append((cell, ""))

    def _say(self, words: str | None) -> None:
        if words:
            words = words if self._preformatted else re.sub(r"[\s\xa0]+", " ", words)
            self._line.append((words, self._bold > 0))

    def _flush(self) -> None:
        """Close the block that is being put together."""
        said, self._line = self._line, []
        for lines in _paragraphs(said):
            text = repair("\n".join("".join(words for words, _ in line) for line in lines))
            text = "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
            if not text:
                continue
            if self._outside:
                self.margins.append(" ".join(text.split()))
                continue
            if self._cells is not None:
                cell, words = self._cells.pop() if self._cells else (None, "")
                self._cells.append((cell, f"{words} {text}"))
                continue
            bold = all(bold for line in lines for words, bold in line if words.strip())
            self._done.append(self._piece(text, bold=bold))
            self._item = None

    def _piece(self, text: str, *, bold: bool) -> Piece:
        if self._notes:
            return Piece(BlockKind.NOTE, text)
        if self._quotes:
            return Piece(BlockKind.PARAGRAPH, _QUOTE + text)
        if self._heading:
            return Piece(BlockKind.HEADING, _NUMBER.sub(r"\1 ", text, count=1), level=self._heading)
        if self._item is not None:
            return Piece(BlockKind.LIST_ITEM, self._item + text, level=max(1, len(self._lists)))
        return Piece(BlockKind.PARAGRAPH, text, marked=bold)


def _paragraphs(said: list[tuple[str, bool]]) -> Iterator[list[list[tuple[str, bool]]]]:
    """What is said between two blocks, as paragraphs of lines: broken lines stand apart, unless they wrap a text."""
    lines: list[list[tuple[str, bool]]] = [[]]
    for words, bold in said:
        for number, part in enumerate(words.split("\n")):
            if number:
                lines.append([])
            lines[-1].append((part, bold))
    for paragraph in _between_blanks(lines):
        lengths = [sum(len(words) for words, _ in line) for line in paragraph]
        if len(paragraph) > 1 and min(lengths[:-1]) >= _WRAPPED:
            yield paragraph
        else:
            yield from ([line] for line in paragraph)


def _between_blanks(lines: list[list[tuple[str, bool]]]) -> Iterator[list[list[tuple[str, bool]]]]:
    paragraph: list[list[tuple[str, bool]]] = []
    for line in [*lines, []]:
        if any(words.strip() for words, _ in line):
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
