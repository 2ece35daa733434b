"""Pages that are pictures: told from those that are empty, and drawn for OCR to read.

What a page shows is compared with what its text explains. A scan with a stamp in real letters over it has ink that
nothing explains; a page with a logo has a little; one with a scan's own text layer, even an unseen one, has none.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from remiss.reading.layout.lines import Page, letters
from remiss.reading.ocr.grey import Grey

_THIN = 600  # letters: a page with more is not looked at
_MOST_LOOKED_AT = 60  # pages of a file; of the rest only the size of their pictures is asked
_MOST_OBJECTS = 3_000
_LARGE = 60_000_000  # pixels: a picture that would fill the memory
DRAWN = 200
"""paths: fewer are the rules of a table or a logo"""
_COVERING = 0.4  # share of the page, by pictures

_LOOK = 400  # pixels: the long side of a page that is looked at
_PAPER = 24  # steps of grey around the commonest are paper and its dirt
# The least share of the page that unexplained ink covers: on a page mostly covered by pictures (a line or two), on any
# other (ten lines: more than a logo), and in a file without any text, where anything may be the answer.
_INK_COVERED, _INK, _INK_ALONE = 0.003, 0.02, 0.001
_LETTER = 0.35  # square ems that a letter and the white around it make grey at that size

PIXELS = 8.7e6  # an A4 page at 300 dots an inch; any page is drawn with so many
POINT = 0.24  # of a pixel on that A4 page
_SCANNED_PIXELS = 300_000  # in a picture that can be a page


def pictures(path: Path, pages: Sequence[Page]) -> set[int]:
    """The numbers of the pages that show more than their text says. For pdfium's pages: it can hang as pdfium does."""
    import pypdfium2  # type: ignore[import-untyped]

    alone = not any(map(letters, pages))
    thin = [page for page in pages if letters(page) < _THIN and (alone or not page.plain)]
    if not thin:
        return set()
    found: set[int] = set()
    looks = 0
    with pypdfium2.PdfDocument(path) as pdf:
        for page in thin:
            drawn = pdf[page.number - 1]
            try:
                covered, paths, large = _pictured(drawn)
                if not covered and paths < (1 if alone else DRAWN):
                    continue
                looks += 1
                least = _INK_ALONE if alone else _INK_COVERED if covered >= _COVERING else _INK
                if large or looks > _MOST_LOOKED_AT:
                    seen = covered >= _COVERING
                else:
                    seen = _ink(drawn) - _explained(page, drawn) > least
                if seen:
                    found.add(page.number)
            except pypdfium2.PdfiumError:
                continue  # it cannot be drawn, so there is nothing to see
            finally:
                drawn.close()
    return found


def pictures_by_pypdf(path: Path, pages: Sequence[Page]) -> set[int]:
    """The numbers of the pages with little text and a picture large enough for a page. Nothing is drawn."""
    import pypdf

    thin = [page.number for page in pages if letters(page) < _THIN]
    with pypdf.PdfReader(path) as pdf:
        return {number for number in thin if _has_picture(pdf.pages[number - 1])}


def _has_picture(page: Any) -> bool:
    from pypdf.errors import PyPdfError

    try:
        return any(_sizes(page))
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return False  # pypdf lets these through for broken files, and the text was read


def _sizes(page: Any) -> Iterator[bool]:
    """Of each picture of a page, whether it is large enough for a page."""
    named = page.get("/Resources", {}).get_object().get("/XObject", {}).get_object()
    for entry in islice(named.values(), _MOST_OBJECTS):
        drawn = entry.get_object()
        if drawn.get("/Subtype") == "/Image":
            yield int(drawn.get("/Width", 0)) * int(drawn.get("/Height", 0)) >= _SCANNED_PIXELS


def _pictured(page: Any) -> tuple[float, int, bool]:
    """The share of a page that pictures cover, how many paths it has, and whether a picture is too large to draw."""
    import pypdfium2.raw as raw  # type: ignore[import-untyped]

    width, height = page.get_size()
    covered, paths, large = 0.0, 0, False
    wanted = [raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING]
    for drawn in islice(page.get_objects(filter=wanted, max_depth=4), _MOST_OBJECTS):
        if drawn.type == raw.FPDF_PAGEOBJ_PATH:
            paths += 1
            continue
        left, bottom, right, top = drawn.get_bounds()
        if drawn.type == raw.FPDF_PAGEOBJ_IMAGE:
            across, down = drawn.get_px_size()
            large = large or across * down > _LARGE
        covered += max(0.0, min(right - left, width)) * max(0.0, min(top - bottom, height))
    return covered / max(width * height, 1.0), paths, large


def _ink(page: Any) -> float:
    """The share of a page that is not paper, seen from a distance."""
    width, height = page.get_size()
    bitmap = page.render(scale=_LOOK / max(width, height, 1.0), grayscale=True)
    grey = _grey(bitmap)
    counts = [grey.count(shade) for shade in range(256)]
    paper = counts.index(max(counts))
    return 1 - sum(counts[max(0, paper - _PAPER) : paper + _PAPER + 1]) / max(len(grey), 1)


def _explained(page: Page, drawn: Any) -> float:
    """The share of a page that its text makes grey."""
    width, height = drawn.get_size()
    ink = sum(_LETTER * line.size**2 * sum(not c.isspace() for c in line.text) for line in page.lines)
    return float(ink / max(width * height, 1.0))


def draw(path: Path, number: int, target: Path) -> None:
    """Draw a page in grey as a PGM file, with as many pixels whatever size it says that it has."""
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        page = pdf[number - 1]
        width, height = page.get_size()
        scale = math.sqrt(PIXELS / max(width * height, 1.0))
        bitmap = page.render(scale=scale, grayscale=True)
        # a page that says that it is as large as a house has no type of that size
        point = 1 / scale if 0.5 * POINT < 1 / scale < 2 * POINT else POINT
        Grey(bitmap.width, bitmap.height, _grey(bitmap), point).save(target)


def _grey(bitmap: Any) -> bytes:
    """The pixels of a grey bitmap, row by row, one byte each."""
    rows = bytes(bitmap.buffer)
    if bitmap.stride == bitmap.width:
        return rows[: bitmap.width * bitmap.height]
    return b"".join(rows[n : n + bitmap.width] for n in range(0, bitmap.stride * bitmap.height, bitmap.stride))


def drawing(path: Path, number: int, target: Path) -> list[str]:
    """The command that draws a page in a process of its own, where a hostile one does no harm."""
    return drawing_by(__name__, path, number, target)


def drawing_by(module: str, path: Path, number: int, target: Path) -> list[str]:
    """The command that calls a module's ``draw`` in a process that may write in the target's folder alone."""
    start = (
        "import sys, json; from importlib import import_module; from pathlib import Path; "
        "sys.path[:] = json.loads(sys.argv[1]); "
        "import_module('remiss.reading.guard.sandbox').close_off(Path(sys.argv[5]).parent); "
        "import_module(sys.argv[2]).draw(Path(sys.argv[3]), int(sys.argv[4]), Path(sys.argv[5]))"
    )
    known = [entry for entry in sys.path if entry and Path(entry).resolve() != Path.cwd()]
    where = json.dumps([str(Path(entry).resolve()) for entry in known])
    return [sys.executable, "-P", "-c", start, where, module, str(path.resolve()), str(number), str(target)]
