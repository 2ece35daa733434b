"""Nouns as a notebook shows them, each a small piece of HTML with Swedish words. Their ``_repr_html_`` is made here.

What comes from outside is text and nothing else. There are no colours but the notebook's own, light or dark, and only
the first rows: a line says how many there are beside them.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from remiss.model import swedish
from remiss.vocabulary import Status

if TYPE_CHECKING:  # they ask for what is here
    from remiss.model.cell import Position
    from remiss.model.document import Document
    from remiss.model.said import Analysis
    from remiss.model.summary import Summary

ROWS, COLUMNS, CHARACTERS = 20, 15, 200
"""the most that is shown of a list, of a matrix from side to side, and of a text"""
_CELL = "text-align: left; vertical-align: top; padding: 0.2em 0.7em"
_Marked = str
"""markup of ours: what comes from outside is escaped in it"""


def of_document(document: Document) -> _Marked:
    """What became of a file, and its first blocks."""
    facts = [
        swedish.STATUSES[document.status],
        *([f"{document.pages} s."] if document.pages is not None else []),
        _number(len(document.blocks), "stycke", "stycken"),
        f"{len(document.text)} tecken",
    ]
    rows = [
        [_text(swedish.BLOCK_KINDS[block.kind]), str(block.page or ""), _text(document.quote(block))]
        for block in document.blocks[:ROWS]
    ]
    return _framed(
        _table(document.file, ["Sort", "Sida", "Text"], rows),
        _more(document.blocks, ROWS, "stycke", "stycken"),
        ", ".join(facts),
        document.error or "",
        *document.warnings[:ROWS],
    )


def of_analysis(analysis: Analysis) -> _Marked:
    """Who sent a file, and its first statements."""
    names = analysis.identification.names
    rows = [
        [
            _text(swedish.answer(statement.stance, statement.qualifiers)),
            _text(", ".join(statement.proposals)),
            str(statement.page or ""),
            _text(statement.text),
        ]
        for statement in analysis.statements[:ROWS]
    ]
    return _framed(
        _table(analysis.document.file, ["Svar", "Förslag", "Sida", "Text"], rows),
        _more(analysis.statements, ROWS, "uttalande", "uttalanden"),
        f"Avsändare: {', '.join(names)}" if names else "Ingen avsändare: filen är inte ett remissvar.",
        analysis.document.error or "",
    )


def of_position(position: Position) -> _Marked:
    """A cell, a line for each thing that there is to say of it."""
    decided, machine = position.correction, position.machine
    lines = {
        "Remissinstans": position.respondent,
        "Förslag": position.proposal,
        "Svar": swedish.answer(position.stance, position.qualifiers),
        "Grund": swedish.BASES[position.basis],
        "Att granska": "; ".join(swedish.REVIEW_REASONS[reason] for reason in position.review),
        "Kan i stället avse": ", ".join(position.rivals),
        "Instämmer i": position.through or "",
    }
    if decided:
        signed = ", ".join(filter(None, (decided.by, decided.when, decided.note)))
        lines[f"{_decided(position)} för hand".capitalize()] = signed or "ja"
        lines["Programmets svar"] = swedish.answer(machine.stance, machine.qualifiers) if machine else swedish.SILENT
    lines["Uttalanden"] = ", ".join(position.statements)
    return _framed(_table("Ställningstagande", [], [[name, _text(said)] for name, said in lines.items() if said]))


def of_summary(summary: Summary) -> _Marked:
    """The first rows and columns of the matrix: a sign in each cell, which says its words where it is pointed at."""
    asked, bodies = summary.consultation.proposals, summary.respondents
    rows = [[_text(body.name), *cells] for body, cells in zip(bodies, _cells(summary), strict=False)]
    unread = sum(record.status is not Status.READ and record.same_as is None for record in summary.documents)
    doubts = [*(position.review for position in summary.positions), *(view.review for view in summary.general)]
    facts = [
        summary.consultation.reference or "",
        summary.consultation.dnr or "",
        _number(len(bodies), "svarande remissinstans", "svarande remissinstanser"),
        _number(len(summary.documents), "fil", "filer") + (f", varav {unread} inte gav någon text" if unread else ""),
        _number(len(summary.positions), "ställningstagande", "ställningstaganden"),
        f"{sum(map(bool, doubts))} att granska",
    ]
    heads = [proposal.number or proposal.id for proposal in asked[:COLUMNS]]
    return _framed(
        _table(summary.consultation.title, ["Remissinstans", *heads], rows),
        _more(bodies, ROWS, "remissinstans", "remissinstanser"),
        _more(asked, COLUMNS, "förslag", "förslag"),
        "; ".join(filter(None, facts)),
        "Tecken: " + ", ".join(f"{sign} {words}" for sign, words in swedish.legend()),
    )


def _cells(summary: Summary) -> Iterator[list[_Marked]]:
    """The cells of the first rows of the matrix."""
    positions = {(position.respondent, position.proposal): position for position in summary.positions}
    emptied = {(dismissal.respondent, dismissal.proposal) for dismissal in summary.dismissed}
    read = {body for record in summary.documents if record.status is Status.READ for body in record.respondents}
    for body in summary.respondents[:ROWS]:
        cells = []
        for proposal in summary.consultation.proposals[:COLUMNS]:
            cell = (body.id, proposal.id)
            if position := positions.get(cell):
                sign, words = swedish.SIGNS[position.stance], swedish.answer(position.stance, position.qualifiers)
                review, decided = bool(position.review), _decided(position)
            else:
                silent = body.id in read or cell in emptied
                sign = swedish.SILENT_SIGN if silent else swedish.UNREAD_SIGN
                words = swedish.SILENT if silent else swedish.UNREAD
                review, decided = False, swedish.CORRECTED if cell in emptied else ""
            if review:
                sign, words = sign + swedish.REVIEW_SIGN, f"{words}, {swedish.REVIEW}"
            if decided:
                sign, words = sign + swedish.CORRECTED_SIGN, f"{words}, {decided}"
            cells.append(f'<span role="img" aria-label="{_text(words)}" title="{_text(words)}">{sign}</span>')
        yield cells


def _decided(position: Position) -> str:
    """What a person has done with a cell: corrected it, or found the program's own answer right; empty if neither."""
    if position.correction is None:
        return ""
    machine = position.machine
    right = machine and (machine.stance, machine.qualifiers) == (position.stance, position.qualifiers)
    return swedish.CONFIRMED if right else swedish.CORRECTED


def _table(caption: str, heads: Sequence[str], rows: Iterable[Sequence[_Marked]]) -> _Marked:
    """A table, which can be scrolled sideways; the first cell of a row is its head. Columns may have no ``heads``."""
    title = _text(caption)
    columns = "".join(f'<th scope="col" style="{_CELL}">{_text(head)}</th>' for head in heads)
    lines = "".join(
        f'<tr><th scope="row" style="{_CELL}">{first}</th>'
        + "".join(f'<td style="{_CELL}">{cell}</td>' for cell in cells)
        + "</tr>"
        for first, *cells in rows
    )
    if not lines:
        return f"<p><strong>{title}</strong></p>"
    head = f"<thead><tr>{columns}</tr></thead>" if heads else ""
    return (
        f'<div role="group" aria-label="{title}" tabindex="0" style="overflow-x: auto">'
        f'<table style="border-collapse: collapse"><caption style="{_CELL}; font-weight: bold">{title}</caption>'
        f"{head}<tbody>{lines}</tbody></table></div>"
    )


def _framed(table: _Marked, *lines: str) -> _Marked:
    """The table, and lines of words below it."""
    told = "".join(f"<p>{_text(line)}</p>" for line in lines if line)
    return f'<div lang="sv">{table}{told}</div>'


def _text(words: str) -> _Marked:
    """Words as text of a page: on one line, not too long, and without characters that turn or hide others."""
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Cs") else c for c in words[: 4 * CHARACTERS])
    line = " ".join("".join(c for c in kept if unicodedata.category(c) != "Cf").split())
    return html.escape(line if len(line) <= CHARACTERS else f"{line[: CHARACTERS - 1].rstrip()}…")


def _more(of: Sequence[object], most: int, one: str, many: str) -> str:
    """How many there are beside those that are shown; empty if they all are."""
    return f"… och {_number(len(of) - most, one, many)} till." if len(of) > most else ""


def _number(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
