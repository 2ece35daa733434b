"""PDF with either engine: pages of lines, laid out, with what a person should know of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from remiss.errors import ReadError
from remiss.reading.draft import Draft
from remiss.reading.layout import lay_out
from remiss.reading.layout.characters import garbled
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import SCANNED, UNREADABLE
from remiss.reading.progress import Step

_ReadPages = Callable[[Path, Limits, Step | None], tuple[list[Page], int]]


class GarbledError(ReadError):
    """The engine gave symbols instead of letters; another may do better."""


def read_pdfium(path: Path, limits: Limits, step: Step | None = None) -> Draft:
    """A PDF through pdfium. Raises ``ReadError`` for damaged, locked or garbled files; can hang or crash."""
    from remiss.reading.pdf.with_pdfium import read_pages

    return _read(read_pages, path, limits, step, exact=True)


def read_pypdf(path: Path, limits: Limits, step: Step | None = None) -> Draft:
    """A PDF through pypdf. Raises ``ReadError`` for damaged, locked or garbled files."""
    from remiss.reading.pdf.with_pypdf import read_pages

    return _read(read_pages, path, limits, step, exact=True)


def _read(read_pages: _ReadPages, path: Path, limits: Limits, step: Step | None, *, exact: bool) -> Draft:
    pages, total = read_pages(path, limits, step)
    draft = Draft(pages=total)
    if total > limits.pages:
        draft.warn(
            f"PDF-filen har {total} sidor, och bara de första {limits.pages} har lästs. "
            "Dela upp filen om resten behövs."
        )
    texts = [line.text for page in pages for line in page.lines]
    if garbled(texts):
        raise GarbledError(UNREADABLE)
    if not any(text.strip() for text in texts):
        draft.warn(SCANNED)
        return draft
    bare = [page.number for page in pages if not page.lines]
    if bare:
        which = ", ".join(map(str, bare[:10])) + (" …" if len(bare) > 10 else "")
        draft.warn(f"Sida {which} saknar text (tom eller inskannad). Kontrollera att inget av vikt står där.")
    lay_out(pages, draft, exact=exact)
    return draft
