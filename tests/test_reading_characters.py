"""Repair of characters, and the telling of garbled text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.reading.layout import marks
from remiss.reading.layout.characters import repair
from remiss.reading.layout.garbling import garbled


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("e\ufb00ektiv af\ufb01nitet", "effektiv affinitet"),
        ("so\u6600tware", "software"),
        ("a\u030aterkomst", "återkomst"),
        ("sam\u00adhälle", "samhälle"),
        ("samhälls\u00ad", "samhälls-"),
        ("samhälls\u2010", "samhälls-"),
        ("samhälls\ufffe", "samhälls-"),
        ("samhälls\x02", "samhälls-"),
        ("sam\x02hälle", "samhälle"),
        ("EU\u2011rätt", "EU-rätt"),
        ("noll\u200bbredd\ufeff", "nollbredd"),
        ("\uf0b7 punkt", "• punkt"),
        ("\x7f punkt", "• punkt"),
        ("Y T T R A N D E", "YTTRANDE"),
        ("Ä L V E N S   K O M M U N", "ÄLVENS KOMMUN"),
        ("R e s e r v a t i o n", "Reservation"),
        ("a b c", "a b c"),
        ("i å i ö", "i å i ö"),
        ("lone\ud800 surrogate", "lone surrogate"),
    ],
)
def test_repair(raw: str, expected: str) -> None:
    assert repair(raw) == expected


@given(st.text())
def test_repair_settles_and_can_be_encoded(text: str) -> None:
    once = repair(text)
    once.encode()
    assert repair(repair(once)) == repair(once)


def test_symbols_for_letters_are_garbled() -> None:
    assert garbled(["\uf041\uf042\uf043\uf044" * 10, "abc"])
    assert not garbled(["Överklagande av beslut – 12 § förvaltningslagen", "\uf0b7" * 5])


@pytest.mark.parametrize(
    ("line", "length"),
    [("• punkt", 2), ("- punkt", 2), ("– punkt", 2), ("•punkt", 1), ("-5 grader", 0), ("a) punkt", 0), ("punkt", 0)],
)
def test_bullets(line: str, length: int) -> None:
    assert marks.bullet(line) == length


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("4.2.1 Rubrik", "4.2.1"),
        ("4.4. Rubrik", "4.4"),
        ("4 Rubrik", None),
        ("4.2 miljoner", "4.2"),
        ("10.30", None),
        ("21 kap. 7 §", None),
    ],
)
def test_section_numbers(line: str, number: str | None) -> None:
    assert marks.section(line) == number


@pytest.mark.parametrize("line", ["1 (5)", "1(5)", "Sida 1 av 3", "sid 2", "- 2 -", "– 3 –", "3 av 7"])
def test_page_marks(line: str) -> None:
    assert marks.is_page_mark(line)


@pytest.mark.parametrize("line", ["2", "avsnitt 4 (5)", "1 (5) och mer", "2024-03-01", "s"])
def test_no_page_marks(line: str) -> None:
    assert not marks.is_page_mark(line)


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("2 (5)Sammanfattning", "2 (5)"),
        ("12(14)Förslag", "12(14)"),
        ("Sida 2 av 3Bakgrund", "Sida 2 av 3"),
        ("Avgiften för tillsyn3 (7)", "3 (7)"),
        ("2 (5) Sammanfattning", ""),
        ("enligt avsnitt 4 (5)", ""),
        ("4.2 Avgifter", ""),
        ("2 (5)", ""),
    ],
)
def test_page_marks_glued_to_words(line: str, mark: str) -> None:
    assert marks.glued_mark(line) == mark
