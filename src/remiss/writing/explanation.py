"""One cell of the matrix, with the words, pages and rules behind it: what ``remiss explain`` gives."""

from __future__ import annotations

from collections.abc import Iterable

from remiss.errors import RemissError
from remiss.model import Dismissal, Noun, Position, ProposalHeader, Respondent, Sighting, Statement, Status, Summary
from remiss.writing.wording import one_line


class Quotation(Statement):
    """A statement with the file that it stands in."""

    file: str


class SenderSeen(Sighting):
    """The words that name the respondent as the sender of a file, and what a person should know of that file."""

    file: str
    warnings: tuple[str, ...] = ()


class Explanation(Noun):
    """A cell and what it rests on.

    ``position`` is None where the respondent has not taken the proposal up; ``read`` then tells silence from a file
    that could not be read, and ``dismissal`` that a person has decided so.
    """

    respondent: Respondent
    proposal: ProposalHeader
    read: bool
    position: Position | None
    dismissal: Dismissal | None = None
    statements: tuple[Quotation, ...]
    senders: tuple[SenderSeen, ...]


def explain(summary: Summary, respondent: str, proposal: str) -> Explanation:
    """The cell of a respondent and a proposal.

    ``respondent`` is an id or a name, or a part of just one of them; ``proposal`` a number, an id or a title, or a part
    of just one title. Capitals do not matter. Raises RemissError, with those there are, where nothing or more than one
    thing is meant.
    """
    body = _respondent(summary, respondent)
    asked = _proposal(summary, proposal)
    files = {record.id: record for record in summary.documents}
    said = {statement.id: statement for statement in summary.statements}
    position = next((p for p in summary.positions if (p.respondent, p.proposal) == (body.id, asked.id)), None)
    dismissal = next((d for d in summary.dismissed if (d.respondent, d.proposal) == (body.id, asked.id)), None)
    cell = position or dismissal
    return Explanation(
        respondent=body,
        proposal=asked,
        read=any(body.id in f.respondents and f.status is Status.READ for f in summary.documents),
        position=position,
        dismissal=dismissal,
        statements=tuple(
            Quotation(**dict(said[statement]), file=files[said[statement].document].file)
            for statement in (cell.statements if cell else ())
        ),
        senders=tuple(
            SenderSeen(**dict(sender), file=record.file, warnings=record.warnings)
            for record in summary.documents
            for sent_by, sender in zip(record.respondents, record.senders, strict=False)
            if sent_by == body.id
        ),
    )


def _respondent(summary: Summary, wanted: str) -> Respondent:
    key = one_line(wanted).casefold()
    names = {body.id: (body.id.casefold(), one_line(body.name).casefold()) for body in summary.respondents}
    for meant in (
        [body for body in summary.respondents if key in names[body.id]],
        [body for body in summary.respondents if key and any(key in name for name in names[body.id])],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise RemissError(f"”{wanted}” kan vara {_either(body.name for body in meant)}. Skriv mer av namnet.")
    raise RemissError(
        f"Ingen remissinstans som har svarat heter ”{wanted}”. "
        f"Välj bland {_either(body.name for body in summary.respondents)}."
    )


def _proposal(summary: Summary, wanted: str) -> ProposalHeader:
    key = one_line(wanted).casefold().rstrip(".")
    asked = summary.consultation.proposals
    titles = {p.id: one_line(p.title).casefold().rstrip(".") for p in asked}
    for meant in (
        [p for p in asked if key in (p.id.casefold(), (p.number or "").casefold())],
        [p for p in asked if key == titles[p.id]],
        [p for p in asked if _long_enough(key) and key in titles[p.id]],
    ):
        if len(meant) == 1:
            return meant[0]
        if meant:
            raise RemissError(f"”{wanted}” kan vara {_either(p.id for p in meant)}. Ange ett av dem.")
    raise RemissError(f"Inget förslag har beteckningen ”{wanted}”. Välj bland {_either(p.id for p in asked)}.")


def _long_enough(key: str) -> bool:
    """Whether words can be looked for in titles: a mistyped number must not be found in a title's year."""
    return len(key) > 1 and any(c.isalpha() for c in key)


def _either(names: Iterable[str]) -> str:
    return ", ".join(map(one_line, names))
