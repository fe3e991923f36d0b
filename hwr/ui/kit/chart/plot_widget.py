"""A plot widget: one plot under its legend, painted, which says where on it the mouse is.

While curves change they are painted fast; once they rest, finely.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import Axis, Range
from hwr.ui.kit.chart.legend import LegendEntry
from hwr.ui.kit.chart.plot import Plot, PlotLayout
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of

_REST_MS: Final = 300
_ZOOM_STEP: Final = 1.25
_LEAST_DRAG: Final = 8.0
"""Pixels that the mouse goes before a press becomes a drag."""

_LEAST_SIDE: Final = 10.0
"""Pixels; a thinner box is meant along one axis only."""

_BOX_GROUND: Final = 40
"""How opaque a box is that is drawn, of 255."""

_LEGEND_HINT: Final = mark(
    "Click an entry of the legend to hide or show its curves, Shift and click to see nothing else."
)
_EMPTY: Final = mark("Nothing is drawn yet.")
_NOTHING: Final = Plot(Axis(0.0, 1.0), Axis(0.0, 1.0))


class PlotWidget(Picture[object]):
    """Places are in the units of the plot's axes."""

    hovered = Signal(object)
    """The mouse is at this x, a float; None: it is elsewhere."""
    picked = Signal(float)
    """This x was clicked, or dragged to with Shift held."""
    box_chosen = Signal(object, object)
    """A box was drawn from and to these x and these y, a `Range` each; None for an axis along which it is too thin to
    have been meant."""
    zoom_requested = Signal(float, float)
    """The wheel was turned at this x, to see so many times as much."""
    y_zoom_requested = Signal(float, float)
    """The wheel was turned at this y, over the labels at the left or with Ctrl held, to see so many times as much."""
    pan_requested = Signal(float, float)
    """The plot was dragged with the middle button by so much of its width to the right and of its height upwards, or
    scrolled sideways."""
    entry_clicked = Signal(str, bool)
    """The entry with this key was clicked in the legend; and whether with Shift held, to see nothing else."""
    menu_requested = Signal(QWidget, QPoint)
    """The context menu of this plot was asked for, here on the screen."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `title` stands before the legend."""
        super().__init__(name, title, lines=5, columns=16, parent=parent)
        self.title = title
        self._plot = _NOTHING
        self._entries: tuple[LegendEntry, ...] = ()
        self._is_fine = False
        self._is_lowest = True
        self._cursor: float | None = None
        self._moment: float | None = None
        self._dragged_from = QPointF()
        self._pressed: LegendEntry | None = None
        self._is_pressed = False
        self._box: QRectF | None = None
        self._laid_out: tuple[object, PlotLayout] | None = None
        self.setAccessibleDescription(tr(_EMPTY))
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # or the card below would be painted each time, too
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.paint_finely)

    # What is shown

    @property
    def plot(self) -> Plot:
        """As it is drawn now."""
        return self._plot

    @property
    def entries(self) -> tuple[LegendEntry, ...]:
        """Of the legend."""
        return self._entries

    @property
    def range(self) -> tuple[Range, Range]:
        """The ends of the horizontal axis, and of the vertical one."""
        x, y = self._plot.x, self._plot.y
        return (x.low, x.high), (y.low, y.high)

    @property
    def plot_width(self) -> float:
        """Of the area between the axes, in pixels as a layout counts them."""
        return self._layout.plane.rect.width()

    @property
    def plot_height(self) -> float:
        """Likewise."""
        return self._layout.plane.rect.height()

    @property
    def is_fine(self) -> bool:
        """Whether the curves are painted finely: none has changed for a while."""
        return self._is_fine

    @property
    def words(self) -> str:
        """The legend as text."""
        return ", ".join(entry.words for entry in self._entries)

    def show_plot(self, plot: Plot) -> None:
        """Draw this instead of what was before."""
        self._plot = plot
        self._is_fine = False
        self._resting.start()
        self.update()

    def paint_finely(self) -> None:
        """Do not wait until the curves rest."""
        self._resting.stop()
        self._is_fine = True
        self.update()

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these in the legend, and tell them to a screen reader."""
        if entries != self._entries:
            self._entries = entries
            values = "\n".join(entry.words for entry in entries)
            hint = f"\n\n{tr(_LEGEND_HINT)}" if any(entry.key for entry in entries) else ""
            self.setToolTip(plain_tip(f"{values}{hint}"))
            tell(self, self.words or tr(_EMPTY))
            self.update()

    def show_cursor(self, x: float | None) -> None:
        """Draw a thin vertical line where values are read."""
        self._cursor = x
        self.update()

    def show_moment(self, x: float | None) -> None:
        """Draw a strong vertical line at the moment that is being looked at."""
        self._moment = x
        self.update()

    def show_bottom(self, visible: bool) -> None:
        """Label the horizontal axis or leave that to the plot below."""
        self._is_lowest = visible
        self.update()

    # Painting

    @property
    def picture_font(self) -> QFont:
        return self.font()

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def paint(self, painter: QPainter) -> None:
        layout, theme = self._layout, theme_of(self)

        def paint_rest(layer: QPainter) -> None:
            layout.paint_axes(layer)
            if self._is_fine:
                layout.paint_curves(layer, fine=True)

        key = layout.plane, self._plot if self._is_fine else None
        self.paint_still(painter, key, paint_rest, QColor(theme.card))
        if not self._is_fine:
            layout.paint_curves(painter, fine=False)
        layout.legend.paint(painter, theme, layout.area.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._cursor is not None:
            layout.paint_upright(painter, self._cursor, QPen(QColor(theme.outline), 1.0))
        if self._moment is not None:
            layout.paint_upright(painter, self._moment, QPen(QColor(theme.accent), 2.0))
        if self._box is not None:
            ground = QColor(theme.accent)
            ground.setAlpha(_BOX_GROUND)
            painter.setPen(QPen(QColor(theme.accent), 1.0))
            painter.setBrush(ground)
            painter.drawRect(self._box & layout.plane.rect)

    @property
    def _layout(self) -> PlotLayout:
        """Anew only if something is not as it was when it was made last."""
        font, theme = self.font(), theme_of(self)
        key = (self._plot, self._entries, self._is_lowest, self.size(), font.key(), theme)
        if self._laid_out is None or self._laid_out[0] != key:
            area = QRectF(self.rect())
            layout = PlotLayout(self._plot, self.title, self._entries, area, font, theme, self._is_lowest)
            if self._laid_out is not None:
                layout.keep_lines(self._laid_out[1])
            self._laid_out = key, layout
        return self._laid_out[1]

    # The mouse

    def x_at(self, place: QPointF) -> float:
        """The x under a place, held to what is shown."""
        return self._layout.plane.value(place)[0]

    def pixel_at(self, x: float) -> QPoint:
        """Where an x is, halfway up; the inverse of `x_at`."""
        plane = self._layout.plane
        return QPoint(round(plane.place(x, plane.y.low).x()), round(plane.rect.center().y()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = event.position()
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._pressed = self._entry_at(event.position())
        self._is_pressed = self._pressed is None
        if self._is_pressed and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._is_pressed = False
            self.picked.emit(self.x_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place, plane = event.position(), self._layout.plane.rect
        if event.buttons() & Qt.MouseButton.MiddleButton:
            moved, self._dragged_from = place - self._dragged_from, place
            self.pan_requested.emit(moved.x() / max(1.0, plane.width()), -moved.y() / max(1.0, plane.height()))
            return
        entry = self._entry_at(place)
        self.setCursor(Qt.CursorShape.PointingHandCursor if entry is not None else Qt.CursorShape.ArrowCursor)
        self.hovered.emit(self.x_at(place))
        if not event.buttons() & Qt.MouseButton.LeftButton or self._pressed is not None:
            return
        if not self._is_pressed:
            self.picked.emit(self.x_at(place))
        elif self._box is not None or (place - self._dragged_from).manhattanLength() >= _LEAST_DRAG:
            self._box = self._drawn_box(place)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        box, self._box = self._box, None
        was_pressed, self._is_pressed = self._is_pressed, False
        if pressed is not None:
            if pressed == self._entry_at(event.position()):
                self.entry_clicked.emit(pressed.key, bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif box is not None:
            self.update()
            plane = self._layout.plane
            (left, top), (right, bottom) = (plane.value(corner) for corner in (box.topLeft(), box.bottomRight()))
            xs = (left, right) if box.width() >= _LEAST_SIDE else None
            ys = (bottom, top) if box.height() >= _LEAST_SIDE else None
            self.box_chosen.emit(xs, ys)
        elif was_pressed:
            self.picked.emit(self.x_at(event.position()))

    def _drawn_box(self, place: QPointF) -> QRectF:
        """From where the button was pressed; all of an axis along which it is too thin to be meant."""
        plane = self._layout.plane.rect
        box = QRectF(self._dragged_from, place).normalized() & plane
        if box.height() < _LEAST_SIDE <= box.width():
            return QRectF(box.left(), plane.top(), box.width(), plane.height())
        if box.width() < _LEAST_SIDE <= box.height():
            return QRectF(plane.left(), box.top(), plane.width(), box.height())
        return box

    def _entry_at(self, place: QPointF) -> LegendEntry | None:
        """The legend's entry there, if a click on it does something."""
        layout = self._layout
        entry = layout.legend.entry_at(place - layout.area.topLeft())
        return entry if entry is not None and entry.key else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, plane = event.angleDelta(), self._layout.plane
        factor = _ZOOM_STEP ** (-turned.y() / 120)
        if abs(turned.x()) > abs(turned.y()):
            self.pan_requested.emit(turned.x() / 120 / 10, 0.0)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.position().x() < plane.rect.left():
            self.y_zoom_requested.emit(plane.value(event.position())[1], factor)
        else:
            self.zoom_requested.emit(self.x_at(event.position()), factor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)
