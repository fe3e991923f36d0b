"""The formula of a chapter: signs, in which each letter can be asked for, and the numbers that stand for them now."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hwr.language import tr
from hwr.ui.kit.chapter.terms import SignsLabel
from hwr.ui.kit.layout import in_column, named
from hwr.ui.kit.plain import Label, spoken
from hwr.ui.kit.theme import ACCENT, theme_of

_LARGER: Final = 1.35
_MARGIN: Final = 14


class FormulaWidget(QWidget):
    """Two lines of rich text that grow with the window's font; what they say is also there for a screen reader."""

    term_chosen = Signal(object)
    """A sign was clicked; carries its `Term`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "formula", tr("Formula"))
        self._signs = SignsLabel("formulaSigns", self, larger=_LARGER)
        self._signs.term_chosen.connect(self.term_chosen)
        self._numbers = Label(parent=self, name="formulaNumbers", role=ACCENT, wraps=True, larger=_LARGER)
        self._numbers.setTextFormat(Qt.TextFormat.RichText)
        self._numbers.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._signs, self._numbers):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._hides_numbers = False
        self._keeps_room = False
        self._room_for = ("", 0)
        in_column(self._signs, self._numbers, of=self, margins=(_MARGIN, 10, _MARGIN, 10), spacing=6)

    def show_formula(self, signs: str, numbers: str) -> None:
        """Show HTML with <i>, <b>, <sub>, <sup>; numbers may be empty."""
        self._signs.say(signs)
        if self._numbers.text() != numbers:
            self._numbers.setText(numbers)
        self._show_numbers()
        self._keep_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_room()

    def keep_room(self) -> None:
        """From now on, while the signs and the width are the same, stay as high as the numbers were at most: what is
        below would leap about as a dial is turned."""
        self._keeps_room = True

    def _keep_room(self) -> None:
        if not self._keeps_room:
            return
        # The label's own width may not be known yet.
        needs = max(0, self._numbers.heightForWidth(self.width() - 2 * _MARGIN))
        kept = (self._signs.html, self.width())
        had = self._numbers.minimumHeight() if kept == self._room_for else 0
        self._room_for = kept
        self._numbers.setMinimumHeight(max(needs, had))

    def hide_numbers(self, is_hidden: bool) -> None:
        """Show the signs alone, whatever the numbers are, or both again; the room for them is kept."""
        self._hides_numbers = is_hidden
        self._show_numbers()

    def _show_numbers(self) -> None:
        numbers = self._numbers.text()
        policy = self._numbers.sizePolicy()
        policy.setRetainSizeWhenHidden(bool(numbers))
        self._numbers.setSizePolicy(policy)
        self._numbers.setVisible(bool(numbers) and not self._hides_numbers)
        said = self._signs.html if self._hides_numbers else f"{self._signs.html}; {numbers}"
        self.setAccessibleDescription(spoken(said))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme_of(self).accent_soft))
        painter.drawRoundedRect(self.rect(), 10, 10)
