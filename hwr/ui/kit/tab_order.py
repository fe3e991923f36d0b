"""Tab order: the keyboard goes through a widget as it is read, from its layouts' first parts to their last."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_by_layout(widget: QWidget) -> None:
    """Let the Tab key follow the layouts within a widget; what stands in none keeps its place among its like.

    Qt's own order is that in which widgets were made, and says nothing of where they stand.
    """
    for before, after in pairwise(_focusable(widget)):
        QWidget.setTabOrder(before, after)


def _focusable(widget: QWidget) -> Iterator[QWidget]:
    """A widget and all within it that the Tab key may reach, in the order of the layouts."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _focusable(inner)
    elif (layout := widget.layout()) is not None:
        yield from _within(layout)
    else:
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget.focusProxy() is not child and not child.isWindow():
                yield from _focusable(child)


def _within(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _within(inner)
        elif (part := item.widget()) is not None:
            yield from _focusable(part)
