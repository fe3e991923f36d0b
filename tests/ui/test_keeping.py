"""Nothing is lost: what is drawn and set is on the disk while the window lives, and in the next window."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.document import PictureDocument, document_from
from hwr.ui.kit.theme import ThemeChoice
from hwr.ui.reader import SHIPPED, Network
from hwr.ui.settings import load_settings
from tests.conftest import ROOT
from tests.ui.conftest import OpenLab
from tests.ui.pen import Mouse

ONE = [(128.0, 50.0), (128.0, 130.0), (128.0, 210.0)]
LONG_MS = 30_000


def kept(paths: Paths) -> list[Drawing | PictureDocument]:
    """What is on the disk now."""
    found = []
    for path in paths.kept.glob("*.kept"):
        with suppress(FileNotFoundError):  # it may be removed at this moment
            found.append(document_from(path.read_bytes()))
    return found


def press_note(lab: Lab) -> None:
    button = lab.window.findChild(QPushButton, "messageAction")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_drawing_is_kept_while_it_grows(lab: Lab, paths: Paths, qtbot: QtBot) -> None:
    mouse = Mouse(lab.page.canvas)
    mouse.press(ONE[0])
    mouse.move(ONE[1])
    growing = lab.page.canvas.document
    qtbot.waitUntil(lambda: kept(paths) == [growing], timeout=LONG_MS)
    mouse.move(ONE[2])
    mouse.release(ONE[2])
    qtbot.waitUntil(lambda: kept(paths) == [lab.session.document], timeout=LONG_MS)
    lab.actions.undo.trigger()
    qtbot.waitUntil(lambda: kept(paths) == [], timeout=LONG_MS)
    lab.actions.redo.trigger()
    qtbot.waitUntil(lambda: kept(paths) == [lab.session.document], timeout=LONG_MS)


def test_the_drawing_is_there_again_after_quitting_and_can_be_cleared(open_lab: OpenLab, paths: Paths) -> None:
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    drawn = lab.session.document
    QTest.keyClick(lab.window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    assert not lab.window.isVisible()
    again = open_lab()
    assert again.session.document == drawn
    assert again.page.canvas.document == drawn
    assert again.page.card.reading.guess.label == "1"
    assert again.window.messages.sentence == "Your last drawing is back."
    press_note(again)
    assert again.session.document == Drawing()
    again.actions.undo.trigger()
    assert again.session.document == drawn
    again.actions.clear.trigger()
    again.window.close()
    assert kept(paths) == []
    third = open_lab()
    assert third.session.document == Drawing()
    assert third.window.messages.sentence == ""


def test_at_the_end_of_a_session_all_is_kept_and_the_stroke_goes_on(lab: Lab, paths: Paths) -> None:
    mouse = Mouse(lab.page.canvas)
    mouse.press(ONE[0])
    mouse.move(ONE[1])
    lab.themes.choose(ThemeChoice.DARK)
    lab.keeping.flush()
    assert kept(paths) == [lab.page.canvas.document]
    assert load_settings(paths.settings).theme is ThemeChoice.DARK
    mouse.move(ONE[2])
    mouse.release(ONE[2])
    assert isinstance(lab.session.document, Drawing)
    assert len(lab.session.document.strokes[0].points) == 3


def test_a_picture_is_there_again(open_lab: OpenLab, qtbot: QtBot) -> None:
    lab = open_lab()
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.yellow)
    for y in range(15, 65):
        for x in range(26, 34):
            image.setPixel(x, y, 0xFF101060)
    QGuiApplication.clipboard().setImage(image)
    lab.actions.paste.trigger()
    qtbot.waitUntil(lambda: not lab.session.is_opening, timeout=LONG_MS)
    pasted, read = lab.session.document, lab.session.recognition
    assert isinstance(pasted, PictureDocument)
    assert read is not None
    lab.window.close()
    again = open_lab()
    qtbot.waitUntil(lambda: not again.session.is_opening, timeout=LONG_MS)
    back = again.session.document
    assert isinstance(back, PictureDocument)
    assert back.name == pasted.name
    assert np.array_equal(back.ink, pasted.ink)
    assert back.preview.pixelColor(2, 2) == pasted.preview.pixelColor(2, 2)
    assert again.window.messages.sentence == "Your last picture is back."
    assert again.session.recognition is not None
    assert again.session.recognition.ranked() == read.ranked()


def test_two_windows_keep_two_drawings_and_both_come_back(open_lab: OpenLab, paths: Paths) -> None:
    one, two = open_lab(), open_lab()
    Mouse(one.page.canvas).stroke(ONE)
    one.keeping.flush()  # the last drawing is the one that was written last
    Mouse(two.page.canvas).stroke([(60, 60), (200, 60)])
    first, second = one.session.document, two.session.document
    third = open_lab()
    assert third.session.document == Drawing(), "what belongs to a living window is not taken from it"
    third.window.close()
    one.window.close()
    two.window.close()
    again = open_lab()
    assert again.session.document == second
    assert again.window.messages.sentence == "Your last drawing is back. 1 more was left by other windows."
    press_note(again)
    assert again.session.document == first
    assert again.window.messages.sentence == "An earlier drawing is back."
    again.keeping.flush()
    assert sorted(len(drawing.strokes[0].points) for drawing in kept(paths) if isinstance(drawing, Drawing)) == [2, 3]
    again.actions.undo.trigger()
    assert again.session.document == second


def test_who_names_a_file_gets_it_and_what_was_kept_waits(open_lab: OpenLab, paths: Paths, tmp_path: Path) -> None:
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    drawn = lab.session.document
    lab.window.close()
    other = open_lab(file=tmp_path / "missing.png")
    other.window.close()
    assert kept(paths) == [drawn]
    assert open_lab().session.document == drawn


def test_a_kept_drawing_that_is_damaged_is_said_and_not_deleted(open_lab: OpenLab, paths: Paths) -> None:
    lab = open_lab()
    Mouse(lab.page.canvas).stroke(ONE)
    lab.window.close()
    (path,) = paths.kept.glob("*.kept")
    data = path.read_bytes()
    path.write_bytes(data[:-1])
    again = open_lab()
    assert again.session.document == Drawing()
    assert "cannot be restored" in again.window.messages.sentence
    (damaged,) = paths.kept.glob("*.damaged")
    assert damaged.read_bytes() == data[:-1]
    assert str(damaged) in again.window.messages.sentence


def test_a_disk_that_takes_nothing_is_said_until_it_does(lab: Lab, paths: Paths, qtbot: QtBot) -> None:
    own = lab.keeping._recovery
    assert own is not None
    own.path.mkdir()  # as good as a full disk: nothing can be written here
    mouse = Mouse(lab.page.canvas)
    for _ in range(2):
        mouse.stroke(ONE)
        qtbot.waitUntil(lambda: "could not be written" in lab.window.messages.sentence, timeout=LONG_MS)
        lab.window.messages.put_away()
    own.path.rmdir()
    lab.keeping.flush()
    QApplication.processEvents()
    assert kept(paths) == [lab.session.document]
    assert lab.window.messages.sentence == ""


def test_after_the_end_nothing_is_written(lab: Lab, paths: Paths) -> None:
    lab.window.close()
    before = {path: path.read_bytes() for path in paths.settings.parent.rglob("*") if path.is_file()}
    lab.themes.choose(ThemeChoice.DARK)
    lab.session.commit(Drawing.from_strokes([ONE]))
    lab.keeping.close()
    assert {path: path.read_bytes() for path in paths.settings.parent.rglob("*") if path.is_file()} == before


def test_settings_are_kept_when_they_change(lab: Lab, paths: Paths, qtbot: QtBot) -> None:
    lab.themes.choose(ThemeChoice.DARK)
    lab.page.toolbar.pen_width.slider.setValue(31)
    lab.rooms.show_chapter("descent")
    lab.window.setGeometry(40, 30, 1060, 720)

    def remembered() -> bool:
        found = load_settings(paths.settings)
        place = found.geometry
        return (
            (found.theme, found.pen_width, found.chapter) == (ThemeChoice.DARK, 31.0, "descent")
            and place is not None
            and (place.width(), place.height()) == (lab.window.width(), lab.window.height())
        )

    qtbot.waitUntil(remembered, timeout=LONG_MS)


def test_two_windows_do_not_forget_each_others_settings(open_lab: OpenLab, paths: Paths) -> None:
    one, two = open_lab(), open_lab()
    one.themes.choose(ThemeChoice.LIGHT)
    one.keeping.flush()
    two.page.toolbar.pen_width.slider.setValue(31)
    two.keeping.flush()
    found = load_settings(paths.settings)
    assert (found.theme, found.pen_width) == (ThemeChoice.LIGHT, 31.0)
    one.themes.choose(ThemeChoice.DARK)
    one.themes.choose(ThemeChoice.SYSTEM)  # as it was at the start, which is a change too
    one.keeping.flush()
    assert load_settings(paths.settings).theme is ThemeChoice.SYSTEM


def test_the_model_that_read_is_remembered_until_another_is_chosen(open_lab: OpenLab, paths: Paths) -> None:
    lab = open_lab()
    recognizer = lab.session.recognizer
    assert recognizer is not None
    lab.reader.read_with(recognizer.model, Network(run=7))
    lab.window.close()
    assert load_settings(paths.settings).model_run == 7
    again = open_lab()
    again.window.close()
    assert load_settings(paths.settings).model_run == 7, "nobody chose another"
    third = open_lab()
    third.window.model.chosen.emit(SHIPPED)
    third.window.close()
    assert load_settings(paths.settings).model_run is None


@pytest.mark.parametrize("kind", ["pipe", "folder"])
def test_settings_that_are_no_file_are_said_and_left_alone(open_lab: OpenLab, paths: Paths, kind: str) -> None:
    paths.settings.parent.mkdir(parents=True, exist_ok=True)
    if kind == "pipe":
        os.mkfifo(paths.settings)
    else:
        paths.settings.mkdir()
    lab = open_lab()
    assert "not a regular file" in lab.window.messages.sentence
    lab.themes.choose(ThemeChoice.DARK)
    lab.window.close()
    assert not paths.settings.is_file()
    assert paths.settings.exists()


# In processes of their own

WINDOW = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog
from hwr.store.paths import Paths
from hwr.ui import app, program
from tests.ui.pen import Mouse

class Drawn(app.Lab):
    def start(self, file):
        super().start(file)
        mouse = Mouse(self.page.canvas)
        if self.session.document.strokes == ():
            mouse.stroke([(128, 50), (128, 130), (128, 210)])
            mouse.press((60, 60))
            mouse.move((90, 70))
            mouse.move((120, 60))
        if "dialog" in sys.argv:
            self.dialog = QFileDialog(self.window)
            QTimer.singleShot(0, self.dialog.exec)
        say = [stroke.xy.tolist() for stroke in self.page.canvas.document.strokes]
        QTimer.singleShot(0, lambda: os.write(1, (repr(say) + "\\n").encode()))

program.Lab = Drawn
code = program.run(None, Paths.of_user())
os.write(1, b"in order\\n")
sys.exit(code)
"""


class Program:
    """A window that has drawn a stroke and is in the middle of another, unless it found some."""

    def __init__(self, *arguments: str) -> None:
        command = [sys.executable, "-c", WINDOW, *arguments]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert self.process.stdout is not None
        self.strokes = json.loads(self.process.stdout.readline() or "null")

    def ended(self) -> tuple[int, str]:
        said, complaints = self.process.communicate(timeout=120)
        assert b"Traceback" not in complaints
        return self.process.returncode, said.decode()


def test_after_kill_9_the_drawing_is_there_again(paths: Paths, qtbot: QtBot) -> None:
    killed = Program()
    assert [len(stroke) for stroke in killed.strokes] == [3, 3]

    def are_kept() -> bool:
        found = kept(paths) if paths.kept.is_dir() else []
        return [[stroke.xy.tolist() for stroke in each.strokes] for each in found if isinstance(each, Drawing)] == [
            killed.strokes
        ]

    qtbot.waitUntil(are_kept, timeout=LONG_MS)
    killed.process.kill()
    assert killed.ended() == (-signal.SIGKILL, "")
    again = Program()
    assert again.strokes == killed.strokes
    again.process.kill()
    again.ended()
    assert len(kept(paths)) == 1
    assert not list(paths.kept.glob(".*"))


@pytest.mark.parametrize(
    ("name", "code", "dialog"),
    [
        ("SIGTERM", 143, ["dialog"]),
        pytest.param("SIGINT", 130, [], marks=pytest.mark.slow),
        pytest.param("SIGHUP", 129, [], marks=pytest.mark.slow),
    ],
)
@pytest.mark.usefixtures("signals_heard")
def test_a_signal_closes_the_window_in_order(paths: Paths, name: str, code: int, dialog: list[str]) -> None:
    program = Program(*dialog)
    assert len(program.strokes) == 2
    program.process.send_signal(getattr(signal, name))
    assert program.ended() == (code, "in order\n")
    (drawing,) = kept(paths)
    assert isinstance(drawing, Drawing)
    assert [stroke.xy.tolist() for stroke in drawing.strokes] == program.strokes
    assert paths.settings.is_file()
