"""A plot area: plots that share their horizontal axis, with one cursor and one zoom for all of them.

Each plot has a zoom of its own along the vertical axis. `GESTURES` are what the mouse and the keys do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from hwr.language import mark
from hwr.ui.kit.chart.axis import Axis, Range, held_within, moved, positive_part, zoomed
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.theme import theme_of

_STEPS_ACROSS: Final = 200
_PAGES_ACROSS: Final = 10
_DEEPEST: Final = 1e-6
"""At most so small a share of the whole is zoomed to."""

GESTURES: Final[tuple[tuple[str, str], ...]] = (
    (mark("Point"), mark("exact values; arrow keys, too")),
    (mark("Click"), mark("look at that moment; Return, too")),
    (mark("Shift and drag"), mark("go through the moments")),
    (mark("Drag a box"), mark("zoom into it")),
    (mark("Wheel"), mark("zoom; + and −")),
    (mark("Wheel at the left"), mark("zoom up and down; Ctrl and the wheel, Ctrl and + or −")),
    (mark("Middle button"), mark("drag what is zoomed")),
    ("0", mark("show the whole again")),
    (mark("Click in the legend"), mark("hide or show; with Shift, nothing else")),
)
"""What is done with the mouse or a key, and what that does."""


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
    entry_clicked = Signal(str, bool)
    """The entry with this key was clicked in a legend; and whether nothing else is to be seen."""
    copy_requested = Signal()
    """What is shown is to be copied."""

    def __init__(self, plots: Mapping[PlotWidget, int], parent: QWidget | None = None) -> None:
        """`plots` stand, from above, each with the lines of text that it needs the height of."""
        super().__init__(parent)
        self.plots = tuple(plots)
        self._lines = dict(plots)
        self._whole: Range = (0.0, 1.0)
        self._zoom: Range | None = None
        self._y_zooms: dict[PlotWidget, Range] = {}
        self._is_log = False
        self._last = self.plots[0]
        self._cursor: float | None = None
        self._step = 0.0
        self._end = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(3, 3, 3, 3)
        self._layout.setSpacing(6)
        for plot, lines in plots.items():
            self._layout.addWidget(plot, lines)
            plot.hovered.connect(partial(self._hover, plot))
            plot.picked.connect(self._pick)
            plot.box_chosen.connect(partial(self._zoom_into, plot))
            plot.zoom_requested.connect(self.zoom)
            plot.y_zoom_requested.connect(partial(self.zoom_y, plot))
            plot.pan_requested.connect(partial(self._drag, plot))
            plot.menu_requested.connect(self.menu_requested)
            plot.entry_clicked.connect(self.entry_clicked)

    # What is seen

    @property
    def is_zoomed(self) -> bool:
        """Whether less than the whole is shown."""
        return self._zoom is not None or bool(self._y_zooms)

    @property
    def is_stacked(self) -> bool:
        """Whether the plots stand above each other."""
        return self._layout.direction() == QBoxLayout.Direction.TopToBottom

    @property
    def visible_range(self) -> Range:
        """The part of the horizontal axis that is shown."""
        return self._zoom or self._shown_whole

    @property
    def is_log(self) -> bool:
        """Whether the horizontal axis is logarithmic."""
        return self._is_log

    @property
    def cursor_x(self) -> float | None:
        """Where values are read."""
        return self._cursor

    def set_whole(self, whole: Range, step: float, end: float) -> None:
        """Say what there is to show, how far apart the values are and where they end; a zoom stays."""
        self._whole, self._step, self._end = whole, step, end

    def set_log(self, log: bool) -> None:
        """Let equal ratios take equal room along the horizontal axis, or equal differences; shows the whole."""
        self._is_log = log
        self.show_whole()

    def show_whole(self) -> None:
        """Zoom out."""
        self._y_zooms = {}
        self._show(None)

    def forget_y_zoom(self, plot: PlotWidget) -> None:
        """Zoom out along a plot's vertical axis, which is another one now."""
        self._y_zooms.pop(plot, None)

    def fitted(self, plot: PlotWidget, whole: Axis) -> Axis:
        """The part of a plot's vertical axis that is shown, of `whole`."""
        part = self._y_zooms.get(plot)
        if part is not None and part[0] <= whole.low and part[1] >= whole.high:
            self.forget_y_zoom(plot)
            part = None
        return whole if part is None else replace(whole, low=part[0], high=part[1])

    def zoom(self, x: float, factor: float) -> None:
        """Show `factor` times as much, `x` staying where it is."""
        low, high = self.visible_range
        if not self._is_log:
            whole = self._whole[1] - self._whole[0]
            factor = max(factor, whole * _DEEPEST / (high - low), min(1.0, 4 * self._step / (high - low)))
        elif high / low < 1 + _DEEPEST:
            factor = max(factor, 1.0)
        self._show(zoomed((low, high), x, factor, log=self._is_log))

    def zoom_y(self, plot: PlotWidget, y: float, factor: float) -> None:
        """Show `factor` times as much of a plot's vertical axis, `y` staying where it is."""
        axis = plot.plot.y
        low, high = zoomed((axis.low, axis.high), y, factor, log=axis.log)
        if high - low > _DEEPEST * max(abs(low), abs(high)):
            self._y_zooms[plot] = low, high
            self.view_changed.emit()

    def pan(self, share: float) -> None:
        """Drag what is seen to the right by a share of its width."""
        self._show(moved(self.visible_range, -share, log=self._is_log))

    def set_cursor(self, x: float | None) -> None:
        """Read values elsewhere."""
        self._cursor = x
        for plot in self.plots:
            plot.show_cursor(x)

    @property
    def _shown_whole(self) -> Range:
        """All there is to show; on a logarithmic axis without what lies before the first step."""
        return positive_part(self._whole, self._step) if self._is_log else self._whole

    def _show(self, part: Range | None) -> None:
        self._zoom = None if part is None else held_within(part, self._shown_whole, log=self._is_log)
        self.view_changed.emit()

    def _zoom_into(self, plot: PlotWidget, xs: Range | None, ys: Range | None) -> None:
        """Show what lies in a box."""
        if ys is not None and ys[1] > ys[0]:
            self._y_zooms[plot] = ys
        if xs is not None:
            low, high = xs
            least = max((self._whole[1] - self._whole[0]) * _DEEPEST, self._step)
            self._show((low, max(high, low + least)))
        else:
            self.view_changed.emit()

    def _drag(self, plot: PlotWidget, across: float, up: float) -> None:
        if plot in self._y_zooms:
            self._y_zooms[plot] = moved(self._y_zooms[plot], -up, log=plot.plot.y.log)
        self.pan(across)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        low, high = self.visible_range
        at = self._cursor if self._cursor is not None else min(high, self._end)
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step, page = 0.0 if with_control else 1 / _STEPS_ACROSS, 1 / _PAGES_ACROSS
        moves: dict[int, float] = {
            Qt.Key.Key_Left: self._further(at, -1, step),
            Qt.Key.Key_Right: self._further(at, 1, step),
            Qt.Key.Key_PageUp: self._further(at, -1, page),
            Qt.Key.Key_PageDown: self._further(at, 1, page),
            Qt.Key.Key_Home: low,
            Qt.Key.Key_End: min(high, self._end),
        }
        zooms: dict[int, float] = {Qt.Key.Key_Plus: 0.5, Qt.Key.Key_Equal: 0.5, Qt.Key.Key_Minus: 2.0}
        key = event.key()
        if key in moves:
            x = min(max(moves[key], self._shown_whole[0]), self._end)
            if not low <= x <= high:
                end = low if x < low else high
                self._show((low * x / end, high * x / end) if self._is_log else (low + x - end, high + x - end))
            self.cursor_moved.emit(x)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        elif key in zooms and with_control:
            y = self._last.plot.y
            self.zoom_y(self._last, y.value(0.5), zooms[key])
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

    def _further(self, at: float, direction: int, share: float) -> float:
        """A share of what is seen to the right (1) or to the left (-1), at least one value further."""
        low, high = self.visible_range
        at = max(at, low) if self._is_log else at
        further = at * (high / low) ** (direction * share) if self._is_log else at + direction * share * (high - low)
        least = at + direction * self._step
        return max(further, least) if direction > 0 else min(further, least)

    def event(self, event: QEvent) -> bool:
        """Keep the window's own Copy from the key that copies the curves."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Copy):
            event.accept()
            return True
        return super().event(event)

    def _hover(self, plot: PlotWidget, x: float | None) -> None:
        self._last = plot
        self.cursor_moved.emit(x)

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
