"""One cell of the matrix on a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from remiss.model import Position, Role
from remiss.writing import labels
from remiss.writing.explanation import Explanation
from remiss.writing.quotes import Quote, quote
from remiss.writing.terminal import STYLES
from remiss.writing.wording import history, one_line


def show_explanation(explanation: Explanation, console: Console) -> None:
    """Print what a cell says and why: each quote with its file and page, and each piece of evidence with its rule."""
    proposal, name = explanation.proposal, one_line(explanation.respondent.name)
    console.print(Text(name, "bold"))
    console.print(Text(one_line(f"{proposal.number or ''} {proposal.title}"), "bold"))
    console.print()
    if explanation.position is None:
        words = labels.SILENT if explanation.read else labels.UNREAD
        why = "Svaret berör inte förslaget." if explanation.read else "Svaret gick inte att läsa, så inget är känt."
        if taken := explanation.dismissal:
            words, why = labels.SILENT, f"{labels.CORRECTED_SIGN} {history(taken.machine, taken.correction)}"
        console.print(Text(f"{words.capitalize()}. {why}"))
    else:
        for line in _answer(explanation.position):
            console.print(line)
    for statement in explanation.statements:
        console.print()
        for part in _quoted(quote(statement, who=name, file=one_line(statement.file))):
            console.print(part)
    _show_senders(explanation, console)


def _show_senders(explanation: Explanation, console: Console) -> None:
    """By which words the respondent was recognised as the sender, in each of its files, and what to know of them."""
    for sender in explanation.senders:
        console.print()
        how = f"{labels.PLACES[sender.place]}, {labels.RECOGNITIONS[sender.rule]}"
        console.print(Text(f"Avsändare av {one_line(sender.file)}: ”{one_line(sender.words)}” {how}", "dim"))
        for warning in sender.warnings:
            console.print(Text(one_line(warning), "dim"))


def _answer(position: Position) -> Iterator[Text]:
    words = labels.answer(position.stance, position.qualifiers)
    yield Text.assemble((words, STYLES[position.stance]), f", sagt {labels.BASES[position.basis]}")
    for reason in position.review:
        yield Text(f"{labels.REVIEW_SIGN} {labels.REVIEW}: {labels.REVIEW_REASONS[reason]}")
    if other := labels.rivals([one_line(rival) for rival in position.rivals], placed=True):
        yield Text(f"{labels.REVIEW_SIGN} {other[0].upper()}{other[1:]}")
    if changed := history(position.machine, position.correction):
        yield Text(f"{labels.CORRECTED_SIGN} {changed}")


def _quoted(said: Quote) -> Iterator[RenderableType]:
    yield Text(f"{said.source}: {labels.answer(said.stance, said.qualifiers)}")
    words = Text("”")
    for piece in said.pieces:
        decisive = piece.role in (Role.CUE, Role.NEGATION)
        words.append(piece.text, "bold underline" if decisive else "underline" if piece.role else "")
    yield Padding(words.append("”"), (0, 0, 0, 2), expand=False)
    evidence = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    rows: dict[tuple[Role, str], list[str]] = {}
    for clue in said.evidence:  # a rule that found many words has them all on one line
        matched = f" ({clue.against})" if clue.against else ""
        rows.setdefault((clue.role, clue.rule), []).append(f"”{clue.text}”{matched}")
    for (role, rule), words_found in rows.items():
        found = ", ".join(dict.fromkeys(words_found))
        evidence.add_row(Text(labels.ROLES[role]), Text(found), Text(f"regel {rule}", "dim"))
    yield Padding(evidence, (0, 0, 0, 4), expand=False)
