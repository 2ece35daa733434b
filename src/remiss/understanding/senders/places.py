"""The places of a letter where its sender may be named, each with its lines; without those that name somebody else.

Left out are whom the letter goes to ("Till …", the ministry), who gets a copy, and lines that repeat a title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

from remiss.model import Document, Noun, Place, Sighting
from remiss.understanding.senders import mail
from remiss.understanding.senders.invitees import Invitees
from remiss.understanding.senders.letterhead import head, opening, signature, titles
from remiss.understanding.senders.register import listed
from remiss.understanding.senders.spelling import closed_up, undotted

_ADDRESS = re.compile(r"\b\d{3} ?\d\d\s+\w+|@")
_TO = re.compile(r"\s*(?:till|to|mottagare|adressat|er|ert|era|eder)\b\s*:?\s*", re.IGNORECASE)
_FEWEST_SHARED = 5
"""An address must share so many letters with the beginning of a name to bear it out."""
_COLON = re.compile(r"\s*:?\s*")


class Places(Noun):
    """Lines of a document by the place that they stand in. ``beginning`` are those by which it may say that it is
    joint, and ``hosts`` the names in addresses on the net.
    """

    document: Document
    lines: dict[Place, tuple[str, ...]]
    beginning: tuple[str, ...]
    hosts: tuple[str, ...]

    def bear_out(self, sender: Sighting) -> bool:
        """Does the name stand in another place too, in the name of the file, or in an address on the net?"""
        name = closed_up(sender.name)
        elsewhere = [line for place, lines in self.lines.items() if place is not sender.place for line in lines]
        if any(name in closed_up(line) for line in elsewhere):
            return True
        plain = undotted(name)
        if plain in undotted(closed_up(PurePosixPath(self.document.file).stem)):
            return sender.place is not Place.FILENAME
        if any(len(host) >= _FEWEST_SHARED and plain.startswith(host.replace("-", "")) for host in self.hosts):
            return True
        return sender.place is Place.LETTERHEAD and closed_up(self.document.text).count(name) > 1


def places_of(document: Document, invitees: Invitees, known: Sequence[str]) -> Places:
    """The places of a letter; ``known`` are the titles of what was asked."""
    titles_asked = [title.casefold() for title in known]

    def own(lines: Iterable[str]) -> tuple[str, ...]:
        return tuple(
            line for line in _own(lines, invitees) if not _repeats(line, titles_asked) or invitees.named_in(line)
        )

    letterhead, title, signed = list(head(document, headings=False)), titles(document), signature(document)
    outer = [*letterhead, *document.furniture]
    about = mail.subject(outer)
    sender = mail.sender(outer)
    lines = {
        Place.LETTERHEAD: own(letterhead),
        Place.RUNNING_HEAD: own(line for line in document.furniture if not mail.is_head(line)),
        Place.TITLE: own([*title, about] if about else title),
        Place.MAIL: own([sender] if sender else []),
        Place.SIGNATURE: own(signed),
    }
    return Places(
        document=document,
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
    words = line.casefold().strip(" .")
    return len(line.split()) > 1 and any(words in title for title in titles)
