"""Ended from outside in the middle of a run, ``remiss compile`` leaves no process and no folder behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import hostile
from conftest import TOML
from remiss.reading.guard import programs

LONGEST = 60.0  # seconds for what takes one or two
HANGING = [name for name in hostile.PDFS if "self" in name or "exponential" in name]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals to one process are not for Windows")


def until(seen: Callable[[], bool]) -> bool:
    """Whether something came to be in good time."""
    end = time.monotonic() + LONGEST
    while not seen():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.mark.parametrize(
    ("number", "jobs", "code"),
    [
        (signal.SIGINT, 1, 2),
        (signal.SIGINT, 2, 2),
        (signal.SIGTERM, 1, 143),
        (signal.SIGTERM, 2, 143),
        (signal.SIGKILL, 2, -9),  # nothing can be done in the process itself; its workers see that it is gone
    ],
)
def test_nothing_is_left(number: signal.Signals, jobs: int, code: int, tmp_path: Path) -> None:
    case, temporary = tmp_path / "remiss", tmp_path / "tillfälligt"
    (case / "svar").mkdir(parents=True)
    temporary.mkdir()
    (case / "remiss.toml").write_text(TOML, encoding="utf-8")
    for name in HANGING:
        (case / "svar" / name).write_bytes(hostile.make(name, ""))
    process = subprocess.Popen(
        [sys.executable, "-m", "remiss.cli", "compile", str(case), f"--jobs={jobs}", "--timeout=600"],
        env={**os.environ, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    try:
        assert until(lambda: len(list(temporary.iterdir())) >= jobs)
        time.sleep(0.5)  # they are at work on the files
        process.send_signal(number)
        said = process.communicate(timeout=LONGEST)[1].decode()
    finally:
        process.kill()
    assert process.returncode == code
    assert "Traceback" not in said
    assert ("Avbrutet." in said) is (number == signal.SIGINT)
    assert until(lambda: not list(temporary.iterdir()))
    assert not list((case / "sammanstallning").glob("*"))


def test_what_a_program_leaves_behind_is_in_its_folder(tmp_path: Path) -> None:
    code = "import os, pathlib; [pathlib.Path(os.environ[n], n).touch() for n in ('TMPDIR', 'TEMP', 'TMP', 'HOME')]"
    programs.run([sys.executable, "-c", code], seconds=LONGEST, memory_mb=500, folder=tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"TMPDIR", "TEMP", "TMP", "HOME"}
