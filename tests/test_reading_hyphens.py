"""Line-end hyphens: tables of examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.reading.layout.hyphens import join, vocabulary


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        ("varje sek-", "tor för sig", "varje sektor för sig"),
        ("en samhälls-", "utmaning", "en samhällsutmaning"),
        ("för ex-", "empel", "för exempel"),
        ("bör pre-", "senteras", "bör presenteras"),
        ("vår gemen-", "samma syn", "vår gemensamma syn"),
        ("och gemen-", "samt ansvar", "och gemensamt ansvar"),
        ("Det är tvek-", "samt om det behövs", "Det är tveksamt om det behövs"),
        ("ansvaret av-", "ser", "ansvaret avser"),
        ("Offentlighets-", "och sekretesslagen", "Offentlighets- och sekretesslagen"),
        ("region-", "eller kommunnivå", "region- eller kommunnivå"),
        ("skatte-", "samt avgiftsfrågor", "skatte- samt avgiftsfrågor"),
        ("en IT-", "baserad lösning", "en IT-baserad lösning"),
        ("enligt SOU-", "serien", "enligt SOU-serien"),
        ("åren 2020-", "2024", "åren 2020-2024"),
        ("en 15-", "åring", "en 15-åring"),
        ("med e-", "post", "med e-post"),
        ("den s-", "formade", "den s-formade"),
        ("en icke-", "statlig aktör", "en icke-statlig aktör"),
        ("Nils-", "Åke", "Nils-Åke"),
        ("utanför icke-", "EU-länder", "utanför icke-EU-länder"),
        ("ett ord –", "ett till", "ett ord – ett till"),
        ("utan", "bindestreck", "utan bindestreck"),
    ],
)
def test_two_lines(above: str, below: str, expected: str) -> None:
    assert join([above, below]) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"kust-kvot"}, "en kust-kvot"),
        ({"kustkvot"}, "en kustkvot"),
        ({"kust-kvot", "kustkvot"}, "en kustkvot"),
        (set(), "en kustkvot"),
    ],
)
def test_the_documents_own_words_decide(known: set[str], expected: str) -> None:
    assert join(["en kust-", "kvot"], frozenset(known)) == expected


def test_a_prefix_is_kept_before_a_word_of_the_document() -> None:
    assert join(["hennes ex-", "make"], frozenset({"make"})) == "hennes ex-make"


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("har informe- rats", set(), "har informerats"),
        ("för- och nackdelar", set(), "för- och nackdelar"),
        ("ett natio-nellt pris", {"nationellt"}, "ett nationellt pris"),
        ("ett natio-nellt pris", set(), "ett natio-nellt pris"),
        ("en IT-baserad lösning", {"itbaserad"}, "en IT-baserad lösning"),
    ],
)
def test_hyphens_left_inside_a_line(text: str, known: set[str], expected: str) -> None:
    assert join([text], frozenset(known)) == expected


def test_the_vocabulary_leaves_out_words_that_a_line_end_cuts() -> None:
    assert vocabulary(["Den kust-", "kvot som Nils-Åke såg"]) == {"den", "som", "nils-åke", "såg"}


@given(st.lists(st.text(alphabet="abcåäö- 1A", max_size=12), max_size=6))
def test_no_letter_is_lost(lines: list[str]) -> None:
    kept = [c for c in join(lines) if c.isalnum()]
    assert kept == [c for line in lines for c in line if c.isalnum()]


def test_a_paragraph_of_very_many_lines() -> None:
    lines = ["Det nationella bok-", "bussregistret och biblio-", "tekens e-", "post"] * 1_000
    one = "Det nationella bokbussregistret och bibliotekens e-post"
    assert join(lines, vocabulary(lines)) == " ".join([one] * 1_000)
