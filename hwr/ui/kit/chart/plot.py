"""A plot: curves over an axis under a legend, laid out in an area and painted there, on a window or into a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPolygonF

from hwr.ui.kit.chart.axis import Axis, Floats
from hwr.ui.kit.chart.legend import Legend, LegendEntry, LineStyle
from hwr.ui.kit.chart.plane import Plane, polygon
from hwr.ui.kit.picture.text import CENTRE, fitting
from hwr.ui.kit.theme import Theme

PNG_SCALE: Final = 2
"""A PNG has so many times as many pixels as an SVG has units."""

_LEGEND_ROWS: Final = 3
_LEGEND_SHARE: Final = 0.3
_LOW: Final = 9.0
"""Lines of text: in less, the horizontal axis has its labels alone, or there would be next to no plane."""

_TICK_SIZE: Final = 0.88
"""Of the labels along the axes, as a share of the font's."""

_LEAST_LABEL: Final = "0.00000"
_DOT: Final = 7.0
_LONE_DOT: Final = 5.0
_BAND: Final = 50
"""How opaque an area between two curves is, of 255."""


@dataclass(frozen=True, eq=False)
class Curve:
    """What is drawn as one line.

    Attributes:
        name: for the legend.
        x, y: (n,) each, in the units of the axes, x ascending; no line is drawn to and from what cannot be shown, and a
            value between two of those is a dot.
        style: how.
        end: what is written at its end; may be empty.
    """

    name: str
    x: Floats
    y: Floats
    style: LineStyle
    end: str = ""


@dataclass(frozen=True, eq=False)
class Band:
    """An area between two curves, as an error band: `low` and `high` (n,) over `x` (n,), in a curve's style."""

    x: Floats
    low: Floats
    high: Floats
    style: LineStyle


@dataclass(frozen=True, eq=False)
class Plot:
    """What is shown.

    Attributes:
        x, y: the axes.
        curves: the first one lowest.
        bands: behind them.
        levels: thin lines at these heights, to compare with.
        marks: signs above the plane, by their x.
        has_dots: whether each point of a curve has a dot: where few values were measured.
    """

    x: Axis
    y: Axis
    curves: Sequence[Curve] = ()
    bands: Sequence[Band] = ()
    levels: Sequence[float] = ()
    marks: Sequence[tuple[float, str]] = ()
    has_dots: bool = False


@dataclass(frozen=True, eq=False)
class PlotLayout:
    """A plot in an area of a picture.

    Attributes:
        plot: what is shown.
        title: stands before the legend.
        entries: of the legend.
        area: all the room there is, in the picture's pixels.
        font: of the legend.
        theme: the colours.
        has_x_labels: whether the horizontal axis is labelled and named, not only by a plot below.
        most_rows: of the legend; None for as many as leave most of the area to the plane.
    """

    plot: Plot
    title: str
    entries: Sequence[LegendEntry]
    area: QRectF
    font: QFont
    theme: Theme
    has_x_labels: bool = True
    most_rows: int | None = None

    @cached_property
    def legend(self) -> Legend:
        """Above the plane."""
        pens = [entry.style.pen(self.theme, fine=True) for entry in self.entries]
        rows = self.most_rows
        if rows is None:
            rows = max(_LEGEND_ROWS, int(_LEGEND_SHARE * self.area.height() / QFontMetricsF(self.font).height()))
        return Legend(self.entries, pens, self.font, self.area.width(), title=self.title, most_rows=rows)

    @cached_property
    def tick_font(self) -> QFont:
        """Of the labels along the axes."""
        font = QFont(self.font)
        if font.pixelSize() > 0:
            font.setPixelSize(round(_TICK_SIZE * font.pixelSize()))
        else:
            font.setPointSizeF(max(6.0, _TICK_SIZE * font.pointSizeF()))
        return font

    @cached_property
    def plane(self) -> Plane:
        """Below the legend, and below the marks if there are any."""
        metrics = QFontMetricsF(self.tick_font)
        above = self.legend.height + 2 + (1.1 * metrics.height() if self.plot.marks else 0.0)
        beside = 1.1 * metrics.height() if self.plot.y.name else 0.0
        written = max((metrics.horizontalAdvance(curve.end) for curve in self.plot.curves), default=0.0)
        room = self.area.adjusted(beside, above, -written, 0)
        is_low = self.area.height() < _LOW * metrics.height()
        x = self.plot.x if self.has_x_labels and not is_low else replace(self.plot.x, name="")
        y = replace(self.plot.y, name="")  # written beside the axis, not above it
        return Plane.within(room, metrics, x, y, has_x_labels=self.has_x_labels, least_label=_LEAST_LABEL)

    @cached_property
    def _made(self) -> dict[int, tuple[Curve, list[QPolygonF]]]:
        """Curves as lines in pixels, by the curves' identity."""
        return {}

    def _pieces(self, curve: Curve) -> list[QPolygonF]:
        if id(curve) not in self._made:
            self._made[id(curve)] = curve, self.plane.pieces(curve.x, curve.y)
        return self._made[id(curve)][1]

    def keep_lines(self, before: PlotLayout) -> None:
        """Take over what another layout made of curves that both show in the same place: of runs that do not grow."""
        if before.plane == self.plane:
            shown = {id(curve) for curve in self.plot.curves}
            self._made.update({key: made for key, made in before._made.items() if key in shown})

    def paint(self, painter: QPainter) -> None:
        """Paint everything, finely."""
        self.paint_axes(painter)
        self.paint_curves(painter, fine=True)
        self.legend.paint(painter, self.theme, self.area.topLeft())

    def paint_axes(self, painter: QPainter) -> None:
        """Paint what stays while the curves grow within it."""
        painter.setFont(self.tick_font)
        self.plane.paint_axes(painter, self.theme)
        if self.plot.y.name:
            self._paint_y_name(painter)

    def _paint_y_name(self, painter: QPainter) -> None:
        """Upwards, beside the middle of the axis; if need be without what stands in brackets."""
        metrics, rect = QFontMetricsF(self.tick_font), self.plane.rect
        room = rect.height() + 0.4 * metrics.height()
        name = self.plot.y.name
        name = fitting(metrics, (name, name.partition(" (")[0]), room)
        painter.save()
        painter.setPen(QColor(self.theme.text))
        painter.translate(self.area.left(), rect.center().y() + room / 2)
        painter.rotate(-90)
        painter.drawText(QRectF(0, 0, room, metrics.height()), CENTRE, name)
        painter.restore()

    def paint_curves(self, painter: QPainter, *, fine: bool) -> None:
        """Paint the curves, and what is marked on them; not `fine` is some ten times as fast."""
        plane, plot, theme = self.plane, self.plot, self.theme
        painter.save()
        painter.setFont(self.tick_font)
        self._paint_marks(painter)
        painter.setClipRect(plane.rect.adjusted(-1, -1, 1, 1))
        for band in plot.bands:
            low, high = (np.where(v <= 0, plane.y.low, v) if plane.y.log else v for v in (band.low, band.high))
            there, back = plane.points(band.x, low), plane.points(band.x, high)[::-1]
            colour = band.style.pen(theme).color()
            colour.setAlpha(_BAND)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(polygon(np.concatenate([there, back])))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(theme.outline), 1.0, Qt.PenStyle.DotLine))
        for level in plot.levels:
            painter.drawLine(QLineF(plane.place(plot.x.low, level), plane.place(plot.x.high, level)))
        for curve in plot.curves:
            self._paint_curve(painter, curve, fine=fine and not curve.style.is_faint)
        painter.setClipping(False)
        self._paint_ends(painter)
        painter.restore()

    def paint_upright(self, painter: QPainter, x: float, pen: QPen) -> None:
        """A line from below to above."""
        across = self.plane.place(x, self.plot.y.low).x()
        if self.plot.x.low <= x <= self.plot.x.high:
            painter.setPen(pen)
            painter.drawLine(QLineF(across, self.plane.rect.bottom(), across, self.plane.rect.top()))

    def _paint_marks(self, painter: QPainter) -> None:
        line, top = QFontMetricsF(self.tick_font).height(), self.plane.rect.top()
        for x, sign in self.plot.marks:
            across = self.plane.place(x, self.plot.y.low).x()
            painter.setPen(QColor(self.theme.outline))
            painter.drawLine(QLineF(across, top, across, top - 4))
            painter.setPen(QColor(self.theme.text))
            painter.drawText(QRectF(across - 5 * line, top - 4 - 1.2 * line, 10 * line, 1.2 * line), CENTRE, sign)

    def _paint_curve(self, painter: QPainter, curve: Curve, *, fine: bool) -> None:
        pen = curve.style.pen(self.theme, fine=fine)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, fine)
        pieces = self._pieces(curve)
        lines = [piece for piece in pieces if piece.size() > 1]
        if fine or pen.widthF() <= 1:
            _draw(painter, pen, lines)
        else:  # wide pens are slow: two lines, a pixel apart
            pen.setWidthF(1.0)
            _draw(painter, pen, lines)
            _draw(painter, pen, [line.translated(0.0, 1.0) for line in lines])
        dotted = pieces if self.plot.has_dots else [piece for piece in pieces if piece.size() == 1]
        if dotted:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = _DOT if self.plot.has_dots else _LONE_DOT
            painter.setPen(QPen(pen.color(), size, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for piece in dotted:
                painter.drawPoints(piece)

    def _paint_ends(self, painter: QPainter) -> None:
        """What is written at the ends of curves, moved up or down where one would lie on another."""
        metrics, plane = QFontMetricsF(self.tick_font), self.plane
        columns: dict[int, list[tuple[QPointF, Curve]]] = {}
        for curve in self.plot.curves:
            points = plane.points(curve.x, curve.y) if curve.end else np.empty((0, 2))
            for x, y in points[np.isfinite(points).all(axis=1)][-1:].tolist():
                end = QPointF(x, min(max(y, plane.rect.top()), plane.rect.bottom()))
                columns.setdefault(round(x / 30), []).append((end, curve))
        for column in columns.values():
            column.sort(key=lambda item: item[0].y())
            heights = spread([end.y() for end, _ in column], 0.95 * metrics.height(), plane.rect.bottom())
            for (end, curve), height in zip(column, heights, strict=True):
                words = QPainterPath()
                words.addText(QPointF(end.x() + 6, height + metrics.capHeight() / 2), self.tick_font, curve.end)
                painter.strokePath(words, QPen(QColor(self.theme.paper), 5))  # apart from curves that run below it
                painter.fillPath(words, curve.style.pen(self.theme).color())


def _draw(painter: QPainter, pen: QPen, lines: Sequence[QPolygonF]) -> None:
    """Draw them, and let other threads run meanwhile, which `drawPolyline` does not: in a file it may take a second."""
    path = QPainterPath()
    for line in lines:
        path.addPolygon(line)
    painter.strokePath(path, pen)


def spread(heights: Sequence[float], distance: float, lowest: float) -> list[float]:
    """Ascending heights moved apart, so that neighbours keep a distance and the last is not below `lowest`."""
    found: list[float] = []
    for height in heights:
        found.append(max(height, found[-1] + distance) if found else height)
    limit = lowest
    for i in reversed(range(len(found))):
        found[i] = min(found[i], limit)
        limit = found[i] - distance
    return found


def file_bytes(paint: Callable[[QPainter], None], size: QSize, ground: str, title: str, *, svg: bool) -> bytes:
    """What `paint` paints on a ground of a size, as the bytes of an SVG file, which `title` describes, or of a PNG."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if svg:
        from PySide6.QtSvg import QSvgGenerator

        drawing = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # which knows clipping
        drawing.setOutputDevice(buffer)
        drawing.setSize(size)
        drawing.setViewBox(QRectF(QPointF(), size.toSizeF()))
        drawing.setResolution(96)
        drawing.setTitle(title)
        painter = QPainter(drawing)
    else:
        image = QImage(size * PNG_SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(PNG_SCALE)
        painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(QPointF(), size.toSizeF()), QColor(ground))
    paint(painter)
    painter.end()
    if not svg:
        image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
