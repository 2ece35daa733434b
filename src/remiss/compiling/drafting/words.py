"""The Swedish of the drafts, from ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from remiss.model import ProposalKind


class Words:
    """The words for one kind of proposal."""

    def __init__(self, kind: ProposalKind) -> None:
        table = _table()
        self._own: Mapping[str, str] = {**table["alla"], **table["slag"][kind.value]}
        self._sentences: Mapping[str, str] = table["mening"]

    def predicate(self, name: str, *, dock: bool = False, also: bool = False, **more: str) -> str:
        """What some respondents do: ``avstyrker dock förslaget``, ``delar inte heller bedömningen``."""
        given = {"vad": self._own["vad"], "det": self._own["det"], "dock": " dock" if dock else ""}
        given |= {"ocksa": " också" if also else "", "heller": " heller" if also else ""}
        return self._own[name].format(**given, **more)

    def sentence(self, name: str, **more: str) -> str:
        """A whole sentence."""
        return self._sentences[name].format(vad=self._own["vad"], **more)


def quantity_word(name: str, **more: object) -> str:
    """A word for how many: ``De flesta remissinstanser som har yttrat sig i denna del``."""
    return str(_table()["mangd"][name]).format(**more)


def among(name: str) -> str:
    """Whom a quantity is counted among: ``som har yttrat sig i denna del``."""
    return str(_table()["bland"][name])


def persons(count: int) -> str:
    """Private persons, who are not named: ``en privatperson``, ``tre privatpersoner``."""
    words = _table()["namn"]
    return str(words["en_privatperson"] if count == 1 else words["privatpersoner"].format(antal=number_word(count)))


def number_word(count: int) -> str:
    """A number in a sentence: ``tre``, ``13``."""
    words = _table()["namn"]["tal"]
    return str(words[count]) if count < len(words) else str(count)


def reason_words(where: str) -> tuple[str, ...]:
    """A list of ``[skal]``: words that tell a reason from other words."""
    return tuple(_table()["skal"][where])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("remiss.compiling.drafting") / "words.toml").read_text(encoding="utf-8"))
