"""The controls of plots: buttons that stay down, the choice of the horizontal axis, and the smoothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QMargins, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QComboBox, QSlider, QToolButton, QWidget

from hwr.language import mark, tr
from hwr.nn.history import TimeAxis
from hwr.ui.kit.chart.smoothing import WEIGHTS, fitting_weight
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import Label
from hwr.words import numeral

AXES: Final[Mapping[TimeAxis, str]] = {
    TimeAxis.UPDATES: mark("Updates"),
    TimeAxis.EPOCHS: mark("Epochs"),
    TimeAxis.SAMPLES: mark("Samples seen"),
    TimeAxis.SECONDS: mark("Seconds"),
}
"""The axes' names, for people."""


def toggle(parent: QWidget, name: str, title: str, tip: str) -> QToolButton:
    """A button that stays down; `name` is its object name, `tip` what it does."""
    button = named(_ToggleButton(parent), name, title, tip)
    button.setText(title)
    button.setCheckable(True)
    return button


class _ToggleButton(QToolButton):
    """Wide enough for its words when it is down, which are bolder then."""

    def sizeHint(self) -> QSize:
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, words = self.fontMetrics(), self.text()
        more = QFontMetrics(bold).horizontalAdvance(words) - metrics.horizontalAdvance(words)
        usual = 2 * metrics.horizontalAdvance(" ")  # which Qt leaves beside the words
        return super().sizeHint().grownBy(QMargins(0, 0, max(0, more - usual), 0))


def axis_choice(parent: QWidget, name: str) -> QComboBox:
    """A list of the axes; the current one is its data."""
    choice = named(ComboBox(parent), name, tr("Horizontal axis"), tr("What the curves are drawn over"))
    for axis, title in AXES.items():
        choice.addItem(tr(title), axis)
    return choice


class SmoothingWidget(QWidget):
    """A slider over `WEIGHTS`, and the weight beside it; until the user chooses, longer trainings are smoothed more."""

    changed = Signal()
    """The user chose another weight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` begins the object names."""
        super().__init__(parent)
        self._chosen = False
        tip = tr(
            "How much of each value is what came before it, as in TensorBoard: 0 shows every "
            "value as it is, 0.99 the mean of a hundred or so. What was measured stays as a "
            "faint line. Until you choose, single batches alone are smoothed"
        )
        self._slider = named(QSlider(Qt.Orientation.Horizontal, self), f"{name}Smoothing", tr("Smoothing"), tip)
        self._slider.setRange(0, len(WEIGHTS) - 1)
        self._slider.setPageStep(1)
        self._slider.setFixedWidth(self.fontMetrics().height() * 5)
        self._slider.valueChanged.connect(self._choose)
        words = Label(tr("Smoothing"), self)
        words.setBuddy(self._slider)
        self._value = named(Label("0", self), f"{name}SmoothingValue")
        self._value.setFixedWidth(self.fontMetrics().horizontalAdvance("0.9999"))
        in_row(words, self._slider, self._value, of=self, margins=0, spacing=6)

    @property
    def weight(self) -> float:
        """0 for none."""
        return WEIGHTS[self._slider.value()]

    @property
    def chosen(self) -> float | None:
        """The weight that the user chose; None before."""
        return self.weight if self._chosen else None

    def follow_length(self, values: int, least: float = 0.0) -> None:
        """Smooth so many values as fits them, by this weight at least, until the user has chosen."""
        if not self._chosen:
            self._slider.blockSignals(True)
            self._slider.setValue(WEIGHTS.index(max(fitting_weight(values), least)))
            self._slider.blockSignals(False)
            self._say()

    def _choose(self) -> None:
        self._chosen = True
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._value.setText(numeral(self.weight))
        self._slider.setAccessibleDescription(numeral(self.weight))
