"""Swedish words: their stems, which are alike, stopwords and abbreviations. The words are data, in ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

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
LONGEST = 100
"""What has more letters is no word, and like none."""
_REMEMBERED = 1 << 16
"""Of how many words it is remembered what they are like."""


@lru_cache(_REMEMBERED)
def content_of(word: str) -> str:
    """The stem of a word; empty where it tells nothing: one letter, or a word that any text has."""
    return "" if len(word) == 1 or word.lower() in word_list("stopwords") else stem(word)


def stem(word: str) -> str:
    """A crude Swedish stem: the longest known ending taken off, if enough is left; without hyphens, which may be those
    of old line ends.
    """
    word = _FLEETING_E.sub(r"\1er", word.lower().replace("-", ""))
    endings = word_list("endings")
    longest = min(len(word) - SHORTEST_STEM, _longest_ending())
    return next((word[:-length] for length in range(longest, 0, -1) if word[-length:] in endings), word)


class Known:
    """Some stems, and which of them another is like: the same, or the one begins or ends a compound with the other."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems = frozenset(stem for stem in stems if len(stem) <= LONGEST)
        self._begun = {stem[:FIRST] for stem in self._stems}
        self._ended = {stem[-LAST:] for stem in self._stems}
        self._compounds: dict[str, list[str]] = {}
        for compound in self._stems:
            for part in _parts(compound):
                self._compounds.setdefault(part, []).append(compound)
        self.like = lru_cache(_REMEMBERED)(self._like)

    def _like(self, stem: str) -> Mapping[str, float]:
        """Those that ``stem`` is like, and how much: 1 for the same, PART for a part or a compound."""
        if len(stem) > LONGEST or (stem[:FIRST] not in self._begun and stem[-LAST:] not in self._ended):
            return {}
        alike = dict.fromkeys(self._compounds.get(stem, ()), PART)
        alike |= {part: PART for part in _parts(stem) if part in self._stems}
        return alike | {stem: 1.0} if stem in self._stems else alike


def _parts(compound: str) -> Iterator[str]:
    """The first and last parts of a compound that count as the same word."""
    yield from (compound[:end] for end in range(FIRST, len(compound)))
    yield from (compound[start:] for start in range(BEGINNING, len(compound) - LAST + 1))


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of ``words.toml``: stopwords, endings or abbreviations."""
    return frozenset(str(_lists()[name]).split())


@cache
def _longest_ending() -> int:
    return max(map(len, word_list("endings")))


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files("remiss.understanding") / "words.toml").read_text(encoding="utf-8"))
