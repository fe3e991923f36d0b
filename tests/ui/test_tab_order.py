"""The Tab key goes through chapters as they are read: dials, their buttons, the picture, the buttons below it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.explain.panels import make_panel
from tests.ui.conftest import OpenLab
from tests.ui.showing import exposed
from tests.ui.test_spoken import filled


def tabbed_through(widget: QWidget) -> list[QWidget]:
    """All that has the focus, Tab by Tab, until it comes round."""
    seen: list[QWidget] = []
    first = widget.nextInFocusChain()
    while first is not None and not (first.isVisible() and first.focusPolicy() & Qt.FocusPolicy.TabFocus):
        first = first.nextInFocusChain()
    assert first is not None
    first.setFocus()
    while (focused := QApplication.focusWidget()) not in seen and focused is not None:
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("key", KEYS)
def test_a_chapter_is_gone_through_in_reading_order(qtbot: QtBot, key: str) -> None:
    panel = exposed(qtbot, make_panel(key), 1000, 700)
    panel.activateWindow()
    seen = tabbed_through(panel)
    dials = panel.findChild(QWidget, "chapterDials")
    assert isinstance(dials, QWidget)
    on_left = [dials.isAncestorOf(part) for part in seen]
    assert on_left == sorted(on_left, reverse=True), "all dials come before the picture"
    names = [part.objectName() for part in seen]
    left = [name for name in names[: on_left.count(True)] if not name.startswith("lead_")]
    assert left[-1] == "chapterReset", "the button beneath the dials comes after them, and leads last"
    assert names[len(left) - 1] == "chapterReset"
    tops = [part.mapTo(panel, QPoint()).y() for part in seen[on_left.count(True) :]]
    assert all(lower >= upper - 12 for upper, lower in pairwise(tops)), names


def stops(container: QWidget) -> list[QWidget]:
    """What Tab stops at within it, in order."""
    QApplication.processEvents()
    found: list[QWidget] = []
    one = container.window().nextInFocusChain()
    while one is not None and one is not container.window():
        can = one.isVisible() and one.isEnabled() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can and container.isAncestorOf(one) and one.focusProxy() is None:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def assert_in_reading_order(container: QWidget) -> None:
    """Nothing that Tab comes to lies above what it comes from, or in its row to the left of it."""
    places = [(one.objectName(), QRect(one.mapTo(container, QPoint()), one.size())) for one in stops(container)]
    assert len(places) > 1
    for (before, here), (after, there) in pairwise(places):
        is_above = there.bottom() < here.top()
        is_left = there.top() <= here.bottom() and here.top() <= there.bottom() and there.right() < here.left()
        assert not is_above or after == "curvesMenuButton", f"{after} stands above {before}"  # beside two rows
        assert not is_left, f"{after} stands left of {before}"


@pytest.mark.usefixtures("ready_digits")
def test_what_stands_beside_a_chapter_is_gone_through_in_reading_order(lab: Lab) -> None:
    lab.window.resize(1280, 800)
    lab.window.show_page(lab.explain_page)
    QApplication.processEvents()
    explain = lab.explain
    explain.show_contents()
    assert_in_reading_order(explain.page.contents)
    explain.show_chapter("unit")
    assert_in_reading_order(explain.page.chapter)
    explain.begin_lesson("01-unit")
    card = explain.page.lesson
    assert_in_reading_order(card)
    names = [one.objectName() for one in stops(card)]
    assert names.index("lessonAnswer") == names.index("lessonChoice1") + 1, "an answer is locked in by the next stop"


def test_samples_and_runs_are_gone_through_in_reading_order(open_lab: OpenLab, paths: Paths, qtbot: QtBot) -> None:
    lab = filled(open_lab, paths, qtbot)
    lab.window.show_page(lab.teach_page)
    QApplication.processEvents()
    left = lab.teach.label.parentWidget()
    assert left is not None
    assert_in_reading_order(left)
    lab.window.show_page(lab.runs_page)
    QApplication.processEvents()
    lab.runs.table.select_runs([1])
    lab.runs.show_selection_now()
    QApplication.processEvents()
    details = lab.runs.details
    for index in range(details.tabs.count()):
        details.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        shown = details.tabs.widget(index)
        assert shown is not None
        assert_in_reading_order(shown)
        order = stops(details.tabs)
        assert order.index(details.tabs.tabBar()) < order.index(stops(shown)[0])
