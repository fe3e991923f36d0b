"""A chapter's button: called by the words on it, and pressed by Return, the space bar, and keys of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from hwr.ui.kit.plain import plain_tip

_SIGNS: Final = "◀▶ "
"""Beside the words; nobody has to hear them."""


class PanelButton(QPushButton):
    """What it does is told by a tooltip, and to a screen reader."""

    def __init__(
        self,
        within: QWidget,
        name: str,
        words: str,
        explanation: str,
        do: Callable[..., Any] | SignalInstance,
        *,
        keys: str = "",
    ) -> None:
        """`name` is the object name; `keys` work wherever in the window the focus is, while `within` is shown."""
        super().__init__(within)
        self.setObjectName(name)
        self.say(words)
        self.clicked.connect(do)
        if keys:
            shortcut = QShortcut(QKeySequence(keys), within)
            shortcut.setObjectName(f"{name}Keys")
            shortcut.activated.connect(self.click)
            explanation = f"{explanation} ({shortcut.key().toString(QKeySequence.SequenceFormat.NativeText)})"
        self.setToolTip(plain_tip(explanation))
        self.setAccessibleDescription(explanation)

    def say(self, words: str) -> None:
        """Be called so from now on."""
        if words != self.text():
            self.setText(words)
            self.setAccessibleName(words.strip(_SIGNS))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return presses it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
