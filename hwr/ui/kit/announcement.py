"""An announcement: a sentence that a screen reader speaks, wherever its focus is."""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, sentence: str) -> None:
    """Have the sentence spoken, if anybody listens; `source` is the widget it is about."""
    # What costs time to import is not wanted before something is to be said.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, sentence))
