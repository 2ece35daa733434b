"""The benchmarks run, whole, on tiny sizes, and what they are made from is what it says. No figure is judged here."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import pytest
from benchmarks import asked, generate
from benchmarks.fixtures import NOTE, Letter
from benchmarks.letters import letter
from benchmarks.process import FailedError, run
from benchmarks.run import again
from benchmarks.stages import LINKING, REST, STAGES, Stages
from benchmarks.tables import Table, as_markdown, as_text, shown
from benchmarks.tasks import PEERS

from remiss import open_case, read, understand
from remiss.model import Status
from remiss.reading import Limits

ROOT = Path(__file__).parents[1]
LETTERS = 200


@pytest.fixture(scope="module")
def report() -> asked.Report:
    return asked.report(Random("a report"))


@pytest.fixture(scope="module")
def letters(report: asked.Report) -> list[Letter]:
    names = asked.bodies(Random("bodies"), LETTERS, set())
    return [letter(Random(number), report, name) for number, name in enumerate(names)]


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What a whole run prints and writes."""
    folder = tmp_path_factory.mktemp("measured")
    (folder / "tables.md").write_text("Before.\n<!-- made: benchmarks -->\n<!-- end -->\nAfter.\n", encoding="utf-8")
    command = [sys.executable, "-m", "benchmarks", "--quick", "--made", str(folder / "made")]
    command += ["--json", str(folder / "figures.json"), "--markdown", str(folder / "tables.md")]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", env=_utf8(), check=False)
    assert ran.returncode == 0, ran.stderr
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    return {**figures, "printed": ran.stdout, "markdown": (folder / "tables.md").read_text(encoding="utf-8")}


def _utf8() -> dict[str, str]:
    return {**os.environ, "PYTHONIOENCODING": "utf-8"}


def words_of(made: Letter) -> str:
    return "\n".join(line for part in made.parts for line in part.lines)


# --- what is measured ------------------------------------------------------------------------------------------------


def test_a_whole_run_has_all_its_tables(measured: dict[str, Any]) -> None:
    titles = [table["title"].partition(":")[0].partition(",")[0] for table in measured["tables"]]

    assert titles == [
        "Side by side", "Where understanding goes", "Growth", "Growth", "Two workers", "After the analysis", "A re-run",
        "A re-run", "Start-up",
    ]  # fmt: skip


def test_all_stand_side_by_side(measured: dict[str, Any]) -> None:
    names = [name for name, _ in measured["tables"][0]["rows"]]

    assert names[:2] == ["pypdfium2, bare text", "pypdf, bare text"]
    assert {"remiss: reading, in process", "remiss: reading, guarded", "remiss: understanding alone"} <= {*names}
    assert {"remiss compile, json, 1 job", "remiss compile, all five"} <= {*names}
    assert {*PEERS} <= {*names}


def test_the_stages_of_understanding_are_all_of_it(measured: dict[str, Any]) -> None:
    *stages, (last, (whole, _, share)) = measured["tables"][1]["rows"]

    assert {name for name, _ in stages} == {*STAGES.values(), LINKING, REST}
    assert (last, share) == ("all of it", 100.0)
    assert sum(seconds for _, (seconds, *_) in stages) == pytest.approx(whole)


def test_a_stage_is_timed_without_those_it_asks() -> None:
    case = open_case(ROOT / "fixtures" / "tillit")
    found, document = Stages(), read(case.responses[0])
    with found.timed():
        timed = understand(document, case.consultation)

    assert timed == understand(document, case.consultation)
    assert {*found.taken} == {*STAGES.values(), LINKING, REST}
    assert all(seconds >= 0 for seconds in found.taken.values())


def test_every_figure_is_more_than_nothing(measured: dict[str, Any]) -> None:
    figures = {
        f"{table['title']} / {name} / {column}": value
        for table in measured["tables"]
        for name, values in table["rows"]
        for column, value in zip(table["columns"], values, strict=True)
        if isinstance(value, float | int) and column != "ms beyond python"
    }

    assert len(figures) > 100
    assert {name: value for name, value in figures.items() if value < 0} == {}
    assert {name for name, value in figures.items() if value == 0 and "seconds" in name.rpartition("/")[2]} == set()


def test_what_is_printed_is_what_is_written(measured: dict[str, Any]) -> None:
    for table in measured["tables"]:
        assert table["title"] in measured["printed"]
        assert f"### {table['title']}" in measured["markdown"]
    assert measured["markdown"].startswith("Before.\n")
    assert measured["markdown"].endswith("After.\n")
    assert "`python -m benchmarks --quick`" in measured["markdown"]
    for name in ("processor", "cores", "memory", "Python", "pypdfium2", "pypdf"):
        assert f"{name} {measured['machine'][name]}" in measured["markdown"]


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(FailedError, match=r"ended with 3:\nno such thing"):
        run([sys.executable, "-c", "import sys; sys.stderr.write('no such thing'); sys.exit(3)"])


def test_a_process_is_seen_with_its_children() -> None:
    child = "x = bytearray(60_000_000); import time; time.sleep(0.5)"
    ran = run([sys.executable, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"])

    assert ran.seconds > 0.5
    if sys.platform == "linux":
        assert ran.own_mb is not None
        assert ran.tree_mb is not None
        assert ran.own_mb < 50 < ran.tree_mb


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "–"), ("not installed", "not installed"), (0.123, "0.12"), (12.34, "12.3"), (4321.2, "4,321")],
)
def test_figures_are_shown_as_far_as_they_tell(value: float | str | None, words: str) -> None:
    assert shown(value) == words


def test_a_table_is_shown_in_columns() -> None:
    table = Table("Two", ("s",), (("one", (1.0,)), ("other", (None,))), ("a note",))

    assert as_text([table], {"cores": "2"}).splitlines() == [
        "cores 2", "", "Two", "          s", "one    1.00", "other     –", "  a note",
    ]  # fmt: skip
    assert "| one | 1.00 |" in as_markdown([table], {"cores": "2"})


# --- what it is measured on ------------------------------------------------------------------------------------------


def test_the_same_seed_gives_the_same_letter_and_another_another(report: asked.Report) -> None:
    one, same, other = (letter(Random(seed), report, "Lyktmiljöverket") for seed in (1, 1, 2))

    assert one == same
    assert one != other


def test_letters_are_as_long_as_real_ones(letters: list[Letter]) -> None:
    lengths = [len(words_of(made)) for made in letters]

    assert min(lengths) < 600  # "inga synpunkter"
    assert 4_000 < median(lengths) < 10_000
    assert max(lengths) > 25_000


def test_letters_are_no_campaign(letters: list[Letter]) -> None:
    sentences = [{*re.split(r"(?<=[.])\s", words_of(made))} for made in letters]
    shared = [len(one & other) / len(one | other) for one, other in pairwise(sentences)]

    assert median(shared) < 0.1


def test_no_two_bodies_have_one_name() -> None:
    names = asked.bodies(Random(1), 6_000, set())

    assert len({*names}) == len(names) == 6_000


@pytest.mark.parametrize("count", [20, 60, None])
def test_a_consultation_has_that_many_proposals_each_with_its_number(count: int | None) -> None:
    proposals = asked.report(Random(7), count).proposals

    assert len(proposals) == count or (count is None and 20 <= len(proposals) <= 60)
    assert len({one.number for one in proposals}) == len({one.title for one in proposals}) == len(proposals)


def test_a_case_is_made_once_and_can_be_read(tmp_path: Path) -> None:
    made = generate.case(12, proposals=20, kept=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in made.rglob("*")}
    case = open_case(made)

    assert generate.case(12, proposals=20, kept=tmp_path) == made
    assert {path: path.stat().st_mtime_ns for path in made.rglob("*")} == before
    assert len(case.responses) == 12
    assert len(case.consultation.proposals) == 20
    for path in case.responses:
        document = read(path)
        assert document.status is Status.READ
        assert NOTE in " ".join((document.text, *document.furniture)).replace("\n", " ")


def test_some_letters_of_a_case_are_scans_of_themselves(tmp_path: Path) -> None:
    plain, scanned = (open_case(generate.case(4, scans=scans, kept=tmp_path)) for scans in (False, True))
    which = [*generate.scanned(4)]
    documents = [read(path, limits=Limits(ocr=False)) for path in scanned.responses]

    assert which == [2]
    assert [number for number, document in enumerate(documents) if document.needs_ocr] == which
    assert scanned.consultation == plain.consultation
    for number, path in enumerate(plain.responses):
        assert number in which or read(path).text == documents[number].text


def test_one_pdf_in_sixty_is_a_scan_where_there_are_any() -> None:
    assert 100 * len(generate.scanned(50_000)) / (0.7 * 50_000) == pytest.approx(1.6, abs=0.05)


def test_without_tesseract_a_re_run_with_scans_is_not_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "svar").mkdir()
    monkeypatch.setattr("benchmarks.run.ocr_name", lambda _: "")
    table = again(tmp_path, lambda _: None, scans=1)

    assert table.rows == ()
    assert table.notes == ("Tesseract is not installed: not measured.",)


def test_an_archive_is_cases_of_so_many_responses_together(tmp_path: Path) -> None:
    cases = [open_case(path.parent) for path in generate.archive(150, kept=tmp_path).rglob("remiss.toml")]

    assert len(cases) > 1
    assert sum(len(case.responses) for case in cases) == 150
