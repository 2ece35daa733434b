"""Text that attacks: bait for patterns, floods, and bytes that are no text. Each is made by a small function."""

from __future__ import annotations

import random
from collections.abc import Callable

from hostile_pdf import SENTENCE

HEAD = "Anfallsverket\n\n2031-05-04\n\n"
MANY = 40_000
"""characters, about: a second's work, but far over the limit of time where it grows with the square"""


def text(body: str) -> Callable[[], bytes]:
    """A letter that says a sentence and then goes on with the bait."""
    return lambda: f"{HEAD}{SENTENCE}\n\n{body}\n".encode()


def repeated(unit: str, size: int = MANY) -> Callable[[], bytes]:
    return text(unit * (size // len(unit)))


def lines_of(unit: str, size: int = MANY) -> Callable[[], bytes]:
    """Each on a line of its own, with a blank line between."""
    return text((unit + "\n\n") * (size // len(unit)))


def one_long_line() -> bytes:
    return b"ord " * 12_500_000


def nothing_but_letters() -> bytes:
    return b"a" * 1_900_000


def bytes_that_are_no_text() -> bytes:
    return random.Random(1).randbytes(100_000)


def broken_utf8() -> bytes:
    return HEAD.encode() + SENTENCE.encode() + b"\n\n" + b"\xed\xa0\x80\xc3(\xf5 " * 5_000


def utf16_flood() -> bytes:
    return b"\xff\xfe" + (SENTENCE + "\n\n").encode("utf-16-le") * 2_000


def utf16_cut() -> bytes:
    return b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8"


def utf32_beyond() -> bytes:
    return b"\xff\xfe\0\0" + b"\xff\xff\xff\x7f" * 1_000


def random_marks() -> bytes:
    pieces = [
        "avsnitt ",
        "4.2",
        " och ",
        "förslag",
        "\n\n",
        "- ",
        "# ",
        "| ",
        "tillstyrker ",
        "inte ",
        "(",
        ")",
        "§ ",
        ", ",
        ". ",
    ]
    return (HEAD + "".join(random.Random(2).choices(pieces, k=10_000))).encode()


REFERENCES = "avsnitt " + "1.1, 1.2, " * 4_000
RANGES = "avsnitten " + "1.1–9.99, " * 4_000
NUMBERS = "3.2." * 10_000
BOTH_WAYS = "Verket tillstyrker men avstyrker och instämmer i men motsätter sig inte "
NOT_NOT = "inte " * 8_000
NAMES = "Anders Andersson Ärlig, " * 2_000
