"""Who works for whom: the processes and programs that some threads have started, so that they can be ended together.

A program that reads many files has a thread for each job, and each thread a process that reads and understands for it.
When the whole is broken off, what they are at must end at once, and nothing new begin; what other threads of the same
program read is left alone.
"""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager

from remiss.reading.guard.faults import BrokenOffError

_BROKEN_OFF = "Läsningen avbröts."
_mine = threading.local()


class Crew:
    """The processes that some threads have started. ``end`` ends them all, and from then on no more are let in."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ends: dict[int, tuple[int, Callable[[], object]]] = {}
        self._over = False

    def hold(self, process: int, end: Callable[[], object]) -> None:
        """Take in a process, by its id, and how it is ended. Where all is over it is, with ``BrokenOffError``."""
        with self._lock:
            over = self._over
            if not over:
                self._ends[process] = os.getpid(), end
        if over:
            end()
            raise BrokenOffError(_BROKEN_OFF)

    def release(self, process: int) -> None:
        """The process has ended."""
        self._ends.pop(process, None)

    def check(self) -> None:
        """Raise ``BrokenOffError`` where all is over."""
        if self._over:
            raise BrokenOffError(_BROKEN_OFF)

    def end(self) -> None:
        """End all processes, but for those that a process forked from this one has only inherited."""
        with self._lock:
            self._over = True
            ends = [end for owner, end in list(self._ends.values()) if owner == os.getpid()]
        for end in ends:
            end()


_others = Crew()
"""for the threads that are in no crew"""
atexit.register(_others.end)


def mine() -> Crew:
    """The crew that this thread is in."""
    crew: Crew = getattr(_mine, "crew", _others)
    return crew


@contextmanager
def crew_of(jobs: int) -> Iterator[Executor]:
    """So many threads that read at once, each in a process of its own. On a fault here their work is broken off."""
    crew = Crew()

    def join() -> None:
        _mine.crew = crew

    pool = ThreadPoolExecutor(jobs, "remiss", initializer=join)
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        crew.end()
        raise
    finally:
        pool.shutdown()
