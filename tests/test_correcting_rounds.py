"""Corrections in the hands of people: spreadsheet programs, colleagues' copies, changed names and numbers, faults."""

from __future__ import annotations

import datetime
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from remiss import Stance
from remiss.model import Staleness
from remiss.reading.guard import programs
from reviewing import LETTERS, TOML, cell, fill_in, run, summary_of

SOFFICE = programs.find("soffice")
needs_soffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
HEAD = "remissinstans;avsnitt;svar"
QUICK = ("--format", "json,xlsx")


@pytest.fixture
def case(make_case: Callable[..., Path]) -> Path:
    made = make_case(TOML, LETTERS)
    run("compile", made, *QUICK)
    return made


def book_of(case: Path) -> Path:
    return case / "sammanstallning" / "sammanstallning.xlsx"


def stance(case: Path, respondent: str, proposal: str) -> Stance | None:
    found = cell(case, respondent, proposal)
    return found.stance if found else None


def stale(case: Path) -> list[tuple[str, str | None, Staleness]]:
    return [(s.respondent, s.proposal, s.why) for s in summary_of(case).stale]


def column(sheet: Worksheet, name: str) -> int:
    return [head.value for head in sheet[1]].index(name) + 1


def keep(case: Path, *rows: str, head: str = HEAD) -> None:
    (case / "rattelser.csv").write_text("\n".join((head, *rows, "")), encoding="utf-8")


def rename(case: Path, before: str, after: str) -> None:
    definition = (case / "remiss.toml").read_text(encoding="utf-8")
    assert before in definition
    (case / "remiss.toml").write_text(definition.replace(before, after), encoding="utf-8")


# --- spreadsheet programs --------------------------------------------------------------------------------------------


def saved_by_libreoffice(book: Path, folder: Path) -> None:
    """Open a workbook and save it again, as a person does."""
    subprocess.run(  # the program that was found, on our own file
        [str(SOFFICE), "--headless", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "ut"), str(book)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    shutil.move(folder / "ut" / book.name, book)


@needs_soffice
def test_the_round_goes_by_libreoffice(case: Path, tmp_path: Path) -> None:
    book = book_of(case)
    fill_in(case, {("Bokverket", "3.1"): ("stämmer", "", "=1+1", "Greta", "2031-05-02")})
    opened: Any = openpyxl.load_workbook(book)
    sheet = opened["Ställningstaganden"]
    row = next(r for r in sheet.iter_rows() if (r[0].value, r[1].value) == ("Bokverket", "3.2"))
    row[column(sheet, "Rätt svar") - 1].value = "synpunkter"
    row[column(sheet, "När") - 1].value = datetime.date(2031, 5, 3)
    opened.save(book)
    saved_by_libreoffice(book, tmp_path)
    after: Any = openpyxl.load_workbook(book)
    assert {s.title: s.sheet_state for s in after}["remiss"] == "hidden"
    lists = [d for d in after["Ställningstaganden"].data_validations.dataValidation if d.type == "list"]
    assert len(lists) == 4
    for _ in range(2):
        assert run("compile", case, *QUICK).exit_code == 0
        kept = (case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
        assert [line.split(";")[:7] for line in kept] == [
            ["Bokverket", "3.1", "tillstyrker", "", "2", "Greta", "2031-05-02"],
            ["Bokverket", "3.2", "synpunkter", "", "", "", "2031-05-03"],
        ]
        saved_by_libreoffice(book, tmp_path)
    fill_in(case, {("Bokverket", "3.1"): ("", "", "", "", "")})
    saved_by_libreoffice(book, tmp_path)
    assert run("compile", case, *QUICK).exit_code == 0
    assert len((case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()) == 2


@needs_soffice
def test_a_name_like_a_formula_goes_by_libreoffice(make_case: Callable[..., Path], tmp_path: Path) -> None:
    name = '=HYPERLINK("http://x.example")'
    toml = TOML.replace("invited = [", f"invited = ['{name}', ")
    case = make_case(toml, {"a.txt": f"{name}\n\nVi avstyrker förslaget i avsnitt 4."})
    run("compile", case, *QUICK)
    fill_in(case, {(name, "4"): ("tillstyrker", "", "-1 'x")})
    saved_by_libreoffice(book_of(case), tmp_path)
    opened: Any = openpyxl.load_workbook(book_of(case))
    assert not [c for sheet in opened for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert run("compile", case, *QUICK).exit_code == 0
    (position,) = summary_of(case).positions
    assert (position.stance, position.correction and position.correction.note) == (Stance.SUPPORTS, "-1 'x")


def test_what_is_typed_stays_text(case: Path) -> None:
    """In a cell that is text "4.10" is no number, and a name that begins with = no formula."""
    sheet: Any = openpyxl.load_workbook(book_of(case))["Ställningstaganden"]
    for name in ("Remissinstans", "Avsnitt", "Rätt svar", "Rätt förbehåll", "Anteckning", "Vem", "När"):
        at = column(sheet, name)
        assert {sheet.cell(line, at).number_format for line in range(2, sheet.max_row + 1)} == {"@"}


def test_rows_and_columns_may_be_moved_added_and_taken_away(case: Path) -> None:
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",), ("Läsfolkets förening", "4"): ("stämmer",)})
    book: Any = openpyxl.load_workbook(book_of(case))
    sheet = book["Ställningstaganden"]
    sheet.insert_cols(3)
    sheet.cell(1, 3).value = "Egen kolumn"
    sheet.cell(2, 3).value = "kolla med Nils"
    at = column(sheet, "Citat")
    sheet.delete_cols(at)
    lines = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    soderasa = next(line for line in lines if line[0] == "Söderåsa kommun")
    lines.remove(soderasa)  # a row that is taken away is no decision
    for line, values in enumerate([*reversed(lines), [None] * len(soderasa)], 2):
        for at, value in enumerate(values, 1):
            sheet.cell(line, at).value = value
    book.create_sheet("Mina anteckningar").append(["att göra"])
    book["Matris"]["A1"].value = "Vår matris"
    book.save(book_of(case))
    assert run("compile", case, *QUICK).exit_code == 0
    decided = {(p.respondent, p.proposal): p.stance for p in summary_of(case).positions if p.correction}
    assert decided == {("bokverket", "3.1"): Stance.REJECTS, ("lasfolkets-forening", "4"): Stance.REJECTS}
    assert stance(case, "soderasa-kommun", "3.1") is Stance.SUPPORTS


def test_a_workbook_with_notes_of_its_own_is_put_aside_too(case: Path) -> None:
    book: Any = openpyxl.load_workbook(book_of(case))
    book["Filer"]["A9"].value = "ring Nils"
    book.save(book_of(case))
    worked_in = book_of(case).read_bytes()
    assert run("compile", case, *QUICK).exit_code == 0
    folder = case / "sammanstallning" / "granskade"
    assert [path.read_bytes() for path in folder.iterdir()] == [worked_in]
    assert run("compile", case, *QUICK).exit_code == 0
    assert len(list(folder.iterdir())) == 1


# --- faults ----------------------------------------------------------------------------------------------------------


def _named(book: Any) -> None:
    book["Ställningstaganden"].title = "Blad1"


def _without_column(book: Any) -> None:
    sheet = book["Övergripande"]
    sheet.delete_cols(column(sheet, "Rätt svar"))


def _without_hidden(book: Any) -> None:
    book["Ställningstaganden"].cell(2, 10).value = "avstyrker"
    del book["remiss"]


def _half_filled(book: Any) -> None:
    book["Ställningstaganden"].cell(9, 10).value = "avstyrker"


def _sorted_in_part(book: Any) -> None:
    sheet = book["Ställningstaganden"]
    at = column(sheet, "Programmets svar")
    sheet.cell(2, at).value, sheet.cell(3, at).value = sheet.cell(3, at).value, sheet.cell(2, at).value


def _twice(book: Any) -> None:
    sheet = book["Ställningstaganden"]
    for line, word in ((2, "avstyrker"), (9, "synpunkter")):
        sheet.cell(line, 1).value, sheet.cell(line, 2).value = "Bokverket", "3.1"
        sheet.cell(line, 10).value = word


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_named, ["sammanstallning.xlsx: bladet Ställningstaganden saknas. Har det bytt namn: ge det sitt namn igen."]),
        (_without_column, ["sammanstallning.xlsx: bladet Övergripande saknar kolumnen Rätt svar. Skriv tillbaka"]),
        (_without_hidden, ["sammanstallning.xlsx är ingen arbetsbok som den här versionen av remiss compile har"]),
        (_half_filled, ["sammanstallning.xlsx, bladet Ställningstaganden, rad 9: Rätt svar är ifyllt men inte remiss"]),
        (_sorted_in_part, ["bladet Ställningstaganden, rad 2: programmets svar är ändrat. Skriv till", "rad 3"]),
        (_twice, ["rad 9: Bokverket, 3.1 är rättad på ett annat sätt i sammanstallning.xlsx, bladet Ställningstagan",
                  "rad 2. Gör dem lika, eller ta bort den ena."]),
    ],
)  # fmt: skip
def test_a_fault_in_the_workbook_says_where_and_what_to_do(
    case: Path, change: Callable[[Any], None], says: list[str]
) -> None:
    book = openpyxl.load_workbook(book_of(case))
    assert [cell.value for cell in book["Ställningstaganden"][1]][9] == "Rätt svar"
    change(book)
    book.save(book_of(case))
    before = book_of(case).read_bytes()
    result = run("compile", case, *QUICK)
    assert result.exit_code == 2
    assert [words for words in says if words not in result.output] == [], result.output
    assert book_of(case).read_bytes() == before
    assert not (case / "rattelser.csv").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("remissinstans;avsnitt;svar\r\nSöderåsa kommun;3.1;avstyrker\r\n".encode("cp1252"), "CSV UTF-8 i Excel"),
        ("remissinstans;avsnitt;svar\n".encode("utf-16"), "CSV UTF-8 i Excel"),
        (f"{HEAD}\nBokverket;3.1;{'a' * 200_000}\n".encode(), "följer inte formatet CSV"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(case: Path, content: bytes, says: str) -> None:
    (case / "rattelser.csv").write_bytes(content)
    result = run("compile", case)
    assert (result.exit_code, says in result.output) == (2, True), result.output
    assert (case / "rattelser.csv").read_bytes() == content


def test_a_table_saved_by_excel_is_read(case: Path) -> None:
    """Semicolons, a byte order mark, CRLF, a blank row of semicolons; what Excel takes for a number is text."""
    keep(case, "Bokverket;3.1;avstyrker")
    run("compile", case, *QUICK)
    written = (case / "rattelser.csv").read_bytes()
    assert written.startswith(b"\xef\xbb\xbfremissinstans;")
    assert b";#" in written
    (case / "rattelser.csv").write_bytes(written + b";;;;;;;;;\r\n")
    assert run("compile", case, *QUICK).exit_code == 0
    assert (case / "rattelser.csv").read_bytes() == written
    assert stale(case) == []


def test_an_open_workbook_is_warned_of(case: Path) -> None:
    (case / "sammanstallning" / "~$sammanstallning.xlsx").write_bytes(b"")
    result = run("compile", case, *QUICK)
    assert result.exit_code == 0
    told = " ".join(result.output.split())
    assert "sammanstallning.xlsx är öppen i ett annat program. Det som inte är sparat där har inte kommit med" in told


def test_huge_notes_and_many_lines_are_kept(case: Path) -> None:
    note = "läst; noga\n\"med\" citat, 'så' – " + "å" * 40_000
    keep(case, 'Bokverket;3.1;avstyrker;"' + note.replace('"', '""') + '"', head=f"{HEAD};anteckning")
    for _ in range(2):
        assert run("compile", case, *QUICK).exit_code == 0
        found = cell(case, "bokverket", "3.1")
        assert found is not None
        assert found.correction is not None
        assert found.correction.note == note
    fill_in(case, {("Bokverket", "3.1"): ("synpunkter",)})  # in the workbook the note is cut
    assert run("compile", case, *QUICK).exit_code == 0
    found = cell(case, "bokverket", "3.1")
    assert found is not None
    assert found.correction is not None
    assert (found.stance, found.correction.note) == (Stance.COMMENTS, note)


# --- colleagues ------------------------------------------------------------------------------------------------------


@pytest.fixture
def copies(case: Path, tmp_path: Path) -> Callable[..., tuple[Path, Path]]:
    """Two copies of the workbook with the same name, one for each colleague, in which something is filled in."""

    def make(first: dict[tuple[str, str], tuple[str, ...]], second: dict[tuple[str, str], tuple[str, ...]]) -> Any:
        made = []
        for name, fills in (("greta", first), ("nils", second)):
            own = tmp_path / name / "sammanstallning"
            own.mkdir(parents=True)
            shutil.copy(book_of(case), own / "sammanstallning.xlsx")
            fill_in(own.parent, fills)
            made.append(own / "sammanstallning.xlsx")
        return tuple(made)

    return make


def test_colleagues_who_agree_or_decide_different_cells_are_merged(
    case: Path, copies: Callable[..., tuple[Path, Path]]
) -> None:
    one, other = copies(
        {("Bokverket", "3.1"): ("avstyrker",), ("Bokverket", "3.2"): ("synpunkter",)},
        {("Bokverket", "3.1"): ("avstyrker",), ("Läsfolkets förening", "4"): ("tillstyrker",)},
    )
    assert run("compile", case, "--corrections", one, "--corrections", other, *QUICK).exit_code == 0
    assert len([p for p in summary_of(case).positions if p.correction]) == 3
    assert run("compile", case, "--corrections", other, "--corrections", one, *QUICK).exit_code == 0  # again is no harm
    assert len([p for p in summary_of(case).positions if p.correction]) == 3


def test_colleagues_who_disagree_are_told_which_copy_says_what(
    case: Path, copies: Callable[..., tuple[Path, Path]]
) -> None:
    one, other = copies({("Bokverket", "3.1"): ("avstyrker",)}, {("Bokverket", "3.1"): ("synpunkter",)})
    result = run("compile", case, "--corrections", one, "--corrections", other)
    assert result.exit_code == 2
    assert f"{other}, bladet Ställningstaganden, rad " in result.output
    assert f"Bokverket, 3.1 är rättad på ett annat sätt i {one}, bladet" in result.output
    assert run("compile", case, "--corrections", one, *QUICK).exit_code == 0
    result = run("compile", case, "--corrections", other)  # one after the other is found out too
    assert (result.exit_code, "är rättad på ett annat sätt i rattelser.csv, rad 2" in result.output) == (2, True)


def test_two_notes_on_one_cell_are_told_and_one_survives_another_answer(case: Path) -> None:
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker", "", "ett")})
    assert run("compile", case, "--format", "json").exit_code == 0
    assert run("compile", case, *QUICK).exit_code == 0
    kept = (case / "rattelser.csv").read_text(encoding="utf-8-sig")
    (case / "rattelser.csv").write_text(kept.replace(";ett;", ";ett och två;"), encoding="utf-8")
    fill_in(case, {("Bokverket", "3.1"): ("synpunkter",)})
    assert run("compile", case, *QUICK).exit_code == 0
    assert "Bokverket;3.1;synpunkter;;ett och två;" in (case / "rattelser.csv").read_text(encoding="utf-8-sig")
    (case / "rattelser.csv").write_text(
        (case / "rattelser.csv").read_text(encoding="utf-8-sig").replace("ett och två", "tre"), encoding="utf-8"
    )
    fill_in(case, {("Bokverket", "3.1"): ("synpunkter", "", "fyra")})
    result = run("compile", case)
    assert (result.exit_code, "är rättad på ett annat sätt i rattelser.csv" in result.output) == (2, True)


# --- what changes around a correction --------------------------------------------------------------------------------


def test_a_body_that_is_called_something_else_keeps_its_corrections(case: Path) -> None:
    keep(case, "Läsfolkets förening;4;tillstyrker", "Läsfolkets förening;3.1;synpunkter", "Bokverket;3.1;avstyrker")
    run("compile", case, *QUICK)
    rename(case, '"Norrviks kommun"', '"Norrviks kommun", "Riksförbundet Läsfolkets förening"')
    letter = case / "svar" / "lasfolket.txt"
    assert "Läsfolkets förening" in letter.read_text(encoding="utf-8")
    assert run("compile", case, *QUICK).exit_code == 0
    summary = summary_of(case)
    called = next(r.name for r in summary.respondents if "Läsfolkets" in r.name)
    corrected = {(p.respondent, p.proposal) for p in summary.positions if p.correction}
    assert len(corrected) == 3
    assert stale(case) == []
    assert called in (case / "rattelser.csv").read_text(encoding="utf-8-sig")


def test_a_name_that_nobody_has_is_followed_by_its_letters(case: Path) -> None:
    keep(case, "Bokverket;3.1;avstyrker")
    run("compile", case, *QUICK)
    kept = (case / "rattelser.csv").read_text(encoding="utf-8-sig")
    (case / "rattelser.csv").write_text(kept.replace("Bokverket;3.1", "Statens bokverk;3.1"), encoding="utf-8")
    assert run("compile", case, *QUICK).exit_code == 0
    assert stance(case, "bokverket", "3.1") is Stance.REJECTS
    assert "\nBokverket;3.1" in (case / "rattelser.csv").read_text(encoding="utf-8-sig")
    both = kept.replace("Bokverket;3.1", "Statens bokverk;3.1") + "Bokverket;3.2;stämmer;;;;;;;\r\n"
    (case / "rattelser.csv").write_text(both, encoding="utf-8")  # Bokverket is there beside it: a letter of two
    assert run("compile", case, *QUICK).exit_code == 0
    assert stale(case) == [("Statens bokverk", "3.1", Staleness.ANSWER_GONE)]
    assert "Statens bokverk;3.1" in (case / "rattelser.csv").read_text(encoding="utf-8-sig")


def test_a_proposal_with_another_number_keeps_its_corrections(case: Path) -> None:
    keep(case, "Bokverket;3.1;avstyrker", "Bokverket;3.2;synpunkter")
    fill_in(case, {("Läsfolkets förening", "3.2"): ("tillstyrker",)})
    run("compile", case, *QUICK)
    rename(case, 'number = "3.2"', 'number = "3.3"')
    rename(case, 'number = "3.1"', 'number = "3.2"')
    assert run("compile", case, *QUICK).exit_code == 0
    decided = {(p.respondent, p.proposal): p.stance for p in summary_of(case).positions if p.correction}
    assert decided == {
        ("bokverket", "3.2"): Stance.REJECTS,
        ("bokverket", "3.3"): Stance.COMMENTS,
        ("lasfolkets-forening", "3.3"): Stance.SUPPORTS,
    }


def test_a_decision_in_a_workbook_from_before_the_numbers_changed_goes_to_its_proposal(case: Path) -> None:
    rename(case, 'number = "3.1"', 'number = "3.0"')
    rename(case, 'number = "3.2"', 'number = "3.1"')
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",), ("Läsfolkets förening", "3.2"): ("avstyrker",)})
    assert run("compile", case, *QUICK).exit_code == 0
    decided = {(p.respondent, p.proposal) for p in summary_of(case).positions if p.correction}
    assert decided == {("bokverket", "3.0"), ("lasfolkets-forening", "3.1")}


def test_a_title_that_is_only_mended_keeps_its_number(case: Path) -> None:
    keep(case, "Bokverket;3.2;synpunkter")
    run("compile", case, *QUICK)
    rename(case, "Ett register över bokbussar ska inrättas", "Ett nationellt register över bokbussar ska inrättas")
    assert run("compile", case, *QUICK).exit_code == 0
    assert stance(case, "bokverket", "3.2") is Stance.COMMENTS


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('number = "3.2"', 'number = "5"', None),
        ("Ett register över bokbussar ska inrättas", "Kaffe", "avsnitt 3.2 hette ”Ett register över bokbussar ska"),
        (
            'number = "3.2"\ntitle = "Ett register över bokbussar ska inrättas"', 'number = "5"\ntitle = "Kaffe"',
            "inget förslag har beteckningen ”3.2”. Ändra den till någon av 3.1, 5, 4, eller ta bort rättelsen",
        ),
    ],
)  # fmt: skip
def test_a_correction_of_a_proposal_that_is_gone_is_not_lost(
    case: Path, before: str, after: str, says: str | None
) -> None:
    keep(case, "Bokverket;3.2;synpunkter")
    run("compile", case, *QUICK)
    kept = (case / "rattelser.csv").read_bytes()
    rename(case, before, after)
    result = run("compile", case, *QUICK)
    if says is None:
        assert (result.exit_code, stance(case, "bokverket", "5")) == (0, Stance.COMMENTS)
        return
    assert (result.exit_code, f"rattelser.csv, rad 2: {says}" in result.output) == (2, True), result.output
    assert (case / "rattelser.csv").read_bytes() == kept


@pytest.mark.parametrize("date", ["2031-01-02", "2031-12-02"])
def test_a_second_letter_that_disagrees_takes_no_correction_from_the_first(case: Path, date: str) -> None:
    letter = LETTERS["bokverket.txt"].replace("Bokverket\n\n", "Bokverket\n\nYttrande 2031-05-04\n\n", 1)
    (case / "svar" / "bokverket.txt").write_text(letter, encoding="utf-8")
    keep(case, "Bokverket;3.2;synpunkter")
    run("compile", case, *QUICK)
    second = f"Bokverket\n\nYttrande {date}\n\nBokverket avstyrker förslaget i avsnitt 3.1."
    (case / "svar" / "bokverket 2.txt").write_text(second, encoding="utf-8")
    assert run("compile", case, *QUICK).exit_code == 0
    summary = summary_of(case)
    assert len([r for r in summary.respondents if r.name.startswith("Bokverket")]) == 2
    (corrected,) = (p for p in summary.positions if p.correction)
    first = next(d for d in summary.documents if d.file == "svar/bokverket.txt").respondents[0]
    assert (corrected.respondent, corrected.proposal) == (first, "3.2")
    assert stale(case) == []


def test_a_letter_from_two_has_a_cell_for_each(make_case: Callable[..., Path]) -> None:
    letter = "Bokverket\nSöderåsa kommun\n\nGemensamt yttrande från Bokverket och Söderåsa kommun\n\nVi tillstyrker "
    case = make_case(TOML, {"a.txt": f"{letter}förslaget i avsnitt 3.1.\n\nRegister finns redan i dag.\n"})
    run("compile", case, *QUICK)
    assert {r.id for r in summary_of(case).respondents} == {"bokverket", "soderasa-kommun"}
    keep(
        case, "Söderåsa kommun;3.1;avstyrker;", "Söderåsa kommun;3.2;avstyrker;Register finns redan",
        "Bokverket;3.2;synpunkter;finns redan i dag", head=f"{HEAD};citat",
    )  # fmt: skip
    assert run("compile", case, *QUICK).exit_code == 0
    assert stance(case, "bokverket", "3.1") is Stance.SUPPORTS
    assert stance(case, "soderasa-kommun", "3.1") is Stance.REJECTS
    ids = [s.id for s in summary_of(case).statements]
    assert len(ids) == len(set(ids))
    said = {s.id: s.text for s in summary_of(case).statements}
    quoted = {p.respondent: [said[s] for s in p.statements] for p in summary_of(case).positions if p.proposal == "3.2"}
    assert quoted == {"bokverket": ["finns redan i dag"], "soderasa-kommun": ["Register finns redan"]}


def test_a_doubled_letter_is_no_other_text(case: Path) -> None:
    keep(case, "Bokverket;3.1;avstyrker")
    run("compile", case, *QUICK)
    (case / "svar" / "kopia").mkdir()
    (case / "svar" / "kopia" / "Bokverkets svar.md").write_text(LETTERS["bokverket.txt"], encoding="utf-8")
    assert run("compile", case, *QUICK).exit_code == 0
    assert (stance(case, "bokverket", "3.1"), stale(case)) == (Stance.REJECTS, [])


def test_the_results_may_lie_elsewhere(case: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ut" / "sammanstallning"
    run("compile", case, "--out", elsewhere, *QUICK)
    fill_in(elsewhere.parent, {("Bokverket", "3.1"): ("avstyrker",)})
    assert run("compile", case, "--out", elsewhere, *QUICK).exit_code == 0
    assert "Bokverket;3.1;avstyrker" in (case / "rattelser.csv").read_text(encoding="utf-8-sig")
    assert run("compile", case, "--json").exit_code == 0
    assert stance(case, "bokverket", "3.1") is Stance.REJECTS
    assert list((elsewhere / "granskade").iterdir()) != []
    assert not (case / "sammanstallning" / "granskade").exists()


def test_a_decision_in_two_workbooks_of_one_case_is_told(case: Path, tmp_path: Path) -> None:
    run("compile", case, "--out", tmp_path / "sammanstallning", *QUICK)
    fill_in(tmp_path, {("Bokverket", "3.1"): ("avstyrker",)})
    fill_in(case, {("Bokverket", "3.1"): ("synpunkter",)})
    assert run("compile", case, "--out", tmp_path / "sammanstallning").exit_code == 2


def test_evaluation_does_not_count_people_s_decisions(tmp_path: Path) -> None:
    gold = Path(__file__).parents[1] / "fixtures" / "gold-hard" / "vatten-och-strand"
    case = tmp_path / "facit"
    shutil.copytree(gold, case, ignore=shutil.ignore_patterns("sammanstallning"))
    before = run("evaluate", case, "--json", "--jobs", "1").stdout
    run("compile", case, *QUICK)
    for position in summary_of(case).positions[:3]:
        name = next(r.name for r in summary_of(case).respondents if r.id == position.respondent)
        fill_in(case, {(name, position.proposal): ("ej berört",)})
    run("compile", case, *QUICK)
    assert len(summary_of(case).dismissed) == 3
    assert run("evaluate", case, "--json", "--jobs", "1").stdout == before
