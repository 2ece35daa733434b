"""A folder of many cases: each compiled as by itself, only where something is new, and none stopped by another."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ANSWER, TOML
from remiss.casework import Compiled, Orders, compile_archive, compile_case, is_archive
from remiss.casework import archive as archive_module
from remiss.cli import main
from remiss.errors import CaseError, RemissError
from remiss.model import ArchiveEntry, ArchiveIndex
from remiss.reading import Limits
from reviewing import fill_in

JSON = Orders(formats=("json",), jobs=1)


@pytest.fixture
def archive(make_case: Callable[..., Path], tmp_path: Path) -> Path:
    root = tmp_path / "arkivet"
    made = make_case(TOML, {"a.txt": ANSWER, "b.txt": ANSWER.replace("Bokverket", "Söderåsa kommun"), "c.txt": ""})
    for name in ("2031/böcker", "2031/fler böcker", "2032/åter böcker"):
        shutil.copytree(made, root / name)
    (root / "2030" / "trasig").mkdir(parents=True)
    (root / "2030" / "trasig" / "remiss.toml").write_text("=", encoding="utf-8")
    (root / "2030" / "tom").mkdir()
    (root / "2030" / ".dold" / "x").mkdir(parents=True)
    shutil.copy(made / "remiss.toml", root / "2030" / ".dold" / "x")
    shutil.rmtree(made)
    return root


def result(root: Path, case: str) -> bytes:
    return (root / case / "sammanstallning" / "summary.json").read_bytes()


def worked_on(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the cases that are compiled from now on in this process, as they are."""
    names: list[str] = []

    def compiling(root: Path, orders: Orders) -> Compiled:
        names.append(root.name)
        return compile_case(root, orders)

    monkeypatch.setattr(archive_module, "compile_case", compiling)
    return names


def test_each_case_is_compiled_as_by_itself_and_the_index_tells_of_it(archive: Path) -> None:
    assert is_archive(archive)
    told: list[tuple[str, int]] = []
    index, paths = compile_archive(archive, JSON, progress=lambda case, cases: told.append((case, cases)))

    names = ["2030/trasig", "2031/böcker", "2031/fler böcker", "2032/åter böcker"]
    assert [entry.case for entry in index.cases] == names
    assert sorted(told) == [(name, 4) for name in names]
    broken, *good = index.cases
    assert "TOML" in (broken.error or "")
    for entry in good:
        together = result(archive, entry.case)
        shutil.rmtree(archive / entry.case / "sammanstallning")
        summary = compile_case(archive / entry.case, JSON).summary
        assert result(archive, entry.case) == together
        assert (entry.files, entry.unread, entry.answered) == (3, 1, 2)
        assert (entry.supports, entry.rejects, entry.comments) == (2, 2, 0)
        assert entry.review == sum(bool(position.review) for position in summary.positions)
        assert (entry.title, entry.reference, entry.error) == ("Böcker på väg", "SOU 2031:7", None)
    assert [path.name for path in paths] == ["arkiv.json", "arkiv.csv"]
    assert ArchiveIndex.model_validate_json(paths[0].read_bytes()) == index
    rows = paths[1].read_text(encoding="utf-8-sig").splitlines()
    assert rows[2] == "2031/böcker;Böcker på väg;SOU 2031:7;Ku2031/00412;3;1;2;0;2;2;0;0;0;"


@pytest.mark.parametrize(
    ("change", "again"),
    [
        pytest.param(lambda case: None, [], id="nothing"),
        pytest.param(
            lambda case: (case / "svar" / "d.txt").write_text(ANSWER, encoding="utf-8"), ["böcker"], id="a letter"
        ),
        pytest.param(lambda case: (case / "svar" / "a.txt").unlink(), ["böcker"], id="a letter less"),
        pytest.param(lambda case: (case / "sammanstallning" / "summary.json").unlink(), ["böcker"], id="no results"),
        pytest.param(
            lambda case: (case / "rattelser.csv").write_text(
                "remissinstans;avsnitt;svar\nBokverket;3.2;synpunkter\n", encoding="utf-8"
            ),
            ["böcker"],
            id="a decision",
        ),
        pytest.param(
            lambda case: (case / "remiss.toml").write_text(TOML.replace("nationellt", "lokalt"), encoding="utf-8"),
            ["böcker"],
            id="the question",
        ),
    ],
)
def test_only_what_is_new_is_worked_on(
    change: Callable[[Path], object], again: list[str], archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compile_archive(archive, JSON)
    change(archive / "2031" / "böcker")
    names = worked_on(monkeypatch)
    index, _ = compile_archive(archive, JSON)

    assert names == again
    assert [entry.error is None for entry in index.cases] == [False, True, True, True]
    names.clear()
    assert compile_archive(archive, JSON)[0] == index
    assert names == []
    compile_archive(archive, Orders(formats=("csv",), jobs=1))
    assert len(names) == 3


@pytest.mark.parametrize("out", [None, "elsewhere"])
def test_a_case_in_which_nothing_has_changed_is_left_as_it_is(
    out: str | None, make_case: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(TOML, {"a.txt": ANSWER, "b.txt": b""})
    orders = Orders(out=tmp_path / out if out else None)
    first = compile_case(case, orders)
    written = {path: path.stat().st_mtime_ns for path in first.paths}
    again = compile_case(case, orders)

    assert (first.unchanged, again.unchanged) == (False, True)
    assert (again.summary, again.paths, again.warnings) == (first.summary, first.paths, first.warnings)
    assert {path: path.stat().st_mtime_ns for path in again.paths} == written
    monkeypatch.chdir(case)
    assert compile_case(Path(), orders).unchanged
    assert not compile_case(case, replace(orders, use_cache=False)).unchanged


def decide(case: Path) -> None:
    (case / "rattelser.csv").write_text("remissinstans;avsnitt;svar\nBokverket;3.2;synpunkter\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "orders"),
    [
        pytest.param(lambda case: (case / "svar" / "a.txt").unlink(), Orders(), id="a letter less"),
        pytest.param(lambda case: (case / "svar" / "b.txt").write_text("x", "utf-8"), Orders(), id="one that failed"),
        pytest.param(
            lambda case: (case / "svar" / "a.txt").write_text(ANSWER.replace("tillstyrker", "avstyrker"), "utf-8"),
            Orders(),
            id="a letter",
        ),
        pytest.param(
            lambda case: (case / "remiss.toml").write_text(TOML.replace("nationellt", "lokalt"), "utf-8"),
            Orders(),
            id="the question",
        ),
        pytest.param(decide, Orders(), id="a decision"),
        pytest.param(lambda case: (case / "mina.csv").unlink(), Orders(), id="a decision beside"),
        pytest.param(lambda case: (case / "sammanstallning" / "matrix.csv").unlink(), Orders(), id="a file less"),
        pytest.param(
            lambda case: (case / "sammanstallning" / "sammanstallning.html").write_text("mitt", "utf-8"),
            Orders(),
            id="a file in which somebody has written",
        ),
        pytest.param(lambda case: None, Orders(formats=("json", "csv")), id="other formats"),
        pytest.param(lambda case: None, Orders(limits=Limits(pages=1)), id="other limits"),
        pytest.param(lambda case: None, Orders(mask_private=True), id="masked"),
    ],
)
def test_whatever_changes_it_is_compiled_again(
    change: Callable[[Path], object], orders: Orders, make_case: Callable[..., Path]
) -> None:
    case = make_case(TOML, {"a.txt": ANSWER, "b.txt": b"", "c.txt": ANSWER.replace("Bokverket", "Söderåsa kommun")})
    beside = case / "mina.csv"
    beside.write_text("remissinstans;avsnitt;svar\nSöderåsa kommun;3.1;tillstyrker\n", encoding="utf-8")
    compile_case(case, Orders(corrections=(beside,)))
    assert compile_case(case, Orders(corrections=(beside,))).unchanged
    change(case)
    orders = replace(orders, corrections=(beside,) if beside.exists() else ())
    changed = compile_case(case, orders)
    written = {path.name: path.read_bytes() for path in changed.paths}

    assert not changed.unchanged
    fresh = compile_case(case, replace(orders, use_cache=False))
    assert {path.name: path.read_bytes() for path in fresh.paths} == {n: written[n] for n in names_of(fresh)}
    assert compile_case(case, orders).unchanged is not orders.mask_private


def names_of(compiled: Compiled) -> list[str]:
    return [path.name for path in compiled.paths]


def test_a_reviewed_workbook_is_read_and_kept_where_nothing_else_has_changed(make_case: Callable[..., Path]) -> None:
    case = make_case()
    compile_case(case)
    fill_in(case, {("Bokverket", "3.1"): ("synpunkter",)})
    changed = compile_case(case)

    assert not changed.unchanged
    assert [p.correction is not None for p in changed.summary.positions].count(True) == 1
    assert len(list((case / "sammanstallning" / "granskade").iterdir())) == 1
    assert compile_case(case).unchanged


def test_in_processes_in_threads_and_one_by_one_it_is_the_same(archive: Path, tmp_path: Path) -> None:
    one, _ = compile_archive(archive, Orders(out=tmp_path / "en", formats=("json", "csv"), jobs=1))
    two, _ = compile_archive(archive, Orders(out=tmp_path / "två", formats=("json", "csv"), jobs=2))
    with ThreadPoolExecutor(3) as pool:
        three, _ = compile_archive(archive, Orders(out=tmp_path / "tre", formats=("json", "csv")), executor=pool)

    def files(folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file() and path.name != "arkiv.json"
        }

    assert files(tmp_path / "en") == files(tmp_path / "två") == files(tmp_path / "tre")
    assert len(files(tmp_path / "en")) == 7
    assert stateless(one) == stateless(two) == stateless(three)
    assert not list(archive.rglob("sammanstallning"))


def stateless(index: ArchiveIndex) -> list[ArchiveEntry]:
    return [entry.model_copy(update={"state": ""}) for entry in index.cases]


def test_a_fault_of_ours_in_one_case_costs_that_case_alone(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(root: Path, orders: Orders) -> Compiled:
        if root.name == "böcker":
            raise ZeroDivisionError("planted")
        return compile_case(root, orders)

    monkeypatch.setattr(archive_module, "compile_case", failing)
    index, _ = compile_archive(archive, JSON)

    assert "ZeroDivisionError" in (index.cases[1].error or "")
    assert [entry.answered for entry in index.cases] == [0, 0, 2, 2]


@pytest.mark.parametrize("content", [b"", b"{}", b'{"cases": 7}', b"\xff"])
def test_an_index_that_cannot_be_used_is_made_anew(content: bytes, archive: Path) -> None:
    index, (path, _) = compile_archive(archive, JSON)
    path.write_bytes(content)

    assert compile_archive(archive, JSON)[0] == index


def test_what_cannot_be_an_archive_is_told(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    assert not is_archive(tmp_path / "tom")
    assert not is_archive(archive / "2031" / "böcker")
    assert not is_archive(tmp_path / "finns inte")
    with pytest.raises(CaseError, match="ingen remiss"):
        compile_archive(tmp_path / "tom")
    with pytest.raises(RemissError, match="en remiss i taget"):
        compile_archive(archive, Orders(proposals=tmp_path / "forslag.csv"))


def test_the_command(archive: Path) -> None:
    shown = CliRunner().invoke(main, ["compile", str(archive), "--format=json", "--jobs=2"])
    assert shown.exit_code == 1
    assert "3 remisser med 9 filer" in shown.output
    assert "2030/trasig" in shown.output
    assert "arkiv.csv" in shown.output
    shutil.rmtree(archive / "2030" / "trasig")
    for case in ("böcker", "fler böcker"):
        (archive / "2031" / case / "svar" / "c.txt").unlink()
    (archive / "2032" / "åter böcker" / "svar" / "c.txt").unlink()
    as_json = CliRunner().invoke(main, ["compile", str(archive), "--format=json", "--json"])
    assert as_json.exit_code == 0
    assert [case["files"] for case in json.loads(as_json.stdout)["cases"]] == [2, 2, 2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_killed_in_the_middle_the_archive_is_gone_on_with(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "_SAVED_EACH", 0)
    code = (
        "import sys, time; from pathlib import Path; from remiss.casework import archive, Orders\n"
        "archive._SAVED_EACH = 0\n"
        "def wait(case, cases): (print(case, flush=True), time.sleep(60)) if case.startswith('2031/b') else None\n"
        "archive.compile_archive(Path(sys.argv[1]), Orders(formats=('json',), jobs=1), progress=wait)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", code, str(archive)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process:
        assert process.stdout.readline()
        time.sleep(0.2)
        process.send_signal(signal.SIGKILL)
    names = worked_on(monkeypatch)
    compile_archive(archive, JSON)

    assert "böcker" not in names
    assert len(names) < 3
