"""A row that writes what a panel asks for, as the window has one, with the bar that says what came of it."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.writing import WritingRow


class Writer:
    """What a window does when something is to be written.

    Attributes:
        row, messages: where it is seen.
    """

    def __init__(self, qtbot: QtBot, requested: SignalInstance) -> None:
        self._qtbot, self._ground = qtbot, QWidget()
        qtbot.addWidget(self._ground)
        self.messages = MessageBarWidget(self._ground)
        self.row = WritingRow(self.messages, self._ground)
        requested.connect(self.row.write)
        with qtbot.waitExposed(self._ground):
            self._ground.show()

    def said(self) -> str:
        """What is said once nothing is being written any more."""
        self._qtbot.waitUntil(lambda: self.row.is_idle)
        return self.messages.sentence

    def cancel(self) -> None:
        """Press Cancel."""
        button = self.row.findChild(QPushButton, "writingCancel")
        assert button is not None
        button.click()
