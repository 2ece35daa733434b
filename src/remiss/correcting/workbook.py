"""A reviewed workbook → what was decided in it since it was written."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remiss.compiling.addressing import key
from remiss.correcting.words import Filled, WrongWordsError, correction, filled
from remiss.errors import CaseError
from remiss.model import Noun, WrittenCorrection
from remiss.writing import labels
from remiss.writing.packing import is_timeless
from remiss.writing.wording import one_line
from remiss.writing.workbook.columns import (
    ANSWER,
    DECIDED,
    DECISIONS,
    KEPT,
    KEPT_COLUMNS,
    NAME,
    NUMBER,
    POSITIONS,
    WHOLE,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

_PROPERTIES = "docProps/custom.xml"
_NO_DECISION = re.compile(f'name="{DECISIONS}"[^>]*><vt:i4[^>]*>0</vt:i4>'.encode())
_MACHINE = ("Programmets svar", "Förbehåll")
_MOST_BYTES, _MOST_UNPACKED = 100_000_000, 1_000_000_000
_MOST_ROWS, _MOST_COLUMNS = 100_000, 100
_NOT_OURS = "är ingen arbetsbok som den här versionen av remiss compile har skrivit. Ange en sammanstallning.xlsx."


class Row(Noun):
    """A row in which something was decided: now, or when the workbook was written (``changed`` tells which).

    ``written`` is None where the person took the decision away. ``shown`` is what the row held when the workbook was
    written, and ``stored`` the signature of what was decided of the cell then, empty if nothing was.
    """

    name: str
    number: str
    filled: Filled
    written: WrittenCorrection | None
    changed: bool
    shown: Filled
    stored: str
    place: str


class _Kept(Noun):
    machine: tuple[str, str]
    shown: Filled
    stored: str
    files: tuple[str, ...]
    quote: str


def decided_in(path: Path, called: str = "") -> list[Row]:
    """The rows of a reviewed workbook in which there is a decision, or was one. ``called`` is what is said of a row's
    place, by default the file's name.

    Raises CaseError, with every row that is wrong, and where the file is no workbook of ours.
    """
    sheets = _sheets(path)
    kept = {_key(name, number): one for name, number, one in _kept(sheets[KEPT], path)}
    titles = {number: one.quote for (name, number), one in kept.items() if not name}
    rows: list[Row] = []
    faults: list[str] = []
    for sheet in (POSITIONS, WHOLE):
        for number, values in _filled_in(sheets[sheet], path, sheet):
            place = f"{called or path.name}, bladet {sheet}, rad {number}"
            try:
                if row := _row(values, kept, titles, place):
                    rows.append(row)
            except WrongWordsError as fault:
                faults.append(f"{place}: {fault}.")
    if faults:
        raise CaseError("\n".join(faults))
    return rows


def _row(
    values: dict[str, object], kept: dict[tuple[str, str], _Kept], titles: Mapping[str, str], place: str
) -> Row | None:
    name, number = one_line(str(values.get(NAME) or "")), one_line(str(values.get(NUMBER) or ""))
    given = filled([values.get(column) for column in DECIDED])
    if not name or not number:
        if given == Filled():
            return None
        raise WrongWordsError(f"{ANSWER} är ifyllt men inte remissinstans och avsnitt. Fyll i båda, eller töm raden")
    before = kept.get(_key(name, number))
    machine = tuple(one_line(str(values.get(column) or "")) for column in _MACHINE)
    if before and machine not in (before.machine, ("", "")):  # an added row has none
        raise WrongWordsError(
            f"programmets svar är ändrat. Skriv tillbaka ”{' '.join(before.machine).strip()}” och "
            f"fyll i kolumnen {ANSWER} i stället"
        )
    shown = before.shown if before else Filled()
    if given == Filled() == shown:
        return None
    behind = before or kept.get(_key(name, ""))
    written = None
    if given != Filled():
        made, confirms = correction(given, before.machine if before else None)
        tied = made.model_copy(
            update={"quote": behind.quote if behind else "", "files": behind.files if behind else ()}
        )
        proposal = None if number.casefold() == labels.WHOLE else number
        written = WrittenCorrection(
            respondent=name, proposal=proposal, title=titles.get(key(number), ""), correction=tied,
            confirms=confirms, place=place,
        )  # fmt: skip
    return Row(
        name=name,
        number=number,
        filled=given,
        written=written,
        changed=given != shown,
        shown=shown,
        stored=before.stored if before else "",
        place=place,
    )


def _key(name: str, number: str) -> tuple[str, str]:
    return key(name), key(number)


def _kept(rows: Sequence[Sequence[object]], path: Path) -> Iterator[tuple[str, str, _Kept]]:
    if not rows or tuple(rows[0][: len(KEPT_COLUMNS)]) != KEPT_COLUMNS:
        raise CaseError(f"{path} {_NOT_OURS}")
    for values in rows[1:]:
        name, number, word, added, *decided, stored, files, quote = (
            "" if value is None else str(value) for value in values[: len(KEPT_COLUMNS)]
        )
        yield (
            name, number,
            _Kept(
                machine=(word, added), shown=filled(decided), stored=stored, files=tuple(files.split()), quote=quote
            ),
        )  # fmt: skip


def _filled_in(rows: Sequence[Sequence[object]], path: Path, sheet: str) -> Iterator[tuple[int, dict[str, object]]]:
    """The rows of a sheet by the names of its columns, with their numbers."""
    heads = [one_line(str(head or "")) for head in rows[0]] if rows else []
    if missing := [name for name in (NAME, NUMBER, *_MACHINE, *DECIDED) if name not in heads]:
        raise CaseError(
            f"{path}: bladet {sheet} saknar kolumnen {missing[0]}. Skriv tillbaka rubriken på första raden."
        )
    for number, values in enumerate(rows[1:], 2):
        yield number, dict(zip(heads, values, strict=False))


def can_be_decided_in(path: Path) -> bool:
    """Has a workbook the columns to decide in, as those of earlier versions have not? Raises CaseError as above."""
    with _opened(path) as book:
        if KEPT in book.sheetnames or POSITIONS not in book.sheetnames:
            return True
        return ANSWER in next(iter(_values(book[POSITIONS], path)), ())


def is_saved_since(path: Path) -> bool:
    """Has a workbook been saved by another program since it was written? They note the time, which we do not."""
    with zipfile.ZipFile(path) as package:
        return not is_timeless(package)


def is_blank(path: Path) -> bool:
    """Is a workbook as it was written, and was nothing decided then? It need not be read."""
    try:
        with zipfile.ZipFile(path) as package:
            return is_timeless(package) and _NO_DECISION.search(package.read(_PROPERTIES)) is not None
    except (OSError, KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError):
        return False  # what is wrong with it is told when it is read


def _sheets(path: Path) -> dict[str, list[Sequence[object]]]:
    """The values of the three sheets. A formula has the value that the spreadsheet last gave it."""
    with _opened(path) as book:
        if missing := [name for name in (POSITIONS, WHOLE, KEPT) if name not in book.sheetnames]:
            if len(missing) > 1 or KEPT in missing:
                raise CaseError(f"{path} {_NOT_OURS}")
            raise CaseError(
                f"{path}: bladet {missing[0]} saknas. Har det bytt namn: ge det sitt namn igen. Är det borttaget: "
                "hämta det ur en äldre kopia, eller flytta undan arbetsboken om inget i den ska med."
            )
        return {name: _values(book[name], path) for name in (POSITIONS, WHOLE, KEPT)}


def _values(sheet: Any, path: Path) -> list[Sequence[object]]:
    """The rows of a sheet down to the last that has a value; not all that it says it has, which may be a million."""
    rows: list[Sequence[object]] = []
    for number, values in enumerate(sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)):
        if any(value is not None for value in values):
            rows += [()] * (number - len(rows))
            rows.append(values)
    if len(rows) > _MOST_ROWS:
        raise CaseError(f"{path} har för många rader för att läsas. Kontrollera att det är rätt fil.")
    return rows


@contextmanager
def _opened(path: Path) -> Iterator[Workbook]:
    import openpyxl

    try:
        if path.stat().st_size > _MOST_BYTES:
            raise CaseError(f"{path} är för stor för att läsas. Kontrollera att det är rätt fil.")
        with zipfile.ZipFile(path) as package:
            if sum(entry.file_size for entry in package.infolist()) > _MOST_UNPACKED:
                raise CaseError(f"{path} är för stor för att läsas. Kontrollera att det är rätt fil.")
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        with closing(book):
            yield book
    except CaseError:
        raise
    except FileNotFoundError:
        raise CaseError(f"Filen {path} finns inte. Kontrollera sökvägen.") from None
    except PermissionError as fault:
        raise CaseError(
            f"{path} kan inte läsas. Stäng den i andra program och kontrollera att du har rätt att läsa den."
        ) from fault
    except Exception as fault:  # what a damaged workbook brings out in openpyxl is of many kinds
        raise CaseError(
            f"{path} går inte att läsa som arbetsbok. Spara den på nytt i Excel, eller flytta undan den."
        ) from fault
