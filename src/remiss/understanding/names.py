"""Names of bodies in lines of text: matched with the invited list, or told from what is no name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from remiss.model import BlockKind, Document
from remiss.understanding.register import listed

ALIKE, MARGIN = 88.0, 6.0
"""How alike (0 to 100) two names must be to be taken for one, and how much more alike than the runner-up."""
_LONGEST_NAME, _FEWEST_LETTERS = 9, 3
_WITHOUT_DOTS = str.maketrans("åäöéü", "aaoeu")
_PAGE_MARK = re.compile(r"\s*(?:\b(?:sida|sid\.?|s\.)\s*)?\d+\s*(?:\(\d+\)|av\s+\d+)\s*$", re.IGNORECASE)
_LETTER_SPACED = re.compile(r"\w(?:\s+\w){4,}")
_KIND_OF_LETTER = re.compile(
    r"\b(?:remissyttrande|remissvar|yttrande|protokollsutdrag|tjänsteskrivelse|svar|skrivelse|datum.*|dnr.*)\b.*$",
    re.IGNORECASE,
)
_NAME = r"[A-ZÅÄÖ][\w&-]+(?:\s+[A-ZÅÄÖi][\w&-]*|\s+(?:kommun|län|universitet|förbund|råd)){0,4}"
_SUBJECT = re.compile(
    rf"(?:^|[.!?]\s+)({_NAME})\s+(?:har|tillstyrker|avstyrker|anser|delar|lämnar|avstår|välkomnar|yttrar|instämmer|bedömer"
    r"|vill|ställer|ser|stödjer|är)\b"
)
_OWNED = re.compile(
    r"^(?P<owner>[A-ZÅÄÖ][\w&.\- ]+?)s\s+(?:remiss|yttrande|svar|synpunkter|remissvar)"
    r"|(?:svar|yttrande|synpunkter)\s+från\s+(?P<sender>[A-ZÅÄÖ][^,:.]+?)(?:\s+(?:på|över|om|angående)\b|[,:.]|$)"
)
_SIGNED_FOR = re.compile(r"^(?:För|På uppdrag av|På [\w-]+ vägnar)\s+([A-ZÅÄÖ].{2,80})$")
_GENERIC = {
    "vi", "jag", "det", "den", "de", "detta", "dessa", "förslaget", "förslagen", "utredningen", "promemorian",
    "betänkandet", "regeringen", "myndigheten", "kommunen", "regionen", "förbundet", "nämnden", "domstolen",
    "länsstyrelsen", "verket", "rådet", "delegationen", "frågan", "systemet", "stödet",
}  # fmt: skip


def match_invited(line: str, invited: Sequence[str]) -> str | None:
    """The invited body that a line names, as it stands on the list, if the line clearly names one."""
    if _LETTER_SPACED.fullmatch(line.strip()):  # "L I N D S A L A  K O M M U N"
        return next((name for name in invited if _closed_up(name) == _closed_up(line)), None)
    plain = _plain(_PAGE_MARK.sub("", line))
    scored = sorted(((_likeness(_plain(name), plain), name) for name in invited), reverse=True)
    if not plain or not scored or scored[0][0] < ALIKE:
        return None
    near = [name for score, name in scored if scored[0][0] - score < MARGIN]
    if len(near) == 1:
        return near[0]
    longest = max(near, key=len)  # "Lindsala" is in "Förvaltningsrätten i Lindsala"
    return longest if _plain(longest) in plain else None


def match_over_two_lines(first: str, second: str, invited: Sequence[str]) -> str | None:
    """The invited body whose name is spread over two lines, every word of it in one or the other."""
    words = set(_plain(f"{first} {second}").split())
    for name in invited:
        needed = set(_plain(name).split())
        if needed <= words and all(needed - set(_plain(line).split()) for line in (first, second)):
            return name
    return None


def as_name(line: str) -> str | None:
    """A line of a letterhead as a body's name, if it can be one. Capitals throughout are made small."""
    if owner := in_title(line):
        return owner
    line = _PAGE_MARK.sub("", line).strip(" .,–-")
    line = _KIND_OF_LETTER.sub("", line).strip(" .,–-") or line
    words = line.split()
    short = 1 <= len(words) <= _LONGEST_NAME
    if not short or not line[0].isupper() or listed("not_names").match(line) or signed_for(line):
        return None
    if sum(sign.isdigit() for sign in line) > 1 or line.endswith((":", "!", "?")):
        return None
    if line.isupper() and len(line) > 5:
        return line.title() if len(words) > 1 else line.capitalize()
    return line


def in_title(line: str) -> str | None:
    """The sender that a title names: "Resverkets yttrande …", "Yttrande från Resverket"."""
    match = _OWNED.search(line)
    return (match.group("owner") or match.group("sender")).strip() if match else None


def signed_for(line: str) -> str | None:
    """The body that a letter is signed for: "För Resverket"."""
    match = _SIGNED_FOR.match(line)
    return match.group(1) if match else None


def subject(document: Document) -> str | None:
    """The name that sentences most often begin with, before a verb such as "har" or "tillstyrker", if it recurs."""
    found = Counter(
        match.group(1)
        for block in document.blocks
        if block.kind is not BlockKind.HEADING
        for match in _SUBJECT.finditer(document.quote(block))
        if match.group(1).lower() not in _GENERIC
    )
    if not found:
        return None
    name = max(found, key=lambda name: (found[name], len(name), name))
    everywhere = "\n".join((document.text, *document.furniture, PurePosixPath(document.file).stem))
    return name if len(re.findall(rf"\b{re.escape(name)}", everywhere, re.IGNORECASE)) > 1 else None


def in_file_name(file: str) -> str:
    """The words of a file's name that can be its sender's; empty where there are none."""
    words = re.sub(r"[_\-]+", " ", PurePosixPath(file).stem)
    words = " ".join(re.sub(r"\d[\d:.\-/]*", " ", listed("file_words").sub(" ", words)).split()).strip(" .,")
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{4}", words) else ""


def _plain(name: str) -> str:
    """A name for comparing: small letters, no signs, and å, ä, ö as file names and poor scans have them."""
    return str(default_process(name)).translate(_WITHOUT_DOTS)


def _closed_up(name: str) -> str:
    return _plain(name).replace(" ", "")


def _likeness(name: str, line: str) -> float:
    if sum(sign.isalpha() for sign in name) < _FEWEST_LETTERS:  # "1+1" is in every page number
        return 100.0 if name == line else 0.0
    if re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", line):
        return 100.0
    part = 0.97 * fuzz.token_set_ratio(name, line) if len(line) >= 0.6 * len(name) else 0.0
    return max(fuzz.token_sort_ratio(name, line), part)
