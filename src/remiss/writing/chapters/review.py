"""Counts for each proposal, what a person should look at, and what people have decided."""

from __future__ import annotations

from collections.abc import Iterator

from remiss.model import Correction
from remiss.writing import labels
from remiss.writing.paper.sheets import Paper
from remiss.writing.paper.words import Side, Words
from remiss.writing.stands import Dismissed, Stand
from remiss.writing.view import Column, View
from remiss.writing.wording import one_line

_COUNTS = (
    Side("Avsnitt", 1.9),
    Side("Rubrik", 6.7),
    *(Side(name, 2.1) for name in (*labels.SIDES.values(), labels.SILENT)),
)
_DOUBTS = (Side("Remissinstans", 4.3), Side("Avsnitt", 2.5), Side("Ställningstagande", 3.7), Side("Varför", 6.5))
_DECIDED = (
    Side("Remissinstans", 3.6),
    Side("Avsnitt", 2),
    Side("Programmets svar", 3.1),
    Side("Rättat till", 3.1),
    Side("Av och när", 2.4),
    Side("Anmärkning", 2.8),
)
_STALE = (
    Side("Remissinstans", 4),
    Side("Avsnitt", 2),
    Side("Rättelsen", 3.5),
    Side("Av och när", 3),
    Side("Varför", 4.5),
)


def write_counts(paper: Paper, shown: View) -> None:
    """How many took which side, for each proposal."""
    paper.heading("Antal per förslag", 1)
    paper.table(
        "Antal per förslag",
        "Ett förslag på varje rad: hur många som tillstyrker, avstyrker, har synpunkter och inte har berört det.",
        _COUNTS,
        (_count_line(column) for column in shown.columns),
    )


def _count_line(column: Column) -> tuple[Words | str, ...]:
    counts = column.counts
    numbers = (counts.supports, counts.rejects, counts.comments, counts.silent)
    return (column.head, Words(column.title, link=column.anchor), *map(str, numbers))


def write_review(paper: Paper, shown: View) -> None:
    """What a person should look at, and what people have decided; nothing where there is nothing."""
    decided = list(_decided(shown))
    if not (shown.review or decided or shown.stale):
        return
    paper.heading("Granskning", 1)
    if shown.review:
        paper.heading("Att granska", 2)
        paper.table(
            "Att granska",
            "Ett svar på varje rad: vem, vilka avsnitt, hur svaret är läst, och varför en person bör se på det.",
            _DOUBTS,
            ((Words(it.first.name, bold=True), it.heads, it.first.words, it.first.reasons) for it in shown.review),
        )
    if decided:
        paper.heading("Rättat och kontrollerat för hand", 2)
        paper.table(
            "Rättat och kontrollerat för hand",
            "En ruta på varje rad: programmets svar, och vad en person har bestämt i stället, vem och när.",
            _DECIDED,
            decided,
        )
    if shown.stale:
        paper.heading("Rättelser som inte längre gäller", 2)
        paper.table(
            "Rättelser som inte längre gäller",
            "En rättelse på varje rad: vad den sade, vem som gjorde den, och varför den inte räknas.",
            _STALE,
            (
                (Words(it.name, bold=True), it.head, _noted(it.words, it.decided), _signed(it.decided), it.why)
                for it in shown.stale
            ),
        )


def _decided(shown: View) -> Iterator[tuple[Words | str, ...]]:
    """A line for each cell that a person has decided, in the order of the matrix."""
    rank = {row.id: at for at, row in enumerate(shown.rows)}
    place = {column.id: at for at, column in enumerate(shown.columns)}
    decided: list[Stand | Dismissed] = [*shown.dismissed]
    decided += [stand for stand in (*shown.stands, *shown.general) if stand.decided]
    decided.sort(key=lambda it: (rank[it.respondent], place.get(it.proposal or "", len(place))))
    for it in decided:
        if it.decided:
            yield (
                Words(it.name, bold=True),
                it.head,
                it.machine or "inget svar",
                _now(it),
                _signed(it.decided),
                one_line(it.decided.note) or "–",
            )


def _now(it: Stand | Dismissed) -> str:
    if isinstance(it, Dismissed):
        return labels.SILENT
    return labels.CONFIRMED if it.confirmed else it.words


def _signed(correction: Correction) -> str:
    return ", ".join(filter(None, (one_line(correction.by), one_line(correction.when)))) or "ej angivet"


def _noted(words: str, correction: Correction) -> str:
    note = one_line(correction.note)
    return f"{words}: {note}" if note else words
