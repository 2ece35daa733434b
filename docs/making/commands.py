"""The commands' own help, for ``docs/commands.md``: ``make pages`` writes it there."""

from __future__ import annotations

from pathlib import Path

import click

from docs.making.regions import fill
from remiss.cli import main

PAGE = Path(__file__).resolve().parents[1] / "commands.md"
_WIDTH = 92
"""characters of a line, as in the tutorial"""


def helps() -> dict[str, str]:
    """The help of ``remiss`` and of each command, by name, as blocks of Markdown."""
    top = click.Context(main, info_name="remiss", terminal_width=_WIDTH, **main.context_settings)
    found = {"remiss": main.get_help(top)}
    for name in main.list_commands(top):
        command = main.get_command(top, name)
        assert command
        found[name] = command.get_help(click.Context(command, info_name=name, parent=top))
    return {name: f"```text\n{text}\n```" for name, text in found.items()}


if __name__ == "__main__":
    fill(PAGE, helps())
