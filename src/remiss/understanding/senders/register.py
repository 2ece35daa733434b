"""What names look like: categories, and the words that are no part of a name.

The words are data: ``register.toml`` tells names from other words, and what sort of body is called what. Real bodies
are listed beside it (``bodies``): what the register says of a name goes before what its words look like.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from remiss.model import Category
from remiss.understanding.phrases import compile_phrases
from remiss.understanding.senders.bodies import body_called

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


@lru_cache(1 << 14)
def categorise(name: str) -> Category:
    """What sort of body a name is, of which it is known that it is one's: by the register, or else by its words."""
    return _listed_as(name) or _by_words(name, _categories())


@lru_cache(1 << 14)
def kind_of(words: str) -> Category:
    """What sort of body words are the name of; OTHER where they need not be a body's name."""
    return _listed_as(words) or _by_words(words, [entry for entry in _categories() if not entry.guess])


@cache
def listed(name: str) -> re.Pattern[str]:
    """A list of ``register.toml`` (not_names, addressees, units, file_words …) as a pattern for one of its words."""
    return compile_phrases(str(_data()[name]).split())


@cache
def phrased(name: str) -> re.Pattern[str]:
    """A list of ``register.toml`` with a phrase on each line (joint, answers …) as a pattern for one of them."""
    lists = {name: tuple(words) for name, words in _data()["lists"].items()}
    return compile_phrases(str(_data()[name]).strip().splitlines(), lists)


@cache
def numerals() -> tuple[str, ...]:
    """The words for how many bodies have written a letter, from two."""
    return tuple(_data()["lists"]["tal"])


def is_unit(name: str) -> bool:
    """Is it only a part of a body ("Kommunstyrelsen", "Juridiska fakulteten")?"""
    what = re.split(r"\s(?:för|i|vid)\s", name)[0]
    return listed("units").search(what) is not None and not listed("whole_bodies").search(what)


@cache
def same_words() -> Mapping[str, str]:
    """Words of names, in lower case, that are read as another: "staden" as "kommun"."""
    return {other: word for word, others in _data()["same_words"].items() for other in others.split()}


def _listed_as(name: str) -> Category | None:
    """The category that the register gives a name; or its first part, or what stands in its brackets."""
    whole = _BRACKETS.sub("", name).strip()
    for form in (name, whole, whole.partition(",")[0].strip(), *_BRACKETS.findall(name)):
        if body := body_called(form):
            return body.category
    return None


class _Words(NamedTuple):
    category: Category
    pattern: re.Pattern[str]
    guess: bool


def _by_words(name: str, entries: Iterable[_Words]) -> Category:
    return next((entry.category for entry in entries if entry.pattern.search(name)), Category.OTHER)


@cache
def _categories() -> tuple[_Words, ...]:
    return tuple(
        _Words(Category(entry["category"]), compile_phrases(entry["phrases"]), entry.get("guess", False))
        for entry in _data()["category"]
    )


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("remiss.understanding.senders") / "register.toml").read_text(encoding="utf-8"))
