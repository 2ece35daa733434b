"""A command run as a process of its own: how long it took, and what memory and processor time it and its children took.

Memory and the processor time of children are read from ``/proc`` while it runs, so they are known on Linux only; what
is not known is None.
"""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.03
"""seconds between two looks"""


@dataclass(frozen=True)
class Ran:
    """``seconds`` by the clock; ``processor`` seconds of the process and its children; memory in megabytes (2**20
    bytes) at most: of the process itself, and of it and its children together.
    """

    seconds: float
    processor: float | None
    own_mb: float | None
    tree_mb: float | None
    output: str


class FailedError(RuntimeError):
    """A command that should have gone well did not."""


def run(
    command: Sequence[str],
    *,
    more: Mapping[str, str] | None = None,
    good: Sequence[int] = (0,),
    within: Path | None = None,
) -> Ran:
    """Run a command to its end, with ``more`` in its environment, in the folder ``within``.

    Raises FailedError for an exit code that is not in ``good``.
    """
    began = time.perf_counter()
    process = subprocess.Popen(
        list(command), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **(more or {})}, cwd=within
    )
    look = _Look(process.pid)
    watching = threading.Thread(target=look.watch, daemon=True)
    watching.start()
    out, err = process.communicate()
    seconds = time.perf_counter() - began
    look.over.set()
    watching.join()
    if process.returncode not in good:
        raise FailedError(f"{' '.join(command)} ended with {process.returncode}:\n{err.decode(errors='replace')}")
    return Ran(seconds, look.processor, look.own_mb, look.tree_mb, out.decode(errors="replace"))


@dataclass
class _Look:
    """What has been seen of a process and its children so far."""

    root: int
    own_mb: float | None = None
    tree_mb: float | None = None
    over: threading.Event = field(default_factory=threading.Event)
    _spent: dict[int, float] = field(default_factory=dict)

    @property
    def processor(self) -> float | None:
        return sum(self._spent.values()) or None

    def watch(self) -> None:
        while True:
            self._look()
            if self.over.wait(_EVERY):
                return

    def _look(self) -> None:
        together = 0.0
        for pid in _family(self.root):
            try:
                status = (_PROC / str(pid) / "status").read_text()
                own, _ = _times(pid)
            except OSError:
                continue  # it has ended
            together += _kilobytes(status, "VmRSS:") / 1024
            if pid == self.root and (peak := _kilobytes(status, "VmHWM:")):
                self.own_mb = peak / 1024
            self._spent[pid] = own
        if together:
            self.tree_mb = max(self.tree_mb or 0.0, together)


def processor_time(pid: int) -> float:
    """Seconds that a process has spent so far, and its children, also those that have ended; where there is no
    ``/proc``, those that still run are not counted, and ``pid`` has to be this process.
    """
    if not _PROC.exists():
        return sum(os.times()[:4])
    return sum(sum(_times(one)) for one in _family(pid))


def _times(pid: int) -> tuple[float, float]:
    """Processor seconds of a process itself, and of children that have ended."""
    numbers = [int(n) for n in (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[11:15]]
    tick: int = os.sysconf("SC_CLK_TCK")
    return sum(numbers[:2]) / tick, sum(numbers[2:]) / tick


def _family(pid: int) -> Iterator[int]:
    yield pid
    for child in _children(pid):
        yield from _family(child)


def _children(pid: int) -> list[int]:
    """Of each of its threads; none of a process that has just ended."""
    found: list[int] = []
    with suppress(OSError):
        for thread in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                found += map(int, (thread / "children").read_text().split())
    return found


def _kilobytes(status: str, name: str) -> int:
    line = next((line for line in status.splitlines() if line.startswith(name)), "")
    return int(line.split()[1]) if line else 0
