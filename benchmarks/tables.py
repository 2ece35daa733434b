"""What was measured, as tables: on the terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

Value = float | str | None


@dataclass(frozen=True)
class Table:
    """Rows with a name and as many values as there are ``columns``; ``notes`` say how to read them.

    A value that is None was not measured.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Value, ...]], ...]
    notes: tuple[str, ...] = ()


def as_text(tables: Sequence[Table], machine: Mapping[str, str]) -> str:
    """For the terminal."""
    lines = [", ".join(f"{name} {value}" for name, value in machine.items()), ""] if machine else []
    for number, table in enumerate(tables):
        cells = [("", *table.columns), *((name, *map(shown, values)) for name, values in table.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines += [*([""] if number else []), table.title]
        for name, *values in cells:
            right = (value.rjust(width) for value, width in zip(values, widths[1:], strict=True))
            lines.append("  ".join([name.ljust(widths[0]), *right]).rstrip())
        lines += [f"  {note}" for note in table.notes]
    return "\n".join(lines)


def as_markdown(tables: Sequence[Table], machine: Mapping[str, str]) -> str:
    """For docs/performance.md."""
    return "\n".join(_markdown(tables, machine)) + "\n"


def _markdown(tables: Sequence[Table], machine: Mapping[str, str]) -> Iterator[str]:
    yield "Measured on: " + ", ".join(f"{name} {value}" for name, value in machine.items()) + "."
    for table in tables:
        yield from ("", f"### {table.title}", "")
        yield f"| | {' | '.join(table.columns)} |"
        yield f"|---|{'---:|' * len(table.columns)}"
        for name, values in table.rows:
            yield f"| {name} | {' | '.join(map(shown, values))} |"
        if table.notes:
            yield from ("", *table.notes)


def shown(value: Value) -> str:
    """A number with about three figures that tell; what was not measured as a dash."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f}"
