"""The nouns of what is lifted out of a report or a remisslista, for a person to trim. Doubts are in Swedish."""

from __future__ import annotations

import datetime

from remiss.model import Noun, Proposal, ProposalKind


class LiftedProposal(Noun):
    """An entry of remiss.toml to be. ``page`` is that of its heading, None in a file without fixed pages.

    ``kinds`` are those of its boxes, each once, in their order: more than one where a section holds both a proposal
    and an assessment. ``doubts`` say what the program was unsure of.
    """

    proposal: Proposal
    page: int | None = None
    kinds: tuple[ProposalKind, ...] = ()
    doubts: tuple[str, ...] = ()


class Lifted(Noun):
    """What a report says of itself, and its proposals in order. What was not found is None.

    ``warnings`` are the doubts that belong to no single entry: a section that looks like a proposal and has no box.
    """

    title: str | None = None
    reference: str | None = None
    dnr: str | None = None
    proposals: tuple[LiftedProposal, ...] = ()
    warnings: tuple[str, ...] = ()


class Invitation(Noun):
    """What a remisslista says: the bodies that are asked, and the ministry's dnr and the last day, where found."""

    invited: tuple[str, ...] = ()
    dnr: str | None = None
    deadline: datetime.date | None = None
    warnings: tuple[str, ...] = ()
