"""Parallel coordinates: which axes there are, where runs cross them, and what the mouse and the keys do there."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import changed
from hwr.store.runs.metrics import METRICS
from hwr.store.runs.run_store import RunStore
from hwr.ui.runs.importance_picture import ImportancePicture
from hwr.ui.runs.page import RunsPage
from hwr.ui.runs.parallel import ParallelAxis, goodness, parallel_axes, result_axis, within
from hwr.ui.runs.settings_table import setting_words
from tests.store.runs_made import CONFIG, RECIPE

FIRST = PRESETS["first"].recipe
BEST, LOSS = (next(metric for metric in METRICS if metric.name == name) for name in ("best", "loss"))


def axes_of(recipes: list[dict[str, Any]]) -> list[ParallelAxis]:
    return parallel_axes(recipes, str, setting_words)


def recipes(*changes: dict[str, Any]) -> list[dict[str, Any]]:
    return [changed(FIRST, change).to_dict() for change in changes]


def test_there_is_an_axis_for_each_setting_that_differs() -> None:
    axes = parallel_axes(
        recipes({}, {"training.l2": 100.0}, {"training.dropout": 0.9}),
        lambda name: {"training.l2": "L2"}.get(name, name),
        setting_words,
    )
    assert [(axis.name, axis.title) for axis in axes] == [
        ("training.l2", "L2"),
        ("training.dropout", "training.dropout"),
    ]
    assert axes[0].places.tolist() == [0, 1, 0]
    assert axes[0].labels == ((0.0, "0"), (1.0, "100"))
    assert axes[1].words == ("0", "0", "0.9")
    assert axes_of(recipes({}, {})) == axes_of([]) == []


def test_few_numbers_stand_at_equal_distances_and_in_their_order() -> None:
    (axis,) = axes_of(recipes(*({"training.learning_rate": rate} for rate in (0.1, 0.001, 10.0))))
    assert axis.places.tolist() == [0.5, 0, 1]


def test_many_numbers_are_to_scale_and_by_ratio_if_that_is_wide() -> None:
    rates = [10.0**-k for k in range(8)]
    (axis,) = axes_of(recipes(*({"training.learning_rate": rate} for rate in rates)))
    assert_allclose(axis.places, np.linspace(1, 0, 8), atol=1e-9)
    (axis,) = axes_of(recipes(*({"training.seed": seed} for seed in range(10, 20))))
    assert_allclose(axis.places, np.linspace(0, 1, 10))
    assert {label for _, label in axis.labels} <= {f"{n}" for n in range(10, 20)}


def test_layers_are_one_value_and_what_is_not_there_has_a_place_of_its_own() -> None:
    wide = [{"units": 9, "activation": "tanh", "initializer": None}] * 2
    axes = axes_of(recipes({}, {"hidden": wide}, {"training.optimizer": {"name": "sgd"}}))
    by_name = {axis.name: axis for axis in axes}
    assert by_name["hidden"].words == ("64 relu", "2 × 9 tanh", "64 relu")
    assert by_name["training.optimizer.beta1"].labels == ((0.0, "–"), (1.0, "0.9"))


def test_the_result_is_to_scale_and_what_is_not_known_ends_at_the_bottom() -> None:
    axis = result_axis(BEST, [0.5, None, 1.0, 0.75])
    assert axis.places[1] == 0
    assert_allclose(np.diff(axis.places[[0, 3, 2]]), np.diff(axis.places[[0, 3, 2]])[0])
    assert axis.places[2] == 1
    assert 0 < axis.places[0] < 0.2
    assert axis.words == ("50.0\u00a0%", "–", "100\u00a0%", "75.0\u00a0%")


@pytest.mark.parametrize(("metric", "best"), [(BEST, 1), (LOSS, 0)])
def test_the_best_is_the_highest_or_the_lowest(metric: Any, best: int) -> None:
    found = goodness(metric, [0.1, 0.9, None, 0.5])
    assert found[best] == 1
    assert found[1 - best] == 0
    assert np.isnan(found[2])


@given(st.lists(st.none() | st.floats(0, 1e6) | st.just(float("inf")), min_size=1, max_size=30))
def test_whatever_was_measured_runs_cross_within_the_axis(values: list[float | None]) -> None:
    axis = result_axis(LOSS, values)
    assert ((axis.places >= 0) & (axis.places <= 1 + 1e-9)).all()
    assert all(0 <= place <= 1 + 1e-9 for place, _ in axis.labels)
    known = [
        (value, place) for value, place in zip(values, axis.places, strict=True) if value is not None and value < 1e300
    ]
    known.sort()
    assert all(a[1] <= b[1] + 1e-9 for a, b in pairwise(known))


def test_brushes_keep_the_runs_that_cross_within_all_of_them() -> None:
    axes = axes_of(recipes({}, {"training.l2": 1.0}, {"training.l2": 1.0, "training.dropout": 0.5}))
    assert within(axes, {}).tolist() == [True, True, True]
    assert within(axes, {"training.l2": (0.5, 1)}).tolist() == [False, True, True]
    assert within(axes, {"training.l2": (0.5, 1), "training.dropout": (0, 0.2)}).tolist() == [False, True, False]


# In the window


def words(page: RunsPage) -> str:
    return page.details.parallel.words


def between(page: RunsPage, run: int, axis: int) -> QPoint:
    """Halfway between an axis and the next, on a run's line."""
    picture = page.details.parallel.picture
    place = list(picture.runs.numbers).index(run)
    ends = [picture.axis_place(i, float(picture.runs.axes[i].places[place])) for i in (axis, axis + 1)]
    return ((ends[0] + ends[1]) / 2).toPoint()


def test_one_selected_run_stands_out_among_all(varied: RunsPage) -> None:
    shown = varied.details.parallel.picture.runs
    assert [axis.title for axis in shown.axes] == ["Learning rate", "Dropout", "Best test accuracy"]
    assert set(shown.numbers) == set(range(1, 8))
    assert shown.selected == {5}
    varied.table.select_runs([5, 6, 7])
    varied.show_selection_now()
    assert set(varied.details.parallel.picture.runs.numbers) == {5, 6, 7}


def test_a_line_is_told_and_a_click_selects_its_run(qtbot: QtBot, varied: RunsPage) -> None:
    picture = varied.details.parallel.picture
    at = between(varied, 6, 1)
    QTest.mouseMove(picture, at)
    qtbot.waitUntil(lambda: words(varied).startswith("6 "))
    assert words(varied).endswith("Learning rate 0.001, Dropout 0.5, Best test accuracy 95.0\u00a0%")
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=at)
    assert varied.table.selected_runs() == (6,)


def test_the_keys_walk_from_the_worst_to_the_best(varied: RunsPage) -> None:
    picture = varied.details.parallel.picture
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_End)
    assert words(varied).startswith("6 ")
    QTest.keyClick(picture, Qt.Key.Key_Down)
    best = [words(varied).split()[0]]
    QTest.keyClick(picture, Qt.Key.Key_Return)
    assert varied.table.selected_runs() == (int(best[0]),)


def test_a_part_of_an_axis_keeps_the_runs_that_cross_it(varied: RunsPage) -> None:
    panel = varied.details.parallel
    picture = panel.picture
    top, middle = (picture.axis_place(1, share).toPoint() for share in (1.0, 0.6))
    QTest.mousePress(picture, Qt.MouseButton.LeftButton, pos=top)
    for i in range(1, 4):
        QTest.mouseMove(picture, top + (middle - top) * i / 3)
    QTest.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert picture.kept == {6, 7}
    QTest.mouseMove(picture, QPoint(2, 2))
    assert words(varied) == "2 of 7 runs kept"
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=middle)
    assert len(picture.kept) == 7
    assert not panel.all.isVisible()


def test_another_result_may_be_the_last_axis(varied: RunsPage) -> None:
    panel = varied.details.parallel
    panel.result.setCurrentIndex(panel.result.findText("Test loss"))
    assert panel.picture.runs.axes[-1].title == "Test loss"
    assert not panel.picture.grab().isNull()


def test_runs_that_do_not_differ_have_no_lines(page: RunsPage) -> None:
    page.details.tabs.setCurrentWidget(page.details.parallel)
    page.show_selection_now()
    assert not page.details.parallel.picture.isVisible()
    assert page.details.parallel.findChild(QWidget, "parallelEmpty").isVisible()  # type: ignore[union-attr]


# Dots


def test_dots_lie_over_one_setting_and_the_result_upwards(qtbot: QtBot, varied: RunsPage) -> None:
    panel = varied.details.parallel
    QTest.mouseClick(panel.dots, Qt.MouseButton.LeftButton)
    scatter = panel.scatter
    assert scatter.isVisible()
    assert not panel.picture.isVisible()
    assert [panel.setting.itemText(i) for i in range(panel.setting.count())] == ["Learning rate", "Dropout"]
    places = {run: scatter.dot_place(run) for run in scatter.runs.numbers}
    assert places[5].x() == places[7].x() > places[6].x()  # the higher rate
    assert places[6].y() < places[7].y() < places[5].y()  # the better the higher
    panel.setting.setCurrentIndex(1)
    panel.setting.activated.emit(1)
    assert scatter.dot_place(7).x() == scatter.dot_place(6).x() > scatter.dot_place(5).x()
    QTest.mouseMove(scatter, scatter.dot_place(7).toPoint())
    qtbot.waitUntil(lambda: words(varied).startswith("7 "))
    QTest.mouseClick(scatter, Qt.MouseButton.LeftButton, pos=scatter.dot_place(7).toPoint())
    assert varied.table.selected_runs() == (7,)
    varied.show_selection_now()
    assert panel.setting.currentText() == "Dropout"
    assert scatter.runs.selected == {7}
    scatter.setFocus()
    QTest.keyClick(scatter, Qt.Key.Key_End)
    assert scatter.accessibleDescription().startswith("6 ")
    assert not scatter.grab().isNull()


def test_runs_that_do_not_differ_have_no_dots(page: RunsPage) -> None:
    panel = page.details.parallel
    page.details.tabs.setCurrentWidget(panel)
    page.show_selection_now()
    QTest.mouseClick(panel.dots, Qt.MouseButton.LeftButton)
    assert not panel.scatter.isVisible()
    assert not panel.setting.isVisible()
    assert panel.findChild(QWidget, "parallelEmpty").isVisible()  # type: ignore[union-attr]


def weighed(qtbot: QtBot, page: RunsPage) -> ImportancePicture:
    """The picture of importance, once the settings are weighed."""
    panel = page.details.parallel
    QTest.mouseClick(panel.bars, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not panel.weighing.is_busy)
    return panel.importance


def bar_of(picture: ImportancePicture, setting: str) -> QPoint:
    assert picture.found is not None
    row = list(picture.found.shares).index(setting)
    return next(
        QPoint(picture.width() // 2, y)
        for y in range(picture.height())
        if picture.part_at(QPointF(picture.width() / 2, y)) == list(picture.found.shares)[row]
    )


def test_bars_tell_which_settings_matter(qtbot: QtBot, varied: RunsPage) -> None:
    panel = varied.details.parallel
    picture = weighed(qtbot, varied)
    assert picture.isVisible()
    assert not panel.picture.isVisible()
    assert picture.found is not None
    assert set(picture.found.shares) == {"training.learning_rate", "training.dropout"}
    assert "it may well be chance" in words(varied)
    assert not picture.grab().isNull()
    picture.setFocus()
    QTest.keyClick(picture, Qt.Key.Key_Home)
    assert picture.accessibleDescription() == picture.words_for(next(iter(picture.found.shares)))
    assert "rank correlation with the result" in words(varied)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=bar_of(picture, "training.dropout"))
    assert panel.dots.isChecked()
    assert panel.scatter.isVisible()
    assert panel.scatter.setting is not None
    assert panel.scatter.setting.title == "Dropout"


def test_bars_of_many_runs_and_of_few_say_what_they_rest_on(qtbot: QtBot, varied: RunsPage, store: RunStore) -> None:
    picture = weighed(qtbot, varied)
    varied.table.select_runs([5, 6])
    varied.show_selection_now()
    qtbot.waitUntil(lambda: not varied.details.parallel.weighing.is_busy)
    assert words(varied) == "2 runs with a result: it takes at least 5 to weigh settings"
    for number in range(24):
        dropout, rate = number / 100, 10.0 ** -(1 + (number * 7 % 24) / 8)
        training = {**CONFIG.to_dict(), "dropout": dropout, "learning_rate": rate}
        run = store.begin({**RECIPE, "training": training}, seed=3, versions={}, data_fingerprint="")
        store.finish(run, "finished", metrics={"test_accuracy": 1 - dropout})
    varied.refresh()
    varied.table.select_runs(range(8, 32))
    varied.show_selection_now()
    qtbot.waitUntil(lambda: not varied.details.parallel.weighing.is_busy)
    assert picture.found is not None
    assert next(iter(picture.found.shares)) == "training.dropout"
    assert picture.found.runs == 24
    assert "random forest" in words(varied)
