"""What the Word report says: the chapters, the bodies, the drafts with their notes, the quotes and the matrix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ANSWER
from remiss.cli import main
from remiss.model import DraftSentence, Position, Summary
from remiss.writing import labels, load
from remiss.writing.chapters.annexes import MATRIX_COLUMNS
from remiss.writing.layout import view
from remiss.writing.paper.contents import NOTE
from remiss.writing.paper.elements import qualified
from remiss.writing.paper.markup import link, paragraph, parsed, run
from summaries import DRAFTS, FORMULA, MARKUP, POSITIONS, SCRIPT, big, called, empty, small
from word_pages import Pages, W, rows, style_of, text, value

SEEN = "Abc gnisrävs [31m AB"
"""what is left to see of the name that turns its letters round"""


def draft(text: str, quantity: str, *respondents: str) -> Summary:
    """The small summary, with a draft of one sentence for 3.2.1."""
    sentence = DraftSentence(text=text, quantity=quantity, respondents=respondents, of=4)
    return small().model_copy(update={"drafts": (DRAFTS[0].model_copy(update={"sentences": (sentence,)}),)})


# --- the chapters, and the contents ---------------------------------------------------------------------------------


def test_the_chapters_come_in_order() -> None:
    pages, shown = Pages(small()), view(small())
    assert style_of(pages.paragraphs()[0]) == "Title"
    assert text(pages.paragraphs()[0]) == shown.title
    assert [heading for level, heading in pages.headings() if level == 1] == [
        "Om sammanställningen",
        "Remissinstanserna",
        "Antal per förslag",
        "Granskning",
        "Övergripande synpunkter",
        "Förslag för förslag",
        "Ställningstaganden som inte kunde knytas till ett förslag",
        "Bilaga 1. Matris",
        "Bilaga 2. Inkomna filer",
    ]
    second = [heading for level, heading in pages.headings() if level == 2]
    assert [heading for heading in second if heading in {column.label for column in shown.columns}] == [
        column.label for column in shown.columns
    ]
    assert (3, "+ Tillstyrker (2)") in pages.headings()
    assert (4, "Myndigheter") in pages.headings()


@pytest.mark.parametrize("summary", [small(), empty(), big(6, 23)], ids=["small", "empty", "big"])
def test_the_contents_are_the_headings(summary: Summary) -> None:
    pages = Pages(summary)
    entries = [p for p in pages.paragraphs() if style_of(p).startswith("TOC") and style_of(p) != "TOCHeading"]
    assert [(int(style_of(p)[-1]), text(p).rstrip("\t")) for p in entries] == [
        (level, heading) for level, heading in pages.headings() if level <= 2
    ]
    for entry in entries:
        (link,) = entry.findall(f"{W}hyperlink")
        anchor = link.get(f"{W}anchor")
        (mark,) = [m for m in pages.body.iter(f"{W}bookmarkStart") if m.get(f"{W}name") == anchor]
        assert text(mark.getparent()) == text(entry).rstrip("\t")
        assert [code.text.strip() for code in link.iter(f"{W}instrText")] == [f"PAGEREF {anchor} \\h"]


def test_the_contents_are_a_field_that_opens_without_a_question() -> None:
    """Word asks before it works out fields that are marked as dirty, and in protected view it does not do it at all."""
    pages = Pages(small())
    control = next(pages.body.iter(f"{W}sdt"))
    assert value(control.find(f".//{W}docPartGallery")) == "Table of Contents"
    codes = [code.text for code in control.iter(f"{W}instrText")]
    assert codes[0] == ' TOC \\o "1-2" \\h \\z '
    kinds = [mark.get(f"{W}fldCharType") for mark in control.iter(f"{W}fldChar")]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") == len(codes)
    assert (kinds[:2], kinds[-2:]) == (["begin", "separate"], ["end", "end"])
    assert not [mark for mark in pages.body.iter() if mark.get(f"{W}dirty")]
    assert b"updateFields" not in pages.parts["word/settings.xml"]
    assert ("Innehåll", NOTE) in [(words, note) for words, note, _ in pages.notes()]


def test_links_lead_to_bookmarks() -> None:
    pages = Pages(small())
    marks = [mark.get(f"{W}name") for mark in pages.body.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    assert {link.get(f"{W}anchor") for link in pages.body.iter(f"{W}hyperlink")} <= set(marks)
    assert {column.anchor for column in view(small()).columns} <= set(marks)
    numbers = [mark.get(f"{W}id") for mark in pages.body.iter(f"{W}bookmarkStart")]
    assert len(set(numbers)) == len(numbers)
    assert numbers == [mark.get(f"{W}id") for mark in pages.body.iter(f"{W}bookmarkEnd")]


# --- what came in ---------------------------------------------------------------------------------------------------


def test_the_bodies_are_listed_as_in_the_annex_of_a_bill() -> None:
    assert [text(block) for block in Pages(small()).below("Förteckning över remissinstanserna")] == [
        "Efter remiss har yttranden lämnats av Åhusa tingsrätt, Ostronnämnden, Pärlfiskeverket och Älgby kommun.",
        f"Yttranden har även kommit in från Övre Snårsta kommun, {FORMULA}, {SCRIPT}, {MARKUP} och 1 privatperson.",
        "Följande remissinstanser har angett att de avstår från att yttra sig: Tysta Sällskapet.",
        "Följande remissinstanser har inte svarat: Blåstångens riksförbund och Östra Musselförbundet.",
        "Svar som inte gick att läsa har kommit in från Region Skannad.",
    ]


def test_each_body_is_in_the_table_with_what_became_of_it() -> None:
    assert Pages(small()).table("Remissinstanser som har svarat") == [
        [row.name, labels.CATEGORIES[row.category], "ja" if row.invited else "nej", row.fate]
        for row in view(small()).rows
    ]


def test_a_body_with_two_answers_is_one_body() -> None:
    summary = small()
    twice = summary.respondents[0].model_copy(update={"id": "twice", "name": "Pärlfiskeverket (svar 2)"})
    sender = {"name": "Pärlfiskeverket", "words": "", "place": "title", "rule": "invited"}
    records = [
        record.model_validate(record.model_dump() | {"respondents": (who,), "senders": (sender,)})
        for record, who in zip(summary.documents, ("parlfiskeverket", "twice"), strict=False)
    ]
    pages = Pages(
        summary.model_copy(
            update={
                "respondents": (*summary.respondents, twice),
                "documents": (*records, *summary.documents[2:]),
            }
        )
    )
    assert text(pages.below("Förteckning över remissinstanserna")[0]).count("Pärlfiskeverket") == 1
    assert [text(block) for block in pages.below("Svar som inte stämmer överens")][1:] == [
        "Pärlfiskeverket: svar/parlfiskeverket.pdf",
        "Pärlfiskeverket (svar 2): svar/ostron.docx",
    ]


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Avstår från att yttra sig (1)", ["Tysta Sällskapet"]),
        ("Inbjudna som inte har svarat (2)", ["Blåstångens riksförbund", "Östra Musselförbundet"]),
        ("Instämmer i annans yttrande", ["Ostronnämnden instämmer i yttrandet från Pärlfiskeverket"]),
        (
            "Nästan likalydande svar",
            [
                "Svaren i en grupp har nästan samma ord. Alla är redovisade och räknade.",
                "2 svar: Älgby kommun (svar/algby.docx) och Övre Snårsta kommun (svar/snarsta.pdf)",
            ],
        ),
    ],
)
def test_what_came_in_is_listed(heading: str, words: list[str]) -> None:
    assert [text(block) for block in Pages(small()).below(heading)] == words


def test_the_silent_are_listed_apart_from_those_who_decline() -> None:
    pages = Pages(small().model_copy(update={"declined": ()}))
    assert [text(block) for block in pages.below("Har svarat utan att beröra något förslag (1)")] == [
        "Tysta Sällskapet"
    ]


def test_no_file_is_lost() -> None:
    pages, shown = Pages(small()), view(small())
    assert [line[0] for line in pages.table("Filer som inte gick att läsa")] == [file.file for file in shown.unreadable]
    assert [line[0] for line in pages.table("Filer som inte är något svar")] == ["svar/missiv.pdf"]
    files = pages.table("Inkomna filer")
    assert [line[0] for line in files] == [file.file for file in shown.files]
    assert ["svar/tingsratt.pdf", "Sidan 2 har ingen text."] in [[line[0], line[-1]] for line in files]


def test_nobody_has_answered() -> None:
    pages = Pages(empty())
    assert [text(block) for block in pages.below("Förteckning över remissinstanserna")] == [
        "Följande remissinstanser har inte svarat: Pärlfiskeverket."
    ]
    assert "Granskning" not in [heading for _, heading in pages.headings()]


# --- counts, review and what people have decided ---------------------------------------------------------------------


def test_the_counts_stand_beside_the_proposals() -> None:
    assert Pages(small()).table("Antal per förslag") == [
        [
            column.head,
            column.title,
            *(str(getattr(column.counts, n)) for n in ("supports", "rejects", "comments", "silent")),
        ]
        for column in view(small()).columns
    ]


def test_what_needs_review_is_listed() -> None:
    assert Pages(small()).table("Att granska") == [
        [doubt.first.name, doubt.heads, doubt.first.words, doubt.first.reasons] for doubt in view(small()).review
    ]


def test_what_people_have_decided_stands_beside_the_programs_answer() -> None:
    assert Pages(small()).table("Rättat och kontrollerat för hand") == [
        ["Övre Snårsta kommun", "3.1", "inget svar", "tveksam", "ej angivet", "stod i en bild"],
        [SCRIPT, "ikraft", "tillstyrker", "kontrollerad", "GP", "–"],
        [MARKUP, "3.1", "avstyrker", "ej berört", "Greta Påhittad, 2099-05-02", "=1+1 handlar om något annat"],
        [SEEN, "3.2.1", "tillstyrker (i huvudsak)", "avstyrker", "=Greta <Påhittad>, 2099-05-02",
         "läst i sin helhet"],
    ]  # fmt: skip


def test_stale_corrections_say_why() -> None:
    assert Pages(small()).table("Rättelser som inte längre gäller") == [
        ["Pärlfiskeverket", "3.2.2", "delad inställning: <b>", "Greta Påhittad",
         "orden som den gjordes på är inte desamma längre"],
    ]  # fmt: skip


def test_what_was_taken_away_by_hand_is_still_quoted() -> None:
    taken, quoted = Pages(small()).below("· Ej berört enligt rättelse (1)")
    assert text(taken).startswith(f"{MARKUP} – rättad för hand av Greta Påhittad, 2099-05-02, programmets svar var")
    assert "avstår" in text(quoted)


# --- the drafts -------------------------------------------------------------------------------------------------------


def test_the_draft_is_a_madeof_a_bill() -> None:
    paragraph, unsure = Pages(small()).below("Utkast")
    assert text(paragraph) == f"Remissinstanserna: {DRAFTS[0].text}"
    assert style_of(paragraph) == "Normal"
    assert text(unsure) == ("Utkastet vilar på svar som är märkta för granskning: Ostronnämnden och Älgby kommun.")


def test_a_quantity_word_has_its_count_in_the_margin() -> None:
    pages = Pages(small())
    (found,) = [(words, note, where) for words, note, where in pages.notes() if words != "Innehåll"]
    assert found[:2] == (
        "Flertalet",
        "”Flertalet”: 2 av 3 som har yttrat sig i denna del: Ostronnämnden och Pärlfiskeverket.",
    )
    assert found[2] == pages.below("Utkast")[0]


@pytest.mark.parametrize(
    ("sentence", "quantity", "tied"),
    [
        ("Förslaget tillstyrks av de flesta remissinstanserna.", "De flesta", "de flesta"),
        ("Förslaget har starkt stöd.", "Flertalet", "Förslaget har starkt stöd."),
        ("Musslan i Weiß, och de flesta andra.", "De flesta", "de flesta"),
        (f"{SCRIPT} och en majoritet av remissinstanserna.", "en majoritet", "en majoritet"),
    ],
)
def test_the_note_is_tied_to_the_word_wherever_it_stands(sentence: str, quantity: str, tied: str) -> None:
    pages = Pages(draft(sentence, quantity, "algby"))
    assert [words for words, _, _ in pages.notes()] == ["Innehåll", tied]
    assert text(pages.below("Utkast")[0]) == f"Remissinstanserna: {sentence}"


def test_notes_tell_no_time() -> None:
    comments = Pages(small()).xml["word/comments.xml"]
    assert [dict(comment.attrib) for comment in comments] == [
        {f"{W}id": str(at), f"{W}author": "remiss", f"{W}initials": "r"} for at in range(2)
    ]


# --- who says what ----------------------------------------------------------------------------------------------------


def test_every_statement_is_quoted_with_its_place() -> None:
    pages, shown = Pages(small()), view(small())
    words = "\n".join(map(text, pages.paragraphs()))
    quotes = [quote for stand in (*shown.stands, *shown.general) for quote in stand.quotes]
    for quote in (*quotes, *shown.unplaced):
        assert f"”{quote.text}”" in words
        assert f"{quote.source})" in words
    assert len(pages.paragraphs("Quote")) == sum(len(s.quotes) for s in shown.stands if not s.by_reference) + 3


def test_the_words_that_decided_are_bold() -> None:
    quote = next(p for p in Pages(small()).paragraphs("Quote") if "avsnitt 3.2.1" in text(p))
    bold = [text(run) for run in quote.iter(f"{W}r") if run.find(f"{W}rPr/{W}b") is not None]
    assert bold == ["tillstyrker"]


def test_a_letter_that_several_signed_is_quoted_once() -> None:
    summary = small()
    joint = [
        *(position for position in POSITIONS if position.proposal != "3.2.1"),
        *(
            Position.model_validate(POSITIONS[0].model_dump() | {"respondent": respondent})
            for respondent in ("parlfiskeverket", "ostronnamnden")
        ),
    ]
    pages = Pages(summary.model_copy(update={"positions": tuple(joint)}))
    assert [text(p) for p in pages.paragraphs("Remissinstans")].count("Ostronnämnden och Pärlfiskeverket") == 1
    assert sum("avsnitt 3.2.1" in text(p) for p in pages.paragraphs("Quote")) == 1


def test_a_stand_through_another_says_so() -> None:
    summary = small()
    through = POSITIONS[0].model_copy(update={"through": "algby"})
    pages = Pages(summary.model_copy(update={"positions": (through, *POSITIONS[1:])}))
    assert "Pärlfiskeverket – genom att instämma i yttrandet från Älgby kommun" in map(text, pages.paragraphs())


# --- the matrix -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("summary", "tables"), [(small(), 1), (big(6, 23), 3)], ids=["small", "big"])
def test_the_matrix_has_every_position(summary: Summary, tables: int) -> None:
    pages, shown = Pages(summary), view(summary)
    found: dict[str, list[str]] = {}
    matrices = [t for t in pages.tables() if value(t.find(f"{W}tblPr/{W}tblCaption")).startswith("Matris")]
    assert len(matrices) == tables
    for matrix in matrices:
        head, *lines = rows(matrix)
        assert head[:2] == ["Remissinstans", "Kategori"]
        assert len(head) <= 2 + MATRIX_COLUMNS
        for name, _, *cells in lines:
            found.setdefault(name, []).extend(cells)
    assert list(found) == [row.name for row in shown.rows]
    for row in shown.rows:
        for words, stand, gone in zip(found[row.name], row.cells, row.dismissed, strict=True):
            said = f"{stand.sign}\u00a0{stand.words}" if stand else f"{row.empty_sign}\u00a0{row.empty}"
            assert words.startswith(said)
            assert ("?" in words) == bool(stand and stand.review)
            assert ("*" in words) == bool(gone or (stand and stand.corrected))


def test_the_annexes_lie_down_and_the_rest_stands() -> None:
    pages = Pages(small())
    sections = list(pages.body.iter(f"{W}sectPr"))
    assert [value_of(section) for section in sections] == [("11906", "16838", None), ("16838", "11906", "landscape")]
    order = list(pages.body.iter())
    first = next(p for p in pages.paragraphs() if text(p) == "Bilaga 1. Matris" and style_of(p) == "Heading1")
    assert order.index(sections[0]) < order.index(first)


def value_of(section: object) -> tuple[str | None, ...]:
    size = section.find(f"{W}pgSz")  # type: ignore[attr-defined]
    return tuple(size.get(f"{W}{name}") for name in ("w", "h", "orient"))


# --- nothing that a respondent wrote becomes code ---------------------------------------------------------------------

HOSTILE = 'TOC \\o "1-9" HYPERLINK "http://x.example" </w:t><w:p>'


def test_words_are_no_field_and_no_address() -> None:
    pages = Pages(called(small(), HOSTILE))
    ours = re.compile(r' (TOC \\o "1-2" \\h \\z|PAGEREF _Toc\d{9} \\h|PAGE|NUMPAGES) ')
    for part in pages.xml.values():
        for code in part.iter(f"{W}instrText"):
            assert ours.fullmatch(str(code.text))
        assert not list(part.iter(f"{W}fldSimple"))
    for name, part in pages.xml.items():
        if name.endswith(".rels"):
            assert not [relation for relation in part if relation.get("TargetMode") == "External"]
    assert HOSTILE in text(pages.paragraphs("Title")[0])


@settings(max_examples=10, deadline=None)
@given(name=st.text(st.characters(), max_size=30))
def test_any_name_can_be_written(name: str) -> None:
    assert Pages(called(small(), name)).paragraphs()


def test_a_title_longer_than_a_property_may_be() -> None:
    title = "Ett betänkande om pärlfiske " * 20
    pages = Pages(called(small(), title))
    assert text(pages.paragraphs("Title")[0]) == title.strip()
    assert len(re.search(r"<dc:title>(.*)</dc:title>", pages.parts["docProps/core.xml"].decode())[1]) <= 255  # type: ignore[index]


# --- the whole way ----------------------------------------------------------------------------------------------------


def test_from_a_folder_of_letters_to_pages(make_case: Callable[..., Path], tmp_path: Path) -> None:
    case = make_case(answers={"bokverket.txt": ANSWER, "missiv.txt": "Hej!"})
    arguments = ["compile", str(case), "--out", str(tmp_path / "ut"), "--format", "json,docx", "--jobs", "1"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    pages = Pages(load(tmp_path / "ut" / "summary.json"))
    assert (tmp_path / "ut" / "sammanstallning.docx").read_bytes() == pages.content
    assert [text(block) for block in pages.below("Förteckning över remissinstanserna")] == [
        "Efter remiss har yttranden lämnats av Bokverket.",
        "Följande remissinstanser har inte svarat: Söderåsa kommun.",
    ]
    assert [line[0] for line in pages.table("Filer som inte är något svar")] == ["svar/missiv.txt"]
    quotes = [text(quote) for quote in pages.paragraphs("Quote")]
    assert any("tillstyrker förslaget i avsnitt 3.2" in quote and "bokverket.txt" in quote for quote in quotes)


@given(words=st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"])))
def test_words_are_only_ever_text(words: str) -> None:
    made = parsed(paragraph("Normal", [link(words, run(words))]))
    assert "".join(made.itertext()) == words
    assert [child.get(qualified("anchor")) for child in made.iter(qualified("hyperlink"))] == [words]
    assert {element.tag for element in made.iter()} <= set(
        map(qualified, ("p", "pPr", "pStyle", "hyperlink", "r", "t"))
    )
