"""What two small networks make of points in the plane, drawn: one without a hidden layer, and one with."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from hwr.chapters.hidden.plane import REACH, Parted, Task
from hwr.language import tr
from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.colours import diverging, image, negative_colour, positive_colour
from hwr.ui.kit.picture.font import strong
from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.picture.text import LEFT
from hwr.ui.kit.theme import theme_of
from hwr.words import percent

_AXIS: Final = Axis(-REACH, REACH)
_PALE: Final = 2.2
"""The maps' colours are so much paler than the points'."""


class HiddenPlane(Picture[object]):
    """Two maps beside each other, or one above the other where it is narrow; the points on both."""

    def __init__(self) -> None:
        super().__init__("hiddenPlane", tr("Points, and where the networks part them"), lines=14, columns=40)
        self._task: Task | None = None
        self._parted: Parted | None = None

    def show_parted(self, task: Task, parted: Parted | None) -> None:
        """Show the points, and what was made of them; None while nothing is."""
        self._task, self._parted = task, parted
        if parted is None:
            self.describe(tr("Not trained yet."))
        else:
            none, one = map(percent, parted.accuracies)
            said = tr(
                "Without a hidden layer {none} on their side, with one of %n unit(s) {one}.",
                "",
                task.units,
                none=none,
                one=one,
            )
            self.describe(said)

    def paint(self, painter: QPainter) -> None:
        if self._task is not None:
            self.paint_still(painter, (self._task, self._parted), self._paint_both)

    def _paint_both(self, painter: QPainter) -> None:
        assert self._task is not None
        gap, head = 1.2 * self.line, 1.5 * self.line
        beside = min((self.width() - gap) / 2, self.height() - head)
        above = min(self.width(), (self.height() - gap) / 2 - head)
        is_wide, side = beside >= above, max(8.0, beside, above)
        left = (self.width() - (2 * side + gap if is_wide else side)) / 2
        top = max(0.0, (self.height() - (side + head if is_wide else 2 * (side + head) + gap)) / 2)
        units = self._task.units
        heads = (
            (tr("no hidden layer"), tr("none")),
            (tr("a hidden layer of %n unit(s)", "", units), tr("%n unit(s)", "", units)),
        )
        for number, words in enumerate(heads):
            x = left + number * (side + gap) if is_wide else left
            y = top + (0.0 if is_wide else number * (side + head + gap))
            self._paint_one(painter, QRectF(x, y, side, side + head), number, words)

    def _paint_one(self, painter: QPainter, area: QRectF, number: int, words: tuple[str, ...]) -> None:
        theme, line, parted = theme_of(self), self.line, self._parted
        assert self._task is not None
        square = QRectF(area.left(), area.top() + 1.5 * line, area.width(), area.width())
        score = "" if parted is None else f": {percent(parted.accuracies[number])}"
        painter.setFont(strong(painter.font()))
        painter.setPen(QColor(theme.text))
        room = QRectF(area.left(), area.top(), area.width(), 1.3 * line)
        metrics = painter.fontMetrics()
        said = (*(f"{text}{score}" for text in words), score.lstrip(": "))
        painter.drawText(room, LEFT, next((one for one in said if metrics.horizontalAdvance(one) <= room.width()), ""))
        painter.setFont(self.picture_font)
        if parted is not None:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            levels = 2 * parted.maps[number][::-1] - 1
            painter.drawImage(square, image(diverging(theme, levels, _PALE)))
            painter.restore()
        plane = Plane(square, _AXIS, _AXIS)
        x, labels = self._task.samples
        size = 0.4 * line
        painter.setClipRect(square)
        cap = Qt.PenCapStyle
        for colour, label, shape in (
            (positive_colour(theme), 1, cap.RoundCap),
            (negative_colour(theme), 0, cap.SquareCap),
        ):
            places = [plane.place(first, second) for first, second in x[labels == label].tolist()]
            for edge, width in ((QColor(theme.card), size + 2), (colour, size)):
                painter.setPen(QPen(edge, width, Qt.PenStyle.SolidLine, shape))
                painter.drawPoints(places)
        painter.setClipping(False)
        painter.setPen(QPen(QColor(theme.outline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(square)
