"""A history panel: what all panels that draw a training over time have in common.

A click or a drag asks for the moment there; hovering, or the arrow keys, tell the exact values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from hwr.nn.history import History, TimeAxis
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.controls import axis_choice
from hwr.ui.kit.chart.history import Series, common_extent, extent
from hwr.ui.kit.chart.plot import Curve
from hwr.ui.kit.chart.plot_area import PlotArea
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.throttle import Throttle

_REST_MS: Final = 30.0


class HistoryPanel(CardWidget):
    """A card with plots of the same training; a derived class draws, and tells values."""

    moment_requested = Signal(int)
    """The user wants to look at the network after this update."""

    def __init__(self, name: str, title: str, empty: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names, `title` is the accessible name, `empty` stands there without a training."""
        super().__init__(parent)
        named(self, f"{name}Panel", title)
        self._prefix = name
        self._history: History | None = None
        self._is_stale = False
        self._throttle = Throttle(_REST_MS, self)
        self._throttle.released.connect(self._redraw)
        self.axis_choice = axis_choice(self, f"{name}Axis")
        self.axis_choice.currentIndexChanged.connect(self._change_axis)
        self._empty = named(Label(empty, self, role=MUTED), f"{name}Empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)

    def make_area(self, title: str, plots: Mapping[PlotWidget, int]) -> PlotArea:
        """Put the plots above each other, each with the lines of text that it needs the height of."""
        self.area = named(PlotArea(plots, self), f"{self._prefix}Area", title)
        self.area.cursor_moved.connect(self._move_cursor)
        self.area.picked.connect(self._pick)
        self.area.view_changed.connect(self.refresh)
        return self.area

    def lay_out(
        self, controls: QWidget, words: Label, columns: int, body: QWidget, corner: QWidget | None = None
    ) -> None:
        """Fill the card: controls, words beside them where there is room for so many columns of text, the body below,
        and what stands in the upper right corner."""
        self._row, self._columns = controls, columns
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(controls)
        self._top.addWidget(words, 1)
        above = in_row((self._top, 1))
        if corner is not None:
            above.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        shown = QWidget(self)
        in_column(above, (body, 1), of=shown, margins=0, spacing=4)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(shown)
        in_column(self._pages, of=self, margins=(10, 8, 10, 6))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.fontMetrics().averageCharWidth() * self._columns
        beside = self.width() >= self._row.sizeHint().width() + words
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(14 if beside else 4)

    # What a panel does

    def draw(self, history: History) -> None:
        """Draw a training on the plots."""
        raise NotImplementedError

    def show_values(self, history: History, update: int | None) -> None:
        """Tell the values at an update, None for the latest."""
        raise NotImplementedError

    def overlays(self) -> Sequence[History]:
        """Other trainings for which there must be room."""
        return ()

    # What is shown

    @property
    def axis(self) -> TimeAxis:
        """What the curves are drawn over."""
        axis: TimeAxis = self.axis_choice.currentData()
        return axis

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is drawn, as far as it can be seen; drawing is put off for some milliseconds."""
        return self._throttle.is_idle

    @Slot(object)
    def show_history(self, history: History | None) -> None:
        """Show a training; come back with the same history as often as it has grown. None: there is none."""
        if history is not self._history:
            self._history = history
            self.area.set_cursor(None)
            self.area.show_whole()
        self._pages.setCurrentIndex(0 if history is None else 1)
        self._throttle.submit(None)

    def refresh(self) -> None:
        """Draw anew, soon."""
        self._throttle.submit(None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self.refresh()

    def _redraw(self, _: object = None) -> None:
        history = self._history
        self._is_stale = not self.isVisible()
        if history is None:
            self.setAccessibleDescription(self._empty.text())
        elif not self._is_stale:
            low, high = extent(history, self.axis)
            step = (high - low) / max(1, history.update - history.start.updates)
            self.area.set_whole(common_extent([history, *self.overlays()], self.axis), step, high)
            self.draw(history)
            self._tell(history)

    # What a derived class can rely on

    def x_axis(self) -> Axis:
        """The part of the horizontal axis that is seen."""
        low, high = self.area.visible_range
        return Axis(low, high, whole=self.axis in (TimeAxis.UPDATES, TimeAxis.SAMPLES))

    def curve(self, series: Series, history: History, columns: int) -> Curve:
        """What is seen of a series, with so many columns of pixels at most."""
        first, last = history.updates_at(self.axis, np.array(self.area.visible_range)).tolist()
        updates, values = series.between(first, last, columns)
        return Curve(series.name, history.along(self.axis, updates), values, series.style)

    def x_of(self, history: History, update: float) -> float:
        """Where an update lies on the axis."""
        return float(history.along(self.axis, np.array([float(update)]))[0])

    def update_at(self, history: History, x: float) -> int:
        """The update that lies there."""
        update = round(float(history.updates_at(self.axis, np.array([x]))[0]))
        return min(max(update, int(history.start.updates)), history.update)

    def describe(self, words: str) -> None:
        """Tell a screen reader."""
        self.setAccessibleDescription(words)
        self.area.setAccessibleDescription(words)

    def _tell(self, history: History) -> None:
        cursor = self.area.cursor_x
        self.show_values(history, None if cursor is None else self.update_at(history, cursor))

    def _move_cursor(self, x: float | None) -> None:
        history = self._history
        if history is not None:
            self.area.set_cursor(None if x is None else self.x_of(history, self.update_at(history, x)))
            self._tell(history)

    def _pick(self, x: float) -> None:
        if self._history is not None:
            self.moment_requested.emit(self.update_at(self._history, x))

    def _change_axis(self) -> None:
        self.area.set_cursor(None)
        self.area.show_whole()
