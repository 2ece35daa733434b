"""A cell of the summary: what one respondent says of one proposal, and what a person has decided of it."""

from __future__ import annotations

from remiss.model.noun import Noun
from remiss.vocabulary import Basis, Qualifier, ReviewReason, Staleness, Stance


class Answer(Noun):
    """A stance with its qualifiers, as the machine or a person gave it."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    note: str = ""


class Correction(Noun):
    """What a person has decided of a cell: the answer that counts, or with ``stance`` None that it is not taken up.

    One that gives the machine's own answer says that it was looked at and found right. ``by`` and ``when`` are as the
    person wrote them. ``quote`` is the words that it was made on, and ``tie`` a fingerprint of them and of the files
    that they stand in: where these are not the same any more, it is stale.
    """

    stance: Stance | None
    qualifiers: tuple[Qualifier, ...] = ()
    note: str = ""
    by: str = ""
    when: str = ""
    quote: str = ""
    tie: str = ""


class Position(Noun):
    """What one respondent says of one proposal.

    Where a person has decided, ``correction`` is what was decided, and the position says the same; ``machine`` is then
    the program's own answer, None where it had none. ``rivals`` are proposals that the statements behind it may be
    about instead. ``through`` is the respondent whose stand this is, where it was counted because this one joins in it.
    """

    respondent: str
    proposal: str
    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    basis: Basis
    review: tuple[ReviewReason, ...] = ()
    rivals: tuple[str, ...] = ()
    statements: tuple[str, ...]
    through: str | None = None
    machine: Answer | None = None
    correction: Correction | None = None


class GeneralPosition(Noun):
    """What one respondent says of the whole; ``scope`` quotes the words that limit it, if any do.

    ``machine`` and ``correction`` are as in ``Position``.
    """

    respondent: str
    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    scope: str = ""
    review: tuple[ReviewReason, ...] = ()
    statements: tuple[str, ...]
    machine: Answer | None = None
    correction: Correction | None = None


class Dismissal(Noun):
    """A cell that a person has decided is not taken up, and what the machine had. ``proposal`` None: the whole."""

    respondent: str
    proposal: str | None
    machine: Answer
    correction: Correction
    statements: tuple[str, ...]


class StaleCorrection(Noun):
    """A correction that does not count any more. ``respondent`` is the body's name as written in it."""

    respondent: str
    proposal: str | None
    correction: Correction
    why: Staleness
