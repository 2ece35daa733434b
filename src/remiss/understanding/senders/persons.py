"""Letters from private persons: who says so, writes "jag", or has a home address below the name; and from no body.

A body must not be taken for the person who writes for it: a letter with a line such as "Handläggare" or "Ordförande" is
from a body, known or not, unless it says that it is from a private person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from remiss.model import Document, Place, Recognition, Sighting
from remiss.understanding.senders.introductions import self_named
from remiss.understanding.senders.letterhead import head, opening, signature
from remiss.understanding.senders.names import as_name, is_person
from remiss.understanding.senders.places import Places
from remiss.understanding.senders.register import listed, phrased

_PARAGRAPHS = 4
"""How many paragraphs may go by before a letter has said that it is from a private person."""
_AS_ONE = re.compile(r"\b(?:jag|undertecknad|min (?:mening|åsikt|uppfattning))\b", re.IGNORECASE)
_STREET = re.compile(
    r"[A-ZÅÄÖ][\w-]*(?:\s\w+)?\s*(?:gata|gatan|väg|vägen|gränd|stig|stigen|backe|backen)\s+\d+\s?\w?\b"
)
_AND = re.compile(r"\s+(?:och|&)\s+|,\s*")
_WHERE = (Place.LETTERHEAD, Place.MAIL, Place.SIGNATURE)
_SEVERAL = 2


def persons(places: Places) -> Iterator[Sighting]:
    """The private persons who may have written a letter from no known body, those that two places name first."""
    if not writes_privately(places):
        return
    told = self_named(places.document)
    seen = [_sighting(told, told, Place.TEXT)] if told else []
    seen += [s for place in _WHERE for line in places.lines[place] for s in _named(line, place)]
    yield from sorted(seen, key=lambda s: (not places.bear_out(s), s.place is Place.LETTERHEAD))


def together(places: Places) -> tuple[Sighting, ...]:
    """The private persons of a letter from several: those who stand in one line, or sign where nobody says "jag"."""
    if not writes_privately(places):
        return ()
    lines = [(place, line) for place in (Place.LETTERHEAD, Place.SIGNATURE) for line in places.lines[place]]
    rows = [tuple(_named(line, place)) for place, line in lines]
    if not _AS_ONE.search(places.document.text):
        rows.append(tuple(s for place, line in lines if place is Place.SIGNATURE for s in _named(line, place)))
    return max((row for row in rows if len(row) >= _SEVERAL), key=len, default=())


def writes_privately(places: Places) -> bool:
    """Is the letter from a private person, if it is not from a body?"""
    document = places.document
    if says_so(document):
        return True
    as_one = _AS_ONE.search(document.text) is not None
    return not _holds_office(document) and (as_one or _lives_there(places) or _has_own_mailbox(places))


def is_plain(person: Sighting, places: Places) -> bool:
    """Does the letter itself say "jag", or that it is from a private person, so that not only an address tells? Not
    where it names what may be the person's firm ("Greta Påhittad Konsult").
    """
    firm = any(line.startswith(f"{person.name} ") and is_person(line) for line in places.lines[Place.LETTERHEAD])
    document = places.document
    return says_so(document) or (_AS_ONE.search(document.text) is not None and not firm)


def says_so(document: Document) -> bool:
    """Does a letter say that it is from a private person: "Jag skriver som privatperson"?"""
    outer = [*head(document), *signature(document)]
    return any(_declared(line) for line in outer) or any(
        phrased("private").search(paragraph) for paragraph in (*outer, *opening(document, _PARAGRAPHS))
    )


def _declared(line: str) -> bool:
    """Does a line of a letter's head or foot end with "privatperson"?"""
    said = listed("private_persons").search(line)
    before = line[: said.start()].strip(" ,(–-") if said else ""
    return said is not None and not line[said.end() :].strip(" ).") and (not before or is_person(before))


def _named(line: str, place: Place) -> Iterator[Sighting]:
    """The persons that a line names, and nothing else: "Greta Påhittad och Kim Hittepå, privatpersoner"."""
    said = listed("private_persons").search(line)
    parts = _AND.split(line[: said.start()].strip(" ,(–-") if said else line)
    if all(map(is_person, parts)):
        yield from (_sighting(part, line, place) for part in parts)


def _holds_office(document: Document) -> bool:
    """Does a line of the letter's head or foot tell of an office in a body ("Handläggare", "Ordförande")?"""
    return any(listed("offices").search(line) for line in (*head(document), *signature(document)))


def below_office(places: Places) -> Iterator[Sighting]:
    """What stands below an office where a letter is signed, or after it: "Verksamhetschef, Pärmen i Norr"."""
    lines = places.lines[Place.SIGNATURE]
    for line, below in zip_longest(lines, lines[1:], fillvalue=""):
        office = listed("offices").match(line)
        after = line[office.end() :].strip(" ,") if office else ""
        if office and (name := as_name(after or below)) and not is_person(name):
            yield Sighting(name=name, words=after or below, place=Place.SIGNATURE, rule=Recognition.NAME)


def _lives_there(places: Places) -> bool:
    """Does the letter's head begin with a person's name and a street?"""
    lines = list(head(places.document))
    return len(lines) > 1 and all(map(is_person, _AND.split(lines[0]))) and _STREET.match(lines[1]) is not None


def _has_own_mailbox(places: Places) -> bool:
    """Is it an e-mail from an address such as persons have ("greta@gmail.com")?"""
    return bool(places.lines[Place.MAIL]) and any(listed("mailboxes").fullmatch(host) for host in places.hosts)


def _sighting(name: str, words: str, place: Place) -> Sighting:
    return Sighting(name=name, words=words, place=place, rule=Recognition.PERSON)
