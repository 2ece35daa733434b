"""What a notebook shows of the nouns: text that stays text, in Swedish, small, and readable by all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from browser import chromium
from letters import analysis, from_bokverket
from remiss import Document, Stance
from remiss.model import Analysis, Answer, Block, BlockKind, Correction, Position, Status, Summary
from remiss.model.display import CHARACTERS, COLUMNS, ROWS
from summaries import SCRIPT, big, called, empty, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser


class Shown(Protocol):
    def _repr_html_(self) -> str: ...


LETTER = from_bokverket("## 3.3 Utbildning i brandskydd\nBokverket tillstyrker i huvudsak förslaget.")
LONG = Document(
    id="0" * 64,
    file="svar/lång.pdf",
    status=Status.READ,
    text="ord " * 10_000,
    blocks=tuple(Block(kind=BlockKind.PARAGRAPH, start=400 * at, end=400 * at + 399, page=at + 1) for at in range(100)),
    pages=100,
    warnings=("Sidan 7 har ingen text.",),
)
BROKEN = Document(id="1", file=f"{SCRIPT}.pdf", status=Status.FAILED, error="Filen är <skadad>: be om en ny.")
DECIDED = next(position for position in small().positions if position.respondent == "turned")
THINGS: dict[str, Shown] = {
    "small": small(),
    "empty": empty(),
    "big": big(),
    "strange": called(small(), SCRIPT),
    "letter": LETTER,
    "long": LONG,
    "broken": BROKEN,
    "analysis": analysis(LETTER),
    "decided": DECIDED,
    "doubtful": small().positions[1],
}


def tree(thing: Shown) -> html.HtmlElement:
    return html.fromstring(thing._repr_html_())


def words(thing: Shown) -> str:
    return " ".join(tree(thing).text_content().split())


def lines(thing: Shown) -> list[str]:
    return [p.text_content() for p in tree(thing).iter("p")]


def rows(thing: Shown) -> list[list[str]]:
    return [[cell.text_content() for cell in row] for row in tree(thing).iter("tr")]


@pytest.mark.parametrize("thing", THINGS.values(), ids=THINGS)
def test_it_is_a_small_table_with_heads_and_a_caption(thing: Shown) -> None:
    found = tree(thing)
    assert found.get("lang") == "sv"
    assert {element.tag for element in found.iter()} <= {
        "div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "p", "strong",
    }  # fmt: skip
    assert {name for element in found.iter() for name in element.attrib} <= {
        "lang", "style", "scope", "role", "aria-label", "title", "tabindex",
    }  # fmt: skip
    assert all(head.get("scope") in ("col", "row") for head in found.iter("th"))
    assert all(len(table.findall("caption")) == 1 for table in found.iter("table"))
    assert "color" not in thing._repr_html_().replace("background-color", "color")
    assert len(thing._repr_html_()) < 60_000


@settings(max_examples=100, deadline=None)
@given(st.text() | st.sampled_from([SCRIPT, '"><img src=x onerror=alert(1)>', "a\u202eb\x00\ud800", "&lt;b&gt;"]))
def test_no_words_become_markup(name: str) -> None:
    plain, strange = called(small(), "namn"), called(small(), name)
    assert skeleton(strange) == skeleton(plain)
    broken = [BROKEN.model_copy(update={"file": word, "error": f"fel {word}"}) for word in ("namn", name)]
    assert skeleton(broken[0]) == skeleton(broken[1])


def skeleton(thing: Shown) -> list[tuple[str, ...]]:
    """The elements with the names of their attributes; what can be written down at all."""
    thing._repr_html_().encode()
    return [(str(element.tag), *map(str, element.attrib)) for element in tree(thing).iter()]


def test_a_respondent_called_script_is_text() -> None:
    assert [row[0] for row in rows(small()) if "script" in row[0]] == [SCRIPT]
    assert words(BROKEN).startswith(f"{SCRIPT}.pdf")
    assert "Filen är <skadad>: be om en ny." in lines(BROKEN)


def test_the_matrix_says_what_the_summary_says() -> None:
    summary = small()
    heads, *cells = rows(summary)
    assert heads == ["Remissinstans", "3.1", "3.2.1", "3.2.2", "4", "ikraft"]
    by_name = {row[0]: row[1:] for row in cells}
    assert by_name["Pärlfiskeverket"] == ["·", "+", "−?", "·", "·"]
    assert by_name["Region Skannad"] == ["/"] * 5
    assert by_name["[red]Rött[/red] & vänner :skull:"][0] == "·*"
    told = [span.get("aria-label") for span in tree(summary).iter("span")]
    assert told == [span.get("title") for span in tree(summary).iter("span")]
    assert told[:3] == ["ej berört", "tillstyrker", "avstyrker (med villkor), granska"]
    assert {"avstyrker, rättad", "tillstyrker, kontrollerad", "ej berört, rättad", "ej läst"} <= set(told)
    facts, legend = lines(summary)
    assert facts == (
        "SOU 2099:1; N2099/00001; 11 svarande remissinstanser; 13 filer, varav 2 inte gav någon text; "
        f"{len(summary.positions)} ställningstaganden; 11 att granska"
    )
    assert legend.startswith("Tecken: + tillstyrker, − avstyrker, ○ synpunkter m.m.")


def test_of_much_the_first_is_shown_and_how_much_more_there_is() -> None:
    summary = big()
    assert (len(rows(summary)), {len(row) for row in rows(summary)}) == (ROWS + 1, {COLUMNS + 1})
    assert lines(summary)[:2] == ["… och 120 remissinstanser till.", "… och 45 förslag till."]
    assert len(rows(LONG)) == ROWS + 1
    assert lines(LONG) == [
        "… och 80 stycken till.",
        "läst, 100 s., 100 stycken, 40000 tecken",
        "Sidan 7 har ingen text.",
    ]
    assert all(len(cell) <= CHARACTERS for row in rows(LONG) for cell in row)
    assert rows(LONG)[1][:2] == ["stycke", "1"]
    assert rows(LONG)[1][2].endswith("ord…")
    assert lines(big(ROWS, COLUMNS))[0].startswith("SOU")
    assert lines(big(ROWS + 1, COLUMNS))[0] == "… och 1 remissinstans till."


def test_a_cell_is_told_line_by_line() -> None:
    assert rows(DECIDED) == [
        ["Remissinstans", "turned"],
        ["Förslag", "3.2.1"],
        ["Svar", "avstyrker"],
        ["Grund", "uttryckligen om förslaget"],
        ["Rättad för hand", "=Greta <Påhittad>, 2099-05-02, läst i sin helhet"],
        ["Programmets svar", "tillstyrker (i huvudsak)"],
        ["Uttalanden", "s11"],
    ]
    right = DECIDED.model_copy(
        update={"machine": Answer(stance=Stance.REJECTS), "correction": Correction(stance=Stance.REJECTS)}
    )
    assert ["Kontrollerad för hand", "ja"] in rows(right)
    added = DECIDED.model_copy(update={"machine": None})
    assert ["Programmets svar", "ej berört"] in rows(added)
    doubtful = dict(rows(small().positions[1]))
    assert doubtful["Att granska"].startswith("orden i svaret drar åt olika håll; ")
    assert "Programmets svar" not in doubtful


def test_a_letter_and_what_was_made_of_it() -> None:
    assert ["rubrik", "", "3.3 Utbildning i brandskydd"] in rows(LETTER)
    made = analysis(LETTER)
    assert lines(made) == ["Avsändare: Bokverket"]
    assert rows(made)[1][:2] == ["tillstyrker (i huvudsak)", "3.3"]
    nobody = made.model_copy(
        update={"identification": made.identification.model_copy(update={"names": (), "sightings": ()})}
    )
    assert lines(nobody) == ["Ingen avsändare: filen är inte ett remissvar."]


def test_the_nouns_that_are_shown() -> None:
    assert all(hasattr(noun, "_repr_html_") for noun in (Analysis, Document, Position, Summary))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize(("ink", "paper"), [("#000", "#fff"), ("#eee", "#111")], ids=["light", "dark"])
def test_axe_finds_nothing(ink: str, paper: str, browser: Browser, tmp_path: Path) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    shown = "<hr>".join(thing._repr_html_() for name, thing in THINGS.items() if name != "big")
    page, address = browser.new_page(), tmp_path / "notebook.html"
    address.write_text(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Notebook</title></head>'
        f'<body style="color: {ink}; background: {paper}"><main><h1>Notebook</h1>{shown}</main></body></html>',
        encoding="utf-8",
    )
    page.goto(address.as_uri())
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
    found = axe.run(page, options={"runOnly": rules, "resultTypes": ["violations"]}).response["violations"]
    page.close()
    assert [f"{fault['id']}: {json.dumps([node['html'] for node in fault['nodes'][:5]])}" for fault in found] == []
