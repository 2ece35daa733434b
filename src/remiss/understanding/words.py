"""Swedish words: tokens, stems, stopwords and abbreviations. The words themselves are data, in ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from remiss.model import Noun

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TERM = re.compile(rf"{_WORD.pattern}|\d+")
_FLEETING_E = re.compile(r"([bcdfghjklmnpqrstvxz])re[tn]s?$")
"""Words in -er lose their e before an ending: "registret" of "register"."""
SHORTEST_STEM = 4
"""How many letters are left, at least, when an ending is taken off."""


FIRST, LAST = 5, 4
"""The shortest first and last part of a compound that counts as the same word …"""
BEGINNING = 3
"""… the shortest that may stand before the last part: "svar" is no part of "ansvar" …"""
PART = 0.6
"""… and how much such a word counts."""


class Token(Noun):
    """A content word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The content words of ``text[start:end]``."""
    return _tokens(_WORD, text, start, len(text) if end is None else end)


def terms(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The same and its figures: all that one proposal may have and another not."""
    return _tokens(_TERM, text, start, len(text) if end is None else end)


def _tokens(pattern: re.Pattern[str], text: str, start: int, end: int) -> tuple[Token, ...]:
    stopwords = word_list("stopwords")
    return tuple(
        Token(stem=stem(word.group()), start=word.start(), end=word.end())
        for word in pattern.finditer(text, start, end)
        if word.group().lower() not in stopwords and len(word.group()) > 1
    )


@lru_cache(1 << 18)
def likeness(one: str, other: str) -> float:
    """1 for the same stem, PART where one begins or ends a compound with the other, else 0."""
    if one == other:
        return 1.0
    short, long = sorted((one, other), key=len)
    first = len(short) >= FIRST and long.startswith(short)
    last = len(short) >= LAST and long.endswith(short) and len(long) - len(short) >= BEGINNING
    return PART if first or last else 0.0


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A crude Swedish stem: the longest known ending taken off, if enough is left; without hyphens, which may be those
    of old line ends.
    """
    word = _FLEETING_E.sub(r"\1er", word.lower().replace("-", ""))
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


class Known:
    """Some stems, and which of them another is like; what was asked is kept, for letters repeat their words."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = tuple(stems)
        self._asked: dict[str, dict[str, float]] = {}

    def like(self, stem: str) -> dict[str, float]:
        """Those that ``stem`` is like, and how much."""
        if stem not in self._asked:
            alike = ((known, likeness(stem, known)) for known in self._stems)
            self._asked[stem] = {known: value for known, value in alike if value}
        return self._asked[stem]


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of ``words.toml``: stopwords, endings or abbreviations."""
    lists = tomllib.loads((files("remiss.understanding") / "words.toml").read_text(encoding="utf-8"))
    return frozenset(str(lists[name]).split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(word_list("endings"), key=lambda ending: (-len(ending), ending)))
