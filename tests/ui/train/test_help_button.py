"""Question marks explain what they stand beside where they stand, before they lead to its chapter and back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hwr.ui.actions import help_html
from hwr.ui.app import Lab
from hwr.ui.kit.help import HelpButton, HelpPopup

LEADS = (
    (0, "panelHelp", "activations"),
    (1, "panelHelp", "sigmoid"),
    (2, "panelHelp", "hidden"),
    (3, "panelHelp", "debugger"),
    (4, "panelHelp", "why"),
    (5, "panelHelp", "hidden"),
    (0, "curvesHelp", "descent"),
)
"""Tab, button, chapter."""


def popped_up(lab: Lab, name: str) -> HelpPopup:
    """Press a question mark of the page Train; what pops up."""
    button = lab.train.page.findChild(HelpButton, name)
    assert isinstance(button, HelpButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (popup,) = popups(lab)
    return popup


def popups(lab: Lab) -> list[HelpPopup]:
    """What has popped up and not been closed."""
    return [popup for popup in lab.window.findChildren(HelpPopup) if popup.isVisible()]


def test_every_panel_is_explained_and_leads_to_its_chapter_and_back(qtbot: QtBot, lab: Lab) -> None:
    lab.window.resize(1280, 900)
    page = lab.train.page
    assert [tab for tab, button, _ in LEADS if button == "panelHelp"] == list(range(page.tabs.count()))
    told = set()
    for tab, button, chapter in LEADS:
        lab.window.show_page(lab.train_page)
        page.tabs.setCurrentIndex(tab)
        popup = popped_up(lab, button)
        words = popup.accessibleDescription()
        assert words.count(".") == 2, words
        told.add(words)
        QTest.mouseClick(popup.more, Qt.MouseButton.LeftButton)
        explain = lab.explain
        qtbot.waitUntil(explain.page.isVisible)  # what has just been made is shown by and by
        assert explain.panel is not None
        assert explain.panel.chapter.key == chapter
        back = explain.page.findChild(QPushButton, "wayBack")
        assert isinstance(back, QPushButton)
        assert back.text() == "‹ Back to Train"
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(page.isVisible)
    assert len(told) == len(LEADS)


def test_escape_closes_the_explanation(qtbot: QtBot, lab: Lab) -> None:
    lab.window.show_page(lab.train_page)
    popup = popped_up(lab, "curvesHelp")
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popups(lab)
    popup = popped_up(lab, "curvesHelp")
    QTest.mouseClick(lab.train.page.curves, Qt.MouseButton.LeftButton)
    assert not popups(lab)


def test_who_comes_to_explain_alone_is_offered_no_way_back(lab: Lab) -> None:
    lab.window.show_page(lab.train_page)
    lab.rooms.show_chapter("descent")
    lab.window.show_page(lab.train_page)
    lab.window.show_page(lab.explain_page)
    QApplication.processEvents()
    back = lab.explain.page.findChild(QAbstractButton, "wayBack")
    assert isinstance(back, QAbstractButton)
    assert not back.isVisible()


@pytest.mark.parametrize("title", ["Read", "Paper", "My digits", "Train", "Runs", "Explain"])
def test_the_help_knows_every_page(lab: Lab, title: str) -> None:
    assert f"<b>{title}</b>" in help_html(lab.actions.all())
