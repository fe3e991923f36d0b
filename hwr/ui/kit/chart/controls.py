"""The controls of plots: buttons that stay down, the choice of the horizontal axis, and the learning curves' row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton, QWidget

from hwr.nn.history import TimeAxis
from hwr.ui.kit.layout import STRETCH, in_row, named
from hwr.ui.kit.plain import Label

AXES: Final[Mapping[TimeAxis, str]] = {
    TimeAxis.UPDATES: "Updates",
    TimeAxis.EPOCHS: "Epochs",
    TimeAxis.SAMPLES: "Samples seen",
    TimeAxis.SECONDS: "Seconds",
}
"""The axes' names, for people."""

WINDOWS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
"""The smoothing: over so many updates; 1 is none. Until the user chooses, it grows to a hundredth of the training."""


def toggle(parent: QWidget, name: str, title: str, tip: str) -> QToolButton:
    """A button that stays down; `name` is its object name, `tip` what it does."""
    button = named(QToolButton(parent), name, tip, tip)
    button.setText(title)
    button.setCheckable(True)
    return button


def axis_choice(parent: QWidget, name: str) -> QComboBox:
    """A list of the axes; the current one is its data."""
    choice = named(QComboBox(parent), name, "Horizontal axis", "What the curves are drawn over")
    for axis, title in AXES.items():
        choice.addItem(title, axis)
    return choice


class CurveControlsWidget(QWidget):
    """Logarithm, learning rate and smoothing in one slim row; the panel draws what the user chose."""

    changed = Signal()
    """The logarithm or the smoothing."""
    rate_toggled = Signal(bool)
    """Whether the learning rate is wanted as a curve."""
    whole_requested = Signal()
    """The user wants to see the whole training again."""

    def __init__(self, axis: QComboBox, parent: QWidget | None = None) -> None:
        """`axis` stands first in the row."""
        super().__init__(parent)
        self._chosen = False
        self._log = toggle(self, "curvesLog", "Log", "Logarithmic loss: see how it goes on falling when it is small")
        self._log.toggled.connect(self.changed)
        self._rate = toggle(self, "curvesRate", "Rate", "Show the learning rate as a curve, too")
        self._rate.toggled.connect(self.rate_toggled)
        tip = "Mean of how many updates is drawn over each batch's own loss"
        slider = QSlider(Qt.Orientation.Horizontal, self)
        self._window = named(slider, "curvesSmoothing", "Smoothing of the training loss", tip)
        self._window.setRange(0, len(WINDOWS) - 1)
        self._window.setPageStep(1)
        self._window.setFixedWidth(self.fontMetrics().height() * 6)
        self._window.valueChanged.connect(self._choose_window)
        words = Label("Smoothing", self)
        words.setBuddy(self._window)
        tip = "Zoom out to the whole training (0)"
        self._whole = named(QToolButton(self), "curvesWhole", "Show the whole training", tip)
        self._whole.setText("Show all")
        self._whole.clicked.connect(self.whole_requested)
        buttons = in_row(axis, self._log, self._rate, spacing=6)
        in_row(buttons, words, self._window, self._whole, STRETCH, of=self, margins=0, spacing=6)

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
