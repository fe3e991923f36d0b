"""The read page: tools above, the sheet and the reading in the middle, and beneath them what the network sees."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from hwr.language import tr
from hwr.ui.actions import Actions
from hwr.ui.kit.button import IconButton
from hwr.ui.kit.canvas.canvas import CanvasWidget
from hwr.ui.kit.canvas.document import Document, Pages, PictureDocument, page_words
from hwr.ui.kit.layout import in_column, in_row, named
from hwr.ui.kit.plain import Label, plain_tip
from hwr.ui.kit.theme import theme_of
from hwr.ui.read.reading import ReadingCardWidget
from hwr.ui.read.stages import StagesPanel
from hwr.ui.read.symbols import SymbolsOverlay
from hwr.ui.read.toolbar import ToolbarWidget
from hwr.words import LONGEST_NAME, shown

GAP: Final = 20
_LEAST_BESIDE: Final = 300
"""A reading narrower than this goes beneath the sheet."""

_READING_SHARE: Final = 0.38


def arrangement(width: int, height: int) -> tuple[QRect, QRect]:
    """Where sheet and reading go on a desk of this size; the sheet is square."""
    beside = max(1, min(height, width - GAP - _LEAST_BESIDE))
    above = max(1, min(width, round((height - GAP) * (1 - _READING_SHARE))))
    if beside >= 1.1 * above:
        top = (height - beside) // 2
        return QRect(0, top, beside, beside), QRect(beside + GAP, top, width - beside - GAP, beside)
    return QRect((width - above) // 2, 0, above, above), QRect(0, above + GAP, width, height - above - GAP)


class DeskWidget(QWidget):
    """Places its two parts."""

    def __init__(self, sheet: QWidget, reading: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._reading = reading
        sheet.setParent(self)
        reading.setParent(self)
        self.setMinimumSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        sheet, reading = arrangement(self.width(), self.height())
        self._sheet.setGeometry(sheet)
        self._reading.setGeometry(reading)
        super().resizeEvent(event)


class BusyWidget(QWidget):
    """Lies over the canvas while something is being opened."""

    cancel_requested = Signal()
    """The user will not wait for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "busy", tr("Working"))
        self._words = Label(parent=self, name="busyText", wraps=True)
        self._progress = named(QProgressBar(self), "busyProgress", tr("Working"))
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(90, 6)
        self._cancel = named(QPushButton(tr("Cancel"), self), "busyCancel", tr("Cancel opening"))
        self._cancel.clicked.connect(self.cancel_requested)
        in_row((self._words, 1), self._progress, self._cancel, of=self, margins=(16, 10, 10, 10), spacing=14)
        self.hide()

    @Slot(str)
    def show_work(self, name: str) -> None:
        """Say that `name` is being read; empty for no longer."""
        name = shown(name, LONGEST_NAME)
        self._words.setText(tr("Reading {name}…", name=name))
        self.setAccessibleDescription(tr("Reading {name}", name=name) if name else "")
        self.setVisible(bool(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_overlay(self, QColor(theme_of(self).accent_soft), QColor(theme_of(self).accent))


class PagerWidget(QWidget):
    """Lies over the canvas while a page of several stands on it: which one it is, and the ways to its neighbours."""

    page_requested = Signal(object)
    """Another page of the file shall be shown; carries the `Pages` that are to be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "pager", tr("Pages of the file"))
        self._pages: Pages | None = None
        self._words = Label(parent=self, name="pagerText")
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._previous = self._button("previous", tr("Previous page"), Qt.Key.Key_PageUp, -1)
        self._next = self._button("next", tr("Next page"), Qt.Key.Key_PageDown, 1)
        in_row(self._previous, self._words, self._next, of=self, margins=(6, 4, 6, 4), spacing=8)
        self.hide()

    def _button(self, icon: str, title: str, key: Qt.Key, step: int) -> IconButton:
        button = named(IconButton(icon, self), f"{icon}Page", title)
        shortcut = QKeySequence(key)
        button.setShortcut(shortcut)
        button.setToolTip(plain_tip(f"{title} ({shortcut.toString(QKeySequence.SequenceFormat.NativeText)})"))
        button.clicked.connect(lambda: self._step(step))
        return button

    @Slot(object)
    def show_document(self, document: Document) -> None:
        """Show which page this is, or nothing if it is none of several."""
        self._pages = document.pages if isinstance(document, PictureDocument) else None
        if self._pages is not None:
            words = page_words(self._pages)
            self._words.setText(words[0].upper() + words[1:])
            self.setAccessibleDescription(words)
            self._previous.setEnabled(self._pages.number > 0)
            self._next.setEnabled(self._pages.number + 1 < self._pages.count)
        self.setVisible(self._pages is not None)

    def _step(self, step: int) -> None:
        if self._pages is not None:
            self.page_requested.emit(replace(self._pages, number=self._pages.number + step))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_overlay(self, QColor(theme_of(self).card), QColor(theme_of(self).border))


def paint_overlay(widget: QWidget, ground: QColor, edge: QColor) -> None:
    """What lies over the canvas, with round corners."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(edge, 1.0))
    painter.drawRoundedRect(widget.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)


_LEAST_STRIP: Final = 140
_STRIP_SHARE: Final = 0.235


class ReadPage(QWidget):
    """Arranges the parts; `hwr.ui.app` connects them."""

    label_typed = Signal(str)
    """The drawing shall be this label."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "readPage", tr("Read"))
        self.toolbar = ToolbarWidget(actions, self)
        self.canvas = CanvasWidget(self)
        self.symbols = SymbolsOverlay(self.canvas)
        self.card = ReadingCardWidget(self)
        self.card.reading.is_drawing = lambda: self.canvas.is_drawing
        self.canvas.drawing_finished.connect(self.card.reading.speak_anew)
        self.stages = StagesPanel(self)
        self.busy = BusyWidget(self.canvas)
        self.pager = PagerWidget(self.canvas)
        bottom, middle = Qt.AlignmentFlag.AlignBottom, Qt.AlignmentFlag.AlignHCenter
        in_column((self.pager, 1, bottom | middle), (self.busy, 0, bottom), of=self.canvas, margins=24, spacing=8)
        self._column = in_column(
            self.toolbar,
            (DeskWidget(self.canvas, self.card, self), 1),
            self.stages,
            of=self,
            margins=(24, 6, 24, 8),
            spacing=14,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A sign that is typed says what the drawing really is."""
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if plain and event.text().isprintable() and event.text().strip():
            self.label_typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        margins = self._column.contentsMargins()
        useful = self.stages.height_for(self.width() - margins.left() - margins.right())
        share = max(_LEAST_STRIP, round(self.height() * _STRIP_SHARE))
        self.stages.setFixedHeight(max(_LEAST_STRIP, min(useful, share)))
        super().resizeEvent(event)
