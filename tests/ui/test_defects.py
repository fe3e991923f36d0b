"""Defects: whatever goes wrong that nobody expected is kept on this computer, told at once, and shown on demand."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from hwr.store.crash_reports import CrashReports
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.defects import Defects
from hwr.ui.kit.task import BackgroundTask
from hwr.ui.report_window import NOTHING, ReportDialog
from tests.conftest import ROOT
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle


def stumble(what: str = "somewhere") -> None:
    raise ZeroDivisionError(what)


def meet(defects: Defects, what: str = "somewhere") -> None:
    """What Python does of an exception that nobody caught."""
    try:
        stumble(what)
    except ZeroDivisionError as error:
        defects.take(type(error), error, error.__traceback__)


def press(window: QObject, name: str) -> None:
    button = window.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def dialog(lab: Lab) -> ReportDialog:
    found = lab.window.findChild(ReportDialog)
    assert isinstance(found, ReportDialog)
    return found


def test_a_defect_is_told_with_its_report_one_click_away(lab: Lab, capsys: pytest.CaptureFixture[str]) -> None:
    meet(lab.defects)
    assert "ZeroDivisionError" in lab.window.messages.sentence
    assert "somewhere" in capsys.readouterr().err, "the terminal hears of it, too"
    lab.offers.make("Something else is offered meanwhile.", "Do it", stumble)
    press(lab.window, "messageAction")
    shown = dialog(lab)
    assert "ZeroDivisionError: somewhere" in shown.text.toPlainText()
    assert "in stumble" in shown.text.toPlainText()
    press(shown, "reportsCopy")
    assert QGuiApplication.clipboard().text() == shown.text.toPlainText()
    press(shown, "reportsDelete")
    assert shown.text.toPlainText() == NOTHING
    assert CrashReports(lab.paths.reports).listed() == []


def test_the_same_defect_is_written_down_once(lab: Lab) -> None:
    for _ in range(5):
        meet(lab.defects)
    assert len(lab.defects.reports.listed()) == 1


def test_the_window_of_reports_lists_what_comes_while_it_is_open(lab: Lab) -> None:
    lab.actions.reports.trigger()
    assert dialog(lab).text.toPlainText() == NOTHING
    meet(lab.defects)
    assert "ZeroDivisionError" in dialog(lab).choice.currentText()
    assert lab.window.messages.sentence == ""


def test_nobody_is_named_by_where_their_folder_is(lab: Lab) -> None:
    meet(lab.defects, f"{Path.home()}/secret")
    [path] = lab.defects.reports.listed()
    assert str(Path.home()) + "/" not in lab.defects.reports.read(path)
    assert "~/secret" in lab.defects.reports.read(path)


@pytest.fixture
def hooked(lab: Lab) -> Iterator[Defects]:
    """As while the program runs."""
    lab.defects.listen()
    yield lab.defects
    lab.defects.close()


def test_defects_of_threads_are_told_in_the_windows_own(lab: Lab, hooked: Defects, qtbot: QtBot) -> None:
    thread = threading.Thread(target=stumble, name="astray")
    thread.start()
    thread.join()
    settle(qtbot)
    assert "ZeroDivisionError" in lab.window.messages.sentence
    [path] = hooked.reports.listed()
    assert "astray" in hooked.reports.read(path)


def test_defects_of_background_work_are_kept(lab: Lab, hooked: Defects, qtbot: QtBot) -> None:
    task = BackgroundTask(lab)
    with qtbot.waitSignal(task.ended):
        task.start(iter(map(stumble, ["in the background"])))
    assert "ZeroDivisionError" in task.problem
    [path] = hooked.reports.listed()
    assert "in the background" in hooked.reports.read(path)


def test_a_folder_that_cannot_be_written_is_no_second_defect(open_lab: OpenLab, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    lab = open_lab(reports=tmp_path / "file")
    meet(lab.defects)
    assert "on the terminal" in lab.window.messages.sentence
    lab.helping.watch()
    assert "could not be reported" in lab.window.messages.sentence


PROGRAM = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hwr.store.paths import Paths
from hwr.ui import app, program

def stumble():
    QTimer.singleShot(0, QApplication.quit)
    raise ZeroDivisionError("in a slot")

class Astray(app.Lab):
    def __init__(self, *parts):
        if sys.argv[1] == "before":
            raise ZeroDivisionError("before the window")
        super().__init__(*parts)
    def _go_on(self):
        super()._go_on()
        if sys.argv[1] == "slot":
            QTimer.singleShot(0, stumble)
        elif sys.argv[1] == "fault":
            QTimer.singleShot(0, os.abort)
        else:
            print(self.window.messages.sentence)
            QTimer.singleShot(0, QApplication.quit)

program.Lab = Astray
sys.exit(program.run(None, Paths.of_user()))
"""


def run_program(way: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, way],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="processes end otherwise there")
@pytest.mark.parametrize(
    ("way", "told"), [("slot", "in a slot"), ("before", "before the window"), ("fault", "Fatal Python error: Aborted")]
)
def test_the_running_program_keeps_what_went_wrong(paths: Paths, way: str, told: str) -> None:
    ended = run_program(way)
    assert (ended.returncode == 0) == (way == "slot")
    reports = CrashReports(paths.reports)
    assert reports.has_news() == (way != "slot"), "what was told at once is not told again at the next start"
    [path] = reports.listed()
    text = reports.read(path)
    assert told in text
    assert "hwr" in text
    if way == "fault":
        assert "Qt:" in text, "the diagnostics stand in it"
        assert "by a mistake of its own the last time" in run_program("well").stdout


def test_about_and_reports_open_from_the_menu_and_close_by_escape(lab: Lab) -> None:
    for action, name in ((lab.actions.about, "about"), (lab.actions.reports, "reports")):
        action.trigger()
        shown = lab.window.findChild(QObject, name)
        assert shown is not None
        assert shown.isVisible()  # type: ignore[attr-defined]
        QTest.keyClick(shown, Qt.Key.Key_Escape)  # type: ignore[call-overload]
        assert not shown.isVisible()  # type: ignore[attr-defined]


def test_diagnostics_say_what_helps_and_name_no_folder(lab: Lab, tmp_path: Path) -> None:
    lab.window.messages.show_problem(f"{tmp_path}/my folder/7.png could not be written: No space left on device.")
    lab.window.messages.put_away()
    lab.actions.diagnostics.trigger()
    text = QGuiApplication.clipboard().text()
    for said in ("hwr:", "Python:", "Qt:", "PySide6:", "numpy:", "system:", "screen:", "scale 1", "theme:"):
        assert said in text
    assert "No space left on device" in text
    assert str(tmp_path) not in text
    assert "folder" not in text
    assert "Copied" in lab.window.messages.sentence
    press(lab.window, "messageAction")
    shown = lab.window.findChild(QPlainTextEdit, "diagnosticsText")
    assert isinstance(shown, QPlainTextEdit)
    assert shown.toPlainText() == text


def test_reports_are_as_large_as_all_other_text(lab: Lab) -> None:
    lab.text_size.choose(200)
    try:
        lab.actions.reports.trigger()
        assert dialog(lab).text.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF())
    finally:
        lab.text_size.choose(100)


def test_about_has_the_versions(lab: Lab) -> None:
    lab.actions.about.trigger()
    press(lab.window, "aboutCopy")
    copied = QGuiApplication.clipboard().text()
    for name in ("Python", "Qt", "PySide6", "numpy"):
        label = lab.window.findChild(QObject, f"aboutVersion{name}")
        assert label is not None
        assert label.text() in copied  # type: ignore[attr-defined]
