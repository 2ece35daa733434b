"""The text of a page letter by letter, as pdfium places it."""

from __future__ import annotations

import ctypes
import re
import struct
from collections.abc import Iterator

from remiss.reading.pdf.pdfium.calls import Numbers, call
from remiss.reading.pdf.pdfium.looks import NOTHING, Looks
from remiss.reading.pdf.placed import Placed

# Lengths in ems: a digit drawn so far above the line is raised, though its type is of the usual size.
_RAISED, _RAISED_SIZE = 0.2, 0.6
_SPACE, _UNKNOWN = " ", "\ufffd"
HANGING = frozenset("jJ")
_DIGITS = frozenset("0123456789")
_GLUED = re.compile(r"[0-9](?<![ 0-9][0-9])")
_SIDES = struct.Struct("4f").unpack_from


class Letters:
    """The letters of a text page, which are read from left to right: each tells how the next is to be taken.

    ``before`` is the last one, set by who reads words between. ``drawn`` is the piece that it is drawn in, and ``x``
    and ``y`` where that begins on its line.
    """

    def __init__(self, page: int, looks: Looks) -> None:
        self.before, self.x, self.y = _SPACE, 0.0, 0.0
        self._page, self._looks, self._origin = page, looks, call("FPDFText_GetCharOrigin")
        self.drawn: int | None = None
        self._raised = False  # whether the last one is a raised digit
        self._place, self._sides = Numbers(ctypes.c_double, 2), Numbers(ctypes.c_double, 4)

    def between(self, start: int, end: int) -> Iterator[tuple[int, Placed]]:
        """Some letters, each with the quarter turns it is written at, counterclockwise."""
        page, looks, box = self._page, self._looks, Numbers(ctypes.c_float, 4)
        into, values = box.at[0], box.values
        drawn_by, generated = call("FPDFText_GetTextObject"), call("FPDFText_IsGenerated")
        unicode, unmapped = call("FPDFText_GetUnicode"), call("FPDFText_HasUnicodeMapError")
        loose_box = call("FPDFText_GetLooseCharBox")
        for n in range(start, end):
            drawn = drawn_by(page, n)  # what pdfium itself puts in is drawn by nothing
            if (drawn is None and generated(page, n) == 1) or not loose_box(page, n, into):
                continue
            sign = chr(unicode(page, n))
            # also within a word, where its letters are moved apart a little
            if sign == _SPACE and generated(page, n) == 1:
                continue
            said = sign if sign != NOTHING and unmapped(page, n) != 1 else _UNKNOWN
            look = looks.of(drawn, n)
            left, top, right, bottom = _SIDES(values)
            if look.level:
                left = self.moved(drawn, n, sign, left)
            else:
                self._move(drawn, n)
            size, base = look.size, self.y
            self._raised = look.level and sign in _DIGITS and self._is_glued() and self._is_raised(n, size)
            if self._raised:
                base, size = base + _RAISED * size, _RAISED_SIZE * size
            self.before = sign
            yield look.quarter, Placed(said, left, bottom, right, top, self.x, base, size, look.bold, look.faint)

    def moved(self, drawn: int | None, n: int, sign: str, left: float) -> float:
        """Go on to a letter of level text, and say where it begins.

        The letters of one piece of level text stand on one line, and only the first is asked where that is; and those
        that hang: the j of "jag" reaches under the letter or space before it.
        """
        if drawn == self.drawn and drawn is not None and sign not in HANGING:
            return left
        self._move(drawn, n)
        return max(left, self.x)

    def _move(self, drawn: int | None, n: int) -> None:
        self._origin(self._page, n, *self._place.at)
        self.x, self.y = self._place.values
        self.drawn = drawn

    def has_raised(self, word: str, first: int, size: float, *, spaced: bool) -> bool:
        """Whether a digit of the next word is raised, on the line that is moved to; ``spaced``: after a space.

        A digit that stands alone, or begins a number, tells of those after it.
        """
        return any(
            (found.start() or (not spaced and self._is_glued())) and self._is_raised(first + found.start(), size)
            for found in _GLUED.finditer(word)
        )

    def _is_glued(self) -> bool:
        """Whether a digit that is next can be raised: right after a word, or another raised digit."""
        before = self.before
        return not before.isspace() and (before not in _DIGITS or self._raised)

    def _is_raised(self, n: int, size: float) -> bool:
        """Whether a digit is drawn above the line: a font's own raised digits, for the numbers of notes."""
        if not call("FPDFText_GetCharBox")(self._page, n, *self._sides.at):
            return False
        _, _, bottom, top = self._sides.values
        return bool(bottom - self.y > _RAISED * size and top - bottom < _RAISED_SIZE * size)
