"""People's decisions laid over the machine's answers: each finds its cell and counts, is stale, or is an error.

A correction counts as long as the words that it was made on are the respondent's words. It is stale where a document
that was there then is gone or another, or where one that was not there then says something of the same proposal: the
machine's answer counts again, marked. The same documents hold the same words, so a correction outlives new rules, and
other names and numbers (``addressing``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from remiss.compiling.addressing import Addresses, UnknownProposalError
from remiss.compiling.masking import document_id
from remiss.compiling.quoted_words import find, lines_of
from remiss.errors import CaseError
from remiss.model import (
    Analysis,
    Answer,
    Basis,
    Consultation,
    Correction,
    Dismissal,
    GeneralPosition,
    Position,
    Respondent,
    ReviewReason,
    StaleCorrection,
    Staleness,
    Statement,
    Status,
    WrittenCorrection,
    short_id,
)

_MOST_QUOTED = 20_000
"""characters of the words behind a cell that a correction keeps"""
_SHOWN = 20
"""so many faults are told at once"""
Key = tuple[str, str | None]
Cell = Position | GeneralPosition


@dataclass(frozen=True)
class Corrected:
    """The cells as they count, those taken away, the corrections that are stale, and statements that people quoted."""

    positions: list[Position]
    general: list[GeneralPosition]
    dismissed: list[Dismissal] = field(default_factory=list)
    stale: list[StaleCorrection] = field(default_factory=list)
    quoted: list[Statement] = field(default_factory=list)


def correct(
    positions: Sequence[Position],
    general: Sequence[GeneralPosition],
    written: Sequence[WrittenCorrection],
    *,
    consultation: Consultation,
    respondents: Sequence[Respondent],
    answers: Mapping[str, Sequence[Analysis]],
    more: Sequence[Statement] = (),
) -> Corrected:
    """Lay corrections over the machine's cells. ``answers`` are the analyses behind each respondent, by its id, and
    ``more`` statements behind cells that none of them has.

    Raises CaseError, with every row that is wrong, for a respondent or a proposal that there is not, an answer that
    cannot be confirmed because there is none, and two corrections of one cell.
    """
    if not written:
        return Corrected(list(positions), list(general))
    cells: dict[Key, Cell] = {(p.respondent, p.proposal): p for p in positions}
    cells |= {(g.respondent, None): g for g in general}
    masked = {short_id(document_id(a.document.id)): short_id(a.document.id) for some in answers.values() for a in some}
    plain = [_with_plain_files(one, masked) for one in written]
    addresses = Addresses(consultation, respondents, answers, plain)
    desk = _Desk(cells, consultation, respondents, answers, more, addresses)
    for one in plain:
        desk.take(one)
    if desk.faults:
        rest = [f"… och {len(desk.faults) - _SHOWN} till."] if len(desk.faults) > _SHOWN else []
        raise CaseError("\n".join([*desk.faults[:_SHOWN], *rest]))
    return desk.result()


def documents_of(analyses: Iterable[Analysis]) -> tuple[str, ...]:
    """What a correction keeps of a respondent's documents, so that it can be told whether they are the same."""
    return tuple(sorted({short_id(analysis.document.id) for analysis in analyses}))


class _Desk:
    """Where corrections are taken in, one by one."""

    def __init__(
        self,
        cells: dict[Key, Cell],
        consultation: Consultation,
        respondents: Sequence[Respondent],
        answers: Mapping[str, Sequence[Analysis]],
        more: Sequence[Statement],
        addresses: Addresses,
    ) -> None:
        self.cells = cells
        self.answers = answers
        self.faults: list[str] = []
        self._addresses = addresses
        self._order = {r.id: at for at, r in enumerate(respondents)}
        self._bodies = {r.id: r.name for r in respondents}
        self._asked = [p.id for p in consultation.proposals]
        self._statements: dict[str, Statement] = {statement.id: statement for statement in more}
        self._statements |= {s.id: s for analyses in answers.values() for a in analyses for s in a.statements}
        self._seen: dict[Key, str] = {}
        self._dismissed: list[Dismissal] = []
        self._stale: list[StaleCorrection] = []
        self._quoted: list[Statement] = []

    def result(self) -> Corrected:
        def place(key: Key) -> tuple[int, int]:
            respondent, proposal = key
            return self._order[respondent], len(self._asked) if proposal is None else self._asked.index(proposal)

        ordered = [self.cells[key] for key in sorted(self.cells, key=place)]
        return Corrected(
            positions=[cell for cell in ordered if isinstance(cell, Position)],
            general=[cell for cell in ordered if isinstance(cell, GeneralPosition)],
            dismissed=sorted(self._dismissed, key=lambda d: place((d.respondent, d.proposal))),
            stale=sorted(self._stale, key=lambda s: (s.respondent, s.proposal or "")),
            quoted=self._quoted,
        )

    def take(self, written: WrittenCorrection) -> None:
        """Let one correction count, put it among the stale, or find fault with it."""
        respondent, proposal = self._addresses.respondent(written), None
        try:
            if written.proposal is not None:
                proposal = self._addresses.proposal(written.proposal, written.title)
        except UnknownProposalError as fault:
            self._fault(written, str(fault))
            return
        if respondent is None and written.correction.files:
            self._set_aside(written, proposal, Staleness.ANSWER_GONE)
        elif respondent is None:
            self._fault(
                written,
                f"ingen remissinstans som har svarat heter ”{written.respondent}”. Skriv namnet som i matrisen, eller "
                "ta bort rättelsen",
            )
        elif earlier := self._seen.get((respondent, proposal)):
            self._fault(written, f"samma ruta är rättad också i {earlier}. Ta bort den ena rättelsen")
        else:
            self._seen[respondent, proposal] = written.place
            self._lay(written.model_copy(update={"respondent": self._bodies[respondent]}), (respondent, proposal))

    def _lay(self, written: WrittenCorrection, key: Key) -> None:
        cell, correction = self.cells.get(key), written.correction
        why = self._staleness(correction, key)
        if why and written.confirms:
            correction = _confirming(correction, cell)
        if why:
            self._set_aside(written.model_copy(update={"correction": correction}), key[1], why)
            if cell:
                self.cells[key] = _marked(cell)
            return
        if written.confirms:
            correction = _confirming(correction, cell)
        added = None if cell or not correction.stance else self._statement(correction, key)
        said = [self._statements[s] for s in cell.statements] if cell else [added] if added else []
        tied = correction.model_copy(
            update={
                "quote": "\n".join(dict.fromkeys(_plain(s.text) for s in said))[:_MOST_QUOTED] or correction.quote,
                "files": documents_of(self.answers[key[0]]),
            }
        )
        if tied.stance is None:
            self.cells.pop(key, None)
            machine, statements = (_machine(cell), cell.statements) if cell else (None, ())
            self._dismissed.append(
                Dismissal(respondent=key[0], proposal=key[1], machine=machine, correction=tied, statements=statements)
            )
            return
        if added:
            self._quoted.append(added)
        self.cells[key] = _decided(key, cell, tied, [s.id for s in said])

    def _set_aside(self, written: WrittenCorrection, proposal: str | None, why: Staleness) -> None:
        self._stale.append(
            StaleCorrection(respondent=written.respondent, proposal=proposal, correction=written.correction, why=why)
        )

    def _fault(self, written: WrittenCorrection, what: str) -> None:
        self.faults.append(f"{written.place}: {what}.")

    def _staleness(self, correction: Correction, key: Key) -> Staleness | None:
        """Why a correction does not count any more; None where it does."""
        now, cell = self.answers[key[0]], self.cells.get(key)
        found = all(any(find(a.document.text, line) for a in now) for line in lines_of(correction.quote))
        if not correction.files:
            return None if found else Staleness.TEXT_CHANGED
        then, here = set(correction.files), set(documents_of(now))
        if then - here:
            return Staleness.FILE_CHANGED if found else Staleness.TEXT_CHANGED
        behind = {short_id(self._statements[s].document) for s in cell.statements} if cell else here
        return Staleness.TEXT_CHANGED if behind - then else None

    def _statement(self, correction: Correction, key: Key) -> Statement | None:
        """A statement of the words that a person quotes for a cell in which the machine has none; None without any."""
        assert correction.stance is not None  # noqa: S101  # a cell that is emptied has no words
        if not correction.quote.strip() or key[1] is None:
            return None
        tries = dict.fromkeys((correction.quote, *lines_of(correction.quote)))
        read = [a.document for a in self.answers[key[0]] if a.document.status is Status.READ]
        found = ((document, span) for words in tries for document in read if (span := find(document.text, words)))
        document, (start, end) = next(found, (None, (0, 0)))
        if document is None:
            return None
        at, block = next(((n, b) for n, b in enumerate(document.blocks, 1) if b.start <= start < b.end), (1, None))
        return Statement(
            id=self._free_id(f"{short_id(document.id)}-{key[1]}-rättad"),
            document=document.id,
            page=block.page if block else None,
            paragraph=at,
            start=start,
            end=end,
            text=document.text[start:end],
            proposals=(key[1],),
            stance=correction.stance,
            qualifiers=correction.qualifiers,
        )

    def _free_id(self, identity: str) -> str:
        """A number where another of those who have sent a letter together has had words of it added too."""
        taken = [s.id for s in self._quoted]
        return next(i for n in count(1) if (i := identity if n == 1 else f"{identity}-{n}") not in taken)


def _confirming(correction: Correction, cell: Cell | None) -> Correction:
    """The correction with the machine's own answer; of an empty cell, that it is rightly empty."""
    said = {"stance": cell.stance, "qualifiers": cell.qualifiers} if cell else {"stance": None}
    return correction.model_copy(update=said)


def _machine(cell: Cell) -> Answer:
    return Answer(stance=cell.stance, qualifiers=cell.qualifiers)


def _marked(cell: Cell) -> Cell:
    """The machine's cell with the mark that a person's decision of it is stale."""
    marks = {*cell.review, ReviewReason.CORRECTION_STALE}
    return cell.model_copy(update={"review": tuple(reason for reason in ReviewReason if reason in marks)})


def _decided(key: Key, cell: Cell | None, correction: Correction, statements: Sequence[str]) -> Cell:
    """The cell as a person has decided, the machine's answer beside it; free of marks."""
    decided = {
        "stance": correction.stance,
        "qualifiers": correction.qualifiers,
        "review": (),
        "machine": _machine(cell) if cell else None,
        "correction": correction,
    }
    if isinstance(cell, Position):
        same = (correction.stance, correction.qualifiers) == (cell.stance, cell.qualifiers)
        return cell.model_copy(update={**decided, "rivals": (), "through": cell.through if same else None})
    if cell:
        return cell.model_copy(update=decided)
    if key[1] is None:
        return GeneralPosition.model_validate({"respondent": key[0], "statements": statements, **decided})
    return Position.model_validate(
        {
            "respondent": key[0], "proposal": key[1], "basis": Basis.EXPLICIT, "statements": statements, **decided,
        }
    )  # fmt: skip


def _with_plain_files(written: WrittenCorrection, masked: Mapping[str, str]) -> WrittenCorrection:
    """The correction with the documents' own ids, where it was made on masked ones."""
    files = tuple(sorted(masked.get(file, file) for file in written.correction.files))
    return written.model_copy(update={"correction": written.correction.model_copy(update={"files": files})})


def _plain(text: str) -> str:
    return " ".join(text.split())
