"""A chapter's panel on the screen, as tests want it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Panel = TypeVar("Panel", bound=QWidget)


def on_screen(qtbot: QtBot, panel: Panel, width: int = 760, height: int = 520) -> Panel:
    """The panel, so large in pixels, exposed and with the focus in its window; gone with the test."""
    qtbot.addWidget(panel)
    panel.resize(width, height)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    QApplication.processEvents()
    return panel
