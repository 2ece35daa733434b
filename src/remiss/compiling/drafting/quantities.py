"""When which word for how many may be used. There are no official thresholds: they are settings (``Quantities``)."""

from __future__ import annotations

from remiss.compiling.drafting.words import quantity_word
from remiss.model import Quantities

LEAST = 5
"""Of fewer that have spoken each is named instead, but for "samtliga"."""
_ALL = 3


def quantity(count: int, of: int, thresholds: Quantities) -> str:
    """The word for ``count`` of ``of``; empty where they are too few for one, or no majority."""
    if count == of >= _ALL:
        return quantity_word("alla")
    if of < LEAST:
        return ""
    share = count / of
    if share >= thresholds.nearly_all:
        return quantity_word("nastan_alla")
    if share >= thresholds.most:
        return quantity_word("de_flesta")
    return quantity_word("majoritet") if share > thresholds.majority else ""


def is_few(count: int, answered: int, thresholds: Quantities) -> bool:
    """Have only a few of all that answered spoken: at most ``few``, and less than half?"""
    return 0 < count <= thresholds.few and 2 * count < answered
