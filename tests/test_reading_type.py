"""What type and drawing tell: bullets that are shapes, letters drawn again, words spaced out, the next of a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.reading.layout import marks
from remiss.reading.layout.lines import Line
from remiss.reading.layout.paragraphs import first_of_note
from remiss.reading.pdf.dots import bullets
from remiss.reading.pdf.glyphs import Glyph
from remiss.reading.pdf.rules import Rule
from remiss.reading.pdf.words import rows_of_words

_WIDTH, _SIZE = 5.0, 10.0


def _glyphs(text: str, *, left: float = 50.0, base: float = 100.0, between: float = 0.0) -> list[Glyph]:
    """Letters five points wide; a space in the text is a move of three points, and no character."""
    found = []
    for sign in text:
        if sign == " ":
            left += 3.0
            continue
        found.append(Glyph(sign, left, left + _WIDTH, base, _SIZE, False))
        left += _WIDTH + between
    return found


def _texts(glyphs: list[Glyph]) -> list[list[str]]:
    return [[word.text for word in row] for row in rows_of_words(glyphs)]


@pytest.mark.parametrize(
    ("before", "line", "follows"),
    [
        ("a) utbildning,", "b) lokaler", True),
        ("2. Avgifter", "3. Tillsyn", True),
        ("(1) avgifter", "(2) tillsyn", True),
        ("a) utbildning,", "c) lokaler", False),
        ("2. Avgifter", "3) Tillsyn", False),
        ("9. Avgifter", "b) lokaler", False),
        ("Avgifter", "2. Tillsyn", False),
    ],
)
def test_the_next_enumerator(before: str, line: str, follows: bool) -> None:
    assert marks.next_enumerator(before, line) is follows


@pytest.mark.parametrize(
    ("text", "before", "starts"),
    [
        ("2 Enligt enkäten.", "1 Se rapporten.", True),
        ("2034, s. 17–42.", "2 Se årsboken", False),
        ("17 stölder", "3 Under året anmäldes", False),
        ("* Preliminär uppgift.", None, True),
        ("4 Jfr ovan.", None, True),
    ],
)
def test_a_note_starts_with_the_next_number(text: str, before: str | None, starts: bool) -> None:
    above = Line(before, 1, 50, 300, 700, 8) if before else None
    assert first_of_note(Line(text, 1, 50, 300, 710, 8), above) is starts


def test_a_small_shape_before_a_line_is_its_bullet() -> None:
    glyphs = _glyphs("Avgifter") + _glyphs("Tillsyn", base=120)
    dots = [Rule(38, 94, 42, 98), Rule(38, 114, 42, 118)]
    assert _texts([*glyphs, *bullets(glyphs, dots)]) == [["•", "Avgifter"], ["•", "Tillsyn"]]


@pytest.mark.parametrize(
    "shape",
    [
        Rule(60, 94, 64, 98),  # over the letters
        Rule(5, 94, 9, 98),  # far away
        Rule(38, 60, 42, 64),  # at no line
        Rule(20, 80, 40, 100),  # a box
        Rule(30, 97, 48, 98),  # a line
    ],
)
def test_other_shapes_are_no_bullets(shape: Rule) -> None:
    assert bullets(_glyphs("Avgifter"), [shape]) == []


@pytest.mark.parametrize("shift", [0.2, 0.5, 1.0])
def test_letters_drawn_again_for_weight_are_read_once_and_are_bold(shift: float) -> None:
    first = _glyphs("Allmänna villkor")
    rows = rows_of_words(first + [g._replace(left=g.left + shift, right=g.right + shift) for g in first])
    assert [[(word.text, word.bold) for word in row] for row in rows] == [[("Allmänna", 8), ("villkor", 7)]]


def test_the_letters_of_a_ligature_stand_at_one_place() -> None:
    glyphs = [g._replace(left=65, right=75) if g.text == "f" else g for g in _glyphs("träffar")]
    assert _texts(glyphs) == [["träffar"]]


def test_words_spaced_out_within_a_line() -> None:
    spaced = _glyphs("Rabatt för bromsar", between=2.6)
    plain = _glyphs("Vi tillstyrker det", left=spaced[-1].right + 5.6)
    assert _texts(spaced + plain) == [["Rabatt", "för", "bromsar", "Vi", "tillstyrker", "det"]]


@given(st.lists(st.text("abcdefåäö", min_size=2, max_size=8), min_size=1, max_size=8))
def test_words_without_spaces_between_come_apart_where_they_stand_apart(words: list[str]) -> None:
    assert _texts(_glyphs(" ".join(words))) == [words]


def test_a_row_of_nothing_but_spaces_has_no_words() -> None:
    assert _texts([Glyph(" ", 50.0, 55.0, 100.0, _SIZE, False)]) == []
