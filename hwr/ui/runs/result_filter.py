"""The result filter: only runs in which something that was measured is at least, or at most, so much."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QWidget

from hwr.language import tr
from hwr.store.runs.metrics import METRICS, Metric
from hwr.store.runs.query import Condition
from hwr.ui.kit.field.outline import ComboBox
from hwr.ui.kit.layout import in_row, named
from hwr.words import PERCENT_SIGN

_USUAL_SHARE: Final = 95.0
_USUAL_LOSS: Final = 0.2


class ResultFilter(QWidget):
    """What was measured, "at least" or "at most", and how much; the latter two once a metric is chosen."""

    changed = Signal()
    """Other runs are wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metric = named(ComboBox(self), "runsMetric", tr("Result"), tr("Show only runs with such a result"))
        self._metric.addItem(tr("Any result"), None)
        for metric in METRICS:
            self._metric.addItem(tr(metric.title), metric)
        self._metric.setMinimumContentsLength(15)
        self._metric.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._sign = named(ComboBox(self), "runsSign", tr("At least or at most"))
        self._sign.addItem("≥", ">=")
        self._sign.addItem("≤", "<=")
        self._value = named(QDoubleSpinBox(self), "runsValue", tr("How much"))
        self._value.setRange(0, 1e9)
        self._value.setKeyboardTracking(False)
        in_row(self._metric, self._sign, self._value, of=self, margins=0, spacing=6)
        self._metric.currentIndexChanged.connect(self._choose)
        self._sign.currentIndexChanged.connect(self.changed)
        self._value.valueChanged.connect(self.changed)
        self._show()

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What is asked for; nothing for any result."""
        metric: Metric | None = self._metric.currentData()
        if metric is None:
            return ()
        value = self._value.value() / 100 if metric.is_share else self._value.value()
        return (Condition(metric, self._sign.currentData(), value),)

    def _choose(self) -> None:
        metric: Metric | None = self._metric.currentData()
        for field in (self._sign, self._value):
            field.blockSignals(True)
        if metric is not None:
            is_loss = metric.is_good_low and metric.name != "seconds"
            self._sign.setCurrentIndex(int(metric.is_good_low))
            self._value.setSuffix(PERCENT_SIGN if metric.is_share else "")
            self._value.setDecimals(1 if metric.is_share else 4 if is_loss else 0)
            self._value.setMaximum(100.0 if metric.is_share else 1e9)
            self._value.setValue(_USUAL_SHARE if metric.is_share else _USUAL_LOSS if is_loss else 10.0)
        for field in (self._sign, self._value):
            field.blockSignals(False)
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        is_asked = self._metric.currentData() is not None
        self._sign.setVisible(is_asked)
        self._value.setVisible(is_asked)
