"""An evaluation on a terminal: the measures in tables, and on request each wrong cell with its words and rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from remiss.evaluating.cells import Cell
from remiss.evaluating.evaluation import ALL, COMMONEST, KEYWORDS, Evaluation, Report
from remiss.evaluating.floors import COUNTED, Short
from remiss.evaluating.scores import Scores
from remiss.model import Basis, Stance
from remiss.writing import labels
from remiss.writing.terminal import listing, new_table, signs_for
from remiss.writing.wording import number, one_line, shortened

_MEASURES = ("Rutor", "Plac. P", "R", "F1", "Rätt st.", "Makro-F1", "Samlad F1", "Kast")
_UNMARKED = ("Omärkta", "F1", "Rätt st.", "Rätt ruta", "Kast")
_QUOTE = 300
"""characters of a quote that are shown"""
_BASELINES = {COMMONEST: "vanligaste ställningen", KEYWORDS: "nyckelord"}


def show(evaluation: Evaluation, console: Console, *, errors: bool = False) -> None:
    """Print the measures: by case, for unmarked cells, the baselines, confusion, basis, hard kinds and review marks."""
    rows = {**evaluation.cases, "alla": evaluation.total}
    _print(console, "Alla rutor", _scored("Remiss", {name: report.all for name, report in rows.items()}))
    _print(console, "Rutor utan granskningsmärke: de som ingen behöver öppna", _unmarked("Remiss", rows))
    for name, scores in evaluation.baselines.items():
        ordered = {**{case: scores[case] for case in evaluation.cases if case in scores}, "alla": scores[ALL]}
        _print(console, f"Jämförelse: {_BASELINES[name]}", _scored("Remiss", ordered))
    _print(console, "Facit (rader) mot programmets svar (kolumner), rutor som båda har", _confused(evaluation, console))
    basis = {labels.BASES[Basis(name)]: report for name, report in evaluation.basis.items()}
    _print(console, "Efter grund, rutor i facit", _kinds("Grund", basis))
    _print(console, "Efter svårighet, rutor i facit", _kinds("Svårighet", dict(sorted(evaluation.hard.items()))))
    marks = [
        (labels.REVIEW_REASONS[mark.reason], str(mark.cells), str(mark.wrong))
        for mark in sorted(evaluation.marks, key=lambda mark: -mark.cells)
    ]
    _print(console, "Granskningsmärken", [("Skäl", "Rutor", "varav fel"), *marks])
    console.print()
    console.print(_responses(evaluation))
    if errors:
        for cell in evaluation.wrong:
            console.print()
            _show_cell(cell, console)


def show_floors(short: Sequence[Short], console: Console) -> None:
    """Print the measures that fell below their floor, or that none did."""
    console.print()
    if not short:
        console.print(Text("Alla golv hålls."))
        return
    lines = (
        f"{it.group}.{it.measure}: {'mäts inte' if it.reached is None else _value(it.measure, it.reached)}, "
        f"{'taket' if it.measure in COUNTED else 'golvet'} är {_value(it.measure, it.floor)}"
        for it in short
    )
    console.print(listing("Golv som inte hålls", lines))


def _value(measure: str, value: float) -> str:
    return f"{value:g}" if measure in COUNTED else f"{value:.3f}"


def _print(console: Console, heading: str, rows: Sequence[Sequence[str]]) -> None:
    if len(rows) < 2:
        return
    table = new_table(console, rows[0], [None] * len(rows[0]))
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for row in rows[1:]:
        table.add_row(*map(Text, row))
    console.print()
    console.print(Text(heading, "bold"))
    console.print(table)


def _scored(head: str, rows: Mapping[str, Scores]) -> list[tuple[str, ...]]:
    return [(head, *_MEASURES), *((name, *_figures(scores)) for name, scores in rows.items())]


def _figures(scores: Scores) -> tuple[str, ...]:
    rates = (
        scores.precision,
        scores.recall,
        scores.placing_f1,
        scores.stance_accuracy,
        scores.stance_macro_f1,
        scores.joint_f1,
    )
    return (str(scores.labelled), *map(_rate, rates), str(scores.flips))


def _unmarked(head: str, rows: Mapping[str, Report]) -> list[tuple[str, ...]]:
    lines = []
    for name, report in rows.items():
        free = report.unmarked
        rates = (report.share_unmarked, free.placing_f1, free.stance_accuracy, free.right)
        lines.append((name, *map(_rate, rates), str(free.flips)))
    return [(head, *_UNMARKED), *lines]


def _kinds(head: str, rows: Mapping[str, Report]) -> list[tuple[str, ...]]:
    lines = []
    for name, report in rows.items():
        scores = report.all
        rates = (scores.recall, scores.stance_accuracy, report.share_unmarked)
        lines.append((name, str(scores.labelled), *map(_rate, rates), str(scores.flips)))
    return [(head, "Rutor", "Hittade", "Rätt st.", "Omärkta", "Kast"), *lines]


def _confused(evaluation: Evaluation, console: Console) -> list[tuple[str, ...]]:
    signs = {stance: f"{signs_for(console, labels.SIGNS[stance])} {labels.STANCES[stance]}" for stance in Stance}
    table = evaluation.total.all.confusion
    lines = [(signs[label], *(str(table[label.value][guess.value]) for guess in Stance)) for label in Stance]
    return [("Facit", *signs.values()), *lines]


def _responses(evaluation: Evaluation) -> Text:
    by_score = sorted((scores.joint_f1 or 0.0, at) for at, scores in evaluation.responses.items())
    middle = by_score[len(by_score) // 2][0] if by_score else 0.0
    least = ", ".join(f"{at} {_rate(value)}" for value, at in by_score[:3])
    named = number(len(by_score), "svar", "svar")
    return Text(
        f"{named} med rutor: samlad F1 per svar är i mitten {_rate(middle)}, lägst {least}. "
        f"Avsändaren är rätt i {_rate(evaluation.senders)} av svaren. "
        f"Förbehållen är alla rätt i {_rate(evaluation.total.all.qualifiers)} av rutorna med rätt ställning."
    )


def _show_cell(cell: Cell, console: Console) -> None:
    label = labels.answer(cell.label.stance, cell.label.qualifiers) if cell.label else labels.SILENT
    guess = "inget svar"
    if cell.guess:
        said = labels.answer(cell.guess.stance, sorted(cell.guess.qualifiers, key=str))  # type: ignore[arg-type]
        guess = said + (f" · {labels.REVIEW}: {', '.join(cell.guess.review)}" if cell.guess.review else "")
    fault = "KAST" if cell.flipped else ("FEL" if cell.shared else ("SAKNAS" if cell.label else "FÖR MYCKET"))
    hard = f" · {cell.label.hard}" if cell.label and cell.label.hard else ""
    basis = f" · {cell.label.basis}" if cell.label else ""
    console.print(Text(f"{fault} {cell.case}/{cell.file} {cell.proposal}{basis}{hard}", "bold"))
    console.print(Text(f"  facit: {label} · programmet: {guess}"))
    for statement in cell.guess.statements if cell.guess else ():
        place = f"s. {statement.page}" if statement.page else f"st. {statement.paragraph}"
        console.print(Text(f"  {place} ”{shortened(one_line(statement.text), _QUOTE)}”"))
        console.print(
            Text(f"     {_rules(f'{piece.rule} ”{one_line(piece.text)}”' for piece in statement.evidence)}", "dim")
        )


def _rules(pieces: Iterable[str]) -> str:
    return " · ".join(pieces)


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".replace(".", ",")
