"""A real Dask cluster on this machine: the same bytes, with a worker killed in the middle too, and clear refusals."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from distributed import LocalCluster

import hostile
from conftest import ANSWER, TOML
from remiss import Limits, open_case, summarise
from remiss.analysis.cluster import BATCH, dask_workers
from remiss.cli import main
from remiss.errors import RemissError

HANGING = next(name for name in hostile.PDFS if "self" in name)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as it:
        yield it


@pytest.fixture
def root(make_case: Callable[..., Path]) -> Path:
    answers = {f"{number:02}.txt": ANSWER.replace("Bokverket", f"Verk {number}") for number in range(40)}
    return make_case(TOML, {**answers, "tom.txt": ""})


def test_the_cluster_gives_the_same_of_a_file_that_hangs_too(cluster: LocalCluster, root: Path) -> None:
    (root / "svar" / "hänger.pdf").write_bytes(hostile.make(HANGING, ""))
    case, limits = open_case(root), Limits(seconds=10)
    with dask_workers(cluster.scheduler_address, root) as workers:
        there = summarise(case, executor=workers, batch=BATCH, limits=limits)

    assert there == summarise(case, limits=limits)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_worker_that_is_killed_in_the_middle_costs_nothing(cluster: LocalCluster, root: Path) -> None:
    case = open_case(root)
    pids = [worker.pid for worker in cluster.workers.values()]
    killed: list[int] = []
    told: list[str] = []

    def kill_one(file: str) -> None:
        told.append(file)
        if not killed:
            killed.append(pids[0])
            os.kill(pids[0], signal.SIGKILL)

    with dask_workers(cluster.scheduler_address, root) as workers:
        there = summarise(case, executor=workers, progress=kill_one)

    assert killed
    assert sorted(told) == sorted(map(case.name, case.responses))
    assert there == summarise(case)


def test_what_cannot_be_used_is_told(cluster: LocalCluster, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RemissError, match="når inte mappen"), dask_workers(cluster.scheduler_address, root / "borta"):
        pass
    monkeypatch.setattr("remiss.analysis.cluster._CONNECT", 0.5)
    with pytest.raises(RemissError, match="schemaläggare"), dask_workers("tcp://127.0.0.1:9", root):
        pass
    monkeypatch.setattr("remiss.analysis.cluster.state_of_things", lambda: "another")
    with pytest.raises(RemissError, match="annan version"), dask_workers(cluster.scheduler_address, root):
        pass


def test_the_command_on_a_case_and_on_an_archive(cluster: LocalCluster, make_case: Callable[..., Path]) -> None:
    case = make_case(TOML, {"a.txt": ANSWER, "b.txt": ANSWER.replace("Bokverket", "Söderåsa kommun")}, name="a/remiss")
    shutil.copytree(case, case.parents[1] / "b" / "remiss")
    written = []
    for folder, options in (
        (case, ["--dask", cluster.scheduler_address, "--no-cache"]),
        (case, ["--no-cache"]),
        (case.parents[1], ["--dask", cluster.scheduler_address]),
    ):
        shutil.rmtree(case / "sammanstallning", ignore_errors=True)
        run = CliRunner().invoke(main, ["compile", str(folder), "--format=json,csv", *options])
        assert run.exit_code == 0, run.output
        written.append([(case / "sammanstallning" / name).read_bytes() for name in ("summary.json", "matrix.csv")])
    assert written[0] == written[1] == written[2]
    assert (case.parents[1] / "b" / "remiss" / "sammanstallning" / "summary.json").is_file()
    refused = CliRunner().invoke(main, ["compile", str(case), "--dask", "ingen adress"])
    assert refused.exit_code == 2
