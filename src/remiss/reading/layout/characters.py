"""Repair of what PDF producers do to characters: ligatures, odd hyphens, private symbols, spaced-out capitals."""

from __future__ import annotations

import re
import unicodedata

# Hyphens that only stand at a line end: U+2010 from hyphenating renderers, soft hyphen, and the U+FFFE and 0x02 that
# PDF libraries put for "a hyphen that broke the line".
END_HYPHENS = "\u2010\u00ad\ufffe\x02"
_END_HYPHEN = re.compile(f"[{END_HYPHENS}]\\s*$|(?<=\\w)[\ufffe\x02](?=\\s)")
# A sign before a line that no font names, or of a private font: what can it be but a bullet?
_UNKNOWN_SIGN = re.compile("^\\s*[\0\ufffd\ue000-\uf8ff](?=\\s+\\S)")
LIGATURES = {
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st",
}  # fmt: skip
# Bullets of the Symbol and Wingdings fonts, which have private codes, and the 0x7f that one producer makes of them.
_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf06e\uf0e0\uf02d\x7f"
_TABLE = str.maketrans({**LIGATURES, **dict.fromkeys(_BULLETS, "•"), "\u2010": "-", "\u2011": "-"})
# An ASCII letter with its two bytes swapped (U+6600 for f): seen for ligatures in files that Ghostscript has rewritten.
_SWAPPED = re.compile("[\u4100-\u7a00]")
# What none of this is done to: Latin letters, digits, and the punctuation of any text.
_USUAL = re.compile("[ -~\u00a1-\u00ac\u00ae-\u024f\u2013\u2014\u2018-\u201d\u2022\u2026]*")
# A row of single characters with one space between; two spaces or more part words.
_SPACED_WORD = r"[^\W\d_](?: [^\W\d_])+"
_SPACED = re.compile(rf"(?<!\S){_SPACED_WORD}(?: {{2,}}{_SPACED_WORD})*(?: (?=[.,;:]))?(?!\w)")
# What it has in its middle, quickly told of a line without.
_SINGLE_LETTERS = re.compile(r" [^\W\d_] +[^\W\d_] ")
_DROPPED_CATEGORIES = {"Cc", "Cf", "Cs", "Co", "Cn"}
_SPACED_LETTERS = 5


def repair(text: str) -> str:
    """A line as a reader sees it: NFC, ligatures spelled out, hyphens plain, invisible characters gone.

    White space is kept as it is: tabs and runs of spaces mean something to those who look for cells and words.
    """
    if _USUAL.fullmatch(text):  # nearly every line
        return close_up(text)
    text = _UNKNOWN_SIGN.sub("•", _END_HYPHEN.sub("-", text))
    text = _SWAPPED.sub(_unswapped, text).translate(_TABLE)
    text = unicodedata.normalize("NFC", text)
    text = "".join(c if c.isspace() else "" if unicodedata.category(c) in _DROPPED_CATEGORIES else c for c in text)
    return close_up(text)


def _unswapped(match: re.Match[str]) -> str:
    code = ord(match[0])
    letter = chr(code >> 8)
    return letter if code & 0xFF == 0 and letter.isalpha() else match[0]


def close_up(text: str) -> str:
    """Spaced-out words closed up: ``Y T T R A N D E`` is ``YTTRANDE``. Words are told by two spaces or more."""
    return _SPACED.sub(_closed, text) if _SINGLE_LETTERS.search(text) else text


def _closed(match: re.Match[str]) -> str:
    words = [word.replace(" ", "") for word in re.split(" {2,}", match[0])]
    return " ".join(words) if sum(map(len, words)) >= _SPACED_LETTERS else match[0]
