"""The second PDF engine: pypdf, pure Python, with limits of its own. Slower, and it sees no characters' outlines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from remiss.errors import LimitError, ReadError
from remiss.reading.layout.lines import Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.pdf.operators import Drawn
from remiss.reading.pdf.placed import page_of
from remiss.reading.progress import Step, pages


def read_pages(path: Path, limits: Limits, step: Step | None = None) -> tuple[list[Page], int]:
    """The pages of a PDF as lines, as many as the limits allow, and how many pages there are.

    Raises ``ReadError`` for what pypdf refuses, ``LimitError`` where it meets a limit of its own.
    """
    import pypdf
    from pypdf.errors import LimitReachedError, PyPdfError

    try:
        with pypdf.PdfReader(path) as pdf:
            if pdf.is_encrypted and not pdf.decrypt(""):
                raise ReadError(LOCKED)
            total = len(pdf.pages)
            found: list[Page] = []
            for n in pages(min(total, limits.pages), step):
                found.append(_read_page(pdf.pages[n], n + 1, found))
            return found, total
    except LimitReachedError as error:
        raise LimitError("PDF-filen är för stor när den packas upp. Spara om den i ett PDF-program.") from error
    except ReadError:
        raise
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        # pypdf lets these through for broken files
        raise ReadError(DAMAGED) from error


def _read_page(page: Any, number: int, before: Sequence[Page]) -> Page:
    drawn = Drawn().page(page)
    left, bottom, right, top = (float(side) for side in page.cropbox)
    return page_of(number, drawn.glyphs, drawn.boxes, (left, bottom, right, top), lambda: drawn.grounds, before)
