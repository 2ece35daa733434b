"""Debian's chromium for the tests that look at a page as a reader does. Without it, or playwright, they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from remiss.model import Summary
from remiss.writing import as_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, and without the sandbox that a container cannot give it."""
    playwright = pytest.importorskip("playwright.sync_api")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip("Chromium is not on this machine")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def place_of(summary: Summary, folder: Path) -> str:
    """The address of the report of a summary, which is written to ``folder``."""
    page = folder / "sammanstallning.html"
    page.write_bytes(as_html.render(summary))
    return page.as_uri()
