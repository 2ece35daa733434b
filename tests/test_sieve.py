"""Shortcuts of understanding: each finds what looking at everything would find."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters import CONSULTATION, from_bokverket
from remiss.model import Consultation, Proposal
from remiss.understanding import load_lexicon, understand
from remiss.understanding.asked import weights_of, wording_of
from remiss.understanding.lexicon import Kind, Lexicon, Rule
from remiss.understanding.mentions import mentions
from remiss.understanding.phrases import compile_phrases, without_dots
from remiss.understanding.sieve import same_letters
from remiss.understanding.tokens import Tokens, terms, tokenise
from remiss.understanding.words import BEGINNING, FIRST, LAST, PART, Known

LEXICON = load_lexicon()
EXAMPLES = [text for rule in LEXICON.rules for text in (*rule.examples, *rule.counter)]


def found_by_looking_for_all(lexicon: Lexicon, text: str) -> set[tuple[str, int, int]]:
    """What each rule's pattern finds in a text without noise."""
    return {
        (rule.id, match.start(), match.end())
        for rule in lexicon.rules
        for match in compile_phrases(rule.phrases, lexicon.lists).finditer(text)
    }


def found(lexicon: Lexicon, text: str) -> set[tuple[str, int, int]]:
    return {(match.rule.id, match.start, match.end) for match in lexicon.find(text)}


# --- the lexicon ----------------------------------------------------------------------------------------------------

PHRASES = (
    "tillstyrker",
    "efterlys*",
    "*nämnden|verket avstyrker",
    "ställer|ställa sig",
    "väl_avvägt|rimligt",
    "i [allt] väsentligt",
    "har … svårt",
    "för*ing är …3 {bra}",
    "bör",
    "e-post",
    "t.ex. 4 §",
    "§ 3",
    "med_mindre|om inte",
)
LISTS = {"bra": ("bra", "väl avvägd", "*riktigt")}
SMALL = Lexicon([Rule(id=phrase, kind=Kind.CUE, phrases=(phrase, "tillstyrker inte")) for phrase in PHRASES], "", LISTS)
WORDS = """
tillstyrker TILLSTYRKER inte efterlysa efterlys byggnämnden plan-nämnden verket avstyrker avstyrkér ställa stalla sig
väl avvägt val rimligt RİMLIGT i allt väsentligt väsentlıgt har svårt ſvårt svart förslag föreläsning forening är ar bra
avvägd oriktigt bör bor BÖR e-post e post t.ex. t ex 4 § 3 §3 med mindre om att utan m_indre -bör 1+1
"""
TEXTS = st.lists(
    st.tuples(st.sampled_from(WORDS.split()), st.sampled_from([" ", " ", " ", ", ", ". ", "-", ": ", "”"]))
).map(lambda parts: "".join(word + sign for word, sign in parts))


@given(TEXTS)
def test_the_sieve_lets_no_match_through_its_meshes(text: str) -> None:
    quiet = " ".join(text.replace("-", "").split())

    assert found(SMALL, quiet) == found_by_looking_for_all(SMALL, quiet)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ett väl avvägt förslag", "väl_avvägt|rimligt"),
        ("med mindre inte avgiften", "med_mindre|om inte"),
        ("t.ex. 4 §", "t.ex. 4 §"),
    ],
)
def test_a_phrase_is_tried_where_its_first_word_begins_though_a_later_one_tells_more(text: str, phrase: str) -> None:
    assert phrase in {rule for rule, _, _ in found(SMALL, text)}


@pytest.mark.parametrize("text", EXAMPLES[::17])
def test_the_lexicon_finds_in_its_examples_what_each_rule_alone_would(text: str) -> None:
    quiet = " ".join(text.replace("-", "").split())

    assert found(LEXICON, quiet) == found_by_looking_for_all(LEXICON, quiet) != set()


@pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyzåäöé")
def test_whatever_a_letter_of_a_phrase_matches_is_the_same_letter_to_the_sieve(letter: str) -> None:
    every = "".join(chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    matched = re.findall(without_dots(letter), every, re.IGNORECASE)

    assert {same_letters(sign) for sign in matched} == {same_letters(letter)}


# --- words ----------------------------------------------------------------------------------------------------------

STEMS = st.lists(
    st.sampled_from(["svar", "an", "hamn", "a", "kust", "vatt", "en", "tillsyn"]), min_size=1, max_size=4
).map("".join)


def likeness(one: str, other: str) -> float:
    """As the words of the rule say it."""
    short, long = sorted((one, other), key=len)
    begins = len(short) >= FIRST and long.startswith(short)
    ends = len(short) >= LAST and long.endswith(short) and len(long) - len(short) >= BEGINNING
    return 1.0 if one == other else PART if begins or ends else 0.0


@given(st.lists(STEMS), STEMS)
def test_a_stem_is_like_those_that_comparing_with_each_would_give(known: list[str], stem: str) -> None:
    alike = {other: likeness(stem, other) for other in known}

    assert Known(known).like(stem) == {other: value for other, value in alike.items() if value}


@given(st.text(alphabet="abåÅ1 2-_.éx\n", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_words_looked_up_are_those_that_stand_there(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    tokens = Tokens(text)

    assert tokens.words(start, end) == tokenise(text, start, end)


@given(st.text(alphabet="abå1 2-.\n", max_size=40), st.lists(st.integers(0, 40), max_size=6))
def test_words_that_begin_in_a_span_are_left_out(text: str, borders: list[int]) -> None:
    its = terms(text)
    spans = [*zip(*[iter(sorted(borders))] * 2, strict=False)]
    kept = [token for token in its.tokens() if not any(start <= token.start < end for start, end in spans)]

    assert its.but(spans).tokens() == tuple(kept)


NAMES = ("Bokverket", "Bok verket", "Norrviks kommun", "Norrvik", "Åre", "1+1", "Kust-rådet", "§§", "Blå Kust")
MENTIONED = st.lists(
    st.sampled_from([*NAMES, "bokverket", "ÅRE", "are", "Are", "Bla Kust", "och", "NORRVIK", "s", "-", "å"])
)


@given(MENTIONED, st.sampled_from([" ", "", "-", ", "]), st.sets(st.sampled_from(NAMES)))
def test_names_are_found_where_one_pattern_of_all_would_find_them(words: list[str], sign: str, names: set[str]) -> None:
    text = sign.join(words)
    forms = sorted({form for name in names for form in (name, name.upper())}, key=lambda form: (-len(form), form))
    pattern = "|".join(without_dots(re.escape(form)) for form in forms) or "(?!)"
    expected = [match.start() for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text)]

    assert mentions(tuple(sorted(names)), text) == expected


# --- what was asked -------------------------------------------------------------------------------------------------


def test_the_words_of_a_consultation_are_made_once_for_all_its_copies() -> None:
    copy = Consultation.model_validate_json(CONSULTATION.model_dump_json())

    assert wording_of(copy) is wording_of(CONSULTATION)
    assert weights_of(copy) is weights_of(CONSULTATION)


def test_one_consultation_leaves_no_mark_on_what_is_understood_of_another() -> None:
    letter = from_bokverket("Vi tillstyrker förslaget om en avgift.", "Vi avstyrker kravet på register i 4.2.")
    others = [
        CONSULTATION.model_copy(update={"proposals": (Proposal(id=number, number=number, title=title),)})
        for number, title in (("4.2", "En avgift ska införas"), ("7.1", "Ett register ska föras"))
    ]
    first = [understand(letter, asked) for asked in others]

    assert first[0] != first[1]
    assert [understand(letter, asked) for asked in reversed(others)] == first[::-1]
