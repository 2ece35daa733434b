"""The mail that a mail answers lies below it, or is quoted between its lines: what it says is not the sender's word."""

from __future__ import annotations

import pytest

from letters import analysis, answers, letter
from remiss.understanding.answered import answered

HEAD = "Från: Anna Påhittad <anna@bokverket.se>\nSkickat: 2031-05-04\nÄmne: {}Remiss av SOU 2031:7\nHej!"
OWN = "Bokverket tillstyrker förslaget i avsnitt 3.3.\nVänliga hälsningar\nAnna Påhittad\nBokverket"
ASKED = "Av svaret bör framgå om ni tillstyrker eller avstyrker 4.1. Vi ser positivt på förslaget i avsnitt 4.2."
MINISTRY = "Från: Ku Remissvar\nSkickat: den 3 mars 2031 10:12\nTill: Bokverket\nÄmne: Remiss\nHej!"
COLLEAGUE = "Från: Olle Exempelius <olle@bokverket.se>\nSkickat: den 3 mars 2031 10:12\nHej!"
WROTE = "Den tis 3 mars 2031 kl 10:12 skrev Ku Remissvar <ku.remissvar@regeringskansliet.se>:"


def mail(*parts: str, about: str = "SV: ") -> str:
    return "\n".join((HEAD.format(about), *parts))


@pytest.mark.parametrize(
    "below",
    [
        pytest.param(f"{MINISTRY}\n{ASKED}", id="as Outlook does"),
        pytest.param(f"From: Ku Remiss\nSent: Monday, March 3, 2031\nSubject: Remiss\n{ASKED}", id="in English"),
        pytest.param(f"-----Ursprungligt meddelande-----\n{ASKED}", id="under a rule"),
        pytest.param(f"________________________________\n{MINISTRY}\n{ASKED}", id="under a line"),
        pytest.param(f"{WROTE}\n> {ASKED}", id="with each line marked"),
        pytest.param(f"{WROTE}\n{ASKED}", id="under who wrote it"),
        pytest.param(f"> -----Ursprungligt meddelande-----\n> {ASKED}", id="marked, and nobody named"),
        pytest.param(f"{COLLEAGUE}\n{ASKED}", id="from a colleague"),
    ],
)
def test_what_was_asked_is_no_answer(below: str) -> None:
    assert answers(letter(mail(OWN, below))) == {"3.3": "supports"}


def test_an_answer_below_the_marked_lines_counts() -> None:
    assert answers(letter(mail(WROTE, f"> {ASKED}", OWN))) == {"3.3": "supports"}


@pytest.mark.parametrize(
    ("own", "below"),
    [
        pytest.param(
            "Se bifogat yttrande.", f"{MINISTRY}\n{ASKED}", id="by its letters, under a mail that sends a letter"
        ),
        pytest.param("Vi återkommer.", f"{WROTE}\n> {ASKED}", id="by its address"),
    ],
)
def test_the_ministry_never_speaks_for_the_sender(own: str, below: str) -> None:
    assert analysis(letter(mail(own, below))).statements == ()


@pytest.mark.parametrize(
    ("own", "below", "about"),
    [
        pytest.param("För kännedom.", COLLEAGUE, "VB: ", id="sent on"),
        pytest.param("För kännedom.", COLLEAGUE, "", id="sent on, and not said so"),
        pytest.param("Bra! Vi tillstyrker också 4.1.", COLLEAGUE, "Fwd: ", id="sent on with a word more"),
    ],
)
def test_an_answer_that_is_sent_on_counts(own: str, below: str, about: str) -> None:
    assert answers(letter(mail(own, f"{below}\n{OWN}", about=about)))["3.3"] == "supports"


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(mail(OWN), id="a mail without one"),
        pytest.param(f"Till: Nämnden\n# Yttrande\n{OWN}", id="a letter"),
        pytest.param(
            f"Den 3 mars 2031 skrev verket till regeringen.\nSå här skrev vi 2031:\n{OWN}", id="who wrote what"
        ),
    ],
)
def test_other_words_are_the_senders_own(markup: str) -> None:
    assert answered(letter(markup)) == frozenset()
