"""Which proposal is meant where no number says so: by the words of the clause, its paragraph and its heading together.

The letters answer an invented consultation on ferries whose boxes are known. Another test adds twenty proposals that no
letter touches to each labelled consultation, and counts what they draw.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import analysis, answers, compiled, letter
from remiss import Consultation, Proposal, summarise_analyses
from remiss.analysis import analyse
from remiss.evaluating import open_gold
from remiss.evaluating.gold import name_of
from remiss.model import Basis, Document, ReviewReason, Role
from remiss.reading.layout.marks import points
from remiss.understanding.rulebook import load_lexicon
from remiss.understanding.segment import segment
from remiss.understanding.weighing import Scales

GOLD = Path(__file__).parents[1] / "fixtures" / "gold"

FERRIES = Consultation(
    title="Färjor för alla",
    reference="Ds 2034:3",
    invited=("Farledsverket", "Skärvika kommun"),
    proposals=(
        Proposal(
            id="4.1",
            number="4.1",
            title="Biljetten på kustfärjorna ska vara avgiftsfri för barn",
            text="Den som inte har fyllt 16 år ska resa utan avgift med en kustfärja.",
        ),
        Proposal(
            id="4.2",
            number="4.2",
            title="Isbrytare ska hållas i beredskap hela vintern",
            text="Farledsverket ska hålla tre isbrytare bemannade från november till april.",
        ),
        Proposal(
            id="5.1.1",
            number="5.1.1",
            title="Tillstånd att ankra med husbåt ska gälla i fem år",
            text="Kommunen ska besluta om tillståndet.",
        ),
        Proposal(
            id="5.1.2",
            number="5.1.2",
            title="Tillstånd att ankra med restaurangfartyg ska gälla i fem år",
            text="Länsstyrelsen ska besluta om tillståndet.",
        ),
        Proposal(
            id="6",
            number="6",
            title="En lotsutbildning ska inrättas i Skärvika",
            text="Utbildningen ska omfatta tolv platser om året och ges av högskolan.",
        ),
    ),
)
NUMBERLESS = FERRIES.model_copy(
    update={
        "proposals": tuple(
            p.model_copy(update={"id": f"f{at}", "number": None}) for at, p in enumerate(FERRIES.proposals, 1)
        )
    }
)


def from_farledsverket(body: str) -> Document:
    """A letter from an invited body, with a heading that says what it answers."""
    return letter(f"Farledsverket\n2034-05-02\n# Remissvar på Ds 2034:3\n{body}", "svar/farledsverket.txt")


FOR, AGAINST = "supports", "rejects"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        # a shortened, an inflected and a paraphrased title
        ("## Lotsutbildningen\nVi tillstyrker.", {"6": FOR}),
        ("Vi avstyrker att lotsar utbildas i Skärvika.", {"6": AGAINST}),
        # the box's words, and the stand in the next sentence
        (
            "Tre bemannade isbrytare från november till april kostar mer än så. Farledsverket avstyrker det.",
            {"4.2": AGAINST},
        ),
        (
            "Den som inte har fyllt 16 år ska enligt promemorian slippa betala på kustfärjan. Det välkomnar vi.",
            {"4.1": FOR},
        ),
        # near-twins, told apart by the one word that differs
        ("Att tillståndet för en husbåt ska gälla i fem år är rimligt.", {"5.1.1": FOR}),
        ("För restaurangfartygen bör tillstånd att ankra inte gälla i fem år. Förslaget avstyrks.", {"5.1.2": AGAINST}),
        # both of them, and only then
        (
            "Tillstånden att ankra, för husbåt respektive restaurangfartyg, ska gälla i fem år. Vi tillstyrker båda.",
            {"5.1.1": FOR, "5.1.2": FOR},
        ),
        # what a clause goes on to is said for itself
        ("Vi tillstyrker isbrytarna i beredskap men avstyrker lotsutbildningen.", {"4.2": FOR, "6": AGAINST}),
        # what is left out of a stand names nothing
        (
            "Med undantag för lotsutbildningen i Skärvika tillstyrker Farledsverket förslagen i promemorian.",
            {"4.1": FOR, "4.2": FOR, "5.1.1": FOR, "5.1.2": FOR},
        ),
        # a chapter by what it is about
        (
            "Kapitlet som handlar om husbåtar och restaurangfartyg har vi inga synpunkter på.",
            {"5.1.1": "comments no_opinion", "5.1.2": "comments no_opinion"},
        ),
        # a statute, a word of any letter, and a part of another word are no proposal's
        ("Vi tillstyrker ändringen i 4 kap. 2 § lotslagen (2001:16).", {}),
        ("Vi tillstyrker en beredning i vanlig ordning.", {}),
    ],
)
def test_what_a_letter_without_numbers_speaks_of(body: str, expected: dict[str, str]) -> None:
    assert answers(from_farledsverket(body), consultation=FERRIES) == expected


def test_a_consultation_without_numbers_works_from_start_to_end() -> None:
    body = "## Isbrytare i beredskap\nVi tillstyrker.\n## Lotsutbildning i Skärvika\nFarledsverket avstyrker förslaget."

    assert answers(from_farledsverket(body), consultation=NUMBERLESS) == {"f2": FOR, "f5": AGAINST}


def test_the_evidence_says_which_words_matched_and_against_which() -> None:
    summary = compiled(from_farledsverket("Tre bemannade isbrytare räcker inte. Vi avstyrker."), consultation=FERRIES)
    (said,) = [s for s in summary.statements if s.proposals == ("4.2",)]
    matched = {(piece.text, piece.against, piece.role) for piece in said.evidence if piece.against}

    assert ("isbrytare", "4.2 Isbrytare", Role.CONTEXT) in matched
    assert ("bemannade", "4.2 bemannade", Role.CONTEXT) in matched


def test_what_is_too_close_to_call_is_marked_and_names_both() -> None:
    summary = compiled(from_farledsverket("Tillståndet att få ankra i fem år är rimligt."), consultation=FERRIES)
    lost = {s.id: s for s in summary.statements}
    named = [set(lost[s].rivals) for s in summary.unplaced] + [{p.proposal, *p.rivals} for p in summary.positions]

    assert named == [{"5.1.1", "5.1.2"}]
    assert all(ReviewReason.UNCERTAIN_LINK in p.review for p in summary.positions)


def test_one_word_alone_never_places_without_a_mark() -> None:
    summary = compiled(from_farledsverket("Att ge någon beredskap är en bra idé."), consultation=FERRIES)

    assert all(ReviewReason.UNCERTAIN_LINK in position.review for position in summary.positions)


@pytest.mark.parametrize(
    "line",
    [
        "Avsnitt 5.1",
        "Avsnitt 4.1–4.2, 5.2 och 6",
        "Kapitel 7",
        "Kapitel 7 Avgifter",
        "Förslag 4.2:",
        "Avsnitten 4.1, 4.2",
    ],
)
def test_a_line_that_only_points_at_sections_is_a_heading(line: str) -> None:
    assert points(line)


@pytest.mark.parametrize(
    "line",
    ["Avsnitt 5.1 innehåller", "Avsnitt 4.1 Regionen ansvarar. Det", "Kapitel", "Avsnitt 4.1 ........ 12", "4.1 Mål"],
)
def test_a_line_that_says_more_or_less_is_none(line: str) -> None:
    assert not points(line)


def test_under_a_line_that_points_at_sections_the_stand_is_on_those() -> None:
    body = (
        "Kapitel 5\nFarledsverket har inget att invända mot förslagen.\nAvsnitt 6\nFarledsverket avstyrker förslaget."
    )
    from remiss import summarise_texts

    text = f"Farledsverket\n\n2034-05-02\n\nRemissvar på Ds 2034:3\n\nVi lämnar följande svar.\n\n{body}".replace(
        "\n", "\n\n"
    )
    summary = summarise_texts(FERRIES, {"farledsverket.txt": text})

    assert {(p.proposal, p.stance.value, p.basis) for p in summary.positions} == {
        ("5.1.1", "supports", Basis.SECTION),
        ("5.1.2", "supports", Basis.SECTION),
        ("6", "rejects", Basis.EXPLICIT),
    }


@given(
    st.lists(
        st.sampled_from(
            [
                "isbrytare",
                "husbåt",
                "lots",
                "barn",
                "tillstånd",
                "fem",
                "år",
                "ankra",
                "färja",
                "vinter",
                "nej",
                "ja",
                "och",
            ]
        ),
        max_size=14,
    )
)
def test_weights_are_the_same_each_time_and_their_evidence_stands_in_the_letter(words: list[str]) -> None:
    document = from_farledsverket(f"Vi tycker om {' '.join(words)}.")
    passages = segment(document, load_lexicon())

    for passage in passages:
        weights = Scales(document, FERRIES).weigh(passage)
        assert weights == Scales(document, FERRIES).weigh(passage)
        assert [w.score for w in weights] == sorted((w.score for w in weights), reverse=True)
        for piece in (piece for weight in weights for piece in weight.evidence):
            assert document.text[piece.start : piece.end] == piece.text


def test_more_of_a_proposals_words_never_weigh_less() -> None:
    few = analysis(from_farledsverket("Vi tillstyrker isbrytarna."), FERRIES)
    more = analysis(from_farledsverket("Vi tillstyrker isbrytarna i beredskap hela vintern."), FERRIES)

    def weight(document: Document) -> float:
        passage = segment(document, load_lexicon())[-1]
        return next(w.score for w in Scales(document, FERRIES).weigh(passage) if w.proposal == "4.2")

    assert weight(more.document) > weight(few.document)


def test_twenty_proposals_that_no_letter_touches_draw_next_to_nothing() -> None:
    """One in a hundred at most, over the five consultations; a stand on the whole is on them too (codebook)."""
    drawn: list[tuple[str, str]] = []
    answered = 0
    for case, _ in open_gold([GOLD]):
        decoys = tomllib.loads((GOLD / "decoys" / f"{name_of(case)}.toml").read_text(encoding="utf-8"))["proposals"]
        others = tuple(Proposal(id=decoy["number"], **decoy) for decoy in decoys)
        asked = case.consultation.model_copy(update={"proposals": (*case.consultation.proposals, *others)})
        summary = summarise_analyses(asked, [analyse(path, asked, file=case.name(path)) for path in case.responses])
        decoy = {other.id for other in others}
        taken = [p for p in summary.positions if p.basis is not Basis.GENERAL or p.proposal not in decoy]
        drawn += [(p.respondent, p.proposal) for p in taken if p.proposal in decoy]
        answered += len(taken)

    assert len(drawn) <= answered / 100, drawn
