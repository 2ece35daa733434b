"""The rule files → the lexicon. What is wrong in one is told by file and rule, with what to write instead."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from remiss.errors import RuleError
from remiss.understanding.lexicon import Lexicon, Rule
from remiss.understanding.phrases import Lists, check_phrase, spelt_out
from remiss.understanding.senders.bodies import data_files


@cache
def load_lexicon(folder: Path | None = None) -> Lexicon:
    """The rules of a folder of TOML files, or those that come with remiss.

    Raises RuleError, naming file and rule, where one cannot be used.
    """
    rules: dict[str, Rule] = {}
    lists: dict[str, tuple[str, ...]] = {}
    contents = {name: _parse(written, name) for name, written in _contents(folder).items()}
    for name, content in contents.items():
        lists |= _read_lists(content, name)
    for name, content in contents.items():
        for rule in _read_rules(content, name, lists):
            if rule.id in rules:
                raise RuleError(f"{name}: regeln {rule.id} finns redan. Ge den ett eget id.")
            rules[rule.id] = rule
    return Lexicon(rules.values(), rules_fingerprint(folder), lists)


@cache
def rules_fingerprint(folder: Path | None = None) -> str:
    """The fingerprint of the rules that ``load_lexicon`` reads, without the time that it takes to make use of them."""
    digest = hashlib.sha256()
    words = [files("remiss.understanding").joinpath(name) for name in ("words.toml", "senders/register.toml")]
    for part in (*words, *data_files()):  # they decide too
        digest.update(part.read_bytes().replace(b"\r\n", b"\n"))
    for name, content in _contents(folder).items():
        digest.update(f"{name}\0{content}\0".encode())
    return f"sha256:{digest.hexdigest()}"


def _contents(folder: Path | None) -> dict[str, str]:
    """The rule files by name, in their order."""
    source: Traversable = folder or files("remiss.understanding") / "rules"
    parts = sorted((part for part in source.iterdir() if part.name.endswith(".toml")), key=lambda part: part.name)
    if not parts:
        raise RuleError(f"Mappen {source} har inga regelfiler (*.toml).")
    return {part.name: _read(part) for part in parts}


def _read(part: Traversable) -> str:
    try:
        return part.read_text(encoding="utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise RuleError(f"{part.name} är inte sparad som UTF-8. Spara om den med teckenkodningen UTF-8.") from fault


def _read_lists(content: dict[str, Any], name: str) -> dict[str, tuple[str, ...]]:
    lists = content.get("lists", {})
    if not isinstance(lists, dict) or not all(map(_is_list_of_words, lists.values())):
        raise RuleError(f'{name}: en ordlista skrivs som en rad namn = ["ord", "ord"] under [lists].')
    return {listed: tuple(words) for listed, words in lists.items()}


def _is_list_of_words(words: object) -> bool:
    return isinstance(words, list) and bool(words) and all(isinstance(word, str) and word.strip() for word in words)


def _parse(content: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(content)
    except tomllib.TOMLDecodeError as fault:
        line = re.search(r"line (\d+)", str(fault))
        where = f" (rad {line[1]})" if line else ""
        raise RuleError(f"{name} följer inte formatet TOML{where}. Vanligast är ett glömt citattecken.") from fault


def _read_rules(content: dict[str, Any], name: str, lists: Lists) -> Iterator[Rule]:
    entries = content.get("rule", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise RuleError(f"{name}: varje regel ska börja med raden [[rule]].")
    for number, entry in enumerate(entries, 1):
        place = f"{name}, regel {entry.get('id', number)}"
        try:
            rule = Rule.model_validate(entry)
            for phrase in rule.phrases:
                check_phrase(spelt_out(phrase, lists))
        except ValidationError as fault:
            raise RuleError(f"{place}: {_in_swedish(fault)}") from fault
        except RuleError as fault:
            raise RuleError(f"{place}: {fault}") from fault
        yield rule


def _in_swedish(fault: ValidationError) -> str:
    """What is wrong with a rule, and what to write instead."""
    first = fault.errors()[0]
    field = ".".join(str(part) for part in first["loc"])
    match first["type"]:
        case "missing":
            return f"{field} saknas. Lägg till raden {field} = …"
        case "extra_forbidden":
            return f"fältet {field} finns inte. Det som kan stå är {', '.join(Rule.model_fields)}."
        case "enum":
            return f'{field} = "{first["input"]}" finns inte. Välj bland {first["ctx"]["expected"]}.'
        case _:
            return f"{field} har ett värde av fel slag. Se docs/lexicon.md för hur en regel skrivs."
