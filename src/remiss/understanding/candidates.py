"""Who may have sent a letter: the names that its places give, each with its evidence, the surest first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import PurePosixPath

from remiss.model import Category, Document, Place, Recognition, Sighting
from remiss.understanding.introductions import introductions, recurring, self_named, speaks_as_one
from remiss.understanding.invitees import Invitees, telling
from remiss.understanding.names import (
    as_name,
    as_written,
    before_kind,
    in_file_name,
    in_title,
    is_person,
    signed_for,
    spelt_in,
)
from remiss.understanding.places import Places
from remiss.understanding.register import categorise, is_unit, phrased

_LONGEST_WORDS = 160
"""How much of a line (characters) is kept as evidence."""
_LIST = re.compile(r"\s*[·|•]\s*")
_AND = re.compile(r",\s*|\s+(?:och|samt)\s+")


def candidates(document: Document, places: Places, invitees: Invitees) -> Iterator[Sighting]:
    """Who may have sent a letter from one body. There always is one: last, what the file is called."""
    lines = places.lines
    listed = {place: list(_listed(place, lines, invitees)) for place in lines}
    bodies = {
        place: [s for line in lines[place] for s in _unlisted(place, line, document) if is_body(s.name)]
        for place in lines
    }
    slips = [s for place in lines for line in lines[place] for s in _misspelt(place, line, invitees)]
    yield from _spread([*lines[Place.LETTERHEAD], *lines[Place.RUNNING_HEAD]], listed[Place.LETTERHEAD], invitees)
    yield from listed[Place.LETTERHEAD]
    if not slips:
        yield from bodies[Place.LETTERHEAD]
    yield from listed[Place.RUNNING_HEAD]
    yield from slips
    others = [place for place in lines if place is not Place.LETTERHEAD]
    yield from chain.from_iterable(listed[place] for place in others)
    yield from chain.from_iterable(bodies[place] for place in others)
    yield from _in_words(document, invitees, formal=True)
    for host in places.hosts:
        if found := invitees.at(host):
            yield _sighting(found.name, host, Place.MAIL, found.rule)
    yield from _persons(document, places)
    yield from _in_words(document, invitees, formal=False)
    alone = [s for line in lines[Place.LETTERHEAD] for s in _unlisted(Place.LETTERHEAD, line, document)]
    yield from sorted(alone, key=lambda s: is_unit(s.name))
    yield from _by_file(document, invitees)


def together(place: Place, places: Places, document: Document, invitees: Invitees) -> tuple[Sighting, ...]:
    """All bodies that a place of a joint letter names: in a letterhead those that stand in a row."""
    row: list[Sighting] = []
    for line in places.lines[place]:
        parts = _parts(place, line)
        seen = [
            s
            for part in parts
            for s in (*_listed_in(place, part, line, invitees), *_unlisted(place, part, document, line))[:1]
            if not is_unit(s.name)
        ]
        if not seen and row and place is Place.LETTERHEAD:
            break
        row += seen
    first = {sighting.name: sighting for sighting in reversed(row)}
    return tuple(first[name] for name in dict.fromkeys(s.name for s in row))


def is_body(name: str) -> bool:
    """Do the words of a name say that it is a whole body's own name?"""
    own = not is_unit(name) and not phrased("common_nouns").fullmatch(name)
    return own and categorise(name) is not Category.OTHER


def _listed(place: Place, lines: dict[Place, tuple[str, ...]], invitees: Invitees) -> Iterator[Sighting]:
    for line in lines[place]:
        yield from _listed_in(place, line, line, invitees)


def _listed_in(place: Place, words: str, line: str, invitees: Invitees) -> Iterator[Sighting]:
    """The invited bodies that words of a line name."""
    for found in invitees.named_in(_sender_in(place, words) or words):
        yield _sighting(found.name, line, place, found.rule)


def _misspelt(place: Place, line: str, invitees: Invitees) -> Iterator[Sighting]:
    if found := invitees.misspelt_in(_sender_in(place, line) or line):
        yield _sighting(found.name, line, place, found.rule)


def _spread(lines: Sequence[str], whole: Sequence[Sighting], invitees: Invitees) -> Iterator[Sighting]:
    """A name over several lines, if no line has a whole one, or one that is only a part of it: "Lindsala tingsrätt" is
    a part of "Mark- och miljödomstolen vid Lindsala tingsrätt".
    """
    found = invitees.spread_over(lines)
    if found and not (whole and not telling(whole[0].name) < telling(found.name)):
        parts = (line for line in lines if (key := telling(line, beside=True)) and key <= telling(found.name))
        yield _sighting(found.name, " / ".join(parts), Place.LETTERHEAD, found.rule)


def _unlisted(place: Place, words: str, document: Document, line: str | None = None) -> Iterator[Sighting]:
    """What in words of a line can be the name of a body that is on no list."""
    if place is Place.TITLE:
        name = in_title(words) or before_kind(words)
    else:
        sender = _sender_in(place, words)
        name = as_name(sender) if sender else as_name(words)
    if name:
        yield _sighting(as_written(name, document.text), line or words, place, Recognition.NAME)


def _sender_in(place: Place, line: str) -> str | None:
    """The part of a line that names the sender: "Resverket" of "Resverkets yttrande" or "Greta Påhittad, Resverket"."""
    if place is Place.TITLE:
        return in_title(line)
    if place is Place.SIGNATURE:
        return signed_for(line) or line.rpartition(",")[2].strip() or None
    return None


def _parts(place: Place, line: str) -> list[str]:
    """The parts of a line that can each name a body of its own."""
    if place is Place.TITLE:
        return _AND.split(line.partition("från ")[2])
    return _LIST.split(line)


def _in_words(document: Document, invitees: Invitees, *, formal: bool) -> Iterator[Sighting]:
    """Who is introduced in the first sentences; a body on the list only by words that say that it answers."""
    for told in introductions(document, lambda words: bool(invitees.named_in(words))):
        found = invitees.named_in(told.name)
        if told.formal is formal and not (found and not formal):
            name, rule = (found[0].name, found[0].rule) if found else (told.name, Recognition.NAME)
            yield _sighting(name, told.words, Place.TEXT, rule)


def _persons(document: Document, places: Places) -> Iterator[Sighting]:
    """Somebody who writes "jag" and says their name, or signs."""
    if not speaks_as_one(document):
        return
    if (name := self_named(document)) and is_person(name):
        yield _sighting(name, name, Place.TEXT, Recognition.PERSON)
    for place in (Place.SIGNATURE, Place.MAIL, Place.LETTERHEAD):
        for line in places.lines[place]:
            if is_person(line):
                yield _sighting(line, line, place, Recognition.PERSON)


def _by_file(document: Document, invitees: Invitees) -> Iterator[Sighting]:
    """What the file is called; better, how the letter spells it; and before that a name that sentences begin with."""
    path = PurePosixPath(document.file)
    words = in_file_name(document.file)
    if found := invitees.among(words):
        yield _sighting(found.name, path.name, Place.FILENAME, found.rule)
    if spelt := spelt_in(document.text, words):
        yield _sighting(spelt, path.name, Place.FILENAME, Recognition.NAME)
    if name := recurring(document):
        listed = invitees.named_in(name)
        yield _sighting(listed[0].name if listed else name, name, Place.TEXT, Recognition.NAME)
    yield _sighting(words or path.stem, path.name, Place.FILENAME, Recognition.NAME)


def _sighting(name: str, words: str, place: Place, rule: Recognition) -> Sighting:
    return Sighting(name=name, words=words[:_LONGEST_WORDS], place=place, rule=rule)
