"""The gradients panel shows how large each layer's gradient is, and says in words whether it arrives."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.nn.history import History, TimeAxis
from hwr.nn.report import LayerReport, UpdateReport
from hwr.recipe.progress import finished
from hwr.ui.kit.chart.history import Overlay
from hwr.ui.kit.chart.plot import Curve
from hwr.ui.kit.chart.plot_area import PlotArea
from hwr.ui.kit.chart.smoothing import smoothed
from hwr.ui.kit.theme import DARK
from hwr.ui.train.gradients_panel import GradientsPanel
from tests.ui.conftest import Wear
from tests.ui.patience import settle
from tests.ui.showing import exposed
from tests.ui.train.runs import PER_EPOCH, history, observation

DEEP = (64, 12, 12, 12, 12, 12, 10)


@pytest.fixture
def panel(qtbot: QtBot) -> GradientsPanel:
    return exposed(qtbot, GradientsPanel(), 1200, 400)


def button(panel: GradientsPanel, name: str) -> QToolButton:
    found = panel.findChild(QToolButton, name)
    assert found is not None
    return found


def entries(panel: GradientsPanel) -> dict[str, str]:
    return {entry.name: entry.value or "" for entry in panel.plot.entries}


def test_without_a_training_one_sentence_says_what_to_do(panel: GradientsPanel) -> None:
    panel.show_history(None)
    area = panel.findChild(PlotArea, "gradientsArea")
    assert area is not None
    assert not area.isVisible()
    assert not panel.histogram.isVisible()


def unsmoothed(panel: GradientsPanel) -> None:
    slider = panel.findChild(QSlider, "gradientsSmoothing")
    assert slider is not None
    QTest.keyClick(slider, Qt.Key.Key_Right)
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert panel.smoothing.chosen == 0


def test_each_layer_is_a_curve_of_its_norms(panel: GradientsPanel, qtbot: QtBot) -> None:
    made = history()
    unsmoothed(panel)
    panel.show_history(made)
    settle(qtbot, panel)
    assert len(panel.plot.plot.curves) == 3
    for i, curve in enumerate(panel.plot.plot.curves):
        assert_allclose(curve.x, made.report_updates)
        assert_allclose(curve.y, made.gradient_norms[:, i])
    assert len({curve.style.dash for curve in panel.plot.plot.curves}) == 3
    assert list(entries(panel)) == ["Layer 1", "Layer 2", "Output"]
    assert panel.plot.plot.y.name == "Gradient norm"
    assert panel.plot.plot.x.name == "Updates"


def test_gradients_are_smoothed_like_losses_and_stay_as_faint_lines(panel: GradientsPanel, qtbot: QtBot) -> None:
    made = history()
    panel.show_history(made)
    settle(qtbot, panel)
    faint, smooth = panel.plot.plot.curves[:3], panel.plot.plot.curves[3:]
    for i in range(3):
        assert faint[i].style.is_faint
        assert_allclose(faint[i].y, made.gradient_norms[:, i])
        assert_allclose(smooth[i].y, smoothed(made.gradient_norms[:, i], 0.6)[0])
    assert list(entries(panel)) == ["Layer 1", "Layer 2", "Output"]


def before(panel: GradientsPanel) -> dict[str, Curve]:
    return {one.name.removeprefix("run 1 before "): one for one in panel.plot.plot.curves if "before" in one.name}


def test_the_run_before_stays_as_faint_lines(panel: GradientsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    """Whatever its depth was, the layers that have the same name have the same colour."""
    former = history(4, widths=DEEP)
    panel.show_former(Overlay("run 1 before", former, is_former=True))
    panel.show_history(history())
    settle(qtbot, panel)
    found = before(panel)
    assert list(found) == ["Layer 1", "Layer 2", "Layer 3", "Layer 4", "Layer 5", "Output"]
    present = {one.name: one for one in panel.plot.plot.curves if not one.style.is_faint}
    assert all(one.style.is_faint for one in found.values())
    assert found["Output"].style.colour == present["Output"].style.colour
    assert len({one.style.colour for one in found.values()}) == 6
    assert_allclose(found["Layer 2"].y, smoothed(former.gradient_norms[:, 1], 0.6)[0])
    assert panel.plot.entries[-1].name == "run 1 before"
    finished(panel.menu.saving(tmp_path / "gradients.csv").steps)
    rows = list(csv.DictReader((tmp_path / "gradients.csv").read_text(encoding="utf-8").splitlines()))
    assert [row["run"] for row in rows].count("run 1 before") == 4 * PER_EPOCH
    button(panel, "gradientsRatios").click()
    settle(qtbot, panel)
    assert_allclose(before(panel)["Layer 2"].y, smoothed(former.update_ratios[:, 1], 0.6)[0])
    panel.plot.entry_clicked.emit("run 1 before", False)
    settle(qtbot, panel)
    assert not before(panel)
    panel.plot.entry_clicked.emit("run 1 before", False)
    panel.show_former(None)
    settle(qtbot, panel)
    assert not before(panel)
    assert list(entries(panel)) == ["Layer 1", "Layer 2", "Output"]


def test_a_much_longer_run_before_does_not_press_the_present_one_together(panel: GradientsPanel, qtbot: QtBot) -> None:
    for epochs, is_seen_whole in ((12, True), (40, False)):
        panel.show_former(Overlay("run 1 before", history(epochs), is_former=True))
        panel.show_history(history())
        settle(qtbot, panel)
        assert (panel.plot.range[0][1] >= epochs * PER_EPOCH) == is_seen_whole


def test_a_run_before_with_tiny_gradients_does_not_press_the_present_one_together(
    panel: GradientsPanel, qtbot: QtBot
) -> None:
    panel.show_history(history())
    settle(qtbot, panel)
    low, high = panel.plot.range[1]
    panel.show_former(Overlay("run 1 before", history(hidden="sigmoid", widths=DEEP), is_former=True))
    settle(qtbot, panel)
    assert before(panel)["Layer 1"].y.min() < low / 100
    assert panel.plot.range[1][0] >= low / 20
    assert panel.plot.range[1][1] <= high * 20


def test_a_layer_can_be_hidden_and_the_rest_saved(panel: GradientsPanel, qtbot: QtBot, tmp_path: Path) -> None:
    panel.show_history(history())
    settle(qtbot, panel)
    panel.plot.entry_clicked.emit("Layer 2", False)
    settle(qtbot, panel)
    assert {curve.name for curve in panel.plot.plot.curves} == {"Layer 1 raw", "Output raw", "Layer 1", "Output"}
    finished(panel.menu.saving(tmp_path / "gradients.csv").steps)
    head = (tmp_path / "gradients.csv").read_text(encoding="utf-8").splitlines()[0]
    assert head.endswith(
        "Layer 1 gradient norm,Output gradient norm,Layer 1 gradient norm smoothed,Output gradient norm smoothed"
    )
    finished(panel.menu.saving(tmp_path / "gradients.svg").steps)
    assert ">Gradient norm<" in (tmp_path / "gradients.svg").read_text(encoding="utf-8")


def test_the_update_ratio_is_shown_beside_the_usual_one(panel: GradientsPanel, qtbot: QtBot) -> None:
    made = history()
    panel.show_history(made)
    unsmoothed(panel)
    button(panel, "gradientsRatios").click()
    settle(qtbot, panel)
    assert_allclose(panel.plot.plot.curves[1].y, made.update_ratios[:, 1])
    low, high = panel.plot.range[1]
    assert low < 1e-3 < high
    button(panel, "gradientsNorms").click()
    settle(qtbot, panel)
    assert_allclose(panel.plot.plot.curves[1].y, made.gradient_norms[:, 1])


def test_vanishing_gradients_are_named_with_their_layer(panel: GradientsPanel, qtbot: QtBot) -> None:
    panel.show_history(history(hidden="sigmoid", widths=DEEP))
    settle(qtbot, panel)
    assert "it vanishes on the way back" in panel.words
    assert "The gradient of layer 1 is" in panel.words
    assert panel.words in panel.accessibleDescription()
    panel.show_history(history())
    settle(qtbot, panel)
    assert panel.words == "All layers learn at a similar pace."


def test_the_words_are_about_the_place_that_is_hovered(panel: GradientsPanel, qtbot: QtBot) -> None:
    made = History(2, 100)
    for i in range(100):
        first = 1.0 if i < 50 else 1e-5
        layers = (LayerReport(first, 0.0, 1.0), LayerReport(1.0, 0.1, 1.0))
        made.append(UpdateReport(i + 1, 0, i, 0.1 * i, 0.1, (1.0,), layers))
    panel.show_history(made)
    settle(qtbot, panel)
    assert "vanishes" in panel.words
    QTest.mouseMove(panel.plot, panel.plot.pixel_at(30))
    QApplication.processEvents()
    assert panel.words == "All layers learn at a similar pace."
    area = panel.findChild(PlotArea, "gradientsArea")
    assert area is not None
    QTest.keyClick(area, Qt.Key.Key_End)
    assert "vanishes" in panel.words
    with qtbot.waitSignal(panel.moment_requested) as asked:
        QTest.mouseClick(panel.plot, Qt.MouseButton.LeftButton, pos=panel.plot.pixel_at(30))
    assert asked.args == [30]


@pytest.mark.parametrize(
    ("norms", "words"),
    [
        ([0.0, 0.0], "No layer gets any gradient"),
        ([0.0, 1.0], "Layer 1 gets no gradient at all"),
        ([math.inf, 1.0], "Layer 1 is no longer finite"),
        ([1.0, math.nan], "layer 2 is no longer finite"),
        ([1e250, 1e300], "explodes"),
    ],
)
def test_whatever_the_norms_they_are_drawn_in_silence(
    panel: GradientsPanel, qtbot: QtBot, norms: list[float], words: str
) -> None:
    made = History(2, 100)
    for i in range(30):
        layers = tuple(LayerReport(norm, norm, 1.0) for norm in norms)
        made.append(UpdateReport(i + 1, 0, i, 0.1 * i, 0.1, (1.0,), layers))
    panel.show_history(made)
    settle(qtbot, panel)
    assert words.lower() in panel.words.lower()
    button(panel, "gradientsRatios").click()
    settle(qtbot, panel)
    panel.plot.paint_finely()
    assert not panel.grab().isNull()


def test_a_training_without_reports_is_shown(panel: GradientsPanel, qtbot: QtBot) -> None:
    panel.show_history(History(3, 100))
    settle(qtbot, panel)
    assert panel.words == "No gradient has been reported yet."


def test_histograms_count_the_gradients_of_the_recorded_pass(panel: GradientsPanel, qtbot: QtBot) -> None:
    panel.show_history(history())
    seen = observation()
    panel.show_observation(seen)
    settle(qtbot, panel)
    assert panel.histogram.isVisible()
    backward = seen.batch.backward
    assert backward is not None
    rows = panel.histogram.table.rows
    assert [row.title for row in rows] == ["Layer 1", "Layer 2", "Output"]
    for row, layer in zip(rows, backward.layers, strict=True):
        assert row.shares.sum() + row.zeros == pytest.approx(1)
        assert row.median == pytest.approx(float(np.median(np.abs(layer.weight_gradient))))
    assert list(entries(panel)) == ["Layer 1 (12)", "Layer 2 (8)", "Output (10)"]
    assert "Layer 1: median" in panel.histogram.accessibleDescription()
    panel.show_observation(None)
    assert not panel.histogram.isVisible()


def test_where_it_is_narrow_the_curves_keep_the_room(panel: GradientsPanel, qtbot: QtBot) -> None:
    panel.show_history(history(widths=DEEP))
    panel.show_observation(observation(widths=DEEP))
    panel.resize(30 * panel.fontMetrics().height(), 240)
    settle(qtbot, panel)
    assert not panel.histogram.isVisible()
    assert list(entries(panel)) == ["1", "2", "3", "4", "5", "6"]


@pytest.mark.parametrize("axis", list(TimeAxis))
def test_the_axis_can_be_chosen(panel: GradientsPanel, qtbot: QtBot, axis: TimeAxis) -> None:
    made = history()
    panel.show_history(made)
    choice = panel.findChild(QComboBox, "gradientsAxis")
    assert choice is not None
    choice.setCurrentIndex(choice.findData(axis))
    settle(qtbot, panel)
    assert_allclose(panel.plot.plot.curves[0].x, made.along(axis, made.report_updates))


def test_what_comes_while_it_is_hidden_is_drawn_when_it_is_seen(panel: GradientsPanel, qtbot: QtBot) -> None:
    panel.hide()
    panel.show_history(history(4))
    settle(qtbot, panel)
    assert not panel.plot.plot.curves
    panel.show()
    settle(qtbot, panel)
    assert len(panel.plot.plot.curves[0].x) == 4 * PER_EPOCH


def test_it_can_be_dressed_anew_and_every_control_has_a_name(panel: GradientsPanel, qtbot: QtBot, wear: Wear) -> None:
    panel.show_history(history())
    panel.show_observation(observation())
    wear(DARK)
    settle(qtbot, panel)
    assert panel.grab().toImage().pixelColor(600, 5).lightness() < 80
    for widget in [*panel.findChildren(QToolButton), *panel.findChildren(QComboBox)]:
        assert isinstance(widget, QWidget)
        assert widget.objectName()
        assert widget.accessibleName()
