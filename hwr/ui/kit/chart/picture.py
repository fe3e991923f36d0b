"""A picture of a plot as it is seen, as the bytes of a PNG or SVG file.

It is rendered by Qt: pyqtgraph's SVG exporter stumbles over curves with gaps (0.14 with PySide6 6.11).
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.theme import Theme

_PNG_SCALE: Final = 2


def picture_bytes(plot: QWidget, theme: Theme, title: str, bottom: str, *, svg: bool) -> bytes:
    """The widget on the card's ground, with the bottom axis's name beneath; `title` describes it within the SVG."""
    line = plot.fontMetrics().height()
    size = QSize(plot.width() + 2 * line, plot.height() + 4 * line)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if svg:
        drawing = QSvgGenerator()
        drawing.setOutputDevice(buffer)
        drawing.setSize(size)
        drawing.setViewBox(QRect(QPoint(), size))
        drawing.setResolution(96)
        drawing.setTitle(title)
        _render(plot, theme, QPainter(drawing), size, bottom)
    else:
        picture = QImage(size * _PNG_SCALE, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(_PNG_SCALE)
        _render(plot, theme, QPainter(picture), size, bottom)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def _render(plot: QWidget, theme: Theme, painter: QPainter, size: QSize, bottom: str) -> None:
    line = plot.fontMetrics().height()
    painter.fillRect(QRect(QPoint(), size), QColor(theme.card))
    painter.setFont(plot.font())
    painter.setPen(QColor(theme.muted))
    foot = QRect(0, size.height() - round(2.5 * line), size.width(), 2 * line)
    painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, bottom)
    plot.render(painter, QPoint(line, line), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
