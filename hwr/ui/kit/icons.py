"""The icons: drawn by code as lines on a 24x24 grid, in the theme's colours, sharp at every scale."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.theme import Theme

_GRID: Final = 24.0
_LINE: Final = 1.7


def _path(*points: tuple[float, float], closed: bool = False) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.closeSubpath()
    return path


def _pen(painter: QPainter) -> None:
    painter.drawPath(_path((4, 20), (5.2, 15.2), (15.6, 4.8), (19.2, 8.4), (8.8, 18.8), closed=True))
    painter.drawPath(_path((13.2, 7.2), (16.8, 10.8)))


def _eraser(painter: QPainter) -> None:
    painter.drawPath(_path((8.4, 19), (3.8, 14.4), (13.8, 4.4), (20, 10.6), (11.6, 19), closed=True))
    painter.drawPath(_path((8.6, 9.6), (14.8, 15.8)))
    painter.drawPath(_path((8.4, 19.6), (20, 19.6)))


def _undo(painter: QPainter) -> None:
    painter.drawPath(_path((8.6, 4.6), (4, 9.2), (8.6, 13.8)))
    arc = _path((4.4, 9.2), (14, 9.2))
    arc.cubicTo(17.6, 9.2, 20, 11.6, 20, 14.4)
    arc.cubicTo(20, 17.2, 17.6, 19.4, 14, 19.4)
    arc.lineTo(9.6, 19.4)
    painter.drawPath(arc)


def _redo(painter: QPainter) -> None:
    painter.translate(_GRID, 0)
    painter.scale(-1, 1)
    _undo(painter)


def _clear(painter: QPainter) -> None:
    painter.drawPath(_path((4.6, 6.8), (19.4, 6.8)))
    painter.drawPath(_path((9, 6.4), (9.6, 4), (14.4, 4), (15, 6.4)))
    painter.drawPath(_path((6.4, 7), (7.4, 20), (16.6, 20), (17.6, 7)))
    painter.drawPath(_path((10.4, 10.6), (10.7, 16.4)))
    painter.drawPath(_path((13.6, 10.6), (13.3, 16.4)))


def _open(painter: QPainter) -> None:
    painter.drawPath(_path((3.6, 19), (3.6, 5.4), (9.4, 5.4), (11.4, 7.8), (18.4, 7.8), (18.4, 10.6)))
    painter.drawPath(_path((3.8, 19), (6.8, 10.8), (21, 10.8), (18, 19), closed=True))


def _save(painter: QPainter) -> None:
    painter.drawPath(_path((12, 3.8), (12, 14.6)))
    painter.drawPath(_path((7.4, 10.2), (12, 14.8), (16.6, 10.2)))
    painter.drawPath(_path((4, 15.4), (4, 20), (20, 20), (20, 15.4)))


def _copy(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(8.4, 8.4, 11.8, 11.8), 2, 2)
    painter.drawPath(_path((5.4, 15.2), (3.8, 15.2), (3.8, 3.8), (15.2, 3.8), (15.2, 5.4)))


def _paste(painter: QPainter) -> None:
    painter.drawPath(_path((8.6, 5.2), (4.8, 5.2), (4.8, 20.2), (19.2, 20.2), (19.2, 5.2), (15.4, 5.2)))
    painter.drawRoundedRect(QRectF(8.6, 3.4, 6.8, 3.8), 1.2, 1.2)
    painter.drawPath(_path((8.6, 11.6), (15.4, 11.6)))
    painter.drawPath(_path((8.6, 15.4), (13, 15.4)))


def _theme(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(4, 4, 16, 16))
    half = QPainterPath(QPointF(12, 4))
    half.arcTo(QRectF(4, 4, 16, 16), 90, 180)
    half.closeSubpath()
    painter.fillPath(half, QBrush(painter.pen().color()))


def _close(painter: QPainter) -> None:
    painter.drawPath(_path((7, 7), (17, 17)))
    painter.drawPath(_path((17, 7), (7, 17)))


def _problem(painter: QPainter) -> None:
    painter.drawPolygon(QPolygonF([QPointF(12, 3.6), QPointF(21.4, 20), QPointF(2.6, 20)]))
    painter.drawPath(_path((12, 9.6), (12, 14)))
    painter.drawPath(_path((12, 16.9), (12, 17)))


def _note(painter: QPainter) -> None:
    painter.drawEllipse(QRectF(3.6, 3.6, 16.8, 16.8))
    painter.drawPath(_path((12, 11), (12, 16.4)))
    painter.drawPath(_path((12, 7.7), (12, 7.8)))


def _train(painter: QPainter) -> None:
    painter.setBrush(painter.pen().color())
    painter.drawPath(_path((7.4, 4.8), (19, 12), (7.4, 19.2), closed=True))


def _pause(painter: QPainter) -> None:
    for left in (6.4, 14.4):
        painter.drawRoundedRect(QRectF(left, 5, 3.2, 14), 1, 1)


def _stop(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(5.8, 5.8, 12.4, 12.4), 1.6, 1.6)


def _update(painter: QPainter) -> None:
    painter.drawPath(_path((6.4, 5.4), (14.6, 12), (6.4, 18.6), closed=True))
    painter.drawPath(_path((18, 5.4), (18, 18.6)))


def _epoch(painter: QPainter) -> None:
    painter.drawPath(_path((3.6, 6), (10.4, 12), (3.6, 18), closed=True))
    painter.drawPath(_path((11.2, 6), (18, 12), (11.2, 18), closed=True))
    painter.drawPath(_path((20.6, 6), (20.6, 18)))


def _back(painter: QPainter) -> None:
    painter.translate(_GRID, 0)
    painter.scale(-1, 1)
    _update(painter)


def _network(painter: QPainter) -> None:
    left, right = [(5.4, y) for y in (6.0, 12.0, 18.0)], [(18.6, y) for y in (8.4, 15.6)]
    for start in left:
        for end in right:
            painter.drawPath(_path(start, end))
    painter.setBrush(painter.pen().color())
    for x, y in (*left, *right):
        painter.drawEllipse(QPointF(x, y), 1.7, 1.7)


def _contents(painter: QPainter) -> None:
    painter.drawRoundedRect(QRectF(3.6, 4.6, 16.8, 14.8), 2, 2)
    painter.drawPath(_path((10, 4.8), (10, 19.2)))
    for y in (8.6, 12.0):
        painter.drawPath(_path((6.2, y), (7.6, y)))


def _restart(painter: QPainter) -> None:
    arc = QPainterPath()
    arc.arcMoveTo(QRectF(4.6, 4.6, 14.8, 14.8), 60)
    arc.arcTo(QRectF(4.6, 4.6, 14.8, 14.8), 60, 300)
    painter.drawPath(arc)
    painter.drawPath(_path((15.8, 2.4), (15.8, 6), (19.4, 6.4)))


_SHAPES: Final[dict[str, Callable[[QPainter], None]]] = {
    "pen": _pen,
    "eraser": _eraser,
    "undo": _undo,
    "redo": _redo,
    "clear": _clear,
    "open": _open,
    "save": _save,
    "copy": _copy,
    "paste": _paste,
    "theme": _theme,
    "close": _close,
    "problem": _problem,
    "note": _note,
    "train": _train,
    "pause": _pause,
    "stop": _stop,
    "update": _update,
    "epoch": _epoch,
    "back": _back,
    "restart": _restart,
    "network": _network,
    "contents": _contents,
}


def line_pen(colour: str, width: float) -> QPen:
    """A pen for lines with round ends and joints."""
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, style, cap, join)


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The icon `name` in one colour, `size` device independent pixels wide, for a screen of this scale.

    Painted once, for as long as Qt's cache has room: the same few signs stand on a hundred widgets.
    """
    key = f"hwr icon {name} {colour} {size} {scale}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    made = QPixmap(round(size * scale), round(size * scale))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(made.width() / _GRID, made.height() / _GRID)
    painter.setPen(line_pen(colour, _LINE))
    _SHAPES[name](painter)
    painter.end()
    made.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, made)
    return made


def icon(name: str, theme: Theme, size: int = 22) -> QIcon:
    """The icon `name` for buttons: the theme's text colour, its accent when checked, faded when disabled.

    Made for the screens there are; on another one Qt scales it.
    """
    made = QIcon()
    for scale in sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()}):
        made.addPixmap(pixmap(name, theme.text, size, scale), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(pixmap(name, theme.accent, size, scale), QIcon.Mode.Normal, QIcon.State.On)
        made.addPixmap(pixmap(name, theme.outline, size, scale), QIcon.Mode.Disabled, QIcon.State.Off)
    return made


class SignWidget(QWidget):
    """A small icon among words, in a colour of the palette."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        """`side` in pixels as layouts count them."""
        super().__init__(parent)
        self._name, self._role = "note", QPalette.ColorRole.Accent
        self.setFixedSize(side, side)

    def show_sign(self, name: str, role: QPalette.ColorRole) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(self._role).name()
        QPainter(self).drawPixmap(0, 0, pixmap(self._name, colour, self.width(), self.devicePixelRatioF()))


def application_icon() -> QIcon:
    """A pen stroke that turns into 8x8 squares; `assets/icon.svg` shows the same."""
    made = QIcon()
    for size in (16, 32, 64, 128, 256):
        picture = QPixmap(size, size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(size / 64, size / 64)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#fffdf8"))
        painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14)
        for column, row, strength in _ICON_CELLS:
            colour = QColor("#2c5ba6")
            colour.setAlphaF(strength)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(8 + 6 * column, 8 + 6 * row, 5.2, 5.2), 1, 1)
        stroke = QPainterPath(QPointF(17, 16))
        stroke.lineTo(46, 16)
        stroke.cubicTo(37, 27, 30, 38, 28, 50)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(line_pen("#1d2840", 5))
        painter.drawPath(stroke)
        painter.end()
        made.addPixmap(picture)
    return made


_ICON_CELLS: Final = (
    (1, 1, 0.55), (2, 1, 0.7), (3, 1, 0.75), (4, 1, 0.75), (5, 1, 0.8), (6, 1, 0.6),
    (5, 2, 0.6), (6, 2, 0.25), (4, 3, 0.4), (5, 3, 0.45), (4, 4, 0.6), (3, 5, 0.5), (4, 5, 0.2),
    (3, 6, 0.6), (2, 6, 0.15), (3, 7, 0.3),
)  # fmt: skip
