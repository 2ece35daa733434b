"""The places of a letter where its sender may be named, each with its lines; without those that name somebody else.

Left out are whom the letter goes to ("Till …", the ministry), who gets a copy, and lines that repeat a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from remiss.model import Document, Noun, Place
from remiss.understanding import mail
from remiss.understanding.invitees import Invitees
from remiss.understanding.letterhead import head, opening, signature, titles
from remiss.understanding.register import listed

_ADDRESS = re.compile(r"\b\d{3} ?\d\d\s+\w+|@")
_TO = re.compile(r"\s*(?:till|to|mottagare|adressat)\b\s*:?\s*", re.IGNORECASE)
_COLON = re.compile(r"\s*:?\s*")


class Places(Noun):
    """Lines by the place that they stand in. ``beginning`` are those by which a letter may say that it is joint, and
    ``hosts`` the names in addresses on the net.
    """

    lines: dict[Place, tuple[str, ...]]
    beginning: tuple[str, ...]
    hosts: tuple[str, ...]


def places_of(document: Document, invitees: Invitees, known: Sequence[str]) -> Places:
    """The places of a letter; ``known`` are the titles of what was asked."""

    def own(lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(line for line in _own(lines, invitees) if not _repeats(line, known) or invitees.named_in(line))

    letterhead, title, signed = list(head(document, headings=False)), titles(document), signature(document)
    outer = [*letterhead, *document.furniture]
    about = mail.subject(outer)
    sender = mail.sender(outer)
    lines = {
        Place.LETTERHEAD: own(letterhead),
        Place.RUNNING_HEAD: own(document.furniture),
        Place.TITLE: own([*title, about] if about else title),
        Place.MAIL: own([sender] if sender else []),
        Place.SIGNATURE: own(signed),
    }
    return Places(
        lines=lines,
        beginning=(*lines[Place.LETTERHEAD], *lines[Place.TITLE], *opening(document, 1)),
        hosts=tuple(dict.fromkeys(mail.hosts([*outer, *signed]))),
    )


def _own(lines: Iterable[str], invitees: Invitees) -> Iterator[str]:
    """The lines that can name the sender."""
    to_follows = False
    for line in lines:
        if copies := listed("copies").match(line.strip()):
            if _COLON.fullmatch(line.strip()[copies.end() :]):  # "Kopia till:", and below it who gets one
                return
            continue
        to = _TO.match(line)
        theirs = to_follows or to or listed("addressees").search(line) or mail.is_from(line)
        to_follows = bool(to and to.end() == len(line))
        if not theirs and (not _ADDRESS.search(line) or invitees.named_in(line)):
            yield line


def _repeats(line: str, titles: Sequence[str]) -> bool:
    return any(line.casefold().strip(" .") in title.casefold() for title in titles) and len(line.split()) > 1
