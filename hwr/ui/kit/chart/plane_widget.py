"""A plane widget: a painted chart on which a point may be put with the mouse and moved with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.chart.legend import Legend, LegendEntry, LineStyle
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.theme import Theme

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_PageUp: (0, 10),
    Qt.Key.Key_PageDown: (0, -10),
}
_FAR: Final = 10


class PlaneWidget(Picture[object]):
    """Mouse and keys move a point; a derived class paints, and says what lies where."""

    placed = Signal(float, float)
    """The point was put here, in the units of the axes."""
    nudged = Signal(int, int)
    """The point was moved by so many steps to the right and upwards; with Shift ten at once."""

    def __init__(
        self,
        name: str,
        title: str,
        *,
        lines: float,
        columns: int = 44,
        is_turned: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """As a picture's; `is_turned`: there is a point to move."""
        super().__init__(name, title, lines=lines, columns=columns, parent=parent)
        self._is_turned = is_turned
        if is_turned:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def legend(self, entries: Sequence[tuple[str, QPen]], width: float) -> Legend:
        """Names with a piece of their lines, in rows of a width."""
        named = [LegendEntry(name, None, LineStyle(None)) for name, _ in entries]
        return Legend(named, [pen for _, pen in entries], self.picture_font, width)

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        """What lies at a place in pixels; None if nothing can be put there."""
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.press_at(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.press_at(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._is_turned:
            super().keyPressEvent(event)
            return
        times = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.nudged.emit(step[0] * times, step[1] * times)

    def press_at(self, place: QPointF) -> None:
        """What a press does, and the mouse that passes while it is pressed: put the point there."""
        value = self.value_at(place)
        if self._is_turned and value is not None:
            self.placed.emit(*value)


def paint_dot(painter: QPainter, theme: Theme, at: QPointF, colour: QColor, radius: float) -> None:
    """A dot with a rim, so that it is seen on lines of its own colour."""
    painter.setPen(QPen(QColor(theme.card), max(1.5, radius / 3)))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)
