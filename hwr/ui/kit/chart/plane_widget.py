"""A plane widget: a painted chart on which a point may be put with the mouse and moved with the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.picture.font import narrowest, picture_font
from hwr.ui.kit.theme import Theme, theme_of

_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
    Qt.Key.Key_PageUp: (0, 10),
    Qt.Key.Key_PageDown: (0, -10),
}
_FAR: Final = 10


class PlaneWidget(QWidget):
    """Font, focus, mouse and keys; a derived class paints, and says what lies where."""

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
        """`name` is the object name, `title` the accessible one; it needs room for so many lines and columns of text.
        `is_turned`: there is a point to move."""
        super().__init__(parent)
        self._lines, self._columns = lines, columns
        self._is_turned = is_turned
        self._still: QPixmap | None = None
        self._still_key: object = None
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if is_turned:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    # What a chart does

    def paint(self, painter: QPainter) -> None:
        """Paint everything; the painter is antialiasing and has the picture's font."""

    def value_at(self, place: QPointF) -> tuple[float, float] | None:
        """What lies at a place in pixels; None if nothing can be put there."""
        return None

    # What it can rely on

    @property
    def picture_font(self) -> QFont:
        """The window's font, and larger where there is much room."""
        return picture_font(self, self.least)

    @property
    def metrics(self) -> QFontMetricsF:
        """Of the picture's font."""
        return QFontMetricsF(self.picture_font)

    @property
    def line(self) -> float:
        """The height of a line of text, in pixels."""
        return self.metrics.height()

    def paint_still(self, painter: QPainter, key: object, paint: Callable[[QPainter], None]) -> None:
        """Paint what rests while a point moves: anew only if `key`, or the size, font or theme, is another than before.

        One layer a widget; `key` is compared with ==.
        """
        ratio = self.devicePixelRatioF()
        key = (key, theme_of(self), self.size(), ratio, self.font().toString())
        if self._still is None or key != self._still_key:
            self._still_key = key
            self._still = QPixmap(self.size() * ratio)
            self._still.setDevicePixelRatio(ratio)
            self._still.fill(Qt.GlobalColor.transparent)
            layer = QPainter(self._still)
            layer.setRenderHint(QPainter.RenderHint.Antialiasing)
            layer.setFont(self.picture_font)
            paint(layer)
            layer.end()
        painter.drawPixmap(0, 0, self._still)

    @property
    def least(self) -> QSize:
        """So many lines and columns of text."""
        metrics = QFontMetricsF(self.font())
        return QSize(round(metrics.averageCharWidth() * self._columns), round(metrics.height() * self._lines))

    def minimumSizeHint(self) -> QSize:
        """What it needs; less of the width, in smaller text."""
        return narrowest(self.least)

    def sizeHint(self) -> QSize:
        """Some air."""
        return self.least * 1.3

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it, and a ring where the keys go."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.picture_font)
        self.paint(painter)
        if self.hasFocus():
            painter.setClipping(False)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme_of(self).accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Put the point there."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._put(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the point along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the point."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or not self._is_turned:
            super().keyPressEvent(event)
            return
        times = _FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self.nudged.emit(step[0] * times, step[1] * times)

    def _put(self, place: QPointF) -> None:
        value = self.value_at(place)
        if self._is_turned and value is not None:
            self.placed.emit(*value)


def paint_dot(painter: QPainter, theme: Theme, at: QPointF, colour: QColor, radius: float) -> None:
    """A dot with a rim, so that it is seen on lines of its own colour."""
    painter.setPen(QPen(QColor(theme.card), max(1.5, radius / 3)))
    painter.setBrush(colour)
    painter.drawEllipse(at, radius, radius)


def paint_legend(painter: QPainter, theme: Theme, area: QRectF, entries: Sequence[tuple[str, QPen]]) -> None:
    """Names with a piece of their lines, in one row from the left of an area; where they do not fit, below."""
    metrics = QFontMetricsF(painter.font())
    line, x, y = metrics.height(), area.left(), area.top()
    for name, pen in entries:
        width = metrics.horizontalAdvance(name)
        if x > area.left() and x + 1.9 * line + width > area.right():
            x, y = area.left(), y + 1.1 * line
        painter.setPen(pen)
        painter.drawLine(QLineF(x, y + line / 2, x + 1.5 * line, y + line / 2))
        painter.setPen(QColor(theme.text))
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, area.right() - x - 1.9 * line)
        painter.drawText(QRectF(x + 1.9 * line, y, width + line, line), Qt.AlignmentFlag.AlignVCenter, text)
        x += 1.9 * line + width + 1.6 * line


def legend_lines(metrics: QFontMetricsF, width: float, names: Sequence[str]) -> int:
    """How many lines `paint_legend` takes in so much width."""
    line, x, lines = metrics.height(), 0.0, 1
    for name in names:
        advance = metrics.horizontalAdvance(name)
        if x > 0 and x + 1.9 * line + advance > width:
            x, lines = 0.0, lines + 1
        x += 1.9 * line + advance + 1.6 * line
    return lines
