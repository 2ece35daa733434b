"""The sheet with the matrix."""

from __future__ import annotations

from openpyxl.styles import Alignment, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from remiss.model import Stance
from remiss.writing import labels
from remiss.writing.view import View
from remiss.writing.workbook.sheets import (
    BOLD,
    BORDER,
    HEAD,
    HEAD_FILL,
    PLAIN,
    SMALL,
    TITLE,
    TOP,
    fit,
    font,
    put,
    set_print,
)

DENSE_FROM = 13
"""from this number of proposals a cell of the matrix holds signs only, so that the whole can be seen"""
_DENSE_ACROSS = 12  # columns that the lines above a dense matrix may take: about a screen

_MIDDLE = Alignment(vertical="center", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_UPRIGHT = Alignment(horizontal="center", vertical="bottom", text_rotation=90, wrap_text=True)
_FILLS = {stance: PatternFill("solid", fgColor=labels.COLOURS[stance].fill) for stance in Stance}
_INKS = {stance: font(labels.COLOURS[stance].ink) for stance in Stance}
_FAINT = font("6B6F76")


def fill_matrix(sheet: Worksheet, shown: View) -> None:
    """Respondents × proposals: words, or signs alone where there are many proposals."""
    dense = len(shown.columns) >= DENSE_FROM
    facts = " · ".join(f"{name}: {value}" for name, value in shown.facts)
    signs = "Tecken: " + "   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend())
    for at, (words, look) in enumerate([(shown.title, TITLE), (facts, SMALL), (signs, SMALL)], 1):
        put(sheet, at, 1, words).font = look
    heads = [("", "Remissinstans"), ("", "Kategori"), *((column.number, column.title) for column in shown.columns)]
    for at, (number, title) in enumerate(heads, 1):
        for line, words in ((4, number), (5, title)):
            cell = put(sheet, line, at, words)
            cell.font, cell.fill, cell.border = BOLD, HEAD_FILL, BORDER
            cell.alignment = HEAD if at <= 2 else _UPRIGHT if dense and line == 5 else _CENTRE
    for line, row in enumerate(shown.rows, 6):
        for at, words in ((1, row.name), (2, labels.CATEGORIES[row.category])):
            cell = put(sheet, line, at, words)
            cell.font, cell.border, cell.alignment = (BOLD if at == 1 else PLAIN), BORDER, _MIDDLE
        for column, stand in enumerate(row.cells):
            at = column + 3
            if stand:
                cell = put(sheet, line, at, f"{stand.sign}{stand.marks}" if dense else f"{stand.sign} {stand.full}")
                cell.font, cell.fill = _INKS[stand.stance], _FILLS[stand.stance]
            else:
                cell = put(
                    sheet, line, at, row.blank_sign(column) if dense else f"{row.empty_sign} {row.blank(column)}"
                )
                cell.font = _FAINT
            cell.border, cell.alignment = BORDER, _CENTRE
    fit(sheet, [38, 18, *([5.5 if dense else 19] * len(shown.columns))], first=6)
    across = _DENSE_ACROSS if dense else len(shown.columns) + 2
    for line in (2, 3):
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=across)
        sheet.cell(line, 1).alignment = TOP
        sheet.row_dimensions[line].height = 13 * (2 if dense or len(shown.columns) > 3 else 4)
    sheet.row_dimensions[5].height = 200 if dense else 75
    sheet.freeze_panes = "C6"
    set_print(sheet, "1:5" if dense else "4:5")
    sheet.print_title_cols = "A:A"
