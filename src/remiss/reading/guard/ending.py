"""Ended from outside (Ctrl-C, a signal, a parent that dies), a process takes with it all that it has started.

A pool's processes do not do so by themselves: orphaned they wait for ever, and a signal to end is taken for the result
of the work at hand.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from types import FrameType

from remiss.reading.guard.crew import mine

_TOLD = 143
"""The exit code of a process that was told to end, as a shell gives it."""
_pooled = threading.Event()
"""Set in a process of the pool."""


def leave_when_told() -> None:
    """Have a signal to end do what leaving in good order does: what runs is ended, temporary folders are removed.

    Only the main thread of a program may say what signals do; called in another, nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
        if number := getattr(signal, name, None):
            signal.signal(number, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # a pool tells its processes again, which must not break off the leaving
    raise SystemExit(_TOLD)


@contextmanager
def process_pool(jobs: int) -> Iterator[Executor]:
    """Processes to share work out to, each job within ``to_the_end``. On a fault here they are not waited for."""
    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"), initializer=_follow)
    try:
        yield pool
    except BaseException:
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()


@contextmanager
def to_the_end() -> Iterator[None]:
    """Around a job in a process of the pool: told to end it ends, and does not go on with the next job."""
    try:
        yield
    except SystemExit:
        if not _pooled.is_set():
            raise
        mine().end()
        os._exit(_TOLD)


def _follow() -> None:
    """Of a new process of the pool: leave when told, and when the parent is gone. Ctrl-C is the parent's to handle."""
    leave_when_told()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_watch, daemon=True).start()
    _pooled.set()


def _watch() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
