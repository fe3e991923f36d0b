"""The chapter on batches: a race run, watched over three axes, cancelled and run again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from hwr.chapters.batches.view.panel import BatchesPanel
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.patience import RACE_MS
from tests.ui.showing import on_screen

pytestmark = pytest.mark.usefixtures("ready_digits")

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(qtbot: QtBot) -> BatchesPanel:
    made = on_screen(qtbot, BatchesPanel())
    made.set_setting("rates", "best")
    made.set_setting("epochs", 2)
    return made


def run(qtbot: QtBot, panel: BatchesPanel) -> None:
    panel.run.setFocus()
    QTest.keyClick(panel.run, Qt.Key.Key_Space)
    assert panel.is_busy
    qtbot.waitUntil(lambda: not panel.is_busy, timeout=RACE_MS)


def test_a_race_is_run_and_watched_over_every_axis(qtbot: QtBot, panel: BatchesPanel, wear: Wear) -> None:
    assert panel.readings() == {}
    assert "run the race" in panel.words.text()
    empty = panel.grab().toImage()
    run(qtbot, panel)
    told = panel.readings()
    assert set(told) == {reading.name for reading in panel.chapter.readings}
    assert told["winner_updates"] == "batch"
    assert "after 2 updates, the losses are batch" in panel.words.text()
    assert ": batch wins." in panel.words.text()
    pictures = [empty, panel.grab().toImage()]
    choice = panel.findChild(QComboBox, "choice_axis")
    assert isinstance(choice, QComboBox)
    for _ in range(2):
        QTest.keyClick(choice, Qt.Key.Key_Down)
        pictures.append(panel.grab().toImage())
        assert pictures[-1] not in pictures[:-1]
    assert "At the best learning rate of each, 1, 0.7 and 0.03, after " in panel.words.text()
    wear(DARK)
    assert panel.grab().toImage() not in pictures


def test_before_a_race_an_epoch_is_seen_cut_into_batches(panel: BatchesPanel) -> None:
    assert "how many digits are in the batch" in panel.formula.accessibleDescription()
    assert "mini-batch, |B| = 32, updates in an epoch: 45;" in panel.chart.accessibleDescription()
    cut = panel.chart.grab().toImage()
    panel.set_setting("size", 200)
    assert "mini-batch, |B| = 200, updates in an epoch: 8;" in panel.chart.accessibleDescription()
    assert panel.chart.grab().toImage() != cut
    panel.hold(True)
    assert "updates" not in panel.chart.accessibleDescription(), "that may be what is asked"


def test_the_noise_is_shown_at_both_ends(qtbot: QtBot, panel: BatchesPanel) -> None:
    panel.set_setting("view", "noise")
    assert not panel.chart.isVisible()
    assert "Run the race" in panel.strips.accessibleDescription()
    panel.grab()
    run(qtbot, panel)
    start = panel.readings()["angle_1"]
    assert panel.strips.accessibleDescription().startswith(f"Medians: 1 digits {float(start):.0f}°")
    panel.set_setting("where", "end")
    assert panel.readings()["angle_1"] != start
    panel.set_setting("measure", "distance")
    assert "°" not in panel.strips.accessibleDescription()
    panel.grab()


def test_the_noise_of_a_race_is_kept_for_the_step_that_asks_about_it(qtbot: QtBot, panel: BatchesPanel) -> None:
    run(qtbot, panel)
    panel.begin({"view": "race", "rates": "best"})
    panel.forget()  # a guess at the next race is asked for
    assert panel.readings() == {}
    assert "run the race" in panel.words.text()
    panel.begin({"view": "noise", "where": "start"})
    assert "the gradient of one digit points" in panel.words.text()
    assert "turned since" not in panel.words.text(), "it is that of the same weights"
    panel.set_setting("seed", 1)
    assert "turned since" in panel.words.text()
    panel.forget()
    assert "the gradient of one digit" not in panel.words.text(), "here it would be the answer"


def test_a_race_is_given_up_and_run_again(qtbot: QtBot, panel: BatchesPanel) -> None:
    panel.set_setting("epochs", 50)
    QTest.mouseClick(panel.run, LEFT)
    qtbot.waitUntil(lambda: "They are off" in panel.words.text())
    panel.grab()
    QTest.mouseClick(panel.cancel, LEFT)
    assert not panel.is_busy
    assert panel.run.isVisible()
    panel.set_setting("epochs", 1)
    run(qtbot, panel)
    panel.set_setting("seed", 1)
    assert panel.words.text().endswith("The dials have been turned since: run it again.")


def test_extremes_are_raced_and_nonsense_is_answered(qtbot: QtBot, panel: BatchesPanel) -> None:
    panel.set_setting("rates", "own")
    field = panel.findChild(NumberEdit, "number_rate_mini")
    assert isinstance(field, NumberEdit)
    for text in ("nan", "-1", "1e6"):
        field.selectAll()
        QTest.keyClicks(field, text)
    assert panel.plan.rates[1] == 1e6
    panel.set_setting("epochs", 1)
    run(qtbot, panel)
    assert panel.words.text()
    panel.grab()


def test_the_rates_are_the_same_for_all_the_best_of_each_or_ones_own(panel: BatchesPanel) -> None:
    def dials() -> list[str]:
        names = ("rate", "rate_batch", "rate_mini", "rate_stochastic")
        return [
            name for name in names if (found := panel.findChild(NumberEdit, f"number_{name}")) and found.isVisible()
        ]

    assert (panel.plan.rates, dials()) == ((1.0, 0.7, 0.03), [])
    panel.set_setting("rates", "equal")
    panel.set_setting("rate", 0.2)
    assert (panel.plan.rates, dials()) == ((0.2, 0.2, 0.2), ["rate"])
    panel.set_setting("rates", "own")
    assert (panel.plan.rates, dials()) == ((0.5, 0.3, 0.03), ["rate_batch", "rate_mini", "rate_stochastic"])


def test_a_lesson_that_sets_a_rate_of_its_own_means_it(panel: BatchesPanel) -> None:
    """As lessons did before there was a choice."""
    panel.begin({"rate_mini": 0.4})
    assert panel.plan.rates == (0.5, 0.4, 0.03)
    panel.begin({"size": 16})
    assert panel.plan.rates == (0.1, 0.1, 0.1)
