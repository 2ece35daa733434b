"""How far the reading of one file has come, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

Step = Callable[[int, int], None]
"""Is called with how many pages are read, and how many there are to read."""

_OFTEN = 10  # pages


def pages(count: int, step: Step | None) -> Iterator[int]:
    """The pages from 0 on, and now and then a word of how many are behind."""
    for page in range(count):
        if step and page % _OFTEN == 0:
            step(page, count)
        yield page
    if step:
        step(count, count)
