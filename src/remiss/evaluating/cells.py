"""Cells: one respondent's answer on one proposal, as a person labelled it and as a machine gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remiss.consultation import Case
from remiss.evaluating.gold import Gold, Label
from remiss.model import Noun, Position, ReviewReason, Stance, Statement, Summary


class Guess(Noun):
    """What a machine says in a cell, and the statements it rests on."""

    stance: Stance
    qualifiers: frozenset[str] = frozenset()
    review: tuple[ReviewReason, ...] = ()
    statements: tuple[Statement, ...] = ()


class Cell(Noun):
    """A cell that a person labelled, a machine answered, or both. Where neither did there is none."""

    case: str
    file: str
    proposal: str
    label: Label | None
    guess: Guess | None

    @property
    def shared(self) -> bool:
        """Do both say something?"""
        return self.label is not None and self.guess is not None

    @property
    def right(self) -> bool:
        """Do both take the same stance?"""
        return self.label is not None and self.guess is not None and self.label.stance is self.guess.stance

    @property
    def flipped(self) -> bool:
        """Is support shown for rejection, or the reverse? The worst there is."""
        sides = {said.stance for said in (self.label, self.guess) if said is not None}
        return sides == {Stance.SUPPORTS, Stance.REJECTS}

    @property
    def marked(self) -> bool:
        """Does the machine ask a person to look?"""
        return self.guess is not None and bool(self.guess.review)


Guesses = Mapping[tuple[str, str], Guess]
"""a machine's answers, by file (without ending) and proposal"""


def guesses(summary: Summary) -> Guesses:
    """The answers of a summary. A joint letter's are those of its first respondent: the others have the same."""
    statements = {statement.id: statement for statement in summary.statements}
    by_respondent: dict[str, list[Position]] = {}
    for position in summary.positions:
        by_respondent.setdefault(position.respondent, []).append(position)
    return {
        (_stem(document.file), position.proposal): Guess(
            stance=position.stance,
            qualifiers=frozenset(position.qualifiers),
            review=position.review,
            statements=tuple(statements[statement] for statement in position.statements),
        )
        for document in summary.documents
        for respondent in document.respondents[:1]
        for position in by_respondent.get(respondent, ())
    }


def pair(case: Case, gold: Gold, given: Guesses) -> Iterator[Cell]:
    """Every cell of a case in which there is something to score."""
    for response in gold.responses:
        for proposal in case.consultation.proposals:
            label = response.positions.get(proposal.id)
            guess = given.get((response.file, proposal.id))
            if (label or guess) and not (label and label.ignore):
                yield Cell(case=case.root.name, file=response.file, proposal=proposal.id, label=label, guess=guess)


def _stem(file: str) -> str:
    return file.rpartition("/")[2].rpartition(".")[0]
