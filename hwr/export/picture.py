"""A picture of curves: loss and accuracy of one or several runs side by side, as a PNG or SVG file.

It is painted without a window, at a size of its own, always alike: for reports and slides. Colour tells the runs apart,
and so does the number at the end of each curve; what is dashed was measured on the training samples.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QImage, QPainter, QPainterPath, QPen

from hwr.ui.kit.chart.axis import LARGEST, Axis
from hwr.ui.kit.theme import LIGHT, Theme
from hwr.words import LONGEST_NAME, shown

WIDTH: Final = 1120
HEIGHT: Final = 500
"""Of the picture without its legend, in SVG's units; PNG has `PNG_SCALE` times as many pixels."""

PNG_SCALE: Final = 2

_COLOURS: Final = ("#2c5ba6", "#b4500f", "#1f7a55", "#8d3c94", "#806200", "#c0342c", "#1c7d8f", "#5c626d")
_DARK_COLOURS: Final = ("#8fb5f3", "#f0a26b", "#6fcf9f", "#d79be0", "#d9bd55", "#f58f86", "#6cc8da", "#b4b8c0")
_MARGIN: Final = 28.0
_GAP: Final = 44.0
_FONT: Final = 14


@dataclass(frozen=True, eq=False)
class Curves:
    """What is shown of one run.

    Attributes:
        number: the run's.
        label: its name, or what else it is to be called.
        columns: at least epoch, loss, train_loss, train_accuracy, test_loss and test_accuracy, each (rows,), NaN where
            nothing was measured; as `RunStore.columns` gives them.
    """

    number: int
    label: str
    columns: Mapping[str, NDArray[np.float64]]

    def training_loss(self) -> NDArray[np.float64]:
        """Of the whole training set; if that was never evaluated, the mean over the batches."""
        evaluated = self.columns["train_loss"]
        return evaluated if np.isfinite(evaluated).any() else self.columns["loss"]


def png(runs: Sequence[Curves], *, theme: Theme = LIGHT, log: bool = False) -> bytes:
    """The picture as a PNG file; `log` for a logarithmic loss axis. Needs neither a display nor an application."""
    application = _application()
    picture = _Picture(runs, theme, log=log)
    image = QImage(picture.size * PNG_SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(PNG_SCALE)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    del application  # until here nobody else may have held it
    return bytes(buffer.data().data())


def svg(runs: Sequence[Curves], *, theme: Theme = LIGHT, log: bool = False) -> bytes:
    """The picture as an SVG file; likewise."""
    from PySide6.QtSvg import QSvgGenerator

    application = _application()
    picture = _Picture(runs, theme, log=log)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(picture.size)
    generator.setViewBox(QRectF(0, 0, picture.size.width(), picture.size.height()))
    generator.setResolution(96)
    generator.setTitle("Loss and accuracy of " + ", ".join(f"run {run.number}" for run in runs))
    painter = QPainter(generator)
    picture.paint(painter)
    painter.end()
    del application
    return bytes(buffer.data().data())


def _application() -> QCoreApplication:
    """The application there is, or one without a display: Qt has fonts only while there is one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])


@dataclass(frozen=True, eq=False)
class _Line:
    colour: QColor
    dashed: bool
    number: int
    x: NDArray[np.float64]
    y: NDArray[np.float64]


class _Picture:
    """The picture's layout for some runs."""

    def __init__(self, runs: Sequence[Curves], theme: Theme, *, log: bool) -> None:
        self._theme = theme
        self._runs = runs
        self._log = log
        self._font = QFont()
        self._font.setPixelSize(_FONT)
        self._strong = QFont(self._font)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._metrics = QFontMetricsF(self._font)
        self._row = self._metrics.height() * 1.5
        colours = _DARK_COLOURS if theme.is_dark else _COLOURS
        self._colours = [QColor(colours[i % len(colours)]) for i in range(len(runs))]
        self._entries = self._laid_out()
        rows = 1 + max((row for row, _, _ in self._entries), default=0)
        self._legend_height = (rows + 0.6) * self._row
        self.size = QSize(WIDTH, math.ceil(HEIGHT + self._legend_height))

    def paint(self, painter: QPainter) -> None:
        """Paint all of it from (0, 0)."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, self.size.width(), self.size.height()), QColor(self._theme.paper))
        self._paint_legend(painter)
        top = _MARGIN + self._legend_height
        width = (WIDTH - 2 * _MARGIN - _GAP) / 2
        height = self.size.height() - top - _MARGIN
        losses = [
            (line, dashed)
            for run in self._runs
            for line, dashed in ((run.training_loss(), True), (run.columns["test_loss"], False))
        ]
        accuracies = [
            (_percent(run.columns[name]), dashed)
            for run in self._runs
            for name, dashed in (("train_accuracy", True), ("test_accuracy", False))
        ]
        self._paint_chart(painter, QRectF(_MARGIN, top, width, height), "Loss", self._lines(losses), log=self._log)
        self._paint_chart(
            painter,
            QRectF(_MARGIN + width + _GAP, top, width, height),
            "Accuracy, %",
            self._lines(accuracies),
            highest=100.0,
        )

    def _lines(self, series: Sequence[tuple[NDArray[np.float64], bool]]) -> list[_Line]:
        """The curves that have anything to show, two for each run."""
        return [
            _Line(self._colours[i // 2], dashed, self._runs[i // 2].number, self._runs[i // 2].columns["epoch"], y)
            for i, (y, dashed) in enumerate(series)
            if (np.abs(y) < LARGEST).any()
        ]

    # The legend

    def _laid_out(self) -> list[tuple[int, float, str]]:
        """Row, left end and words of each run's entry; the kinds of lines stand on the first row's right."""
        found = []
        row, x = 0, 0.0
        for run in self._runs:
            words = self._metrics.elidedText(
                f"{run.number}  {shown(run.label, LONGEST_NAME)}".strip(), Qt.TextElideMode.ElideRight, WIDTH * 0.42
            )
            width = self._swatch + self._metrics.horizontalAdvance(words) + _MARGIN
            room = WIDTH - 2 * _MARGIN - (self._kinds_width if row == 0 else 0)
            if x and x + width > room:
                row, x = row + 1, 0.0
            found.append((row, x, words))
            x += width
        return found

    @property
    def _swatch(self) -> float:
        return self._metrics.height() * 2

    @property
    def _kinds_width(self) -> float:
        return 2 * self._swatch + self._metrics.horizontalAdvance("testtraining") + 2 * _MARGIN

    def _paint_legend(self, painter: QPainter) -> None:
        painter.setFont(self._font)
        for colour, (row, x, words) in zip(self._colours, self._entries, strict=True):
            self._paint_entry(painter, QPointF(_MARGIN + x, _MARGIN + row * self._row), colour, words, dashed=False)
        x = WIDTH - _MARGIN - self._kinds_width + _MARGIN
        for words, dashed in (("test", False), ("training", True)):
            self._paint_entry(painter, QPointF(x, _MARGIN), QColor(self._theme.muted), words, dashed=dashed)
            x += self._swatch + self._metrics.horizontalAdvance(words) + _MARGIN

    def _paint_entry(self, painter: QPainter, at: QPointF, colour: QColor, words: str, *, dashed: bool) -> None:
        middle = at.y() + self._metrics.height() / 2
        painter.setPen(_pen(colour, dashed=dashed))
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + self._swatch * 0.75, middle))
        painter.setPen(QColor(self._theme.text))
        painter.drawText(QPointF(at.x() + self._swatch, at.y() + self._metrics.ascent()), words)

    # A chart

    def _paint_chart(
        self,
        painter: QPainter,
        place: QRectF,
        title: str,
        lines: Sequence[_Line],
        *,
        log: bool = False,
        highest: float | None = None,
    ) -> None:
        metrics, theme = self._metrics, self._theme
        painter.setFont(self._strong)
        painter.setPen(QColor(theme.text))
        painter.drawText(QPointF(place.left(), place.top() + metrics.ascent()), title)
        painter.setFont(self._font)
        x, y = _axes(lines, log=log, highest=highest)
        y_marks = y.marks(7)
        y_labels = y.labels(y_marks)
        left = place.left() + max((metrics.horizontalAdvance(label) for label in y_labels), default=0) + 10
        right = place.right() - metrics.horizontalAdvance("0000")
        area = QRectF(QPointF(left, place.top() + self._row * 1.2), QPointF(right, place.bottom() - self._row * 2))
        for mark, label in zip(y_marks, y_labels, strict=True):
            height = area.bottom() - float(y.share(mark)) * area.height()
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(QPointF(area.left(), height), QPointF(area.right(), height))
            painter.setPen(QColor(theme.muted))
            room = QRectF(place.left(), height - self._row / 2, left - place.left() - 8, self._row)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, label)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        x_marks = [mark for mark in x.marks(8) if mark == round(mark)]
        for mark, label in zip(x_marks, x.labels(x_marks), strict=True):
            across = area.left() + float(x.share(mark)) * area.width()
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawLine(QPointF(across, area.bottom()), QPointF(across, area.bottom() + 4))
            painter.setPen(QColor(theme.muted))
            room = QRectF(across - 60, area.bottom() + 6, 120, self._row)
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, label)
        room = QRectF(area.left(), area.bottom() + self._row, area.width(), self._row)
        painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, "Epochs")
        if not lines:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "nothing measured")
        self._paint_lines(painter, area, lines, x, y)

    def _paint_lines(self, painter: QPainter, area: QRectF, lines: Sequence[_Line], x: Axis, y: Axis) -> None:
        ends: dict[int, tuple[QPointF, QColor]] = {}
        for line in lines:
            across = area.left() + x.share(line.x) * area.width()
            height = area.bottom() - np.clip(y.share(line.y), -0.02, 1.02) * area.height()
            points = np.column_stack([across, height])[np.isfinite(across) & np.isfinite(height)]
            if not len(points):
                continue
            end = QPointF(*points[-1].tolist())
            painter.setPen(_pen(line.colour, dashed=line.dashed))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(_path(points))
            if len(points) == 1:
                painter.setPen(_pen(line.colour, dashed=False))
                painter.setBrush(QColor(self._theme.paper) if line.dashed else line.colour)
                painter.drawEllipse(end, 3.5, 3.5)
            if not line.dashed or line.number not in ends:
                ends[line.number] = (end, line.colour)
        if len(self._runs) > 1:
            self._paint_numbers(painter, area, ends)

    def _paint_numbers(self, painter: QPainter, area: QRectF, ends: Mapping[int, tuple[QPointF, QColor]]) -> None:
        """Each run's number at the end of its curve, moved up or down where one would lie on another."""
        columns: dict[int, list[tuple[int, QPointF, QColor]]] = {}
        for number, (end, colour) in sorted(ends.items(), key=lambda item: item[1][0].y()):
            columns.setdefault(round(end.x() / 30), []).append((number, end, colour))
        for column in columns.values():
            heights = spread([end.y() for _, end, _ in column], self._metrics.height() * 0.95, area.bottom())
            for (number, end, colour), height in zip(column, heights, strict=True):
                words = QPainterPath()
                middle = self._metrics.capHeight() / 2
                words.addText(QPointF(end.x() + 6, height + middle), self._font, str(number))
                painter.strokePath(words, QPen(QColor(self._theme.paper), 5))  # apart from curves that run below it
                painter.fillPath(words, colour)


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


def _percent(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    return 100 * np.where((shares >= 0) & (shares <= 1), shares, np.nan)


def _pen(colour: QColor, *, dashed: bool) -> QPen:
    pen = QPen(colour, 1.4 if dashed else 2.0)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([4, 3])
    return pen


def _path(points: NDArray[np.float64]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0].tolist()))
    for point in points[1:].tolist():
        path.lineTo(*point)
    return path


def _axes(lines: Sequence[_Line], *, log: bool, highest: float | None) -> tuple[Axis, Axis]:
    """The horizontal and the vertical axis that hold all lines; the latter ends at `highest` at most, if given."""
    epochs = np.concatenate([line.x for line in lines]) if lines else np.zeros(1)
    x = Axis(min(0.0, float(epochs.min())), max(1.0, float(epochs.max())))
    values = np.concatenate([line.y for line in lines]) if lines else np.zeros(0)
    values = values[np.abs(values) < LARGEST]
    if log:
        values = values[values > 0]
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.1, 1.0)
        low, high = 10.0 ** math.floor(math.log10(low) + 1e-9), 10.0 ** math.ceil(math.log10(high) - 1e-9)
        return x, Axis(low, high if high > low else 10 * low, log=True)
    if highest is None:
        return x, Axis(0.0, 1.04 * float(values.max(initial=0.0)) or 1.0)
    low = float(values.min(initial=highest))
    span = max(highest - low, highest / 100)
    return x, Axis(max(0.0, highest - 1.08 * span), highest)
