"""The first PDF engine: pdfium's characters with their boxes. It hangs on some hostile files: only for the worker."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from remiss.errors import ReadError
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.pdf.assemble import assemble
from remiss.reading.pdf.rules import Rule
from remiss.reading.pdf.words import Glyph
from remiss.reading.progress import Step, pages

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_MOST_RULES = 5_000
_SMALLEST = 1.0  # points: nobody can read smaller type
# Lengths in ems: a digit drawn so far above the line is raised, though its type is of the usual size.
_RAISED, _RAISED_SIZE = 0.2, 0.6
_DIGITS = range(ord("0"), ord("9") + 1)


def read_pages(path: Path, limits: Limits, step: Step | None = None) -> tuple[list[Page], int]:
    """The pages of a PDF as lines, as many as the limits allow, and how many pages there are.

    Raises ``ReadError`` for what pdfium refuses. A file that makes pdfium hang or crash does just that.
    """
    import pypdfium2  # type: ignore[import-untyped]
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    try:
        pdf = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise ReadError(LOCKED) from error
        raise ReadError(DAMAGED) from error
    try:
        total = len(pdf)
        found = [_read_page(pdf[n], n + 1) for n in pages(min(total, limits.pages), step)]
    except pypdfium2.PdfiumError as error:
        raise ReadError(DAMAGED) from error
    finally:
        pdf.close()
    return found, total


def _read_page(page: Any, number: int) -> Page:
    text = page.get_textpage()
    try:
        box = page.get_cropbox()
        placed, unseen = _seen(_glyphs(text.raw), box)
        turn = Counter(quarter for quarter, _ in placed).most_common(1)[0][0] if placed else 0
        glyphs = [_turned(glyph, turn, box) for quarter, glyph in placed if quarter == turn]
        lines, beside = assemble(glyphs, list(_rules(page, turn, box)), page=number)
        askew = "".join(glyph.text for quarter, glyph in placed if quarter != turn)
        aside = [words for text_of in (askew, unseen) if (words := " ".join(text_of.split()))]
    finally:
        text.close()
        page.close()
    left, bottom, right, top = box
    height = top - bottom if turn % 2 == 0 else right - left
    return Page(number=number, height=height, lines=lines, aside=aside, beside=beside)


def _seen(glyphs: Iterable[tuple[int, _Placed]], box: _Box) -> tuple[list[tuple[int, _Placed]], str]:
    """The characters that can be seen, and the words of those that cannot: too small, or outside the page."""
    left, bottom, right, top = box
    seen: list[tuple[int, _Placed]] = []
    unseen: list[str] = []
    for quarter, glyph in glyphs:
        if glyph.size >= _SMALLEST and left <= glyph.x <= right and bottom <= glyph.y <= top:
            seen.append((quarter, glyph))
        else:
            unseen.append(glyph.text)
    return seen, "".join(unseen)


class _Placed(NamedTuple):
    """A character in the page's own coordinates, which count upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float
    size: float
    bold: bool


def _glyphs(text: Any) -> Iterator[tuple[int, _Placed]]:
    """The characters of pdfium's own text page, each with the quarter turns it is written at, counterclockwise."""
    import pypdfium2.raw as raw

    # a long report has millions of characters: what is the same for many is asked for once
    generated, loose_box, origin = raw.FPDFText_IsGenerated, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    unicode, unmapped, drawn_by = raw.FPDFText_GetUnicode, raw.FPDFText_HasUnicodeMapError, _addresses()
    page = ctypes.cast(text, ctypes.c_void_p)
    looks: dict[int | None, tuple[float, bool, int, bool]] = {}
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    into_box, into_x, into_y = ctypes.byref(box), ctypes.byref(x), ctypes.byref(y)
    last: int | None = None
    before, raised = 0x20, False
    for n in range(raw.FPDFText_CountChars(text)):
        drawn = drawn_by(page, n)  # what pdfium itself puts in is drawn by nothing
        if (drawn is None and generated(text, n) == 1) or not loose_box(text, n, into_box):
            continue
        code = unicode(text, n)
        known = code and unmapped(text, n) != 1
        if drawn not in looks:
            looks[drawn] = _looks(text, n)
        size, bold, quarter, level = looks[drawn]
        if not level or drawn is None or drawn != last:  # the characters of one piece of level text stand on one line
            origin(text, n, into_x, into_y)
            last = drawn
        text_of = chr(code) if known else "\ufffd"
        base, points = y.value, size
        if code in _DIGITS and level and not chr(before).isspace() and (before not in _DIGITS or raised):
            raised = _is_raised(text, n, base, size)
        else:
            raised = False
        if raised:
            base, points = base + _RAISED * size, _RAISED_SIZE * size
        before = code
        yield quarter, _Placed(text_of, box.left, box.bottom, box.right, box.top, x.value, base, points, bold)


def _is_raised(text: Any, n: int, base: float, size: float) -> bool:
    """Whether a digit is drawn above the line: a font's own raised digits, for the numbers of notes."""
    import pypdfium2.raw as raw

    sides = [ctypes.c_double() for _ in range(4)]
    if not raw.FPDFText_GetCharBox(text, n, *sides):
        return False
    _, _, bottom, top = (side.value for side in sides)
    return bottom - base > _RAISED * size and top - bottom < _RAISED_SIZE * size


def _addresses() -> Callable[[ctypes.c_void_p, int], int | None]:
    """FPDFText_GetTextObject that gives a bare address: an object for each of millions of pointers takes its time."""
    import pypdfium2.raw as raw

    function = ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(function or 0)


def _looks(text: Any, n: int) -> tuple[float, bool, int, bool]:
    """Of the text object of a character: size in points, whether bold, quarter turns, and whether it is quite level."""
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, n, matrix)
    size = raw.FPDFText_GetFontSize(text, n) * math.hypot(matrix.c, matrix.d)
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, n, name, len(name), flags)
    bold = (
        any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)
        or raw.FPDFText_GetFontWeight(text, n) >= _BOLD_WEIGHT
        or bool(flags.value & _FORCE_BOLD)
    )
    quarter = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    return abs(size), bold, quarter, matrix.b == matrix.c == 0 and quarter == 0


_Box = tuple[float, float, float, float]


def _point(x: float, y: float, turn: int, box: _Box) -> tuple[float, float]:
    """A point of the page seen with the text upright: across from the left, down from the top."""
    left, bottom, right, top = box
    return [(x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x)][turn]


def _turned(glyph: _Placed, turn: int, box: _Box) -> Glyph:
    if not turn:  # nearly every page
        left, _, _, top = box
        return Glyph(glyph.text, glyph.left - left, glyph.right - left, top - glyph.y, glyph.size, glyph.bold)
    a, _ = _point(glyph.left, glyph.bottom, turn, box)
    b, _ = _point(glyph.right, glyph.top, turn, box)
    _, base = _point(glyph.x, glyph.y, turn, box)
    return Glyph(glyph.text, min(a, b), max(a, b), base, glyph.size, glyph.bold)


def _rules(page: Any, turn: int, box: _Box) -> Iterator[Rule]:
    """The ruled lines and boxes of a page. A drawing with more of them than any table has is left alone."""
    import pypdfium2.raw as raw

    paths = list(itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_RULES + 1))
    if len(paths) > _MOST_RULES:
        return
    for path in paths:
        x0, y0, x1, y1 = path.get_bounds()
        (a, b), (c, d) = _point(x0, y0, turn, box), _point(x1, y1, turn, box)
        yield Rule(min(a, c), min(b, d), max(a, c), max(b, d))
