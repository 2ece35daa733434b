"""Summary → ``sammanstallning.xlsx``: the matrix first, then the sheets in which people decide, and the lists."""

from __future__ import annotations

from remiss.model import Summary
from remiss.writing.layout import view
from remiss.writing.view import View
from remiss.writing.workbook.columns import DECISIONS
from remiss.writing.workbook.decisions import fill_decisions, fill_hidden
from remiss.writing.workbook.guide import fill_guide
from remiss.writing.workbook.lists import fill_lists
from remiss.writing.workbook.matrix import fill_matrix
from remiss.writing.workbook.sheets import Book


def render(summary: Summary, shown: View | None = None) -> bytes:
    """The summary as a workbook. Every cell is text or a count; none is ever a formula.

    ``shown`` is its view, where it is at hand.
    """
    shown = shown or view(summary)
    book = Book(shown.title)
    fill_matrix(book, shown)
    fill_decisions(book, shown)
    fill_guide(book)
    fill_lists(book, shown)
    fill_hidden(book, summary, shown)
    book.note(DECISIONS, _decisions(summary))
    return book.finished()


def _decisions(summary: Summary) -> int:
    """How many cells a person has decided, those whose decision does not count any more included."""
    corrected = [cell.correction for cell in summary.positions] + [cell.correction for cell in summary.general]
    return len(corrected) - corrected.count(None) + len(summary.dismissed) + len(summary.stale)
