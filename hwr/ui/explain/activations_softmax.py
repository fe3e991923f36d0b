"""What softmax makes of several z: a bar for each class, and all of them together 1."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QSizePolicy

from hwr.teaching.chapters.activations import CLASSES
from hwr.teaching.numerals import numeral
from hwr.ui.explain.plane_widget import PlaneWidget
from hwr.ui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SoftmaxBars(PlaneWidget):
    """Rows "z₁ = 2 → a bar → 0.71"; the track of each bar is 1."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "softmaxBars", "Softmax of three z", lines=1.4 * CLASSES, columns=30)
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
        theme, line, metrics = self.theme, self.line, self.metrics
        names = [f"z{'₁₂₃'[i]} = {numeral(z)}" for i, z in enumerate(self._z)]
        name = max(map(metrics.horizontalAdvance, (*names, "z₁ = −0.0000"))) + 0.6 * line
        number = max(map(metrics.horizontalAdvance, (*map(numeral, self._a), "0.00000"))) + 0.6 * line
        height = self.height() / CLASSES
        thickness = min(0.62 * height, 1.4 * line)
        for i, (text, a) in enumerate(zip(names, self._a, strict=True)):
            row = QRectF(0, i * height, self.width(), height)
            track = QRectF(name, row.center().y() - thickness / 2, self.width() - name - number, thickness)
            painter.fillRect(track, QColor(theme.track))
            painter.fillRect(
                QRectF(track.topLeft(), track.size()).adjusted(0, 0, (a - 1) * track.width(), 0), QColor(theme.accent)
            )
            painter.setPen(QColor(theme.text))
            painter.drawText(row, _LEFT, text)
            painter.drawText(row, _RIGHT, numeral(a))
