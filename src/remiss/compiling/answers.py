"""The answers of one body: one row of the summary, or one for each where it has sent answers that disagree.

A body's letter, its annex and the minutes of its board are one answer in several files, and are weighed together. Two
letters of which one supports what the other rejects are not: weighed together they would cancel each other, and the row
would say what neither says. They become two rows, each with its own files, and a person decides which one holds.

Two files disagree if both take a stand on a proposal, or on the whole, and the stances differ. A comment that is
declared ("tar inte ställning") differs from support of the same proposal; a wider stand is not contradicted by a nearer
comment, nor one "in the main" by what it leaves out. A stand that is read with doubt parts nothing.
"""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from remiss.compiling.positions import Weighed, weigh_each, weigh_general
from remiss.model import Analysis, Basis, Qualifier, ReviewReason, Stance, Status

_DOUBTS = {
    ReviewReason.CUES_DISAGREE, ReviewReason.VOICE_UNCLEAR, ReviewReason.UNCERTAIN_LINK, ReviewReason.SCOPE_UNCLEAR,
}  # fmt: skip
_NUMBERED = re.compile(r" \(svar \d+\)$")
_SIDES = {Stance.SUPPORTS, Stance.REJECTS}
_WIDTH = {Basis.EXPLICIT: 0, Basis.SECTION: 1, Basis.GENERAL: 2}


@dataclass(frozen=True)
class BodyAnswer:
    """One answer of a body: its files, by name. ``number`` counts from 1 where it has several that disagree, else 0.

    ``several`` says that the body has sent more than one file that was read, whether they disagree or not.
    """

    name: str
    number: int
    analyses: tuple[Analysis, ...]
    several: bool

    @property
    def title(self) -> str:
        """What its row is called: ``Exempelverket``, ``Exempelverket (svar 2)``."""
        return f"{self.name} (svar {self.number})" if self.number > 1 else self.name


def body_of(title: str) -> str:
    """The body of a row, by what the row is called: ``Exempelverket (svar 2)`` is Exempelverket's."""
    return _NUMBERED.sub("", title)


def answers_by_body(analyses: Sequence[Analysis], proposals: Sequence[str]) -> dict[str, list[BodyAnswer]]:
    """The answers of each body, in the order in which the names are met; a body's own by date, then by file name.

    What could not be read goes with the first, as it is not known what it says.
    """
    by_name: dict[str, list[Analysis]] = defaultdict(list)
    for analysis in analyses:
        for name in analysis.identification.names:
            by_name[name].append(analysis)
    views: dict[str, _View] = {}
    return {name: _answers(name, sent, proposals, views) for name, sent in by_name.items()}


def remarks_on(by_body: Mapping[str, Sequence[BodyAnswer]]) -> dict[str, list[str]]:
    """For each file that was read of a body whose answers disagree, what to say of it, in Swedish, by the file's id."""
    remarks: defaultdict[str, list[str]] = defaultdict(list)
    for answers in by_body.values():
        for answer in answers if len(answers) > 1 else ():
            remark = _remark(answer, [other for other in answers if other is not answer])
            for analysis in answer.analyses:
                if analysis.document.status is Status.READ:
                    remarks[analysis.document.id].append(remark)
    return remarks


@dataclass(frozen=True)
class _Taken:
    """A stand that a file takes. ``limited`` says that it leaves something out by its own words."""

    stance: Stance
    width: int
    limited: bool


_View = dict[str | None, _Taken]


def _answers(name: str, sent: list[Analysis], proposals: Sequence[str], views: dict[str, _View]) -> list[BodyAnswer]:
    read = sorted((a for a in sent if a.document.status is Status.READ), key=_by_date)
    rows: list[list[Analysis]] = [[]]
    if len(read) > 1:
        for analysis in read:
            if analysis.document.id not in views:
                views[analysis.document.id] = _view(analysis, proposals)
    for analysis in read:
        agreeing = (r for r in rows if not any(_disagree(views, analysis, other) for other in r))
        row = next(agreeing, None)
        if row is None:
            rows.append([analysis])
        else:
            row.append(analysis)
    rows[0] += [a for a in sent if a.document.status is not Status.READ]
    return [
        BodyAnswer(
            name=name,
            number=number if len(rows) > 1 else 0,
            analyses=tuple(sorted(row, key=lambda a: a.document.file)),
            several=len(read) > 1,
        )
        for number, row in enumerate(rows, 1)
    ]


def _by_date(analysis: Analysis) -> tuple[datetime.date, str]:
    return analysis.identification.date or datetime.date.max, analysis.document.file


def _view(analysis: Analysis, proposals: Sequence[str]) -> _View:
    """What a file alone takes a stand on: proposals by id, and None for the whole."""
    stands = {s.id: s for s in analysis.statements if s.stand}
    found: _View = {}
    whole = (None, weigh_general(analysis.statements))
    for about, weighed in (whole, *weigh_each(analysis.statements, proposals).items()):
        if weighed and not _DOUBTS & set(weighed.review) and stands.keys() & set(weighed.statements):
            found[about] = _taken(weighed, scoped=any(stands[s].scope for s in weighed.statements if s in stands))
    return found


def _taken(weighed: Weighed, *, scoped: bool) -> _Taken:
    return _Taken(weighed.stance, _WIDTH[weighed.basis], scoped or Qualifier.PARTIAL in weighed.qualifiers)


def _disagree(views: dict[str, _View], one: Analysis, other: Analysis) -> bool:
    mine, yours = views[one.document.id], views[other.document.id]
    return any(_differ(mine[about], yours[about]) for about in mine.keys() & yours.keys())


def _differ(one: _Taken, other: _Taken) -> bool:
    if one.stance is other.stance:
        return False
    if one.width == other.width:
        return not (one.width == _WIDTH[Basis.GENERAL] and (one.limited or other.limited))
    wider = max(one, other, key=lambda taken: taken.width)
    return {one.stance, other.stance} == _SIDES and not wider.limited


def _remark(answer: BodyAnswer, others: Iterable[BodyAnswer]) -> str:
    told = "; ".join(f"svar {other.number} är {', '.join(a.document.file for a in other.analyses)}" for other in others)
    return (
        f"{answer.name} har lämnat olika svar, som redovisas var för sig. Detta är svar {answer.number}; {told}. "
        "Avgör vilket som gäller."
    )
