"""A stage box: one step of the normalisation as a small framed picture with a title beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ui.kit.picture.ink import ramp, to_image
from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import theme_of

if TYPE_CHECKING:
    from hwr.ink.normalisation import Stage

_PIXELS_SHOWN: Final = 64
"""Pictures up to this many pixels a side are shown with square pixels; larger ones are smoothed."""

INSET: Final = 4.0
"""Between frame and picture, in pixels."""

GAP: Final = 6.0
"""Between picture and title, in pixels."""


class StageBoxWidget(QWidget):
    """A picture, its frame and its title; the explanation is its tooltip. Takes the focus, to be read out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._picture: NDArray[np.float32] | None = None
        self._image: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def colours(self) -> NDArray[np.uint32]:
        """From paper to ink."""
        return ramp(theme_of(self))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._image = None

    @property
    def picture(self) -> NDArray[np.float32] | None:
        """The picture shown; None when the box is empty."""
        return self._picture

    def sizeHint(self) -> QSize:
        return QSize(104, 96 + self._title_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 56 + self._title_height())

    def show_stage(self, stage: Stage) -> None:
        """Show another reading's stage."""
        self._picture = stage.picture
        self._image = None
        if stage.title != self._title:
            self._title = stage.title
            self.setAccessibleName(f"Stage: {stage.title}")
        if stage.explanation != self.toolTip():
            self.setToolTip(plain_tip(stage.explanation))
            self.setAccessibleDescription(stage.explanation)
        self.update()

    def show_nothing(self) -> None:
        """Keep the title, empty the frame."""
        self._picture = None
        self._image = None
        self.update()

    def frame(self) -> QRectF:
        """The square the picture lies in: the largest above the title, in the middle."""
        side = max(8.0, min(self.width() - 4.0, self.height() - self._title_height() - 4.0))
        return QRectF((self.width() - side) / 2, 2.0, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.frame()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self).paper))
        painter.drawRoundedRect(frame, 6, 6)
        if self._picture is not None:
            self.paint_content(painter, frame.adjusted(INSET, INSET, -INSET, -INSET))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(
            QPen(QColor(theme_of(self).accent if focused else theme_of(self).border), 2.0 if focused else 1.0)
        )
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(QColor(theme_of(self).text if self._picture is not None else theme_of(self).muted))
        metrics = QFontMetricsF(self.font())
        titles = self.titles()
        shown = next((title for title in titles if metrics.horizontalAdvance(title) <= self.width()), titles[-1])
        shown = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, self.width())
        below = QRectF(0, frame.bottom() + GAP, self.width(), metrics.height())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, shown)

    def paint_content(self, painter: QPainter, room: QRectF) -> None:
        """Paint the picture, its proportions kept, in the middle of the room."""
        if self._picture is None:
            return
        if self._image is None:
            self._image = to_image(self._picture, self.colours)
        height, width = self._picture.shape
        scale = min(room.width() / width, room.height() / height)
        place = QRectF(0, 0, width * scale, height * scale)
        place.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, max(width, height) > _PIXELS_SHOWN)
        painter.drawImage(place, self._image)

    def titles(self) -> tuple[str, ...]:
        """What may stand beneath the picture, the most telling first; the first that fits is shown."""
        return (self._title,)

    def centre(self) -> QPointF:
        """The middle of the picture, where arrows point."""
        return self.frame().center()

    def _title_height(self) -> int:
        return round(GAP + QFontMetricsF(self.font()).height())
