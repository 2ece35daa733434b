"""What all sheets of the workbook share: looks, cells that are text whatever they look like, widths, print set-up.

Lines and columns are counted from 1 here, as people do; XlsxWriter counts them from 0.
"""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from remiss.writing.packing import PROPERTIES, timeless
from remiss.writing.workbook.cells import Rows, SharedWords, Style

_LINE_HEIGHT, _MAX_HEIGHT = 13, 409  # points; Excel has no higher row
_PADDING = 5 / 7  # of a column, in characters: XlsxWriter adds it to the width that is asked for

_FONT = "Arial"
_LINE = "#B9BDC3"
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

    def format(self) -> dict[str, object]:
        """The same as XlsxWriter has it."""
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
        }
        return {name: value for name, value in said.items() if value}


HEAD_FILL = "E3E5E8"
PLAIN = Look(lined=False)
TITLE = Look(size=14, bold=True, lined=False, upright="bottom", wrapped=False)


class Book:
    """A workbook, sheet by sheet; ``finished`` gives the file's bytes, the same each time.

    XlsxWriter makes all of it but the cells. ``styles`` are how those of a row refer to their looks.
    """

    def __init__(self, title: str) -> None:
        self._written = io.BytesIO()
        self._book = Workbook(self._written, {"in_memory": True})
        self._book.set_properties({"title": title, "author": "remiss"})
        self._words = SharedWords()
        self._rows: list[Rows] = []
        self._formats: dict[tuple[tuple[str, object], ...], str] = {}
        self._style = cache(self._made)
        self.styles = cache(self._styles)

    def sheet(self, name: str, widths: Sequence[float] = ()) -> Sheet:
        """A new sheet, after the others, with columns of these widths."""
        made = self._book.add_worksheet(name)
        made.write_string(0, 0, name)  # any word: the book must have a part for words
        self._rows.append(Rows(self._words))
        return Sheet(self, made, self._rows[-1], widths)

    def note(self, name: str, number: int) -> None:
        """A number among the file's properties."""
        self._book.set_custom_property(name, number, "number_int")

    def _styles(self, looks: tuple[Look | None, ...]) -> tuple[Style, ...]:
        return tuple(map(self._style, looks))

    def _made(self, look: Look | None) -> Style:
        said = look.format() if look else {}
        return Style(self._format(said) if look else "", self._format({**said, "quote_prefix": True}))

    def _format(self, said: dict[str, object]) -> str:
        key = tuple(said.items())
        if key not in self._formats:
            number = len(self._formats) + 1  # 0 is XlsxWriter's own
            self._book.add_format(said).set_xf_index(number)
            self._formats[key] = f' s="{number}"'
        return self._formats[key]

    def finished(self) -> bytes:
        """The book as a file."""
        self._book.close()
        sheets = {f"xl/worksheets/sheet{at}.xml": rows.part for at, rows in enumerate(self._rows, 1)}
        words = {"xl/sharedStrings.xml": self._words.part}
        return timeless(self._written.getvalue(), {PROPERTIES: _in_swedish, **sheets, **words})


class Sheet:
    """A sheet of a book. Its rows come in the order of the calls."""

    def __init__(self, book: Book, sheet: Worksheet, rows: Rows, widths: Sequence[float]) -> None:
        self._book, self._sheet, self._rows, self._widths = book, sheet, rows, widths
        self._lines_of = cache(_lines_of)  # a name stands in many rows
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width - _PADDING)

    def add(
        self, values: Sequence[str | int], looks: tuple[Look | None, ...] = (), *, height: float | None = None
    ) -> int:
        """A row of counts, and of words as text, whatever they look like. Returns its number."""
        return self._rows.add(values, self._book.styles(looks or (None,) * len(values)), height)

    def add_fitted(self, values: Sequence[str | int], looks: tuple[Look | None, ...]) -> int:
        """The same, as high as the words need in columns of these widths.

        Excel would work that out itself when it opens the file; LibreOffice and viewers do not always.
        """
        high = 1
        for value, width in zip(values, self._widths, strict=True):
            if isinstance(value, str) and (len(value) > width or "\n" in value):
                high = max(high, self._lines_of(value, width))
        return self.add(values, looks, height=min(_MAX_HEIGHT, _LINE_HEIGHT * high + 3))

    def add_title(self, words: str) -> None:
        """What the sheet is called."""
        self.add([words], (TITLE,), height=20)

    def add_across(self, last: int, words: str, look: Look, *, height: float) -> None:
        """A row of words that go from the first column to another."""
        line = self.add([words, *[""] * (last - 1)], (look,) * last, height=height)
        if last > 1:
            self._sheet.merge_range(line - 1, 0, line - 1, last - 1, "")

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
    book: Book,
    name: str,
    columns: Mapping[str, float],
    lines: Iterable[Sequence[str | int]],
    *,
    fills: Mapping[str, str] | None = None,
    typed: Sequence[str] = (),
    first: str = "B2",
    printed: str = "",
) -> tuple[Sheet, int]:
    """A sheet with a list: ``columns`` by name with their widths, ``fills`` the colours of some. What is filled in in
    those that are ``typed`` stays as it is typed. ``first`` is the cell from which the sheet scrolls, and ``printed``
    the last column on paper, where not all are. Returns the sheet, and the number of the last row.
    """
    colours, names = fills or {}, list(columns)
    sheet = book.sheet(name, list(columns.values()))
    heads = (Look(bold=True, fill=colours.get(it, HEAD_FILL), upright="bottom") for it in names)
    sheet.add_fitted(names, tuple(heads))
    looks = tuple(Look(fill=colours.get(it, ""), typed=it in typed) for it in names)
    last = 1
    for values in lines:
        last = sheet.add_fitted(values, looks)
    if last == 1:
        last = sheet.add_fitted(["(inget att visa)", *[""] * (len(columns) - 1)], looks)
    sheet.filter(last, len(columns))
    sheet.scroll_from(first)
    sheet.set_print(1, 1, area=(last, names.index(printed) + 1) if printed else None)
    return sheet, last


def _in_swedish(properties: bytes) -> bytes:
    """XlsxWriter does not tell what a book is written in."""
    end = b"</cp:coreProperties>"
    return properties.replace(end, b"<dc:language>sv-SE</dc:language>" + end)


def _lines_of(words: str, width: float) -> int:
    return sum(math.ceil(len(part) / width) or 1 for part in words.split("\n"))
