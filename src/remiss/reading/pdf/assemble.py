"""Words with boxes become lines in reading order: columns of text, and cells between ruled lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from statistics import median

from remiss.reading.layout import marks
from remiss.reading.layout.characters import repair
from remiss.reading.layout.lines import Line
from remiss.reading.pdf import beside, last_rows, side_heads
from remiss.reading.pdf.columns import Gutter, as_before, edges, gutters, in_columns, lined
from remiss.reading.pdf.glyphs import Glyph, Row, Word
from remiss.reading.pdf.grids import open_tables
from remiss.reading.pdf.rules import Rule, split
from remiss.reading.pdf.words import rows_of_words

_size_of = attrgetter("size")

# Lengths in ems of the line they stand in, unless said otherwise.
_SIGN_GAP = 5.0  # the most there is between a bullet or number and its text
_WIDE_GAP = 2.0  # parts a line: two blocks of a letterhead, two cells
_EVEN = 0.15  # how far the gaps of a justified line differ
_ALONG, _UNDER = 0.3, 0.3  # a line under words ends so near them, and is so far below
_BOLD = 0.9  # share of a line's characters
_LEAST_WALLS = 3  # of a table of two columns
_SIDE, _BESIDE = 99, 100  # columns: of headings at the side; those of rows beside something are numbered from here
_SAME_WALL = 3.0  # points: the two edges of one border


def assemble(
    glyphs: Iterable[Glyph], drawn: Sequence[Rule] = (), *, page: int, before: Sequence[float] = ()
) -> tuple[list[Line], list[list[Line]], tuple[float, ...]]:
    """The lines of a page in reading order: column by column where text stands in columns, else row by row.

    And the lines of what stands beside the text, group by group; and where the page is cut in columns. ``before`` says
    where the last page in columns was.
    """
    rules, boxes = split(drawn)
    upright = [rule for rule in rules if rule.upright]
    whole, asides = beside.part(rows_of_words(glyphs), boxes)
    unfolded = side_heads.unfold(whole)
    rows = [row for row, _ in unfolded]
    columns = [_SIDE if head else _near(row, asides) for row, head in unfolded]
    free = [row for row in rows if not _is_ruled(row, upright)]
    tables = open_tables(free, rules, letterhead=page == 1)
    gutter = gutters(_free(rows, columns, [*upright, *(rule for rule in tables if rule.upright)]))
    gutter = gutter or as_before(free, before)
    if tables and gutter:  # text in columns lines up too, where it has but a few lines
        tables = open_tables(free, rules, letterhead=page == 1, gutter=gutter.x)
    rules += tables
    rules += list(last_rows.below(rows, rules))
    upright = [rule for rule in rules if rule.upright]
    level = sorted((rule for rule in rules if not rule.upright), key=lambda rule: rule.top)
    numbered = list(enumerate(rows))
    lines: list[Line] = []
    beside_line = lined(rows, rules, gutter)
    for (ruled, near, _), found in groupby(
        numbered, key=lambda pair: (_is_ruled(pair[1], upright, gutter), columns[pair[0]], beside_line[pair[0]])
    ):
        # two columns of a ruled table are not two columns of text; beside a box the lines are shorter
        for column, stretch in in_columns(list(found), None if ruled else gutter):
            for number, row in stretch:
                column = column or near
                lines.extend(_split(row, upright, level, page=page, number=number, column=column))
    groups = [
        [line for n, row in enumerate(aside.rows) for line in _split(row, (), (), page=page, number=n, column=0)]
        for aside in asides
        if not beside.is_numbering(aside)
    ]
    return lines, groups, edges(gutter)


def _near(row: Row, asides: Sequence[beside.Aside]) -> int:
    """The column that a row is in where it stands beside something: each place has one of its own."""
    return next((_BESIDE + n for n, one in enumerate(asides) if one.top <= row[0].base <= one.bottom), 0)


def _free(rows: Sequence[Row], columns: Sequence[int], upright: Sequence[Rule]) -> list[list[Row]]:
    """Stretches of rows that are none of a table, each beside one thing or nothing."""
    stretches = groupby(zip(rows, columns, strict=True), key=lambda pair: (_is_ruled(pair[0], upright), pair[1]))
    return [[row for row, _ in found] for (ruled, _), found in stretches if not ruled]


def _is_ruled(row: Row, upright: Sequence[Rule], gutter: Gutter | None = None) -> bool:
    """Whether a row is one of a table; with a gutter: of a table that goes over it, and stands in no column."""
    if not upright:
        return False
    walls = _walls(row, upright)
    return len(walls) >= _LEAST_WALLS and (gutter is None or walls[0] < gutter.x < walls[-1])


def _walls(row: Row, upright: Sequence[Rule]) -> list[float]:
    """Where upright rules cross a row, from the left."""
    waist = _waist(row)
    walls: list[float] = []
    for x in sorted([(rule.left + rule.right) / 2 for rule in upright if rule.top - 1 <= waist <= rule.bottom + 1]):
        if not walls or x - walls[-1] > _SAME_WALL:
            walls.append(x)
    return walls


def _waist(row: Row) -> float:
    return row[0].base - 0.3 * row[0].size


def _split(
    row: Row, upright: Sequence[Rule], level: Sequence[Rule], *, page: int, number: int, column: int
) -> list[Line]:
    """A row as one line, or several where a wide gap or a ruled line parts it."""
    walls = _walls(row, upright) if upright else []
    ruled = len(walls) >= _LEAST_WALLS
    cuts = [
        n
        for n, (before, word) in enumerate(pairwise(row), 1)
        if (gap := word.left - before.right) > _WIDE_GAP * word.size and gap > _WIDE_GAP * before.size
    ]
    if cuts and (ruled or _justified(row)):
        cuts = []
    if walls:
        cuts += [n for n, (a, b) in enumerate(pairwise(row), 1) if any(a.right - 1 <= x <= b.left + 1 for x in walls)]
    if not cuts:
        parts = [row]
    else:
        parts = [row[a:b] for a, b in pairwise([0, *sorted(set(cuts)), len(row)])]
        parts = parts if ruled else _with_signs(parts)
    band = sum(rule.top < _waist(row) for rule in level) if ruled else 0
    lines = []
    for part in parts:
        middle = (part[0].left + part[-1].right) / 2
        inside = ruled and walls[0] <= middle <= walls[-1]
        bold = any(word.bold for word in part) and _is_bold(part)
        bold = bold or (bool(level) and _underlined(part, level))
        text = _text(part)
        lines.append(
            Line(
                text=text,
                page=page,
                left=part[0].left,
                right=part[-1].right,
                base=max(part, key=_size_of).base,
                size=_size(part, small_capitals=text.isupper() or bold),
                bold=bold,
                starts_bold=part[0].bold > 0 and part[0].bold == part[0].letters,
                row=number,
                column=column,
                cell=(band, sum(x < middle for x in walls)) if inside else None,
            )
        )
    return lines


def _justified(row: Row) -> bool:
    """Whether all gaps of a row are equally wide: it has few words, and is drawn out to the end of the line."""
    gaps = [b.left - a.right for a, b in pairwise(row)]
    return len(gaps) > 1 and all(word.words == 1 for word in row) and max(gaps) - min(gaps) <= _EVEN * row[0].size


def _is_bold(part: Row) -> bool:
    return sum(word.bold for word in part) >= _BOLD * sum(word.letters for word in part)


def _underlined(part: Row, level: Sequence[Rule]) -> bool:
    """Whether there is a line under all of these words, and no further."""
    left, right, base, size = part[0].left, part[-1].right, part[0].base, part[0].size
    return any(
        abs(rule.left - left) <= _ALONG * size
        and abs(rule.right - right) <= _ALONG * size
        and 0 < (rule.top + rule.bottom) / 2 - base <= _UNDER * size
        for rule in level
    )


def _size(part: Row, *, small_capitals: bool) -> float:
    """The size of most of a line; where it can be set in small capitals, that of its first, large letter."""
    if len(part) == 1 or len({word.size for word in part}) == 1:
        return part[0].size
    sizes = Counter[float]()
    for word in part:
        sizes[word.size] += word.letters
    return part[0].size if small_capitals and part[0].size == max(sizes) else sizes.most_common(1)[0][0]


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
    alone = sign.words == 1 and word.left - sign.right <= _SIGN_GAP * word.size
    return alone and bool(marks.bullet(probe) or marks.enumerator(probe) or marks.depth(probe))


def _text(words: Row) -> str:
    """The words with a space between; two where the gap is wide beside the usual one in spaced-out type."""
    if len(words) <= 3 or any(len(word.text) > 1 for word in words):
        return " ".join([word.text for word in words])
    text = words[0].text
    usual = median(b.left - a.right for a, b in pairwise(words))
    for before, word in pairwise(words):
        text += ("  " if word.left - before.right > 1.8 * usual else " ") + word.text
    return text
