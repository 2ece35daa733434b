"""The head of an e-mail: who it is from, what it is about, and the addresses on the net that a letter gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_FROM = re.compile(r"\s*(?:från|from|avsändare)\s*:\s*(?P<name>[^<\[@]*?)\s*(?:[<\[(]|\S+@|$)", re.IGNORECASE)
_SUBJECT = re.compile(r"\s*(?:ämne|subject|rubrik)\s*:\s*(?:(?:sv|vb|re|fw|fwd)\s*:\s*)*(?P<about>.+)", re.IGNORECASE)
_FORWARDING = re.compile(r"\s*(?:ämne|subject|rubrik)\s*:\s*(?:vb|vbef|fw|fwd)\s*:", re.IGNORECASE)
_THEIRS = re.compile(r"\s*(?:till|to|kopia|cc|bcc)\s*:", re.IGNORECASE)
_HOST = re.compile(r"(?:@|\bwww\.|https?://)(?:[\w-]+\.)*?([\w-]+)\.[a-zåäö]{2,}\b(?!\.\w)", re.IGNORECASE)


def sender(lines: Iterable[str]) -> str:
    """The name in an e-mail's sender line; empty where there is none."""
    return next((match["name"].strip(" \"'") for line in lines if (match := _FROM.match(line))), "")


def subject(lines: Iterable[str]) -> str:
    """What an e-mail says that it is about; empty where there is nothing."""
    return next((match["about"] for line in lines if (match := _SUBJECT.match(line))), "")


def is_from(line: str) -> bool:
    """Is it the line that says who sent an e-mail?"""
    return _FROM.match(line) is not None


def is_head(line: str) -> bool:
    """Is it a line of an e-mail's head: who sent it, or what it is about?"""
    return is_from(line) or _SUBJECT.match(line) is not None


def is_forwarding(lines: Iterable[str]) -> bool:
    """Do the lines of an e-mail's head say that it sends another one on ("Ämne: VB: Remissvar")?"""
    return any(map(_FORWARDING.match, lines))


def hosts(lines: Iterable[str]) -> Iterator[str]:
    """The name before the last dot of each address on the net ("bokverket" of info@bokverket.se), but for those that
    the letter goes to.
    """
    for line in lines:
        if not _THEIRS.match(line):
            yield from (host.casefold() for host in _HOST.findall(line))
