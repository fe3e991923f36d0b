"""The chapter on activations: chosen from lists, moved by mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSlider
from pytestqt.qtbot import QtBot

from hwr.chapters.activations.chapter import NAMES
from hwr.chapters.activations.view import ActivationsPanel
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.theme import DARK, LIGHT
from tests.ui.conftest import Wear
from tests.ui.showing import on_screen


@pytest.fixture
def panel(qtbot: QtBot) -> ActivationsPanel:
    return on_screen(qtbot, ActivationsPanel(), 712, 520)


def test_a_point_in_either_plane_takes_z_along(panel: ActivationsPanel) -> None:
    for x in (panel.curves.width() // 2 - 30, panel.curves.width() - 40):
        panel.reset()
        QTest.mouseClick(panel.curves, Qt.MouseButton.LeftButton, pos=QPoint(x, 150))
        assert panel.number("z") > 3
        assert panel.readings()["first_slope"] == 1.0
        assert "ReLU is on" in panel.words.text()
    QTest.mouseClick(panel.curves, Qt.MouseButton.LeftButton, pos=QPoint(panel.curves.width() // 2 + 5, 150))
    assert panel.number("z") == -5.0


def test_the_axis_of_z_tells_its_scale_where_it_is_narrow(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    area = QRectF(0, 0, 8 * metrics.horizontalAdvance("0.000"), 150)
    plane = Plane.within(area, metrics, Axis(-5.0, 5.0, "z"), Axis(-0.1, 1.15))
    assert len(plane._x_ticks(metrics)) > 1


def test_arrow_keys_move_z(panel: ActivationsPanel) -> None:
    QTest.keyClick(panel.curves, Qt.Key.Key_Right)
    assert panel.number("z") == -1.4
    for _ in range(5):
        QTest.keyClick(panel.curves, Qt.Key.Key_PageDown)
    assert panel.number("z") == -5.0
    assert "ReLU at z = −5: output 0, slope 0" in panel.curves.accessibleDescription()


def test_another_activation_is_chosen(panel: ActivationsPanel) -> None:
    combo = panel.findChild(QComboBox, "choice_second")
    assert isinstance(combo, QComboBox)
    before = panel.grab().toImage()
    QTest.keyClicks(combo, "step")
    assert panel.settings["second"] == "step"
    assert panel.readings()["second_slope"] == "none"
    assert "no slope that helps" in panel.words.text()
    assert panel.grab().toImage() != before


def test_the_slope_of_a_step_is_drawn_with_a_gap(panel: ActivationsPanel) -> None:
    panel.turn({"first": "step", "second": "identity", "z": 3.0})
    slopes = panel.curves._planes[1]
    picture = panel.curves.grab().toImage()
    colour, card = series_colour(LIGHT, 0).name(), QColor(LIGHT.card).name()
    for z in (-4.0, 4.0):
        at = slopes.place(z, 0.0).toPoint()
        assert picture.pixelColor(at).name() == colour
    assert picture.pixelColor(slopes.place(0.0, 0.0).toPoint()).name() == card
    assert "slope 0 (undefined at 0)" in panel.curves.accessibleDescription()
    panel.turn({"z": 0.0})
    assert "slope undefined" in panel.curves.accessibleDescription()
    panel.grab()


@pytest.mark.parametrize("width", [400, 712, 1100])
def test_a_legend_of_slopes_is_never_cut(panel: ActivationsPanel, width: int) -> None:
    panel.resize(width, 520)
    QApplication.processEvents()
    panel.turn({"first": "step"})
    curves = panel.curves
    for half, entries in zip(curves._halves, curves._entries(), strict=True):
        for entry in entries:
            assert curves.metrics.horizontalAdvance(entry) + 1.9 * curves.line <= half.width()


def test_softmax_shares_what_there_is(panel: ActivationsPanel) -> None:
    panel.set_setting("view", "softmax")
    slider = panel.findChild(QSlider, "slider_softmax_z3")
    assert isinstance(slider, QSlider)
    before = panel.readings()
    QTest.keyClick(slider, Qt.Key.Key_End)
    after = panel.readings()
    assert float(after["softmax_a3"]) > float(before["softmax_a3"])
    assert float(after["softmax_a1"]) < float(before["softmax_a1"])
    assert sum(float(after[f"softmax_a{i}"]) for i in (1, 2, 3)) == pytest.approx(1)
    assert "class 3: z 5, output 0.9" in panel.bars.accessibleDescription()
    assert "7.39 / (7.39 + 2.72 + 148) = 0.0466" in panel.formula.accessibleDescription()


def seen(panel: ActivationsPanel) -> tuple[set[str], bool, bool]:
    """Which dials, and whether the curves and the shares."""
    dials = {name for name, dial in panel._dials.items() if dial.isVisible()}
    return dials, panel.curves.isVisible(), panel.bars.isVisible()


def test_only_what_a_step_is_about_is_shown(panel: ActivationsPanel) -> None:
    assert seen(panel) == ({"view", "first", "second", "z"}, True, False)
    both = panel.curves.grab().toImage()
    panel.begin({"first": "relu", "second": "none"})
    assert "sigmoid" not in f"{panel.words.text()} {panel.curves.accessibleDescription()}"
    assert "second_slope" not in panel.readings()
    assert panel.curves.grab().toImage() != both
    panel.begin({"view": "softmax"})
    assert seen(panel) == ({"view", "softmax_z1", "softmax_z2", "softmax_z3"}, False, True)
    panel.begin({"softmax_z1": 3.0})
    assert panel.bars.isVisible(), "lessons of one's own that know no views"
    panel.wait(True)
    assert seen(panel) == ({"z"}, True, False)
    assert panel.curves.accessibleDescription().startswith("ReLU at z")
    assert ";" not in panel.curves.accessibleDescription()


def test_every_pair_is_painted_even_far_outside(panel: ActivationsPanel, wear: Wear) -> None:
    light = panel.grab().toImage()
    wear(DARK)
    assert panel.grab().toImage() != light
    for name in ("softmax_z1", "softmax_z2"):
        panel.set_setting(name, 1e6)
    for first, _ in NAMES:
        for second, _ in NAMES:
            panel.turn({"first": first, "second": second, "z": 1e6})
            panel.grab()
            panel.turn({"z": -1e6})
            panel.grab()
