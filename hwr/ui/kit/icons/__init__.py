"""The icons: an SVG file each, lines on a 24x24 grid, painted in the theme's colours and sharp at every scale."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from hwr.ui.kit.theme import Theme

_FOLDER: Final = Path(__file__).parent
_APPLICATION_SIDES: Final = (16, 32, 64, 128, 256)


@cache
def _painted(name: str, side: int) -> QImage:
    """In black; an image and no pixmap, which must not outlive the application."""
    made = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(_FOLDER / f"{name}.svg")).render(painter)
    painter.end()
    return made


def pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    """The icon `name` in one colour, `size` device independent pixels wide, for a screen of this scale.

    Painted once, for as long as Qt's cache has room: the same few signs stand on a hundred widgets.
    """
    key = f"hwr icon {name} {colour} {size} {scale}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    made = QPixmap.fromImage(_painted(name, round(size * scale)))
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(made.rect(), QColor(colour))
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


def application_icon() -> QIcon:
    """A pen stroke that turns into 8x8 squares."""
    made = QIcon()
    for side in _APPLICATION_SIDES:
        made.addPixmap(QPixmap.fromImage(_painted("application", side)))
    return made


def line_pen(colour: str, width: float) -> QPen:
    """A pen for lines with round ends and joints."""
    style, cap, join = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    return QPen(QColor(colour), width, style, cap, join)


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
