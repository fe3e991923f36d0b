"""The other learning curve: accuracy against the number of digits that are learnt, computed on demand."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.area import PlotArea
from hwr.ui.kit.chart.frame import PlotFrame
from hwr.ui.kit.chart.style import Floats, LegendEntry, LineStyle, PlotBand, PlotCurve
from hwr.ui.kit.chart.ticks import linear_ticks, percent_ticks
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED
from hwr.words import percent_spread

_EMPTY: Final = (
    "How well does this recipe read after a tenth of the digits, and how well after all of them? Compute trains it "
    "fifteen times, in the background, and draws the answer."
)
_TRAINING: Final = LineStyle(0, Qt.PenStyle.DashLine)
_TEST: Final = LineStyle(1, is_strong=True)


class BySamplesPanel(CardWidget):
    """A button, the progress, and the curve with a band of one standard deviation."""

    compute_requested = Signal()
    """The user wants the curve of the present recipe."""
    cancel_requested = Signal()
    """The user will not wait for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: SampleCurve | None = None
        self.setObjectName("bySamplesPanel")
        self.setAccessibleName("Accuracy by the number of digits learnt")
        self._compute = QPushButton("Compute", self)
        self._compute.setObjectName("bySamplesCompute")
        self._compute.setAccessibleName("Compute the accuracy by the number of digits learnt")
        self._compute.setToolTip("Train the present recipe on 10\u00a0% to 100\u00a0% of the digits, three times each")
        self._compute.clicked.connect(self._ask_to_compute)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("bySamplesProgress")
        self._progress.setAccessibleName("Progress of the computation")
        self._progress.setRange(0, 1000)
        self._progress.setTextVisible(False)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setObjectName("bySamplesCancel")
        self._cancel.setAccessibleName("Cancel the computation")
        self._cancel.clicked.connect(self.cancel_requested)
        self._words = Label(parent=self)
        self._words.setObjectName("bySamplesWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plot = PlotFrame("bySamplesPlot", "Accuracy", self)
        self._area = PlotArea({self._plot: 6}, self)
        self._area.setObjectName("bySamplesArea")
        self._area.setAccessibleName("Accuracy by the number of digits learnt")
        self._area.cursor_moved.connect(self._move_cursor)
        self._area.view_changed.connect(self._draw)
        self._empty = Label(_EMPTY, self, role=MUTED)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()
        self._show_work(False)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self._compute)
        above.addWidget(self._words, 3)
        above.addWidget(self._progress, 1)
        above.addWidget(self._cancel)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._area)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 6)
        column.setSpacing(6)
        column.addLayout(above)
        column.addLayout(self._pages, 1)

    # What is shown

    @property
    def words(self) -> str:
        """What is said: the step under way, the result, or the problem."""
        return self._words.text()

    @property
    def plot(self) -> PlotFrame:
        """The curve."""
        return self._plot

    @Slot(str, float)
    def show_progress(self, step: str, share: float) -> None:
        """Say what is being computed, and how much of the whole is done, from 0 to 1."""
        self._show_work(True)
        self._progress.setValue(round(1000 * share))
        self._say(f"{step}…")

    @Slot(object)
    def show_result(self, curve: SampleCurve) -> None:
        """Draw the curve."""
        self._show_work(False)
        self._curve = curve
        self._say(curve.words)
        self._pages.setCurrentIndex(1)
        sizes = curve.sizes.astype(np.float64)
        self._area.set_whole((0.0, float(sizes[-1]) * 1.02), float(np.diff(sizes).min()), float(sizes[-1]))
        self._area.show_whole()

    @Slot(str)
    def show_problem(self, sentence: str) -> None:
        """Say why there is no curve."""
        self._show_work(False)
        self._say(sentence)

    def sizeHint(self) -> QSize:
        return QSize(800, 300)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        self.setAccessibleDescription(words)

    def _show_work(self, working: bool) -> None:
        self._compute.setVisible(not working)
        self._progress.setVisible(working)
        self._cancel.setVisible(working)

    def _ask_to_compute(self) -> None:
        self.show_progress("Beginning", 0.0)
        self.compute_requested.emit()

    # Drawing

    def _draw(self) -> None:
        curve = self._curve
        if curve is None:
            return
        sizes = curve.sizes.astype(np.float64)
        curves, bands, lowest = [], [], 1.0
        for name, scores, style in self._scores(curve):
            mean, deviation = scores.mean(axis=1), scores.std(axis=1)
            curves.append(PlotCurve(name, sizes, mean, style))
            bands.append(PlotBand(sizes, mean - deviation, np.minimum(mean + deviation, 1.0), style))
            lowest = min(lowest, float((mean - deviation).min()))
        low = max(0.0, np.floor(lowest * 20) / 20)
        ends = (float(low), 1.0 + 0.03 * (1.0 - float(low)))
        view = self._area.visible_range
        width, height = self._plot.plot_size
        line = self.fontMetrics().height()
        self._plot.show_range(view, ends)
        self._plot.show_ticks("bottom", linear_ticks(*view, max(3, min(12, int(width / (4 * line)))), whole=True))
        self._plot.show_ticks("left", percent_ticks(*ends, max(3, min(8, int(height / (1.8 * line))))))
        self._plot.show_bands(bands)
        self._plot.show_curves(curves)
        self._plot.show_dots(curves)
        self._show_values()

    def _scores(self, curve: SampleCurve) -> tuple[tuple[str, Floats, LineStyle], ...]:
        return ("learnt digits", curve.train_scores, _TRAINING), ("new digits", curve.test_scores, _TEST)

    def _move_cursor(self, x: float | None) -> None:
        curve = self._curve
        if curve is not None:
            self._area.set_cursor(None if x is None else float(curve.sizes[np.abs(curve.sizes - x).argmin()]))
            self._show_values()

    def _show_values(self) -> None:
        curve, cursor = self._curve, self._area.cursor_x
        if curve is None:
            return
        place = len(curve.sizes) - 1 if cursor is None else int(np.abs(curve.sizes - cursor).argmin())
        entries = [LegendEntry("after", f"{curve.sizes[place]:,} digits", LineStyle(None, Qt.PenStyle.NoPen))]
        for name, scores, style in self._scores(curve):
            words = percent_spread(scores[place].mean(), scores[place].std())
            entries.append(LegendEntry(name, words, style))
        self._plot.show_entries(tuple(entries))
