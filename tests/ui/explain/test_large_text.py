"""Large text in a small window: nothing is pushed out of the window, and whatever does not fit can be scrolled to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ui.app import Lab
from hwr.ui.kit.chapter.panel import ColumnsWidget
from hwr.ui.kit.scrolling import ScrollingWidget
from tests.ui.explain.on_page import opened, press

SMALL = (1024, 700)


@pytest.fixture(params=[1.0, pytest.param(1.25, marks=pytest.mark.slow), 1.5, 2.0])
def enlarged(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[float]:
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(larger)
    yield request.param
    qapp.setFont(usual)


def scrolled(panel: QWidget) -> ScrollingWidget:
    found = panel.findChild(ScrollingWidget, "chapterShown")
    assert isinstance(found, ScrollingWidget)
    return found


def test_every_chapter_fits_a_small_window_and_shows_its_formula_whole(enlarged: float, lab: Lab) -> None:
    lab.window.resize(*SMALL)
    explain = opened(lab)
    for key in KEYS:
        lab.rooms.show_chapter(key)
        QApplication.processEvents()
        assert lab.window.size().toTuple() == SMALL, key
        panel = explain.panel
        assert panel is not None
        shown = scrolled(panel)
        assert shown.horizontalScrollBar().maximum() == 0, f"{key} has to be scrolled sideways"
        for name in ("formulaSigns", "formulaNumbers"):
            label = panel.findChild(QLabel, name)
            assert isinstance(label, QLabel)
            if label.isVisible():
                assert label.height() >= label.heightForWidth(label.width()), f"{key}: {label.text()}"
                assert label.mapTo(shown.viewport(), QPoint()).x() + label.width() <= shown.viewport().width()
        reset = panel.findChild(QWidget, "chapterReset")
        assert isinstance(reset, QWidget)
        assert reset.isVisible()
        dials = panel.findChild(ScrollingWidget, "chapterDials")
        assert isinstance(dials, ScrollingWidget)
        inside = dials.widget()
        assert inside is not None
        if dials.isVisible():
            assert dials.viewport().width() >= inside.minimumSizeHint().width(), f"{key}: dials are cut off"


def test_a_lesson_leaves_its_buttons_and_the_chapter_in_sight(enlarged: float, lab: Lab) -> None:
    lab.window.resize(*SMALL)
    explain = opened(lab)
    for key in ("04-activations", "05-cost"):
        explain.begin_lesson(key)
        QApplication.processEvents()
        assert explain.panel is not None
        assert lab.window.size().toTuple() == SMALL
        assert scrolled(explain.panel).horizontalScrollBar().maximum() == 0
        button = explain.page.findChild(QWidget, "lessonNext")
        assert isinstance(button, QWidget)
        lowest = button.mapTo(lab.window, QPoint(0, button.height()))
        assert lowest.y() <= lab.window.height()
        explain.leave_lesson()


def test_the_contents_give_way_and_come_back(lab: Lab, qapp: QApplication) -> None:
    explain = opened(lab)
    explain.show_contents()
    lab.window.resize(*SMALL)
    assert explain.page.contents.isVisible()
    press(explain, "contentsShown")
    assert not explain.page.contents.isVisible()
    press(explain, "contentsShown")
    assert explain.page.contents.isVisible()
    lab.window.resize(520, 700)
    assert not explain.page.contents.isVisible(), "the chapter needs the room"
    explain.begin_lesson("01-unit")
    assert explain.page.lesson.isVisible(), "a lesson is read"
    explain.leave_lesson()
    lab.window.resize(1240, 840)
    assert explain.page.contents.isVisible()


def test_dials_stand_below_the_picture_where_it_is_narrow_and_keep_working(lab: Lab) -> None:
    explain = opened(lab)
    explain.show_chapter("unit")
    panel = explain.panel
    assert panel is not None
    columns = panel.findChild(ColumnsWidget)
    assert isinstance(columns, ColumnsWidget)
    lab.window.resize(440, 760)
    QApplication.processEvents()
    assert columns.is_stacked
    dial = panel.findChild(QWidget, "number_w1")
    assert isinstance(dial, QWidget)
    assert scrolled(panel).isAncestorOf(dial)
    lab.window.resize(1240, 840)
    QApplication.processEvents()
    assert not columns.is_stacked
    assert not scrolled(panel).isAncestorOf(dial)
    assert dial.isVisible()


def test_what_leads_on_is_in_sight_in_every_part(enlarged: float, lab: Lab, qtbot: QtBot) -> None:
    lab.window.resize(1024, 740)
    lab.window.show_page(lab.explain_page)
    explain = lab.explain
    qtbot.waitUntil(explain.page.invitation.isVisible)
    is_whole(lab, "invitationStart")
    words = lab.window.findChild(QLabel, "invitationWords")
    assert words is not None
    assert words.height() >= words.heightForWidth(words.width())
    explain.show_contents()
    for name in ("pathContinue", "lessonOpen", "answersExport", "pupilName", "nextPupil"):
        is_whole(lab, name)
    explain.open_chapter(KEYS[0])
    for name in ("lessonBegin", "chapterContents", "chapterNext"):
        is_whole(lab, name)
    explain.begin_lesson("slope")
    explain.open_chapter(KEYS[0])
    for name in ("lessonBegin", "chapterContents", "chapterNext", "lessonAgain"):
        is_whole(lab, name)
    assert lab.window.size().toTuple() == (1024, 740)


def is_whole(lab: Lab, name: str) -> None:
    """Whether all of it can be seen, or can be scrolled to, and none of its words is cut off."""
    QApplication.processEvents()
    part = lab.window.findChild(QWidget, name)
    assert part is not None, name
    area = part.parentWidget()
    while area is not None and not isinstance(area, ScrollingWidget):
        area = area.parentWidget()
    if isinstance(area, ScrollingWidget):
        area.ensureWidgetVisible(part)
        QApplication.processEvents()
    assert part.visibleRegion().boundingRect() == part.rect(), f"{name} is covered"
    assert part.width() >= part.minimumSizeHint().width(), f"{name} is cut off"
