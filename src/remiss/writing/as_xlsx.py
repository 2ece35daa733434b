"""Summary → ``sammanstallning.xlsx``: the matrix first, then the sheets in which people decide, and the lists."""

from __future__ import annotations

import io

from openpyxl import Workbook

from remiss.model import Summary
from remiss.writing.layout import view
from remiss.writing.packing import timeless
from remiss.writing.workbook.columns import CHOICES, KEPT
from remiss.writing.workbook.decisions import fill_decisions
from remiss.writing.workbook.guide import fill_guide
from remiss.writing.workbook.lists import fill_lists
from remiss.writing.workbook.matrix import fill_matrix


def render(summary: Summary) -> bytes:
    """The summary as a workbook. Every cell is text or a count; none is ever a formula."""
    shown = view(summary)
    book = Workbook()
    book.remove(book.worksheets[0])
    fill_matrix(book.create_sheet("Matris"), shown)
    fill_decisions(book, summary, shown)
    fill_guide(book.create_sheet("Så rättar du"))
    fill_lists(book, shown)
    book.move_sheet(CHOICES, len(book.worksheets))
    book.move_sheet(KEPT, len(book.worksheets))
    book.properties.creator = "remiss"
    book.properties.title = shown.title
    book.properties.language = "sv-SE"
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())
