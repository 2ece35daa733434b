"""The consultation: what was asked, of whom, and how what they say is to be worded."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from remiss.model.noun import Noun
from remiss.vocabulary import Category, ProposalKind


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


class Quantities(Noun):
    """From what share (0 to 1) of those who have spoken on a proposal a draft paragraph uses a quantity word.

    There are no official thresholds. ``nearly_all`` is "så gott som alla", ``most`` "de flesta"; a ``majority`` has to
    be more than the share. ``few`` is how many bodies at most are "ett fåtal", and ``named`` how many names at most
    stand after "bl.a.".
    """

    nearly_all: Annotated[float, Field(gt=0.5, le=1)] = 0.9
    most: Annotated[float, Field(gt=0.5, le=1)] = 0.7
    majority: Annotated[float, Field(ge=0.5, le=1)] = 0.5
    few: Annotated[int, Field(ge=0)] = 3
    named: Annotated[int, Field(ge=1)] = 5


class Consultation(ConsultationHeader):
    """A remiss: the document sent out, its numbered proposals in order, and the bodies that were invited.

    ``wording`` are the thresholds of the draft paragraphs. ``count_endorsements`` counts a body that only joins in what
    another one says as if it said the same. ``senders`` are those that a person has given for files, by the file's path
    relative to the case; none for a file that is no response. ``categories`` are those of bodies, by name, that are not
    what the register says.
    """

    proposals: tuple[Proposal, ...]
    invited: tuple[str, ...] = ()
    wording: Quantities = Quantities()
    count_endorsements: bool = False
    senders: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    categories: dict[str, Category] = Field(default_factory=dict)

    def header(self) -> ConsultationHeader:
        """What a summary records of the consultation."""
        proposals = tuple(ProposalHeader(id=p.id, number=p.number, title=p.title, kind=p.kind) for p in self.proposals)
        return ConsultationHeader(
            title=self.title, reference=self.reference, dnr=self.dnr, deadline=self.deadline, proposals=proposals
        )
