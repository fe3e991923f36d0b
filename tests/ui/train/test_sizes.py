"""The page Train is usable in small windows and large ones: curves one can read, tabs one can tell apart."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from hwr.ui.app import Lab
from hwr.ui.train.run_state import RunPhase
from hwr.ui.train.train import Train
from tests.ui.train.test_train import press, recipe, use, wait_for

LEAST = 140
"""Pixels."""


@pytest.mark.parametrize("size", [(1024, 700), (1280, 800), (1600, 1000)])
def test_curves_are_high_enough_and_tabs_whole(qtbot: QtBot, lab: Lab, train: Train, size: tuple[int, int]) -> None:
    page = train.page
    lab.window.resize(*size)
    train.session.set_tempo(None)
    use(train, recipe(epochs=2))
    press(qtbot, page.transport.main)
    wait_for(qtbot, train, RunPhase.ENDED)
    qtbot.waitUntil(lambda: page.curves.is_idle and page.curves.plots[0].plot_height > 0)
    assert (lab.window.width(), lab.window.height()) == size
    for plot in page.curves.plots[:2]:
        assert plot.isVisible()
        assert plot.plot_height >= LEAST
    bar = page.tabs.tabBar()
    titles = [bar.tabText(index) for index in range(bar.count())]
    widths = [bar.fontMetrics().horizontalAdvance(title) for title in titles]
    assert all(bar.tabRect(index).width() >= width for index, width in enumerate(widths)), titles
    assert bar.tabRect(bar.count() - 1).right() <= page.tabs.width() - page.help.width()


def test_a_preset_s_title_that_fits_into_its_box_is_not_said_twice(qtbot: QtBot, lab: Lab) -> None:
    lab.window.resize(1024, 700)
    lab.window.show_page(lab.train_page)
    title = lab.train.page.form.findChild(QLabel, "presetTitle")
    assert title is not None
    QApplication.processEvents()
    assert lab.train.page.form.isVisible()
    assert title.text() == "A good first network"
    assert not title.isVisible()


def test_the_drawing_is_seen_in_a_small_window_while_a_run_lengthens_the_form(qtbot: QtBot, lab: Lab) -> None:
    lab.window.resize(1024, 700)
    lab.window.show_page(lab.train_page)
    page = lab.train.page
    page.form.set_running(True)
    QApplication.processEvents()
    assert page.drawing.height() >= page.drawing.sizeHint().height()


def test_the_recipe_goes_among_the_panels_and_back_as_the_window_grows(qtbot: QtBot, lab: Lab, train: Train) -> None:
    page = train.page
    lab.window.resize(760, 640)
    qtbot.waitUntil(lambda: [page.tabs.tabText(index) for index in (0, 1)] == ["Recipe", "Curves"])
    assert page.tabs.currentWidget() is page.curves
    assert page.minimumSizeHint().width() <= page.width()
    page.tabs.setCurrentIndex(0)
    qtbot.waitUntil(page.form.isVisible)
    lab.window.resize(1280, 900)
    qtbot.waitUntil(lambda: page.tabs.tabText(0) == "Activations")
    qtbot.waitUntil(lambda: page.form.isVisible() and page.curves.isVisible())
    assert page.form.mapTo(page, page.form.rect().topLeft()).x() < page.curves.mapTo(page, page.rect().topLeft()).x()


def test_curves_go_among_the_panels_and_back_as_the_window_grows(qtbot: QtBot, lab: Lab, train: Train) -> None:
    page = train.page
    lab.window.resize(1024, 700)
    qtbot.waitUntil(lambda: page.tabs.indexOf(page.curves) == 0)
    assert page.tabs.currentWidget() is page.curves
    assert page.help.explanation == page.curves.help.explanation
    lab.window.resize(1280, 900)
    qtbot.waitUntil(lambda: page.tabs.indexOf(page.curves) < 0)
    assert page.splitter.indexOf(page.curves) == 0
    qtbot.waitUntil(page.curves.isVisible)
