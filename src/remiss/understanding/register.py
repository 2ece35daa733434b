"""What names look like: categories, and the words that are no part of a name. The words are data, in ``register.toml``.

A later issue puts the public register of bodies beside it; until then a category is told by a name's own words.
"""

from __future__ import annotations

import re
import tomllib
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
    """A list of ``register.toml`` (not_names, addressees, file_words, shared_words) as a pattern for one word."""
    return compile_phrases(str(_data()[name]).split())


@cache
def _categories() -> tuple[tuple[Category, re.Pattern[str]], ...]:
    return tuple((Category(entry["category"]), compile_phrases(entry["phrases"])) for entry in _data()["category"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((files("remiss.understanding") / "register.toml").read_text(encoding="utf-8"))
