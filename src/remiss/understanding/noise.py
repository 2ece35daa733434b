"""Text as it was meant: without the blanks, line-end hyphens and soft hyphens that a conversion left in a sentence.

Capitals, and the dots that å, ä and ö lose in a scan, are dealt with where the lexicon matches.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_NOT_JOINED = r"(?!(?i:och|eller|(?<!tvek[-\xad])(?<!tvek-\s)samt|respektive)\b)"
_HYPHEN = (
    rf"(?<=[a-zåäö]{{2}})(?:-[^\S\t]*|\xad){_NOT_JOINED}(?=[a-zåäö]{{2}})"
    rf"|(?<=[A-ZÅÄÖ]{{2}})(?:-[^\S\t]*|\xad){_NOT_JOINED}(?=[A-ZÅÄÖ]{{2}})"
)
"""Of an old line end, or of a compound, which no phrase has; not that of "kust- och havsmiljön"."""
_NOISE = re.compile(rf"(?P<hyphen>{_HYPHEN})|\s+")


CELL = ";"
"""What stands between two cells of a table row: no word reaches over it."""


class Quiet(NamedTuple):
    """A stretch of text without noise; ``places[i]`` is where its character ``i`` stands in the text it comes from."""

    text: str
    places: list[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, which is not empty, stands in the text that it comes from."""
        return self.places[start], self.places[end - 1] + 1


def quieten(text: str, start: int, end: int) -> Quiet:
    """``text[start:end]`` with hyphens inside words gone white space as single blanks, cells parted by ``CELL``."""
    words: list[str] = []
    places: list[int] = []
    at = start
    for noise in _NOISE.finditer(text, start, end):
        blank = "" if noise["hyphen"] else CELL if "\t" in noise.group() else " "
        words += text[at : noise.start()], blank
        places += [*range(at, noise.start()), *([noise.start()] if blank else [])]
        at = noise.end()
    return Quiet("".join([*words, text[at:end]]), [*places, *range(at, end)])
