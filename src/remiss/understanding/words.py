"""Swedish words: tokens, stems, stopwords and abbreviations. The words themselves are data, in ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from remiss.model import Noun

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SHORTEST_STEM = 4
"""How many letters are left, at least, when an ending is taken off."""


class Token(Noun):
    """A content word of a text: its stem and where it stands."""

    stem: str
    start: int
    end: int


def tokenise(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The content words of ``text[start:end]``."""
    end = len(text) if end is None else end
    stopwords = word_list("stopwords")
    return tuple(
        Token(stem=stem(word.group()), start=word.start(), end=word.end())
        for word in _WORD.finditer(text, start, end)
        if word.group().lower() not in stopwords and len(word.group()) > 1
    )


@lru_cache(1 << 16)
def stem(word: str) -> str:
    """A crude Swedish stem: the longest known ending taken off, if enough is left; without hyphens, which may be those
    of old line ends.
    """
    word = word.lower().replace("-", "")
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@cache
def word_list(name: str) -> frozenset[str]:
    """One of the lists of ``words.toml``: stopwords, endings or abbreviations."""
    lists = tomllib.loads((files("remiss.understanding") / "words.toml").read_text(encoding="utf-8"))
    return frozenset(str(lists[name]).split())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(word_list("endings"), key=lambda ending: (-len(ending), ending)))
