"""The nouns: what every stage of remiss takes and gives.

All models are frozen, compare by value and forbid unknown fields. This module imports nothing of ours but the words of
``vocabulary``, which it hands on, and ``schemas/*.schema.json`` is generated from it. Stances, qualifiers and bases are
those of the codebook (``docs/codebook.md``), spelled the same.

Positions in text are always character offsets into ``Document.text``: ``document.text[start:end]`` is the quote.
"""

from __future__ import annotations

import datetime
from collections.abc import Container
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from remiss.vocabulary import (
    Basis as Basis,
)
from remiss.vocabulary import (
    BlockKind as BlockKind,
)
from remiss.vocabulary import (
    Category as Category,
)
from remiss.vocabulary import (
    Place as Place,
)
from remiss.vocabulary import (
    ProposalKind as ProposalKind,
)
from remiss.vocabulary import (
    Qualifier as Qualifier,
)
from remiss.vocabulary import (
    Recognition as Recognition,
)
from remiss.vocabulary import (
    ReviewReason as ReviewReason,
)
from remiss.vocabulary import (
    Role as Role,
)
from remiss.vocabulary import (
    Stance as Stance,
)
from remiss.vocabulary import (
    Status as Status,
)

SCHEMA_VERSION = "1"


class Noun(BaseModel):
    """The base of all models: frozen, strict about field names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- the consultation: what was asked -------------------------------------------------------------------------------


class ProposalHeader(Noun):
    """A numbered item as it stands in a summary. ``id`` is the number where there is one."""

    id: str
    number: str | None
    title: str
    kind: ProposalKind = ProposalKind.PROPOSAL


class Proposal(ProposalHeader):
    """A numbered item of the consultation document; ``text`` is the words of its box, if known."""

    text: str = ""


class ConsultationHeader(Noun):
    """A consultation as it stands in a summary."""

    title: str
    reference: str | None = None
    dnr: str | None = None
    deadline: datetime.date | None = None
    proposals: tuple[ProposalHeader, ...]


class Consultation(ConsultationHeader):
    """A remiss: the document sent out, its numbered proposals in order, and the bodies that were invited."""

    proposals: tuple[Proposal, ...]
    invited: tuple[str, ...] = ()

    def header(self) -> ConsultationHeader:
        """What a summary records of the consultation."""
        proposals = tuple(ProposalHeader(id=p.id, number=p.number, title=p.title, kind=p.kind) for p in self.proposals)
        return ConsultationHeader(
            title=self.title, reference=self.reference, dnr=self.dnr, deadline=self.deadline, proposals=proposals
        )


# --- a document: what came in ---------------------------------------------------------------------------------------


class Block(Noun):
    """A stretch of a document: ``document.text[start:end]``.

    ``page`` counts from 1 in a file that has fixed pages (PDF) and is None in one that has not (Word, text).
    ``level`` is the depth of a heading or list item, from 1; 0 for other kinds. ``box`` is where the part of it on that
    page stands, as left, top, right and bottom in points from the page's top left corner; None where it is not known.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    level: int = 0
    box: tuple[float, float, float, float] | None = None


class Document(Noun):
    """One file as read: the canonical text, and blocks that are spans of it, in reading order.

    Hyphens at line ends and running heads are dealt with while the text is built, so that every span is a plain slice.
    Blocks do not overlap; the text between two blocks is white space. The cells of a table row are parted by a tab.
    ``id`` is the SHA-256 of the file's bytes, ``file`` its path as given or relative to the case, ``pages`` the number
    of pages where the format has them. ``furniture`` holds the lines that were dropped by position and repetition
    (running heads, page marks) or stand outside the body (Word's headers and footers): they may name the sender.
    ``ocr`` are the pages whose words were read from a picture (OCR), and ``needs_ocr`` those that are a picture and
    were not read.
    """

    id: str
    file: str
    status: Status
    text: str = ""
    blocks: tuple[Block, ...] = ()
    pages: int | None = None
    furniture: tuple[str, ...] = ()
    ocr: tuple[int, ...] = ()
    needs_ocr: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str | None = None

    @model_validator(mode="after")
    def _blocks_are_spans_in_order(self) -> Document:
        at = 0
        for block in self.blocks:
            if not at <= block.start <= block.end <= len(self.text):
                raise ValueError(f"block {block} does not follow offset {at} in a text of {len(self.text)} characters")
            at = block.end
        return self

    def quote(self, block: Block) -> str:
        """The words of a block."""
        return self.text[block.start : block.end]


class Respondent(Noun):
    """A body that answered. ``id`` is a slug of the name; ``invited`` says whether it was on the list."""

    id: str
    name: str
    category: Category = Category.OTHER
    invited: bool = False


# --- understanding: what it says ------------------------------------------------------------------------------------


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
    endorses: tuple[str, ...] = ()


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
    against a bare remark. ``excludes`` are proposals that its own words leave out ("med undantag för 4.3"), and
    ``scope`` the words that limit a general statement. ``summary`` marks words of a summary section.
    ``touched`` are, for a stand on the whole, the proposals that have a heading of their own in the letter and nothing
    below it that was understood.
    """

    basis: Basis | None
    stand: bool
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


# --- the summary: the contract with the world -----------------------------------------------------------------------


class MadeWith(Noun):
    """What made a summary: the version of remiss, and the fingerprints of its rules and of all that was asked (invited
    bodies and the words of the boxes too). Where a file has pages that are pictures, ``ocr`` says what read them:
    program and model, ``"off"``, or nothing where the machine has none. The same four and the same files give the same
    bytes.
    """

    remiss: str
    rules: str
    consultation: str = ""
    ocr: str = ""


class DocumentRecord(Noun):
    """A file's row in the summary. Every file in the case has one, also when it could not be read.

    ``senders`` are the words by which each of the ``respondents``, in the same order, was recognised. ``ocr`` and
    ``needs_ocr`` are pages, as in ``Document``. ``same_as`` is the file that counts where this holds the same answer.
    """

    id: str
    file: str
    status: Status
    respondents: tuple[str, ...]
    pages: int | None
    date: Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d$")] | None
    dnr: str | None
    endorses: tuple[str, ...] = ()
    senders: tuple[Sighting, ...] = ()
    ocr: tuple[int, ...] = ()
    needs_ocr: tuple[int, ...] = ()
    same_as: str | None = None
    warnings: tuple[str, ...] = ()
    error: str | None = None

    def came_in(self, files: Container[str]) -> bool:
        """Did it come in another of these files: ``svar/ivo.eml/yttrande.pdf`` in the mail ``svar/ivo.eml``?"""
        return any(folder.as_posix() in files for folder in PurePosixPath(self.file).parents)


class Answer(Noun):
    """A stance with its qualifiers, as the machine or a person gave it."""

    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    note: str = ""


class Position(Noun):
    """What one respondent says of one proposal. ``machine`` is set where a ``correction`` replaced its answer.

    ``rivals`` are proposals that the statements behind it may be about instead.
    """

    respondent: str
    proposal: str
    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    basis: Basis
    review: tuple[ReviewReason, ...] = ()
    rivals: tuple[str, ...] = ()
    statements: tuple[str, ...]
    machine: Answer | None = None
    correction: Answer | None = None


class GeneralPosition(Noun):
    """What one respondent says of the whole; ``scope`` quotes the words that limit it, if any do."""

    respondent: str
    stance: Stance
    qualifiers: tuple[Qualifier, ...] = ()
    scope: str = ""
    review: tuple[ReviewReason, ...] = ()
    statements: tuple[str, ...]


class Counts(Noun):
    """How many respondents there are of each kind on one proposal; ``silent`` have answered but not taken it up."""

    supports: int = 0
    rejects: int = 0
    comments: int = 0
    silent: int = 0


class Summary(Noun):
    """The proposal-by-respondent summary: what is written to ``summary.json``.

    ``unplaced`` are statements that take a stand but could not be tied to a proposal. ``silent`` are respondents whose
    answer was read and touches no proposal; ``not_answered`` are invited bodies from which no file came.
    """

    schema_version: str = SCHEMA_VERSION
    made_with: MadeWith
    consultation: ConsultationHeader
    respondents: tuple[Respondent, ...]
    documents: tuple[DocumentRecord, ...]
    positions: tuple[Position, ...]
    general: tuple[GeneralPosition, ...]
    statements: tuple[Statement, ...]
    unplaced: tuple[str, ...]
    silent: tuple[str, ...]
    not_answered: tuple[str, ...]
    counts: dict[str, Counts]
