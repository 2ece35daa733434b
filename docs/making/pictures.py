"""The pictures of ``docs/kom-igang.md``, out of our own outputs for the example: ``make pictures``.

Needs Chromium, LibreOffice and, as the example has a scan in it, tesseract. Other versions of them draw a little
otherwise, so the pictures are looked at before they are committed; no test compares them.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pypdfium2  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter
from PIL import Image
from playwright.sync_api import sync_playwright

from remiss import open_case, summarise, write

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "docs" / "pictures"
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
DECIDED: dict[tuple[str, str], tuple[str, ...]] = {
    ("Sjötillsynsverket", "4.2.1"): ("stämmer", "", "GP"),
    ("Länsstyrelsen i Tiveds län", "4.2.1"): ("tillstyrker", "undantaget gäller 4.2.3", "GP"),
    ("Länsstyrelsen i Tiveds län", "4.2.2"): (),
    ("Västerhavs universitet", "4.3"): (),
    ("Kustlanda kommun", "4.2.2"): (),
}
"""of the rows that are marked for review, those in the picture: answer, note, by whom"""
_LEFT_OUT = ("Rubrik", "Sida/stycke", "När")
"""columns that the picture has no room for"""
_DOTS = 120
"""to an inch, of a page of Word or Excel"""
_COLOURS = 64
"""enough for text on few grounds, and a third of the size"""


def main() -> None:
    """Make them all."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder)
        write(summarise(open_case(ROOT / "fixtures" / "tillit")), made, ["html", "xlsx", "docx"])
        of_browser(made / "sammanstallning.html")
        decide(made / "sammanstallning.xlsx")
        of_office(made / "sammanstallning.xlsx", "arbetsbok", page=1, part=(0.03, 0.115, 0.97, 0.36))
        of_office(made / "sammanstallning.docx", "word", page=5, part=(0.06, 0.03, 0.97, 0.55))


def decide(workbook: Path) -> None:
    """Leave the rows that the tutorial decides, and decide them as it says."""
    book = openpyxl.load_workbook(workbook)
    sheet = book["Ställningstaganden"]
    columns = {str(head.value): number for number, head in enumerate(sheet[1], 1)}
    for head in _LEFT_OUT:
        sheet.column_dimensions[get_column_letter(columns[head])].hidden = True
    for number in range(2, sheet.max_row + 1):
        respondent, proposal = (str(sheet.cell(number, column).value) for column in (1, 2))
        decision = DECIDED.get((respondent, proposal))
        sheet.row_dimensions[number].hidden = decision is None
        sheet.row_dimensions[number].height = 48
        for head, value in zip(("Rätt svar", "Anteckning", "Vem"), decision or (), strict=False):
            sheet.cell(number, columns[head]).value = value
    book.save(workbook)


def of_browser(report: Path) -> None:
    """The matrix, and the dialog behind one cell."""
    program = next(filter(None, map(shutil.which, _BROWSERS)))
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1120, "height": 1800}, reduced_motion="reduce")
        page.goto(report.as_uri())
        page.locator("#matris table").screenshot(path=PICTURES / "matris.png")
        row = page.locator("#matris tr", has=page.locator("th[scope=row]").get_by_text("Ledstången Konsult AB"))
        row.locator("td").nth(3).click()
        page.locator("#ruta").screenshot(path=PICTURES / "ruta.png")
        browser.close()
    for name in ("matris", "ruta"):
        keep(Image.open(PICTURES / f"{name}.png"), name)


def of_office(file: Path, name: str, page: int, part: tuple[float, float, float, float]) -> None:
    """A part (left, top, right, bottom, in shares of it) of a page of a Word or Excel file, counted from 0."""
    office = ("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(file.parent), str(file))
    subprocess.run(office, check=True, capture_output=True)
    with pypdfium2.PdfDocument(file.with_suffix(".pdf")) as document:
        drawn = document[page].render(scale=_DOTS / 72).to_pil()
    edges = (int(share * side) for share, side in zip(part, drawn.size * 2, strict=True))
    keep(drawn.crop(tuple(edges)), name)


def keep(picture: Image.Image, name: str) -> None:
    """Write it, small."""
    picture.convert("RGB").quantize(_COLOURS).save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
