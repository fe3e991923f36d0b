"""The paper: a widget that shows what stands on the canvas, sharp at every size, and quick however much it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.ink.drawing import Drawing
from hwr.ui.kit.canvas import sheet
from hwr.ui.kit.canvas.document import Document, description, is_blank
from hwr.ui.kit.canvas.drafting import Drafting
from hwr.ui.kit.canvas.viewport import Viewport
from hwr.ui.kit.theme import theme_of

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
    def standing(self) -> Document:
        """What stands on the canvas, without what a gesture under way has changed."""
        return self._document

    @property
    def viewport(self) -> Viewport:
        """Where the sheet lies in the widget."""
        return Viewport.centred(self.width(), self.height())

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
            self.drafting.show(Drawing())
        self.setAccessibleDescription(description(document))
        self._go_on_painting()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.drafting.set_colour(theme_of(self).ink)
            self.scale_changed()
            self._go_on_painting()

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
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        viewport = self.viewport
        area = QRectF(viewport.left, viewport.top, viewport.side, viewport.side)
        sheet.paint_paper(painter, area, theme_of(self), focused=self.shows_focus(), inviting=self._invites)
        if self._picture is not None:
            sheet.paint_picture(painter, area, self._picture, theme_of(self))
        elif is_blank(self._document) and not self.drafting.is_active:
            sheet.paint_hint(painter, area, theme_of(self), self.font())
        self.drafting.paint(painter, area)
        self.paint_above(painter)
        if not self._was_painted:
            self._was_painted = True
            self.first_painted.emit()

    def shows_focus(self) -> bool:
        """Whether the paper is to be marked as having the keyboard."""
        return False

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
