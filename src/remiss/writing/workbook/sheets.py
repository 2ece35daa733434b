"""What all sheets of the workbook share: looks, cells that are text whatever they look like, widths, print set-up.

Lines and columns are counted from 1 here, as people do; XlsxWriter counts them from 0.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from remiss.writing.packing import PROPERTIES, timeless

MAX_CELL = 32_767
"""characters that a cell can hold (Excel's limit)"""
_CUT = " … [avkortat; allt står i summary.json]"
_LINE_HEIGHT, _MAX_HEIGHT = 13, 409  # points; Excel has no higher row
_FORMULA_BEGINS = ("=", "+", "-", "@")
_PADDING = 5 / 7  # of a column, in characters: XlsxWriter adds it to the width that is asked for

_FONT = "Arial"
_LINE = "#B9BDC3"
_WORDS_STAY_WORDS = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
TEXT = "@"
"""the format of cells in which what a person types stays as it is typed"""


@dataclass(frozen=True, eq=False)
class Look:
    """How a cell looks, told from others by what it is, not by what it holds: most cells of a book have one of a few.

    Colours are RRGGBB; ``turned`` is by how many degrees."""

    size: int = 10
    bold: bool = False
    ink: str = ""
    fill: str = ""
    lined: bool = True
    upright: str = "top"
    across: str = ""
    turned: int = 0
    wrapped: bool = True
    typed: bool = False

    def format(self, *, quoted: bool) -> dict[str, object]:
        """The same as XlsxWriter has it. Text that is ``quoted`` is none but text also after it has been edited."""
        said = {
            "font_name": _FONT,
            "font_size": self.size,
            "bold": self.bold,
            "font_color": self.ink and f"#{self.ink}",
            "bg_color": self.fill and f"#{self.fill}",
            "border": int(self.lined),
            "border_color": self.lined and _LINE,
            "valign": {"top": "top", "middle": "vcenter", "bottom": "bottom"}[self.upright],
            "align": self.across,
            "rotation": self.turned,
            "text_wrap": self.wrapped,
            "num_format": self.typed and TEXT,
            "quote_prefix": quoted,
        }
        return {name: value for name, value in said.items() if value}


HEAD_FILL = "E3E5E8"
PLAIN = Look(lined=False)
TITLE = Look(size=14, bold=True, lined=False, upright="bottom", wrapped=False)


class Book:
    """A workbook, sheet by sheet; ``finished`` gives the file's bytes, the same each time."""

    def __init__(self, title: str) -> None:
        self._written = io.BytesIO()
        self._book = Workbook(self._written, {"in_memory": True, **_WORDS_STAY_WORDS})
        self._book.set_properties({"title": title, "author": "remiss"})
        self._plain: dict[Look | None, Format | None] = {None: None}
        self._quoted: dict[Look | None, Format | None] = {}

    def sheet(self, name: str) -> Sheet:
        """A new sheet, after the others."""
        return Sheet(self, self._book.add_worksheet(name))

    def note(self, name: str, number: int) -> None:
        """A number among the file's properties."""
        self._book.set_custom_property(name, number, "number_int")

    def format(self, look: Look | None, *, quoted: bool = False) -> Format | None:
        """A look in this book."""
        known = self._quoted if quoted else self._plain
        if look not in known:
            known[look] = self._book.add_format(look.format(quoted=quoted) if look else {"quote_prefix": True})
        return known[look]

    def finished(self) -> bytes:
        """The book as a file."""
        self._book.close()
        return timeless(self._written.getvalue(), {PROPERTIES: _in_swedish})


class Sheet:
    """A sheet of a book."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self._sheet = book, sheet

    def put(self, line: int, at: int, value: str | int, look: Look | None = None) -> None:
        """A cell with a count, or with words as text, whatever they look like, also after the cell is edited."""
        if isinstance(value, int):
            self._sheet.write_number(line - 1, at - 1, value, self._book.format(look))
        elif value:
            words = value if len(value) <= MAX_CELL else value[: MAX_CELL - len(_CUT)] + _CUT
            quoted = value.startswith(_FORMULA_BEGINS)
            self._sheet.write_string(line - 1, at - 1, words, self._book.format(look, quoted=quoted))
        elif look:
            self._sheet.write_blank(line - 1, at - 1, None, self._book.format(look))

    def put_title(self, words: str) -> None:
        """What the sheet is called, on its first line."""
        self.put(1, 1, words, TITLE)
        self.set_height(1, 20)

    def put_across(self, line: int, last: int, words: str, look: Look) -> None:
        """Words that go from the first column to another."""
        if last > 1:
            self._sheet.merge_range(line - 1, 0, line - 1, last - 1, "", self._book.format(look))
        self.put(line, 1, words, look)

    def offer(self, lines: tuple[int, int], at: int, source: str, told: str) -> None:
        """A drop-down in some lines of a column, of the cells of ``source``; what is not there is asked about."""
        self._sheet.data_validation(
            lines[0] - 1,
            at - 1,
            lines[1] - 1,
            at - 1,
            {
                "validate": "list",
                "source": f"={source}",
                "error_type": "warning",
                "error_title": "Finns inte i listan",
                "error_message": "Värdet finns inte i listan. Behåll det ändå?",
                "input_title": "Rättelse",
                "input_message": told,
            },
        )

    def fit(self, widths: Sequence[float], lines: Iterable[Sequence[str | int]], *, first: int) -> None:
        """Set the widths of the columns and, from the row ``first``, the heights that the words of the ``lines`` then
        need.

        Excel would work the heights out itself when it opens the file; LibreOffice and viewers do not always.
        """
        for at, width in enumerate(widths):
            self._sheet.set_column(at, at, width - _PADDING)
        for row, line in enumerate(lines, first):
            high = max(_lines_of(value, width) for value, width in zip(line, widths, strict=True))
            self.set_height(row, min(_MAX_HEIGHT, _LINE_HEIGHT * high + 3))

    def set_height(self, line: int, points: float) -> None:
        """How high a row is."""
        self._sheet.set_row(line - 1, points)

    def scroll_from(self, cell: str) -> None:
        """What is above and to the left of a cell (``"C2"``) stays."""
        self._sheet.freeze_panes(*xl_cell_to_rowcol(cell))

    def filter(self, last: int, columns: int) -> None:
        """Filters on the head of a list."""
        self._sheet.autofilter(0, 0, last - 1, columns - 1)

    def set_print(self, first: int, last: int, *, names: bool = False, area: tuple[int, int] | None = None) -> None:
        """Landscape A4, as wide as the page, the rows from ``first`` to ``last`` on each, and with ``names`` the first
        column. ``area`` is the last row and the last column that are printed.
        """
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(1, 0)
        self._sheet.set_margins(left=0.4, right=0.4, top=1, bottom=1)
        self._sheet.set_footer("&L&A&RSida &P av &N", {"margin": 0.5})
        self.repeat(first, last)
        if names:
            self._sheet.repeat_columns(0)
        if area:
            self._sheet.print_area(0, 0, area[0] - 1, area[1] - 1)

    def repeat(self, first: int, last: int) -> None:
        """These rows stand at the top of each printed page."""
        self._sheet.repeat_rows(first - 1, last - 1)

    def hide(self) -> None:
        """No menu of a spreadsheet brings it forth."""
        self._sheet.very_hidden()


def fill_table(
    sheet: Sheet,
    columns: Mapping[str, float],
    lines: Iterable[Sequence[str | int]],
    *,
    fills: Mapping[str, str] | None = None,
    typed: Sequence[str] = (),
    first: str = "B2",
    printed: str = "",
) -> int:
    """A list with a head: ``columns`` by name with their widths, ``fills`` the colours of some. What is filled in in
    those that are ``typed`` stays as it is typed. ``first`` is the cell from which the sheet scrolls, and ``printed``
    the last column on paper, where not all are. Returns the number of the last row.
    """
    colours, names = fills or {}, list(columns)
    for at, name in enumerate(names, 1):
        sheet.put(1, at, name, Look(bold=True, fill=colours.get(name, HEAD_FILL), upright="bottom"))
    looks = [Look(fill=colours.get(name, ""), typed=name in typed) for name in names]
    filled = list(lines) or [["(inget att visa)", *[""] * (len(columns) - 1)]]
    for line, values in enumerate(filled, 2):
        for at, (look, value) in enumerate(zip(looks, values, strict=True), 1):
            sheet.put(line, at, value, look)
    last = len(filled) + 1
    sheet.fit(list(columns.values()), [names, *filled], first=1)
    sheet.filter(last, len(columns))
    sheet.scroll_from(first)
    sheet.set_print(1, 1, area=(last, names.index(printed) + 1) if printed else None)
    return last


def _in_swedish(properties: bytes) -> bytes:
    """XlsxWriter does not tell what a book is written in."""
    end = b"</cp:coreProperties>"
    return properties.replace(end, b"<dc:language>sv-SE</dc:language>" + end)


def _lines_of(value: str | int, width: float) -> int:
    if isinstance(value, int) or (len(value) <= width and "\n" not in value):
        return 1
    return sum(math.ceil(len(part) / width) or 1 for part in value.split("\n"))
