"""The network panel: the network that predicts, drawn with its units, its weights and its biases."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hwr.train.layer_view import pixel_name, shown_inputs
from hwr.train.network_layout import INPUT, EdgeAt, UnitAt
from hwr.train.network_terms import edge_words, sum_words, unit_sum
from hwr.train.observation import Observation
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.train.network_picture import NetworkPictureWidget
from hwr.ui.train.network_sum import NetworkSumWidget
from hwr.words import numeral

_TOLD_TERMS: Final = 3
_WIDE: Final = 3.2
"""So many times its own width the panel has to be for the sum to be shown."""

_TALL: Final = 18


class NetworkPanel(CardWidget):
    """The picture, at the right the sum of the unit pointed at, or else of the best output, and beneath the numbers."""

    unit_requested = Signal(int, int)
    """A unit was chosen: its layer, 0 the first hidden one, and its place, from 0."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._observation: Observation | None = None
        named(self, "networkPanel", "The network that predicts")
        self.picture = NetworkPictureWidget(self)
        self.sum = NetworkSumWidget(self)
        self.readout = ReadoutWidget(parent=self)
        row = in_row((self.picture, 1), self.sum, spacing=22)
        in_column((row, 1), self.readout, of=self, margins=(14, 10, 14, 8), spacing=6)
        self.picture.unit_requested.connect(self.unit_requested)
        self.picture.pointed.connect(self._point)
        self.show_observation(None)

    @Slot(object)
    def show_observation(self, observation: Observation | None) -> None:
        """Show another recorded pass; None for none."""
        self._observation = observation
        self.picture.show_observation(observation)
        self._fit_sum()
        if observation is None:
            self.readout.rest("")
            self.setAccessibleDescription("Nothing is to be seen yet.")
            return
        self.readout.rest(self._legend(observation))
        view = self.picture.views[-1]
        best = self._best()
        layers = " then ".join(f"{view.units:,}" for view in self.picture.views)
        a = numeral(float(view.a[best]))
        self.setAccessibleDescription(
            f"{observation.subject.title}. {len(observation.trace.inputs[0])} inputs, then {layers} units. "
            f"The largest output is {a}, for {best}."
        )

    @Slot(int, int)
    def show_unit(self, layer: int, unit: int) -> None:
        """Choose a unit, as if it had been clicked; nothing happens if there is none such."""
        views = self.picture.views
        if 0 <= layer < len(views) and 0 <= unit < views[layer].units:
            self.picture.choose(UnitAt(layer, unit))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.readout.set_lines(2 if self.height() >= _TALL * self.fontMetrics().height() else 1)
        self._fit_sum()
        super().resizeEvent(event)

    def _fit_sum(self) -> None:
        self.sum.setVisible(self._observation is not None and self.width() >= _WIDE * self.sum.sizeHint().width())

    def _best(self) -> int:
        return int(np.nan_to_num(self.picture.views[-1].a, nan=-np.inf).argmax())

    def _legend(self, observation: Observation) -> str:
        weights = sum(layer.weights.size for layer in observation.trace.layers)
        drawn = sum(len(edges.weights) for edges in self.picture.edges)
        if not drawn:
            return f"All {weights:,} weights are 0: there is no line to draw. Point at a unit for its numbers."
        which = f"Strongest {drawn:,} of {weights:,} weights" if drawn < weights else f"All {weights:,} weights"
        layout = self.picture.laid_out()
        are_all = layout is None or not any(layer.more for layer in layout.layers)
        chosen = "" if are_all else "Of large layers the most active units are drawn. "
        return (
            f"{which}. Blue is positive, dashed orange negative; triangles are biases. {chosen}"
            "Point at a unit or a line, or use the arrow keys, for its numbers."
        )

    @Slot(object)
    def _point(self, at: UnitAt | EdgeAt | None) -> None:
        if self._observation is None:
            self.sum.show_unit(None, (), UnitAt(0, 0))
            self.readout.tell("")
            return
        trace, views = self._observation.trace, self.picture.views
        unit = UnitAt(len(views) - 1, self._best())
        if isinstance(at, EdgeAt):
            unit = UnitAt(at.layer, at.target)
            self.readout.tell(edge_words(trace, at))
        elif at is None:
            self.readout.tell("")
        elif at.layer == INPUT:
            value = numeral(float(shown_inputs(trace)[at.unit]))
            self.readout.tell(f"{pixel_name(at.unit)}: {value}, from 0 paper to 1 ink.")
        else:
            unit = at
            self.readout.tell(sum_words(unit_sum(trace, at, _TOLD_TERMS), views[at.layer], len(views)))
        self.sum.show_unit(trace, views, unit)
