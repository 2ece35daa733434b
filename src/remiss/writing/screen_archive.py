"""The index of an archive on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from remiss.model import ArchiveIndex
from remiss.writing.as_index import HEADS, cells
from remiss.writing.terminal import listing, new_table, signs_for
from remiss.writing.wording import number, one_line

_SHOWN = {
    "Remiss": "Remiss", "Filer": "Filer", "Ej lästa": "Ej lästa", "Svarande": "Svar", "Tillstyrker": "Tillst.",
    "Avstyrker": "Avst.", "Synpunkter": "Synp.", "Att granska": "Granska",
}  # fmt: skip
"""the heads of the table that are shown, and how they are shortened"""


def show_archive(index: ArchiveIndex, console: Console) -> None:
    """Print a line for each case, and then those that could not be compiled, with the reason."""
    failed = [entry for entry in index.cases if entry.error]
    files = sum(entry.files for entry in index.cases)
    done = number(len(index.cases) - len(failed), "remiss", "remisser")
    console.print(Text(f"{done} med {number(files, 'fil', 'filer')}", "bold"))
    table = new_table(console, _SHOWN.values(), [None] * len(_SHOWN))
    for column in table.columns[1:]:
        column.justify = "right"
    for entry in index.cases:
        if not entry.error:
            row = dict(zip(HEADS, cells(entry), strict=True))
            table.add_row(*(Text(signs_for(console, row[head])) for head in _SHOWN))
    console.print(table)
    faults = [(entry.case, entry.error or "") for entry in failed]
    remarks = [(entry.case, warning) for entry in index.cases for warning in entry.warnings]
    for heading, told in (("Kunde inte sammanställas", faults), ("Att veta", remarks)):
        if told:
            console.print()
            console.print(listing(heading, (f"{one_line(case)}: {one_line(words)}" for case, words in told)))
