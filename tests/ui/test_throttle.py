"""The throttle: the first at once, of the others the latest, and never two at a time."""

from __future__ import annotations

import time

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.ui.throttle import Throttle


def test_the_first_is_passed_on_at_once_and_then_only_the_latest(qtbot: QtBot) -> None:
    throttle = Throttle(30)
    seen: list[object] = []
    throttle.released.connect(seen.append)
    for value in range(5):
        throttle.submit(value)
    assert seen == [0]
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [0, 4]


def test_after_a_pause_it_is_at_once_again(qtbot: QtBot) -> None:
    throttle = Throttle(5)
    seen: list[object] = []
    throttle.released.connect(seen.append)
    throttle.submit("a")
    qtbot.wait(20)
    throttle.submit("b")
    assert seen == ["a", "b"]


def test_what_is_dropped_never_comes(qtbot: QtBot) -> None:
    throttle = Throttle(5)
    seen: list[object] = []
    throttle.released.connect(seen.append)
    throttle.submit("a")
    throttle.submit("b")
    throttle.drop()
    qtbot.wait(25)
    assert seen == ["a"]


def test_none_is_a_value_like_any_other(qtbot: QtBot) -> None:
    throttle = Throttle(5)
    seen: list[object] = []
    throttle.released.connect(seen.append)
    throttle.submit("a")
    throttle.submit(None)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["a", None]


def test_slow_receivers_leave_the_event_loop_its_share(qtbot: QtBot) -> None:
    throttle = Throttle(0)
    ends: list[float] = []
    begins: list[float] = []

    def work(_: object) -> None:
        begins.append(time.perf_counter())
        time.sleep(0.02)
        ends.append(time.perf_counter())

    throttle.released.connect(work)
    for _ in range(200):
        throttle.submit(1)
        QApplication.processEvents()
        time.sleep(0.001)
    gaps = [begin - end for begin, end in zip(begins[1:], ends, strict=False)]
    assert len(gaps) > 2
    assert min(gaps) > 0.015
