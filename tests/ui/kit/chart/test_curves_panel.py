"""The learning curves show what a training reported, wherever one looks, and survive whatever it reports."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QColor, QContextMenuEvent, QImage, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QSlider, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.nn.history import History, Mark, MarkKind, TimeAxis
from hwr.nn.report import EpochReport, LayerReport
from hwr.ui.kit.chart.curves_panel import CurvesPanel, Overlay
from hwr.ui.kit.chart.figure import WIDTH
from hwr.ui.kit.chart.plot import Curve
from hwr.ui.kit.chart.plot_area import PlotArea
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.chart.series import figure
from hwr.ui.kit.chart.smoothing import WEIGHTS, smoothed
from hwr.ui.kit.theme import DARK, LIGHT
from tests.ui.conftest import Wear
from tests.ui.kit.writing import Writer
from tests.ui.patience import settle
from tests.ui.showing import exposed
from tests.ui.train.runs import PER_EPOCH, SAMPLES, history, training

Kind = TypeVar("Kind", bound=QWidget)
EPOCHS = 8
UPDATES = EPOCHS * PER_EPOCH


@pytest.fixture
def panel(qtbot: QtBot) -> CurvesPanel:
    return exposed(qtbot, CurvesPanel(), 900, 600)


@pytest.fixture
def shown(panel: CurvesPanel, qtbot: QtBot) -> CurvesPanel:
    """With a training's history."""
    panel.show_history(history(EPOCHS))
    settle(qtbot, panel)
    return panel


def plot_of(panel: CurvesPanel, name: str) -> PlotWidget:
    return next(one for one in panel.plots if one.objectName() == name)


def curve(panel: CurvesPanel, name: str, of: str = "lossPlot") -> Curve:
    return next(one for one in plot_of(panel, of).plot.curves if one.name == name)


def values(panel: CurvesPanel, of: str = "lossPlot") -> dict[str, str]:
    return {entry.name: entry.value or "" for entry in plot_of(panel, of).entries}


def control(panel: CurvesPanel, kind: type[Kind], name: str) -> Kind:
    found = panel.findChild(kind, name)
    assert found is not None
    return found


def hover(panel: CurvesPanel, x: float, of: str = "lossPlot") -> None:
    plot = plot_of(panel, of)
    QTest.mouseMove(plot, plot.pixel_at(x))
    QApplication.processEvents()


def area(panel: CurvesPanel) -> PlotArea:
    return control(panel, PlotArea, "curvesArea")


def wheel(plot: PlotWidget, x: float, angle: QPoint) -> None:
    at = QPointF(plot.pixel_at(x))
    event = QWheelEvent(
        at,
        plot.mapToGlobal(at),
        QPoint(),
        angle,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, event)


# What is drawn


def test_without_a_training_one_sentence_says_what_to_do(panel: CurvesPanel) -> None:
    panel.show_history(None)
    empty = panel.findChild(QWidget, "curvesEmpty")
    assert empty is not None
    assert empty.isVisible()
    assert not area(panel).isVisible()
    assert "as soon as a network trains" in panel.accessibleDescription()


def test_the_curves_are_the_very_values_that_were_reported(shown: CurvesPanel) -> None:
    made = history(EPOCHS)
    assert_allclose(curve(shown, "each batch").y, made.losses)
    assert_allclose(curve(shown, "each batch").x, np.arange(1, UPDATES + 1))
    assert_allclose(curve(shown, "test").y, made.evaluations("test_loss"))
    assert_allclose(curve(shown, "training", "accuracyPlot").y, made.evaluations("train_accuracy"))
    drawn = curve(shown, "shipped drawings", "accuracyPlot").y
    assert_allclose(drawn[~np.isnan(drawn)], [0.2, 0.4, 0.6, 0.8])


def test_a_growing_history_is_drawn_as_it_grows(panel: CurvesPanel, qtbot: QtBot) -> None:
    growing = History(3, SAMPLES)
    for report in training(EPOCHS):
        growing.append(report)
        panel.show_history(growing)
    settle(qtbot, panel)
    assert len(curve(panel, "each batch").x) == UPDATES
    growing.rewind(UPDATES // 2)
    panel.show_history(growing)
    settle(qtbot, panel)
    assert len(curve(panel, "each batch").x) == UPDATES // 2


def test_what_comes_while_it_is_hidden_is_drawn_when_it_is_seen(shown: CurvesPanel, qtbot: QtBot) -> None:
    shown.hide()
    longer = history(EPOCHS + 2)
    shown.show_history(longer)
    settle(qtbot, shown)
    assert len(curve(shown, "each batch").x) == UPDATES
    shown.show()
    settle(qtbot, shown)
    assert len(curve(shown, "each batch").x) == UPDATES + 2 * PER_EPOCH


def test_another_training_replaces_the_one_before(shown: CurvesPanel, qtbot: QtBot) -> None:
    shown.show_history(history(2))
    settle(qtbot, shown)
    assert len(curve(shown, "each batch").x) == 2 * PER_EPOCH
    shown.show_history(None)
    settle(qtbot, shown)
    assert not area(shown).isVisible()


def test_the_axis_can_be_chosen(shown: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS)
    shown.show_history(made)
    choice = control(shown, QComboBox, "curvesAxis")
    for axis in (*TimeAxis, *reversed(TimeAxis)):
        choice.setCurrentIndex(choice.findData(axis))
        settle(qtbot, shown)
        assert shown.axis is axis
        assert_allclose(curve(shown, "test").x, made.along(axis, made.epoch_updates), err_msg=axis)
        (low, high), _ = plot_of(shown, "lossPlot").range
        assert low == 0, axis
        assert high >= made.along(axis, np.array([float(UPDATES)]))[0], axis


def test_a_logarithmic_loss_is_labelled_with_losses(shown: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS)
    control(shown, QToolButton, "curvesLog").click()
    settle(qtbot, shown)
    assert_allclose(curve(shown, "test").y, made.evaluations("test_loss"))
    assert values(shown)["test"] == figure(made.evaluations("test_loss")[-1])


def test_single_batches_are_smoothed_as_fits_the_length_until_it_is_chosen(shown: CurvesPanel, qtbot: QtBot) -> None:
    slider = control(shown, QSlider, "curvesSmoothing")
    assert shown.smoothing.weight == 0
    assert "smoothed" not in values(shown)
    slider.setFocus()
    for _ in range(2):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    settle(qtbot, shown)
    assert shown.smoothing.weight == WEIGHTS[2] == 0.6
    made = history(EPOCHS)
    assert_allclose(curve(shown, "smoothed").y, smoothed(made.losses, 0.6)[0])
    assert_allclose(curve(shown, "each batch").y, made.losses)
    assert curve(shown, "each batch").style.is_faint
    assert_allclose(curve(shown, "test smoothed").y, smoothed(made.evaluations("test_loss"), 0.6)[0])
    assert_allclose(curve(shown, "test").y, made.evaluations("test_loss"))
    assert curve(shown, "test").style.is_faint
    assert list(values(shown)) == ["each batch", "smoothed", "training smoothed", "test smoothed"]


def test_a_long_training_is_smoothed_by_itself_but_its_evaluations_are_not(panel: CurvesPanel, qtbot: QtBot) -> None:
    made = History(1, SAMPLES)
    rng = np.random.default_rng(0)
    for i in range(5000):
        made.append(report(i + 1, rng.exponential(), 0.5))
    panel.show_history(made)
    settle(qtbot, panel)
    assert panel.smoothing.weight == 0.98
    assert {"smoothed", "test"} < set(values(panel))
    assert "test smoothed" not in values(panel)


def test_the_noise_of_single_batches_does_not_flatten_the_curve(panel: CurvesPanel, qtbot: QtBot) -> None:
    made = History(1, SAMPLES)
    rng = np.random.default_rng(0)
    for i in range(5000):
        made.append(report(i + 1, 12.0 if rng.random() < 0.01 else rng.exponential(0.3), 0.3))
    panel.show_history(made)
    settle(qtbot, panel)
    assert plot_of(panel, "lossPlot").range[1][1] < 2
    faint = curve(panel, "each batch").style
    assert not faint.is_dense
    for i in range(5000, 12_000):
        made.append(report(i + 1, rng.exponential(0.3), 0.3))
    panel.show_history(made)
    settle(qtbot, panel)
    dense = curve(panel, "each batch").style
    assert dense.is_dense
    ground = QColor(LIGHT.card).lightness()
    assert ground > dense.pen(LIGHT).color().lightness() > faint.pen(LIGHT).color().lightness()
    assert plot_of(panel, "lossPlot").range[1][1] < 2


def test_the_learning_rate_is_shown_on_demand(shown: CurvesPanel, qtbot: QtBot) -> None:
    assert not plot_of(shown, "ratePlot").isVisible()
    control(shown, QToolButton, "curvesRate").click()
    settle(qtbot, shown)
    assert plot_of(shown, "ratePlot").isVisible()
    assert_allclose(plot_of(shown, "ratePlot").plot.curves[0].y, 0.2)


def test_stored_runs_are_laid_over_with_their_names(shown: CurvesPanel, qtbot: QtBot) -> None:
    other = history(3, 0.05)
    shown.show_overlays((Overlay("7 other", other, number="7"), Overlay("8 empty", History(2, SAMPLES))))
    settle(qtbot, shown)
    for of in ("lossPlot", "accuracyPlot"):
        assert "7 other" in values(shown, of)
        assert "8 empty" not in values(shown, of)
    assert curve(shown, "7 other").style.dash is Qt.PenStyle.SolidLine
    assert curve(shown, "7 other training").style.dash is Qt.PenStyle.DashLine
    assert curve(shown, "7 other training").style.colour == curve(shown, "7 other").style.colour
    assert_allclose(curve(shown, "7 other").y, other.evaluations("test_loss"))
    shown.show_overlays(())
    settle(qtbot, shown)
    assert "7 other" not in values(shown)


def over_each_other(panel: CurvesPanel, qtbot: QtBot, *overlays: Overlay) -> None:
    longest = max((one.history for one in overlays), key=lambda one: one.update)
    span = History(longest.layers, SAMPLES)
    for i in range(longest.update):
        span.append(report(i + 1, math.nan, math.nan, layers=(), train_accuracy=None, test_accuracy=None))
    panel.show_history(span)
    panel.show_overlays(overlays)
    settle(qtbot, panel)


def test_several_runs_are_told_apart_by_colour_and_kinds_by_dash(panel: CurvesPanel, qtbot: QtBot) -> None:
    over_each_other(panel, qtbot, Overlay("1 one", history(3)), Overlay("2 two", history(4, 0.05)))
    assert list(values(panel)) == ["training", "test", "1 one", "2 two"]
    looks = {one.name: (one.style.colour, one.style.dash) for one in plot_of(panel, "lossPlot").plot.curves}
    dashed, solid = Qt.PenStyle.DashLine, Qt.PenStyle.SolidLine
    assert looks == {
        "1 one training": (0, dashed),
        "1 one": (0, solid),
        "2 two training": (1, dashed),
        "2 two": (1, solid),
    }


def test_seeds_are_a_mean_with_a_band(panel: CurvesPanel, qtbot: QtBot) -> None:
    seeds = history(4, 0.2), history(4, 0.1), history(4, 0.05)
    over_each_other(panel, qtbot, Overlay("1, 2, 3 (3 seeds)", seeds[0], seeds[1:]))
    every = np.stack([one.evaluations("test_accuracy") for one in seeds])
    mean, deviation = every.mean(axis=0), every.std(axis=0, ddof=1)
    plot = plot_of(panel, "accuracyPlot").plot
    assert_allclose(plot.curves[-1].y, mean)
    assert_allclose(plot.bands[-1].low, (mean - deviation).clip(0, 1))
    assert_allclose(plot.bands[-1].high, (mean + deviation).clip(0, 1))
    assert "±" in values(panel, "accuracyPlot")["1, 2, 3 (3 seeds)"]


def test_the_run_before_stays_as_a_faint_line_behind(shown: CurvesPanel, qtbot: QtBot) -> None:
    shown.show_overlays((Overlay("run 6 before", history(EPOCHS + 2, 0.05), is_former=True),))
    settle(qtbot, shown)
    names = [one.name for one in plot_of(shown, "lossPlot").plot.curves]
    assert names == ["run 6 before training", "run 6 before", "each batch", "training", "test"]
    assert curve(shown, "run 6 before").style.is_faint
    assert plot_of(shown, "lossPlot").range[0][1] >= UPDATES + 2 * PER_EPOCH
    shown.show_overlays((Overlay("run 6 before", history(5 * EPOCHS, 0.05), is_former=True),))
    settle(qtbot, shown)
    assert plot_of(shown, "lossPlot").range[0][1] == 50  # else there were next to no room for the run itself


def test_a_run_before_that_was_far_worse_does_not_press_the_present_one_flat(shown: CurvesPanel, qtbot: QtBot) -> None:
    settle(qtbot, shown)
    alone = plot_of(shown, "lossPlot").range[1]
    worse = History(2, SAMPLES)
    for epoch in range(1, EPOCHS + 1):
        worse.append(
            EpochReport(
                epoch * PER_EPOCH,
                epoch,
                epoch * SAMPLES,
                float(epoch),
                0.1,
                (),
                (),
                loss=120.0 + epoch,
                train_loss=120.0,
                train_accuracy=0.1,
                validation_loss=None,
                validation_accuracy=None,
                test_loss=119.0,
                test_accuracy=0.1,
                stop=None,
            )
        )
    shown.show_overlays((Overlay("run 6 before", worse, is_former=True),))
    settle(qtbot, shown)
    assert plot_of(shown, "lossPlot").range[1] == alone
    assert "119" in values(shown, "lossPlot")["run 6 before"]


def test_losses_of_different_kinds_are_not_laid_over_each_other(shown: CurvesPanel, qtbot: QtBot) -> None:
    shown.show_overlays((Overlay("run 6 before", history(), is_former=True, has_other_loss=True),))
    settle(qtbot, shown)
    assert "run 6 before" not in [one.name for one in plot_of(shown, "lossPlot").plot.curves]
    assert "run 6 before" in [one.name for one in plot_of(shown, "accuracyPlot").plot.curves]


def test_axes_say_what_they_measure(shown: CurvesPanel, qtbot: QtBot) -> None:
    shown.say("", "cross-entropy, nats")
    control(shown, QToolButton, "curvesRate").click()
    choice = control(shown, QComboBox, "curvesAxis")
    for axis, name in ((TimeAxis.UPDATES, "Updates"), (TimeAxis.SECONDS, "Training time (s)")):
        choice.setCurrentIndex(choice.findData(axis))
        settle(qtbot, shown)
        names = [(plot.plot.x.name, plot.plot.y.name) for plot in shown.plots]
        assert names == [(name, "Loss (cross-entropy, nats)"), (name, "Accuracy"), (name, "Learning rate")]


# Hiding


def click_entry(panel: CurvesPanel, name: str, of: str = "lossPlot", *, shift: bool = False) -> None:
    plot = plot_of(panel, of)
    layout = plot._layout
    at = next(
        QPoint(x, y)
        for y in range(2, int(layout.legend.height), 3)
        for x in range(2, plot.width(), 3)
        if (entry := layout.legend.entry_at(QPointF(x, y))) is not None and entry.name == name
    )
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, modifier, at)


def drawn(panel: CurvesPanel, of: str = "lossPlot") -> set[str]:
    return {one.name for one in plot_of(panel, of).plot.curves}


def test_a_click_in_the_legend_hides_and_shows(shown: CurvesPanel, qtbot: QtBot) -> None:
    asked: list[int] = []
    shown.moment_requested.connect(asked.append)
    click_entry(shown, "training")
    settle(qtbot, shown)
    assert drawn(shown) == {"each batch", "test"}
    assert "training" not in drawn(shown, "accuracyPlot")
    assert next(one for one in plot_of(shown, "lossPlot").entries if one.name == "training").is_hidden
    assert "training hidden" in shown.accessibleDescription()
    click_entry(shown, "training")
    settle(qtbot, shown)
    assert drawn(shown) == {"each batch", "training", "test"}
    click_entry(shown, "test", shift=True)
    settle(qtbot, shown)
    assert drawn(shown) == drawn(shown, "accuracyPlot") == {"test"}
    click_entry(shown, "test", shift=True)
    settle(qtbot, shown)
    assert drawn(shown) == {"each batch", "training", "test"}
    assert asked == []


def test_runs_and_kinds_are_hidden_alike(panel: CurvesPanel, qtbot: QtBot) -> None:
    over_each_other(panel, qtbot, Overlay("1 one", history(3)), Overlay("2 two", history(4, 0.05)))
    click_entry(panel, "2 two")
    settle(qtbot, panel)
    assert drawn(panel) == {"1 one training", "1 one"}
    click_entry(panel, "training")
    settle(qtbot, panel)
    assert drawn(panel) == {"1 one"}


def test_marks_stand_above_the_plot_and_are_told_nearby(shown: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS)
    made.mark(Mark(10, MarkKind.PAUSE, "paused"))
    made.mark(Mark(30, MarkKind.RATE, "learning rate 0.1"))
    shown.show_history(made)
    settle(qtbot, shown)
    hover(shown, 30)
    assert "η learning rate 0.1" in shown.place_words
    hover(shown, 10)
    assert "‖ paused" in shown.place_words
    assert "learning rate 0.1" not in shown.place_words


# Reading values


def test_hovering_tells_the_exact_values_there(shown: CurvesPanel) -> None:
    made = history(EPOCHS)
    assert values(shown)["each batch"] == figure(made.losses[-1])
    hover(shown, 17)
    assert values(shown)["each batch"] == figure(made.losses[16])
    assert values(shown)["test"] == f"{figure(made.evaluations('test_loss')[1])} at 12"
    share = f"{100 * made.evaluations('train_accuracy')[1]:.1f}\u00a0%"
    assert values(shown, "accuracyPlot")["training"] == f"{share} at 12"
    assert shown.place_words.startswith("Update 17 · epoch 2.83 · 340 samples")
    assert values(shown)["each batch"] in shown.accessibleDescription()
    QApplication.sendEvent(plot_of(shown, "lossPlot"), QEvent(QEvent.Type.Leave))
    assert values(shown)["each batch"] == figure(made.losses[-1])


def test_the_keyboard_reads_values_too(shown: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS)
    area(shown).setFocus()
    keys = area(shown)
    for key, update in (
        (Qt.Key.Key_Left, UPDATES - 1),
        (Qt.Key.Key_Left, UPDATES - 2),
        (Qt.Key.Key_Right, UPDATES - 1),
        (Qt.Key.Key_PageUp, UPDATES - 6),
        (Qt.Key.Key_PageDown, UPDATES - 1),
        (Qt.Key.Key_Home, 0),
        (Qt.Key.Key_Left, 0),
        (Qt.Key.Key_End, UPDATES),
        (Qt.Key.Key_Right, UPDATES),
    ):
        QTest.keyClick(keys, key)
        assert shown.place_words.startswith(f"Update {update} ·"), key
    QTest.keyClick(keys, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert values(shown)["each batch"] == figure(made.losses[-2])
    with qtbot.waitSignal(shown.moment_requested) as asked:
        QTest.keyClick(keys, Qt.Key.Key_Return)
    assert asked.args == [UPDATES - 1]
    QTest.keyClick(keys, Qt.Key.Key_Escape)
    assert shown.place_words.startswith(f"Update {UPDATES} ·")


def drag(plot: PlotWidget, start: QPoint, end: QPoint, *, shift: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.mousePress(plot, Qt.MouseButton.LeftButton, modifier, start)
    for i in range(1, 5):
        QTest.mouseMove(plot, start + (end - start) * i / 4)
    QTest.mouseRelease(plot, Qt.MouseButton.LeftButton, modifier, end)


def test_a_click_and_a_drag_with_shift_ask_for_the_moments_there(shown: CurvesPanel, qtbot: QtBot) -> None:
    plot = plot_of(shown, "accuracyPlot")
    asked: list[int] = []
    shown.moment_requested.connect(asked.append)
    drag(plot, plot.pixel_at(12), plot.pixel_at(20), shift=True)
    assert asked[0] == 12
    assert asked[-1] == 20
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=plot.pixel_at(7))
    assert asked[-1] == 7
    QTest.mouseClick(plot, Qt.MouseButton.LeftButton, pos=QPoint(1, 5))
    assert asked[-1] == 0


def test_the_moment_that_is_looked_at_is_marked_and_its_values_told(shown: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS)
    shown.show_moment(9)
    settle(qtbot, shown)
    assert shown.place_words.startswith("Update 9 ·")
    assert values(shown)["each batch"] == figure(made.losses[8])
    shown.show_moment(None)
    settle(qtbot, shown)
    assert shown.place_words.startswith(f"Update {UPDATES} ·")


# Zooming


def test_the_wheel_zooms_where_it_is_turned_and_all_plots_follow(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss, accuracy = plot_of(shown, "lossPlot"), plot_of(shown, "accuracyPlot")
    button = control(shown, QToolButton, "curvesWhole")
    assert not button.isVisible()
    before = loss.range[0]
    for _ in range(4):
        wheel(loss, 24, QPoint(0, 120))
        settle(qtbot, shown)
    after = loss.range[0]
    assert after == accuracy.range[0]
    assert after[1] - after[0] == pytest.approx((before[1] - before[0]) / 1.25**4)
    assert after[0] < 24 < after[1]
    wheel(loss, 24, QPoint(240, 0))
    settle(qtbot, shown)
    assert loss.range[0][0] < after[0]
    button.click()
    settle(qtbot, shown)
    assert loss.range[0] == before


def test_the_keyboard_zooms_too(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss, keys = plot_of(shown, "lossPlot"), area(shown)
    whole = loss.range[0]
    QTest.keyClick(keys, Qt.Key.Key_Plus)
    settle(qtbot, shown)
    assert loss.range[0] == (12.5, 37.5)
    for _ in range(30):
        QTest.keyClick(keys, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shown)
    assert loss.range[0][1] > 37.5
    QTest.keyClick(keys, Qt.Key.Key_Minus)
    QTest.keyClick(keys, Qt.Key.Key_Minus)
    settle(qtbot, shown)
    assert loss.range[0] == whole
    QTest.keyClick(keys, Qt.Key.Key_Plus)
    QTest.keyClick(keys, Qt.Key.Key_0)
    settle(qtbot, shown)
    assert loss.range[0] == whole
    for _ in range(40):
        QTest.keyClick(keys, Qt.Key.Key_Plus)
    settle(qtbot, shown)
    assert loss.range[0][1] - loss.range[0][0] >= 1


def test_the_middle_button_drags_what_is_zoomed(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss = plot_of(shown, "lossPlot")
    QTest.keyClick(area(shown), Qt.Key.Key_Plus)
    QTest.keyClick(area(shown), Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shown)
    low, high = loss.range[1]
    at = loss.pixel_at(20)
    QTest.mousePress(loss, Qt.MouseButton.MiddleButton, pos=at)
    QTest.mouseMove(loss, loss.pixel_at(24) + QPoint(0, 20))
    QTest.mouseRelease(loss, Qt.MouseButton.MiddleButton, pos=loss.pixel_at(24))
    settle(qtbot, shown)
    assert loss.range[0][0] == pytest.approx(8.5, abs=0.5)
    assert loss.range[1][0] > low
    assert loss.range[1][1] - loss.range[1][0] == pytest.approx(high - low)


def test_a_box_is_zoomed_into(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss, accuracy = plot_of(shown, "lossPlot"), plot_of(shown, "accuracyPlot")
    whole, whole_accuracy = loss.range, accuracy.range
    asked: list[int] = []
    shown.moment_requested.connect(asked.append)
    rect = loss._layout.plane.rect
    start, end = (
        QPoint(loss.pixel_at(10).x(), int(rect.top()) + 20),
        QPoint(loss.pixel_at(30).x(), int(rect.bottom()) - 30),
    )
    drag(loss, start, end)
    settle(qtbot, shown)
    (left, right), (bottom, top) = loss.range
    assert (left, right) == pytest.approx((10, 30), abs=0.2)
    height = whole[1][1] - whole[1][0]
    assert top == pytest.approx(whole[1][1] - height * 20 / rect.height(), rel=0.02)
    assert bottom == pytest.approx(whole[1][0] + height * 30 / rect.height(), rel=0.05)
    assert accuracy.range[0] == (left, right)  # the axis is the same, the heights are not
    assert asked == []
    control(shown, QToolButton, "curvesWhole").click()
    settle(qtbot, shown)
    assert (loss.range, accuracy.range) == (whole, whole_accuracy)


@pytest.mark.parametrize("upright", [True, False])
def test_a_thin_box_is_meant_along_one_axis(shown: CurvesPanel, qtbot: QtBot, upright: bool) -> None:
    loss = plot_of(shown, "lossPlot")
    whole = loss.range
    middle = loss.pixel_at(20)
    drag(loss, middle, middle + (QPoint(4, -40) if upright else QPoint(200, 4)))
    settle(qtbot, shown)
    assert (loss.range[0] == whole[0]) is upright
    assert (loss.range[1][1] == whole[1][1]) is not upright or not upright
    if upright:
        assert loss.range[1][1] < whole[1][1]


def test_the_wheel_zooms_upright_at_the_left_or_with_control(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss, accuracy = plot_of(shown, "lossPlot"), plot_of(shown, "accuracyPlot")
    before, other = loss.range, accuracy.range
    at = QPointF(4, loss._layout.plane.rect.center().y())
    for modifier, place in (
        (Qt.KeyboardModifier.NoModifier, at),
        (Qt.KeyboardModifier.ControlModifier, QPointF(loss.pixel_at(20))),
    ):
        event = QWheelEvent(
            place,
            loss.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(loss, event)
        settle(qtbot, shown)
    assert loss.range[0] == before[0]
    assert loss.range[1][1] - loss.range[1][0] == pytest.approx((before[1][1] - before[1][0]) / 1.25**2)
    assert accuracy.range == other
    for _ in range(3):
        QTest.keyClick(area(shown), Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, shown)
    assert loss.range == before  # out of all of it, and it is whole again
    assert not area(shown).is_zoomed


def test_the_horizontal_axis_can_be_logarithmic(shown: CurvesPanel, qtbot: QtBot) -> None:
    control(shown, QToolButton, "curvesLogX").click()
    settle(qtbot, shown)
    loss = plot_of(shown, "lossPlot")
    assert loss.plot.x.log
    assert loss.range[0] == (1, 50)
    made = history(EPOCHS)
    assert_allclose(curve(shown, "each batch").y, made.losses)
    hover(shown, 17)
    assert shown.place_words.startswith("Update 17 ·")
    wheel(loss, 7, QPoint(0, 120))
    settle(qtbot, shown)
    low, high = loss.range[0]
    assert math.log(high / low) == pytest.approx(math.log(50) / 1.25)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_End):
        QTest.keyClick(area(shown), key)
    settle(qtbot, shown)
    QTest.keyClick(area(shown), Qt.Key.Key_0)
    settle(qtbot, shown)
    assert loss.range[0] == (1, 50)


# Room, theme, and how it is painted


def test_curves_that_rest_are_painted_finely(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss = plot_of(shown, "lossPlot")
    assert not loss.is_fine
    qtbot.waitUntil(lambda: loss.is_fine)
    shown.show_history(history(EPOCHS))
    settle(qtbot, shown)
    assert not loss.is_fine


def test_it_says_whether_it_has_drawn_what_came(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.show_history(history(2))
    panel.show_history(history(EPOCHS))  # too soon after the first to be drawn at once
    assert not panel.is_idle
    settle(qtbot, panel)
    assert len(curve(panel, "each batch").x) == UPDATES


def test_low_and_wide_the_plots_stand_side_by_side(shown: CurvesPanel, qtbot: QtBot) -> None:
    loss, accuracy = plot_of(shown, "lossPlot"), plot_of(shown, "accuracyPlot")
    assert accuracy.y() > loss.y()
    shown.resize(900, 240)
    settle(qtbot, shown)
    assert accuracy.y() == loss.y()
    assert accuracy.x() > loss.x()


def test_it_can_be_dressed_anew_at_any_time(shown: CurvesPanel, qtbot: QtBot, wear: Wear) -> None:
    light = shown.grab().toImage()
    wear(DARK)
    settle(qtbot, shown)
    dark = shown.grab().toImage()
    assert dark.pixelColor(450, 300).lightness() < 80 < light.pixelColor(450, 300).lightness()
    font = shown.font()
    font.setPointSizeF(font.pointSizeF() * 1.8)
    shown.setFont(font)
    settle(qtbot, shown)
    assert not shown.grab().isNull()


def test_every_control_has_a_name(shown: CurvesPanel) -> None:
    for kind in (QComboBox, QToolButton, QSlider):
        for widget in shown.findChildren(kind):
            assert widget.objectName(), widget
            assert widget.accessibleName(), widget.objectName()


# Odd trainings


def report(update: int, loss: float, test: float, **other: Any) -> EpochReport:
    return EpochReport(
        update=update,
        epoch=update,
        samples_seen=update * SAMPLES,
        seconds=0.1 * update,
        learning_rate=0.1,
        losses=(loss,),
        **{
            "layers": (LayerReport(1.0, 0.1, 1.0),),
            "loss": loss,
            "train_loss": test,
            "train_accuracy": 0.5,
            "validation_loss": None,
            "validation_accuracy": None,
            "test_loss": test,
            "test_accuracy": 0.5,
            "stop": None,
            **other,
        },
    )


@pytest.mark.parametrize(
    "losses",
    [
        [2.3, 1e5, 1e30, 1e200, 1.7e308],
        [2.3, math.nan, math.inf, math.nan, 1.0],
        [math.nan] * 5,
        [math.inf] * 5,
        [0.0] * 5,
        [1e-300, 1e-20, 0.0, 1e-5, 1e-3],
    ],
)
def test_losses_that_cannot_be_drawn_are_left_out_in_silence(
    panel: CurvesPanel, qtbot: QtBot, losses: list[float]
) -> None:
    made = History(1, SAMPLES)
    for i in range(600):
        made.append(report(i + 1, losses[i * 5 // 600], losses[i * 5 // 600]))
    for log in (False, True):
        panel.show_history(None)
        control(panel, QToolButton, "curvesLog").setChecked(log)
        panel.show_history(made)
        panel.show_overlays((Overlay("Run 2", made),))
        settle(qtbot, panel)
        hover(panel, 300)
        for plot in panel.plots:
            plot.paint_finely()
        assert not panel.grab().isNull()
        low, high = plot_of(panel, "lossPlot").range[1]
        assert math.isfinite(low), f"{log=}"
        assert low < high < 1e100, f"{log=}"


def test_a_leap_is_cut_off_but_its_value_is_told(panel: CurvesPanel, qtbot: QtBot) -> None:
    made = History(1, SAMPLES)
    for i in range(50):
        made.append(report(i + 1, 1e7 if i == 20 else 2.0 / (i + 1), 2.0 / (i + 1)))
    panel.show_history(made)
    settle(qtbot, panel)
    assert plot_of(panel, "lossPlot").range[1][1] < 10
    hover(panel, 21)
    assert values(panel)["each batch"] == "1.000e7"


def test_a_training_that_diverges_is_drawn(panel: CurvesPanel, qtbot: QtBot) -> None:
    made = history(EPOCHS, rate=1e4)
    panel.show_history(made)
    settle(qtbot, panel)
    assert values(panel)["test"]


def test_a_training_that_has_just_begun_is_drawn(panel: CurvesPanel, qtbot: QtBot) -> None:
    made = History(3, SAMPLES)
    panel.show_history(made)
    settle(qtbot, panel)
    assert panel.place_words.startswith("Update 0 · epoch 0.00")
    hover(panel, 0.5)
    for one in list(training(1))[:2]:
        made.append(one)
        panel.show_history(made)
        settle(qtbot, panel)
    assert len(curve(panel, "each batch").x) == 2


# Files

menu_off_screen = pytest.mark.qt_log_ignore("^This plugin does not support grabbing the keyboard$", extend=True)


def choices(menu: QMenu) -> dict[str, QAction]:
    return {action.text().replace("&", ""): action for action in menu.actions()}


@pytest.fixture
def saving(qtbot: QtBot, tmp_path: Path) -> CurvesPanel:
    """A panel whose user saves under the names that are suggested."""
    made = exposed(qtbot, CurvesPanel(lambda _, suggested: tmp_path / suggested), 800, 500)
    made.show_history(history(EPOCHS))
    settle(qtbot, made)
    return made


@pytest.fixture
def writer(saving: CurvesPanel, qtbot: QtBot) -> Writer:
    return Writer(qtbot, saving.writing_requested)


@menu_off_screen
def test_the_menu_saves_what_is_seen(saving: CurvesPanel, writer: Writer, qtbot: QtBot, tmp_path: Path) -> None:
    plot = plot_of(saving, "lossPlot")
    at = QPoint(200, 80)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.mapToGlobal(at))
    QApplication.sendEvent(plot, event)
    menu = control(saving, QMenu, "curvesMenu")
    qtbot.waitUntil(menu.isVisible)
    for form in ("PNG picture", "SVG drawing", "CSV table"):
        choices(menu)[f"Save as {form}…"].trigger()
        assert writer.said().startswith("Written to ")
    menu.close()
    assert QImage(str(tmp_path / "curves.png")).width() == 2 * WIDTH
    svg = (tmp_path / "curves.svg").read_text(encoding="utf-8")
    assert all(word in svg for word in (">Loss<", ">Accuracy<", ">Updates<", ">each batch<", ">shipped drawings<"))
    with (tmp_path / "curves.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    made = history(EPOCHS)
    assert [float(row["each batch loss"]) for row in rows] == made.losses.tolist()
    assert [float(row["test accuracy"]) for row in rows if row["test accuracy"]] == made.evaluations(
        "test_accuracy"
    ).tolist()


def test_a_file_holds_what_is_to_be_seen_and_nothing_else(saving: CurvesPanel, qtbot: QtBot) -> None:
    click_entry(saving, "each batch")
    drag(
        plot_of(saving, "lossPlot"), plot_of(saving, "lossPlot").pixel_at(12), plot_of(saving, "lossPlot").pixel_at(24)
    )
    settle(qtbot, saving)
    low, high = plot_of(saving, "lossPlot").range[0]
    rows = [row for piece in saving.table().pieces for row in piece]
    assert "each batch loss" not in rows[0]
    assert all(low <= float(row[0]) <= high for row in rows[1:])
    assert len(rows) > 1


def test_the_curves_are_copied_as_a_table(saving: CurvesPanel, writer: Writer) -> None:
    area(saving).setFocus()
    QTest.keyClick(area(saving), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    said = writer.said()
    rows = [line.split("\t") for line in QApplication.clipboard().text().splitlines()]
    assert rows == [row for piece in saving.table().pieces for row in piece]
    assert said == f"Copied {len(rows) - 1} rows of the curves."


def test_the_window_s_own_copy_does_not_take_the_key(shown: CurvesPanel) -> None:
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    event.ignore()
    QApplication.sendEvent(area(shown), event)
    assert event.isAccepted()


@menu_off_screen
def test_the_menu_hides_and_shows_and_tells_what_the_mouse_does(saving: CurvesPanel, qtbot: QtBot) -> None:
    QTest.mouseClick(control(saving, QToolButton, "curvesMenuButton"), Qt.MouseButton.LeftButton)
    menu = control(saving, QMenu, "curvesMenu")
    qtbot.waitUntil(menu.isVisible)
    entries = choices(control(saving, QMenu, "curvesShown"))
    assert [text for text, action in entries.items() if action.isVisible()] == [
        "each batch",
        "training",
        "test",
        "shipped drawings",
    ]
    entries["test"].trigger()
    menu.close()
    settle(qtbot, saving)
    assert "test" not in drawn(saving)
    assert "Drag a box: zoom into it" in choices(control(saving, QMenu, "curvesGestures"))


@menu_off_screen
def test_a_file_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    panel = CurvesPanel(lambda parent, suggested: tmp_path / "file" / suggested)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_history(history(2))
    settle(qtbot, panel)
    writer = Writer(qtbot, panel.writing_requested)
    for text, action in choices(control(panel, QMenu, "curvesMenu")).items():
        if text.startswith("Save"):
            action.trigger()
            assert re.search(r"/curves\.\w+ could not be written: ", writer.said())


def test_nothing_is_written_if_no_file_is_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    panel = CurvesPanel(lambda parent, suggested: None)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_history(history(2))
    settle(qtbot, panel)
    for text, action in choices(control(panel, QMenu, "curvesMenu")).items():
        if text.startswith("Save"):
            action.trigger()
    assert list(tmp_path.iterdir()) == []
