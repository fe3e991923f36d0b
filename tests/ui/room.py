"""Room for words: what of a window is cut off, elided, out of sight, or to be scrolled to sideways."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from hwr.ui.kit.field.outline import room_for_words
from hwr.ui.kit.plain import FittingLabel

ROUNDING = 1
"""In pixels; a style sheet's borders are rounded otherwise for the hint than for the button."""

_TOLD_BELOW = ("preset",)
"""Lists whose choice is said beneath them in full where it does not fit."""

_MAY_SCROLL = (QAbstractItemView, QPlainTextEdit)
"""Tables, and text that is to be copied as it is."""


def wants(window: QWidget) -> list[str]:
    """What is wrong with all that can be seen of a window now: the widget's name, and what is missing."""
    found = []
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisible() and not isinstance(widget.parent(), QAbstractItemView):
            found += [f"{widget.objectName() or type(widget).__name__}: {fault}" for fault in faults(widget)]
    return found


def faults(widget: QWidget) -> Iterator[str]:
    """What is wrong with one widget."""
    match widget:
        case QLabel():
            yield from _of_label(widget)
        case QComboBox() if widget.objectName() not in _TOLD_BELOW:
            room = room_for_words(widget)
            if _width(widget, widget.currentText()) > room:
                yield f"{room} of {_width(widget, widget.currentText())} pixels of {widget.currentText()!r} are seen"
        case QTabBar():
            yield from _of_tabs(widget)
        case QAbstractButton() if not isinstance(widget.parent(), QTabBar):
            yield from _of_button(widget)
        case QLineEdit():
            is_told = widget.toolTip()  # what a line is for
            text = widget.text() if isinstance(widget.parent(), QAbstractSpinBox) else widget.placeholderText()
            text = "" if is_told else text
            room = widget.width() - widget.textMargins().left() - widget.textMargins().right()
            if _width(widget, text) > room:
                yield f"{room} of {_width(widget, text)} pixels of {text!r} are seen"
        case QScrollBar() if widget.orientation() == Qt.Orientation.Horizontal and widget.maximum() > 0:
            container = widget.parentWidget()
            area = container.parentWidget() if container is not None else None
            if not isinstance(area, _MAY_SCROLL):
                yield f"scrolls sideways by {widget.maximum()} pixels"


def _width(widget: QWidget, text: str) -> int:
    return widget.fontMetrics().horizontalAdvance(text)


def _of_label(label: QLabel) -> Iterator[str]:
    words = label.text()
    if not words or isinstance(label, FittingLabel):
        return
    if label.wordWrap():
        if label.height() < label.heightForWidth(label.width()):
            yield f"{label.height()} of {label.heightForWidth(label.width())} pixels of {words!r} are seen"
        elif label.textFormat() == Qt.TextFormat.PlainText:
            longest = max(re.split(r"[\s\u200b-]+", words), key=lambda word: _width(label, word), default="")
            if _width(label, longest) > label.contentsRect().width():
                yield f"{label.contentsRect().width()} of {_width(label, longest)} pixels of {longest!r} are seen"
    elif _is_less(label.size(), label.minimumSizeHint()):
        yield f"{label.size().toTuple()} of {label.minimumSizeHint().toTuple()} pixels of {words!r} are seen"
    yield from _out_of_sight(label, words)


def _of_button(button: QAbstractButton) -> Iterator[str]:
    words = button.text()
    if isinstance(button, QToolButton) and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        words = "" if not button.icon().isNull() else words
    if words:
        needed = QSize(_width(button, words.replace("&", "")), button.fontMetrics().height())
        if isinstance(button, QPushButton | QCheckBox):
            needed = button.minimumSizeHint()
        if _is_less(button.size(), needed):
            yield f"{button.size().toTuple()} of {needed.toTuple()} pixels of {words!r} are seen"
    yield from _out_of_sight(button, words)


def _is_less(size: QSize, needed: QSize) -> bool:
    return size.width() < needed.width() - ROUNDING or size.height() < needed.height() - ROUNDING


def _of_tabs(bar: QTabBar) -> Iterator[str]:
    for index in range(bar.count()):
        text, place = bar.tabText(index), bar.tabRect(index)
        if _width(bar, text.replace("&", "")) > place.width():
            yield f"the tab {text!r} is cut off"
        if place.left() < 0 or place.right() > bar.width():
            yield f"the tab {text!r} is out of sight"


def _out_of_sight(widget: QWidget, words: str) -> Iterator[str]:
    if not is_in_sight(widget):
        yield f"{words!r} lies beyond what can be scrolled to"


def is_in_sight(widget: QWidget) -> bool:
    """Whether no ancestor cuts it off, but one that scrolls in that direction."""
    part = widget.rect()
    at, inner = widget, part
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        inner = inner.translated(at.pos())
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent:
            across, down = area.horizontalScrollBar(), area.verticalScrollBar()
            if across.maximum() and area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff:
                inner.moveLeft(0)
                inner.setWidth(min(inner.width(), parent.width()))
            if down.maximum():
                inner.moveTop(0)
                inner.setHeight(min(inner.height(), parent.height()))
        if not parent.rect().contains(inner):
            return False
        at = parent
    return at.rect().contains(QPoint(inner.center()))
