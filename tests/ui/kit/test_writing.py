"""Writing in the background: a row shows how far it is, a sentence what came of it; cancelled it leaves nothing."""

from __future__ import annotations

import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.errors import HwrError
from hwr.ui.kit.layout import STRETCH, in_column
from hwr.ui.kit.message_bar import MessageBarWidget
from hwr.ui.kit.writing import Work, WritingRow


class Writing:
    """Writes a file in two halves, the second when `go_on` is set."""

    def __init__(self, path: Path) -> None:
        self.path, self.go_on = path, threading.Event()

    def work(self, *, fails: bool = False) -> Generator[float, None, int]:
        whole = False
        try:
            self.path.write_text("half")
            yield 0.5
            self.go_on.wait(30)
            yield 0.75
            if fails:
                raise HwrError("The disk is full.")
            self.path.write_text("whole")
            whole = True
            return 5
        finally:
            if not whole:
                self.path.unlink()


def named(steps: Generator[float, None, int]) -> Work:
    return Work(steps, lambda: "Writing it.csv", lambda _: "Written to it.csv.")


@pytest.fixture
def row(qtbot: QtBot) -> WritingRow:
    ground = QWidget()
    qtbot.addWidget(ground)
    made = WritingRow(MessageBarWidget(ground), ground)
    in_column(made, STRETCH, of=ground)
    ground.resize(600, 300)
    with qtbot.waitExposed(ground):
        ground.show()
    return made


@pytest.fixture
def writing(tmp_path: Path) -> Writing:
    return Writing(tmp_path / "it.csv")


def messages(row: WritingRow) -> MessageBarWidget:
    bar = row.window().findChild(MessageBarWidget)
    assert isinstance(bar, MessageBarWidget)
    return bar


def test_it_is_seen_how_far_it_is_and_then_what_came_of_it(qtbot: QtBot, row: WritingRow, writing: Writing) -> None:
    assert row.write(named(writing.work()))
    assert not row.isVisible(), "what is quick is not worth a row"
    qtbot.waitUntil(row.isVisible)
    bar = row.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.value() == 500)
    assert not row.write(named(writing.work()))
    assert messages(row).note == "Another file is still being written: wait for it, or cancel it."
    with qtbot.waitSignal(row.ended):
        writing.go_on.set()
    assert (messages(row).note, row.isVisible(), row.is_written) == ("Written to it.csv.", False, True)
    assert writing.path.read_text() == "whole"


def test_cancelled_it_leaves_nothing_and_says_so(qtbot: QtBot, row: WritingRow, writing: Writing) -> None:
    row.write(named(writing.work()))
    qtbot.waitUntil(row.isVisible)
    cancel = row.findChild(QPushButton)
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isEnabled()
    assert not row.is_idle, "what it has begun is still there"
    with qtbot.waitSignal(row.ended):
        writing.go_on.set()
    assert (messages(row).note, row.is_written) == ("Cancelled: nothing was written.", False)
    assert not writing.path.exists()


def test_what_fails_leaves_nothing_and_says_why(qtbot: QtBot, row: WritingRow, writing: Writing) -> None:
    writing.go_on.set()
    with qtbot.waitSignal(row.ended):
        row.write(named(writing.work(fails=True)))
    assert (messages(row).sentence, row.is_written) == ("The disk is full.", False)
    assert not writing.path.exists()


def test_at_the_end_of_the_program_nothing_half_written_is_left(row: WritingRow, writing: Writing) -> None:
    row.write(named(writing.work()))
    writing.go_on.set()
    row.close_down()
    assert row.is_idle
    assert not writing.path.exists() or writing.path.read_text() == "whole"
