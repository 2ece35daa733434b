"""Pages read from pictures take the form that an engine gives, so that one layout makes blocks of both."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from remiss.reading.layout.lines import Page
from remiss.reading.ocr.scan import Scan, ScanLine
from remiss.reading.pdf.assemble import assemble
from remiss.reading.pdf.glyphs import Glyph
from remiss.reading.pdf.likeness import alike

# OCR measures sizes roughly. A line is running text if its size differs so little from what is usual; or a little more,
# if its letters are as broad as usual, which all but the shortest lines tell well.
_BODY, _ROUGHLY = 0.07, 0.16
_AS_BROAD, _TELLING, _SHORT = 0.06, 5, 15
_NARROW, _WIDE = " .,:;'|!()[]-ijltfrI", "mwMW@—%"
_THIN, _OVERRATED = 0.88, 1.4  # type so much larger has strokes in proportion: if they are thinner it is not so large
_ALIKE = 0.08  # shares of the larger: the sizes of two headings of one sort
_BOLDER = 1.35  # times the usual breadth of a stroke
_NOTE = 0.93  # times the size of running text, at most
_RAISED = re.compile(r"['\"”’!]+(?=[A-ZÅÄÖ])")
_LEAST_BOLD = 3  # lines: how wide bold type is, fewer do not tell
_LEAST = 3  # letters: the strokes of fewer tell nothing


def as_pages(scans: Sequence[Scan]) -> dict[int, Page]:
    """The pages by number. Sizes and weights are told by what is usual in all of them."""
    usual = _usual([line for scan in scans for line in scan.lines])
    measured = {scan.number: [_measured(line, usual) for line in scan.lines] for scan in scans}
    width = _width_of_bold([line for found in measured.values() for line in found if _bold(line, usual)])
    lines = {
        number: _with_note_marks([_as_wide(line, width) if _bold(line, usual) else line for line in found], usual)
        for number, found in measured.items()
    }
    evened = _evened({line.size for found in lines.values() for line in found}, usual.size)
    pages: dict[int, Page] = {}
    for scan in scans:
        glyphs = (
            glyph for line in lines[scan.number] for glyph in _glyphs(line, evened[line.size], _bold(line, usual))
        )
        body, beside, _ = assemble(glyphs, page=scan.number)
        aside = (scan.aside,) if scan.aside else ()
        pages[scan.number] = Page(number=scan.number, height=scan.height, lines=body, aside=aside, beside=beside)
    return alike(pages)


@dataclass(frozen=True, slots=True)
class _Usual:
    """Of running text: its size, the breadth of its strokes in ems, and how wide an em is as its letters go."""

    size: float
    weight: float
    advance: float


def _usual(lines: Sequence[ScanLine]) -> _Usual:
    return _Usual(
        size=_middle([(line.size, _letters(line)) for line in lines]),
        weight=_middle([(line.weight, _letters(line)) for line in lines if line.weight]),
        advance=_middle([(_advance(line), _letters(line)) for line in lines]),
    )


def _measured(line: ScanLine, usual: _Usual) -> ScanLine:
    """The line with its size as that of running text where it is, and its weight in ems of that size."""
    size = line.size
    ratio = size / usual.size if usual.size else 1.0
    if 1 < ratio < _OVERRATED and 0 < line.weight < _THIN * usual.weight:
        size = max(usual.size, size * line.weight / usual.weight)
        ratio = size / usual.size
    letters = _letters(line)
    if letters < _SHORT and ratio < 1 and line.weight * line.size > _THIN * usual.weight * usual.size:
        size = usual.size  # ``samman.`` has no letter that rises above the others, so it looks small
    as_broad = letters >= _TELLING and abs(_advance(line) - usual.advance) <= _AS_BROAD * usual.advance
    if abs(ratio - 1) <= (_ROUGHLY if as_broad else _BODY):
        size = usual.size
    return replace(line, size=size, weight=line.weight * line.size / size)


def _width_of_bold(bold: Sequence[ScanLine]) -> float:
    """How wide an em of bold type is, as its letters go; 0 where too few lines tell."""
    telling = [line for line in bold if _letters(line) >= _TELLING]
    enough = len(telling) >= _LEAST_BOLD
    return _middle([(_advance(line) / line.size, _letters(line)) for line in telling]) if enough else 0.0


def _as_wide(line: ScanLine, width: float) -> ScanLine:
    """A line of bold type with the size that its width tells. That its height tells is off by a tenth where a word has
    no letter that rises above the others, or one with dots: "Yrkanden" and "Övriga synpunkter" are headings alike.
    """
    size = _advance(line) / width if width else 0.0
    if _letters(line) < _TELLING or abs(size / line.size - 1) > _ROUGHLY:
        return line
    return replace(line, size=size, weight=line.weight * line.size / size)


def _with_note_marks(lines: Sequence[ScanLine], usual: _Usual) -> list[ScanLine]:
    """The lines, with the raised number of a note, which is read as a quotation mark, made the asterisk of a note."""
    marked = []
    above = usual.size
    for line in lines:
        first, *rest = line.words
        small, note = line.size <= _NOTE * usual.size < above, _RAISED.match(first.text)
        if small and note:
            line = replace(line, words=(replace(first, text=f"*{first.text[note.end() :]}"), *rest))
        marked.append(line)
        above = line.size
    return marked


def _advance(line: ScanLine) -> float:
    """How wide a line is beside what its letters usually need, in points for an em."""
    text = " ".join(word.text for word in line.words)
    return (line.words[-1].right - line.words[0].left) / sum(map(_em, text))


def _em(letter: str) -> float:
    """About how wide a letter is, in ems."""
    return 0.28 if letter in _NARROW else 0.82 if letter in _WIDE else 0.69 if letter.isupper() else 0.53


def _letters(line: ScanLine) -> int:
    return sum(len(word.text) for word in line.words)


def _bold(line: ScanLine, usual: _Usual) -> bool:
    return _letters(line) >= _LEAST and line.weight > _BOLDER * usual.weight


def _middle(weighed: Sequence[tuple[float, int]]) -> float:
    """The median of values, each counted as often as it weighs."""
    half = sum(weight for _, weight in weighed) / 2
    for value, weight in sorted(weighed):
        half -= weight
        if half <= 0:
            return value
    return 0.0


def _evened(sizes: Collection[float], body: float) -> dict[float, float]:
    """For each size that was measured the size that it stands for: that of running text, or one of a few others."""
    evened = {body: round(body, 1)}
    for group in _groups(sorted(size for size in sizes if size != body)):
        evened |= dict.fromkeys(group, round(group[len(group) // 2], 1))
    return evened


def _groups(sizes: Sequence[float]) -> Iterator[list[float]]:
    """Sizes, from the smallest, as runs in which none is much larger than the first."""
    group: list[float] = []
    for size in sizes:
        if group and size > group[0] * (1 + _ALIKE):
            yield group
            group = []
        group.append(size)
    if group:
        yield group


def _glyphs(line: ScanLine, size: float, bold: bool) -> Iterator[Glyph]:
    """The characters of a line, each with its share of its word's width, and the spaces between the words."""
    for n, word in enumerate(line.words):
        if n:
            yield Glyph(" ", line.words[n - 1].right, word.left, line.base, size, bold)
        step = (word.right - word.left) / len(word.text)
        for at, letter in enumerate(word.text):
            left = word.left + at * step
            yield Glyph(letter, left, left + step, line.base, size, bold)
