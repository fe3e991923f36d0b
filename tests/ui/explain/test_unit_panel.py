"""The chapter on one unit, turned with the keyboard and the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from hwr.chapters.unit.view import UnitPanel
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> UnitPanel:
    return on_screen(qtbot, UnitPanel())


def field(panel: UnitPanel, name: str) -> NumberEdit:
    found = panel.findChild(NumberEdit, f"number_{name}")
    assert isinstance(found, NumberEdit)
    return found


def type_in(panel: UnitPanel, name: str, text: str) -> None:
    field(panel, name).selectAll()
    QTest.keyClicks(field(panel, name), text)


def test_a_dial_turned_by_the_keyboard_changes_the_sum(qtbot: QtBot, panel: UnitPanel) -> None:
    before, picture = panel.readings()["output"], panel.grab().toImage()
    slider = panel.findChild(QSlider, "slider_w1")
    assert isinstance(slider, QSlider)
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    after = panel.readings()
    assert float(after["output"]) > float(before)
    assert after["plain_sum"] == 3.0
    assert panel.grab().toImage() != picture


def test_zeros_leave_the_bias_to_decide(panel: UnitPanel) -> None:
    for name in ("x1", "x2", "x3"):
        type_in(panel, name, "0")
    type_in(panel, "b", "0.5")
    assert panel.readings()["output"] == 0.5
    assert panel.words.text() == (
        "All inputs are 0, so there is nothing to weigh: the bias alone decides, and the output is 0.5. "
        "A plain sum could only ever say 0 here."
    )
    assert panel.accessibleDescription() == panel.words.text()
    assert "output 0.5" in panel.picture.accessibleDescription()
    assert "x₁: 0 and 0" in panel.bars.accessibleDescription()


def test_extremes_are_shown_and_nonsense_is_answered(panel: UnitPanel) -> None:
    type_in(panel, "x1", "1e6")
    type_in(panel, "w1", "-1e6")
    assert panel.readings()["part1"] == -1e12
    panel.grab()
    type_in(panel, "w1", "nan")
    assert panel.readings()["part1"] == -1e12
    assert "finite" in panel._dials["w1"].problem


def test_it_fits_small_and_large_windows_in_both_themes(panel: UnitPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    assert panel.bars.y() > panel.picture.geometry().bottom()
    panel.resize(3000, 800)
    QApplication.processEvents()
    assert panel.bars.x() > panel.picture.geometry().right()
    panel.grab()
