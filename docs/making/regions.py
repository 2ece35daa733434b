"""Parts of a page that a command writes: between ``<!-- made: name -->`` and ``<!-- end -->``.

A page says in prose what its figures mean, and a command puts the figures there, so that nobody types them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_REGION = re.compile(r"(?P<start><!-- made: (?P<name>[\w-]+) -->\n)(?P<made>.*?)(?P<end><!-- end -->)", re.DOTALL)


def regions(page: str) -> dict[str, str]:
    """What stands in each region of a page, by name, without the blank lines around it."""
    return {found["name"]: found["made"].strip("\n") for found in _REGION.finditer(page)}


def filled(page: str, made: Mapping[str, str]) -> str:
    """The page with these regions made anew; the others stay. A region that the page does not have is a ValueError."""
    if missing := made.keys() - regions(page).keys():
        raise ValueError(f"no <!-- made: … --> in the page for {', '.join(sorted(missing))}")

    def anew(found: re.Match[str]) -> str:
        if found["name"] not in made:
            return found[0]
        return f"{found['start']}\n{made[found['name']].strip()}\n\n{found['end']}"

    return _REGION.sub(anew, page)


def fill(path: Path, made: Mapping[str, str]) -> None:
    """Make these regions of a file anew."""
    path.write_text(filled(path.read_text(encoding="utf-8"), made), encoding="utf-8", newline="\n")
