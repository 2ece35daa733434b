"""Does a letter say that several bodies have written it, and how many?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from remiss.understanding.senders.register import numerals, phrased


def is_joint(lines: Iterable[str]) -> bool:
    """Does any line of a letter's head or beginning say that several have written it: "Gemensamt remissvar"?"""
    return any(phrased("joint").search(line) for line in lines)


def count_told(lines: Iterable[str]) -> int | None:
    """How many bodies a letter says that it is from: 3 of "Tre organisationer – ett svar"; None where it does not."""
    for line in lines:
        for said in phrased("joint").finditer(line):
            if re.match(r"\s+och\b", line[said.end() :]):  # "Vi är två föreningar och en stiftelse"
                continue
            for word in re.findall(r"\w+", said.group().casefold()):
                if word in numerals():
                    return numerals().index(word) + 2
    return None
