"""Summary → ``sammanstallning.xlsx``: the matrix first, then every position and list on a sheet of its own."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Sequence
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from remiss.model import Stance, Summary
from remiss.writing import labels
from remiss.writing.layout import view
from remiss.writing.packing import timeless
from remiss.writing.quotes import Quote
from remiss.writing.view import Stand, View

DENSE_FROM = 13
"""from this number of proposals a cell of the matrix holds signs only, so that the whole can be seen"""
_DENSE_ACROSS = 12  # columns that the lines above a dense matrix may take: about a screen
MAX_CELL = 32_767
"""characters that a cell can hold (Excel's limit)"""
_CUT = " … [avkortat; allt står i summary.json]"
_LINE_HEIGHT, _MAX_HEIGHT = 13, 409  # points; Excel has no higher row
_FORMULA_BEGINS = ("=", "+", "-", "@")

_FONT = "Arial"
_PLAIN, _BOLD, _SMALL = Font(_FONT, 10), Font(_FONT, 10, bold=True), Font(_FONT, 9, color="444444")
_TITLE = Font(_FONT, 14, bold=True)
_HEAD_FILL = PatternFill("solid", fgColor="E3E5E8")
_LINE = Side("thin", color="B9BDC3")
_BORDER = Border(_LINE, _LINE, _LINE, _LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", wrap_text=True)
_CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_UPRIGHT = Alignment(horizontal="center", vertical="bottom", text_rotation=90, wrap_text=True)
_HEAD = Alignment(vertical="bottom", wrap_text=True)
_FILLS = {stance: PatternFill("solid", fgColor=labels.COLOURS[stance].fill) for stance in Stance}
_INKS = {stance: Font(_FONT, 10, color=labels.COLOURS[stance].ink) for stance in Stance}
_FAINT = Font(_FONT, 10, color="6B6F76")


def render(summary: Summary) -> bytes:
    """The summary as a workbook. Every cell is text or a count; none is ever a formula."""
    shown = view(summary)
    book = Workbook()
    book.remove(book.worksheets[0])
    _matrix(book.create_sheet("Matris"), shown)
    _tables(book, shown)
    book.properties.creator = "remiss"
    book.properties.title = shown.title
    book.properties.language = "sv-SE"
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _matrix(sheet: Worksheet, shown: View) -> None:
    dense = len(shown.columns) >= DENSE_FROM
    facts = " · ".join(f"{name}: {value}" for name, value in shown.facts)
    signs = "Tecken: " + "   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend())
    for at, (words, font) in enumerate([(shown.title, _TITLE), (facts, _SMALL), (signs, _SMALL)], 1):
        _put(sheet, at, 1, words).font = font
    heads = [("", "Remissinstans"), ("", "Kategori"), *((column.number, column.title) for column in shown.columns)]
    for at, (number, title) in enumerate(heads, 1):
        for line, words in ((4, number), (5, title)):
            cell = _put(sheet, line, at, words)
            cell.font, cell.fill, cell.border = _BOLD, _HEAD_FILL, _BORDER
            cell.alignment = _HEAD if at <= 2 else _UPRIGHT if dense and line == 5 else _CENTRE
    for line, row in enumerate(shown.rows, 6):
        for at, words in ((1, row.name), (2, labels.CATEGORIES[row.category])):
            cell = _put(sheet, line, at, words)
            cell.font, cell.border, cell.alignment = (_BOLD if at == 1 else _PLAIN), _BORDER, _MIDDLE
        for at, stand in enumerate(row.cells, 3):
            if stand:
                cell = _put(sheet, line, at, f"{stand.sign}{stand.marks}" if dense else f"{stand.sign} {stand.full}")
                cell.font, cell.fill = _INKS[stand.stance], _FILLS[stand.stance]
            else:
                cell = _put(sheet, line, at, row.empty_sign if dense else f"{row.empty_sign} {row.empty}")
                cell.font = _FAINT
            cell.border, cell.alignment = _BORDER, _CENTRE
    _fit(sheet, [38, 18, *([5.5 if dense else 19] * len(shown.columns))], first=6)
    across = _DENSE_ACROSS if dense else len(shown.columns) + 2
    for line in (2, 3):
        sheet.merge_cells(start_row=line, start_column=1, end_row=line, end_column=across)
        sheet.cell(line, 1).alignment = _TOP
        sheet.row_dimensions[line].height = 13 * (2 if dense or len(shown.columns) > 3 else 4)
    sheet.row_dimensions[5].height = 200 if dense else 75
    sheet.freeze_panes = "C6"
    _print_setup(sheet, "1:5" if dense else "4:5")
    sheet.print_title_cols = "A:A"


def _tables(book: Workbook, shown: View) -> None:
    labelled = {column.id: column for column in shown.columns}
    categories = {row.id: labels.CATEGORIES[row.category] for row in shown.rows}
    _table(
        book.create_sheet("Ställningstaganden"),
        {
            "Remissinstans": 26, "Kategori": 15, "Avsnitt": 9, "Rubrik": 28, "Ställningstagande": 18, "Förbehåll": 16,
            "Grund": 16, "Granska": 24, "Citat": 62, "Fil": 22, "Sida/stycke": 11, "Rättelse": 18,
        },
        (
            [
                stand.name, categories[stand.respondent], labelled[stand.proposal].number,
                labelled[stand.proposal].title, stand.word, _qualifiers(stand),
                labels.BASES[stand.basis] if stand.basis else "", stand.reasons, *_quoted(stand.quotes), stand.history,
            ]
            for stand in shown.stands
            if stand.proposal is not None
        ),
    )  # fmt: skip
    _table(
        book.create_sheet("Antal per förslag"),
        {
            "Avsnitt": 10, "Rubrik": 60, "Typ": 16, "Tillstyrker": 12, "Avstyrker": 12, "Synpunkter m.m.": 12,
            "Ej berört": 12,
        },
        (
            [
                column.number, column.title, labels.PROPOSAL_KINDS[column.kind], column.counts.supports,
                column.counts.rejects, column.counts.comments, column.counts.silent,
            ]
            for column in shown.columns
        ),
    )  # fmt: skip
    _table(
        book.create_sheet("Övergripande"),
        {
            "Remissinstans": 28, "Kategori": 16, "Ställningstagande": 16, "Förbehåll": 18, "Avgränsning": 30,
            "Granska": 26, "Citat": 70, "Fil": 24, "Sida/stycke": 11,
        },
        (
            [
                stand.name, categories[stand.respondent], stand.word, _qualifiers(stand),
                stand.scope, stand.reasons, *_quoted(stand.quotes),
            ]
            for stand in shown.general
        ),
    )  # fmt: skip
    _table(
        book.create_sheet("Inte knutna till förslag"),
        {"Remissinstans": 28, "Ställningstagande": 24, "Citat": 80, "Fil": 28, "Sida/stycke": 11},
        ([q.who, labels.answer(q.stance, q.qualifiers), *_quoted([q])] for q in shown.unplaced),
    )
    _table(
        book.create_sheet("Filer"),
        {
            "Fil": 36, "Status": 18, "Remissinstans": 30, "Sidor": 8, "Datum": 12, "Diarienummer": 22,
            "Instämmer i": 28, "Fel och varningar": 60,
        },
        (
            [
                file.file, labels.STATUSES[file.status], file.who or "–", file.pages or "", file.date, file.dnr,
                ", ".join(file.endorses), file.remark,
            ]
            for file in shown.files
        ),
    )  # fmt: skip
    _table(
        book.create_sheet("Remissinstanser"),
        {"Remissinstans": 40, "Kategori": 24, "Inbjuden": 12, "Svar": 40},
        [
            *(
                [row.name, labels.CATEGORIES[row.category], "ja" if row.invited else "nej", row.fate]
                for row in shown.rows
            ),
            *([name, "", "ja", "har inte svarat"] for name in shown.not_answered),
        ],
    )  # fmt: skip


def _table(sheet: Worksheet, columns: dict[str, float], lines: Iterable[Sequence[str | int]]) -> None:
    for at, name in enumerate(columns, 1):
        cell = _put(sheet, 1, at, name)
        cell.font, cell.fill, cell.border, cell.alignment = _BOLD, _HEAD_FILL, _BORDER, _HEAD
    last = 1
    for last, line in enumerate(list(lines) or [["(inget att visa)", *[""] * (len(columns) - 1)]], 2):
        for at, value in enumerate(line, 1):
            cell = _put(sheet, last, at, value)
            cell.font, cell.border, cell.alignment = _PLAIN, _BORDER, _TOP
    _fit(sheet, list(columns.values()), first=2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = "B2"
    _print_setup(sheet, "1:1")


def _put(sheet: Worksheet, line: int, at: int, value: str | int) -> Cell:
    """A cell with a count, or with words as text, whatever they look like, also after the cell is edited."""
    cell = cast(Cell, sheet.cell(line, at))
    if isinstance(value, int):
        cell.value = value
    elif value:
        cell.value = value if len(value) <= MAX_CELL else value[: MAX_CELL - len(_CUT)] + _CUT
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_BEGINS)
    return cell


def _qualifiers(stand: Stand) -> str:
    return ", ".join(stand.added)


def _quoted(quotes: Sequence[Quote]) -> list[str]:
    """The cells for quote, file and place; several quotes stand on lines of their own, places in the same order."""
    return [
        "\n".join(f"({q.above}) {q.text}" if q.above else q.text for q in quotes),
        "\n".join(dict.fromkeys(q.file for q in quotes)),
        "; ".join(q.place for q in quotes),
    ]


def _fit(sheet: Worksheet, widths: Sequence[float], *, first: int) -> None:
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


def _print_setup(sheet: Worksheet, repeated: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.print_title_rows = repeated
    footer = sheet.oddFooter
    footer.left.text, footer.right.text = "&A", "Sida &P av &N"  # type: ignore[union-attr]  # both are always there
