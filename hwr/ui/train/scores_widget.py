"""The three scores: how well test digits are read, how well drawings, and how well the user's own, side by side.

The digits that a training holds out are of the kind it learns from; the drawings are what it is for. Seen together,
nobody is flattered by the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hwr.errors import DataError
from hwr.language import mark, tr
from hwr.nn.metrics import wilson_interval
from hwr.ui.kit.layout import named
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.telling import tell
from hwr.ui.kit.theme import theme_of
from hwr.words import percent, percent_range

NOT_MEASURED: Final = mark("not measured yet")
_UNMEASURED: Final = "–"
NONE_TAUGHT: Final = mark("none taught yet: correct a reading on Read, or practise")
_WHY_THREE: Final = (
    mark("Digits of the same kind as those it learns from, kept back from the training."),
    mark("Drawn by its makers on a canvas: what the training is for. They came with the program."),
    mark("The digits that you have taught, the newest of each: what the training is for."),
)
_GAP: Final = 14.0
_INSET: Final = 6.0
_SMALLEST: Final = 0.65
"""Down to this share of its usual size text shrinks where it is narrow."""


def _names() -> tuple[str, str, str]:
    """Short enough for three columns beside each other."""
    return (
        tr("Test digits", "heading of a narrow column"),
        tr("Shipped drawings", "heading of a narrow column"),
        tr("Own drawings", "heading of a narrow column"),
    )


@dataclass(frozen=True)
class Score:
    """So many of `n` were read right.

    Raises:
        DataError: unless 0 <= right <= n and n >= 1.
    """

    right: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.right <= self.n or self.n < 1:
            raise DataError(f"A score needs 0 <= right <= n and n >= 1; here it is {self.right} of {self.n}.")

    @property
    def share(self) -> float:
        """In [0, 1]."""
        return self.right / self.n

    @property
    def figure(self) -> str:
        """With one decimal."""
        return percent(self.share, 1)

    @property
    def interval(self) -> str:
        """Where the true share lies with 95 % confidence, in whole percent outward: "95–99 %"."""
        low, high = wilson_interval(self.right, self.n)
        return percent_range(low, high)

    @property
    def interval_of(self) -> str:
        """The same with how many there are: "95–99 % of 360"."""
        return tr("{interval} of {count:,}", interval=self.interval, count=self.n)

    @property
    def words(self) -> str:
        """The figure with what stands behind it."""
        low, high = wilson_interval(self.right, self.n)
        interval = tr(
            "with {confidence} confidence between {low} and {high}",
            confidence=percent(0.95),
            low=percent(low, 1),
            high=percent(high, 1),
        )
        return tr(
            "{figure}, {right} of {count}; {interval}",
            figure=self.figure,
            right=self.right,
            count=self.n,
            interval=interval,
        )


class ScoresWidget(QWidget):
    """Three figures with their names above; below each, where the true share lies with 95 % confidence, of how many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: tuple[Score | None, ...] = (None, None, None)
        self._reasons = (NOT_MEASURED, NOT_MEASURED, NONE_TAUGHT)
        named(self, "scores", tr("Three scores"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_scores(None, None)

    @property
    def scores(self) -> tuple[Score | None, ...]:
        """On test digits, on drawings, and on the user's own."""
        return self._scores

    @Slot(object, object)
    def show_scores(
        self,
        held_out: Score | None,
        drawings: Score | None,
        own: Score | None = None,
        *,
        why_not_held_out: str = NOT_MEASURED,
        why_not_drawings: str = NOT_MEASURED,
    ) -> None:
        """Show the scores; one that is None as a dash, with the reason in the tooltip and for screen readers."""
        self._scores = held_out, drawings, own
        self._reasons = why_not_held_out, why_not_drawings, NONE_TAUGHT
        words = ". ".join(map(self.words_for, range(len(self._scores)))) + "."
        if words != self.accessibleDescription():
            tell(self, words)
        self.update()

    def words_for(self, index: int) -> str:
        """All about one of the three, 0 to 2."""
        score = self._scores[index]
        return f"{_names()[index]}: {tr(self._reasons[index]) if score is None else score.words}"

    def sizeHint(self) -> QSize:
        name, figure = (QFontMetricsF(font) for font in self._fonts())
        return QSize(
            round(3 * self._column() + 2 * _GAP + 2 * _INSET), round(2 * name.height() + figure.height() + _INSET)
        )

    def minimumSizeHint(self) -> QSize:
        """In smaller letters."""
        return QSize(round(_SMALLEST * self.sizeHint().width()), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            index = min(max(3 * event.pos().x() // self.width(), 0), 2)
            QToolTip.showText(event.globalPos(), plain_tip(f"{self.words_for(index)}.\n{tr(_WHY_THREE[index])}"), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        column = (self.width() - 2 * _GAP - 2 * _INSET) / 3
        for index in range(3):
            self._paint_score(painter, index, QRectF(_INSET + index * (column + _GAP), 0, column, self.height()))
        painter.setPen(QPen(QColor(theme_of(self).border), 1))
        for index in (1, 2):
            between = _INSET + index * (column + _GAP) - _GAP / 2
            painter.drawLine(QPointF(between, 5), QPointF(between, self.height() - 5))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme_of(self).accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_score(self, painter: QPainter, index: int, place: QRectF) -> None:
        small, large = self._fonts(min(1.0, place.width() / self._column()))
        name, figure = QFontMetricsF(small), QFontMetricsF(large)
        score = self._scores[index]
        top = (place.height() - 2 * name.height() - figure.height()) / 2
        painter.setFont(small)
        painter.setPen(QColor(theme_of(self).muted))
        painter.drawText(QPointF(place.left(), top + name.ascent()), _names()[index])
        baseline = top + name.height() + figure.ascent()
        painter.setFont(large)
        painter.setPen(QColor(theme_of(self).muted if score is None else theme_of(self).text))
        shown = _UNMEASURED if score is None else score.figure
        painter.drawText(QPointF(place.left(), baseline), shown)
        if score is not None:
            painter.setFont(small)
            painter.setPen(QColor(theme_of(self).muted))
            below = top + name.height() + figure.height() + name.ascent()
            painter.drawText(QPointF(place.left(), below), score.interval_of)

    def _fonts(self, share: float = 1.0) -> tuple[QFont, QFont]:
        """For names and intervals, and for the figures; at this share of their usual size."""
        line = QFontMetricsF(self.font()).height()
        small, large = QFont(self.font()), QFont(self.font())
        small.setPixelSize(max(9, round(0.72 * line * share)))
        large.setPixelSize(max(12, round(1.2 * line * share)))
        large.setWeight(QFont.Weight.DemiBold)
        return small, large

    def _column(self) -> float:
        small, large = (QFontMetricsF(font) for font in self._fonts())
        figures = max(
            large.horizontalAdvance(percent(0.9999, 1)),
            small.horizontalAdvance(Score(949, 999).interval_of),
        )
        return max(figures, *(small.horizontalAdvance(name) for name in _names()))
