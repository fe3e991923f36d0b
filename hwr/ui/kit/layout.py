"""What nearly every widget is told: its names, and how its parts stand beside and above each other."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from hwr.ui.kit.accessibility import call_choice
from hwr.ui.kit.plain import plain_tip

Widget = TypeVar("Widget", bound=QWidget)
Box = TypeVar("Box", QHBoxLayout, QVBoxLayout)
Item: TypeAlias = QWidget | QLayout
Part: TypeAlias = Item | tuple[Item, int] | tuple[QWidget, int, Qt.AlignmentFlag] | int | Literal["stretch"]
"""A widget or a layout, with its stretch and its alignment if it has any; a gap in pixels; or `STRETCH`."""

_USUAL_LINE: Final = 15
"""Pixels, of text of the usual size."""

STRETCH: Final = "stretch"
"""All the room that is left."""


def named(widget: Widget, name: str, title: str = "", tip: str = "") -> Widget:
    """The widget with its object name, its accessible name, and its tooltip."""
    widget.setObjectName(name)
    if title and isinstance(widget, QComboBox):
        call_choice(widget, title)
    elif title:
        widget.setAccessibleName(title)
    if tip:
        widget.setToolTip(plain_tip(tip))
        if widget.toolTip() != tip:  # Qt would have the markup read out
            widget.setAccessibleDescription(tip)
    return widget


def in_proportion(window: QWidget, width: int, height: int) -> QSize:
    """The size of a window of its own, given in pixels for text of the usual size: as much larger as text is, as far as
    the window over which it opens has room."""
    parent = window.parentWidget()
    room = parent.window().size() if parent is not None else QSize(width, height)
    larger = window.fontMetrics().height() / _USUAL_LINE
    return QSize(round(width * larger), round(height * larger)).boundedTo(room).expandedTo(QSize(width, height))


def in_row(
    *parts: Part,
    of: QWidget | None = None,
    margins: int | tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
) -> QHBoxLayout:
    """Parts side by side.

    Args:
        of: the widget that is laid out by it; None for a layout that becomes a part of another.
        margins: left, top, right and bottom, or the same on all sides, in pixels; None as Qt has it: none in a part.
        spacing: between parts, in pixels; None as Qt has it: in a part as in the whole.
    """
    return _filled(QHBoxLayout() if of is None else QHBoxLayout(of), parts, margins, spacing)


def in_column(
    *parts: Part,
    of: QWidget | None = None,
    margins: int | tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
) -> QVBoxLayout:
    """Parts one above the other; as `in_row`."""
    return _filled(QVBoxLayout() if of is None else QVBoxLayout(of), parts, margins, spacing)


def _filled(
    box: Box, parts: tuple[Part, ...], margins: int | tuple[int, int, int, int] | None, spacing: int | None
) -> Box:
    if margins is not None:
        box.setContentsMargins(*((margins,) * 4 if isinstance(margins, int) else margins))
    if spacing is not None:
        box.setSpacing(spacing)
    for part in parts:
        if part == STRETCH:
            box.addStretch(1)
        elif isinstance(part, int):
            box.addSpacing(part)
        elif isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        elif isinstance(part[0], QLayout):
            box.addLayout(part[0], part[1])
        else:
            box.addWidget(*part)
    return box
