"""The invitation to draw: says, while nothing is drawn, what stands in for a drawing, and leads to the canvas."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hwr.language import tr
from hwr.ui.kit.button import PanelButton
from hwr.ui.kit.layout import in_row, named
from hwr.ui.kit.plain import Label


class DrawInvitation(QWidget):
    """A line above a chapter's picture; not there once something is drawn.

    Attributes:
        draw: the button that leads to the canvas.
    """

    draw_requested = Signal()

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        """`key` is the chapter's: object names begin with it."""
        super().__init__(parent)
        named(self, f"{key}Invitation")
        self._words = Label(parent=self, name=f"{key}Invite", wraps=True)
        goes = tr("Go to the canvas and draw a digit")
        self.draw = PanelButton(self, f"{key}Draw", tr("Draw a digit"), goes, self.draw_requested)
        in_row((self._words, 1), self.draw, of=self, margins=0)

    def invite(self, words: str) -> None:
        """Say this; nothing, where something is drawn."""
        self._words.setText(words)
        self.setVisible(bool(words))
