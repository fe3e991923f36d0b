"""The chapter on the gradient check: nudging by keyboard and mouse, and derivatives that are typed."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from hwr.chapters.check.view.panel import CheckPanel
from hwr.ui.kit.colours import negative_colour, positive_colour
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK, LIGHT
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> CheckPanel:
    return on_screen(qtbot, CheckPanel(), 760, 540)


def write(panel: CheckPanel, text: str) -> None:
    panel.field.selectAll()
    panel.field.setFocus()
    QTest.keyClicks(panel.field, text)


def test_the_two_slopes_stand_beside_each_other(panel: CheckPanel) -> None:
    readings = panel.readings()
    assert readings["numeric"] == pytest.approx(readings["analytic"], rel=1e-8)
    numbers = panel.formula.findChild(QLabel, "formulaNumbers")
    assert isinstance(numbers, QLabel)
    assert "backpropagation" in numbers.text()
    assert "; backpropagation: " in panel.formula.accessibleDescription()
    assert panel.words.text() == panel.accessibleDescription()
    assert "error" in panel.curve.accessibleDescription()


def test_in_a_small_window_all_pictures_have_words_of_one_size(panel: CheckPanel) -> None:
    panel.resize(710, 610)  # what a window of 1024x740 leaves to it
    QApplication.processEvents()
    assert panel.matrix.line <= 1.15 * panel.curve.line
    panel.set_setting("view", "write")
    QApplication.processEvents()
    assert panel.slopes.line <= 1.15 * QFontMetricsF(panel.font()).height()


def test_h_is_moved_by_keys_by_mouse_and_by_typing(qtbot: QtBot, panel: CheckPanel) -> None:
    panel.curve.setFocus()
    with qtbot.waitSignal(panel.changed):
        QTest.keyClick(panel.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("h") == pytest.approx(3.16e-3)
    for _ in range(6):
        QTest.keyClick(panel.curve, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert panel.number("h") == 0.1
    assert "grows with h²" in panel.words.text()
    QTest.mouseClick(panel.curve, Qt.MouseButton.LeftButton, pos=QPoint(2, panel.curve.height() // 2))
    assert panel.number("h") == 1e-12
    assert "rounding" in panel.words.text()
    field = panel.findChild(NumberEdit, "number_h")
    assert isinstance(field, NumberEdit)
    for typed, problem in (("nan", "finite"), ("0", "above"), ("-1", "above")):
        field.selectAll()
        QTest.keyClicks(field, typed)
        assert problem in panel._dials["h"].problem
    for typed in ("1e6", "1e-300"):
        field.selectAll()
        QTest.keyClicks(field, typed)
        panel.grab()
        assert panel.words.text()


def test_any_weight_is_chosen_on_the_matrix(panel: CheckPanel) -> None:
    area = panel.matrix._area()
    QTest.mouseClick(panel.matrix, Qt.MouseButton.LeftButton, pos=area.topLeft().toPoint() + QPoint(3, 3))
    assert panel.settings["which"] == "chosen"
    assert panel.nudge.nudged.place.source == 0
    assert panel.nudge.nudged.place.unit == 0
    assert panel._dials["layer"].isVisible()
    QTest.keyClick(panel.matrix, Qt.Key.Key_Right)
    QTest.keyClick(panel.matrix, Qt.Key.Key_Down)
    assert (panel.number("source"), panel.number("unit")) == (2, 2)
    panel.set_setting("layer", 1)
    panel.set_setting("source", 65)
    assert "The bias of unit 2" in panel.words.text()
    panel.set_setting("layer", 2)
    panel.set_setting("unit", 12)
    assert "The bias of the output for 9" in panel.words.text()


def test_at_first_a_weight_is_nudged(panel: CheckPanel) -> None:
    assert not panel.nudge.nudged.is_bias
    assert panel.words.text().startswith("The weight from ")


def test_where_both_slopes_are_0_no_curve_is_drawn(panel: CheckPanel) -> None:
    panel.turn({"which": "chosen", "layer": 1, "source": 1, "unit": 1})
    assert panel.readings()["numeric"] == panel.readings()["analytic"] == 0
    assert "best_h" not in panel.readings()
    assert "there is nothing to compare" in panel.curve.accessibleDescription()
    before = panel.curve.grab().toImage()
    panel.turn({"source": 2})  # another pixel without ink: were there a curve, the units would matter
    assert panel.curve.grab().toImage() == before
    panel.turn({"source": 6})
    assert "nothing to compare" not in panel.curve.accessibleDescription()
    assert panel.curve.grab().toImage() != before


def test_rows_and_columns_are_called_alike_by_dials_and_picture(panel: CheckPanel) -> None:
    panel.turn({"which": "chosen", "layer": 1, "source": 3, "unit": 2})
    assert "Chosen: unit 2, weight 3" in panel.matrix.accessibleDescription()
    cell = panel.matrix.cell(panel.nudge.nudged)
    area = panel.matrix._area()
    # The third of 65 columns, the second of 12 rows.
    assert int((cell.center().x() - area.left()) / area.width() * 65) == 2
    assert int((cell.center().y() - area.top()) / area.height() * 12) == 1
    assert (panel.chapter.setting("source").label, panel.chapter.setting("unit").label) == ("From input", "To unit")


def test_a_derivative_is_marked_while_it_is_typed(panel: CheckPanel) -> None:
    panel.set_setting("view", "write")
    assert panel.readings()["mark"] == "empty"
    assert panel.field.isVisible()
    assert not panel.curve.isVisible()
    write(panel, "a*(1")
    assert panel.readings()["mark"] == "unreadable"
    assert panel.words.text().startswith("At character 3")
    write(panel, "a*(1+a)")
    assert panel.readings()["mark"] == "wrong"
    assert "nudging finds" in panel.words.text()
    wrong = panel.slopes.grab().toImage()
    write(panel, "a*(1-a)")
    assert panel.readings()["mark"] == "right"
    assert panel._sign.text() == "✓"
    assert panel.slopes.grab().toImage() != wrong


def test_every_exercise_keeps_what_was_written(panel: CheckPanel) -> None:
    panel.set_setting("view", "write")
    combo = panel.findChild(QComboBox, "choice_exercise")
    assert isinstance(combo, QComboBox)
    for key, text in (("sigmoid", "a*(1-a)"), ("relu", "(z>0)"), ("squared", "y-t"), ("entropy", "y-t")):
        panel.set_setting("exercise", key)
        assert panel.field.text() == ""
        write(panel, text)
        assert panel.readings()["mark"] == "right"
        panel.grab()
    panel.set_setting("exercise", "relu")
    assert panel.field.text() == "(z>0)"
    panel.set_setting("exercise", "entropy")
    write(panel, "log(z)/0")
    assert panel.readings()["mark"] == "wrong"
    panel.grab()
    panel.reset()
    assert panel.readings()["mark"] == "empty"


def test_it_is_painted_in_both_themes_at_every_size(panel: CheckPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    for hidden in ("tanh", "sigmoid", "relu"):
        panel.set_setting("hidden", hidden)
        for size in ((712, 500), (3000, 1500)):
            panel.resize(*size)
            QApplication.processEvents()
            panel.grab()


def test_a_lesson_may_lock_the_exercise_and_still_have_it_written(panel: CheckPanel) -> None:
    panel.begin({"view": "write", "exercise": "sigmoid"})
    panel.lock({"view", "exercise"})
    write(panel, "a*(1-a)")
    assert panel.readings()["mark"] == "right"


def test_nothing_is_written_before_a_guess(panel: CheckPanel) -> None:
    panel.begin({"view": "write"})
    panel.lock({setting.name for setting in panel.chapter.settings})
    write(panel, "a*(1-a)")
    assert not panel.field.text()


def test_the_nudge_to_both_sides_is_a_triangle(panel: CheckPanel) -> None:
    panel.set_setting("h", 1e-3)
    above, below = panel.nudge.losses
    triangle = panel.triangle.triangle
    assert triangle is not None
    assert (triangle.run, triangle.rise) == (2.0, above - below)
    assert triangle.rise / (2 * panel.nudge.h) == panel.nudge.numeric
    assert "run 0.002, rise" in panel.triangle.accessibleDescription()
    moved, losses = panel.nudge.around
    assert losses[moved == -1] == below
    assert losses[moved == 1] == above
    slopes = np.diff(losses) / np.diff(moved * panel.nudge.h)
    assert float(slopes[len(slopes) // 2]) == pytest.approx(panel.nudge.analytic, rel=1e-2)


def test_where_nothing_rises_it_is_said(panel: CheckPanel) -> None:
    panel.turn({"which": "chosen", "layer": 1, "source": 1, "unit": 1})  # a pixel without ink
    assert panel.triangle.triangle is None
    assert "the same in every figure" in panel.triangle.accessibleDescription()
    panel.grab()
    for h in (1e-12, 1e6, 1e-300):
        panel.set_setting("which", "steepest")
        panel.set_setting("h", h)
        panel.grab()


def test_the_weight_of_the_largest_gradient_is_seen_to_be_that(panel: CheckPanel, wear: Wear) -> None:
    """Its cell has the full colour, and its frame lies around it."""
    for theme in (LIGHT, DARK):
        wear(theme)
        matrix, nudged = panel.matrix, panel.nudge.nudged
        cell = matrix.cell(nudged)
        image = matrix.grab().toImage()
        ratio = image.width() / matrix.width()
        full = {negative_colour(theme).name(), positive_colour(theme).name()}
        inside = cell.adjusted(1, 1, -1, -1)
        for at in (inside.center(), inside.topLeft(), inside.bottomRight()):
            assert image.pixelColor((at * ratio).toPoint()).name() in full
