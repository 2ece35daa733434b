"""What the elements of a web page are to its reader: hidden, bold, a quote, a note, a row, a tick in a form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from remiss.reading.word.numbering import written
from remiss.reading.word.pieces import LINE

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:[^;]*none", re.IGNORECASE)
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_LEFT_OUT = {
    "audio", "button", "datalist", "del", "head", "iframe", "noscript", "object", "script", "style", "svg", "template",
    "video",
}  # fmt: skip
_NO_FIELDS = {"button", "file", "hidden", "image", "password", "reset", "submit"}
_WIDEST = 1000
"""Rows or columns that a cell may reach over, as in browsers."""
HEADINGS = {f"h{level}": level for level in range(1, 7)}
LISTS = {"ul", "ol", "menu", "dir"}
CELLS = {"td", "th"}
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "legend", "li", "main", "nav", "p",
    "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "title", "tr", *HEADINGS, *LISTS,
}  # fmt: skip
_NOTE = re.compile(r"(?:sd)?(?:foot|end)note\d+|(?:ftn|edn)\d+")
"""The id of a footnote, as LibreOffice and Word call it."""
_NOTE_MARK = re.compile(r"#_?(?:(?:sd)?(?:foot|end)note|ftn|edn)(?:ref)?\d+(?:sym|anc)?")


def tag_of(element: Element) -> str:
    """An element's name in lower case; empty for what is none (a comment)."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_hidden(element: Element) -> bool:
    """Is it not shown, or the mark of a note, or no part of the text?"""
    tag = tag_of(element)
    hidden = element.get("hidden") is not None or _HIDDEN.search(_style(element))
    mark = tag == "a" and _NOTE_MARK.fullmatch(element.get("href") or "")
    return bool(hidden or mark) or tag in _LEFT_OUT or not tag


def is_struck(element: Element) -> bool:
    """Is it struck through by hand?"""
    return tag_of(element) in ("s", "strike") or _STRUCK.search(_style(element)) is not None


def is_bold(element: Element) -> bool:
    """Is it set in bold?"""
    return tag_of(element) in ("b", "strong", "th") or _BOLD.search(_style(element)) is not None


def is_quote(element: Element) -> bool:
    """Is it the mail that is answered, as mail programs mark it?"""
    quoted = element.get("type") == "cite" or "gmail_quote" in (element.get("class") or "")
    return tag_of(element) == "blockquote" and quoted


def is_note(element: Element) -> bool:
    """Is it a footnote?"""
    return tag_of(element) == "div" and _NOTE.fullmatch(element.get("id") or "") is not None


def is_margin(element: Element) -> bool:
    """Is it the header or the footer of a document that was saved as a page?"""
    return tag_of(element) == "div" and element.get("title") in ("header", "footer")


def is_row(row: Element, reached: int) -> bool:
    """Do the cells of a row belong together? Else they only place text on the page, and are read one after the other:
    where a cell holds a table or a heading, where but one has words, and where a lone row has cells of paragraphs.
    ``reached`` is how many cells above reach down into it.
    """
    cells = [cell for cell in row if tag_of(cell) in CELLS and "".join(cell.itertext()).strip()]
    table = next(row.iterancestors("table"), None)
    alone = table is not None and len(list(islice(table.iter("tr"), 2))) == 1
    of_paragraphs = alone and any(len(list(cell.iter("p", "div", "br"))) > 1 for cell in cells)
    whole = next(row.iterdescendants("table", "tr", *HEADINGS), None) is None
    return bool(cells) and len(cells) + reached > 1 and not of_paragraphs and whole


def filled_in(field: Element) -> str:
    """What a field of a form shows: ``☒ `` for a box that is ticked, the chosen line, the words written in it."""
    if tag_of(field) == "select":
        lines = list(field.iter("option"))
        chosen = [line for line in lines if line.get("selected") is not None] or lines[:1]
        return f" {', '.join((line.text or '').strip() for line in chosen)} "
    kind = (field.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☐ " if field.get("checked") is None else "☒ "
    return "" if kind in _NO_FIELDS else f" {field.get('value') or ''} "


class Table:
    """What reaches down from the rows of a table that are done: by column, for how many rows, and which label.

    As in a Word file an answer ("Tillstyrker") holds in each of its rows, and what the rows are about is said once.
    """

    def __init__(self) -> None:
        self._reaching: dict[int, tuple[int, str | None]] = {}

    def reaching(self) -> int:
        """How many cells reach into the next row."""
        return sum(1 for _, label in self._reaching.values() if label is not None)

    def row(self, cells: Sequence[tuple[Element | None, str]]) -> list[str]:
        """The words of a row's cells in their columns, with the short ones that reach into it from above."""
        placed: list[str] = []
        below: dict[int, tuple[int, str | None]] = {}
        column = 0

        def pass_covered() -> None:
            nonlocal column
            while column in self._reaching:
                rows, label = self._reaching.pop(column)
                if label is not None:
                    placed.append(label)
                if rows > 1:
                    below[column] = (rows - 1, label)
                column += 1

        for cell, words in cells:
            pass_covered()
            placed.append(words)
            rows, width = _span(cell, "rowspan"), _span(cell, "colspan")
            if rows > 1:
                label = words if column and len(words) <= LINE else ""  # rows go on with what the first column says
                below |= {column + n: (rows - 1, None if n else label) for n in range(width)}
            column += width
        pass_covered()
        self._reaching = below
        return placed


class Listing:
    """A list that is open, and the number that its next item has."""

    def __init__(self, element: Element) -> None:
        numbered = tag_of(element) == "ol" and not _UNMARKED.search(_style(element))
        self._format = _FORMATS.get(element.get("type") or "", "decimal") if numbered else ""
        self._next = _number(element.get("start"), 1)

    def mark(self, item: Element) -> str:
        """What stands before an item ("3. ", "b. "); nothing for a bullet."""
        count = _number(item.get("value"), self._next)
        self._next = count + 1
        return f"{written(count, self._format)}. " if self._format and not _UNMARKED.search(_style(item)) else ""


def _style(element: Element) -> str:
    return element.get("style") or ""


def _span(cell: Element | None, name: str) -> int:
    return 1 if cell is None else max(1, min(_number(cell.get(name), 1), _WIDEST))


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,6}", text.strip()) else otherwise
