"""All analyses → the Summary. Nothing is lost: each file has its row, each stand is placed or listed as not placed."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

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

    The order of ``analyses`` does not matter, but for two files with the same bytes: the first counts, the other is
    named as its double. ``categorise`` gives a body's category from its name.
    """
    unique, doubles = _without_doubles(sorted(analyses, key=lambda a: a.document.file))
    respondents, senders = _respondents(consultation, unique, categorise)
    by_respondent: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in unique:
        for sender in senders[analysis.document.id]:
            by_respondent[sender].append(analysis)
    positions: list[Position] = []
    general: list[GeneralPosition] = []
    for respondent in respondents:
        said = _statements_of(by_respondent[respondent.id])
        marks = _marks(by_respondent[respondent.id])
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
    answered = {r.name for r in respondents}
    return Summary(
        made_with=made_with,
        consultation=consultation.header(),
        respondents=tuple(respondents),
        documents=tuple(_record(a, senders[a.document.id], None) for a in unique)
        + tuple(_record(double, senders[first.document.id], first) for double, first in doubles),
        positions=tuple(positions),
        general=tuple(general),
        statements=tuple(_plain(s) for s in statements),
        unplaced=tuple(s.id for s in statements if s.id not in used),
        silent=tuple(r.id for r in read if r.id not in touching),
        not_answered=tuple(name for name in consultation.invited if name not in answered),
        counts={p.id: _count(p.id, positions, len(read)) for p in consultation.proposals},
    )


def _without_doubles(analyses: Sequence[Analysis]) -> tuple[list[Analysis], list[tuple[Analysis, Analysis]]]:
    first: dict[str, Analysis] = {}
    doubles: list[tuple[Analysis, Analysis]] = []
    for analysis in analyses:
        if analysis.document.id in first:
            doubles.append((analysis, first[analysis.document.id]))
        else:
            first[analysis.document.id] = analysis
    return list(first.values()), doubles


def _respondents(
    consultation: Consultation, analyses: Sequence[Analysis], categorise: Callable[[str], Category]
) -> tuple[list[Respondent], dict[str, tuple[str, ...]]]:
    """The bodies that answered, in the order ministries name them, and who sent each document."""
    invited = set(consultation.invited)
    names = list(dict.fromkeys(name for a in analyses for name in a.identification.names))
    ids: dict[str, str] = {}
    for name in sorted(names):
        identity, n = slug(name), 2
        while identity in ids.values():
            identity, n = f"{slug(name)}-{n}", n + 1
        ids[name] = identity
    persons = {s.name for a in analyses for s in a.identification.sightings if s.rule is Recognition.PERSON}
    respondents = [
        Respondent(
            id=ids[name],
            name=name,
            category=Category.PRIVATE_PERSON if name in persons else categorise(name),
            invited=name in invited,
        )
        for name in names
    ]
    order = list(Category)
    respondents.sort(key=lambda r: (order.index(r.category), _swedish(r.name)))
    return respondents, {a.document.id: tuple(ids[name] for name in a.identification.names) for a in analyses}


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


def _marks(analyses: Sequence[Analysis]) -> tuple[ReviewReason, ...]:
    """The doubts that hold for all that a respondent says."""
    marks = []
    if sum(a.document.status is Status.READ for a in analyses) > 1:
        marks.append(ReviewReason.SEVERAL_DOCUMENTS)
    if any(not a.identification.certain for a in analyses):
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


def _record(analysis: Analysis, senders: Sequence[str], double_of: Analysis | None) -> DocumentRecord:
    document, identification = analysis.document, analysis.identification
    warnings = document.warnings
    if identification.names and not identification.certain:
        read = ", ".join(f"”{sighting.words}”" for sighting in identification.sightings)
        warnings = (*warnings, f"Osäkert vem som har svarat (läst ur {read}). Kontrollera avsändaren.")
    if double_of:
        warnings = (*warnings, f"Samma innehåll som {double_of.document.file}; räknas en gång.")
    return DocumentRecord(
        id=f"{document.id}-{document.file}" if double_of else document.id,
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
        same_as=double_of.document.file if double_of else None,
        warnings=warnings,
        error=document.error,
    )


def _plain(judged: JudgedStatement) -> Statement:
    return Statement(**{name: getattr(judged, name) for name in Statement.model_fields})


def _count(proposal: str, positions: Sequence[Position], respondents: int) -> Counts:
    on_it = [p for p in positions if p.proposal == proposal]
    by_stance = {stance: sum(p.stance is stance for p in on_it) for stance in Stance}
    return Counts(
        supports=by_stance[Stance.SUPPORTS],
        rejects=by_stance[Stance.REJECTS],
        comments=by_stance[Stance.COMMENTS],
        silent=respondents - len({p.respondent for p in on_it}),
    )
