"""The weights panel: what each unit of the first layer looks for, as a picture of its weights."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import mark, tr
from hwr.train.layer_layout import WeightAt
from hwr.train.layer_view import SIDE, FirstWeights
from hwr.train.observation import Observation
from hwr.ui.kit.button import AlternativeButton
from hwr.ui.kit.card import CardWidget
from hwr.ui.kit.colours import diverging, image
from hwr.ui.kit.heat.cells import diverging_image, faded, paint_minuses
from hwr.ui.kit.heat.unit_readout import ReadoutWidget
from hwr.ui.kit.heat.weights import HeatWeightsWidget
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.plain import FittingLabel
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import MUTED, theme_of
from hwr.words import fixed, numeral


class HeatScaleWidget(QWidget):
    """A bar of colours between two words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ends = ("", "")
        named(self, "heatScale", tr("Scale of the colours"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def ends(self) -> tuple[str, str]:
        """What stands at the ends."""
        return self._ends

    def show_ends(self, low: str, high: str) -> None:
        """Say what the colours at the ends stand for."""
        if (low, high) != self._ends:
            self._ends = (low, high)
            self.setAccessibleDescription(tr("From {low} over 0 to {high}.", low=low, high=high))
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self.font())
        words = sum(metrics.horizontalAdvance(end) for end in self._ends)
        return QSize(round(words + 6 * metrics.height()), round(metrics.height()) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        left, right = (metrics.horizontalAdvance(end) + line * 0.4 for end in self._ends)
        painter.setPen(QColor(theme_of(self).muted))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignLeft, self._ends[0])
        painter.drawText(self.rect(), middle | Qt.AlignmentFlag.AlignRight, self._ends[1])
        bar = QRectF(left, self.height() / 2 - line * 0.28, self.width() - left - right, line * 0.56)
        painter.drawImage(bar, image(diverging(theme_of(self), np.linspace(-1, 1, 64)[None], 1.0)))
        painter.setPen(QColor(theme_of(self).outline))
        painter.drawRect(bar)


_WIDEST: Final = 30.0
"""Of the picture's side, in lines of text."""


_FULL: Final = 0.6
"""From this share of the full colour on, words on it are as on the accent."""


class HeatDetailWidget(QWidget):
    """A picture, and beneath it what is said of it; where squares are large enough, each weight as a number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: FirstWeights | None = None
        self._each_its_own = False
        self._at = WeightAt(0, -1)
        named(self, "weightDetail", tr("Weights of one unit"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    @property
    def at(self) -> WeightAt:
        """The unit shown, and the weight that is framed, -1 for none."""
        return self._at

    def show_weights(self, weights: FirstWeights | None, each_its_own: bool) -> None:
        """Show other weights."""
        self._weights, self._each_its_own = weights, each_its_own
        if weights is not None and self._at.unit >= weights.units:
            self._at = WeightAt(0, -1)
        self._changed()

    def show_at(self, at: WeightAt | None) -> None:
        """Show a unit and frame a weight of it; None to stay with the last unit."""
        self._at = WeightAt(self._at.unit, -1) if at is None else at
        self._changed()

    def useful_width(self, height: float) -> int:
        """The width of the largest picture in a widget so high."""
        line = QFontMetricsF(self.font()).height()
        return round(max(9 * line, min(height - 4 * line - 8, _WIDEST * line)))

    def sizeHint(self) -> QSize:
        return QSize(self.useful_width(self.height()), 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            return
        painter = QPainter(self)
        metrics = QFontMetricsF(self.font())
        line = metrics.height()
        cell = max(2.0, float(int(min(self.width() - 2, self.height() - 4 * line - 8) / SIDE)))
        place = QRectF(1, 1, SIDE * cell, SIDE * cell)
        unit = self._at.unit
        shown = self._weights.scaled(self._each_its_own)[:, unit]
        painter.drawImage(place, diverging_image(theme_of(self), shown.reshape(SIDE, SIDE)))
        has_numbers = QFontMetricsF(self._number_font()).horizontalAdvance("−0.00") + 4 <= cell
        if not has_numbers:  # which bear a minus of their own
            paint_minuses(painter, theme_of(self), place, shown.reshape(SIDE, SIDE))
        painter.setPen(QPen(faded(theme_of(self), QColor(theme_of(self).outline), 0.45), 0))
        painter.drawRect(place)
        if has_numbers:
            self._paint_numbers(painter, place, cell)
        if self._at.pixel >= 0:
            row, column = divmod(self._at.pixel, SIDE)
            painter.setPen(QPen(QColor(theme_of(self).text), 1.5))
            painter.drawRect(QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell))
        top = place.bottom() + 4
        for i, words in enumerate((self._weights.name(unit), *self._weights.facts(unit))):
            painter.setFont(self.font() if i else strong(self.font()))
            painter.setPen(QColor(theme_of(self).muted if i else theme_of(self).text))
            room = QRectF(0, top, self.width(), line)
            said = metrics.elidedText(words, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine, said)
            top += line

    def _paint_numbers(self, painter: QPainter, place: QRectF, cell: float) -> None:
        if self._weights is None:
            return
        painter.setFont(self._number_font())
        shades = np.abs(self._weights.scaled(self._each_its_own)[:, self._at.unit])
        on_full = theme_of(self).on_accent
        for pixel, weight in enumerate(self._weights.weights[:, self._at.unit].tolist()):
            row, column = divmod(pixel, SIDE)
            room = QRectF(place.left() + column * cell, place.top() + row * cell, cell, cell)
            painter.setPen(QColor(on_full if shades[pixel] > _FULL else theme_of(self).text))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, fixed(weight, 2))

    def _number_font(self) -> QFont:
        return smaller(self.font(), 0.8)

    def _changed(self) -> None:
        if self._weights is not None:
            tell(self, self._weights.readout(self._at.unit, None))
        self.update()


_AROUND_SCALE: Final = 28 + 24 + 40
"""In pixels: margins, gaps, and the least that the words beside it can do with."""

_HINT: Final = mark("Blue: ink speaks for it; orange: against. Point for numbers.")


class WeightsPanel(CardWidget):
    """Pictures at the left, the one pointed at large at the right where there is room, all numbers beneath."""

    scale_changed = Signal(bool)
    """Each picture has its own scale from now on, or all have one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: FirstWeights | None = None
        self._lines = 1
        named(self, "weightsPanel", tr("Weights of the first layer"))
        self.pictures = HeatWeightsWidget(self)
        self.detail = HeatDetailWidget(self)
        self.scale = HeatScaleWidget(self)
        self.readout = ReadoutWidget(parent=self)
        self._common = AlternativeButton(
            tr("One scale"), "weightsOneScale", tr("The same colour is the same weight in all pictures"), self
        )
        self._own = AlternativeButton(
            tr("Each its own"), "weightsOwnScale", tr("Each picture uses all colours: for its shape"), self
        )
        self._common.setChecked(True)
        self._words = FittingLabel("weightsSummary", self, role=MUTED)
        self._words.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        above = in_row(self._common, self._own, 10, self.scale, 10, (self._words, 1), spacing=2)
        self._middle = in_row((self.pictures, 1), self.detail, spacing=14)
        in_column(above, (self._middle, 1), self.readout, of=self, margins=(14, 8, 14, 8), spacing=6)
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
        for widget in (self.pictures, self._common, self._own):
            widget.setVisible(there)
        self._fit()
        self.readout.rest(tr(_HINT) if there else "")
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        metrics = self.fontMetrics()
        self._lines = 1 if metrics.horizontalAdvance(tr(_HINT)) <= self.readout.width() else 2
        self.readout.set_lines(self._lines)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._weights is None:
            painter = QPainter(self)
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(
                self.rect().adjusted(24, 12, -24, -12),
                Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap,
                tr("What each unit of the first layer looks for appears here as soon as a network trains."),
            )

    @property
    def _has_room(self) -> bool:
        return self.detail.useful_width(self._room()) * 2.6 < self.width()

    def _room(self) -> float:
        """The height that is left to the pictures."""
        line = self.fontMetrics().height()
        return self.height() - (2.6 + self._lines) * line - 28

    def _fit(self) -> None:
        """Leave out what there is no room for: the large picture, and what the colours mean."""
        there = self._weights is not None
        self.detail.setFixedWidth(self.detail.useful_width(self._room()))
        self.detail.setVisible(there and self._has_room)
        beside = sum(part.sizeHint().width() for part in (self._common, self._own, self.scale))
        self.scale.setVisible(there and beside <= self.width() - _AROUND_SCALE)

    def _show(self) -> None:
        weights, own = self._weights, self.each_its_own
        if weights is None:
            self._words.say()
            self.setAccessibleDescription(tr("Nothing is to be seen yet."))
        else:
            limit = numeral(weights.limit, 2)
            self.scale.show_ends(*((tr("−largest"), tr("+largest")) if own else (f"−{limit}", f"+{limit}")))
            whole = weights.summary()
            count = weights.units
            short = tr("%n output(s)", "", count) if weights.layers == 1 else tr("%n unit(s)", "", count)
            self._words.say(whole, short)
            tell(self, f"{whole}.")
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
        whole = (
            "" if weights is None else tr("{summary}. The arrow keys go from unit to unit.", summary=weights.summary())
        )
        tell(self.pictures, told or whole)
