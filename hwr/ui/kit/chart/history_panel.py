"""A history panel: what all panels that draw a training over time have in common.

The axis and its logarithm, the smoothing, what is hidden, zooming out, and the menu by which curves are copied as a
table and saved as a file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QStackedLayout, QToolButton, QWidget

from hwr.language import tr
from hwr.nn.history import History, TimeAxis
from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.asking import PathChooser
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.axis import Axis, Range
from hwr.ui.kit.chart.chart_menu import ChartMenu, ask_for_path
from hwr.ui.kit.chart.controls import SmoothingWidget, axis_choice, toggle
from hwr.ui.kit.chart.figure import Figure
from hwr.ui.kit.chart.history import AXIS_NAMES, Overlay, common_extent, extent, spanning
from hwr.ui.kit.chart.plot_area import GESTURES, PlotArea
from hwr.ui.kit.chart.plot_widget import PlotWidget
from hwr.ui.kit.chart.table import Listed, Table, curves_table
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.throttle import Throttle

_REST_MS: Final = 30.0


def hint() -> str:
    """What can be done on plots, for their tooltip."""
    return " · ".join(f"{tr(gesture)}: {tr(effect)}" for gesture, effect in GESTURES)


class HistoryPanel(CardWidget):
    """A card with plots of the same training; a derived class draws, and tells values."""

    moment_requested = Signal(int)
    """The user wants to look at the network after this update."""
    writing_requested = Signal(object)
    """The curves are to be copied or saved; carries the `Work`."""

    def __init__(
        self, name: str, title: str, empty: str, choose: PathChooser = ask_for_path, parent: QWidget | None = None
    ) -> None:
        """`name` begins the object names, `title` is the accessible name, `empty` stands there without a training."""
        super().__init__(parent)
        named(self, f"{name}Panel", title)
        self._hidden: frozenset[str] = frozenset()
        self._prefix = name
        self._history: History | None = None
        self._moment: int | None = None
        self._is_stale = False
        self._throttle = Throttle(_REST_MS, self)
        self._throttle.released.connect(self._redraw)
        self.axis_choice = axis_choice(self, f"{name}Axis")
        self.axis_choice.currentIndexChanged.connect(self._change_axis)
        self.log_x = toggle(
            self,
            f"{name}LogX",
            tr("Log x"),
            tr("Logarithmic horizontal axis: see the beginning more closely"),
        )
        self.log_x.toggled.connect(self._change_axis)
        self.smoothing = SmoothingWidget(name, self)
        self.smoothing.changed.connect(self.refresh)
        self.whole = named(QToolButton(self), f"{name}Whole", tr("Show the whole training"), tr("Zoom out (0)"))
        self.whole.setText(tr("Show all"))
        self.menu = ChartMenu(name, self.table, self.figure, choose, self)
        self.menu.aboutToShow.connect(self._prepare_menu)
        self.menu.writing_requested.connect(self.writing_requested)
        self.menu.key_toggled.connect(self._toggle)
        self._empty = named(Label(empty, self, role=MUTED), f"{name}Empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)

    def make_area(self, title: str, plots: Mapping[PlotWidget, int]) -> PlotArea:
        """Put the plots above each other, each with the lines of text that it needs the height of."""
        self.area = named(PlotArea(plots, self), f"{self._prefix}Area", title)
        self.area.setAccessibleDescription(self._empty.text())
        self.area.cursor_moved.connect(self._move_cursor)
        self.area.picked.connect(self._pick)
        self.area.view_changed.connect(self.refresh)
        self.area.entry_clicked.connect(self._toggle)
        self.area.copy_requested.connect(self.menu.copy)
        self.area.menu_requested.connect(self._show_menu)
        self.whole.clicked.connect(self.area.show_whole)
        self.menu.whole_requested.connect(self.area.show_whole)
        return self.area

    def lay_out(
        self, controls: QWidget, words: Label, columns: int, body: QWidget, corner: QWidget | None = None
    ) -> None:
        """Fill the card: controls, smoothing and words beside them where there is room for so many columns of text, and
        else below; the chart menu and what else stands in the upper right corner; the body below."""
        self._row, self._columns = controls, columns
        self._second = QWidget(self)
        in_row(self.smoothing, self.whole, (words, 1), of=self._second, margins=0, spacing=10)
        self._second.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # it may go below
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(controls)
        self._top.addWidget(self._second, 1)
        above = in_row((self._top, 1), (self.menu.button, 0, Qt.AlignmentFlag.AlignTop))
        if corner is not None:
            above.addWidget(corner, 0, Qt.AlignmentFlag.AlignTop)
        shown = QWidget(self)
        in_column(above, (body, 1), of=shown, margins=0, spacing=4)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(shown)
        in_column(self._pages, of=self, margins=(10, 8, 10, 6))
        order_by_layout(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        words = self.fontMetrics().averageCharWidth() * self._columns
        taken = self._row.sizeHint().width() + self.smoothing.sizeHint().width() + self.menu.button.sizeHint().width()
        beside = self.width() >= taken + words
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._top.setSpacing(14 if beside else 4)

    # What a panel does

    def draw(self, history: History) -> None:
        """Draw a training on the plots."""
        raise NotImplementedError

    def show_values(self, history: History, update: int) -> None:
        """Tell the values at an update."""
        raise NotImplementedError

    def listed(self) -> Sequence[Listed]:
        """What is to be seen, for a table."""
        raise NotImplementedError

    def keys(self) -> Sequence[str]:
        """What can be hidden."""
        raise NotImplementedError

    def figure(self) -> Figure:
        """What is to be seen, for a file."""
        raise NotImplementedError

    def whole_range(self, history: History) -> tuple[Range, float, float]:
        """The ends of the horizontal axis, how far values are apart on it, and where the training ends."""
        low, high = extent(history, self.axis)
        step = (high - low) / max(1, history.update - int(history.start.updates))
        return common_extent(spanning(history, self.overlays), self.axis), step, high

    @property
    def overlays(self) -> Sequence[Overlay]:
        """What is laid over the training."""
        return ()

    # What is shown

    @property
    def axis(self) -> TimeAxis:
        """What the curves are drawn over."""
        axis: TimeAxis = self.axis_choice.currentData()
        return axis

    @property
    def hidden(self) -> frozenset[str]:
        """The keys of what is hidden."""
        return self._hidden

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is drawn, as far as it can be seen; drawing is put off for some milliseconds."""
        return self._throttle.is_idle

    @Slot(object)
    def show_history(self, history: History | None) -> None:
        """Show a training; come back with the same history as often as it has grown. None: there is none."""
        if history is not self._history:
            self._history, self._moment = history, None
            self.area.set_cursor(None)
            self.area.show_whole()
        self._pages.setCurrentIndex(0 if history is None else 1)
        if history is None:
            self.describe(self._empty.text())
        self._throttle.submit(None)

    @Slot(object)
    def show_moment(self, update: int | None) -> None:
        """Mark the update that is being looked at, and tell its values; None for the latest."""
        self._moment = update
        self.refresh()

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
        if history is not None and not self._is_stale:
            self.area.set_whole(*self.whole_range(history))
            self.whole.setVisible(self.area.is_zoomed)
            self.draw(history)
            self._tell(history)

    # What a derived class can rely on

    def x_axis(self) -> Axis:
        """The part of the horizontal axis that is seen."""
        low, high = self.area.visible_range
        is_whole = self.axis in (TimeAxis.UPDATES, TimeAxis.SAMPLES)
        return Axis(low, high, tr(AXIS_NAMES[self.axis]), log=self.area.is_log, whole=is_whole)

    def moment_x(self, history: History) -> float | None:
        """Where the update that is being looked at lies on the axis; None for the latest."""
        return None if self._moment is None else self.x_of(history, self._moment)

    def x_of(self, history: History, update: float) -> float:
        """Where an update lies on the axis."""
        return float(history.along(self.axis, np.array([float(update)]))[0])

    def update_at(self, history: History, x: float) -> int:
        """The update that lies there."""
        update = round(float(history.updates_at(self.axis, np.array([x]))[0]))
        return min(max(update, int(history.start.updates)), history.update)

    def describe(self, words: str) -> None:
        """Tell a screen reader."""
        tell(self, words)
        tell(self.area, words)

    def _tell(self, history: History) -> None:
        cursor, latest = self.area.cursor_x, history.update
        shown = latest if self._moment is None else self._moment
        self.show_values(history, shown if cursor is None else self.update_at(history, cursor))

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
        self.area.set_log(self.log_x.isChecked())

    # What is hidden

    @Slot(str, bool)
    def _toggle(self, key: str, alone: bool) -> None:
        """Hide what is shown and show what is hidden; `alone`, hide all else, or show it if it is hidden."""
        others = frozenset(self.keys()) - {key}
        if alone:
            self._hidden = frozenset() if others <= self._hidden else others
        else:
            self._hidden ^= {key}
        self.refresh()

    # The menu

    @Slot()
    def _prepare_menu(self) -> None:
        self.menu.show_state(self.keys(), self._hidden, is_zoomed=self.area.is_zoomed)

    @Slot(QWidget, QPoint)
    def _show_menu(self, _: QWidget, place: QPoint) -> None:
        self.menu.popup(place)

    def table(self) -> Table:
        """What is to be seen as the rows of a table, every value, not only those that there is room for."""
        return curves_table(self.listed(), self.axis, self.area.visible_range)
