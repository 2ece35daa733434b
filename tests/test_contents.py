"""The list of contents, however its lines came out of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.consultation.contents import follows, read_contents
from reports import pieces

TITLES = {
    (1,): "Sammanfattning",
    (2,): "Nya regler",
    (2, 1): "Avgiften ska slopas",
    (2, 2): "Tillsynen ska samordnas",
    (2, 2, 1): "Ansvaret flyttas till länsstyrelserna i fyra län",
    (3,): "Konsekvenser",
}
AFTER = "\n# 1 Sammanfattning\nDet här är löpande text som handlar om avgiften och tillsynen.\n"

WAYS = {
    "dots": """
1 Sammanfattning ........ 3
2 Nya regler …… 5
2.1 Avgiften ska slopas . . . . . . 5
2.2 Tillsynen ska samordnas ........ 7
2.2.1 Ansvaret flyttas till länsstyrelserna i fyra län ........ 8
3 Konsekvenser ........ 9
Bilaga 1 Direktiv ........ 12""",
    "no dots": """
1 Sammanfattning 3
2 Nya regler 5
2.1 Avgiften ska slopas 5
2.2 Tillsynen ska samordnas 7
2.2.1 Ansvaret flyttas till länsstyrelserna i fyra län 8
3 Konsekvenser 9
Bilaga 1 Direktiv 12""",
    "lost spaces": """
1Sammanfattning3
2Nya regler5
2.1Avgiften ska slopas5
2.2Tillsynen ska samordnas7
2.2.1Ansvaret flyttas till länsstyrelserna i fyra län8
3Konsekvenser9""",
    "number, title and page apart": """
1
Sammanfattning
3
2
Nya regler
5
2.1
Avgiften ska slopas
5
2.2
Tillsynen ska samordnas
7
2.2.1
Ansvaret flyttas till länsstyrelserna i fyra län
8
3
Konsekvenser
9
Bilaga 1 Direktiv
12""",
    "wrapped": """
1 Sammanfattning ........ 3
2 Nya regler ........ 5
2.1 Avgiften ska slopas ........ 5
2.2 Tillsynen ska samordnas ........ 7
2.2.1 Ansvaret flyttas till
länsstyrelserna i fyra län ........ 8
3 Konsekvenser ........ 9""",
    "joined": """
1 Sammanfattning ........ 3 2 Nya regler ........ 5 2.1 Avgiften ska slopas ........ 5
2.2 Tillsynen ska samordnas ........ 7 2.2.1 Ansvaret flyttas till länsstyrelserna i fyra län ........ 8
3 Konsekvenser ........ 9 Bilaga 1 Direktiv ........ 12""",
    "a table": """
| 1 | Sammanfattning | 3
| 2 | Nya regler | 5
| 2.1 | Avgiften ska slopas | 5
| 2.2 | Tillsynen ska samordnas | 7
| 2.2.1 | Ansvaret flyttas till länsstyrelserna i fyra län | 8
| 3 | Konsekvenser | 9""",
    "no pages": """
1 Sammanfattning
2 Nya regler
2.1 Avgiften ska slopas
2.2 Tillsynen ska samordnas
2.2.1 Ansvaret flyttas till länsstyrelserna i fyra län
3 Konsekvenser""",
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("heading", ["# Innehåll", "Innehållsförteckning"])
def test_the_titles_are_read_however_the_lines_came(way: str, heading: str) -> None:
    contents = read_contents(pieces(f"Rapport\n{heading}{WAYS[way]}{AFTER}"))

    assert contents.titles == TITLES
    assert max(contents.inside) == len(WAYS[way].strip().splitlines()) + 1


def test_a_list_without_a_heading_of_its_own_is_found_by_its_dots() -> None:
    assert read_contents(pieces(f"Rapport{WAYS['dots']}{AFTER}")).titles == TITLES


def test_a_second_volume_has_a_list_of_its_own() -> None:
    more = "\n# Innehåll\n4 Mer ........ 210\n4.1 Än mer ........ 211\n# 4 Mer\nText."
    titles = read_contents(pieces(f"# Innehåll{WAYS['dots']}{AFTER}{more}")).titles

    assert titles == TITLES | {(4,): "Mer", (4, 1): "Än mer"}


def test_a_page_before_an_annex_is_no_chapter() -> None:
    titles = read_contents(
        pieces("# Innehåll\n1 Förslag 3\n1.1 En ändring 4\nBilaga Remissinstanser 9\nUtdrag 10")
    ).titles

    assert titles == {(1,): "Förslag", (1, 1): "En ändring"}


def test_digits_of_a_title_are_no_page() -> None:
    titles = read_contents(pieces("# Innehåll\n1 Bidrag över 500 000 kronor 16\n2 Mål till 2030 ........ 17")).titles

    assert titles == {(1,): "Bidrag över 500 000 kronor", (2,): "Mål till 2030"}


def test_a_report_without_a_list_has_none() -> None:
    contents = read_contents(pieces("# Rapport\nInnehållet i korthet.\n# 1 Bakgrund\nText."))

    assert contents.titles == {}
    assert contents.inside == frozenset()


@pytest.mark.parametrize(
    ("number", "before", "can"),
    [
        ((4, 2, 1), (4, 2), True),
        ((4, 3), (4, 2), True),
        ((5,), (4, 2), True),
        ((5,), (4, 2, 9), True),
        ((5, 1), (4, 2), True),  # the line of chapter 5 was lost
        ((4, 2), (4, 2), False),
        ((4, 1), (4, 2), False),
        ((9,), (4, 2), False),
        ((4, 2, 7), (4, 2), False),
    ],
)
def test_what_can_follow(number: tuple[int, ...], before: tuple[int, ...], can: bool) -> None:
    assert follows(number, before) is can


@given(st.lists(st.text("abc ÅÄ1.2…\t§", max_size=20), max_size=12))
def test_nothing_breaks_it(lines: list[str]) -> None:
    contents = read_contents(pieces("# Innehåll\n" + "\n".join(lines)))

    assert list(contents.titles) == sorted(contents.titles)
