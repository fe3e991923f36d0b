"""The chapter on gradient descent, with the ball put down, let go, taken back and thrown out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hwr.chapters.descent.view.panel import DescentPanel
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.motion import REDUCED
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen

pytestmark = pytest.mark.usefixtures("ready_digits")

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def panel(qtbot: QtBot) -> DescentPanel:
    return on_screen(qtbot, DescentPanel())


def test_the_ball_steps_and_goes_back_by_the_keyboard(qtbot: QtBot, panel: DescentPanel) -> None:
    assert not panel.back.isEnabled()
    panel.step.setFocus()
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.step, Qt.Key.Key_Space)
    assert panel.readings()["steps"] == 1
    assert panel.readings()["x"] == pytest.approx(-1.53)
    assert panel.words.text().startswith("After 1 step: loss 1.17, slope −1.53.")
    QTest.keyClick(panel.step, Qt.Key.Key_Space)
    QTest.mouseClick(panel.back, LEFT)
    assert panel.readings()["steps"] == 1
    QTest.mouseClick(panel.restart, LEFT)
    assert panel.readings()["steps"] == 0
    assert panel.readings()["x"] == -1.7


def test_it_runs_until_it_has_converged(qtbot: QtBot, panel: DescentPanel) -> None:
    panel.set_setting("rate", 0.8)
    QTest.mouseClick(panel.run, LEFT)
    assert panel.run.text() == "Pause"
    qtbot.waitUntil(lambda: panel.readings()["standing"] == "converged")
    assert "Converged: slope and step are both below 0.001." in panel.words.text()
    qtbot.waitUntil(lambda: panel.run.text() == "Run")
    assert not panel.run.isEnabled()


def test_a_run_is_paused(qtbot: QtBot, panel: DescentPanel) -> None:
    panel.set_setting("rate", 0.001)
    QTest.mouseClick(panel.run, LEFT)
    qtbot.waitUntil(lambda: float(panel.readings()["steps"]) >= 2)
    assert panel.is_running
    QTest.mouseClick(panel.run, LEFT)
    assert not panel.is_running  # so that no further step can come
    assert panel.run.text() == "Run"


def test_too_large_a_rate_throws_the_ball_out(panel: DescentPanel) -> None:
    panel.set_setting("landscape", "steep")
    panel.set_setting("rate", 0.5)
    assert panel.readings()["pace"] == "too large"
    for _ in range(10):
        QTest.mouseClick(panel.step, LEFT)
    assert panel.readings()["standing"] == "diverged"
    assert "thrown out" in panel.words.text()
    assert not panel.step.isEnabled()
    panel.grab()
    QTest.mouseClick(panel.back, LEFT)
    assert panel.step.isEnabled()


def test_mouse_and_arrow_keys_put_the_ball(panel: DescentPanel) -> None:
    panel.set_setting("landscape", "round")
    panel.step_once()
    centre = panel.picture.plane.rect.center().toPoint()
    QTest.mousePress(panel.picture, LEFT, NONE, centre)
    assert panel.readings()["x"] == pytest.approx(0, abs=0.05)
    assert panel.readings()["steps"] == 0
    QTest.mouseMove(panel.picture, centre + QPoint(-40, 0))
    assert float(panel.readings()["x"]) < -0.2
    QTest.mouseRelease(panel.picture, LEFT, NONE, centre)
    panel.set_setting("x", 1.0)
    panel.set_setting("y", 1.0)
    panel.picture.setFocus()
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    QTest.keyClick(panel.picture, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert panel.readings()["x"] == pytest.approx(0.5)
    assert panel.readings()["y"] == pytest.approx(1.05)
    panel.lock(["x", "y"])
    QTest.keyClick(panel.picture, Qt.Key.Key_Up)
    assert panel.readings()["y"] == pytest.approx(1.05)


def test_another_landscape_begins_where_it_says(panel: DescentPanel) -> None:
    for landscape in panel.chapter.setting("landscape").choices[:-1]:
        panel.set_setting("landscape", str(landscape.value))
        assert panel.readings()["steps"] == 0
        for optimizer in panel.chapter.setting("optimizer").choices:
            panel.set_setting("optimizer", str(optimizer.value))
            panel.step_once()
            panel.grab()
            assert panel.picture.accessibleDescription()
    assert panel.readings()["x"] != -1.7
    panel.reset()
    assert panel.settings["landscape"] == "bowl"
    assert panel.readings()["x"] == -1.7


def test_extremes_are_shown_and_nonsense_is_answered(panel: DescentPanel) -> None:
    for landscape in ("two_valleys", "rosenbrock"):
        panel.set_setting("landscape", landscape)
        for name, text in (("x", "1e6"), ("rate", "1e6"), ("x", "-1e6"), ("x", "1"), ("rate", "nan")):
            field = panel.findChild(NumberEdit, f"number_{name}")
            assert isinstance(field, NumberEdit)
            field.selectAll()
            QTest.keyClicks(field, text)
            panel.step_once()
            panel.grab()
            assert panel.words.text()


def test_the_slice_is_computed_in_the_background(qtbot: QtBot, panel: DescentPanel, wear: Wear) -> None:
    panel.set_setting("landscape", "digits")
    assert panel.readings() == {}
    assert "Compute the slice" in panel.words.text()
    QTest.mouseClick(panel.compute, LEFT)
    assert panel.cancel.isVisible()
    QTest.mouseClick(panel.cancel, LEFT)
    assert panel.compute.isVisible()
    QTest.mouseClick(panel.compute, LEFT)
    qtbot.waitUntil(lambda: panel.landscape is not None)
    start = float(panel.readings()["cost"])
    panel.set_setting("rate", 0.3)
    for _ in range(10):
        QTest.mouseClick(panel.step, LEFT)
    assert float(panel.readings()["cost"]) < start / 2
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    panel.set_setting("seed", 1)
    assert panel.landscape is None


def test_the_slope_at_the_ball_is_a_triangle(panel: DescentPanel) -> None:
    triangle = panel.picture.triangle
    assert triangle is not None
    assert triangle.slope == pytest.approx(-1.7)
    assert "run 0.5, rise −0.85, slope −1.7" in panel.picture.accessibleDescription()
    for shape in ("steep", "two_valleys", "plateau"):
        panel.set_setting("landscape", shape)
        for w in (-2.0, -0.4, 1.9, 2.0):
            panel.set_setting("x", w)
            triangle = panel.picture.triangle
            assert triangle is not None
            assert triangle.slope == pytest.approx(panel.walk[-1].gradient[0])
            assert -2.0 <= triangle.x + triangle.run <= 2.0, "it stays within the picture"
    panel.set_setting("landscape", "bowl")
    panel.set_setting("x", 0.0)
    assert panel.picture.triangle is None, "where it is level there is none"
    panel.set_setting("landscape", "round")
    assert panel.picture.triangle is None, "nor is there on a map"


def test_the_ball_rolls_and_is_put_down_at_once(
    panel: DescentPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel.step_once()
    assert not panel.picture.is_idle
    qtbot.waitUntil(lambda: panel.picture.is_idle)
    panel.start_over()
    qtbot.waitUntil(lambda: panel.picture.is_idle)
    middle = panel.picture.plane.rect.center().toPoint()
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=middle)
    assert panel.picture.is_idle, "what is put down lies there"
    monkeypatch.setenv(REDUCED, "1")
    QTest.mouseClick(panel.picture, Qt.MouseButton.LeftButton, pos=middle / 2)
    panel.step_once()
    assert panel.picture.is_idle


def test_a_chart_of_losses_goes_as_far_as_the_losses_do(panel: DescentPanel) -> None:
    panel.begin({"landscape": "two_valleys", "rate": 10.0})
    assert panel.costs.axis.name == "loss L"
    for _ in range(3):
        QTest.mouseClick(panel.step, Qt.MouseButton.LeftButton)
    highest = max(step.value for step in panel.walk)
    assert highest > 1e6
    assert panel.costs.axis.low <= min(step.value for step in panel.walk)
    assert panel.costs.axis.high >= highest, "or the curve would run flat where the words tell of more"
    assert panel.costs.axis.name == "loss L (log scale)"
    panel.grab()
