"""Widgets on the screen, as tests want them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.app import Lab
from hwr.ui.main_window import LazyPage

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


def tabs_of(page: QWidget) -> Iterator[str]:
    """Turn every tab of a page to the front."""
    for tabs in page.findChildren(QTabBar):
        for index in range(tabs.count()):
            tabs.setCurrentIndex(index)
            yield tabs.tabText(index)


def pages_and_tabs(lab: Lab, pages: Iterable[LazyPage]) -> Iterator[str]:
    """Show each of these pages and then each of its tabs; what it is called."""
    for page in pages:
        lab.window.show_page(page)
        if page is lab.runs_page:
            lab.runs.show_selection_now()
        yield page.title
        yield from (f"{page.title}, {tab}" for tab in tabs_of(page))
