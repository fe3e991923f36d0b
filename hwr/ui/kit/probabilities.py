"""The probabilities panel: a bar, a label and a percentage for every class."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.theme import Theme, theme_of
from hwr.ui.kit.wording import distribution, resembles_none
from hwr.words import probability

if TYPE_CHECKING:
    from hwr.recognizer import Recognition

DIGITS: Final = tuple("0123456789")
_LEAST_BAR: Final = 0.004
"""Bars shorter than this share of the track are not drawn: they would look like a smudge."""

_MOST_FOR_LABELS: Final = 0.35
"""Of the panel's width; longer labels are cut."""


class ProbabilitiesPanel(QWidget):
    """One row a class, in the classes' order, so that each keeps its place while drawing.

    The best row is marked by colour, by weight and by a pointer before its label.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._classes: tuple[str, ...] = DIGITS
        self._values: NDArray[np.float64] = np.zeros(len(DIGITS))
        self._is_read = False
        self._best: int | None = None
        self.setObjectName("probabilitiesPanel")
        self.setAccessibleName(tr("Probabilities"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def values(self) -> NDArray[np.float64]:
        """The probabilities shown, in the order of the classes."""
        return self._values

    def sizeHint(self) -> QSize:
        """Comfortable rows."""
        return QSize(320, len(self._classes) * 28)

    def minimumSizeHint(self) -> QSize:
        """Rows that can just be read."""
        return QSize(200, len(self._classes) * max(15, self.fontMetrics().height()))

    @Slot(object)
    def show_recognition(self, recognition: Recognition) -> None:
        """Show another reading's probabilities."""
        if recognition.classes != self._classes:
            self._classes = recognition.classes
            self.updateGeometry()
        self._values = recognition.probabilities
        self._is_read = recognition.best is not None
        self._best = int(self._values.argmax()) if self._is_read and not resembles_none(recognition) else None
        self.setAccessibleDescription(distribution(recognition))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)  # once: this is painted with every point of a pen
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = self.height() / max(1, len(self._classes))
        plain, strong = self._fonts(row)
        metrics = QFontMetricsF(strong)
        pointer = metrics.height() * 0.75
        widest = min(max(map(metrics.horizontalAdvance, self._classes)), self.width() * _MOST_FOR_LABELS)
        labels = pointer + widest + metrics.height() * 0.6
        figures = metrics.horizontalAdvance(probability(1.0)) + metrics.height() * 0.6
        track = QRectF(labels, 0, max(8.0, self.width() - labels - figures), min(row * 0.52, 30.0))
        for index, (label, value) in enumerate(zip(self._classes, self._values, strict=True)):
            middle = (index + 0.5) * row
            is_best = index == self._best
            track.moveTop(middle - track.height() / 2)
            self._paint_bar(painter, theme, track, float(value), is_best)
            painter.setFont(strong if is_best else plain)
            painter.setPen(QColor(theme.accent if is_best else theme.text))
            words = QRectF(pointer, middle - row / 2, labels - pointer, row)
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, widest)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            if is_best:
                painter.drawText(QRectF(0, words.top(), pointer, row), Qt.AlignmentFlag.AlignVCenter, "›")
            if self._is_read:
                painter.setPen(QColor(theme.text if is_best else theme.muted))
                figure = QRectF(track.right(), words.top(), self.width() - track.right(), row)
                painter.drawText(
                    figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, probability(float(value))
                )

    def _fonts(self, row: float) -> tuple[QFont, QFont]:
        plain = QFont(self.font())
        usual = QFontMetricsF(plain).height() * 0.86
        plain.setPixelSize(max(9, round(min(max(row * 0.46, usual * 0.95), usual * 1.9))))
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.Bold)
        return plain, strong

    def _paint_bar(self, painter: QPainter, theme: Theme, track: QRectF, value: float, is_best: bool) -> None:
        radius = track.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.track))
        painter.drawRoundedRect(track, radius, radius)
        if value < _LEAST_BAR:
            return
        painter.setBrush(QColor(theme.accent if is_best else theme.outline))
        bar = QRectF(track)
        bar.setWidth(track.width() * value)
        if bar.width() >= bar.height():
            painter.drawRoundedRect(bar, radius, radius)
            return
        # Shorter than its round ends: cut out of the track's shape, so that its length is true.
        painter.save()
        painter.setClipRect(bar)
        painter.drawRoundedRect(track, radius, radius)
        painter.restore()
