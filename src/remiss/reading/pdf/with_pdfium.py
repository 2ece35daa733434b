"""The first PDF engine: pdfium's characters with their boxes. It hangs on some hostile files: only for the worker."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from remiss.errors import ReadError
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.pdf.placed import Box, Placed, page_of
from remiss.reading.progress import Step, pages

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_MOST_RULES = 5_000
# Lengths in ems: a digit drawn so far above the line is raised, though its type is of the usual size.
_RAISED, _RAISED_SIZE = 0.2, 0.6
_SPACE = 0x20
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
        return page_of(number, _glyphs(text.raw), list(_rules(page)), box)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any) -> Iterator[tuple[int, Placed]]:
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
        if code == _SPACE and generated(text, n) == 1:  # also within a word, where its letters are moved apart a little
            continue
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
        yield quarter, Placed(text_of, box.left, box.bottom, box.right, box.top, x.value, base, points, bold)


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


def _rules(page: Any) -> Iterator[Box]:
    """The bounds of what is drawn, ruled lines and boxes. A drawing with more than any table has is left alone."""
    import pypdfium2.raw as raw

    paths = list(itertools.islice(page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3), _MOST_RULES + 1))
    if len(paths) > _MOST_RULES:
        return
    for path in paths:
        yield path.get_bounds()
