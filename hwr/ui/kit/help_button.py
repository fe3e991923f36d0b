"""The "?" beside a panel: it leads to the chapter of the explanations that explains what is seen there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from hwr.ui.kit.plain import plain_tip


class HelpButton(QToolButton):
    """Only looks; whoever makes it knows the chapter."""

    def __init__(self, name: str, panel: str, parent: QWidget | None = None) -> None:
        """`name` is the object name, `panel` what is explained, as "this panel"."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setText("?")
        self.setAccessibleName(f"Explain {panel}")
        self.setToolTip(plain_tip(f"Open the chapter that explains {panel}"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
