"""What all sheets of the workbook share: styles, cells that are text whatever they look like, widths, print set-up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

MAX_CELL = 32_767
"""characters that a cell can hold (Excel's limit)"""
_CUT = " … [avkortat; allt står i summary.json]"
_LINE_HEIGHT, _MAX_HEIGHT = 13, 409  # points; Excel has no higher row
_FORMULA_BEGINS = ("=", "+", "-", "@")

_FONT = "Arial"
PLAIN, BOLD, SMALL = Font(_FONT, 10), Font(_FONT, 10, bold=True), Font(_FONT, 9, color="444444")
TITLE = Font(_FONT, 14, bold=True)
HEAD_FILL = PatternFill("solid", fgColor="E3E5E8")
_LINE = Side("thin", color="B9BDC3")
BORDER = Border(_LINE, _LINE, _LINE, _LINE)
TOP = Alignment(vertical="top", wrap_text=True)
HEAD = Alignment(vertical="bottom", wrap_text=True)


def font(colour: str) -> Font:
    """The plain font in a colour, RRGGBB."""
    return Font(_FONT, 10, color=colour)


def fill_table(
    sheet: Worksheet,
    columns: Mapping[str, float],
    lines: Iterable[Sequence[str | int]],
    *,
    fills: Mapping[str, PatternFill] | None = None,
    first: str = "B2",
) -> int:
    """A list with a head: ``columns`` by name with their widths, ``fills`` the colours of some. ``first`` is the cell
    from which the sheet scrolls. Returns the number of the last row.
    """
    colours = fills or {}
    for at, name in enumerate(columns, 1):
        cell = put(sheet, 1, at, name)
        cell.font, cell.fill, cell.border, cell.alignment = BOLD, colours.get(name, HEAD_FILL), BORDER, HEAD
    last = 1
    for last, line in enumerate(list(lines) or [["(inget att visa)", *[""] * (len(columns) - 1)]], 2):
        for at, (name, value) in enumerate(zip(columns, line, strict=True), 1):
            cell = put(sheet, last, at, value)
            cell.font, cell.border, cell.alignment = PLAIN, BORDER, TOP
            if name in colours:
                cell.fill = colours[name]
    fit(sheet, list(columns.values()), first=1)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = first
    set_print(sheet, "1:1")
    return last


def put(sheet: Worksheet, line: int, at: int, value: str | int) -> Cell:
    """A cell with a count, or with words as text, whatever they look like, also after the cell is edited."""
    cell = cast(Cell, sheet.cell(line, at))
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = value if len(value) <= MAX_CELL else value[: MAX_CELL - len(_CUT)] + _CUT
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_BEGINS)
    return cell


def fit(sheet: Worksheet, widths: Sequence[float], *, first: int) -> None:
    """Set the widths of the columns and, from the row ``first``, the heights that the words then need.

    Excel would work the heights out itself when it opens the file; LibreOffice and viewers do not always.
    """
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for row, line in enumerate(sheet.iter_rows(min_row=first, values_only=True), first):
        lines = max(
            sum(math.ceil(len(part) / width) or 1 for part in str(value or "").split("\n"))
            for value, width in zip(line, widths, strict=True)
        )
        sheet.row_dimensions[row].height = min(_MAX_HEIGHT, _LINE_HEIGHT * lines + 3)


def set_print(sheet: Worksheet, repeated: str) -> None:
    """Landscape A4, as wide as the page, the rows ``repeated`` (``"1:1"``) on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_title_rows = repeated
    footer = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Sida &P av &N"  # type: ignore[union-attr]  # both are always there
