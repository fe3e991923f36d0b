"""The session says of a training what its thread has said: no pause, no step and no end before it has come.

Here a training is held up in the midst of what it does for as long as that is looked at: a slow machine or a huge
network does the same.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from hwr.nn.report import Report
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.store.paths import Paths
from hwr.train.control import Order
from hwr.train.trainer import Trainer
from hwr.ui.train.run_state import RunPhase, RunState
from hwr.ui.train.train import Train
from tests.train.digits_ready import ReadyPreparer
from tests.train.gate import Gate

ENDLESS = replace(PRESETS["first"].recipe, training=replace(PRESETS["first"].recipe.training, epochs=100_000))


class SlowPreparer(Preparer):
    """Its samples take until they are allowed to be ready."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.may_end = Event(), Event()

    def prepare(self, recipe: Recipe) -> Generator[Progress | Prepared, None, None]:
        yield Progress("Peeling", 0.5)
        self.began.set()
        self.may_end.wait()
        yield Progress("Cutting", 0.6)
        yield from ReadyPreparer().prepare(recipe)


@pytest.fixture
def preparer() -> Preparer:
    return ReadyPreparer()


@pytest.fixture
def train(qtbot: QtBot, paths: Paths, preparer: Preparer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Train]:
    monkeypatch.setattr("hwr.ui.train.session.Preparer", lambda: preparer)
    made = Train(paths)
    qtbot.addWidget(made.page)
    made.page.resize(1100, 760)
    with qtbot.waitExposed(made.page):
        made.page.show()
    made.session.set_tempo(None)
    made.session.set_recipe(ENDLESS)
    yield made
    made.close()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, train: Train) -> Iterator[Gate]:
    """Closed; asked for after the train, it is opened before that is closed."""
    made = Gate(monkeypatch)
    yield made
    made.is_open.set()


@pytest.fixture
def phases(train: Train) -> list[RunPhase]:
    """Those there have been."""
    seen: list[RunPhase] = []

    def note(state: RunState) -> None:
        if not seen or seen[-1] is not state.phase:
            seen.append(state.phase)

    train.session.state_changed.connect(note)
    return seen


def press(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(train: Train) -> str:
    return train.page.time_machine.words


def phase(train: Train) -> RunPhase:
    return train.session.phase


def update(train: Train) -> int:
    return 0 if train.session.history is None else train.session.history.update


def held_up(qtbot: QtBot, train: Train, gate: Gate) -> None:
    """Train until the training is held up, its first updates made and not told."""
    press(train.page.transport.main)
    qtbot.waitUntil(gate.is_reached.is_set)
    qtbot.waitUntil(lambda: phase(train) is RunPhase.TRAINING)


def test_it_is_pausing_until_the_training_stands_still(qtbot: QtBot, train: Train, gate: Gate) -> None:
    transport = train.page.transport
    held_up(qtbot, train, gate)
    press(transport.main)
    assert words(train).startswith("Pausing · update 0")
    assert phase(train) is RunPhase.PAUSING
    assert transport.main.text() == "Continue"
    assert transport.stop.isEnabled()
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(train) is RunPhase.PAUSED)
    here = update(train)
    assert here > 0  # what was under way counts
    assert words(train).startswith(f"Paused · update {here} ·")
    history = train.session.history
    assert history is not None
    assert [(mark.update, mark.text) for mark in history.marks] == [(here, "paused")]
    press(transport.update_once)
    qtbot.waitUntil(lambda: phase(train) is RunPhase.PAUSED)
    assert update(train) == here + 1


def test_a_pause_can_be_taken_back_before_it_has_come(
    qtbot: QtBot, train: Train, gate: Gate, phases: list[RunPhase]
) -> None:
    held_up(qtbot, train, gate)
    press(train.page.transport.main)
    press(train.page.transport.main)
    assert phase(train) is RunPhase.TRAINING
    gate.is_open.set()
    before = update(train)
    qtbot.waitUntil(lambda: gate.calls > 2 and update(train) > before)
    assert phases == [RunPhase.PREPARING, RunPhase.TRAINING, RunPhase.PAUSING, RunPhase.TRAINING]
    assert train.page.transport.main.text() == "Pause"


def test_steps_that_are_asked_for_while_it_pauses_are_done_after_it(qtbot: QtBot, train: Train, gate: Gate) -> None:
    held_up(qtbot, train, gate)
    press(train.page.transport.main)
    for _ in range(3):
        press(train.page.transport.update_once)
    assert words(train).startswith("Stepping")
    assert phase(train) is RunPhase.STEPPING
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(train) is RunPhase.PAUSED)
    history = train.session.history
    assert history is not None
    (paused,) = (mark.update for mark in history.marks)
    assert update(train) == paused + 3


def test_an_epoch_is_under_way_until_it_is_made(qtbot: QtBot, train: Train, gate: Gate) -> None:
    press(train.page.transport.epoch)
    qtbot.waitUntil(lambda: phase(train) is RunPhase.STEPPING)
    qtbot.waitUntil(gate.is_reached.is_set)
    assert phase(train) is RunPhase.STEPPING
    assert "Paused" not in words(train)
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(train) is RunPhase.PAUSED)
    assert update(train) == 23
    assert words(train) == "Paused · update 23 · epoch 1.00 of 100,000"


def test_it_is_stopping_until_the_run_is_over(qtbot: QtBot, train: Train, gate: Gate, phases: list[RunPhase]) -> None:
    transport = train.page.transport
    held_up(qtbot, train, gate)
    press(transport.stop)
    assert words(train).startswith("Stopping")
    assert phase(train) is RunPhase.STOPPING
    assert train.session.is_under_way
    for button in (transport.main, transport.stop, transport.back, transport.update_once, transport.epoch):
        assert not button.isEnabled()
    for ask in (train.session.train, train.session.pause, train.session.stop):
        ask()
    train.session.step(Order.UPDATE)
    assert phase(train) is RunPhase.STOPPING
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(train) is RunPhase.ENDED)
    QApplication.processEvents()
    assert phases == [RunPhase.PREPARING, RunPhase.TRAINING, RunPhase.STOPPING, RunPhase.ENDED]
    assert words(train).startswith(f"Stopped · update {update(train)} ·")
    press(transport.back)
    assert phase(train) is RunPhase.STEPPING
    last = update(train)
    qtbot.waitUntil(lambda: phase(train) is RunPhase.PAUSED)
    assert update(train) == last - 1


@pytest.mark.qt_no_exception_capture
def test_a_training_that_a_fault_has_ended_takes_no_more_steps(
    qtbot: QtBot, train: Train, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forward = Trainer.forward

    def faulty(trainer: Trainer) -> Report | None:
        if trainer.state.update:
            raise ZeroDivisionError
        return forward(trainer)

    monkeypatch.setattr(Trainer, "forward", faulty)
    press(train.page.transport.main)
    qtbot.waitUntil(lambda: phase(train) is RunPhase.ENDED)
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert update(train) > 0
    assert not train.page.transport.back.isEnabled()
    train.session.step(Order.BACK)
    assert phase(train) is RunPhase.ENDED


@pytest.mark.parametrize("preparer", [SlowPreparer()])
def test_stopping_while_samples_are_made_is_not_gainsaid_by_their_progress(
    qtbot: QtBot, train: Train, preparer: SlowPreparer, phases: list[RunPhase]
) -> None:
    press(train.page.transport.main)
    qtbot.waitUntil(lambda: words(train) == "Peeling")
    qtbot.waitUntil(preparer.began.is_set)
    press(train.page.transport.stop)
    assert words(train) == "Stopping"
    preparer.may_end.set()
    qtbot.waitUntil(lambda: phase(train) is RunPhase.IDLE)
    assert phases == [RunPhase.PREPARING, RunPhase.STOPPING, RunPhase.IDLE]
    assert words(train) == "Ready to train"


def test_a_run_that_is_stopped_at_its_very_beginning_does_not_go_on(
    qtbot: QtBot, train: Train, phases: list[RunPhase]
) -> None:
    train.session.train()
    train.session.stop()
    qtbot.waitUntil(lambda: not train.session.is_under_way)
    assert RunPhase.TRAINING not in phases
