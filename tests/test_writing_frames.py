"""Tables for those who analyse: the same rows and types in every frame and file, of every summary."""

from __future__ import annotations

import io
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pandas
import polars
import pyarrow
import pyarrow.dataset
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from conftest import ANSWER, TOML
from remiss import to_frame
from remiss.casework import Orders, compile_archive, compile_case
from remiss.cli import main
from remiss.errors import RemissError
from remiss.model import Answer, Correction, Stance, Summary
from remiss.writing import FILE_NAMES, FORMATS, check_formats, frames, write
from remiss.writing.frames import Backend
from remiss.writing.rows import ProposalRow, Row, StandRow
from remiss.writing.tables import TABLES, TableName
from summaries import big, called, empty, small

SUMMARIES = [small(), empty(), big(12, 15), called(small(), "<b>=1+1\x00\ud800 å")]
IDS = ["small", "empty", "big", "strange"]
TYPES: dict[str, object] = {
    "string": polars.String(),
    "int64": polars.Int64(),
    "bool": polars.Boolean(),
    "list<item: string>": polars.List(polars.String),
}


def rows(summary: Summary, table: TableName) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = to_frame(summary, table, backend="pyarrow").to_pylist()
    return found


def one(summary: Summary, table: TableName, **where: object) -> dict[str, Any]:
    (found,) = [row for row in rows(summary, table) if where.items() <= row.items()]
    return found


def test_the_tables_are_those_that_a_type_checker_is_told_of() -> None:
    assert tuple(TABLES) == get_args(TableName)
    assert FILE_NAMES["parquet"] == tuple(f"{table}.parquet" for table in TABLES)


@pytest.mark.parametrize("summary", SUMMARIES, ids=IDS)
@pytest.mark.parametrize("table", TABLES)
def test_every_backend_has_the_same_rows_and_types(summary: Summary, table: TableName) -> None:
    arrow = to_frame(summary, table, backend="pyarrow")
    polar = to_frame(summary, table, backend="polars")
    panda = to_frame(summary, table)

    assert isinstance(panda, pandas.DataFrame)
    assert isinstance(polar, polars.DataFrame)
    assert arrow.schema.names == polar.columns == list(panda.columns)
    assert arrow.schema.names[:2] == ["reference", "dnr"]
    assert polar.dtypes == [
        {"string": polars.String, "int64": polars.Int64, "bool": polars.Boolean}.get(
            str(kind), polars.List(polars.String)
        )
        for kind in arrow.schema.types
    ]
    assert [kind.pyarrow_dtype for kind in panda.dtypes] == arrow.schema.types
    assert polar.to_dicts() == arrow.to_pylist()
    assert pyarrow.Table.from_pandas(panda).to_pylist() == arrow.to_pylist()


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_types_of_a_full_one(table: TableName) -> None:
    full, none = (to_frame(summary, table, backend="pyarrow").schema for summary in (small(), empty()))
    assert full.equals(none)


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_told_of(table: TableName) -> None:
    made = to_frame(small(), table, backend="pyarrow")
    told = " ".join(kind.__doc__ or "" for kind in (TABLES[table].row, Row))
    known = {"reference", "dnr"} | set(made.schema.names)
    assert set(re.findall(r"``([a-z_]+)``", told)) <= known
    assert list(frames.columns(TABLES[table].row)) == made.schema.names


@pytest.mark.parametrize("summary", SUMMARIES[:3], ids=IDS[:3])
def test_a_table_has_all_that_the_summary_has(summary: Summary) -> None:
    cells = [(p.respondent, p.proposal, p.stance.value, p.basis.value) for p in summary.positions]
    told = [(row["respondent"], row["proposal"], row["stance"], row["basis"]) for row in rows(summary, "positions")]
    assert told == cells
    assert [row["respondent"] for row in rows(summary, "general")] == [g.respondent for g in summary.general]
    said = rows(summary, "statements")
    assert [(row["statement"], row["text"]) for row in said] == [(s.id, s.text) for s in summary.statements]
    assert [row["statement"] for row in said if row["unplaced"]] == list(summary.unplaced)
    assert [row["document"] for row in rows(summary, "documents")] == [record.id for record in summary.documents]
    bodies = rows(summary, "respondents")
    assert [row["respondent"] for row in bodies if row["answered"]] == [body.id for body in summary.respondents]
    assert [row["name"] for row in bodies if not row["answered"]] == list(summary.not_answered)
    asked = rows(summary, "proposals")
    assert [row["proposal"] for row in asked] == [proposal.id for proposal in summary.consultation.proposals]
    for row in asked:
        counted = {name: row[name] for name in ("supports", "rejects", "comments", "silent")}
        assert counted == summary.counts[row["proposal"]].model_dump()
        assert sum(cell["proposal"] == row["proposal"] for cell in rows(summary, "positions")) == sum(
            row[stance.value] for stance in Stance
        )


def test_a_cell_is_told_with_its_words() -> None:
    cell = one(small(), "positions", respondent="parlfiskeverket", proposal="3.2.1")
    assert cell == {
        "reference": "SOU 2099:1",
        "dnr": "N2099/00001",
        "respondent": "parlfiskeverket",
        "name": "Pärlfiskeverket",
        "category": "agency",
        "invited": True,
        "proposal": "3.2.1",
        "number": "3.2.1",
        "title": "Ett nytt register över pärlfiskare ska inrättas",
        "kind": "proposal",
        "stance": "supports",
        "qualifiers": [],
        "basis": "explicit",
        "scope": None,
        "review": [],
        "rivals": [],
        "through": None,
        "corrected": False,
        "decided_by": None,
        "decided_when": None,
        "decided_note": None,
        "machine_stance": "supports",
        "machine_qualifiers": [],
        "statements": ["s1"],
        "quotes": ["Pärlfiskeverket tillstyrker förslaget i avsnitt 3.2.1."],
        "files": ["svar/parlfiskeverket.pdf"],
        "places": ["s. 2"],
    }


def test_what_a_person_has_decided_stands_beside_the_programs_own_answer() -> None:
    changed = one(small(), "positions", respondent="turned", proposal="3.2.1")
    assert (changed["stance"], changed["corrected"]) == ("rejects", True)
    assert (changed["machine_stance"], changed["machine_qualifiers"]) == ("supports", ["partial"])
    assert (changed["decided_by"], changed["decided_when"]) == ("=Greta <Påhittad>", "2099-05-02")
    added = one(small(), "positions", respondent="ovre", proposal="3.1")
    assert (added["stance"], added["machine_stance"], added["machine_qualifiers"]) == ("comments", None, [])
    found_right = one(small(), "positions", respondent="skript", proposal="ikraft")
    assert (found_right["corrected"], found_right["stance"], found_right["machine_stance"]) == (
        True,
        "supports",
        "supports",
    )


def test_the_view_of_the_whole_has_no_proposal() -> None:
    (view,) = rows(small(), "general")
    assert [view[name] for name in ("proposal", "number", "title", "kind", "basis")] == [None] * 5
    assert (view["scope"], view["places"]) == ("i de delar som rör ostron", ["st. 4"])
    decided = (
        small()
        .general[0]
        .model_copy(
            update={"machine": Answer(stance=Stance.COMMENTS), "correction": Correction(stance=Stance.SUPPORTS)}
        )
    )
    (view,) = rows(small().model_copy(update={"general": (decided,)}), "general")
    assert (view["corrected"], view["machine_stance"]) == (True, "comments")


def test_what_became_of_files_and_bodies() -> None:
    scanned, broken = (one(small(), "documents", file=f"svar/{name}.pdf") for name in ("skannad", "trasig"))
    assert (scanned["status"], scanned["names"]) == ("no_text", ["Region Skannad"])
    assert (broken["status"], broken["respondents"], broken["pages"]) == ("failed", [], None)
    assert [row["campaign"] for row in rows(small(), "documents")][3:6] == [1, 1, None]
    silent, unread = (one(small(), "respondents", respondent=name) for name in ("tyst", "skannad"))
    assert (silent["read"], silent["declined"], silent["taken_up"]) == (True, True, 0)
    assert (unread["read"], unread["files"]) == (False, ["svar/skannad.pdf"])
    absent = one(small(), "respondents", name="Östra Musselförbundet")
    assert (absent["respondent"], absent["invited"], absent["answered"], absent["files"]) == (None, True, False, [])
    assert one(small(), "proposals", place=5)["proposal"] == "ikraft"
    assert one(small(), "proposals", proposal="3.2.1")["draft"].startswith("Flertalet av")


def test_words_stay_as_they_are_but_for_what_no_file_can_hold() -> None:
    name = "=1+1 <b> \x00 \u202e å\r\n"
    assert {row["name"] for row in rows(called(small(), name), "respondents")} == {name}
    assert {row["text"] for row in rows(called(small(), "a\ud800b"), "statements")} == {"a?b"}


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_words_can_be_told(name: str) -> None:
    summary = called(small(), name)
    for table in TABLES:
        back = parquet.read_table(io.BytesIO(frames.render(summary, table)))
        assert back.equals(to_frame(summary, table, backend="pyarrow"))


def test_frames_do_what_analysts_do() -> None:
    summary = big(12, 15)
    panda, polar = to_frame(summary), to_frame(summary, backend="polars")
    supports = {p.id: summary.counts[p.id].supports for p in summary.consultation.proposals}
    counted = panda[panda["stance"] == "supports"].groupby("proposal").size()
    assert counted.to_dict() == {name: count for name, count in supports.items() if count}
    qualified = polar.explode("qualifiers")["qualifiers"].drop_nulls().to_list()
    assert sorted(qualified) == sorted(q.value for p in summary.positions for q in p.qualifiers)
    said = panda.explode("statements").merge(
        to_frame(summary, "statements"), left_on="statements", right_on="statement", suffixes=("", "_said")
    )
    assert (said["stance"] == said["stance_said"]).all()
    assert len(said) == len(summary.statements)


# --- what is told where it cannot be done ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"table": "svar"}, "Tabellen ”svar” finns inte. Välj bland positions, statements, documents"),
        ({"backend": "excel"}, "”excel” går inte att välja. Välj bland pandas, polars, pyarrow."),
    ],
)
def test_what_there_is_not_is_told(asked: Any, says: str) -> None:
    with pytest.raises(RemissError, match=says):
        to_frame(small(), **asked)


@pytest.mark.parametrize(
    ("library", "backend", "install"),
    [
        ("pandas", "pandas", "pip install pandas"),
        ("polars", "polars", "pip install polars"),
        ("pyarrow", "polars", r"pip install 'remiss\[frames\]'"),
    ],
)
def test_what_is_not_installed_is_told(
    library: str, backend: Backend, install: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)  # as Python finds it that is not there
    with pytest.raises(RemissError, match=f"{library} är inte installerat.*{install}"):
        to_frame(empty(), backend=backend)


def test_parquet_that_cannot_be_written_is_told_before_anything_is_read(
    make_case: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    case = make_case()
    done = CliRunner().invoke(main, ["compile", str(case), "--format", "json,parquet"])
    assert done.exit_code == 2
    assert "pip install 'remiss[frames]'" in done.stderr
    assert not (case / "sammanstallning").exists()
    with pytest.raises(RemissError, match="pyarrow är inte installerat"):
        compile_archive(case.parent, Orders(formats=("parquet",)))
    assert check_formats(FORMATS) == FORMATS


# --- as files -------------------------------------------------------------------------------------------------------


def test_parquet_is_a_file_for_each_table_and_only_where_it_is_asked_for(tmp_path: Path) -> None:
    assert "parquet" not in FORMATS
    paths = write(small(), tmp_path, ["json", "parquet"])
    assert [path.name for path in paths] == ["summary.json", *FILE_NAMES["parquet"]]
    assert sorted(tmp_path.iterdir()) == sorted(paths)
    for table in TABLES:
        file = parquet.ParquetFile(tmp_path / f"{table}.parquet")
        assert file.read().equals(to_frame(small(), table, backend="pyarrow"))
        assert file.schema_arrow.metadata == {b"remiss": b"0.1.0", b"rules": b"sha256:0123456789abcdef"}


def test_the_command_writes_parquet(make_case: Callable[..., Path]) -> None:
    case = make_case()
    done = CliRunner().invoke(main, ["compile", str(case), "--format", "Parquet"])
    assert done.exit_code == 0, done.output
    cells = polars.read_parquet(case / "sammanstallning" / "positions.parquet")
    assert [(p, s) for p, s in cells.select("proposal", "stance").iter_rows()] == [
        ("3.1", "rejects"),
        ("3.2", "supports"),
    ]


def test_the_files_of_an_archive_are_read_together(make_case: Callable[..., Path], tmp_path: Path) -> None:
    root = tmp_path / "arkivet"
    shutil.copytree(make_case(TOML, {"a.txt": ANSWER}), root / "böcker")
    bare = 'title = "Nya båtar"\n[[proposals]]\nnumber = "3.2"\ntitle = "Båtarna ska målas"\n'
    shutil.copytree(make_case(bare, {"tom.txt": "Ett brev utan svar."}, name="andra"), root / "båtar")
    index, _ = compile_archive(root, Orders(formats=("PARQUET ",), jobs=1))
    assert [entry.error for entry in index.cases] == [None, None]

    cells = polars.scan_parquet(root / "*" / "sammanstallning" / "positions.parquet").collect()
    assert cells.select("reference", "dnr", "proposal", "stance").rows() == [
        ("SOU 2031:7", "Ku2031/00412", "3.1", "rejects"),
        ("SOU 2031:7", "Ku2031/00412", "3.2", "supports"),
    ]
    asked = pyarrow.dataset.dataset(sorted(map(str, root.glob("*/sammanstallning/proposals.parquet")))).to_table()
    assert sorted(zip(asked["reference"].to_pylist(), asked["proposal"].to_pylist(), strict=True), key=str) == [
        ("SOU 2031:7", "3.1"),
        ("SOU 2031:7", "3.2"),
        (None, "3.2"),
    ]


def test_an_archive_is_compiled_again_where_one_of_the_files_is_gone(make_case: Callable[..., Path]) -> None:
    case = make_case()
    orders = Orders(formats=(" Json", "parquet"), jobs=1)
    first, _ = compile_archive(case.parent, orders)
    assert compile_archive(case.parent, orders)[0] == first
    gone = case / "sammanstallning" / "general.parquet"
    gone.unlink()
    assert compile_archive(case.parent, orders)[0] == first
    assert gone.exists()
    assert compile_case(case, orders).paths[-1] == gone


def test_the_columns_of_both_sorts_of_stand_are_the_same() -> None:
    assert TABLES["positions"].row is TABLES["general"].row is StandRow
    assert list(frames.columns(ProposalRow))[:2] == ["reference", "dnr"]
