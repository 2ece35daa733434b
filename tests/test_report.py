"""Reports → entries: the bundled ones whole, and the traps one by one."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from pdf_parts import typeset
from remiss import read
from remiss.consultation import lift_proposals
from remiss.consultation.pieces import squash
from reports import REPORT, found, lifted, report, word_report

GOLD = Path(__file__).parents[1] / "fixtures" / "gold"
REPORTS = [(case, end) for case in ("granser-sou-2032-38", "kulturbidrag") for end in ("pdf", "docx")]


@pytest.mark.parametrize(("case", "end"), REPORTS)
def test_the_reports_of_the_labelled_cases_come_out_right(case: str, end: str) -> None:
    expected = tomllib.loads((GOLD / case / "remiss.toml").read_text(encoding="utf-8"))
    document = read(GOLD / case / f"report.{end}")
    lifted = lift_proposals(document)

    entries = [(one.proposal.number, one.proposal.kind.value, one.proposal.title) for one in lifted.proposals]
    assert entries == [(p["number"], p["kind"], p["title"]) for p in expected["proposals"]]
    assert (lifted.title, lifted.reference) == (expected["title"], expected["reference"])
    assert [one.doubts for one in lifted.proposals] == [()] * len(entries)
    assert lifted.warnings == ()
    for one, gold in zip(lifted.proposals, expected["proposals"], strict=True):
        assert squash(gold["text"])[:60] in squash(one.proposal.text)  # labels of cases are shortened in places
        if end == "pdf":
            assert one.page is not None
            words = "".join(document.quote(block) for block in document.blocks if block.page == one.page)
            assert squash(one.proposal.text)[:40] in squash(words)


def test_the_usual_report() -> None:
    assert found() == {
        "3.1": ("assessment", "Mobila bibliotek behövs även i framtiden"),
        "3.2.1": ("proposal", "Ett nationellt bokbussregister ska inrättas"),
        "3.3": ("recommendation", "Förare"),
    }


def test_a_section_with_a_proposal_and_an_assessment_is_one_entry_with_the_words_of_both() -> None:
    one = next(one for one in lifted().proposals if one.proposal.id == "3.2.1")

    assert [kind.value for kind in one.kinds] == ["proposal", "assessment"]
    assert one.proposal.text == (
        "Ett register ska inrättas. Det ska omfatta alla bussar, alla hållplatser. Registret ska vara öppet. "
        "Bedömning: Ingen ny lag behövs."
    )


def test_a_text_in_the_background_that_starts_like_a_box_is_left_out_and_told_of() -> None:
    assert [warning for warning in lifted().warnings if warning.startswith("2.1")]


def test_what_others_have_proposed_is_left_out_and_told_of() -> None:
    said = "Bussarna behöver förare.\nFöretagens förslag: sänk avgiften, sade de.\nUtredningen delar inte den synen."
    markup = REPORT.replace("Utredningens rekommendation: Kommunerna bör utbilda förarna.", said)

    assert "3.3" not in found(markup)
    assert [warning for warning in lifted(markup).warnings if warning.startswith("3.3 Förare: en text börjar")]


def other(heading: str, said: str = "") -> str:
    """The usual report with a section of another heading, in which a box stands that is not its own."""
    box = f"{said}Utredningens förslag: Avgiften ska slopas.\nUtredningens bedömning: Ingen lag behövs.\nText."
    return REPORT.replace("# 4 Författningskommentar\n", f"{heading}\n{box}\n# 4 Författningskommentar\n")


OTHERS = [
    "## 3.4 Vägar till läsning (SOU 2019:12)",
    "## 3.4 Förslag i Ds 2029:4",
    "## 3.4 Behandlingen av prop. 2029/30:12",
    "## 3.4 Tidigare utredningar",
    "## 3.4 Gällande rätt\nText.\n### 3.4.1 Avgifter",
    "## 3.4 Tidigare utredningars förslag\nText.\n### 3.4.1 Vägar till läsning",
    "## 3.4 Våra förslag i korthet",
]


@pytest.mark.parametrize("heading", OTHERS)
@pytest.mark.parametrize("said", ["", "Utredningen lämnade följande förslag.\n"], ids=["at once", "led to"])
def test_what_an_earlier_inquiry_proposed_is_left_out_and_told_of(heading: str, said: str) -> None:
    markup = other(heading, said)
    last = heading.splitlines()[-1].lstrip("# ")

    assert found(markup) == found()
    assert "korthet" in heading or [warning for warning in lifted(markup).warnings if warning.startswith(last)]


def test_what_a_sentence_leads_to_is_left_out_and_told_of() -> None:
    markup = other("## 3.4 Avgifter", "Text.\nI betänkandet gjordes följande bedömning:\n")

    assert found(markup) == found()
    assert [warning for warning in lifted(markup).warnings if "en annan utredning citeras" in warning]


@pytest.mark.parametrize(
    "heading",
    [
        "## 3.4 Förslaget i SOU 2019:12 bör inte genomföras",
        "## 3.4 Tidigare ansökan",
        "## 3.4 Avgiften i SOU 2031:7",
        "## 3.4 Bakgrund och förslag",
    ],
)
def test_what_only_sounds_like_an_earlier_inquiry_is_the_reports_own(heading: str) -> None:
    assert "3.4" in found(other(heading))


def test_a_label_in_the_heading_is_a_box() -> None:
    markup = REPORT.replace("3.3 Förare\nUtredningens rekommendation: K", "3.3 Bedömning: Förarna räcker\nK")
    markup = markup.replace("3.3 Förare", "3.3 Bedömning: Förarna räcker")
    one = next(one for one in lifted(markup).proposals if one.proposal.id == "3.3")

    assert (one.proposal.title, one.proposal.kind.value) == ("Förarna räcker", "assessment")
    assert one.proposal.text == "Kommunerna bör utbilda förarna."
    assert one.doubts == ()


def test_a_heading_over_three_lines_is_one() -> None:
    heading = "### 3.2.1 Ett nationellt bokbussregister ska inrättas"

    assert found(REPORT.replace(heading, "3.2.1\nEtt nationellt\nbokbussregister\nska inrättas")) == found()


def test_the_page_is_that_of_the_heading(tmp_path: Path) -> None:
    source = (
        "= 1 Bakgrund\nText.\n= 2 Register\n== 2.1 Ett register\nText.\n#pagebreak()\n*Förslag:* Ett.\n\n*Skälen:* Två."
    )
    lifted = lift_proposals(read(typeset(tmp_path / "rapport.pdf", source)))

    assert [one.page for one in lifted.proposals] == [1]


def test_word_and_text_give_the_same(tmp_path: Path) -> None:
    word = lift_proposals(read(word_report(tmp_path / "rapport.docx")))

    assert word.proposals == lifted().proposals
    assert word.title == "Böcker på väg – Mobila bibliotek i hela landet"


@pytest.mark.parametrize(
    ("old", "new", "doubt"),
    [
        ("3.3 Förare ........ 16\n", "", "finns inte i innehållsförteckningen"),
        ("3.3 Förare ........ 16", "3.3 Utbildning i brandskydd ........ 16", "en annan i innehållsförteckningen"),
        ("## 3.3 Förare\n", "## Förare\n", "numret är taget ur innehållsförteckningen"),
        ("Utredningens rekommendation: K", "Utredningens ställningstagande: K", "om det är ett förslag eller"),
        ("Utredningens rekommendation: K", "Text.\nText.\nUtredningens rekommendation: K", "inte direkt under"),
        ("Utredningens rekommendation: Kommunerna bör utbilda förarna.", "Rekommendation:", "ord hittades inte"),
        ("Utredningens rekommendation: K", "Kansliets rekommendation: K", "de flesta andra ”utredningens”"),
        ("3.3 Förare", "3.3 Förslag", "rubriken säger inte"),
    ],
)
def test_doubts(old: str, new: str, doubt: str) -> None:
    one = next(one for one in lifted(REPORT.replace(old, new)).proposals if one.proposal.id == "3.3")

    assert len(one.doubts) == 1
    assert doubt in one.doubts[0]


def test_what_is_in_the_contents_and_not_in_the_text_is_told() -> None:
    markup = REPORT.replace("## 3.3 Förare\nUtredningens rekommendation: Kommunerna bör utbilda förarna.\n", "")

    assert [warning for warning in lifted(markup).warnings if warning.startswith("Avsnitt 3.3 finns i innehålls")]


def test_a_heading_that_sounds_like_a_proposal_and_has_no_box_is_told() -> None:
    markup = REPORT.replace("Utredningens rekommendation: K", "K").replace("3.3 Förare", "3.3 Förare ska utbildas")

    assert "3.3" not in found(markup)
    assert [warning for warning in lifted(markup).warnings if warning.startswith("3.3 Förare ska utbildas")]


def test_a_bill_gives_the_governments_boxes_only() -> None:
    markup = """
# 1 Ärendet
Text.
# 2 Avgiften
## 2.1 Avgiften slopas
Regeringens förslag: Avgiften slopas.
Promemorians förslag: Överensstämmer med regeringens.
Remissinstanserna: De flesta tillstyrker.
Skälen för regeringens förslag: Avgiften är onödig.
## 2.2 Ingen tillsyn
Regeringens bedömning: Ingen tillsyn behövs.
Utredningens förslag: Tillsyn ska införas.
Skälen för regeringens bedömning: Det räcker."""

    assert found(markup) == {"2.1": ("proposal", "Avgiften slopas"), "2.2": ("assessment", "Ingen tillsyn")}
    assert lifted(markup).proposals[1].proposal.text == "Ingen tillsyn behövs."


def test_a_report_without_numbers_gets_ids() -> None:
    markup = """
# Om avgiften
# Sammanfattning
## Förslaget i korthet
Förslag: Avgiften slopas.
# Avgiften slopas
Förslag: Avgiften ska slopas.
## Skälen för förslaget
Den är onödig.
# Tillsynen räcker
Bedömning: Ingen ny tillsyn behövs."""

    assert found(markup) == {"F1": ("proposal", "Avgiften slopas"), "B1": ("assessment", "Tillsynen räcker")}
    assert lifted(markup).proposals[0].doubts == ()


def test_without_boxes_the_sections_under_considerations_are_guesses() -> None:
    markup = """
# 1 Bakgrund
## 1.1 Tillsynen ska i dag skötas av länsstyrelserna
Text.
# 2 Överväganden och förslag
## 2.1 Avgiften ska slopas
Text.
## 2.2 Tillsynen bör ses över
Text.
# 3 Konsekvenser
Text."""

    assert found(markup) == {
        "2.1": ("proposal", "Avgiften ska slopas"),
        "2.2": ("assessment", "Tillsynen bör ses över"),
    }
    assert all("gissning" in one.doubts[0] for one in lifted(markup).proposals)


def test_an_annex_that_goes_on_counting_is_not_the_reports() -> None:
    annex = "# Bilaga 2 Konsultens rapport\n# 5 Modellen\n## 5.1 Modellen prövas\nFörslag: Staten ska pröva den.\n"

    assert found(REPORT + annex) == found()


def test_a_summary_that_repeats_the_numbers_adds_none() -> None:
    again = "# Sammanfattning\n## 3.1 Mobila bibliotek behövs även i framtiden\nUtredningens bedömning: De behövs.\n"

    assert found(REPORT.replace("# Sammanfattning\n", again)) == found()


def test_running_heads_that_were_left_in_the_text_part_no_box() -> None:
    markup = REPORT.replace("Registret ska vara öppet.", "Bussarna\n17\nRegistret ska vara öppet.")

    assert lifted(markup).proposals == lifted().proposals


def test_the_reports_own_reference_is_the_one_in_the_running_head() -> None:
    markup = "# Böcker på väg\nFortsättning på SOU 2030:1\nSOU 2031:7\n# 1 A\n# 2 B\nFörslag: C."
    document = report(markup, furniture=("SOU 2031:7", "3"))

    assert lift_proposals(document).reference == "SOU 2031:7"


@pytest.mark.parametrize(
    ("heads", "reference"),
    [
        (("Ds 2031:7", "Bussar"), "Ds 2031:7"),
        (("Böcker på väg – SOU 2031:7",), "SOU 2031:7"),
        (("SOU 2031:7 Bussarna", "Vägar till läsning (SOU 2019:12)"), "SOU 2031:7"),
        (("Förslag i Ds 2029:4",), None),
    ],
)
def test_a_reference_that_stands_in_the_running_head_only(heads: tuple[str, ...], reference: str | None) -> None:
    assert lift_proposals(report("# Böcker på väg\n# 1 A\n# 2 B\nFörslag: C.", heads)).reference == reference


@pytest.mark.parametrize(
    ("first", "title", "reference", "dnr"),
    [
        ("# Böcker på väg\nDs 2031:7\nKu2031/00412", "Böcker på väg", "Ds 2031:7", "Ku2031/00412"),
        ("Promemoria\n2031-05-04\nKu2031/00412/KO\n# Böcker på väg", "Böcker på väg", "Promemoria", "Ku2031/00412/KO"),
        ("Kulturdepartementet\nDepartementspromemoria\n# Böcker", "Böcker", "Departementspromemoria", None),
        ("# Regeringens proposition\n# 2031/32:144\n# Böcker på väg", "Böcker på väg", "Prop. 2031/32:144", None),
        ("SOU 2031: 7\nHärmed överlämnas betänkandet Böcker på väg (SOU 2031:7).", "Böcker på väg", "SOU 2031:7", None),
        ("Här finns ingenting att läsa av.", None, None, None),
    ],
)
def test_title_reference_and_dnr(first: str, title: str | None, reference: str | None, dnr: str | None) -> None:
    got = lifted(f"{first}\n# 1 Avgiften\nText.\n# 2 Mer\nFörslag: Avgiften slopas.")

    assert (got.title, got.reference, got.dnr) == (title, reference, dnr)


def test_nothing_at_all() -> None:
    assert lifted("").proposals == ()
