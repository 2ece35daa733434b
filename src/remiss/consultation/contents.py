"""A report's list of contents → its numbered titles, however the lines came out of the file.

A line can be split over blocks (number / title and dots / page), lose its spaces (``1.4Förslag``), be joined with the
next or wrap. What holds is that the numbers follow each other: so the list is read as one text, and cut at each number
that can come after the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from remiss.consultation.pieces import Piece, is_page_mark, squash

Number = tuple[int, ...]

_TITLES = ("innehåll", "innehållsförteckning", "innehållsöversikt", "innehållförteckning")
_NUMBER = re.compile(r"(?<![\w.,:/–-])(\d{1,2}(?:\.\d{1,2}){0,4})\.?\s*(?=[^\W\d_]|[”\"’'(]|\d{2,4}\s[a-zåäö])")
_LEADERS = re.compile(r"\s*(?:\.{3,}|…|(?:\.\s){2,}\.?|(?:\s\.){2,}|_{3,}|·{3,})[\s.…_·]*")
_PAGE = re.compile(r"\s*\d{1,4}$")
_LINE = 160  # characters: a block that is longer and leads to no page is text
_LEAST = 4  # lines: fewer are no list of contents without a heading of its own
_SKIP = 2  # so many steps a number may take: a line between can be lost


@dataclass(frozen=True, slots=True)
class Contents:
    """``titles`` by number, in order; ``inside``: which pieces of the report are its list of contents."""

    titles: dict[Number, str]
    inside: frozenset[int]


def number_of(text: str) -> Number:
    """``4.2.1`` as numbers that can be compared."""
    return tuple(int(part) for part in text.split("."))


def read_contents(pieces: Sequence[Piece]) -> Contents:
    """The lists of contents of a report: one, or one in each volume. Empty where there is none."""
    titles: dict[Number, str] = {}
    inside: set[int] = set()
    starts = [n for n, piece in enumerate(pieces) if squash(piece.text.split("\t")[0]) in _TITLES]
    for start in starts or _unheaded(pieces):
        if start in inside:
            continue
        end = _end(pieces, start + 1)
        found = dict(_entries(pieces[start + 1 : end], later=bool(titles)))
        inside |= set(range(start, end))
        for number, title in found.items():
            titles.setdefault(number, title)
    return Contents(dict(sorted(titles.items())), frozenset(inside))


def follows(number: Number, before: Number) -> bool:
    """Whether a section number can come after another: 4.2.1, 4.3, 4.3.1 or 5 after 4.2; and a lost one between."""
    shared = next((n for n, (a, b) in enumerate(zip(number, before, strict=False)) if a != b), None)
    if shared is None:
        return len(number) > len(before) and all(part <= _SKIP for part in number[len(before) :])
    step = number[shared] - before[shared]
    return 0 < step <= _SKIP and all(part <= _SKIP for part in number[shared + 1 :])


def _unheaded(pieces: Sequence[Piece]) -> list[int]:
    """Where a list of contents without a heading starts, near the beginning: so many lines that lead to pages."""
    run = 0
    for n, piece in enumerate(pieces[: max(60, len(pieces) // 8)]):
        run = run + 1 if _LEADERS.search(piece.text) and _leads(piece.text) else 0
        if run == _LEAST:
            return [n - run]
    return []


def _leads(text: str) -> bool:
    return bool(_PAGE.search(text))


def _end(pieces: Sequence[Piece], start: int) -> int:
    """The first piece that is no longer of the list: text, or a heading that has no page after it."""
    seen: set[str] = set()
    n = start
    while n < len(pieces):
        text = pieces[n].text
        after = [piece.text for piece in pieces[n + 1 : n + 4]]
        plain = squash(_LEADERS.split(text.replace("\t", " "))[0]) if _LEADERS.search(text) else squash(text)
        if squash(text) in _TITLES or is_page_mark(text):
            n += 1
        elif _leads(text) and (len(text) <= _LINE or _LEADERS.search(text)):
            seen.add(plain if _LEADERS.search(text) else squash(_PAGE.sub("", text)))
            n += 1
        elif squash(text) in seen or len(text) > _LINE or (text.endswith((".", ":")) and not _LEADERS.search(text)):
            break
        elif any(is_page_mark(one) or _leads(one) for one in after[: 2 if _numbers_only(text) else 1]):
            seen.add(squash(text))  # "4.2" / "Title" / "17", or a title that wraps
            n += 1
        elif not pieces[n].heading and any(_is_entry(piece) for piece in pieces[n : n + 4]):
            seen.add(squash(text))  # a line without a page
            n += 1
        else:
            break
    return n


def _is_entry(piece: Piece) -> bool:
    """Whether this can only be a line of a list of contents: it starts with a number or leads to a page, or both."""
    text = piece.text
    return (
        not piece.heading
        and len(text) <= _LINE
        and bool(_NUMBER.match(text) or _LEADERS.search(text) or _numbers_only(text))
    )


def _numbers_only(text: str) -> bool:
    return bool(re.fullmatch(r"\d{1,2}(?:\.\d{1,2}){0,4}\.?", text))


def _entries(pieces: Sequence[Piece], *, later: bool) -> Iterator[tuple[Number, str]]:
    """The numbered entries of a list; that of a ``later`` volume can start with any chapter."""
    text = "\n".join(piece.text.replace("\t", " ") for piece in pieces if squash(piece.text) not in _TITLES)
    cuts: list[tuple[Number, int, int]] = []
    for match in _NUMBER.finditer(text):
        number = number_of(match[1])
        if len(number) == 1 and not _is_chapter(text, match):
            continue
        if follows(number, cuts[-1][0]) if cuts else number in ((1,), (1, 1)) or (later and len(number) == 1):
            cuts.append((number, match.start(), match.end()))
    ends = [start for _, start, _ in cuts[1:]] + [len(text)] * bool(cuts)
    for (number, _, start), end in zip(cuts, ends, strict=True):
        if title := _title(text[start:end]):
            yield number, title


def _is_chapter(text: str, match: re.Match[str]) -> bool:
    """Whether a lone number is a chapter's, and not the page of the line before an unnumbered one ("… 9 Bilaga")."""
    before = text[max(0, match.start() - 8) : match.start()]
    whole = (not before or before.endswith("\n")) and "\n" not in match[0]
    return whole or not before or before.rstrip()[-1:].isdigit()


def _title(entry: str) -> str:
    """The words of an entry, without dots and page, and without an unnumbered entry that comes after it."""
    leaders = _LEADERS.search(entry)
    if leaders:
        return " ".join(entry[: leaders.start()].split()).rstrip(" .")
    lines: list[str] = []
    for line in entry.strip().split("\n"):
        if is_page_mark(line):
            break
        lines.append(_PAGE.sub("", line))
        if _leads(line):
            break
    return " ".join(" ".join(lines).split()).rstrip(" .")
