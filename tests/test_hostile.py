"""The hostile set through the whole program: it ends, each file has its row, and the good answers are as if alone.

Run as a person would, by the command, with small limits. What must not happen is looked for afterwards: files written
elsewhere, a server reached, a secret read, memory over its limit, processes left behind.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import hostile
from conftest import TOML
from hostile import Outcome
from hostile_pdf import one_page, said
from hostile_word import outer_entity
from word_parts import p, package

SECONDS = 8
MEMORY = 512  # megabytes
BASE = 192  # megabytes: the command itself, which holds what all the files said
LONGEST = 1200  # seconds for the whole set: some one minute, where nothing else wants the processors
SECRET = "hemligheten-som-ingen-ska-se"
BAD = ("\x1b", "\u202e")  # what could steer a terminal

GOOD: dict[str, bytes] = {
    "bra 1.txt": "Bokverket\n\nBokverket tillstyrker förslaget i avsnitt 3.2.\n".encode(),
    "bra 2.md": "Söderåsa kommun\n\n# 3.2 Bokbussregister\n\nKommunen avstyrker förslaget.\n".encode(),
    "bra 3.docx": package(p("Resverket") + p("Resverket delar bedömningen i avsnitt 3.1.")),
    "bra 4.docx": package(p("Läsrörelsen") + p("Läsrörelsen avstyrker förslaget i avsnitt 3.2.")),
    "bra 5.pdf": one_page(said("Resverket och ingen annan har läst avsnitt 3.1.").replace(b"750", b"700")),
}


@dataclass
class Listener:
    """A server on this machine, and what was asked of it."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


@dataclass
class Run:
    """What came of ``remiss compile`` on a case."""

    code: int
    said: str
    summary: dict[str, Any]
    peak_mb: float


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    heard = Listener()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.asked.append(self.path)
            self.send_error(404)

        do_POST = do_HEAD = do_PUT = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    heard.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield heard
    server.shutdown()
    server.server_close()
    thread.join()


def case_of(root: Path) -> Path:
    (root / "svar").mkdir(parents=True)
    (root / "remiss.toml").write_text(TOML, encoding="utf-8")
    for name, data in GOOD.items():
        (root / "svar" / name).write_bytes(data)
    return root


_MEASURED = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
    "sys.stderr.write('\\n' + str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)); sys.exit(code)"
)


def compile_case(case: Path, temporary: Path) -> Run:
    """Run the command in a folder of its own, with a folder of its own for temporary files."""
    limits = [f"--timeout={SECONDS}", f"--max-memory={MEMORY}", "--max-size=60", "--jobs=2"]
    command = [sys.executable, "-m", "remiss.cli", "compile", str(case), *limits]
    posix = sys.platform != "win32"
    done = subprocess.run(
        [sys.executable, "-c", _MEASURED, *command] if posix else command,
        cwd=temporary.parent / "arbete",
        env={**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=LONGEST,
        check=False,
    )
    told = done.stderr.decode("utf-8", "replace")
    errors, _, kilobytes = told.rpartition("\n") if posix else (told, "", "0")
    peak = int(kilobytes) / (2**20 if sys.platform == "darwin" else 2**10)
    summary = json.loads((case / "sammanstallning" / "summary.json").read_text(encoding="utf-8"))
    return Run(done.returncode, done.stdout.decode("utf-8") + errors, summary, peak)


@dataclass
class Attack:
    """The hostile set, worked on: the same good files alone, and what there was on the disk before and after."""

    alone: Run
    together: Run
    outcomes: dict[str, Outcome]
    before: set[str]
    after: set[str]
    left: list[str]
    case: Path


def entries(root: Path) -> set[str]:
    return {
        os.path.join(folder, name)  # noqa: PTH118 (names that are no text stay as they are)
        for folder, folders, files in os.walk(root)
        for name in (*folders, *files)
    }


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory, listener: Listener) -> Iterator[Attack]:
    root = tmp_path_factory.mktemp("anfall")
    for folder in ("arbete", "tillfälligt"):
        (root / folder).mkdir()
    (root / "hemligt.txt").write_text(SECRET, encoding="utf-8")
    alone = compile_case(case_of(root / "ensamma"), root / "tillfälligt")
    case = case_of(root / "remissen")
    outcomes = hostile.put(case / "svar", listener.url)
    (case / "svar" / "secret.docx").write_bytes(outer_entity((root / "hemligt.txt").as_uri()[:-4]))
    before = entries(root)
    together = compile_case(case, root / "tillfälligt")
    yield Attack(
        alone, together, outcomes, before, entries(root), os.listdir(root / "tillfälligt"), case  # noqa: PTH208
    )  # fmt: skip
    shutil.rmtree(root, ignore_errors=True)


def rows(run: Run) -> dict[str, dict[str, Any]]:
    return {row["file"].removeprefix("svar/"): row for row in run.summary["documents"]}


def shown(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode()


def test_the_set_is_large_and_most_of_it_small() -> None:
    assert len(hostile.FILES) + len(hostile.ODD) >= 40
    assert {outcome for _, outcome in hostile.FILES.values()} == set(Outcome)


def test_it_ends_and_tells_that_some_files_could_not_be_read(attack: Attack) -> None:
    assert attack.alone.code == 0
    assert attack.together.code == 1
    assert "Traceback" not in attack.together.said


def test_each_file_has_its_row(attack: Attack) -> None:
    assert {shown(name) for name in (*attack.outcomes, *GOOD)} <= set(rows(attack.together))


def test_what_could_not_be_read_says_why_in_a_sentence_with_what_to_do(attack: Attack) -> None:
    for name, row in rows(attack.together).items():
        if row["status"] == "failed":
            assert row["error"], name
            assert row["error"].endswith("."), name
            assert ". " in row["error"], (name, row["error"])
            assert str(attack.case.parent) not in row["error"], name
            assert "fel i remiss" not in row["error"], (name, row["error"])
        else:
            assert row["error"] is None, name


def test_each_file_came_out_as_it_may(attack: Attack) -> None:
    found = rows(attack.together)
    may = {Outcome.READ: {"read"}, Outcome.FAILED: {"failed"}, Outcome.EITHER: {"read", "failed", "no_text"}}
    wrong = {
        name: (found[shown(name)]["status"], found[shown(name)]["error"])
        for name, outcome in attack.outcomes.items()
        if found[shown(name)]["status"] not in may[outcome]
    }
    assert wrong == {}


def test_what_lies_in_other_files_has_rows_of_its_own(attack: Attack) -> None:
    def within(name: str) -> dict[str, dict[str, Any]]:
        return {f: row for f, row in rows(attack.together).items() if f.startswith(f"{name}/")}

    assert [row["status"] for row in within("zip-of-zeros.zip").values()] == ["failed"]
    assert [row["status"] for row in within("zip-with-paths.zip").values()] == ["read"] * 4
    assert {Path(name).name for name in within("zip-with-paths.zip")} == {"ut.txt", "ut (2).txt", "ut (3).txt"}
    assert len(within("zip-of-zips.zip")) <= 1000
    assert {name.count("/") for name in within("zip-of-zips.zip")} == {1, 2, 3}


def test_the_good_answers_are_as_if_they_had_come_alone(attack: Attack) -> None:
    def of_the_good(run: Run) -> list[Any]:
        ids = {row["id"]: row for name, row in rows(run).items() if name in GOOD}
        statements = [s for s in run.summary["statements"] if s["document"] in ids]
        held = {s["id"] for s in statements}
        positions = [
            {**position, "statements": [s for s in position["statements"] if s in held]}
            for position in run.summary["positions"]
            if held & {*position["statements"]}
        ]
        return [list(ids.values()), statements, positions]

    assert len(attack.alone.summary["positions"]) >= 4
    assert of_the_good(attack.together) == of_the_good(attack.alone)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="no limit of address space there")
def test_no_process_took_more_memory_than_it_may(attack: Attack) -> None:
    assert attack.together.peak_mb < MEMORY + BASE


def test_nothing_was_written_but_the_results(attack: Attack) -> None:
    new = {Path(path).relative_to(attack.case) for path in attack.after - attack.before}
    assert {path.parts[0] for path in new} == {"sammanstallning", ".remiss-cache.sqlite"}
    assert attack.before - attack.after == set()
    assert attack.left == []
    assert not (Path(tempfile.gettempdir()) / "ut.txt").exists()


def test_no_server_was_asked(attack: Attack, listener: Listener) -> None:
    assert attack.together.code == 1
    assert listener.asked == []


def test_no_secret_was_read_and_no_word_became_code(attack: Attack) -> None:
    results = attack.case / "sammanstallning"
    assert SECRET not in attack.together.said
    assert not any(SECRET in path.read_text("utf-8", "ignore") for path in results.iterdir())
    assert "<script>alert" not in (results / "sammanstallning.html").read_text("utf-8")
    workbook = openpyxl.load_workbook(results / "sammanstallning.xlsx")
    assert not [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    workbook.close()
    assert not any(sign in attack.together.said for sign in BAD)
