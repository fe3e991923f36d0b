"""An alternative button: one of a few, of which one is always chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.ui.kit.plain import plain_tip
from hwr.ui.kit.theme import Theme


class AlternativeButton(QPushButton):
    """Looks like a tool button; a screen reader is told that it is a radio button, where Qt would call a tool button a
    check box. Excludes the others of its parent."""

    def __init__(self, text: str, name: str, explanation: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setAccessibleName(text)
        self.setAccessibleDescription(explanation)
        self.setToolTip(plain_tip(explanation))
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours."""
        self.setStyleSheet(
            f"QPushButton {{ background: transparent; color: {theme.text}; border: 2px solid transparent; "
            "border-radius: 9px; padding: 4px 7px 3px 7px; }"
            f"QPushButton:hover {{ background: {theme.track}; }}"
            f"QPushButton:checked {{ background: {theme.accent_soft}; color: {theme.accent}; font-weight: 600; }}"
            f"QPushButton:focus {{ border-color: {theme.accent}; }}"
        )
