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
from remiss.reading.layout.characters import repair
from remiss.reading.limits import Limits
from remiss.reading.plain import decode
from remiss.reading.word import add_pieces
from remiss.reading.word.pieces import Piece

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_LEFT_OUT = {"head", "script", "style", "template", "noscript", "svg", "iframe", "object", "audio", "video", "del"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = {"ul", "ol", "menu", "dir"}
_CELLS = {"td", "th"}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", *_HEADINGS, *_LISTS,
}  # fmt: skip
_QUOTE = "> "
"""What a mail that is answered gets before its paragraphs, as in a mail of plain text."""
_WRAPPED = 50
"""Characters from which a line that is broken by hand may go on in the next."""
_NOTE = re.compile(r"(?:sd)?(?:foot|end)note\d+|(?:ftn|edn)\d+")
"""The id of a footnote, as LibreOffice and Word call it."""
_NOTE_MARK = re.compile(r"#_?(?:(?:sd)?(?:foot|end)note|ftn|edn)(?:ref)?\d+(?:sym|anc)?")
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
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
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


class _Walk:
    """A walk through a page, in reading order: what is open, and the line that is being put together.

    ``margins`` are the lines of headers and footers, as a page has them that was a document before.
    """

    def __init__(self) -> None:
        self.margins: list[str] = []
        self._line: list[tuple[str, bool]] = []
        self._bold = self._lists = self._quotes = self._preformatted = self._notes = self._outside = 0
        self._heading = 0
        self._item = False
        self._cells: list[str] | None = None
        self._done: list[Piece] = []

    def pieces(self, root: Element) -> Iterator[Piece]:
        """The blocks of the page."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: set[Element] = set()
        for event, element in walk:
            if event == "start" and _is_hidden(element):
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

    def _open(self, element: Element) -> None:
        tag = _tag(element)
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._line.append(("\n", False))
        elif tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        elif tag in _LISTS:
            self._lists += 1
        elif tag == "li":
            self._item = True
        elif tag == "pre":
            self._preformatted += 1
        elif tag in _CELLS:
            self._open_cell()
        elif tag == "tr" and _is_row(element):
            self._cells = []
        self._bold += _is_bold(element, tag)
        self._quotes += _is_quote(element, tag)
        self._notes += _is_note(element)
        self._outside += _is_margin(element)
        self._say(element.text)

    def _close(self, element: Element) -> None:
        tag = _tag(element)
        if tag in _BLOCKS:
            self._flush()
        if tag in _HEADINGS:
            self._heading = 0
        elif tag in _LISTS:
            self._lists = max(0, self._lists - 1)
        elif tag == "pre":
            self._preformatted -= 1
        elif tag in _CELLS:
            self._flush()
        elif tag == "tr" and self._cells is not None:
            row, self._cells = self._cells, None
            self._done.append(Piece(BlockKind.TABLE_ROW, "\t".join(cell.strip() for cell in row)))
        self._bold -= _is_bold(element, tag)
        self._quotes -= _is_quote(element, tag)
        self._notes -= _is_note(element)
        self._outside -= _is_margin(element)

    def _open_cell(self) -> None:
        self._flush()
        if self._cells is not None:
            self._cells.append("")

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
                self._cells[-1:] = [f"{' '.join(self._cells[-1:])} {text}"]
                continue
            bold = all(bold for line in lines for words, bold in line if words.strip())
            self._done.append(self._piece(text, bold=bold))
            self._item = False

    def _piece(self, text: str, *, bold: bool) -> Piece:
        if self._notes:
            return Piece(BlockKind.NOTE, text)
        if self._quotes:
            return Piece(BlockKind.PARAGRAPH, _QUOTE + text)
        if self._heading:
            return Piece(BlockKind.HEADING, _NUMBER.sub(r"\1 ", text, count=1), level=self._heading)
        if self._item:
            return Piece(BlockKind.LIST_ITEM, text, level=max(1, self._lists))
        return Piece(BlockKind.PARAGRAPH, text, bold=bold)


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


def _tag(element: Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else ""


def _is_hidden(element: Element) -> bool:
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style") or "")
    mark = _tag(element) == "a" and _NOTE_MARK.fullmatch(element.get("href") or "")
    return bool(hidden or mark) or _tag(element) in _LEFT_OUT or not _tag(element)


def _is_bold(element: Element, tag: str) -> bool:
    return tag in ("b", "strong", "th") or _BOLD.search(element.get("style") or "") is not None


def _is_quote(element: Element, tag: str) -> bool:
    """Is it the mail that is answered, as mail programs mark it?"""
    return tag == "blockquote" and (element.get("type") == "cite" or "gmail_quote" in (element.get("class") or ""))


def _is_note(element: Element) -> bool:
    return _tag(element) == "div" and _NOTE.fullmatch(element.get("id") or "") is not None


def _is_margin(element: Element) -> bool:
    return _tag(element) == "div" and element.get("title") in ("header", "footer")


def _is_row(row: Element) -> bool:
    """Do the cells of a row belong together? Else they only place text on the page, and are read one after the other:
    where a cell holds a table or a heading, where but one has words, and where a lone row has cells of paragraphs.
    """
    cells = [cell for cell in row if _tag(cell) in _CELLS and "".join(cell.itertext()).strip()]
    table = next(row.iterancestors("table"), None)
    alone = table is not None and len(list(table.iter("tr"))) == 1
    of_paragraphs = alone and any(len(list(cell.iter("p", "div", "br"))) > 1 for cell in cells)
    return len(cells) > 1 and not of_paragraphs and next(row.iterdescendants("table", "tr", *_HEADINGS), None) is None
