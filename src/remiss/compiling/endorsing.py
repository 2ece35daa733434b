"""Bodies that join in what another one says, counted as if they said the same: only where that is asked for.

A stand that the body takes itself goes first. What is counted so is marked, says whose stand it is, and rests on the
words by which the body joins in. Only what the other says itself is taken over, never what it has from a third.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from remiss.compiling.addressing import key
from remiss.model import (
    Analysis,
    Basis,
    Endorsement,
    Position,
    Qualifier,
    Respondent,
    ReviewReason,
    Stance,
    Statement,
    Status,
    short_id,
)
from remiss.understanding.senders.bodies import other_names

_SIDES = {Stance.SUPPORTS, Stance.REJECTS}


def with_endorsements(
    positions: Sequence[Position],
    asked: Sequence[str],
    respondents: Sequence[Respondent],
    answers: Mapping[str, Sequence[Analysis]],
) -> tuple[list[Position], list[Statement]]:
    """The positions with those that are taken over from other bodies, and the statements that these rest on.

    ``asked`` are the proposals, ``answers`` the analyses behind each respondent, by its id.
    """
    own = {(position.respondent, position.proposal): position for position in positions}
    known = _known(respondents)
    every, statements = dict(own), list[Statement]()
    for respondent in respondents:
        for proposal in asked:
            if (respondent.id, proposal) in own:
                continue
            found = list(_taken_over(respondent, proposal, own, known, answers))
            if len({(theirs.stance, theirs.qualifiers) for theirs, _, _ in found}) == 1:  # else they disagree
                theirs, endorsement, document = found[0]
                statement = _statement(theirs, endorsement, document, proposal)
                every[respondent.id, proposal] = _position(respondent, theirs, endorsement, statement)
                statements.append(statement)
    order = {(r.id, proposal): n for n, (r, proposal) in enumerate((r, p) for r in respondents for p in asked)}
    return sorted(every.values(), key=lambda p: order[p.respondent, p.proposal]), statements


def _taken_over(
    respondent: Respondent,
    proposal: str,
    own: Mapping[tuple[str, str], Position],
    known: Mapping[str, str],
    answers: Mapping[str, Sequence[Analysis]],
) -> Iterator[tuple[Position, Endorsement, str]]:
    for analysis in answers[respondent.id]:
        for endorsement in analysis.identification.endorsements if analysis.document.status is Status.READ else ():
            body = known.get(key(endorsement.name))
            theirs = own.get((body, proposal)) if body and body != respondent.id else None
            reached = not endorsement.proposals or proposal in endorsement.proposals
            if theirs and reached and endorsement.joins:
                yield theirs, endorsement, analysis.document.id


def _known(respondents: Sequence[Respondent]) -> dict[str, str]:
    """The respondents by what they are called, where that is only one: by name, and by short form."""
    found: dict[str, set[str]] = {}
    for respondent in respondents:
        for name in (respondent.name, *other_names(respondent.name)):
            found.setdefault(key(name), set()).add(respondent.id)
    return {name: ids.copy().pop() for name, ids in found.items() if len(ids) == 1}


def _statement(theirs: Position, endorsement: Endorsement, document: str, proposal: str) -> Statement:
    return Statement(
        id=f"{short_id(document)}-{proposal}-instämmer",
        document=document,
        page=endorsement.page,
        paragraph=endorsement.paragraph,
        start=endorsement.start,
        end=endorsement.end,
        text=endorsement.text,
        proposals=(proposal,),
        stance=theirs.stance,
        qualifiers=theirs.qualifiers,
    )


def _position(respondent: Respondent, theirs: Position, endorsement: Endorsement, statement: Statement) -> Position:
    qualifiers = {*theirs.qualifiers}
    if endorsement.limited and theirs.stance in _SIDES:
        qualifiers.add(Qualifier.PARTIAL)
    marks = {ReviewReason.ENDORSED, *([ReviewReason.SCOPE_UNCLEAR] if endorsement.limited else [])}
    return Position(
        respondent=respondent.id,
        proposal=theirs.proposal,
        stance=theirs.stance,
        qualifiers=tuple(qualifier for qualifier in Qualifier if qualifier in qualifiers),
        basis=Basis.EXPLICIT if endorsement.proposals else Basis.GENERAL,
        review=tuple(reason for reason in ReviewReason if reason in marks),
        statements=(statement.id,),
        through=theirs.respondent,
    )
