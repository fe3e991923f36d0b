"""A background task: it is told of in the window's thread, and whoever gives it up hears nothing more."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from pytestqt.qtbot import QtBot

from hwr.errors import HwrError
from hwr.recipe.progress import Progress
from hwr.ui.kit.task import BackgroundTask, ProgressBar


def work(go_on: threading.Event) -> Iterator[object]:
    yield Progress("Half", 0.5)
    go_on.wait(30)
    yield "the result"


def broken() -> Iterator[object]:
    yield Progress("Half", 0.5)
    raise HwrError("This cannot be done.")


def test_progress_comes_first_and_then_the_result(qtbot: QtBot) -> None:
    task, go_on = BackgroundTask(), threading.Event()
    bar = ProgressBar("bar", "Progress")
    qtbot.addWidget(bar)
    with qtbot.waitSignal(task.advanced):
        task.start(work(go_on))
    qtbot.waitUntil(lambda: task.progress is not None)
    bar.show_progress(task.progress)
    assert bar.value() == 500
    assert task.is_busy
    with qtbot.waitSignal(task.ended):
        go_on.set()
    assert (task.result, task.problem, task.is_busy) == ("the result", "", False)


def test_a_failure_is_a_sentence(qtbot: QtBot) -> None:
    task = BackgroundTask()
    with qtbot.waitSignal(task.ended):
        task.start(broken())
    assert (task.result, task.problem) == (None, "This cannot be done.")


def test_a_task_given_up_says_nothing_more_and_another_takes_its_place(qtbot: QtBot) -> None:
    task, never, go_on = BackgroundTask(), threading.Event(), threading.Event()
    task.start(work(never))
    task.cancel()
    assert not task.is_busy
    go_on.set()
    task.start(work(never))
    with qtbot.waitSignal(task.ended):
        task.start(work(go_on))
    assert task.result == "the result"
    never.set()
