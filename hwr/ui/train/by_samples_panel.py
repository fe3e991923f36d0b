"""The other learning curve: accuracy against the number of digits that are learnt, computed on demand."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedLayout, QWidget

from hwr.language import mark, tr
from hwr.recipe.progress import Progress
from hwr.train.sample_curve import SampleCurve
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.axis import Axis, Floats
from hwr.ui.kit.chart.chart_menu import ChartMenu, ask_for_path
from hwr.ui.kit.chart.figure import Figure, Part
from hwr.ui.kit.chart.history import TEST, TRAINING
from hwr.ui.kit.chart.legend import LegendEntry, LineStyle
from hwr.ui.kit.chart.plot import Band, Curve, Plot
from hwr.ui.kit.chart.plot_area import PlotArea
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.chart.table import Table
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.task import ProgressBar
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED
from hwr.words import percent_spread

_EMPTY: Final = mark(
    "How well does this recipe read after a tenth of the digits, and how well after all of them? "
    "Compute trains it fifteen times, in the background, and draws the answer."
)


class BySamplesPanel(CardWidget):
    """A button, the progress, and the curve with a band of one standard deviation."""

    compute_requested = Signal()
    """The user wants the curve of the present recipe."""
    cancel_requested = Signal()
    """The user will not wait for it."""
    writing_requested = Signal(object)
    """The curve is to be copied or saved; carries the `Work`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curve: SampleCurve | None = None
        title = tr("Accuracy by the number of digits learnt")
        named(self, "bySamplesPanel", title)
        tip = tr("Train the present recipe on 10\u00a0% to 100\u00a0% of the digits, three times each")
        compute_title = tr("Compute the accuracy by the number of digits learnt")
        self._compute = named(QPushButton(tr("Compute"), self), "bySamplesCompute", compute_title, tip)
        self._compute.clicked.connect(self._ask_to_compute)
        self._progress = ProgressBar("bySamplesProgress", tr("Progress of the computation"), self)
        self._cancel = named(QPushButton(tr("Cancel"), self), "bySamplesCancel", tr("Cancel the computation"))
        self._cancel.clicked.connect(self.cancel_requested)
        self._words = named(Label(parent=self), "bySamplesWords")
        self._words.setWordWrap(True)
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._plot = PlotWidget("bySamplesPlot", tr("Accuracy"), self)
        self._area = named(PlotArea({self._plot: 6}, self), "bySamplesArea", title)
        self._area.cursor_moved.connect(self._move_cursor)
        self._area.view_changed.connect(self._draw)
        self.menu = ChartMenu("bySamples", self._table, self._figure, ask_for_path, self)
        self.menu.aboutToShow.connect(self._prepare_menu)
        self.menu.whole_requested.connect(self._area.show_whole)
        self.menu.writing_requested.connect(self.writing_requested)
        self._area.copy_requested.connect(self.menu.copy)
        self._area.menu_requested.connect(self._show_menu)
        self.menu.button.hide()
        empty = Label(tr(_EMPTY), self, role=MUTED)
        empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        empty.setWordWrap(True)
        self._pages = QStackedLayout()
        self._pages.addWidget(empty)
        self._pages.addWidget(self._area)
        above = in_row(self._compute, (self._words, 3), (self._progress, 1), self._cancel, self.menu.button, spacing=10)
        in_column(above, (self._pages, 1), of=self, margins=(12, 8, 12, 6), spacing=6)
        self._show_work(False)

    # What is shown

    @property
    def words(self) -> str:
        """What is said: the step under way, the result, or the problem."""
        return self._words.text()

    @property
    def plot(self) -> PlotWidget:
        """The curve."""
        return self._plot

    def take_over(self, former: BySamplesPanel) -> None:
        """Show what another panel shows."""
        if former._curve is not None:
            self.show_result(former._curve)

    def show_progress(self, progress: Progress) -> None:
        """Say what is being computed, and how much of the whole is done."""
        self._show_work(True)
        self._progress.show_progress(progress)
        self._say(tr("{step}…", step=progress.step))

    @Slot(object)
    def show_result(self, curve: SampleCurve) -> None:
        """Draw the curve."""
        self._show_work(False)
        self._curve = curve
        self.menu.button.show()
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
        """Comfortable."""
        return QSize(800, 300)

    def _say(self, words: str) -> None:
        self._words.setText(words)
        tell(self, words)

    def _show_work(self, working: bool) -> None:
        self._compute.setVisible(not working)
        self._progress.setVisible(working)
        self._cancel.setVisible(working)

    def _ask_to_compute(self) -> None:
        self.show_progress(Progress(tr("Beginning"), 0.0))
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
            curves.append(Curve(tr(name), sizes, mean, style))
            bands.append(Band(sizes, mean - deviation, np.minimum(mean + deviation, 1.0), style))
            lowest = min(lowest, float((mean - deviation).min()))
        low = max(0.0, float(np.floor(lowest * 20) / 20))
        x = Axis(*self._area.visible_range, tr("Digits learnt"), whole=True)
        y = self._area.fitted(self._plot, Axis(low, 1.0 + 0.03 * (1.0 - low), tr("Accuracy"), percent=True))
        self._plot.show_plot(Plot(x, y, curves, bands, has_dots=True))
        self._show_values()

    # The menu

    @Slot()
    def _prepare_menu(self) -> None:
        self.menu.show_state((), frozenset(), is_zoomed=self._area.is_zoomed)

    @Slot(QWidget, QPoint)
    def _show_menu(self, _: QWidget, place: QPoint) -> None:
        self.menu.popup(place)

    def _table(self) -> Table:
        """A row for each number of digits, with mean and deviation of the scores on learnt and on new ones."""
        curve = self._curve
        assert curve is not None
        scores = [scores for _, scores, _ in self._scores(curve)]
        columns = [column for one in scores for column in (one.mean(axis=1).tolist(), one.std(axis=1).tolist())]
        titles = [f"{name}{end}" for name, _, _ in self._scores(curve) for end in ("", " deviation")]
        rows = [[str(size), *map(repr, row)] for size, *row in zip(curve.sizes.tolist(), *columns, strict=True)]
        return Table(iter([[["digits", *titles], *rows]]))

    def _figure(self) -> Figure:
        return Figure([Part(self._plot.title, self._plot.plot, self._plot.entries)], self.accessibleName())

    def _scores(self, curve: SampleCurve) -> tuple[tuple[str, Floats, LineStyle], ...]:
        return (mark("learnt digits"), curve.train_scores, TRAINING), (mark("test digits"), curve.test_scores, TEST)

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
        digits = tr("{count:,} digits", count=int(curve.sizes[place]))
        entries = [LegendEntry(tr("after"), digits, LineStyle(None, Qt.PenStyle.NoPen))]
        for name, scores, style in self._scores(curve):
            words = percent_spread(scores[place].mean(), scores[place].std())
            entries.append(LegendEntry(tr(name), words, style))
        self._plot.show_entries(tuple(entries))
