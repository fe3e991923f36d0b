"""The throttle: the first at once, of the others the latest, and never two at a time."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from hwr.ui.kit.throttle import Throttle
from tests.clock import Clock
from tests.ui.patience import settle


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def seen() -> list[object]:
    return []


@pytest.fixture
def throttle(clock: Clock, seen: list[object]) -> Throttle:
    made = Throttle(5, clock=clock)
    made.released.connect(seen.append)
    return made


def test_the_first_is_passed_on_at_once_and_then_only_the_latest(
    qtbot: QtBot, throttle: Throttle, seen: list[object]
) -> None:
    for value in range(5):
        throttle.submit(value)
    assert seen == [0]
    assert not throttle.is_idle
    settle(qtbot, throttle)
    assert seen == [0, 4]


def test_after_a_pause_it_is_at_once_again(throttle: Throttle, clock: Clock, seen: list[object]) -> None:
    throttle.submit("a")
    clock.now += 0.006
    throttle.submit("b")
    assert seen == ["a", "b"]
    assert throttle.is_idle


def test_what_is_dropped_never_comes(qtbot: QtBot, throttle: Throttle, clock: Clock, seen: list[object]) -> None:
    throttle.submit("a")
    throttle.submit("dropped")
    throttle.drop()
    assert throttle.is_idle
    throttle.submit("b")
    settle(qtbot, throttle)
    assert seen == ["a", "b"]


def test_none_is_a_value_like_any_other(qtbot: QtBot, throttle: Throttle, seen: list[object]) -> None:
    throttle.submit("a")
    throttle.submit(None)
    assert not throttle.is_idle
    settle(qtbot, throttle)
    assert seen == ["a", None]


def test_it_rests_half_as_long_as_the_receivers_worked(throttle: Throttle, clock: Clock, seen: list[object]) -> None:
    def work(_: object) -> None:
        clock.now += 0.02

    throttle.released.connect(work)
    throttle.submit("a")
    assert throttle.rest == pytest.approx(0.01)  # counted from the end of their work
    clock.now += 0.006
    assert throttle.rest == pytest.approx(0.004)
    throttle.submit("b")
    assert seen == ["a"]
    throttle.drop()
    clock.now += 0.005
    assert throttle.rest == 0
    throttle.submit("c")
    assert seen == ["a", "c"]


def test_it_rests_at_least_as_long_as_it_was_told(throttle: Throttle) -> None:
    throttle.submit("a")
    assert throttle.rest == pytest.approx(0.005)
