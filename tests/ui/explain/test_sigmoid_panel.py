"""The chapter on the sigmoid: its point is taken along with the mouse and the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider
from pytestqt.qtbot import QtBot

from hwr.ui.explain.sigmoid_panel import SigmoidPanel
from hwr.ui.theme import DARK, LIGHT


@pytest.fixture
def panel(qtbot: QtBot) -> SigmoidPanel:
    made = SigmoidPanel(LIGHT)
    qtbot.addWidget(made)
    made.resize(712, 520)
    with qtbot.waitExposed(made):
        made.show()
    QApplication.processEvents()
    return made


def test_the_point_is_dragged_along_the_curve(panel: SigmoidPanel) -> None:
    left, right = QPoint(60, 60), QPoint(panel.curves.width() - 30, 60)
    QTest.mousePress(panel.curves, Qt.MouseButton.LeftButton, pos=left)
    assert -6 <= panel.number("z") < -4
    QTest.mouseMove(panel.curves, right)
    assert panel.number("z") > 4
    QTest.mouseRelease(panel.curves, Qt.MouseButton.LeftButton, pos=right)
    assert float(panel.readings()["output"]) > 0.98


def test_arrow_keys_move_the_point_and_stop_at_the_edge(panel: SigmoidPanel) -> None:
    QTest.keyClick(panel.curves, Qt.Key.Key_Left)
    assert panel.number("z") == 0.9
    for _ in range(8):
        QTest.keyClick(panel.curves, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("z") == 6.0
    assert "saturated" in panel.words.text()
    assert "At z = 6 the sigmoid is 0.9975" in panel.curves.accessibleDescription()


def test_a_locked_z_stays(panel: SigmoidPanel) -> None:
    panel.lock(["z"])
    QTest.keyClick(panel.curves, Qt.Key.Key_Left)
    QTest.mouseClick(panel.curves, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    assert panel.number("z") == 1.0


def test_stacking_ten_leaves_next_to_nothing(panel: SigmoidPanel) -> None:
    slider = panel.findChild(QSlider, "slider_layers")
    assert isinstance(slider, QSlider)
    before = float(panel.readings()["first_gradient"])
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert panel.number("layers") == 10
    assert float(panel.readings()["first_gradient"]) < 1e-6 < before
    assert "layer 10: 0.22" in panel.bars.accessibleDescription()


def test_extremes_and_themes_are_painted(panel: SigmoidPanel) -> None:
    light = panel.grab().toImage()
    panel.set_theme(DARK)
    assert panel.grab().toImage() != light
    field = panel.findChild(QLineEdit, "number_z")
    assert isinstance(field, QLineEdit)
    for text in ("1e6", "-1e6", "nan"):
        field.selectAll()
        QTest.keyClicks(field, text)
        for weight in (0.0, -1e6, 1e6):
            panel.set_setting("weight", weight)
            panel.grab()
    assert panel.number("z") == -1e6
