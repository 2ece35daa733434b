"""remiss as a program of somebody else has it: it runs, and a type checker sees what is right in it and what is wrong.

mypy is run outside of this project, without its settings and plugins: the installed package and its ``py.typed`` are
all that it has.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import remiss
from conftest import TOML

CLIENT = Path(__file__).parent / "typed_client" / "client.py"

MISTAKES = {
    "summary.positions[0].stance = Stance.REJECTS": "misc",
    "summary.counts = {}": "misc",
    "document.text = ''": "misc",
    "summary.positions.append(position)": "attr-defined",
    "summary.postions": "attr-defined",
    "remiss.summarize(case)": "attr-defined",
    "from remiss import Sumary": "attr-defined",
    "Proposal(id='1', number='1', titel='Avgiften')": "call-arg",
    "Proposal(id=1, number='1', title='Avgiften')": "arg-type",
    "Correction(stance='supports')": "arg-type",
    "Limits(seconds='60')": "arg-type",
    "open_case('remissen')": "arg-type",
    "summarise(case.root)": "arg-type",
    "summarise(case, executor=ThreadPoolExecutor)": "arg-type",
    "summarise(case, workers=2)": "call-arg",
    "summarise_texts(case.consultation, ['Verket tillstyrker.'])": "arg-type",
    "understand(document)": "call-arg",
    "Steps('mitt', judge=open_case)": "arg-type",
    "number: int = position.respondent": "assignment",
    "cells: polars.DataFrame = to_frame(summary, backend='polars', table='documents').height": "assignment",
    "to_frame(summary, 'cells')": "call-overload",
    "to_frame(summary, backend='excel')": "call-overload",
    "try_it: list[str] = write(summary, case.root)": "assignment",
    "page: int = summary.statements[0].page": "assignment",
}
"""lines that are wrong, with what mypy calls the fault"""
BEFORE = """
from concurrent.futures import ThreadPoolExecutor
import polars
import remiss
from remiss import *
case: Case
document: Document
position: Position
summary: Summary
"""


def checked(program: Path) -> subprocess.CompletedProcess[str]:
    """What mypy says of a program in a folder of its own; the cache beside it is used again."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("MYPY")}
    cache = program.parent.parent / "cache"
    command = [sys.executable, "-m", "mypy", "--strict", f"--cache-dir={cache}", "--config-file=", program.name]
    return subprocess.run(
        command, cwd=program.parent, env=own, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("client") / "program"
    folder.mkdir()
    return folder


def test_the_program_uses_every_public_name() -> None:
    tree = ast.parse(CLIENT.read_text(encoding="utf-8"))
    (taken,) = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "remiss"]
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert sorted(alias.name for alias in taken.names) == sorted(remiss.__all__)
    assert {alias.name for alias in taken.names} <= used


def test_the_program_is_right(folder: Path) -> None:
    program = folder / "client.py"
    program.write_text(CLIENT.read_text(encoding="utf-8"), encoding="utf-8")
    done = checked(program)
    assert (done.stdout, done.returncode) == ("Success: no issues found in 1 source file\n", 0), done.stderr


def test_what_is_wrong_is_seen_and_nothing_else(folder: Path) -> None:
    program = folder / "wrong.py"
    program.write_text("\n".join([BEFORE.strip(), *MISTAKES]), encoding="utf-8")
    done = checked(program)
    found = re.findall(r"^wrong\.py:(\d+): error: .*\[([a-z-]+)\]$", done.stdout, re.MULTILINE)
    first = len(BEFORE.strip().splitlines()) + 1
    told = {line: {code for number, code in found if int(number) == at} for at, line in enumerate(MISTAKES, first)}
    assert told == {line: {code} for line, code in MISTAKES.items()}, done.stdout
    assert {int(number) for number, _ in found} == set(range(first, first + len(MISTAKES)))


def test_the_program_runs(make_case: Callable[..., Path], tmp_path: Path) -> None:
    answer = "{0}\n\n{0} tillstyrker förslaget i avsnitt 3.2 men avstyrker bedömningen i avsnitt 3.1."
    case = make_case(TOML, {f"{n}.txt": answer.format(n) for n in ("Bokverket", "Söderåsa kommun")} | {"tom.pdf": "?"})
    program = tmp_path / "client.py"
    program.write_text(CLIENT.read_text(encoding="utf-8"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", str(program), str(case)],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "True",
        "['Bokverket: 3.1, 3.2', 'Söderåsa kommun: 3.1, 3.2', 'file']",
        "('Bokverket',)",
        "rejects ['Bokverket tillstyrker förslaget i avsnitt 3.2 men avstyrker bedömningen i avsnitt 3.1. (-)'] "
        "['Bokverket', 'Söderåsa kommun']",
        "[('Bokverket', '3.1')]",
        "step",
        "['supports']",
        "True",
        "True",
        "[('Verket', 'supports')] 1",
    ]
