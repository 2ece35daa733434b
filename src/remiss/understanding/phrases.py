"""The small language that the phrases of the lexicon are written in.

A phrase is words as they stand in a letter, in lower case:

    tillstyrker             the word itself
    efterlys*               any ending
    ställer|ställa sig      one word or the other
    väl_avvägt|rimligt      ... where one of them is two words
    i [allt] väsentligt     a word that may be left out
    har … svårt             up to six words between, within the clause, and an insertion between commas
    är …3 bra               up to so many words between, and none that opens another clause
    är …3 {bra}             any of the words of the list "bra", which the rule files define under [lists]

White space and line ends between words do not matter, nor do capitals, hyphens left inside a word ("till- styrker") or
the dots that å, ä and ö lose in scanned text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from types import MappingProxyType

from remiss.errors import RuleError

GAP = 6
"""How many words ``…`` may stand for."""
Lists = Mapping[str, tuple[str, ...]]
"""The word lists of the rule files, by name."""
NO_LISTS: Lists = MappingProxyType({})
_GAPS = re.compile(r"…(\d?)")
_PLAIN = re.compile(r"[\w*|/.,:§-]+")
_LIST = re.compile(r"\{([\w-]+)\}")
_SHORT = 3
"""A word of so few letters that stands alone is another word without its dots: bör, bor."""
_LOST_DOTS = str.maketrans({"å": "[åa]", "ä": "[äa]", "ö": "[öo]", "é": "[ée]", "Å": "[ÅA]", "Ä": "[ÄA]", "Ö": "[ÖO]"})
_INSERTION = r"(?:,(?=\s)(?:(?!tillstyrk|avstyrk|motsätt)[^,.;:!?\n]){2,150},)?"
_GAP = (
    _INSERTION + rf"(?:[^\S\n]+(?!(?:men|utan|att|innan|förrän|tillstyrk\w*|avstyrk\w*|motsätter)\s)"
    rf"(?:[^\s.;:!?]|[.:](?=\w))+){{0,{GAP}}}?" + _INSERTION
)


def compile_phrases(phrases: Iterable[str], lists: Lists = NO_LISTS) -> re.Pattern[str]:
    """One pattern for a rule's phrases; of two that begin alike, the longer wins.

    Raises RuleError where a phrase is empty, is not written in the phrase language or asks for an unknown list.
    """
    return _compiled(tuple(in_order(spelt_out(phrase, lists) for phrase in phrases)))


@lru_cache(1 << 10)
def _compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(map(as_pattern, phrases)) + r")(?!\w)", re.IGNORECASE)


def in_order(phrases: Iterable[str]) -> list[str]:
    """Phrases as they are tried: the longer before the shorter."""
    return sorted(phrases, key=lambda phrase: (len(phrase.split()), len(phrase)), reverse=True)


def without_dots(pattern: str) -> str:
    """A pattern that also matches where å, ä, ö and é have lost what stands over them."""
    return pattern.translate(_LOST_DOTS)


def required(phrase: str) -> list[str]:
    """The words that a phrase, spelt out, cannot be without: each with its choices."""
    return [part for part in phrase.split() if not part.startswith(("[", "…"))]


def words_in(phrases: Iterable[str]) -> frozenset[str]:
    """The words that some phrases, spelt out, ask for."""
    parts = (part for phrase in phrases for part in phrase.split() if not part.startswith("["))
    return frozenset(word for part in parts for word in re.split(r"[|_]", part))


def check_phrase(phrase: str) -> None:
    """Raises RuleError where a phrase, spelt out, is not written in the phrase language."""
    words = phrase.split()
    if not words or words[0].startswith(("…", "[")) or words[-1].startswith("…"):
        raise RuleError(f'frasen "{phrase}" är tom, börjar med ett ord som kan saknas eller slutar med "…".')
    for word in words:
        bare = word[1:-1] if word.startswith("[") and word.endswith("]") else word
        if not _GAPS.fullmatch(word) and not _PLAIN.fullmatch(bare):
            raise RuleError(f'ordet "{bare}" har tecken som inte kan stå i en fras.')


def as_pattern(phrase: str) -> str:
    """The pattern of one phrase, spelt out. Raises RuleError where it is not written in the phrase language."""
    check_phrase(phrase)
    words = phrase.split()
    alone = len(words) == 1
    pattern = ""
    for word in words:
        if gap := _GAPS.fullmatch(word):
            pattern += _few(int(gap[1])) if gap[1] else _GAP
        elif word.startswith("[") and word.endswith("]"):
            pattern += rf"(?:{_between(pattern)}{_word(word[1:-1])})?"
        else:
            pattern += _between(pattern) + _word(word, alone=alone)
    return pattern


def _few(words: int) -> str:
    """A gap of so many words at most, that holds no word which opens another clause."""
    return rf"(?:[^\S\n]+(?!(?:men|utan|att|om|som|huruvida|och|är)\s)[^\s.,;:!?]+){{0,{words}}}?"


def _between(so_far: str) -> str:
    return r"[,]?\s+" if so_far.endswith(_GAP) else (r"\s+" if so_far else "")


def _word(word: str, *, alone: bool = False) -> str:
    choices = [_choice(choice, alone=alone) for choice in word.split("|")]
    return choices[0] if len(choices) == 1 else "(?:" + "|".join(choices) + ")"


def _choice(words: str, *, alone: bool) -> str:
    if alone and len(words) <= _SHORT:
        return re.escape(words)
    return r"\s+".join(without_dots(re.escape(word)).replace(r"\*", r"[\w-]*") for word in words.split("_"))


def spelt_out(phrase: str, lists: Lists) -> str:
    """A phrase with the words of its lists in it."""

    def words(asked: re.Match[str]) -> str:
        if asked[1] not in lists:
            known = ", ".join(lists) or "inga"
            raise RuleError(f'frasen "{phrase}" har listan {{{asked[1]}}}, som inte finns. Listorna är {known}.')
        return "|".join(entry.replace(" ", "_") for entry in lists[asked[1]])

    return _LIST.sub(words, phrase)
