"""Running heads and page marks, told by where they stand and that they come again; never by what they say.

The name of the body in its running head is also a word of its sentences: a line is dropped only when the same words
stand at the same height of several pages, or when it is nothing but a page mark that counts up with the pages. And in
a long report words that wander are text: "Skälen för förslaget" is a line of its own two hundred times, and on some
pages by chance at one height.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from remiss.reading.layout import later_heads, marks, numbers_beside
from remiss.reading.layout.lines import Line, Page

_HEAD, _FOOT = 0.2, 0.15  # shares of the page's height
_OUTER_ROWS = 3  # so many rows from an edge count as head or foot on any page
_SAME_HEIGHT = 4.0  # points
_EXACT = 0.5  # points: for words that also stand nearer the edge of the page
_SIGNATURE = 5  # lines
_OUTERMOST = 0.1  # share of the page's height
_DRIFT = 12.0  # points
_SHORT = 10  # pages: in a letter the body's name is also alone on lines of the letterhead and the signature
_SETTLED = 0.6  # share of all lines with the same words that stand at one height
_MOST_BESIDE = 3  # running heads have a left, a middle and a right
_NUMBER = re.compile(r"\d+")
_LEADING = re.compile(r"^(\d+)(\s*)(\D.*)$")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line of a head or foot zone: its words, numbers masked, its numbers, and its height from each edge."""

    line: Line
    words: str
    numbers: tuple[int, ...]
    heights: tuple[float, float]


def part(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages without their furniture, cut where it stood between text; and the words of it, each once, in order."""
    pages, glued = _unglued(pages)
    seen: dict[str, list[_Seen]] = defaultdict(list)
    long = len(pages) > _SHORT
    everywhere = Counter(_masked(line) for page in pages for line in page.lines) if long else Counter[str]()
    for page in pages:
        for line in _outer(page):
            words = _masked(line)
            seen[words].append(_Seen(line, words, _numbers(_mirrored(line.text)), (line.base, page.height - line.base)))
    dropped: set[Line] = set()
    for words, group in seen.items():
        for rank, same in enumerate(_by_rank(group)):
            if rank and len(same) < 3 and any(_signs(one.line, pages[-1]) for one in same):
                continue
            dropped |= _repeated(same, len(pages), everywhere[words], slack=_SAME_HEIGHT if rank == 0 else _EXACT)
    dropped |= _at_edges(pages)
    dropped |= {line for page in pages[1:] for line in _beside_mark(page)}
    dropped |= later_heads.lines(pages)
    dropped |= set(_counting(pages))
    dropped |= {line for page in pages for line in _only_mark(page)}
    pages, beside = numbers_beside.cut(pages, dropped)
    texts = (
        glued
        + beside
        + [text for page in pages for text in (*(line.text for line in page.lines if line in dropped), *page.aside)]
    )
    again = [*_beside_again(pages), *_marks_beside(pages)]
    texts += again
    kept = [piece for page in pages for piece in _pieces(_without(page, again), dropped)]
    return kept, list(dict.fromkeys(" ".join(text.split()) for text in texts))


def _numbers(text: str) -> tuple[int, ...]:
    """The numbers in a text. Of a number longer than any page's the end will do: Python makes none of 5,000 digits."""
    return tuple(int(number[-9:]) for number in _NUMBER.findall(text))


def _unglued(pages: Sequence[Page]) -> tuple[list[Page], list[str]]:
    """The pages with the marks cut off that are glued to a line: ``2 (5)Sammanfattning`` on page 2."""
    cut: list[str] = []

    def unglued(line: Line) -> Line:
        mark = marks.glued_mark(line.text)
        if not mark or int(_NUMBER.findall(mark)[0]) != line.page:
            return line
        cut.append(mark)
        return line.with_text(line.text.removeprefix(mark).removesuffix(mark).strip())

    return [replace(page, lines=[unglued(line) for line in page.lines]) for page in pages], cut


def _masked(line: Line) -> str:
    return _without_numbers(_mirrored(line.text)).casefold()


def _mirrored(text: str) -> str:
    """A text with a number before it put after it: heads are mirrored, as ``2 Namnden`` beside ``Namnden 3``."""
    text = text.strip()
    return _LEADING.sub(r"\3\2\1", text) if text[:1].isdigit() else text


def _without_numbers(text: str) -> str:
    """A text with a sign for each number; one that stands in it already is taken for no number ("Motion #3")."""
    return " ".join(_NUMBER.sub("#", text.replace("#", "♯")).split())


def _pieces(page: Page, dropped: set[Line]) -> Iterator[Page]:
    """A page without what was dropped, cut where that stood in the middle: there a paragraph can go on."""
    piece: list[Line] = []
    for line in page.lines:
        if line not in dropped:
            piece.append(line)
        elif piece:
            yield replace(page, lines=piece)
            piece, page = [], replace(page, beside=())
    if piece or page.beside:
        yield replace(page, lines=piece)


def _outer(page: Page) -> Iterable[Line]:
    bases = sorted({line.base for line in page.lines})
    if not bases:
        return []
    rows = min(_OUTER_ROWS, max(1, len(bases) // 4))
    high = max(_HEAD * page.height, bases[rows - 1])
    low = min((1 - _FOOT) * page.height, bases[-rows])
    return [line for line in page.lines if line.base <= high or line.base >= low]


def _by_rank(group: Sequence[_Seen]) -> list[list[_Seen]]:
    """Same words apart by whether they are the first on their page, counted from its edge, or the second, and so on.

    Below the running head of the first page the name stands once more, in the letterhead, where another page can have
    it in the signature.
    """
    places: dict[tuple[int, bool], list[_Seen]] = defaultdict(list)
    for one in group:
        from_top, from_foot = one.heights
        places[one.line.page, from_top < from_foot].append(one)
    ranks: dict[int, list[_Seen]] = defaultdict(list)
    for (_, head), found in places.items():
        for rank, one in enumerate(sorted(found, key=lambda seen: seen.heights[0 if head else 1])):
            ranks[rank].append(one)
    return [ranks[rank] for rank in sorted(ranks)]


def _signs(line: Line, last: Page) -> bool:
    """Whether a line is one of the last of all: with those a letter is signed."""
    if line.page != last.number:
        return False
    below = (other for other in reversed(last.lines) if other.base > line.base)  # few are looked at, from the foot
    return sum(1 for _ in islice(below, _SIGNATURE + 1)) <= _SIGNATURE


def _at_edges(pages: Sequence[Page]) -> set[Line]:
    """Lines that are the first, or the last, of every page: a head that comes again need not stand at one height."""
    found: set[Line] = set()
    for edge in (min, max):
        lines = [edge(page.lines, key=lambda line: line.base) for page in pages if page.lines]
        if len(lines) < 2 or len({_masked(line) for line in lines}) > 1 or len({line.text for line in lines}) > 1:
            continue
        bases = [line.base for line in lines]
        if edge is max or max(bases) - min(bases) <= _DRIFT:
            found |= set(lines)
    return found


def _beside_again(pages: Sequence[Page]) -> list[str]:
    """Words beside the text, as in a box at the foot, that are the same on several pages."""
    seen = Counter(words for page in pages for words in {_words(group) for group in page.beside})
    return [words for words, count in seen.items() if count > 1]


def _marks_beside(pages: Sequence[Page]) -> list[str]:
    """Page marks that stand in the margin."""
    return [
        words
        for page in pages
        for group in page.beside
        if marks.is_page_mark(words := _words(group)) and str(page.number) in _NUMBER.findall(words)
    ]


def _words(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _without(page: Page, words: Sequence[str]) -> Page:
    return replace(page, beside=[group for group in page.beside if _words(group) not in words]) if words else page


def _beside_mark(page: Page) -> set[Line]:
    """What stands on the outermost row of a page with a page mark: ``Exempelverket    2 (2)``."""
    heights: dict[int, float] = {}
    for line in page.lines:
        heights[line.row] = min(line.base, heights.get(line.row, line.base))
    for row in dict.fromkeys(edge(heights, key=heights.__getitem__) for edge in (min, max)) if heights else ():
        lines = [line for line in page.lines if line.row == row]
        marked = [line for line in lines if _is_mark_of(line, page)]
        if marked and len(lines) <= _MOST_BESIDE and all(line.cell is None for line in lines):
            return set(lines)
    return set()


def _is_mark_of(line: Line, page: Page) -> bool:
    text = line.text.strip()
    if text == str(page.number):  # a bare number: only where nothing but a head can stand
        return min(line.base, page.height - line.base) <= _OUTERMOST * page.height
    return marks.is_page_mark(text) and str(page.number) in _NUMBER.findall(text)


def _repeated(group: Sequence[_Seen], pages: int, everywhere: int, *, slack: float) -> set[Line]:
    """The lines of a group of same words that stand at one height on enough pages, their numbers equal or counting.

    ``everywhere`` is how many lines have these words, at whatever height; ``slack`` how far heights may differ.
    """
    needed = 2 if pages <= 6 else 3
    if len({one.line.page for one in group}) < needed:  # a long text on one page can say the same very many times
        return set()
    if pages <= _SHORT:
        return {one.line for one in group if _comes_again(one, group, needed, slack)}
    places = [Counter(round(one.heights[edge] / _SAME_HEIGHT) for one in group) for edge in (0, 1)]
    return {one.line for one in group if _settled(one, places, everywhere) and _comes_again(one, group, needed, slack)}


def _settled(one: _Seen, places: Sequence[Counter[int]], everywhere: int) -> bool:
    """Whether enough of all lines with the same words stand about as high, from the top or from the bottom."""
    steps = [round(height / _SAME_HEIGHT) for height in one.heights]
    near = max(sum(seen[step + off] for off in (-1, 0, 1)) for seen, step in zip(places, steps, strict=True))
    return near >= _SETTLED * everywhere


def _comes_again(one: _Seen, group: Sequence[_Seen], needed: int, slack: float) -> bool:
    """Whether a line stands there again on enough pages, two of them neighbours, or the next right or left hand page.

    A name in the letterhead and in the signature, three pages on, can stand equally high by chance.
    """
    found: set[int] = set()
    for other in group:
        if other.line.page not in found and _same_place(one, other, slack) and _same_or_counting(one, other):
            found.add(other.line.page)
            if len(found) >= needed and any(found & {page + 1, page + 2} for page in found):
                return True
    return False


def _same_place(one: _Seen, other: _Seen, slack: float) -> bool:
    return any(abs(a - b) <= slack for a, b in zip(one.heights, other.heights, strict=True))


def _same_or_counting(one: _Seen, other: _Seen) -> bool:
    """Whether the numbers are the same, but for one first or last in the line that counts with the pages."""
    step = other.line.page - one.line.page
    changed = [n for n, (a, b) in enumerate(zip(one.numbers, other.numbers, strict=True)) if a != b]
    if not changed:
        return True
    if any(other.numbers[n] - one.numbers[n] != step for n in changed) or len(changed) > 1:
        return False
    text, again = one.line.text.strip(), other.line.text.strip()
    if not any(c.isalpha() for c in text):
        return True  # "[2]", "· 2 ·"
    return (
        marks.has_page_mark(text)
        or text[-1:].isdigit()
        or again[-1:].isdigit()
        or (text[:1].isdigit() and not marks.depth(text))
    )


def _only_mark(page: Page) -> Iterable[Line]:
    """Page marks alone on their line in the head or foot, also in a file of one page: ``1 (1)``, at its foot ``1``."""
    lowest = max(page.lines, key=lambda line: line.base, default=None)
    return [
        line
        for line in _outer(page)
        if marks.is_page_mark(line.text)
        or (lowest and line.row == lowest.row and line.text == str(page.number) and _is_mark_of(line, page))
    ]


def _counting(pages: Sequence[Page]) -> Iterable[Line]:
    """Page marks anywhere, also in the middle of a page, where text was once lifted out of a file with pages.

    They must recur with the same words and a rising number, each alone in its row.
    """
    groups: dict[str, list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            if len(line.text) < 120 and marks.has_page_mark(line.text) and not marks.section(line.text):
                groups[_without_numbers(line.text)].append(line)
    for group in groups.values():
        firsts = [_numbers(line.text) for line in group]
        rising = [n for n in range(len(firsts[0])) if all(b[n] - a[n] == 1 for a, b in pairwise(firsts))]
        if len(group) >= 2 and len(rising) == 1 and all(len(_NUMBER.sub("", line.text)) < 60 for line in group):
            yield from group
