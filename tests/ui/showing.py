"""A widget on the screen, as tests want it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Widget = TypeVar("Widget", bound=QWidget)


def exposed(qtbot: QtBot, widget: Widget, width: int, height: int) -> Widget:
    """The widget, so large in pixels and exposed; gone with the test."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def on_screen(qtbot: QtBot, widget: Widget, width: int = 760, height: int = 520) -> Widget:
    """The same, with the focus in its window, and laid out."""
    exposed(qtbot, widget, width, height).activateWindow()
    QApplication.processEvents()
    return widget
