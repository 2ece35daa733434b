"""What everything that is shown on a terminal has in common.

Words go in as ``Text``, never as markup, so that brackets in a name are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import ASCII2, SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from remiss.model import Stance
from remiss.writing import labels

STYLES = {Stance.SUPPORTS: "bold bright_blue", Stance.REJECTS: "bold red", Stance.COMMENTS: ""}
"""how a stance looks, on dark and on light; the sign says the same"""


def new_table(console: Console, heads: Iterable[str], widths: Iterable[int | None]) -> Table:
    """An empty table. A column with a width cuts what is too long; one with None folds it."""
    box = ASCII2 if console.options.ascii_only else SIMPLE_HEAD
    table = Table(box=box, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), header_style="bold")
    for head, width in zip(heads, widths, strict=True):
        table.add_column(Text(head), width=width, no_wrap=width is not None, overflow="ellipsis" if width else "fold")
    return table


def listing(heading: str, lines: Iterable[str]) -> RenderableType:
    """Lines with a dash under a heading."""
    items = Table.grid(padding=(0, 1))
    for line in lines:
        items.add_row(" -", Text(line))
    return Group(Text(heading, "bold"), items)


def signs_for(console: Console, words: str) -> str:
    """The words, with plainer signs where the terminal has no Unicode."""
    if not console.options.ascii_only:
        return words
    return "".join(labels.ASCII_SIGNS.get(character, character) for character in words)
