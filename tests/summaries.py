"""Summaries to try the writers on. Every body and every word in them is invented."""

from __future__ import annotations

import datetime
import random

from remiss.model import (
    Answer,
    Basis,
    Category,
    ConsultationHeader,
    Correction,
    Counts,
    Dismissal,
    DocumentRecord,
    Draft,
    DraftQuote,
    DraftSentence,
    Evidence,
    GeneralPosition,
    MadeWith,
    Position,
    ProposalHeader,
    ProposalKind,
    Qualifier,
    Respondent,
    ReviewReason,
    Role,
    StaleCorrection,
    Staleness,
    Stance,
    Statement,
    Status,
    Summary,
)

FORMULA = '=HYPERLINK("http://x.example")'
SCRIPT = "<script>alert(1)</script>"
MARKUP = "[red]Rött[/red] & vänner :skull:"
TURNED = "Abc \u202egnisrävs\u202c \x1b[31m \x07AB"
MADE_WITH = MadeWith(remiss="0.1.0", rules="sha256:0123456789abcdef")

PROPOSALS = (
    ProposalHeader(id="3.1", number="3.1", title="Myndigheten bör ge stöd", kind=ProposalKind.ASSESSMENT),
    ProposalHeader(id="3.2.1", number="3.2.1", title="Ett nytt register över pärlfiskare ska inrättas"),
    ProposalHeader(id="3.2.2", number="3.2.2", title="Avgiften ska höjas & sänkas <samtidigt>"),
    ProposalHeader(id="4", number="4", title="Utvärdera efter fem år", kind=ProposalKind.RECOMMENDATION),
    ProposalHeader(id="ikraft", number=None, title="Lagen ska träda i kraft vid årsskiftet om inte annat sägs"),
)

RESPONDENTS = (
    Respondent(id="parlfiskeverket", name="Pärlfiskeverket", category=Category.AGENCY, invited=True),
    Respondent(id="ostronnamnden", name="Ostronnämnden", category=Category.AGENCY, invited=True),
    Respondent(id="ahus-tingsratt", name="Åhusa tingsrätt", category=Category.COURT, invited=True),
    Respondent(id="algby", name="Älgby kommun", category=Category.MUNICIPALITY, invited=True),
    Respondent(id="ovre", name="Övre Snårsta kommun", category=Category.MUNICIPALITY),
    Respondent(id="formel", name=FORMULA, category=Category.ORGANISATION),
    Respondent(id="skript", name=SCRIPT, category=Category.COMPANY),
    Respondent(id="markup", name=MARKUP, category=Category.COMPANY),
    Respondent(id="turned", name=TURNED, category=Category.PRIVATE_PERSON),
    Respondent(id="tyst", name="Tysta Sällskapet", category=Category.ORGANISATION, invited=True),
    Respondent(id="skannad", name="Region Skannad", category=Category.REGION, invited=True),
)


def evidence(text: str, start: int, words: str, role: Role, rule: str) -> Evidence:
    """Evidence for the first occurrence of ``words`` in a quote that begins at ``start``."""
    at = start + text.index(words)
    return Evidence(rule=rule, role=role, start=at, end=at + len(words), text=words)


def statement(
    number: int,
    document: str,
    text: str,
    stance: Stance,
    *proposals: str,
    page: int | None = None,
    cue: str = "",
    reference: str = "",
    heading: str = "",
    qualifiers: tuple[Qualifier, ...] = (),
) -> Statement:
    """A statement, with a cue, a reference and a heading above it where the words are given."""
    start = number * 1000
    found = []
    if heading:
        found.append(
            Evidence(
                rule="link.heading", role=Role.HEADING, start=start - 100, end=start - 100 + len(heading), text=heading
            )
        )
    if cue:
        found.append(evidence(text, start, cue, Role.CUE, f"{stance.value}.{cue.split()[0].lower()}"))
    if reference:
        found.append(evidence(text, start, reference, Role.REFERENCE, "link.number"))
    return Statement(
        id=f"s{number}",
        document=document,
        page=page,
        paragraph=number + 1,
        start=start,
        end=start + len(text),
        text=text,
        proposals=proposals,
        stance=stance,
        qualifiers=qualifiers,
        evidence=tuple(found),
    )


STATEMENTS = (
    statement(
        1, "d1", "Pärlfiskeverket tillstyrker förslaget i avsnitt 3.2.1.", Stance.SUPPORTS, "3.2.1",
        page=2, cue="tillstyrker", reference="avsnitt 3.2.1", heading="3.2.1 Ett nytt register",
    ),
    statement(
        2, "d1", "Verket avstyrker att avgiften höjs i nuvarande form.", Stance.REJECTS, "3.2.2",
        page=3, cue="avstyrker", qualifiers=(Qualifier.CONDITIONAL,),
    ),
    statement(
        3, "d2", "Nämnden är i huvudsak positiv till förslagen i betänkandet.", Stance.SUPPORTS,
        "3.1", "3.2.1", "3.2.2", "4", "ikraft", cue="positiv", qualifiers=(Qualifier.PARTIAL,),
    ),
    statement(
        4, "d3", "Tingsrätten har inget att invända mot bedömningen.", Stance.SUPPORTS, "3.1",
        page=1, cue="inget att invända", qualifiers=(Qualifier.NO_OBJECTION,),
    ),
    statement(5, "d3", "Frågan om tidpunkt behöver utredas.", Stance.COMMENTS, "ikraft", page=1, cue="behöver utredas"),
    statement(
        6, "d4", f"Kommunen ställer sig frågande till registret {SCRIPT} och\u2028är [bold]tveksam[/bold].",
        Stance.COMMENTS, "3.2.1", cue="ställer sig frågande", qualifiers=(Qualifier.DOUBTFUL,),
    ),
    statement(
        7, "d5", "Snårsta varken tillstyrker eller avstyrker.", Stance.COMMENTS, "3.2.2", "4",
        page=7, cue="varken tillstyrker eller avstyrker", qualifiers=(Qualifier.NEITHER,),
    ),
    statement(
        8, "d6", "=1+1 vore bättre, men vi delar delvis utredningens tanke.", Stance.COMMENTS, "3.1",
        page=1, cue="delar delvis", qualifiers=(Qualifier.MIXED,),
    ),
    statement(9, "d7", "Vi välkomnar utvärderingen. Vi anser dock att tre år räcker.", Stance.SUPPORTS, "4",
              page=12, cue="välkomnar", qualifiers=(Qualifier.WITH_REMARKS,)),
    statement(10, "d8", "Bolaget avstår från att yttra sig om ikraftträdandet.", Stance.COMMENTS, "ikraft",
              page=1, cue="avstår", qualifiers=(Qualifier.NO_OPINION,)),
    statement(11, "d9", "Jag motsätter mig \u202etsettaks\u202c registret.", Stance.REJECTS, "3.2.1",
              cue="motsätter mig"),
    statement(12, "d5", "Vi avstyrker bestämt det förslaget.", Stance.REJECTS, page=8, cue="avstyrker"),
)  # fmt: skip


def position(respondent: str, proposal: str, number: int, basis: Basis, *review: ReviewReason) -> Position:
    """A position that says what its one statement says."""
    said = STATEMENTS[number - 1]
    return Position(
        respondent=respondent,
        proposal=proposal,
        stance=said.stance,
        qualifiers=said.qualifiers,
        basis=basis,
        review=review,
        statements=(said.id,),
    )


POSITIONS = (
    position("parlfiskeverket", "3.2.1", 1, Basis.EXPLICIT),
    position("parlfiskeverket", "3.2.2", 2, Basis.EXPLICIT, ReviewReason.CUES_DISAGREE, ReviewReason.WEAK_CUE),
    *(position("ostronnamnden", p.id, 3, Basis.GENERAL, ReviewReason.SCOPE_UNCLEAR) for p in PROPOSALS),
    position("ahus-tingsratt", "3.1", 4, Basis.SECTION, ReviewReason.SUMMARY_DIFFERS, ReviewReason.FAR_ANAPHORA),
    position("ahus-tingsratt", "ikraft", 5, Basis.EXPLICIT, ReviewReason.WEAK_CUE),
    position("algby", "3.2.1", 6, Basis.EXPLICIT, ReviewReason.UNCERTAIN_LINK),
    position("ovre", "3.2.2", 7, Basis.EXPLICIT),
    position("ovre", "4", 7, Basis.EXPLICIT, ReviewReason.SEVERAL_DOCUMENTS),
    position("formel", "3.1", 8, Basis.EXPLICIT),
    position("skript", "4", 9, Basis.EXPLICIT),
    position("markup", "ikraft", 10, Basis.EXPLICIT),
    Position(
        respondent="turned",
        proposal="3.2.1",
        stance=Stance.REJECTS,
        basis=Basis.EXPLICIT,
        statements=("s11",),
        machine=Answer(stance=Stance.SUPPORTS, qualifiers=(Qualifier.PARTIAL,)),
        correction=Correction(
            stance=Stance.REJECTS, note="läst i sin helhet", by="=Greta <Påhittad>", when="2099-05-02", quote="Nej."
        ),
    ),
    Position(
        respondent="ovre",
        proposal="3.1",
        stance=Stance.COMMENTS,
        qualifiers=(Qualifier.DOUBTFUL,),
        basis=Basis.EXPLICIT,
        statements=(),
        correction=Correction(stance=Stance.COMMENTS, qualifiers=(Qualifier.DOUBTFUL,), note="stod i en bild"),
    ),
    Position(
        respondent="skript",
        proposal="ikraft",
        stance=Stance.SUPPORTS,
        basis=Basis.EXPLICIT,
        statements=("s9",),
        machine=Answer(stance=Stance.SUPPORTS),
        correction=Correction(stance=Stance.SUPPORTS, by="GP"),
    ),
)

DISMISSED = (
    Dismissal(
        respondent="markup",
        proposal="3.1",
        machine=Answer(stance=Stance.REJECTS),
        correction=Correction(stance=None, note="=1+1 handlar om något annat", by="Greta Påhittad", when="2099-05-02"),
        statements=("s10",),
    ),
)

STALE = (
    StaleCorrection(
        respondent="Pärlfiskeverket",
        proposal="3.2.2",
        correction=Correction(stance=Stance.COMMENTS, qualifiers=(Qualifier.MIXED,), by="Greta Påhittad", note="<b>"),
        why=Staleness.TEXT_CHANGED,
    ),
)

DRAFTS = (
    Draft(
        proposal="3.2.1",
        sentences=(
            DraftSentence(
                text="Flertalet av de remissinstanser som har yttrat sig i denna del, bl.a. Pärlfiskeverket, "
                "tillstyrker förslaget eller har inget att invända mot det.",
                respondents=("parlfiskeverket", "ostronnamnden"),
                named=("parlfiskeverket",),
                quantity="Flertalet",
                of=3,
                among="som har yttrat sig i denna del",
            ),
            DraftSentence(
                text="Älgby kommun har dock frågor och menar att ”det är oklart”.",
                respondents=("algby",),
                named=("algby",),
                of=3,
                quotes=(
                    DraftQuote(
                        respondent="algby", document="d4", page=None, start=6000, end=6014, text="det är oklart"
                    ),
                ),
            ),
        ),
    ),
)


def document(number: int, file: str, *respondents: str, **more: object) -> DocumentRecord:
    """A file that was read, unless ``more`` says something else."""
    record = {
        "id": f"d{number}",
        "file": f"svar/{file}",
        "status": Status.READ,
        "respondents": respondents,
        "pages": 4,
        "date": "2026-03-01",
        "dnr": f"2026/{number}",
    }
    return DocumentRecord.model_validate(record | more)


DOCUMENTS = (
    document(1, "parlfiskeverket.pdf", "parlfiskeverket"),
    document(2, "ostron.docx", "ostronnamnden", pages=None, endorses=("Pärlfiskeverket",)),
    document(3, "tingsratt.pdf", "ahus-tingsratt", warnings=("Sidan 2 har ingen text.",)),
    document(4, "algby.docx", "algby", pages=None),
    document(5, "snarsta.pdf", "ovre"),
    document(6, "=cmd.pdf", "formel"),
    document(7, "<b>skript</b>.pdf", "skript"),
    document(8, "markup.pdf", "markup"),
    document(9, "privat.txt", "turned", pages=None),
    document(10, "tyst.pdf", "tyst"),
    document(11, "skannad.pdf", "skannad", status=Status.NO_TEXT, warnings=("Filen är inskannad och har ingen text.",)),
    document(12, "trasig.pdf", status=Status.FAILED, pages=None, date=None, error="Filen är skadad: be om en ny."),
    document(13, "missiv.pdf"),
)


def counts(positions: tuple[Position, ...], proposals: tuple[ProposalHeader, ...], answered: int) -> dict[str, Counts]:
    """Count positions by proposal and stance."""
    found = {}
    for proposal in proposals:
        stances = [position.stance for position in positions if position.proposal == proposal.id]
        found[proposal.id] = Counts(
            **{stance.value: stances.count(stance) for stance in Stance}, silent=answered - len(stances)
        )
    return found


def small() -> Summary:
    """Everything once: all stances, qualifiers and review reasons, hostile names, files of every fate."""
    return Summary(
        made_with=MADE_WITH,
        consultation=ConsultationHeader(
            title="Pärlfiske i förändring",
            reference="SOU 2099:1",
            dnr="N2099/00001",
            deadline=datetime.date(2099, 4, 24),
            proposals=PROPOSALS,
        ),
        respondents=RESPONDENTS,
        documents=DOCUMENTS,
        positions=POSITIONS,
        general=(
            GeneralPosition(
                respondent="ostronnamnden",
                stance=Stance.SUPPORTS,
                qualifiers=(Qualifier.PARTIAL,),
                scope="i de delar som rör ostron",
                review=(ReviewReason.RESPONDENT_UNCERTAIN,),
                statements=("s3",),
            ),
        ),
        statements=STATEMENTS,
        dismissed=DISMISSED,
        stale=STALE,
        unplaced=("s12",),
        silent=("tyst",),
        declined=("tyst",),
        campaigns=(("d4", "d5"),),
        drafts=DRAFTS,
        not_answered=("Östra Musselförbundet", "Blåstångens riksförbund"),
        counts=counts(POSITIONS, PROPOSALS, len(RESPONDENTS) - 1),
    )


def empty() -> Summary:
    """A consultation that nobody has answered."""
    return Summary(
        made_with=MADE_WITH,
        consultation=ConsultationHeader(title="Ingen har svarat", proposals=PROPOSALS[:1]),
        respondents=(),
        documents=(),
        positions=(),
        general=(),
        statements=(),
        unplaced=(),
        silent=(),
        not_answered=("Pärlfiskeverket",),
        counts={"3.1": Counts()},
    )


def big(bodies: int = 140, asked: int = 60, seed: int = 1) -> Summary:
    """As many answers as a large consultation gets, most of them with a word on about half of the proposals."""
    dice = random.Random(seed)
    numbers = [f"{4 + at // 10}.{at % 10 // 4 + 1}.{at % 10 % 4 + 1}" for at in range(asked)]
    proposals = tuple(
        ProposalHeader(id=number, number=number, title=f"Åtgärden med ordningstalet {at} ska genomföras i pärlfisket")
        for at, number in enumerate(numbers, 1)
    )
    categories = [c for c in Category if c is not Category.PRIVATE_PERSON]
    respondents = tuple(
        Respondent(id=f"organ-{at}", name=f"Påhittade {at}:e organet i Snårsta med omnejd", category=categories[at % 9])
        for at in range(bodies)
    )
    statements: list[Statement] = []
    positions: list[Position] = []
    for at, respondent in enumerate(respondents):
        for proposal in proposals:
            if dice.random() < 0.5:
                continue
            number = len(statements) + 1
            stance = dice.choice(list(Stance))
            verb = {"supports": "tillstyrker", "rejects": "avstyrker", "comments": "har frågor om"}[stance.value]
            text = f"Organet {verb} förslaget i avsnitt {proposal.number}. " + "Det rör pärlfisket. " * dice.randint(
                0, 9
            )
            said = statement(
                number, f"d{at}", text.strip(), stance, proposal.id,
                page=dice.randint(1, 9), cue=verb, reference=f"avsnitt {proposal.number}",
            )  # fmt: skip
            statements.append(said)
            positions.append(
                Position(
                    respondent=respondent.id,
                    proposal=proposal.id,
                    stance=stance,
                    qualifiers=(Qualifier.PARTIAL, Qualifier.WITH_REMARKS) if stance is Stance.SUPPORTS else (),
                    basis=Basis.EXPLICIT,
                    review=(ReviewReason.WEAK_CUE,) if dice.random() < 0.2 else (),
                    statements=(said.id,),
                )
            )
    return Summary(
        made_with=MADE_WITH,
        consultation=ConsultationHeader(title="Pärlfiskets framtid", reference="SOU 2099:2", proposals=proposals),
        respondents=respondents,
        documents=tuple(document(at, f"organ-{at}.pdf", r.id) for at, r in enumerate(respondents)),
        positions=tuple(positions),
        general=(),
        statements=tuple(statements),
        unplaced=(),
        silent=(),
        not_answered=tuple(f"Tysta organet {at}" for at in range(20)),
        counts=counts(tuple(positions), proposals, len(respondents)),
    )


def called(summary: Summary, name: str) -> Summary:
    """The summary with one name everywhere that a stranger can put words."""
    return summary.model_copy(
        update={
            "consultation": summary.consultation.model_copy(
                update={
                    "title": name,
                    "proposals": tuple(p.model_copy(update={"title": name}) for p in summary.consultation.proposals),
                }
            ),
            "respondents": tuple(r.model_copy(update={"name": name}) for r in summary.respondents),
            "documents": tuple(d.model_copy(update={"file": name, "error": name}) for d in summary.documents),
            "statements": tuple(s.model_copy(update={"text": name, "evidence": ()}) for s in summary.statements),
            "not_answered": (name,),
        }
    )
