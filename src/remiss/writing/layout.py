"""From a Summary to the View that the reports lay out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from remiss.model import (
    Basis,
    Category,
    Counts,
    Dismissal,
    DocumentRecord,
    GeneralPosition,
    MadeWith,
    Position,
    StaleCorrection,
    Statement,
    Status,
    Summary,
)
from remiss.writing import labels
from remiss.writing.collecting import nothing_collected
from remiss.writing.quotes import Quote, merged, quote
from remiss.writing.stands import Dismissed, Stale, Stand
from remiss.writing.view import Column, File, Row, Sentence, View
from remiss.writing.wording import (
    OCR_HELP,
    backing,
    listed,
    number,
    one_line,
    shown,
    signed,
    swedish_order,
    unread_pictures,
)

_SEVERAL = 2


@nothing_collected()
def view(summary: Summary) -> View:
    """Lay a summary out for the reports."""
    return _Layout(summary).view()


class _Layout:
    """The look-ups that the parts of a view are made from."""

    def __init__(self, summary: Summary) -> None:
        self.summary = summary
        order = list(Category)
        self.respondents = sorted(
            summary.respondents, key=lambda r: (order.index(r.category), swedish_order(one_line(r.name)), r.id)
        )
        self.rank = {respondent.id: at for at, respondent in enumerate(self.respondents)}
        self.names = {respondent.id: one_line(respondent.name) for respondent in self.respondents}
        self.categories = {respondent.id: respondent.category for respondent in self.respondents}
        self.bodies = self.names | {
            respondent: one_line(sender.name)
            for record in summary.documents
            for respondent, sender in zip(record.respondents, record.senders, strict=False)
        }
        self.records = {record.id: record for record in summary.documents}
        self.statements = {statement.id: statement for statement in summary.statements}
        self.heads = {p.id: one_line(p.number or p.id) for p in summary.consultation.proposals}
        self.holding = {p.as_posix() for record in summary.documents for p in PurePosixPath(record.file).parents}
        self.drafts = {draft.proposal: draft for draft in summary.drafts}
        self.quotes: dict[tuple[str, ...], tuple[Quote, ...]] = {}
        self.dismissed = {(d.respondent, d.proposal): self._dismissed(d) for d in summary.dismissed}
        self.rows_of = Counter(self.bodies.values())
        self.files_of: defaultdict[str, list[str]] = defaultdict(list)
        for record in summary.documents:
            for respondent in record.respondents if record.same_as is None else ():
                self.files_of[respondent].append(one_line(record.file))
        self.in_general: defaultdict[str, set[str]] = defaultdict(set)
        for position in summary.general:
            self.in_general[position.respondent].update(position.statements)

    def _answer(self, respondent: str) -> str:
        """The files of one answer, where the body has sent several that disagree; else nothing."""
        if self.rows_of[self.bodies[respondent]] < _SEVERAL:
            return ""
        return ", ".join(self.files_of[respondent])

    def _quoted(self, statements: tuple[str, ...]) -> tuple[Quote, ...]:
        """The quotes of some statements; what is said of many proposals at once is made once."""
        if statements not in self.quotes:
            together = merged(self.statements[statement] for statement in statements)
            self.quotes[statements] = tuple(map(self._quote, together))
        return self.quotes[statements]

    def _quote(self, statement: Statement) -> Quote:
        record = self.records[statement.document]
        rivals = () if statement.proposals else tuple(self.heads[rival] for rival in statement.rivals)
        return quote(statement, who=self._who(record.respondents), file=one_line(record.file), rivals=rivals)

    def _dismissed(self, dismissal: Dismissal) -> Dismissed:
        return Dismissed(
            respondent=dismissal.respondent,
            name=self.names[dismissal.respondent],
            category=self.categories[dismissal.respondent],
            proposal=dismissal.proposal,
            head=self._head(dismissal.proposal),
            program=dismissal.machine,
            decided=dismissal.correction,
            quotes=self._quoted(dismissal.statements),
        )

    def _head(self, proposal: str | None) -> str:
        return self.heads[proposal] if proposal is not None else labels.WHOLE

    def _stale(self, stale: StaleCorrection) -> Stale:
        return Stale(
            name=one_line(stale.respondent),
            head=self._head(stale.proposal),
            words=labels.decided(stale.correction.stance, stale.correction.qualifiers),
            signed=signed(stale.correction),
            why=labels.STALENESS[stale.why],
            decided=stale.correction,
        )

    def _draft(self, proposal: str) -> Iterator[Sentence]:
        draft = self.drafts.get(proposal)
        for sentence in draft.sentences if draft else ():
            names = tuple(self.names[r] for r in sorted(sentence.respondents, key=lambda r: self.rank[r]))
            yield Sentence(
                text=one_line(sentence.text),
                names=names,
                quantity=sentence.quantity,
                of=sentence.of,
                backing=backing(one_line(sentence.quantity), sentence.of, one_line(sentence.among), names),
            )

    def _who(self, respondents: Iterable[str]) -> str:
        return ", ".join(self.names[respondent] for respondent in respondents)

    def view(self) -> View:
        summary = self.summary
        asked = summary.consultation.proposals
        column_of = {proposal.id: at for at, proposal in enumerate(asked)}
        cells: dict[tuple[str, str], Stand] = {}
        stands: dict[str, list[Stand]] = {proposal.id: [] for proposal in asked}
        for position in sorted(summary.positions, key=lambda p: (self.rank[p.respondent], column_of[p.proposal])):
            anchor = f"p{self.rank[position.respondent] + 1}-{column_of[position.proposal] + 1}"
            stand = cells[position.respondent, position.proposal] = self._stand(position, anchor)
            stands[position.proposal].append(stand)
        was_read = {r for record in summary.documents if record.status is Status.READ for r in record.respondents}
        general = sorted(summary.general, key=lambda g: self.rank[g.respondent])
        return View(
            title=one_line(summary.consultation.title),
            facts=tuple(self._facts()),
            columns=tuple(
                Column(
                    anchor=f"f{at}",
                    id=proposal.id,
                    number=one_line(proposal.number or ""),
                    head=self.heads[proposal.id],
                    title=one_line(proposal.title) or one_line(proposal.id),
                    kind=proposal.kind,
                    counts=summary.counts.get(proposal.id, Counts()),
                    stands=tuple(stands[proposal.id]),
                    draft=tuple(self._draft(proposal.id)),
                )
                for at, proposal in enumerate(asked, 1)
            ),
            rows=tuple(
                Row(
                    id=respondent.id,
                    name=self.names[respondent.id],
                    category=respondent.category,
                    invited=respondent.invited,
                    read=respondent.id in was_read,
                    cells=tuple(cells.get((respondent.id, proposal.id)) for proposal in asked),
                    answer=self._answer(respondent.id),
                    dismissed=tuple(self.dismissed.get((respondent.id, proposal.id)) for proposal in asked),
                    declined=respondent.id in summary.declined,
                    body=self.bodies[respondent.id],
                )
                for respondent in self.respondents
            ),
            general=tuple(self._stand(position, f"g{at}") for at, position in enumerate(general, 1)),
            unplaced=tuple(self._quote(self.statements[statement]) for statement in summary.unplaced),
            files=tuple(self._file(record) for record in summary.documents),
            silent=self._names(summary.silent),
            not_answered=tuple(sorted(map(one_line, summary.not_answered), key=swedish_order)),
            made_with=_made_with(summary.made_with),
            pictures=unread_pictures(summary.documents, summary.made_with.ocr),
            dismissed=tuple(self.dismissed.values()),
            stale=tuple(map(self._stale, summary.stale)),
            declined=self._names(summary.declined),
            uninvited=self._names(r.id for r in summary.respondents if not r.invited),
            campaigns=tuple(tuple(self._file(self.records[d]) for d in group) for group in summary.campaigns),
        )

    def _names(self, respondents: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.names[r] for r in sorted(respondents, key=lambda r: self.rank[r]))

    def _stand(self, position: Position | GeneralPosition, anchor: str) -> Stand:
        placed = position if isinstance(position, Position) else None
        return Stand(
            anchor=anchor,
            respondent=position.respondent,
            name=self.names[position.respondent],
            category=self.categories[position.respondent],
            stance=position.stance,
            qualifiers=position.qualifiers,
            review=position.review,
            quotes=self._quoted(position.statements),
            proposal=placed.proposal if placed else None,
            head=self._head(placed.proposal if placed else None),
            rivals=tuple(self.heads[rival] for rival in placed.rivals) if placed else (),
            basis=placed.basis if placed else None,
            scope=one_line(position.scope) if isinstance(position, GeneralPosition) else "",
            program=position.machine,
            decided=position.correction,
            through=self.names[placed.through] if placed and placed.through else "",
            by_reference=placed is not None and self._is_by_reference(placed),
            body=self.bodies[position.respondent],
            answer=self._answer(position.respondent),
        )

    def _is_by_reference(self, position: Position) -> bool:
        """Are its quotes all among the respondent's general views?"""
        if position.basis is not Basis.GENERAL or not position.statements:
            return False
        return self.in_general[position.respondent].issuperset(position.statements)

    def _file(self, record: DocumentRecord) -> File:
        return File(
            file=one_line(record.file),
            status=record.status,
            who=self._who(record.respondents),
            pages=record.pages,
            date=record.date or "",
            dnr=one_line(record.dnr or ""),
            endorses=tuple(map(one_line, record.endorses)),
            remark=shown(" ".join(filter(None, (record.error, *record.warnings))).replace(f" {OCR_HELP}", "")),
            double=record.same_as is not None,
            holds=record.file in self.holding,
        )

    def _came(self) -> str:
        """How many files there are, and how many of them stand for no answer of their own."""
        records = self.summary.documents
        names = {record.file for record in records}
        counts = {
            "låg i mejl eller zip-arkiv": sum(record.came_in(names) for record in records),
            "inte gav någon text": sum(r.status is not Status.READ and not r.same_as for r in records),
            "är samma svar som en annan": sum(record.same_as is not None for record in records),
        }
        among = [f"{count} {words}" for words, count in counts.items() if count]
        return f"{len(records)}, varav {listed(among)}" if among else str(len(records))

    def _facts(self) -> Iterator[tuple[str, str]]:
        asked, summary = self.summary.consultation, self.summary
        invited = len({self.bodies[respondent.id] for respondent in summary.respondents if respondent.invited})
        answers = Counter(self.bodies[respondent.id] for respondent in summary.respondents)
        apart = sum(count > 1 for count in answers.values())
        if asked.reference:
            yield "Remitterat underlag", one_line(asked.reference)
        if asked.dnr:
            yield "Diarienummer", one_line(asked.dnr)
        if asked.deadline:
            yield "Sista svarsdag", asked.deadline.isoformat()
        yield "Förslag och bedömningar", str(len(asked.proposals))
        yield "Inkomna filer", self._came()
        yield "Svarande remissinstanser", f"{len(answers)}, varav {number(invited, 'inbjuden', 'inbjudna')}"
        if apart:
            yield "Har lämnat svar som inte stämmer överens", number(apart, "remissinstans", "remissinstanser")
        yield "Inbjudna som inte har svarat", str(len(summary.not_answered))
        yield "Ställningstaganden", str(len(summary.positions))
        corrections = [*(p.correction for p in summary.positions), *(g.correction for g in summary.general)]
        if decided := sum(map(bool, corrections)) + len(summary.dismissed):
            yield "Rättat eller kontrollerat för hand", str(decided)
        if summary.stale:
            yield "Rättelser som inte gäller längre", str(len(summary.stale))
        doubts = [*(p.review for p in summary.positions), *(g.review for g in summary.general)]
        yield "Att granska", str(sum(map(bool, doubts)))


def _made_with(made: MadeWith) -> str:
    own = f", {one_line(made.steps)}" if made.steps else ""
    return f"remiss {one_line(made.remiss)}, regler {one_line(made.rules)[:19]}{own}"
