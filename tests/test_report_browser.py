"""The report in a real browser: without a script, with a pointer, by keyboard, and with names that mean harm."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import chromium, place_of
from remiss.model import Basis, Category, Position, ReviewReason, Stance, Summary
from remiss.writing.layout import view
from summaries import MARKUP, SCRIPT, TURNED, big, called, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

TITLE, IN_MATRIX = "#ruta-vem", "#matris td:not(.rest)"
SHOWN_HITS = f"{IN_MATRIX}:not(.out):not(.off)"
HOSTILE = [
    SCRIPT,
    '"><img src=x onerror=alert(1)>',
    "</style></script><script>alert(1)</script>",
    "<!--<script>",
    "</template></dialog><iframe src=javascript:alert(1)>",
    "' autofocus onfocus='alert(1)",
    '<svg><a href="javascript:alert(1)"><text>x',
    "<b id=ruta><form id=urval name=cells>",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Page]]:
    """Opens the report of a summary. What the page complains of, or asks the world for, fails the test."""
    faults: list[str] = []
    contexts = []

    def opens(summary: Summary, fragment: str = "", **options: object) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1200, "height": 800}} | options))  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        place = place_of(summary, tmp_path)
        page.on("console", lambda message: faults.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: None if request.url.split("#")[0] == place else faults.append(request.url))
        page.on("popup", lambda popup: faults.append(f"popup: {popup.url}"))
        page.goto(place + fragment)
        return page

    yield opens
    for context in contexts:
        context.close()
    assert faults == []


def text_of(page: Page, selector: str) -> str:
    return " ".join(page.locator(selector).inner_text().split())


def focus(page: Page) -> str:
    """Which cell has focus: the row and the column, or the id of what has."""
    return str(
        page.evaluate(
            """() => {
                const cell = document.activeElement.closest("#matris :is(td, th)");
                return cell ? `${cell.parentNode.cells[0].textContent} / ${cell.cellIndex}` : document.activeElement.id;
            }"""
        )
    )


def cell(page: Page, name: str, column: int) -> Locator:
    """The cell of a respondent and of a proposal, counted from 1."""
    head = page.locator("th[scope=row]").get_by_text(name, exact=True)
    return page.locator("#matris tr", has=head).locator("td").nth(column - 1)


# --- without a script -----------------------------------------------------------------------------------------------


def test_without_a_script_the_page_reads_whole(opened: Callable[..., Page]) -> None:
    summary = small()
    page = opened(summary, java_script_enabled=False)
    told = " ".join(page.locator("body").inner_text().split())
    shown = view(summary)
    quotes = [quote for stand in (*shown.stands, *shown.general) for quote in stand.quotes]
    for quote in (*quotes, *shown.unplaced, *(quote for gone in shown.dismissed for quote in gone.quotes)):
        assert " ".join(f"”{quote.text}”".split()) in told
    for tool in ("#urval", "#ruta", "#tangenter"):
        assert not page.locator(tool).is_visible()
    cell(page, "Pärlfiskeverket", 2).locator("a").click()
    assert page.url.endswith("#p3-2")
    assert page.locator("#p3-2").is_visible()


# --- the dialog -----------------------------------------------------------------------------------------------------


def test_a_cell_opens_its_quotes(opened: Callable[..., Page]) -> None:
    page = opened(small())
    cell(page, "Pärlfiskeverket", 3).click()
    assert text_of(page, TITLE) == "Pärlfiskeverket"
    assert text_of(page, "#ruta-vad").startswith("3.2.2 Avgiften")
    assert text_of(page, "#ruta-svar") == "avstyrker (med villkor) [granska]"
    told = text_of(page, "#ruta .body")
    assert "Vilar på vad som sägs uttryckligen om förslaget." in told
    assert "Att granska: orden i svaret drar åt olika håll; ordvalet är svagt för ett ställningstagande." in told
    assert "”Verket avstyrker att avgiften höjs i nuvarande form.”" in told
    assert "svar/parlfiskeverket.pdf, s. 3" in told
    assert "avstyrker – ställningstagande, regel rejects.avstyrker" in told


def test_cue_and_reference_are_marked_each_in_its_way(opened: Callable[..., Page]) -> None:
    page = opened(small())
    cell(page, "Pärlfiskeverket", 2).click()
    looks = [
        page.locator(f"#ruta blockquote p mark.{kind}").evaluate(
            "mark => [mark.textContent, getComputedStyle(mark).fontWeight, getComputedStyle(mark).borderBottomStyle]"
        )
        for kind in ("cue", "ref")
    ]
    assert looks == [["tillstyrker", "700", "solid"], ["avsnitt 3.2.1", "400", "dashed"]]


@pytest.mark.parametrize(
    ("name", "column", "told"),
    [
        ("Åhusa tingsrätt", 2, "Svaret berör inte förslaget."),
        ("Region Skannad", 1, "Svaret gick inte att läsa."),
        ("Tysta Sällskapet", 1, "Tysta Sällskapet: avstår från att yttra sig."),
        (MARKUP, 1, "Rättad för hand av Greta Påhittad, 2099-05-02, programmets svar var avstyrker: =1+1 handlar"),
        (MARKUP, 1, "”Bolaget avstår från att yttra sig om ikraftträdandet.”"),
        ("Övre Snårsta kommun", 1, "Rättad för hand, programmet hade inget svar: stod i en bild."),
        ("Övre Snårsta kommun", 1, "Inget citat: svaret är infört för hand."),
        ("Ostronnämnden", 4, "Vilar på vad som sägs om förslagen i allmänhet."),
        ("Ostronnämnden", 4, "”Nämnden är i huvudsak positiv till förslagen i betänkandet.”"),
        (SCRIPT, 5, "Kontrollerad för hand av GP."),
        (view(called(small(), TURNED)).rows[0].name, 2, "programmets svar var tillstyrker (i huvudsak)"),
    ],
)
def test_every_sort_of_cell_says_what_is_behind_it(
    name: str, column: int, told: str, opened: Callable[..., Page]
) -> None:
    page = opened(small())
    cell(page, name, column).click()
    assert text_of(page, TITLE) == name
    assert told in text_of(page, "#ruta .body")


def test_whose_stand_it_is_and_what_it_says_of_the_whole(opened: Callable[..., Page]) -> None:
    summary = small()
    joined = Position(
        respondent="algby",
        proposal="3.1",
        stance=Stance.SUPPORTS,
        basis=Basis.EXPLICIT,
        review=(ReviewReason.ENDORSED,),
        statements=("s4",),
        through="ahus-tingsratt",
    )
    others = tuple(p for p in summary.positions if (p.respondent, p.proposal) != ("ostronnamnden", "3.1"))
    page = opened(summary.model_copy(update={"positions": (*others, joined)}))
    cell(page, "Älgby kommun", 1).click()
    assert "Räknas genom Åhusa tingsrätt, vars yttrande instansen instämmer i." in text_of(page, "#ruta .body")
    page.keyboard.press("Escape")
    cell(page, "Ostronnämnden", 1).click()
    told = text_of(page, "#ruta .body")
    assert "Svaret berör inte förslaget." in told
    assert "Instansens övergripande synpunkter" in told
    assert "”Nämnden är i huvudsak positiv till förslagen i betänkandet.”" in told


def test_the_next_cell_and_the_one_before(opened: Callable[..., Page]) -> None:
    page = opened(small())
    cell(page, "Åhusa tingsrätt", 1).click()
    page.get_by_role("button", name="Nästa ruta").click()
    assert (text_of(page, TITLE), text_of(page, "#ruta-svar")) == ("Åhusa tingsrätt", "synpunkter [granska]")
    assert text_of(page, "#ruta-lage").startswith("Ruta 2 av 19: Åhusa tingsrätt")
    page.keyboard.press("ArrowRight")
    assert text_of(page, TITLE) == "Ostronnämnden"
    page.get_by_role("button", name="Föregående ruta").click()
    page.get_by_role("button", name="Föregående ruta").click()
    page.get_by_role("button", name="Föregående ruta").click()
    assert text_of(page, "#ruta-vad").startswith("3.1 ")
    page.keyboard.press("Escape")
    assert focus(page) == "Åhusa tingsrätt / 1"


def test_no_id_stands_twice_while_a_dialog_is_open(opened: Callable[..., Page]) -> None:
    page = opened(small())
    cell(page, "Pärlfiskeverket", 2).click()
    assert page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)") == page.evaluate(
        "[...new Set([...document.querySelectorAll('[id]')].map(e => e.id))]"
    )


def test_a_quote_can_be_copied_with_its_source(opened: Callable[..., Page]) -> None:
    page = opened(small(), permissions=["clipboard-read", "clipboard-write"])
    cell(page, "Pärlfiskeverket", 2).click()
    page.get_by_role("button", name="Kopiera citatet").click()
    page.get_by_role("button", name="Kopierat").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "”Pärlfiskeverket tillstyrker förslaget i avsnitt 3.2.1.” (Pärlfiskeverket, svar/parlfiskeverket.pdf, s. 2)"
    )


# --- by keyboard only -----------------------------------------------------------------------------------------------


def test_a_tour_by_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(small())
    press = page.keyboard.press
    press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till matrisen"
    assert page.locator(".skip").first.bounding_box()["x"] >= 0  # type: ignore[index]  # it is seen when it has focus
    press("Enter")
    assert page.url.endswith("#matris")
    press("Tab")
    assert focus(page) == "sok"
    for _ in range(30):
        press("Tab")
        if "/" in focus(page):
            break
    assert focus(page) == "Åhusa tingsrätt / 1"
    for key, place in (
        ("ArrowDown", "Ostronnämnden / 1"),
        ("ArrowRight", "Ostronnämnden / 2"),
        ("End", "Ostronnämnden / 5"),
        ("ArrowRight", "Ostronnämnden / 5"),
        ("Home", "Ostronnämnden / 0"),
        ("ArrowUp", "Åhusa tingsrätt / 0"),
        ("ArrowUp", "Remissinstans / 0"),
        ("Control+End", "Abc gnisrävs [31m AB / 5"),
        ("Control+Home", "Remissinstans / 0"),
        ("ArrowDown", "Åhusa tingsrätt / 0"),
        ("ArrowRight", "Åhusa tingsrätt / 1"),
        ("PageDown", "Abc gnisrävs [31m AB / 1"),
        ("PageUp", "Åhusa tingsrätt / 1"),
        ("ArrowRight", "Åhusa tingsrätt / 2"),
    ):
        press(key)
        assert focus(page) == place, key
    press("Enter")  # an empty cell
    assert focus(page) == "ruta-vem"
    assert text_of(page, TITLE) == "Åhusa tingsrätt"
    press("Escape")
    assert focus(page) == "Åhusa tingsrätt / 2"
    press("ArrowLeft")
    press("Enter")
    for _ in range(8):  # the Tab key does not leave an open dialog for what is behind it
        press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('#ruta')")
    press("Escape")
    assert focus(page) == "Åhusa tingsrätt / 1"
    press("Shift+Tab")
    assert "/" not in focus(page)  # the whole matrix is one stop
    press("Tab")
    assert focus(page) == "Åhusa tingsrätt / 1"


def test_what_has_focus_in_the_matrix_is_not_under_its_heads(opened: Callable[..., Page]) -> None:
    page = opened(big(40, 30), viewport={"width": 900, "height": 600})
    page.locator(f"{IN_MATRIX}").first.click()
    page.keyboard.press("Escape")
    covered = """() => {
        const cell = document.activeElement.getBoundingClientRect();
        const at = document.elementFromPoint(cell.x + cell.width / 2, cell.y + cell.height / 2);
        return !document.activeElement.closest("td, th").contains(at);
    }"""
    for key in ("Control+End", "PageUp", "PageUp", "ArrowLeft", "PageUp", "Home", "ArrowRight", "End", "ArrowUp"):
        page.keyboard.press(key)
        assert not page.evaluate(covered), key


def test_the_filter_by_keyboard(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#sok").focus()
    page.keyboard.type("älgby")
    page.locator("#traffar", has_text="remissinstanser: 1,").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the button that clears
    page.locator("#traffar", has_text="Hela matrisen").wait_for()
    assert page.locator("#sok").input_value() == ""
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("#traffar", has_text="I urvalet – ställningstaganden: 9,").wait_for()
    assert page.locator(SHOWN_HITS).count() == 9


# --- the filter shows what the summary has --------------------------------------------------------------------------


def hits(page: Page) -> set[tuple[str, str]]:
    """The cells of the choice, by respondent and proposal."""
    found = page.evaluate(
        """selector => [...document.querySelectorAll(selector)].filter(td => td.checkVisibility()).map(td => [
            td.parentNode.cells[0].textContent,
            td.closest("table").tHead.rows[0].cells[td.cellIndex].querySelector("a").title,
        ])""",
        SHOWN_HITS,
    )
    return {(name, proposal) for name, proposal in found}


def picked(summary: Summary, wanted: Callable[[Position], bool]) -> set[tuple[str, str]]:
    names = {respondent.id: respondent.name for respondent in summary.respondents}
    titles = {p.id: f"{p.number or ''} {p.title}".strip() for p in summary.consultation.proposals}
    return {(names[p.respondent], titles[p.proposal]) for p in summary.positions if wanted(p)}


CHOICES: list[tuple[list[str], str, Callable[[Summary, Position], bool]]] = [
    (["rejects"], "", lambda _, p: p.stance is Stance.REJECTS),
    (["supports", "comments"], "", lambda _, p: p.stance is not Stance.REJECTS),
    (["review"], "", lambda _, p: bool(p.review)),
    (["review", "rejects", "court", "agency"], "", lambda s, p: bool(p.review) and p.stance is Stance.REJECTS
     and category(s, p) in (Category.COURT, Category.AGENCY)),
    (["rejects"], "4.1", lambda _, p: p.stance is Stance.REJECTS and p.proposal.startswith("4.1.")),
    (["comments"], "FRÅGOR 7:e", lambda s, p: p.stance is Stance.COMMENTS and "7:e" in name_of(s, p)),
    (["supports"], "ordningstalet 3 5.1", lambda s, p: p.stance is Stance.SUPPORTS and p.proposal.startswith("5.1.")
     and ("3" in name_of(s, p) or "3" in words_of(s, p) or "3" in title_of(s, p))),
]  # fmt: skip


def category(summary: Summary, position: Position) -> Category:
    return next(r.category for r in summary.respondents if r.id == position.respondent)


def name_of(summary: Summary, position: Position) -> str:
    return next(r.name for r in summary.respondents if r.id == position.respondent)


def title_of(summary: Summary, position: Position) -> str:
    return next(f"{p.number} {p.title}" for p in summary.consultation.proposals if p.id == position.proposal)


def words_of(summary: Summary, position: Position) -> str:
    return " ".join(s.text for s in summary.statements if s.id in position.statements)


@pytest.mark.parametrize(("boxes", "search", "wanted"), CHOICES, ids=[" ".join([*c[0], c[1]]) for c in CHOICES])
def test_a_choice_shows_exactly_those_cells(
    boxes: list[str], search: str, wanted: Callable[[Summary, Position], bool], opened: Callable[..., Page]
) -> None:
    summary = big(30, 20)
    expected = picked(summary, lambda position: wanted(summary, position))
    assert expected
    page = opened(summary)
    for box in boxes:
        page.locator(f"#urval input[value={box}]").check()
    page.locator("#sok").fill(search)
    page.locator("#traffar", has_text=f"I urvalet – ställningstaganden: {len(expected)},").wait_for()
    assert hits(page) == expected
    names, proposals = ({pair[at] for pair in expected} for at in (0, 1))
    assert text_of(page, "#traffar").endswith(f"remissinstanser: {len(names)}, förslag: {len(proposals)}")
    rows = page.locator("#matris th[scope=row]:visible").all_inner_texts()
    assert set(rows) == names
    assert page.locator("#matris thead th:visible").count() == len(proposals) + 1


def test_marks_of_people_are_found(opened: Callable[..., Page]) -> None:
    summary = small()
    page = opened(summary)
    decided = {p for p in summary.positions if p.correction}
    confirmed = picked(summary, lambda p: p in decided and bool(p.machine) and p.machine.stance is p.stance)  # type: ignore[union-attr]
    page.locator("#urval input[value=confirmed]").check()
    page.locator("#traffar", has_text="I urvalet").wait_for()
    assert hits(page) == confirmed
    page.locator("#urval input[value=confirmed]").uncheck()
    page.locator("#urval input[value=corrected]").check()
    page.locator("#traffar", has_text="rutor utan ställningstagande: 1").wait_for()
    shown = {name for name, _ in hits(page)}
    assert shown == {"Abc gnisrävs [31m AB", "Övre Snårsta kommun", MARKUP}
    assert len(hits(page)) == len(decided) - len(confirmed) + len(summary.dismissed)


def test_all_of_one_respondent_is_shown_also_what_it_leaves_out(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#sok").fill("tysta")
    page.locator("#traffar", has_text="remissinstanser: 1,").wait_for()
    assert page.locator("#matris td:visible:not(.rest)").count() == 5


def test_nothing_found_says_what_to_do(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#sok").fill("finns inte någonstans")
    page.locator("#traffar", has_text="Inget stämmer med urvalet.").wait_for()
    assert not page.locator("#matris table").is_visible()
    page.get_by_role("button", name="Rensa urvalet").click()
    page.locator("#traffar", has_text="Hela matrisen").wait_for()
    assert page.locator("#matris table").is_visible()
    assert page.locator("#matris .out, #matris .off").count() == 0


def test_a_choice_is_kept_in_the_address(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#urval input[value=rejects]").check()
    page.locator("#sok").fill("avgiften & höjs")
    page.locator("#traffar", has_text="remissinstanser: 1,").wait_for()
    fragment = re.sub(r"^[^#]*", "", page.url)
    again = opened(small(), fragment)
    assert again.locator("#sok").input_value() == "avgiften & höjs"
    assert again.locator("#urval input[value=rejects]").is_checked()
    assert hits(again) == hits(page) != set()


def test_the_way_in_the_dialog_follows_the_choice(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#urval input[value=rejects]").check()
    page.locator("#traffar", has_text="ställningstaganden: 2,").wait_for()
    cell(page, "Pärlfiskeverket", 3).click()
    page.get_by_role("button", name="Nästa ruta").click()
    assert text_of(page, TITLE) == "Abc gnisrävs [31m AB"
    assert text_of(page, "#ruta-lage").startswith("Ruta 2 av 2")


# --- harm -----------------------------------------------------------------------------------------------------------


def skeleton(page: Page) -> list[str]:
    return list(page.evaluate("[...document.querySelectorAll('*')].map(e => e.tagName + ' ' + e.getAttributeNames())"))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_runs_nothing(name: str, opened: Callable[..., Page]) -> None:
    page, plain = opened(called(small(), name)), opened(called(small(), "Vanlig"))
    for each, words in ((page, name), (plain, "Vanlig")):
        each.locator("#sok").fill(words)
        each.locator("#traffar", has_text="remissinstanser: 11,").wait_for()
        each.locator("#matris td.supports").first.click()
        assert each.locator(TITLE).text_content() == words
        each.get_by_role("button", name="Nästa ruta").click()
        each.mouse.move(5, 5)
    assert skeleton(page) == skeleton(plain)


# --- narrow, printed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(320, 800), (320, 256)], ids=["narrow", "at 400 %"])
@pytest.mark.parametrize("summary", [small(), big(8, 30)], ids=["words", "signs"])
def test_the_page_fits_a_narrow_window(summary: Summary, size: tuple[int, int], opened: Callable[..., Page]) -> None:
    page = opened(summary, viewport={"width": size[0], "height": size[1]})
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator("#matris td a").first.click()
    box = page.locator("#ruta").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    page.get_by_role("button", name="Stäng").click()


def test_what_is_printed_is_whole_whatever_was_chosen(opened: Callable[..., Page]) -> None:
    page = opened(small())
    page.locator("#urval input[value=rejects]").check()
    page.locator("#traffar", has_text="I urvalet").wait_for()
    page.emulate_media(media="print")
    assert page.locator(f"{IN_MATRIX}:visible").count() == 55
    assert not page.locator("#urval").is_visible()
    assert page.locator("#f2 li", has_text="”Flertalet”: 2 av 3").is_visible()
    for quote in (quote for stand in view(small()).stands for quote in stand.quotes if not stand.by_reference):
        assert page.locator("blockquote", has_text=quote.text).first.is_visible()


@pytest.mark.parametrize(
    ("summary", "wide"), [(small(), 277), (big(8, 25), 277), (big(8, 60), 400)], ids=["words", "signs", "A3"]
)
def test_the_matrix_and_the_tables_fit_the_paper(summary: Summary, wide: int, opened: Callable[..., Page]) -> None:
    page = opened(summary)
    page.emulate_media(media="print")
    right = "found => found.map(table => table.getBoundingClientRect().right)"
    for selector, millimetres in (("#matris table", wide), ("main section:not(#matris) table", 180)):
        page.set_viewport_size({"width": round(millimetres * 96 / 25.4), "height": 900})
        assert max(page.locator(selector).evaluate_all(right)) <= millimetres * 96 / 25.4 + 1
