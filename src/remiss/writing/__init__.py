"""Summary → the files that people and programs read, and the screen.

``write`` is the verb: it takes a Summary and a folder. ``load`` takes a ``summary.json`` back, and ``to_frame`` makes
data frames. What is shown on the terminal is in ``remiss.writing.screen``. The room knows the Summary and nothing of
how it came about.

Nothing that a respondent wrote becomes code: no formula in a cell, no markup in a page, no order to a terminal. The
same Summary gives the same bytes, whatever the day and the machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from remiss.errors import RemissError
from remiss.model import Summary
from remiss.writing import as_csv, as_json, frames
from remiss.writing.as_json import load
from remiss.writing.collecting import nothing_collected
from remiss.writing.frames import to_frame
from remiss.writing.layout import view
from remiss.writing.placing import check_folder, place
from remiss.writing.tables import TABLES
from remiss.writing.view import View

__all__ = [
    "FILE_NAMES",
    "FORMATS",
    "WORKBOOK",
    "check_folder",
    "check_formats",
    "load",
    "place",
    "to_frame",
    "view_for",
    "write",
]

FORMATS = ("json", "csv", "xlsx", "docx", "html")
"""the formats that are written where nothing else is asked for"""

_FOR_PROGRAMS = {"json", "parquet"}

WORKBOOK = "sammanstallning.xlsx"
"""the file in which people decide"""

FILE_NAMES = {
    "json": ("summary.json",),
    "csv": ("matrix.csv",),
    "xlsx": (WORKBOOK,),
    "docx": ("sammanstallning.docx",),
    "html": ("sammanstallning.html",),
    "parquet": tuple(f"{table}.parquet" for table in TABLES),
}
"""the formats that can be asked for, and the files that each is"""


def check_formats(formats: Iterable[str]) -> tuple[str, ...]:
    """The formats asked for, each once and in order, blanks and capitals set aside.

    Raises RemissError, with the formats there are, for one that is not in ``FILE_NAMES`` or if none is asked for; and
    for Parquet, with what to install, where it cannot be written here.
    """
    asked = tuple(dict.fromkeys(name.strip().lower() for name in formats))
    if unknown := [name for name in asked if name not in FILE_NAMES]:
        raise RemissError(f"Formatet ”{unknown[0]}” finns inte. Välj bland {', '.join(FILE_NAMES)}.")
    if not asked:
        raise RemissError(f"Ange minst ett format. Välj bland {', '.join(FILE_NAMES)}.")
    if "parquet" in asked:
        frames.check_installed()
    return asked


def write(
    summary: Summary, folder: Path, formats: Sequence[str] = FORMATS, *, shown: View | None = None
) -> tuple[Path, ...]:
    """Write the summary to ``folder`` in each of ``formats`` and return the paths, in the order asked for.

    The folder is made if it is not there. All formats are rendered before the first file is put in its place, and a
    file that was there is replaced whole or not at all. ``shown`` is the summary's view, where it is at hand.

    Raises RemissError for a format that is not in ``FILE_NAMES``, and where a file cannot be written.
    """
    asked = check_formats(formats)
    with nothing_collected():
        shown = shown or view_for(summary, asked)
        rendered = [
            (file, content)
            for name in asked
            for file, content in zip(FILE_NAMES[name], _render(name, summary, shown), strict=True)
        ]
    return tuple(place(content, Path(folder) / file) for file, content in rendered)


def view_for(summary: Summary, formats: Iterable[str]) -> View | None:
    """The summary laid out, for several to use; None where none of the formats lays it out."""
    return view(summary) if set(formats) - _FOR_PROGRAMS else None


def _render(name: str, summary: Summary, shown: View | None = None) -> Iterator[bytes]:
    """The files of a format, in the order of ``FILE_NAMES``."""
    # imported here: xlsxwriter, docx and jinja2 take longer to load than most summaries take to write
    match name:
        case "json":
            yield as_json.render(summary)
        case "csv":
            yield as_csv.render(summary, shown)
        case "xlsx":
            from remiss.writing import as_xlsx

            yield as_xlsx.render(summary, shown)
        case "docx":
            from remiss.writing import as_docx

            yield as_docx.render(summary, shown)
        case "html":
            from remiss.writing import as_html

            yield as_html.render(summary, shown)
        case _:
            yield from (frames.render(summary, table) for table in TABLES)
