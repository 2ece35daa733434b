"""Made-up consultations with made-up responses, of any size: the same seed gives the same words.

A case is a case folder as docs/case-folder.md has it; an archive is a folder of such cases, of 30 to 140 responses
each. They are made once and kept in ``benchmarks/.made/``. The bytes of PDFs and Word files are as equal as their
producers make them.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks import asked
from benchmarks.files import HERE, SCAN, kind, save
from benchmarks.letters import letter

KEPT = HERE / ".made"
SEED = 1
_FEWEST, _MOST = 30, 140
"""responses of a case of an archive"""
_A_SCAN = 90
"""of so many letters one is a scan, where there are any: 1.6 in a hundred PDFs, as of real ones"""
_BATCH = 25
"""letters that a process makes at a time"""


@dataclass(frozen=True)
class Plan:
    """A case to make: which, in what folder, with how many responses, of how many proposals (None is drawn), of what
    kinds.
    """

    folder: Path
    responses: int
    seed: str
    proposals: int | None = None
    only_pdf: bool = False
    scans: bool = False

    def report(self) -> asked.Report:
        """What is asked."""
        return asked.report(Random(f"{self.seed} report"), self.proposals)

    def bodies(self) -> list[str]:
        """Those that answer, in order, and then some that do not, a sixth as many."""
        return asked.bodies(Random(f"{self.seed} bodies"), self.responses + self.responses // 6, set())

    def kind(self, number: int, random: Random) -> str:
        """What the letter of that number comes as."""
        drawn = kind(random, only_pdf=self.only_pdf)
        return SCAN if self.scans and number in scanned(self.responses) else drawn


def scanned(responses: int) -> range:
    """Which of so many letters are scans, where there are any: one at least, and from then on evenly."""
    return range(min(_A_SCAN, responses) // 2, responses, _A_SCAN)


def case(
    responses: int,
    *,
    proposals: int | None = None,
    only_pdf: bool = False,
    scans: bool = False,
    seed: int = SEED,
    kept: Path = KEPT,
) -> Path:
    """The folder of one case with so many responses, in the folder where all are ``kept``.

    With ``scans`` the letters are the same, but for some that are pictures of themselves.
    """
    drawn = f"case-{responses}-{proposals or 'any'}{'-pdf' if only_pdf else ''}-{seed}"
    name = f"{drawn}-scans" if scans else drawn
    return _once(kept, name, [Plan(Path(), responses, f"{seed} {drawn}", proposals, only_pdf, scans)])


def archive(responses: int, *, seed: int = SEED, kept: Path = KEPT) -> Path:
    """A folder of cases with so many responses together."""
    return _once(kept, f"archive-{responses}-{seed}", list(_cases(responses, seed)))


def _cases(responses: int, seed: int) -> Iterator[Plan]:
    random, number = Random(f"{seed} archive"), 0
    while responses > 0:
        number += 1
        count = min(responses, random.randint(_FEWEST, _MOST))
        yield Plan(Path(f"{number:04}"), count, f"{seed} archive {number}")
        responses -= count


def _once(kept: Path, name: str, plans: list[Plan]) -> Path:
    """The folder of that name, made now where it is not there whole; what other sources of this have made is left."""
    target = kept / f"{_version()}-{name}"
    if not target.exists():
        making = target.with_name(f"{target.name}-making")
        shutil.rmtree(making, ignore_errors=True)
        _make(making, plans)
        making.rename(target)
    return target


def _make(folder: Path, plans: list[Plan]) -> None:
    for plan in plans:
        answers = folder / plan.folder / "svar"
        answers.mkdir(parents=True)
        toml = asked.as_toml(plan.report(), sorted(plan.bodies()[plan.responses // 6 :]))
        (folder / plan.folder / "remiss.toml").write_text(toml, encoding="utf-8", newline="\n")
    batches = [
        (folder, plan, range(at, min(at + _BATCH, plan.responses)))
        for plan in plans
        for at in range(0, plan.responses, _BATCH)
    ]
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        for _ in pool.map(_make_letters, batches):
            pass


def _make_letters(batch: tuple[Path, Plan, range]) -> None:
    folder, plan, numbers = batch
    report, names = plan.report(), plan.bodies()
    for number in numbers:
        random = Random(f"{plan.seed} letter {number}")
        made = letter(random, report, names[number])
        form = plan.kind(number, random)
        save(made, form, folder / plan.folder / "svar" / f"{number:04}.{form.rpartition('.')[2]}", random)


def _version() -> str:
    """What changes when letters would be made in another way."""
    made_by = sorted([*HERE.glob("*.py"), *HERE.glob("*.typ")])
    sources = b"".join(p.read_bytes() for p in made_by if p.stem in _MAKERS)
    return hashlib.sha256(sources).hexdigest()[:8]


_MAKERS = ("asked", "files", "generate", "letter", "letters", "words")
