"""The register of Swedish bodies and what sort of body a name is: counts, sources, real and invented names."""

from __future__ import annotations

import csv
import tomllib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import letter
from remiss.model import Category
from remiss.understanding import categorise, identify
from remiss.understanding.senders.bodies import Body, Group, body_called, full_names, groups
from remiss.understanding.senders.names import is_person
from remiss.understanding.senders.register import kind_of
from remiss.understanding.senders.spelling import closed_up

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = FIXTURES / "register"
BODIES = [body for group in groups() for body in group.bodies]
LEAST = 0.95


@pytest.mark.parametrize("group", groups(), ids=lambda group: group.what)
def test_a_group_tells_its_source_and_has_as_many_as_there_are(group: Group) -> None:
    assert group.source
    assert group.date >= "2026"
    assert len(group.bodies) == (group.count or len(group.bodies)) > 0


@pytest.mark.parametrize(
    ("what", "count"),
    [
        ("Hovrätter", 6),
        ("Kammarrätter", 4),
        ("Tingsrätter", 48),
        ("Förvaltningsrätter", 12),
        ("Mark- och miljödomstolar", 5),
        ("Länsstyrelser", 21),
        ("Regioner", 21),
        ("Kommuner", 290),
    ],
)
def test_sweden_has_so_many(what: str, count: int) -> None:
    assert [group.count for group in groups() if group.what == what] == [count]


def test_a_name_or_short_form_stands_for_one_body() -> None:
    forms = [(closed_up(form), body.name) for body in BODIES for form in {body.name, *body.forms}]
    meant = Counter(form for form, _ in set(forms))

    assert [form for form, bodies in meant.items() if bodies > 1] == []
    assert len({body.name for body in BODIES}) == len(BODIES)


def genitive(name: str) -> str:
    """ "Skolverkets" of Skolverket, but "Trafikanalys" of Trafikanalys."""
    return name if name.endswith("s") else f"{name}s"


@given(st.sampled_from(BODIES), st.sampled_from([str, str.upper, str.casefold, genitive, " {} ".format]))
def test_a_body_is_found_however_its_name_is_written(body: Body, written: Callable[[str], str]) -> None:
    short = len(body.name) <= 5
    assert short or categorise(written(body.name)) is body.category
    assert all(categorise(form) is body.category for form in body.forms)


def listed(file: Path) -> list[tuple[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [(row["namn"], row["kategori"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize("file", sorted(NAMES.glob("*.csv")), ids=lambda file: file.stem)
def test_names_on_lists_are_of_the_sort_that_a_person_says(file: Path) -> None:
    names = listed(file)
    misses = [f"{name}: {categorise(name)}, not {right}" for name, right in names if categorise(name) != right]
    right = 1 - len(misses) / len(names)
    print(f"{file.name}: {right:.1%} of {len(names)}", *misses, sep="\n  ")

    assert right >= LEAST, misses


def test_every_invited_name_of_the_labelled_cases_is_in_the_table() -> None:
    cases = [*(FIXTURES / "gold").glob("*/remiss.toml"), *(FIXTURES / "gold-hard").glob("*/remiss.toml")]
    invited = {name for case in cases for name in tomllib.loads(case.read_text(encoding="utf-8"))["invited"]}

    assert invited == {name for name, _ in listed(NAMES / "inbjudna.csv")}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Länsstyrelsen Skåne", Category.COUNTY_BOARD),
        ("Länsstyrelsen i Skåne län", Category.COUNTY_BOARD),
        ("Göteborgs stad", Category.MUNICIPALITY),
        ("Göteborgs kommun", Category.MUNICIPALITY),
        ("STOCKHOLMS UNIVERSITET, JURIDISKA FAKULTETEN", Category.UNIVERSITY),
        ("Juridiska fakultetsnämnden vid Uppsala universitet", Category.UNIVERSITY),
        ("Karolinska institutet (institutionen för miljömedicin)", Category.UNIVERSITY),
        ("Riksdagens ombudsmän (JO)", Category.AGENCY),
        ("JO", Category.AGENCY),
        ("Skolverkets", Category.AGENCY),
        ("Polismyndigheten, region Väst", Category.AGENCY),
        ("Försvarsmakten (Högkvarteret)", Category.AGENCY),
        ("Hyresnämnden i Malmö", Category.COURT),
        ("SKR", Category.ORGANISATION),
        ("Bokverkets vänförening", Category.ORGANISATION),
        # names that have been changed
        ("Datainspektionen", Category.AGENCY),
        ("MSB", Category.AGENCY),
        ("Regeringsrätten", Category.COURT),
        ("Stockholms läns landsting", Category.REGION),
        ("Sveriges Kommuner och Landsting (SKL)", Category.ORGANISATION),
        # words and persons that are spelt as a short form or hold one
        ("sida", Category.OTHER),
        ("lo", Category.OTHER),
        ("Lo Påhittad", Category.OTHER),
        ("Anna Svensk", Category.OTHER),
        ("Unga", Category.OTHER),
    ],
)
def test_a_name_in_another_form(name: str, expected: Category) -> None:
    assert categorise(name) is expected


def test_a_former_name_is_told_as_it_was() -> None:
    old = {body.name for body in BODIES if body.former}

    assert {"Datainspektionen", "Myndigheten för samhällsskydd och beredskap", "Sveriges Kommuner och Landsting"} <= old
    assert full_names()["MSB"] == "Myndigheten för samhällsskydd och beredskap"
    assert full_names()["SKL"] == "Sveriges Kommuner och Landsting"
    assert not any(body.former for body in BODIES if body.name in ("Integritetsskyddsmyndigheten", "Skatteverket"))


@pytest.mark.parametrize("name", ["Greta Påhittad", "Lo Påhittad", "Anna Svensk", "Erna af Luft", "Stig Bank"])
def test_a_person_is_no_body(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize("words", ["Remissinstanserna", "Friluftsvännerna", "Svensk tid", "Synpunkterna i sverige"])
def test_words_that_only_may_be_a_bodys_make_no_line_a_sender(words: str) -> None:
    assert kind_of(words) is Category.OTHER


@pytest.mark.parametrize("name", ["Riksrevisionen", "Kriminalvården", "Lantmäteriet", "Rädda Barnen"])
def test_a_real_body_that_was_not_invited_is_known_by_its_letterhead(name: str) -> None:
    document = letter(
        f"{name}\n2031-05-04\n# Remissvar – Böcker på väg\nFörslaget i avsnitt 3.3 tillstyrks.", "12345.pdf"
    )
    found = identify(document, ("Bokverket",))

    assert body_called(name)
    assert (found.names, found.certain) == ((name,), True)
