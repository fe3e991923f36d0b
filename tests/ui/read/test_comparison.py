"""One click from a reading: which training digits it is most like, and what that has to do with what was read."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from hwr.data.digits import load_digits
from hwr.data.neighbours import Neighbour, TrainingPictures
from hwr.ui.app import Lab
from hwr.ui.kit.picture.tiles import Place
from hwr.ui.read.comparison import TILES, ComparisonPanel, sentence_on
from tests.ui.patience import settle
from tests.ui.pen import Mouse, on_screen

SEVEN = [(70.0, 60.0), (120.0, 58.0), (180.0, 62.0), (160.0, 100.0), (140.0, 140.0), (122.0, 200.0)]


@pytest.fixture(scope="module")
def steps() -> tuple[float | TrainingPictures, ...]:
    """What normalising the training digits really yields."""
    return tuple(TrainingPictures.normalised(load_digits()))


@pytest.fixture(autouse=True)
def once(steps: tuple[float | TrainingPictures, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """They are normalised once for all tests, which takes a second."""
    monkeypatch.setattr(TrainingPictures, "normalised", lambda _digits: iter(steps))


def compared(lab: Lab, qtbot: QtBot) -> ComparisonPanel:
    """The comparison of a drawn 7, asked for by a click."""
    Mouse(lab.page.canvas).stroke(SEVEN)
    settle(qtbot, lab.throttle)
    QTest.mouseClick(lab.page.card.reading.why, Qt.MouseButton.LeftButton)
    panel = lab.page.card.comparison
    assert panel is not None
    qtbot.waitUntil(lambda: panel.is_idle)
    return panel


def test_a_click_shows_what_the_drawing_is_most_like(lab: Lab, qtbot: QtBot) -> None:
    assert not lab.page.card.reading.why.isEnabled()  # there is nothing to explain yet
    panel = compared(lab, qtbot)
    recognition = lab.session.recognition
    assert recognition is not None and recognition.ink is not None
    assert panel.isVisible() and not lab.page.card.probabilities.isVisible()
    card = lab.page.card.layout()
    assert card is not None
    qtbot.waitUntil(lambda: panel.geometry() == card.contentsRect())  # all there is
    assert lab.page.stages.isVisible()  # the drawing's stages stay beside it
    all_digits, sevens, others = panel.picture.rows
    assert [len(row.tiles) for row in panel.picture.rows] == [TILES] * 3
    assert (all_digits.tiles[0].picture.ravel() == recognition.ink.views[0]).all()
    assert all(tile.caption[-1] == "7" for tile in sevens.tiles[1:])
    second = recognition.ranked()[1][0]
    assert all(tile.caption[-1] == second for tile in others.tiles[1:])
    assert "show a 7" in panel.sentence.text()


def test_another_class_can_be_compared_with(lab: Lab, qtbot: QtBot) -> None:
    panel = compared(lab, qtbot)
    choice = panel.findChild(QComboBox, "comparisonOther")
    assert choice is not None
    assert sorted(choice.itemText(i) for i in range(choice.count())) == sorted("012345689")
    choice.setFocus()
    QTest.keyClicks(choice, "4")
    assert all(tile.caption[-1] == "4" for tile in panel.picture.rows[2].tiles[1:])


def test_keys_and_mouse_tell_each_tile(lab: Lab, qtbot: QtBot) -> None:
    panel = compared(lab, qtbot)
    picture = panel.picture
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right):
        QTest.keyClick(picture, key)
    assert picture.current == Place(1, 1)
    assert panel.sentence.text().startswith("Training digit 7: ")
    assert picture.accessibleDescription() in panel.sentence.text()


@pytest.mark.parametrize("way", ["button", "escape", "W"])
def test_there_is_a_way_back_and_the_drawing_stays(lab: Lab, qtbot: QtBot, way: str) -> None:
    panel = compared(lab, qtbot)
    drawn = lab.session.document
    if way == "button":
        back = panel.findChild(QPushButton, "comparisonBack")
        assert back is not None
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(panel.picture, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_W)
    assert not panel.isVisible()
    assert lab.page.card.reading.isVisible() and lab.page.card.probabilities.isVisible()
    assert lab.session.document is drawn


def test_it_follows_the_pen(lab: Lab, qtbot: QtBot) -> None:
    panel = compared(lab, qtbot)
    lab.actions.clear.trigger()
    assert panel.picture.rows == ()
    assert "Draw a digit" in panel.sentence.text()
    canvas = lab.page.canvas
    places = [on_screen(canvas, (128.0, y)).toPoint() for y in range(50, 211, 20)]
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(canvas, place)
        QApplication.processEvents()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=places[-1])
    settle(qtbot, lab.throttle)
    assert panel.heading.text() == "Why a 1?"


def neighbours(labels: str) -> tuple[Neighbour, ...]:
    return tuple(Neighbour(np.zeros(64, np.float32), label, 1.0) for label in labels)


def test_the_sentence_says_what_they_are() -> None:
    assert sentence_on(neighbours("7777777777"), "7") == "All 10 training digits most like yours show a 7."
    assert (
        sentence_on(neighbours("7778871"), "7")
        == "Of the 7 training digits most like yours 4 show a 7, 2 an 8 and 1 a 1."
    )
    assert sentence_on(neighbours("11"), "4").endswith("The network weighs where they differ, and reads a 4.")
