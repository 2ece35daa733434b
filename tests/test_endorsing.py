"""Bodies that join in what another says: shown always, counted where that is asked for, and marked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from letters import CONSULTATION, analysis, letter
from remiss import Stance, Summary, summarise_analyses
from remiss.model import Basis, Position, Qualifier, ReviewReason, WrittenCorrection
from remiss.model import Correction as Decided

FIRST = """Norrviks kommun
Norrviks kommun tillstyrker förslaget i avsnitt 3.2.1 men avstyrker förslaget i avsnitt 4.1.
# 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd
Kommunen tillstyrker förslaget."""


def summary_of(second: str, *, counted: bool = True, more: Sequence[str] = ()) -> Summary:
    asked = CONSULTATION.model_copy(update={"count_endorsements": counted})
    letters = [FIRST, f"Söderåsa kommun\n{second}", *more]
    return summarise_analyses(asked, [analysis(letter(text, f"svar/{n}.txt")) for n, text in enumerate(letters)])


def cells(summary: Summary, respondent: str = "soderasa-kommun") -> dict[str, Position]:
    return {p.proposal: p for p in summary.positions if p.respondent == respondent}


def test_what_another_body_says_is_taken_over_marked_and_traced() -> None:
    summary = summary_of("Söderåsa kommun instämmer i Norrviks kommuns yttrande.")
    found = cells(summary)
    assert {proposal: p.stance for proposal, p in found.items()} == {
        "3.2.1": Stance.SUPPORTS,
        "3.3": Stance.SUPPORTS,
        "4.1": Stance.REJECTS,
    }
    statements = {s.id: s for s in summary.statements}
    for position in found.values():
        assert position.through == "norrviks-kommun"
        assert position.review == (ReviewReason.ENDORSED,)
        assert position.basis is Basis.GENERAL
        (said,) = position.statements
        assert statements[said].text == "Söderåsa kommun instämmer i Norrviks kommuns yttrande."
    assert summary.counts["4.1"].rejects == 2
    assert "soderasa-kommun" not in summary.silent


def test_it_is_shown_and_not_counted_unless_asked_for() -> None:
    summary = summary_of("Söderåsa kommun instämmer i Norrviks kommuns yttrande.", counted=False)
    assert cells(summary) == {}
    assert [record.endorses for record in summary.documents] == [(), ("Norrviks kommun",)]
    assert "soderasa-kommun" in summary.silent


def test_an_own_stand_goes_first() -> None:
    found = cells(
        summary_of("Kommunen tillstyrker förslaget i avsnitt 4.1.\nI övrigt instämmer vi i Norrviks kommuns yttrande.")
    )
    assert (found["4.1"].stance, found["4.1"].through) == (Stance.SUPPORTS, None)
    assert found["3.2.1"].through == "norrviks-kommun"


def test_under_a_heading_it_reaches_that_proposal_alone() -> None:
    found = cells(
        summary_of(
            "# 4.1 Tillsynen ska samlas hos Trafiknämnden\nKommunen instämmer i Norrviks kommuns yttrande i denna del."
        )
    )
    assert {proposal: (p.stance, p.basis, p.review) for proposal, p in found.items()} == {
        "4.1": (Stance.REJECTS, Basis.EXPLICIT, (ReviewReason.ENDORSED,))
    }


def test_words_that_limit_it_make_it_partial_and_unclear() -> None:
    found = cells(summary_of("Kommunen instämmer i huvudsak i Norrviks kommuns yttrande."))
    assert found["3.2.1"].qualifiers == (Qualifier.PARTIAL,)
    assert found["3.2.1"].review == (ReviewReason.SCOPE_UNCLEAR, ReviewReason.ENDORSED)


@pytest.mark.parametrize(
    "words",
    [
        "Kommunen instämmer inte i Norrviks kommuns yttrande.",
        "Kommunen hänvisar till Norrviks kommuns yttrande.",
        "Kommunen instämmer i Bokverkets yttrande.",  # who has not answered
        "Kommunen instämmer i förslaget om bokbussar.",
    ],
)
def test_what_is_no_joining_in_is_not_counted(words: str) -> None:
    assert not [p for p in cells(summary_of(words)).values() if p.through]


def test_where_two_that_it_joins_in_disagree_nothing_is_counted() -> None:
    other = "Bokverket\nBokverket tillstyrker förslaget i avsnitt 4.1."
    words = "Kommunen instämmer i Norrviks kommuns yttrande.\nKommunen instämmer i Bokverkets yttrande."
    assert "4.1" not in cells(summary_of(words, more=[other]))


def test_what_is_taken_over_is_not_handed_on() -> None:
    third = "Region Västanå\nRegion Västanå instämmer i Söderåsa kommuns yttrande."
    summary = summary_of("Söderåsa kommun instämmer i Norrviks kommuns yttrande.", more=[third])
    assert cells(summary, "region-vastana") == {}


def test_it_can_be_corrected() -> None:
    asked = CONSULTATION.model_copy(update={"count_endorsements": True})
    letters = [FIRST, "Söderåsa kommun\nSöderåsa kommun instämmer i Norrviks kommuns yttrande."]
    analyses = [analysis(letter(text, f"svar/{n}.txt")) for n, text in enumerate(letters)]
    written = [
        WrittenCorrection(
            respondent="Söderåsa kommun", proposal="4.1", correction=Decided(stance=Stance.SUPPORTS), place="rad 2"
        ),
        WrittenCorrection(respondent="Söderåsa kommun", proposal="3.3", correction=Decided(stance=None), place="rad 3"),
    ]
    summary = summarise_analyses(asked, analyses, corrections=written)
    found = cells(summary)
    assert (found["4.1"].stance, found["4.1"].review, found["4.1"].through) == (Stance.SUPPORTS, (), None)
    assert "3.3" not in found
    assert {s for p in summary.positions for s in p.statements} <= {s.id for s in summary.statements}
