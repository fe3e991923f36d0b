"""What softmax makes of several z: a bar for each class, and all of them together 1."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from hwr.chapters.activations.chapter import CLASSES
from hwr.ui.kit.chart.plane_widget import PlaneWidget
from hwr.ui.kit.theme import theme_of
from hwr.words import numeral

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SoftmaxBars(PlaneWidget):
    """Rows "class 1: z₁ = 2, a bar, a₁ = 0.705"; the track of each bar is 1."""

    def __init__(self) -> None:
        super().__init__("softmaxBars", "Softmax of three z", lines=1.4 * CLASSES, columns=34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._z: tuple[float, ...] = ()
        self._a: tuple[float, ...] = ()

    def show_softmax(self, z: tuple[float, ...], a: tuple[float, ...]) -> None:
        """Show these pre-activations and outputs, (CLASSES,) each."""
        self._z, self._a = z, a
        rows = zip(z, a, strict=True)
        self.setAccessibleDescription(
            "; ".join(f"class {i}: z {numeral(x)}, output {numeral(y)}" for i, (x, y) in enumerate(rows, start=1))
        )
        self.update()

    def paint(self, painter: QPainter) -> None:
        theme, line, metrics = theme_of(self), self.line, self.metrics
        names = [f"class {i}: z{s} = {numeral(z, 3)}" for i, (s, z) in enumerate(zip("₁₂₃", self._z, strict=True), 1)]
        shares = [f"a{s} = {numeral(a, 3)}" for s, a in zip("₁₂₃", self._a, strict=True)]
        name = max(map(metrics.horizontalAdvance, (*names, "class 1: z₁ = −0.00"))) + 0.4 * line
        number = max(map(metrics.horizontalAdvance, (*shares, "a₁ = 0.0000"))) + 0.4 * line
        height = self.height() / CLASSES
        thickness = min(0.62 * height, 1.4 * line)
        for i, (text, a, share) in enumerate(zip(names, self._a, shares, strict=True)):
            row = QRectF(0, i * height, self.width(), height)
            room = max(0.0, self.width() - name - number)
            track = QRectF(name, row.center().y() - thickness / 2, room, thickness)
            painter.fillRect(track, QColor(theme.track))
            painter.fillRect(
                QRectF(track.topLeft(), track.size()).adjusted(0, 0, (a - 1) * track.width(), 0), QColor(theme.accent)
            )
            painter.setPen(QColor(theme.text))
            painter.drawText(row, _LEFT, text)
            painter.drawText(row, _RIGHT, share)
