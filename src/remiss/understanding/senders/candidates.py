"""Who may have sent a letter: the names that its places give, each with its evidence, the surest first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import PurePosixPath

from remiss.model import Category, Document, Place, Recognition, Sighting
from remiss.understanding.senders.bodies import body_called, full_names
from remiss.understanding.senders.introductions import (
    decided_for,
    introductions,
    recurring,
    taking_a_stand,
)
from remiss.understanding.senders.invitees import Invitees, telling
from remiss.understanding.senders.joint import is_joint
from remiss.understanding.senders.names import (
    as_name,
    as_written,
    before_kind,
    in_file_name,
    in_title,
    is_person,
    signed_for,
    spelt_in,
)
from remiss.understanding.senders.persons import below_office, persons
from remiss.understanding.senders.places import Places
from remiss.understanding.senders.register import is_unit, kind_of, phrased

_LONGEST_WORDS = 160
"""How much of a line (characters) is kept as evidence."""
_WITH_PERSON = re.compile(r"([A-ZÅÄÖ][\w-]+\s+[A-ZÅÄÖ][\w-]+\s+)(?:[A-ZÅÄÖ][\w-]+\s+)?")
_LIST = re.compile(r"\s*[·|•]\s*")
_AND = re.compile(r",\s*|\s+(?:och|samt)\s+")


def candidates(places: Places, invitees: Invitees) -> Iterator[Sighting]:
    """Who may have sent a letter from one body. There always is one: last, what the file is called."""
    lines = places.lines
    others = [place for place in lines if place is not Place.LETTERHEAD]
    listed = {place: [s for line in lines[place] for s in _listed(place, line, invitees)] for place in lines}
    yield from _spread([*lines[Place.LETTERHEAD], *lines[Place.RUNNING_HEAD]], listed[Place.LETTERHEAD], invitees)
    yield from listed[Place.LETTERHEAD]
    yield from _in_several(listed)
    # of most letters nobody asks further
    unlisted = {place: [s for line in lines[place] for s in _unlisted(place, line, places)] for place in lines}
    bodies = {place: [s for s in unlisted[place] if is_body(s.name)] for place in lines}
    slips = [s for place in lines for line in lines[place] for s in _misspelt(place, line, invitees)]
    if not slips:
        yield from bodies[Place.LETTERHEAD]
    yield from listed[Place.RUNNING_HEAD]
    yield from slips
    yield from chain.from_iterable(listed[place] for place in others)
    yield from chain.from_iterable(bodies[place] for place in others)
    yield from _introduced(places, invitees)
    for host in places.hosts:
        if found := invitees.at(host):
            yield _sighting(found.name, host, Place.MAIL, found.rule)
    yield from persons(places)
    yield from below_office(places)
    alone = [s for s in unlisted[Place.LETTERHEAD] if not is_unit(s.name)]
    yield from sorted(alone, key=lambda s: not places.bear_out(s))
    yield from unlisted[Place.LETTERHEAD]
    yield from _by_file(places.document, invitees)


def together(place: Place, places: Places, invitees: Invitees) -> tuple[Sighting, ...]:
    """All bodies that a place of a joint letter names: in a letterhead those that stand in a row."""
    row: list[Sighting] = []
    for line in places.lines[place]:
        parts = _parts(place, line)
        seen = [
            s
            for part in parts
            for s in [*_listed(place, part, invitees, line)] or [*_unlisted(place, part, places, line)]
            if not is_unit(s.name) and (place is not Place.SIGNATURE or not is_person(s.name))
        ]
        if not seen and row and place is Place.LETTERHEAD:
            break
        row += seen
    first = {sighting.name: sighting for sighting in reversed(row)}
    return tuple(first[name] for name in dict.fromkeys(s.name for s in row))


def is_body(name: str) -> bool:
    """Do the words of a name say that it is a whole body's own name?"""
    if body_called(name):
        return True
    own = not is_unit(name) and not phrased("common_nouns").fullmatch(name)
    return own and kind_of(name) not in (Category.OTHER, Category.PRIVATE_PERSON)


def _listed(place: Place, words: str, invitees: Invitees, line: str = "") -> Iterator[Sighting]:
    """The invited bodies that words of a line name; in a signature also right after a person's name."""
    found = invitees.named_in(_sender_in(place, words) or words) or invitees.named_in(words)
    if not found and place is Place.SIGNATURE and (signed := _WITH_PERSON.match(words)):
        found = invitees.named_in(words[signed.end(1) :]) or invitees.named_in(words[signed.end() :])
    for one in found:
        yield _sighting(one.name, line or words, place, one.rule)


def _misspelt(place: Place, line: str, invitees: Invitees) -> Iterator[Sighting]:
    if found := invitees.misspelt_in(_sender_in(place, line) or line):
        yield _sighting(found.name, line, place, found.rule)


def _spread(lines: Sequence[str], whole: Sequence[Sighting], invitees: Invitees) -> Iterator[Sighting]:
    """A name over several lines, if no line has a whole one, or one that is only a part of it: "Lindsala tingsrätt" is
    a part of "Mark- och miljödomstolen vid Lindsala tingsrätt".
    """
    if spread := invitees.spread_over(lines):
        found, pieces = spread
        partial = bool(whole) and whole[0].rule is Recognition.WITHOUT_PART and whole[0].name == found.name
        if not whole or partial or telling(whole[0].name) < telling(found.name):
            yield _sighting(found.name, " / ".join(pieces), Place.LETTERHEAD, found.rule)


def _unlisted(place: Place, words: str, places: Places, line: str = "") -> Iterator[Sighting]:
    """What in words of a line can be the name of a body that is on no list."""
    sender = _sender_in(place, words)
    name = sender or before_kind(words) if place is Place.TITLE else as_name(sender or words)
    if name and (full := full_names().get(name)):
        yield _sighting(full, line or words, place, Recognition.SHORT_FORM)
    elif name:
        yield _sighting(as_written(name, places.document.text), line or words, place, Recognition.NAME)


def _sender_in(place: Place, line: str) -> str | None:
    """The part of a line that names the sender: "Resverket" of "Resverkets yttrande" or "Greta Påhittad, Resverket"."""
    if place is Place.SIGNATURE:
        return signed_for(line) or line.rpartition(",")[2].strip() or None
    return in_title(line)


def _parts(place: Place, line: str) -> list[str]:
    """The parts of a line that can each name a body of its own: "Gemensamt svar från Bokverket och Norrviks kommun"."""
    if place is Place.TITLE or ("från " in line and is_joint([line])):
        return _AND.split(line.partition("från ")[2])
    return _LIST.split(line)


def _in_several(listed: Mapping[Place, Sequence[Sighting]]) -> Iterator[Sighting]:
    """A body on the list that two places or more name."""
    seen = [s for place in listed for s in {s.name: s for s in reversed(listed[place])}.values()]
    often = Counter(s.name for s in seen)
    yield from (s for s in seen if often[s.name] > 1)


def _introduced(places: Places, invitees: Invitees) -> Iterator[Sighting]:
    """Who the last sentences say has decided, or the first ones introduce as the one who answers; or only as what it
    is, and then it must stand elsewhere too and not be on the list, whose bodies are spoken of.
    """

    def is_listed(words: str) -> bool:
        return bool(invitees.named_in(words))

    for told in (*decided_for(places.document, is_listed), *introductions(places.document, is_listed)):
        found = invitees.named_in(told.name)
        name, rule = (found[0].name, found[0].rule) if found else (told.name, Recognition.NAME)
        sighting = _sighting(name, told.words, Place.TEXT, rule)
        if told.formal or (not found and places.bear_out(sighting)):
            yield sighting


def named_after(file: str, invitees: Invitees) -> Iterator[Sighting]:
    """The invited body that a file is called after, or the folder, mail or archive that it lies in."""
    for path in (PurePosixPath(file), *PurePosixPath(file).parents):
        if found := invitees.among(in_file_name(path.name)):
            yield _sighting(found.name, path.name, Place.FILENAME, found.rule)


def _by_file(document: Document, invitees: Invitees) -> Iterator[Sighting]:
    """What the file is called; better, how the letter spells it; and before that a name that sentences begin with, or
    one on the list that takes a stand.
    """

    def is_listed(words: str) -> bool:
        return bool(invitees.named_in(words))

    path = PurePosixPath(document.file)
    words = in_file_name(document.file)
    yield from named_after(document.file, invitees)
    if spelt := spelt_in(document.text, words):
        yield _sighting(spelt, path.name, Place.FILENAME, Recognition.NAME)
    if name := recurring(document) or taking_a_stand(document, is_listed):
        listed = invitees.named_in(name)
        found_name, rule = (listed[0].name, listed[0].rule) if listed else (name, Recognition.NAME)
        yield _sighting(found_name, name, Place.TEXT, rule)
    yield _sighting(words or path.stem, path.name, Place.FILENAME, Recognition.NAME)


def _sighting(name: str, words: str, place: Place, rule: Recognition) -> Sighting:
    return Sighting(name=name, words=words[:_LONGEST_WORDS], place=place, rule=rule)
