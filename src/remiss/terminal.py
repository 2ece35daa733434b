"""What the person at the screen sees on stderr while the program works: bars that move, and warnings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress


def console(*, stderr: bool = False) -> Console:
    """The screen."""
    from rich.console import Console

    return Console(stderr=stderr)


def warn(warnings: Iterable[str]) -> None:
    """Tell warnings, each on a line of its own. What a file says in them steers no terminal."""
    screen = console(stderr=True)
    for warning in warnings:
        plain = "".join(c if c.isprintable() else " " for c in warning)
        screen.print(f"Obs: {plain}", style="yellow", markup=False, highlight=False)


@contextmanager
def bar_shown(counted: str) -> Iterator[Callable[[str, int], None]]:
    """A bar that moves with each of some files ("filer") or the like; nothing where no person looks on."""
    with _bar(counted) as bar:
        task = bar.add_task("", total=None, file="") if bar else None

        def step(file: str, total: int) -> None:
            if bar and task is not None:
                bar.update(task, advance=1, total=total, file=file)

        yield step


@contextmanager
def pages_shown(file: str) -> Iterator[Callable[[int, int], None]]:
    """A bar that moves with the pages of one long file; nothing where no person looks on."""
    with _bar("sidor") as bar:
        task = bar.add_task("", total=None, file=file) if bar else None
        yield lambda done, total: bar.update(task, completed=done, total=total) if bar and task is not None else None


@contextmanager
def _bar(counted: str) -> Iterator[Progress | None]:
    """A bar that tells how many files or pages are read, and the name of the file; None without a terminal."""
    screen = console(stderr=True)
    if not screen.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    name = TextColumn("{task.fields[file]}", markup=False)
    columns = (TextColumn("Läser"), BarColumn(), MofNCompleteColumn(), TextColumn(counted), name)
    with Progress(*columns, console=screen, transient=True) as bar:
        yield bar
