"""PDF with either engine, and with what OCR read: pages of lines, laid out, with what a person should know of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from remiss.errors import ReadError
from remiss.reading.draft import Draft
from remiss.reading.layout import lay_out
from remiss.reading.layout.garbling import garbled
from remiss.reading.layout.lines import Page, letters
from remiss.reading.limits import Limits
from remiss.reading.messages import UNREADABLE, these_pages
from remiss.reading.progress import Step
from remiss.reading.scan import Scan

_ReadPages = Callable[[Path, Limits, Step | None], tuple[list[Page], int]]
_SeePictures = Callable[[Path, Sequence[Page]], set[int]]

_MORE = 1.3  # times the letters of a page's own text: then what was read from its picture counts instead
_SURE = 0.6  # on an average: an ordinary page has 0.9
_LEAST = 20  # letters that it must have beyond that


@dataclass(frozen=True)
class _Engine:
    read: _ReadPages
    pictures: _SeePictures
    exact: bool
    other: _ReadPages | None = None


def read_pdfium(path: Path, limits: Limits, step: Step | None = None, scans: Sequence[Scan] = ()) -> Draft:
    """A PDF through pdfium, with pypdf for pages that it gives symbols for letters of.

    Raises ``ReadError`` for damaged or locked files; can hang or crash. ``scans`` are pages read by OCR; those that
    need it and are not among them are named in ``needs_ocr``.
    """
    from remiss.reading.pdf import with_pdfium, with_pypdf
    from remiss.reading.pdf.pictures import pictures

    engine = _Engine(with_pdfium.read_pages, pictures, exact=True, other=with_pypdf.read_pages)
    return _read(engine, path, limits, step, scans)


def read_pypdf(path: Path, limits: Limits, step: Step | None = None, scans: Sequence[Scan] = ()) -> Draft:
    """A PDF through pypdf. Raises ``ReadError`` for damaged or locked files; ``scans`` as for ``read_pdfium``."""
    from remiss.reading.pdf import with_pypdf
    from remiss.reading.pdf.pictures import pictures_by_pypdf

    return _read(_Engine(with_pypdf.read_pages, pictures_by_pypdf, exact=False), path, limits, step, scans)


def _read(engine: _Engine, path: Path, limits: Limits, step: Step | None, scans: Sequence[Scan]) -> Draft:
    from remiss.reading.pdf.scans import as_pages

    pages, total = engine.read(path, limits, step)
    draft = Draft(pages=total)
    if total > limits.pages:
        draft.warn(
            f"PDF-filen har {total} sidor, och bara de första {limits.pages} har lästs. "
            "Dela upp filen om resten behövs."
        )
    unclear = {page.number for page in pages if _garbled(page)}
    second = _second_view(engine, path, limits, unclear)
    if second:
        draft.warn(f"{these_pages(second)} fick läsas på ett annat sätt än vanligt (pypdf). Kontrollera ordningen.")
    pages = [second.get(page.number, page) for page in pages]
    unclear -= second.keys()
    pages = [replace(page, lines=[]) if page.number in unclear else page for page in pages]
    needing = unclear | engine.pictures(path, pages)
    read = as_pages(scans)
    ocr = {page.number for page in pages if page.number in needing & read.keys() and _says_more(read, page)}
    still = needing - ocr - (read.keys() - unclear)
    if unclear & still:
        draft.warn(f"{these_pages(unclear & still)}: {UNREADABLE}")
    if wordless := {n for n in needing & read.keys() - unclear if not read[n].lines} & _without_words(pages):
        draft.warn(f"{these_pages(wordless)} är bild där OCR inte fann någon text. Kontrollera mot originalet.")
    if unsure := {scan.number for scan in scans if scan.number in ocr and scan.sure < _SURE}:
        draft.warn(f"{these_pages(unsure)} är svår att tolka (OCR), kanske handskriven. Läs den för hand.")
    draft.ocr, draft.needs_ocr = tuple(sorted(ocr)), tuple(sorted(still))
    pages = [read[page.number] if page.number in ocr else page for page in pages]
    if any(page.lines for page in pages):
        lay_out(pages, draft, exact=engine.exact and not second)
    return draft


def _without_words(pages: Sequence[Page]) -> set[int]:
    return {page.number for page in pages if not page.lines}


def _garbled(page: Page) -> bool:
    return garbled([line.text for line in page.lines])


def _second_view(engine: _Engine, path: Path, limits: Limits, unclear: Collection[int]) -> dict[int, Page]:
    """The pages, of those that an engine gives symbols for letters of, of which the other gives letters."""
    if not unclear or engine.other is None:
        return {}
    try:
        pages, _ = engine.other(path, limits, None)
    except ReadError:
        return {}
    return {page.number: page for page in pages if page.number in unclear and page.lines and not _garbled(page)}


def _says_more(read: Mapping[int, Page], own: Page) -> bool:
    """Whether the picture of a page says more than the page's own text, such as a stamp or the background's words."""
    return letters(read[own.number]) > _MORE * letters(own) + (_LEAST if own.lines else 0)
