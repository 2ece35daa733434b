"""A mail that is answered, as mail programs leave it below the answer or quote it between its lines: not the sender's.

Bokverket tillstyrker förslaget i avsnitt 4.1.          its own
Från: Fi Remissvar <fi.remissvar@…>                     and from here on the ministry's
Skickat: den 3 mars 2020 10:12
Av svaret bör framgå om ni tillstyrker …
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from remiss.model import Document, JudgedStatement
from remiss.understanding.senders.mail import is_forwarding, is_from, is_head

QUOTED = ">"
"""What a mail program puts before the lines of the mail that is answered."""
_RULE = re.compile(r"\s*(?:>\s*)?[-_]{2,}\s*(?:ursprungligt meddelande|original message)", re.IGNORECASE)
# "Den tis 3 mars 2020 kl 10:12 skrev Anna <anna@bokverket.se>:", and not "Den 3 mars skrev verket till regeringen."
_WROTE = re.compile(r"(?=.*(?:\d[:.]\d\d|@)).{4,200}\b(?:skrev|wrote)\b.{0,120}:", re.IGNORECASE)
_SENT = re.compile(r"\s*(?:skickat|sent|datum|date)\s*:", re.IGNORECASE)
# "Från: Fi Remissvar", by the letters of the ministries; a body too can have an address that begins with "remiss".
_MINISTRY = re.compile(r"(?i:regeringskansliet|departement)|\b(?:A|Fi|Fö|I|Ju|KN|Ku|LI|M|N|S|SB|U|UD) [Rr]emiss")
_NEAR = 3
"""So many blocks below the line that says who sent a mail, the one that says when."""


def answered(document: Document) -> frozenset[int]:
    """The blocks, by index, of the mail that a mail answers."""
    lines = [document.quote(block) for block in document.blocks]
    quoted = {number for number, line in enumerate(lines) if line.startswith(QUOTED)}
    begins = next((number for number in range(1, len(lines)) if _begins(lines, number)), len(lines))
    below = range(begins, len(lines))
    if begins < len(lines) and _says_who_wrote(lines[begins]) and quoted & {*below}:
        below = range(begins, begins + 1)  # what is not quoted under it may be the answer
    return frozenset({*quoted, *below})


def its_own(document: Document, statements: Sequence[JudgedStatement]) -> tuple[JudgedStatement, ...]:
    """The statements that are the sender's own.

    Those of a mail that is answered are left out where the answer takes a stand itself, or where it is the ministry's
    mail. Else, and where a mail is sent on, the answer may be what lies below.
    """
    theirs = answered(document)
    if not theirs or is_forwarding(document.quote(block) for block in document.blocks[: min(theirs)]):
        return tuple(statements)
    own = tuple(statement for statement in statements if statement.paragraph - 1 not in theirs)
    from_ministry = any(_MINISTRY.search(line) for line in _openings(document, theirs))
    return own if from_ministry or any(statement.stand for statement in own) else tuple(statements)


def _begins(lines: Sequence[str], number: int) -> bool:
    """Does the mail that is answered begin here, and not the mail itself?"""
    line = lines[number]
    if _RULE.match(line) or _says_who_wrote(line):
        return True
    below = lines[number : number + 1 + _NEAR]
    head = is_from(line) and any(_SENT.search(other) for other in below)
    return head and not all(is_head(above) for above in lines[:number])


def _openings(document: Document, theirs: frozenset[int]) -> list[str]:
    """The lines that say who wrote the mail that is answered."""
    lines = [document.quote(document.blocks[number]) for number in sorted(theirs)]
    return [line for line in lines if is_from(line.lstrip("> ")) or _says_who_wrote(line)]


def _says_who_wrote(line: str) -> bool:
    return line.endswith(":") and _WROTE.fullmatch(line) is not None
