"""Two summaries of one consultation → what has changed between them, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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
)

_ID = 12
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
        answered=tuple(name for name in old.not_answered if name not in new.not_answered),
        files=tuple(_files(one.files, other.files)),
        cells=tuple(_cells(one, other)),
    )


class _Side:
    """One of the two, to look things up in."""

    def __init__(self, summary: Summary) -> None:
        self.made_with = summary.made_with
        self.names = {r.id: r.name for r in summary.respondents}
        self.heads = {p.id: p.number or p.id for p in summary.consultation.proposals}
        self.files = {record.file: record for record in summary.documents}
        self.documents: dict[str, set[str]] = {r: set() for r in self.names}
        for record in summary.documents:
            for respondent in record.respondents if record.same_as is None else ():
                self.documents[respondent].add(record.id)
        self.cells: dict[Key, CellView] = {}
        self.corrections: dict[Key, Correction] = {}
        self.through: dict[Key, str] = {}
        cells: tuple[Position | GeneralPosition, ...] = (*summary.positions, *summary.general)
        for cell in cells:
            key = (cell.respondent, cell.proposal if isinstance(cell, Position) else None)
            self.cells[key] = _view(cell)
            if cell.correction:
                self.corrections[key] = cell.correction
            if isinstance(cell, Position) and cell.through:
                self.through[key] = cell.through
        for gone in summary.dismissed:
            self.cells[gone.respondent, gone.proposal] = CellView(answer=None, machine=gone.machine, corrected=True)
            self.corrections[gone.respondent, gone.proposal] = gone.correction


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
    if one.corrections.get(key) != other.corrections.get(key):
        yield Cause.CORRECTION
        if one.cells.get(key, _EMPTY).machine == other.cells.get(key, _EMPTY).machine:
            return  # nothing but the decision has changed
    through = {one.through.get(key), other.through.get(key)} - {None}
    if one.documents[respondent] != other.documents[respondent]:
        yield Cause.TEXT
    elif any((body, proposal) in changed for body in through if body):
        yield Cause.ENDORSED
    elif (other.made_with.rules, other.made_with.remiss) != (one.made_with.rules, one.made_with.remiss):
        yield Cause.RULES
    elif other.made_with.consultation != one.made_with.consultation:
        yield Cause.CONSULTATION
    elif other.made_with.ocr != one.made_with.ocr:
        yield Cause.OCR
    elif one.corrections.get(key) == other.corrections.get(key):
        yield Cause.OTHER


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
        before, after = (side[file].id[:_ID] if file in side else None for side in (old, new))
        if before != after:
            yield FileChange(file=file, old=before, new=after)
