"""The outer parts of a letter: its head and foot as lines, and the dnr and date that stand there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from remiss.model import Block, BlockKind, Document
from remiss.understanding.answered import QUOTED
from remiss.understanding.senders.register import listed

_HEAD_BLOCKS, _FOOT_BLOCKS, _SIGNED_BLOCKS = 16, 10, 14
_LINE = 110
"""Longer blocks (characters) are prose, not letterhead."""
_SENTENCE = 5
"""… and so are shorter ones with a full stop and so many words."""
_TITLE = 20
"""A heading of so many characters is the letter's title, with which the head ends."""
_ANNEX = re.compile(r"\s*(?:bilaga|bilagor|appendix)\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_ISO_DATE = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)\b")
_WRITTEN_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})[a-z]*\.?\s+((?:19|20)\d\d)\b", re.IGNORECASE)
_DNR = re.compile(
    r"\b(?:dnr|diarie(?:nummer|nr)|ärende(?:nummer|nr)|(?:vår )?beteckning|vår referens)\b\.?:?\s*"
    r"((?:[A-ZÅÄÖ]{1,6}\s)?\S*\d\S*(?:\s\d[\d/–-]*)?)",
    re.IGNORECASE,
)
_THEIRS = re.compile(r"\b(?:er|ert|eder|svar på|departementets|regeringskansliets)\b[^.]{0,25}$", re.IGNORECASE)
_RESPONSE = re.compile(
    r"remiss|yttrande|\bdnr\b|diarienummer|departementet|regeringskansliet|beslut i (?:detta )?ärende"
    r"|har varit föredragande|synpunkter på förslag|betänkandet",
    re.IGNORECASE,
)


def head(document: Document, *, headings: bool = True) -> Iterator[str]:
    """The lines of the letterhead and, with ``headings``, the title: the short blocks before the prose begins."""
    for number, block in enumerate(document.blocks[:_HEAD_BLOCKS]):
        line = document.quote(block)
        is_heading = block.kind is BlockKind.HEADING
        if not is_heading and _is_prose(line):
            return
        if headings or number == 0 or not is_heading:
            yield from (part.strip() for part in line.split("\t") if part.strip())
        if number > 0 and _is_title(block, document):
            return


def below_title(document: Document) -> list[str]:
    """The line right below the title with which the head ends: in minutes the dnr stands there."""
    blocks = document.blocks[:_HEAD_BLOCKS]
    title = next((n for n, block in enumerate(blocks) if n and _is_title(block, document)), len(blocks))
    lines = [document.quote(block) for block in blocks[title + 1 : title + 2] if block.kind is BlockKind.PARAGRAPH]
    return [line for line in lines if not _is_prose(line)]


def foot(document: Document) -> list[str]:
    """The last lines: who decided, who signed."""
    return [document.quote(block) for block in document.blocks[-_FOOT_BLOCKS:]]


def titles(document: Document) -> list[str]:
    """The headings of the head: the letter's title."""
    letterhead = list(head(document, headings=False))
    return [line for line in head(document) if line not in letterhead]


def signature(document: Document) -> list[str]:
    """The short lines below the letter's close, or else below its last sentence; without annexes and copies."""
    letter = [block for block in document.blocks if not document.quote(block).startswith(QUOTED)]
    annex = next((n for n in range(len(letter) // 2, len(letter)) if _ANNEX.match(document.quote(letter[n]))), None)
    last = letter[:annex][-_SIGNED_BLOCKS:]
    lines = [document.quote(block) for block in last]
    closed = [n for n, line in enumerate(lines) if listed("closings").match(line) and not _is_prose(line)]
    prose = [n for n, block in enumerate(last) if _is_prose(lines[n]) or block.kind is not BlockKind.PARAGRAPH]
    below = lines[(closed or prose or [-1])[-1] + 1 :]
    return [part.strip() for line in below if not _is_prose(line) for part in line.split("\t") if part.strip()]


def opening(document: Document, most: int) -> Iterator[str]:
    """The first paragraphs of the letter, so many at most."""
    blocks = (block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    yield from islice((line for block in blocks if _is_prose(line := document.quote(block))), most)


def looks_like_response(document: Document) -> bool:
    """Does the document carry any outer mark of an answer to a remiss, whether it takes a stand or not?"""
    return any(_RESPONSE.search(line) for line in (*head(document), *foot(document)))


def _is_title(block: Block, document: Document) -> bool:
    return block.kind is BlockKind.HEADING and len(document.quote(block)) > _TITLE


def _is_prose(line: str) -> bool:
    return len(line) > _LINE or (line.endswith((".", "!", "?")) and len(line.split()) >= _SENTENCE)


def own_dnr(lines: Sequence[str]) -> str | None:
    """The sender's own dnr; not the ministry's, which letters give too."""
    for line in lines:
        for match in _DNR.finditer(line):
            if not _THEIRS.search(line[: match.start()]):
                return match.group(1).rstrip(".,;")
    return None


def first_date(lines: Sequence[str]) -> datetime.date | None:
    """The first date in the lines, as 2026-06-24 or 24 juni 2026."""
    for line in lines:
        found = [(m.start(), int(m[1]), int(m[2]), int(m[3])) for m in _ISO_DATE.finditer(line)]
        found += [(m.start(), int(m[3]), _month(m[2]), int(m[1])) for m in _WRITTEN_DATE.finditer(line)]
        for _, year, month, day in sorted(found):
            try:
                return datetime.date(year, month, day)
            except ValueError:  # 2026-13-45 is some other number
                continue
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
