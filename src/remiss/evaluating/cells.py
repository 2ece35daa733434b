"""Cells: one respondent's answer on one proposal, as a person labelled it and as a machine gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remiss.consultation import Case
from remiss.evaluating.gold import Gold, Label, name_of, stem
from remiss.model import Noun, Position, Qualifier, ReviewReason, Stance, Statement, Summary


class Guess(Noun):
    """What a machine says in a cell, and the statements it rests on."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
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
    """The answers of a summary, by the files that they rest on.

    A joint letter's answers are those of its first respondent: the others have the same. Where a body sent several
    files, each position belongs to the files whose words it was made from. A file that holds the same answer as another
    has the answers of that one.
    """
    statements = {statement.id: statement for statement in summary.statements}
    by_respondent: dict[str, list[Position]] = {}
    for position in summary.positions:
        by_respondent.setdefault(position.respondent, []).append(position)
    ids = {document.file: document.id for document in summary.documents}
    given = {}
    for document in summary.documents:
        counting = ids[document.same_as or document.file]
        for position in by_respondent.get(next(iter(document.respondents), ""), ()):
            rests_on = tuple(statements[statement] for statement in position.statements)
            if any(statement.document == counting for statement in rests_on):
                given[stem(document.file), position.proposal] = Guess(
                    stance=position.stance,
                    qualifiers=position.qualifiers,
                    review=position.review,
                    statements=rests_on,
                )
    return given


def pair(case: Case, gold: Gold, given: Guesses) -> Iterator[Cell]:
    """Every cell of a case in which there is something to score: not those that the labels say to ignore."""
    name = name_of(case)
    for response in gold.responses:
        for proposal in case.consultation.proposals:
            label = response.positions.get(proposal.id)
            guess = given.get((response.file, proposal.id))
            if (label or guess) and not (label and label.ignore):
                yield Cell(case=name, file=response.file, proposal=proposal.id, label=label, guess=guess)
