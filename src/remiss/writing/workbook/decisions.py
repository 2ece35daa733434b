"""The two sheets in which a person decides, and the hidden one by which the decisions are read back.

Each row is a cell of the matrix, or a respondent's view of the whole: the words, the program's answer and why to look,
and beside them five columns to fill in. The hidden sheet keeps, for each row, what those columns held when they were
written, what the program's answer was, and the documents and words behind it: so a decision is told from what stood
there, and tied to what it was made on, however the rows have been sorted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.styles.numbers import FORMAT_TEXT
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from remiss.model import (
    Dismissal,
    GeneralPosition,
    Position,
    Statement,
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
from remiss.writing.workbook.sheets import BORDER, TOP, fill_table, put

ROOM = 40
"""blank rows in which a person can put a stand that the program has missed"""
_MOST_KEPT = 4_000
"""characters of the words behind a cell that are kept"""
_OWN = PatternFill("solid", fgColor="FFF6D6")
_STALE = "rättelsen är inaktuell"


def fill_decisions(book: Workbook, summary: Summary, view: View) -> None:
    """Add the sheets in which a person decides, with the hidden ones behind them."""
    choices = book.create_sheet(CHOICES)
    lists = {
        ANSWER: answer_words(),
        ADDED: added_words(),
        NAME: [row.name for row in view.rows],
        NUMBER: [column.head for column in view.columns],
    }
    ranges = {name: _choice(choices, at, words) for at, (name, words) in enumerate(lists.items(), 1)}
    stale = {(it.name, it.head) for it in view.stale}
    categories = {row.id: labels.CATEGORIES[row.category] for row in view.rows}
    titles = {column.head: column.title for column in view.columns}
    positions, whole = book.create_sheet(POSITIONS), book.create_sheet(WHOLE)
    fills = dict.fromkeys(DECIDED, _OWN)
    last = fill_table(
        positions,
        {
            NAME: 24, NUMBER: 8, TITLE: 20, "Citat": 52, "Sida/stycke": 8, "Programmets svar": 14, "Förbehåll": 14,
            "Läge": 12, "Granska": 22, ANSWER: 15, ADDED: 16, NOTE: 24, BY: 10, WHEN: 11, "Grund": 16, "Fil": 24,
            "Kategori": 15,
        },
        (
            [
                it.name, it.head, titles[it.head], quote, place, *_machine(it), _state(it, stale), reasons,
                *decided_values(it.decided), basis, file, categories[it.respondent],
            ]
            for it, reasons, basis in _cells(view)
            for quote, file, place in (quoted(it.quotes),)
        ),
        fills=fills,
        first="C2",
    )  # fmt: skip
    rows = {positions: last}
    _add_room(positions, last, ranges)
    rows[whole] = fill_table(
        whole,
        {
            NAME: 24, NUMBER: 12, "Avgränsning": 20, "Citat": 52, "Sida/stycke": 8, "Programmets svar": 14,
            "Förbehåll": 14, "Läge": 12, "Granska": 22, ANSWER: 15, ADDED: 16, NOTE: 24, BY: 10, WHEN: 11, "Fil": 24,
            "Kategori": 15,
        },
        (
            [
                it.name, it.head, scope, quote, place, *_machine(it), _state(it, stale), reasons,
                *decided_values(it.decided), file, categories[it.respondent],
            ]
            for it, reasons, scope in _views(view)
            for quote, file, place in (quoted(it.quotes),)
        ),
        fills=fills,
        first="C2",
    )  # fmt: skip
    for sheet in (positions, whole):
        _offer(sheet, ranges)
        _keep_as_text(sheet)
        columns = [cell.value for cell in sheet[1]]
        sheet.print_area = f"A1:{get_column_letter(columns.index(WHEN) + 1)}{rows[sheet]}"
    kept = book.create_sheet(KEPT)
    for line, values in enumerate((KEPT_COLUMNS, *_kept(summary, view)), 1):
        for at, value in enumerate(values, 1):
            put(kept, line, at, value)
    for hidden in (choices, kept):
        hidden.sheet_state = "veryHidden"
        hidden.print_title_rows = "1:1"


def _choice(sheet: Worksheet, at: int, words: Sequence[str]) -> str:
    """Write what can be chosen in a column of the hidden sheet, and name its place."""
    for line, word in enumerate(words, 1):
        put(sheet, line, at, word)
    letter = get_column_letter(at)
    return f"{quote_sheetname(CHOICES)}!${letter}$1:${letter}${max(1, len(words))}"


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
    if not it.machine:
        return labels.SILENT, ""
    word, _, added = it.machine.partition(" (")
    return word, added.removesuffix(")")


def _state(it: Stand | Dismissed, stale: set[tuple[str, str]]) -> str:
    if isinstance(it, Dismissed):
        return labels.CORRECTED
    if (it.name, it.head) in stale:
        return _STALE
    return ", ".join(it.tags)


def _add_room(sheet: Worksheet, last: int, ranges: dict[str, str]) -> None:
    """Blank rows at the end, in which the respondent and the proposal are chosen too."""
    columns = [cell.value for cell in sheet[1]]
    own = [columns.index(name) + 1 for name in (NAME, NUMBER, *DECIDED)]
    for line in range(last + 1, last + 1 + ROOM):
        for at in own:
            cell = sheet.cell(line, at)
            cell.fill, cell.border, cell.alignment = _OWN, BORDER, TOP
    for name in (NAME, NUMBER):
        letter = get_column_letter(columns.index(name) + 1)
        _validate(sheet, f"{letter}{last + 1}:{letter}{last + ROOM}", ranges[name], "Välj i listan.")


def _keep_as_text(sheet: Worksheet) -> None:
    """What is filled in stays as it is typed: "4.10" is no number, "- se s. 3" no formula, nor is a name in a list."""
    columns = [cell.value for cell in sheet[1]]
    for name in (NAME, NUMBER, *DECIDED):
        for line in range(2, max(2, sheet.max_row) + 1):
            sheet.cell(line, columns.index(name) + 1).number_format = FORMAT_TEXT


def _offer(sheet: Worksheet, ranges: dict[str, str]) -> None:
    """Drop-downs for the answer and what is added to it, in every row."""
    columns = [cell.value for cell in sheet[1]]
    for name, told in (
        (ANSWER, f"Välj rätt svar, eller ”{RIGHT}” om programmets svar är rätt."),
        (ADDED, "Välj vad som ska läggas till svaret, eller lämna tomt. Flera skrivs med komma emellan."),
    ):
        letter = get_column_letter(columns.index(name) + 1)
        _validate(sheet, f"{letter}2:{letter}{max(2, sheet.max_row)}", ranges[name], told)


def _validate(sheet: Worksheet, cells: str, choices: str, told: str) -> None:
    offered = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    offered.errorStyle = "warning"
    offered.errorTitle, offered.error = "Finns inte i listan", "Värdet finns inte i listan. Behåll det ändå?"
    offered.showInputMessage, offered.promptTitle, offered.prompt = True, "Rättelse", told
    sheet.add_data_validation(offered)
    offered.add(cells)


def _kept(summary: Summary, view: View) -> Iterator[Sequence[str]]:
    """What has to be known to read a row of the two sheets back. A row without a number is for a respondent's blank
    cells, of which there are too many to keep each; one without a name is for a proposal, with its title.
    """
    said = {statement.id: statement for statement in summary.statements}
    cells: tuple[Position | GeneralPosition | Dismissal, ...] = (
        *summary.positions, *summary.general, *summary.dismissed,
    )  # fmt: skip
    behind = {(cell.respondent, getattr(cell, "proposal", None)): cell.statements for cell in cells}
    files: dict[str, set[str]] = {row.id: set() for row in view.rows}
    for record in summary.documents:
        for respondent in record.respondents if record.same_as is None else ():
            files[respondent].add(short_id(record.id))
    stale = {(it.name, it.head): signature(it.decided) for it in view.stale}
    for it in (*(it for it, _, _ in _cells(view)), *(it for it, _, _ in _views(view))):
        stored = signature(it.decided) or stale.pop((it.name, it.head), "")
        words = _words(said[s] for s in behind[it.respondent, it.proposal])
        yield (
            it.name, it.head, *_machine(it), *decided_values(it.decided), stored,
            " ".join(sorted(files[it.respondent])), words,
        )  # fmt: skip
    for row in view.rows:
        yield row.name, "", labels.SILENT, "", *decided_values(None), "", " ".join(sorted(files[row.id])), ""
    for (name, head), stored in stale.items():
        found = next((" ".join(sorted(files[row.id])) for row in view.rows if row.name == name), "")
        yield name, head, labels.SILENT, "", *decided_values(None), stored, found, ""
    for column in view.columns:
        yield "", column.head, "", "", *decided_values(None), "", "", column.title


def _words(statements: Iterable[Statement]) -> str:
    return "\n".join(dict.fromkeys(one_line(statement.text) for statement in statements))[:_MOST_KEPT]
