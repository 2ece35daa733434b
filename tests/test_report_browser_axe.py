"""The report as axe sees it: no violation of WCAG 2.1 AA, nor of what axe holds to be good practice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser import chromium, place_of
from remiss import open_case, summarise
from remiss.model import Summary
from summaries import big, empty, small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
SIZES = {"wide": (1400, 900), "narrow": (360, 780), "400 %": (320, 256)}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def summaries(tillit: Path) -> dict[str, Summary]:
    return {"small": small(), "empty": empty(), "signs": big(5, 60), "tillit": summarise(open_case(tillit))}


def opened(browser: Browser, summary: Summary, folder: Path, scheme: str, size: str) -> Page:
    width, height = SIZES[size]
    viewport = {"width": width, "height": height}
    # axe is put into the page, which its own policy would not allow
    context = browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(place_of(summary, folder))
    return page


def violations(page: Page, *without: str) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    options = {"runOnly": RULES, "resultTypes": ["violations"], "rules": {rule: {"enabled": False} for rule in without}}
    found = axe.run(page, options=options).response["violations"]
    page.context.close()
    return [f"{fault['id']}: {json.dumps([node['html'] for node in fault['nodes'][:5]])}" for fault in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["small", "empty", "signs", "tillit"])
def test_axe_finds_nothing(
    name: str, size: str, scheme: str, browser: Browser, summaries: dict[str, Summary], tmp_path: Path
) -> None:
    assert violations(opened(browser, summaries[name], tmp_path, scheme, size)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", ["wide", "narrow"])
@pytest.mark.parametrize("cell", ["td.review", "td.corrected", "td.silent", "td.comments"])
def test_axe_finds_nothing_in_an_open_dialog(
    cell: str, size: str, scheme: str, browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, small(), tmp_path, scheme, size)
    page.locator(f"#matris {cell}").first.click()
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["small", "signs"])
def test_axe_finds_nothing_in_a_choice(
    name: str, scheme: str, browser: Browser, summaries: dict[str, Summary], tmp_path: Path
) -> None:
    page = opened(browser, summaries[name], tmp_path, scheme, "wide")
    page.locator("#urval input[value=rejects]").check()
    page.locator("#matris td.out:visible").first.wait_for()
    assert violations(page) == []


@pytest.mark.parametrize(("scheme", "size"), [("light", "wide"), ("dark", "narrow")])
def test_axe_finds_nothing_in_a_large_consultation(scheme: str, size: str, browser: Browser, tmp_path: Path) -> None:
    """But for contrast, which takes minutes on 140 × 60: its colours are those of ``signs`` above."""
    assert violations(opened(browser, big(), tmp_path, scheme, size), "color-contrast") == []


def test_axe_would_see_a_fault(browser: Browser, tmp_path: Path) -> None:
    page = opened(browser, small(), tmp_path, "light", "wide")
    page.add_style_tag(content=".known { color: #ccc !important; }")
    page.evaluate("document.getElementById('sok').labels[0].remove()")
    page.evaluate("document.getElementById('sok').removeAttribute('placeholder')")
    assert {fault.split(":")[0] for fault in violations(page)} >= {"color-contrast", "label"}
