"""What has changed from one summary to another, on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from remiss.model import CellView, Difference
from remiss.writing import labels
from remiss.writing.terminal import listing, new_table, signs_for
from remiss.writing.wording import number, one_line

_MADE_WITH = {
    "remiss": "programmets version", "rules": "reglerna", "consultation": "det som frågas (remiss.toml)", "ocr": "OCR",
    "steps": "egna steg i stället för programmets",
}  # fmt: skip


def show_difference(difference: Difference, console: Console) -> None:
    """Print what has changed: what the two were made with, bodies, files, then cell by cell with the reason."""
    if difference.nothing:
        console.print(Text("Ingenting skiljer sammanställningarna åt."))
        return
    for at, part in enumerate(_lists(difference)):
        if at:
            console.print()
        console.print(part)
    if not difference.cells:
        return
    console.print()
    answers = sum(cell.of_answer for cell in difference.cells)
    console.print(
        Text(
            f"{number(len(difference.cells), 'ruta', 'rutor')} har ändrats, varav {answers} har fått ett annat svar",
            "bold",
        )
    )
    table = new_table(console, ["Remissinstans", "Avsnitt", "Förut", "Nu", "Varför"], [None] * 5)
    for cell in difference.cells:
        why = "; ".join(labels.CAUSES[cause] for cause in cell.why)
        head = labels.WHOLE if cell.proposal is None else cell.proposal
        words = (one_line(cell.respondent), one_line(head), told(cell.old), told(cell.new), why)
        table.add_row(*(Text(signs_for(console, word)) for word in words))
    console.print(table)


def told(view: CellView) -> str:
    """A cell in words: ``tillstyrker [rättad, programmet: synpunkter]``, ``avstyrker [granska]``."""
    words = labels.answer(view.answer.stance, view.answer.qualifiers) if view.answer else labels.SILENT
    machine = labels.answer(view.machine.stance, view.machine.qualifiers) if view.machine else labels.SILENT
    if view.corrected:
        return f"{words} [{labels.CONFIRMED if machine == words else f'{labels.CORRECTED}, programmet: {machine}'}]"
    return f"{words} [{labels.REVIEW}]" if view.review else words


def _lists(difference: Difference) -> Iterator[RenderableType]:
    files = {
        "Nya filer": [it.file for it in difference.files if it.old is None],
        "Ändrade filer": [it.file for it in difference.files if it.old and it.new],
        "Filer som inte finns kvar": [it.file for it in difference.files if it.new is None],
    }
    for heading, names in (
        ("Gjorda med olika", [_MADE_WITH[name] for name in difference.made_with]),
        ("Förslag (+ nya, - borttagna)", difference.proposals),
        ("Nya remissinstanser", difference.new_respondents),
        ("Remissinstanser som inte finns kvar", difference.gone_respondents),
        ("Inbjudna som nu har svarat", difference.answered),
        *files.items(),
    ):
        if names:
            yield listing(heading, map(one_line, names))
