"""The weights panel: what each unit of the first layer looks for, as a picture of its weights."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hwr.train.layer_tiles import WeightAt
from hwr.train.layer_weights import FirstWeights
from hwr.train.observation import Observation
from hwr.ui.kit.button import AlternativeButton
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.heat.detail import HeatDetailWidget
from hwr.ui.kit.heat.scale import HeatScaleWidget
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.heat.weights import HeatWeightsWidget
from hwr.ui.kit.plain import FittingLabel
from hwr.ui.kit.theme import MUTED, theme_of
from hwr.words import numeral

_HINT: Final = "Blue: ink speaks for it; orange: against. Point for numbers."


class WeightsPanel(CardWidget):
    """Pictures at the left, the one pointed at large at the right where there is room, all numbers beneath."""

    scale_changed = Signal(bool)
    """Each picture has its own scale from now on, or all have one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: FirstWeights | None = None
        self._lines = 1
        self.setObjectName("weightsPanel")
        self.setAccessibleName("Weights of the first layer")
        self.pictures = HeatWeightsWidget(self)
        self.detail = HeatDetailWidget(self)
        self.scale = HeatScaleWidget(self)
        self.readout = ReadoutWidget(parent=self)
        self._common = AlternativeButton(
            "One scale", "weightsOneScale", "The same colour is the same weight in all pictures", self
        )
        self._own = AlternativeButton(
            "Each its own", "weightsOwnScale", "Each picture uses all colours: for its shape", self
        )
        self._common.setChecked(True)
        self._words = FittingLabel("weightsSummary", self, role=MUTED)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        above = QHBoxLayout()
        above.setSpacing(2)
        for widget in (self._common, self._own):
            above.addWidget(widget)
        above.addSpacing(10)
        above.addWidget(self.scale)
        above.addSpacing(10)
        above.addWidget(self._words, 1)
        self._middle = QHBoxLayout()
        self._middle.setSpacing(14)
        self._middle.addWidget(self.pictures, 1)
        self._middle.addWidget(self.detail)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 8)
        column.setSpacing(6)
        column.addLayout(above)
        column.addLayout(self._middle, 1)
        column.addWidget(self.readout)
        self._own.toggled.connect(self._rescale)
        self.pictures.pointed.connect(self._point)
        self.show_observation(None)

    @property
    def each_its_own(self) -> bool:
        """Whether each picture has a scale of its own."""
        return self._own.isChecked()

    @Slot(object)
    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass's weights; None for none."""
        self._weights = None if observation is None else FirstWeights.of(observation)
        there = self._weights is not None
        for widget in (self.pictures, self.detail, self.scale, self._common, self._own):
            widget.setVisible(there and (widget is not self.detail or self._has_room))
        self.readout.rest(_HINT if there else "")
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self._lines = 1 if metrics.horizontalAdvance(_HINT) <= self.readout.width() else 2
        self.readout.set_lines(self._lines)
        self._fit_detail()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._weights is None:
            painter = QPainter(self)
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(
                self.rect().adjusted(24, 12, -24, -12),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                "Press Train: what each unit of the first layer looks for appears here.",
            )

    @property
    def _has_room(self) -> bool:
        return self.detail.useful_width(self._room()) * 2.6 < self.width()

    def _room(self) -> float:
        """The height that is left to the pictures."""
        line = self.fontMetrics().height()
        return self.height() - (2.6 + self._lines) * line - 28

    def _fit_detail(self) -> None:
        self.detail.setFixedWidth(self.detail.useful_width(self._room()))
        self.detail.setVisible(self._weights is not None and self._has_room)

    def _show(self) -> None:
        weights, own = self._weights, self.each_its_own
        if weights is None:
            self._words.say()
            self.setAccessibleDescription("Nothing is to be seen yet.")
        else:
            limit = numeral(weights.limit, 2)
            self.scale.show_ends(*(("−largest", "+largest") if own else (f"−{limit}", f"+{limit}")))
            whole = weights.summary()
            self._words.say(whole, whole.partition(" with")[0])
            self.setAccessibleDescription(f"{whole}.")
        self.detail.show_weights(weights, own)
        self.pictures.show_weights(weights, own)
        self.update()

    def _rescale(self) -> None:
        self._show()
        self.scale_changed.emit(self.each_its_own)

    @Slot(object)
    def _point(self, at: WeightAt | None) -> None:
        self.detail.show_at(at)
        weights, told = self._weights, ""
        if weights is not None and at is not None:
            told = weights.readout(at.unit, at.pixel if at.pixel >= 0 else None)
        self.readout.tell(told)
        whole = "" if weights is None else f"{weights.summary()}. The arrow keys go from unit to unit."
        self.pictures.setAccessibleDescription(told or whole)
