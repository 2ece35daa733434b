"""The signs of a Word text as a reader sees them: sign fonts, ligatures, hyphens, and what cannot be seen left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from remiss.reading.word.package import w

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Fonts that draw signs on letters' places (0x20-0xFF, in Word often as U+F020-U+F0FF).
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "❑", 0x76: "❖", 0x78: "☒", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SIGN_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0xA3: "☐"},
    "symbol": {
        0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0x61: "α", 0x62: "β", 0x64: "δ", 0x67: "γ", 0x6C: "λ", 0x6D: "μ",
        0x70: "π", 0x73: "σ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥",
        0xB4: "×", 0xB7: "•", 0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xD7: "·", 0xDE: "⇒",
    },
}  # fmt: skip
_PRIVATE = 0xF000
_PLAIN = str.maketrans(
    {_PRIVATE + code: sign for code, sign in _WINGDINGS.items()}
    | {0xF0B7: "•", 0x2010: "-", 0x2011: "-", 0x09: " ", 0x0A: " ", 0x0D: " "}
    | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
)
_NOTE_MARK = re.compile(r"[(\[]?\d{1,2}[)\]]?|\*{1,3}")
_MARKED = re.compile(r"(?:[^\W\d_]{3}|[.,;:!?)”\"»]|\d\.\d{1,2})\Z")
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}  # soft hyphens, marks of direction, signs that only one font knows …


def seen(text: str, font: str = "") -> str:
    """The characters of a run as they look: ``eﬀekt`` is ``effekt``, ``\\uf0fc`` is ``✓``. ``font`` is the run's."""
    if signs := _SIGN_FONTS.get(font.lower()):
        text = text.translate(signs | {_PRIVATE + code: sign for code, sign in signs.items()})
    text = text.translate(_PLAIN)
    return text if text.isascii() else "".join(c for c in text if unicodedata.category(c) not in _UNSEEN)


def is_note_mark(raised: str, before: str) -> bool:
    """Whether what is raised is the mark of a note that was typed by hand, and no part of the word before it: that of
    "avsnitt 4.2.1¹" and "förslaget,¹" is, that of "km²" and "10⁶" is not.
    """
    return _NOTE_MARK.fullmatch(raised.strip()) is not None and _MARKED.search(before[-4:]) is not None


def symbol(element: Element) -> str:
    """What ``w:sym`` shows; nothing where its font is not known."""
    font, code = element.get(w("font"), "").lower(), element.get(w("char"), "")
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    if font in _SIGN_FONTS or _PRIVATE <= value <= 0xF0FF:
        return _SIGN_FONTS.get(font, _WINGDINGS).get(value & 0xFF, "")
    return seen(chr(value)) if 0 <= value < 0xD800 else ""
