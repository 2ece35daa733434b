"""The first PDF engine: pdfium's characters with their boxes. It hangs on some hostile files: only for the worker."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Callable, Container, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from remiss.errors import ReadError
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.pdf.placed import WHITE, Box, Placed, page_of, quarters
from remiss.reading.progress import Step, pages

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_MOST_RULES, _MOST_AGAIN = 5_000, 500
_WITH_OUTLINE, _UNDRAWN = 2, 3  # ways to draw text: filled with an outline, which looks bold; not at all
# Lengths in ems: a digit drawn so far above the line is raised, though its type is of the usual size.
_RAISED, _RAISED_SIZE = 0.2, 0.6
_MIDDLE = 0.25  # the middle of a small letter, over the line
_SPACE = 0x20
_HANGING = tuple(map(ord, "jJ"))
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
        found: list[Page] = []
        for n in pages(min(total, limits.pages), step):
            found.append(_read_page(pdf[n], n + 1, found))
    except pypdfium2.PdfiumError as error:
        raise ReadError(DAMAGED) from error
    finally:
        pdf.close()
    return found, total


def _read_page(page: Any, number: int, before: Sequence[Page]) -> Page:
    text = page.get_textpage()
    try:
        box = page.get_cropbox()
        looks: dict[int | None, _Looks] = {}
        glyphs = list(_glyphs(text.raw, looks))
        rules, again = _rules(page, looks)
        return page_of(number, _bolder(glyphs, again), rules, box, lambda: list(_grounds(page)), before)
    finally:
        text.close()
        page.close()


def _glyphs(text: Any, looks: dict[int | None, _Looks]) -> Iterator[tuple[int, Placed]]:
    """The characters of pdfium's own text page, each with the quarter turns it is written at, counterclockwise.

    ``looks`` is filled with what the pieces of text look like, by address.
    """
    import pypdfium2.raw as raw

    # a long report has millions of characters: what is the same for many is asked for once
    generated, loose_box, origin = raw.FPDFText_IsGenerated, raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    unicode, unmapped, drawn_by = raw.FPDFText_GetUnicode, raw.FPDFText_HasUnicodeMapError, _addresses()
    page = ctypes.cast(text, ctypes.c_void_p)
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
        size, bold, quarter, level, faint = looks[drawn]
        left = box.left
        # the characters of one piece of level text stand on one line
        if not level or drawn is None or drawn != last or code in _HANGING:
            origin(text, n, into_x, into_y)
            last = drawn
            if level:
                left = max(left, x.value)  # "jag": a j reaches under the letter or space before it
        text_of = chr(code) if known else "\ufffd"
        base, points = y.value, size
        if code in _DIGITS and level and not chr(before).isspace() and (before not in _DIGITS or raised):
            raised = _is_raised(text, n, base, size)
        else:
            raised = False
        if raised:
            base, points = base + _RAISED * size, _RAISED_SIZE * size
        before = code
        yield quarter, Placed(text_of, left, box.bottom, box.right, box.top, x.value, base, points, bold, faint)


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


class _Looks(NamedTuple):
    """Of a piece of text: size in points, whether bold, quarter turns, whether quite level, and whether faint."""

    size: float
    bold: bool
    quarter: int
    level: bool
    faint: bool


def _looks(text: Any, n: int) -> _Looks:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, n, matrix)
    size = raw.FPDFText_GetFontSize(text, n) * math.hypot(matrix.c, matrix.d)
    drawn = raw.FPDFText_GetTextObject(text, n)
    mode = raw.FPDFTextObj_GetTextRenderMode(drawn) if drawn else 0
    name = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, n, name, len(name), flags)
    bold = (
        any(word in name.value.decode("utf-8", "replace").lower() for word in _BOLD_NAMES)
        or raw.FPDFText_GetFontWeight(text, n) >= _BOLD_WEIGHT
        or bool(flags.value & _FORCE_BOLD)
        or mode == _WITH_OUTLINE
    )
    quarter = quarters(math.atan2(matrix.b, matrix.a))
    faint = mode == _UNDRAWN or (bool(drawn) and _is_white(drawn))
    return _Looks(abs(size), bold, quarter, matrix.b == matrix.c == 0 and quarter == 0, faint)


def _is_white(drawn: Any) -> bool:
    import pypdfium2.raw as raw

    shades = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(drawn, *map(ctypes.byref, shades)):
        return False
    *colour, opaque = (shade.value for shade in shades)
    return min(colour) >= WHITE or opaque == 0


def _grounds(page: Any) -> Iterator[Box]:
    """The bounds of pictures and of what is filled with a colour."""
    import pypdfium2.raw as raw

    kinds = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING]
    for found in itertools.islice(page.get_objects(filter=kinds, max_depth=3), _MOST_RULES):
        if found.type != raw.FPDF_PAGEOBJ_PATH or not _is_white(found.raw):
            yield _bounds(found)


def _bounds(found: Any) -> Box:
    """The bounds of what is drawn, on the page; pdfium gives those of what stands in a form in the form's own terms."""
    left, bottom, right, top = found.get_bounds()
    while (found := found.container) is not None:
        matrix = found.get_matrix()
        corners = [matrix.on_point(x, y) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    return left, bottom, right, top


def _rules(page: Any, looks: Container[int | None]) -> tuple[list[Box], list[Box]]:
    """The bounds of what is drawn, ruled lines and boxes; and of text that pdfium leaves out since it is there already.

    A drawing with more than any table has is left alone.
    """
    import pypdfium2.raw as raw

    paths: list[Box] = []
    again: list[Box] = []
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_TEXT], max_depth=3):
        if found.type == raw.FPDF_PAGEOBJ_PATH:
            paths.append(_bounds(found))
            if len(paths) > _MOST_RULES:
                return [], []
        elif ctypes.cast(found.raw, ctypes.c_void_p).value not in looks:
            left, bottom, right, top = _bounds(found)
            again += [(left, bottom, right, top)] if right - left > 1 and top - bottom > 1 else []
    return paths, again


def _bolder(glyphs: list[tuple[int, Placed]], again: Sequence[Box]) -> list[tuple[int, Placed]]:
    """The characters, bold those that are drawn again; where that is most of a page, it tells nothing."""

    def is_again(glyph: Placed) -> bool:
        x, y = (glyph.left + glyph.right) / 2, glyph.y + _MIDDLE * glyph.size
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in again)

    few = 0 < len(again) <= _MOST_AGAIN
    found = {n for n, (_, glyph) in enumerate(glyphs) if is_again(glyph)} if few else set()
    if not found or 2 * len(found) > len(glyphs):
        return glyphs
    bold = [(quarter, glyph._replace(bold=True)) for quarter, glyph in glyphs]
    return [bold[n] if n in found else one for n, one in enumerate(glyphs)]
