"""Where a font lies about how wide its signs are, and each is placed where it belongs, the places tell.

Then one sign reaches over the next, and after another is a gap within the word. How far it is to the next sign, where
that is nearest, is how wide it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from remiss.reading.pdf.glyphs import Glyph, TangledError

# Lengths in ems.
_OVER = 0.06  # no type is set so tight
_LYING = 0.2  # of all signs reach so far over the next
_LEAST, _MOST = 0.1, 1.1
# Signs that often end words, so that nothing is near after them, and how wide they are at most.
_NARROW, _POINT = ".,:;!?)]”\"'I", 0.34
_FIGURES, _FIGURE = "0123456789§", 0.57
_TELLING = 10  # signs
_SOME, _MANY = 4, 12  # each fourth row, where there are so many


def mended(rows: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The rows, each from the left; its signs as wide as their places tell, where what the font tells is false.

    Raises ``TangledError`` where that is so and some are words, whose letters are wanted.
    """
    some = rows[::_SOME] if len(rows) > _MANY else rows  # a long report has a million signs
    over = sum([a.right - b.left > _OVER * a.size for row in some for a, b in pairwise(row)])
    if over < _TELLING or over < _LYING * sum([len(glyph.text) for row in some for glyph in row]):
        return list(rows)
    if any(glyph.words for row in rows for glyph in row):
        raise TangledError
    steps: dict[str, list[float]] = defaultdict(list)
    for glyph, after in _neighbours(rows):
        step = (after.left - glyph.left) / glyph.size
        if _LEAST < step < _MOST:
            steps[glyph.text].append(step)
    widths = {text: _width(text, found) for text, found in steps.items()}
    return [
        [g._replace(right=g.left + widths[g.text] * g.size) if g.text in widths else g for g in row] for row in rows
    ]


def _neighbours(rows: Sequence[Sequence[Glyph]]) -> Iterator[tuple[Glyph, Glyph]]:
    for row in rows:
        yield from ((a, b) for a, b in pairwise(row) if not a.text.isspace() and not b.text.isspace())


def _width(text: str, steps: Sequence[float]) -> float:
    """In ems: nearly the shortest step, as two signs can be kerned."""
    most = _POINT if text in _NARROW else _FIGURE if text in _FIGURES else _MOST
    return min(sorted(steps)[len(steps) // 20], most)
