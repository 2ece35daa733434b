"""Two summaries of one consultation → what has changed between them, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from remiss.compiling.answers import body_of
from remiss.model import (
    Answer,
    Cause,
    CellChange,
    CellView,
    Correction,
    Difference,
    DocumentRecord,
    FileChange,
    GeneralPosition,
    MadeWith,
    Position,
    Summary,
    short_id,
)

_EMPTY = CellView(answer=None, machine=None)
Key = tuple[str, str | None]


def compare(old: Summary, new: Summary) -> Difference:
    """What ``new`` has that ``old`` had not, has no more, or has otherwise; in the order of ``new``."""
    one, other = _Side(old), _Side(new)
    return Difference(
        made_with=tuple(n for n in MadeWith.model_fields if getattr(old.made_with, n) != getattr(new.made_with, n)),
        proposals=(
            *(f"+{head}" for p, head in other.heads.items() if p not in one.heads),
            *(f"-{head}" for p, head in one.heads.items() if p not in other.heads),
        ),
        new_respondents=tuple(name for r, name in other.names.items() if r not in one.names),
        gone_respondents=tuple(name for r, name in one.names.items() if r not in other.names),
        answered=tuple(name for name in old.not_answered if name in other.bodies),
        files=tuple(_files(one.files, other.files)),
        cells=tuple(_cells(one, other)),
    )


class _Side:
    """One of the two, to look things up in. ``documents`` are those of the body, in all of its answers."""

    def __init__(self, summary: Summary) -> None:
        self.made_with = summary.made_with
        self.names = {r.id: r.name for r in summary.respondents}
        self.bodies = set(self.names.values())
        self.pictured = {r for d in summary.documents if d.ocr or d.needs_ocr for r in d.respondents}
        self.heads = {p.id: p.number or p.id for p in summary.consultation.proposals}
        self.files = {record.file: record for record in summary.documents}
        bodies: dict[str, set[str]] = {body_of(name): set() for name in self.names.values()}
        for record in summary.documents:
            for respondent in record.respondents if record.same_as is None else ():
                bodies[body_of(self.names[respondent])].add(record.id)
        self.documents = {respondent: bodies[body_of(name)] for respondent, name in self.names.items()}
        self.cells: dict[Key, CellView] = {}
        self.corrections: dict[Key, Answer | None] = {}
        self.through: dict[Key, str] = {}
        cells: tuple[Position | GeneralPosition, ...] = (*summary.positions, *summary.general)
        for cell in cells:
            key = (cell.respondent, cell.proposal if isinstance(cell, Position) else None)
            self.cells[key] = _view(cell)
            if cell.correction:
                self.corrections[key] = _decided(cell.correction)
            if isinstance(cell, Position) and cell.through:
                self.through[key] = cell.through
        for gone in summary.dismissed:
            self.cells[gone.respondent, gone.proposal] = CellView(answer=None, machine=gone.machine, corrected=True)
            self.corrections[gone.respondent, gone.proposal] = None
        ids = {name: respondent for respondent, name in self.names.items()}
        self.stale = {(ids[it.respondent], it.proposal) for it in summary.stale if it.respondent in ids}


def _view(cell: Position | GeneralPosition) -> CellView:
    answer = Answer(stance=cell.stance, qualifiers=cell.qualifiers)
    return CellView(
        answer=answer,
        machine=cell.machine if cell.correction else answer,
        review=cell.review,
        corrected=cell.correction is not None,
    )


def _cells(one: _Side, other: _Side) -> Iterator[CellChange]:
    """The cells that differ, but for those of a body that only one of them has: that body is told of as a whole."""
    keys = sorted({*one.cells, *other.cells}, key=_order(one, other))
    changed = {key for key in keys if one.cells.get(key, _EMPTY) != other.cells.get(key, _EMPTY)}
    for key in keys:
        respondent, proposal = key
        if key in changed and respondent in one.names and respondent in other.names:
            head = None if proposal is None else other.heads.get(proposal) or one.heads[proposal]
            yield CellChange(
                respondent=other.names[respondent],
                proposal=head,
                old=one.cells.get(key, _EMPTY),
                new=other.cells.get(key, _EMPTY),
                why=tuple(_causes(key, one, other, changed)),
            )


def _causes(key: Key, one: _Side, other: _Side, changed: set[Key]) -> Iterator[Cause]:
    respondent, proposal = key
    decided = (key in one.corrections, one.corrections.get(key)) != (
        key in other.corrections,
        other.corrections.get(key),
    )
    if decided:
        yield Cause.CORRECTION
        same = one.cells.get(key, _EMPTY).machine == other.cells.get(key, _EMPTY).machine
        if same and (key in one.stale) == (key in other.stale):
            return  # nothing but the decision has changed
    through = {one.through.get(key), other.through.get(key)} - {None}
    if one.documents[respondent] != other.documents[respondent]:
        yield Cause.TEXT
        return
    if any((body, proposal) in changed for body in through if body):
        yield Cause.ENDORSED
        return
    made = tuple(_made_otherwise(respondent, one, other))
    yield from made or (() if decided else (Cause.OTHER,))


def _made_otherwise(respondent: str, one: _Side, other: _Side) -> Iterator[Cause]:
    """What the two were made with that is not the same, of what can touch the respondent's cells."""
    old, new = one.made_with, other.made_with
    if (new.rules, new.remiss) != (old.rules, old.remiss):
        yield Cause.RULES
    if new.consultation != old.consultation:
        yield Cause.CONSULTATION
    if new.ocr != old.ocr and respondent in one.pictured | other.pictured:
        yield Cause.OCR


def _decided(correction: Correction) -> Answer | None:
    """What was decided, without who, when, why and on what."""
    return Answer(stance=correction.stance, qualifiers=correction.qualifiers) if correction.stance else None


def _order(one: _Side, other: _Side) -> _Order:
    return _Order(list(dict.fromkeys([*other.names, *one.names])), list(dict.fromkeys([*other.heads, *one.heads])))


class _Order:
    """The place of a cell: by respondent, then by proposal; the view of the whole last."""

    def __init__(self, respondents: list[str], proposals: list[str]) -> None:
        self._respondents = {respondent: at for at, respondent in enumerate(respondents)}
        self._proposals = {proposal: at for at, proposal in enumerate(proposals)}

    def __call__(self, key: Key) -> tuple[int, int]:
        respondent, proposal = key
        whole = len(self._proposals)
        return self._respondents[respondent], whole if proposal is None else self._proposals[proposal]


def _files(old: Mapping[str, DocumentRecord], new: Mapping[str, DocumentRecord]) -> Iterator[FileChange]:
    for file in sorted({*old, *new}):
        before, after = (short_id(side[file].id) if file in side else None for side in (old, new))
        if before != after:
            yield FileChange(file=file, old=before, new=after)
