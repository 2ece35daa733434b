"""Senders and categories that a person has given in remiss.toml: they go before all that the letter has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from remiss import CaseError, Stance, Summary, open_case, summarise
from remiss.model import Category, Place, Recognition

TOML = """
title = "Böcker på väg"
invited = ["Bokverket", "Söderåsa kommun"]

[[proposals]]
number = "3.1"
title = "Bokbussarna ska bli fler"

{more}
"""
LETTER = "Yttrande\n\nVi tillstyrker förslaget i avsnitt 3.1. Bokverket avstyrker enligt uppgift."
MAIL = b"""From: Greta <greta@exempel.example>
To: registrator@regeringskansliet.example
Subject: Svar
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="x"

--x
Content-Type: text/plain; charset=utf-8

Se bilagan.
--x
Content-Type: text/plain; charset=utf-8; name="brev.txt"
Content-Disposition: attachment; filename="brev.txt"

Vi avstyrker 3.1.
--x--
"""


def summed(make_case: Callable[..., Path], more: str, answers: dict[str, str | bytes]) -> Summary:
    return summarise(open_case(make_case(TOML.replace("{more}", more), answers)))


def test_a_given_sender_goes_before_the_letter_and_is_certain(make_case: Callable[..., Path]) -> None:
    summary = summed(make_case, '[senders]\n"svar/brev.txt" = "Söderåsa kommun"', {"brev.txt": LETTER})
    (record,) = summary.documents
    (sender,) = record.senders
    assert (sender.name, sender.place, sender.rule) == ("Söderåsa kommun", Place.DEFINITION, Recognition.DECIDED)
    (position,) = [p for p in summary.positions if p.stance is Stance.SUPPORTS]
    assert (position.respondent, position.review) == ("soderasa-kommun", ())
    assert summary.respondents[0].invited
    assert summary.not_answered == ("Bokverket",)


def test_several_make_it_a_joint_letter(make_case: Callable[..., Path]) -> None:
    more = '[senders]\n"svar/brev.txt" = ["Söderåsa kommun", "Bokverket"]'
    summary = summed(make_case, more, {"brev.txt": "Yttrande\n\nVi tillstyrker förslaget i avsnitt 3.1."})
    assert {p.respondent for p in summary.positions} == {"bokverket", "soderasa-kommun"}


def test_none_makes_it_no_response(make_case: Callable[..., Path]) -> None:
    letters: dict[str, str | bytes] = {
        "a.txt": "Bokverket\n\nBokverket avstyrker 3.1.",
        "b.txt": "Söderåsa kommun\n\nJa till 3.1.",
    }
    summary = summed(make_case, '[senders]\n"svar/a.txt" = []', letters)
    assert {p.respondent for p in summary.positions} <= {"soderasa-kommun"}
    assert "Bokverket" in summary.not_answered
    assert [r.respondents for r in summary.documents if r.file == "svar/a.txt"] == [()]


def test_a_file_that_cannot_be_read_and_one_in_a_mail_can_be_given_one_too(make_case: Callable[..., Path]) -> None:
    more = '[senders]\n"svar/x.pdf" = "Bokverket"\n"svar/m.eml/brev.txt" = "Söderåsa kommun"'
    case = open_case(make_case(TOML.replace("{more}", more), {"x.pdf": b"%PDF-1.4 trasig", "m.eml": MAIL}))
    assert case.warnings == ()
    summary = summarise(case)
    told = {record.file: record.respondents for record in summary.documents}
    assert told["svar/x.pdf"] == ("bokverket",)
    assert told["svar/m.eml/brev.txt"] == ("soderasa-kommun",)


def test_a_file_that_is_not_there_is_warned_of(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(TOML.replace("{more}", '[senders]\n"svar/inte.txt" = "Bokverket"')))
    assert case.warnings == (
        "remiss.toml ger svar/inte.txt en avsändare, men filen finns inte. Skriv sökvägen som i rapporten.",
    )


def test_a_category_can_be_given(make_case: Callable[..., Path]) -> None:
    letters: dict[str, str | bytes] = {"a.txt": "Bokverket\n\nBokverket avstyrker 3.1."}
    summary = summed(make_case, '[categories]\n"Bokverket" = "företag"', letters)
    assert [r.category for r in summary.respondents] == [Category.COMPANY]


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ('senders = "x"', "skriv senders som en egen del"),
        ('[senders]\n"svar/a.txt" = 3', "ska ha ett namn, eller en lista"),
        ('[senders]\n"svar/a.txt" = [""]', "ska ha ett namn, eller en lista"),
        ('[categories]\n"Bokverket" = "verk"', "ska ha en av kategorierna domstol, myndighet"),
        ("categories = 3", "skriv categories som en egen del"),
    ],
)
def test_what_is_wrong_is_told(make_case: Callable[..., Path], more: str, says: str) -> None:
    toml = TOML.replace("{more}", more) if more.startswith("[") else f"{more}\n{TOML.replace('{more}', '')}"
    with pytest.raises(CaseError, match=says):
        open_case(make_case(toml))
