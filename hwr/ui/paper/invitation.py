"""The invitation of the page Paper: what stands where no page is yet, and shows that one may be dropped on it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.language import mark, tr
from hwr.ui.kit.card import RADIUS
from hwr.ui.kit.layout import STRETCH, in_column, in_row, named
from hwr.ui.kit.plain import Label
from hwr.ui.kit.theme import MUTED, theme_of

_HEADING: Final = mark("A page of numbers becomes a table")
_INVITATION: Final = mark(
    "Open a photo or a scan, drop it here, or paste it. The page may be turned a little; it may "
    "be ruled, squared or printed with boxes. Each number can be checked against its place, "
    "corrected, copied and saved."
)


class InvitationWidget(QWidget):
    """What stands where no page is yet: what to do, on a sheet that shows when something may be dropped on it."""

    def __init__(self, open_button: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "paperInvitation", tr(_HEADING))
        self.setAccessibleDescription(tr(_INVITATION))
        self._invites = False
        heading = Label(tr(_HEADING), self, name="paperHeading", is_bold=True, is_centred=True)
        words = Label(tr(_INVITATION), self, role=MUTED, name="paperWords", wraps=True, is_centred=True)
        words.setMaximumWidth(520)
        button = in_row(STRETCH, open_button, STRETCH)
        middle = in_row(STRETCH, (words, 3), STRETCH)
        in_column(STRETCH, heading, middle, 6, button, STRETCH, of=self, margins=32, spacing=12)

    def set_inviting(self, inviting: bool) -> None:
        """Show, or no longer, that what hovers over the window may be dropped."""
        self._invites = inviting
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), theme_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(QColor(theme.accent if self._invites else theme.outline), 2.5 if self._invites else 1.4)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(2, 2, -2, -2), RADIUS, RADIUS)
