"""Corrections: what a person fills in, where it finds its cell, and the whole round by way of the workbook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss import CaseError, Stance, open_case, summarise
from remiss.correcting import gather, is_kept
from remiss.correcting.table import load
from remiss.correcting.words import Filled, WrongWordsError, correction, filled
from remiss.model import Correction, Qualifier, ReviewReason
from remiss.writing.workbook.columns import decided_values
from reviewing import LETTERS, TOML, Fill, cell, fill_in, run, summary_of


@pytest.fixture
def case(make_case: Callable[..., Path]) -> Path:
    return make_case(TOML, LETTERS)


# --- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "added", "stance", "qualifiers"),
    [
        ("tillstyrker", "", Stance.SUPPORTS, ()),
        ("Tillstyrker", "med villkor, i huvudsak", Stance.SUPPORTS, (Qualifier.CONDITIONAL, Qualifier.PARTIAL)),
        ("avstyrker", "med villkor", Stance.REJECTS, (Qualifier.CONDITIONAL,)),
        ("synpunkter", "", Stance.COMMENTS, ()),
        ("inga synpunkter", "", Stance.COMMENTS, (Qualifier.NO_OPINION,)),
        ("synpunkter", "tveksam", Stance.COMMENTS, (Qualifier.DOUBTFUL,)),
        ("ej berört", "", None, ()),
        ("supports", "no_objection; with_remarks", Stance.SUPPORTS, (Qualifier.NO_OBJECTION, Qualifier.WITH_REMARKS)),
    ],
)
def test_words_are_read_as_the_reports_have_them(
    answer: str, added: str, stance: Stance | None, qualifiers: tuple[Qualifier, ...]
) -> None:
    made, confirms = correction(Filled(answer=answer, added=added))
    assert (made.stance, made.qualifiers, confirms) == (stance, qualifiers, False)


@pytest.mark.parametrize(
    ("answer", "added", "says"),
    [
        ("bra", "", "svaret ”bra” finns inte. Välj bland stämmer, tillstyrker"),
        ("tillstyrker", "typ", "förbehållet ”typ” finns inte"),
        ("avstyrker", "inget att invända", "hör inte ihop med svaret ”avstyrker”"),
        ("synpunkter", "med villkor", "hör inte ihop"),
        ("ej berört", "i huvudsak", "hör inte ihop"),
        ("stämmer", "i huvudsak", "”stämmer” kan inte ha förbehåll"),
        ("", "i huvudsak", "raden har ingen uppgift om rätt svar"),
    ],
)
def test_words_that_are_wrong_are_told(answer: str, added: str, says: str) -> None:
    with pytest.raises(WrongWordsError) as told:
        correction(Filled(answer=answer, added=added))
    assert says in str(told.value)


SIDE = (Qualifier.CONDITIONAL, Qualifier.PARTIAL, Qualifier.WITH_REMARKS)
GOES_WITH = {
    Stance.SUPPORTS: (Qualifier.NO_OBJECTION, *SIDE),
    Stance.REJECTS: SIDE,
    Stance.COMMENTS: (Qualifier.MIXED, Qualifier.NEITHER, Qualifier.NO_OPINION, Qualifier.DOUBTFUL),
}
corrections = st.sampled_from([None, *Stance]).flatmap(
    lambda stance: st.builds(
        Correction,
        stance=st.just(stance),
        qualifiers=st.sets(st.sampled_from(GOES_WITH[stance])).map(
            lambda some: tuple(q for q in Qualifier if q in some)
        )
        if stance
        else st.just(()),
        note=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), max_size=30).map(str.strip),
        by=st.sampled_from(["", "Greta Påhittad", "=1+1"]),
        when=st.sampled_from(["", "2031-05-02"]),
    )
)


@given(corrections)
def test_what_is_written_is_read_back(made: Correction) -> None:
    read, confirms = correction(filled(decided_values(made)))
    assert (read, confirms) == (made, False)


# --- rattelser.csv --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        "remissinstans;avsnitt;svar\nBokverket;3.1;avstyrker\n",
        "remissinstans,avsnitt,svar\nbokverket,3.1.,Avstyrker\n",
        "Respondent;Proposal;Stance\nBokverket;3.1;rejects\n",
        "\ufeffremissinstans;avsnitt;svar;citat\r\n"
        "Bokverket;3.1;avstyrker;Bokverket tillstyrker förslaget i avsnitt 3.1.\r\n",
    ],
)
def test_a_correction_written_by_hand_counts(case: Path, content: str) -> None:
    (case / "rattelser.csv").write_text(content, encoding="utf-8", newline="")
    assert run("compile", case, "--format", "json").exit_code == 0
    found = cell(case, "bokverket", "3.1")
    assert found is not None
    assert (found.stance, found.review) == (Stance.REJECTS, ())
    assert found.machine is not None
    assert found.machine.stance is Stance.SUPPORTS
    assert found.correction is not None
    assert found.correction.quote == "Bokverket tillstyrker förslaget i avsnitt 3.1."
    assert summary_of(case).counts["3.1"].model_dump() == {"supports": 1, "rejects": 1, "comments": 0, "silent": 1}
    kept = (case / "rattelser.csv").read_bytes()
    assert run("compile", case, "--format", "json").exit_code == 0
    assert (case / "rattelser.csv").read_bytes() == kept
    assert is_kept(summary_of(case), gather(case, [case / "sammanstallning"]))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("Bokverkett;3.1;avstyrker", "rattelser.csv, rad 2: ingen remissinstans som har svarat heter ”Bokverkett”"),
        (
            "Bokverket;9.9;avstyrker",
            "rattelser.csv, rad 2: inget förslag har beteckningen ”9.9”. Ändra den till någon av 3.1, 3.2, 4",
        ),
        ("Norrviks kommun;3.1;avstyrker", "rad 2: ingen remissinstans som har svarat heter ”Norrviks kommun”"),
        ("Bokverket;3.1;avstyrkr", "rad 2: svaret ”avstyrkr” finns inte"),
        (";3.1;avstyrker", "rad 2: raden saknar remissinstans eller avsnitt"),
        (
            "Bokverket;3.1;avstyrker\nbokverket;3.1;tillstyrker",
            "rad 3: samma ruta är rättad också i rattelser.csv, rad 2",
        ),
        ('Bokverket;3.1;"avstyrker', "följer inte formatet CSV"),
    ],
)
def test_a_row_that_is_wrong_is_named(case: Path, rows: str, says: str) -> None:
    (case / "rattelser.csv").write_text(f"remissinstans;avsnitt;svar\n{rows}\n", encoding="utf-8")
    result = run("compile", case)
    assert (result.exit_code, says in result.output) == (2, True), result.output
    assert not (case / "sammanstallning").exists()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff\xfe\x00", "inte sparad som UTF-8"),
        (b"namn;svar\n", "saknar kolumnen remissinstans"),
        (b"remissinstans;avsnitt;svar;tycker\n", "kolumnen tycker finns inte"),
    ],
)
def test_a_file_of_corrections_that_is_wrong_is_told(case: Path, content: bytes, says: str) -> None:
    (case / "rattelser.csv").write_bytes(content)
    with pytest.raises(CaseError, match=says):
        load(case / "rattelser.csv")
    assert run("compile", case).exit_code == 2


# --- the round by way of the workbook -------------------------------------------------------------------------------


def test_five_corrections_survive_a_new_answer_and_a_changed_one(case: Path) -> None:
    assert run("compile", case).exit_code == 0
    before = summary_of(case)
    fill_in(
        case,
        {
            ("Bokverket", "3.1"): ("stämmer", "", "", "Greta Påhittad", "2031-05-02"),
            ("Bokverket", "3.2"): ("synpunkter", "", "läst igen"),
            ("Söderåsa kommun", "3.1"): ("avstyrker", "med villkor"),
            ("Läsfolkets förening", "4"): ("ej berört", "", "=1+1 om något annat"),
            ("Läsfolkets förening", "3.1"): ("tillstyrker", "i huvudsak", "stod i en bild"),
        },
    )
    assert run("compile", case).exit_code == 0
    told = {(p.respondent, p.proposal): p for p in summary_of(case).positions}
    assert told["bokverket", "3.1"].correction == told["bokverket", "3.1"].correction
    assert told["bokverket", "3.1"].stance is Stance.SUPPORTS
    assert told["bokverket", "3.1"].correction is not None
    assert told["bokverket", "3.1"].correction.by == "Greta Påhittad"
    assert told["bokverket", "3.2"].stance is Stance.COMMENTS
    assert (told["soderasa-kommun", "3.1"].stance, told["soderasa-kommun", "3.1"].qualifiers) == (
        Stance.REJECTS,
        (Qualifier.CONDITIONAL,),
    )
    assert ("lasfolkets-forening", "4") not in told
    assert told["lasfolkets-forening", "3.1"].machine is None
    assert [d.respondent for d in summary_of(case).dismissed] == ["lasfolkets-forening"]
    counts = {number: tuple(c.model_dump().values()) for number, c in summary_of(case).counts.items()}
    assert counts == {"3.1": (2, 1, 0, 0), "3.2": (1, 0, 1, 1), "4": (0, 0, 0, 3)}

    (case / "svar" / "norrvik.txt").write_text(
        "Norrviks kommun\n\nKommunen tillstyrker förslaget i avsnitt 4.", "utf-8"
    )
    changed = LETTERS["bokverket.txt"].replace(
        "avstyrker förslaget i avsnitt 3.2", "tillstyrker förslaget i avsnitt 3.2"
    )
    (case / "svar" / "bokverket.txt").write_text(changed, encoding="utf-8")
    assert run("compile", case).exit_code == 0
    after = summary_of(case)
    told = {(p.respondent, p.proposal): p for p in after.positions}
    stale = {(s.respondent, s.proposal): s.why.value for s in after.stale}
    assert stale == {("Bokverket", "3.1"): "file_changed", ("Bokverket", "3.2"): "text_changed"}
    for proposal in ("3.1", "3.2"):
        assert told["bokverket", proposal].correction is None
        assert ReviewReason.CORRECTION_STALE in told["bokverket", proposal].review
        assert told["bokverket", proposal].stance is Stance.SUPPORTS
    assert told["soderasa-kommun", "3.1"].correction is not None
    assert told["lasfolkets-forening", "3.1"].correction is not None
    assert [d.respondent for d in after.dismissed] == ["lasfolkets-forening"]
    counts = {number: tuple(c.model_dump().values()) for number, c in after.counts.items()}
    assert counts == {"3.1": (2, 1, 0, 1), "3.2": (2, 0, 0, 2), "4": (1, 0, 0, 3)}
    assert after.respondents != before.respondents

    fill_in(case, {("Bokverket", "3.2"): ("stämmer",)})  # a new decision takes the place of the stale one
    assert run("compile", case).exit_code == 0
    assert [(s.respondent, s.proposal) for s in summary_of(case).stale] == [("Bokverket", "3.1")]
    found = cell(case, "bokverket", "3.2")
    assert found is not None
    assert found.review == ()
    assert found.correction is not None


def test_a_rerun_keeps_all_and_says_the_same(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",), ("Söderåsa kommun", "3.2"): ("stämmer",)})
    run("compile", case)
    files = {path.name: path.read_bytes() for path in (case / "sammanstallning").iterdir() if path.is_file()}
    kept = (case / "rattelser.csv").read_bytes()
    run("compile", case)
    assert {path.name: path.read_bytes() for path in (case / "sammanstallning").iterdir() if path.is_file()} == files
    assert (case / "rattelser.csv").read_bytes() == kept


def test_a_decision_is_taken_back_by_emptying_it_in_the_workbook_or_in_the_file(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",), ("Bokverket", "3.2"): ("ej berört",)})
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("", "", "", "", "")})
    run("compile", case)
    assert [p.correction for p in summary_of(case).positions if p.correction] == []
    rows = (case / "rattelser.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 2
    (case / "rattelser.csv").write_text(f"{rows[0]}\n", encoding="utf-8")
    run("compile", case)
    assert summary_of(case).dismissed == ()


def test_the_workbook_alone_brings_all_back(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker", "", "läst", "GP")})
    run("compile", case)
    before = summary_of(case)
    (case / "rattelser.csv").unlink()
    run("compile", case)
    assert summary_of(case) == before
    assert (case / "rattelser.csv").exists()


def test_what_was_decided_in_a_copy_under_another_name_is_taken_in(case: Path) -> None:
    run("compile", case)
    copy = case / "sammanstallning" / "granskad.xlsx"
    copy.write_bytes((case / "sammanstallning" / "sammanstallning.xlsx").read_bytes())
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",)}, book="granskad.xlsx")
    assert run("compile", case, "--corrections", copy).exit_code == 0
    found = cell(case, "bokverket", "3.1")
    assert found is not None
    assert found.stance is Stance.REJECTS


def test_two_ways_of_deciding_a_cell_are_told_and_nothing_is_written(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",)})
    run("compile", case, "--format", "json")  # the workbook stays as it was
    assert run("compile", case, "--format", "json").exit_code == 0
    changed = (case / "rattelser.csv").read_text(encoding="utf-8-sig").replace("avstyrker;", "synpunkter;", 1)
    (case / "rattelser.csv").write_text(changed, encoding="utf-8")
    before = (case / "sammanstallning" / "summary.json").read_bytes()
    result = run("compile", case)
    assert result.exit_code == 2
    assert "Bokverket, 3.1 är rättad på ett annat sätt i rattelser.csv, rad 2" in result.output
    assert (case / "sammanstallning" / "summary.json").read_bytes() == before


@pytest.mark.parametrize(
    ("fills", "says"),
    [
        ({("Bokverket", "3.1"): ("kanske",)}, "bladet Ställningstaganden, rad"),
        ({("Bokverket", "3.1"): ("", "", "fråga Nils")}, "raden har ingen uppgift om rätt svar"),
        ({("Inget verk", "3.1"): ("avstyrker",)}, "ingen remissinstans som har svarat heter ”Inget verk”"),
        ({("Bokverket", "9"): ("avstyrker",)}, "inget förslag har beteckningen ”9”"),
    ],
)
def test_a_row_of_the_workbook_that_is_wrong_is_named(case: Path, fills: Fill, says: str) -> None:
    run("compile", case)
    fill_in(case, fills)
    result = run("compile", case)
    assert (result.exit_code, says in result.output) == (2, True), result.output


def test_an_answer_written_over_the_programs_own_is_told(case: Path) -> None:
    run("compile", case)
    path = case / "sammanstallning" / "sammanstallning.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Ställningstaganden"]
    at = [head.value for head in sheet[1]].index("Programmets svar") + 1
    sheet.cell(2, at).value = "avstyrker"
    book.save(path)
    result = run("compile", case)
    assert result.exit_code == 2
    assert "programmets svar är ändrat" in result.output


def test_the_reviewed_workbook_is_put_aside_before_it_is_written_anew(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",)})
    reviewed = (case / "sammanstallning" / "sammanstallning.xlsx").read_bytes()
    run("compile", case)
    assert [path.read_bytes() for path in (case / "sammanstallning" / "granskade").iterdir()] == [reviewed]


def test_rows_may_be_sorted_and_filtered(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker",), ("Läsfolkets förening", "4"): ("stämmer",)})
    path = case / "sammanstallning" / "sammanstallning.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["Ställningstaganden"]
    rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2)]
    for line, values in enumerate(reversed(rows), 2):
        for at, value in enumerate(values, 1):
            sheet.cell(line, at).value = value
    book.save(path)
    assert run("compile", case).exit_code == 0
    assert {(p.respondent, p.proposal) for p in summary_of(case).positions if p.correction} == {
        ("bokverket", "3.1"),
        ("lasfolkets-forening", "4"),
    }


def test_a_view_of_the_whole_can_be_corrected_too(make_case: Callable[..., Path]) -> None:
    case = make_case(TOML, {"a.txt": "Bokverket\n\nBokverket tillstyrker i huvudsak förslagen i betänkandet."})
    run("compile", case)
    fill_in(case, {("Bokverket", "övergripande"): ("avstyrker",)}, sheet="Övergripande")
    assert run("compile", case).exit_code == 0
    (general,) = summary_of(case).general
    assert (general.stance, general.machine is not None, general.review) == (Stance.REJECTS, True, ())
    fill_in(case, {("Bokverket", "övergripande"): ("ej berört",)}, sheet="Övergripande")
    assert run("compile", case).exit_code == 0
    assert summary_of(case).general == ()
    assert [d.proposal for d in summary_of(case).dismissed] == [None]


def test_an_old_workbook_without_columns_to_decide_in_is_no_hindrance(case: Path) -> None:
    run("compile", case)
    path = case / "sammanstallning" / "sammanstallning.xlsx"
    book = openpyxl.load_workbook(path)
    del book["remiss"]
    book.save(path)
    assert "är ingen arbetsbok som den här versionen av remiss compile har skrivit" in run("compile", case).output
    book["Ställningstaganden"].delete_cols(9, 20)
    book.save(path)
    assert run("compile", case).exit_code == 0
    del book["Ställningstaganden"]
    book.save(path)
    result = run("compile", case, "--corrections", path)
    assert result.exit_code == 2
    assert "är ingen arbetsbok som den här versionen av remiss compile har skrivit" in result.output


def test_a_damaged_workbook_is_told(case: Path) -> None:
    run("compile", case)
    (case / "sammanstallning" / "sammanstallning.xlsx").write_bytes(b"PK\x03\x04 trasig")
    result = run("compile", case)
    assert result.exit_code == 2
    assert "går inte att läsa som arbetsbok" in result.output


def test_explain_shows_both_answers(case: Path) -> None:
    run("compile", case)
    fill_in(case, {("Bokverket", "3.1"): ("avstyrker", "", "läst igen", "GP", "2031-05-02")})
    result = run("explain", case, "bokverket", "3.1")
    assert "rättad för hand av GP, 2031-05-02, programmets svar var tillstyrker: läst igen" in result.output


def test_explain_shows_what_a_person_has_taken_away(case: Path) -> None:
    (case / "rattelser.csv").write_text(
        "remissinstans;avsnitt;svar;anteckning\nBokverket;3.1;ej berört;gäller bussar\n", encoding="utf-8"
    )
    result = run("explain", case, "bokverket", "3.1")
    assert "* rättad för hand, programmets svar var tillstyrker: gäller bussar" in result.output
    assert "Bokverket tillstyrker förslaget i avsnitt 3.1." in result.output


def test_a_library_takes_people_s_decisions_into_account_and_can_leave_them_out(case: Path) -> None:
    (case / "rattelser.csv").write_text("remissinstans;avsnitt;svar\nBokverket;3.1;avstyrker\n", encoding="utf-8")
    with_them = {(p.respondent, p.proposal): p.stance for p in summarise(open_case(case)).positions}
    without = {(p.respondent, p.proposal): p.stance for p in summarise(open_case(case), corrections=()).positions}
    assert with_them["bokverket", "3.1"] is Stance.REJECTS
    assert without["bokverket", "3.1"] is Stance.SUPPORTS


def test_the_correction_in_summary_json_has_its_fields(case: Path) -> None:
    (case / "rattelser.csv").write_text("remissinstans;avsnitt;svar\nBokverket;3.1;avstyrker\n", encoding="utf-8")
    run("compile", case, "--format", "json")
    written: Any = json.loads((case / "sammanstallning" / "summary.json").read_text(encoding="utf-8"))
    found = next(p for p in written["positions"] if p["correction"])
    assert found["machine"]["stance"] == "supports"
    assert found["correction"]["stance"] == "rejects"
    assert len(found["correction"]["files"]) == 1


@pytest.mark.parametrize(
    "name", ['=HYPERLINK("http://x.example")', "@SUM(1+1)", "'=1+1", "-2+3", "<script>alert(1)</script> AB"]
)
def test_a_name_that_looks_like_code_keeps_its_corrections(make_case: Callable[..., Path], name: str) -> None:
    toml = TOML.replace("invited = [", f"invited = [{json.dumps(name)}, ")
    case = make_case(toml, {"a.txt": f"{name}\n\nVi avstyrker förslaget i avsnitt 4."})
    run("compile", case)
    assert [r.name for r in summary_of(case).respondents] == [name]
    fill_in(case, {(name, "4"): ("tillstyrker",)})
    for _ in range(2):
        assert run("compile", case).exit_code == 0
        (position,) = summary_of(case).positions
        assert position.stance is Stance.SUPPORTS
