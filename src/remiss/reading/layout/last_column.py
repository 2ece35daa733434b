"""The last page of a text in columns, where it ends in the first of them: its lines are those of a column there too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from remiss.reading.layout.lines import Line, Page

_LEAST = 5  # lines of a column that tell how wide it is
_SLACK = 3.0  # points


def placed(pages: Sequence[Page]) -> list[Page]:
    """The pages; where all lines of one would stand in the first column of the others, it is that they are in."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            columns[line.column].append(line)
    first = next((n for n in sorted(columns) if n and len(columns[n]) >= _LEAST), 0)
    if not first:
        return list(pages)
    left, right = min(line.left for line in columns[first]), max(line.right for line in columns[first])

    def fits(line: Line) -> bool:
        return line.column == 0 and line.left >= left - _SLACK and line.right <= right + _SLACK

    return [
        replace(page, lines=[line._replace(column=first) for line in page.lines])
        if len(page.lines) >= _LEAST and all(map(fits, page.lines))
        else page
        for page in pages
    ]
