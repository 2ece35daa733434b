"""Summary → the five files that people and programs read, and the screen.

``write`` is the verb: it takes a Summary and a folder. ``load`` takes a ``summary.json`` back. What is shown on the
terminal is in ``remiss.writing.screen``. The room knows the Summary and nothing of how it came about.

Nothing that a respondent wrote becomes code: no formula in a cell, no markup in a page, no order to a terminal. The
same Summary gives the same bytes, whatever the day and the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from remiss.errors import RemissError
from remiss.model import Summary
from remiss.writing import as_csv, as_json
from remiss.writing.as_json import load
from remiss.writing.placing import check_folder, place

__all__ = ["FORMATS", "check_folder", "check_formats", "load", "place", "write"]

FORMATS = ("json", "csv", "xlsx", "docx", "html")
"""the formats that can be asked for; each is one file"""

FILE_NAMES = {
    "json": "summary.json",
    "csv": "matrix.csv",
    "xlsx": "sammanstallning.xlsx",
    "docx": "sammanstallning.docx",
    "html": "sammanstallning.html",
}


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats asked for, each once and in order, blanks and capitals set aside.

    Raises RemissError, with the formats there are, for one that is not in ``FORMATS`` or if none is asked for.
    """
    asked = tuple(dict.fromkeys(name.strip().lower() for name in formats))
    if unknown := [name for name in asked if name not in FORMATS]:
        raise RemissError(f"Formatet ”{unknown[0]}” finns inte. Välj bland {', '.join(FORMATS)}.")
    if not asked:
        raise RemissError(f"Ange minst ett format. Välj bland {', '.join(FORMATS)}.")
    return asked


def write(summary: Summary, folder: Path, formats: Sequence[str] = FORMATS) -> tuple[Path, ...]:
    """Write the summary to ``folder`` in each of ``formats`` and return the paths, in the order asked for.

    The folder is made if it is not there. All formats are rendered before the first file is put in its place, and a
    file that was there is replaced whole or not at all.

    Raises RemissError for a format that is not in ``FORMATS``, and where a file cannot be written.
    """
    rendered = {name: _render(name, summary) for name in check_formats(formats)}
    return tuple(place(content, Path(folder) / FILE_NAMES[name]) for name, content in rendered.items())


def _render(name: str, summary: Summary) -> bytes:
    # imported here: openpyxl, docx and jinja2 take longer to load than most summaries take to write
    match name:
        case "json":
            return as_json.render(summary)
        case "csv":
            return as_csv.render(summary)
        case "xlsx":
            from remiss.writing import as_xlsx

            return as_xlsx.render(summary)
        case "docx":
            from remiss.writing import as_docx

            return as_docx.render(summary)
        case _:
            from remiss.writing import as_html

            return as_html.render(summary)
