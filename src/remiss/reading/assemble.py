"""Words with boxes become lines in reading order: columns of text, and cells between ruled lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from remiss.reading import marks
from remiss.reading.characters import repair
from remiss.reading.lines import Line
from remiss.reading.words import Glyph, Row, Word, rows_of_words

# Lengths in ems of the line they stand in, unless said otherwise.
_SIGN_GAP = 5.0  # the most there is between a bullet or number and its text
_WIDE_GAP = 2.0  # parts a line: two blocks of a letterhead, two cells
_GUTTER = 0.8  # between columns of text
_BOLD = 0.9  # share of a line's characters
_SAME_WALL = 3.0  # points: the two edges of one border
_COLUMN_ROWS = 5  # so many lines side by side make columns
_COLUMN_WIDTH = 10.0  # the least that the widest line is
_COLUMN_WORDS = 3  # to a line, at least
_COLUMN_FILL = 0.6  # a line of running text is most often this full; a cell of a table is not


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, or the side of a box: thin in one direction. ``top`` counts down from the top of the page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def upright(self) -> bool:
        """Whether it parts columns rather than rows."""
        return self.right - self.left < self.bottom - self.top


def assemble(glyphs: Iterable[Glyph], rules: Sequence[Rule] = (), *, page: int) -> list[Line]:
    """The lines of a page in reading order: column by column where text stands in columns, else row by row."""
    upright = [rule for rule in rules if rule.upright]
    level = sorted(rule.top for rule in rules if not rule.upright)
    numbered = list(enumerate(rows_of_words(glyphs)))
    lines: list[Line] = []
    for region, gutter in _regions(numbered):
        if gutter is None:
            sides = [(0, region)]
        else:
            left = [(n, [word for word in row if word.right <= gutter]) for n, row in region]
            right = [(n, [word for word in row if word.right > gutter]) for n, row in region]
            sides = [(1, left), (2, right)]
        for column, side in sides:
            for number, row in side:
                lines.extend(_split(row, upright, level, page=page, number=number, column=column))
    return lines


_Numbered = list[tuple[int, Row]]


def _regions(rows: _Numbered) -> list[tuple[_Numbered, float | None]]:
    """The page from the top as stretches of rows, each with the gutter that parts it into two columns, or None."""
    gutter = _gutter([row for _, row in rows])
    if gutter is None:
        return [(rows, None)] if rows else []
    regions: list[tuple[_Numbered, float | None]] = []
    stretch: _Numbered = []
    plain: _Numbered = []

    def close() -> None:
        nonlocal stretch, plain
        if sum(_both(row, gutter) for _, row in stretch) >= _COLUMN_ROWS:
            if plain:
                regions.append((plain, None))
                plain = []
            regions.append((stretch, gutter))
        else:
            plain.extend(stretch)
        stretch = []

    for number, row in rows:
        if _clear(row, gutter):
            stretch.append((number, row))
        else:
            close()
            plain.append((number, row))
    close()
    if plain:
        regions.append((plain, None))
    return regions


def _gutter(rows: Sequence[Row]) -> float | None:
    """The x of the white strip that most rows have text on both sides of, if what it parts is running text."""
    gaps = [(a.right, b.left) for row in rows for a, b in pairwise(row) if b.left - a.right > _GUTTER * a.size]
    best, support = None, 0
    for x in sorted({round((a + b) / 2) for a, b in gaps}):
        count = sum(a < x < b for a, b in gaps)
        if count > support:
            best, support = float(x), count
    if best is None or support < _COLUMN_ROWS:
        return None
    beside = [row for row in rows if _both(row, best)]
    size = median(word.size for row in beside for word in row)
    for right in (False, True):
        sides = [[word for word in row if (word.left >= best) == right] for row in beside]
        widths = [side[-1].right - side[0].left for side in sides]
        if max(widths) < _COLUMN_WIDTH * size or median(widths) < _COLUMN_FILL * max(widths):
            return None
        if median(len(side) for side in sides) < _COLUMN_WORDS:
            return None
    return best


def _clear(row: Row, gutter: float) -> bool:
    """Whether nothing in a row stands in the gutter, so that the row can belong to one column or to both."""
    left = max((word.right for word in row if word.left < gutter), default=gutter - row[0].size)
    right = min((word.left for word in row if word.left >= gutter), default=gutter + row[0].size)
    return left <= gutter and right - left > _GUTTER * row[0].size


def _both(row: Row, gutter: float) -> bool:
    """Whether a row has words on both sides of the gutter."""
    return _clear(row, gutter) and row[0].left < gutter <= row[-1].left


def _split(
    row: Row, upright: Sequence[Rule], level: Sequence[float], *, page: int, number: int, column: int
) -> list[Line]:
    """A row as one line, or several where a wide gap or a ruled line parts it."""
    if not row:
        return []
    waist = row[0].base - 0.3 * row[0].size
    walls: list[float] = []
    for x in sorted((rule.left + rule.right) / 2 for rule in upright if rule.top - 1 <= waist <= rule.bottom + 1):
        if not walls or x - walls[-1] > _SAME_WALL:
            walls.append(x)
    ruled = len(walls) >= 3
    parts: list[Row] = [[row[0]]]
    for before, word in pairwise(row):
        walled = any(before.right - 1 <= x <= word.left + 1 for x in walls)
        if walled or (not ruled and word.left - before.right > _WIDE_GAP * max(word.size, before.size)):
            parts.append([word])
        else:
            parts[-1].append(word)
    band = sum(y < waist for y in level)
    lines = []
    for part in parts if ruled else _with_signs(parts):
        middle = (part[0].left + part[-1].right) / 2
        inside = ruled and walls[0] <= middle <= walls[-1]
        sizes = Counter[float]()
        for word in part:
            sizes[word.size] += len(word.text)
        lines.append(
            Line(
                text=_text(part),
                page=page,
                left=part[0].left,
                right=part[-1].right,
                base=max(part, key=lambda word: word.size).base,
                size=sizes.most_common(1)[0][0],
                bold=sum(word.bold for word in part) >= _BOLD * sum(len(word.text) for word in part),
                row=number,
                column=column,
                cell=(band, sum(x < middle for x in walls)) if inside else None,
            )
        )
    return lines


def _with_signs(parts: list[Row]) -> list[Row]:
    """A bullet, enumerator or section number at the start is followed by a tab: it stays with its text."""
    joined: list[Row] = []
    for part in parts:
        if len(joined) == 1 and len(joined[0]) == 1 and _is_sign_of(joined[0][0], part[0]):
            joined[0] = joined[0] + part
        else:
            joined.append(part)
    return joined


def _is_sign_of(sign: Word, word: Word) -> bool:
    probe = f"{repair(sign.text)} X"
    near = word.left - sign.right <= _SIGN_GAP * word.size
    return near and bool(marks.bullet(probe) or marks.enumerator(probe) or marks.depth(probe))


def _text(words: Row) -> str:
    """The words with a space between; two where the gap is wide beside the usual one in spaced-out type."""
    text = words[0].text
    if len(words) > 3 and all(len(word.text) == 1 for word in words):
        usual = median(b.left - a.right for a, b in pairwise(words))
    else:
        usual = float("inf")
    for before, word in pairwise(words):
        text += ("  " if word.left - before.right > 1.8 * usual else " ") + word.text
    return text
