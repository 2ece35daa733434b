"""The cells of a sheet, as the text of SpreadsheetML: the rows that XlsxWriter's book is filled with.

A large workbook has a quarter of a million cells, and text is the cheapest to put together. Words become markup in one
place here, where they are escaped: no respondent's words are ever markup, and none is a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

MAX_CELL = 32_767
"""characters that a cell can hold (Excel's limit), of UTF-16: those beyond the first plane are two"""
_CUT = " … [avkortat; allt står i summary.json]"
_FORMULA_BEGINS = ("=", "+", "-", "@")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""what would be read as a character by its number (ECMA-376, ST_Xstring)"""
_DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PLACE = re.compile(rb'<dimension ref="[^"]*"/>(.*)<sheetData>.*</sheetData>', re.DOTALL)


class Style(NamedTuple):
    """How a cell refers to its look: where what is in it is plain, and where it looks like a formula and is quoted, so
    that it stays text also after it has been edited.
    """

    plain: str
    quoted: str


class SharedWords:
    """The words of a book, each once: a cell holds their number."""

    def __init__(self) -> None:
        self.ends: dict[str, tuple[bool, str]] = {}
        """by the words: do they look like a formula, and what a cell that holds them ends with"""

    def add(self, words: str) -> tuple[bool, str]:
        """Words that are not there yet."""
        end = words.startswith(_FORMULA_BEGINS), f' t="s"><v>{len(self.ends)}</v></c>'
        return self.ends.setdefault(words, end)

    def part(self, _: bytes) -> bytes:
        """The part of the book that has them, in place of what was there."""
        items = "".join([f'<si><t xml:space="preserve">{_text(words)}</t></si>' for words in self.ends])
        return f'{_DECLARED}<sst xmlns="{_NAMESPACE}">{items}</sst>'.encode()


class Rows:
    """The rows of a sheet, from the first on."""

    def __init__(self, shared: SharedWords) -> None:
        self._shared = shared
        self._rows: list[str] = []
        self._letters: list[str] = []

    def add(self, values: Sequence[str | int], styles: Sequence[Style], height: float | None = None) -> int:
        """A row, and its number: counts, and words that are words whatever they look like.

        A cell with neither words nor a look is left out.
        """
        line = len(self._rows) + 1
        self._letters += map(xl_col_to_name, range(len(self._letters), len(values)))
        cells, known = [], self._shared.ends.get
        for letter, value, (plain, quoted) in zip(self._letters, values, styles, strict=False):
            if isinstance(value, int):
                cells.append(f'<c r="{letter}{line}"{plain}><v>{value}</v></c>')
            elif value:
                is_formula, end = known(value) or self._shared.add(value)
                cells.append(f'<c r="{letter}{line}"{quoted if is_formula else plain}{end}')
            elif plain:
                cells.append(f'<c r="{letter}{line}"{plain}/>')
        high = f' ht="{height:g}" customHeight="1"' if height else ""
        self._rows.append(f'<row r="{line}"{high}>{"".join(cells)}</row>')
        return line

    def part(self, sheet: bytes) -> bytes:
        """The part of the book that has the sheet, with these rows in place of those that were there."""
        span = f"A1:{self._letters[-1]}{len(self._rows)}".encode()
        rows = "".join(self._rows).encode()
        return _PLACE.sub(
            lambda found: b'<dimension ref="%b"/>%b<sheetData>%b</sheetData>' % (span, found[1], rows), sheet, count=1
        )


def _text(words: str) -> str:
    return escape(_ESCAPED.sub("_x005F_", _cut(words)), quote=False)


def _cut(words: str) -> str:
    """What a cell can hold."""
    if len(words) <= MAX_CELL // 2 or len(words.encode("utf-16-le")) <= 2 * MAX_CELL:
        return words
    room = 2 * (MAX_CELL - len(_CUT))
    return words.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT
