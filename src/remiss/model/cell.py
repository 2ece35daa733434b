"""A cell of the summary: what one respondent says of one proposal, and what a person has decided of it."""

from __future__ import annotations

from remiss.model.display import of_position
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
    person wrote them. It is tied to what it was made on: ``quote`` has the words, one statement a line, and ``files``
    the respondent's documents then, by the first twelve characters of their ids. Where these are others now, it is
    stale.
    """

    stance: Stance | None
    qualifiers: tuple[Qualifier, ...] = ()
    note: str = ""
    by: str = ""
    when: str = ""
    quote: str = ""
    files: tuple[str, ...] = ()


class WrittenCorrection(Noun):
    """A correction as a person wrote it, before it has found its cell.

    ``respondent`` and ``proposal`` are as written (a name or an id; a number or an id), ``proposal`` None for the view
    of the whole; ``title`` is what the proposal was called then, empty if that is not known. ``confirms`` says that the
    machine's answer is right, whatever it is: then the correction has none. ``place`` is where it was written, in
    Swedish ("rattelser.csv, rad 4"), for what is said of it if it is wrong.
    """

    respondent: str
    proposal: str | None
    title: str = ""
    correction: Correction
    confirms: bool = False
    place: str


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

    def _repr_html_(self) -> str:
        return of_position(self)


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
    """A cell that a person has decided is not taken up, and what the machine had, if anything.

    ``proposal`` is None for the view of the whole.
    """

    respondent: str
    proposal: str | None
    machine: Answer | None
    correction: Correction
    statements: tuple[str, ...]


class StaleCorrection(Noun):
    """A correction that does not count any more. ``respondent`` is the body's name as written in it."""

    respondent: str
    proposal: str | None
    correction: Correction
    why: Staleness
