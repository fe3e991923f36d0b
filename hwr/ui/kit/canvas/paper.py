"""The paper: a widget that shows what stands on the canvas, sharp at every size, and quick however much it is."""

from __future__ import annotations

from typing import Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ink.drawing import Drawing
from hwr.language import mark, tr
from hwr.ui.kit.canvas.document import Document, description, is_blank
from hwr.ui.kit.canvas.drafting import Drafting
from hwr.ui.kit.canvas.pen_input import Tool, Viewport
from hwr.ui.kit.colours import rgb
from hwr.ui.kit.theme import Theme, theme_of

CORNER: Final = 16.0
HINT: Final = mark("Draw a digit here")
HINT_BELOW: Final = mark("with mouse, pen, finger or keyboard, or drop a picture")
_LARGEST_CURSOR: Final = 96
"""Some systems cut larger cursors off."""


def paint_paper(painter: QPainter, area: QRectF, theme: Theme, *, focused: bool, inviting: bool) -> None:
    """The paper with its edge, which is broad and coloured when the keyboard is here or a picture hovers over it."""
    painter.setBrush(QColor(theme.paper))
    ring = focused or inviting
    pen = QPen(QColor(theme.accent if ring else theme.border), 3.0 if ring else 1.0)
    if inviting:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    inset = pen.widthF() / 2
    painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_hint(painter: QPainter, area: QRectF, theme: Theme, font: QFont) -> None:
    """What to do with an empty canvas."""
    large, small = QFont(font), QFont(font)
    usual = QFontMetricsF(font).height()
    large.setPixelSize(round(min(max(area.height() * 0.052, usual * 1.1), usual * 2.6)))
    small.setPixelSize(round(min(max(area.height() * 0.030, usual * 0.8), usual * 1.5)))
    width = area.width() * 0.94
    hint = tr(HINT)
    needed = QFontMetricsF(large).horizontalAdvance(hint)
    if needed > width:
        large.setPixelSize(max(1, int(large.pixelSize() * width / needed)))
    line, below = QFontMetricsF(large).height(), QFontMetricsF(small).height()
    middle = area.center().y()
    _paint_guide(painter, area, theme)
    painter.setFont(large)
    painter.setPen(QColor(theme.muted))
    painter.drawText(QRectF(area.left(), middle - line, area.width(), line), Qt.AlignmentFlag.AlignCenter, hint)
    painter.setFont(small)
    beneath = QRectF(area.center().x() - width / 2, middle + below * 0.35, width, 3 * below)
    how = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(beneath, how, tr(HINT_BELOW))


def _paint_guide(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Four corner marks around the place where a digit sits well."""
    side = area.width() * 0.62
    box = QRectF(0, 0, side, side)
    box.moveCenter(area.center())
    arm = side * 0.07
    painter.setPen(QPen(QColor(theme.outline), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for corner, right, down in (
        (box.topLeft(), 1, 1),
        (box.topRight(), -1, 1),
        (box.bottomLeft(), 1, -1),
        (box.bottomRight(), -1, -1),
    ):
        painter.drawLine(corner, corner + QPointF(right * arm, 0))
        painter.drawLine(corner, corner + QPointF(0, down * arm))


def paint_keyboard_pen(
    painter: QPainter, place: QPointF, width: float, theme: Theme, *, is_down: bool, tool: Tool
) -> None:
    """The keyboard's pen: a ring as wide as its ink with a cross through it, filled while it is down."""
    colour = QColor(theme.error if tool is Tool.ERASER else theme.accent)
    painter.setPen(QPen(colour, 2.0))
    fill = QColor(colour)
    fill.setAlpha(130 if is_down else 0)
    painter.setBrush(fill)
    painter.drawEllipse(place, width / 2, width / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
        painter.drawLine(place + step * (width / 2 + 3), place + step * (width / 2 + 11))


def keyboard_pen_extent(place: QPointF, width: float) -> QRectF:
    """The area the keyboard's pen is painted on."""
    reach = width / 2 + 14
    return QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)


def picture_place(area: QRectF, picture: QImage) -> QRectF:
    """Where a picture lies on the paper: as large as it fits."""
    room = area.adjusted(CORNER, CORNER, -CORNER, -CORNER)
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    place = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
    place.moveCenter(room.center())
    return place


def ground_beneath(picture: QImage, theme: Theme) -> QColor | None:
    """What a transparent picture is to lie on, so that it can be seen; None for one that is opaque.

    It is the paper's colour or the ink's, whichever is less like what there is of the picture.
    """
    if not picture.hasAlphaChannel():
        return None
    small = picture.scaled(QSize(64, 64), mode=Qt.TransformationMode.SmoothTransformation)
    small.convertTo(QImage.Format.Format_RGBA8888)
    values = np.frombuffer(small.constBits(), np.uint8).reshape(-1, 4).astype(np.float64)
    opacity = values[:, 3].sum()
    colour = (values[:, :3] * values[:, 3:]).sum(axis=0) / opacity if opacity else np.full(3, 128.0)
    grounds = QColor(theme.paper), QColor(theme.ink)
    return max(grounds, key=lambda ground: float(np.abs(rgb(ground) - colour).sum()))


def paint_picture(painter: QPainter, area: QRectF, picture: QImage, theme: Theme, ground: QColor | None) -> None:
    """A picture, on a ground if it is transparent, with a hairline around it."""
    place = picture_place(area, picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if ground is not None:
        painter.fillRect(place, ground)
    painter.drawImage(place, picture)
    painter.setPen(QPen(QColor(theme.border), 1.0))
    painter.drawRect(place)


def ring_cursor(width: float, theme: Theme, tool: Tool, scale: float) -> QCursor:
    """A ring as wide as the tool, `width` in pixels; a plain cross when that would be too wide for a cursor.

    `scale` is the screen's device pixel ratio.
    """
    if not 4 <= width <= _LARGEST_CURSOR:
        return QCursor(Qt.CursorShape.CrossCursor)
    side = int(width) + 8
    picture = QPixmap(round(side * scale), round(side * scale))
    picture.setDevicePixelRatio(scale)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(side / 2, side / 2)
    # Light under dark, so that the ring shows on paper and on ink.
    style = Qt.PenStyle.DashLine if tool is Tool.ERASER else Qt.PenStyle.SolidLine
    for colour, thickness, line in ((theme.paper, 3.5, Qt.PenStyle.SolidLine), (theme.outline, 1.5, style)):
        painter.setPen(QPen(QColor(colour), thickness, line))
        painter.drawEllipse(middle, width / 2, width / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.outline))
    painter.drawEllipse(middle, 1.5, 1.5)
    painter.end()
    return QCursor(picture, side // 2, side // 2)


_PORTION: Final = 0.012
"""Seconds of repainting at a time, so that input is never kept waiting for longer."""


class PaperWidget(QWidget):
    """A square sheet of paper, as large as fits the widget; 256 canvas units wide whatever its size."""

    first_painted = Signal()
    """The paper has been painted for the first time: from now on it can be seen and used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafting = Drafting(theme_of(self).ink)
        self._document: Document = Drawing()
        self._picture: QImage | None = None
        self._ground: QColor | None = None
        self._invites = False
        self._pixels = 0
        self._was_painted = False
        self._painting = QTimer(self)
        self._painting.setInterval(0)
        self._painting.timeout.connect(self._go_on_painting)
        self.setAccessibleDescription(description(self._document))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def document(self) -> Document:
        """What is to be seen, the gesture under way included."""
        return self.drafting.drawing if self.drafting.is_active else self._document

    @property
    def committed(self) -> Document:
        """What stands on the canvas, without what a gesture under way has changed."""
        return self._document

    @property
    def is_idle(self) -> bool:
        """Whether all that is to be seen has been painted into the sheet's picture."""
        return not self._painting.isActive()

    @property
    def viewport(self) -> Viewport:
        """Where the sheet lies in the widget."""
        return Viewport.centred(self.width(), self.height())

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """A place in the units of what is read (canvas units, or a picture's pixels of ink), in the widget's pixels."""
        scale, left, top = self._placing()
        return left + scale * x, top + scale * y

    def from_screen(self, x: float, y: float) -> tuple[float, float]:
        """The inverse of `to_screen`."""
        scale, left, top = self._placing()
        return (x - left) / scale, (y - top) / scale

    @property
    def pen_radius(self) -> float:
        """Half the width of the widest pen that was drawn with, in pixels; 0 of a picture."""
        document = self.document
        strokes = document.strokes if isinstance(document, Drawing) else ()
        return max((stroke.pen_width for stroke in strokes), default=0.0) / 2 * self.viewport.scale

    def _placing(self) -> tuple[float, float, float]:
        """How many pixels a unit of what is read has, and where its origin lies."""
        viewport = self.viewport
        if isinstance(self._document, Drawing) or self._picture is None:
            return viewport.scale, viewport.left, viewport.top
        area = QRectF(viewport.left, viewport.top, viewport.side, viewport.side)
        place = picture_place(area, self._picture)
        return place.width() / self._document.ink.shape[1], place.left(), place.top()

    def sizeHint(self) -> QSize:
        return QSize(520, 520)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 240)

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show what now stands on the canvas; a gesture under way is dropped."""
        self._document = document
        if isinstance(document, Drawing):
            self._picture = None
            self.drafting.show(document)
        else:
            self._picture = document.preview
            self._ground = ground_beneath(document.preview, theme_of(self))
            self.drafting.show(Drawing())
        self.tell()
        self._go_on_painting()

    def tell(self) -> None:
        """Tell a screen reader what stands here."""
        self.setAccessibleDescription(self.words())

    def words(self) -> str:
        """What stands here, in words for somebody who cannot see it."""
        return description(self.document)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.drafting.set_colour(theme_of(self).ink)
            self._ground = None if self._picture is None else ground_beneath(self._picture, theme_of(self))
            self.scale_changed()
            self._go_on_painting()

    @Slot(bool)
    def set_inviting(self, inviting: bool) -> None:
        """Show, or no longer, that what hovers over the window may be dropped."""
        self._invites = inviting
        self.update()

    def update_area(self, area: QRectF) -> None:
        """Have an area, in canvas units, painted again soon."""
        viewport = self.viewport
        left, top = viewport.to_screen(area.left(), area.top())
        on_screen = QRectF(left, top, area.width() * viewport.scale, area.height() * viewport.scale)
        self.update(on_screen.adjusted(-2, -2, 2, 2).toAlignedRect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._fit()  # the window may have moved to a screen with another scale
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        viewport = self.viewport
        area = QRectF(viewport.left, viewport.top, viewport.side, viewport.side)
        paint_paper(painter, area, theme, focused=self.shows_focus(), inviting=self._invites)
        if self._picture is not None:
            paint_picture(painter, area, self._picture, theme, self._ground)
        self.paint_below(painter, area)
        self.drafting.paint(painter, area)
        self.paint_above(painter)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def shows_focus(self) -> bool:
        """Whether the paper is to be marked as having the keyboard."""
        return False

    def paint_below(self, painter: QPainter, area: QRectF) -> None:
        """Paint what lies on the paper beneath the ink, which is to fill this area: what to do with a blank sheet."""
        if is_blank(self._document) and not self.drafting.is_active:
            paint_hint(painter, area, theme_of(self), self.font())

    def paint_above(self, painter: QPainter) -> None:
        """Paint what lies above the ink; nothing on plain paper."""

    def scale_changed(self) -> None:
        """The sheet has got another size in device pixels, or other colours; nothing more to do on plain paper."""

    def _fit(self) -> None:
        pixels = round(self.viewport.side * self.devicePixelRatioF())
        if pixels != self._pixels:
            self._pixels = pixels
            self.drafting.fit(pixels)
            self.scale_changed()
            self._go_on_painting()

    @Slot()
    def _go_on_painting(self) -> None:
        if self.drafting.work(_PORTION):
            self._painting.stop()
        elif not self._painting.isActive():
            self._painting.start()
        self.update()
