"""What a respondent is called in its own letter: in full, in short, by initials, by the noun in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from remiss.model import Document
from remiss.understanding.senders.bodies import other_names
from remiss.understanding.senders.register import listed
from remiss.understanding.speakers import Voices

_ABBREVIATED = 6000
"""How far into a letter (characters) a name's abbreviation may be introduced."""
_BRACKETED = re.compile(r"\(([A-ZÅÄÖ][\w-]{1,9})\)")
_OF_WHERE = re.compile(r"\s(?:i|för|av|vid|på|mot|AB)(?:\s|$)")
_SHORT = 5
"""The form of a name must be longer than this to stand for it."""


def voices(document: Document, names: Sequence[str], invited: Sequence[str]) -> Voices:
    """Whose voice is the respondent's own in this letter: its name in full, in short and as an abbreviation."""
    own: set[str] = set()
    called: set[str] = set()
    for name in names:
        plain = re.sub(r"\s*\(.*?\)", "", name).strip()
        first = plain.split()[0] if " " in plain else plain
        own |= {name, plain, initials(plain)}
        called |= _called(plain)
        own |= {short for short, _ in introduced(document, (plain,))} | set(other_names(plain))
        if listed("shared_words").fullmatch(first):
            own.add(plain.removeprefix(first).strip())  # "Blå Kust" of "Stiftelsen Blå Kust"
        else:
            own |= {first, first.removesuffix("s")}
    others = tuple(name for name in invited if name not in names)
    forms = tuple(sorted(form for form in own if len(form) > 1))
    return Voices(name=" ".join(names), own=forms, called=tuple(sorted(called)), others=others)


def _called(name: str) -> set[str]:
    """What a body may call itself in the definite form: "kanalägarna" of "Sveriges Kanalägare"."""
    kind = (_OF_WHERE.split(name)[0] or name).split()[-1].casefold()
    forms = {kind + ending for ending in ("n", "en", "et", "t", "na")} | {f"{kind[:-1]}na"}
    return {form for low in forms if len(low) > _SHORT for form in (low, low.capitalize())}


def initials(name: str) -> str:
    """The abbreviation that a name makes: "RRB" of "Riksförbundet för Resande Bibliotek"; empty where it makes none."""
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper() or len(word) > 3]
    return "".join(word[0].upper() for word in words) if len(words) > 2 else ""


def introduced(document: Document, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The abbreviations that a letter gives for names, each with its name: "Resande Bibliotek (RB)"."""
    text = document.text[:_ABBREVIATED]
    for short in _BRACKETED.finditer(text):
        before = " ".join(text[: short.start()].split()).casefold()
        yield from ((short[1], name) for name in names if before.endswith((name.casefold(), f"{name.casefold()}s")))
