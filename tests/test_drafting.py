"""The draft paragraphs: their words on made-up cells, and that names and counts are those of the cells."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafts import check_draft
from letters import CONSULTATION, analysis, letter
from remiss import Respondent, Stance, Summary, open_case, summarise_analyses
from remiss.analysis import analyse_case
from remiss.compiling.drafting import Reasons, Sources, draft_paragraph
from remiss.model import (
    Analysis,
    Basis,
    Category,
    Position,
    ProposalHeader,
    ProposalKind,
    Qualifier,
    Quantities,
)

ROOT = Path(__file__).parents[1]
NAMES = [
    ("Snårsta tingsrätt", Category.COURT),
    ("Bokverket", Category.AGENCY),
    ("Inspektionen för läs och skriv", Category.AGENCY),
    ("Region Västanå", Category.REGION),
    ("Norrviks kommun", Category.MUNICIPALITY),
    ("Söderåsa kommun", Category.MUNICIPALITY),
    ("Bokens vänner", Category.ORGANISATION),
    ("Läslust AB", Category.COMPANY),
    ("Greta Påhittad", Category.PRIVATE_PERSON),
    ("Nils Uppdiktad", Category.PRIVATE_PERSON),
]
BODIES = [Respondent(id=f"r{at}", name=name, category=category) for at, (name, category) in enumerate(NAMES)]
PROPOSAL = ProposalHeader(id="3.1", number="3.1", title="Bokbussarna ska bli fler")
WORDS: dict[str, tuple[Stance, tuple[Qualifier, ...]]] = {
    "+": (Stance.SUPPORTS, ()),
    "e": (Stance.SUPPORTS, (Qualifier.NO_OBJECTION,)),
    "h": (Stance.SUPPORTS, (Qualifier.PARTIAL,)),
    "v": (Stance.SUPPORTS, (Qualifier.CONDITIONAL,)),
    "s": (Stance.SUPPORTS, (Qualifier.WITH_REMARKS,)),
    "-": (Stance.REJECTS, ()),
    "d": (Stance.REJECTS, (Qualifier.PARTIAL,)),
    "t": (Stance.COMMENTS, (Qualifier.DOUBTFUL,)),
    "m": (Stance.COMMENTS, (Qualifier.MIXED,)),
    "n": (Stance.COMMENTS, (Qualifier.NEITHER,)),
    "o": (Stance.COMMENTS, ()),
    "i": (Stance.COMMENTS, (Qualifier.NO_OPINION,)),
}
"""a cell by one sign; a blank is silence"""


def cells(signs: str) -> list[Position]:
    """A position for each sign, of the body in the same place."""
    return [
        Position(
            respondent=body.id, proposal="3.1", stance=WORDS[sign][0], qualifiers=WORDS[sign][1],
            basis=Basis.EXPLICIT, statements=(),
        )
        for body, sign in zip(BODIES, signs, strict=False)
        if sign != " "
    ]  # fmt: skip


def drafted(signs: str, kind: ProposalKind = ProposalKind.PROPOSAL, **thresholds: float) -> str:
    sources = Sources(BODIES, frozenset(), len(BODIES), Reasons([], []), Quantities.model_validate(thresholds))
    return draft_paragraph(PROPOSAL.model_copy(update={"kind": kind}), cells(signs), sources).text


ALL_OF = "remissinstanser som har yttrat sig i denna del"


@pytest.mark.parametrize(
    ("signs", "paragraph"),
    [
        ("", "Ingen remissinstans har yttrat sig i denna del."),
        (
            "ii",
            "Ingen remissinstans har framfört någon uppfattning om förslaget. Snårsta tingsrätt och Bokverket har inga "
            "synpunkter på förslaget.",
        ),
        (" +", "Endast ett fåtal remissinstanser har yttrat sig i denna del. Bokverket tillstyrker förslaget."),
        ("++++++++", f"Samtliga {ALL_OF} tillstyrker förslaget."),
        ("eeeee", f"Samtliga {ALL_OF}, nämligen Snårsta tingsrätt, Bokverket, Inspektionen för läs och skriv, Region "
                  "Västanå samt Norrviks kommun, har inget att invända mot förslaget."),
        (
            "+e++ ++-",
            f"De flesta {ALL_OF}, bl.a. Snårsta tingsrätt, Inspektionen för läs och skriv, Region Västanå, Söderåsa "
            "kommun samt Bokens vänner, tillstyrker förslaget eller har inget att invända mot det. Bokverket "
            "har inget att invända mot förslaget. Läslust AB avstyrker dock förslaget.",
        ),
        (
            "hvs+++ t-",
            f"De flesta {ALL_OF}, bl.a. Inspektionen för läs och skriv, Region Västanå, Norrviks kommun samt Söderåsa "
            "kommun, tillstyrker helt eller i huvudsak förslaget. Snårsta tingsrätt tillstyrker i huvudsak förslaget. "
            "Bokverket tillstyrker förslaget med villkor. Inspektionen för läs och skriv lämnar samtidigt synpunkter. "
            "En privatperson avstyrker dock förslaget. Läslust AB uttrycker tveksamhet inför förslaget.",
        ),
        (
            "+++---o",
            "Remissinstanserna har olika uppfattningar om förslaget. Snårsta tingsrätt, Bokverket samt Inspektionen "
            "för läs och skriv tillstyrker förslaget. Region Västanå, Norrviks kommun och Söderåsa kommun avstyrker "
            "förslaget. Bokens vänner lämnar synpunkter på förslaget utan att ta ställning för eller emot.",
        ),
        (
            "----- +nm",
            f"En majoritet av de {ALL_OF}, nämligen Snårsta tingsrätt, Bokverket, Inspektionen för läs och skriv, "
            "Region Västanå samt Norrviks kommun, avstyrker förslaget. Bokens vänner tillstyrker dock förslaget. En "
            "privatperson har en delad inställning till förslaget. Läslust AB tar inte ställning till förslaget.",
        ),
        (
            "+-e",
            "Endast ett fåtal remissinstanser har yttrat sig i denna del. Snårsta tingsrätt tillstyrker förslaget. "
            "Inspektionen för läs och skriv har inget att invända mot förslaget. Bokverket avstyrker förslaget.",
        ),
        (
            "        --",
            "Endast ett fåtal remissinstanser har yttrat sig i denna del. Två privatpersoner avstyrker förslaget.",
        ),
    ],
)  # fmt: skip
def test_a_paragraph_reads_as_a_bill_does(signs: str, paragraph: str) -> None:
    assert drafted(signs) == paragraph


@pytest.mark.parametrize(
    ("kind", "begins", "ends"),
    [
        (ProposalKind.ASSESSMENT, "delar bedömningen.", "Läslust AB delar dock inte bedömningen."),
        (
            ProposalKind.RECOMMENDATION,
            "ställer sig bakom rekommendationen.",
            "Läslust AB ställer sig dock inte bakom rekommendationen.",
        ),
    ],
)
def test_an_assessment_is_shared_and_not_supported(kind: ProposalKind, begins: str, ends: str) -> None:
    text = drafted("+++++++-", kind)
    assert begins in text
    assert text.endswith(ends)
    assert "styrk" not in text


def test_who_agrees_with_one_who_was_quoted_does_so_too() -> None:
    """Bokverket's words are quoted, and Västanå has rejected the assessment without a reason."""
    one = analysis(letter("Bokverket\nBokverket delar inte bedömningen i avsnitt 3.1 eftersom bussarna är för få."))
    other = analysis(letter("Region Västanå\nRegionen delar inte bedömningen i avsnitt 3.1.", "svar/region.txt"))
    more = [
        analysis(letter(f"{name}\nKommunen delar bedömningen i avsnitt 3.1.", f"svar/{name}.txt"))
        for name in ("Norrviks kommun", "Söderåsa kommun")
    ]
    draft = summarise_analyses(CONSULTATION, [one, other, *more]).drafts[0]
    assert draft.text == (
        "Remissinstanserna har olika uppfattningar om bedömningen. Norrviks kommun och Söderåsa kommun delar "
        "bedömningen. Bokverket delar inte bedömningen ”eftersom bussarna är för få”. Region Västanå delar inte heller "
        "bedömningen."
    )


def test_the_thresholds_are_settings() -> None:
    assert drafted("++++++---").startswith("En majoritet av de ")
    assert drafted("++++++---", most=0.6).startswith("De flesta ")
    assert drafted("++++++---", majority=0.7).startswith("Remissinstanserna har olika uppfattningar")
    assert drafted("++++++++-", nearly_all=0.85).startswith("Så gott som alla ")
    assert "bl.a. Snårsta tingsrätt och Bokverket, " in drafted("++++++---", named=2)
    assert "Endast ett fåtal" not in drafted("+-", few=1)


@settings(max_examples=400, deadline=None)
@given(
    signs=st.text(st.sampled_from([*WORDS, " "]), max_size=len(BODIES)),
    kind=st.sampled_from(list(ProposalKind)),
    thresholds=st.builds(
        Quantities,
        nearly_all=st.sampled_from([0.8, 0.9, 1]),
        most=st.sampled_from([0.6, 0.75]),
        few=st.integers(0, 5),
        named=st.integers(1, 12),
    ),
)
def test_everybody_is_behind_a_sentence_and_the_counts_are_those_of_the_cells(
    signs: str, kind: ProposalKind, thresholds: Quantities
) -> None:
    positions = cells(signs)
    sources = Sources(BODIES, frozenset(), len(BODIES), Reasons([], []), thresholds)
    draft = draft_paragraph(PROPOSAL.model_copy(update={"kind": kind}), positions, sources)
    check_draft(draft, positions, BODIES, {}, answered=len(BODIES), thresholds=thresholds)
    assert draft.text.endswith(".")
    assert "{" not in draft.text
    assert "  " not in draft.text


@pytest.mark.parametrize("case", ["tillit", "gold/kulturbidrag", "gold/langa-brev"])
def test_names_counts_and_quotes_of_real_drafts_are_those_of_the_letters(case: str) -> None:
    opened = open_case(ROOT / "fixtures" / case)
    analyses = analyse_case(opened, jobs=2)
    summary = summarise_analyses(opened.consultation, analyses)
    check_drafts(summary, analyses, opened.consultation.wording)
    assert sum(len(sentence.quotes) for draft in summary.drafts for sentence in draft.sentences) >= 8


def check_drafts(summary: Summary, analyses: Iterable[Analysis], thresholds: Quantities) -> None:
    documents = {analysed.document.id: analysed.document for analysed in analyses}
    read = {r for record in summary.documents if record.status == "read" for r in record.respondents}
    assert [draft.proposal for draft in summary.drafts] == [p.id for p in summary.consultation.proposals]
    for draft in summary.drafts:
        check_draft(draft, summary.positions, summary.respondents, documents, answered=len(read), thresholds=thresholds)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1 eftersom nämnden saknar personal.",
            "Bokverket avstyrker förslaget ”eftersom nämnden saknar personal”.",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Nämnden saknar den personal som krävs.",
            "Bokverket avstyrker förslaget och anför: ”Nämnden saknar den personal som krävs.”",
        ),
        (
            "Nämnden har ingen personal på orten. Bokverket avstyrker därför förslaget i avsnitt 4.1.",
            "Bokverket avstyrker förslaget och anför: ”Nämnden har ingen personal på orten.”",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Verket har förståelse för att det inte är lätt.",
            "Bokverket avstyrker förslaget.",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Ärendet har avgjorts av generaldirektören och inte av mig.",
            "Bokverket avstyrker förslaget.",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Det är inte teknikfientlighet som talar.",
            "Bokverket avstyrker förslaget.",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Det är oklart om nämnden inte saknar personal.",
            "Bokverket avstyrker förslaget och anför: ”Det är oklart om nämnden inte saknar personal.”",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Men nämnden saknar den personal som krävs.",
            "Bokverket avstyrker förslaget.",
        ),
        (
            "Bokverket avstyrker förslaget i avsnitt 4.1. Den frågan är inte utredd i någon del.",
            "Bokverket avstyrker förslaget.",
        ),
        (
            "Givet att nämnden får medel är en samlad tillsyn bättre än i dag, och Bokverket tillstyrker förslaget i "
            "avsnitt 4.1.",
            "Bokverket tillstyrker förslaget med villkor.",
        ),
        (
            "Bokverket tillstyrker förslaget i avsnitt 4.1 under förutsättning att ”nämnden” får medel.",
            "Bokverket tillstyrker förslaget ”under förutsättning att ’nämnden’ får medel”.",
        ),
    ],
)
def test_a_reason_is_quoted_where_the_words_say_that_it_is_one(said: str, written: str) -> None:
    analysed = analysis(letter(f"Bokverket\n{said}"))
    summary = summarise_analyses(CONSULTATION, [analysed])
    draft = next(draft for draft in summary.drafts if draft.proposal == "4.1")
    assert draft.text == written
    check_drafts(summary, [analysed], CONSULTATION.wording)
