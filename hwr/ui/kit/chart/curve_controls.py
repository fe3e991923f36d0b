"""The learning curves' controls: axis, logarithm, learning rate and smoothing, in one slim row."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QWidget

from hwr.nn.history import TimeAxis
from hwr.ui.kit.chart.controls import axis_choice, toggle
from hwr.ui.kit.plain import Label

WINDOWS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""The smoothing: over so many updates; 1 is none. Until the user chooses, it grows to a hundredth of the training."""


class CurveControlsWidget(QWidget):
    """What the user chose; the panel draws it."""

    axis_changed = Signal()
    changed = Signal()
    """The logarithm or the smoothing."""
    rate_toggled = Signal(bool)
    """Whether the learning rate is wanted as a curve."""
    whole_requested = Signal()
    """The user wants to see the whole training again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen = False
        self._axis = axis_choice(self, "curvesAxis")
        self._axis.currentIndexChanged.connect(self.axis_changed)
        self._log = toggle(self, "curvesLog", "Log", "Logarithmic loss: see how it goes on falling when it is small")
        self._log.toggled.connect(self.changed)
        self._rate = toggle(self, "curvesRate", "Rate", "Show the learning rate as a curve, too")
        self._rate.toggled.connect(self.rate_toggled)
        self._window = QSlider(Qt.Orientation.Horizontal, self)
        self._window.setObjectName("curvesSmoothing")
        self._window.setAccessibleName("Smoothing of the training loss")
        self._window.setToolTip("Mean of how many updates is drawn over each batch's own loss")
        self._window.setRange(0, len(WINDOWS) - 1)
        self._window.setPageStep(1)
        self._window.setFixedWidth(self.fontMetrics().height() * 6)
        self._window.valueChanged.connect(self._choose_window)
        words = Label("Smoothing", self)
        words.setBuddy(self._window)
        self._whole = QToolButton(self)
        self._whole.setObjectName("curvesWhole")
        self._whole.setText("Show all")
        self._whole.setAccessibleName("Show the whole training")
        self._whole.setToolTip("Zoom out to the whole training (0)")
        self._whole.clicked.connect(self.whole_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._axis, self._log, self._rate, words, self._window, self._whole):
            row.addWidget(widget)
        row.addStretch(1)

    @property
    def axis(self) -> TimeAxis:
        """What the curves are drawn over."""
        axis: TimeAxis = self._axis.currentData()
        return axis

    @property
    def is_log(self) -> bool:
        """Whether losses are drawn by their logarithms."""
        return self._log.isChecked()

    @property
    def shows_rate(self) -> bool:
        """Whether the learning rate is wanted as a curve."""
        return self._rate.isChecked()

    @property
    def window_updates(self) -> int:
        """Over how many updates the training loss is smoothed; 1 for not at all."""
        return WINDOWS[self._window.value()]

    def follow_length(self, updates: int) -> None:
        """Smooth a longer training more, until the user has chosen."""
        if not self._chosen:
            fitting = sum(window <= max(1, updates // 100) for window in WINDOWS)
            self._window.blockSignals(True)
            self._window.setValue(fitting - 1)
            self._window.blockSignals(False)

    def show_zoomed(self, zoomed: bool) -> None:
        """Offer to zoom out."""
        self._whole.setVisible(zoomed)

    def _choose_window(self) -> None:
        self._chosen = True
        self.changed.emit()
