"""The signs at the start of a line: bullets, enumerators, section numbers; and the marks that number pages."""

from __future__ import annotations

import re

# What every page mark has somewhere, quickly told of a line that has none: "2 (", "2 av", "2/", "- 2", "s. 2".
_DIGIT = re.compile(r"\d")
_MAYBE_MARK = re.compile(r"\d\s*[(/]|\d\s+[aA][vV]|[-–]\s?\d|[sSaAnNdDeE]\.?\s*:?\s*\d")
_SIGNS = "•‣▪▫●○◦■□◆◇►▶▸▹➢➤➣➔➜→⇒✓✔✗✘☐☑☒❑❒❖◾◼★✦·∙⁃"
_BULLET = re.compile(rf"\s*(?:[{_SIGNS}]\s*|[–—*-]\s+)(?=\S)")
_DASH = re.compile(r"\s*[–—-]\s")
_ENUMERATOR = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zåäö]|[ivx]{2,4})\)|\d{1,2}\.)\s+(?=\S)")
_SECTION = re.compile(r"\s*(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(?=[^\W\d_])")
_CHAPTER = re.compile(r"\s*(\d{1,2})\.?\s+(?=[A-ZÅÄÖ])")
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_POINTER = re.compile(
    r"\s*(?:avsnitt(?:en)?|avsn\.|kapit(?:el|len)|kap\.|förslag(?:en)?|bedömning(?:en)?)\s+\d{1,2}(?:\.\d{1,2})*"
    r"(?:\s*(?:,|/|–|-|och|samt|till)\s*\d{1,2}(?:\.\d{1,2})*)*(?:[:.]?\s*|[\s:.,–-]+(?-i:[A-ZÅÄÖ])[^.!?]{0,90})",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.{3,}|…|(?:\s\.){3,}|\s)\s*\d{1,3}\s*$")
_LEADERS = re.compile(r"(?:\.{3,}|…|(?:\s\.){3,})\s*\d{1,4}\s*$")
_PAGE_MARK = re.compile(
    r"(?:\b(?:sida|sidan|sid|s|page)\.?\s*:?\s*\d{1,4}(?:\s*(?:\(\d{1,4}\)|av\s+\d{1,4}|/\s*\d{1,4}|of\s+\d{1,4}))?"
    r"|\b\d{1,4}\s*\(\d{1,4}\)|\b\d{1,4}\s+av\s+\d{1,4}\b|(?<!\S)[-–]\s?\d{1,4}\s?[-–](?!\S))",
    re.IGNORECASE,
)
_WHOLE_MARK = r"(?:[Ss]ida\s\d{1,3}\s(?:av\s\d{1,3}|\(\d{1,3}\))|\d{1,3}\s?\(\d{1,3}\))"
_GLUED_MARK = re.compile(rf"^{_WHOLE_MARK}(?=[^\W\d_])|(?<=[^\W\d_.]){_WHOLE_MARK}$")


def bullet(line: str) -> int:
    """How many characters of a line are its bullet sign and the space after; 0 if it has none."""
    match = _BULLET.match(line)
    return match.end() if match else 0


def dash(line: str) -> bool:
    """Whether the bullet is a dash: the only sign that can also start a line in the middle of a sentence."""
    return bool(_DASH.match(line))


def enumerator(line: str) -> bool:
    """Whether a line starts with ``1.``, ``a)``, ``(2)`` or the like."""
    return bool(_ENUMERATOR.match(line))


def next_enumerator(before: str, line: str) -> bool:
    """Whether a line starts with the enumerator after that of another: ``b)`` after ``a)``, ``3.`` after ``2.``."""
    other = _ENUMERATOR.match(line)
    one = _ENUMERATOR.match(before) if other else None
    if not one or not other:
        return False
    signs = one[0].strip(), other[0].strip()
    first, second = (sign.strip("().") for sign in signs)
    if signs[0].replace(first, "") != signs[1].replace(second, ""):
        return False
    if first.isdigit() and second.isdigit():
        return int(second) == int(first) + 1
    return first in _LETTERS and _LETTERS.find(second) == _LETTERS.find(first) + 1


def section(line: str) -> str | None:
    """The section number of two parts or more that a line starts with, without a trailing dot: ``4.2.1``."""
    match = _SECTION.match(line)
    return match[1] if match else None


def section_length(line: str) -> int:
    """How many characters of a line are its section number and the space after; 0 without one."""
    match = _SECTION.match(line)
    return match.end() if match else 0


def points(line: str) -> bool:
    """Whether a line is nothing but what the text below it is about: ``Avsnitt 5.1–5.3``, ``Kapitel 7 Avgifter``."""
    return bool(_POINTER.fullmatch(line))


def depth(line: str) -> int:
    """How many parts the number at the start of a heading has; 0 without one."""
    match = _SECTION.match(line) or _CHAPTER.match(line)
    return match[1].count(".") + 1 if match else 0


def contents(line: str) -> bool:
    """Whether a line looks like one of a table of contents: it ends with a page number."""
    return line.rstrip()[-1:].isdigit() and bool(_CONTENTS.search(line))


def leaders(line: str) -> bool:
    """Whether a line ends with dots that lead to a page number: nothing goes on after it."""
    return line.rstrip()[-1:].isdigit() and bool(_LEADERS.search(line))


def has_page_mark(line: str) -> bool:
    """Whether a page mark is somewhere in the line: ``1 (5)``, ``Sida 2 av 3``, ``- 2 -``."""
    return bool(_DIGIT.search(line) and _MAYBE_MARK.search(line) and _PAGE_MARK.search(line))


def is_page_mark(line: str) -> bool:
    """Whether the line is a page mark and nothing else."""
    return bool(_PAGE_MARK.fullmatch(line.strip()))


def glued_mark(line: str) -> str:
    """A page mark without a space between it and the words of a line: ``2 (5)Sammanfattning``; empty without one."""
    first, last = line[:1], line[-1:]
    maybe = first.isdigit() or first in "Ss" or last.isdigit() or last == ")"
    match = maybe and _MAYBE_MARK.search(line) and _GLUED_MARK.search(line)
    return match[0] if match else ""
