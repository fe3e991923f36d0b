"""Patience: waits for what can be asked, as long as it takes on a slow and busy machine, and never by the clock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn, Protocol

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS: Final = 120_000
"""What comes true is seen at once, however large this is; only what never does takes so long to be called a failure."""

RACE_MS: Final = 2 * PATIENCE_MS
"""For whole races of trainings, which are seconds of work on an idle machine."""

_LOOK_AGAIN_MS: Final = 2


class PatientBot(QtBot):
    """The `qtbot` of all tests here: two minutes of patience for everything, and no way to wait for a mere while."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE_MS) -> None:  # noqa: N802
        """Let the window work until this is true."""
        deadline, loop = QDeadlineTimer(timeout), QEventLoop()
        while not callback():
            assert not deadline.hasExpired(), "what was waited for never came true"
            QTimer.singleShot(_LOOK_AGAIN_MS, loop.quit)
            loop.exec()

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **other: Any) -> Any:  # noqa: N802
        """Let the window work until this is emitted."""
        return super().waitSignal(signal, timeout=timeout, **other)

    def waitSignals(self, signals: Any, *, timeout: int = PATIENCE_MS, **other: Any) -> Any:  # noqa: N802
        """Let the window work until all these are emitted."""
        return super().waitSignals(signals, timeout=timeout, **other)

    def waitExposed(self, widget: QWidget, *, timeout: int = PATIENCE_MS) -> Any:  # noqa: N802
        """Let the window work until this widget is on the screen."""
        return super().waitExposed(widget, timeout=timeout)

    def wait(self, ms: int) -> NoReturn:
        """Refuse: that nothing has happened for a while proves nothing on a busy machine."""
        raise AssertionError(f"{ms} ms prove nothing; wait until what is meant can be asked")


class MayWait(Protocol):
    """Something that puts work off for a moment, and says whether it does."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is put off."""


def settle(qtbot: QtBot, *parts: MayWait) -> None:
    """Let everything happen that is on its way, and what these parts have put off."""

    def is_settled() -> bool:
        QApplication.processEvents()
        return all(part.is_idle for part in parts)

    qtbot.waitUntil(is_settled)
