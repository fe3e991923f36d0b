"""The learning curves: loss and accuracy of a training while it learns, with stored runs laid over.

A click or a drag asks for the moment there; hovering, or the arrow keys, tell the exact values.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from hwr.errors import StorageError
from hwr.nn.history import History, TimeAxis
from hwr.store.atomic import write_bytes
from hwr.ui.kit.asking import PathChooser
from hwr.ui.kit.button import HelpButton
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.chart.area import PlotArea
from hwr.ui.kit.chart.controls import AXES
from hwr.ui.kit.chart.curve_controls import CurveControlsWidget
from hwr.ui.kit.chart.export import FORMS, ask_for_path, series_csv
from hwr.ui.kit.chart.frame import PlotFrame, Range
from hwr.ui.kit.chart.history import (
    Overlay,
    Series,
    Smoothed,
    accuracy_series,
    extent,
    joined,
    loss_series,
    marks,
    overlaid,
    place_words,
    rate_series,
    sight,
    whole,
)
from hwr.ui.kit.chart.plot_series import drawable, limits
from hwr.ui.kit.chart.style import Floats, LegendEntry, PlotCurve
from hwr.ui.kit.chart.ticks import Ticks, linear_ticks, log_ticks, percent_ticks
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import MUTED
from hwr.ui.kit.throttle import Throttle

__all__ = ["CurvesPanel", "Overlay"]

_REST_MS: Final = 30.0
_MOST_COLUMNS: Final = 600
_COLUMNS_OF_MEANS: Final = 400
"""A curve has at most twice as many points, which are painted in a millisecond however wide the plot is."""

_EMPTY: Final = "Press Train, and the loss and the accuracy are drawn here while the network learns."
_HINT: Final = (
    "Hover or use the arrow keys for exact values. Click or press Return to look at that moment. Turn the wheel or "
    "press + and − to zoom, 0 for the whole."
)
_MARK_ROOM: Final = 14.0
"""Marks nearer to each other than so many pixels are drawn as one."""


class CurvesPanel(CardWidget):
    """Loss, accuracy and, if wanted, the learning rate over one axis."""

    moment_requested = Signal(int)
    """The user wants to look at the network after this update."""
    export_failed = Signal(str)
    """A plot could not be written; why, in a sentence."""

    def __init__(self, choose: PathChooser = ask_for_path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choose = choose
        self._history: History | None = None
        self._overlays: tuple[Overlay, ...] = ()
        self._moment: int | None = None
        self._series: dict[PlotFrame, list[Series]] = {}
        self._laid_over: dict[PlotFrame, list[tuple[Overlay, Series]]] = {}
        self._drawn_over: dict[PlotFrame, tuple[object, list[PlotCurve]]] = {}
        self._marks: list[tuple[int, str, str]] = []
        self._smoothed = Smoothed()
        self._stale = False
        self._throttle = Throttle(_REST_MS, self)
        self._throttle.released.connect(self._redraw)
        self.setObjectName("curvesPanel")
        self.setAccessibleName("Learning curves")
        self._loss = PlotFrame("lossPlot", "Loss", self)
        self._accuracy = PlotFrame("accuracyPlot", "Accuracy", self)
        self._rate = PlotFrame("ratePlot", "Learning rate", self)
        self._rate.hide()
        self._area = PlotArea({self._loss: 11, self._accuracy: 11, self._rate: 7}, self)
        self._area.setObjectName("curvesArea")
        self._area.setAccessibleName("Learning curves")
        self._area.cursor_moved.connect(self._move_cursor)
        self._area.picked.connect(self._pick)
        self._area.view_changed.connect(self.refresh)
        self._area.menu_requested.connect(self._show_menu)
        self._chosen = self._loss
        self._make_menu()
        self._controls = CurveControlsWidget(self)
        self._controls.axis_changed.connect(self._change_axis)
        self._controls.changed.connect(self.refresh)
        self._controls.rate_toggled.connect(self._toggle_rate)
        self._controls.whole_requested.connect(self._area.show_whole)
        self._place = Label(parent=self, role=MUTED)
        self._place.setObjectName("curvesPlace")
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(4)
        self._top.addWidget(self._controls)
        self._top.addWidget(self._place, 1)
        self.help = HelpButton("curvesHelp", "these curves", self)
        above = QHBoxLayout()
        above.addLayout(self._top, 1)
        above.addWidget(self.help, 0, Qt.AlignmentFlag.AlignTop)
        self._empty = Label(_EMPTY, self, role=MUTED)
        self._empty.setObjectName("curvesEmpty")
        self._empty.setWordWrap(True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown = QWidget(self)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(above)
        column.addWidget(self._area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 10, 6)
        self._pages = QStackedLayout()
        outer.addLayout(self._pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(shown)

    # What is shown

    @property
    def axis(self) -> TimeAxis:
        """What the curves are drawn over."""
        return self._controls.axis

    @property
    def window_updates(self) -> int:
        """Over how many updates the training loss is smoothed; 1 for not at all."""
        return self._controls.window_updates

    @property
    def frames(self) -> tuple[PlotFrame, ...]:
        """The plots: loss, accuracy, learning rate."""
        return self._area.frames

    @property
    def place_words(self) -> str:
        """Where the values in the legends are read."""
        return self._place.text()

    @property
    def is_idle(self) -> bool:
        """Whether everything that came is drawn, as far as it can be seen; drawing is put off for some milliseconds."""
        return self._throttle.is_idle

    @Slot(object)
    def show_history(self, history: History | None) -> None:
        """Show a training; come back with the same history as often as it has grown. None: there is none."""
        if history is not self._history:
            self._history = history
            self._series = {}
            self._moment = None
            self._area.set_cursor(None)
            self._area.show_whole()
        self._pages.setCurrentIndex(0 if history is None else 1)
        self._throttle.submit(None)

    @Slot(object)
    def show_overlays(self, overlays: tuple[Overlay, ...]) -> None:
        """Lay these runs over it, instead of those before."""
        self._overlays = overlays
        self._laid_over = {
            frame: self._overlay_series(what) for frame, what in ((self._loss, "loss"), (self._accuracy, "accuracy"))
        }
        self._drawn_over = {}
        self.refresh()

    @Slot(object)
    def show_moment(self, update: int | None) -> None:
        """Mark the update that is being looked at; None for the latest."""
        self._moment = update
        self.refresh()

    def refresh(self) -> None:
        """Draw anew, soon."""
        self._throttle.submit(None)

    def sizeHint(self) -> QSize:
        """Comfortable."""
        return QSize(900, 420)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what came while it could not be seen."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the place's words where there is room for them."""
        super().resizeEvent(event)
        words = self.fontMetrics().averageCharWidth() * 90
        beside = self.width() >= self._controls.sizeHint().width() + words
        self._top.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._place.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    # Drawing

    def _redraw(self, _: object = None) -> None:
        history = self._history
        self._stale = not self.isVisible()
        if history is None or self._stale:
            self.setAccessibleDescription(_EMPTY if history is None else self.accessibleDescription())
            return
        self._controls.follow_length(len(history.losses))
        axis = self.axis
        low, high = extent(history, axis)
        step = (high - low) / max(1, history.update - history.start.updates)
        self._area.set_whole(whole([history, *(overlay.history for overlay in self._overlays)], axis), step, high)
        self._controls.show_zoomed(self._area.is_zoomed)
        self._series = {
            self._loss: self._losses(history),
            self._accuracy: accuracy_series(history),
            self._rate: [rate_series(history)],
        }
        self._marks = marks(history)
        self._draw_loss(history)
        self._draw_accuracy(history)
        if self._controls.shows_rate:
            self._draw_rate(history)
        self._draw_marks(history)
        moment = None if self._moment is None else self._x(history, self._moment)
        for frame in self.frames:
            frame.show_moment(moment)
        self._show_values()

    def _draw_loss(self, history: History) -> None:
        log = self._controls.is_log
        curves = self._curves(self._series[self._loss], history, log=log)
        overlays = self._overlay_curves(self._loss, log=log)
        drawn = _finite([*curves, *overlays])
        calm = _finite([curve for curve in (*curves, *overlays) if not curve.style.is_faint])
        if not log:
            histories = [history, *(overlay.history for overlay in self._overlays)]
            drawn = drawn[drawn <= sight(histories, drawn)]
        elif len(calm):  # how far single batches go down says nothing
            drawn = np.append(calm, drawn.max())
        ends = limits(drawn, log=log)
        self._show(self._loss, [*curves, *overlays], ends, log_ticks if log else linear_ticks)

    def _draw_accuracy(self, history: History) -> None:
        curves = self._curves(self._series[self._accuracy], history) + self._overlay_curves(self._accuracy)
        lowest = float(_finite(curves).min(initial=1.0)) if curves else 0.0
        low = np.floor(lowest * 20 - 0.2) / 20 if lowest >= 0.5 else np.floor(lowest * 10) / 10
        low = float(min(max(low, 0.0), 0.95))
        self._show(self._accuracy, curves, (low, 1 + 0.03 * (1 - low)), percent_ticks)

    def _draw_rate(self, history: History) -> None:
        log = self._controls.is_log
        (curve,) = self._curves(self._series[self._rate], history, log=log)
        self._show(self._rate, [curve], limits(curve.y, log=log), log_ticks if log else linear_ticks)

    def _show(self, frame: PlotFrame, curves: list[PlotCurve], ends: Range, ticks: partial[Ticks] | object) -> None:
        width, height = frame.plot_size
        line = self.fontMetrics().height()
        low, high = self._area.visible_range
        frame.show_range((low, high), ends)
        whole_numbers = self.axis in (TimeAxis.UPDATES, TimeAxis.SAMPLES)
        label = self.fontMetrics().horizontalAdvance(f"{high:,.0f}.0")
        most = max(3, min(12, int(width / (1.8 * label))))
        frame.show_ticks("bottom", linear_ticks(low, high, most, whole=whole_numbers))
        frame.show_ticks("left", ticks(*ends, max(3, min(8, int(height / (1.8 * line))))))  # type: ignore[operator]
        frame.show_curves(curves)

    def _losses(self, history: History) -> list[Series]:
        window = self.window_updates
        return loss_series(history, self._smoothed.of(history, history.losses, window) if window > 1 else None, window)

    def _curves(self, series: Sequence[Series], history: History, *, log: bool = False) -> list[PlotCurve]:
        axis = self.axis
        first, last = history.updates_at(axis, np.array(self._area.visible_range)).tolist()
        width = max(100, round(self._loss.plot_size[0]))
        found = []
        for one in series:
            most = _MOST_COLUMNS if one.style.is_faint else _COLUMNS_OF_MEANS
            updates, values = one.seen(first, last, min(width, most))
            found.append(PlotCurve(one.name, history.along(axis, updates), drawable(values, log=log), one.style))
        return found

    def _overlay_curves(self, frame: PlotFrame, *, log: bool = False) -> list[PlotCurve]:
        """Drawn anew only when something else is to be seen of them: stored runs do not grow."""
        seen = self.axis, self._area.visible_range, self._loss.plot_size, log
        if frame not in self._drawn_over or self._drawn_over[frame][0] != seen:
            over = self._laid_over.get(frame, ())
            curves = [curve for overlay, one in over for curve in self._curves([one], overlay.history, log=log)]
            self._drawn_over[frame] = seen, curves
        return self._drawn_over[frame][1]

    def _overlay_series(self, what: str) -> list[tuple[Overlay, Series]]:
        found = ((overlay, overlaid(overlay, i, what)) for i, overlay in enumerate(self._overlays))
        return [(overlay, series) for overlay, series in found if series is not None]

    def _draw_marks(self, history: History) -> None:
        low, high = self._area.visible_range
        places = history.along(self.axis, np.array([float(update) for update, _, _ in self._marks]))
        apart = (high - low) * _MARK_ROOM / max(1.0, self._loss.plot_size[0])
        signs = [(x, sign) for x, (_, sign, _) in zip(places.tolist(), self._marks, strict=True) if low <= x <= high]
        ticks = joined(signs, apart)
        for i, frame in enumerate(self.frames):
            frame.show_ticks("top", ticks if i == 0 or not self._area.is_stacked else ())

    # Reading values

    def _x(self, history: History, update: float) -> float:
        return float(history.along(self.axis, np.array([float(update)]))[0])

    def _update_at(self, history: History, x: float) -> int:
        update = round(float(history.updates_at(self.axis, np.array([x]))[0]))
        return min(max(update, int(history.start.updates)), history.update)

    def _move_cursor(self, x: float | None) -> None:
        history = self._history
        if history is not None:
            self._area.set_cursor(None if x is None else self._x(history, self._update_at(history, x)))
            self._show_values()

    def _pick(self, x: float) -> None:
        if self._history is not None:
            self.moment_requested.emit(self._update_at(self._history, x))

    def _show_values(self) -> None:
        """Tell the values at the cursor, or else at the moment that is looked at, or else the latest."""
        history = self._history
        if history is None or not self._series:
            return
        cursor = self._area.cursor_x
        update = self._moment if cursor is None else self._update_at(history, cursor)
        at = history.update if update is None else update
        for frame in self.frames:
            if not frame.isHidden():
                of_frame = [*self._series[frame], *(one for _, one in self._laid_over.get(frame, ()))]
                frame.show_entries(tuple(LegendEntry(one.name, one.words(update), one.style) for one in of_frame))
        self._place.setText(place_words(history, at) + self._mark_words(history, at))
        self._place.setToolTip(plain_tip(f"{self._place.text()}\n\n{_HINT}"))
        described = (f"{frame.title}: {frame.legend.words}" for frame in self.frames if not frame.isHidden())
        self.setAccessibleDescription(". ".join((self._place.text(), *described)))
        self._area.setAccessibleDescription(self.accessibleDescription())

    def _mark_words(self, history: History, update: int) -> str:
        """The marks at an update, or as near to it as the eye can tell."""
        low, high = self._area.visible_range
        near = (high - low) * _MARK_ROOM / 2 / max(1.0, self._loss.plot_size[0])
        x = self._x(history, update)
        found = [f"{sign} {words}" for at, sign, words in self._marks if abs(self._x(history, at) - x) <= near]
        return "".join(f" · {words}" for words in found[-3:])

    # Controls

    def _change_axis(self) -> None:
        self._area.set_cursor(None)
        self._area.show_whole()

    def _toggle_rate(self, shown: bool) -> None:
        self._rate.setVisible(shown)
        self._area.arrange()

    def _make_menu(self) -> None:
        """One menu for all plots, made once: PySide 6.11 crashes when a menu is deleted together with its actions."""
        self._menu = QMenu(self)
        self._menu.setObjectName("curvesMenu")
        self._zoom_out = QAction("Show the whole training", self)
        self._zoom_out.triggered.connect(self._area.show_whole)
        self._menu.addAction(self._zoom_out)
        self._menu.addSeparator()
        for suffix, form in FORMS.items():
            action = QAction(f"Export as {form}…", self)
            action.triggered.connect(partial(self._ask_and_export, suffix))
            self._menu.addAction(action)

    def _show_menu(self, frame: PlotFrame, place: QPoint) -> None:
        self._chosen = frame
        self._zoom_out.setEnabled(self._area.is_zoomed)
        self._menu.popup(place)

    def _ask_and_export(self, suffix: str) -> None:
        frame = self._chosen
        path = self._choose(self, f"{frame.title.lower().replace(' ', '-')}{suffix}")
        if path is not None:
            try:
                self.export(frame, path)
            except StorageError as error:
                self.export_failed.emit(str(error))

    def export(self, frame: PlotFrame, path: Path) -> None:
        """Write a plot as it is seen, ".png" or ".svg", or all values of the training's own curves, ".csv".

        Raises:
            StorageError: if it cannot be written; an existing file is then as it was.
        """
        history = self._history
        if history is None or frame not in self._series or path.suffix.lower() != ".csv":
            frame.export(path, AXES[self.axis])
            return
        write_bytes(path, series_csv(history, self._series[frame]).encode())


def _finite(curves: Sequence[PlotCurve]) -> Floats:
    """All their finite values."""
    every: Floats = np.concatenate([np.empty(0), *(curve.y for curve in curves)])
    return every[np.isfinite(every)]
