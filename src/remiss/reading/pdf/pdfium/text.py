"""The text of a page as pdfium gives it: line by line or word by word where letters stand as their font says, else
letter by letter.

To ask pdfium where each letter stands takes most of the time that reading takes. Where a line of running text is as
long as its letters and spaces are wide, its ends tell all, and else those of its words; what is spaced out, kerned
apart, raised or in strange signs is asked for letter by letter.
"""

from __future__ import annotations

import ctypes
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from functools import partial
from itertools import accumulate, repeat
from typing import Any

from remiss.reading.pdf.glyphs import Span
from remiss.reading.pdf.pdfium.calls import Numbers, address, call
from remiss.reading.pdf.pdfium.letters import HANGING, Letters
from remiss.reading.pdf.pdfium.looks import NOTHING, Font, Look, Looks
from remiss.reading.pdf.placed import Placed

_FEW = 0.05  # of the characters of a page
# Lengths in ems.
_NARROWER, _WIDER = -0.15, 0.1  # than its letters: a word may be so much, by kerning, that no gap is in it
_APART, _BACK = 0.9, -0.05  # words of one piece stand so far apart at most; one can reach a little over the space
_SURE = 0.2  # a gap so wide parts words, whether there is a space or not
_EXACT = 0.02  # no space that pdfium puts in is so nearly as wide as one of the font's
_ROOM, _USUAL = 0.2, 0.45  # so little can hide no gap as between columns or cells; no space within them is wider
_SPACE, _LINE_END, _NEW_LINE = " ", "\r", "\r\n"
_DIGIT = re.compile("[0-9]")
_LONG = 4  # characters to a word, with its space: spaced-out type has fewer
_WORD = re.compile(r"(\S+)\s*")
_SIDES = struct.Struct("4f").unpack_from


class Text:
    """The text of an open page; ``fonts`` as for ``Looks``."""

    def __init__(self, text: Any, fonts: dict[int, Font]) -> None:
        self._page = address(text)
        self._count: int = call("FPDFText_CountChars")(self._page)
        self._looks = Looks(self._page, fonts)
        self._drawn_by, self._generated = call("FPDFText_GetTextObject"), call("FPDFText_IsGenerated")
        self._loose_box, self._box = call("FPDFText_GetLooseCharBox"), Numbers(ctypes.c_float, 4)

    @property
    def drawn(self) -> Set[int | None]:
        """The addresses of the pieces that it is drawn in, once it has been read."""
        return self._looks.known.keys()

    def letters(self) -> Iterator[tuple[int, Placed]]:
        """Every letter, with the quarter turns it is written at, counterclockwise."""
        return Letters(self._page, self._looks).between(0, self._count)

    def words(self, *, apart: bool) -> Iterator[tuple[int, Placed]]:
        """The same, but words that are near each other together, where they tell as much as their letters.

        Where each stands is not told in running text, but ``apart``, as where ruled lines may part them.
        """
        said = self._said()
        letters = Letters(self._page, self._looks)
        n = 0 if said else self._count
        if not said:
            yield from letters.between(0, n)
        while n < self._count:
            drawn = self._drawn_by(self._page, n)
            if drawn is None and said.startswith(_NEW_LINE, n) and self._generated(self._page, n) == 1:
                n += len(_NEW_LINE)
                continue
            end = n + 1 if drawn is None else self._end(drawn, n, said)
            look = self._looks.of(drawn, n) if drawn else None
            if look and look.level and not look.faint and look.em > 0:
                if line := None if apart else self._line(drawn, look, n, said[n:end], letters):
                    yield line
                else:
                    yield from self._run(drawn, look, n, said[n:end], letters)
            else:
                yield from letters.between(n, end)
            n = end

    def _line(self, drawn: int, look: Look, start: int, said: str, letters: Letters) -> tuple[int, Placed] | None:
        """A piece as one long word, where no space of it is wider than is usual, and each is the font's; else None."""
        text = said.rstrip(_SPACE)
        words = text.split(_SPACE)
        if len(text) < _LONG * len(words) or not text.isprintable() or "" in words:
            return None
        page, loose_box, into, values = self._page, self._loose_box, self._box.at[0], self._box.values
        em, before, width_of = look.em, letters.drawn, look.font.widths.__getitem__
        try:
            wide = em * sum(map(width_of, text))
        except KeyError:  # the first time that one of the letters comes
            wide = em * self._looks.width(text, start, look)
        boxed = loose_box(page, start, into)
        left, _, _, _ = _SIDES(values)
        if not boxed or not loose_box(page, start + len(text) - 1, into):
            return None
        _, _, right, _ = _SIDES(values)
        left = letters.moved(drawn, start, text[0], left)
        spare = (right - left - wide) / em
        if len(words) == 1:
            usual = _NARROWER <= spare <= _WIDER
        else:
            usual = self._has_usual_spaces(words, start, left, spare, look)
        if not usual or (_DIGIT.search(text) and letters.has_raised(text, start, look.size, spaced=False)):
            letters.drawn = before
            return None
        spaced = len(said) > len(text) and self._is_spaced(start + len(said), start, said)
        letters.before = _SPACE if spaced else text[-1]
        return _together([(text, left, right)], spaced, look, letters)

    def _has_usual_spaces(self, words: Sequence[str], start: int, left: float, spare: float, look: Look) -> bool:
        """Whether all spaces between words are the font's own, and none as wide as between columns.

        ``spare``: how much longer they are, in ems, than their letters and spaces.
        """
        page, ends = self._page, list(accumulate(map(len, words), lambda end, length: end + 1 + length))
        if abs(spare) <= _EXACT:
            return bool(self._generated(page, start + ends[0]) != 1)
        if not spare >= _NARROWER * len(words):  # nor where it is no number, for a letter whose width is not known
            return False
        if any(map(self._generated, repeat(page), map(start.__add__, ends[:-1]))):
            return False
        return abs(spare) <= _ROOM or self._stand_near(words, start, left, look)

    def _stand_near(self, words: Sequence[str], start: int, left: float, look: Look) -> bool:
        """Whether no words stand as far apart as columns do, though there is room for that."""
        page, loose_box, into, values = self._page, self._loose_box, self._box.at[0], self._box.values
        width_of, em = look.font.widths.__getitem__, look.em
        for word in words[:-1]:
            start += len(word) + 1
            end = left + em * sum(map(width_of, word))
            if not loose_box(page, start, into):
                return False
            left, _, _, _ = _SIDES(values)
            if not left - end <= _USUAL * em:
                return False
        return True

    def _run(self, drawn: int, look: Look, start: int, said: str, letters: Letters) -> Iterator[tuple[int, Placed]]:
        """A piece of plain text: its words, those that are near each other together, and the letters of some."""
        page, loose_box, into, values = self._page, self._loose_box, self._box.at[0], self._box.values
        size, em, width_of = look.size, look.em, look.font.widths.__getitem__
        near: list[Span] = []
        reach, several = 0.0, False  # where the last of them ends, and whether it has several letters
        if said[0].isspace():
            yield from letters.between(start, start + len(said) - len(said.lstrip()))
        for found in _WORD.finditer(said):
            word, first = found[1], start + found.start()
            boxed = loose_box(page, first, into)
            left, _, right, _ = _SIDES(values)
            if len(word) > 1:
                boxed = loose_box(page, first + len(word) - 1, into) and boxed
                _, _, right, _ = _SIDES(values)
            try:
                wide = sum(map(width_of, word))
            except KeyError:
                wide = self._looks.width(word, first, look)
            whole = boxed and _NARROWER <= (right - left) / em - wide <= _WIDER
            if whole:
                begun = letters.drawn
                if begun != drawn or word[0] in HANGING:
                    left = letters.moved(drawn, first, word[0], left)
                if not word.isalpha() and _DIGIT.search(word):
                    whole = not letters.has_raised(word, first, size, spaced=self._is_spaced(first, start, said))
                    letters.drawn = drawn if whole else begun
            gap = (left - reach) / size
            spaced = (gap > _SURE and several and len(word) > 1) or self._is_spaced(first, start, said)
            if near and not (whole and spaced and _BACK <= gap <= _APART):
                yield _together(near, spaced, look, letters)
                near = []
            if whole:
                near.append((word, left, right))
                reach, several = right, len(word) > 1
                letters.before = word[-1]
            else:
                letters.before = _SPACE if spaced else letters.before
                several = False
                yield from letters.between(first, start + found.end())
        if near:
            spaced = self._is_spaced(start + len(said), start, said)
            letters.before = _SPACE if spaced else letters.before
            yield _together(near, spaced, look, letters)

    def _is_spaced(self, n: int, start: int, said: str) -> bool:
        """Whether there is a space before a character, in the piece that it is in.

        Pdfium also puts spaces in where letters are moved apart a little: those are none.
        """
        before = said[n - start - 1] if n > start else ""
        return before.isspace() and (before != _SPACE or self._generated(self._page, n - 1) != 1)

    def _said(self) -> str:
        """The characters, with a zero for each that pdfium has no text for; empty where these are many."""
        units = (ctypes.c_uint16 * (self._count + 1))()
        length = call("FPDFText_GetText")(self._page, 0, self._count, ctypes.addressof(units)) - 1
        said = bytes(units)[: 2 * length].decode("utf-16-le", "surrogatepass") if length > 0 else ""
        if not 0 <= self._count - len(said) <= _FEW * self._count:
            return ""
        before = partial(call("FPDFText_GetCharIndexFromTextIndex"), self._page)
        parts: list[str] = []
        start = missing = 0
        while len(said) + missing < self._count:
            # the first with more missing before it than the one before has: those hyphens that end lines are missing
            end = bisect_right(range(len(said)), missing, lo=start, key=lambda n: before(n) - n)
            more = (before(end) if end < len(said) else self._count) - end - missing
            parts += [said[start:end], NOTHING * more]
            start, missing = end, missing + more
        return "".join((*parts, said[start:]))

    def _end(self, drawn: int, n: int, said: str) -> int:
        """Where the piece ends that a character is drawn by: nearly always with its line."""
        drawn_by, page = self._drawn_by, self._page
        end = said.find(_LINE_END, n) if _LINE_END in said else -1
        end = end if end > n else self._count
        if drawn_by(page, end - 1) == drawn:
            return end
        step = 1
        while n + step < end and drawn_by(page, n + step) == drawn:
            n, step = n + step, 2 * step
        end = min(end, n + step)
        while end - n > 1:
            middle = (n + end) // 2
            if drawn_by(page, middle) == drawn:
                n = middle
            else:
                end = middle
        return end


def _together(near: Sequence[Span], spaced: bool, look: Look, letters: Letters) -> tuple[int, Placed]:
    """Words near each other, on the line that is read; whether there is a space after them."""
    text = " ".join([text for text, _, _ in near])
    (_, left, _), (_, _, right), x, y = near[0], near[-1], letters.x, letters.y
    text = text + _SPACE if spaced else text
    return 0, Placed(text, left, y, right, y + look.size, x, y, look.size, look.bold, False, near)
