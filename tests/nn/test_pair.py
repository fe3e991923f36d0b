"""Two pieces of work are both done, wherever, and what goes wrong in either comes out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import numpy as np
import pytest

from hwr.nn.pair import Pair


@pytest.fixture(params=[1, 2])
def pair(request: pytest.FixtureRequest) -> Iterator[Pair]:
    pair = Pair(request.param)
    yield pair
    pair.end()


def test_both_are_done(pair: Pair) -> None:
    for number in range(50):
        assert pair.both(partial(int, number), partial(str, number)) == (number, str(number))


def test_two_threads_work_at_once_and_one_alone_does_everything() -> None:
    alone, two = Pair(1), Pair(2)
    here = threading.get_ident()
    assert alone.both(threading.get_ident, threading.get_ident) == (here, here)
    meeting = threading.Barrier(2)  # neither gets past it before the other is there
    first, second = two.both(lambda: meeting.wait(30), lambda: meeting.wait(30))
    assert {first, second} == {0, 1}
    two.end()


def test_what_goes_wrong_in_either_comes_out_and_the_pair_goes_on(pair: Pair) -> None:
    def fail() -> int:
        raise ValueError("no")

    done: list[int] = []
    with pytest.raises(ValueError, match="no"):
        pair.both(lambda: done.append(1), fail)
    assert done == [1]
    with pytest.raises(ValueError, match="no"):
        pair.both(fail, lambda: 2)
    assert pair.both(lambda: 3, lambda: 4) == (3, 4)


def test_nothing_is_left_of_a_pair_that_ended() -> None:
    before = threading.active_count()
    pair = Pair(2)
    pair.end()
    pair.both(int, int)
    assert threading.active_count() == before + 1
    pair.end()
    assert threading.active_count() == before


def test_numbers_that_overflow_warn_in_neither_thread() -> None:
    pair = Pair(2)
    with np.errstate(all="ignore"):
        first, second = pair.both(lambda: np.float32(3e38) * np.float32(10), lambda: np.float32(3e38) * np.float32(10))
    pair.end()
    assert np.isinf([first, second]).all()
