"""``python -m benchmarks``: measures, prints the tables, and writes them where it is told."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict, replace
from pathlib import Path

from docs.making.regions import fill

from benchmarks.generate import KEPT
from benchmarks.machine import machine
from benchmarks.run import QUICK, Sizes, measure
from benchmarks.tables import as_markdown, as_text


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="What remiss costs, side by side.")
    parser.add_argument("--quick", action="store_true", help="tiny sizes: does it all run?")
    parser.add_argument("--sizes", metavar="N,N,…", help="responses of the growing archive and case [50,500,5000]")
    parser.add_argument("--pdfs", type=int, metavar="N", help="PDFs read side by side [300]")
    parser.add_argument("--rounds", type=int, metavar="N", help="of which the median counts [3]")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write all figures there too")
    parser.add_argument(
        "--markdown", type=Path, metavar="FILE", help="write the tables there too; a page keeps its words"
    )
    parser.add_argument("--made", type=Path, default=KEPT, metavar="FOLDER", help="where made responses are kept")
    given = parser.parse_args()
    sizes = QUICK if given.quick else Sizes()
    if given.sizes:
        sizes = replace(sizes, growth=tuple(int(size) for size in given.sizes.split(",")))
    sizes = replace(sizes, pdfs=given.pdfs or sizes.pdfs, rounds=given.rounds or sizes.rounds)
    tables, about = [], machine()
    for table in measure(sizes, lambda what: print(f"  … {what}", file=sys.stderr, flush=True), given.made):
        tables.append(table)
        print(as_text([table], about if len(tables) == 1 else {}), end="\n\n", flush=True)
    if given.json:
        figures = {"machine": about, "sizes": asdict(sizes), "tables": [asdict(table) for table in tables]}
        given.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    if given.markdown:
        written = as_markdown(tables, {"command": _command(given), **about})
        if given.markdown.exists():
            fill(given.markdown, {"benchmarks": written})
        else:
            given.markdown.write_text(written, encoding="utf-8")


def _command(given: argparse.Namespace) -> str:
    """What was run, but for where it was written."""
    sizes = [f"--{name} {value}" for name in ("sizes", "pdfs", "rounds") if (value := getattr(given, name))]
    return " ".join(["`python -m benchmarks", *(["--quick"] if given.quick else []), *sizes]) + "`"


if __name__ == "__main__":
    main()
