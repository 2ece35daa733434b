"""A body that has sent several files: one row, or one for each answer where they disagree; and how reports show it."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest
from rich.console import Console

from letters import CONSULTATION, answer, compiled, from_bokverket, letter
from remiss import Document, Summary, summarise_analyses
from remiss.evaluating.cells import guesses
from remiss.model import Analysis, Identification, ReviewReason, Status
from remiss.writing import as_csv, as_docx, as_html, as_xlsx
from remiss.writing.explanation import explain
from remiss.writing.layout import view
from remiss.writing.screen import show

H33 = "## 3.3 Chaufförer ska ha genomgått en utbildning i brandskydd\n"
H41 = "## 4.1 Tillsynen ska samlas hos Trafiknämnden\n"
FOR, AGAINST = f"{H33}Bokverket tillstyrker förslaget.", f"{H33}Bokverket avstyrker förslaget, som är dyrt."


def sent(body: str, file: str, date: str = "2031-05-04") -> Document:
    """A letter from Bokverket of another day."""
    head = f"Bokverket\nYttrande\n{date}\nDnr 2031/118\nKulturdepartementet\n"
    return letter(f"{head}# Remiss av SOU 2031:7 (Ku2031/00412)\n{body}", f"svar/{file}")


def rows(summary: Summary) -> dict[str, dict[str, str | None]]:
    """Answers by respondent and proposal."""
    found: dict[str, dict[str, str | None]] = {respondent.id: {} for respondent in summary.respondents}
    for position in summary.positions:
        found[position.respondent][position.proposal] = answer(position)
    return found


def who(summary: Summary) -> dict[str, tuple[str, ...]]:
    return {record.file.removeprefix("svar/"): record.respondents for record in summary.documents}


TWO = (sent(FOR, "b.docx", "2031-05-04"), sent(AGAINST, "a.docx", "2031-06-01"))


def test_two_answers_that_disagree_are_two_rows_by_date() -> None:
    summary = compiled(*TWO)

    assert rows(summary) == {"bokverket": {"3.3": "supports"}, "bokverket-2": {"3.3": "rejects"}}
    assert [respondent.name for respondent in summary.respondents] == ["Bokverket", "Bokverket (svar 2)"]
    assert len({(respondent.category, respondent.invited) for respondent in summary.respondents}) == 1
    assert who(summary) == {"b.docx": ("bokverket",), "a.docx": ("bokverket-2",)}
    assert all(position.review == (ReviewReason.SEVERAL_DOCUMENTS,) for position in summary.positions)
    assert "Bokverket" not in summary.not_answered
    assert (summary.counts["3.3"].supports, summary.counts["3.3"].rejects, summary.counts["3.3"].silent) == (1, 1, 0)
    assert summary.counts["4.1"].silent == 1, "the body is one"


def test_each_of_the_files_names_the_other() -> None:
    told = {record.file: record.warnings[-1] for record in compiled(*TWO).documents}

    assert told["svar/b.docx"] == (
        "Bokverket har lämnat olika svar, som redovisas var för sig. Detta är svar 1; svar 2 är svar/a.docx. "
        "Avgör vilket som gäller."
    )
    assert "Detta är svar 2; svar 1 är svar/b.docx." in told["svar/a.docx"]


def test_answers_of_one_day_go_by_file_name_and_one_without_a_day_comes_last() -> None:
    same = compiled(sent(AGAINST, "b.docx"), sent(FOR, "a.docx"))
    dateless = letter(f"Bokverket\n# Remissvar på SOU 2031:7\n{AGAINST}", "svar/0.docx")

    assert who(same) == {"a.docx": ("bokverket",), "b.docx": ("bokverket-2",)}
    assert who(compiled(dateless, TWO[0])) == {"0.docx": ("bokverket-2",), "b.docx": ("bokverket",)}


ONE_ROW = {
    "a letter and its annex": (FOR, f"{H41}Bokverket avstyrker förslaget."),
    "a letter and one that says the same in other words": (FOR, f"{H33}Vi tillstyrker. Brandskydd är viktigt för oss."),
    "a letter and remarks": (FOR, f"{H33}Bokverket efterlyser en analys av kostnaderna."),
    "support in the main, and what it leaves out": (
        "Bokverket tillstyrker i huvudsak förslagen i betänkandet.", AGAINST,
    ),
    "a stand on all, and no view of one": (
        "Bokverket tillstyrker förslagen i betänkandet.", f"{H33}Bokverket har inga synpunkter på förslaget.",
    ),
    "a letter and minutes that say nothing": (FOR, "Nämnden beslutade att godkänna yttrandet. Mötet avslutades."),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second"), ONE_ROW.values(), ids=ONE_ROW.keys())
def test_what_does_not_disagree_is_one_row(first: str, second: str) -> None:
    summary = compiled(sent(first, "a.docx"), sent(second, "b.docx"))

    assert [respondent.id for respondent in summary.respondents] == ["bokverket"]
    assert all(ReviewReason.SEVERAL_DOCUMENTS in position.review for position in summary.positions)


TWO_ROWS = {
    "on a proposal": (FOR, AGAINST),
    "on the whole": ("Bokverket tillstyrker förslagen.", "Bokverket avstyrker förslagen i betänkandet."),
    "on one of several": (f"{FOR}\n{H41}Förslaget tillstyrks.", f"{FOR}\n{H41}Bokverket avstyrker förslaget."),
    "a declared neutrality": (FOR, f"{H33}Bokverket tar inte ställning till förslaget."),
    "on all, and on one": ("Bokverket tillstyrker förslagen i betänkandet.", AGAINST),
}


@pytest.mark.parametrize(("first", "second"), TWO_ROWS.values(), ids=TWO_ROWS.keys())
def test_what_disagrees_is_two_rows(first: str, second: str) -> None:
    summary = compiled(sent(first, "a.docx"), sent(second, "b.docx"))

    assert [respondent.id for respondent in summary.respondents] == ["bokverket", "bokverket-2"]


def test_a_third_file_joins_the_answer_that_it_agrees_with() -> None:
    summary = compiled(*TWO, sent(f"{AGAINST}\nEn bilaga följer.", "c.docx", "2031-06-02"))
    three = compiled(*TWO, sent(f"{H33}Bokverket tar inte ställning till förslaget.", "c.docx", "2031-06-02"))

    assert who(summary) == {"b.docx": ("bokverket",), "a.docx": ("bokverket-2",), "c.docx": ("bokverket-2",)}
    assert [respondent.name for respondent in three.respondents] == [
        "Bokverket", "Bokverket (svar 2)", "Bokverket (svar 3)",
    ]  # fmt: skip


def test_a_joint_letter_belongs_to_the_answer_that_it_agrees_with() -> None:
    head = "Gemensamt remissvar\nBokverket\nRegion Västanå\n2031-06-01\n# Remissvar på SOU 2031:7\n"
    joint = letter(f"{head}{H33}Vi avstyrker förslaget.", "svar/gemensamt.docx")
    summary = compiled(TWO[0], joint)

    assert who(summary)["gemensamt.docx"] == ("bokverket-2", "region-vastana")
    assert rows(summary)["region-vastana"] == {"3.3": "rejects"}
    assert summary.counts["3.3"].rejects == 2


def test_a_file_that_could_not_be_read_goes_with_the_first_answer() -> None:
    scan = Document(id="0" * 64, file="svar/skan.pdf", status=Status.NO_TEXT)
    unread = Analysis(document=scan, identification=Identification(names=("Bokverket",), certain=False))
    read = [Analysis.model_validate(a) for a in _analyses(*TWO)]
    summary = summarise_analyses(CONSULTATION, [*read, unread])

    assert who(summary)["skan.pdf"] == ("bokverket",)


def _analyses(*documents: Document) -> list[Analysis]:
    from letters import analysis

    return [analysis(document) for document in documents]


def test_no_two_rows_have_one_id() -> None:
    namesake = letter(f"Bokverket 2 AB\n2031-05-04\n# Remissvar på SOU 2031:7\n{FOR}", "svar/x.docx")
    named = Analysis(document=namesake, identification=Identification(names=("Bokverket-2",)))
    summary = summarise_analyses(CONSULTATION, [*_analyses(*TWO), named])

    assert {respondent.name: respondent.id for respondent in summary.respondents} == {
        "Bokverket": "bokverket", "Bokverket (svar 2)": "bokverket-3", "Bokverket-2": "bokverket-2",
    }  # fmt: skip


def test_each_file_has_its_own_cells_when_it_is_scored() -> None:
    given = guesses(compiled(*TWO))

    assert {place: guess.stance.value for place, guess in given.items()} == {
        ("a", "3.3"): "rejects", ("b", "3.3"): "supports",
    }  # fmt: skip


# --- as the reports show it -----------------------------------------------------------------------------------------


def test_the_reports_have_both_rows_and_name_the_files() -> None:
    summary = compiled(*TWO, from_bokverket(FOR, "svar/b.pdf").model_copy(update={"text": TWO[0].text}))
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.render(summary)))
    sheets = "\n".join(
        str(value) for sheet in book for row in sheet.iter_rows(values_only=True) for value in row if value
    )
    paper = docx.Document(io.BytesIO(as_docx.render(summary)))
    cells = "\n".join(cell.text for table in paper.tables for row in table.rows for cell in row.cells)
    console = Console(file=io.StringIO(), width=300)
    show(summary, console)
    screen = console.file.getvalue()  # type: ignore[attr-defined]
    page = as_html.render(summary).decode()
    for report in (sheets, cells, page, screen):
        assert "Bokverket (svar 2)" in report
        assert "svaren stämmer inte överens, och detta är svar/a.docx" in report
        assert "svaren stämmer inte överens, och detta är svar/b.docx" in report
        assert "Samma svar som svar/b.docx, som har använts; räknas en gång." in report
    assert "Bokverket (svar 2);" in as_csv.render(summary).decode("utf-8-sig")
    assert "har svarat (svar/a.docx), berör 1 av 7" in sheets


def test_a_body_is_one_respondent_also_with_two_rows() -> None:
    shown = view(compiled(*TWO))
    facts = dict(shown.facts)
    column = next(column for column in shown.columns if column.id == "3.3")

    assert facts["Svarande remissinstanser"] == "1, varav 1 inbjuden"
    assert facts["Har lämnat svar som inte stämmer överens"] == "1 remissinstans"
    assert column.sentence.endswith("Bokverket har lämnat olika svar, som räknas vart för sig.")


def test_files_that_are_the_same_answer_are_counted_apart() -> None:
    facts = dict(view(compiled(sent(FOR, "a.docx"), sent(FOR, "a.pdf"))).facts)

    assert facts["Inkomna filer"] == "2, varav 1 är samma svar som en annan"


def test_files_that_came_in_others_are_counted_apart() -> None:
    mail = sent("Se bifogat yttrande.", "mejl.eml")
    facts = dict(view(compiled(mail, sent(FOR, "mejl.eml/a.docx"), sent(FOR, "mejl.eml/a.pdf"))).facts)

    assert facts["Inkomna filer"] == "3, varav 2 låg i mejl eller zip-arkiv och 1 är samma svar som en annan"


def test_one_of_the_rows_can_be_explained() -> None:
    told = explain(compiled(*TWO), "bokverket-2", "3.3")

    assert [quote.file for quote in told.statements] == ["svar/a.docx"]
    assert [sender.file for sender in told.senders] == ["svar/a.docx"]
    other = explain(compiled(*TWO), "Bokverket", "3.3")
    assert other.respondent.id == "bokverket"
    assert any("svar 2 är svar/a.docx" in warning for warning in other.senders[0].warnings)
