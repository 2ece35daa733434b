"""Who has only said that they do not answer, as against who has no view, or abstains on one proposal."""

from __future__ import annotations

import pytest

from letters import ALL, CONSULTATION, analysis, compiled, from_bokverket
from remiss import summarise_analyses
from remiss.model import Analysis, Document, Identification, Qualifier, Stance, Status


@pytest.mark.parametrize(
    "words",
    [
        "Bokverket avstår från att yttra sig.",
        "Bokverket avstår från att yttra sig över remissen.",
        "Bokverket avstår från att lämna synpunkter på betänkandet.",
        "Bokverket avböjer att besvara remissen.",
        "Bokverket yttrar sig inte i ärendet.",
        "Bokverket har beslutat att inte lämna något yttrande.",
        "Bokverket kommer inte att lämna något remissvar.",
        "Tack för remissen. Bokverket har valt att inte svara på remissen.",
        "Vi lämnar inget yttrande över promemorian.",
        "Bokverket berörs inte av förslagen och avstår därför från att yttra sig.",
        "Bokverket har beretts tillfälle att yttra sig. Verket avstår från att lämna synpunkter.",
    ],
)
def test_a_letter_that_only_declines(words: str) -> None:
    summary = compiled(from_bokverket(words))

    assert summary.declined == ("bokverket",)
    assert all(p.stance is Stance.COMMENTS and p.qualifiers == (Qualifier.NO_OPINION,) for p in summary.positions)
    assert "Bokverket" not in summary.not_answered


@pytest.mark.parametrize(
    "words",
    [
        "Bokverket har inga synpunkter.",
        "Bokverket har inga synpunkter på förslagen.",
        "Bokverket har inget att erinra mot förslagen.",
        "Remissen föranleder inget yttrande från Bokverket.",
        # on one proposal, or the rest
        "Bokverket avstår från att yttra sig över 3.3.",
        "Bokverket avstår från att yttra sig över förslaget i avsnitt 9.9.",
        "Bokverket avstår från att yttra sig om 3.3 men tillstyrker 4.1.",
        "Bokverket tillstyrker förslaget i avsnitt 3.3 och avstår i övrigt från att yttra sig.",
        # something else is said too
        "Bokverket avstår från att yttra sig men instämmer i Riksförbundet för Resande Biblioteks yttrande.",
        "Bokverket avstår från att svara. Vi vill dock framhålla vikten av bokbussar i glesbygd.",
        "Bokverket avstår från att yttra sig. Bokverket avstyrker dock förslaget i avsnitt 4.1.",
        # somebody else abstains
        "Utredningen avstår från att lämna förslag om bokbåtar. Bokverket tillstyrker förslagen i betänkandet.",
    ],
)
def test_a_letter_that_says_more_or_less_has_answered(words: str) -> None:
    assert compiled(from_bokverket(words)).declined == ()


def test_the_comments_of_who_declines_are_those_of_who_has_no_view() -> None:
    declining = compiled(from_bokverket("Bokverket avstår från att yttra sig."))
    without_view = compiled(from_bokverket("Bokverket har inga synpunkter."))

    assert [(p.proposal, p.stance, p.qualifiers, p.review) for p in declining.positions] == [
        (p.proposal, p.stance, p.qualifiers, p.review) for p in without_view.positions
    ]
    assert declining.counts == without_view.counts
    assert {p.proposal for p in declining.positions} == {*ALL}


def test_it_is_not_known_of_who_has_also_sent_what_cannot_be_read() -> None:
    declining = analysis(from_bokverket("Bokverket avstår från att yttra sig.", "svar/brev.txt"))
    unread = Document(id="0" * 64, file="svar/bokverket.pdf", status=Status.FAILED, error="Filen är skadad.")
    failed = Analysis(document=unread, identification=Identification(names=("Bokverket",), certain=False))

    assert summarise_analyses(CONSULTATION, [declining]).declined == ("bokverket",)
    assert summarise_analyses(CONSULTATION, [declining, failed]).declined == ()


def test_a_body_that_also_sends_an_answer_has_answered() -> None:
    declining = from_bokverket("Bokverket avstår från att yttra sig.", "svar/a.txt")

    assert compiled(declining, from_bokverket("Bokverket tillstyrker 3.3.", "svar/b.txt")).declined == ()
