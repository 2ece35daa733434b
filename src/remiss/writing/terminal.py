"""What everything that is shown on a terminal has in common.

Words go in as ``Text``, never as markup, so that brackets in a name are brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.box import ASCII2, SIMPLE_HEAD
from rich.cells import cell_len, set_cell_size
from rich.console import Console, Group, RenderableType
from rich.control import strip_control_codes
from rich.table import Table
from rich.text import Span, Text

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
    between = Text(crossing.join([rule * (width + 1) for width in widths[:-1]] + [rule * widths[-1]]))
    drawn = (_line(line, widths, f" {divider}") for line in lines)
    return Group(_line([(head, "bold") for head in heads], widths, f" {divider}"), between, *drawn)


def _line(cells: Sequence[tuple[str, str]], widths: Sequence[int], gap: str) -> Text:
    drawn, spans, at = [], [], 0
    for (words, style), width in zip(cells, widths, strict=True):
        plain = strip_control_codes(words)  # as Text does too, and then the spans would be off
        free = width - cell_len(plain)
        seen = plain if free >= 0 else f"{set_cell_size(plain, width - 1)}…"
        if style:
            spans.append(Span(at, at + len(seen), style))
        drawn.append(seen + " " * free)
        at += len(drawn[-1]) + len(gap)
    return Text(gap.join(drawn), no_wrap=True, overflow="ellipsis", spans=spans)


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
