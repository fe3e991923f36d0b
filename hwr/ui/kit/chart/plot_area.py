"""A plot area: plots that share their horizontal axis, with one cursor and one zoom for all of them.

The mouse reads values where it hovers and picks a moment where it presses; the wheel zooms, the middle button drags.
With the focus here the arrow keys move the cursor, Return picks, + and - zoom, 0 shows the whole again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hwr.ui.kit.chart.axis import Range
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.theme import theme_of

_STEPS_ACROSS: Final = 200
_PAGES_ACROSS: Final = 10
_DEEPEST: Final = 1e-6
"""At most so small a share of the whole is zoomed to."""


class PlotArea(QWidget):
    """Plots stand above each other where there is room for that, and else side by side."""

    cursor_moved = Signal(object)
    """Values are to be read at this x, a float; None: nowhere any more."""
    picked = Signal(float)
    """The user chose this x."""
    view_changed = Signal()
    """Another part of the horizontal axis is to be seen, or there is more or less room."""
    menu_requested = Signal(QWidget, QPoint)
    """The context menu of this plot was asked for, here on the screen."""

    def __init__(self, plots: Mapping[PlotWidget, int], parent: QWidget | None = None) -> None:
        """`plots` stand, from above, each with the lines of text that it needs the height of."""
        super().__init__(parent)
        self.plots = tuple(plots)
        self._lines = dict(plots)
        self._whole: Range = (0.0, 1.0)
        self._zoom: Range | None = None
        self._cursor: float | None = None
        self._step = 0.0
        self._end = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._layout.setSpacing(6)
        for plot, lines in plots.items():
            self._layout.addWidget(plot, lines)
            plot.hovered.connect(self.cursor_moved)
            plot.picked.connect(self._pick)
            plot.zoom_requested.connect(self.zoom)
            plot.pan_requested.connect(self.pan)
            plot.menu_requested.connect(self.menu_requested)

    # What is seen

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole is shown."""
        return self._zoom is not None

    @property
    def is_stacked(self) -> bool:
        """Whether the plots stand above each other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    @property
    def visible_range(self) -> Range:
        """The part of the horizontal axis that is shown."""
        return self._zoom or self._whole

    @property
    def cursor_x(self) -> float | None:
        """Where values are read."""
        return self._cursor

    def set_whole(self, whole: Range, step: float, end: float) -> None:
        """Say what there is to show, how far apart the values are and where they end; a zoom stays."""
        self._whole, self._step, self._end = whole, step, end

    def show_whole(self) -> None:
        """Zoom out."""
        self._show(None)

    def zoom(self, x: float, factor: float) -> None:
        """Show `factor` times as much, `x` staying where it is."""
        low, high = self.visible_range
        whole = self._whole[1] - self._whole[0]
        factor = max(factor, whole * _DEEPEST / (high - low), min(1.0, 4 * self._step / (high - low)))
        self._show((x - (x - low) * factor, x + (high - x) * factor))

    def pan(self, share: float) -> None:
        """Drag what is seen to the right by a share of its width."""
        low, high = self.visible_range
        moved = -share * (high - low)
        self._show((low + moved, high + moved))

    def set_cursor(self, x: float | None) -> None:
        """Read values elsewhere."""
        self._cursor = x
        for plot in self.plots:
            plot.show_cursor(x)

    def _show(self, part: Range | None) -> None:
        low, high = self._whole
        if part is not None:
            width = part[1] - part[0]
            first = min(max(part[0], low), high - width)
            part = (first, first + width) if width < 0.999 * (high - low) else None
        self._zoom = part
        self.view_changed.emit()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self.visible_range
        at = self._cursor if self._cursor is not None else min(high, self._end)
        step = max((high - low) / _STEPS_ACROSS, self._step)
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = self._step
        page = max((high - low) / _PAGES_ACROSS, self._step)
        moves: dict[int, float] = {
            Qt.Key.Key_Left: at - step,
            Qt.Key.Key_Right: at + step,
            Qt.Key.Key_PageUp: at - page,
            Qt.Key.Key_PageDown: at + page,
            Qt.Key.Key_Home: low,
            Qt.Key.Key_End: min(high, self._end),
        }
        zooms: dict[int, float] = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}
        key = event.key()
        if key in moves:
            x = min(max(moves[key], self._whole[0]), self._end)
            if not low <= x <= high:
                self.pan(((low - x) if x < low else (high - x)) / (high - low))
            self.cursor_moved.emit(x)
        elif key in zooms:
            self.zoom(self._cursor if self._cursor is not None else (low + high) / 2, zooms[key])
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor is not None:
            self.picked.emit(self._cursor)
        elif key == Qt.Key.Key_Escape and self._cursor is not None:
            self.cursor_moved.emit(None)
        else:
            super().keyPressEvent(event)

    def _pick(self, x: float) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.picked.emit(x)

    # Room

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 16, line * 6)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Put the visible plots above each other if they are high enough then, and else side by side."""
        shown = [plot for plot in self.plots if not plot.isHidden()]
        stacked = self.height() >= self.fontMetrics().height() * sum(self._lines[plot] for plot in shown)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._layout.setDirection(direction)
        self._layout.setSpacing(6 if stacked else 14)
        for plot in shown:
            plot.show_bottom(not stacked or plot is shown[-1])
        self.view_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme_of(self).accent), 1.5))
            painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 8, 8)
