"""Text that is none: symbols for letters, or letters for other letters, as a font without Unicode gives them.

The letters of any European text come about as often as in Swedish. Where they do not, and none of the words is a common
one either, it is a cipher: ``GHW lQQHKeU`` for ``det innehår``, every letter three steps on.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from remiss.reading.layout.characters import END_HYPHENS, LIGATURES

_LEAST_UNKNOWN, _UNKNOWN = 20, 0.2
_LEAST_BLOTTED, _BLOTTED = 6, 0.7
_LEAST_LETTERS = 150  # of a page: fewer can be a table of abbreviations
_SHORT = 3.3  # letters a word, on an average: codes in a table are shorter
_STRANGE = 0.8  # bits a letter more than Swedish has
_COMMON = 0.02  # share of words
_WORD = re.compile(r"[^\W\d_]+")
_NAMELESS = re.compile("[\ufffd\ue000-\uf8ff]")
# Signs that a page of any text may have, though they are no letters of the alphabet; and those that only symbols are.
_OTHER_SIGNS = END_HYPHENS + "".join(LIGATURES)
_NEITHER = re.compile(f"[{_OTHER_SIGNS}]")
_UNUSUAL = re.compile(f"[^\\s!-~\u00a1-\u024f\u2010-\u2044{_OTHER_SIGNS}]")
# How often each letter comes in a hundred letters of Swedish.
_FREQUENCY = {
    "a": 9.4, "b": 1.5, "c": 1.5, "d": 4.7, "e": 10.2, "f": 2.0, "g": 2.9, "h": 2.1, "i": 5.8, "j": 0.6, "k": 3.1,
    "l": 5.3, "m": 3.5, "n": 8.5, "o": 4.5, "p": 1.8, "q": 0.02, "r": 8.4, "s": 6.6, "t": 7.7, "u": 1.9, "v": 2.4,
    "w": 0.14, "x": 0.16, "y": 0.7, "z": 0.07, "å": 1.3, "ä": 1.8, "ö": 1.3,
}  # fmt: skip
_RARE = 0.3  # of any other letter: é, ø
_USUAL_BITS = -sum(f / 100 * math.log2(f / 100) for f in _FREQUENCY.values())
# Of three letters or more: shorter ones come by chance in a cipher.
_COMMON_WORDS = """
    och att det som den med till för inte har kan ska från eller var men sig vid ett denna detta alla
    the and that for with this are from not which have been shall
    ikke til der skal ved että kun ovat myös mutta sekä joka sen tai der die und das von mit für les des est que dans
    pour una los las para del oraz przez jest nie się iyo waa ama waxa
"""
_WORDS = frozenset(_COMMON_WORDS.split())


def garbled(texts: Sequence[str]) -> bool:
    """Whether the lines of a page are not readable text."""
    return _symbols(texts) or _cipher(texts)


def blotted(text: str) -> bool:
    """Whether a line is nothing but characters that no font names: a heading in another font than the rest."""
    nameless = len(_NAMELESS.findall(text))
    return bool(nameless) and (drawn := len("".join(text.split()))) >= _LEAST_BLOTTED and nameless > _BLOTTED * drawn


def _symbols(texts: Sequence[str]) -> bool:
    """Told by the share of letters of the Latin alphabet, digits and usual punctuation among all that is no space."""
    unknown = len(_UNUSUAL.findall("".join(texts)))
    if unknown <= _LEAST_UNKNOWN:
        return False
    text = "".join("".join(texts).split())
    return unknown > _UNKNOWN * (len(text) - len(_NEITHER.findall(text)))


def _cipher(texts: Sequence[str]) -> bool:
    """Told by how often each letter comes, and by the want of common words."""
    text = "\n".join(texts).casefold()
    if sum(map(_WORDS.__contains__, text.split())) >= _COMMON * (len(text) + 1) / 2:
        return False  # quickly told: no text has more words than that
    words = _WORD.findall(text)
    if sum(map(_WORDS.__contains__, words)) >= _COMMON * len(words):
        return False
    counts = Counter("".join(words))
    total = counts.total()
    if total < max(_LEAST_LETTERS, _SHORT * len(words)):
        return False
    bits = -sum(n * math.log2(_FREQUENCY.get(c, _RARE) / 100) for c, n in counts.items()) / total
    return bits > _USUAL_BITS + _STRANGE
