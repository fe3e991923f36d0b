"""A picture of curves: loss and accuracy of one or several runs side by side, as a PNG or SVG file.

It is painted without a window, at a size of its own, always alike: for reports and slides. Colour tells the runs apart,
and so does the number at the end of each curve; what is dashed was measured on the training samples.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter

from hwr.ui.kit.chart.axis import LARGEST, Axis, Floats, limits
from hwr.ui.kit.chart.legend import Legend, LineStyle
from hwr.ui.kit.chart.plot import Curve, Plot, PlotLayout, file_bytes
from hwr.ui.kit.theme import LIGHT, Theme
from hwr.words import LONGEST_NAME, shown

WIDTH: Final = 1120
HEIGHT: Final = 500
"""Of the picture without its legend, in SVG's units; PNG has `PNG_SCALE` times as many pixels."""

_MARGIN: Final = 28.0
_GAP: Final = 44.0
_FONT: Final = 14
_DASHED: Final = Qt.PenStyle.DashLine
_KINDS: Final = (("test", LineStyle(None, is_strong=True)), ("training", LineStyle(None, _DASHED)))


@dataclass(frozen=True, eq=False)
class RunCurves:
    """What is shown of one run.

    Attributes:
        number: the run's.
        label: its name, or what else it is to be called.
        columns: at least epoch, loss, train_loss, train_accuracy, test_loss and test_accuracy, each (rows,), NaN where
            nothing was measured; as `RunStore.columns` gives them.
    """

    number: int
    label: str
    columns: Mapping[str, Floats]

    def training_loss(self) -> Floats:
        """Of the whole training set; if that was never evaluated, the mean over the batches."""
        evaluated = self.columns["train_loss"]
        return evaluated if np.isfinite(evaluated).any() else self.columns["loss"]


def picture(runs: Sequence[RunCurves], *, svg: bool, theme: Theme = LIGHT, log: bool = False) -> bytes:
    """The picture as an SVG or else a PNG file; `log` for a logarithmic loss axis. Needs neither a display nor an
    application."""
    application = _application()
    font = QFont()
    font.setPixelSize(_FONT)
    kinds = Legend([(name, None, style.pen(theme, fine=True)) for name, style in _KINDS], font, WIDTH)
    width = WIDTH - 2 * _MARGIN - kinds.width - _GAP
    names = [f"{run.number}  {shown(run.label, LONGEST_NAME)}".strip() for run in runs]
    pens = [LineStyle(i, is_strong=True).pen(theme) for i in range(len(runs))]
    legend = Legend([(name, None, pen) for name, pen in zip(names, pens, strict=True)], font, width)
    size = QSize(WIDTH, math.ceil(HEIGHT + legend.height))
    plots = {"Loss": _loss_plot(runs, log=log), "Accuracy": _accuracy_plot(runs)}

    def paint(painter: QPainter) -> None:
        legend.paint(painter, theme, QPointF(_MARGIN, _MARGIN))
        kinds.paint(painter, theme, QPointF(WIDTH - _MARGIN - kinds.width, _MARGIN))
        top = _MARGIN + legend.height + 0.6 * _FONT
        half = (WIDTH - 2 * _MARGIN - _GAP) / 2
        area = QRectF(_MARGIN, top, half, size.height() - top - _MARGIN)
        for title, plot in plots.items():
            layout = PlotLayout(plot, title, (), area, font, theme, x_name="Epochs")
            layout.paint(painter)
            if not plot.curves:
                painter.setPen(QColor(theme.muted))
                painter.drawText(layout.plane.rect, Qt.AlignmentFlag.AlignCenter, "nothing measured")
            area.translate(half + _GAP, 0)

    words = "Loss and accuracy of " + ", ".join(f"run {run.number}" for run in runs)
    made = file_bytes(paint, size, theme.paper, words, svg=svg)
    del application  # until here nobody else may have held it
    return made


def _loss_plot(runs: Sequence[RunCurves], *, log: bool) -> Plot:
    curves = _curves([(run, run.training_loss(), run.columns["test_loss"]) for run in runs])
    values = np.concatenate([np.empty(0), *(curve.y for curve in curves)])
    return Plot(_epochs(curves), Axis(*limits(values, log=log), log=log), curves)


def _accuracy_plot(runs: Sequence[RunCurves]) -> Plot:
    columns = [run.columns for run in runs]
    shares = [(_share(one["train_accuracy"]), _share(one["test_accuracy"])) for one in columns]
    curves = _curves([(run, *pair) for run, pair in zip(runs, shares, strict=True)])
    lowest = min((float(np.nanmin(curve.y)) for curve in curves), default=1.0)
    low = max(0.0, 1.0 - 1.08 * max(1.0 - lowest, 0.01))
    return Plot(_epochs(curves), Axis(low, 1.0, percent=True), curves)


def _curves(runs: Sequence[tuple[RunCurves, Floats, Floats]]) -> list[Curve]:
    """Of each run, what was measured on training samples and on test samples, if it was; the number at the last."""
    found: list[Curve] = []
    for i, (run, training, test) in enumerate(runs):
        both = (training, LineStyle(i, _DASHED)), (test, LineStyle(i, is_strong=True))
        epochs = run.columns["epoch"]
        curves = [Curve(run.label, epochs, y, style) for y, style in both if (np.abs(y) < LARGEST).any()]
        if curves and len(runs) > 1:
            curves[-1] = replace(curves[-1], end=str(run.number))
        found += curves
    return found


def _epochs(curves: Sequence[Curve]) -> Axis:
    ends = np.concatenate([np.array([0.0, 1.0]), *(curve.x for curve in curves)])
    return Axis(float(ends.min()), float(ends.max()), whole=True)


def _share(values: Floats) -> Floats:
    return np.where((values >= 0) & (values <= 1), values, np.nan)


def _application() -> QCoreApplication:
    """The application there is, or one without a display: Qt has fonts only while there is one."""
    running = QCoreApplication.instance()
    if running is not None:
        return running
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication(sys.argv[:1])
