"""Heat weights: the weights of every unit of the first layer as a small picture, as many as there are, scrolling."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from hwr.language import tr
from hwr.train.layer_layout import TileGrid, WeightAt
from hwr.train.layer_view import SIDE, FirstWeights
from hwr.ui.kit.arrows import ARROWS
from hwr.ui.kit.fitting import Fitting
from hwr.ui.kit.heat.cells import diverging_image, faded, paint_minuses
from hwr.ui.kit.layout import named
from hwr.ui.kit.picture.font import smaller
from hwr.ui.kit.theme import theme_of

_SMALLEST: Final = 3
"""Pixels a weight at least; below that one sees nothing, and scrolls rather."""

_LABELLED_FROM: Final = 5
_MARGIN: Final = 3
"""Around all pictures, for the frame of the chosen one."""


class HeatWeightsWidget(Fitting, QAbstractScrollArea):
    """The visible rows are one image. Arrow keys go from unit to unit, with Shift from weight to weight."""

    pointed = Signal(object)
    """The mouse or the keyboard is at this `WeightAt`, whose pixel is -1 when it is at the unit alone; or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights: FirstWeights | None = None
        self._each_its_own = False
        self._tiles = TileGrid(1, 1, _SMALLEST, 1, 1)
        self._frames: list[QRect] = []
        self._chosen: WeightAt | None = None
        self._hovered: WeightAt | None = None
        named(self, "weightPictures", tr("Weights of each unit"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)  # the card shows through
        self.viewport().setMouseTracking(True)

    @property
    def tiles(self) -> TileGrid:
        """Where the pictures are, from the top of the first row."""
        return self._tiles

    @property
    def at(self) -> WeightAt | None:
        """What the mouse is at, or else what was chosen."""
        return self._hovered or self._chosen

    def show_weights(self, weights: FirstWeights | None, each_its_own: bool) -> None:
        """Show other weights, on one scale or each unit's on its own. What is pointed at stays."""
        units = None if self._weights is None else self._weights.units
        self._weights, self._each_its_own = weights, each_its_own
        if weights is None or weights.units != units:
            self._chosen = self._hovered = None
            self.fit()
        self.pointed.emit(self.at)
        self.viewport().update()

    def place(self, at: WeightAt) -> QRectF:
        """Where a weight, or a unit's picture if its pixel is -1, lies in the viewport."""
        left, top = self._tiles.corner(at.unit)
        left, top = left + _MARGIN, top + _MARGIN - self.verticalScrollBar().value()
        if at.pixel < 0:
            return QRectF(left, top, self._tiles.side, self._tiles.side)
        row, column = divmod(at.pixel, SIDE)
        scale = self._tiles.scale
        return QRectF(left + column * scale, top + row * scale, scale, scale)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 60)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._weights is None:
            return
        painter = QPainter(self.viewport())
        tiles, offset = self._tiles, self.verticalScrollBar().value()
        first = max(0, (offset - _MARGIN) // tiles.down)
        last = min(tiles.rows, -(-(offset + self.viewport().height()) // tiles.down))
        if last <= first:
            return
        shown = tiles.mosaic(self._weights.scaled(self._each_its_own), first, last - first)
        top = _MARGIN + first * tiles.down - offset
        place = QRectF(_MARGIN, top, shown.shape[1] * tiles.scale, shown.shape[0] * tiles.scale)
        painter.drawImage(place, diverging_image(theme_of(self), shown))
        paint_minuses(painter, theme_of(self), place, shown)
        units = range(first * tiles.columns, min(tiles.units, last * tiles.columns))
        painter.setPen(QPen(faded(theme_of(self), QColor(theme_of(self).outline), 0.45), 0))
        painter.translate(_MARGIN, _MARGIN - offset)
        painter.drawRects(self._frames[units.start : units.stop])
        painter.resetTransform()
        line = QFontMetricsF(smaller(self.font(), 0.85)).height()
        if tiles.below * tiles.scale >= line:
            painter.setFont(smaller(self.font(), 0.85))
            painter.setPen(QColor(theme_of(self).muted))
            for unit in units:
                place = self.place(WeightAt(unit, -1))
                words = str(unit if self._weights.layers == 1 else unit + 1)
                room = QRectF(place.left(), place.bottom() + 1, place.width(), line)
                painter.drawText(room, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
        self._paint_pointed(painter)

    def _paint_pointed(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, strong in ((self._chosen, self.hasFocus()), (self._hovered, True)):
            if at is not None:
                painter.setPen(QPen(QColor(theme_of(self).accent), 2.5 if strong else 1.6))
                painter.drawRect(self.place(WeightAt(at.unit, -1)).adjusted(-1.5, -1.5, 1.5, 1.5))
                if at.pixel >= 0 and self._tiles.scale > _SMALLEST:
                    painter.setPen(QPen(QColor(theme_of(self).text), 1.2))
                    painter.drawRect(self.place(at).adjusted(-0.5, -0.5, 0.5, 0.5))

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._at(event))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event)
        if event.button() == Qt.MouseButton.LeftButton and at is not None:
            self._chosen = at
            self._point()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose a unit, with Shift a weight of it; Escape takes the choice back."""
        if self._weights is None:
            super().keyPressEvent(event)
            return
        at = self._chosen
        if event.key() == Qt.Key.Key_Escape and at is not None:
            self._chosen = None
        elif event.key() in ARROWS:
            right, down = ARROWS[event.key()]
            if at is None:
                self._chosen = WeightAt(0, -1)
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                row, column = divmod(max(at.pixel, 0), SIDE)
                if at.pixel >= 0:
                    row, column = (row + down) % SIDE, (column + right) % SIDE
                self._chosen = WeightAt(at.unit, row * SIDE + column)
            else:
                self._chosen = WeightAt(self._tiles.moved(at.unit, right, down), at.pixel)
            self._reveal()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._chosen = WeightAt(0 if event.key() == Qt.Key.Key_Home else self._weights.units - 1, -1)
            self._reveal()
        else:
            super().keyPressEvent(event)
            return
        self._hovered = None
        self._point()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hovered = None
        self.viewport().update()

    def _at(self, event: QMouseEvent) -> WeightAt | None:
        if self._weights is None:
            return None
        place = event.position()
        return self._tiles.weight_at(place.x() - _MARGIN, place.y() - _MARGIN + self.verticalScrollBar().value())

    def _hover(self, at: WeightAt | None) -> None:
        if at != self._hovered:
            self._hovered = at
            self._point()

    def _point(self) -> None:
        self.pointed.emit(self.at)
        self.viewport().update()

    def _reveal(self) -> None:
        if self._chosen is not None:
            place, bar = self.place(WeightAt(self._chosen.unit, -1)), self.verticalScrollBar()
            if place.top() < _MARGIN:
                bar.setValue(round(bar.value() + place.top() - _MARGIN))
            elif place.bottom() + _MARGIN > self.viewport().height():
                bar.setValue(round(bar.value() + place.bottom() + _MARGIN - self.viewport().height()))

    def fit(self) -> None:
        if self._weights is None:
            self.verticalScrollBar().setRange(0, 0)
            return
        line = QFontMetricsF(smaller(self.font(), 0.85)).height()
        bar = self.verticalScrollBar()
        # Measured as if there were a scroll bar, whether there is or not: else the two could chase each other.
        width = self.width() - 2 * _MARGIN - bar.sizeHint().width()
        room = self.height() - 2 * _MARGIN
        largest = max(_SMALLEST, round(min(room / SIDE, 14 * line / SIDE)))
        self._tiles = TileGrid.fitted(
            self._weights.units,
            width,
            room,
            _SMALLEST,
            largest,
            1.25 * line,
            max(_LABELLED_FROM, round(2 * line / SIDE)),
        )
        side = self._tiles.side
        self._frames = [
            QRect(x - 1, y - 1, side + 1, side + 1) for x, y in map(self._tiles.corner, range(self._tiles.units))
        ]
        bar.setPageStep(self.height())
        bar.setSingleStep(max(1, self._tiles.down // 2))
        bar.setRange(0, max(0, self._tiles.height + 2 * _MARGIN - self.height()))
