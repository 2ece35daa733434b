"""Running heads that OCR read a little differently on each page are made to say the same, so that they are known again.

``Avsändaren finns inte.`` and ``Avsändaren finns inte:`` at one height of two pages are one line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from remiss.reading.layout.lines import Line, Page

_HEAD, _FOOT = 0.15, 0.12  # shares of the page's height
_SAME_PLACE = 10.0  # points: a sheet lies a little differently each time
_ALIKE = 80.0  # of 100
_MOST_LINES, _MOST_GROUPS = 200, 500
_NUMBER = re.compile(r"\d+")


def alike(pages: Mapping[int, Page]) -> dict[int, Page]:
    """The pages, with lines of head and foot that are nearly the same made the same; numbers stay as they were read."""
    from rapidfuzz.fuzz import ratio

    groups: list[list[Line]] = []
    for page in pages.values():
        if len(page.lines) > _MOST_LINES:  # a picture full of specks
            continue
        for line in page.lines:
            if _HEAD * page.height < line.base < (1 - _FOOT) * page.height:
                continue
            for group in groups:
                if _same_place(group[0], line) and ratio(_masked(group[0]), _masked(line)) >= _ALIKE:
                    group.append(line)
                    break
            else:
                if len(groups) < _MOST_GROUPS:
                    groups.append([line])
    changed = {line: other for group in groups if len(group) > 1 for line, other in _evened(group)}
    return {n: replace(page, lines=[changed.get(line, line) for line in page.lines]) for n, page in pages.items()}


def _same_place(one: Line, other: Line) -> bool:
    near = abs(one.left - other.left) <= _SAME_PLACE or abs(one.right - other.right) <= _SAME_PLACE
    return near and abs(one.base - other.base) <= _SAME_PLACE and one.page != other.page


def _masked(line: Line) -> str:
    return _NUMBER.sub("#", line.text)


def _evened(group: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Each line of a group with what it becomes: the words and the height of the commonest, and its own numbers."""
    words = Counter(map(_masked, group)).most_common(1)[0][0]
    size = Counter(line.size for line in group).most_common(1)[0][0]
    evened = []
    for line in group:
        numbers = _NUMBER.findall(line.text)
        if len(numbers) == words.count("#"):
            text = "".join(map(str.__add__, words.split("#"), [*numbers, ""]))
            evened.append((line, line._replace(text=text, base=group[0].base, size=size)))
    return evened
