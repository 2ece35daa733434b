"""A report's sections: which pieces are numbered headings, and which chapters hold no proposals of the report's own.

A line that starts with a number can be a heading, a step in a list, a running head or the directive in an annex. The
headings of the report are the row of numbers that rises from its beginning to its end, as far as they are in the list
of contents or look like headings.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from remiss.consultation.boxes import find_label, is_after, read_label
from remiss.consultation.contents import Contents, Number, number_of
from remiss.consultation.pieces import (
    Piece,
    is_page_mark,
    is_titled,
    prefix_length,
    same_title,
    squash,
    words,
)
from remiss.model import BlockKind

_HEADING = re.compile(
    r"(?:(?:Avsnitt|Kapitel)\s+)?(\d{1,2}(?:\.\d{1,2}){0,4})\.?(?:\s+|(?=[^\W\d_]))(?=\S)", re.IGNORECASE
)
_BARE = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,4}\.?")
_LONGEST = 250  # characters of a heading
_SURE, _LIKELY, _MAYBE = 8, 3, 1
_LEAST_NUMBERED = 2
# after this, numbers are another document's: a directive, a consultant's report
_ANNEX = re.compile(r"bilaga(?:\s+\d+)?\b(?!\s+till\b)|bilagor\b", re.IGNORECASE)


@dataclass(slots=True)
class Section:
    """A heading and the pieces under it, up to the next. ``number`` is None where it has none.

    ``outside`` says that nothing in it is a proposal of the report: a summary, a statute, an annex. ``above`` are the
    titles of the chapters that its number says it is in; ``listed`` is its title in the list of contents.
    """

    number: Number | None
    title: str
    page: int | None
    above: tuple[str, ...] = ()
    outside: bool = False
    listed: str | None = None
    borrowed: bool = False
    """the number stands in the list of contents only"""
    body: list[Piece] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The number as it is written."""
        return ".".join(map(str, self.number or ()))


@dataclass(frozen=True, slots=True)
class _Candidate:
    at: int
    number: Number
    title: str
    rest: str
    weight: int
    borrowed: bool = False


def read_sections(pieces: Sequence[Piece], contents: Contents) -> list[Section]:
    """The sections of a report in order. The first, without a title, is what stands before any heading."""
    body = list(_rejoined((piece for n, piece in enumerate(pieces) if n not in contents.inside), contents.titles))
    headings = _headings(body, contents.titles)
    if len(headings) < _LEAST_NUMBERED:
        return _unnumbered(body)
    outside = words()["outside"]["titles"]
    closed = [one.number for one in headings.values() if is_titled(one.title, outside)]
    running = {squash(f"{n}{c.title}") for c in headings.values() for n in ("", c.number[0]) if len(c.number) == 1}
    titles = contents.titles | {one.number: one.title for one in headings.values()}
    sections = [Section(None, "", None)]
    for n, piece in enumerate(body):
        if one := headings.get(n):
            label, title = _label_and_title(one.title)
            section = Section(
                number=one.number,
                title=title,
                page=piece.page,
                above=tuple(titles.get(one.number[:length], "") for length in range(1, len(one.number))),
                outside=any(one.number[: len(number)] == number for number in closed),
                listed=_label_and_title(contents.titles.get(one.number, ""))[1] or None,
                borrowed=one.borrowed,
            )
            section.body += [piece.part(text, BlockKind.PARAGRAPH) for text in (label, one.rest) if text]
            sections.append(section)
        elif _opens_outside(piece, outside):
            sections.append(Section(None, piece.text, piece.page, outside=True))
        elif not (squash(piece.text) in running or is_page_mark(piece.text)) or read_label(piece.text):
            sections[-1].body.append(piece)
    return sections


def _headings(body: Sequence[Piece], titles: Mapping[Number, str]) -> dict[int, _Candidate]:
    """Which pieces are the numbered headings, given the titles of the list of contents."""
    annex = next((n for n, piece in enumerate(body) if piece.heading and _ANNEX.match(piece.text)), len(body))
    listed_as: dict[str, list[Number]] = defaultdict(list)
    for number, title in titles.items():
        listed_as[squash(title)].append(number)
    found = [
        candidate
        for n, piece in enumerate(body)
        for candidate in _candidates(n, piece, titles, listed_as)
        if n < annex or candidate.weight >= _SURE
    ]
    return {one.at: one for one in _rising(found)}


def _unnumbered(body: Sequence[Piece]) -> list[Section]:
    """The sections of a report that does not number them: one for each heading that is not a label."""
    outside = words()["outside"]["titles"]
    sections = [Section(None, "", None)]
    shut: int | None = None  # the level of the heading that nothing counts under
    for piece in body:
        label = find_label(piece.text)
        if not piece.heading or (label and not label[0]) or is_after(piece.text):
            if not is_page_mark(piece.text):
                sections[-1].body.append(piece)
            continue
        at = label[0] if label else len(piece.text)
        if shut is None or piece.level <= shut:
            shut = piece.level if _opens_outside(piece, outside) else None
        sections.append(Section(None, piece.text[:at].strip(), piece.page, outside=shut is not None))
        if label:
            sections[-1].body.append(piece.part(piece.text[at:], BlockKind.PARAGRAPH))
    return sections


def _opens_outside(piece: Piece, titles: Sequence[str]) -> bool:
    """Whether an unnumbered heading starts a summary, an annex or the like."""
    text = piece.text
    if len(text) > _LONGEST or not (is_titled(text, titles) or re.match(r"Bilaga\s+\d", text)):
        return False
    return piece.heading or (len(text) < 80 and not text.endswith((".", ":", ",")))


def _rejoined(body: Iterable[Piece], titles: Mapping[Number, str]) -> Iterator[Piece]:
    """Headings in one piece that came in more: ``4.2.1`` / ``Title``, and a title over lines that the list knows."""
    last: Piece | None = None
    for piece in body:
        whole = _joined(last, piece, titles) if last else piece
        if last and not whole:
            yield last
        last = whole or piece
    if last:
        yield last


def _joined(one: Piece, after: Piece, titles: Mapping[Number, str]) -> Piece | None:
    """A heading and what goes on with it as one piece; None where they are two."""
    if max(len(one.text), len(after.text)) > _LONGEST:
        return None
    text = f"{one.text} {after.text}"
    if _BARE.fullmatch(one.text):
        return one.part(text, BlockKind.HEADING if after.heading else one.kind)
    match = _HEADING.match(text)
    listed = titles.get(number_of(match[1]), "") if match else ""
    return one.part(text) if match and listed and squash(listed).startswith(squash(text[match.end() :])) else None


def _candidates(
    n: int, piece: Piece, titles: Mapping[Number, str], listed_as: Mapping[str, Sequence[Number]]
) -> Iterator[_Candidate]:
    """What a piece can be the heading of, with how likely that is; the titles of the list, and its numbers by title."""
    if piece.kind is BlockKind.TABLE_ROW:
        return
    match = _HEADING.match(piece.text)
    if match is None:
        if piece.heading:
            for number in reversed(listed_as.get(squash(piece.text), ())):
                yield _Candidate(n, number, piece.text, "", _LIKELY, borrowed=True)
        return
    number, text = number_of(match[1]), piece.text[match.end() :]
    listed = titles.get(number)
    title, rest = _parted(text, listed)
    if len(title) > _LONGEST:
        return
    if listed and same_title(title, listed):
        yield _Candidate(n, number, _better(title, listed), rest, _SURE + 2 * piece.heading)
    elif piece.heading and title[:1].isalnum() and (len(number) > 1 or title[:1].isupper()):
        yield _Candidate(n, number, title, rest, _LIKELY if listed or not titles else _MAYBE)
    elif (listed or not titles) and len(number) > 1 and title[:1].isupper() and (rest or not _ends(title)):
        yield _Candidate(n, number, title, rest, _MAYBE)


def _ends(title: str) -> bool:
    return title.endswith((".", ";", ",", ":"))


def _parted(text: str, listed: str | None) -> tuple[str, str]:
    """The title of a heading, and the label or text that was glued to it."""
    if listed and (length := prefix_length(text, listed)):
        rest = text[length:].strip()
        if not rest or rest[0].isupper():
            return text[:length].strip(), rest
    if (label := find_label(text)) and label[0]:
        return text[: label[0]].strip(), text[label[0] :]
    return text.strip(), ""


def _label_and_title(heading: str) -> tuple[str, str]:
    """``Bedömning:`` and ``Avgiften behövs`` of a heading that starts with a label; else nothing and the heading."""
    label = read_label(heading)
    at = label.length if label and label.loud and label.length < len(heading) else 0
    return heading[:at], heading[at:]


def _better(title: str, listed: str) -> str:
    """The same title from the text or from the list: one may have lost its spaces, or kept the hyphen of a line end."""
    if squash(title) != squash(listed):
        return title
    return min(title, listed, key=lambda t: (len(re.findall(r"\w- \w", t)), -len(t.split()), t.count("-")))


def _rising(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those candidates, in order, whose numbers rise and which together weigh the most."""
    numbers = sorted({one.number for one in candidates})
    best: list[tuple[int, int]] = [(0, -1)] * (len(numbers) + 1)  # a Fenwick tree: (weight, candidate that ends it)
    before: list[int] = []
    for n, one in enumerate(candidates):
        rank = bisect_left(numbers, one.number)
        at, found = rank, (0, -1)
        while at > 0:
            found = max(found, best[at], key=lambda pair: pair[0])
            at -= at & -at
        before.append(found[1])
        weight, at = found[0] + one.weight, rank + 1
        while at <= len(numbers):
            if weight > best[at][0]:
                best[at] = (weight, n)
            at += at & -at
    chosen: list[_Candidate] = []
    at, last = len(numbers), (0, -1)
    while at > 0:
        last = max(last, best[at], key=lambda pair: pair[0])
        at -= at & -at
    n = last[1]
    while n >= 0:
        chosen.append(candidates[n])
        n = before[n]
    return chosen[::-1]
