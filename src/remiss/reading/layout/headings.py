"""Which paragraphs are headings, and how deep: by number, weight and size."""

from __future__ import annotations

import re
from collections.abc import Sequence

from remiss.reading.layout import marks
from remiss.reading.layout.metrics import Metrics, same_size
from remiss.reading.layout.paragraphs import Paragraph

_LONGEST = 250  # characters
_MOST_LINES = 4
_LARGER = 1.08  # times the size of running text
_SMALLEST = 0.88  # times it: bold type may be so much smaller and still be a heading
_PROSE = 60  # characters: a paragraph so long, or of several lines, is running text
_LIST_OF_NUMBERED = 3  # so many plain numbered lines in a row are a list or a table of contents
# A line above the very first text is the sender's name, unless it is one of these.
_OPENINGS = frozenset({"sammanfattning", "inledning", "yttrande", "remissvar", "remissyttrande", "synpunkter", "svar"})
_SENTENCES = re.compile(r"[^\W\d_]{3}[.!?] [A-ZÅÄÖ].*\.$")  # a quotation in larger type
_NEARER = 1.15
_LEAST_CAPITALS = 5
_SAME = 1.5  # points
_WEAK_LENGTH, _WEAK_WORDS = 90, 12


def levels(paragraphs: Sequence[Paragraph], metrics: Metrics, *, plain: bool) -> dict[int, int]:
    """The headings: index in ``paragraphs`` → level from 1.

    ``plain`` says that type tells nothing (a text file), so that a short line of its own above running text will do.
    """
    head = _letterhead(paragraphs, metrics)
    styled = {n for n, p in enumerate(paragraphs) if _could_be(p) and _styled(paragraphs, n, head, metrics)}
    found = styled | _numbered(paragraphs, styled)
    told = any(n >= head for n in found)
    title = min(found, default=head)
    found |= {n for n in range(min(head, title + 1), len(paragraphs)) if _capitals(paragraphs, n)}
    found |= {n for n in range(head, len(paragraphs)) if _apart(paragraphs, n, head, found)}
    found |= _first_on_page(paragraphs, head, found)
    if plain or not told:
        found |= {
            n
            for n in range(len(paragraphs))
            if _weak(paragraphs, n, head, found) and (plain or _nearer_below(paragraphs, n))
        }
    return _ranked(paragraphs, found)


def prose(paragraph: Paragraph) -> bool:
    """Whether a paragraph is running text, rather than a line of a letterhead or a signature."""
    if len(paragraph.first.text) > _PROSE and len(paragraph.first.text.strip()) > _PROSE:
        return not paragraph.cells
    text = paragraph.text
    return not paragraph.cells and (len(text) > _PROSE or (len(text) > 30 and text.endswith((".", "!", "?", ":"))))


def _letterhead(paragraphs: Sequence[Paragraph], metrics: Metrics) -> int:
    """How many paragraphs there are before the first running text."""
    for n, paragraph in enumerate(paragraphs):
        if prose(paragraph) and same_size(paragraph.size, metrics.size) and paragraph.bold == metrics.bold:
            return n
    return len(paragraphs)


def _could_be(paragraph: Paragraph) -> bool:
    if paragraph.cells or len(paragraph.lines) > _MOST_LINES:
        return False
    text = paragraph.text
    return len(text) <= _LONGEST and any(c.isalpha() for c in text) and not marks.bullet(text)


def _styled(paragraphs: Sequence[Paragraph], n: int, head: int, metrics: Metrics) -> bool:
    paragraph = paragraphs[n]
    text = paragraph.text
    larger = paragraph.size >= _LARGER * metrics.size
    bolder = paragraph.bold and not metrics.bold
    if not larger and not bolder:
        return False
    if text.endswith((".", ";", ",")) and not (larger or marks.section(text)):
        return False
    if paragraph.size < _SMALLEST * metrics.size or _SENTENCES.search(text):
        return False
    if n < head:
        # in a letterhead the name of the sender is set off too: headings begin with the largest, the title
        return n >= _title(paragraphs[:head]) or n == head - 1
    return True


def _capitals(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """A short line all in capitals over running text, where that is not."""
    if len(paragraphs[n].lines) > _MOST_LINES:
        return False
    text = paragraphs[n].text
    if not text.isupper() or sum(map(str.isalpha, text)) < _LEAST_CAPITALS or n + 1 >= len(paragraphs):
        return False
    below = paragraphs[n + 1]
    over = prose(below) or marks.enumerator(below.text) or marks.bullet(below.text)
    return _could_be(paragraphs[n]) and not text.endswith((".", ";", ",")) and bool(over) and not below.text.isupper()


def _apart(paragraphs: Sequence[Paragraph], n: int, head: int, found: set[int]) -> bool:
    """A line that only its place sets apart, as one in italics: far from the text before it, and near that after.

    Shorter than a line of text, and no sentence: ``Ersättning (kapitel 9)``.
    """
    if n < 1 or len(paragraphs[n].lines) > 1 or (not prose(paragraphs[n - 1]) and n - 1 not in found):
        return False
    return _weak(paragraphs, n, head, found, ends=".;,:!") and _nearer_below(paragraphs, n)


def _first_on_page(paragraphs: Sequence[Paragraph], head: int, found: set[int]) -> set[int]:
    """Lines at the top of a page, as far from the text after as another heading in the type of running text is."""
    others = [paragraphs[n : n + 2] for n in found if head < n and _nearer_below(paragraphs, n)]
    return {
        n
        for n in range(max(head, 1), len(paragraphs) - 1)
        if paragraphs[n - 1].last.page != paragraphs[n].first.page == paragraphs[n + 1].first.page
        and len(paragraphs[n].lines) == 1
        and _weak(paragraphs, n, head, found, ends=".;,:!")
        and any(_alike(paragraphs[n : n + 2], pair) for pair in others)
    }


def _alike(pair: Sequence[Paragraph], other: Sequence[Paragraph]) -> bool:
    """Whether a heading and the text after it are like another pair: of the same type, as far in, as far apart."""
    (above, below), (head, text) = pair, other
    steps = below.first.base - above.last.base, text.first.base - head.last.base
    in_line = abs(above.first.left - head.first.left) <= _SAME
    return _style(above) == _style(head) and in_line and abs(steps[0] - steps[1]) <= _SAME


def _title(letterhead: Sequence[Paragraph]) -> int:
    """The index of the first of the largest paragraphs."""
    largest = max(paragraph.size for paragraph in letterhead)
    return next(n for n, paragraph in enumerate(letterhead) if same_size(paragraph.size, largest))


def _numbered(paragraphs: Sequence[Paragraph], styled: set[int]) -> set[int]:
    """Lines of their own that start with a section number, in the type of running text."""
    plain = {
        n
        for n, p in enumerate(paragraphs)
        if n not in styled
        and _could_be(p)
        and not p.text.endswith((".", ";", ","))
        and (marks.points(p.text) or (marks.section(p.text) and not marks.contents(p.text)))
    }
    alone: set[int] = set()
    for n in plain:
        run = 1
        while n + run in plain:
            run += 1
        back = 1
        while n - back in plain:
            back += 1
        if run + back - 1 < _LIST_OF_NUMBERED:
            alone.add(n)
    return alone


def _weak(paragraphs: Sequence[Paragraph], n: int, head: int, found: set[int], ends: str = ".;,:)!") -> bool:
    """A short line of its own, no sentence, right above running text. ``ends``: signs that no heading ends with."""
    paragraph = paragraphs[n]
    if n in found or len(paragraph.lines) > 2 or n + 1 >= len(paragraphs) or not _could_be(paragraph):
        return False
    text = paragraph.text
    if len(text) > _WEAK_LENGTH or len(text.split()) > _WEAK_WORDS or text.endswith(tuple(ends)):
        return False
    if not (text[0].isupper() or marks.depth(text)) or marks.contents(text) or "@" in text:
        return False
    if n < head and n - 1 not in found and not (n == 0 and head == 1 and text.split()[0].lower() in _OPENINGS):
        return False
    below = paragraphs[n + 1]
    return n + 1 not in found and (prose(below) or _opens_list(paragraphs, n + 1)) and not marks.bullet(below.text)


def _opens_list(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line says what the list after it is of: ``Nämnden anser att``."""
    if n + 1 >= len(paragraphs) or not paragraphs[n].text[:1].isupper():
        return False
    item = paragraphs[n + 1].text
    return bool(marks.bullet(item) or marks.enumerator(item)) and not marks.enumerator(paragraphs[n].text)


def _nearer_below(paragraphs: Sequence[Paragraph], n: int) -> bool:
    """Whether a line stands nearer to what follows than to what is before it."""
    if n == 0 or n + 1 == len(paragraphs):
        return False
    before, line, below = paragraphs[n - 1].last, paragraphs[n].first, paragraphs[n + 1].first
    if before.page != line.page or below.page != line.page:
        return False
    return line.base - before.base > _NEARER * (below.base - paragraphs[n].last.base)


def _ranked(paragraphs: Sequence[Paragraph], found: set[int]) -> dict[int, int]:
    """Levels by type, the largest first; within one type by the parts of the number."""
    styles = sorted({_style(paragraphs[n]) for n in found}, reverse=True)
    least: dict[tuple[float, bool], int] = {}
    for n in found:
        parts = marks.depth(paragraphs[n].text)
        if parts:
            style = _style(paragraphs[n])
            least[style] = min(parts, least.get(style, parts))
    result = {}
    for n in sorted(found):
        style, parts = _style(paragraphs[n]), marks.depth(paragraphs[n].text)
        result[n] = styles.index(style) + 1 + (parts - least[style] if parts else 0)
    return result


def _style(paragraph: Paragraph) -> tuple[float, bool]:
    return round(paragraph.size * 2) / 2, paragraph.bold
