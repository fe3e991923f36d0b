"""Offers: something is said in the message bar, with a button that does something about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from hwr.ui.kit.message_bar import MessageBarWidget


class Offers(QObject):
    """The last offer holds, and so does the last complaint."""

    def __init__(self, messages: MessageBarWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._do: Callable[[], object] | None = None
        self._complaint: tuple[str, Callable[[], object]] = "", lambda: None
        messages.action_requested.connect(self._take)

    @Slot(str, str, object)
    def make(self, sentence: str, action: str, do: Callable[[], object]) -> None:
        """Say something, with a button that does something about it."""
        self._do = do
        self._messages.show_note(sentence, action)

    @Slot(str, str, object)
    def complain(self, sentence: str, action: str, do: Callable[[], object]) -> None:
        """Say what went wrong, with a button; an offer that is made meanwhile waits until that has been read."""
        self._messages.show_problem(sentence, action)
        self._complaint = self._messages.sentence, do

    @Slot()
    def _take(self) -> None:
        sentence, do = self._complaint
        if sentence and self._messages.answered == sentence:
            do()
        elif self._do is not None:
            self._do()
