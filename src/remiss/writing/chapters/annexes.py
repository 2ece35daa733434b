"""The annexes, on pages that lie down: the matrix, and every file that came in."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from remiss.writing import labels
from remiss.writing.chapters.front import TIED, legend
from remiss.writing.labels import Colours
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.styles import MATRIX_TEXT, REMARK, WIDTH_LANDSCAPE
from remiss.writing.paper.words import Side, Words
from remiss.writing.stands import Dismissed, Stand
from remiss.writing.view import Column, File, Row, View
from remiss.writing.wording import number, shortened

MATRIX_COLUMNS = 10
"""proposals in one table of the matrix; more are split evenly over several"""
_NAME, _CATEGORY, _WIDEST = 4.2, 2.1, 4.0
_FAINT = Colours("FFFFFF", "5A606A")
"""for a cell in which nobody has said anything"""
_FILES = (
    Side("Fil", 5.5),
    Side("Remissinstans", 5),
    Side("Datum", 2.1),
    Side("Diarienummer", 3.1),
    Side("Sidor", 1.4),
    Side("Status", 2.4),
    Side("Anmärkning", 6.2),
)


def write_annexes(paper: Paper, shown: View) -> None:
    """Both annexes, and what the report was made with."""
    paper.lay_down()
    _matrix(paper, shown)
    _files(paper, shown)
    paper.write(f"Gjord med {shown.made_with}.", style=REMARK)


def _matrix(paper: Paper, shown: View) -> None:
    paper.heading("Bilaga 1. Matris", 1, new_page=True)
    paper.write(legend())
    if not shown.rows:
        paper.write("Inga svar har kommit in.")
        return
    tables = max(1, math.ceil(len(shown.columns) / MATRIX_COLUMNS))
    size = math.ceil(len(shown.columns) / tables) or 1
    for start in range(0, len(shown.columns), size):
        columns = shown.columns[start : start + size]
        span = f"{columns[0].head}–{columns[-1].head}" if len(columns) > 1 else columns[0].head
        if tables > 1:
            paper.heading(f"Matris över {span}", 2, new_page=start > 0)
        width = min((WIDTH_LANDSCAPE - _NAME - _CATEGORY) / len(columns), _WIDEST)
        paper.table(
            f"Matris över {span}",
            "En remissinstans på varje rad och ett förslag i varje kolumn: vad remissinstansen säger om förslaget.",
            (Side("Remissinstans", _NAME), Side("Kategori", _CATEGORY), *(_side(column, width) for column in columns)),
            _lines(shown, start, start + size),
            style=MATRIX_TEXT,
        )


def _side(column: Column, width: float) -> Side:
    return Side(f"{column.number} {shortened(column.title, 60)}".strip(), width, link=column.anchor)


def _lines(shown: View, start: int, end: int) -> Iterator[Sequence[Words | str]]:
    for row in shown.rows:
        cells = zip(row.cells[start:end], row.dismissed[start:end], strict=True)
        first = Words(row.name, bold=True), labels.CATEGORIES[row.category]
        yield *first, *(_cell(row, stand, dismissed) for stand, dismissed in cells)


def _cell(row: Row, stand: Stand | None, dismissed: Dismissed | None) -> Words:
    if stand is None:
        mark = f" {labels.CORRECTED_SIGN}" if dismissed else ""
        return Words(f"{row.empty_sign}{TIED}{row.empty}{mark}", colours=_FAINT)
    marks = f" {stand.marks}" if stand.marks else ""
    return Words(f"{stand.sign}{TIED}{stand.words}{marks}", colours=labels.COLOURS[stand.stance])


def _files(paper: Paper, shown: View) -> None:
    paper.heading("Bilaga 2. Inkomna filer", 1, new_page=True)
    count = number(len(shown.files), "fil", "filer")
    warned = len(shown.remarked)
    paper.write(
        f"{count} har kommit in, {warned or 'ingen'} av dem lästes med en varning." if shown.files else "Inga filer."
    )
    if shown.files:
        paper.table(
            "Inkomna filer",
            "En fil på varje rad: vem den kommer från, datum, diarienummer, om den gick att läsa, och varningar.",
            _FILES,
            (_file(file) for file in shown.files),
        )


def _file(file: File) -> tuple[Words | str, ...]:
    said = file.date, file.dnr, "" if file.pages is None else str(file.pages)
    return (
        Words(file.file, bold=True),
        file.who or "okänd",
        *(words or "–" for words in said),
        labels.STATUSES[file.status],
        file.remark or "–",
    )
