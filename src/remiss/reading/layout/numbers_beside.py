"""Bare page numbers in the line of a heading or of text, at its outer side:

2    Synpunkter på förslagen          on page 2
     Kostnader                   3    on page 3

A chapter has its number there too, so this counts only where nearly every page has such a one, its own.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from remiss.reading.layout.lines import Line, Page

_NEARLY_ALL, _LEAST = 0.75, 2  # of the pages; pages
_OUT = 0.8  # ems: how far out from the text at the left


def cut(pages: Sequence[Page], heads: Set[Line]) -> tuple[list[Page], list[str]]:
    """The pages without these, and the numbers. ``heads``: lines of running heads, which have numbers too."""
    found = {page.number: line for page in pages if (line := _numbered(page, heads))}
    if len(found) < max(_LEAST, _NEARLY_ALL * len(pages)):
        return list(pages), []
    return [_without(page, found[page.number]) if page.number in found else page for page in pages], [
        str(number) for number in found
    ]


def _numbered(page: Page, heads: Set[Line]) -> Line | None:
    """The first line of a page that is its number beside another line, or that starts with it far out."""
    number = str(page.number)
    if not any(line.text.startswith(number) for line in page.lines):
        return None
    lines = [line for line in page.lines if line not in heads]
    for line in lines:
        others = [other for other in lines if other is not line]
        if line.cell is None and line.text == number and any(line.row == other.row for other in others):
            return line
        if line.text.startswith(f"{number} ") and all(line.left < o.left - _OUT * line.size for o in others):
            return line
    return None


def _without(page: Page, line: Line) -> Page:
    rest = line.text.removeprefix(str(page.number)).strip()
    lines = [line.with_text(rest) if other is line else other for other in page.lines]
    return replace(page, lines=[other for other in lines if other.text])
