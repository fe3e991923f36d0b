"""The studio says of a training what its thread has said: no pause, no step and no end before it has come.

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
from hwr.recipe.preparing import Kitchen, Prepared
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.store.paths import Paths
from hwr.train.control import Order
from hwr.train.trainer import Trainer
from hwr.ui.kit.theme import LIGHT
from hwr.ui.train.session import Phase, Standing
from hwr.ui.train.studio import Studio
from tests.train.digits_ready import ReadyKitchen
from tests.train.gate import Gate

ENDLESS = replace(PRESETS["first"].recipe, training=replace(PRESETS["first"].recipe.training, epochs=100_000))


class SlowKitchen(Kitchen):
    """Its samples take until they are allowed to be ready."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.may_end = Event(), Event()

    def prepare(self, recipe: Recipe) -> Generator[Progress | Prepared, None, None]:
        yield Progress("Peeling", 0.5)
        self.began.set()
        self.may_end.wait()
        yield Progress("Cutting", 0.6)
        yield from ReadyKitchen().prepare(recipe)


@pytest.fixture
def kitchen() -> Kitchen:
    return ReadyKitchen()


@pytest.fixture
def studio(qtbot: QtBot, paths: Paths, kitchen: Kitchen, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    monkeypatch.setattr("hwr.ui.train.session.Kitchen", lambda: kitchen)
    made = Studio(paths, LIGHT, lambda: None, lambda name: None)
    qtbot.addWidget(made.page)
    made.page.resize(1100, 760)
    with qtbot.waitExposed(made.page):
        made.page.show()
    made.session.set_tempo(None)
    made.session.set_recipe(ENDLESS)
    yield made
    made.close()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch, studio: Studio) -> Iterator[Gate]:
    """Closed; asked for after the studio, it is opened before that is closed."""
    made = Gate(monkeypatch)
    yield made
    made.is_open.set()


@pytest.fixture
def phases(studio: Studio) -> list[Phase]:
    """Those there have been."""
    seen: list[Phase] = []

    def note(standing: Standing) -> None:
        if not seen or seen[-1] is not standing.phase:
            seen.append(standing.phase)

    studio.session.standing_changed.connect(note)
    return seen


def press(button: QAbstractButton) -> None:
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def words(studio: Studio) -> str:
    return studio.page.time_machine.words


def phase(studio: Studio) -> Phase:
    return studio.session.phase


def update(studio: Studio) -> int:
    return 0 if studio.session.history is None else studio.session.history.update


def held_up(qtbot: QtBot, studio: Studio, gate: Gate) -> None:
    """Train until the training is held up, its first updates made and not told."""
    press(studio.page.transport.main)
    qtbot.waitUntil(gate.is_reached.is_set)
    qtbot.waitUntil(lambda: phase(studio) is Phase.TRAINING)


def test_it_is_pausing_until_the_training_stands_still(qtbot: QtBot, studio: Studio, gate: Gate) -> None:
    transport = studio.page.transport
    held_up(qtbot, studio, gate)
    press(transport.main)
    assert words(studio).startswith("Pausing · update 0")
    assert phase(studio) is Phase.PAUSING
    assert transport.main.text() == "Continue"
    assert transport.stop.isEnabled()
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(studio) is Phase.PAUSED)
    here = update(studio)
    assert here > 0  # what was under way counts
    assert words(studio).startswith(f"Paused · update {here} ·")
    history = studio.session.history
    assert history is not None
    assert [(mark.update, mark.text) for mark in history.marks] == [(here, "paused")]
    press(transport.update_once)
    qtbot.waitUntil(lambda: phase(studio) is Phase.PAUSED)
    assert update(studio) == here + 1


def test_a_pause_can_be_taken_back_before_it_has_come(
    qtbot: QtBot, studio: Studio, gate: Gate, phases: list[Phase]
) -> None:
    held_up(qtbot, studio, gate)
    press(studio.page.transport.main)
    press(studio.page.transport.main)
    assert phase(studio) is Phase.TRAINING
    gate.is_open.set()
    before = update(studio)
    qtbot.waitUntil(lambda: gate.calls > 2 and update(studio) > before)
    assert phases == [Phase.PREPARING, Phase.TRAINING, Phase.PAUSING, Phase.TRAINING]
    assert studio.page.transport.main.text() == "Pause"


def test_steps_that_are_asked_for_while_it_pauses_are_done_after_it(qtbot: QtBot, studio: Studio, gate: Gate) -> None:
    held_up(qtbot, studio, gate)
    press(studio.page.transport.main)
    for _ in range(3):
        press(studio.page.transport.update_once)
    assert words(studio).startswith("Stepping")
    assert phase(studio) is Phase.STEPPING
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(studio) is Phase.PAUSED)
    history = studio.session.history
    assert history is not None
    (paused,) = (mark.update for mark in history.marks)
    assert update(studio) == paused + 3


def test_an_epoch_is_under_way_until_it_is_made(qtbot: QtBot, studio: Studio, gate: Gate) -> None:
    press(studio.page.transport.epoch)
    qtbot.waitUntil(lambda: phase(studio) is Phase.STEPPING)
    qtbot.waitUntil(gate.is_reached.is_set)
    assert phase(studio) is Phase.STEPPING
    assert "Paused" not in words(studio)
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(studio) is Phase.PAUSED)
    assert update(studio) == 23
    assert words(studio) == "Paused · update 23 · epoch 1.0 of 100,000"


def test_it_is_stopping_until_the_run_is_over(qtbot: QtBot, studio: Studio, gate: Gate, phases: list[Phase]) -> None:
    transport = studio.page.transport
    held_up(qtbot, studio, gate)
    press(transport.stop)
    assert words(studio).startswith("Stopping")
    assert phase(studio) is Phase.STOPPING
    assert studio.session.is_under_way
    for button in (transport.main, transport.stop, transport.back, transport.update_once, transport.epoch):
        assert not button.isEnabled()
    for ask in (studio.session.train, studio.session.pause, studio.session.stop):
        ask()
    studio.session.step(Order.UPDATE)
    assert phase(studio) is Phase.STOPPING
    gate.is_open.set()
    qtbot.waitUntil(lambda: phase(studio) is Phase.ENDED)
    QApplication.processEvents()
    assert phases == [Phase.PREPARING, Phase.TRAINING, Phase.STOPPING, Phase.ENDED]
    assert words(studio).startswith(f"Ended · update {update(studio)} ·")
    press(transport.back)
    assert phase(studio) is Phase.STEPPING
    last = update(studio)
    qtbot.waitUntil(lambda: phase(studio) is Phase.PAUSED)
    assert update(studio) == last - 1


def test_a_training_that_a_fault_has_ended_takes_no_more_steps(
    qtbot: QtBot, studio: Studio, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    forward = Trainer.forward

    def faulty(trainer: Trainer) -> Report | None:
        if trainer.state.update:
            raise ZeroDivisionError
        return forward(trainer)

    monkeypatch.setattr(Trainer, "forward", faulty)
    press(studio.page.transport.main)
    qtbot.waitUntil(lambda: phase(studio) is Phase.ENDED)
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert update(studio) > 0
    assert not studio.page.transport.back.isEnabled()
    studio.session.step(Order.BACK)
    assert phase(studio) is Phase.ENDED


@pytest.mark.parametrize("kitchen", [SlowKitchen()])
def test_stopping_while_samples_are_made_is_not_gainsaid_by_their_progress(
    qtbot: QtBot, studio: Studio, kitchen: SlowKitchen, phases: list[Phase]
) -> None:
    press(studio.page.transport.main)
    qtbot.waitUntil(lambda: words(studio) == "Peeling")
    qtbot.waitUntil(kitchen.began.is_set)
    press(studio.page.transport.stop)
    assert words(studio) == "Stopping"
    kitchen.may_end.set()
    qtbot.waitUntil(lambda: phase(studio) is Phase.IDLE)
    assert phases == [Phase.PREPARING, Phase.STOPPING, Phase.IDLE]
    assert words(studio) == "Ready to train"


def test_a_run_that_is_stopped_at_its_very_beginning_does_not_go_on(
    qtbot: QtBot, studio: Studio, phases: list[Phase]
) -> None:
    studio.session.train()
    studio.session.stop()
    qtbot.waitUntil(lambda: not studio.session.is_under_way)
    assert Phase.TRAINING not in phases
