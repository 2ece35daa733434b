"""Scans made for the tests: a PDF whose pages are nothing but pictures of another's, with a scanner's faults."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest


def scanned(
    source: Path,
    target: Path,
    *,
    dots: int = 200,
    skew: float = 0.0,
    turn: int = 0,
    dirt: float = 0.0,
    faint: bool = False,
    pages: frozenset[int] | None = None,
) -> Path:
    """A PDF with the pages of ``source`` as grey pictures of ``dots`` an inch.

    ``skew`` are degrees askew, ``turn`` whole quarters, ``dirt`` the share of pixels that are wrong, ``faint`` grey ink
    on grey paper. Only ``pages``, counted from 1, are pictures, if some are named: the rest keep their text.
    """
    pdfium = pytest.importorskip("pypdfium2")
    image = pytest.importorskip("PIL.Image")
    made = pdfium.PdfDocument.new()
    with pdfium.PdfDocument(source) as pdf:
        for number in range(1, len(pdf) + 1):
            if pages and number not in pages:
                made.import_pages(pdf, [number - 1])
                continue
            page = pdf[number - 1]
            picture = page.render(scale=dots / 72, grayscale=True).to_pil()
            picture = picture.rotate(skew, resample=image.Resampling.BICUBIC, fillcolor=255)
            if faint:
                picture = picture.point(lambda shade: 120 + shade * 100 // 255)
            _dirty(picture, dirt, seed=number)
            picture = picture.rotate(turn, expand=True)
            width, height = page.get_size()
            _paste(made, picture, *((height, width) if turn % 180 else (width, height)))
    made.save(target)
    return target


def _dirty(picture: Any, share: float, seed: int) -> None:
    """Specks, the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(int(share * picture.width * picture.height)):
        at = (chance.randrange(picture.width), chance.randrange(picture.height))
        picture.putpixel(at, chance.randrange(60, 200))


def _paste(made: Any, picture: Any, width: float, height: float) -> None:
    """A page that is a picture."""
    import pypdfium2  # type: ignore[import-untyped]

    bitmap = pypdfium2.PdfBitmap.from_pil(picture)
    drawn = pypdfium2.PdfImage.new(made)
    drawn.set_bitmap(bitmap)
    drawn.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = made.new_page(width, height)
    page.insert_obj(drawn)
    page.gen_content()
