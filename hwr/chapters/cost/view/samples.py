"""What the chapter on the loss draws of several samples: a row for each, and the mean across all of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.cost.samples import TARGETS, SampleLosses, X
from hwr.language import mark, tr
from hwr.ui.kit.chart.axis import round_up
from hwr.ui.kit.colours import series_colour
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import CENTRE, LEFT, RIGHT, fitting
from hwr.ui.kit.theme import theme_of
from hwr.words import fixed, numeral

_ROWS: Final = len(X) + 2
"""Heads above the samples, the mean beneath them."""

_HEADS: Final = (mark("loss of the sample"), mark("its loss"), mark("loss"))
_LEAST_REACH: Final = 0.5
"""So far the bars reach at least, so that small losses look small."""


class CostSamples(Picture[object]):
    """Input, target, output and loss of each sample; the mean as an upright line through all bars."""

    def __init__(self) -> None:
        super().__init__("costSamples", tr("The loss of each sample, and their mean"), lines=11, columns=40)
        self._losses: SampleLosses | None = None

    def show_losses(self, losses: SampleLosses) -> None:
        """Show these."""
        self._losses = losses
        rows = zip(X, TARGETS, losses.outputs.tolist(), losses.losses.tolist(), strict=True)
        said = (
            tr(
                "x {x}, target {target}: output {output}, loss {loss}",
                x=numeral(x),
                target=target,
                output=numeral(y, 3),
                loss=numeral(loss, 3),
            )
            for x, target, y, loss in rows
        )
        self.describe("; ".join((*said, tr("mean {mean}", mean=numeral(losses.mean, 3)))))

    def paint(self, painter: QPainter) -> None:
        losses = self._losses
        if losses is None:
            return
        theme, line = theme_of(self), self.line
        height = min(self.height() / _ROWS, 2.6 * line)
        top = (self.height() - _ROWS * height) / 2
        widths = [self.metrics.horizontalAdvance(text) + 1.2 * line for text in ("−2", tr("target t"), tr("output y"))]
        number = self.metrics.horizontalAdvance("0.000") + 0.6 * line
        left = sum(widths)
        bars = QRectF(left, top + height, max(8.0, self.width() - left - number), len(X) * height)
        reach = round_up(max(_LEAST_REACH, 1.02 * float(losses.losses.max())))
        self._paint_row(painter, top, height, widths, ("x", tr("target t"), tr("output y")), QColor(theme.muted))
        heads = QRectF(left, top, bars.width() + number, height)
        painter.drawText(heads, LEFT, fitting(self.metrics, tuple(map(tr, _HEADS)), heads.width()))
        for i, (x, target) in enumerate(zip(X, TARGETS, strict=True)):
            y = top + (i + 1) * height
            cells = (numeral(x), str(target), fixed(float(losses.outputs[i]), 2))
            self._paint_row(painter, y, height, widths, cells, QColor(theme.text))
            track = QRectF(bars.left(), y + 0.2 * height, bars.width(), 0.6 * height)
            painter.fillRect(track, QColor(theme.track))
            bar = QRectF(track)
            bar.setWidth(track.width() * float(losses.losses[i]) / reach)
            painter.fillRect(bar, series_colour(theme, 0))
            painter.setPen(QColor(theme.text))
            painter.drawText(QRectF(bars.right(), y, number, height), RIGHT, fixed(float(losses.losses[i]), 3))
        self._paint_mean(painter, bars, losses.mean / reach, height)

    def _paint_row(
        self, painter: QPainter, y: float, height: float, widths: list[float], cells: tuple[str, ...], colour: QColor
    ) -> None:
        painter.setPen(colour)
        x = 0.0
        for width, text in zip(widths, cells, strict=True):
            painter.drawText(QRectF(x, y, width, height), CENTRE, text)
            x += width

    def _paint_mean(self, painter: QPainter, bars: QRectF, share: float, height: float) -> None:
        """The line, and its number beneath the bars."""
        losses, theme, line = self._losses, theme_of(self), self.line
        assert losses is not None
        at = bars.left() + bars.width() * share
        painter.setPen(QPen(QColor(theme.text), 0.12 * line, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(at, bars.top(), at, bars.bottom() + 0.2 * height))
        painter.setFont(strong(painter.font()))
        text = tr("mean, the loss L: {mean}", mean=fixed(losses.mean, 3))
        width = painter.fontMetrics().horizontalAdvance(text)
        left = min(max(at - width / 2, 0.0), self.width() - width - 2)
        painter.setPen(QColor(theme.text))
        painter.drawText(QRectF(left, bars.bottom() + 0.15 * height, width + 2, height), LEFT, text)
        painter.setFont(self.picture_font)
