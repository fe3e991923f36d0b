"""A figure: plots beside each other as a PNG or SVG file, at a size of its own and always alike, for reports."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter

from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis, Range
from hwr.ui.kit.chart.curves import Curves, View
from hwr.ui.kit.chart.legend import LegendEntry
from hwr.ui.kit.chart.plot import Plot, PlotLayout, file_bytes
from hwr.ui.kit.picture.text import LEFT
from hwr.ui.kit.theme import LIGHT, Theme

WIDTH: Final = 1120
HEIGHT: Final = 500
"""Of a figure whose legends have one row, in SVG's units; PNG has `PNG_SCALE` times as many pixels."""

_MARGIN: Final = 28.0
_GAP: Final = 36.0
_FONT: Final = 14
_MOST_ROWS: Final = 99


@dataclass(frozen=True, eq=False)
class Part:
    """One plot of a figure: its title, what is shown, and the legend."""

    title: str
    plot: Plot
    entries: Sequence[LegendEntry]


def part_width(parts: int) -> float:
    """How wide one of so many plots is, with its labels."""
    return (WIDTH - 2 * _MARGIN - (parts - 1) * _GAP) / parts


@dataclass(frozen=True, eq=False)
class Figure:
    """Plots beside each other, to be painted in whichever thread there is time: nothing of it changes any more.

    Attributes:
        parts: the plots.
        words: describe it.
        heading: is written above them; may be empty.
        theme: the colours.
    """

    parts: Sequence[Part]
    words: str
    heading: str = ""
    theme: Theme = LIGHT

    def file(self, *, svg: bool) -> bytes:
        """It as an SVG or else a PNG file. Needs neither a display nor an application."""
        application = _application()
        made = _painted(self.parts, self.words, self.heading, self.theme, svg=svg)
        del application  # until here nobody else may have held it
        return made


def _painted(parts: Sequence[Part], words: str, heading: str, theme: Theme, *, svg: bool) -> bytes:
    font = QFont()
    font.setPixelSize(_FONT)
    width = part_width(len(parts))

    def laid_out(part: Part, height: float) -> PlotLayout:
        area = QRectF(0, 0, width, height)
        return PlotLayout(part.plot, part.title, part.entries, area, font, theme, most_rows=_MOST_ROWS)

    legends = [laid_out(part, HEIGHT).legend.height for part in parts]
    tallest = max(legends)
    above = 2.0 * _FONT if heading else 0.0
    size = QSize(WIDTH, math.ceil(HEIGHT + above + tallest - min(*legends, 1.2 * _FONT)))

    def paint(painter: QPainter) -> None:
        painter.translate(_MARGIN, _MARGIN)
        if heading:
            strong = QFont(font)
            strong.setWeight(QFont.Weight.DemiBold)
            painter.setFont(strong)
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(0, 0, WIDTH - 2 * _MARGIN, 1.5 * _FONT), LEFT, heading)
            painter.translate(0, above)
        for part, legend in zip(parts, legends, strict=True):
            layout = laid_out(part, size.height() - above - 2 * _MARGIN)
            layout = replace(
                layout, area=layout.area.adjusted(0, tallest - legend, 0, 0)
            )  # planes as high as each other
            layout.paint(painter)
            if not part.plot.curves:
                painter.setPen(QColor(theme.muted))
                painter.drawText(layout.plane.rect, Qt.AlignmentFlag.AlignCenter, tr("nothing measured"))
            painter.translate(width + _GAP, 0)

    return file_bytes(paint, size, theme.paper, words, svg=svg)


def curves_figure(
    curves: Curves,
    view: View,
    *,
    part: Range | None = None,
    fitted: Callable[[str, Axis], Axis] = lambda _, axis: axis,
    heading: str = "",
    theme: Theme = LIGHT,
) -> Figure:
    """Learning curves as a figure.

    Args:
        heading: is written above them; may be empty.
        part: what is wanted of the horizontal axis; None for all of it.
        fitted: makes of a plot's title and its whole vertical axis what is wanted of that.
    """

    x, width = curves.x_axis(view, part), part_width(len(view.plots))
    parts = []
    for title in view.plots:
        plot = curves.plot(title, view, x, width)
        plot = replace(plot, y=fitted(title, plot.y), marks=curves.marks(view, x, width))
        parts.append(Part(tr(title), plot, curves.entries(title, view, None)))
    runs = heading or ", ".join(overlay.title for overlay in curves.overlays)
    words = tr("Loss and accuracy of {runs}", runs=runs) if runs else tr("Loss and accuracy")
    return Figure(parts, words, heading, theme)


def _application() -> QCoreApplication:
    """The application there is, or one without a display: Qt has fonts only while there is one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
