"""Accuracy by the number of digits: asked for with a button, followed, given up, drawn and said."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from hwr.recipe.progress import Progress, finished
from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.chart.plot_area import PlotArea
from hwr.ui.kit.theme import DARK
from hwr.ui.train.by_samples_panel import BySamplesPanel
from tests.ui.conftest import Wear
from tests.ui.kit.writing import Writer
from tests.ui.showing import exposed

CURVE = SampleCurve(
    np.array([95, 310, 524, 739, 954]),
    np.ones((5, 3)),
    np.linspace(0.8, 0.96, 5)[:, None] + [[-0.02, 0.0, 0.02]],
    "The digits were learnt as they are.",
)


@pytest.fixture
def panel(qtbot: QtBot) -> BySamplesPanel:
    return exposed(qtbot, BySamplesPanel(), 700, 300)


def button(panel: BySamplesPanel, name: str) -> QPushButton:
    found = panel.findChild(QPushButton, name)
    assert found is not None
    return found


def area(panel: BySamplesPanel) -> PlotArea:
    found = panel.findChild(PlotArea, "bySamplesArea")
    assert found is not None
    return found


def values(panel: BySamplesPanel) -> dict[str, str]:
    return {entry.name: entry.value or "" for entry in panel.plot.entries}


def test_at_first_there_is_a_button_and_what_it_is_for(panel: BySamplesPanel, qtbot: QtBot) -> None:
    assert button(panel, "bySamplesCompute").isVisible()
    assert not button(panel, "bySamplesCancel").isVisible()
    assert not area(panel).isVisible()
    with qtbot.waitSignal(panel.compute_requested):
        QTest.mouseClick(button(panel, "bySamplesCompute"), Qt.MouseButton.LeftButton)
    assert not button(panel, "bySamplesCompute").isVisible()


def test_progress_is_told_and_can_be_given_up(panel: BySamplesPanel, qtbot: QtBot) -> None:
    panel.show_progress(Progress("Training on 310 digits, split 1 of 3", 0.25))
    bar = panel.findChild(QProgressBar, "bySamplesProgress")
    assert bar is not None
    assert bar.isVisible()
    assert bar.value() == 250
    assert panel.words == panel.accessibleDescription() == "Training on 310 digits, split 1 of 3…"
    with qtbot.waitSignal(panel.cancel_requested):
        QTest.mouseClick(button(panel, "bySamplesCancel"), Qt.MouseButton.LeftButton)
    panel.show_problem("Cancelled.")
    assert panel.words == "Cancelled."
    assert button(panel, "bySamplesCompute").isVisible()
    assert not bar.isVisible()


def test_the_result_is_drawn_with_its_spread_and_said(panel: BySamplesPanel) -> None:
    panel.show_progress(Progress("Training", 0.9))
    panel.show_result(CURVE)
    learnt, new = panel.plot.plot.curves
    assert_allclose(new.x, CURVE.sizes)
    assert_allclose(new.y, CURVE.test_scores.mean(axis=1))
    assert_allclose(learnt.y, 1)
    assert panel.words == CURVE.words
    assert values(panel)["test digits"] == "96.0\u00a0±\u00a01.6\u00a0%"
    low, high = panel.plot.range[1]
    assert low <= 0.78
    assert high >= 1
    assert panel.grab().toImage() != BySamplesPanel().grab().toImage()


def test_hovering_and_the_arrow_keys_tell_the_values_of_a_size(panel: BySamplesPanel) -> None:
    panel.show_result(CURVE)
    QApplication.processEvents()
    QTest.mouseMove(panel.plot, panel.plot.pixel_at(300))
    QApplication.processEvents()
    assert values(panel)["after"] == "310 digits"
    assert values(panel)["test digits"] == "84.0\u00a0±\u00a01.6\u00a0%"
    QTest.keyClick(area(panel), Qt.Key.Key_Right)
    assert values(panel)["after"] == "524 digits"
    QTest.keyClick(area(panel), Qt.Key.Key_Home)
    assert values(panel)["after"] == "95 digits"
    QTest.keyClick(area(panel), Qt.Key.Key_Escape)
    assert values(panel)["after"] == "954 digits"


def test_it_can_be_copied_and_saved(panel: BySamplesPanel, qtbot: QtBot, tmp_path: Path) -> None:
    assert not panel.menu.button.isVisible()
    panel.show_result(CURVE)
    assert panel.menu.button.isVisible()
    finished(panel.menu.saving(tmp_path / "by-samples.csv").steps)
    with (tmp_path / "by-samples.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["digits"]) for row in rows] == CURVE.sizes.tolist()
    assert_allclose([float(row["test digits"]) for row in rows], CURVE.test_scores.mean(axis=1))
    assert_allclose([float(row["test digits deviation"]) for row in rows], CURVE.test_scores.std(axis=1))
    area(panel).setFocus()
    writer = Writer(qtbot, panel.writing_requested)
    QTest.keyClick(area(panel), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert writer.said() == "Copied 5 rows of the curves."
    assert QApplication.clipboard().text().startswith("digits\t")
    finished(panel.menu.saving(tmp_path / "by-samples.svg").steps)
    assert ">Digits learnt<" in (tmp_path / "by-samples.svg").read_text(encoding="utf-8")


def test_another_result_replaces_it_and_another_theme_keeps_it(panel: BySamplesPanel, wear: Wear) -> None:
    panel.show_result(CURVE)
    half = SampleCurve(CURVE.sizes[:3] // 2, CURVE.train_scores[:3], CURVE.test_scores[:3])
    panel.show_result(half)
    assert_allclose(panel.plot.plot.curves[1].x, half.sizes)
    wear(DARK)
    assert_allclose(panel.plot.plot.curves[1].x, half.sizes)
    assert panel.grab().toImage().pixelColor(350, 5).lightness() < 80


def test_while_another_is_computed_the_last_one_stays(panel: BySamplesPanel) -> None:
    panel.show_result(CURVE)
    panel.show_progress(Progress("Training", 0.1))
    assert area(panel).isVisible()
    panel.show_problem("There is not enough memory for this.")
    assert area(panel).isVisible()
