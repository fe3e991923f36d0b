"""A player: what goes on by itself, beat by beat, until it is paused or has nothing left to play."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot


class Player(QObject):
    """A clock that is started and stopped by a button; its owner says at each beat what happens."""

    beat = Signal()
    """Go one further; call `stop` where there is nothing further to go to."""
    playing_changed = Signal(bool)
    """It has been started, or stopped by whatever."""

    def __init__(self, interval_ms: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(interval_ms)
        self._timer.timeout.connect(self.beat)

    @property
    def is_playing(self) -> bool:
        """Whether it goes on by itself."""
        return self._timer.isActive()

    @Slot()
    def start(self) -> None:
        """Go on by itself from now on; the first beat comes after one interval."""
        if not self.is_playing:
            self._timer.start()
            self.playing_changed.emit(True)

    @Slot()
    def stop(self) -> None:
        """Stay where it is."""
        if self.is_playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    @Slot()
    def toggle(self) -> None:
        """Start, or stop."""
        if self.is_playing:
            self.stop()
        else:
            self.start()
