"""Rows of glyphs become rows of words: what is drawn twice, gaps that are spaces, spaced-out type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from statistics import median

from remiss.reading.layout.characters import END_HYPHENS
from remiss.reading.pdf.advances import mended
from remiss.reading.pdf.glyphs import Glyph, Row, Span, TangledError, Word
from remiss.reading.pdf.rows import rows_of

# Lengths in ems.
_SPACE = 0.18
_SPACED_OUT = 1.8  # times the usual gap between letters in spaced-out type
_LOOSE = 0.1  # the gaps of spaced-out type are wider
_AROUND = 3  # gaps at each side tell whether type is spaced out here
_TITLE = 80  # characters
_AGAIN = 0.12  # a character so near its like is the same, drawn again for weight or as a shadow

_HYPHENS = f"-{END_HYPHENS}"


def rows_of_words(glyphs: Iterable[Glyph]) -> list[Row]:
    """The rows of a page from the top, each with its words from the left; rows without ink are left out.

    Raises ``TangledError`` where glyphs of several words do not tell enough: ask again with one for each letter.
    """
    rows = mended(list(_once(rows_of(glyphs))))
    return [words for row in rows if (words := _words(row))]


def _once(rows: Sequence[Sequence[Glyph]]) -> Iterator[list[Glyph]]:
    """Rows without the characters that are drawn again where they stand: those that are look bold.

    Where most of a page is drawn again, with a shadow perhaps, and it is no page with a title only, that tells nothing.
    """
    parted = [_drawn_again(row) for row in rows]
    all_of_them = sum(len(kept) for kept, _ in parted)
    telling = all_of_them < _TITLE or 2 * sum(len(again) for _, again in parted) <= all_of_them
    for kept, again in parted:
        for n in again if telling else ():
            kept[n] = kept[n]._replace(bold=True)
        yield kept


def _drawn_again(row: Sequence[Glyph]) -> tuple[list[Glyph], set[int]]:
    """The glyphs of a row, each once, and which of them were drawn more than once.

    What stands at quite the same place is no second drawing, but the letters of one ligature.
    """
    if len(row) == 1:
        return list(row), set()
    kept: list[Glyph] = []
    again: set[int] = set()
    reach = row[0].left
    several = False  # words, of the one that reaches so far
    for glyph in row:
        if glyph.left < reach - _AGAIN * glyph.size and (several or glyph.words):
            raise TangledError
        if glyph.right > reach:
            reach, several = glyph.right, bool(glyph.words)
        near = glyph.left - _AGAIN * glyph.size
        for n in range(len(kept) - 1, -1, -1):
            if kept[n].left < near:
                kept.append(glyph)
                break
            if kept[n].left < glyph.left and not glyph.text.isspace() and _same_sign(kept[n].text, glyph.text):
                again.add(n)
                break
        else:
            kept.append(glyph)
    return kept, again


def _same_sign(one: str, other: str) -> bool:
    """Whether two characters look the same; a hyphen that breaks a line is given as another sign than its shadow."""
    return one == other or (one in _HYPHENS and other in _HYPHENS)


def _words(row: Sequence[Glyph]) -> Row:
    """The words of a row. In spaced-out type only a gap wider than its like parts them; dots that lead are no type."""
    ink = [g for g in row if not g.text.isspace()]
    if not ink:
        return []
    usual = _usual_gap(ink)
    if len(row) == 1 and row[0].words and not usual:
        return [_word_of(row[0], word) for word in row[0].words]
    tight: frozenset[Glyph] = frozenset()
    # a row with some words spaced out, and most of its gaps between their letters: "Vi  a v s t y r k e r  förslaget"
    if usual > _LOOSE * ink[-1].size:
        row = [letter for glyph in row for letter in _letters(glyph)]
        tight = _tight([g for g in row if not g.text.isspace()], usual)
    words: Row = []
    current: list[Glyph] = []
    spaced = False
    reach = before = 0.0  # where the last two glyphs end: an accent of its own ends before its letter
    for glyph in row:
        text, left, right, _, size, _, several = glyph
        if text.isspace():
            spaced = True
            continue
        if current:
            gap = left - (before if before > reach else reach)
            loose = usual if usual > _LOOSE * size and glyph not in tight else 0.0
            if gap > _SPACED_OUT * loose if loose else spaced or gap > _SPACE * size:
                words.append(_word(current))
                current = []
        spaced = text[-1].isspace()
        before, reach = (reach if current else right), right
        if len(several) > 1:
            first, *middle, last = several
            words.append(_word([*current, _of(glyph, first)]))
            words += [_word_of(glyph, word) for word in middle]
            current, before = [_of(glyph, last)], right
        else:
            current.append(glyph)
    if current:
        words.append(_word(current))
    return words


def _usual_gap(ink: Sequence[Glyph]) -> float:
    """The median of the gaps between letters, but for dots that lead; 0 where most stand side by side."""
    spaces, points = sum([g.text.count(" ") for g in ink]), sum([g.text.count(".") for g in ink])
    if sum([len(g.text) for g in ink]) - spaces - points >= 2 * (spaces + len(ink)):
        return 0.0  # quickly told of nearly every row
    words = " ".join([g.text for g in ink]).split()
    letters = "".join(words)
    if len(letters) - letters.count("..") >= 2 * max(len(words), len(ink)):
        return 0.0
    ink = [letter for glyph in ink for letter in _letters(glyph) if not letter.text.isspace()]
    gaps = [b.left - a.right for a, b in pairwise(ink) if not a.text == b.text == "."]
    return max(0.0, median(gaps)) if len(gaps) > 3 else 0.0


def _of(glyph: Glyph, word: Span) -> Glyph:
    """One of the words of a glyph."""
    text, left, right = word
    return Glyph(text, left, right, glyph.base, glyph.size, glyph.bold)


def _word_of(glyph: Glyph, word: Span) -> Word:
    text, left, right = word
    return Word(text, left, right, glyph.base, glyph.size, len(text) - text.count(" ") if glyph.bold else 0)


def _letters(glyph: Glyph) -> Iterator[Glyph]:
    """The letters of a glyph of several words, each with as much room in its word, and the spaces between."""
    if not glyph.words:
        yield glyph
        return
    for n, (text, left, right) in enumerate(glyph.words):
        if n:
            yield _of(glyph, (" ", left, left))
        step = (right - left) / len(text)
        for at, sign in enumerate(text):
            yield _of(glyph, (sign, left + at * step, left + (at + 1) * step))
    if glyph.text[-1].isspace():
        yield _of(glyph, (" ", glyph.right, glyph.right))


def _tight(ink: Sequence[Glyph], usual: float) -> frozenset[Glyph]:
    """The glyphs of a spaced-out row around which the type is set as usual: the gaps near by are most often none."""
    gaps = [b.left - a.right for a, b in pairwise(ink)]
    return frozenset(
        glyph for n, glyph in enumerate(ink[1:]) if median(gaps[max(0, n - _AROUND) : n + _AROUND + 1]) < 0.5 * usual
    )


def _word(glyphs: Sequence[Glyph]) -> Word:
    text = "".join([g.text for g in glyphs]).rstrip()
    if len(glyphs) == 1:
        return _word_of(glyphs[0], (text, *glyphs[0][1:3]))
    return Word(
        text=text,
        left=glyphs[0].left,
        right=max([g.right for g in glyphs]),
        base=max(glyphs, key=attrgetter("size")).base,
        size=max([g.size for g in glyphs]),
        bold=sum(len(g.text) - g.text.count(" ") for g in glyphs if g.bold),
    )
