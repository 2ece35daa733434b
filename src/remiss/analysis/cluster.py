"""The workers of a Dask cluster as an executor, once it is clear that they can do the same work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from remiss.analysis.keys import state_of_things
from remiss.errors import RemissError

if TYPE_CHECKING:
    from distributed import Client

BATCH = 8
"""so many files at most in a task: Dask takes some milliseconds for each, whatever is in it"""
_CONNECT = 20.0  # seconds


@contextmanager
def dask_workers(address: str, folder: Path) -> Iterator[Executor]:
    """The workers of the cluster whose scheduler is at ``address`` ("tcp://10.0.0.5:8786"), as an executor.

    Dask gives the work of a worker that dies to another. Raises RemissError where Dask is not installed, nobody answers
    there, or a worker does not reach ``folder`` or has another remiss, rules or OCR than this machine: what it gave
    could differ.
    """
    try:
        from distributed import Client
    except ImportError as fault:
        raise RemissError("Dask är inte installerat. Installera det med pip install 'remiss[cluster]'.") from fault
    try:
        client = Client(address, timeout=_CONNECT, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as fault:
        raise RemissError(
            f"Ingen Dask-schemaläggare svarar på {address}. Kontrollera adressen (tcp://dator:port) och att den är "
            "igång."
        ) from fault
    with client:
        _check(client, folder.resolve())
        with client.get_executor(pure=False) as executor:  # type: ignore[no-untyped-call]
            yield executor


def _check(client: Client, folder: Path) -> None:
    try:
        found: Mapping[str, Mapping[str, Any]] = client.run(_seen, str(folder))
    except Exception as fault:  # whatever goes wrong there is raised here
        raise RemissError(
            "Klustrets arbetare kan inte köra remiss. Installera samma version av remiss på dem som här."
        ) from fault
    if not found:
        raise RemissError("Klustret har inga arbetare. Starta minst en med dask worker och kör igen.")
    here = _seen(str(folder))
    for worker, there in sorted(found.items()):
        if not there["folder"]:
            raise RemissError(
                f"Arbetaren {worker} når inte mappen {folder}. Lägg remissen på en disk som alla datorer i klustret "
                "når med samma sökväg."
            )
        if there != here:
            raise RemissError(
                f"Arbetaren {worker} har en annan version av remiss, dess bibliotek eller OCR än den här datorn. "
                "Installera samma på alla."
            )


def _seen(folder: str) -> dict[str, Any]:
    """What decides whether a worker gives what would be given here."""
    return {"folder": Path(folder).is_dir(), "state": state_of_things()}
