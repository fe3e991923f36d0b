"""The window's turns at a training: one thing at a time, so that none keeps the window busy for long.

Numpy and the window share one interpreter: before its turn, the window asks the training to stand aside.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from hwr.train.control import Control

TICK_MS: Final = 26
"""The window turns to the training so often."""

WAY_MS: Final = 9
"""So long before, it asks the training to stand aside."""


class WindowTurns(QObject):
    """Says whose turn it is: of the three in a row while it trains, else of all together.

    Attributes:
        is_training: whether the training is at work, and not only preparing, pausing or at its end.
    """

    news_due = Signal()
    """The turn of what the training tells."""
    curves_due = Signal()
    """The turn of its curves."""
    view_due = Signal()
    """The turn of what goes on inside the network."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_training = False
        self._control: Control | None = None
        self._turn = 0
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._announce)

    def begin(self, control: Control) -> None:
        """Turn to the training under this control from now on."""
        self._control = control
        self._tick.start()

    def end(self) -> None:
        """Turn to no training any more."""
        self._control = None
        self._tick.stop()

    @Slot()
    def _announce(self) -> None:
        if self.is_training and self._control is not None:
            self._control.give_way(True)
            QTimer.singleShot(WAY_MS, self._take_turn)
        else:
            self._take_turn()

    @Slot()
    def _take_turn(self) -> None:
        self._turn = (self._turn + 1) % 3
        turns = (self.news_due, self.curves_due, self.view_due)
        for due in (turns[self._turn],) if self.is_training else turns:
            due.emit()
        if self._control is not None:
            QTimer.singleShot(0, self._let_train)  # once all that was changed has been painted

    @Slot()
    def _let_train(self) -> None:
        if self._control is not None:
            self._control.give_way(False)
