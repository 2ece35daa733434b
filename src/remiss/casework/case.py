"""A case folder → its summary, with what people have decided, written in the formats asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from remiss.analysis import analyse_case, cache_of, jobs_for, summarise_analyses
from remiss.casework.orders import Orders
from remiss.casework.state import state_after, state_read
from remiss.compiling import mask_private, not_masked
from remiss.consultation import open_case
from remiss.correcting import gather, keep, keep_copies
from remiss.model import Status, Summary
from remiss.writing import FILE_NAMES, check_folder, check_formats, load, view_for, write
from remiss.writing.view import View

(_SUMMARY,) = FILE_NAMES["json"]
_NOT_TOLD = "Allt i mappen svar har inte lästs. Kör utan --mask-private för att se vad det gäller."


@dataclass(frozen=True)
class Compiled:
    """What came of a case: its summary, the files that were written, and what a person should know, in Swedish.

    ``view`` is the summary laid out, if a format needed it. ``unchanged`` says that all was as the last time, and the
    files were left as they are.
    """

    summary: Summary
    paths: tuple[Path, ...]
    warnings: tuple[str, ...]
    view: View | None = None
    unchanged: bool = False

    @property
    def whole(self) -> bool:
        """Whether all files could be read."""
        return all(document.status is Status.READ for document in self.summary.documents)


def compile_case(
    root: Path,
    orders: Orders | None = None,
    *,
    executor: Executor | None = None,
    batch: int = 1,
    progress: Callable[[str, int], None] = lambda file, files: None,
) -> Compiled:
    """Read, map, classify, summarise, lay people's decisions over it, and write. Where nothing has changed since the
    last time, what was written then is what comes of it.

    ``executor`` and ``batch`` are as for ``analyse_case``. ``progress`` is told each file's name as it is done, and how
    many there are; no name where private persons are masked. Raises CaseError for a case, and RemissError for a folder
    or a format, that cannot be used.
    """
    orders = orders or Orders()
    orders = replace(orders, formats=check_formats(orders.formats))
    case = open_case(root, proposals=orders.proposals)
    folder = orders.out or case.results
    check_folder(folder)
    decided = gather(case.root, [case.results, folder], orders.corrections)
    warnings = [*([_NOT_TOLD] if orders.mask_private and case.warnings else case.warnings), *decided.warnings]
    files = len(case.responses)
    with cache_of(case) if orders.use_cache else nullcontext() as cache:
        analyses = analyse_case(
            case,
            jobs=orders.jobs or jobs_for(files),
            executor=executor,
            batch=batch,
            limits=orders.limits,
            cache=cache,
            progress=lambda file: progress("" if orders.mask_private else file, files),
        )
        read = state_read(case, orders, analyses)
        if cache and cache.state == state_after(case, orders, read):
            paths = tuple(folder / file for name in orders.formats for file in FILE_NAMES[name])
            return Compiled(load(folder / _SUMMARY), paths, (*warnings, *cache.remarks), unchanged=True)
        summary = summarise_analyses(case.consultation, analyses, limits=orders.limits, corrections=decided.corrections)
        del analyses  # the words of all letters, which the writers do without
        kept = keep(summary, case.root)  # beside the letters, with the names that they have
        if orders.mask_private:
            warnings += not_masked(summary)
            summary = mask_private(summary)
        copies = keep_copies([book for book in decided.edited if "xlsx" in orders.formats and book.parent == folder])
        view = view_for(summary, orders.formats)
        paths = (*([kept] if kept else []), *copies, *write(summary, folder, orders.formats, shown=view))
        if cache and "json" in orders.formats and not orders.mask_private:  # all that came of it is written
            cache.keep_state(state_after(case, orders, read))
    return Compiled(summary, paths, (*warnings, *(cache.remarks if cache else ())), view)
