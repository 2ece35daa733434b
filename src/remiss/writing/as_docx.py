"""Summary → ``sammanstallning.docx``: a remissammanställning to read, edit and send on."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence

from docx.document import Document
from docx.text.paragraph import Paragraph

from remiss.model import Role, Summary
from remiss.writing import labels
from remiss.writing.layout import view
from remiss.writing.packing import timeless
from remiss.writing.paper import (
    FAINT,
    QUOTE,
    SOURCE,
    WIDTH_LANDSCAPE,
    Filled,
    add_heading,
    add_table,
    dressed,
    new_document,
    turn,
)
from remiss.writing.quotes import Quote
from remiss.writing.view import Column, File, Row, Stand, View
from remiss.writing.wording import number, shortened

MATRIX_COLUMNS = 10
"""proposals in one table of the matrix; more are split evenly over several"""
_NAME_WIDTH = 5.2
_DECISIVE = {Role.CUE, Role.NEGATION}


def render(summary: Summary) -> bytes:
    """The summary as a Word document."""
    shown = view(summary)
    document = new_document(shown.title)
    _front(document, shown)
    turn(document, landscape=True)
    _matrix(document, shown)
    turn(document, landscape=False)
    add_heading(document, "Förslag för förslag", 1)
    for column in shown.columns:
        _proposal(document, column)
    _rest(document, shown)
    written = io.BytesIO()
    document.save(written)
    return timeless(written.getvalue())


def _front(document: Document, shown: View) -> None:
    document.add_heading(shown.title, 0)
    document.add_paragraph("Sammanställning av remissvar")
    add_table(
        document, ("Om remissen", "Uppgift"), (6, 11), [(Filled(name, bold=True), value) for name, value in shown.facts]
    )
    document.add_paragraph()
    document.add_paragraph(
        "Sammanställningen är gjord maskinellt. Läs det som är märkt ”granska” i svaret innan du använder det. "
        "Den som inte berör ett förslag räknas aldrig som att den tillstyrker."
    )
    if shown.unreadable:
        _files(document, "Filer som inte gav någon text", shown.unreadable)
    if shown.pictures:
        document.add_paragraph(shown.pictures)
    add_heading(document, "Antal per förslag", 1)
    heads = ("Avsnitt", "Rubrik", *labels.SIDES.values(), labels.SILENT)
    add_table(document, heads, (1.8, 6.8, 2.1, 2.1, 2.1, 2.1), (_count_line(column) for column in shown.columns))
    if shown.review:
        add_heading(document, "Att granska", 1)
        add_table(
            document,
            ("Remissinstans", "Avsnitt", "Ställningstagande", "Varför"),
            (4.5, 2.5, 4, 6),
            ((it.first.name, it.heads, it.first.words, it.first.reasons) for it in shown.review),
        )


def _count_line(column: Column) -> list[Filled | str]:
    counts = column.counts
    numbers = (counts.supports, counts.rejects, counts.comments, counts.silent)
    return [column.head, Filled(column.title, link=column.anchor), *map(str, numbers)]


def _matrix(document: Document, shown: View) -> None:
    add_heading(document, "Matris", 1)
    document.add_paragraph("   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend()))
    tables = max(1, math.ceil(len(shown.columns) / MATRIX_COLUMNS))
    size = math.ceil(len(shown.columns) / tables) or 1
    for start in range(0, len(shown.columns), size):
        columns = shown.columns[start : start + size]
        if start:
            document.add_paragraph()
        width = min((WIDTH_LANDSCAPE - _NAME_WIDTH) / len(columns), 4)
        heads = [f"{column.number}\n{shortened(column.title, 60)}".strip() for column in columns]
        add_table(
            document,
            ("Remissinstans", *heads),
            (_NAME_WIDTH, *([width] * len(columns))),
            _matrix_lines(shown, start, start + size),
        )


def _matrix_lines(shown: View, start: int, end: int) -> Iterator[Sequence[Filled | str]]:
    for category, rows in shown.rows_by_category():
        yield [Filled(labels.CATEGORIES[category].capitalize(), bold=True)]
        for row in rows:
            yield [row.name, *(_matrix_cell(row, stand) for stand in row.cells[start:end])]


def _matrix_cell(row: Row, stand: Stand | None) -> Filled:
    if stand is None:
        return Filled(f"{row.empty_sign} {row.empty}", FAINT)
    marks = f" {stand.marks}" if stand.marks else ""
    return Filled(f"{stand.sign} {stand.words}{marks}", labels.COLOURS[stand.stance])


def _proposal(document: Document, column: Column) -> None:
    add_heading(document, column.label, 2, anchor=column.anchor)
    document.add_paragraph(f"{labels.PROPOSAL_KINDS[column.kind].capitalize()}. {column.sentence}")
    for stance, stands in column.by_stance():
        add_heading(document, f"{labels.SIGNS[stance]} {labels.SIDES[stance].capitalize()} ({len(stands)})", 3)
        for stand in stands:
            if not stand.by_reference:
                _stand(document, stand)
        referred = [stand for stand in stands if stand.by_reference]
        if referred:
            names = ", ".join(" ".join((stand.name, *map("[{}]".format, stand.tags))) for stand in referred)
            document.add_paragraph(
                f"Genom det som sägs om förslagen i allmänhet (se Övergripande synpunkter): {names}."
            )


def _stand(document: Document, stand: Stand) -> None:
    said = document.add_paragraph()
    said.paragraph_format.keep_with_next = bool(stand.quotes)
    said.add_run(stand.name).bold = True
    qualifiers = [labels.QUALIFIERS[qualifier] for qualifier in stand.qualifiers]
    notes = [*qualifiers, stand.scope and f"gäller ”{stand.scope}”", stand.history]
    if added := ", ".join(filter(None, notes)):
        said.add_run(f" – {added}")
    if stand.reasons:
        dressed(said.add_run(f" [{labels.REVIEW}: {stand.reasons}]"), SOURCE)
    for quote in stand.quotes:
        _quote(dressed(document.add_paragraph(), QUOTE), quote)


def _quote(paragraph: Paragraph, quote: Quote, introduced: str = "") -> None:
    if introduced:
        paragraph.add_run(f"{introduced}: ")
    paragraph.add_run("”")
    for piece in quote.pieces:
        run = paragraph.add_run(piece.text)
        if piece.role in _DECISIVE:
            run.bold = True
    paragraph.add_run("”")
    above = f"{quote.above}, " if quote.above else ""
    dressed(paragraph.add_run(f" ({above}{quote.source})"), SOURCE)


def _rest(document: Document, shown: View) -> None:
    if shown.general:
        add_heading(document, "Övergripande synpunkter", 1)
        for stand in shown.general:
            _stand(document, stand)
    if shown.unplaced:
        add_heading(document, "Ställningstaganden som inte kunde knytas till ett förslag", 1)
        for quote in shown.unplaced:
            words = labels.answer(quote.stance, quote.qualifiers)
            _quote(dressed(document.add_paragraph(), QUOTE), quote, f"{quote.who or 'Okänd avsändare'}, {words}")
    if shown.endorsements:
        add_heading(document, "Instämmer i annans yttrande", 1)
        for file in shown.endorsements:
            document.add_paragraph(f"{file.who or file.file}: {', '.join(file.endorses)}")
    if shown.remarked:
        _files(document, "Varningar vid läsningen", shown.remarked)
    if shown.doubles:
        _files(document, "Samma svar i flera filer", shown.doubles)
    if shown.no_response:
        _files(document, "Filer som inte är något svar", shown.no_response)
    for heading, names in (
        ("Har svarat utan att beröra något förslag", shown.silent),
        ("Inbjudna som inte har svarat", shown.not_answered),
    ):
        if names:
            add_heading(document, heading, 1)
            document.add_paragraph(f"{number(len(names), 'remissinstans', 'remissinstanser')}: {', '.join(names)}.")
    dressed(document.add_paragraph().add_run(f"Gjord med {shown.made_with}."), SOURCE)


def _files(document: Document, heading: str, files: Sequence[File]) -> None:
    add_heading(document, heading, 1)
    lines = ((file.file, file.who or "–", labels.STATUSES[file.status], file.remark) for file in files)
    add_table(document, ("Fil", "Remissinstans", "Status", "Fel och varningar"), (4.5, 4, 2.5, 6), lines)
