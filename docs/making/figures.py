"""The figures of ``docs/accuracy.md`` and README.md, as ``remiss evaluate`` gives them: ``make figures``.

Both sets of labelled letters are evaluated, shown and held to their floors, as by ``make evaluate``. The pages keep
their tables' heads and the names of their rows; what is written is the figures of the rows that are known here. Rows
that no command can make again (what was reached at first sight) stay as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from docs.making.regions import fill, regions
from remiss.analysis import jobs_for
from remiss.evaluating import Evaluation, Report, Scores, below, evaluate, load_floors, open_gold
from remiss.evaluating.evaluation import KEYWORDS
from remiss.evaluating.gold import ALL
from remiss.evaluating.reference import Reference
from remiss.evaluating.screen import show, show_floors
from remiss.model import ReviewReason
from remiss.terminal import console

ROOT = Path(__file__).resolve().parents[2]
NAMED = {
    Reference.NUMBER: "its section number",
    Reference.TITLE: "its title's words",
    Reference.PARAPHRASE: "two fifths of them",
    Reference.CONTENT: "only what it is about",
    Reference.SECTION: "a stand on the chapter",
    Reference.GENERAL: "a stand on the whole",
}
"""how a row of docs/accuracy.md begins"""
LATER = (ReviewReason.CORRECTION_STALE, ReviewReason.ENDORSED)
"""marks that come of what people decide, and so in no labelled case"""
Rows = Mapping[str, Iterable[str]]


def main() -> int:
    """Evaluate both sets, write the figures, and tell whether the floors are held: 0, else 1."""
    gold, hard = (_evaluated(ROOT / "fixtures" / name) for name in ("gold", "gold-hard"))
    for name, rows_of in PAGES.items():
        tables = regions((ROOT / name).read_text(encoding="utf-8"))
        made = rows_of(gold[0], hard[0])
        fill(ROOT / name, {table: with_rows(tables[table], rows) for table, rows in made.items()})
    return 0 if gold[1] and hard[1] else 1


def _evaluated(folder: Path) -> tuple[Evaluation, bool]:
    """What came of it, and whether its floors are held."""
    cases = open_gold([folder])
    found = evaluate(cases, jobs=jobs_for(sum(len(case.responses) for case, _ in cases)))
    short = below(found, load_floors(folder / "floors.toml"))
    show(found, console())
    show_floors(short, console())
    return found, not short


def readme(gold: Evaluation, hard: Evaluation) -> dict[str, Rows]:
    """The rows of each table of README.md."""
    cases = {"fixtures/gold`": gold.total, "`langa-brev`": gold.cases["langa-brev"], "fixtures/gold-hard`": hard.total}
    rows = {
        name: [*_scored(of.all), _share(of.share_unmarked), _share(of.unmarked.right), *_flips(of)]
        for name, of in cases.items()
    }
    words = gold.baselines[KEYWORDS][ALL]
    return {"accuracy": {**rows, "keywords near": [*_scored(words), "–", "–", str(words.flips), "–"]}}


def accuracy(gold: Evaluation, hard: Evaluation) -> dict[str, Rows]:
    """The rows of each table of docs/accuracy.md that is made."""
    cases = {"`gold`": gold.total, "`langa-brev`": gold.cases["langa-brev"], "`gold-hard`": hard.total}
    rows: dict[str, list[str]] = {}
    for name, of in cases.items():
        shares = (of.share_unmarked, of.unmarked.stance_accuracy, of.unmarked.right)
        rows[name] = [*_scored(of.all), *map(_share, shares), *_flips(of)]
    words = gold.baselines[KEYWORDS][ALL]
    return {
        "reached": {**rows, "keywords": [*_scored(words), "–", "–", "–", str(words.flips), "–"]},
        "named": {words: [_named(of.reference[way].all) for of in (gold, hard)] for way, words in NAMED.items()},
        "letters": {
            "no place": [_share(of.unplaced) for of in (gold, hard)],
            "sender": [_share(of.senders) for of in (gold, hard)],
        },
        "marks": {
            **{
                f"`{reason}`": [_marked(of, reason) for of in (gold, hard)]
                for reason in ReviewReason
                if reason not in LATER
            },
            "no mark": [_unmarked(of.total.unmarked) for of in (gold, hard)],
        },
    }


def with_rows(table: str, rows: Rows) -> str:
    """A Markdown table with new figures, in its last columns, where the first cell of a row has one of the names.

    Each name must have its row.
    """
    left, lines = {name: list(figures) for name, figures in rows.items()}, []
    columns = len(_cells(table.splitlines()[0]))
    for line in table.splitlines():
        cells = _cells(line)
        if name := next((name for name in left if name in cells[0]), ""):
            figures = left.pop(name)
            line = f"| {' | '.join([*cells[: columns - len(figures)], *figures])} |"
        lines.append(line)
    if left:
        raise ValueError(f"the table has no row for {', '.join(left)}")
    return "\n".join(lines)


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


PAGES = {"README.md": readme, "docs/accuracy.md": accuracy}


def _scored(of: Scores) -> list[str]:
    return [str(of.labelled), *map(_rate, (of.placing_f1, of.stance_macro_f1, of.joint_f1))]


def _flips(of: Report) -> list[str]:
    return [str(of.all.flips), str(of.unmarked.flips)]


def _named(of: Scores) -> str:
    return f"{of.labelled}, {_rate(of.recall)}, {_rate(of.stance_accuracy)}"


def _marked(of: Evaluation, reason: ReviewReason) -> str:
    """How many cells carry a mark, and how many of them are wrong."""
    found = next((mark for mark in of.marks if mark.reason is reason), None)
    return f"{found.cells}, {found.wrong}" if found else "0, 0"


def _unmarked(of: Scores) -> str:
    return f"{of.answered}, {round(of.answered * (1 - (of.right or 0)))}"


def _rate(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.1%}"


if __name__ == "__main__":
    sys.exit(main())
