"""Many updates on one case: the same as one pass after the other, with the others read by the network there is then."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hwr.chapters.debugger.repeated import MOMENTS, NONE, Others, Repeated, repeat
from hwr.chapters.debugger.worked_pass import example_digit, work
from hwr.nn.network import Architecture, Network

CLASSES = tuple("0123456789")


@pytest.fixture(scope="module")
def network() -> Network:
    return Network.initialised(Architecture.mlp(64, 20, 12, 10), np.random.default_rng(5))


@pytest.fixture(scope="module")
def others() -> Others:
    rng = np.random.default_rng(1)
    return Others(rng.random((30, 64), np.float32), rng.integers(0, 10, 30))


def repeated(network: Network, others: Others = NONE, rate: float = 0.1) -> Repeated:
    return repeat(network, example_digit(), 3, rate, others, CLASSES)


def test_it_is_one_update_after_the_other(network: Network, others: Others) -> None:
    found, now = repeated(network, others), network
    for updates in range(MOMENTS[-1] + 1):
        worked = work(now, example_digit(), 3, 0.1, CLASSES)
        if updates in MOMENTS:
            moment = found.moments[MOMENTS.index(updates)]
            assert moment.loss == pytest.approx(worked.loss, rel=1e-3)
            np.testing.assert_allclose(moment.outputs, worked.trace.outputs[0], atol=1e-4)
            answers = now.astype(np.float32).predict(others.pictures).argmax(axis=1)
            assert (moment.answers == answers).mean() > 0.95
        now = worked.updated
    assert found.moments[-1].loss < 0.1 < found.moments[0].loss
    assert found.moments[-1].answer == 3


def test_the_network_itself_is_left_alone(network: Network) -> None:
    before = network.parameters.copy()
    repeated(network)
    np.testing.assert_array_equal(network.parameters, before)


def test_what_broke_was_read_rightly_before(network: Network, others: Others) -> None:
    right = network.predict(others.pictures).argmax(axis=1)
    found = repeated(network, Others(others.pictures, right))
    assert found.right(0).all()
    assert len(found.broken(0)) == 0
    broken = found.broken(3)
    assert len(broken) == 30 - found.right(3).sum()
    assert len(broken) > 0
    assert f"{len(broken)} broke" in found.words(3)
    assert "Of 30 digits" in found.words(3)


def test_words_say_whether_it_reads_what_it_was_told(network: Network) -> None:
    found = repeated(network)
    assert "After 20 updates it reads what it was told: a 3" in found.words(3)
    slow = repeated(network, rate=1e-5)
    assert "still reads" in slow.words(1)
    assert "Of" not in slow.words(1), "there are no others"


def test_numbers_that_leave_all_bounds_are_known_to(network: Network) -> None:
    assert repeated(network).is_finite
    beyond = Network(network.architecture, network.parameters * np.float32(1e25))
    assert not repeated(beyond).is_finite


def test_one_of_several_that_broke_is_one(network: Network, others: Others) -> None:
    few = Others(others.pictures[:3], np.array([0, 1, 2]))
    first, *between, last = repeated(network, few).moments
    moments = replace(first, answers=few.labels), *between, replace(last, answers=np.array([4, 5, 2]))
    said = Repeated(CLASSES, 3, 0.1, moments, few).words(3)
    assert "2 broke, and 1 of them is read as a 4." in said
