"""A person draws, and the window reads: real strokes as real events, from the pen to the panels."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.errors import DrawingError
from hwr.ink.drawing import Drawing
from hwr.recognizer import Recognition, Recognizer, Verdict
from hwr.ui.app import Lab
from hwr.ui.kit.canvas.pen_input import Tool
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle
from tests.ui.pen import Mouse, Tablet, on_screen

SEVEN = [(70, 60), (120, 58), (180, 62), (160, 100), (140, 140), (122, 200)]
ONE = [(128, 50), (128, 90), (128, 130), (128, 170), (128, 210)]


def samples(path: Path, step: int) -> Iterator[tuple[str, Drawing]]:
    """Every `step`-th of the shared digits, with its label."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, 0, None, step):
            sample = json.loads(line)
            yield sample["label"], Drawing.from_strokes(sample["strokes"]).fitted()


def shown(lab: Lab) -> tuple[str | None, str]:
    return lab.page.card.reading.guess.label, lab.page.card.reading.sentence.text()


def tool(lab: Lab) -> Tool:
    return lab.page.canvas.tool


def strokes(lab: Lab) -> int:
    """How many strokes stand on the canvas."""
    assert isinstance(lab.session.document, Drawing)
    return len(lab.session.document.strokes)


def read(lab: Lab, qtbot: QtBot) -> Recognition:
    """The reading of what stands on the canvas."""
    settle(qtbot, lab.throttle)
    assert lab.session.recognition is not None
    return lab.session.recognition


def test_a_blank_canvas_shows_an_invitation_and_no_digit(lab: Lab) -> None:
    label, words = shown(lab)
    assert label is None
    assert not any(character.isdigit() for character in words)
    assert not lab.page.card.probabilities.values.any()
    assert not any(character.isdigit() for character in lab.page.card.probabilities.accessibleDescription())
    assert all(box.picture is None for box in lab.page.stages.boxes)


def test_a_drawn_digit_is_read_while_it_is_drawn(lab: Lab, qtbot: QtBot) -> None:
    seen: list[Recognition] = []
    lab.session.recognized.connect(seen.append)
    mouse = Mouse(lab.page.canvas)
    mouse.press(SEVEN[0])
    assert len(seen) == 1  # at once, before the pen moves on
    for place in SEVEN[1:]:
        mouse.move(place)
        settle(qtbot, lab.throttle)
    assert lab.page.canvas.is_drawing
    assert shown(lab)[0] == "7"
    mouse.release(SEVEN[-1])
    recognition = read(lab, qtbot)
    assert recognition.best == "7"
    np.testing.assert_array_equal(lab.page.card.probabilities.values, recognition.probabilities)
    assert "7" in lab.page.card.reading.accessibleDescription()
    pictures = [box.picture for box in lab.page.stages.boxes]
    assert recognition.ink is not None
    for picture, stage in zip(pictures, recognition.ink.stages, strict=True):
        assert picture is stage.picture


def test_whole_pixels_of_a_real_mouse_will_do(lab: Lab, qtbot: QtBot) -> None:
    canvas = lab.page.canvas
    places = [on_screen(canvas, (float(x), float(y))).toPoint() for x, y in SEVEN]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    assert read(lab, qtbot).best == "7"


@pytest.mark.parametrize("step", [700, pytest.param(100, marks=pytest.mark.slow)])
def test_real_strokes_read_the_same_as_without_the_window(lab: Lab, qtbot: QtBot, pen_digits: Path, step: int) -> None:
    canvas, recognizer = lab.page.canvas, lab.session.recognizer
    assert recognizer is not None
    right = total = 0
    for label, drawing in samples(pen_digits, step):
        for stroke in drawing.strokes:
            Mouse(canvas).stroke((x, y) for x, y in stroke.xy.tolist())
        drawn, found = read(lab, qtbot), recognizer.recognize(drawing)
        assert drawn.best == found.best
        assert shown(lab)[0] == ("" if found.verdict is Verdict.NOT_A_DIGIT else found.best)
        np.testing.assert_allclose(drawn.probabilities, found.probabilities, atol=0.02)
        right, total = right + (drawn.best == label), total + 1
        lab.actions.clear.trigger()
    assert total >= 10
    assert right / total > 0.9


def test_a_dot_is_read_without_complaint(lab: Lab, qtbot: QtBot) -> None:
    Mouse(lab.page.canvas).stroke([(128, 128)])
    assert read(lab, qtbot).best is not None
    assert lab.window.messages.sentence == ""


def test_undo_and_redo_take_reading_and_ink_along(lab: Lab, qtbot: QtBot) -> None:
    assert not lab.actions.undo.isEnabled()
    mouse = Mouse(lab.page.canvas)
    mouse.stroke(ONE)
    one = read(lab, qtbot)
    mouse.stroke([(60, 130), (200, 130)])
    crossed = read(lab, qtbot)
    assert not np.array_equal(one.probabilities, crossed.probabilities)
    QTest.keyClick(lab.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    np.testing.assert_array_equal(lab.page.card.probabilities.values, one.probabilities)
    assert isinstance(lab.page.canvas.document, Drawing)
    assert len(lab.page.canvas.document.strokes) == 1
    QTest.keyClick(lab.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(lab)[0] is None
    assert not lab.actions.undo.isEnabled()
    QTest.keyClick(lab.window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(lab.window, Qt.Key.Key_Z, both)
    np.testing.assert_array_equal(lab.page.card.probabilities.values, crossed.probabilities)
    assert not lab.actions.redo.isEnabled()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Escape])
def test_clearing_can_be_undone(lab: Lab, qtbot: QtBot, key: Qt.Key) -> None:
    Mouse(lab.page.canvas).stroke(SEVEN)
    QTest.keyClick(lab.window, key)
    assert shown(lab)[0] is None
    lab.actions.undo.trigger()
    assert read(lab, qtbot).best == "7"


def test_undo_in_the_middle_of_a_stroke_takes_that_stroke(lab: Lab, qtbot: QtBot) -> None:
    mouse = Mouse(lab.page.canvas)
    mouse.stroke(ONE)
    mouse.press((60, 130))
    mouse.move((200, 130))
    lab.actions.undo.trigger()
    assert strokes(lab) == 1
    assert not lab.page.canvas.is_drawing
    mouse.move((210, 140))
    mouse.release((210, 140))
    assert strokes(lab) == 1


def test_the_eraser_changes_the_reading(lab: Lab, qtbot: QtBot) -> None:
    mouse = Mouse(lab.page.canvas)
    mouse.stroke(ONE)
    QTest.keyClick(lab.window, Qt.Key.Key_E)
    assert tool(lab) is Tool.ERASER
    assert lab.actions.eraser.isChecked()
    mouse.stroke([(128, 40), (128, 220)])
    assert shown(lab)[0] is None
    QTest.keyClick(lab.window, Qt.Key.Key_P)
    assert tool(lab) is Tool.PEN
    lab.actions.undo.trigger()
    assert read(lab, qtbot).best == "1"


def test_the_keys_for_the_pens_width(lab: Lab) -> None:
    before = lab.page.canvas.pen_width
    QTest.keyClick(lab.window, Qt.Key.Key_BracketRight)
    assert lab.page.canvas.pen_width > before
    for _ in range(30):
        QTest.keyClick(lab.window, Qt.Key.Key_BracketLeft)
    assert lab.page.canvas.pen_width == 8
    assert lab.page.toolbar.pen_width.slider.value() == 8


def test_a_digit_drawn_by_keyboard_is_read(lab: Lab, qtbot: QtBot) -> None:
    canvas = lab.page.canvas
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(10):
        QTest.keyClick(canvas, Qt.Key.Key_Up)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    for _ in range(20):
        QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert read(lab, qtbot).best == "1"


def test_a_tablet_pen_is_read_whatever_its_pressure(lab: Lab, qtbot: QtBot) -> None:
    pen = Tablet(lab.page.canvas)
    pen.press(SEVEN[0], 0.2)
    for number, place in enumerate(SEVEN[1:]):
        pen.move(place, 0.2 + 0.1 * number)
    pen.release(SEVEN[-1])
    assert read(lab, qtbot).best == "7"


def test_what_is_drawn_before_the_model_is_there_is_read_when_it_comes(open_lab: OpenLab, tmp_path: Path) -> None:
    lab = open_lab(model=tmp_path / "none.safetensors")
    assert "none.safetensors" in lab.window.messages.sentence
    Mouse(lab.page.canvas).stroke(SEVEN)
    assert shown(lab)[0] is None
    from hwr.store.model_file import load_model
    from hwr.store.paths import Paths

    lab.session.use_recognizer(Recognizer(load_model(Paths.of_user().shipped_model)))
    assert shown(lab)[0] == "7"


class Stubborn(Recognizer):
    """A recogniser that refuses every drawing."""

    def recognize(self, drawing: Drawing) -> Recognition:
        if drawing.is_blank:
            return super().recognize(drawing)
        raise DrawingError("This cannot be read.")


def test_a_drawing_that_cannot_be_read_shows_no_digit_and_is_kept(lab: Lab) -> None:
    assert lab.session.recognizer is not None
    lab.session.use_recognizer(Stubborn(lab.session.recognizer.model))
    Mouse(lab.page.canvas).stroke(SEVEN)
    assert shown(lab)[0] is None
    assert lab.window.messages.sentence == "This cannot be read."
    assert strokes(lab) == 1


@pytest.mark.parametrize("points", [1000, pytest.param(5000, marks=pytest.mark.slow)])
def test_a_long_stroke_stays_usable(lab: Lab, qtbot: QtBot, points: int) -> None:
    turns = np.linspace(0, 60 * np.pi, points)
    radius = 20 + 80 * (turns / turns[-1])
    mouse = Mouse(lab.page.canvas)
    mouse.press((128 + radius[0], 128))
    for turn, r in zip(turns, radius, strict=True):
        mouse.move((128 + r * np.cos(turn), 128 + r * np.sin(turn)))
    mouse.release((228, 128))
    assert read(lab, qtbot).best is not None
    assert isinstance(lab.session.document, Drawing)
    assert len(lab.session.document.strokes[0].points) >= points


def test_help_opens_and_closes(lab: Lab, qtbot: QtBot) -> None:
    QTest.keyClick(lab.window, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.objectName() == "helpDialog"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_clicking_beside_things_does_nothing_bad(lab: Lab) -> None:
    for x in range(0, lab.window.width(), 97):
        for y in range(0, lab.window.height(), 89):
            child = lab.window.childAt(x, y)
            if child is not None and child.objectName() in (
                "readingPanel",
                "guess",
                "probabilitiesPanel",
                "stagesPanel",
            ):
                QTest.mouseClick(child, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert lab.window.messages.sentence == ""


def test_what_is_read_is_spoken_when_the_pen_is_lifted(lab: Lab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not in the middle of a stroke, nor left out because it is read as before."""
    spoken: list[str] = []
    monkeypatch.setattr("hwr.ui.read.reading.announce", lambda source, words: spoken.append(words))
    canvas, reading = lab.page.canvas, lab.page.card.reading
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_G)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    settle(qtbot, reading)
    assert spoken == []
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    settle(qtbot, reading)
    assert spoken == [reading.sentence.text()]
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    settle(qtbot, reading)
    assert spoken[-1] == reading.sentence.text()
    assert len(spoken) == 2
