"""All analyses → the Summary. Nothing is lost: each file has its row, each stand is placed or listed as not placed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from remiss.compiling.answers import BodyAnswer, answers_by_body, remarks_on
from remiss.compiling.campaigns import campaigns
from remiss.compiling.corrections import correct
from remiss.compiling.declining import is_declined
from remiss.compiling.doubles import without_doubles
from remiss.compiling.drafting import Reasons, Sources, draft_paragraph
from remiss.compiling.endorsing import with_endorsements
from remiss.compiling.positions import Weighed, in_order, weigh_each, weigh_general
from remiss.compiling.records import records
from remiss.compiling.respondents import respondents_of, senders_of, with_ids
from remiss.model import (
    Analysis,
    Basis,
    Category,
    Consultation,
    Counts,
    Dismissal,
    GeneralPosition,
    JudgedStatement,
    MadeWith,
    Position,
    Respondent,
    ReviewReason,
    Stance,
    Statement,
    Status,
    Summary,
    WrittenCorrection,
)


def compile_summary(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    *,
    made_with: MadeWith,
    categorise: Callable[[str], Category] = lambda name: Category.OTHER,
    corrections: Sequence[WrittenCorrection] = (),
) -> Summary:
    """Weigh all statements into the proposal-by-respondent summary.

    The order of ``analyses`` does not matter. Of files that hold the same answer the better source counts, and the
    others are named as its doubles (``doubles``); a body whose answers disagree has a row for each (``answers``).
    ``categorise`` gives a body's category from its name. ``corrections`` are laid over what the program found, and
    count. Raises CaseError for one that has no cell.
    """
    asked = [proposal.id for proposal in consultation.proposals]
    unique, doubles = without_doubles(analyses, asked)
    by_body = answers_by_body(unique, asked)
    answers = dict(with_ids(by_body))
    respondents = respondents_of(consultation, unique, answers, categorise)
    by_respondent = {identity: answer.analyses for identity, answer in answers.items()}
    found, general_found = _cells(consultation, respondents, answers)
    joined: list[Statement] = []
    if consultation.count_endorsements:
        found, joined = with_endorsements(found, asked, respondents, by_respondent)
    decided = correct(
        found,
        general_found,
        corrections,
        consultation=consultation,
        respondents=respondents,
        answers=by_respondent,
        more=joined,
    )
    positions, general = decided.positions, decided.general
    cells: tuple[Position | GeneralPosition | Dismissal, ...] = (*positions, *general, *decided.dismissed)
    used = {s for cell in cells for s in cell.statements}
    by_proposal: defaultdict[str, list[Position]] = defaultdict(list)
    for position in positions:
        by_proposal[position.proposal].append(position)
    statements: list[Statement] = [_plain(s) for a in unique for s in a.statements if s.id in used or s.stand]
    touching = {p.respondent for p in positions}
    read = [r for r in respondents if any(a.document.status is Status.READ for a in by_respondent[r.id])]
    bodies = {identity: answer.name for identity, answer in answers.items()}
    decided_on = {p.respondent for p in positions if p.correction}
    declined = tuple(r.id for r in respondents if is_declined(answers[r.id]) and r.id not in decided_on)
    sources = Sources(
        respondents=respondents,
        declined=frozenset(declined),
        answered=len(read),
        reasons=Reasons((a.document for a in unique), (s for a in unique for s in a.statements)),
        thresholds=consultation.wording,
    )
    return Summary(
        made_with=made_with,
        consultation=consultation.header(),
        respondents=tuple(respondents),
        documents=records(unique, doubles, senders_of(unique, answers), remarks_on(by_body)),
        positions=tuple(positions),
        general=tuple(general),
        dismissed=tuple(decided.dismissed),
        stale=tuple(decided.stale),
        statements=(*statements, *(s for s in joined if s.id in used), *decided.quoted),
        unplaced=tuple(s.id for s in statements if s.id not in used),
        silent=tuple(r.id for r in read if r.id not in touching),
        declined=declined,
        not_answered=tuple(name for name in consultation.invited if name not in by_body),
        campaigns=campaigns(unique, (f"{p.title}\n{p.text}" for p in consultation.proposals)),
        drafts=tuple(
            draft_paragraph(proposal, by_proposal[proposal.id], sources) for proposal in consultation.proposals
        ),
        counts={p: _count(by_proposal[p], bodies, len({bodies[r.id] for r in read})) for p in asked},
    )


def _cells(
    consultation: Consultation, respondents: Sequence[Respondent], answers: Mapping[str, BodyAnswer]
) -> tuple[list[Position], list[GeneralPosition]]:
    """What the program finds that each respondent says of each proposal, and of the whole."""
    positions: list[Position] = []
    general: list[GeneralPosition] = []
    asked = [proposal.id for proposal in consultation.proposals]
    for respondent in respondents:
        answer = answers[respondent.id]
        said = _statements_of(answer.analyses)
        marks = _marks(answer)
        pictured = _read_from_pictures(answer.analyses)
        for proposal, weighed in weigh_each(said, asked).items():
            positions.append(_position(respondent.id, proposal, weighed, (*marks, *_of_ocr(weighed, pictured))))
        if whole := weigh_general(said):
            general.append(_general(respondent.id, whole, said, (*marks, *_of_ocr(whole, pictured))))
    return _with_overruled(positions, {identity: answer.analyses for identity, answer in answers.items()}), general


def _statements_of(analyses: Sequence[Analysis]) -> list[JudgedStatement]:
    return [statement for analysis in analyses for statement in analysis.statements]


def _with_overruled(positions: Sequence[Position], by_respondent: Mapping[str, Sequence[Analysis]]) -> list[Position]:
    """Show a stand on a section that nearer ones overrule for each of its proposals: beside those it agrees with, if
    any, else beside all. So it is placed, not lost.
    """
    shown = {(p.respondent, p.proposal): p for p in positions}
    used = {(p.respondent, s) for p in positions for s in p.statements}
    for respondent, analyses in by_respondent.items():
        for statement in _statements_of(analyses):
            if not statement.stand or (respondent, statement.id) in used:
                continue
            reached = [shown[respondent, p] for p in statement.proposals if (respondent, p) in shown]
            for position in [p for p in reached if p.stance is statement.stance] or reached:
                shown[respondent, position.proposal] = position.model_copy(
                    update={"statements": (*position.statements, statement.id)}
                )
    return list(shown.values())


def _marks(answer: BodyAnswer) -> tuple[ReviewReason, ...]:
    """The doubts that hold for all that a respondent says."""
    marks = []
    if answer.several:
        marks.append(ReviewReason.SEVERAL_DOCUMENTS)
    if any(not a.identification.certain for a in answer.analyses):
        marks.append(ReviewReason.RESPONDENT_UNCERTAIN)
    return tuple(marks)


def _position(respondent: str, proposal: str, weighed: Weighed, marks: Sequence[ReviewReason]) -> Position:
    return Position(
        respondent=respondent,
        proposal=proposal,
        stance=weighed.stance,
        qualifiers=weighed.qualifiers,
        basis=weighed.basis,
        review=in_order({*weighed.review, *marks}),
        rivals=weighed.rivals,
        statements=weighed.statements,
    )


def _general(
    respondent: str, weighed: Weighed, said: Sequence[JudgedStatement], marks: Sequence[ReviewReason]
) -> GeneralPosition:
    scopes = [s.scope for s in said if s.basis is Basis.GENERAL and s.scope]
    return GeneralPosition(
        respondent=respondent,
        stance=weighed.stance,
        qualifiers=weighed.qualifiers,
        scope="; ".join(dict.fromkeys(scopes)),
        review=in_order({*weighed.review, *marks}),
        statements=weighed.statements,
    )


def _read_from_pictures(analyses: Sequence[Analysis]) -> set[str]:
    """The statements that stand on pages which were read by OCR."""
    return {s.id for analysis in analyses for s in analysis.statements if s.page in analysis.document.ocr}


def _of_ocr(weighed: Weighed, pictured: set[str]) -> tuple[ReviewReason, ...]:
    """The mark of an answer whose words may be misread: those that it is from, not what else is shown with them."""
    return () if pictured.isdisjoint(weighed.deciding) else (ReviewReason.OCR_TEXT,)


def _plain(judged: JudgedStatement) -> Statement:
    return Statement(**{name: getattr(judged, name) for name in Statement.model_fields})


def _count(on_it: Sequence[Position], bodies: Mapping[str, str], answered: int) -> Counts:
    """Each answer on a proposal is counted; a body is silent if none of its answers takes it up."""
    by_stance = {stance: sum(p.stance is stance for p in on_it) for stance in Stance}
    return Counts(
        supports=by_stance[Stance.SUPPORTS],
        rejects=by_stance[Stance.REJECTS],
        comments=by_stance[Stance.COMMENTS],
        silent=answered - len({bodies[p.respondent] for p in on_it}),
    )
