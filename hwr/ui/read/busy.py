"""The busy sign: says what is being opened, for as long as it takes, and lets one give it up."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import theme_of
from hwr.words import LONGEST_NAME, shown


class BusyWidget(QWidget):
    """Lies over the canvas while something is being opened."""

    cancel_requested = Signal()
    """The user will not wait for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("busy")
        self.setAccessibleName("Working")
        self._words = Label(parent=self)
        self._words.setObjectName("busyText")
        self._words.setWordWrap(True)
        self._progress = QProgressBar(self)
        self._progress.setObjectName("busyProgress")
        self._progress.setAccessibleName("Working")
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setFixedSize(90, 6)
        self._cancel = QPushButton("Cancel", self)
        self._cancel.setObjectName("busyCancel")
        self._cancel.setAccessibleName("Cancel opening")
        self._cancel.clicked.connect(self.cancel_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(14)
        row.addWidget(self._words, 1)
        row.addWidget(self._progress)
        row.addWidget(self._cancel)
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
