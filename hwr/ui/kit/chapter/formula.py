"""A formula: the idea in signs, and beneath it the same with the numbers there are now."""

from __future__ import annotations

import re
from html import unescape

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import ACCENT, theme_of

_TAG = re.compile("<[^>]*>")
_LARGER = 1.35


class FormulaWidget(QWidget):
    """Two lines of rich text that grow with the window's font; what they say is also there for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formula")
        self.setAccessibleName("Formula")
        self._signs = self._made("formulaSigns", None)
        self._numbers = self._made("formulaNumbers", ACCENT)
        self._is_silent = False
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        column.addWidget(self._signs)
        column.addWidget(self._numbers)

    def show_formula(self, signs: str, numbers: str) -> None:
        """Show HTML with <i>, <b>, <sub>, <sup>; numbers may be empty."""
        for label, html in ((self._signs, signs), (self._numbers, numbers)):
            if label.text() != html:
                label.setText(html)
        self._show_numbers()

    def keep_silent(self, is_silent: bool) -> None:
        """Show the signs alone, whatever the numbers are; the room for them is kept."""
        self._is_silent = is_silent
        self._show_numbers()

    def _show_numbers(self) -> None:
        numbers = self._numbers.text()
        policy = self._numbers.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(numbers))
        self._numbers.setSizePolicy(policy)
        self._numbers.setVisible(bool(numbers) and not self._is_silent)
        said = self._signs.text() if self._is_silent else f"{self._signs.text()}; {numbers}"
        self.setAccessibleDescription(unescape(_TAG.sub("", said)).replace("\u00a0", " "))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self).accent_soft))
        painter.drawRoundedRect(self.rect(), 10, 10)

    def _made(self, name: str, role: QPalette.ColorRole | None) -> QLabel:
        label = Label(parent=self, role=role)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        font = QFont(label.font())
        font.setPointSizeF(font.pointSizeF() * _LARGER)
        label.setFont(font)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
