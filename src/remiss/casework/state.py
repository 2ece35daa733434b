"""All that a case's summary is made of, as a fingerprint: while it is the same, so is what would be written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from remiss.analysis import fingerprint
from remiss.analysis.keys import source_fingerprint, state_of_things
from remiss.casework.orders import Orders
from remiss.consultation import DEFINITION, Case
from remiss.correcting import KEPT
from remiss.model import Analysis
from remiss.writing import FILE_NAMES, WORKBOOK


def state_before(case: Case, orders: Orders) -> str:
    """The fingerprint of what is given: remiss.toml, letters, the orders with their files, and remiss itself."""
    return _given(case, orders, case.responses)


def state_read(case: Case, orders: Orders, analyses: Iterable[Analysis]) -> str:
    """The same with what came of the letters in their place: one that could not be read is tried again each time."""
    documents = [analysis.document for analysis in analyses]
    seen = "\0".join(f"{d.file} {d.id} {d.status} {d.needs_ocr} {d.error}" for d in documents)
    return _digest(f"{_given(case, orders, ())} {seen}", case.root, ())


def state_after(case: Case, orders: Orders, before: str) -> str:
    """The same with what is written and decided, so that a case whose files are gone, or in whose workbook somebody has
    worked, is compiled again.
    """
    folder = orders.out or case.results
    written = [folder / file for name in orders.formats for file in FILE_NAMES[name]]
    return _digest(before, case.root, [case.root / KEPT, case.results / WORKBOOK, folder / WORKBOOK, *written])


def _given(case: Case, orders: Orders, letters: Sequence[Path]) -> str:
    asked = replace(orders, out=None, corrections=(), proposals=None, use_cache=True, jobs=None)
    own = f"{state_of_things()} {source_fingerprint('.')} {asked}"
    files = [case.root / DEFINITION, *letters, *orders.corrections, *filter(None, [orders.proposals])]
    return _digest(own, case.root, files)


def _digest(beginning: str, root: Path, files: Iterable[Path]) -> str:
    """Of names below the case as it sees them, so that it matters neither where that lies nor how it was asked for."""
    digest = hashlib.sha256(beginning.encode("utf-8", "surrogatepass"))
    for file in files:
        named = file.relative_to(root).as_posix() if file.is_relative_to(root) else file.name
        found = fingerprint(file, named) if file.exists() else ""
        digest.update(f"\0{named} {found}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
