"""One run: what is measured beside what, in which order, and the tables of it.

What is compared is interleaved (one round of each, then the next), on the same files, which have been read once before
so that they lie in memory; of several rounds the median counts.
"""

from __future__ import annotations

import compileall
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import remiss
from benchmarks import generate
from benchmarks.process import Ran, run
from benchmarks.stages import LINKING, REST, STAGES
from benchmarks.tables import Table, Value
from benchmarks.tasks import PEERS, installed
from remiss.reading import Limits, ocr_name

_HERE = Path(__file__).resolve().parents[1]
_BOTH = (0, 1)
"""exit codes of a compile that wrote its summary"""
_ALL = "json,csv,xlsx,docx,html"
Taken = dict[str, float | None]
Subject = Callable[[], Taken]


@dataclass(frozen=True)
class Sizes:
    """How much is measured: PDFs side by side; responses of an archive and of a case as they grow; of the case that
    two workers share and that is run again; cases and proposals for what comes after the analysis; rounds.
    """

    pdfs: int = 300
    growth: tuple[int, ...] = (50, 500, 5000)
    shared: int = 140
    again: int = 500
    after: tuple[int, ...] = (50, 140, 500)
    proposals: int = 30
    rounds: int = 3


QUICK = Sizes(pdfs=4, growth=(3, 6), shared=4, again=4, after=(4,), proposals=20, rounds=1)


def measure(sizes: Sizes, tell: Callable[[str], None], kept: Path = generate.KEPT) -> Iterator[Table]:
    """The tables, each when it is done; ``tell`` is told what is at work. The responses are ``kept`` there."""
    case, archive = partial(generate.case, kept=kept), partial(generate.archive, kept=kept)
    _as_installed()
    tell("making the responses")
    pdfs = case(sizes.pdfs, only_pdf=True)
    yield side_by_side(pdfs, sizes.rounds, tell)
    yield stages(pdfs, tell)
    yield growth("archive", [archive(size) for size in sizes.growth], sizes.growth, tell)
    yield growth("single case", [case(size) for size in sizes.growth], sizes.growth, tell)
    yield two_workers(pdfs, case(sizes.shared), sizes.rounds, tell)
    yield after_analysis([case(size, proposals=sizes.proposals) for size in sizes.after], sizes, tell)
    yield again(case(sizes.again), tell)
    yield again(case(sizes.again, scans=True), tell, scans=len(generate.scanned(sizes.again)))
    yield start_up(max(3, 2 * sizes.rounds), tell)


def _as_installed() -> None:
    """Have remiss compiled to bytecode, as an installer does, so that no process that is measured has to."""
    compileall.compile_dir(Path(remiss.__file__).parent, quiet=2)


def side_by_side(case: Path, rounds: int, tell: Callable[[str], None]) -> Table:
    """Bare text, remiss and its peers on the same PDFs."""
    libraries = {f"{name}, bare text": _task("text", case, name) for name in ("pypdfium2", "pypdf")}
    remiss: dict[str, Subject] = {
        "remiss: reading, in process": _task("read_here", case),
        "remiss: reading, guarded": _task("read_guarded", case),
        "remiss: understanding alone": _task("understand", case),
        "remiss compile, json, 1 job": _compile(case, "json", jobs=1),
        "remiss compile, json": _compile(case, "json"),
        "remiss compile, all five, 1 job": _compile(case, _ALL, jobs=1),
        "remiss compile, all five": _compile(case, _ALL),
    }
    peers = {name: _task("text", case, name) for name, module in PEERS.items() if installed(module)}
    _task("text", case, "pypdfium2")()
    taken = {**_rounds({**libraries, **remiss}, rounds, tell), **_rounds(peers, 1, tell)}
    pdfium, pypdf = (taken[name] for name in libraries)
    pages, said = pdfium["pages"] or 1, taken["remiss: understanding alone"]
    rows: list[tuple[str, tuple[Value, ...]]] = []
    for name in (*libraries, *remiss, *PEERS):
        if name not in taken:
            rows.append((name, ("not installed", *[None] * 6)))
            continue
        one = taken[name]
        rows.append(
            (
                name,
                (
                    one["seconds"],
                    one["processor"],
                    _ratio(pages, one["seconds"]),
                    _ratio(one["processor"], pdfium["processor"]),
                    _ratio(one["processor"], pypdf["processor"]),
                    one["own_mb"],
                    one["tree_mb"],
                ),
            )
        )
    megabytes = (said["bytes"] or 0) / 1e6
    return Table(
        f"Side by side: {len(list(case.rglob('*.pdf')))} PDFs of {pages:,.0f} pages",
        ("seconds", "processor s", "pages/s", "× pypdfium2", "× pypdf", "MB, itself", "MB, with children"),
        tuple(rows),
        (
            f"Understanding alone: {megabytes:.2f} MB of text, {_ratio(megabytes, said['processor']) or 0:.2f} MB/s of "
            "processor time.",
            f"The median of {rounds} rounds (of peers one), interleaved. × is of processor time, that of children "
            "included. remiss compile starts its processes anew, and that is in its time; the others are timed from "
            "when they have loaded.",
        ),
    )


def stages(case: Path, tell: Callable[[str], None]) -> Table:
    """Where understanding goes: what each of its stages takes, the dearest first."""
    tell("the stages of understanding")
    taken = _task("stages", case)()
    spent = {name: taken[name] or 0.0 for name in dict.fromkeys((*STAGES.values(), LINKING, REST))}
    whole, megabytes = sum(spent.values()), (taken["bytes"] or 0.0) / 1e6
    rows = [
        (name, (seconds, _ratio(seconds, megabytes), _ratio(100 * seconds, whole)))
        for name, seconds in sorted(spent.items(), key=lambda stage: -stage[1])
    ]
    return Table(
        f"Where understanding goes: {megabytes:.2f} MB of text",
        ("processor s", "s per MB", "% of it"),
        (*rows, ("all of it", (whole, _ratio(whole, megabytes), 100.0))),
        (
            "Of letters that have been understood once before. The first letter of a process, for which the rules and "
            f"the proposals are made ready, took {taken['first']:.2f} s.",
        ),
    )


def growth(what: str, folders: Sequence[Path], sizes: Sequence[int], tell: Callable[[str], None]) -> Table:
    """How time and memory grow with the number of responses, of a case or of an archive of cases."""
    rows: list[tuple[str, tuple[Value, ...]]] = []
    before: Taken = {}
    for folder, size in zip(folders, sizes, strict=True):
        tell(f"growth of {what}: {size} responses")
        one = _compile(folder, "json")()
        each = _ratio(1000 * (one["processor"] or 0), size)
        values = (one["seconds"], one["processor"], each, _ratio(one["processor"], before.get("processor")))
        rows.append((f"{size:,} responses", (*values, one["own_mb"], one["tree_mb"])))
        before = one
    return Table(
        f"Growth: {what}, remiss compile to json",
        ("seconds", "processor s", "ms a response", "× the one before", "MB, itself", "MB, with children"),
        tuple(rows),
    )


def two_workers(pdfs: Path, mixed: Path, rounds: int, tell: Callable[[str], None]) -> Table:
    """What a second process gives, to the bare engine and to us, by the clock."""
    pairs: dict[str, tuple[Subject, Subject]] = {
        "pypdfium2, bare text": (_task("text", pdfs, "pypdfium2"), _task("text_in_two", pdfs)),
        "remiss compile, the same PDFs": (_compile(pdfs, "json", jobs=1), _compile(pdfs, "json", jobs=2)),
        "remiss compile, a case of all kinds": (_compile(mixed, "json", jobs=1), _compile(mixed, "json", jobs=2)),
    }
    flat = {
        f"{name}, {count} at work": subject for name, pair in pairs.items() for count, subject in enumerate(pair, 1)
    }
    taken = _rounds(flat, rounds, tell)
    rows = []
    for name in pairs:
        one, two = (taken[f"{name}, {count} at work"]["seconds"] for count in (1, 2))
        rows.append((name, (one, two, _ratio(one, two))))
    return Table("Two workers", ("seconds by one", "by two", "× faster"), tuple(rows))


def after_analysis(cases: Sequence[Path], sizes: Sizes, tell: Callable[[str], None]) -> Table:
    """What compiling and each writer take, with all analyses in hand."""
    columns = ("compile", "json", "csv", "xlsx", "docx", "html", "all")
    rows = []
    for case, size in zip(cases, sizes.after, strict=True):
        tell(f"after the analysis: {size} responses")
        with _copied(case) as copy:
            taken = _task("after", copy)()
        rows.append((f"{size} responses × {sizes.proposals} proposals", tuple(taken[column] for column in columns)))
    return Table(
        "After the analysis, processor seconds",
        ("compile_summary", *columns[1:-1], "all five at once"),
        tuple(rows),
    )


def again(case: Path, tell: Callable[[str], None], scans: int = 0) -> Table:
    """A case compiled, compiled again, and compiled when one response has been changed: what a cache gives. So many of
    the responses are ``scans``, which OCR reads; where there is none, nothing is measured.
    """
    names = ("cold", "again, nothing changed", "again, one response changed")
    by = ocr_name(Limits()) if scans else ""
    rows: list[tuple[str, tuple[Value, ...]]] = []
    cold: Taken = {}
    with _copied(case) as copy, tempfile.TemporaryDirectory() as elsewhere:
        kept = dict.fromkeys(("XDG_CACHE_HOME", "LOCALAPPDATA"), elsewhere)
        for name in names if by or not scans else ():
            tell(f"a re-run{', with scans' if scans else ''}: {name}")
            if name == names[-1]:
                _change_one(copy)
            one = _as_taken(run(_command(copy, _ALL), more=kept, good=_BOTH))
            cold = cold or one
            ratios = (_ratio(one[what], cold[what]) for what in ("seconds", "processor"))
            rows.append((name, (one["seconds"], one["processor"], *ratios)))
    responses = f"{len(list((case / 'svar').iterdir()))} responses{f', {scans} of them scans' if scans else ''}"
    return Table(
        f"A re-run: {responses}, all five files",
        ("seconds", "processor s", "× cold, by the clock", "× cold, of processor time"),
        tuple(rows),
        (f"The scans are read by {by}." if by else "Tesseract is not installed: not measured.",) if scans else (),
    )


def start_up(rounds: int, tell: Callable[[str], None]) -> Table:
    """What it costs to start, in milliseconds."""
    subjects = {
        "python -c pass": _plainly("-c", "pass"),
        "import remiss": _plainly("-c", "import remiss"),
        "remiss --help": _plainly("-m", "remiss.cli", "--help"),
    }
    taken = _rounds(subjects, rounds, tell)
    bare = taken["python -c pass"]["seconds"] or 0
    rows = [(name, (1000 * (t["seconds"] or 0), 1000 * ((t["seconds"] or 0) - bare))) for name, t in taken.items()]
    return Table("Start-up", ("ms", "ms beyond python"), tuple(rows))


# --- one subject -----------------------------------------------------------------------------------------------------


def _rounds(subjects: Mapping[str, Subject], rounds: int, tell: Callable[[str], None]) -> dict[str, Taken]:
    """What each took, the median of its rounds."""
    all_taken: dict[str, list[Taken]] = {name: [] for name in subjects}
    for number in range(1, rounds + 1):
        for name, subject in subjects.items():
            tell(f"round {number} of {rounds}: {name}")
            all_taken[name].append(subject())
    return {name: _median(taken) for name, taken in all_taken.items()}


def _median(taken: Sequence[Taken]) -> Taken:
    return {key: _middle([one[key] for one in taken]) for key in taken[0]}


def _middle(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def _task(name: str, folder: Path, *rest: str) -> Subject:
    """A task of ``tasks``; its own figures go before those seen from here."""

    def subject() -> Taken:
        ran = run([sys.executable, "-m", "benchmarks.tasks", name, str(folder), *rest], within=_HERE)
        return {**_as_taken(ran), **json.loads(ran.output)}

    return subject


def _compile(case: Path, formats: str, jobs: int | None = None) -> Subject:
    """A compile of what was never compiled before: in a copy of it, where nothing is left from the last time."""

    def subject() -> Taken:
        with _copied(case) as copy:
            more = ["--jobs", str(jobs)] if jobs else []
            return _as_taken(run([*_command(copy, formats), *more], good=_BOTH))

    return subject


def _plainly(*arguments: str) -> Subject:
    return lambda: _as_taken(run([sys.executable, *arguments]))


def _command(case: Path, formats: str) -> list[str]:
    return [sys.executable, "-m", "remiss.cli", "compile", str(case), "--format", formats]


def _as_taken(ran: Ran) -> Taken:
    return {"seconds": ran.seconds, "processor": ran.processor, "own_mb": ran.own_mb, "tree_mb": ran.tree_mb}


def _change_one(case: Path) -> None:
    """Another of the case's own letters in place of one that is as long as most."""
    by_size = sorted((case / "svar").glob("*.pdf"), key=lambda path: path.stat().st_size)
    middle = len(by_size) // 2
    shutil.copyfile(by_size[middle - 1], by_size[middle])


@contextmanager
def _copied(folder: Path) -> Iterator[Path]:
    """A copy of a case or an archive, so that what is kept is not written in."""
    with tempfile.TemporaryDirectory() as place:
        yield Path(shutil.copytree(folder, Path(place) / "remissen", ignore=shutil.ignore_patterns("sammanstallning")))


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None
