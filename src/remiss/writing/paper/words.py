"""What stands on the paper: words, and what sets them off."""

from __future__ import annotations

from typing import NamedTuple

from remiss.writing.labels import Colours
from remiss.writing.paper.markup import Xml, link, run
from remiss.writing.paper.styles import LINK


class Words(NamedTuple):
    """Words in one form. ``style`` is the id of a character style, ``link`` the bookmark that they lead to.

    ``note`` is a comment in the margin. ``colours`` fill a table's cell.
    """

    text: str
    bold: bool = False
    style: str = ""
    link: str = ""
    note: str = ""
    colours: Colours | None = None


class Side(NamedTuple):
    """A column of a table: its head, its width in centimetres, and the bookmark that the head leads to."""

    head: str
    width: float
    link: str = ""


def written(words: Words | str) -> Xml:
    """The words as markup, but for what stands in the margin."""
    if isinstance(words, str):
        return run(words) if words else Xml("")
    if not words.text:
        return Xml("")
    if words.link:
        return link(words.link, run(words.text, style=LINK, bold=words.bold))
    return run(words.text, style=words.style, bold=words.bold, ink=words.colours.ink if words.colours else "")
