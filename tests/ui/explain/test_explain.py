"""The page Explain in the real window: every chapter opens, and the lessons can be gone through from end to end."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListWidget, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.teaching.chapter import KEYS, chapter
from hwr.teaching.lesson import Lesson, read_lessons
from hwr.teaching.progress import Progress
from hwr.teaching.question import ChoiceQuestion, NumberQuestion, OpenQuestion, Question, ReachQuestion
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from tests.ui.conftest import OpenLab

SEVEN: list[list[tuple[float, float]]] = [[(70, 60), (180, 60), (150, 120), (120, 210)]]

LESSONS, PROBLEMS = read_lessons(Paths.of_user().shipped_lessons)


def opened(lab: Lab) -> Explain:
    lab.session.commit(Drawing.from_strokes(SEVEN))
    lab.learning.show_chapter(KEYS[0])
    explain = lab.learning._explain
    assert explain is not None
    return explain


def press(explain: Explain, name: str) -> None:
    QTest.qWait(80)  # what has just been made is laid out by and by
    button = explain.page.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", KEYS)
def test_every_chapter_opens_and_says_its_state(lab: Lab, qtbot: QtBot, key: str) -> None:
    explain = opened(lab)
    explain.show_chapter(key)
    panel = explain.panel
    assert panel is not None
    qtbot.waitUntil(lambda: bool(panel.accessibleDescription()))
    qtbot.waitUntil(panel.isVisible)
    assert set(panel.readings()) <= {reading.name for reading in chapter(key).readings}
    panel.reset()
    panel.lock([setting.name for setting in panel.chapter.settings])


def test_a_chapter_is_chosen_by_keyboard(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    chapters = explain.page.findChild(QListWidget, "chapterList")
    assert isinstance(chapters, QListWidget)
    chapters.setFocus()
    QTest.keyClick(chapters, Qt.Key.Key_Down)
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[1]


def test_the_doctor_leads_to_the_chapter_that_explains(lab: Lab) -> None:
    lab.window.show_page(lab.learning.train)
    lab.learning.studio.page.doctor.chapter_requested.emit("sigmoid")
    explain = lab.learning._explain
    assert explain is not None
    assert explain.panel is not None
    assert explain.panel.chapter.key == "sigmoid"


def test_the_shipped_lessons_can_all_be_read() -> None:
    assert PROBLEMS == ()
    assert {step.chapter for lesson in LESSONS for step in lesson.steps} == set(KEYS)
    for lesson in LESSONS:
        questions = [step.question for step in lesson.steps if step.question is not None]
        assert any(question.predict for question in questions), lesson.key


def answer(explain: Explain, question: Question, qtbot: QtBot) -> None:
    """Answer rightly, as a learner would."""
    card = explain.page.lesson
    if isinstance(question, ChoiceQuestion):
        press(explain, f"lessonChoice{question.answer}")
        press(explain, "lessonAnswer")
    elif isinstance(question, NumberQuestion):
        line = card.findChild(QLineEdit, "lessonNumber")
        assert isinstance(line, QLineEdit)
        line.setText(repr(question.answer))
        press(explain, "lessonAnswer")
    elif isinstance(question, OpenQuestion):
        edit = card.findChild(QPlainTextEdit, "lessonWords")
        assert isinstance(edit, QPlainTextEdit)
        edit.setPlainText("in my own words")
        press(explain, "lessonAnswer")
    else:
        assert isinstance(question, ReachQuestion)
        assert turned_until(explain, question), f"{question.ask} cannot be reached"


def turned_until(explain: Explain, question: ReachQuestion) -> bool:
    """Turn each dial that is not locked from end to end until the goal is reached."""
    panel, lesson = explain.panel, explain.lesson
    assert panel is not None
    assert lesson is not None
    step = next(step for step in lesson.steps if step.question == question)
    for setting in panel.chapter.settings:
        if setting.name in step.locked:
            continue
        before = panel.settings[setting.name]
        values: list[object]
        if isinstance(setting.default, bool):
            values = [False, True]
        elif isinstance(setting.default, str):
            values = [name for name, _ in setting.choices]
        else:
            shares = [i / 60 for i in range(61)]
            numbers = [setting.number_at(share) for share in shares]
            values = [*sorted({round(one) for one in numbers})] if setting.is_whole else [*numbers]
        for value in values:
            panel.set_setting(setting.name, value)
            panel.changed.emit()
            if question.is_reached(panel.readings()):
                return True
        panel.set_setting(setting.name, before)
    return False


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_a_lesson_runs_from_start_to_finish(open_lab: OpenLab, qtbot: QtBot, lesson: Lesson) -> None:
    lab = open_lab()
    explain = opened(lab)
    explain.begin_lesson(lesson.key)
    for number, step in enumerate(lesson.steps, start=1):
        assert explain.panel is not None
        assert explain.panel.chapter.key == step.chapter
        if step.question is not None:
            answer(explain, step.question, qtbot)
            found = explain.progress.answer_to(lesson, number)
            assert found is not None
            assert found.right is not False
            assert explain.page.lesson.feedback
        press(explain, "lessonNext")
    assert explain.lesson is None
    assert "is done" in lab.window.messages.sentence
    kept = Progress.from_json(Paths.of_user().progress.read_text(encoding="utf-8"))
    assert lesson.key in kept.finished


def test_before_a_prediction_no_dial_can_be_turned(lab: Lab, qtbot: QtBot) -> None:
    lesson, number = next(
        (lesson, number)
        for lesson in LESSONS
        for number, step in enumerate(lesson.steps, start=1)
        if step.question is not None and step.question.predict and not step.locked
    )
    explain = opened(lab)
    explain.begin_lesson(lesson.key)
    explain.show_step(number)
    panel = explain.panel
    assert panel is not None
    names = [setting.name for setting in panel.chapter.settings]
    assert all(panel.is_locked(name) for name in names)
    question = lesson.steps[number - 1].question
    assert question is not None
    answer(explain, question, qtbot)
    assert not any(panel.is_locked(name) for name in names)
    assert question.why.split()[0] in explain.page.lesson.feedback


def test_answers_are_exported(open_lab: OpenLab, qtbot: QtBot, tmp_path: Path) -> None:
    explain = opened(open_lab())
    lesson = next(lesson for lesson in LESSONS if lesson.judged)
    explain.begin_lesson(lesson.key)
    number = next(i for i, step in enumerate(lesson.steps, start=1) if step.question is not None)
    explain.show_step(number)
    question = lesson.steps[number - 1].question
    assert question is not None
    answer(explain, question, qtbot)
    for name in ("answers.csv", "answers.json"):
        explain._ask_save = lambda _usual, name=name: tmp_path / name  # type: ignore[misc]
        explain.page.contents.export_requested.emit()
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["question"] for row in rows] == [question.ask]
    assert json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))["answers"][0]["question"] == question.ask


def test_progress_that_cannot_be_read_is_set_aside(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{ this is not JSON", encoding="utf-8")
    lab = open_lab()
    explain = opened(lab)
    assert explain.progress == Progress()
    assert path.with_name("progress.json.bak").exists()
    assert "begin anew" in lab.window.messages.sentence
