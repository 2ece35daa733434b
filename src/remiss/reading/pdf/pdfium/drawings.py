"""What is drawn on a page by pdfium beside its text, by address: lines and boxes, pictures, grounds of colour."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any

from remiss.errors import ReadError
from remiss.reading.messages import DAMAGED
from remiss.reading.pdf.pdfium.calls import Numbers, address, call
from remiss.reading.pdf.placed import WHITE, Box

_MOST_RULES = 5_000
_THIN = 2.5  # points
_DEEPEST = 3  # forms within forms
_TEXT, _PATH, _IMAGE, _SHADING, _FORM = range(1, 6)  # as pdfium numbers the kinds of what is drawn


@dataclass(frozen=True)
class Drawn:
    """The bounds of ruled lines and boxes, and the pieces of text, each with the forms that it stands in. ``pictured``
    says that there may be more than that.
    """

    paths: list[Box]
    texts: list[tuple[int, tuple[int, ...]]]
    pictured: bool

    @property
    def parts(self) -> bool:
        """Whether there is more than level lines, so that words of one line may be parted."""
        return any(top - bottom > _THIN for _, bottom, _, top in self.paths)

    def again(self, known: Container[int | None]) -> list[Box]:
        """The bounds of text that pdfium leaves out since it is there already; ``known`` is what it has."""
        bounds = [_bounds(found, forms) for found, forms in self.texts if found not in known]
        return [box for box in bounds if box[2] - box[0] > 1 and box[3] - box[1] > 1]


def drawn_on(page: Any) -> Drawn:
    """What is drawn on a page. A drawing with more than any table has is left alone."""
    paths: list[Box] = []
    texts: list[tuple[int, tuple[int, ...]]] = []
    pictured = False
    for kind, found, forms in _drawn(address(page)):
        if kind == _TEXT:
            texts.append((found, forms))
        elif kind == _PATH:
            paths.append(_bounds(found, forms))
            if len(paths) > _MOST_RULES:
                return Drawn([], [], pictured=True)
        elif kind in (_IMAGE, _SHADING) or (kind == _FORM and len(forms) == _DEEPEST - 1):
            pictured = True
    return Drawn(paths, texts, pictured)


def grounds(page: Any) -> Iterator[Box]:
    """The bounds of pictures and of what is filled with a colour."""
    filled = (one for one in _drawn(address(page)) if one[0] in (_PATH, _IMAGE, _SHADING))
    shades = Numbers(ctypes.c_uint, 4)
    for kind, found, forms in itertools.islice(filled, _MOST_RULES):
        if kind != _PATH or not is_white(found, shades):
            yield _bounds(found, forms)


def is_white(found: int, shades: Numbers) -> bool:
    """Whether something is filled with white, or with nothing at all; ``shades`` is room for four numbers."""
    if not call("FPDFPageObj_GetFillColor")(found, *shades.at):
        return False
    values = shades.values
    return values[3] == 0 or (values[0] >= WHITE and values[1] >= WHITE and values[2] >= WHITE)


def _drawn(holder: int, forms: tuple[int, ...] = ()) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Of all that is drawn the kind, the address, and the forms that it stands in, the innermost first."""
    of = "FPDFFormObj" if forms else "FPDFPage"
    drawn_in, kind_of = call(f"{of}_GetObject"), call("FPDFPageObj_GetType")
    for n in range(call(f"{of}_CountObjects")(holder)):
        found = drawn_in(holder, n)
        if not found:
            raise ReadError(DAMAGED)
        kind = kind_of(found)
        yield kind, found, forms
        if kind == _FORM and len(forms) < _DEEPEST - 1:
            yield from _drawn(found, (found, *forms))


def _bounds(found: int, forms: tuple[int, ...]) -> Box:
    """The bounds of what is drawn, on the page; pdfium gives those of what stands in a form in the form's own terms."""
    sides = Numbers(ctypes.c_float, 4)
    if not call("FPDFPageObj_GetBounds")(found, *sides.at):
        raise ReadError(DAMAGED)
    left, bottom, right, top = sides.values
    for form in forms:
        matrix = Numbers(ctypes.c_float, 6)
        if not call("FPDFPageObj_GetMatrix")(form, matrix.at[0]):
            raise ReadError(DAMAGED)
        a, b, c, d, e, f = matrix.values
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (left, right) for y in (bottom, top)]
        left, right = min(x for x, _ in corners), max(x for x, _ in corners)
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
    return left, bottom, right, top
