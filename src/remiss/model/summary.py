"""The summary: the contract with the world."""

from __future__ import annotations

from collections.abc import Container
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field

from remiss.model.asked import ConsultationHeader
from remiss.model.cell import Dismissal, GeneralPosition, Position, StaleCorrection
from remiss.model.display import of_summary
from remiss.model.draft import Draft
from remiss.model.noun import SCHEMA_VERSION, Noun
from remiss.model.said import Sighting, Statement
from remiss.vocabulary import Category, Status


class MadeWith(Noun):
    """What made a summary: the version of remiss, and the fingerprints of its rules and of all that was asked (invited
    bodies and the words of the boxes too). Where a file has pages that are pictures, ``ocr`` says what read them:
    program and model, ``"off"``, or nothing where the machine has none. ``steps`` names what read, linked or judged in
    place of remiss, if anything did. The same of all these and the same files give the same bytes.
    """

    remiss: str
    rules: str
    consultation: str = ""
    ocr: str = ""
    steps: str = ""


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


class Respondent(Noun):
    """A body that answered. ``id`` is a slug of the name; ``invited`` says whether it was on the list."""

    id: str
    name: str
    category: Category = Category.OTHER
    invited: bool = False


class Counts(Noun):
    """How many respondents there are of each kind on one proposal; ``silent`` have answered but not taken it up."""

    supports: int = 0
    rejects: int = 0
    comments: int = 0
    silent: int = 0


class Summary(Noun):
    """The proposal-by-respondent summary: what is written to ``summary.json``.

    ``dismissed`` are cells that a person has taken away, and ``stale`` corrections that do not count any more.
    ``unplaced`` are statements that take a stand but could not be tied to a proposal. ``silent`` are respondents whose
    answer was read and touches no proposal; ``declined`` are those that answered only that they do not answer, and
    ``not_answered`` invited bodies from which no file came. ``campaigns`` are groups of documents, by id, from several
    bodies with nearly the same words.
    """

    schema_version: str = SCHEMA_VERSION
    made_with: MadeWith
    consultation: ConsultationHeader
    respondents: tuple[Respondent, ...]
    documents: tuple[DocumentRecord, ...]
    positions: tuple[Position, ...]
    general: tuple[GeneralPosition, ...]
    dismissed: tuple[Dismissal, ...] = ()
    stale: tuple[StaleCorrection, ...] = ()
    statements: tuple[Statement, ...]
    unplaced: tuple[str, ...]
    silent: tuple[str, ...]
    declined: tuple[str, ...] = ()
    not_answered: tuple[str, ...]
    campaigns: tuple[tuple[str, ...], ...] = ()
    drafts: tuple[Draft, ...] = ()
    counts: dict[str, Counts]

    def _repr_html_(self) -> str:
        return of_summary(self)
