"""The bodies of a remisslista, numbered or not, and what is no body."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from pdf_parts import typeset
from remiss import read
from remiss.consultation import Invitation, read_invited
from reports import report

BODIES = [
    "Arbetsförmedlingen",
    "Barnombudsmannen",
    "Föreningen för samhällsplanering, regional utveckling och miljö (FSRM)",
    "Kommunal 2030",
    "1177 Vårdguiden",
    "eSamverkansprogrammet (eSam)",
    "Svea hovrätt",
    "Umeå universitet (juridiska institutionen)",
]
LETTER = """Regeringskansliet
Remiss
2032-12-01
Fi2032/03441/SFÖ
Finansdepartementet
Remiss av betänkandet Ordning och reda (SOU 2032:17)
Remissinstanser
{bodies}
Remissvaren ska ha kommit in till Finansdepartementet senast den 15 mars 2033. Svaren bör lämnas i 2 exemplar.
Synpunkter skickas till fi.remissvar@regeringskansliet.se och anna.andersson@regeringskansliet.se.
Myndigheter under regeringen är skyldiga att svara på remissen.
Råd om hur remissyttranden utformas finns i promemorian Svara på remiss (SB PM 2021:1).
Anna Andersson
Departementsråd
Kopia till
Riksdagens bibliotek
1 (2)
"""


def invited(bodies: str) -> Invitation:
    return read_invited(report(LETTER.format(bodies=bodies)))


def numbered(form: str) -> list[str]:
    return [form.format(n=n, body=body) for n, body in enumerate(BODIES, 1)]


WAYS = {
    "a number": "\n".join(numbered("{n} {body}")),
    "a dot": "\n".join(numbered("{n}. {body}")),
    "joined lines": " ".join(numbered("{n}. {body}")),
    "a cell for the number": "\n".join(numbered("| {n} | {body}")),
    "two columns side by side": "\n".join(
        f"| {a} | {b}" for a, b in zip(numbered("{n} {body}")[:4], numbered("{n} {body}")[4:], strict=True)
    ),
    "wrapped": "\n".join(numbered("{n} {body}")).replace(", regional", ",\nregional").replace(" (juri", "\n(juri"),
    "no numbers": "\n".join(BODIES),
    "no numbers, wrapped": "\n".join(BODIES).replace(" (juri", "\n(juri"),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_bodies_are_read_however_they_are_listed(way: str) -> None:
    found = invited(WAYS[way])

    assert list(found.invited) == BODIES
    assert found.dnr == "Fi2032/03441/SFÖ"
    assert found.deadline == datetime.date(2033, 3, 15)
    assert found.warnings == ()


def test_a_list_set_in_two_columns_of_a_pdf(tmp_path: Path) -> None:
    bodies = "\\\n".join(f"{n} {body}" for n, body in enumerate(BODIES * 3, 1))
    source = f"*Remissinstanser*\n\n#columns(2)[{bodies}]\n\nRemissvaren ska ha kommit in senast den 1 juni 2033."
    found = read_invited(read(typeset(tmp_path / "lista.pdf", source)))

    assert list(found.invited) == BODIES
    assert found.deadline == datetime.date(2033, 6, 1)


def test_two_columns_whose_names_wrap_do_not_run_into_each_other(tmp_path: Path) -> None:
    names = [
        "Bokverket",
        "Universitets- och högskolenämnden",
        "Hamn- och sjöverket",
        "Norrvik",
        "Kommunerna i samverkan",
    ]
    bodies = [f"{name} ({n})" for n in range(1, 6) for name in names]
    lines = [
        f"{n}. {body}".replace(" och ", " och \\\n").replace(" i s", " i \\\n s") for n, body in enumerate(bodies, 1)
    ]
    sides = " \\\n".join(lines[:13]), " \\\n".join(lines[13:])
    source = f"= Remissinstanser\n#grid(columns: (7cm, 7cm), [{sides[0]}], [{sides[1]}])"

    assert list(read_invited(read(typeset(tmp_path / "lista.pdf", source))).invited) == bodies


@pytest.mark.parametrize("number", ["2 ", ""], ids=["numbered", "unnumbered"])
def test_a_parenthesis_that_is_never_closed_does_not_take_in_the_rest(number: str) -> None:
    one = "1 " if number else ""
    found = invited(f"Remissinstanser\n{one}Barnverket\n{number}Bokverket (med\n" + "Norrviks kommun\n" * 500)

    assert found.invited[0] == "Barnverket"
    assert len(found.invited[1]) < 200


def test_a_number_that_is_lost_is_told() -> None:
    found = invited("1 Barnverket\n2 Bokverket\n4 Domverket")

    assert found.invited == ("Barnverket", "Bokverket", "Domverket")
    assert found.warnings == ("Nummer 3 hittades inte i remisslistan. Se efter i originalet.",)


def test_a_letter_without_a_list_says_so() -> None:
    found = read_invited(report("Remiss av ett betänkande\nSvara senast den 31 juni 2033 eller 2033-07-01."))

    assert found.invited == ()
    assert found.deadline is None
    assert "Ingen lista hittades" in found.warnings[0]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("senast den 15 mars 2033", datetime.date(2033, 3, 15)),
        ("senast fredagen den 15 mars 2033", datetime.date(2033, 3, 15)),
        ("senast 2033-03-15", datetime.date(2033, 3, 15)),
        ("Svarsdatum: 15 mars 2033", datetime.date(2033, 3, 15)),
        ("den 15 mars 2033 beslutade regeringen", None),
    ],
)
def test_the_last_day(words: str, day: datetime.date | None) -> None:
    assert read_invited(report(f"1 Barnverket\n2 Bokverket\nSvar ska ha kommit in {words}.")).deadline == day
