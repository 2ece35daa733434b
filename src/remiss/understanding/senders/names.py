"""Names of bodies and persons that are on no list: told from the other words of a line, a title or a file's name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from remiss.model import Category
from remiss.understanding.senders.register import kind_of, listed

_LONGEST_NAME = 9
_PAGE_MARK = re.compile(r"\s*(?:\b(?:sida|sid\.?|s\.)\s*)?\d+\s*(?:\(\d+\)|av\s+\d+)\s*$", re.IGNORECASE)
_KIND_OF_LETTER = re.compile(
    r"\b(?:remissyttrande|remissvar|yttrande|protokollsutdrag|tjänsteskrivelse|svar|skrivelse|datum.*|dnr.*)\b.*$",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"^(?P<owner>[A-ZÅÄÖ][\w&.\- ]+?)s\s+(?:remiss|yttrande|svar|synpunkter|remissvar)"
    r"|(?:[Ss]var|[Yy]ttrande|[Ss]ynpunkter)\s+från\s+(?P<sender>[A-ZÅÄÖ][^,:.]+?)"
    r"(?:\s+(?:på|över|om|angående|avseende|till)\b|[,:.]|$)"
    r"|[,–—-]\s+från\s+(?P<last>[A-ZÅÄÖ][^,:.]+)$"  # an e-mail's subject: "LI2031/0014, från Resverket"
)
_OWNED_HAS = ("från", "remiss", "yttrande", "svar", "synpunkter")
"""One of these: most lines of a letterhead have none."""
_SIGNED_FOR = re.compile(
    r"(?:För|På uppdrag av)\s+(?P<body>[A-ZÅÄÖ].{2,80})|På\s+(?P<owner>[A-ZÅÄÖ].{2,80}?)(?:s|:s)?\s+vägnar"
)
_PERSON = re.compile(r"[A-ZÅÄÖÉ][\w'-]+(?:\s+(?:von|af|de|[A-ZÅÄÖÉ]\.(?=\s)|[A-ZÅÄÖÉ][\w'-]+)){1,3}")
_DOTS = str.maketrans({"a": "[aåäáà]", "o": "[oöó]", "e": "[eéè]", "u": "[uü]", "å": "[åa]", "ä": "[äa]", "ö": "[öo]"})
"""What a letter of a file's name may be in the letter: names of files often lose their dots."""
_SMALL_FROM = 5
"""A name in capitals is made small if it is longer than this (characters)."""


def as_name(line: str) -> str | None:
    """A line of a letterhead as a body's name, if it can be one."""
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
    return None if listed("of_sentences").search(line, len(words[0])) else line


def as_written(name: str, text: str) -> str:
    """A name in capitals as the text has it, or else in small letters as names are written: "Norrviks kommun"."""
    if not name.isupper() or len(name) <= _SMALL_FROM:
        return name
    pattern = r"\s+".join(map(re.escape, name.split()))
    spelt = (match.group() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE))
    found = next((" ".join(words.split()) for words in spelt if not words.isupper() and words[0].isupper()), None)
    return found or " ".join(_small(word, first=at == 0) for at, word in enumerate(name.split()))


def spelt_in(text: str, words: str) -> str | None:
    """Where a text has the words of a file's name: with their dots, capitals and signs ("Kullens Grönt & Kött AB")."""
    spelt = [r"(?:och|&)" if word == "och" else re.escape(word).translate(_DOTS) for word in words.casefold().split()]
    found = re.finditer(r"(?<!\w)" + r"[\s,·–-]+".join(spelt) + r"(?!\w)", text, re.IGNORECASE) if spelt else ()
    named = (" ".join(match.group().split()) for match in found)
    return next((name for name in named if name[0].isupper()), None)


def is_person(name: str) -> bool:
    """Can it be the name of a person: "Greta Påhittad", "Eva-Lotta af Luft"?"""
    return _PERSON.fullmatch(name) is not None and kind_of(name) is Category.OTHER


def _small(word: str, *, first: bool) -> str:
    if listed("kept_capitals").fullmatch(word):  # "AB"
        return word
    small = word.lower()
    return small if listed("small_words").fullmatch(small) and not first else small.title()


def in_title(line: str) -> str | None:
    """The sender that a title names: "Resverkets yttrande …", "Yttrande från Resverket"."""
    match = _OWNED.search(line) if any(words in line for words in _OWNED_HAS) else None
    return (match["owner"] or match["sender"] or match["last"]).strip() if match else None


def before_kind(line: str) -> str | None:
    """What stands before the kind of letter in a title: "Cykelbokhandeln AB – yttrande"."""
    kind = _KIND_OF_LETTER.search(line)
    return line[: kind.start()].strip(" .,:–-") or None if kind else None


def signed_for(line: str) -> str | None:
    """The body that a letter is signed for: "För Resverket", "På Resverkets vägnar"."""
    match = _SIGNED_FOR.fullmatch(line)
    return match["body"] or match["owner"] if match else None


def in_file_name(file: str) -> str:
    """The words of a file's name that can be its sender's; empty where there are none."""
    words = re.sub(r"[_\-]+", " ", PurePosixPath(file).stem)
    words = " ".join(re.sub(r"\d[\d:.\-/]*", " ", listed("file_words").sub(" ", words)).split()).strip(" .,")
    return words[:1].upper() + words[1:] if re.search(r"[^\W\d_]{4}", words) else ""
