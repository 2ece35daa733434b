"""Pages that are pictures, read by tesseract with its Swedish model, where the machine has them.

Each page is drawn in a process of its own and read in another, one page at a time and within bounds: what a page does
to them it does to no other.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from remiss.errors import LimitError
from remiss.model import Document
from remiss.reading.guard import programs
from remiss.reading.limits import Limits
from remiss.reading.messages import these_pages
from remiss.reading.ocr import hocr
from remiss.reading.ocr.grey import Grey
from remiss.reading.ocr.scan import Scan
from remiss.reading.pdf.pictures import drawing
from remiss.reading.progress import Step

INSTALL = (
    "Installera tesseract med svenska (Windows: installationsprogrammet från UB Mannheim, med Swedish ikryssat; "
    "Debian och Ubuntu: apt install tesseract-ocr tesseract-ocr-swe; macOS: brew install tesseract tesseract-lang) "
    "och kör igen."
)
"""How to get what reads pictures."""

Drawing = Callable[[Path, int, Path], list[str]]
"""Gives the command that draws a page of a file, by its number, in a PGM file."""

_UNREAD = "är bild, eller har text som inte går att tyda,"
_LANGUAGE = "swe"
_ASKING_SECONDS = 30.0
_GIVEN_UP = 5
"""After so many pages in a row that give no words, the rest are left unread: noise, handwriting, or made to hurt."""
_SURE = 0.5  # of 1: below, what was read is no words
_FOLDER = re.compile(r'"(.+?)[/\\]?"')
_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}  # more of them take longer


@dataclass(frozen=True)
class Engine:
    """Tesseract as it is on this machine. ``name`` is its version and the fingerprint of its Swedish model.

    ``turns`` says that it can tell which way up a page is.
    """

    program: str
    name: str
    turns: bool


@cache
def engine() -> Engine | None:
    """Tesseract with Swedish, or None where the machine has not both."""
    program = programs.find("tesseract")
    if program is None:
        return None
    version = re.search(r"tesseract v?(\d[\w.]*)", _ask(program, "--version"))
    first, *languages = _ask(program, "--list-langs").splitlines() or [""]
    languages = [language.strip() for language in languages]
    if version is None or _LANGUAGE not in languages:
        return None
    return Engine(program, f"tesseract {version[1]}, {_LANGUAGE} {_model(first)}".strip(), "osd" in languages)


def remarks(document: Document, found: Engine | None, limits: Limits) -> Iterator[str]:
    """What a person should know of a document that has pages which are pictures."""
    if document.ocr:
        yield f"{these_pages(document.ocr)} är tolkad från bild (OCR). Kontrollera citat mot originalet."
    if not document.needs_ocr:
        return
    which = these_pages(document.needs_ocr)
    if len(document.needs_ocr) == document.pages:
        which = f"Hela filen ({which.lower()})"
    if not limits.ocr:
        yield f"{which} {_UNREAD} och har inte lästs, eftersom OCR är avstängt. Kör igen utan --no-ocr."
    elif found is None:
        yield f"{which} {_UNREAD} och har inte lästs. Det behövs texttolkning (OCR). {INSTALL}"
    else:
        yield f"{which} {_UNREAD} och kunde inte tolkas (OCR) inom gränserna. Läs den för hand."


def _ask(program: str, question: str) -> str:
    """What tesseract answers to a question about itself; nothing where it does not."""
    try:
        answer = subprocess.run(  # noqa: S603 (a program that was looked up, and a constant)
            [program, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_ASKING_SECONDS,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.decode("utf-8", "replace")


def _model(heading: str) -> str:
    """The fingerprint of the Swedish model, in the folder that tesseract names above its list of languages."""
    folder = _FOLDER.search(heading)
    try:
        data = Path(folder[1] if folder else os.devnull, f"{_LANGUAGE}.traineddata").read_bytes()
    except OSError:
        return ""
    return hashlib.sha256(data).hexdigest()[:12]


def read_pictures(
    path: Path,
    numbers: Sequence[int],
    found: Engine,
    limits: Limits,
    step: Step | None = None,
    *,
    drawing: Drawing = drawing,
) -> list[Scan]:
    """The pages of a file with these numbers, read from their pictures; those that could not be read are left out.

    ``drawing`` gives the command that draws a page, by default of a PDF.
    """
    scans: list[Scan] = []
    barren = 0
    deadline = time.monotonic() + limits.ocr_together
    wanted = numbers[: limits.ocr_pages]
    for done, number in enumerate(wanted):
        if step:
            step(done, len(wanted))
        seconds = min(limits.seconds, deadline - time.monotonic())
        if seconds <= 0 or barren >= _GIVEN_UP:
            break
        barren += 1
        with tempfile.TemporaryDirectory(prefix="remiss-", ignore_cleanup_errors=True) as folder:
            try:
                drawn = Path(folder, "sida.pgm")
                command = drawing(path, number, drawn)
                programs.run(command, seconds=seconds, memory_mb=limits.memory_mb, folder=drawn.parent)
                scan = _read(drawn, number, found, limits, seconds)
            except (programs.ProgramError, LimitError, OSError, ValueError):
                continue  # the page stays among those that need it
        scans.append(scan)
        if scan.lines and scan.sure >= _SURE:
            barren = 0
    return scans


def _read(drawn: Path, number: int, found: Engine, limits: Limits, seconds: float) -> Scan:
    """A page that was drawn, turned the right way up if need be."""
    picture = Grey.open(drawn)
    said = _recognise(drawn, found, limits, seconds, segmentation=1 if found.turns else 3)
    if degrees := hocr.turned(said):
        picture = picture.turned_back(degrees)
        picture.save(drawn)
        said = _recognise(drawn, found, limits, seconds, segmentation=3)
    return hocr.parse(said, number=number, picture=picture)


def _recognise(picture: Path, found: Engine, limits: Limits, seconds: float, *, segmentation: int) -> bytes:
    """What tesseract reads in a picture, as hOCR."""
    target = picture.with_suffix("")
    how = ["-l", _LANGUAGE, "--psm", str(segmentation), "--dpi", "300", "hocr"]
    programs.run(
        [found.program, str(picture), str(target), *how],
        seconds=seconds,
        memory_mb=limits.memory_mb,
        folder=picture.parent,
        environment=_ONE_THREAD,
    )
    return target.with_suffix(".hocr").read_bytes()
