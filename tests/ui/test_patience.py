"""The tests' own waiting: it ends with what is waited for, lets other threads work, and is no mere passing of time."""

from __future__ import annotations

from threading import Thread

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.patience import PatientBot


def test_what_comes_true_by_an_event_or_in_a_thread_is_seen(qtbot: QtBot) -> None:
    assert isinstance(qtbot, PatientBot)
    seen: list[str] = []
    QTimer.singleShot(1, lambda: seen.append("event"))
    thread = Thread(target=lambda: seen.extend("thread" for _ in range(100_000)))
    thread.start()
    qtbot.waitUntil(lambda: "event" in seen and seen.count("thread") == 100_000)
    thread.join()


def test_what_never_comes_true_is_a_failure(qtbot: QtBot) -> None:
    with pytest.raises(AssertionError, match="never came true"):
        qtbot.waitUntil(lambda: False, timeout=1)


def test_nobody_waits_for_a_mere_while(qtbot: QtBot) -> None:
    with pytest.raises(AssertionError, match="5 ms prove nothing"):
        qtbot.wait(5)
