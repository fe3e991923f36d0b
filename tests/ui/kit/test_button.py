"""A chapter's buttons by keyboard, and as a screen reader hears them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.button import PanelButton


@pytest.mark.parametrize("key", KEYS)
def test_every_button_is_called_by_its_words_and_says_what_it_does(qtbot: QtBot, key: str) -> None:
    panel = make_panel(key)
    qtbot.addWidget(panel)
    for button in panel.findChildren(PanelButton):
        assert button.accessibleName() == button.text().strip("◀▶ ")
        assert button.accessibleDescription() == button.toolTip() != ""
    for other in panel.findChildren(QPushButton):
        assert other.text() in other.accessibleName() or not other.accessibleName() or isinstance(other, PanelButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_return_presses_it_as_the_space_bar_does(qtbot: QtBot, key: Qt.Key) -> None:
    panel = make_panel("descent")
    qtbot.addWidget(panel)
    with qtbot.waitExposed(panel):
        panel.show()
    step = panel.findChild(PanelButton, "descentStep")
    assert isinstance(step, PanelButton)
    step.setFocus()
    QTest.keyClick(step, key)
    assert panel.readings()["steps"] == 1
