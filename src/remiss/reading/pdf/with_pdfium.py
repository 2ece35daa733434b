"""The first PDF engine: pdfium's text with its boxes. It hangs on some hostile files: only for the worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from remiss.errors import ReadError
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.pdf.glyphs import TangledError
from remiss.reading.pdf.pdfium.drawings import drawn_on, grounds
from remiss.reading.pdf.pdfium.looks import Font
from remiss.reading.pdf.pdfium.text import Text
from remiss.reading.pdf.pictures import DRAWN
from remiss.reading.pdf.placed import Box, Placed, page_of
from remiss.reading.progress import Step, pages

_MOST_AGAIN = 500
_MIDDLE = 0.25  # ems: the middle of a small letter, over the line


def read_pages(
    path: Path, limits: Limits, step: Step | None = None, *, by_letter: bool = False
) -> tuple[list[Page], int]:
    """The pages of a PDF as lines, as many as the limits allow, and how many pages there are.

    ``by_letter`` asks pdfium for every letter, also where words tell as much: slow, and to the same effect.
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
        fonts: dict[int, Font] = {}
        last = None
        for n in pages(min(total, limits.pages), step):
            page = pdf[n]
            found.append(_read_page(page, n + 1, fonts, found, by_letter))
            if last:  # not before: what is known of its fonts holds as long as pdfium has them
                last.close()
            last = page
    except pypdfium2.PdfiumError as error:
        raise ReadError(DAMAGED) from error
    finally:
        pdf.close()
    return found, total


def _read_page(page: Any, number: int, fonts: dict[int, Font], before: Sequence[Page], by_letter: bool) -> Page:
    opened = page.get_textpage()
    try:
        text, box = Text(opened.raw, fonts), page.get_cropbox()
        drawn = drawn_on(page.raw)
        glyphs = list(text.letters() if by_letter else text.words(apart=drawn.parts))
        again = drawn.again(text.drawn)

        def placed(glyphs: list[tuple[int, Placed]]) -> Page:
            made = page_of(number, glyphs, drawn.paths, box, lambda: list(grounds(page.raw)), before)
            return replace(made, plain=not drawn.pictured and len(drawn.paths) < DRAWN)

        if not again:
            try:
                return placed(glyphs)
            except TangledError:
                pass
        return placed(_bolder(list(text.letters()), again))
    finally:
        opened.close()


def _bolder(letters: list[tuple[int, Placed]], again: Sequence[Box]) -> list[tuple[int, Placed]]:
    """The letters, bold those that are drawn again; where that is most of a page, it tells nothing."""

    def is_again(letter: Placed) -> bool:
        x, y = (letter.left + letter.right) / 2, letter.y + _MIDDLE * letter.size
        return any(left <= x <= right and bottom <= y <= top for left, bottom, right, top in again)

    few = 0 < len(again) <= _MOST_AGAIN
    found = {n for n, (_, letter) in enumerate(letters) if is_again(letter)} if few else set()
    if not found or 2 * len(found) > len(letters):
        return letters
    bold = [(quarter, letter._replace(bold=True)) for quarter, letter in letters]
    return [bold[n] if n in found else one for n, one in enumerate(letters)]
