"""The bars of the depths: test accuracy of networks with 0, 1, 2 and 5 hidden layers, with what they cost."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.teaching.chapters.hidden_depth import DEPTHS, Comparison, Experiment, layers, percent
from hwr.ui.theme import Theme

_LEAST = 0.5
"""The bars begin at half: chance is a tenth, and no trained network is near it."""


class HiddenBars(QWidget):
    """A row for each depth: words, a bar, the figure, parameters and seconds."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._experiment = Experiment()
        self._comparison: Comparison | None = None
        self.setObjectName("hiddenBars")
        self.setAccessibleName("Accuracy by the number of hidden layers")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        """Room for a row for each depth."""
        return QSize(560, 9 * self.fontMetrics().height() + 60)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self._theme = theme
        self.update()

    def show_comparison(self, experiment: Experiment, comparison: Comparison | None) -> None:
        """Show what was measured; None while nothing is."""
        self._experiment, self._comparison = experiment, comparison
        self.setAccessibleDescription("; ".join(self._row(depth) for depth in DEPTHS))
        self.update()

    def _row(self, depth: int) -> str:
        found = self._comparison
        read = "not measured yet" if found is None else f"{percent(found.mean(depth))} of new digits"
        return f"{layers(depth)}: {read}, {self._experiment.parameters(depth):,} parameters"

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        large = QFont(self.font())
        large.setPointSizeF(large.pointSizeF() * 1.25)
        painter.setFont(large)
        metrics = painter.fontMetrics()
        names = metrics.horizontalAdvance("no hidden layers ") + 12
        figures = metrics.horizontalAdvance(" 100.0 % ")
        row = min(self.height() / len(DEPTHS), 5.2 * metrics.height())
        for place, depth in enumerate(DEPTHS):
            area = QRectF(0, place * row, self.width(), row)
            line = QRectF(area.left(), area.center().y() - metrics.height(), names, metrics.height())
            painter.setFont(large)
            painter.setPen(QColor(self._theme.text))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, layers(depth))
            track = QRectF(names, line.top(), max(20.0, self.width() - names - figures), line.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._theme.track))
            painter.drawRoundedRect(track, 5, 5)
            below = f"{self._experiment.parameters(depth):,} parameters"
            if self._comparison is not None:
                mean = self._comparison.mean(depth)
                share = max(0.0, (mean - _LEAST) / (1 - _LEAST))
                painter.setBrush(QColor(self._theme.accent))
                painter.drawRoundedRect(
                    QRectF(track.topLeft(), track.size()).adjusted(0, 0, (share - 1) * track.width(), 0), 5, 5
                )
                painter.setPen(QColor(self._theme.text))
                figure = QRectF(track.right(), track.top(), figures, track.height())
                painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, percent(mean))
                below += f" · {self._comparison.seconds(depth):.2g} s a training"
            painter.setFont(self.font())
            painter.setPen(QColor(self._theme.muted))
            under = QRectF(track.left(), track.bottom() + 2, track.width() + figures, metrics.height())
            painter.drawText(under, Qt.AlignmentFlag.AlignVCenter, below)
