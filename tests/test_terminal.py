"""What stands on stderr while the program works."""

from __future__ import annotations

import pytest

from remiss.terminal import bar_shown, pages_shown, warn


def test_a_warning_is_told_as_text_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    warn(["3.4 [bold]Avgift[/] \x1b[31m\x07\u202e"])

    assert capsys.readouterr().err.split() == ["Obs:", "3.4", "[bold]Avgift[/]", "[31m"]


def test_no_bar_is_drawn_where_no_person_looks_on(capsys: pytest.CaptureFixture[str]) -> None:
    with bar_shown("filer") as step:
        step("a.pdf", 2)
    with pages_shown("rapport.pdf") as turn:
        turn(1, 2)

    assert capsys.readouterr() == ("", "")


def test_a_bar_is_drawn_for_a_person(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    with bar_shown("filer") as step:
        step("[b]a.pdf", 2)
    files = capsys.readouterr()
    with pages_shown("rapport.pdf") as turn:
        turn(1, 2)
    pages = capsys.readouterr()

    assert (files.out, pages.out) == ("", "")
    assert "[b]a.pdf" in files.err
    assert "rapport.pdf" in pages.err
