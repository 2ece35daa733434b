"""Where words that were quoted stand in a text, however its blanks and line breaks fall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from remiss.compiling.masking import BLOCK


def find(text: str, quote: str) -> tuple[int, int] | None:
    """The first place of a quote in a text; a quote in which words are masked is found by the others."""
    words = quote.strip(' \n\t”"').split()
    found = _pattern(tuple(words)).search(text) if words else None
    return found.span() if found else None


def lines_of(quote: str) -> Iterator[str]:
    """The statements of a quote, each on a line, with blanks folded."""
    yield from filter(None, (" ".join(line.split()) for line in quote.split("\n")))


@lru_cache(maxsize=256)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\s+".join(re.escape(word).replace(BLOCK, r"\S") for word in words))
