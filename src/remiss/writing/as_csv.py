"""Summary → ``matrix.csv``: respondents × proposals, for Swedish Excel (BOM, semicolon, CRLF)."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from remiss.model import Summary
from remiss.writing import labels
from remiss.writing.layout import view
from remiss.writing.view import View

_FORMULA_BEGINS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""what a spreadsheet may take for a formula (OWASP, "CSV Injection"), full-width forms included"""


def render(summary: Summary, shown: View | None = None) -> bytes:
    """The matrix as CSV. A cell is ``tillstyrker (med villkor) [granska]``, in words: signs look like formulas.

    Beside what a person has decided stands the program's answer: ``avstyrker [rättad] (programmet: tillstyrker)``.
    ``shown`` is the summary's view, where it is at hand.
    """
    shown = shown or view(summary)
    table = [["Remissinstans", "Kategori", *(column.label for column in shown.columns)]]
    for row in shown.rows:
        cells = [row.both(at) for at in range(len(row.cells))]
        table.append([row.name, labels.CATEGORIES[row.category], *cells])
    return for_excel(table)


def for_excel(table: Iterable[Iterable[str]]) -> bytes:
    """Rows of words as a CSV that a Swedish Excel opens right, and in which nothing is a formula."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([map(_guarded, line) for line in table])
    return written.getvalue().encode("utf-8-sig")


def _guarded(text: str) -> str:
    """An apostrophe before what a spreadsheet would calculate."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_BEGINS) else text
