"""The workbook as a person meets it: what can be chosen, what prints, and nothing in it that calculates or fetches."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from remiss import CaseError, Summary
from remiss.correcting.workbook import decided_in
from remiss.model import Respondent
from remiss.writing import as_xlsx
from summaries import big, empty, small

SHEETS = [
    "Matris", "Ställningstaganden", "Övergripande", "Så rättar du", "Antal per förslag", "Utkast",
    "Inte knutna till förslag", "Inaktuella rättelser", "Filer", "Remissinstanser", "Val", "remiss",
]  # fmt: skip
NAMES = [
    '=HYPERLINK("http://x.example")', "=cmd|' /C calc'!A0", "'", '"', "a,b;c", "@SUM(1)", "+46", "-1", "Å" * 300,
    "'!$A$1",
]  # fmt: skip


def opened(summary: Summary) -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.render(summary)))


def named(names: list[str]) -> Summary:
    """A summary whose respondents, documents and proposals are called this."""
    respondents = tuple(
        Respondent(id=r.id, name=names[at % len(names)], category=r.category, invited=r.invited)
        for at, r in enumerate(small().respondents)
    )
    proposals = tuple(
        p.model_copy(update={"title": names[at % len(names)]}) for at, p in enumerate(small().consultation.proposals)
    )
    consultation = small().consultation.model_copy(update={"title": names[0], "proposals": proposals})
    return small().model_copy(update={"respondents": respondents, "consultation": consultation})


@pytest.mark.parametrize("make", [small, empty, big, lambda: named(NAMES), lambda: named(NAMES[::-1])])
def test_nothing_in_it_calculates_or_fetches(make: Callable[[], Summary]) -> None:
    content = as_xlsx.render(make())
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name).decode("utf-8") for name in package.namelist()}
    assert not [name for name in parts if re.search("external|vba|connection|query|ole|activex|comments|drawing", name)]
    for name, part in parts.items():
        assert not re.search(r"<f[ >/]|ddeLink|<hyperlink|<oleObject|<definedName[^>]*>[^<]*\[", part), name
        assert "TargetMode" not in part
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f"]


@pytest.mark.parametrize("make", [small, empty, lambda: named(NAMES)])
def test_what_can_be_chosen_is_a_place_in_a_sheet_whatever_the_names(make: Callable[[], Summary]) -> None:
    book = opened(make())
    choices = [
        (sheet.title, validation.formula1, validation.sqref)
        for sheet in book
        for validation in sheet.data_validations.dataValidation
    ]
    assert choices
    for sheet, source, cells in choices:
        found = re.fullmatch(r"'Val'!\$([A-D])\$1:\$\1\$(\d+)", source)
        assert found, source
        column, last = found.groups()
        words = [book["Val"][f"{column}{line}"].value for line in range(1, int(last) + 1)]
        assert len(words) == len(set(words)) or make is not small
        assert (None in words) == (make is empty and column == "C")
        assert book[sheet][str(cells).partition(":")[0]] is not None
    by_column = {source.split("$")[1] for _, source, _ in choices}
    assert by_column == {"A", "B", "C", "D"}
    assert [book["Val"][f"A{line}"].value for line in range(1, 5)] == [
        "stämmer",
        "tillstyrker",
        "avstyrker",
        "synpunkter",
    ]


def test_the_sheets_can_be_found_read_and_printed() -> None:
    book = opened(small())
    assert book.sheetnames == SHEETS
    assert (book.properties.title, book.properties.language) == ("Pärlfiske i förändring", "sv-SE")
    assert {s.title: s.sheet_state for s in book if s.sheet_state != "visible"} == {
        "Val": "veryHidden",
        "remiss": "veryHidden",
    }
    for sheet in book.worksheets[:-2]:
        assert sheet.print_title_rows, sheet.title
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth or 1) == ("landscape", 1)
        merged = sorted(str(cells) for cells in sheet.merged_cells.ranges)
        assert merged == (["A2:G2", "A3:G3"] if sheet.title == "Matris" else [])
    for name in ("Ställningstaganden", "Övergripande"):
        heads = [cell.value for cell in book[name][1]]
        assert None not in heads
        assert len(heads) == len(set(heads))
        own = [heads.index(head) for head in ("Rätt svar", "Rätt förbehåll", "Anteckning", "Vem", "När")]
        assert own == list(range(own[0], own[0] + 5))
        assert heads.index("Granska") + 1 == own[0]  # why to look stands beside where to answer
        printed = book[name].print_area
        assert printed == f"'{name}'!$A$1:$N${20 if name == 'Ställningstaganden' else 2}"
        colours = {book[name].cell(2, at + 1).fill.fgColor.rgb[2:] for at in own}
        assert colours == {"FFF6D6"}
        assert sum(book[name].column_dimensions[chr(65 + at)].width for at in range(own[0] + 1)) < 200


def test_a_proposal_without_a_number_goes_by_its_id_in_all_lists() -> None:
    book = opened(small())
    for name in ("Antal per förslag", "Utkast"):
        assert [row[0].value for row in book[name].iter_rows(min_row=2)] == ["3.1", "3.2.1", "3.2.2", "4", "ikraft"]


def test_a_workbook_that_says_it_is_endless_is_read_or_told(tmp_path: Path) -> None:
    """A format that was put on a last row or a whole sheet makes a workbook say that it has a million rows."""
    book = opened(small())
    sheet = book["Ställningstaganden"]
    sheet.cell(1_048_576, 16_384).number_format = "@"
    book.save(tmp_path / "far.xlsx")
    assert decided_in(tmp_path / "far.xlsx") == decided_in_small(tmp_path)
    for line in range(2, 100_003):
        sheet.cell(line, 20).value = "x"
    book.save(tmp_path / "long.xlsx")
    with pytest.raises(CaseError, match="för många rader"):
        decided_in(tmp_path / "long.xlsx")


def decided_in_small(folder: Path) -> Any:
    (folder / "far.xlsx").write_bytes(as_xlsx.render(small()))
    return decided_in(folder / "far.xlsx")


def test_what_was_written_is_no_decision(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(as_xlsx.render(named(NAMES)))
    rows = decided_in(tmp_path / "a.xlsx")
    assert len(rows) == 4
    assert not [row for row in rows if row.changed]
