"""What asks the program to end from outside is heard, once, and in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import SIGNAL
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.ui.kit.application import SIGNALS, Endings
from tests.conftest import ROOT

LONG_MS = 30_000
NUMBERS = [getattr(signal, name) for name in SIGNALS if hasattr(signal, name)]

pytestmark = pytest.mark.usefixtures("signals_heard")


@pytest.fixture
def endings(qapp: QApplication) -> Iterator[Endings]:
    before = {number: signal.getsignal(number) for number in NUMBERS}
    listening = Endings(qapp)
    yield listening
    listening.close()
    listening.deleteLater()
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGINT", 130), ("SIGHUP", 129)])
def test_each_signal_is_heard_with_the_code_that_shells_give_it(
    endings: Endings, qtbot: QtBot, name: str, code: int
) -> None:
    number = getattr(signal, name)
    with qtbot.waitSignal(endings.asked, timeout=LONG_MS):
        os.kill(os.getpid(), number)
    assert endings.exit_code == code
    assert signal.getsignal(number) is signal.SIG_DFL, "a second one ends the process at once"


def test_other_signals_are_none_of_its_business(endings: Endings, qtbot: QtBot) -> None:
    heard: list[int] = []
    before = signal.signal(signal.SIGUSR1, lambda number, _: heard.append(number))
    with qtbot.waitSignal(endings._notifier.activated, timeout=LONG_MS):
        os.kill(os.getpid(), signal.SIGUSR1)
    signal.signal(signal.SIGUSR1, before)
    assert heard == [signal.SIGUSR1]
    assert endings.exit_code == 0


def test_a_signal_that_is_ignored_stays_so(qapp: QApplication) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as `nohup` does
    others = {number: signal.getsignal(number) for number in NUMBERS if number != signal.SIGHUP}
    listening = Endings(qapp)
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    listening.close()
    listening.deleteLater()
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    for number, handler in {**others, signal.SIGHUP: before}.items():
        signal.signal(number, handler)


def test_the_end_of_a_session_is_heard(qapp: QApplication, qtbot: QtBot, request: pytest.FixtureRequest) -> None:
    """No session manager can be had here, so the application's signals are asked whether somebody listens."""
    requests = [SIGNAL(f"{name}(QSessionManager&)") for name in ("commitDataRequest", "saveStateRequest")]
    before = [qapp.receivers(name) for name in requests]
    endings: Endings = request.getfixturevalue("endings")
    assert [qapp.receivers(name) for name in requests] == [count + 1 for count in before]
    with qtbot.waitSignal(endings.save_requested, timeout=LONG_MS):
        endings._save()


def test_a_second_signal_ends_the_process_at_once() -> None:
    script = (
        "import os, signal, sys\n"
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from PySide6.QtGui import QGuiApplication\n"
        "from hwr.ui.kit.application import Endings\n"
        "application = QGuiApplication(sys.argv[:1])\n"
        "endings = Endings(application)\n"
        "endings.asked.connect(lambda: (print(endings.exit_code, flush=True), os.kill(os.getpid(), signal.SIGINT)))\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "application.exec()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=False, timeout=120
    )
    assert (done.returncode, done.stdout) == (-signal.SIGINT, "143\n"), done.stderr
