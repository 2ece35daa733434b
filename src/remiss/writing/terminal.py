"""What everything that is shown on a terminal has in common.

Words go in as ``Text``, never as markup, so that brackets in a name are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain

from rich.box import ASCII2, SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.control import strip_control_codes
from rich.segment import Segment, Segments
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


def grid(
    console: Console, heads: Sequence[str], widths: Sequence[int], lines: Iterable[Sequence[tuple[str, str]]]
) -> RenderableType:
    """A filled table of words with their styles, drawn as ``new_table`` draws one; a cell cuts what is too long.

    It is put together here, a line at a time: rich takes its time for each cell of a table, and a matrix has thousands.
    """
    divider, rule, crossing = ("|", "-", "+") if console.options.ascii_only else (" ", "─", "─")
    between = crossing.join([rule * (width + 1) for width in widths[:-1]] + [rule * widths[-1]])
    look = cache(console.get_style)
    last = len(widths) - 1

    @cache  # most cells say one of a few things
    def cell(words: str, style: str, at: int) -> tuple[Segment, Segment]:
        plain = strip_control_codes(words)  # as Text does
        free = widths[at] - cell_len(plain)
        seen = plain if free >= 0 else f"{set_cell_size(plain, widths[at] - 1)}…"
        end = f" {divider}" if at < last else "\n"
        return Segment(seen, look(style) if style else None), Segment(" " * free + end)

    rows = ([(head, "bold") for head in heads], *lines)
    head, *drawn = ([part for at, one in enumerate(row) for part in cell(*one, at)] for row in rows)
    return Segments([*head, Segment(f"{between}\n"), *chain.from_iterable(drawn)])


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
