"""Where a text mentions names: as words of their own, in the nominative, as they are written or in capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from remiss.understanding.phrases import without_dots
from remiss.understanding.sieve import same_letters

_PIECE = re.compile(r"\w+")


def mentions(names: tuple[str, ...], text: str) -> list[int]:
    """Where names begin in a text; of two at one place it is the longer."""
    by_first = _by_first(names)
    here = by_first.keys() & _words_of(text)
    if not here:
        return []
    mentioned = tuple(sorted({name for first in here for name in by_first[first]}))
    return [mention.start() for mention in _pattern(mentioned).finditer(text)]


@lru_cache(64)
def _words_of(text: str) -> frozenset[str]:
    """A text's words, and the empty one, which names without letters begin with."""
    return frozenset(("", *map(same_letters, _PIECE.findall(text))))


@lru_cache(64)
def _by_first(names: tuple[str, ...]) -> Mapping[str, list[str]]:
    """The names by their first word: a text that does not have it has none of them."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        for first in _firsts(name):
            by_first.setdefault(first, []).append(name)
    return by_first


@lru_cache(1 << 14)
def _firsts(name: str) -> frozenset[str]:
    found = (_PIECE.search(form) for form in _forms(name))
    return frozenset(same_letters(first.group()) if first else "" for first in found)


@lru_cache(1 << 10)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    spelt = {form for name in names for form in _forms(name)}
    pattern = "|".join(without_dots(re.escape(form)) for form in sorted(spelt, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def _forms(name: str) -> Iterable[str]:
    return name, name.upper()
