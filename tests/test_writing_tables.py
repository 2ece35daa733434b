"""matrix.csv and sammanstallning.xlsx."""

from __future__ import annotations

import csv
import io
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from remiss.model import Summary
from remiss.writing import as_csv, as_xlsx
from remiss.writing.layout import view
from remiss.writing.workbook.cells import MAX_CELL
from summaries import FORMULA, POSITIONS, big, called, empty, small


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def opened(summary: Summary) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx.render(summary)))


def test_csv_is_what_swedish_excel_opens() -> None:
    content = as_csv.render(small())
    assert content.startswith("\ufeffRemissinstans;Kategori;3.1 Myndigheten bör ge stöd;".encode())
    assert content.count(b"\n") == content.count(b"\r\n") == len(small().respondents) + 1


def test_csv_has_every_position_in_its_cell() -> None:
    summary = small()
    head, *lines = rows_of(as_csv.render(summary))
    assert len(head) == 2 + len(summary.consultation.proposals)
    shown = view(summary)
    for line, row in zip(lines, shown.rows, strict=True):
        assert line[2:] == [row.both(at) for at in range(len(row.cells))]
    flat = [cell for line in lines for cell in line[2:]]
    assert sum(not cell.startswith(("ej berört", "ej läst")) for cell in flat) == len(POSITIONS)
    assert flat.count("ej berört [rättad] (programmet: avstyrker)") == len(summary.dismissed)
    assert "avstyrker (med villkor) [granska]" in flat
    assert "avstyrker [rättad] (programmet: tillstyrker (i huvudsak))" in flat
    assert "tveksam [rättad] (programmet: ej berört)" in flat
    assert "tillstyrker [kontrollerad]" in flat


@pytest.mark.parametrize("name", [FORMULA, "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\uff1d1+1", "\r=1", "\u202e=1"])
def test_csv_has_no_cell_that_begins_a_formula(name: str) -> None:
    for line in rows_of(as_csv.render(called(small(), name))):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "\uff1d")) for cell in line)


def test_xlsx_has_its_sheets_and_its_frozen_heads() -> None:
    book = opened(small())
    assert book.sheetnames == [
        "Matris", "Ställningstaganden", "Övergripande", "Så rättar du", "Antal per förslag", "Utkast",
        "Inte knutna till förslag", "Inaktuella rättelser", "Filer", "Remissinstanser", "Val", "remiss",
    ]  # fmt: skip
    assert [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"] == ["Val", "remiss"]
    assert book["Matris"].freeze_panes == "C6"
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.print_title_rows
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        if sheet.title not in ("Matris", "Ställningstaganden", "Så rättar du"):
            assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("summary", [small(), big(15, 14)], ids=["words", "signs"])
def test_xlsx_has_every_position_twice(summary: Summary) -> None:
    book, shown = opened(summary), view(summary)
    cells = [[cell.value for cell in line[2:]] for line in book["Matris"].iter_rows(min_row=6)]
    for line, row in zip(cells, shown.rows, strict=True):
        for words, stand in zip(line, row.cells, strict=True):
            assert str(words)[0] == (stand.sign if stand else row.empty_sign)
            assert ("?" in str(words) or "granska" in str(words)) == bool(stand and stand.review)
    listed = list(book["Ställningstaganden"].iter_rows(min_row=2, values_only=True))
    emptied = {(it.name, it.head) for it in shown.dismissed}
    filled = [line for line in listed if line[0] and (line[0], line[1]) not in emptied]
    assert len(filled) == len(summary.positions)
    assert sum(bool(line[0]) for line in listed) == len(summary.positions) + len(emptied)
    for values, stand in zip(filled, shown.stands, strict=True):
        assert values[:2] == (stand.name, stand.head)
        assert all(quote.text in str(values[3]) for quote in stand.quotes)


def test_xlsx_colours_go_with_the_signs() -> None:
    fills: dict[str, set[str]] = {}
    for line in opened(small())["Matris"].iter_rows(min_row=6, min_col=3):
        for cell in line:
            fills.setdefault(str(cell.value)[0], set()).add(str(cell.fill.fgColor.rgb))
    assert all(len(colours) == 1 for colours in fills.values())
    assert len(set().union(*(fills[sign] for sign in "+−○"))) == 3


def test_xlsx_loses_nothing_that_came_in() -> None:
    summary, book = small(), opened(small())
    files = {line[0] for line in book["Filer"].iter_rows(min_row=2, values_only=True)}
    assert files == {record.file for record in summary.documents}
    bodies = [line[0] for line in book["Remissinstanser"].iter_rows(min_row=2, values_only=True)]
    assert len(bodies) == len(summary.respondents) + len(summary.not_answered)
    assert "Vi avstyrker bestämt" in str(book["Inte knutna till förslag"]["C2"].value)
    assert book["Antal per förslag"]["D2"].value == summary.counts["3.1"].supports


@settings(max_examples=15, deadline=None)
@given(name=st.one_of(st.text(st.characters(), max_size=30), st.sampled_from([FORMULA, "#N/A", "+1", "1", "TRUE"])))
def test_xlsx_is_never_a_formula(name: str) -> None:
    content = as_xlsx.render(called(small(), name))
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert not any(b"<f>" in package.read(entry) for entry in package.namelist() if "sheet" in entry)
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert isinstance(cell.value, str | int | None)


def test_xlsx_keeps_a_formula_text_when_the_cell_is_edited() -> None:
    sheet = opened(small())["Remissinstanser"]
    cell = next(cell for (cell,) in sheet.iter_rows(max_col=1) if cell.value == FORMULA)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


@pytest.mark.parametrize(
    "words", ["<r><t>Nej</t></r>", "<b> & </c>", "_x0041_ och _x000D_", "  två blanka  ", "rad\nrad", "\U0001f600 å"]
)
def test_xlsx_holds_words_as_they_are_written(words: str) -> None:
    found = opened(saying(words))["Inte knutna till förslag"]["C2"]
    assert (found.value, found.data_type) == (words, "s")


def saying(words: str) -> Summary:
    """A summary in which the statement without a proposal says this."""
    summary = small()
    said = tuple(
        statement.model_copy(update={"text": words, "evidence": ()}) if statement.id in summary.unplaced else statement
        for statement in summary.statements
    )
    return summary.model_copy(update={"statements": said})


def test_xlsx_cuts_what_a_cell_cannot_hold() -> None:
    longest = max(
        len(str(cell))
        for line in opened(called(small(), "ord " * 9_000))["Inte knutna till förslag"].values
        for cell in line
    )
    assert longest == MAX_CELL


def test_xlsx_of_nobody() -> None:
    book = opened(empty())
    assert book["Ställningstaganden"]["A2"].value == "(inget att visa)"


def test_xlsx_counts_what_a_cell_holds_as_excel_does() -> None:
    words = "\U0001f600" * MAX_CELL  # each is two of Excel's characters
    kept = str(opened(saying(words))["Inte knutna till förslag"]["C2"].value)
    assert kept.startswith("\U0001f600" * 100)
    assert kept.endswith("allt står i summary.json]")
    assert MAX_CELL - 1 <= len(kept.encode("utf-16-le")) // 2 <= MAX_CELL
