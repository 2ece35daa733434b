"""A folder of many cases → each of them compiled, where something is new, and an index of what each gave.

Each case is one piece of work, done whole in one process, on this machine or another: what comes back of it is a line
of the index, so that memory does not grow with the archive.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from remiss.analysis.sharing import share
from remiss.casework.case import Compiled, compile_case
from remiss.casework.orders import Orders
from remiss.casework.state import state_after, state_before
from remiss.consultation import DEFINITION, find_cases, find_responses, open_case
from remiss.consultation.case import RESPONSES, RESULTS
from remiss.errors import CaseError, RemissError
from remiss.model import ArchiveEntry, ArchiveIndex, Stance, Status
from remiss.reading.guard.ending import process_pool, to_the_end
from remiss.writing import as_index, check_formats, place

INDEX, TABLE = "arkiv.json", "arkiv.csv"
_SAVED_EACH = 20.0  # seconds


def is_archive(root: Path) -> bool:
    """Is a folder no case itself, but are there cases in it?"""
    return root.is_dir() and not (root / DEFINITION).is_file() and bool(find_cases(root))


def compile_archive(
    root: Path,
    orders: Orders | None = None,
    *,
    executor: Executor | None = None,
    progress: Callable[[str, int], None] = lambda case, cases: None,
) -> tuple[ArchiveIndex, tuple[Path, ...]]:
    """Compile each case below a folder, and write the index; both it and the paths of its files are returned.

    A case of which nothing has changed since the last time is left as it is (``orders.use_cache`` False: none is). One
    that cannot be compiled has its line, which says why, and stops nothing. So many ``orders.jobs`` cases are worked on
    at once, by default one for each processor, or as many as the ``executor`` takes; the largest come first.
    ``orders.out`` is a folder for all results, each case's under its own name. ``progress`` is told of each case as it
    is done, and how many there are. Raises CaseError where there are none, and RemissError for a format that cannot be
    used.
    """
    orders = orders or Orders()
    if orders.corrections or orders.proposals:
        raise RemissError(
            f"{root} är en mapp med flera remisser: --corrections och --proposals går bara att ange för en remiss i "
            "taget."
        )
    orders = replace(orders, formats=check_formats(orders.formats))
    cases = find_cases(root)
    if not cases:
        raise CaseError(f"Det finns ingen remiss i {root}. Ange en mapp där det ligger mappar med {DEFINITION} i.")
    folder = orders.out or root / RESULTS
    shelf = _Shelf(folder, [case.relative_to(root).as_posix() for case in cases])
    before = shelf.entries if orders.use_cache else {}
    pieces = []
    for case, name in zip(cases, shelf.names, strict=True):
        own = replace(orders, out=orders.out / name if orders.out else None, jobs=1)
        pieces.append(_Piece(case, name, own, before.get(name)))
    pieces.sort(key=lambda piece: -piece.size)
    try:
        with _workers(orders.jobs or os.cpu_count() or 1, executor) as workers:
            for piece, entry in share(_compiled, pieces, workers) if workers else ((p, _compiled(p)) for p in pieces):
                shelf.put(entry)
                progress(piece.name, len(pieces))
    finally:
        paths = shelf.save()
    return shelf.index, paths


class _Shelf:
    """The index of an archive while it is made: saved now and then, so that a run that is ended is gone on with."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.names = names
        self._folder = folder
        self._saved = time.monotonic()
        self.entries: dict[str, ArchiveEntry] = {}
        with suppress(OSError, ValueError):  # there is none, or none that can be used
            found = ArchiveIndex.model_validate_json((folder / INDEX).read_bytes())
            self.entries = {entry.case: entry for entry in found.cases if entry.case in set(names)}

    @property
    def index(self) -> ArchiveIndex:
        return ArchiveIndex(cases=tuple(self.entries[name] for name in self.names if name in self.entries))

    def put(self, entry: ArchiveEntry) -> None:
        self.entries[entry.case] = entry
        if time.monotonic() - self._saved > _SAVED_EACH:
            self.save()

    def save(self) -> tuple[Path, ...]:
        self._saved = time.monotonic()
        made = ((INDEX, as_index.as_json(self.index)), (TABLE, as_index.as_csv(self.index)))
        return tuple(place(content, self._folder / name) for name, content in made)


@dataclass(frozen=True)
class _Piece:
    """A case to work on: its folder, its name in the archive, how, and what it gave the last time, if anything."""

    root: Path
    name: str
    orders: Orders
    before: ArchiveEntry | None

    @property
    def size(self) -> int:
        """Bytes of its letters."""
        with suppress(OSError):
            return sum(path.stat().st_size for path in find_responses(self.root / RESPONSES))
        return 0


def _compiled(piece: _Piece) -> ArchiveEntry:
    """What one case gives: what it gave, where nothing has changed. Nothing is raised for it."""
    with to_the_end():
        try:
            case = open_case(piece.root)
            given = state_before(case, piece.orders)
            if piece.before and piece.before.state == state_after(case, piece.orders, given):
                return piece.before
            compiled = compile_case(piece.root, piece.orders)
            return _entry(piece.name, compiled, state_after(case, piece.orders, given))
        except RemissError as fault:
            return ArchiveEntry(case=piece.name, error=str(fault))
        except Exception as fault:  # of ours: it must not stop the others
            told = f"Remissen kunde inte sammanställas (fel i remiss: {type(fault).__name__}). Kör den för sig."
            return ArchiveEntry(case=piece.name, error=told)


def _entry(name: str, compiled: Compiled, state: str) -> ArchiveEntry:
    summary = compiled.summary
    stances = Counter(position.stance for position in summary.positions)
    return ArchiveEntry(
        case=name,
        title=summary.consultation.title,
        reference=summary.consultation.reference or "",
        dnr=summary.consultation.dnr or "",
        state=state,
        files=len(summary.documents),
        unread=sum(document.status is not Status.READ for document in summary.documents),
        answered=len(summary.respondents),
        not_answered=len(summary.not_answered),
        supports=stances[Stance.SUPPORTS],
        rejects=stances[Stance.REJECTS],
        comments=stances[Stance.COMMENTS],
        review=sum(bool(position.review) for position in summary.positions),
        unplaced=len(summary.unplaced),
        warnings=compiled.warnings,
    )


@contextmanager
def _workers(jobs: int, executor: Executor | None) -> Iterator[Executor | None]:
    if executor or jobs <= 1:
        yield executor
        return
    with process_pool(jobs) as pool:
        yield pool
