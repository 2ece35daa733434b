from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.text import Text

from remiss.errors import RemissError
from remiss.model import BlockKind, Document, Evidence, Place, Recognition, Role, Sighting, Status, Summary
from remiss.reading.draft import Draft
from remiss.understanding.lexicon import Kind
from remiss.writing import labels
from remiss.writing.explanation import Explanation, explain
from remiss.writing.layout import view
from remiss.writing.screen import show, show_document, show_explanation, show_rules
from remiss.writing.terminal import grid, new_table
from summaries import FORMULA, MARKUP, POSITIONS, SCRIPT, big, called, empty, small


def printed(summary: Summary, width: int, *, colour: bool = False, encoding: str = "utf-8") -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    console = Console(file=stream, width=width, force_terminal=colour, color_system="truecolor" if colour else None)
    show(summary, console, "fall")
    stream.flush()
    stream.seek(0)
    return stream.read()


def on_paper(show_it: Callable[[Console], None], width: int = 100) -> str:
    stream = io.StringIO()
    show_it(Console(file=stream, width=width))
    return stream.getvalue()


def explained(respondent: str, proposal: str) -> str:
    return on_paper(lambda console: show_explanation(explain(small(), respondent, proposal), console))


@pytest.mark.parametrize("width", [30, 40, 80, 120, 200, 300])
@pytest.mark.parametrize("summary", [small(), empty(), big(12, 25)], ids=["small", "empty", "big"])
def test_no_line_is_wider_than_the_terminal(summary: Summary, width: int) -> None:
    assert max(len(line) for line in printed(summary, width).splitlines()) <= width


@pytest.mark.parametrize("width", [60, 80, 300])
def test_every_position_is_in_the_matrix(width: int) -> None:
    summary = big(9, 30)
    lines = [line for line in printed(summary, width).split("+ tillstyrker   −")[0].splitlines() if ":e o" in line]
    signs = "".join(re.findall(r"[+−○]", " ".join(lines)))
    shown = view(summary)
    assert sorted(signs) == sorted(stand.sign for stand in shown.stands)


def test_words_where_there_is_room_and_signs_where_there_is_not() -> None:
    assert "− avstyrker (med villkor) ?" in printed(small(), 220)
    assert "− avstyrker ?" in printed(small(), 160)
    assert re.search(r"Pärlfiskeverket\s+·\s+\+\s+−\?\s+·\s+·", printed(small(), 80))


def test_names_are_neither_markup_nor_orders() -> None:
    text = printed(small(), 200)
    assert MARKUP in text
    assert SCRIPT in text
    assert FORMULA in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert not re.search(r"\x1b\[31m \x07|\x07", printed(small(), 200, colour=True))


@settings(max_examples=20, deadline=None)
@given(name=st.text(st.characters(), max_size=30))
def test_any_name_can_be_shown(name: str) -> None:
    text = printed(called(small(), name), 90)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


@settings(max_examples=50, deadline=None)
@given(
    lines=st.lists(st.lists(st.text("ab å−○?ö漢", max_size=12), min_size=3, max_size=3), min_size=1, max_size=4),
    encoding=st.sampled_from(["utf-8", "ascii"]),
)
def test_a_grid_is_drawn_as_a_table(lines: list[list[str]], encoding: str) -> None:
    drawn = []
    for by_grid in (True, False):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="replace", newline="")
        console = Console(file=stream, width=60)
        heads, widths = ["Vem", "4.1", "4.2"], [6, 8, 3]
        if by_grid:
            console.print(grid(console, heads, widths, [[(word.strip(), "bold") for word in line] for line in lines]))
        else:
            table = new_table(console, heads, widths)
            for line in lines:
                table.add_row(*(Text(word.strip(), "bold") for word in line))
            console.print(table)
        stream.flush()
        stream.seek(0)
        drawn.append(stream.read())
    assert drawn[0] == drawn[1]


def test_a_terminal_without_unicode_has_signs_too() -> None:
    text = printed(small(), 80, encoding="cp1252")
    assert re.search(r"Pärlfiskeverket\s+\|\.\s+\|\+\s+\|-\?", text)


def test_what_needs_a_person_is_said() -> None:
    text = " ".join(printed(small(), 300).split())
    for words in (
        "Pärlfiskeverket, 3.2.2: avstyrker (med villkor) – orden i svaret drar åt olika håll; ordvalet är svagt",
        "remiss explain fall ahus-tingsratt 3.1",
        "svar/trasig.pdf: Filen är skadad: be om en ny.",
        "svar/missiv.pdf",
        "1 ställningstagande kunde inte knytas till ett förslag",
        "Inbjudna som inte har svarat (2): Blåstångens riksförbund, Östra Musselförbundet",
        "beröra något förslag (1): Tysta Sällskapet",
    ):
        assert words in text


def test_only_the_first_doubts_are_shown() -> None:
    text = printed(big(30, 9), 120)
    more = len(view(big(30, 9)).review) - 10
    assert f"… och {more} till" in text


def test_an_explanation_names_words_page_and_rule() -> None:
    text = explained("parlfiskeverket", "3.2.1")
    for words in (
        "Pärlfiskeverket",
        "3.2.1 Ett nytt register",
        "svar/parlfiskeverket.pdf, s. 2",
        "”Pärlfiskeverket tillstyrker förslaget i avsnitt 3.2.1.”",
        "rubrik ovanför",
        "regel link.heading",
        "”tillstyrker”",
        "regel supports.tillstyrker",
    ):
        assert words in text


def test_an_explanation_tells_by_which_words_the_sender_was_recognised() -> None:
    seen = Sighting(name="Pärlfiskeverket", words="PFV", place=Place.SIGNATURE, rule=Recognition.SHORT_FORM)
    documents = tuple(
        record.model_copy(update={"senders": (seen,)}) if "parlfiskeverket" in record.respondents else record
        for record in small().documents
    )
    explanation = explain(small().model_copy(update={"documents": documents}), "parlfiskeverket", "3.2.1")
    text = on_paper(lambda console: show_explanation(explanation, console))

    assert "Avsändare av svar/parlfiskeverket.pdf: ”PFV” i underskriften, som kortform" in " ".join(text.split())


@pytest.mark.parametrize("position", POSITIONS, ids=lambda p: f"{p.respondent}-{p.proposal}")
def test_every_position_can_be_explained(position: object) -> None:
    found = next(p for p in POSITIONS if p is position)
    text = " ".join(explained(found.respondent, found.proposal).split())
    stand = next(s for s in view(small()).stands if (s.respondent, s.proposal) == (found.respondent, found.proposal))
    assert stand.words in text
    assert stand.quotes or stand.machine == ""
    for quote in stand.quotes:
        assert " ".join(quote.text.split()) in text
        assert all(rule in text for rule in quote.rules)
    assert text.count("? granska:") == len(found.review)


@pytest.mark.parametrize(
    ("respondent", "says"), [("tyst", "Svaret berör inte förslaget"), ("skannad", "Svaret gick inte att läsa")]
)
def test_an_empty_cell_says_why(respondent: str, says: str) -> None:
    assert says in explained(respondent, "4")


@pytest.mark.parametrize(
    ("respondent", "proposal", "meant"),
    [
        ("parlfiskeverket", "3.1", ("parlfiskeverket", "3.1")),
        ("PÄRLFISKEVERKET", "3.2.1.", ("parlfiskeverket", "3.2.1")),
        ("älgby", "IKRAFT", ("algby", "ikraft")),
        (SCRIPT, "4", ("skript", "4")),
    ],
)
def test_a_cell_is_found_by_id_name_or_part_of_a_name(respondent: str, proposal: str, meant: tuple[str, str]) -> None:
    found = explain(small(), respondent, proposal)
    assert (found.respondent.id, found.proposal.id) == meant


@pytest.mark.parametrize(
    ("respondent", "proposal", "says"),
    [
        ("ingen", "4", "som har svarat heter ”ingen”. Välj bland Pärlfiskeverket, "),
        ("", "4", "heter ””"),
        ("kommun", "4", "”kommun” kan vara Älgby kommun, Övre Snårsta kommun. Skriv mer av namnet."),
        ("tyst", "9", "beteckningen ”9”. Välj bland 3.1, 3.2.1, 3.2.2, 4, ikraft."),
    ],
)
def test_what_cannot_be_explained_says_what_can(respondent: str, proposal: str, says: str) -> None:
    with pytest.raises(RemissError, match=re.escape(says)):
        explain(small(), respondent, proposal)


def test_an_explanation_is_json_too() -> None:
    found = explain(small(), "turned", "3.2.1")
    assert Explanation.model_validate_json(found.model_dump_json()) == found
    assert [quotation.file for quotation in found.statements] == ["svar/privat.txt"]


def test_a_document_is_shown_block_by_block() -> None:
    draft = Draft(pages=2)
    draft.add(BlockKind.HEADING, "4.1 [red]Register[/red]", page=1, level=1)
    draft.add(BlockKind.PARAGRAPH, "Verket \x1b[31mtillstyrker\u202e förslaget.", page=2)
    draft.warn("Sidan 2 är läst med den andra läsaren.")
    text = on_paper(lambda console: show_document(draft.finish(identity="x", file="svar/a.pdf"), console))
    for words in (
        "svar/a.pdf",
        "läst, 2 sidor, 2 stycken",
        "Sidan 2 är läst",
        "s. 1     rubrik",
        "4.1 [red]Register[/red]",
    ):
        assert words in text
    assert "Verket [31mtillstyrker förslaget." in text


def test_a_document_that_failed_says_why() -> None:
    lost = Document(id="x", file="a.pdf", status=Status.FAILED, error="Filen är skadad: be om en ny.")
    text = on_paper(lambda console: show_document(lost, console))
    assert "gick inte att läsa" in text
    assert "be om en ny" in text


def test_the_rules_are_a_table() -> None:
    rules: list[dict[str, object]] = [
        {
            "id": "tillstyrker", "kind": "cue", "stance": "supports", "qualifiers": ["partial"],
            "negated": {"stance": "rejects", "qualifiers": []}, "phrases": ["tillstyrk*", "ja … tack"],
        },
        {"id": "inte", "kind": "negation", "stance": None, "qualifiers": [], "negated": None, "phrases": ["inte"]},
    ]  # fmt: skip
    for width in (60, 200):
        text = on_paper(lambda console: show_rules(rules, console), width)
        assert max(map(len, text.splitlines())) <= width
        assert all(words in text for words in ("tillstyrk*", "ja … tack", "nekad: avstyrker", "negation"))
    assert "tillstyrker  ställningstagande: tillstyrker (i huvudsak)  tillstyrk*" in text


def test_every_kind_of_rule_has_a_name() -> None:
    assert list(labels.RULE_KINDS) == list(Kind)


def test_the_command_that_is_suggested_repeats_what_was_asked() -> None:
    stream = io.StringIO()
    console = Console(width=300, file=stream, color_system=None)
    show(small(), console, "min remiss", ("--proposals", "förslag (2).csv"))
    shown = stream.getvalue()
    assert 'remiss explain "min remiss" ahus-tingsratt 3.1 --proposals "förslag (2).csv"' in shown


def test_the_counts_have_titles_only_where_there_is_room() -> None:
    assert re.search(r"ikraft +2 +0 +2 +6", printed(small(), 40))
    assert re.search(r"ikraft +Lagen ska träda i kraft .* 2 +0 +2 +6", printed(small(), 200))


def test_words_that_one_rule_found_stand_on_one_line() -> None:
    summary = small()
    said = summary.statements[0]
    more = tuple(Evidence(rule="ordalydelse", role=Role.REFERENCE, start=n, end=n + 1, text=word)
                 for n, word in enumerate(("inrätta", "registret", "inrätta")))  # fmt: skip
    summary = summary.model_copy(
        update={"statements": (said.model_copy(update={"evidence": more}), *summary.statements[1:])}
    )
    position = next(position for position in summary.positions if said.id in position.statements)
    stream = io.StringIO()
    console = Console(width=200, file=stream, color_system=None)
    show_explanation(explain(summary, position.respondent, position.proposal), console)
    shown = stream.getvalue()
    assert shown.count("regel ordalydelse") == 1
    assert "”inrätta”, ”registret”" in shown
