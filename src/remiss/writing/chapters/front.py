"""The first page: what was sent out, and how the report is to be read."""

from __future__ import annotations

from remiss.writing import labels
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.styles import SUBTITLE
from remiss.writing.paper.words import Side, Words
from remiss.writing.view import View
from remiss.writing.wording import listed

TIED = "\u00a0"
"""a space at which no line ends: between a sign and what it means"""
_SIDES = (Side("Uppgift", 6.5), Side("Om remissen", 10.5))


def write_front(paper: Paper, shown: View) -> None:
    """Below the title: the consultation's data, how the report was made, and the contents."""
    paper.write("Remissammanställning", style=SUBTITLE)
    facts = [(Words(name, bold=True), value) for name, value in shown.facts]
    paper.table("Om remissen", "En uppgift på varje rad: vad den gäller, och uppgiften.", _SIDES, facts)
    paper.heading("Om sammanställningen", 1)
    paper.write(
        "Sammanställningen är gjord maskinellt. Läs det som är märkt ”granska” i svaret innan du använder det. "
        "Den som inte berör ett förslag räknas aldrig som att den tillstyrker."
    )
    if any(column.draft for column in shown.columns):
        paper.write(
            "Under varje förslag står först ett utkast till vad en proposition kan säga under ”Remissinstanserna”. "
            "Vad ett uttryck som ”de flesta” vilar på står som en kommentar i marginalen."
        )
    paper.write(
        "Vem som säger vad redovisas med citat och sida. Fetstil i ett citat visar de ord som avgjorde hur svaret "
        "lästes."
    )
    paper.write(legend())
    if shown.pictures:
        paper.write(shown.pictures)
    paper.contents()


def legend() -> str:
    """What the signs mean, in a sentence."""
    return f"Tecknen betyder: {listed([f'{sign}{TIED}{meaning}' for sign, meaning in labels.legend()])}."
