"""The network panel: the network that predicts, drawn with its units, its weights and its biases."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr, written
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import Trace
from hwr.train.layer_view import LayerView, unit_name
from hwr.train.network_layout import INPUT, EdgeAt, UnitAt
from hwr.train.network_terms import UnitSum, source_name, sum_words, unit_sum
from hwr.train.observation import Observation
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.ui.train.network_picture import NetworkPictureWidget
from hwr.words import numeral

_FIXED: Final = 7
"""Lines that are no terms: the name, the heads, the others, bias, z and a, and a line between."""

_MOST: Final = 24


class NetworkSumWidget(QWidget):
    """As many terms as there is room for; what is left is told as one number, so that the sum can be checked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trace: Trace | None = None
        self._view: LayerView | None = None
        self._layers = 0
        self._at = UnitAt(0, 0)
        named(self, "networkSum", tr("How the unit's z comes about"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def show_unit(self, trace: Trace | None, views: tuple[LayerView, ...], at: UnitAt) -> None:
        """Show the sum of a unit (no pixel) in a recorded pass; None for none."""
        self._trace, self._at, self._layers = trace, at, len(views)
        self._view = views[at.layer] if trace is not None else None
        if trace is not None and self._view is not None:
            tell(self, sum_words(unit_sum(trace, at, 3), self._view, self._layers))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(sum(self._columns())) + 4, 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._trace is None or self._view is None:
            return
        painter = QPainter(self)
        line = QFontMetricsF(self.font()).height() * 1.08
        most = max(1, min(_MOST, int(self.height() / line) - _FIXED))
        made = unit_sum(self._trace, self._at, most)
        heavy = strong(self.font())
        painter.setFont(heavy)
        painter.setPen(QColor(theme_of(self).text))
        name = unit_name(self._at.layer, self._at.unit, self._layers)
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, name)
        painter.setFont(self.font())
        is_mean = self._view.is_mean
        z, a = (tr("mean z"), tr("mean a")) if is_mean else ("z", "a")
        y = self._row(painter, line, (tr("from", "which unit"), "w", a, "w · a"), muted=True)
        for cells in self._rows(made):
            y = self._row(painter, y, cells)
        painter.fillRect(QRectF(0, y + 1, sum(self._columns()), 1), QColor(theme_of(self).outline))
        y = self._row(painter, y + 3, (z, "", "", numeral(made.z)), font=heavy)
        function = "" if is_mean else f" = {tr(ACTIVATIONS[self._view.activation].words)}"
        value = numeral(float(self._view.a[self._at.unit]))
        self._row(painter, y, (f"{a}{function}", "", "", value), font=heavy)

    def _rows(self, made: UnitSum) -> list[tuple[str, str, str, str]]:
        rows = [
            (
                source_name(self._at.layer - 1, term.source),
                numeral(term.weight, 3),
                numeral(term.value, 3),
                numeral(term.product),
            )
            for term in made.terms
        ]
        if made.others:
            rows.append((tr("{count:,} others", count=made.others), "", "", numeral(made.rest)))
        rows.append((tr("bias"), "", "", numeral(made.bias)))
        return rows

    def _row(
        self,
        painter: QPainter,
        y: float,
        cells: tuple[str, str, str, str],
        *,
        muted: bool = False,
        font: QFont | None = None,
    ) -> float:
        """Paint a row: the first cell from the left, the others to the right; return where the next one begins."""
        painter.setFont(font or self.font())
        painter.setPen(QColor(theme_of(self).muted if muted else theme_of(self).text))
        line = QFontMetricsF(self.font()).height() * 1.08
        left = 0.0
        for i, (words, width) in enumerate(zip(cells, self._columns(), strict=True)):
            # What a row leaves empty belongs to its first cell.
            room = QRectF(left, y, self.width() if not i and not cells[1] else width, line)
            side = Qt.AlignmentFlag.AlignRight if i else Qt.AlignmentFlag.AlignLeft
            painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, words)
            left += width
        return y + line

    def _columns(self) -> tuple[float, float, float, float]:
        metrics = QFontMetricsF(self.font())
        figures = metrics.horizontalAdvance("−0.0000") + 6
        product = metrics.horizontalAdvance("−0.0000000") + 6
        others = tr("{count:,} others", count=1000)
        return metrics.horizontalAdvance(f"{others} "), figures, figures, product


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
        named(self, "networkPanel", tr("The network that predicts"))
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
            self.setAccessibleDescription(tr("Nothing is to be seen yet."))
            return
        self.readout.rest(self._legend(observation))
        view = self.picture.views[-1]
        best = self._best()
        then = tr("then")
        layers = f" {then} ".join(written(f"{view.units:,}") for view in self.picture.views)
        a = numeral(float(view.a[best]))
        tell(
            self,
            tr(
                "{title}. {inputs} inputs, then {layers} units. The largest output is {a}, for {best}.",
                title=observation.subject.title,
                inputs=len(observation.trace.inputs[0]),
                layers=layers,
                a=a,
                best=best,
            ),
        )

    @Slot(int, int)
    def show_unit(self, layer: int, unit: int) -> None:
        """Choose a unit, as if it had been clicked; nothing happens if there is none such."""
        views = self.picture.views
        if 0 <= layer < len(views) and 0 <= unit < views[layer].units:
            self.picture.point_at(UnitAt(layer, unit))

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
            return tr(
                "All {weights:,} weights are 0: there is no line to draw. Point at a unit for its numbers.",
                weights=weights,
            )
        said = [
            tr("Strongest {drawn:,} of {weights:,} weights.", drawn=drawn, weights=weights)
            if drawn < weights
            else tr("All {weights:,} weights.", weights=weights),
            tr("Blue is positive, dashed orange negative; triangles are biases."),
        ]
        layout = self.picture.laid_out()
        if layout is not None and any(layer.more for layer in layout.layers):
            said.append(tr("Of large layers the most active units are seen."))
        said.append(tr("Point at a unit or a line, or use the arrow keys."))
        return " ".join(said)

    @Slot(object)
    def _point(self, at: UnitAt | EdgeAt | None) -> None:
        self.readout.tell(self.picture.words_for(at))
        if self._observation is None:
            self.sum.show_unit(None, (), UnitAt(0, 0))
            return
        views = self.picture.views
        unit = UnitAt(at.layer, at.target) if isinstance(at, EdgeAt) else at
        if unit is None or unit.layer == INPUT:
            unit = UnitAt(len(views) - 1, self._best())
        self.sum.show_unit(self._observation.trace, views, unit)
