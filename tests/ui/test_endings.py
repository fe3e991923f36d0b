"""What asks the program to end from outside is heard, once, and in order."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from tests.conftest import ROOT

LISTENING = """
import os, signal, sys
from PySide6.QtCore import SIGNAL, QCoreApplication, QTimer
from hwr.ui.application import make_application
from hwr.ui.endings import Endings
application = make_application(sys.argv[:1])
endings = Endings(application)
heard = []
endings.asked.connect(lambda: heard.append(endings.exit_code))
endings.save_requested.connect(lambda: heard.append("save"))
"""


def printed(rest: str) -> tuple[int, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", LISTENING + rest],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.returncode, done.stdout.strip()


def test_a_second_signal_ends_the_process_at_once() -> None:
    code, said = printed(
        "endings.asked.connect(lambda: (print(heard, flush=True), os.kill(os.getpid(), signal.SIGINT)))\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGTERM))\n"
        "application.exec()\n"
    )
    assert (code, said) == (-signal.SIGINT, "[143]")


def test_a_signal_that_was_ignored_stays_so() -> None:
    code, said = printed(
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "again = Endings(application)\n"
        "again.asked.connect(lambda: heard.append('again'))\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGHUP))\n"
        "QTimer.singleShot(300, application.quit)\n"
        "application.exec()\n"
        "print(heard, again.exit_code)\n"
    )
    assert (code, said) == (0, "[] 0")


def test_other_signals_are_none_of_its_business() -> None:
    code, said = printed(
        "signal.signal(signal.SIGUSR1, lambda *_: heard.append('other'))\n"
        "QTimer.singleShot(0, lambda: os.kill(os.getpid(), signal.SIGUSR1))\n"
        "QTimer.singleShot(300, application.quit)\n"
        "application.exec()\n"
        "print(heard, endings.exit_code)\n"
    )
    assert (code, said) == (0, "['other'] 0")


def test_the_end_of_a_session_is_heard() -> None:
    """No session manager can be had here, so the signals are asked whether somebody listens."""
    code, said = printed(
        "print(application.receivers(SIGNAL('commitDataRequest(QSessionManager&)')),"
        " application.receivers(SIGNAL('saveStateRequest(QSessionManager&)')))\n"
        "endings._save()\n"
        "print(heard)\n"
    )
    assert (code, said) == (0, "1 1\n['save']")
