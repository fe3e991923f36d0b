"""For whoever uses no mouse or sees no screen: where the keyboard goes, and what is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLayout, QScrollArea, QSplitter, QTabWidget, QWidget

from hwr.ui.kit.plain import Label

Part = TypeVar("Part", bound=QWidget)


def allow(parts: Mapping[Part, bool], otherwise: QWidget) -> None:
    """Enable these parts or not.

    Qt hands the focus of a part that is disabled to whatever comes next, where the next key press does something that
    nobody meant. Here it goes to the first of the parts that is enabled, or else to `otherwise`.
    """
    for part, is_allowed in parts.items():
        if is_allowed:
            part.setEnabled(True)
    if any(part.hasFocus() and not is_allowed for part, is_allowed in parts.items()):
        usable = (part for part, is_allowed in parts.items() if is_allowed and part.isVisible())
        target: QWidget = next(usable, otherwise)
        target.setFocus(Qt.FocusReason.OtherFocusReason)
    for part, is_allowed in parts.items():
        if not is_allowed:
            part.setEnabled(False)


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
    if (parts := _laid_out(widget)) is not None:
        for part in parts:
            yield from _focusable(part)
    elif (layout := widget.layout()) is not None:
        yield from _within(layout)
    else:
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if widget.focusProxy() is not child and not child.isWindow():
                yield from _focusable(child)


def _laid_out(widget: QWidget) -> list[QWidget] | None:
    """The parts of what lays them out itself; None for all else."""
    parts: list[QWidget | None]
    if isinstance(widget, QScrollArea):
        parts = [widget.widget()]
    elif isinstance(widget, QSplitter):
        parts = [part for index in range(widget.count()) for part in (widget.handle(index), widget.widget(index))][1:]
    elif isinstance(widget, QTabWidget):
        parts = [widget.tabBar(), *(widget.widget(index) for index in range(widget.count()))]
    else:
        return None
    return [part for part in parts if part is not None]


def _within(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (inner := item.layout()) is not None:
            yield from _within(inner)
        elif (part := item.widget()) is not None:
            yield from _focusable(part)


def call_choice(box: QComboBox, title: str) -> None:
    """Let a box of choices have a name.

    Qt tells what is chosen in the place of the name on Linux and macOS, and the name by the label that it belongs to.
    """
    box.setAccessibleName(title)
    label = box.findChild(_UnseenLabelKeeper) or _UnseenLabelKeeper(box)
    label.say(title)


class _UnseenLabelKeeper(QObject):
    """Keeps a label that nobody sees beside a box, wherever that goes."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box)
        self._box = box
        self._label = Label(parent=box.parentWidget())
        self._label.hide()
        self._label.setBuddy(box)
        box.installEventFilter(self)

    def say(self, title: str) -> None:
        """Let the label say this."""
        self._label.setText(title)
        self._label.setObjectName(f"{self._box.objectName()}Label")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._label.setParent(self._box.parentWidget())
        return super().eventFilter(watched, event)


def are_changes_spoken() -> bool:
    """Whether readers of the screen speak another description of what has the focus by themselves, as on Linux."""
    return QGuiApplication.platformName() in ("xcb", "wayland")


def announce(source: QObject, sentence: str) -> None:
    """Have the sentence spoken, if anybody listens; `source` is the widget it is about."""
    # What costs time to import is not wanted before something is to be said.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))
