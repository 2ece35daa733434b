"""What a document says: who sent it, and its statements with their evidence."""

from __future__ import annotations

import datetime

from remiss.model.display import of_analysis
from remiss.model.document import Document
from remiss.model.noun import Noun
from remiss.vocabulary import Basis, Place, Qualifier, Recognition, ReviewReason, Role, Stance


class Evidence(Noun):
    """A span of the document that the decision was made from, what it did there, and the rule that says so.

    ``against`` is the proposal and its word that a word of the letter matched ("5.1 färdtjänsten"), else empty.
    """

    rule: str
    role: Role
    start: int
    end: int
    text: str
    against: str = ""


class Sighting(Noun):
    """A sender as it was met: its name, the words that give it, their place in the letter and how they were read."""

    name: str
    words: str
    place: Place
    rule: Recognition


class Endorsement(Noun):
    """Words by which a letter leans on another body's answer: whose, and where they stand.

    ``proposals`` are those that it is limited to; empty where it is on the whole. ``joins`` says that it says the same,
    and does not only refer to it; ``limited`` that its words limit it in a way that names no proposal ("i huvudsak").
    """

    name: str
    page: int | None
    paragraph: int
    start: int
    end: int
    text: str
    proposals: tuple[str, ...] = ()
    joins: bool = True
    limited: bool = False


class Identification(Noun):
    """Who sent a document and when, each read from the document; ``names`` is empty if it is no response.

    ``sightings`` are the evidence, one for each name and in their order. Where the sender is not ``certain``, a person
    has to look.
    """

    names: tuple[str, ...] = ()
    sightings: tuple[Sighting, ...] = ()
    certain: bool = True
    dnr: str | None = None
    date: datetime.date | None = None
    endorsements: tuple[Endorsement, ...] = ()

    @property
    def endorses(self) -> tuple[str, ...]:
        """The bodies whose answers the letter leans on, each once."""
        return tuple(dict.fromkeys(endorsement.name for endorsement in self.endorsements))


class Statement(Noun):
    """A span that takes a position: where it stands, which proposals it is about, what it says and why we think so.

    ``page`` is that of its block (None where the format has no pages), ``paragraph`` the block's ordinal from 1.
    ``rivals`` are proposals that it may be about instead, too close to call.
    """

    id: str
    document: str
    page: int | None
    paragraph: int
    start: int
    end: int
    text: str
    proposals: tuple[str, ...]
    rivals: tuple[str, ...] = ()
    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class JudgedStatement(Statement):
    """A statement on its way to the summary, with what compiling needs to weigh it against others.

    ``basis`` is None where it could not be placed. ``stand`` says that it takes a side or a declared neutrality, as
    against a bare remark, and ``declines`` that there is no answer to any of it ("avstår från att yttra sig").
    ``excludes`` are proposals that its own words leave out ("med undantag för 4.3"), and ``scope`` the words that limit
    a general statement. ``summary`` marks words of a summary section. ``touched`` are, for a stand on the whole, the
    proposals that have a heading of their own in the letter and nothing below it that was understood.
    """

    basis: Basis | None
    stand: bool
    declines: bool = False
    excludes: tuple[str, ...] = ()
    scope: str = ""
    summary: bool = False
    touched: tuple[str, ...] = ()
    review: tuple[ReviewReason, ...] = ()


class Analysis(Noun):
    """All that one file gave: the pure result of ``analyse``, ready to be compiled with the others."""

    document: Document
    identification: Identification
    statements: tuple[JudgedStatement, ...] = ()

    def _repr_html_(self) -> str:
        return of_analysis(self)
