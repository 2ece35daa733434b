"""The summary on a terminal: the matrix, the counts, and what a person should see to first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.text import Text

from remiss.model import Summary
from remiss.writing import labels
from remiss.writing.layout import view
from remiss.writing.screen_archive import show_archive
from remiss.writing.screen_difference import show_difference
from remiss.writing.screen_explanation import show_explanation
from remiss.writing.screen_reading import show_document, show_documents, show_rules
from remiss.writing.terminal import STYLES, grid, listing, new_table, signs_for
from remiss.writing.view import Column, Row, View
from remiss.writing.wording import number, shortened

__all__ = [
    "show",
    "show_archive",
    "show_difference",
    "show_document",
    "show_documents",
    "show_explanation",
    "show_rules",
]

SHOWN_DOUBTS = 10
"""lines of what needs review that are shown; the reports have them all"""
_PLAIN_WORD = re.compile(r"[\w./\\:~+-]+")
_HEAD_WIDTH = 12
_LEAST_NAME, _MOST_NAME = 14, 36
_WITH_TITLES = 60
"""characters across, from which there is room for titles beside the counts"""
_GAP = 2
"""blanks between two columns"""


def show(
    summary: Summary,
    console: Console,
    case: str = "REMISS",
    options: Sequence[str] = (),
    *,
    shown: View | None = None,
) -> None:
    """Print the matrix, the counts, and what needs a person: doubts, unplaced statements, lost files, absent bodies.

    ``case`` is the case folder as the user wrote it, and ``options`` those that say what was asked (``--proposals``):
    the command that is suggested repeats them. ``shown`` is the summary's view, where it is at hand.
    """
    shown = shown or view(summary)
    console.print(Text(shown.title, "bold"))
    console.print(Text(" · ".join(f"{name}: {value}" for name, value in shown.facts), "dim"))
    for part in (*_matrix(shown, console), _counts(shown, console), *_attention(shown, case, options)):
        console.print()
        console.print(part)


def _matrix(shown: View, console: Console) -> Iterator[RenderableType]:
    """The matrix, as fully spelled as the width allows, and in several tables where not even the signs fit in one."""
    if not shown.rows:
        yield Text("Inga svar har kommit in.")
        return
    names = max([_LEAST_NAME, *(cell_len(row.name) for row in shown.rows)])
    name = min(names, _MOST_NAME, max(_LEAST_NAME, console.width // 3))
    heads = [_short(column) for column in shown.columns]
    cells, widths = _spelled(shown, console, heads, console.width - name)
    looks = [[STYLES[stand.stance] if stand else "dim" for stand in row.cells] for row in shown.rows]
    for start, end in _stretches(widths, console.width - name):
        lines = (
            [(row.name, ""), *zip(words[start:end], styles[start:end], strict=True)]
            for row, words, styles in zip(shown.rows, cells, looks, strict=True)
        )
        yield grid(console, ["Remissinstans", *heads[start:end]], [name, *widths[start:end]], lines)
    legend = "   ".join(f"{sign} {meaning}" for sign, meaning in labels.legend())
    yield Text(signs_for(console, legend), "dim")


def _spelled(shown: View, console: Console, heads: Sequence[str], room: int) -> tuple[list[list[str]], list[int]]:
    """The words of the cells and the widths of the columns: as many words as there is room for, else signs."""
    signs = cache(partial(signs_for, console))  # thousands of cells say one of a few things
    for spell in (_full, _word, _sign):
        cells: list[list[str]] = []
        widths = [cell_len(head) for head in heads]
        for row in shown.rows:
            cells.append([signs(spell(row, at)) for at in range(len(row.cells))])
            widths = [max(width, cell_len(words)) for width, words in zip(widths, cells[-1], strict=True)]
            if spell is not _sign and sum(widths) + _GAP * len(widths) > room:
                break
        else:
            break
    return cells, widths


def _stretches(widths: Sequence[int], room: int) -> Iterator[tuple[int, int]]:
    """Cut the columns into stretches that fit in the room; one column at least in each."""
    start, used = 0, 0
    for at, width in enumerate(widths):
        if at > start and used + width + _GAP > room:
            yield start, at
            start, used = at, 0
        used += width + _GAP
    if widths:
        yield start, len(widths)


def _full(row: Row, at: int) -> str:
    if stand := row.cells[at]:
        return f"{stand.sign} {stand.words} {stand.marks}".rstrip()
    return f"{row.blank_sign(at)} {row.empty}"


def _word(row: Row, at: int) -> str:
    stand = row.cells[at]
    return f"{stand.sign} {stand.word} {stand.marks}".rstrip() if stand else _full(row, at)


def _sign(row: Row, at: int) -> str:
    stand = row.cells[at]
    return f"{stand.sign}{stand.marks}" if stand else row.blank_sign(at)


def _short(column: Column) -> str:
    return shortened(column.head, _HEAD_WIDTH)


def _counts(shown: View, console: Console) -> RenderableType:
    signs = [signs_for(console, sign) for sign in labels.SIGNS.values()]
    titled = console.width >= _WITH_TITLES
    heads = ["Avsnitt", *["Rubrik"] * titled, *signs, labels.SILENT]
    table = new_table(console, heads, [None, *[None] * titled, 4, 4, 4, len(labels.SILENT)])
    for column in shown.columns:
        counts = column.counts
        numbers = (counts.supports, counts.rejects, counts.comments, counts.silent)
        table.add_row(Text(column.head), *[Text(column.title)] * titled, *map(str, numbers))
    return table


def _attention(shown: View, case: str, options: Sequence[str]) -> Iterator[RenderableType]:
    if review := shown.review:
        doubts = review[:SHOWN_DOUBTS]
        lines = (f"{it.first.name}, {it.heads}: {it.first.words} – {it.first.reasons}" for it in doubts)
        yield listing("Att granska", lines)
        if len(review) > SHOWN_DOUBTS:
            yield Text(f"… och {len(review) - SHOWN_DOUBTS} till; alla står i rapporterna.")
    if shown.stale:
        lines = (f"{it.name}, {it.head}: {it.words} {it.signed}".rstrip() + f" – {it.why}" for it in shown.stale)
        yield listing("Rättelser som inte gäller längre", lines)
    if shown.stands:
        stand = next((stand for stand in shown.stands if stand.review), shown.stands[0])
        command = ["remiss", "explain", case, stand.respondent, stand.proposal or "", *options]
        yield Text(f"Se orden bakom en ruta: {' '.join(map(_argument, command))}")
    if shown.unreadable:
        yield listing("Filer som inte gav någon text", (f"{file.file}: {file.remark}" for file in shown.unreadable))
    if shown.pictures:
        yield Text(shown.pictures)
    if shown.remarked:
        yield listing("Varningar vid läsningen", (f"{file.file}: {file.remark}" for file in shown.remarked))
    if shown.doubles:
        yield listing("Samma svar i flera filer", (f"{file.file}: {file.remark}" for file in shown.doubles))
    if shown.no_response:
        yield listing("Filer som inte är något svar", (file.file for file in shown.no_response))
    if shown.unplaced:
        found = number(len(shown.unplaced), "ställningstagande", "ställningstaganden")
        yield Text(f"{found} kunde inte knytas till ett förslag. Citaten står i rapporterna.")
    for heading, names in (
        ("Har svarat utan att beröra något förslag", shown.silent),
        ("Inbjudna som inte har svarat", shown.not_answered),
    ):
        if names:
            yield Text(f"{heading} ({len(names)}): {', '.join(names)}")


def _argument(word: str) -> str:
    """The word as it must be typed."""
    return word if _PLAIN_WORD.fullmatch(word) else f'"{word}"'
