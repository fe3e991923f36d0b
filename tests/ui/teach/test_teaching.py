"""A misreading is corrected with one key; what was taught is on the disk, to be looked through, changed, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.language import ENGLISH, GERMAN, speak
from hwr.store.paths import Paths
from hwr.store.taught.record import NewSample, TaughtSample
from hwr.store.taught.taught_store import TaughtStore
from hwr.ui.app import Lab
from hwr.ui.teach.page import TeachPage
from tests.ui.conftest import OpenLab
from tests.ui.patience import settle
from tests.ui.pen import Mouse

SEVEN = [(70.0, 60.0), (120.0, 58.0), (180.0, 62.0), (160.0, 100.0), (140.0, 140.0), (122.0, 200.0)]
ONE = [(128.0, y) for y in range(50, 211, 40)]


def taught(paths: Paths) -> list[TaughtSample]:
    """What another program finds on the disk, the newest first."""
    with TaughtStore.open(paths.taught, read_only=True) as store:
        return list(store.every())


def drawn(lab: Lab, qtbot: QtBot, stroke: Sequence[tuple[float, float]]) -> Drawing:
    lab.actions.clear.trigger()
    Mouse(lab.page.canvas).stroke(stroke)
    settle(qtbot, lab.throttle)
    lab.page.canvas.setFocus()
    assert isinstance(lab.session.document, Drawing)
    return lab.session.document


@pytest.fixture
def three(lab: Lab, qtbot: QtBot) -> TeachPage:
    """The page with a 7, a 1, and a 1 that was said to be a 4."""
    for stroke, key in ((SEVEN, Qt.Key.Key_7), (ONE, Qt.Key.Key_1), (ONE, Qt.Key.Key_4)):
        drawn(lab, qtbot, stroke)
        QTest.keyClick(lab.page.canvas, key)
    lab.window.show_page(lab.teach_page)
    qtbot.waitUntil(lab.teach.isVisible)
    return lab.teach


def labels(page: TeachPage) -> list[str]:
    return [str(page.model.data(page.model.index(row))) for row in range(page.model.rowCount())]


def choose(page: TeachPage, row: int) -> None:
    place = page.gallery.visualRect(page.model.index(row)).center()
    QTest.mouseClick(page.gallery.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_one_key_corrects_and_is_on_the_disk_at_once(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    drawing = drawn(lab, qtbot, SEVEN)
    recognition = lab.session.recognition
    assert recognition is not None
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)
    (sample,) = taught(paths)
    assert (sample.label, sample.ink) == ("2", drawing)
    assert sample.reading is not None
    assert (sample.reading.text, sample.reading.model) == ("7", "Shipped model")
    assert sample.reading.confidence == pytest.approx(recognition.confidence)
    assert sample.was_misread
    assert lab.window.messages.sentence == "Kept as a 2: 1 digit of yours so far."


def test_what_read_it_is_kept_in_english(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    drawn(lab, qtbot, ONE)
    speak(GERMAN, lambda text, _comment, _number: f"«{text}»")
    try:
        QTest.keyClick(lab.page.canvas, Qt.Key.Key_7)
    finally:
        speak(ENGLISH)
    (sample,) = taught(paths)
    assert sample.reading is not None
    assert sample.reading.model == "Shipped model"


def test_the_next_key_mends_a_slip_instead_of_teaching_twice(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    drawn(lab, qtbot, SEVEN)
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_7)
    assert [sample.label for sample in taught(paths)] == ["7"]


def test_the_note_takes_it_back(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    drawn(lab, qtbot, SEVEN)
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)
    lab.window.messages.action_requested.emit()
    assert taught(paths) == []
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)  # and it can be taught again
    assert len(taught(paths)) == 1


def test_nothing_is_taught_of_a_blank_canvas_or_by_other_keys(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    lab.page.canvas.setFocus()
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)
    assert not lab.page.card.reading.correct.isEnabled()
    drawn(lab, qtbot, SEVEN)
    for key in (Qt.Key.Key_X, Qt.Key.Key_Plus, Qt.Key.Key_Space):
        QTest.keyClick(lab.page.canvas, key)
    assert not paths.taught.exists()


def test_the_menu_beside_the_reading_corrects_too(lab: Lab, qtbot: QtBot, paths: Paths) -> None:
    drawn(lab, qtbot, SEVEN)
    menu = lab.page.card.reading.labels
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()[:10]] == list("0123456789")
    menu.actions()[2].trigger()
    assert [sample.label for sample in taught(paths)] == ["2"]


def test_the_page_shows_the_newest_first_and_who_was_misread(three: TeachPage) -> None:
    assert labels(three) == ["4", "1", "7"]
    assert three.count.text() == "3 samples"
    three.misread.click()
    assert labels(three) == ["4"]
    assert three.count.text() == "1 of 3 samples"
    choose(three, 0)
    assert "A 4, taught" in three.about.text() and "it was read as a 1" in three.about.text()


def test_a_label_can_be_looked_at_alone(three: TeachPage) -> None:
    assert [three.label.itemData(i) for i in range(three.label.count())] == [None, "1", "4", "7"]
    three.label.setCurrentIndex(1)
    assert labels(three) == ["1"]


def test_typing_relabels_what_is_chosen_and_undo_takes_it_back(three: TeachPage, paths: Paths) -> None:
    choose(three, 0)
    QTest.keyClick(three.gallery, Qt.Key.Key_1)
    assert labels(three) == ["1", "1", "7"]
    assert [sample.label for sample in taught(paths)] == ["1", "1", "7"]
    assert three.gallery.rows == [0]  # it stays chosen
    QTest.mouseClick(three.undo, Qt.MouseButton.LeftButton)
    assert labels(three) == ["4", "1", "7"]
    QTest.keyClick(three.gallery, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert labels(three) == ["1", "1", "7"]


def test_many_that_are_chosen_stay_so_at_once(lab: Lab, qtbot: QtBot) -> None:
    """One after the other 10,000 took a minute, for each was told of with all before it."""
    drawn(lab, qtbot, ONE)
    lab.teaching.teach(lab.session.document, "1", None, "")  # type: ignore[arg-type]
    store = lab.teaching.store
    assert store is not None
    store.add_all([NewSample("1", next(store.every()).ink)] * 20)
    lab.window.show_page(lab.teach_page)
    page = lab.teach
    qtbot.waitUntil(page.isVisible)
    page.gallery.choose([page.model.numbers[row] for row in (0, 1, 2, 5, 7, 8, 20)])
    assert page.gallery.rows == [0, 1, 2, 5, 7, 8, 20]
    told: list[int] = []
    page.gallery.chosen.connect(lambda: told.append(1))
    page.gallery.label_typed.emit("7")
    assert labels(page).count("7") == 7
    assert page.gallery.rows == [0, 1, 2, 5, 7, 8, 20]
    assert len(told) <= 2
    page.gallery.choose([])
    assert page.gallery.rows == []


def test_delete_takes_away_what_is_chosen_and_undo_brings_it_back(three: TeachPage, paths: Paths) -> None:
    choose(three, 0)
    QTest.keyClick(three.gallery, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(three.gallery, Qt.Key.Key_Delete)
    assert labels(three) == ["7"]
    assert len(taught(paths)) == 1
    three.messages.action_requested.emit()
    assert labels(three) == ["4", "1", "7"]


def test_what_another_program_teaches_appears(three: TeachPage, qtbot: QtBot, paths: Paths) -> None:
    with TaughtStore.open(paths.taught) as other:
        other.add(Drawing.from_strokes([np.array(ONE)]), "1", writer="somebody else")
    qtbot.waitUntil(lambda: labels(three) == ["1", "4", "1", "7"])


def test_nothing_taught_says_what_to_do(lab: Lab, qtbot: QtBot) -> None:
    lab.window.show_page(lab.teach_page)
    qtbot.waitUntil(lab.teach.isVisible)
    empty = lab.teach.findChild(type(lab.teach.count), "taughtEmpty")
    assert empty is not None and empty.isVisible() and "type what it is" in empty.text()


def test_samples_that_cannot_be_kept_are_told_and_the_window_goes_on(
    lab: Lab, qtbot: QtBot, paths: Paths, tmp_path: Path
) -> None:
    paths.taught.mkdir(parents=True)  # a folder where the file has to be
    drawn(lab, qtbot, SEVEN)
    QTest.keyClick(lab.page.canvas, Qt.Key.Key_2)
    assert str(paths.taught) in lab.window.messages.sentence
    drawn(lab, qtbot, ONE)
    assert lab.session.recognition is not None and lab.session.recognition.best == "1"


def test_it_is_all_there_the_next_time(open_lab: OpenLab, qtbot: QtBot, paths: Paths) -> None:
    first = open_lab()
    drawn(first, qtbot, SEVEN)
    QTest.keyClick(first.page.canvas, Qt.Key.Key_7)
    first.window.close()
    second = open_lab()
    second.window.show_page(second.teach_page)
    qtbot.waitUntil(second.teach.isVisible)
    assert labels(second.teach) == ["7"]
