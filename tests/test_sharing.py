"""Work over executors of all sorts: every piece comes back, with one that dies in the middle too."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from itertools import pairwise
from multiprocessing import get_context

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remiss.analysis import sharing
from remiss.analysis.sharing import in_batches, share

OWN = os.getpid()


def double(number: int) -> int:
    return 2 * number


def double_or_die(number: int) -> int:
    if number == 5 and os.getpid() != int(os.environ["REMISS_TEST_PARENT"]):
        os._exit(1)
    return 2 * number


def fail(number: int) -> int:
    raise ZeroDivisionError(str(number))


@pytest.mark.parametrize("pieces", [0, 1, 7, 50])
def test_each_piece_comes_back_once(pieces: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "AHEAD", 3)
    with ThreadPoolExecutor(4) as pool:
        found = dict(share(double, range(pieces), pool))

    assert found == {number: 2 * number for number in range(pieces)}


def test_a_pool_whose_worker_dies_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMISS_TEST_PARENT", str(OWN))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = dict(share(double_or_die, range(20), pool))

    assert found == {number: 2 * number for number in range(20)}


def test_an_executor_that_is_shut_down_loses_nothing() -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()

    assert dict(share(double, range(3), pool)) == {0: 0, 1: 2, 2: 4}


def test_a_fault_of_the_work_itself_is_raised() -> None:
    with ThreadPoolExecutor(2) as pool, pytest.raises(ZeroDivisionError):
        list(share(fail, range(3), pool))


def test_no_more_are_sent_than_are_let_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "AHEAD", 4)
    drawn = 0

    def pieces() -> Iterator[int]:
        nonlocal drawn
        for number in range(1, 101):
            drawn = number
            yield number

    with ThreadPoolExecutor(2) as pool:
        for done, _ in enumerate(share(double, pieces(), pool)):
            assert drawn <= done + 1 + 4


class Late(Executor):
    """Does nothing until all that it may have is there, and then the last first."""

    def __init__(self, until: int) -> None:
        self.until = until
        self.given: list[Callable[[], None]] = []

    def submit(self, fn: Callable[..., object], /, *args: object, **kwargs: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        self.given.append(lambda: future.set_result(fn(*args, **kwargs)))
        if len(self.given) == self.until:
            threading.Thread(target=lambda: [do() for do in reversed(self.given)]).start()
        return future


def test_results_come_in_any_order() -> None:
    assert dict(share(double, range(5), Late(5))) == {number: 2 * number for number in range(5)}


@given(st.lists(st.integers(0, 50)), st.integers(1, 6), st.integers(1, 100))
def test_batches_hold_all_pieces_in_order_and_no_more_than_they_may(sizes: list[int], most: int, room: int) -> None:
    batches = list(in_batches(sizes, lambda size: size, most=most, room=room))

    assert [size for batch in batches for size in batch] == sizes
    assert all(0 < len(batch) <= most for batch in batches)
    assert all(sum(batch) <= room or len(batch) == 1 for batch in batches)
    for one, following in pairwise(batches):
        assert len(one) == most or sum(one) + following[0] > room


def test_a_full_batch_does_not_wait_for_the_next_piece() -> None:
    drawn = 0

    def pieces() -> Iterator[int]:
        nonlocal drawn
        for number in range(1, 5):
            drawn = number
            yield number

    batches = in_batches(pieces(), lambda _: 1, most=2, room=9)
    assert [(batch, drawn) for batch in batches] == [((1, 2), 2), ((3, 4), 4)]
