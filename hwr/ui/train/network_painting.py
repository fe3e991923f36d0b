"""Network painting: lines, units, biases, names and outputs of the network picture, each painted by a function."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from hwr.language import tr, written
from hwr.train.layer_view import LayerView, headings, layer_name
from hwr.train.network_layout import Edges, NetworkLayout, ShownLayer
from hwr.ui.kit.colours import negative_colour, positive_colour
from hwr.ui.kit.heat.cells import colours, faded
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.text import fitting
from hwr.ui.kit.theme import Theme
from hwr.words import fixed, numeral

_WIDTHS: Final = (0.0, 0.0, 2.2)
"""Of lines by strength; 0 is one pixel, painted several times as fast as any other width."""

_SHARES: Final = (0.4, 0.75, 0.95)
"""How strong their colours are."""

_BIAS: Final = 4.2
"""Half the height of the largest bias's triangle, in pixels."""


def paint_edges(painter: QPainter, theme: Theme, drawn: Sequence[Edges], share: float) -> None:
    """Lines by sign and strength: colour and dash tell the one, width and colour the other.

    Args:
        share: how strong the colours are in all, about 1.
    """
    for edges in drawn:
        if not len(edges.weights):
            continue
        strength = np.nan_to_num(np.abs(edges.weights))
        low, high = float(strength[-1]), float(strength[0])
        relative = (strength - low) / (high - low) if high > low else np.ones(len(strength))
        levels = np.minimum((relative * len(_WIDTHS)).astype(int), len(_WIDTHS) - 1).tolist()
        groups: dict[tuple[int, bool], list[QLineF]] = {}
        for level, below, line in zip(levels, (edges.weights < 0).tolist(), edges.lines.tolist(), strict=True):
            groups.setdefault((level, below), []).append(QLineF(*line))
        for (level, below), lines in sorted(groups.items()):
            colour = negative_colour(theme) if below else positive_colour(theme)
            pen = QPen(faded(theme, colour, min(1.0, share * _SHARES[level])), _WIDTHS[level])
            if below:
                pen.setDashPattern([5 / max(1.0, _WIDTHS[level]), 3 / max(1.0, _WIDTHS[level])])
            painter.setPen(pen)
            painter.drawLines(lines)


def paint_faint(painter: QPainter, theme: Theme, drawn: Sequence[Edges]) -> None:
    """Lines that are there and have no say now."""
    painter.setPen(QPen(faded(theme, QColor(theme.outline), 0.2), 0))
    for edges in drawn:
        painter.drawLines([QLineF(*line) for line in edges.lines.tolist()])


def paint_units(painter: QPainter, theme: Theme, view: LayerView, shown: ShownLayer) -> None:
    """A layer's units, dead ones crossed out, saturated ones in a second ring, each with its bias."""
    x, r = shown.x, shown.radius
    painter.setPen(QPen(QColor(theme.outline), 1.2))
    for fill, y in zip(colours(theme, view, view.a[shown.units]).tolist(), shown.ys.tolist(), strict=True):
        painter.setBrush(QColor(*fill))
        painter.drawEllipse(QPointF(x, y), r, r)
    painter.setPen(QPen(QColor(theme.unsure), 1.5))
    d = r * 0.6
    for y in shown.ys[view.states.dead[shown.units]].tolist():
        painter.drawLines([QLineF(x - d, y - d, x + d, y + d), QLineF(x - d, y + d, x + d, y - d)])
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for y in shown.ys[view.states.saturated[shown.units]].tolist():
        painter.drawEllipse(QPointF(x, y), r + 2.5, r + 2.5)
    paint_biases(painter, theme, view, shown)


def paint_biases(painter: QPainter, theme: Theme, view: LayerView, shown: ShownLayer) -> None:
    """Beside each unit a triangle: up for a bias above 0, down for one below, its area the bias's magnitude."""
    biases = np.nan_to_num(view.biases[shown.units].astype(np.float64))
    largest = float(np.abs(biases).max()) or 1.0
    x = shown.x + shown.radius + 4.5
    painter.setPen(Qt.PenStyle.NoPen)
    for sign, colour in ((1, positive_colour(theme)), (-1, negative_colour(theme))):
        painter.setBrush(colour)
        for bias, y in zip((biases * sign / largest).tolist(), shown.ys.tolist(), strict=True):
            size = _BIAS * max(bias, 0.0) ** 0.5
            if size >= 1:
                foot, half = y + sign * size * 0.7, size * 0.9
                painter.drawConvexPolygon(
                    (QPointF(x, y - sign * size), QPointF(x - half, foot), QPointF(x + half, foot))
                )


def paint_names(
    painter: QPainter, theme: Theme, layout: NetworkLayout, views: Sequence[LayerView], place: QRectF
) -> None:
    """Over each column its name and what it is made of, beneath it how many units are not shown."""
    plain, heavy = painter.font(), strong(painter.font())
    metrics = QFontMetricsF(heavy)
    line = metrics.height()
    xs = [layer.x for layer in layout.layers]
    apart = min((after - before for before, after in pairwise(xs)), default=place.width() * 0.4) - 6
    painter.setFont(heavy)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRectF(0, 0, layout.side + 20, line), Qt.AlignmentFlag.AlignLeft, tr("Input"))
    for view, shown in zip(views, layout.layers, strict=True):
        name = layer_name(view.index, len(views))
        words = (*(f"{name} · {kind}" for kind in headings(view)), name)
        room, side = QRectF(shown.x - apart / 2, 0, apart, line), Qt.AlignmentFlag.AlignHCenter
        if view.is_output:  # it has all the room at its right
            room = QRectF(shown.x - shown.radius, 0, place.width() - shown.x + shown.radius, line)
            side = Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side, fitting(metrics, words, room.width()))
    painter.setFont(plain)
    painter.setPen(QColor(theme.muted))
    for shown in layout.layers:
        if shown.more:
            room = QRectF(shown.x - apart / 2, place.height() - line, apart, line)
            said = fitting(
                QFontMetricsF(plain), (tr("+ {count:,} more", count=shown.more), written(f"+ {shown.more:,}")), apart
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignHCenter, said)


def paint_outputs(painter: QPainter, theme: Theme, view: LayerView, shown: ShownLayer, right: float) -> None:
    """At the right the label of each output, its activation as a bar, and as a number."""
    plain, heavy = painter.font(), QFont(painter.font())
    heavy.setWeight(QFont.Weight.Bold)
    line = QFontMetricsF(plain).height()
    best = int(np.nan_to_num(view.a, nan=-np.inf).argmax())
    filled = np.nan_to_num(view.a / view.limit).clip(0, 1).tolist()
    labels = shown.x + shown.radius + 12
    figures = right - QFontMetricsF(heavy).horizontalAdvance("0.0000")
    track = QRectF(labels + line, 0, max(0.0, figures - labels - 1.5 * line), min(line * 0.5, 14.0))
    middle = Qt.AlignmentFlag.AlignVCenter
    for unit, y in zip(shown.units.tolist(), shown.ys.tolist(), strict=True):
        is_best, value = unit == best, float(view.a[unit])
        track.moveTop(y - track.height() / 2)
        painter.fillRect(track, QColor(theme.track))
        bar = QRectF(track)
        bar.setWidth(track.width() * filled[unit])
        painter.fillRect(bar, QColor(theme.accent if is_best else theme.outline))
        painter.setFont(heavy if is_best else plain)
        painter.setPen(QColor(theme.accent if is_best else theme.text))
        painter.drawText(QRectF(labels, y - line / 2, line, line), middle | Qt.AlignmentFlag.AlignLeft, str(unit))
        said = fixed(value, 4) if abs(value) < 10 else numeral(value)
        painter.drawText(
            QRectF(figures, y - line / 2, right - figures, line), middle | Qt.AlignmentFlag.AlignRight, said
        )
    painter.setFont(plain)
