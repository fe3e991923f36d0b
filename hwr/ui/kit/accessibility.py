"""For whoever uses no mouse or sees no screen: where the keyboard goes, and what is spoken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QAccessibleInterface

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


def tell_pictures() -> None:
    """Let assistive technology know as pictures the widgets that paint themselves and can be walked by keys.

    Qt has no word for them, and calls them nothing but a part of the window.
    """
    # Not before the first paint either.
    from PySide6.QtGui import QAccessible

    if hasattr(QAccessible, "installFactory"):
        QAccessible.installFactory(_as_picture)


def _as_picture(_class: str, thing: QObject) -> QAccessibleInterface | None:
    from PySide6.QtGui import QAccessible
    from PySide6.QtWidgets import QAccessibleWidget

    if not isinstance(thing, QWidget) or thing.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return None
    of_qt = next(one for one in type(thing).__mro__ if one.__module__.startswith("PySide6."))
    return QAccessibleWidget(thing, QAccessible.Role.Graphic) if of_qt is QWidget else None


def announce(source: QObject, sentence: str) -> None:
    """Have the sentence spoken, if anybody listens; `source` is the widget it is about."""
    # What costs time to import is not wanted before something is to be said.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))
