"""The cache: only what is new is read; what is damaged, closed or somebody else's costs time and nothing more."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import hostile
from conftest import ANSWER, TOML
from mail_parts import eml
from remiss import Cache, Limits, Summary, open_case, summarise
from remiss.analysis import cache as cache_module
from remiss.analysis import cache_of, fingerprint
from remiss.analysis.cache import CACHE_NAME, Kept
from remiss.analysis.keys import Key, Keys
from remiss.model import Analysis

ANSWERS: dict[str, str | bytes] = {
    "a.txt": ANSWER,
    "b.txt": ANSWER.replace("Bokverket", "Söderåsa kommun"),
    "c.eml": eml(
        "Hej!\n\nBifogat finns yttrandet.\n", attachments=[("y.txt", b"Myndigheten avstyrker 3.2.")]
    ).as_bytes(),
}


class Counting(Cache):
    """A cache that knows what was found in it, and what was put there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.put: list[str] = []

    def keep(self, key: Key, parts: Sequence[Analysis]) -> None:
        self.put.append(key.file.removeprefix("svar/"))
        super().keep(key, parts)


def run(root: Path, *, limits: Limits | None = None, jobs: int = 1) -> tuple[Summary, list[str], list[str]]:
    """The summary of a case by way of its cache, which files were analysed for it, and what the cache remarks."""
    with Counting(root / CACHE_NAME) as cache:
        summary = summarise(open_case(root), cache=cache, limits=limits, jobs=jobs)
    return summary, cache.put, cache.remarks


@pytest.fixture
def root(make_case: Callable[..., Path]) -> Path:
    return make_case(TOML, ANSWERS)


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_second_run_reads_nothing_and_says_the_same(root: Path, jobs: int) -> None:
    plain = summarise(open_case(root))
    first, read, _ = run(root, jobs=jobs)
    second, read_again, remarks = run(root, jobs=jobs)

    assert sorted(read) == list(ANSWERS)
    assert (read_again, remarks) == ([], [])
    assert first == second == plain


@pytest.mark.parametrize(
    ("change", "read"),
    [
        pytest.param(
            lambda svar: (svar / "a.txt").write_text(ANSWER + "\nMer.\n", encoding="utf-8"), ["a.txt"], id="words"
        ),
        pytest.param(lambda svar: (svar / "ny.txt").write_text(ANSWER, encoding="utf-8"), ["ny.txt"], id="a file more"),
        pytest.param(lambda svar: (svar / "a.txt").rename(svar / "d.txt"), ["d.txt"], id="another name"),
        pytest.param(lambda svar: (svar / "a.txt").unlink(), [], id="a file less"),
        pytest.param(lambda svar: os.utime(svar / "a.txt", (1, 1)), [], id="the same bytes, saved again"),
    ],
)
def test_what_is_new_is_read_and_nothing_else(change: Callable[[Path], object], read: list[str], root: Path) -> None:
    run(root)
    change(root / "svar")
    summary, put, _ = run(root)

    assert put == read
    assert summary == summarise(open_case(root))
    kept = sqlite3.connect(root / CACHE_NAME)
    there = {name for (name,) in kept.execute("SELECT file FROM analyses")}
    kept.close()
    assert there == {f"svar/{path.name}" for path in (root / "svar").iterdir()}


def test_what_is_new_is_at_work_before_what_is_kept_is_taken_out(root: Path) -> None:
    run(root)
    (root / "svar" / "ö.txt").write_text(ANSWER, encoding="utf-8")
    seen: list[str] = []

    class Telling(Cache):
        def find(self, key: Key) -> Kept | None:
            seen.append(key.file.removeprefix("svar/"))
            return super().find(key)

    with Telling(root / CACHE_NAME) as cache:
        summarise(open_case(root), cache=cache)

    assert seen == ["ö.txt", *ANSWERS]


def test_a_damaged_row_is_made_anew_with_all_the_others(root: Path) -> None:
    first, _, _ = run(root)
    db = sqlite3.connect(root / CACHE_NAME)
    db.execute("UPDATE analyses SET made = 'nonsense' WHERE file = 'svar/b.txt'")
    db.commit()
    db.close()
    second, put, remarks = run(root)

    assert second == first
    assert put == ["b.txt", "c.eml"]  # a.txt had been taken out already
    assert len(remarks) == 1
    assert run(root)[1] == ["a.txt"]


def test_with_another_consultation_all_is_understood_again_but_not_read(root: Path) -> None:
    run(root)
    case = open_case(root)
    key = Keys(case.consultation, Limits()).of("svar/a.txt", fingerprint(root / "svar" / "a.txt", ""))
    with cache_of(case) as cache:  # other words than the file's, to be known by
        kept = cache.find(key)
        assert kept is not None
        assert kept.current
        (part,) = kept.parts
        document = part.document.model_copy(update={"text": part.document.text.replace("tillstyrker", "avstyrker   ")})
        cache.keep(key, [part.model_copy(update={"document": document})])
    toml = (root / "remiss.toml").read_text(encoding="utf-8")
    (root / "remiss.toml").write_text(toml.replace("nationellt", "lokalt"), encoding="utf-8")
    summary, put, _ = run(root)

    assert sorted(put) == list(ANSWERS)
    assert [p.stance.value for p in summary.positions if (p.respondent, p.proposal) == ("bokverket", "3.2")] == [
        "rejects"
    ]


def test_other_limits_or_another_reader_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    assert sorted(run(root, limits=Limits(pages=7))[1]) == list(ANSWERS)
    assert run(root, limits=Limits(pages=7, seconds=90, size_mb=900))[1:] == ([], [])
    assert sorted(run(root, limits=Limits(pages=7, seconds=50))[1]) == list(ANSWERS)
    monkeypatch.setattr("remiss.analysis.keys.source_fingerprint", lambda *parts: "another")
    assert sorted(run(root, limits=Limits(pages=7))[1]) == list(ANSWERS)


def test_what_could_not_be_read_is_tried_again(root: Path) -> None:
    (root / "svar" / "d.txt").write_text(ANSWER, encoding="utf-8")
    (root / "svar" / "e.pdf").write_bytes(b"%PDF-1.7 avhuggen")
    assert "svar/e.pdf" in [d.file for d in run(root)[0].documents if d.error]
    assert run(root)[1] == ["e.pdf"]
    shutil.copy(root / "svar" / "a.txt", root / "svar" / "e.pdf")


# --- damage ----------------------------------------------------------------------------------------------------------


def test_whatever_byte_is_wrong_an_analysis_is_found_whole_or_not_at_all(root: Path, tmp_path: Path) -> None:
    run(root)
    case = open_case(root)
    keys = [
        Keys(case.consultation, Limits()).of(case.name(path), fingerprint(path, case.name(path)))
        for path in case.responses
    ]
    with cache_of(case) as cache:
        whole = [cache.find(key) for key in keys]
    assert all(whole)
    content = (root / CACHE_NAME).read_bytes()
    random_places = random.Random(7)
    lost = 0
    for _ in range(300):
        damaged = bytearray(content)
        for _ in range(random_places.choice([1, 1, 4, 64])):
            damaged[random_places.randrange(len(damaged))] = random_places.randrange(256)
        if random_places.random() < 0.2:
            del damaged[random_places.randrange(len(damaged)) :]
        path = tmp_path / "skadad.sqlite"
        path.write_bytes(damaged)
        with Cache(path) as cache:
            for key, right in zip(keys, whole, strict=True):
                found = cache.find(key)
                assert found is None or found.parts == right.parts  # type: ignore[union-attr]
                lost += found is None
            assert cache.remarks == [] or "skadat" in cache.remarks[0] or "sparas" in cache.remarks[0]
        path.unlink(missing_ok=True)
    assert lost > 50


@pytest.mark.parametrize("content", [b"", b"skr\xe4p" * 1000, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_cache_is_made_anew_and_told(content: bytes, root: Path) -> None:
    (root / CACHE_NAME).write_bytes(content)
    summary, put, remarks = run(root)

    assert summary == summarise(open_case(root))
    assert sorted(put) == list(ANSWERS)
    assert [("skadat" in remark) for remark in remarks] == ([True] if content else [])
    assert run(root)[1:] == ([], [])


def test_rows_of_another_make_are_no_help_and_no_harm(root: Path) -> None:
    run(root)
    bomb = zlib.compress(b"0" * (cache_module._MOST * 2), 9)
    for blob in (b"", None, "text", zlib.compress(b"[]"), bomb):
        db = sqlite3.connect(root / CACHE_NAME)
        db.execute("UPDATE analyses SET made = ?", (blob,))
        db.commit()
        db.close()
        summary, put, remarks = run(root)
        assert sorted(put) == list(ANSWERS)
        assert "skadat" in remarks[0]
    assert summary == summarise(open_case(root))


def test_a_table_of_another_version_is_replaced_without_a_word(root: Path) -> None:
    db = sqlite3.connect(root / CACHE_NAME)
    db.executescript("CREATE TABLE analyses (other); PRAGMA user_version = 99")
    db.close()
    assert run(root)[2] == []
    assert run(root)[1:] == ([], [])


def test_where_it_cannot_be_written_the_run_goes_on_and_says_so(root: Path) -> None:
    (root / CACHE_NAME).mkdir()
    summary, _, remarks = run(root)

    assert summary == summarise(open_case(root))
    assert ["--no-cache" in remark for remark in remarks] == [True]


def test_a_cache_that_another_holds_is_done_without(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(root)
    monkeypatch.setattr(cache_module, "_WAIT", 0.1)
    other = sqlite3.connect(root / CACHE_NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    summary, _, remarks = run(root)
    other.execute("COMMIT")
    other.close()

    assert summary == summarise(open_case(root))
    assert len(remarks) == 1
    assert run(root)[1:] == ([], [])


# --- whole programs --------------------------------------------------------------------------------------------------


def start(case: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "remiss.cli", "compile", str(case), "--format=json", *options]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finish(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    _, said = process.communicate(timeout=120)
    return process.returncode, said.decode()


def written(case: Path) -> bytes:
    return (case / "sammanstallning" / "summary.json").read_bytes()


def test_two_runs_at_once_do_not_hurt_each_other(root: Path) -> None:
    for number in range(6):
        (root / "svar" / f"{number}.txt").write_text(ANSWER.replace("Bokverket", f"Verk {number}"), encoding="utf-8")
    runs = [start(root), start(root, "--jobs=2"), start(root)]

    assert [finish(process) for process in runs] == [(0, "")] * 3
    together = written(root)
    assert run(root)[1:] == ([], [])
    shutil.rmtree(root / "sammanstallning")
    assert finish(start(root, "--no-cache")) == (0, "")
    assert written(root) == together


def test_no_cache_keeps_nothing(root: Path) -> None:
    assert finish(start(root, "--no-cache")) == (0, "")
    assert not (root / CACHE_NAME).exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_in_the_middle_it_resumes(jobs: int, root: Path) -> None:
    hanging = root / "svar" / "z.pdf"
    hanging.write_bytes(hostile.make(next(name for name in hostile.PDFS if "self" in name), ""))
    process = start(root, f"--jobs={jobs}", "--timeout=600")
    end = time.monotonic() + 60
    while time.monotonic() < end and kept_in(root) < len(ANSWERS):
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    finish(process)
    assert kept_in(root) == len(ANSWERS)

    hanging.write_text("Bokrådet tillstyrker förslaget i avsnitt 3.2.", encoding="utf-8")
    hanging = hanging.rename(hanging.with_suffix(".txt"))
    summary, put, remarks = run(root, limits=Limits(seconds=600))
    assert (put, remarks) == (["z.txt"], [])
    assert summary == summarise(open_case(root))


def kept_in(root: Path) -> int:
    if not (root / CACHE_NAME).exists():
        return 0
    db = sqlite3.connect(root / CACHE_NAME)
    try:
        return int(db.execute("SELECT count(*) FROM analyses").fetchone()[0])
    except sqlite3.OperationalError:  # not yet made
        return 0
    finally:
        db.close()
