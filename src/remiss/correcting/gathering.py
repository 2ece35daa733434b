"""All that people have decided, from rattelser.csv and reviewed workbooks, each cell once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from remiss.compiling.addressing import key
from remiss.compiling.masking import BLOCK, label
from remiss.correcting.table import load, render
from remiss.correcting.words import Filled, filled
from remiss.correcting.workbook import Row, can_be_decided_in, decided_in, is_blank, is_saved_since
from remiss.errors import CaseError
from remiss.model import Summary, WrittenCorrection
from remiss.writing import WORKBOOK, labels, place
from remiss.writing.workbook.columns import decided_values, signature

KEPT = "rattelser.csv"
"""where corrections are kept, in the case folder"""
_COPIES = "granskade"
_OPEN = "{} är öppen i ett annat program. Det som inte är sparat där har inte kommit med: spara, stäng och kör igen."
Key = tuple[str, str]


@dataclass(frozen=True)
class Gathered:
    """Corrections as they were written, each cell once, and the workbooks in which a person has worked.

    ``warnings`` tell, in Swedish, what a person should know before trusting that all is there.
    """

    corrections: tuple[WrittenCorrection, ...] = ()
    edited: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


def gather(root: Path, folders: Iterable[Path] = (), files: Iterable[Path] = ()) -> Gathered:
    """What has been decided of a case: rattelser.csv in ``root``, and over it what was decided in the workbooks of
    ``folders``, where there are any, and in ``files`` (workbooks, or other files like rattelser.csv).

    A decision that a workbook only shows, as it was written into it, is not taken from it but from rattelser.csv, so
    that it can be changed there too; it is taken where that file is not there at all. Raises CaseError where a file
    cannot be read, a row is wrong, or a cell is decided in two ways.
    """
    kept = root / KEPT
    pile = _Pile(load(kept) if kept.exists() else [], whole=not kept.exists())
    books = [folder / WORKBOOK for folder in dict.fromkeys(folders)]
    own = [book for book in books if book.is_file() and not is_blank(book) and can_be_decided_in(book)]
    for path, called in (*((book, book.name) for book in own), *((file, str(file)) for file in files)):
        if path.suffix.lower() == ".csv":
            if not path.is_file():
                raise CaseError(f"Filen {path} finns inte. Kontrollera sökvägen.")
            pile.add(load(path, called))
        else:
            pile.lay(path, decided_in(path, called))
    if pile.faults:
        raise CaseError("\n".join(pile.faults))
    warnings = tuple(_OPEN.format(book) for book in books if _is_open(book))
    edited = tuple(book for book in own if is_saved_since(book) or book in pile.edited)
    return Gathered(tuple(pile.corrections.values()), edited, warnings)


def keep(summary: Summary, root: Path) -> Path | None:
    """Write the corrections of a summary down in ``root``; the path if the file was written, None if it is right."""
    path, content = root / KEPT, render(summary)
    nothing = content == render(summary.model_copy(update=_NOTHING))
    if (nothing and not path.exists()) or (path.exists() and path.read_bytes() == content):
        return None
    return place(content, path)


def is_kept(summary: Summary, gathered: Gathered) -> bool:
    """Does a summary hold these corrections and no other?"""
    names = {respondent.id: respondent.name for respondent in summary.respondents}
    cells = [(names[p.respondent], p.proposal, p.correction) for p in summary.positions if p.correction]
    cells += [(names[d.respondent], d.proposal or "", d.correction) for d in summary.dismissed]
    cells += [(names[g.respondent], "", g.correction) for g in summary.general if g.correction]
    cells += [(s.respondent, s.proposal or "", s.correction) for s in summary.stale]
    heads = {p.id: p.number or p.id for p in summary.consultation.proposals}
    held = {(name, heads.get(proposal, ""), decided_values(made)) for name, proposal, made in cells}
    return held == {(w.respondent, w.proposal or "", decided_values(w.correction)) for w in gathered.corrections}


def keep_copies(books: Sequence[Path]) -> list[Path]:
    """Put reviewed workbooks aside before they are written anew: a person may have added more to them than answers."""
    copies = []
    for book in books:
        content = book.read_bytes()
        name = f"{book.stem}-{hashlib.sha256(content).hexdigest()[:8]}{book.suffix}"
        copies.append(place(content, book.parent / _COPIES / name))
    return copies


def _is_open(book: Path) -> bool:
    """Have Excel or LibreOffice left the mark beside a workbook that says that they have it open?"""
    return any(book.with_name(name).exists() for name in (f"~${book.name}", f".~lock.{book.name}#"))


class _Pile:
    """Corrections by cell. ``whole`` says that nothing is kept, so that all that a workbook shows is taken from it.

    A private person has another name in a workbook that was written with --mask-private: the one that follows from the
    name and the documents in rattelser.csv.
    """

    def __init__(self, written: Iterable[WrittenCorrection], *, whole: bool) -> None:
        self.corrections: dict[Key | tuple[str, str, str], WrittenCorrection] = {}
        self.faults: list[str] = []
        self.edited: list[Path] = []
        self._whole = whole
        self._decided: dict[Key, Row] = {}
        self._names: dict[str, str] = {}
        self.add(written)

    def add(self, written: Iterable[WrittenCorrection]) -> None:
        """Add what another list of corrections has. Of two for a cell both stay, for compiling to find fault with."""
        for one in written:
            self._names[label(one.respondent, one.correction.files)] = one.respondent
            cell = _key(one.respondent, one.proposal or labels.WHOLE)
            before = self.corrections.get(cell)
            if before is None:
                self.corrections[cell] = one
            elif _values(before) != _values(one):
                self.corrections[*cell, one.place] = one

    def lay(self, path: Path, rows: Iterable[Row]) -> None:
        """Lay what was decided in a workbook over what is kept."""
        changed = False
        for row in rows:
            cell = _key(self._names.get(row.name, row.name), row.number)
            if not row.changed:
                if self._whole and row.written:
                    self.corrections.setdefault(cell, row.written)
                continue
            changed = True
            other, kept = self._decided.get(cell), self.corrections.get(cell)
            if kept and not other:
                row = _with_note_of(kept, row)
            if other and _values(other.written) != _values(row.written):
                self._fault(row, other.place)
            elif not other and _values(kept) != _values(row.written):
                if kept and (signature(kept.correction) != row.stored or _both_noted(kept, row)):
                    self._fault(row, kept.place)
                elif row.written:
                    self.corrections[cell] = row.written
                else:
                    self.corrections.pop(cell, None)
            self._decided.setdefault(cell, row)
        if changed:
            self.edited.append(path)

    def _fault(self, row: Row, other: str) -> None:
        self.faults.append(
            f"{row.place}: {row.name}, {row.number} är rättad på ett annat sätt i {other}. Gör dem lika, eller ta bort "
            "den ena."
        )


def _key(name: str, number: str) -> Key:
    return key(name), key(number)


def _with_note_of(kept: WrittenCorrection, row: Row) -> Row:
    """The row with the note that is kept, where the one in the workbook stands as it was written: it may be masked, or
    older.
    """
    if row.written is None or row.filled.note != row.shown.note:
        return row
    correction = row.written.correction.model_copy(update={"note": kept.correction.note})
    return row.model_copy(update={"written": row.written.model_copy(update={"correction": correction})})


def _both_noted(kept: WrittenCorrection, row: Row) -> bool:
    """Has the note been changed in the workbook, and in another way where it is kept? What is masked cannot be told."""
    if row.written is None or row.filled.note == row.shown.note or BLOCK in row.shown.note:
        return False
    return kept.correction.note not in (row.shown.note, row.filled.note)


def _values(written: WrittenCorrection | None) -> Filled:
    """What was decided, as the columns of a workbook hold it; all empty for nothing."""
    return filled(decided_values(written.correction if written else None))


_NOTHING = {"positions": (), "general": (), "dismissed": (), "stale": ()}
