"""Pages that pdfium is asked for word by word say the same as letter by letter."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pdf_parts import write_pdf
from remiss.errors import ReadError
from remiss.reading import Limits
from remiss.reading.layout.lines import Page
from remiss.reading.pdf.with_pdfium import read_pages

FIXTURES = Path(__file__).parents[1] / "fixtures"
# The raised number of a note may have a space after it that is raised as well: layout takes "1Se" and "1 Se" alike.
_NOTE = re.compile(r"^(\d+) (?=[A-ZÅÄÖ])")


def _pages(path: Path, *, by_letter: bool) -> list[Page]:
    try:
        pages, _ = read_pages(path, Limits(), by_letter=by_letter)
    except ReadError:
        return []
    return [replace(page, lines=[line.with_text(_NOTE.sub(r"\1", line.text)) for line in page.lines]) for page in pages]


def _texts(path: Path, *, by_letter: bool) -> list[str]:
    return [line.text for page in _pages(path, by_letter=by_letter) for line in page.lines]


@pytest.mark.parametrize("folder", ["gold", "reading/files", "tillit"])
def test_every_page_of_the_fixtures_is_the_same_either_way(folder: str) -> None:
    paths = sorted((FIXTURES / folder).rglob("*.pdf"))

    assert len(paths) >= 5
    for path in paths:
        assert _pages(path, by_letter=False) == _pages(path, by_letter=True), path.name


# What is shown after "Tm" for the first, and the lines that it makes: 1 0 0 1 x y Tm goes to a place.
SHOWN = {
    "usual": (b"(Vi avstyrker) Tj", ["Vi avstyrker"]),
    "spaced out": (b"3 Tc (YTTRANDE) Tj", ["YTTRANDE"]),
    "a gap for a space": (b"[(Vi) -300 (avstyrker)] TJ", ["Vi avstyrker"]),
    "a gap that another hides": (b"[(Vi) -300 (av) 290 (styrker)] TJ", ["Vi avstyrker"]),
    "spread out": (b"2 Tw (Vi avstyrker det helt) Tj", ["Vi avstyrker det helt"]),
    "a little gap among spaces": (b"[(Vi a) -160 (vstyrker det helt)] TJ", ["Vi avstyrker det helt"]),
    "a gap as of columns": (b"[(Vi avstyrker ) -3000 (det helt nu)] TJ", ["Vi avstyrker", "det helt nu"]),
    "gaps as of columns": (
        b"[(Vi avstyrker det ) -2500 (helt nu och ) -2500 (i dag)] TJ",
        ["Vi avstyrker det", "helt nu och", "i dag"],
    ),
    "a line with raised digits": (
        b"(Vi avstyrker det) Tj 4 Ts /F 6 Tf (1) Tj 0 Ts /F 11 Tf ( och mer) Tj",
        ["Vi avstyrker det och mer"],
    ),
    "kerned": (b"[(A) 60 (vstyr) 20 (ker)] TJ", ["Avstyrker"]),
    "drawn twice": (b"(Vi avstyrker) Tj 1 0 0 1 72.4 700 Tm (Vi avstyrker) Tj", ["Vi avstyrker"]),
    "in two pieces": (b"(Vi avsty) Tj (rker det) Tj", ["Vi avstyrker det"]),
    "backwards": (b"1 0 0 1 118 700 Tm (tv\345) Tj 1 0 0 1 72 700 Tm (f\366rslag) Tj", ["förslag två"]),
    "in a gap": (b"[(Vi) -4000 (det)] TJ 1 0 0 1 86 700 Tm (styrker) Tj", ["Vi styrker det"]),
    "white": (b"(Nej, inte alls.) Tj 1 g 1 0 0 1 72 600 Tm (Jo det) Tj", ["Nej, inte alls."]),
    "nothing but spaces": (b"(   ) Tj (Nej) Tj ( ) Tj (. ) Tj", ["Nej ."]),
    "under its line": (b"(CO) Tj /F 7 Tf -3 Ts (2) Tj 0 Ts /F 11 Tf ( och mer) Tj", ["CO2 och mer"]),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_is_drawn_oddly_is_read_alike(tmp_path: Path, name: str) -> None:
    drawn, expected = SHOWN[name]
    path = write_pdf(tmp_path / "a.pdf", b"BT /F 11 Tf 1 0 0 1 72 700 Tm " + drawn + b" ET")

    assert _pages(path, by_letter=False) == _pages(path, by_letter=True)
    assert _texts(path, by_letter=False) == expected


def _shown(pieces: list[tuple[str, int, int, int]]) -> bytes:
    """Pieces of a page, each with the room between its letters and words, and the line that it stands on."""
    drawn = []
    for n, (words, between, room, line) in enumerate(pieces):
        middle = len(words) // 2
        parts = b"(%b) %d (%b)" % (words[:middle].encode(), -room, words[middle:].encode())
        drawn.append(b"%.1f Tc 1 0 0 1 %d %d Tm [%b] TJ " % (between / 10, 40 + 90 * (n % 5), 700 - 14 * line, parts))
    return b"BT /F 11 Tf " + b"".join(drawn) + b"ET"


# Between letters there is no room, or so much that they are spaced out. With a little, the spaces of a row of some very
# short words are lost where it is read by letter, and not by word.
_words = st.lists(st.sampled_from(["Vi", "i", "avstyrker", "jag", "12", "a1", "nej.", "(se"]), min_size=1, max_size=4)
_piece = st.tuples(
    _words.map(" ".join), st.sampled_from([0, 0, 0, 30]), st.sampled_from([0, 0, 20, -20, 300]), st.integers(0, 9)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.lists(_piece, min_size=1, max_size=12))
def test_any_pieces_are_read_alike(tmp_path: Path, pieces: list[tuple[str, int, int, int]]) -> None:
    path = write_pdf(tmp_path / "a.pdf", _shown(pieces))

    assert _texts(path, by_letter=False) == _texts(path, by_letter=True)
