"""Names as they are compared: without capitals, spaces and signs, and as names of files have them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"[^\W_]+")
_WITHOUT_DOTS = str.maketrans("åäöéü", "aaoeu")


def plain(text: str) -> str:
    """A text in small letters, with "&" read as "och"."""
    return unicodedata.normalize("NFC", text).replace("&", " och ").casefold()


@lru_cache(1 << 14)
def closed_up(text: str) -> str:
    """The letters and digits of a name, without capitals and spaces: the same for "B O K V E R K E T"."""
    return "".join(WORD.findall(plain(text)))


def undotted(word: str) -> str:
    """A word in small letters as names of files and addresses on the net have it."""
    return word.translate(_WITHOUT_DOTS)
