"""Fixtures for all tests. With REMISS_NO_SKIPS=1 a skipped test fails: where everything is installed, all must run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from letters import CONSULTATION, letter
from remiss import Consultation, Document

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
ROOT = Path(__file__).parents[1]
TOML = """
title = "Böcker på väg"
reference = "SOU 2031:7"
dnr = "Ku2031/00412"
deadline = 2031-06-01
invited = ["Bokverket", "Söderåsa kommun"]

[[proposals]]
number = "3.1"
title = "Mobila bibliotek behövs även i framtiden"
kind = "assessment"

[[proposals]]
number = "3.2"
title = "Ett nationellt bokbussregister ska inrättas"
"""
ANSWER = """Bokverket

Yttrande 2031-05-04, dnr 2031/118

Bokverket tillstyrker förslaget i avsnitt 3.2 men delar inte bedömningen i avsnitt 3.1.
"""


@pytest.fixture
def consultation() -> Consultation:
    """Seven numbered items on mobile libraries, and the bodies that were invited."""
    return CONSULTATION


@pytest.fixture
def make_document() -> Callable[..., Document]:
    """A Document from a few lines of markup: see ``letters.letter``."""
    return letter


@pytest.fixture
def make_case(tmp_path: Path) -> Callable[..., Path]:
    """A case folder in a temporary place: its remiss.toml, and the responses by name, as text or bytes."""

    def make(
        toml: str | bytes | None = TOML, answers: Mapping[str, str | bytes] | None = None, name: str = "remissen"
    ) -> Path:
        case = tmp_path / name
        (case / "svar").mkdir(parents=True)
        if toml is not None:
            (case / "remiss.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode())
        for file, content in ({"bokverket.txt": ANSWER} if answers is None else answers).items():
            target = case / "svar" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return case

    return make


@pytest.fixture(scope="session")
def tillit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the bundled example, without results."""
    case = tmp_path_factory.mktemp("tillit") / "tillit"
    shutil.copytree(ROOT / "fixtures" / "tillit", case, ignore=shutil.ignore_patterns("sammanstallning"))
    return case


def _forbid_skip(report: Report) -> Report:
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("REMISS_NO_SKIPS") == "1":
        report.outcome = "failed"
        report.longrepr = f"skipped, which REMISS_NO_SKIPS=1 does not allow: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test that is skipped has failed, where skips are forbidden; an expected failure is no skip."""
    return _forbid_skip((yield))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that is skipped as a whole."""
    return _forbid_skip((yield))
