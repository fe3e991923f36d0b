"""The chapter on the sigmoid: its point is taken along with the mouse and the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot

from hwr.chapters.sigmoid.view.panel import SigmoidPanel
from hwr.ui.kit.chapter.panel import FIRST
from hwr.ui.kit.chart.plane import across_words
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import DARK, LIGHT
from hwr.words import numeral
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> SigmoidPanel:
    return on_screen(qtbot, SigmoidPanel(), 712, 520)


def test_the_point_is_dragged_along_the_curve(panel: SigmoidPanel) -> None:
    left, right = QPoint(60, 60), QPoint(panel.curves.width() - 30, 60)
    QTest.mousePress(panel.curves, Qt.MouseButton.LeftButton, pos=left)
    assert -6 <= panel.number("z") < -4
    QTest.mouseMove(panel.curves, right)
    assert panel.number("z") > 4
    QTest.mouseRelease(panel.curves, Qt.MouseButton.LeftButton, pos=right)
    assert float(panel.readings()["output"]) > 0.98


def test_who_is_asked_for_the_slope_sees_the_curve_but_not_its_slope(panel: SigmoidPanel) -> None:
    slope = series_colour(LIGHT, 1)

    def shows_slope() -> bool:
        picture = panel.curves.grab().toImage()
        every = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return any(picture.pixelColor(*place) == slope for place in every)

    panel.begin({"view": "slope", "z": -4.0})
    panel.hold(True, is_veiled=True)
    assert panel.curves.isVisible()
    assert not shows_slope()
    panel.hold(False)
    assert shows_slope()
    panel.begin({"view": "curve"})
    panel.hold(True, is_veiled=True)
    assert not panel.curves.isVisible(), "here the curve itself would be the answer"


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


@pytest.mark.parametrize("size", [(712, 520), (1240, 840), (420, 400)])
@pytest.mark.parametrize("weight", [0.5, 1.0, 4.0])
def test_numbers_on_the_bars_are_written_alike_and_cover_nothing(
    panel: SigmoidPanel, size: tuple[int, int], weight: float
) -> None:
    panel.resize(*size)
    panel.turn({"layers": 10, "weight": weight})
    QApplication.processEvents()
    bars = panel.bars
    plane = bars._plane
    numbers = bars._numbers(plane)
    for end in (panel.stack.gradients[0], panel.stack.gradients[-1]):
        assert {text for text, _ in numbers} & {numeral(end, 2), numeral(end, 3), "≈ 0"}
    for i, (text, place) in enumerate(numbers):
        assert "e" not in text
        assert not any(place.intersects(other) for _, other in numbers[:i])
        for layer in range(10):
            column = bars._column(plane, layer)
            if column.left() < place.right() and place.left() < column.right():
                assert place.bottom() <= bars._top(plane, layer)
                assert not place.top() < bars._limit(plane, layer) < place.bottom()


def test_an_axis_of_gradients_is_labelled_as_numbers_are_written_elsewhere(panel: SigmoidPanel) -> None:
    axis = panel.bars._plane.y
    found = [axis.label(value, value) for value in (1e-9, 1e-5, 1e-3, 0.1, 10.0)]
    assert found == ["10⁻⁹", "10⁻⁵", "0.001", "0.1", "10"]


def test_a_z_beyond_the_axis_is_told_at_the_edge(panel: SigmoidPanel) -> None:
    axis = panel.curves._plane.x
    assert across_words(axis, -100.0) == "◀ −100"
    assert across_words(axis, 250.0) == "250 ▶"
    assert across_words(axis, 6.0) == ""
    panel.set_setting("z", -100)
    before = panel.curves.grab().toImage()
    panel.set_setting("z", -200)
    plane = panel.curves._plane
    band = QRect(int(plane.rect.left()), int(plane.rect.center().y()) - 8, 90, 16)
    assert panel.curves.grab().toImage().copy(band) != before.copy(band)


def test_both_points_are_seen_where_they_coincide(panel: SigmoidPanel) -> None:
    panel.set_setting("z", -100)
    plane = panel.curves._plane
    at = plane.place(-6.0, panel.here.a).toPoint()
    picture = panel.curves.grab().toImage()
    column = {picture.pixelColor(at.x(), at.y() + down).name() for down in range(12)}
    assert {series_colour(LIGHT, 0).name(), series_colour(LIGHT, 1).name()} <= column


def test_extremes_and_themes_are_painted(panel: SigmoidPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    field = panel.findChild(NumberEdit, "number_z")
    assert isinstance(field, NumberEdit)
    for text in ("1e6", "-1e6", "nan"):
        field.selectAll()
        QTest.keyClicks(field, text)
        for weight in (0.0, -1e6, 1e6):
            panel.set_setting("weight", weight)
            panel.grab()
    assert panel.number("z") == -1e6


def test_the_formula_of_the_slope_is_uncovered_line_by_line(panel: SigmoidPanel) -> None:
    panel.set_setting("view", "lines")
    QApplication.processEvents()
    assert not panel.bars.isVisible()
    for _ in range(8):
        QTest.mouseClick(panel.lines.next, Qt.MouseButton.LeftButton)
    assert panel.readings()["line"] == 8
    assert not panel.lines.next.isEnabled()
    assert "who knows the output knows the slope" in panel.lines.accessibleDescription()
    panel.set_setting("view", "stack")
    QApplication.processEvents()
    assert panel.bars.isVisible()
    assert not panel.lines.isVisible()


def test_nothing_is_told_of_the_slope_where_the_curve_is_asked_about(panel: SigmoidPanel) -> None:
    both = panel.curves.grab().toImage()
    panel.begin({"view": "curve", "z": 0.0})
    QApplication.processEvents()
    assert not panel.bars.isVisible()
    said = f"{panel.words.text()} {panel.curves.accessibleDescription()} {panel.formula.accessibleDescription()}"
    assert "0.5" in said
    assert not any(word in said for word in ("slope", "0.25", "between 0 and 1", "steep", "σ′"))
    assert panel.curves.grab().toImage() != both
    panel.set_setting("view", "slope")
    assert "slope 0.25" in panel.words.text()
    assert not panel.bars.isVisible()


def test_while_the_lesson_is_to_ask_there_is_but_the_curve(panel: SigmoidPanel) -> None:
    panel.wait(True)
    assert (panel.bars.isVisible(), panel.words.text()) == (False, FIRST)
    assert [dial.isVisible() for dial in panel._dials.values()] == [name == "z" for name in panel.settings]
    panel.wait(False)
    assert panel.bars.isVisible()


def test_before_a_guess_the_curves_keep_their_numbers(panel: SigmoidPanel) -> None:
    shown = panel.curves.grab().toImage()
    panel.hold(True)
    QApplication.processEvents()
    assert panel.curves.grab().toImage() != shown
    panel.hold(False)
    QApplication.processEvents()
    assert panel.curves.grab().toImage() == shown
