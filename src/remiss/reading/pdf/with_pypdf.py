"""The second PDF engine: pypdf, pure Python. It knows where a piece of text starts but not where it ends."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from remiss.errors import LimitError, ReadError
from remiss.reading.layout.lines import Line, Page
from remiss.reading.limits import Limits
from remiss.reading.messages import DAMAGED, LOCKED
from remiss.reading.progress import Step, pages

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
# About how wide a character is in running text, in ems, as the engine gives no widths.
_NARROW, _WIDE, _CAPITAL, _OTHER = 0.28, 0.76, 0.68, 0.48
_SAME_BASELINE = 0.25  # ems
_WIDE_GAP = 4.0  # ems: more than the widths can be wrong by on a short line
_USUAL_HEIGHT = 842.0  # points: A4


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
            return [_read_page(pdf.pages[n], n + 1) for n in pages(min(total, limits.pages), step)], total
    except LimitReachedError as error:
        raise LimitError("PDF-filen är för stor när den packas upp. Spara om den i ett PDF-program.") from error
    except ReadError:
        raise
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError) as error:
        # pypdf lets these through for broken files
        raise ReadError(DAMAGED) from error


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    left: float
    base: float
    size: float
    bold: bool

    @property
    def right(self) -> float:
        return self.left + self.size * sum(map(_width, self.text.strip()))


def _width(c: str) -> float:
    if c in " .,:;'|!()[]iljtfrI-":
        return _NARROW
    if c in "mwMW@—%":
        return _WIDE
    return _CAPITAL if c.isupper() else _OTHER


def _read_page(page: Any, number: int) -> Page:
    height = float(page.mediabox.height) or _USUAL_HEIGHT
    top = float(page.mediabox.top)
    pieces: list[_Piece] = []

    def visit(text: str, cm: list[float], tm: list[float], font: dict[str, Any] | None, size: float) -> None:
        if not text.strip():
            # a space on its own belongs to the piece before it
            if pieces and text and "\n" not in text:
                last = pieces[-1]
                pieces[-1] = _Piece(last.text + " ", last.left, last.base, last.size, last.bold)
            return
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = math.hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
        name = str((font or {}).get("/BaseFont", "")).lower()
        bold = any(word in name for word in _BOLD_NAMES)
        # a piece can hold several lines where the engine saw a line break only afterwards
        for n, line in enumerate(text.strip("\n").split("\n")):
            pieces.append(_Piece(line, x, top - y + n * 1.2 * size * scale, size * scale, bold))

    page.extract_text(visitor_text=visit)
    return Page(number=number, height=height, lines=list(_lines(pieces, number)))


def _lines(pieces: list[_Piece], page: int) -> Iterator[Line]:
    """Pieces on one baseline make a line, parted where one starts far from where the last can have ended."""
    rows: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda p: p.base):
        if rows and piece.base - rows[-1][0].base <= _SAME_BASELINE * max(piece.size, 1.0):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for number, row in enumerate(rows):
        row.sort(key=lambda p: p.left)
        part = [row[0]]
        for piece in row[1:]:
            if piece.left - part[-1].right > _WIDE_GAP * piece.size:
                yield _line(part, page, number)
                part = []
            part.append(piece)
        yield _line(part, page, number)


def _line(part: list[_Piece], page: int, row: int) -> Line:
    longest = max(part, key=lambda p: len(p.text))
    letters = sum(len(p.text) for p in part)
    return Line(
        text="".join(p.text for p in part),
        page=page,
        left=part[0].left,
        right=part[-1].right,
        base=longest.base,
        size=longest.size,
        bold=sum(len(p.text) for p in part if p.bold) >= 0.9 * letters,
        row=row,
    )
