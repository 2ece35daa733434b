"""What the pieces look like that the text of a page is drawn in, and how wide the letters of their fonts are."""

from __future__ import annotations

import ctypes
import math
import struct
from dataclasses import dataclass, field
from typing import NamedTuple

from remiss.reading.pdf.pdfium.calls import Numbers, call
from remiss.reading.pdf.pdfium.drawings import is_white
from remiss.reading.pdf.placed import quarters

NOTHING = "\0"  # for a character that pdfium has no text for
_PRIVATE, _LAST_PRIVATE = "\ue000", "\uf8ff"
_ASKED = math.nan  # the width of a letter that does not mean what it says, and so has to be asked about each time
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_WITH_OUTLINE, _UNDRAWN = 2, 3  # ways to draw text: filled with an outline, which looks bold; not at all
_SIX = struct.Struct("6f").unpack_from


@dataclass(frozen=True, slots=True)
class Font:
    """A font: whether it is bold, and how wide letters of it are, in ems, as far as that has been asked."""

    bold: bool
    widths: dict[str, float] = field(default_factory=dict)


class Look(NamedTuple):
    """Of a piece of text: size in points, whether bold, quarter turns, whether quite level, and whether faint.

    ``em``: how many points an em is across.
    """

    size: float
    bold: bool
    quarter: int
    level: bool
    faint: bool
    em: float
    font: Font


class Looks:
    """The pieces of a text page, by address.

    ``fonts`` are those of the page before, which must not be closed yet, and are made those of this one: as long as
    pdfium has a font, what is known of it holds.
    """

    def __init__(self, page: int, fonts: dict[int, Font]) -> None:
        self.known: dict[int | None, Look] = {}
        self._page, self._fonts, self._fonts_before = page, fonts, dict(fonts)
        fonts.clear()
        self._matrix, self._shades = Numbers(ctypes.c_float, 6), Numbers(ctypes.c_uint, 4)
        self._matrix_of, self._size_of = call("FPDFText_GetMatrix"), call("FPDFText_GetFontSize")
        self._mode_of, self._font_of = call("FPDFTextObj_GetTextRenderMode"), call("FPDFTextObj_GetFont")
        self._box, self._place = Numbers(ctypes.c_float, 4), Numbers(ctypes.c_double, 2)

    def of(self, drawn: int | None, n: int) -> Look:
        """What a piece looks like; ``n`` is a character of it."""
        look = self.known.get(drawn)
        if look is None:
            look = self.known[drawn] = self._asked(drawn, n)
        return look

    def _asked(self, drawn: int | None, n: int) -> Look:
        self._matrix_of(self._page, n, self._matrix.at[0])
        a, b, c, d, _, _ = _SIX(self._matrix.values)
        points = self._size_of(self._page, n)
        mode = self._mode_of(drawn) if drawn else 0
        where = self._font_of(drawn) or 0 if drawn else 0
        font = self._fonts.get(where) or self._font(where, n)
        quarter = 0 if a > 0 and b == 0 else quarters(math.atan2(b, a))
        faint = mode == _UNDRAWN or (drawn is not None and is_white(drawn, self._shades))
        size, bold, level = abs(points * math.hypot(c, d)), font.bold or mode == _WITH_OUTLINE, b == c == quarter == 0
        return Look(size, bold, quarter, level, faint, points * a, font)

    def _font(self, where: int, n: int) -> Font:
        """The font at an address, which a character is in. What has no address is no font to remember."""
        font = self._fonts_before.get(where)
        if font is None:
            name, flags = ctypes.create_string_buffer(256), ctypes.c_int()
            call("FPDFText_GetFontInfo")(self._page, n, ctypes.addressof(name), len(name), ctypes.addressof(flags))
            said = name.value.decode("utf-8", "replace").lower()
            weight = call("FPDFText_GetFontWeight")(self._page, n)
            named = any(word in said for word in _BOLD_NAMES)
            font = Font(named or weight >= _BOLD_WEIGHT or bool(flags.value & _FORCE_BOLD))
        if where:
            self._fonts[where] = font
        return font

    def width(self, word: str, first: int, look: Look) -> float:
        """How wide a word is in ems, by the letters of its font; not a number where one of them has to be asked."""
        known = look.font.widths
        for sign in set(word) - known.keys():
            known[sign] = self._width(sign, first + word.index(sign), look.em)
        return sum([known[sign] for sign in word])

    def _width(self, sign: str, n: int, em: float) -> float:
        """How wide a letter is, as a character shows that has it."""
        says_so = call("FPDFText_GetUnicode")(self._page, n) == ord(sign)
        if not says_so or sign == NOTHING or _PRIVATE <= sign <= _LAST_PRIVATE:
            return _ASKED
        if call("FPDFText_HasUnicodeMapError")(self._page, n) == 1:
            return _ASKED
        if not call("FPDFText_GetLooseCharBox")(self._page, n, self._box.at[0]):
            return _ASKED
        call("FPDFText_GetCharOrigin")(self._page, n, *self._place.at)
        return float(self._box.values[2] - self._place.values[0]) / em
