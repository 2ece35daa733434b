"""Rules without examples, rules that no labelled letter uses, and dead ones that lack both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from remiss import open_case
from remiss.evaluating import check_rules, rules_used
from remiss.model import Stance
from remiss.understanding import Lexicon, load_lexicon
from remiss.understanding.lexicon import Kind, Rule


def rule(name: str, kind: Kind, *phrases: str, examples: tuple[str, ...] = ()) -> Rule:
    stance = Stance.SUPPORTS if kind is Kind.CUE else None
    return Rule(id=name, kind=kind, phrases=phrases, stance=stance, examples=examples)


LEXICON = Lexicon(
    [
        rule("ja", Kind.CUE, "säger ja", examples=("Vi säger ja till förslaget.",)),
        rule("jodå", Kind.CUE, "jodå", examples=("Vi säger jodå.",)),
        rule("visst", Kind.CUE, "visst"),
        rule("jag", Kind.OWN_VOICE, "bokverket"),
        rule("de", Kind.OTHER_VOICE, "sagoverket"),
        rule("han", Kind.OTHER_VOICE, "sagofursten", examples=("Sagofursten vill inte.",)),
    ],
    "prov",
)
LETTER = (
    "Bokverket\n\nYttrande 2031-05-04\n\nBokverket säger ja till förslaget i avsnitt 3.2.\n\n"
    "Visst är det vackert i skogen, sade sagoverket.\n"
)


def test_what_a_letter_uses(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(answers={"bokverket.txt": LETTER}))

    # "visst" stands in the letter, but no position rests on it; a voice is used where its words stand
    assert rules_used(LEXICON, [case]) & {rule.id for rule in LEXICON.rules} == {"ja", "jag", "de"}


def test_what_cannot_be_read_uses_nothing(make_case: Callable[..., Path]) -> None:
    case = open_case(make_case(answers={"bokverket.pdf": b"%PDF-1.7\n1 0 obj"}))

    assert rules_used(LEXICON, [case]) == frozenset()


def test_the_rules_of_remiss_are_used_in_their_own_letters(tillit: Path) -> None:
    used = rules_used(load_lexicon(), [open_case(tillit)])

    assert {"tillstyrker", "avstyrker", "inte", "vi", "syfte"} <= used


def test_a_rule_is_dead_without_both_example_and_use() -> None:
    found = check_rules(LEXICON, frozenset({"ja", "jag", "de"}))

    assert found.faults == ()
    assert found.without_examples == ("visst", "jag", "de")
    assert found.unused == ("jodå", "visst", "han")
    assert found.dead == ("visst",)
    assert (found.rules, found.examples, found.sound) == (6, 3, False)


def test_without_labelled_letters_nothing_is_called_dead() -> None:
    found = check_rules(LEXICON)

    assert (found.unused, found.dead, found.sound) == (None, None, True)


def test_a_failing_example_makes_the_lexicon_unsound() -> None:
    broken = Lexicon([rule("ja", Kind.CUE, "säger ja", examples=("Vi säger nej.",))], "prov")

    assert not check_rules(broken, frozenset({"ja"})).sound
