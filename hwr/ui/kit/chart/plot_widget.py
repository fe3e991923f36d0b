"""A plot widget: one plot under its legend, painted, which says where on it the mouse is.

While curves change they are painted fast; once they rest, finely.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFont, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from hwr.store.atomic import write_bytes
from hwr.ui.kit.chart.axis import Axis, Range
from hwr.ui.kit.chart.legend import LegendEntry
from hwr.ui.kit.chart.plot import Plot, PlotLayout, file_bytes
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of

_REST_MS: Final = 300
_ZOOM_STEP: Final = 1.25
_NOTHING: Final = Plot(Axis(0.0, 1.0), Axis(0.0, 1.0))


class PlotWidget(Picture[object]):
    """Places are in the units of the plot's axes."""

    hovered = Signal(object)
    """The mouse is at this x, a float; None: it is elsewhere."""
    picked = Signal(float)
    """The left button was pressed at this x, or dragged to it."""
    zoom_requested = Signal(float, float)
    """The wheel was turned at this x, to see so many times as much."""
    pan_requested = Signal(float)
    """The plot was dragged by so much of its width, with the middle button, or scrolled sideways."""
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
        self._laid_out: tuple[object, PlotLayout] | None = None
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
    def is_fine(self) -> bool:
        """Whether the curves are painted finely: none has changed for a while."""
        return self._is_fine

    @property
    def words(self) -> str:
        """The legend as text."""
        return ", ".join(f"{entry.name} {entry.value or 'not measured'}" for entry in self._entries)

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
            self.setToolTip(plain_tip("\n".join(f"{entry.name}: {entry.value or 'not measured'}" for entry in entries)))
            self.setAccessibleDescription(self.words)
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

    def export(self, path: Path, bottom: str) -> None:
        """Write the plot with its legend and the horizontal axis's name as a picture: SVG for ".svg", else PNG.

        Raises:
            StorageError: if it cannot be written; an existing file is then as it was.
        """
        line = self.fontMetrics().height()
        size = QSize(self.width() + 2 * line, self.height() + 3 * line)
        area = QRectF(QPointF(), size.toSizeF()).adjusted(line, line, -line, -line)
        layout = replace(self._layout, area=area, has_x_labels=True, x_name=bottom)
        title, svg = f"{self.title}: {self.words}", path.suffix.lower() == ".svg"
        write_bytes(path, file_bytes(layout.paint, size, theme_of(self).card, title, svg=svg))

    # Painting

    @property
    def picture_font(self) -> QFont:
        return self.font()

    def sizeHint(self) -> QSize:
        return QSize(300, 200)

    def paint(self, painter: QPainter) -> None:
        layout, theme = self._layout, theme_of(self)
        painter.fillRect(self.rect(), QColor(theme.card))

        def paint_rest(layer: QPainter) -> None:
            layout.paint_axes(layer)
            if self._is_fine:
                layout.paint_curves(layer, fine=True)

        self.paint_still(painter, (layout.plane, self._plot if self._is_fine else None), paint_rest)
        if not self._is_fine:
            layout.paint_curves(painter, fine=False)
        layout.legend.paint(painter, theme, layout.area.topLeft())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if self._cursor is not None:
            layout.paint_upright(painter, self._cursor, QPen(QColor(theme.outline), 1.0))
        if self._moment is not None:
            layout.paint_upright(painter, self._moment, QPen(QColor(theme.accent), 2.0))

    @property
    def _layout(self) -> PlotLayout:
        """Anew only if something is not as it was when it was made last."""
        font, theme = self.font(), theme_of(self)
        key = (self._plot, self._entries, self._is_lowest, self.size(), font.key(), theme)
        if self._laid_out is None or self._laid_out[0] != key:
            area = QRectF(self.rect())
            layout = PlotLayout(self._plot, self.title, self._entries, area, font, theme, self._is_lowest)
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
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.x_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.MiddleButton:
            moved = event.position().x() - self._dragged_from.x()
            self._dragged_from = event.position()
            self.pan_requested.emit(moved / max(1.0, self.plot_width))
            return
        x = self.x_at(event.position())
        self.hovered.emit(x)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.picked.emit(x)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            self.pan_requested.emit(turned.x() / 120 / 10)
        else:
            self.zoom_requested.emit(self.x_at(event.position()), _ZOOM_STEP ** (-turned.y() / 120))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(self, event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(None)
