"""What names look like: categories, short forms, and the words that are no part of a name.

The words are data: ``register.toml`` tells names from other words, ``bodies.toml`` has the short forms of bodies. A
later issue puts the public register of bodies beside them; until then a category is told by a name's own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from remiss.model import Category
from remiss.understanding.phrases import compile_phrases


def categorise(name: str) -> Category:
    """What sort of body a name is, by its words."""
    return next((category for category, pattern in _categories() if pattern.search(name)), Category.OTHER)


@cache
def listed(name: str) -> re.Pattern[str]:
    """A list of ``register.toml`` (not_names, addressees, units, file_words …) as a pattern for one of its words."""
    return compile_phrases(str(_data("register")[name]).split())


@cache
def phrased(name: str) -> re.Pattern[str]:
    """A list of ``register.toml`` with a phrase on each line (joint, answers …) as a pattern for one of them."""
    lists = {name: tuple(words) for name, words in _data("register")["lists"].items()}
    return compile_phrases(str(_data("register")[name]).strip().splitlines(), lists)


@cache
def numerals() -> tuple[str, ...]:
    """The words for how many bodies have written a letter, from two."""
    return tuple(_data("register")["lists"]["tal"])


def is_unit(name: str) -> bool:
    """Is it only a part of a body ("Kommunstyrelsen", "Juridiska fakulteten")?"""
    what = re.split(r"\s(?:för|i|vid)\s", name)[0]
    return listed("units").search(what) is not None and not listed("whole_bodies").search(what)


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """By a body's name, how else it is written: "Inspektionen för vård och omsorg", "IVO"."""
    return {name: tuple(forms) for name, forms in _data("bodies")["short_forms"].items()}


@cache
def full_names() -> Mapping[str, str]:
    """By a short form, the body's name: "IVO", "Inspektionen för vård och omsorg"."""
    return {short: name for name, forms in short_forms().items() for short in forms}


@cache
def same_words() -> Mapping[str, str]:
    """Words of names, in lower case, that are read as another: "staden" as "kommun"."""
    return {other: word for word, others in _data("bodies")["same_words"].items() for other in others.split()}


@cache
def _categories() -> tuple[tuple[Category, re.Pattern[str]], ...]:
    entries = _data("register")["category"]
    return tuple((Category(entry["category"]), compile_phrases(entry["phrases"])) for entry in entries)


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads((files("remiss.understanding.senders") / f"{name}.toml").read_text(encoding="utf-8"))
