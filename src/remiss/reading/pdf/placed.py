"""Characters and rules where a PDF places them become a page of lines, seen with its text upright."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from remiss.reading.layout.lines import Page
from remiss.reading.pdf.assemble import assemble
from remiss.reading.pdf.dots import bullets
from remiss.reading.pdf.glyphs import Glyph, Span
from remiss.reading.pdf.rules import Rule

_SMALLEST = 1.0  # points: nobody can read smaller type
_SENTENCE = 4  # words
_ASLANT = 0.13  # of a quarter turn: a scanned page can lie a little aslant
_PRIVATE, _ALPHABET = 0xF000, 10  # where such fonts have their characters; so many letters are no bullets
WHITE = 250  # of 255, for each of three colours at least
ASLANT = -1  # instead of a number of quarter turns

Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in the page's own coordinates, which count upwards."""


class Placed(NamedTuple):
    """A character in the page's own coordinates, which count upwards.

    Or several words, as of a ``Glyph``, on a level line.
    ``faint``: white, or not drawn at all, so that it shows only on a ground of its own: text over a scanned picture.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    bold: bool
    faint: bool = False
    words: Sequence[Span] = ()


def quarters(angle: float) -> int:
    """The quarter turns, counterclockwise, that an angle in radians is; ``ASLANT`` where it is none."""
    turns = angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) <= _ASLANT else ASLANT


def page_of(
    number: int,
    glyphs: Iterable[tuple[int, Placed]],
    drawn: Sequence[Box],
    box: Box,
    grounds: Callable[[], Sequence[Box]] = tuple,
    before: Sequence[Page] = (),
) -> Page:
    """A page of its glyphs, each with the quarter turns it is written at, of the boxes of what is drawn, and its own.

    Words that are written at another angle than most, or cannot be seen, are no part of its lines. ``grounds`` tells
    the boxes of pictures and of what is filled with a colour; ``before`` are the pages before.
    """
    placed, outside, faint = _seen(_named(list(glyphs)), box, grounds)
    turns = _turns(placed)
    turn = turns.most_common(1)[0][0] if turns else 0
    upright = [_turned(glyph, turn, box) for quarter, glyph in placed if quarter == turn]
    rules = [_rule(bounds, turn, box) for bounds in drawn]
    known = next((page.cuts for page in reversed(before) if page.cuts), ())
    lines, beside, cuts = assemble([*upright, *bullets(upright, rules)], rules, page=number, before=known)
    askew = "".join(glyph.text for quarter, glyph in placed if quarter != turn)
    aside = [words for text in (askew, outside, faint) if (words := " ".join(text.split()))]
    left, bottom, right, top = box
    height = top - bottom if turn % 2 == 0 else right - left
    hides = len(faint.split()) >= _SENTENCE
    return Page(number=number, height=height, lines=lines, aside=aside, beside=beside, hides=hides, cuts=cuts)


def _turns(glyphs: Iterable[tuple[int, Placed]]) -> Counter[int]:
    """How many letters stand at each number of quarter turns."""
    turns: Counter[int] = Counter()
    for quarter, glyph in glyphs:
        turns[quarter] += len(glyph.text)
    del turns[ASLANT]
    return turns


def _named(glyphs: list[tuple[int, Placed]]) -> list[tuple[int, Placed]]:
    """The characters; Latin ones by their names, where a font for symbols has them moved to its private codes."""
    private = {glyph.text for _, glyph in glyphs if glyph.text > "\uf01f" and glyph.text <= "\uf0ff"}
    if len(private) < _ALPHABET or sum(chr(ord(text) - _PRIVATE).isalpha() for text in private) < _ALPHABET:
        return glyphs
    latin = {text: bytes([ord(text) - _PRIVATE]).decode("cp1252", "replace") for text in private}
    return [(quarter, glyph._replace(text=latin.get(glyph.text, glyph.text))) for quarter, glyph in glyphs]


def _seen(
    glyphs: Iterable[tuple[int, Placed]], box: Box, grounds: Callable[[], Sequence[Box]]
) -> tuple[list[tuple[int, Placed]], str, str]:
    """The characters that can be seen; the words of those that are too small or outside the page; and of the too faint.

    Where more than half of all is faint, something is under it that we do not see.
    """
    left, bottom, right, top = box
    seen: list[tuple[int, Placed]] = []
    faint: list[tuple[int, Placed]] = []
    outside: list[str] = []
    for quarter, glyph in glyphs:
        if glyph.size >= _SMALLEST and left <= glyph.x <= right and bottom <= glyph.y <= top:
            (faint if glyph.faint else seen).append((quarter, glyph))
        else:
            outside.append(glyph.text)
    under = grounds() if faint else ()
    mostly = _count(faint) > _count(seen)
    showing = [one for one in faint if mostly or _is_on(one[1], under)]
    hidden = [one[1].text for one in faint if one not in showing] if len(showing) < len(faint) else []
    return seen + showing, "".join(outside), "".join(hidden)


def _count(glyphs: Iterable[tuple[int, Placed]]) -> int:
    return sum(len(glyph.text) for _, glyph in glyphs)


def _is_on(glyph: Placed, grounds: Sequence[Box]) -> bool:
    x, y = (glyph.left + glyph.right) / 2, (glyph.bottom + glyph.top) / 2
    return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in grounds)


def _point(x: float, y: float, turn: int, box: Box) -> tuple[float, float]:
    """A point of the page seen with the text upright: across from the left, down from the top."""
    left, bottom, right, top = box
    return [(x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x)][turn]


def _turned(glyph: Placed, turn: int, box: Box) -> Glyph:
    if not turn:  # nearly every page
        edge, _, _, top = box
        words = [(text, left - edge, right - edge) for text, left, right in glyph.words] if edge else glyph.words
        return Glyph(glyph.text, glyph.left - edge, glyph.right - edge, top - glyph.y, glyph.size, glyph.bold, words)
    a, _ = _point(glyph.left, glyph.bottom, turn, box)
    b, _ = _point(glyph.right, glyph.top, turn, box)
    _, base = _point(glyph.x, glyph.y, turn, box)
    return Glyph(glyph.text, min(a, b), max(a, b), base, glyph.size, glyph.bold)


def _rule(bounds: Box, turn: int, box: Box) -> Rule:
    (a, b), (c, d) = _point(*bounds[:2], turn, box), _point(*bounds[2:], turn, box)
    return Rule(min(a, c), min(b, d), max(a, c), max(b, d))
