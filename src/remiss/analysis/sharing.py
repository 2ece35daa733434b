"""Many pieces of work over any executor: so many ahead and no more, each result as it comes, and none lost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future
from itertools import islice
from queue import Empty, SimpleQueue
from typing import TypeVar

Piece = TypeVar("Piece")
Result = TypeVar("Result")

AHEAD = 1000
"""So many pieces at most are with an executor at a time: enough for a large cluster, little for memory."""
_MANY = 8
"""from how many files on it pays to start more processes"""
_LOOK_UP = 1.0  # seconds between looks at whether somebody has pressed Ctrl-C; Windows tells nobody who waits for good


def jobs_for(files: int) -> int:
    """How many at once so many files are best read on this machine."""
    return 1 if files < _MANY else min(os.cpu_count() or 1, 8)


def share(
    work: Callable[[Piece], Result], pieces: Iterable[Piece], executor: Executor
) -> Iterator[tuple[Piece, Result]]:
    """Each piece with what ``work`` makes of it, as it is done.

    What an executor fails to give back, because a worker died or for what other reason, is done here: a fault of the
    work itself comes out of that again, and is raised.
    """
    waiting: dict[Future[Result], Piece] = {}
    done: SimpleQueue[Future[Result]] = SimpleQueue()
    rest = iter(pieces)
    while True:
        for piece in islice(rest, AHEAD - len(waiting)):
            try:
                future = executor.submit(work, piece)
            except Exception:  # it is broken or shut down
                yield piece, work(piece)
            else:
                waiting[future] = piece
                future.add_done_callback(done.put)
        if not waiting:
            return
        try:
            future = done.get(timeout=_LOOK_UP)
        except Empty:
            continue
        yield (piece := waiting.pop(future)), _result(future, work, piece)


def _result(future: Future[Result], work: Callable[[Piece], Result], piece: Piece) -> Result:
    try:
        return future.result()
    except Exception:
        return work(piece)


def in_batches(
    pieces: Iterable[Piece], size: Callable[[Piece], int], *, most: int, room: int
) -> Iterator[Sequence[Piece]]:
    """Pieces put together, for executors where each task is dear: ``most`` at a time, and less than ``room`` in size
    together. What is larger than that goes alone.
    """
    batch: list[Piece] = []
    filled = 0
    for piece in pieces:
        here = size(piece)
        if batch and filled + here > room:
            yield tuple(batch)
            batch, filled = [], 0
        batch.append(piece)
        filled += here
        if len(batch) == most:
            yield tuple(batch)
            batch, filled = [], 0
    if batch:
        yield tuple(batch)
