"""A whole case with respondents of all kinds, run as staff run it, and checked in ``summary.json``.

What the real ones among the bodies say is invented, like all the others.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from remiss.cli import main

TOML = """
title = "Böcker på väg"
reference = "SOU 2031:7"
invited = [
    "Bokverket",
    "Bussverket",
    "Norrviks kommun",
    "Söderåsa kommun",
    "Region Västanå",
    "Svea hovrätt",
    "Sveriges Kommuner och Regioner (SKR)",
    "Läsarnas Riksförbund",
    "LO",
]

[[proposals]]
number = "3.1"
title = "Ett bokbussregister ska inrättas"

[[proposals]]
number = "3.2"
title = "Kommunerna ska betala en årlig avgift"
"""
HEAD = "2031-05-04\n\nTill Kulturdepartementet\n\nRemissvar över betänkandet Böcker på väg (SOU 2031:7)\n\n"
ANSWERS = {
    "gemensamt.txt": "Gemensamt remissvar från Norrviks kommun, Söderåsa kommun och Region Västanå\n"
    + HEAD
    + "Vi tillstyrker förslaget i avsnitt 3.1.\n",
    "bokverket.txt": "Bokverket\n" + HEAD + "Bokverket avstår från att yttra sig.\n",
    "svea.txt": "Svea hovrätt\n" + HEAD + "Hovrätten har tagit del av betänkandet, som är läsvärt.\n",
    "skr.txt": "SKR\n" + HEAD + "SKR avstyrker förslaget i avsnitt 3.2.\n",
    "lo.txt": "Landsorganisationen i Sverige\n" + HEAD + "Landsorganisationen i Sverige har inga synpunkter.\n",
    "revisionen.txt": "Riksrevisionen\n" + HEAD + "Riksrevisionen tillstyrker förslaget i avsnitt 3.2.\n",
    "brev.txt": "Greta Påhittad\nStorgatan 5\n123 45 Norrvik\n"
    + HEAD
    + "Jag skriver som privatperson. Jag avstyrker förslaget i avsnitt 3.2.\n\nGreta Påhittad\n",
}


@pytest.fixture(scope="module")
def summary(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    case = tmp_path_factory.mktemp("remiss")
    (case / "svar").mkdir()
    (case / "remiss.toml").write_text(TOML, encoding="utf-8")
    for file, words in ANSWERS.items():
        (case / "svar" / file).write_text(words, encoding="utf-8")
    result = CliRunner().invoke(main, ["compile", str(case), "--format", "json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads((case / "sammanstallning" / "summary.json").read_text(encoding="utf-8"))
    return found


def test_who_has_answered_and_what_they_are(summary: dict[str, Any]) -> None:
    assert [(r["name"], r["category"], r["invited"]) for r in summary["respondents"]] == [
        ("Svea hovrätt", "court", True),
        ("Bokverket", "agency", True),
        ("Riksrevisionen", "agency", False),
        ("Region Västanå", "region", True),
        ("Norrviks kommun", "municipality", True),
        ("Söderåsa kommun", "municipality", True),
        ("LO", "organisation", True),
        ("Sveriges Kommuner och Regioner (SKR)", "organisation", True),
        ("Greta Påhittad", "private_person", False),
    ]


def test_a_joint_letter_is_a_row_for_each_and_one_file(summary: dict[str, Any]) -> None:
    joint = ["norrviks-kommun", "soderasa-kommun", "region-vastana"]

    assert [d["respondents"] for d in summary["documents"] if d["file"] == "svar/gemensamt.txt"] == [joint]
    assert {p["respondent"] for p in summary["positions"] if p["proposal"] == "3.1" and p["stance"] == "supports"} == {
        *joint
    }
    statements = {tuple(p["statements"]) for p in summary["positions"] if p["respondent"] in joint}
    assert len(statements) == 1


def test_what_became_of_the_others(summary: dict[str, Any]) -> None:
    assert summary["declined"] == ["bokverket"]
    assert summary["silent"] == ["svea-hovratt"]
    assert summary["not_answered"] == ["Bussverket", "Läsarnas Riksförbund"]


def test_what_is_counted(summary: dict[str, Any]) -> None:
    assert summary["counts"] == {
        "3.1": {"supports": 3, "rejects": 0, "comments": 2, "silent": 4},
        "3.2": {"supports": 1, "rejects": 2, "comments": 2, "silent": 4},
    }
    answered = len(summary["respondents"])
    assert all(sum(counts.values()) == answered for counts in summary["counts"].values())


def asking(*invited: str) -> str:
    """The remiss.toml of a remiss of one proposal to these bodies."""
    return f'title = "Böcker"\ninvited = {json.dumps(invited)}\n[[proposals]]\nnumber = "3.1"\ntitle = "Ett register"\n'


@pytest.mark.parametrize(
    ("invited", "signed"),
    [
        ("SKR", "Sveriges Kommuner och Regioner"),
        ("Sveriges Kommuner och Regioner", "SKR"),
        ("Sveriges Kommuner och Regioner (SKR)", "Sveriges kommuner och regioner"),
        ("Riksdagens ombudsmän (JO)", "Justitieombudsmannen"),
        ("JO", "Riksdagens ombudsmän"),
        ("Skolverket", "Statens skolverk"),
        ("Statens skolverk", "Skolverket"),
        ("Kungl. Tekniska högskolan", "KTH"),
        ("Kungliga Tekniska högskolan", "Kungl. Tekniska högskolan"),
        ("Göteborgs kommun", "Göteborgs Stad"),
        ("Länsstyrelsen i Skåne län", "Länsstyrelsen Skåne"),
        ("Hyresnämnden i Malmö", "Hyres- och arrendenämnden i Malmö"),
        ("Västra Götalandsregionen", "Region Västra Götaland"),
    ],
)
def test_a_body_that_answers_under_another_form_of_its_name_is_invited(
    invited: str, signed: str, make_case: Callable[..., Path]
) -> None:
    case = make_case(
        asking(invited, "Bokverket"), {"1.txt": f"{signed}\n{HEAD}Vi tillstyrker förslaget i avsnitt 3.1.\n"}
    )
    result = CliRunner().invoke(main, ["compile", str(case), "--json"])
    summary = json.loads(result.stdout)

    assert [(r["name"], r["invited"]) for r in summary["respondents"]] == [(invited, True)]
    assert summary["not_answered"] == ["Bokverket"]


@pytest.mark.parametrize(
    ("invited", "signed"),
    [
        ("Myndigheten för samhällsskydd och beredskap", "Myndigheten för civilt försvar"),
        ("Datainspektionen", "Integritetsskyddsmyndigheten"),
    ],
)
def test_a_new_name_is_not_taken_for_the_old_one(invited: str, signed: str, make_case: Callable[..., Path]) -> None:
    case = make_case(asking(invited), {"1.txt": f"{signed}\n{HEAD}Vi tillstyrker förslaget i avsnitt 3.1.\n"})
    summary = json.loads(CliRunner().invoke(main, ["compile", str(case), "--json"]).stdout)

    assert [(r["name"], r["invited"], r["category"]) for r in summary["respondents"]] == [(signed, False, "agency")]
    assert summary["not_answered"] == [invited]
