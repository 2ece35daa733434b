"""Summary → the rows of the tables for those who analyse, in the order of ``summary.json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from remiss.model import Answer, Counts, DocumentRecord, Position, Status, Summary
from remiss.model import GeneralPosition as General
from remiss.writing.quotes import place_of
from remiss.writing.rows import DocumentRow, ProposalRow, RespondentRow, Row, StandRow, StatementRow, Texts

TableName = Literal["positions", "statements", "documents", "respondents", "proposals", "general"]


class Table(NamedTuple):
    """A table: what its rows are, and those of a summary."""

    row: type[Row]
    rows: Callable[[Summary], Iterator[Row]]


def positions(summary: Summary) -> Iterator[StandRow]:
    """A row for each cell in which something is said."""
    return _stands(summary, summary.positions)


def general(summary: Summary) -> Iterator[StandRow]:
    """A row for each respondent that says something of the whole."""
    return _stands(summary, summary.general)


def _stands(summary: Summary, said: Iterable[Position | General]) -> Iterator[StandRow]:
    bodies = {body.id: body for body in summary.respondents}
    proposals = {proposal.id: proposal for proposal in summary.consultation.proposals}
    statements = {statement.id: statement for statement in summary.statements}
    files = {record.id: record.file for record in summary.documents}
    for stand in said:
        body = bodies[stand.respondent]
        position = stand if isinstance(stand, Position) else None
        proposal = proposals[position.proposal] if position else None
        quoted = [statements[statement] for statement in stand.statements]
        own = stand.machine if stand.correction else Answer(stance=stand.stance, qualifiers=stand.qualifiers)
        yield StandRow(
            *_case(summary),
            respondent=body.id,
            name=body.name,
            category=body.category.value,
            invited=body.invited,
            proposal=proposal.id if proposal else None,
            number=proposal.number if proposal else None,
            title=proposal.title if proposal else None,
            kind=proposal.kind.value if proposal else None,
            stance=stand.stance.value,
            qualifiers=_values(stand.qualifiers),
            basis=position.basis.value if position else None,
            scope=stand.scope or None if isinstance(stand, General) else None,
            review=_values(stand.review),
            rivals=position.rivals if position else (),
            through=position.through if position else None,
            corrected=stand.correction is not None,
            decided_by=(stand.correction and stand.correction.by) or None,
            decided_when=(stand.correction and stand.correction.when) or None,
            decided_note=(stand.correction and stand.correction.note) or None,
            machine_stance=own.stance.value if own else None,
            machine_qualifiers=_values(own.qualifiers) if own else (),
            statements=stand.statements,
            quotes=tuple(statement.text for statement in quoted),
            files=tuple(files[statement.document] for statement in quoted),
            places=tuple(map(place_of, quoted)),
        )


def statements(summary: Summary) -> Iterator[StatementRow]:
    """A row for each statement, those that found no proposal too."""
    names = _names(summary)
    records = {record.id: record for record in summary.documents}
    unplaced = set(summary.unplaced)
    for statement in summary.statements:
        record = records[statement.document]
        yield StatementRow(
            *_case(summary),
            statement=statement.id,
            document=record.id,
            file=record.file,
            page=statement.page,
            paragraph=statement.paragraph,
            start=statement.start,
            end=statement.end,
            text=statement.text,
            respondents=record.respondents,
            names=tuple(names[respondent] for respondent in record.respondents),
            proposals=statement.proposals,
            unplaced=statement.id in unplaced,
            rivals=statement.rivals,
            stance=statement.stance.value,
            qualifiers=_values(statement.qualifiers),
            rules=tuple(found.rule for found in statement.evidence),
            roles=_values(found.role for found in statement.evidence),
            words=tuple(found.text for found in statement.evidence),
        )


def documents(summary: Summary) -> Iterator[DocumentRow]:
    """A row for each file, those that could not be read too."""
    names = _names(summary)
    campaigns = {document: number for number, group in enumerate(summary.campaigns, 1) for document in group}
    for record in summary.documents:
        yield DocumentRow(
            *_case(summary),
            document=record.id,
            file=record.file,
            status=record.status.value,
            respondents=record.respondents,
            names=tuple(names[respondent] for respondent in record.respondents),
            pages=record.pages,
            date=record.date,
            document_dnr=record.dnr,
            endorses=record.endorses,
            ocr_pages=len(record.ocr),
            unread_pages=len(record.needs_ocr),
            same_as=record.same_as,
            campaign=campaigns.get(record.id),
            warnings=record.warnings,
            error=record.error,
        )


def respondents(summary: Summary) -> Iterator[RespondentRow]:
    """A row for each body that answered, and then one for each that was invited and did not."""
    taken_up = Counter(position.respondent for position in summary.positions)
    records: dict[str, list[DocumentRecord]] = {body.id: [] for body in summary.respondents}
    for record in summary.documents:
        for respondent in record.respondents:
            records[respondent].append(record)
    for body in summary.respondents:
        own = records[body.id]
        yield RespondentRow(
            *_case(summary),
            respondent=body.id,
            name=body.name,
            category=body.category.value,
            invited=body.invited,
            answered=True,
            read=any(record.status is Status.READ for record in own),
            declined=body.id in summary.declined,
            taken_up=taken_up[body.id],
            files=tuple(record.file for record in own),
        )
    for name in summary.not_answered:
        yield RespondentRow(
            *_case(summary),
            respondent=None,
            name=name,
            category=None,
            invited=True,
            answered=False,
            read=False,
            declined=False,
            taken_up=0,
            files=(),
        )


def proposals(summary: Summary) -> Iterator[ProposalRow]:
    """A row for each proposal, those that nobody takes up too."""
    drafts = {draft.proposal: draft.text for draft in summary.drafts}
    for place, proposal in enumerate(summary.consultation.proposals, 1):
        counts = summary.counts.get(proposal.id, Counts())
        yield ProposalRow(
            *_case(summary),
            proposal=proposal.id,
            number=proposal.number,
            title=proposal.title,
            kind=proposal.kind.value,
            place=place,
            supports=counts.supports,
            rejects=counts.rejects,
            comments=counts.comments,
            silent=counts.silent,
            draft=drafts.get(proposal.id),
        )


def _case(summary: Summary) -> tuple[str | None, str | None]:
    return summary.consultation.reference, summary.consultation.dnr


def _names(summary: Summary) -> dict[str, str]:
    return {body.id: body.name for body in summary.respondents}


def _values(words: Iterable[StrEnum]) -> Texts:
    return tuple(word.value for word in words)


TABLES: Final[Mapping[TableName, Table]] = MappingProxyType(
    {
        "positions": Table(StandRow, positions),
        "statements": Table(StatementRow, statements),
        "documents": Table(DocumentRow, documents),
        "respondents": Table(RespondentRow, respondents),
        "proposals": Table(ProposalRow, proposals),
        "general": Table(StandRow, general),
    }
)
"""all tables, by name"""
