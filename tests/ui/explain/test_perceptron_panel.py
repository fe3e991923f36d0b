"""The chapter on the perceptron, used with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel
from pytestqt.qtbot import QtBot

from hwr.chapters.perceptron.rule import MOST, Perceptron, Point, point_set
from hwr.chapters.perceptron.view.painter import View, around, beside_line, boxes_along, clearest
from hwr.chapters.perceptron.view.panel import PerceptronPanel
from hwr.ui.app import Lab
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.explain.on_page import opened
from tests.ui.showing import on_screen

START = Perceptron(0.5, -0.5, 0.25)
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def panel(qtbot: QtBot) -> PerceptronPanel:
    return on_screen(qtbot, PerceptronPanel(), 712, 520)


def pixel(panel: PerceptronPanel, x1: float, x2: float) -> QPoint:
    return View(panel.plane.width(), panel.plane.height()).pixel((x1, x2)).toPoint()


def drag(panel: PerceptronPanel, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(panel.plane, LEFT, pos=start)
    QTest.mouseMove(panel.plane, (start + end) / 2)
    QTest.mouseMove(panel.plane, end)
    QTest.mouseRelease(panel.plane, LEFT, pos=end)


def press(panel: PerceptronPanel, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(panel.plane, key)


def choose(panel: PerceptronPanel, name: str) -> None:
    combo = panel.findChild(QComboBox, "choice_data")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData(name))


def perceptron(panel: PerceptronPanel) -> Perceptron:
    return Perceptron(panel.number("w1"), panel.number("w2"), panel.number("b"))


# The rule


def test_stepping_and_stepping_back(panel: PerceptronPanel) -> None:
    assert panel.readings()["mistakes"] == 2
    QTest.mouseClick(panel.step_button, LEFT)
    assert perceptron(panel) == Perceptron(0.5, -0.5, 0.0)
    assert panel.readings()["corrections"] == 1
    assert "P1 should be 0 and was 1" in panel.words.text()
    assert "P1: 0.5·0" in panel.formula.accessibleDescription()
    QTest.mouseClick(panel.step_button, LEFT)
    QTest.mouseClick(panel.back_button, LEFT)
    QTest.mouseClick(panel.back_button, LEFT)
    assert perceptron(panel) == START
    assert panel.readings()["visits"] == 0
    assert not panel.back_button.isEnabled()


def test_running_solves_and(qtbot: QtBot, panel: PerceptronPanel) -> None:
    QTest.mouseClick(panel.run_button, LEFT)
    assert panel.run_button.text() == "Pause"
    qtbot.waitUntil(lambda: panel.readings()["outcome"] == "solved")
    assert panel.readings()["mistakes"] == 0
    assert panel.run_button.text() == "Run"
    assert not panel.run_button.isEnabled()
    assert not panel.step_button.isEnabled()


def test_running_tells_that_xor_has_no_end(qtbot: QtBot, panel: PerceptronPanel) -> None:
    choose(panel, "xor")
    assert panel.points == point_set("xor")
    QTest.mouseClick(panel.run_button, LEFT)
    qtbot.waitUntil(lambda: panel.readings()["outcome"] == "never")
    assert "no straight line can do this" in panel.words.text()
    assert not panel.run_button.isEnabled()
    assert panel.step_button.isEnabled()  # going on by hand shows the circle


def test_a_run_can_be_paused_and_a_dial_ends_it(panel: PerceptronPanel) -> None:
    QTest.mouseClick(panel.run_button, LEFT)
    QTest.mouseClick(panel.run_button, LEFT)
    assert panel.run_button.text() == "Run"
    assert panel.readings()["corrections"] == 1
    QTest.mouseClick(panel.run_button, LEFT)
    panel.set_setting("w1", 1.5)
    assert panel.run_button.text() == "Run"
    assert panel.readings()["visits"] == 0


def test_weights_that_grow_too_large_are_told_and_not_taken(panel: PerceptronPanel) -> None:
    for name, value in (("rate", 1e6), ("w1", 1e6), ("b", -5e5)):
        panel.set_setting(name, value)
    for _ in range(3):
        QTest.mouseClick(panel.step_button, LEFT)
    assert panel.readings()["visits"] == 2
    assert perceptron(panel) == Perceptron(1e6, -0.5, -5e5)
    assert "Bias b must be at least -1e+06" in panel.words.text()


# Mouse


def test_the_line_is_dragged(panel: PerceptronPanel) -> None:
    drag(panel, pixel(panel, 0.25, 0.75), pixel(panel, 0.25, 0.25))
    now = perceptron(panel)
    assert (now.w1, now.w2) == (START.w1, START.w2)
    assert now.sums([(0.25, 0.25)])[0] == pytest.approx(0.0, abs=0.02)


def test_the_arrow_turns_the_line(panel: PerceptronPanel) -> None:
    arrow = View(panel.plane.width(), panel.plane.height()).arrow(START)
    assert arrow is not None
    anchor, tip = arrow
    drag(panel, pixel(panel, *tip), pixel(panel, anchor[0], anchor[1] + 0.5))
    now = perceptron(panel)
    assert now.w1 == pytest.approx(0.0, abs=0.03)
    assert now.w2 == pytest.approx(0.7071, abs=0.01)


def test_points_are_moved_added_flipped_and_removed(panel: PerceptronPanel) -> None:
    drag(panel, pixel(panel, 1.0, 1.0), pixel(panel, 0.6, 1.2))
    assert panel.points[3] == Point(0.6, 1.2, 1)
    QTest.mouseClick(panel.plane, LEFT, pos=pixel(panel, 0.6, 1.2))
    assert panel.points[3] == Point(0.6, 1.2, 0)
    QTest.mouseClick(panel.plane, LEFT, pos=pixel(panel, 1.4, 0.5))
    assert panel.points[4] == Point(1.4, 0.5, 1)
    QTest.mouseClick(panel.plane, RIGHT, pos=pixel(panel, 1.4, 0.5))
    assert len(panel.points) == 4
    panel.reset()
    assert panel.points == point_set("and")


# Keyboard


def test_everything_on_the_plane_is_done_by_keys_too(panel: PerceptronPanel) -> None:
    press(panel, Qt.Key.Key_Up)
    assert perceptron(panel) == Perceptron(0.5, -0.5, 0.275)
    press(panel, Qt.Key.Key_Down, Qt.Key.Key_PageUp)
    turned = perceptron(panel)
    assert turned.w1 == pytest.approx(0.5417, abs=1e-3)
    assert turned.w2 == pytest.approx(-0.4545, abs=1e-3)
    press(panel, Qt.Key.Key_N)
    assert panel.plane.selection == 0
    assert "P1 is selected: at 0, 0, class 0" in panel.plane.accessibleDescription()
    press(panel, Qt.Key.Key_Right)
    QTest.keyClick(panel.plane, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    press(panel, Qt.Key.Key_Space)
    assert panel.points[0] == Point(0.05, 0.25, 1)
    press(panel, Qt.Key.Key_Insert)
    assert panel.points[4] == Point(0.5, 0.5, 1)
    assert panel.plane.selection == 4
    press(panel, Qt.Key.Key_Delete)
    assert len(panel.points) == 4
    press(panel, Qt.Key.Key_N, Qt.Key.Key_P, Qt.Key.Key_P)
    assert panel.plane.selection == 2
    panel.grab()


def test_plus_adds_a_point_as_insert_does(panel: PerceptronPanel) -> None:
    press(panel, Qt.Key.Key_Plus)
    panel.plane.select(None)
    press(panel, Qt.Key.Key_Equal, Qt.Key.Key_Backspace)
    assert panel.points == (*point_set("and"), Point(0.5, 0.5, 1))
    for said in (panel.plane.toolTip(), panel.plane.accessibleDescription()):
        assert "+ or Insert adds a point" in said
        assert "Delete removes it" in said


def test_in_the_window_keys_are_meant_for_the_plane_and_not_for_the_canvas(lab: Lab) -> None:
    explain = opened(lab)
    lab.rooms.show_chapter("perceptron")
    panel = explain.panel
    assert isinstance(panel, PerceptronPanel)
    panel.plane.setFocus()
    drawing = lab.session.document
    press(panel, Qt.Key.Key_Delete)  # the line is selected, and stays
    press(panel, Qt.Key.Key_P, Qt.Key.Key_P)
    assert panel.plane.selection == 2
    press(panel, Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
    assert panel.points == point_set("and")[:2]
    assert lab.session.document is drawing


def test_the_formula_shows_the_point_that_was_asked_for_last(panel: PerceptronPanel) -> None:
    press(panel, Qt.Key.Key_N, Qt.Key.Key_N)
    assert "P2: " in panel.formula.accessibleDescription()
    QTest.mouseClick(panel.step_button, LEFT)
    assert "P1: " in panel.formula.accessibleDescription()
    press(panel, Qt.Key.Key_Right)
    assert "P2: 0.5·0.05" in panel.formula.accessibleDescription()
    press(panel, Qt.Key.Key_P, Qt.Key.Key_P)
    assert "P" not in panel.formula.accessibleDescription()


def test_buttons_are_called_what_is_written_on_them(panel: PerceptronPanel) -> None:
    QTest.mouseClick(panel.run_button, LEFT)
    for button in (panel.back_button, panel.step_button, panel.run_button):
        assert button.accessibleName() == button.text()
        assert button.accessibleDescription() == button.toolTip() != ""


def test_an_empty_plane_says_what_to_do(panel: PerceptronPanel) -> None:
    press(panel, Qt.Key.Key_N)
    for _ in range(4):
        press(panel, Qt.Key.Key_Delete)
    assert panel.points == ()
    assert "no point to classify" in panel.words.text()
    assert panel.accessibleDescription() == panel.words.text()
    assert not panel.step_button.isEnabled()
    assert panel.readings()["outcome"] == "open"
    panel.grab()


def test_there_is_an_end_to_adding(panel: PerceptronPanel) -> None:
    panel._take_points(tuple(Point(0.0, 0.0, 1).at(i / 100, 0.0) for i in range(MOST)))
    press(panel, Qt.Key.Key_Insert)
    assert len(panel.points) == MOST
    assert f"There are {MOST} points already" in panel.words.text()


def test_what_is_locked_does_not_move(panel: PerceptronPanel) -> None:
    panel.lock(["w1", "data"])
    press(panel, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Insert)
    assert perceptron(panel) == START
    assert panel.points == point_set("and")
    assert not panel.step_button.isEnabled()
    panel.lock([])
    assert panel.step_button.isEnabled()


def test_extremes_and_themes_are_painted(panel: PerceptronPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    for w1, w2, b in ((1e6, -1e6, 0.0), (0.0, 0.0, 0.0), (1e-3, 0.0, 1e6), (0.0, -1e6, 1e6)):
        for name, value in (("w1", w1), ("w2", w2), ("b", b)):
            panel.set_setting(name, value)
        panel.plane.setFocus()
        press(panel, Qt.Key.Key_Up, Qt.Key.Key_PageDown)
        panel.grab()
    QTest.mouseMove(panel.plane, QPointF(5, 5).toPoint())


# Words


def corners_of(place: QRectF) -> tuple[QPointF, ...]:
    return place.topLeft(), place.topRight(), place.bottomLeft(), place.bottomRight()


def test_words_keep_away_from_what_is_there() -> None:
    area, size = QRectF(0, 0, 200, 100), QSizeF(30, 10)
    at = QPointF(100, 50)
    right, *others = around(at, size, 5)
    assert clearest([right, *others], [], area) == right
    free = clearest([right, *others], [right], area)
    assert free in others
    assert not free.intersects(right)
    assert area.contains(clearest(around(QPointF(195, 50), size, 5), [], area))


def test_words_keep_away_from_a_line() -> None:
    start, end = QPointF(20, 80), QPointF(180, 20)
    place = clearest(
        around(QPointF(100, 50), QSizeF(30, 10), 5), list(boxes_along(start, end, 3)), QRectF(0, 0, 200, 100)
    )
    sides = {QPointF.dotProduct(corner - start, QPointF(60, 160)) > 0 for corner in corners_of(place)}
    assert len(sides) == 1


def test_answers_stand_on_their_side_of_the_line() -> None:
    size, foot, ahead = QSizeF(30, 10), QPointF(100, 50), QPointF(0.6, 0.8)
    for place in beside_line(foot, ahead, size, 4, 20):
        assert all(QPointF.dotProduct(corner - foot, ahead) >= 3.999 for corner in corners_of(place))


def test_nothing_beside_the_plane_tells_the_step_s_slope(panel: PerceptronPanel) -> None:
    seen = " ".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())
    assert "should\u00a0be\u00a01" in seen
    assert "slope" not in seen, "the last step of the lesson asks for it"


def test_the_plane_stays_where_it_is_while_the_formula_grows_and_shrinks(panel: PerceptronPanel) -> None:
    tops = set()
    for visit in range(9):
        panel.step()
        QApplication.processEvents()
        if visit:  # the first correction makes the room
            tops.add(panel.plane.y())
    assert len(tops) == 1
