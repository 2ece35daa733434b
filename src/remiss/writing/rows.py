"""The rows of the tables for those who analyse. A table's columns are the fields of its row, in that order.

All begin with the reference and dnr of the consultation, so that tables of many cases can be laid together, and an id
leads from table to table. Words are those of ``summary.json``. What is not known, or not there, is None.
"""

from __future__ import annotations

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """What all rows begin with: which consultation it is of."""

    reference: str | None
    dnr: str | None


@dataclass(frozen=True)
class StandRow(Row):
    """What one respondent says of one proposal; or of the whole, and then ``proposal`` to ``kind`` and ``basis`` are
    None, and ``scope`` has the words that limit it, if any do.

    ``corrected`` says that a person has decided, if only that the program was right: who, when and why stands after it.
    ``machine_stance`` is the program's own answer: the stance itself where nobody has decided, None where it had none.
    ``through`` is the respondent whose stand it is, where this one joins in it; ``rivals`` are proposals that it may be
    about instead. The last four are as long as one another: the statements behind it, and the words, file and page
    ("s. 3"; "st. 14" is a paragraph, in a file without pages) of each.
    """

    respondent: str
    name: str
    category: str
    invited: bool
    proposal: str | None
    number: str | None
    title: str | None
    kind: str | None
    stance: str
    qualifiers: Texts
    basis: str | None
    scope: str | None
    review: Texts
    rivals: Texts
    through: str | None
    corrected: bool
    decided_by: str | None
    decided_when: str | None
    decided_note: str | None
    machine_stance: str | None
    machine_qualifiers: Texts
    statements: Texts
    quotes: Texts
    files: Texts
    places: Texts


@dataclass(frozen=True)
class StatementRow(Row):
    """A statement: ``text`` is characters ``start`` to ``end`` of the document's text.

    ``page`` is None in a file without pages. ``unplaced`` says that it takes a stand and was tied to no proposal.
    ``rules``, ``roles`` and ``words`` are as long as one another: the pieces of evidence.
    """

    statement: str
    document: str
    file: str
    page: int | None
    paragraph: int
    start: int
    end: int
    text: str
    respondents: Texts
    names: Texts
    proposals: Texts
    unplaced: bool
    rivals: Texts
    stance: str
    qualifiers: Texts
    rules: Texts
    roles: Texts
    words: Texts


@dataclass(frozen=True)
class DocumentRow(Row):
    """A file that came in. ``date`` (2031-05-04) and ``document_dnr`` are the letter's own.

    ``ocr_pages`` are how many pages were read from pictures, ``unread_pages`` how many are pictures and were not.
    ``campaign`` numbers, from 1, the groups of letters from several bodies with nearly the same words.
    """

    document: str
    file: str
    status: str
    respondents: Texts
    names: Texts
    pages: int | None
    date: str | None
    document_dnr: str | None
    endorses: Texts
    ocr_pages: int
    unread_pages: int
    same_as: str | None
    campaign: int | None
    warnings: Texts
    error: str | None


@dataclass(frozen=True)
class RespondentRow(Row):
    """A body that answered; or one that was invited and did not, of which only the name is known.

    ``read`` says that there is text of its answer, ``declined`` that it says only that it does not answer, and
    ``taken_up`` how many proposals it touches.
    """

    respondent: str | None
    name: str
    category: str | None
    invited: bool
    answered: bool
    read: bool
    declined: bool
    taken_up: int
    files: Texts


@dataclass(frozen=True)
class ProposalRow(Row):
    """A proposal, numbered by ``place`` from 1; how many take which side, and the draft of what a bill says of it.

    ``silent`` have answered and not taken it up.
    """

    proposal: str
    number: str | None
    title: str
    kind: str
    place: int
    supports: int
    rejects: int
    comments: int
    silent: int
    draft: str | None
