"""The page Explain in the real window: chapters, links to them, and the path."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS, chapter
from hwr.explain.progress import LessonProgress
from hwr.explain.question import REACHED
from hwr.ink.drawing import Drawing
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from hwr.ui.kit.chapter.panel import FIRST, ChapterPanel
from hwr.ui.kit.chapter.terms import TextLabel
from hwr.ui.kit.field.controls import NumberEdit
from tests.ui.explain.on_page import items, opened, press, scrolled_to, title, typed, words

pytestmark = pytest.mark.usefixtures("ready_digits")

ANSWERS = {2: REACHED, 3: REACHED, 4: REACHED, 5: "-0.5", 6: "It acts alone."}
"""To the questions of the lesson on the unit, from its second step on."""


# Chapters


def shown(explain: Explain, key: str) -> ChapterPanel:
    explain.show_chapter(key)
    assert explain.panel is not None
    assert explain.panel.chapter.key == key
    return explain.panel


def test_every_chapter_opens_and_says_its_state(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    for key in KEYS:
        panel = shown(explain, key)
        qtbot.waitUntil(lambda panel=panel: bool(panel.accessibleDescription()))  # type: ignore[misc]
        qtbot.waitUntil(panel.isVisible)
        known = {reading.name: reading for reading in chapter(key).readings}
        for name, value in panel.readings().items():
            assert not known[name].words or value in known[name].words, key
        panel.lock([setting.name for setting in panel.chapter.settings])


def test_a_step_begins_with_every_chapter_as_it_is_at_first(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    for key in KEYS:
        begins_as_at_first(shown(explain, key), qtbot)


def begins_as_at_first(panel: ChapterPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel.is_busy)  # what it reads to tell a score is there
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
    explain.show_contents()
    chapters = items(explain, "chapterList")
    chapters.setFocus()
    QTest.keyClick(chapters, Qt.Key.Key_Down)
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[1]
    assert explain.page.contents.isVisible(), "looking through the chapters does not leave the contents"
    QTest.keyClick(chapters, Qt.Key.Key_Return)
    assert explain.page.chapter.isVisible()
    QTest.keyClick(explain.page.chapter, Qt.Key.Key_Escape)
    assert explain.page.contents.isVisible()


def test_a_chapters_text_stands_beside_its_picture(lab: Lab) -> None:
    explain = opened(lab)
    text = explain.page.findChild(TextLabel, "chapterText")
    assert isinstance(text, TextLabel)
    assert text.isVisible()
    assert text.words == chapter(KEYS[0]).text
    assert explain.panel is not None
    assert explain.panel.isVisible()


def test_who_comes_along_the_path_is_asked_before_being_told(lab: Lab) -> None:
    explain = opened(lab)
    explain.open_chapter("sigmoid")
    card, told = explain.page.chapter, chapter("sigmoid")
    text = card.findChild(TextLabel, "chapterText")
    assert isinstance(text, TextLabel)
    assert not text.isVisible()
    assert told.text not in card.accessibleDescription()
    assert explain.panel is not None
    assert explain.panel.words.text() == explain.panel.accessibleDescription() == FIRST
    typed(explain, "number_z", "0")
    assert explain.panel.words.text() == FIRST, "dials turn, and the words keep waiting"
    press(explain, "chapterTold")
    assert explain.panel.words.text() not in (FIRST, "")
    explain.show_contents()
    assert explain.panel.words.text() == FIRST
    lab.rooms.show_chapter("sigmoid")
    assert explain.panel.words.text() != FIRST, "who was led here from elsewhere wants to be told"
    explain.open_chapter("sigmoid")
    press(explain, "chapterTold")
    assert text.isVisible()
    assert text.words == told.text
    assert told.text in card.accessibleDescription()
    assert lab.window.focusWidget() is card.what_is_next
    explain.begin_lesson("03-sigmoid")
    explain.show_step(7)
    press(explain, "lessonNext")
    explain.open_chapter("sigmoid")
    assert not text.isVisible(), "its questions are still open"


def test_the_doctor_leads_to_the_chapter_that_explains(lab: Lab) -> None:
    lab.window.show_page(lab.train_page)
    lab.train.page.doctor.chapter_requested.emit("sigmoid")
    explain = lab.explain
    assert explain is not None
    assert explain.panel is not None
    assert explain.panel.chapter.key == "sigmoid"


def test_a_link_leaves_the_lesson_which_can_be_gone_on_with(explain: Explain) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonNext")
    explain.show_chapter("cost")
    assert explain.lesson is None
    assert explain.page.chapter.isVisible()
    assert explain.panel is not None
    assert not explain.panel.is_locked(*(setting.name for setting in explain.panel.chapter.settings))
    explain.begin_lesson("two")
    assert title(explain) == "Second"


def test_what_was_drawn_before_is_seen_when_the_page_is_first_opened(lab: Lab) -> None:
    lab.session.commit(Drawing.from_strokes([[(128, 50), (128, 200)]]))
    lab.rooms.show_chapter("debugger")
    assert lab.explain.panel is not None
    assert lab.explain.panel.surroundings is not None
    assert lab.explain.panel.surroundings.recognition is lab.session.recognition


def test_what_was_drawn_meanwhile_is_seen_when_the_page_is(lab: Lab) -> None:
    explain = opened(lab)
    explain.show_chapter("debugger")
    lab.window.show_page(lab.page)
    lab.session.commit(Drawing.from_strokes([[(128, 50), (128, 200)]]))
    drawn = lab.session.recognition
    lab.window.show_page(lab.explain_page)
    assert explain.panel is not None
    assert explain.panel.surroundings is not None
    assert explain.panel.surroundings.recognition is drawn


# The path


def test_who_was_never_here_is_invited_and_led_from_chapter_to_chapter(lab: Lab, qtbot: QtBot) -> None:
    lab.window.show_page(lab.explain_page)
    explain = lab.explain
    qtbot.waitUntil(explain.page.invitation.isVisible)
    assert not explain.page.contents.isVisible()
    press(explain, "invitationStart")
    assert explain.page.chapter.isVisible()
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[0]
    press(explain, "lessonBegin")
    assert explain.lesson is not None
    last = len(explain.lesson.steps)
    explain.show_step(last)
    press(explain, "lessonNext")
    assert explain.panel.chapter.key == KEYS[1]
    assert explain.page.chapter.isVisible()
    press(explain, "chapterNext")
    assert explain.panel.chapter.key == KEYS[2]
    press(explain, "chapterContents")
    assert words(explain, "pathContinue") == "Continue"
    press(explain, "pathContinue")
    assert explain.panel.chapter.key == KEYS[1], "on along the path, to what is not done yet"


def test_who_would_rather_look_around_sees_all_chapters(lab: Lab, qtbot: QtBot) -> None:
    lab.window.show_page(lab.explain_page)
    qtbot.waitUntil(lab.explain.page.invitation.isVisible)
    press(lab.explain, "invitationContents")
    assert lab.explain.page.contents.isVisible()
    assert words(lab.explain, "pathContinue") == "Start"


def test_one_key_leads_through_everything_wherever_the_focus_is(lab: Lab, qtbot: QtBot) -> None:
    lab.window.show_page(lab.explain_page)
    explain = lab.explain
    qtbot.waitUntil(explain.page.invitation.isVisible)
    QTest.keyClick(lab.window, Qt.Key.Key_F8)
    assert explain.page.chapter.isVisible()
    QTest.keyClick(lab.window, Qt.Key.Key_F8)
    assert explain.lesson is not None
    explain.begin_lesson("01-unit")
    explain.show_step(2)
    dial = explain.page.findChild(NumberEdit, "number_w3")
    assert isinstance(dial, NumberEdit)
    QTest.keyClick(dial, Qt.Key.Key_F8)
    assert title(explain) == explain.lesson.steps[1].title, "an exercise is not skipped"
    typed(explain, "number_w3", "0")
    QTest.keyClick(dial, Qt.Key.Key_F8)
    assert title(explain) == explain.lesson.steps[2].title


def undo(lab: Lab) -> None:
    button = lab.window.findChild(QPushButton, "messageAction")
    assert isinstance(button, QPushButton)
    assert button.text() == "Undo"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_finished_lesson_is_done_again_from_its_beginning(explain: Explain, lab: Lab) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonNext")
    typed(explain, "number_z", "-1")
    press(explain, "lessonNext")
    before = explain.progress
    assert before.finished == ("two",)
    own = items(explain, "lessonList")
    QTest.mouseClick(own.viewport(), Qt.MouseButton.LeftButton, pos=scrolled_to(own, 0).center())
    assert title(explain) == "First"
    assert explain.page.lesson.feedback == ""
    assert explain.progress.answers == ()
    undo(lab)
    assert explain.progress == before


def test_a_chapter_that_is_done_offers_to_start_again(lab: Lab) -> None:
    explain = opened(lab)
    explain.begin_lesson("01-unit")
    lesson = explain.lesson
    assert lesson is not None
    press(explain, "lessonChoice1")
    press(explain, "lessonAnswer")
    explain.show_step(6)
    press(explain, "lessonNext")
    place = explain.page.findChild(QLabel, "chapterPlace")
    assert isinstance(place, QLabel)
    assert place.text().startswith(f"“{lesson.title}” is seen. Questions still open: 5.")
    explain.show_contents()
    item = items(explain, "chapterList").item(KEYS.index("unit"))
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).endswith("seen, questions still open: 5")
    explain.open_chapter("unit")
    press(explain, "lessonBegin")
    assert title(explain) == lesson.steps[1].title, "at the first question that was passed over"
    for step in range(2, 7):
        explain._keep(lambda progress, step=step: progress.answered(lesson, step, ANSWERS[step]))  # type: ignore[misc]
    explain.open_chapter("unit")
    text = explain.page.chapter.findChild(TextLabel, "chapterText")
    assert isinstance(text, TextLabel)
    assert text.isVisible(), "all of it was asked"
    assert explain.page.chapter.what_is_next.text() == f"Next: {chapter(KEYS[KEYS.index('unit') + 1]).title}"
    card = explain.page.chapter
    card.setFixedWidth(card.what_is_next.sizeHint().width() - 1)
    QApplication.processEvents()
    assert card.what_is_next.text() == "Next chapter", "a title without room is in the tooltip"
    press(explain, "lessonAgain")
    assert explain.lesson is not None
    assert title(explain) == explain.lesson.steps[0].title
    assert explain.progress.answers == ()


def test_the_next_pupil_begins_anew_under_another_name(explain: Explain, lab: Lab) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    typed(explain, "pupilName", "Ada")
    press(explain, "nextPupil")
    assert explain.page.invitation.isVisible()
    assert explain.progress == LessonProgress()
    assert "Ada has left" in lab.window.messages.sentence
    undo(lab)
    assert explain.progress.pupil == "Ada"
    assert len(explain.progress.answers) == 1
    assert explain.page.contents.isVisible()
