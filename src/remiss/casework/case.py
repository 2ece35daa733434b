"""A case folder → its summary, with what people have decided, written in the formats asked for."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from remiss.analysis import cache_of, jobs_for, summarise
from remiss.compiling import mask_private, not_masked
from remiss.consultation import open_case
from remiss.correcting import gather, keep, keep_copies
from remiss.model import Status, Summary
from remiss.reading import Limits
from remiss.writing import FORMATS, check_folder, check_formats, view_for, write
from remiss.writing.view import View

_NOT_TOLD = "Allt i mappen svar har inte lästs. Kör utan --mask-private för att se vad det gäller."


@dataclass(frozen=True)
class Orders:
    """How a case is to be compiled.

    ``formats`` are some of ``remiss.writing.FILE_NAMES``; ``out`` is where they are written, by default the case's own
    ``sammanstallning``. ``corrections`` are files with decisions beside those in the case folder, ``proposals`` a CSV
    in place of those in remiss.toml. ``jobs`` are as many files as are read at once, by default as many as pay.
    """

    out: Path | None = None
    formats: tuple[str, ...] = FORMATS
    corrections: tuple[Path, ...] = ()
    proposals: Path | None = None
    mask_private: bool = False
    use_cache: bool = True
    jobs: int | None = None
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True)
class Compiled:
    """What came of a case: its summary, the files that were written, and what a person should know, in Swedish."""

    summary: Summary
    paths: tuple[Path, ...]
    warnings: tuple[str, ...]
    view: View | None = None
    """the summary laid out, if a format needed it"""

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
    """Read, map, classify, summarise, lay people's decisions over it, and write.

    ``executor`` and ``batch`` are as for ``analyse_case``. ``progress`` is told each file's name as it is done, and how
    many there are; no name where private persons are masked. Raises CaseError for a case, and RemissError for a folder
    or a format, that cannot be used.
    """
    orders = orders or Orders()
    formats = check_formats(orders.formats)
    case = open_case(root, proposals=orders.proposals)
    folder = orders.out or case.results
    check_folder(folder)
    decided = gather(case.root, [case.results, folder], orders.corrections)
    warnings = [*([_NOT_TOLD] if orders.mask_private and case.warnings else case.warnings), *decided.warnings]
    files = len(case.responses)
    with cache_of(case) if orders.use_cache else nullcontext() as cache:
        summary = summarise(
            case,
            jobs=orders.jobs or jobs_for(files),
            executor=executor,
            batch=batch,
            limits=orders.limits,
            cache=cache,
            progress=lambda file: progress("" if orders.mask_private else file, files),
            corrections=decided.corrections,
        )
    warnings += cache.remarks if cache else ()
    kept = keep(summary, case.root)  # beside the letters, with the names that they have
    if orders.mask_private:
        warnings += not_masked(summary)
        summary = mask_private(summary)
    copies = keep_copies([book for book in decided.edited if "xlsx" in formats and book.parent == folder])
    shown = view_for(summary, formats)
    paths = (*([kept] if kept else []), *copies, *write(summary, folder, formats, shown=shown))
    return Compiled(summary, paths, tuple(warnings), shown)
