"""The page Explain in the real window: chapters, deep links, opening lessons, progress and the answers' export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.teaching.chapter import KEYS, chapter
from hwr.teaching.progress import Progress
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from tests.ui.conftest import OpenLab

SEVEN: list[list[tuple[float, float]]] = [[(70, 60), (180, 60), (150, 120), (120, 210)]]

LESSON = """
title = "Two questions"
[[step]]
title = "First"
chapter = "unit"
text = "A text."
[step.question]
kind = "number"
ask = "1 + 1?"
answer = 2
[[step]]
title = "Second"
chapter = "sigmoid"
text = "Another text."
settings = { z = 3.0 }
[step.question]
kind = "reach"
ask = "Go to the left."
reading = "output"
at_most = 0.5
"""


def opened(lab: Lab) -> Explain:
    lab.session.commit(Drawing.from_strokes(SEVEN))
    lab.learning.show_chapter(KEYS[0])
    explain = lab.learning._explain
    assert explain is not None
    QApplication.processEvents()  # what has just been made is shown by and by
    return explain


def press(explain: Explain, name: str) -> None:
    button = explain.page.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def typed(explain: Explain, name: str, text: str) -> None:
    line = explain.page.findChild(QLineEdit, name)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def items(explain: Explain, name: str) -> QListWidget:
    found = explain.page.findChild(QListWidget, name)
    assert isinstance(found, QListWidget)
    return found


def title(explain: Explain) -> str:
    found = explain.page.findChild(QLabel, "lessonTitle")
    assert isinstance(found, QLabel)
    return found.text()


@pytest.fixture
def lesson_file(tmp_path: Path) -> Path:
    path = tmp_path / "two.toml"
    path.write_text(LESSON, encoding="utf-8")
    return path


@pytest.fixture
def explain(lab: Lab, lesson_file: Path, monkeypatch: pytest.MonkeyPatch) -> Explain:
    """With a lesson opened from a file."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(lesson_file), ""))
    made = opened(lab)
    press(made, "lessonOpen")
    return made


# Chapters


@pytest.mark.parametrize("key", KEYS)
def test_every_chapter_opens_and_says_its_state(lab: Lab, qtbot: QtBot, key: str) -> None:
    explain = opened(lab)
    explain.show_chapter(key)
    panel = explain.panel
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.accessibleDescription()))
    qtbot.waitUntil(panel.isVisible)
    known = {reading.name: reading for reading in chapter(key).readings}
    for name, value in panel.readings().items():
        assert not known[name].words or value in known[name].words
    panel.lock([setting.name for setting in panel.chapter.settings])


@pytest.mark.parametrize("key", KEYS)
def test_a_step_begins_with_every_chapter_as_it_is_at_first(lab: Lab, qtbot: QtBot, key: str) -> None:
    explain = opened(lab)
    explain.show_chapter(key)
    panel = explain.panel
    assert panel is not None
    before = dict(panel.readings())
    for button in panel.findChildren(QPushButton):
        if button.isVisible() and button.isEnabled() and "Step" in button.text():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    for setting in panel.chapter.settings:
        if setting.is_number:
            panel.set_setting(setting.name, setting.number_at(0.7))
    panel.lock([setting.name for setting in panel.chapter.settings])
    with qtbot.waitSignals([panel.changed]):
        panel.begin({})
    assert {**before, **panel.readings()} == before


def test_a_chapter_is_chosen_by_keyboard(lab: Lab) -> None:
    explain = opened(lab)
    chapters = items(explain, "chapterList")
    chapters.setFocus()
    QTest.keyClick(chapters, Qt.Key.Key_Down)
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[1]


def test_more_is_told_of_a_chapter_on_demand(lab: Lab) -> None:
    explain = opened(lab)
    text = explain.page.findChild(QLabel, "chapterText")
    assert isinstance(text, QLabel)
    assert not text.isVisible()
    press(explain, "chapterMore")
    assert text.isVisible()
    assert text.text() == chapter(KEYS[0]).text


def test_the_doctor_leads_to_the_chapter_that_explains(lab: Lab) -> None:
    lab.window.show_page(lab.learning.train)
    lab.learning.studio.page.doctor.chapter_requested.emit("sigmoid")
    explain = lab.learning._explain
    assert explain is not None
    assert explain.panel is not None
    assert explain.panel.chapter.key == "sigmoid"


def test_a_link_leaves_the_lesson_which_can_be_gone_on_with(explain: Explain) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonNext")
    explain.show_chapter("cost")
    assert explain.lesson is None
    assert explain.page.contents.isVisible()
    assert explain.panel is not None
    assert not explain.panel.is_locked(*(setting.name for setting in explain.panel.chapter.settings))
    explain.begin_lesson("two")
    assert title(explain) == "Second"


def test_what_was_drawn_meanwhile_is_seen_when_the_page_is(lab: Lab) -> None:
    explain = opened(lab)
    explain.show_chapter("debugger")
    lab.window.show_page(lab.page)
    lab.session.commit(Drawing.from_strokes([[(128, 50), (128, 200)]]))
    drawn = lab.session.recognition
    lab.window.show_page(lab.learning.explain)
    assert explain.panel is not None
    assert explain.panel.surroundings is not None
    assert explain.panel.surroundings.recognition is drawn


# Lessons


def test_an_opened_lesson_is_kept_among_ones_own(explain: Explain, open_lab: OpenLab) -> None:
    assert title(explain) == "First"
    again = opened(open_lab())
    lessons = items(again, "lessonList")
    last = lessons.item(lessons.count() - 1)
    assert last.text() == "Two questions\n▸ at step 1 of 2"
    QTest.mouseClick(
        lessons.viewport(), Qt.MouseButton.LeftButton, pos=scrolled_to(lessons, lessons.count() - 1).center()
    )
    assert title(again) == "First"


def scrolled_to(items: QListWidget, row: int):  # type: ignore[no-untyped-def]
    items.scrollToItem(items.item(row))
    return items.visualItemRect(items.item(row))


def test_what_is_no_lesson_is_refused_with_a_sentence(
    lab: Lab, lesson_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lesson_file.write_text(LESSON.replace("at_most", "at_mots"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(lesson_file), ""))
    explain = opened(lab)
    press(explain, "lessonOpen")
    assert explain.lesson is None
    assert "two.toml" in lab.window.messages.sentence
    assert "step 2: question: a question of the kind reach has no setting 'at_mots'" in lab.window.messages.sentence


def test_what_is_reached_counts_only_in_its_own_step(explain: Explain) -> None:
    assert explain.lesson is not None
    explain.show_step(2)
    explain.show_step(1)
    explain.show_step(2)
    assert explain.progress.answers == ()
    typed(explain, "number_z", "-1")
    answer = explain.progress.answer_to(explain.lesson, 2)
    assert answer is not None
    assert (answer.right, answer.tries) == (True, 1)
    typed(explain, "number_z", "-2")
    assert explain.progress.answer_to(explain.lesson, 2) == answer
    press(explain, "lessonBack")
    assert explain.panel is not None
    assert explain.panel.chapter.key == "unit"


def test_a_wrong_answer_is_told_and_can_be_given_again(explain: Explain) -> None:
    assert explain.lesson is not None
    typed(explain, "lessonNumber", "two")
    press(explain, "lessonAnswer")
    assert explain.page.lesson.feedback == "Answer with a number, such as 0.25."
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    assert explain.page.lesson.feedback == "✗ Not so. It is 2."
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    assert explain.page.lesson.feedback == "✓ Right."
    answer = explain.progress.answer_to(explain.lesson, 1)
    assert answer is not None
    assert answer.tries == 2


# Progress


def test_progress_is_kept_when_the_window_is_opened_again(explain: Explain, open_lab: OpenLab) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonNext")
    again = opened(open_lab())
    assert again.progress == explain.progress
    again.begin_lesson("two")
    assert title(again) == "Second"
    press(again, "lessonBack")
    line = again.page.findChild(QLineEdit, "lessonNumber")
    assert isinstance(line, QLineEdit)
    assert line.text() == "2"
    assert again.page.lesson.feedback == "✓ Right."


def test_answers_are_exported_as_csv_and_as_json(
    explain: Explain, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    for chosen in ("table", "answers.json"):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, name=chosen: (str(tmp_path / name), ""))
        press(explain, "answersExport")
        assert "1 answer was written" in lab.window.messages.sentence
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert {name: row[name] for name in ("lesson", "step", "question", "given", "expected", "right", "tries")} == {
        "lesson": "two",
        "step": "1",
        "question": "1 + 1?",
        "given": "3",
        "expected": "2",
        "right": "False",
        "tries": "1",
    }
    (answer,) = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["answers"]
    assert (answer["given"], answer["right"]) == ("3", False)


def test_there_is_nothing_to_export_before_the_first_answer(lab: Lab) -> None:
    explain = opened(lab)
    press(explain, "answersExport")
    assert "no answers yet" in lab.window.messages.sentence


def test_a_place_that_cannot_be_written_is_told(
    explain: Explain, lab: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path), ""))
    press(explain, "answersExport")
    assert str(tmp_path) in lab.window.messages.sentence


def test_progress_that_cannot_be_read_is_set_aside(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{ this is not JSON", encoding="utf-8")
    lab = open_lab()
    explain = opened(lab)
    assert explain.progress == Progress()
    assert path.with_name("progress.json.bak").exists()
    assert "begin anew" in lab.window.messages.sentence


def test_lessons_go_on_where_progress_cannot_be_kept(open_lab: OpenLab, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    lab = open_lab(progress=tmp_path / "file" / "progress.json")
    explain = opened(lab)
    explain.begin_lesson("01-unit")
    assert explain.lesson is not None
    assert "progress.json" in lab.window.messages.sentence
    press(explain, "lessonNext")
    assert explain.progress.reached == {"01-unit": 2}
