"""A case to correct, and what a person does to its workbook. Every body in it is invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
from click.testing import CliRunner, Result

from remiss.cli import main
from remiss.model import Position, Summary
from remiss.writing import load

TOML = """
title = "Böcker på väg"
invited = ["Bokverket", "Söderåsa kommun", "Norrviks kommun"]

[[proposals]]
number = "3.1"
title = "Bokbussarna ska bli fler"

[[proposals]]
number = "3.2"
title = "Ett register över bokbussar ska inrättas"

[[proposals]]
number = "4"
title = "Tillsynen ska samlas hos Trafiknämnden"
"""
LETTERS = {
    "bokverket.txt": "Bokverket\n\nBokverket tillstyrker förslaget i avsnitt 3.1.\n\n"
                     "Verket avstyrker förslaget i avsnitt 3.2.",
    "soderasa.txt": "Söderåsa kommun\n\nKommunen tillstyrker förslaget i avsnitt 3.1 och förslaget i avsnitt 3.2.",
    "lasfolket.txt": "Läsfolkets förening\n\nLäsfolkets förening avstyrker förslaget i avsnitt 4.",
}  # fmt: skip
Fill = Mapping[tuple[str, str], Sequence[str]]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], env={"COLUMNS": "200"})


def summary_of(case: Path) -> Summary:
    return load(case / "sammanstallning" / "summary.json")


def cell(case: Path, respondent: str, proposal: str) -> Position | None:
    found = (p for p in summary_of(case).positions if (p.respondent, p.proposal) == (respondent, proposal))
    return next(found, None)


def fill_in(case: Path, fills: Fill, *, sheet: str = "Ställningstaganden", book: str = "sammanstallning.xlsx") -> None:
    """Fill in the yellow columns of rows, by respondent and number; a row that is not there is put at the end."""
    path = case / "sammanstallning" / book
    opened = openpyxl.load_workbook(path)
    rows = list(opened[sheet].iter_rows())
    heads = [head.value for head in rows[0]]
    own = [heads.index(name) for name in ("Rätt svar", "Rätt förbehåll", "Anteckning", "Vem", "När")]
    left = dict(fills)
    for row in rows[1:]:
        key = (row[0].value, row[1].value)
        if key == (None, None) and left:
            key = next(iter(left))
            row[0].value, row[1].value = key
        if key in left:
            for at, value in zip(own, left.pop(key), strict=False):
                row[at].value = value or None
    assert not left
    opened.save(path)
