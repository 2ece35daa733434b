"""An evaluation on a terminal: the measures in tables, and on request each wrong cell with its words and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Console
from rich.text import Text

from remiss.evaluating.cells import Cell
from remiss.evaluating.evaluation import COMMONEST, KEYWORDS, Evaluation, Report
from remiss.evaluating.floors import COUNTED, Short
from remiss.evaluating.gold import ALL
from remiss.evaluating.reference import Reference
from remiss.evaluating.rule_check import RuleCheck
from remiss.evaluating.scores import Scores
from remiss.model import Basis, Stance, Statement
from remiss.writing import labels
from remiss.writing.terminal import listing, new_table, signs_for
from remiss.writing.wording import number, one_line, shortened

_QUOTE = 300
"""characters of a quote that are shown"""
_TOTAL = "alla"
_BASELINES = {COMMONEST: "vanligaste ställningstagandet i facit", KEYWORDS: "nyckelord nära nummer eller rubrik"}
_REFERENCES = {
    Reference.NUMBER: "avsnittsnummer",
    Reference.TITLE: "rubrikens ord",
    Reference.PARAPHRASE: "omskrivning av rubriken",
    Reference.CONTENT: "innehållet",
    Reference.SECTION: "ett helt kapitel",
    Reference.GENERAL: "helheten",
}
_LEGEND = (
    "P, R och F1: precision, täckning och deras sammanvägning för vilka förslag svaret berör. Rätt: andel rätt "
    "ställningstagande där båda har ett; Makro: F1 i medeltal över de tre. Samlad: F1 för rätt förslag och rätt "
    "ställningstagande. Kast: tillstyrker i stället för avstyrker, eller tvärtom."
)


def show(evaluation: Evaluation, console: Console, *, errors: bool = False) -> None:
    """Print the measures: by case, for unmarked cells, the baselines, confusion, basis, hard kinds and review marks.

    With ``errors`` also each cell that is wrong, with its quotes and the rules behind them.
    """
    reports = {**evaluation.cases, _TOTAL: evaluation.total}
    _table(console, "Alla rutor", _scored({name: report.all for name, report in reports.items()}))
    console.print(Text(_LEGEND, "dim"))
    _table(console, "Rutor utan granskningsmärke: de som ingen behöver öppna", _unmarked(reports))
    for name, scores in evaluation.baselines.items():
        renamed = {_TOTAL if group == ALL else group: score for group, score in scores.items()}
        ordered = {group: renamed[group] for group in reports if group in renamed}
        _table(console, f"Att jämföra med: {_BASELINES[name]}", _scored(ordered))
    _table(console, "Facit (rader) mot programmets svar (kolumner), där båda har ett", _confused(evaluation, console))
    _table(console, "Efter grund", _kinds("Grund", {labels.BASES[Basis(of)]: r for of, r in evaluation.basis.items()}))
    _table(console, "Efter hur svaret nämner förslaget", _kinds("Sätt", _by_reference(evaluation)))
    console.print(Text(f"Ställningstaganden som inte fick någon plats: {_rate(evaluation.unplaced)}", "dim"))
    _hard_kinds(evaluation.hard, console)
    marks = sorted(evaluation.marks, key=lambda mark: -mark.cells)
    rows = [(labels.REVIEW_REASONS[mark.reason], str(mark.cells), str(mark.wrong)) for mark in marks]
    _table(console, "Granskningsmärken", [("Skäl", "Rutor", "Fel"), *rows])
    console.print()
    console.print(_responses(evaluation))
    for cell in evaluation.wrong if errors else ():
        console.print()
        for line in _told(cell):
            console.print(line)


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


def show_check(found: RuleCheck, console: Console) -> None:
    """Print what is wrong with the lexicon: examples that fail, dead rules, and rules to look at."""
    for fault in found.faults:
        what = "slår fel: träffar motexemplet" if fault.counter else "känner inte igen exemplet"
        console.print(Text(f"{fault.rule} {what}: {fault.text}"))
    listings = {
        "Döda regler: de har inget exempel och används inte av någon ruta i facit": found.dead,
        "Regler utan exempel": tuple(rule for rule in found.without_examples if rule not in (found.dead or ())),
        "Används inte av någon ruta i facit": tuple(
            rule for rule in found.unused or () if rule not in (found.dead or ())
        ),
    }
    for heading, rules in listings.items():
        if rules:
            console.print(Text(f"{heading} ({len(rules)}): {', '.join(rules)}."))
    console.print(Text(f"{number(found.rules, 'regel', 'regler')}, {found.examples} exempel, {len(found.faults)} fel."))


def _value(measure: str, value: float) -> str:
    return f"{value:g}" if measure in COUNTED else _rate(value, decimals=4)


def _table(console: Console, heading: str, rows: Sequence[Sequence[str]]) -> None:
    """A table whose first column holds words and the others figures; nothing where it has no rows."""
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


def _scored(rows: Mapping[str, Scores]) -> list[tuple[str, ...]]:
    lines = []
    for name, of in rows.items():
        rates = (of.precision, of.recall, of.placing_f1, of.stance_accuracy, of.stance_macro_f1, of.joint_f1)
        lines.append((name, str(of.labelled), *map(_rate, rates), str(of.flips)))
    return [("Remiss", "Rutor", "P", "R", "F1", "Rätt", "Makro", "Samlad", "Kast"), *lines]


def _unmarked(rows: Mapping[str, Report]) -> list[tuple[str, ...]]:
    lines = []
    for name, report in rows.items():
        of = report.unmarked
        rates = (report.share_unmarked, of.placing_f1, of.stance_accuracy, of.stance_macro_f1, of.right)
        lines.append((name, *map(_rate, rates), str(of.flips)))
    return [("Remiss", "Andel", "F1", "Rätt", "Makro", "Rätt ruta", "Kast"), *lines]


def _kinds(head: str, rows: Mapping[str, Report]) -> list[tuple[str, ...]]:
    lines = []
    for name, report in rows.items():
        rates = (report.all.recall, report.all.stance_accuracy, report.share_unmarked)
        lines.append((name, str(report.all.labelled), *map(_rate, rates), str(report.all.flips)))
    return [(head, "Rutor", "R", "Rätt", "Utan märke", "Kast"), *lines]


def _by_reference(evaluation: Evaluation) -> dict[str, Report]:
    return {_REFERENCES[kind]: report for kind, report in evaluation.reference.items()}


def _hard_kinds(hard: Mapping[str, Report], console: Console) -> None:
    """The kinds in which something is wrong, worst first; the others in one paragraph."""
    faults = {kind: report.all.labelled - _right(report.all) for kind, report in sorted(hard.items())}
    worst = sorted((kind for kind in faults if faults[kind]), key=lambda kind: -faults[kind])
    _table(console, "Efter svårighet, de som har fel", _kinds("Svårighet", {kind: hard[kind] for kind in worst}))
    if clean := [f"{kind} ({hard[kind].all.labelled})" for kind in faults if not faults[kind]]:
        console.print()
        console.print(Text("Svårigheter utan fel", "bold"))
        console.print(Text(", ".join(clean)))


def _right(scores: Scores) -> int:
    return sum(scores.confusion[stance][stance] for stance in Stance)


def _confused(evaluation: Evaluation, console: Console) -> list[tuple[str, ...]]:
    signs = {stance: f"{signs_for(console, labels.SIGNS[stance])} {labels.STANCES[stance]}" for stance in Stance}
    table = evaluation.total.all.confusion
    lines = [(signs[label], *(str(table[label][guess]) for guess in Stance)) for label in Stance]
    return [("Facit", *signs.values()), *lines]


def _responses(evaluation: Evaluation) -> Text:
    by_score = sorted((scores.joint_f1 or 0.0, at) for at, scores in evaluation.responses.items())
    told = ""
    if by_score:
        least = ", ".join(f"{at} {_rate(value)}" for value, at in by_score[:3])
        middle = by_score[len(by_score) // 2][0]
        told = f"{number(len(by_score), 'svar', 'svar')}: Samlad är i mitten {_rate(middle)}, lägst {least}. "
    return Text(
        f"{told}Avsändaren är rätt i {_rate(evaluation.senders)} av svaren. Tilläggen (med villkor, i huvudsak …) är "
        f"alla rätt i {_rate(evaluation.total.all.qualifiers)} av rutorna med rätt ställningstagande."
    )


def _told(cell: Cell) -> Iterator[Text]:
    """A wrong cell: what is wrong, what the label and the program say, and the words that the program went by."""
    what = "KAST" if cell.flipped else ("FEL" if cell.shared else ("SAKNAS" if cell.label else "FÖR MYCKET"))
    about = [f"{what} {cell.case}/{cell.file} {cell.proposal}"]
    label, guess = labels.SILENT, "inget svar"
    if cell.label:
        label = labels.answer(cell.label.stance, cell.label.qualifiers)
        about += [labels.BASES[cell.label.basis], *([cell.label.hard] if cell.label.hard else [])]
    if cell.guess:
        reasons = ", ".join(labels.REVIEW_REASONS[reason] for reason in cell.guess.review)
        guess = labels.answer(cell.guess.stance, cell.guess.qualifiers)
        guess += f" · {labels.REVIEW}: {reasons}" if reasons else ""
    yield Text(" · ".join(about), "bold")
    yield Text(f"  facit: {label} · programmet: {guess}")
    for statement in cell.guess.statements if cell.guess else ():
        yield Text(f"  {_place(statement)} ”{shortened(one_line(statement.text), _QUOTE)}”")
        rules = " · ".join(f"{piece.rule} ”{one_line(piece.text)}”" for piece in statement.evidence)
        yield Text(f"     {rules}", "dim")


def _place(statement: Statement) -> str:
    return f"s. {statement.page}" if statement.page else f"st. {statement.paragraph}"


def _rate(value: float | None, decimals: int = 3) -> str:
    return "–" if value is None else f"{value:.{decimals}f}".replace(".", ",")
