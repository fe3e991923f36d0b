"""The confusion matrix: how often each digit was read as each, as a table of counts in which mistakes stand out."""

from __future__ import annotations

from math import sqrt
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.nn.metrics import per_class_accuracy
from hwr.ui.kit.arrows import ARROWS_IN_ROWS
from hwr.ui.kit.colours import mixed
from hwr.ui.kit.layout import named
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import Theme, theme_of
from hwr.words import percent, with_article

CLASSES: Final = 10
_FAINTEST: Final = 0.2
"""So strong is the colour of a single mistake among many: even one is to be seen."""

_STRONGEST_LIGHT: Final = 0.62
_STRONGEST_DARK: Final = 0.47
"""So strong is the colour of nothing but mistakes; any stronger, and the text's colour could not be read on it."""

_BROADEST: Final = 1.5
"""Cells are at most so many times as wide as high."""


_SMALLEST: Final = 9
"""The font, in pixels."""

_AROUND: Final = 5.0
"""Pixels beside the widest count in its cell."""


class Cell(NamedTuple):
    """Digits of one label that got one answer."""

    label: int
    answer: int


class Grid(NamedTuple):
    """Where the cells lie in the widget.

    Attributes:
        row: height of a row; the headings take the first.
        left: where the cells begin.
        column: width of a cell.
    """

    row: float
    left: float
    column: float

    def place(self, cell: Cell) -> QRectF:
        """Where a cell lies."""
        return QRectF(self.left + cell.answer * self.column, (cell.label + 1) * self.row, self.column, self.row)

    def cell_at(self, place: QPointF) -> Cell | None:
        """The cell that lies there."""
        label, answer = int(place.y() // self.row) - 1, int((place.x() - self.left) // self.column)
        return Cell(label, answer) if 0 <= label < CLASSES and 0 <= answer < CLASSES else None


class ConfusionMatrixWidget(QWidget):
    """Rows are what a digit is, columns what it was read as; at the right, how many there are and which share is right.

    The mouse chooses a cell by a click, the keyboard by arrows and Enter; Escape takes the choice back.
    """

    cell_chosen = Signal(object)
    """A `Cell` was chosen; None when the choice was taken back."""
    cell_pointed = Signal(object)
    """The mouse or the keyboard is at this `Cell`; None when at none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: NDArray[np.intp] = np.zeros((CLASSES, CLASSES), np.intp)
        self._chosen: Cell | None = None
        self._cursor = Cell(0, 0)
        self._hovered: Cell | None = None
        named(self, "confusionMatrix", tr("Confusion matrix"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    @property
    def counts(self) -> NDArray[np.intp]:
        """(10, 10): row, the label; column, the answer."""
        return self._counts

    @property
    def chosen(self) -> Cell | None:
        """The cell whose digits are looked at."""
        return self._chosen

    @property
    def cursor_cell(self) -> Cell:
        """Where the keyboard is."""
        return self._cursor

    def show_counts(self, counts: NDArray[np.intp]) -> None:
        """Show other counts, (10, 10); choice and cursor stay."""
        self._counts = counts
        self._tell()
        self.update()

    def words_for(self, cell: Cell) -> str:
        """A cell's meaning: "8 read as 3: 4 of 35"."""
        count, total = int(self._counts[cell]), int(self._counts[cell.label].sum())
        return tr(
            "{label} read as {answer}: {count} of {total}",
            label=cell.label,
            answer=cell.answer,
            count=count,
            total=total,
        )

    # Geometry

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(self.useful_width(15 * line)), round(15 * line))

    def minimumSizeHint(self) -> QSize:
        line = QFontMetricsF(self.font()).height()
        return QSize(round(self._beside(self.font()) + CLASSES * line), round((CLASSES + 1) * 0.95 * line))

    def useful_width(self, height: float) -> float:
        """The width beyond which the cells would only get flat, in a widget so high."""
        row = height / (CLASSES + 1)
        return self._beside(self._font(row)) + CLASSES * _BROADEST * row

    def grid(self) -> Grid:
        """Where the cells lie at the widget's present size."""
        row = self.height() / (CLASSES + 1)
        font = self._fitting_font(row)
        column = (self.width() - self._beside(font)) / CLASSES
        return Grid(row, self._left(font), max(4.0, min(column, _BROADEST * row)))

    def _fitting_font(self, row: float) -> QFont:
        """As large as rows and columns have room for."""
        font = self._font(row)
        while font.pixelSize() > _SMALLEST:
            widest = QFontMetricsF(font).horizontalAdvance(str(max(10, int(self._counts.max())))) + _AROUND
            if self.width() - self._beside(font) >= CLASSES * widest:
                break
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def _font(self, row: float) -> QFont:
        """Grows with the rows, within reason."""
        font = QFont(self.font())
        usual = QFontMetricsF(font).height() * 0.86
        font.setPixelSize(max(_SMALLEST, round(min(max(row * 0.42, min(usual, row * 0.8)), usual * 1.6))))
        return font

    def _left(self, font: QFont) -> float:
        heading = tr("read as")
        return QFontMetricsF(font).horizontalAdvance(f" {heading} ") + 4

    def _beside(self, font: QFont) -> float:
        metrics = QFontMetricsF(font)
        return self._left(font) + sum(self._total_widths(metrics)) + 2

    def _total_widths(self, metrics: QFontMetricsF) -> tuple[float, float]:
        largest = max(100, int(self._counts.sum(axis=1).max()))
        return metrics.horizontalAdvance(f"   {largest}"), metrics.horizontalAdvance("   " + percent(0.999))

    # Mouse and keyboard

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.grid().cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.grid().cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._cursor = cell
            self.choose(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from cell to cell, Enter chooses, Escape takes the choice back."""
        move = ARROWS_IN_ROWS.get(event.key())
        if move is not None:
            rows, columns = (min(max(at + by, 0), CLASSES - 1) for at, by in zip(self._cursor, move, strict=True))
            self._cursor = Cell(rows, columns)
            self.cell_pointed.emit(self._cursor)
            self._tell()
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose(self._cursor)
        elif event.key() == Qt.Key.Key_Escape and self._chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def choose(self, cell: Cell | None) -> None:
        """Choose a cell, or none."""
        self._chosen = cell
        self.cell_chosen.emit(cell)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.cell_pointed.emit(self._hovered)

    def _hover(self, cell: Cell | None) -> None:
        if cell != self._hovered:
            self._hovered = cell
            self.setCursor(Qt.CursorShape.ArrowCursor if cell is None else Qt.CursorShape.PointingHandCursor)
            self.cell_pointed.emit(cell)
            self.update()

    def _tell(self) -> None:
        words = self.words_for(self._cursor)
        if words != self.accessibleDescription():
            tell(self, words)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        grid = self.grid()
        plain = self._fitting_font(grid.row)
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        gap = 1.0 if grid.row < 26 else 2.0
        self._paint_headings(painter, grid, plain, strong)
        self._paint_cells(painter, grid, gap, plain, strong)
        painter.setFont(plain)
        self._paint_totals(painter, grid)
        self._paint_frames(painter, grid, gap)

    def _paint_cells(self, painter: QPainter, grid: Grid, gap: float, plain: QFont, strong: QFont) -> None:
        painter.setPen(QColor(theme_of(self).text))
        for label, row in enumerate(self._counts.tolist()):
            for answer, count in enumerate(row):
                is_right = label == answer
                place = grid.place(Cell(label, answer)).adjusted(0, 0, -gap, -gap)
                painter.fillRect(place, cell_colour(theme_of(self), count / max(1, sum(row)), is_right=is_right))
                if count or is_right:
                    painter.setFont(plain if is_right else strong)
                    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(count))

    def _paint_headings(self, painter: QPainter, grid: Grid, plain: QFont, strong: QFont) -> None:
        row, left, column = grid
        centred, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        space = QFontMetricsF(plain).horizontalAdvance(" ") + 2
        pointed = self._cursor if self.hasFocus() else self._hovered
        answered = self._counts.sum(axis=0)
        painter.setFont(plain)
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(QRectF(0, 0, left - space, row), right, tr("read as"))
        struck = QFont(plain)
        struck.setStrikeOut(True)
        for digit in range(CLASSES):
            is_never = answered[digit] == 0 and answered.any()
            is_here = pointed is not None and digit == pointed.answer
            painter.setFont(struck if is_never else strong if is_here else plain)
            painter.setPen(QColor(theme_of(self).unsure if is_never else theme_of(self).text))
            painter.drawText(QRectF(left + digit * column, 0, column, row), centred, str(digit))
            painter.setFont(strong if pointed is not None and digit == pointed.label else plain)
            painter.setPen(QColor(theme_of(self).text))
            place = QRectF(0, (digit + 1) * row, left - space, row)
            painter.drawText(place, right, with_article(str(digit)))

    def _paint_totals(self, painter: QPainter, grid: Grid) -> None:
        row, left = grid.row, grid.left + CLASSES * grid.column
        metrics = QFontMetricsF(painter.font())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first, second = self._total_widths(metrics)
        recalls = per_class_accuracy(self._counts)
        for line in range(CLASSES + 1):
            total, recall = tr("of", "so many digits"), tr("right", "so many percent")
            if line:
                total = str(int(self._counts[line - 1].sum()))
                recall = percent(float(recalls[line - 1]))
            painter.setPen(QColor(theme_of(self).muted))
            painter.drawText(QRectF(left, line * row, first, row), right, total)
            painter.setPen(QColor(theme_of(self).text if line else theme_of(self).muted))
            painter.drawText(QRectF(left + first, line * row, second, row), right, recall)

    def _paint_frames(self, painter: QPainter, grid: Grid, gap: float) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frames = (
            (self._hovered, theme_of(self).outline, 1.5),
            (self._chosen, theme_of(self).text, 2.0),
            (self._cursor if self.hasFocus() else None, theme_of(self).accent, 2.0),
        )
        for number, (cell, colour, width) in enumerate(frames):
            if cell is None:
                continue
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            # On the chosen cell the keyboard's ring lies inside the frame, so that both are seen.
            inside = 3.5 if number == 2 and cell == self._chosen else 1.0
            painter.drawRect(grid.place(cell).adjusted(inside, inside, -gap - inside, -gap - inside))


def cell_colour(theme: Theme, share: float, *, is_right: bool) -> QColor:
    """The ground of a cell with this share of its row, 0 to 1: calm where the answer is right, warm where it is not.

    The theme's text can be read on all of them. Mistakes grow with the root of their share: most are few, all count.
    """
    if is_right:
        return mixed(QColor(theme.card), QColor(theme.accent_soft), 0.25 + 0.75 * share)
    if share == 0:
        return mixed(QColor(theme.window), QColor(theme.text), 0.045)
    strongest = _STRONGEST_DARK if theme.is_dark else _STRONGEST_LIGHT
    return mixed(QColor(theme.card), QColor(theme.error), _FAINTEST + (strongest - _FAINTEST) * sqrt(share))
