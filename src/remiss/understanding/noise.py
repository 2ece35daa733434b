"""Text as it was meant: without the blanks, line-end hyphens and soft hyphens that a conversion left in a sentence, and
without the choices of a form that were not made.

Capitals, and the dots that å, ä and ö lose in a scan, are dealt with where the lexicon matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_NOT_JOINED = r"(?!(?i:och|eller|(?<!tvek[-\xad])(?<!tvek-\s)samt|respektive)\b)"
_HYPHEN = (
    rf"(?<=[a-zåäö]{{2}})(?:-[^\S\t]*|\xad){_NOT_JOINED}(?=[a-zåäö]{{2}})"
    rf"|(?<=[A-ZÅÄÖ]{{2}})(?:-[^\S\t]*|\xad){_NOT_JOINED}(?=[A-ZÅÄÖ]{{2}})"
)
"""Of an old line end, or of a compound, which no phrase has; not that of "kust- och havsmiljön"."""
_NOISE = re.compile(rf"(?P<hyphen>{_HYPHEN})|[\s☒☑]+")
_BORDER = re.compile("[\t☒☑]")
_SIGNS = re.compile(
    "[-\xad☐☒☑\t-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"  # all blanks but the common one
)
"""What a text without noise has none of, and no two blanks together either: most have none."""

_BOX = re.compile("[☐☒☑]")
_IN_A_CELL = re.compile(r"[^\t]+")

EMPTY = "☐"
CELL = ";"
"""What stands between two cells of a table row, or two boxes of a form: no word reaches over it."""


class Quiet(NamedTuple):
    """A stretch of text without noise; ``places[i]`` is where its character ``i`` stands in the text it comes from."""

    text: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]``, which is not empty, stands in the text that it comes from."""
        return self.places[start], self.places[end - 1] + 1


def quieten(text: str, start: int, end: int) -> Quiet:
    """``text[start:end]`` with hyphens inside words gone, white space as single blanks, and ``CELL`` between cells, for
    the box that is ticked, and for all that belongs to an empty one ("☐ Avstyrker").
    """
    if text.find("  ", start, end) < 0 and not _SIGNS.search(text, start, end):
        return Quiet(text[start:end], range(start, end))
    words: list[str] = []
    places: list[int] = []
    at = start
    for first, last in [*_unchosen(text, start, end), (end, end)]:
        for noise in _NOISE.finditer(text, at, first):
            blank = "" if noise["hyphen"] else CELL if _BORDER.search(noise.group()) else " "
            words += text[at : noise.start()], blank
            places += [*range(at, noise.start()), *([noise.start()] if blank else [])]
            at = noise.end()
        words.append(text[at:first])
        places += range(at, first)
        if first < last:
            words.append(CELL)
            places.append(first)
        at = last
    return Quiet("".join(words), places)


def _unchosen(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches that belong to empty boxes: what comes after each up to the next box, or what comes before where
    the boxes stand last ("Tillstyrker ☒ Avstyrker ☐").
    """
    if text.find(EMPTY, start, end) < 0:
        return
    for cell in _IN_A_CELL.finditer(text, start, end):
        boxes = [*_BOX.finditer(text, cell.start(), cell.end())]
        if not boxes:
            continue
        edges = [cell.start(), *(box.start() for box in boxes), cell.end()]
        last = not text[boxes[-1].end() : cell.end()].strip() and bool(text[cell.start() : boxes[0].start()].strip())
        for n, box in enumerate(boxes):
            if box.group() == EMPTY:
                before = boxes[n - 1].end() if n else cell.start()
                yield (before, box.end()) if last else (box.start(), edges[n + 2])
