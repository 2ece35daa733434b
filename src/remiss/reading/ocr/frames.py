"""Picture files as responses, a photographed letter or a fax in TIFF: their frames are drawn for OCR to read.

Pillow opens them, in a process of its own; it comes with the extra ``ocr``.
"""

from __future__ import annotations

import math
import tempfile
import warnings
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from remiss.reading.draft import Draft
from remiss.reading.guard import programs
from remiss.reading.layout import lay_out
from remiss.reading.limits import Limits
from remiss.reading.ocr.grey import Grey
from remiss.reading.ocr.scan import Scan
from remiss.reading.pdf.pictures import PIXELS, POINT, drawing_by
from remiss.reading.pdf.scans import as_pages
from remiss.reading.progress import Step

MISSING = (
    "Bildfilen har inte lästs. Installera det som läser bilder (python -m pip install pillow, och tesseract med "
    "svenska) och kör igen, eller spara bilden som PDF."
)
_MOST_PIXELS = 100_000_000  # of a frame, before it is opened
_FORMATS = ("PNG", "JPEG", "TIFF", "GIF", "BMP")


def available() -> bool:
    """Whether what opens picture files is installed."""
    return find_spec("PIL") is not None


def count(path: Path, limits: Limits) -> int:
    """How many frames a picture file has. Raises ``ReadError`` for one that cannot be opened."""
    with tempfile.TemporaryDirectory(prefix="remiss-", ignore_cleanup_errors=True) as folder:
        target = Path(folder, "sida.pgm")
        command = drawing(path, 1, target)
        programs.run(command, seconds=limits.seconds, memory_mb=limits.memory_mb, folder=Path(folder))
        return int(target.with_suffix(".txt").read_text(encoding="ascii"))


def drawing(path: Path, number: int, target: Path) -> list[str]:
    """The command that draws a frame, upright, in a process of its own."""
    return drawing_by(__name__, path, number, target)


def draw(path: Path, number: int, target: Path) -> None:
    """Draw a frame in grey as a PGM file, and write how many there are beside it, as text."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = _MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(path, formats=_FORMATS) as picture:
        frames = int(getattr(picture, "n_frames", 1))
        picture.seek(number - 1)
        upright = ImageOps.exif_transpose(picture).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    grey = Image.alpha_composite(paper, upright).convert("L")
    scale = math.sqrt(PIXELS / (grey.width * grey.height))
    grey = grey.resize((max(1, round(grey.width * scale)), max(1, round(grey.height * scale))))
    Grey(grey.width, grey.height, grey.tobytes(), POINT).save(target)
    target.with_suffix(".txt").write_text(str(frames), encoding="ascii")


def read_frames(path: Path, limits: Limits, step: Step | None = None, scans: Sequence[Scan] = ()) -> Draft:
    """The document that the frames of a picture file make, as they were read by OCR."""
    draft = Draft(ocr=tuple(scan.number for scan in scans if scan.lines))
    pages = [page for page in as_pages(scans).values() if page.lines]
    if pages:
        lay_out(pages, draft)
    return draft
