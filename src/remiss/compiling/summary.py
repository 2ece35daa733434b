"""All analyses → the Summary. Nothing is lost: each file has its row, each stand is placed or listed as not placed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from remiss.compiling.answers import BodyAnswer, answers_by_body, remarks_on
from remiss.compiling.declining import is_declined
from remiss.compiling.doubles import Double, without_doubles
from remiss.compiling.positions import Weighed, weigh, weigh_general
from remiss.model import (
    Analysis,
    Basis,
    Category,
    Consultation,
    Counts,
    DocumentRecord,
    GeneralPosition,
    JudgedStatement,
    MadeWith,
    Position,
    Recognition,
    Respondent,
    ReviewReason,
    Stance,
    Statement,
    Status,
    Summary,
)


def compile_summary(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    *,
    made_with: MadeWith,
    categorise: Callable[[str], Category] = lambda name: Category.OTHER,
) -> Summary:
    """Weigh all statements into the proposal-by-respondent summary.

    The order of ``analyses`` does not matter. Of files that hold the same answer the better source counts, and the
    others are named as its doubles (``doubles``); a body whose answers disagree has a row for each (``answers``).
    ``categorise`` gives a body's category from its name.
    """
    asked = [proposal.id for proposal in consultation.proposals]
    unique, doubles = without_doubles(analyses, asked)
    by_body = answers_by_body(unique, asked)
    answers = dict(_with_ids(by_body))
    respondents = _respondents(consultation, unique, answers, categorise)
    senders = _senders(unique, answers)
    by_respondent = {identity: answer.analyses for identity, answer in answers.items()}
    positions: list[Position] = []
    general: list[GeneralPosition] = []
    for respondent in respondents:
        said = _statements_of(by_respondent[respondent.id])
        marks = _marks(answers[respondent.id])
        pictured = _read_from_pictures(by_respondent[respondent.id])
        for proposal in consultation.proposals:
            if weighed := weigh(said, proposal.id):
                positions.append(_position(respondent.id, proposal.id, weighed, (*marks, *_of_ocr(weighed, pictured))))
        if weighed := weigh_general(said):
            general.append(_general(respondent.id, weighed, said, (*marks, *_of_ocr(weighed, pictured))))
    positions = _with_overruled(positions, by_respondent)
    used = {s for p in positions for s in p.statements} | {s for g in general for s in g.statements}
    statements = [s for a in unique for s in a.statements if s.id in used or s.stand]
    touching = {p.respondent for p in positions}
    read = [r for r in respondents if any(a.document.status is Status.READ for a in by_respondent[r.id])]
    bodies = {identity: answer.name for identity, answer in answers.items()}
    remarks: dict[str, list[str]] = defaultdict(list)
    for body in by_body.values():
        for document, remark in remarks_on(body).items():
            remarks[document].append(remark)
    return Summary(
        made_with=made_with,
        consultation=consultation.header(),
        respondents=tuple(respondents),
        documents=tuple(_record(a, senders[a.document.id], remarks[a.document.id]) for a in unique)
        + tuple(_double_record(counting, double, senders[counting.document.id]) for counting, double in doubles),
        positions=tuple(positions),
        general=tuple(general),
        statements=tuple(_plain(s) for s in statements),
        unplaced=tuple(s.id for s in statements if s.id not in used),
        silent=tuple(r.id for r in read if r.id not in touching),
        declined=tuple(r.id for r in respondents if is_declined(answers[r.id])),
        not_answered=tuple(name for name in consultation.invited if name not in by_body),
        counts={p: _count(p, positions, bodies, len({bodies[r.id] for r in read})) for p in asked},
    )


def _with_ids(by_body: Mapping[str, Sequence[BodyAnswer]]) -> Iterator[tuple[str, BodyAnswer]]:
    """Each answer with its identity: a slug of the body's name, with a number where that is taken.

    A body's first answer has the body's own, so that a correction made before the second came still finds it.
    """
    taken: set[str] = set()
    for first in (True, False):
        for name in sorted(by_body):
            for answer in by_body[name][:1] if first else by_body[name][1:]:
                plain, n = slug(name), max(answer.number, 2)
                identity = plain
                while identity in taken or (not first and identity == plain):
                    identity, n = f"{plain}-{n}", n + 1
                taken.add(identity)
                yield identity, answer


def _respondents(
    consultation: Consultation,
    analyses: Sequence[Analysis],
    answers: Mapping[str, BodyAnswer],
    categorise: Callable[[str], Category],
) -> list[Respondent]:
    """The bodies that answered, in the order ministries name them."""
    invited = set(consultation.invited)
    persons = {s.name for a in analyses for s in a.identification.sightings if s.rule is Recognition.PERSON}
    respondents = [
        Respondent(
            id=identity,
            name=answer.title,
            category=Category.PRIVATE_PERSON if answer.name in persons else categorise(answer.name),
            invited=answer.name in invited,
        )
        for identity, answer in answers.items()
    ]
    order = list(Category)
    return sorted(
        respondents, key=lambda r: (order.index(r.category), _swedish(answers[r.id].name), answers[r.id].number)
    )


def _senders(analyses: Sequence[Analysis], answers: Mapping[str, BodyAnswer]) -> dict[str, tuple[str, ...]]:
    """Who sent each document: for each name in it, the respondent whose answer it belongs to."""
    rows = {(a.document.id, answer.name): identity for identity, answer in answers.items() for a in answer.analyses}
    return {a.document.id: tuple(rows[a.document.id, name] for name in a.identification.names) for a in analyses}


def slug(name: str) -> str:
    """A name as an identifier: lower case, a-z and digits, words parted by hyphens."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "okand"


def _swedish(name: str) -> str:
    """A key that sorts å, ä and ö last, in that order."""
    return name.casefold().translate(str.maketrans("åäö", "{|}"))


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
        review=_in_order(weighed.review, marks),
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
        review=_in_order(weighed.review, marks),
        statements=weighed.statements,
    )


def _read_from_pictures(analyses: Sequence[Analysis]) -> set[str]:
    """The statements that stand on pages which were read by OCR."""
    return {s.id for analysis in analyses for s in analysis.statements if s.page in analysis.document.ocr}


def _of_ocr(weighed: Weighed, pictured: set[str]) -> tuple[ReviewReason, ...]:
    """The mark of an answer whose words may be misread: those that it is from, not what else is shown with them."""
    return () if pictured.isdisjoint(weighed.deciding) else (ReviewReason.OCR_TEXT,)


def _in_order(*reasons: Sequence[ReviewReason]) -> tuple[ReviewReason, ...]:
    given = {reason for some in reasons for reason in some}
    return tuple(reason for reason in ReviewReason if reason in given)


def _record(analysis: Analysis, senders: Sequence[str], remarks: Sequence[str]) -> DocumentRecord:
    document, identification = analysis.document, analysis.identification
    warnings = document.warnings
    if identification.names and not identification.certain:
        read = ", ".join(f"”{sighting.words}”" for sighting in identification.sightings)
        warnings = (*warnings, f"Osäkert vem som har svarat (läst ur {read}). Kontrollera avsändaren.")
    return DocumentRecord(
        id=document.id,
        file=document.file,
        status=document.status,
        respondents=tuple(senders),
        pages=document.pages,
        date=identification.date.isoformat() if identification.date else None,
        dnr=identification.dnr,
        endorses=identification.endorses,
        senders=identification.sightings,
        ocr=document.ocr,
        needs_ocr=document.needs_ocr,
        warnings=(*warnings, *remarks),
        error=document.error,
    )


def _double_record(counting: Analysis, double: Double, senders: Sequence[str]) -> DocumentRecord:
    """The row of a file that is not counted; its senders are those of the one that is."""
    record = _record(double.analysis, senders, [double.remark])
    changes = {
        "id": f"{record.id}-{record.file}" if record.id == counting.document.id else record.id,
        "senders": counting.identification.sightings,
        "same_as": counting.document.file,
    }
    return record.model_copy(update=changes)


def _plain(judged: JudgedStatement) -> Statement:
    return Statement(**{name: getattr(judged, name) for name in Statement.model_fields})


def _count(proposal: str, positions: Sequence[Position], bodies: Mapping[str, str], answered: int) -> Counts:
    """Each answer is counted; a body is silent if none of its answers takes the proposal up."""
    on_it = [p for p in positions if p.proposal == proposal]
    by_stance = {stance: sum(p.stance is stance for p in on_it) for stance in Stance}
    return Counts(
        supports=by_stance[Stance.SUPPORTS],
        rejects=by_stance[Stance.REJECTS],
        comments=by_stance[Stance.COMMENTS],
        silent=answered - len({bodies[p.respondent] for p in on_it}),
    )
