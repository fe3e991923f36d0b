"""The busy sign: says what is being opened, for as long as it takes, and lets one give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget

from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import theme_of
from hwr.words import LONGEST_NAME, shown


class BusyWidget(QWidget):
    """Lies over the canvas while something is being opened."""

    cancel_requested = Signal()
    """The user will not wait for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "busy", "Working")
        self._words = Label(parent=self, name="busyText", wraps=True)
        self._progress = named(QProgressBar(self), "busyProgress", "Working")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(90, 6)
        self._cancel = named(QPushButton("Cancel", self), "busyCancel", "Cancel opening")
        self._cancel.clicked.connect(self.cancel_requested)
        in_row((self._words, 1), self._progress, self._cancel, of=self, margins=(16, 10, 10, 10), spacing=14)
        self.hide()

    @Slot(str)
    def show_work(self, name: str) -> None:
        """Say that `name` is being read; empty for no longer."""
        name = shown(name, LONGEST_NAME)
        self._words.setText(f"Reading {name}…")
        self.setAccessibleDescription(f"Reading {name}" if name else "")
        self.setVisible(bool(name))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme_of(self).accent_soft))
        painter.setPen(QPen(QColor(theme_of(self).accent), 1.0))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
