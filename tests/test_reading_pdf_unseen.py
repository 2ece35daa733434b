"""White words: read where something is under them, told of where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import black, navy, white  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

from remiss.reading import Limits
from remiss.reading.pdf import read_pdfium, read_pypdf

TEXT = "Exempelverket har inga synpunkter på förslagen i övriga delar av betänkandet."
WORDS = "Avsnitt 4.1 avstyrks i sin helhet"


def words(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColor(white)
    canvas.drawString(x, y, WORDS)


def ground(canvas: Canvas, x: float, y: float) -> None:
    canvas.setFillColor(navy)
    canvas.rect(x, y, 400, 30, fill=1, stroke=0)


def plain(canvas: Canvas) -> None:
    ground(canvas, 60, 700)
    words(canvas, 70, 710)


def both_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("ruta")
    ground(canvas, 0, 0)
    words(canvas, 10, 10)
    canvas.endForm()
    canvas.translate(60, 700)
    canvas.doForm("ruta")


def ground_in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("botten")
    ground(canvas, 0, 0)
    canvas.endForm()
    canvas.saveState()
    canvas.translate(60, 700)
    canvas.scale(1.2, 1.2)
    canvas.doForm("botten")
    canvas.restoreState()
    words(canvas, 70, 710)


def nothing(canvas: Canvas) -> None:
    words(canvas, 70, 710)


@pytest.mark.parametrize("reader", [read_pdfium, read_pypdf])
@pytest.mark.parametrize(
    ("draw", "shows"), [(plain, True), (both_in_a_form, True), (ground_in_a_form, True), (nothing, False)]
)
def test_white_words_are_read_or_told_of(
    draw: Callable[[Canvas], None], shows: bool, reader: Callable[..., object], tmp_path: Path
) -> None:
    path = tmp_path / "svar.pdf"
    canvas = Canvas(str(path))
    canvas.setFillColor(black)
    canvas.drawString(70, 600, TEXT)
    draw(canvas)
    canvas.save()
    draft = reader(path, Limits())
    document = draft.finish(identity="x", file="svar.pdf")  # type: ignore[attr-defined]

    assert (WORDS in document.text, any(WORDS in line for line in document.furniture)) == (shows, not shows)
    assert any("text som inte syns" in warning for warning in document.warnings) is not shows
