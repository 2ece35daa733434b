"""The two sheets in which a person decides, and the hidden one by which the decisions are read back.

Each row is a cell of the matrix, or a respondent's view of the whole: the words, the program's answer and why to look,
and beside them five columns to fill in. The hidden sheet keeps, for each row, what those columns held when they were
written, what the program's answer was, and the documents and words behind it: so a decision is told from what stood
there, and tied to what it was made on, however the rows have been sorted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest

from xlsxwriter.utility import xl_col_to_name

from remiss.model import (
    Dismissal,
    GeneralPosition,
    Position,
    Summary,
    short_id,
)
from remiss.writing import labels
from remiss.writing.stands import Dismissed, Stand
from remiss.writing.view import View
from remiss.writing.wording import one_line
from remiss.writing.workbook.columns import (
    ADDED,
    ANSWER,
    BY,
    CHOICES,
    DECIDED,
    KEPT,
    KEPT_COLUMNS,
    NAME,
    NOTE,
    NUMBER,
    POSITIONS,
    RIGHT,
    TITLE,
    WHEN,
    WHOLE,
    added_words,
    answer_words,
    decided_values,
    signature,
)
from remiss.writing.workbook.lists import quoted
from remiss.writing.workbook.sheets import Book, Look, fill_table

ROOM = 40
"""blank rows in which a person can put a stand that the program has missed"""
_MOST_KEPT = 4_000
"""characters of the words behind a cell that are kept"""
_OWN = "FFF6D6"
_ROOM = Look(fill=_OWN, typed=True)
_TYPED = (NAME, NUMBER, *DECIDED)
"""columns in which what is filled in stays as it is typed: "4.10" is no number, "- se s. 3" no formula"""
_STALE = "rättelsen är inaktuell"


_WIDTHS = {
    NAME: 24, NUMBER: 8, TITLE: 20, "Citat": 52, "Sida/stycke": 8, "Programmets svar": 14, "Förbehåll": 14, "Läge": 12,
    "Granska": 22, ANSWER: 15, ADDED: 16, NOTE: 24, BY: 10, WHEN: 11, "Grund": 16, "Fil": 24, "Kategori": 15,
}  # fmt: skip
_WIDTHS_OF_WHOLE = {
    NAME: 24, NUMBER: 12, "Avgränsning": 20,
    **{name: width for name, width in _WIDTHS.items() if name not in (NAME, NUMBER, TITLE, "Grund")},
}  # fmt: skip
_OFFERED = {
    ANSWER: f"Välj rätt svar, eller ”{RIGHT}” om programmets svar är rätt.",
    ADDED: "Välj vad som ska läggas till svaret, eller lämna tomt. Flera skrivs med komma emellan.",
}


def fill_decisions(book: Book, view: View) -> None:
    """Add the sheets in which a person decides."""
    ranges = {name: _range(at, words) for at, (name, words) in enumerate(_choices(view).items(), 1)}
    stale = {(it.name, it.head) for it in view.stale}
    _fill_positions(book, view, stale, ranges)
    _fill_whole(book, view, stale, ranges)


def fill_hidden(book: Book, summary: Summary, view: View) -> None:
    """Add what is behind them, which nobody sees: what can be chosen, and what was there when it was written."""
    choices, kept = book.sheet(CHOICES), book.sheet(KEPT)
    for words in zip_longest(*_choices(view).values(), fillvalue=""):
        choices.add(words)
    for values in (KEPT_COLUMNS, *_kept(summary, view)):
        kept.add(values)
    for sheet in (choices, kept):
        sheet.hide()
        sheet.repeat(1, 1)


def _fill_positions(book: Book, view: View, stale: set[tuple[str, str]], ranges: dict[str, str]) -> None:
    """The cells of the matrix, and room for those that the program has missed."""
    titles = {column.head: column.title for column in view.columns}
    sheet, last = fill_table(
        book,
        POSITIONS,
        _WIDTHS,
        (
            [
                it.name, it.head, titles[it.head], quote, place, *_machine(it), _state(it, stale), reasons,
                *decided_values(it.decided), basis, file, labels.CATEGORIES[it.category],
            ]
            for it, reasons, basis in _cells(view)
            for quote, file, place in (quoted(it.quotes),)
        ),
        fills=dict.fromkeys(DECIDED, _OWN),
        typed=_TYPED,
        first="C2",
        printed=WHEN,
    )  # fmt: skip
    at = {name: number for number, name in enumerate(_WIDTHS, 1)}
    for _ in range(ROOM):
        sheet.add([""] * len(at), tuple(_ROOM if name in _TYPED else None for name in at))
    for name in (NAME, NUMBER):
        sheet.offer((last + 1, last + ROOM), at[name], ranges[name], "Välj i listan.")
    for name, told in _OFFERED.items():
        sheet.offer((2, last + ROOM), at[name], ranges[name], told)


def _fill_whole(book: Book, view: View, stale: set[tuple[str, str]], ranges: dict[str, str]) -> None:
    """What respondents say of the whole."""
    sheet, last = fill_table(
        book,
        WHOLE,
        _WIDTHS_OF_WHOLE,
        (
            [
                it.name, it.head, scope, quote, place, *_machine(it), _state(it, stale), reasons,
                *decided_values(it.decided), file, labels.CATEGORIES[it.category],
            ]
            for it, reasons, scope in _views(view)
            for quote, file, place in (quoted(it.quotes),)
        ),
        fills=dict.fromkeys(DECIDED, _OWN),
        typed=_TYPED,
        first="C2",
        printed=WHEN,
    )  # fmt: skip
    for at, name in enumerate(_WIDTHS_OF_WHOLE, 1):
        if name in _OFFERED:
            sheet.offer((2, last), at, ranges[name], _OFFERED[name])


def _choices(view: View) -> dict[str, Sequence[str]]:
    """What can be chosen, by the column in which it can."""
    return {
        ANSWER: answer_words(),
        ADDED: added_words(),
        NAME: [row.name for row in view.rows],
        NUMBER: [column.head for column in view.columns],
    }


def _range(at: int, words: Sequence[str]) -> str:
    """Where the words stand in a column of the hidden sheet."""
    letter = xl_col_to_name(at - 1)
    return f"'{CHOICES}'!${letter}$1:${letter}${max(1, len(words))}"


def _cells(view: View) -> Iterator[tuple[Stand | Dismissed, str, str]]:
    """The cells of the matrix that say something, or did: with why to look at them, and their basis."""
    for row in view.rows:
        for at, stand in enumerate(row.cells):
            if stand:
                yield stand, stand.reasons, labels.BASES[stand.basis] if stand.basis else ""
            elif row.dismissed and (emptied := row.dismissed[at]):
                yield emptied, "", ""


def _views(view: View) -> Iterator[tuple[Stand | Dismissed, str, str]]:
    """The views of the whole, with why to look at them and what limits them; last those that a person took away."""
    for stand in view.general:
        yield stand, stand.reasons, stand.scope
    for emptied in view.dismissed:
        if emptied.proposal is None:
            yield emptied, "", ""


def _machine(it: Stand | Dismissed) -> tuple[str, str]:
    """The program's answer in the words of two cells; what a person decided does not change it."""
    if isinstance(it, Stand) and not it.corrected:
        return it.word, ", ".join(it.added)
    if it.program is None:
        return labels.SILENT, ""
    word, added = labels.parts(it.program.stance, it.program.qualifiers)
    return word, ", ".join(added)


def _state(it: Stand | Dismissed, stale: set[tuple[str, str]]) -> str:
    if isinstance(it, Dismissed):
        return labels.CORRECTED
    if (it.name, it.head) in stale:
        return _STALE
    return ", ".join(it.tags)


def _kept(summary: Summary, view: View) -> Iterator[Sequence[str]]:
    """What has to be known to read a row of the two sheets back. A row without a number is for a respondent's blank
    cells, of which there are too many to keep each; one without a name is for a proposal, with its title.
    """
    said = {statement.id: one_line(statement.text) for statement in summary.statements}

    @cache  # many cells rest on the same
    def words_of(statements: tuple[str, ...]) -> str:
        return "\n".join(dict.fromkeys(said[statement] for statement in statements))[:_MOST_KEPT]

    cells: tuple[Position | GeneralPosition | Dismissal, ...] = (
        *summary.positions, *summary.general, *summary.dismissed,
    )  # fmt: skip
    behind = {(cell.respondent, getattr(cell, "proposal", None)): cell.statements for cell in cells}
    sent: dict[str, set[str]] = {row.id: set() for row in view.rows}
    for record in summary.documents:
        for respondent in record.respondents if record.same_as is None else ():
            sent[respondent].add(short_id(record.id))
    files = {respondent: " ".join(sorted(ids)) for respondent, ids in sent.items()}
    stale = {(it.name, it.head): signature(it.decided) for it in view.stale}
    for it in (*(it for it, _, _ in _cells(view)), *(it for it, _, _ in _views(view))):
        stored = signature(it.decided) or stale.pop((it.name, it.head), "")
        words = words_of(behind[it.respondent, it.proposal])
        yield (
            it.name, it.head, *_machine(it), *decided_values(it.decided), stored, files[it.respondent], words,
        )  # fmt: skip
    for row in view.rows:
        yield row.name, "", labels.SILENT, "", *decided_values(None), "", files[row.id], ""
    for (name, head), stored in stale.items():
        found = next((files[row.id] for row in view.rows if row.name == name), "")
        yield name, head, labels.SILENT, "", *decided_values(None), stored, found, ""
    for column in view.columns:
        yield "", column.head, "", "", *decided_values(None), "", "", column.title
