"""The register of Swedish bodies: courts, agencies, county boards, universities, regions, municipalities, some others.

The bodies are data, a line each: ``bodies/*.toml``, with where the names come from and when.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from remiss.model import Category
from remiss.understanding.senders.spelling import closed_up

_SHORT = 5
"""A name of so few letters must stand as it is written: "SIDA" and "Sida" are, "sida" is a page."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body of the register: its name, how else it is written, and what sort of body it is.

    ``former``: it has another name now or is gone, and is never told as what it has become.
    """

    name: str
    forms: tuple[str, ...]
    category: Category
    former: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies of one sort as a file lists them; ``source`` and ``date`` tell where their names come from and when.

    ``count`` is how many there are to be, where that is known.
    """

    what: str
    source: str
    date: str
    count: int | None
    bodies: tuple[Body, ...]


def data_files() -> Sequence[Traversable]:
    """The files of the register, in order."""
    folder = files("remiss.understanding.senders") / "bodies"
    return sorted((part for part in folder.iterdir() if part.name.endswith(".toml")), key=lambda part: part.name)


@cache
def groups() -> tuple[Group, ...]:
    """The register, as its files are written."""
    return tuple(
        _group(entry) for part in data_files() for entry in tomllib.loads(part.read_text(encoding="utf-8"))["group"]
    )


@cache
def short_forms() -> Mapping[str, tuple[str, ...]]:
    """By a body's name, how else it is written: "Inspektionen för vård och omsorg", "IVO"."""
    return {body.name: body.forms for group in groups() for body in group.bodies if body.forms}


@cache
def full_names() -> Mapping[str, str]:
    """By a short form, the body's name: "IVO", "Inspektionen för vård och omsorg"."""
    return {short: name for name, forms in short_forms().items() for short in forms}


def body_called(name: str) -> Body | None:
    """The body of that name or short form, without regard to capitals, spaces and the genitive."""
    body = _by_letters().get(_key(name))
    if body is None or len(name) > _SHORT:
        return body
    return body if {name, name.removesuffix("s")} & {body.name, *body.forms} else None


def other_names(name: str) -> tuple[str, ...]:
    """All ways to write the body that a name or short form stands for; none where it is not in the register."""
    body = _by_letters().get(_key(name))
    return (body.name, *body.forms) if body else ()


@cache
def _by_letters() -> Mapping[str, Body]:
    everybody = [body for group in groups() for body in group.bodies]
    return {_key(form): body for body in everybody for form in (body.name, *body.forms)}


def _key(name: str) -> str:
    return closed_up(name).removesuffix("s")


def _group(entry: Mapping[str, Any]) -> Group:
    category, former = Category(entry["category"]), bool(entry.get("former", False))
    listed = _lines(entry["bodies"])
    return Group(
        what=entry["what"],
        source=entry["source"],
        date=entry["date"],
        count=entry.get("count"),
        bodies=tuple(Body(name=name, forms=forms, category=category, former=former) for name, forms in listed),
    )


def _lines(words: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The bodies of a list, each with its other forms: "Statens skolverk = Skolverket   # a note"."""
    for line in words.splitlines():
        name, _, forms = line.partition("#")[0].partition("=")
        if name.strip():
            yield name.strip(), tuple(form.strip() for form in forms.split(";") if form.strip())
