"""Work on several processes gives what work in one gives, in its order, and leaves no process behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import chain, count, cycle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.parallel import in_order
from hwr.processes import HelperError
from tests.conftest import ROOT
from tests.parallel_work import failing, squaring

FOR_EVER = 10**9
"""So many tasks are expected of a list without an end: it lasts until the other processes are there."""


@given(st.lists(st.integers()), st.integers(0, 100))
def test_in_one_process_it_is_a_map(numbers: list[int], n: int) -> None:
    results = chain.from_iterable(in_order(squaring, numbers, n, processes=1, worth=0))
    assert [square for square, _ in results] == [number**2 for number in numbers]


def test_little_work_starts_no_process() -> None:
    results = chain.from_iterable(in_order(squaring, range(1000), 1000, processes=8))
    assert {process for _, process in results} == {os.getpid()}


def require_all_squares(beyond: int) -> set[int]:
    """Square numbers in three processes until all have worked, and so many more; the processes that did."""
    workers: set[int] = set()
    end: list[int] = []

    def numbers() -> Iterator[int]:
        for number in count():
            if len(workers) == 3 and not end:
                end.append(number + beyond)
            if end and number == end[0]:
                return
            yield number

    squares = []
    for piece in in_order(squaring, numbers(), FOR_EVER, processes=3, worth=0):
        squares += [square for square, _ in piece]
        workers.update(process for _, process in piece)
    assert end, "the work ended before there was an end"
    assert squares == [number**2 for number in range(end[0])]
    return workers


def test_several_processes_keep_the_order_and_end() -> None:
    """The list goes on until two other processes have worked on it, and a little longer."""
    workers = require_all_squares(beyond=10_000)
    assert os.getpid() in workers, "this one is one of those that work"
    assert not multiprocessing.active_children()


def test_nothing_is_lost_where_others_are_far_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work that is held back, for there is too much to be shown already, is not the end of it."""
    monkeypatch.setattr("hwr.parallel._AHEAD", 0.5)
    require_all_squares(beyond=50_000)


def test_what_goes_wrong_in_another_process_is_told_here() -> None:
    with pytest.raises(HelperError, match="not twenty"):
        for _ in in_order(partial(failing, "raises"), cycle(range(40)), FOR_EVER, processes=2, worth=0):
            pass
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="kills by signal")
def test_the_work_of_processes_that_are_killed_is_done_over() -> None:
    """Both are, each as soon as it meets a 20; then this one goes on alone."""
    began = False
    total = 0
    with closing(in_order(partial(failing, "ends"), cycle(range(40)), FOR_EVER, processes=3, worth=0)) as pieces:
        for piece in pieces:
            assert piece == [-((total + i) % 40) for i in range(len(piece))]
            total += len(piece)
            alive = len(multiprocessing.active_children())
            began = began or alive == 2
            if began and alive == 0:
                break


def test_closed_early_it_ends_its_processes() -> None:
    pieces = in_order(squaring, count(), FOR_EVER, processes=2, worth=0)
    for piece in pieces:
        if {process for _, process in piece} != {os.getpid()}:
            break
    assert multiprocessing.active_children()
    pieces.close()
    assert not multiprocessing.active_children()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")
def test_killed_it_takes_its_processes_along() -> None:
    script = (
        "import itertools, os, signal\n"
        "from hwr.parallel import in_order\n"
        "from tests.parallel_work import squaring\n"
        "seen = {os.getpid()}\n"
        "for piece in in_order(squaring, itertools.count(), 10**9, processes=3, worth=0):\n"
        "    seen.update(process for _, process in piece)\n"
        "    if len(seen) == 3:\n"
        "        print(*seen, flush=True)\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    processes = done.stdout.split()
    assert len(processes) == 3
    for process in processes:  # they end once they have done their piece
        while Path("/proc", process).exists():
            pass
