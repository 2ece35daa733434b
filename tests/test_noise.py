"""What a conversion leaves in a sentence goes, what was written stays, and every place is found again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.understanding.noise import CELL, quieten

EXAMPLES = [
    ("Vi  tillstyrker\n förslaget.", "Vi tillstyrker förslaget."),
    ("Vi till-\nstyrker", "Vi tillstyrker"),
    ("Vi till- styrker", "Vi tillstyrker"),
    ("Vi till\xadstyrker", "Vi tillstyrker"),
    ("VI TILL-\nSTYRKER", "VI TILLSTYRKER"),
    ("bokbuss-register", "bokbussregister"),
    ("ja\u00a0tack", "ja tack"),
    # a hyphen that waits for the rest of a compound
    ("kust- och havsmiljön", "kust- och havsmiljön"),
    ("kust-  och havsmiljön", "kust- och havsmiljön"),
    ("vatten- eller elnät", "vatten- eller elnät"),
    ("vatten- samt elnät", "vatten- samt elnät"),
    ("vatten- respektive elnät", "vatten- respektive elnät"),
    ("VATTEN- OCH ELNÄT", "VATTEN- OCH ELNÄT"),
    # … but not every word that begins like the joint
    ("ob-ochlogisk", "obochlogisk"),
    ("Vi är tvek- samt inställda", "Vi är tveksamt inställda"),
    ("Det är tvek-samt", "Det är tveksamt"),
    # what parts something else than two parts of a word
    ("kapitel 3-4", "kapitel 3-4"),
    ("2031-05-04", "2031-05-04"),
    ("Ku2031-00412", "Ku2031-00412"),
    ("Norrvik - Söderåsa", "Norrvik - Söderåsa"),
    ("Anna-Karin", "Anna-Karin"),
    ("a-kassa", "a-kassa"),
    ("EU-rätt", "EU-rätt"),
    # what belongs to an empty box
    ("☒ Tillstyrker ☐ Avstyrker", f"{CELL}Tillstyrker {CELL}"),
    ("Svar: ☐ Ja ☐ Nej ☑ Vet ej", f"Svar: {CELL}{CELL}{CELL}Vet ej"),
    ("Ja ☐ Nej ☒", f"{CELL} Nej{CELL}"),
    ("☐ Ja\tNej ☐\tKanske", f"{CELL}{CELL}{CELL}{CELL}Kanske"),
    # cells
    ("4.1\tAvgiften\tNej", f"4.1{CELL}Avgiften{CELL}Nej"),
    ("4.1 \t Nej", f"4.1{CELL}Nej"),
    ("4.1\t\tNej", f"4.1{CELL}Nej"),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES)
def test_what_goes_and_what_stays(text: str, expected: str) -> None:
    assert quieten(text, 0, len(text)).text == expected


TEXTS = st.text(st.sampled_from("abåÖABoch -\xad\t\n\u00a0.,;3"), max_size=40)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return text, start, draw(st.integers(start, len(text)))


@given(stretches())
def test_every_character_has_its_place(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    quiet = quieten(text, start, end)

    assert len(quiet.places) == len(quiet.text)
    assert all(start <= place < end for place in quiet.places)
    assert all(before < after for before, after in zip(quiet.places, quiet.places[1:], strict=False))
    for character, place in zip(quiet.text, quiet.places, strict=True):
        assert text[place] == character or (text[place].isspace() and character in (" ", CELL))


@given(stretches())
def test_nothing_that_was_written_is_lost(stretch: tuple[str, int, int]) -> None:
    text, start, end = stretch
    quiet = quieten(text, start, end)
    kept = set(quiet.places)

    assert all(text[at].isspace() or text[at] in "-\xad" for at in range(start, end) if at not in kept)


@given(stretches())
def test_no_blank_is_doubled_and_a_quiet_text_has_no_noise(stretch: tuple[str, int, int]) -> None:
    quiet = quieten(*stretch)

    assert not any(a.isspace() and b.isspace() for a, b in zip(quiet.text, quiet.text[1:], strict=False))
    assert quieten(quiet.text, 0, len(quiet.text)).text == quiet.text


@given(stretches(), st.data())
def test_a_span_maps_back_to_the_words_it_was_found_as(stretch: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = stretch
    quiet = quieten(text, start, end)
    if not quiet.text:
        return
    first = data.draw(st.integers(0, len(quiet.text) - 1))
    last = data.draw(st.integers(first + 1, len(quiet.text)))
    begin, stop = quiet.span(first, last)

    def letters(words: str) -> str:
        return "".join(c for c in words if not c.isspace() and c not in f"-\xad{CELL}")

    assert start <= begin < stop <= end
    assert letters(text[begin:stop]) == letters(quiet.text[first:last])


WORDS = st.lists(
    st.sampled_from(
        ["vi", "tillstyrker", "förslaget", "inte", "att", "och", "bokbussregistret", "3.2.1", "4", "dock,"]
    ),
    min_size=1,
    max_size=8,
)
BLANKS = st.sampled_from([" ", "  ", "\n", " \n ", "\u00a0"])


@given(WORDS, st.data())
def test_noise_put_into_a_sentence_is_gone_again(words: list[str], data: st.DataObject) -> None:
    noisy = ""
    for number, word in enumerate(words):
        blank = data.draw(BLANKS) if number else ""
        cut = data.draw(st.integers(2, len(word) - 2)) if len(word) > 6 else 0
        hyphen = data.draw(st.sampled_from(["", "-", "-\n", "- ", "\xad"])) if cut else ""
        noisy += blank + word[:cut] + hyphen + word[cut:]

    assert quieten(noisy, 0, len(noisy)).text == " ".join(words)


def test_a_cell_that_ends_with_a_hyphen_is_a_cell() -> None:
    assert quieten("kust-\tavgift", 0, 12).text == f"kust-{CELL}avgift"


@given(st.lists(st.sampled_from(["4.1", "Nej", "avgift", "ska slopas", "-"]), min_size=1, max_size=6))
def test_cells_stay_apart(cells: list[str]) -> None:
    row = "\t".join(cells)

    assert quieten(row, 0, len(row)).text.split(CELL) == cells


def test_every_blank_but_the_common_one_is_noise() -> None:
    signs = [sign for sign in map(chr, range(0x10000)) if sign.isspace() and sign != "\t"]

    assert [sign for sign in signs if quieten(f"ja{sign}tack", 0, 7).text != "ja tack"] == []
    assert quieten("ja\ttack", 0, 7).text == f"ja{CELL}tack"
