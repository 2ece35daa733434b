"""PDF with either engine, and with what OCR read: pages of lines, laid out, with what a person should know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from remiss.errors import ReadError
from remiss.reading.draft import Draft
from remiss.reading.layout import lay_out
from remiss.reading.layout.garbling import blotted, garbled
from remiss.reading.layout.lines import Page, letters
from remiss.reading.limits import Limits
from remiss.reading.messages import UNREADABLE, UNSEEN, these_pages
from remiss.reading.ocr.scan import Scan
from remiss.reading.progress import Step

_ReadPages = Callable[[Path, Limits, Step | None], tuple[list[Page], int]]
_SeePictures = Callable[[Path, Sequence[Page]], set[int]]

# Times the letters of a page's own text: with more, what was read from its picture counts instead. Where lines of that
# text cannot be read, with about as many.
_MORE, _AS_MUCH = 1.3, 0.8
_SURE = 0.6  # on an average: an ordinary page has 0.9
_LEAST = 20  # letters that it must have beyond that


@dataclass(frozen=True)
class _Engine:
    read: _ReadPages
    pictures: _SeePictures
    other: _ReadPages | None = None


def read_pdfium(path: Path, limits: Limits, step: Step | None = None, scans: Sequence[Scan] = ()) -> Draft:
    """A PDF through pdfium, with pypdf for pages that it gives symbols for letters of.

    Raises ``ReadError`` for damaged or locked files; can hang or crash. ``scans`` are pages read by OCR; those that
    need it and are not among them are named in ``needs_ocr``.
    """
    from remiss.reading.pdf import with_pdfium, with_pypdf
    from remiss.reading.pdf.pictures import pictures

    engine = _Engine(with_pdfium.read_pages, pictures, other=with_pypdf.read_pages)
    return _read(engine, path, limits, step, scans)


def read_pypdf(path: Path, limits: Limits, step: Step | None = None, scans: Sequence[Scan] = ()) -> Draft:
    """A PDF through pypdf. Raises ``ReadError`` for damaged or locked files; ``scans`` as for ``read_pdfium``."""
    from remiss.reading.pdf import with_pypdf
    from remiss.reading.pdf.pictures import pictures_by_pypdf

    return _read(_Engine(with_pypdf.read_pages, pictures_by_pypdf), path, limits, step, scans)


def _read(engine: _Engine, path: Path, limits: Limits, step: Step | None, scans: Sequence[Scan]) -> Draft:
    pages, total = engine.read(path, limits, step)
    draft = Draft(pages=total)
    if total > limits.pages:
        draft.warn(
            f"PDF-filen har {total} sidor, och bara de första {limits.pages} har lästs. "
            "Dela upp filen om resten behövs."
        )
    faulty = {page.number for page in pages if _faulty(page)}
    second = _second_view(engine, path, limits, faulty)
    if second:
        draft.warn(
            f"{these_pages(second)} fick läsas på ett annat sätt än vanligt (pypdf). Kontrollera citat mot originalet."
        )
    pages = [second.get(page.number, page) for page in pages]
    unclear = faulty - second.keys()
    pages = [_legible(page) if page.number in unclear else page for page in pages]
    if hiding := [page.number for page in pages if page.hides]:
        draft.warn(f"{these_pages(hiding)} {UNSEEN}")
    pages = _with_scans(pages, scans, unclear, engine.pictures(path, pages), draft)
    if any(page.lines for page in pages):
        lay_out(pages, draft)
    return draft


def _with_scans(
    pages: Sequence[Page], scans: Sequence[Scan], unclear: Set[int], seen: Set[int], draft: Draft
) -> list[Page]:
    """The pages, with what was read from the pictures of some in place of their own text, where that says more.

    ``unclear`` are pages with text that cannot be read, ``seen`` those that show more than their text says. The draft
    is told which pages were read by OCR, which need to be, and what a person should know of either.
    """
    from remiss.reading.pdf.scans import as_pages

    read = {number: page for number, page in as_pages(scans).items() if number in unclear | seen}
    own = {page.number: page for page in pages}
    ocr = {n for n in read if _says_more(read[n], own[n], _AS_MUCH if n in unclear else _MORE)}
    needing = (unclear | seen) - ocr - (read.keys() - unclear)
    empty = {n for n in read.keys() - ocr - needing if not own[n].lines and not read[n].lines}
    hard = {scan.number for scan in scans if scan.number in ocr and scan.sure < _SURE}
    for numbers, what in (
        (unclear & needing, UNREADABLE),
        (empty, "är bild där OCR inte fann någon text. Kontrollera mot originalet."),
        (hard, "är svår att tolka (OCR), kanske handskriven. Läs den för hand."),
    ):
        if numbers:
            draft.warn(f"{these_pages(numbers)} {what}")
    draft.ocr, draft.needs_ocr = tuple(sorted(ocr)), tuple(sorted(needing))
    return [read[page.number] if page.number in ocr else page for page in pages]


def _faulty(page: Page) -> bool:
    """Whether a page, or a line of it, cannot be read for want of letters."""
    texts = [line.text for line in page.lines]
    return garbled(texts) or any(map(blotted, texts))


def _legible(page: Page) -> Page:
    """A page without the lines that cannot be read."""
    lines = [line for line in page.lines if not blotted(line.text)]
    return replace(page, lines=[] if garbled([line.text for line in lines]) else lines)


def _second_view(engine: _Engine, path: Path, limits: Limits, faulty: Set[int]) -> dict[int, Page]:
    """The pages, of those that one engine cannot read for want of letters, that the other can."""
    if not faulty or engine.other is None:
        return {}
    try:
        pages, _ = engine.other(path, limits, None)
    except ReadError:
        return {}
    return {page.number: page for page in pages if page.number in faulty and page.lines and not _faulty(page)}


def _says_more(read: Page, own: Page, times: float) -> bool:
    """Whether a page as it was read from its picture says more than its own text, a stamp perhaps, by so many times."""
    return letters(read) > times * letters(own) + (_LEAST if own.lines and times > 1 else 0)
