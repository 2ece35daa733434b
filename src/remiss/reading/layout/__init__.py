"""Pages of lines become the blocks of a document: headings, paragraphs, list items, table rows and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TypedDict

from remiss.model import BlockKind
from remiss.reading.draft import Box, Draft
from remiss.reading.layout import furniture, headings, hyphens, last_column, marks, metrics, paragraphs, tables
from remiss.reading.layout.characters import repair
from remiss.reading.layout.lines import Line, Page
from remiss.reading.layout.metrics import Metrics
from remiss.reading.layout.paragraphs import Paragraph

_NOTE_SIZE = 0.93  # times the size of running text, at most
_DEEPER = 0.6  # ems
_BELOW = 0.25  # ems: how far letters reach below the line
_FOOT = 0.92  # of the page's height
_NOTE_ZONE = 0.5  # notes stand below this share of the page's height


class _Place(TypedDict):
    page: int | None
    box: Box | None


_After = dict[int, list[tuple[BlockKind, Paragraph]]]
"""Notes and what stands beside the text, by page: they come after the last paragraph that starts there."""

_NOTE_NUMBER = re.compile(r"\d{1,3}")
_WORD_BEFORE = r"(?:(?<=[^\W\d_]{3})|(?<=[^\W\d_]{2})(?=[.,;:!?)”\"]))([.,;:!?)”\"]{0,2})"
# The number of a footnote in a font's own raised digits is glued to its text.
_GLUED = re.compile(r"^(\d{1,3})(?=[^\W\d_])")


def lay_out(pages: Sequence[Page], draft: Draft, *, paged: bool = True, plain: bool = False) -> None:
    """Add the blocks of all pages to a draft.

    ``paged`` says that the pages are those of the file, so that blocks have a page number. ``plain`` says that type
    tells nothing of what is a heading, as in a text file.
    """
    repaired = [
        replace(page, lines=_repaired(page.lines), beside=[_repaired(lines) for lines in page.beside]) for page in pages
    ]
    kept, dropped = furniture.part([replace(p, lines=[li for li in p.lines if li.text.strip()]) for p in repaired])
    draft.furniture.extend(dropped)
    kept = last_column.placed(kept)
    lines = [line for page in kept for line in page.lines]
    if not lines:
        return
    usual = metrics.measure(lines)
    flow, after = _flow(kept, usual)
    for piece in kept:
        after[piece.number] += [(BlockKind.PARAGRAPH, Paragraph(list(lines))) for lines in piece.beside]
    headed = headings.levels(flow, usual, plain=plain)
    levels = headed | _list_levels(flow, headed)
    known = hyphens.vocabulary(line.text for line in lines)
    waiting = sorted(after)
    for n, paragraph in enumerate(flow):
        kind, sign = _kind(paragraph, n in headed)
        text = "\t".join(paragraph.cells) or hyphens.join(_texts(paragraph, sign), known)
        text = _unmarked(text, after, paragraph)
        draft.add(kind, text, **_place(paragraph, paged), level=levels.get(n, 0))
        while waiting and _closes(flow, n, waiting[0]):
            for kind, other in after[waiting.pop(0)]:
                text = hyphens.join((line.text for line in other.lines), known)
                text = _GLUED.sub(r"\1 ", text) if kind is BlockKind.NOTE else text
                draft.add(kind, text, **_place(other, paged))


def _place(paragraph: Paragraph, paged: bool) -> _Place:
    """The page of a paragraph, and the box around its part on that page."""
    if not paged:
        return {"page": None, "box": None}
    page = paragraph.first.page
    lines = [line for line in paragraph.lines if line.page == page]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    top, bottom = min(line.base - line.size for line in lines), max(line.base + _BELOW * line.size for line in lines)
    return {"page": page, "box": (round(left, 1), round(top, 1), round(right, 1), round(bottom, 1))}


def _unmarked(text: str, notes: _After, paragraph: Paragraph) -> str:
    """A text without the numbers of notes that are glued to its words: those of the notes on its pages."""
    for page in {paragraph.first.page, paragraph.last.page}:
        for kind, note in notes.get(page, ()):
            number = _NOTE_NUMBER.match(note.first.text.strip())
            if kind is BlockKind.NOTE and number:
                text = re.sub(rf"{_WORD_BEFORE}{number[0]}(?![\w.,]?\d|\w)", r"\1", text)
    return text


def _repaired(lines: Sequence[Line]) -> list[Line]:
    return [line if (text := _clean(line.text)) == line.text else line.with_text(text) for line in lines]


def _clean(text: str) -> str:
    return " ".join(repair(text).split())


def _flow(pages: Sequence[Page], usual: Metrics) -> tuple[list[Paragraph], _After]:
    """The paragraphs of running text, joined over pages, and the notes of each page."""
    flow: list[Paragraph] = []
    notes: _After = defaultdict(list)
    for page in pages:
        for column in _columns(page.lines):
            body, foot = _without_notes(column, page.height, usual)
            notes[page.number] += [(BlockKind.NOTE, note) for note in foot]
            found = list(_paragraphs(body, usual, flow[-1] if flow else None))
            if flow and found and paragraphs.joins(flow[-1], found[0], usual):
                flow[-1].lines.extend(found.pop(0).lines)
            flow.extend(found)
    return flow, notes


def _columns(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Stretches of one column each: between them a paragraph can go on."""
    stretch: list[Line] = []
    for line in lines:
        if stretch and line.column != stretch[-1].column:
            yield stretch
            stretch = []
        stretch.append(line)
    if stretch:
        yield stretch


def _paragraphs(lines: Sequence[Line], usual: Metrics, before: Paragraph | None = None) -> Iterator[Paragraph]:
    row = before.lines if before and before.cells else []
    for is_row, found in tables.stretches(lines, row):
        if is_row:
            cells = tables.cells(found)
            yield Paragraph(found, [hyphens.join(line.text for line in cell) for cell in cells])
        else:
            yield from paragraphs.group(found, usual)


def _without_notes(lines: Sequence[Line], height: float, usual: Metrics) -> tuple[list[Line], list[Paragraph]]:
    """The running text of a column, and the footnotes: small type at the foot that starts with a number."""
    body = list(lines)
    below: list[Line] = []
    while body and body[-1].base > _FOOT * height and body[-1].size > _NOTE_SIZE * usual.size:
        below.insert(0, body.pop())  # the foot of the only page
    foot: list[Line] = []
    while (
        body
        and body[-1].cell is None
        and body[-1].size <= _NOTE_SIZE * usual.size
        and body[-1].base > _NOTE_ZONE * height
    ):
        foot.insert(0, body.pop())
    if lines[0].column and (not body or body[-1].size <= _NOTE_SIZE * usual.size):
        return list(lines), []  # a column all in small type, such as a list of names
    while foot and not paragraphs.first_of_note(foot[0]):
        body.append(foot.pop(0))
    found: list[Paragraph] = []
    for line in foot:
        if not found or paragraphs.first_of_note(line, found[-1].first):
            found.append(Paragraph([line]))
        else:
            found[-1].lines.append(line)
    return body + below, found


def _closes(flow: Sequence[Paragraph], n: int, page: int) -> bool:
    """Whether the notes of a page come after this paragraph: the last one that starts on it or before."""
    return n + 1 == len(flow) or flow[n + 1].first.page > page


def _kind(paragraph: Paragraph, heading: bool) -> tuple[BlockKind, int]:
    """What a paragraph is, and how many characters of it are a bullet sign."""
    if paragraph.cells:
        return BlockKind.TABLE_ROW, 0
    if heading:
        return BlockKind.HEADING, 0
    first = paragraph.first.text
    sign = marks.bullet(first)
    return BlockKind.LIST_ITEM if sign or marks.enumerator(first) else BlockKind.PARAGRAPH, sign


def _list_levels(flow: Sequence[Paragraph], headed: Container[int]) -> dict[int, int]:
    """How deep each list item is: within a list, what stands further in than the item above is one level deeper."""
    levels: dict[int, int] = {}
    lefts: list[float] = []
    for n, paragraph in enumerate(flow):
        if _kind(paragraph, n in headed)[0] is not BlockKind.LIST_ITEM:
            lefts = []
            continue
        left, step = paragraph.first.left, _DEEPER * paragraph.size
        while len(lefts) > 1 and left < lefts[-1] - step:
            lefts.pop()
        if not lefts or left > lefts[-1] + step:
            lefts.append(left)
        levels[n] = len(lefts)
    return levels


def _texts(paragraph: Paragraph, sign: int) -> list[str]:
    first, *rest = (line.text for line in paragraph.lines)
    return [first[sign:], *rest]
