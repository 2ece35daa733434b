"""Click's own words in Swedish: headings of the help, and what is said of a command that cannot be understood."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

import click

from remiss.errors import RemissError

_TIMEOUT = "Längsta tid för en fil, minst 1."
_MEMORY = "Högsta minnesanvändning per fil, minst 256."
_SIZE = "Största fil som läses, minst 0,001."
_PAGES = "Så många sidor av en PDF läses, minst 1."
_MOST = 1e9  # of any of them: no system counts further in seconds
_NO_OCR = "Läs inte sidor som är bilder (OCR), också om tesseract finns."


class WrongNumberError(click.BadParameter):
    """The value of an option is not the number that it should be; the message says so in Swedish."""


def at_least(least: float) -> Callable[[str], float]:
    """An option's type: a number from ``least`` on, whole if that is an int, else with decimal point or comma."""
    sort = f"ett {'heltal' if isinstance(least, int) else 'tal'}, minst {least:g}".replace(".", ",")

    def number(value: str) -> float:
        try:
            found = type(least)(value.replace(",", "."))
        except ValueError:
            found = math.nan
        if not least <= found <= _MOST:
            most = f", högst {_MOST:.0f}" if _MOST < found < math.inf else ""
            raise WrongNumberError(f"Värdet {value} kan inte användas: det måste vara {sort}{most}.")
        return found

    return number


def limited(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options for what reading a file may cost; it gets them as ``limits``, fields of ``Limits``."""

    @click.option("--timeout", "seconds", type=at_least(1.0), metavar="SEKUNDER", help=_TIMEOUT)
    @click.option("--max-memory", "memory_mb", type=at_least(256), metavar="MB", help=_MEMORY)
    @click.option("--max-size", "size_mb", type=at_least(0.001), metavar="MB", help=_SIZE)
    @click.option("--max-pages", "pages", type=at_least(1), metavar="SIDOR", help=_PAGES)
    @click.option("--no-ocr", is_flag=True, help=_NO_OCR)
    @wraps(command)
    def run(*positional: Any, no_ocr: bool, **rest: Any) -> Any:
        given = {field: rest.pop(field) for field in ("seconds", "memory_mb", "size_mb", "pages")}
        given["ocr"] = False if no_ocr else None
        limits = {field: value for field, value in given.items() if value is not None}
        return command(*positional, limits=limits, **rest)

    return run


class Command(click.Command):
    """A command whose help is in Swedish throughout."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Visa den här hjälpen och avsluta."
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take in what was written. A fault in it knows the command, so that its own help is pointed at."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as fault:
            fault.ctx = fault.ctx or ctx
            raise

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that tells how the command is written."""
        words = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[FLAGGOR]")
        words = words.replace("COMMAND [ARGS]...", "KOMMANDO …")
        formatter.write_usage(ctx.command_path, words, prefix="Så här: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        if records:
            with formatter.section("Flaggor"):
                formatter.write_dl(records)


class Group(Command, click.Group):
    """The commands together. Faults are told in Swedish on stderr, with exit code 2."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, then the commands."""
        Command.format_options(self, ctx, formatter)
        names = self.list_commands(ctx)
        width = formatter.width - 6 - max(map(len, names))
        rows = [(name, command.get_short_help_str(width)) for name in names if (command := self.get_command(ctx, name))]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown one is refused with the list of those there are."""
        if args and self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise RemissError(f"Kommandot {args[0]} finns inte. Välj bland {', '.join(self.list_commands(ctx))}.")
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **settings: Any) -> Any:
        """Run, and end the process with the exit code."""
        settings["standalone_mode"] = False
        given = sys.argv[1:] if args is None else args
        try:
            code = super().main(given or ["--help"], *rest, **settings)
        except RemissError as fault:
            code = _tell(str(fault))
        except click.UsageError as fault:
            where = f"{fault.ctx.command_path} --help" if fault.ctx else "remiss --help"
            code = _tell(f"{_in_swedish(fault)} Se {where}.")
        except click.Abort:
            code = _tell("Avbrutet.")
        sys.exit(code if isinstance(code, int) else 0)


def _tell(fault: str) -> int:
    click.secho(f"Fel: {fault}", err=True, fg="red", bold=True)
    return 2


def _in_swedish(fault: click.UsageError) -> str:
    """What is wrong with a command as it was written."""
    match fault:
        case click.NoSuchOption():
            return f"Flaggan {fault.option_name} finns inte."
        case click.MissingParameter():
            return f"{fault.param.make_metavar(fault.ctx) if fault.param and fault.ctx else 'Något'} saknas."
        case click.BadOptionUsage():
            return f"Flaggan {fault.option_name} {'tar inget värde' if _is_flag(fault) else 'saknar värde'}."
        case WrongNumberError() if fault.param:
            return f"{' eller '.join(fault.param.opts)}: {fault.message}"
        case click.BadParameter() if fault.param:
            return f"Värdet för {' eller '.join(fault.param.opts)} kan inte användas."
        case _:
            return "Kommandot har ord för mycket eller kan inte förstås."


def _is_flag(fault: click.BadOptionUsage) -> bool:
    options = fault.ctx.command.params if fault.ctx else []
    return any(isinstance(it, click.Option) and it.is_flag and fault.option_name in it.opts for it in options)
