"""How a line names a body on the list: tables of forms and of namesakes, and what holds for any name."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import letter
from remiss.model import Recognition
from remiss.understanding import guess_from_file_name, identify
from remiss.understanding.senders.invitees import Invitees

NAMES = (
    "Bokverket",
    "Norrviks kommun",
    "Region Norrvik",
    "Länsstyrelsen i Norrviks län",
    "Norrviks tingsrätt",
    "Mark- och miljödomstolen vid Norrviks tingsrätt",
    "Norrviks universitet",
    "Västernorrlands bygdeförening",
    "Granby stad",
    "Fackförbundet Buss & Bok",
    "Inspektionen för vård och omsorg",
    "Riksdagens ombudsmän",
    "Landsorganisationen i Sverige",
    "Jägarnas och Fiskarnas Landsförbund",
    "Sveriges Kommuner och Regioner",
    "Håbo kommun",
    "Riksförbundet för Resande Bibliotek (RRB)",
)


@pytest.mark.parametrize(
    ("line", "name", "rule"),
    [
        ("Bokverket", "Bokverket", "invited"),
        ("BOKVERKET 1 (3)", "Bokverket", "invited"),
        ("Bokverkets yttrande", "Bokverket", "invited"),
        ("Bok- verket", "Bokverket", "invited"),
        ("Norrviks  kommun", "Norrviks kommun", "invited"),
        ("Kommunstyrelsen i Norrviks kommun", "Norrviks kommun", "invited"),
        ("Norrviks stad", "Norrviks kommun", "other_form"),
        ("Granby kommun", "Granby stad", "other_form"),
        ("Länsstyrelsen Norrvik", "Länsstyrelsen i Norrviks län", "other_form"),
        ("Tingsrätten i Norrvik", "Norrviks tingsrätt", "other_form"),
        ("Fackförbundet Buss och Bok", "Fackförbundet Buss & Bok", "invited"),
        ("IVO", "Inspektionen för vård och omsorg", "short_form"),
        ("JO", "Riksdagens ombudsmän", "short_form"),
        ("Justitieombudsmannen", "Riksdagens ombudsmän", "short_form"),
        ("LO", "Landsorganisationen i Sverige", "short_form"),
        ("SKR", "Sveriges Kommuner och Regioner", "short_form"),
        ("RRB", "Riksförbundet för Resande Bibliotek (RRB)", "short_form"),
        ("Riksförbundet för Resande Bibliotek", "Riksförbundet för Resande Bibliotek (RRB)", "without_part"),
    ],
)
def test_a_line_names_a_body(line: str, name: str, rule: str) -> None:
    assert [(found.name, found.rule.value) for found in Invitees(NAMES).named_in(line)] == [(name, rule)]


@pytest.mark.parametrize(
    "line",
    [
        "Norrvik",
        "Norrviks kommuns pensionärer",
        "Studentkåren vid Norrviks universitet",
        "Norrlands bygdeförening",
        "Habo kommun",
        "lo",
        "Yttrande över Bokverkets rapport",
        "Till Bokverket",
        "Vi har tagit del av Bokverkets yttrande",
        "Bokverket anser att frågan är viktig",
        "Fackförbundet Buss",
        "Jägarnas Landsförbund",
        "Kommunen",
        "1 (3)",
        "",
    ],
)
def test_a_line_names_nobody(line: str) -> None:
    assert Invitees(NAMES).named_in(line) == ()


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Bokvreket", "Bokverket"),
        ("Norviks kommun", "Norrviks kommun"),
        ("Norrviks komun", "Norrviks kommun"),
        ("Lansstyrelsen i Norrviks lan", "Länsstyrelsen i Norrviks län"),
        ("Västernorrland bygdeförenning", "Västernorrlands bygdeförening"),
        ("Östernorrlands bygdeförening", None),
        ("Habo kommun", None),
        ("Norrdals kommun", None),
        ("Region Nordvik", "Region Norrvik"),
        ("Norrviks kommun", None),
    ],
)
def test_a_misspelt_name_is_told_from_a_namesake(line: str, name: str | None) -> None:
    found = Invitees(NAMES).misspelt_in(line)

    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["Länsstyrelsen i", "Norrviks län"], "Länsstyrelsen i Norrviks län"),
        (["Norrviks tingsrätt", "Mark- och miljödomstolen"], "Mark- och miljödomstolen vid Norrviks tingsrätt"),
        (["Jägarnas och", "Fiskarnas", "Landsförbund"], "Jägarnas och Fiskarnas Landsförbund"),
        (["Region", "Söderåsa"], None),
        (["Bokverket"], None),
    ],
)
def test_a_name_over_several_lines(lines: list[str], name: str | None) -> None:
    found = Invitees(NAMES).spread_over(lines)

    assert (found[0].name if found else None) == name


def test_a_line_may_list_several_in_its_own_order() -> None:
    found = Invitees(NAMES).named_in("Norrviks kommun, Bokverket och Region Norrvik")

    assert [one.name for one in found] == ["Norrviks kommun", "Bokverket", "Region Norrvik"]


def test_two_names_that_say_the_same_are_told_apart_by_their_letters_only() -> None:
    invitees = Invitees(("Granby stad", "Granby kommun"))

    assert [found.name for found in invitees.named_in("Granby stad")] == ["Granby stad"]
    assert [found.name for found in invitees.named_in("GRANBY KOMMUN")] == ["Granby kommun"]
    assert invitees.named_in("Kommunstyrelsen i Granby kommunen") == ()


def test_a_short_form_that_two_bodies_share_names_neither() -> None:
    assert Invitees(("Bokverket (BV)", "Brandverket (BV)")).named_in("BV") == ()


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("remissvar_norrviks-kommun.pdf", "Norrviks kommun"),
        ("LANSSTYRELSEN NORRVIK svar 2031-05-04.docx", "Länsstyrelsen i Norrviks län"),
        ("yttrande fran bokverket sou 2031-7.pdf", "Bokverket"),
        ("studentforeningen-vid-norrviks-universitet.pdf", None),
        ("0017.pdf", None),
    ],
)
def test_a_file_that_cannot_be_read_may_be_named_after_a_body(file: str, name: str | None) -> None:
    found = guess_from_file_name(f"svar/{file}", NAMES)

    assert found.names == ((name,) if name else ())
    assert not (found.names and found.certain)


TITLE = "# Remissvar – Böcker på väg (SOU 2031:7)"
PROSE = "Förslaget i avsnitt 3.3 tillstyrks, eftersom det är väl underbyggt och svarar mot ett behov som finns."
WAYS: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "upper": str.upper,
    "lower": str.lower,
    "title": str.title,
    "spaced": lambda name: "  ".join(" ".join(word) for word in name.upper().split()),
    "spaced and run together": lambda name: " ".join(name.upper().replace(" ", "")),
}
MENTIONS = (
    "Vi har tagit del av {}s yttrande, och det ändrar inte vår bedömning av förslagen i betänkandet.",
    "Utredningen har haft samråd med {}, som har lämnat värdefulla synpunkter på underlaget.",
    "{} har i en annan rapport kommit till motsatt slutsats, vilket borde ha berörts i betänkandet.",
    "Att {} avstyrker förslaget är väl känt, men det har inte övertygat oss om motsatsen i sak.",
    "Enligt {} är kostnaderna högre än vad utredningen räknar med i sin konsekvensanalys av förslagen.",
)


@given(st.sampled_from(NAMES), st.sampled_from(sorted(WAYS)))
def test_an_invited_name_alone_on_the_first_line_is_the_sender_however_it_is_written(name: str, way: str) -> None:
    found = identify(letter(f"{WAYS[way](name)}\n{TITLE}\n{PROSE}", "svar/0017.pdf"), NAMES)

    assert found.names == (name,)
    assert found.certain
    assert found.sightings[0].rule is Recognition.INVITED


@given(st.sampled_from(NAMES), st.sampled_from(MENTIONS), st.sampled_from(NAMES))
def test_a_name_only_mentioned_in_running_text_never_is_the_sender(name: str, mention: str, sender: str) -> None:
    body = f"{TITLE}\n{mention.format(name)}\n{PROSE}"
    signed = identify(letter(f"{sender}\n{body}", "svar/0017.pdf"), NAMES)
    anonymous = identify(letter(body, "svar/0017.pdf"), NAMES)

    assert signed.names == (sender,)
    assert name not in anonymous.names
    assert not anonymous.certain


@given(st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.text(max_size=60))
def test_any_line_names_only_bodies_on_the_list(names: list[str], line: str) -> None:
    invitees = Invitees(names)

    assert {found.name for found in invitees.named_in(line)} <= set(names)
    assert (slip := invitees.misspelt_in(line)) is None or slip.name in names
    assert (guess := invitees.among(line)) is None or guess.name in names


@given(st.text(max_size=200), st.lists(st.text(min_size=1, max_size=20), max_size=4))
def test_every_letter_has_a_sender_with_evidence_whatever_it_holds(text: str, names: list[str]) -> None:
    found = identify(letter(f"Bokverket\n{text}\n{PROSE}", "svar/0017.pdf"), names)

    assert found.names
    assert [sighting.name for sighting in found.sightings] == list(found.names)
