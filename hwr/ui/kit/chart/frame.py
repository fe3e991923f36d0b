"""A plot frame: a legend above one plot in the window's colours, which says where on it the mouse is.

pyqtgraph draws axes and curves; what is drawn, over which range and with which ticks is decided here, so that a repaint
does only what it must. While curves change they are painted fast; once they rest, finely.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainterPath,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hwr.store.atomic import write_bytes
from hwr.ui.kit.chart.legend import PlotLegendWidget
from hwr.ui.kit.chart.lines import Line, PlotLinesItem
from hwr.ui.kit.chart.picture import picture_bytes
from hwr.ui.kit.chart.plot_series import within
from hwr.ui.kit.chart.style import Floats, LegendEntry, PlotBand, PlotCurve
from hwr.ui.kit.chart.ticks import Ticks
from hwr.ui.kit.theme import theme_of

Range = tuple[float, float]

_REST_MS: Final = 300
_ZOOM_STEP: Final = 1.25
_WIDEST_LABEL: Final = "0.00000"


class PlotFrame(QWidget):
    """One plot; places are in the units of its axes, which are logarithms where the axis is labelled so."""

    hovered = Signal(float)
    """The mouse is at this x."""
    left = Signal()
    """The mouse is elsewhere."""
    picked = Signal(float)
    """The left button was pressed at this x, or dragged to it."""
    zoom_requested = Signal(float, float)
    """The wheel was turned at this x, to see so many times as much."""
    pan_requested = Signal(float)
    """The plot was dragged by so much of its width, with the middle button, or scrolled sideways."""
    menu_requested = Signal(QPoint)
    """The context menu was asked for, here on the screen."""

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `title` stands before the legend."""
        super().__init__(parent)
        import pyqtgraph as pg  # takes 0.3 s, for which the first paint must not wait

        self._pg = pg
        self.title = title
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.legend = PlotLegendWidget(title, self)
        self._view: Any = pg.PlotWidget(self, enableMenu=False)
        self._plot: Any = self._view.getPlotItem()
        self._box: Any = self._plot.getViewBox()
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setAccessibleName(title)
        self._view.setCacheMode(self._view.CacheModeFlag.CacheNone)  # a plain ground needs no picture of it
        self._plot.hideButtons()
        self._box.setMouseEnabled(False, False)
        self._box.disableAutoRange()
        self._box.setDefaultPadding(0)
        self._view.viewport().setMouseTracking(True)
        self._view.viewport().installEventFilter(self)
        self._curves: list[PlotCurve] = []
        self._paths: list[QPainterPath] = []
        self._lines = PlotLinesItem()
        self._lines.setZValue(1)
        self._box.addItem(self._lines, ignoreBounds=True)
        self._bands: list[tuple[Any, Any, Any]] = []
        self._ticks: dict[str, Ticks] = {}
        self._fine = False
        self._range: tuple[Range, Range] = ((0.0, 1.0), (0.0, 1.0))
        self._dragged_from: QPointF | None = None
        self._grid = pg.PlotCurveItem(skipFiniteCheck=True)
        self._grid.setZValue(-1)
        self._plot.addItem(self._grid)
        self._cursor = self._add_vertical(10)
        self._moment = self._add_vertical(9)
        self._levels: list[Any] = []
        self._dots: list[Any] = []
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(_REST_MS)
        self._resting.timeout.connect(self.paint_finely)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(self._view, 1)
        for side in ("left", "bottom", "top"):
            axis = self._plot.getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False, hideOverlappingLabels=80)
        self._plot.showAxis("top", False)
        self._plot.getAxis("left").setStyle(tickLength=0)
        self._plot.getAxis("bottom").setStyle(tickLength=4)
        self._plot.getAxis("top").setStyle(tickLength=4)
        self._dress()

    # What is shown

    @property
    def curves(self) -> tuple[PlotCurve, ...]:
        """As they are drawn now."""
        return tuple(self._curves)

    @property
    def range(self) -> tuple[Range, Range]:
        """The ends of the horizontal axis, and of the vertical one."""
        return self._range

    @property
    def plot_size(self) -> tuple[float, float]:
        """Width and height of the area between the axes, in pixels as a layout counts them."""
        rect = self._box.boundingRect()
        return float(rect.width()), float(rect.height())

    def show_range(self, x: Range, y: Range) -> None:
        """Show this part of the plane; each range has an extent."""
        if (x, y) != self._range:
            self._range = (x, y)
            self._box.setRange(xRange=x, yRange=y, padding=0, disableAutoRange=True)
            self._lay_grid()

    def show_ticks(self, side: str, ticks: Ticks) -> None:
        """Label the "left", "bottom" or "top" axis; the top one is there only while it has labels."""
        before = self._ticks.get(side, ())
        if ticks == before:
            return
        self._ticks[side] = ticks
        if side == "top" and bool(ticks) != bool(before):
            self._plot.showAxis("top", bool(ticks))
            self._make_room()
        self._plot.getAxis(side).setTicks([list(ticks)])
        if side == "left":
            self._lay_grid()

    def show_curves(self, curves: Sequence[PlotCurve]) -> None:
        """Draw these instead of those before."""
        self._curves = list(curves)
        self._paths = [self._path(curve) for curve in curves]
        self._fine = False
        self._draw_lines()
        self._resting.start()

    @property
    def is_fine(self) -> bool:
        """Whether the curves are painted finely: none has changed for a while."""
        return self._fine

    def paint_finely(self) -> None:
        """Do not wait until the curves rest."""
        self._resting.stop()
        self._fine = True
        self._draw_lines()

    def show_bands(self, bands: Sequence[PlotBand]) -> None:
        """Fill these areas behind the curves instead of those before."""
        for parts in self._bands:
            for part in parts:
                self._plot.removeItem(part)
        self._bands = []
        for band in bands:
            low, high = (self._pg.PlotCurveItem(band.x, y, pen=None) for y in (band.low, band.high))
            colour = band.style.pen(theme_of(self)).color()
            colour.setAlpha(50)
            area = self._pg.FillBetweenItem(low, high, brush=QBrush(colour))
            for part in (low, high, area):
                self._plot.addItem(part)
            self._bands.append((low, high, area))

    def show_dots(self, curves: Sequence[PlotCurve]) -> None:
        """Put a dot on each point of these curves, where few values were measured."""
        for dots in self._dots:
            self._plot.removeItem(dots)
        self._dots = []
        for curve in curves:
            colour = curve.style.pen(theme_of(self)).color()
            dots = self._pg.ScatterPlotItem(curve.x, curve.y, size=7, pen=None, brush=QBrush(colour))
            dots.setZValue(5)
            self._plot.addItem(dots)
            self._dots.append(dots)

    def show_levels(self, levels: Sequence[float]) -> None:
        """Draw thin horizontal lines at these heights, to compare with."""
        for line in self._levels:
            self._plot.removeItem(line)
        self._levels = [self._pg.InfiniteLine(level, angle=0) for level in levels]
        for line in self._levels:
            line.setPen(self._level_pen())
            self._plot.addItem(line)

    def show_entries(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these in the legend, and tell them to a screen reader."""
        self.legend.show_entries(entries)
        self.setAccessibleDescription(self.legend.words)

    def show_cursor(self, x: float | None) -> None:
        """Draw a thin vertical line where values are read."""
        _place(self._cursor, x)

    def show_moment(self, x: float | None) -> None:
        """Draw a strong vertical line at the moment that is being looked at."""
        _place(self._moment, x)

    def show_bottom(self, visible: bool) -> None:
        """Label the bottom axis or leave that to the plot below."""
        self._plot.getAxis("bottom").setStyle(showValues=visible)
        self._plot.getAxis("bottom").setHeight(self._tick_height() if visible else 5)

    # Files

    def export(self, path: Path, bottom: str) -> None:
        """Write the plot with its legend and the bottom axis's name as a picture: SVG for ".svg", else PNG.

        Raises:
            StorageError: if it cannot be written; an existing file is then as it was.
        """
        self.paint_finely()
        labelled = self._plot.getAxis("bottom").style["showValues"]
        self.show_bottom(True)
        self._plot.layout.activate()
        try:
            words = f"{self.title}: {self.legend.words}"
            write_bytes(path, picture_bytes(self, theme_of(self), words, bottom, svg=path.suffix.lower() == ".svg"))
        finally:
            self.show_bottom(labelled)

    # The mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the mouse's events before pyqtgraph does."""
        if isinstance(event, QMouseEvent):
            return self._on_mouse(event)
        if isinstance(event, QWheelEvent):
            turned = event.angleDelta()
            if abs(turned.x()) > abs(turned.y()):
                self.pan_requested.emit(turned.x() / 120 / 10)
            else:
                self.zoom_requested.emit(self.x_at(event.position()), _ZOOM_STEP ** (-turned.y() / 120))
            return True
        if isinstance(event, QContextMenuEvent):
            self.menu_requested.emit(event.globalPos())
            return True
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        return super().eventFilter(watched, event)

    def x_at(self, place: QPointF) -> float:
        """The x under a place in the plot's view, held to what is shown."""
        low, high = self._range[0]
        return min(max(float(self._box.mapSceneToView(self._view.mapToScene(place.toPoint())).x()), low), high)

    def pixel_at(self, x: float) -> QPoint:
        """Where in the plot's view an x is, halfway up; the inverse of `x_at`."""
        middle = sum(self._range[1]) / 2
        place: QPoint = self._view.mapFromScene(self._box.mapViewToScene(QPointF(x, middle)))
        return place

    @property
    def viewport(self) -> QWidget:
        """What the mouse moves over."""
        found: QWidget = self._view.viewport()
        return found

    def _on_mouse(self, event: QMouseEvent) -> bool:
        kind, buttons = event.type(), event.buttons()
        x = self.x_at(event.position())
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            self._dragged_from = event.position()
            if event.button() == Qt.MouseButton.LeftButton:
                self.picked.emit(x)
        elif kind == QEvent.Type.MouseMove and buttons & Qt.MouseButton.MiddleButton and self._dragged_from is not None:
            moved = event.position().x() - self._dragged_from.x()
            self._dragged_from = event.position()
            self.pan_requested.emit(moved / max(1.0, self.plot_size[0]))
        elif kind == QEvent.Type.MouseMove:
            self.hovered.emit(x)
            if buttons & Qt.MouseButton.LeftButton:
                self.picked.emit(x)
        return True

    # How it looks

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font's size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._dress()

    def _add_vertical(self, z: float) -> Any:
        line = self._pg.InfiniteLine(angle=90, movable=False)
        line.setZValue(z)
        line.setVisible(False)
        self._plot.addItem(line, ignoreBounds=True)
        return line

    def _lay_grid(self) -> None:
        """A faint line from end to end at each label of the left axis; the axis's own grid would cut labels off."""
        heights = np.array([place for place, _ in self._ticks.get("left", ())])
        self._grid.setData(np.tile(self._range[0], len(heights)), np.repeat(heights, 2), connect="pairs")

    def _make_room(self) -> None:
        """For half of the labels at the ends of the axes."""
        height = QFontMetricsF(self._tick_font()).height()
        self._plot.layout.setContentsMargins(0, 0 if self._ticks.get("top") else height / 2, 1.5 * height, 0)

    def _tick_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(max(6.0, font.pointSizeF() * 0.88))
        return font

    def _tick_height(self) -> float:
        return QFontMetricsF(self._tick_font()).height() + 6

    def _level_pen(self) -> QPen:
        pen = QPen(QColor(theme_of(self).outline), 1.0, Qt.PenStyle.DotLine)
        pen.setCosmetic(True)
        return pen

    def _dress(self) -> None:
        """Put on the theme's colours and the font's sizes."""
        theme, font = theme_of(self), self._tick_font()
        self._view.setBackground(QColor(theme.card))
        for side, line in (("left", theme.card), ("bottom", theme.outline), ("top", theme.card)):
            axis = self._plot.getAxis(side)
            axis.setPen(QColor(line))
            axis.setTickPen(QColor(theme.outline))
            axis.setTextPen(QColor(theme.text if side == "top" else theme.muted))
            axis.setTickFont(font)
        self._plot.getAxis("left").setWidth(QFontMetricsF(font).horizontalAdvance(_WIDEST_LABEL) + 8)
        self._plot.getAxis("top").setHeight(self._tick_height() + 4)  # signs may be higher than letters
        bottom = self._plot.getAxis("bottom")
        bottom.setHeight(self._tick_height() if bottom.style["showValues"] else 5)
        self._make_room()
        grid = QPen(QColor(theme.border), 1.0)
        grid.setCosmetic(True)
        self._grid.setPen(grid)
        self._cursor.setPen(QColor(theme.outline))
        moment = QPen(QColor(theme.accent), 2.0)
        moment.setCosmetic(True)
        self._moment.setPen(moment)
        for level in self._levels:
            level.setPen(self._level_pen())
        self._draw_lines()

    def _path(self, curve: PlotCurve) -> QPainterPath:
        x, y = _seen(curve.x, within(curve.y, self._range[1]), self._range[0])
        path: QPainterPath = self._pg.arrayToQPath(x, y, connect="finite")
        return path

    def _draw_lines(self) -> None:
        lines = []
        for curve, path in zip(self._curves, self._paths, strict=True):
            fine = self._fine and not curve.style.is_faint
            lines.append(Line(path, curve.style.pen(theme_of(self), fine=fine), fine))
        (left, right), (low, high) = self._range
        self._lines.show_lines(lines, QRectF(left, low, right - left, high - low))


def _place(line: Any, x: float | None) -> None:
    line.setVisible(x is not None)
    if x is not None:
        line.setValue(x)


def _seen(x: Floats, y: Floats, ends: Range) -> tuple[Floats, Floats]:
    """The points to draw; a single one becomes a short dash, for a line needs two."""
    if len(x) != 1:
        return x, y
    half = (ends[1] - ends[0]) / 150
    return np.array([x[0] - half, x[0] + half]), np.array([y[0], y[0]])
