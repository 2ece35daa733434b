"""Lines become paragraphs: where does one end and the next begin?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from remiss.reading.layout import marks
from remiss.reading.layout.lines import Line
from remiss.reading.layout.metrics import Metrics, same_size

_INDENT = 0.8  # ems
_HANGING = 5.0  # ems: how far the second line of a list item can be indented
_SLACK = 0.3  # ems: what a line must have room for beside the next word before its end counts as meant
_WIDE = 1.12  # a word can be so much wider than as many letters of its line are on an average
_FLUSH = 0.1  # ems
_BLOCK, _FULL = 3, 0.6  # lines, and how much of the column they fill, of a text in from the margin
_SET_OFF = 1.08  # times the size of running text
_LITTLE = 0.15  # of the column's width
_LOOSE = 0.35  # of the column's width: so much room ends a paragraph even in the middle of a sentence
_ASIDE = 0.3  # of the column's width
# Words that no heading ends with.
_GOING_ON = re.compile(
    r"\b(om|att|för|av|i|på|till|med|och|eller|hos|från|vid|som|en|ett|den|det|de|samt|enligt|under)\s*$"
)
_NOTE = re.compile(r"\d{1,3}(?!\d|[.,]\d)")
_HYPHENATED = re.compile(r"-(?<=\w-)\s*$")
_ENDS = tuple(".!?:;…”\"')")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, on their way to a block. ``cells`` is set for the row of a table."""

    lines: list[Line]
    cells: list[str] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """Its words, for looking at: hyphens are not mended."""
        return " ".join(line.text.strip() for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its type."""
        return max(self.lines, key=lambda line: len(line.text)).size

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(line.bold for line in self.lines)


def group(lines: Iterable[Line], metrics: Metrics) -> list[Paragraph]:
    """Paragraphs of a page or column, in reading order."""
    paragraphs: list[Paragraph] = []
    for block, right in _blocks(list(lines), metrics):
        for line in block:
            narrower = right if line is not block[0] else 0.0
            hanging = line is block[0] and bool(paragraphs) and _hangs(paragraphs[-1], block, metrics)
            if paragraphs and not _breaks(paragraphs[-1], line, metrics, narrower, hanging):
                paragraphs[-1].lines.append(line)
            else:
                paragraphs.append(Paragraph([line]))
    return paragraphs


def _blocks(lines: Sequence[Line], metrics: Metrics) -> Iterator[tuple[list[Line], float]]:
    """Lines that start at one place in from the margin, as a quotation, with how much they leave free at the right."""
    block: list[Line] = []
    for line in lines:
        if block and abs(line.left - block[-1].left) > _SLACK * line.size:
            yield block, _narrower(block, metrics)
            block = []
        block.append(line)
    if block:
        yield block, _narrower(block, metrics)


def _narrower(block: Sequence[Line], metrics: Metrics) -> float:
    widest = max(line.right - line.left for line in block)
    inside = block[0].left - metrics.left(block[0]) > _INDENT * block[0].size
    if len(block) < _BLOCK or not inside or widest < _FULL * metrics.width(block[0]):
        return 0.0
    return max(0.0, min(map(metrics.room, block)))


def joins(before: Paragraph, after: Paragraph, metrics: Metrics) -> bool:
    """Whether a paragraph goes on after the seam of a page or column, or of furniture in the middle of text."""
    last, first = before.last, after.first
    if before.cells or after.cells or not same_size(last.size, first.size) or last.bold != first.bold:
        return False
    words, more = last.text.rstrip(), first.text.lstrip()
    if marks.bullet(more) or marks.enumerator(more) or marks.section(more):
        return False
    if words.endswith("-"):
        return more[:1].islower()
    if more[:1].islower():
        return not words.endswith((".", "!", "?"))
    if len(before.lines) < 2 or _room_for(last, first, metrics) >= 0:
        return False
    # where every line ends at the edge, one that is full ends a paragraph only by chance
    flush = metrics.justified and abs(metrics.room(last)) <= _FLUSH * last.size and not _begins(first, metrics)
    return flush or not words.endswith(_ENDS)


def _begins(line: Line, metrics: Metrics) -> bool:
    """Whether a line looks like the first of a paragraph: indented."""
    return line.left - metrics.left(line) > _FLUSH * line.size


def _hangs(paragraph: Paragraph, block: Sequence[Line], metrics: Metrics) -> bool:
    """Whether lines that stand further in go on with the one before, which is full: all but the first are indented."""
    last, first = paragraph.last, block[0]
    if len(paragraph.lines) > 1 or first.left <= last.left or _room_for(last, first, metrics) >= 0:
        return False
    if _HYPHENATED.search(last.text) or first.text.lstrip()[:1].islower():
        return True
    return len(block) > 1 and not last.text.rstrip().endswith(_ENDS)


def _breaks(paragraph: Paragraph, line: Line, metrics: Metrics, narrower: float = 0.0, hanging: bool = False) -> bool:
    last = paragraph.last
    if _beside_margin(last, metrics) and not line.text.lstrip()[:1].islower():
        return True
    if line.page != last.page or line.column != last.column or line.base < last.base or line.row == last.row:
        return True
    if line.base - last.base > max(metrics.gap(line), metrics.gap(last)) or not same_size(line.size, last.size):
        return True
    if _centred(paragraph, line, metrics):
        return False
    ended = _ended(paragraph, line, metrics, narrower)
    if line.bold != last.bold and (ended or (last.bold and not line.starts_bold)):
        return True
    if _starts_item(paragraph, line, ended):
        return True
    return ended or (not hanging and _indented(paragraph, line, metrics))


def _centred(paragraph: Paragraph, line: Line, metrics: Metrics) -> bool:
    """Whether a line goes on with a heading that is set in the middle, and so starts where it may."""
    last = paragraph.last
    set_off = line.size > _SET_OFF * metrics.size or (line.bold and not metrics.bold)
    if not set_off or line.bold != last.bold or last.text.rstrip().endswith(_ENDS) or marks.depth(line.text):
        return False
    middle = metrics.left(line) + metrics.width(line) / 2
    return all(
        abs((one.left + one.right) / 2 - middle) <= line.size and one.left - metrics.left(one) > line.size
        for one in ((last, line) if metrics.room(last) > line.size else (line,))
    )


def _beside_margin(line: Line, metrics: Metrics) -> bool:
    """Whether a line stands far to the right on the first page: the lines of an address or a box of dates."""
    return line.page == 1 and line.left - metrics.left(line) > _ASIDE * metrics.width(line)


def _starts_item(paragraph: Paragraph, line: Line, ended: bool) -> bool:
    last = paragraph.last
    free = ended or last.text.rstrip().endswith(_ENDS) or line.left > last.left + _INDENT * line.size
    if marks.bullet(line.text):
        among = bool(marks.bullet(paragraph.first.text)) and abs(line.left - paragraph.first.left) < line.size
        return not marks.dash(line.text) or free or among
    if marks.next_enumerator(paragraph.first.text, line.text) and abs(line.left - paragraph.first.left) < line.size:
        return True
    return free and (marks.enumerator(line.text) or marks.section(line.text) is not None)


def _ended(paragraph: Paragraph, line: Line, metrics: Metrics, narrower: float) -> bool:
    """Whether the line before was ended on purpose: the next word would have found room on it."""
    last = paragraph.last
    if marks.leaders(last.text):
        return True
    spare = _room_for(last, line, metrics) - narrower
    if _HYPHENATED.search(last.text):
        return False
    if spare < 0:
        return _full_heading(last.text, line.text)
    set_off = not same_size(line.size, metrics.size) or (line.bold and not metrics.bold)
    if set_off and spare <= _LOOSE * metrics.width(last):
        return False  # a heading over two lines: those are broken where it looks well
    address = "@" in line.text.split(maxsplit=1)[0] or line.text.startswith("www.")
    spaced = metrics.spaced and _is_prose(line, metrics) and _is_prose(paragraph.first, metrics)
    if spaced and spare <= _LITTLE * metrics.width(last):
        return False  # with no more room than between lines, a line that is only a little short ends nothing
    mid_sentence = (
        line.text.lstrip()[:1].islower() and not address and not last.text.rstrip().endswith((".", "!", "?", ":"))
    )
    return not mid_sentence or spare > _LOOSE * metrics.width(last)


def _is_prose(line: Line, metrics: Metrics) -> bool:
    """Whether a line is as long as most of running text, and starts no item of a list."""
    item = marks.bullet(line.text) or marks.enumerator(line.text)
    return line.right - line.left > _FULL * metrics.width(line) and not item


def _full_heading(last: str, text: str) -> bool:
    """Whether a full line is a numbered heading, and the next a sentence of its own."""
    return (
        marks.section(last) is not None
        and not last.rstrip().endswith((*_ENDS, ","))
        and not _GOING_ON.search(last)
        and text.lstrip()[:1].isupper()
        and ". " not in last[marks.section_length(last) :]
    )


def _room_for(last: Line, line: Line, metrics: Metrics) -> float:
    """How much room a line would have left after the first word of the next, a space and some slack."""
    text = line.text.strip()
    word = float(len(text.split(maxsplit=1)[0])) if text else 0.0
    character = (line.right - line.left) / max(len(line.text), 1)
    if last.text.rstrip().endswith(_ENDS):
        word *= _WIDE
    return metrics.room(last) - (word + 1) * character - _SLACK * line.size


def _indented(paragraph: Paragraph, line: Line, metrics: Metrics) -> bool:
    """Whether the line stands where a new paragraph starts: indented, or back from an indented block."""
    step = line.left - paragraph.last.left
    if abs(step) <= _INDENT * line.size:
        return False
    if len(paragraph.lines) > 1:
        return True
    item = marks.bullet(paragraph.first.text) or marks.enumerator(paragraph.first.text)
    if step > 0:
        return not (item or marks.depth(paragraph.first.text)) or step > _HANGING * line.size
    # back to the margin after one line: that line was an indented first one, unless it was a whole list item
    return paragraph.first.left - metrics.left(line) > _HANGING * line.size


def first_of_note(line: Line, before: Line | None = None) -> bool:
    """Whether a line starts as a footnote does: with a number or an asterisk.

    ``before`` starts the note that the line may go on with: the next has the next number, ``2034, s. 17`` is none.
    """
    text = line.text.strip()
    number, last = (_NOTE.match(one) for one in (text, before.text.strip() if before else ""))
    if number and last:
        return int(number[0]) == int(last[0]) + 1
    return bool(number) or text[:1] == "*"
