"""The page Explain in the real window: chapters, deep links, opening lessons, progress and the answers' export."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS, chapter
from hwr.errors import StorageError
from hwr.explain.progress import LessonProgress
from hwr.explain.question import REACHED
from hwr.ink.drawing import Drawing
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.explain.answer import WrappedChoice
from hwr.ui.explain.explain import Explain
from hwr.ui.explain.lesson_shelf import LessonShelf
from hwr.ui.kit.chapter.panel import FIRST, SILENCE, ChapterPanel
from hwr.ui.kit.chapter.terms import TextLabel
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import LIGHT
from tests.ui.conftest import OpenLab
from tests.ui.dialogs import answer

pytestmark = pytest.mark.usefixtures("ready_digits")

SEVEN: list[list[tuple[float, float]]] = [[(70, 60), (180, 60), (150, 120), (120, 210)]]

ANSWERS = {2: REACHED, 3: REACHED, 4: REACHED, 5: "-0.5", 6: "It acts alone."}
"""To the questions of the lesson on the unit, from its second step on."""

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
    lab.rooms.show_chapter(KEYS[0])
    explain = lab.explain
    assert explain is not None
    QApplication.processEvents()  # what has just been made is shown by and by
    return explain


def in_contents(lab: Lab) -> Explain:
    explain = opened(lab)
    explain.show_contents()
    return explain


def press(explain: Explain, name: str) -> None:
    button = explain.page.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    assert button.isVisible()
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def typed(explain: Explain, name: str, text: str) -> None:
    line = explain.page.findChild(QWidget, name)
    assert isinstance(line, QLineEdit | NumberEdit)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)
    if isinstance(line, NumberEdit):
        QTest.keyClick(line, Qt.Key.Key_Return)


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
    made = in_contents(lab)
    press(made, "lessonOpen")
    return made


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


# Lessons


def test_an_opened_lesson_is_kept_among_ones_own(explain: Explain, open_lab: OpenLab) -> None:
    assert title(explain) == "First"
    again = opened(open_lab())
    again.show_contents()
    QApplication.processEvents()
    lessons = items(again, "lessonList")
    last = lessons.item(lessons.count() - 1)
    assert last.data(Qt.ItemDataRole.AccessibleTextRole) == "Two questions, at step 1 of 2"
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
    explain = in_contents(lab)
    press(explain, "lessonOpen")
    assert explain.lesson is None
    assert "two.toml" in lab.window.messages.sentence
    assert "step 2: question: a question of the kind reach has no setting 'at_mots'" in lab.window.messages.sentence


def test_a_lesson_under_the_name_of_another_gets_one_of_its_own(
    explain: Explain, lab: Lab, lesson_file: Path, open_lab: OpenLab
) -> None:
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    kept = Paths.of_user().lessons
    first = (kept / "two.toml").read_text(encoding="utf-8")
    press(explain, "lessonOpen")  # the same once more: it is gone on with
    assert explain.page.lesson.feedback == "✓ Right."
    press(explain, "lessonLeave")
    for changes in (1, 2):
        lesson_file.write_text(LESSON.replace("A text.", f"Text {changes}."), encoding="utf-8")
        for _ in range(2):
            press(explain, "lessonOpen")
            assert explain.lesson is not None
            assert explain.lesson.key == f"two-{changes + 1}"
            assert explain.page.lesson.feedback == "", "the answers to the other one are not taken for its own"
            assert f"kept as two-{changes + 1}" in lab.window.messages.sentence
            press(explain, "lessonLeave")
    assert sorted(path.name for path in kept.iterdir()) == ["two-2.toml", "two-3.toml", "two.toml"]
    assert (kept / "two.toml").read_text(encoding="utf-8") == first
    assert "Text 1." in (kept / "two-2.toml").read_text(encoding="utf-8")
    other = opened(open_lab())
    other.show_contents()
    assert items(other, "lessonList").count() == items(explain, "lessonList").count() == 3


def test_no_opened_lesson_hides_a_shipped_one(
    lab: Lab, lesson_file: Path, monkeypatch: pytest.MonkeyPatch, open_lab: OpenLab
) -> None:
    file = lesson_file.rename(lesson_file.with_name("01-unit.toml"))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    press(in_contents(lab), "lessonOpen")
    explain = in_contents(open_lab())
    assert [items(explain, "lessonList").item(row).text() for row in range(items(explain, "lessonList").count())] == [
        "Two questions"
    ]
    explain.open_chapter("unit")
    press(explain, "lessonBegin")
    assert explain.lesson is not None
    assert explain.lesson.title == "What one unit does"


def test_ones_own_file_is_opened_where_it_is(explain: Explain, monkeypatch: pytest.MonkeyPatch) -> None:
    press(explain, "lessonLeave")
    own = Paths.of_user().lessons / "two.toml"
    own.write_text(LESSON.replace("First", "Changed"), encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(own), ""))
    press(explain, "lessonOpen")
    assert title(explain) == "Changed"
    assert explain.lesson is not None
    assert explain.lesson.key == "two"
    assert [path.name for path in own.parent.iterdir()] == ["two.toml"]


PREDICTION = """
title = "Guess"
[[step]]
title = "First"
chapter = "unit"
text = "A text."
[step.question]
kind = "choice"
predict = true
ask = "What will be?"
choices = ["This", "That"]
answer = 1
[[step]]
title = "Second"
chapter = "unit"
text = "Work it out."
[step.question]
kind = "number"
predict = true
ask = "1 + 1?"
answer = 2
"""


def hidden_words(explain: Explain) -> tuple[str, bool, str]:
    """The chapter's sentence, whether its formula has numbers, and all that a screen reader is told of both."""
    panel = explain.panel
    assert panel is not None
    words, numbers = (panel.findChild(QLabel, name) for name in ("chapterWords", "formulaNumbers"))
    assert isinstance(words, QLabel)
    assert isinstance(numbers, QLabel)
    told = f"{panel.accessibleDescription()} {panel.formula.accessibleDescription()}"
    return words.text(), numbers.isVisible(), told


def test_nothing_gives_the_answer_away_while_a_prediction_is_open(explain: Explain, lesson_file: Path) -> None:
    press(explain, "lessonLeave")
    assert hidden_words(explain)[:2] == (FIRST, True)
    lesson_file.write_text(PREDICTION, encoding="utf-8")
    press(explain, "lessonOpen")
    panel = explain.panel
    assert panel is not None
    QApplication.processEvents()
    height = panel.formula.height()
    for _ in range(2):
        assert hidden_words(explain)[:2] == (SILENCE, False)
        assert "0.8" not in hidden_words(explain)[2]
        panel.recompute()  # as when something else stands on the canvas meanwhile
    press(explain, "lessonChoice1")
    press(explain, "lessonAnswer")
    assert hidden_words(explain)[0] not in (FIRST, SILENCE)
    assert hidden_words(explain)[1]
    assert "0.8" in hidden_words(explain)[2]
    QApplication.processEvents()
    assert panel.formula.height() == height, "the picture stays where it was"
    press(explain, "lessonNext")
    assert hidden_words(explain)[0] == SILENCE
    assert explain.page.lesson.feedback == "The dials can be turned after it."
    press(explain, "lessonLeave")
    assert hidden_words(explain)[:2] == (FIRST, True)


def test_next_does_not_offer_itself_before_what_is_asked_for_is_reached(explain: Explain, lab: Lab) -> None:
    explain.show_step(2)
    accent = QColor(LIGHT.accent)
    following = explain.page.findChild(QPushButton, "lessonNext")
    dial = explain.page.findChild(NumberEdit, "number_z")
    assert isinstance(following, QPushButton)
    assert isinstance(dial, NumberEdit)
    assert following.grab().toImage().pixelColor(8, following.height() // 2) != accent
    assert lab.window.focusWidget() is dial
    assert dial.lineEdit().selectedText() == "3"
    QTest.keyClick(explain.page.lesson, Qt.Key.Key_Return)
    assert title(explain) == "Second", "Return does not skip the exercise"
    QTest.keyClicks(dial, "-0.5")
    QTest.keyClick(dial, Qt.Key.Key_Return)
    assert title(explain) == "Second", "Return is only the number's"
    assert explain.page.lesson.feedback == "✓ Right."
    assert dial.text() == "-0.5"
    assert lab.window.focusWidget() is dial, "who types is left to type"
    assert following.grab().toImage().pixelColor(8, following.height() // 2) == accent
    QTest.keyClick(explain.page.lesson, Qt.Key.Key_Return)
    assert explain.lesson is None


def test_where_all_dials_are_locked_the_card_has_the_focus(explain: Explain, lab: Lab, lesson_file: Path) -> None:
    press(explain, "lessonLeave")
    lesson_file.write_text(
        LESSON.replace("settings = { z = 3.0 }", 'settings = { z = 3.0 }\nlocked = "all"'), encoding="utf-8"
    )
    press(explain, "lessonOpen")
    explain.show_step(2)
    focused = lab.window.focusWidget()
    assert focused is not None
    assert focused.objectName() == "lessonScroll"
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert title(explain) == "Second"


def test_what_is_wanted_is_told_in_words_for_people(lab: Lab) -> None:
    explain = opened(lab)
    explain.begin_lesson("02-perceptron")
    explain.show_step(4)
    now = explain.page.findChild(QLabel, "lessonNow")
    assert isinstance(now, QLabel)
    assert now.text() == "Wanted: going in a circle. Now: not solved yet (how the rule stands)."


def test_a_choice_that_has_the_focus_does_not_look_chosen(lab: Lab, qtbot: QtBot) -> None:
    explain = opened(lab)
    explain.begin_lesson("01-unit")
    choices = [explain.page.findChild(WrappedChoice, f"lessonChoice{number}") for number in (1, 2)]
    first, second = choices
    assert isinstance(first, WrappedChoice)
    assert isinstance(second, WrappedChoice)
    accent = QColor(LIGHT.accent)

    def seen(choice: WrappedChoice) -> tuple[QImage, bool]:
        """How it looks, and whether its edge has the colour of what is chosen."""
        image = choice.grab().toImage()
        return image, image.pixelColor(image.width() // 2, 0) == accent

    qtbot.waitUntil(first.hasFocus)
    focused, is_edged = seen(first)
    assert not is_edged
    second.setFocus()
    assert seen(first)[0] != focused, "where the focus is can be seen"
    first.click()
    assert seen(first)[1]


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
    assert explain.page.lesson.feedback == "Answer with a number, such as 0.75."
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    assert explain.page.lesson.feedback == "✗ Not so. It is 2."
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    assert explain.page.lesson.feedback == "✓ Right."
    answer = explain.progress.answer_to(explain.lesson, 1)
    assert answer is not None
    assert answer.tries == 2


REPLIES = """
title = "Replies"
[[step]]
title = "First"
chapter = "unit"
text = "A text."
[step.question]
kind = "number"
ask = "1 + 1?"
answer = 2
why = "One and one more."
[[step.question.wrong]]
value = 11
say = "Side by side is no sum. Add."
[[step]]
title = "Second"
chapter = "unit"
text = "A text."
[step.question]
kind = "choice"
ask = "Which?"
choices = ["this", "that", "it"]
replies = ["This is taken: look again.", "", ""]
answer = 2
[[step]]
title = "Third"
chapter = "unit"
text = "A text."
[step.question]
kind = "choice"
predict = true
ask = "And now?"
choices = ["this", "that"]
replies = ["This is taken.", ""]
answer = 2
why = "That is free."
"""


def test_a_wrong_answer_gets_a_reply_of_its_own_and_a_second_try(explain: Explain, lesson_file: Path) -> None:
    explain.leave_lesson()
    lesson_file.write_text(REPLIES, encoding="utf-8")
    press(explain, "lessonOpen")
    card = explain.page.lesson
    again = explain.page.findChild(QPushButton, "lessonAnswer")
    assert again is not None
    typed(explain, "lessonNumber", "11")
    press(explain, "lessonAnswer")
    assert card.feedback == "✗ Not yet. Side by side is no sum. Add.", "the right answer is not given away"
    assert (again.text(), card.what_is_next) == ("Answer again", again)
    typed(explain, "lessonNumber", "11")
    press(explain, "lessonAnswer")
    assert card.feedback == "✗ Not so. It is 2. Side by side is no sum. Add. One and one more."
    typed(explain, "lessonNumber", "2")
    press(explain, "lessonAnswer")
    assert card.feedback == "✓ Right. One and one more."
    press(explain, "lessonNext")

    def signs() -> list[str]:
        found = (explain.page.findChild(WrappedChoice, f"lessonChoice{number}") for number in (1, 2, 3))
        return ["" if one is None else one.sign.value for one in found]

    press(explain, "lessonChoice1")
    press(explain, "lessonAnswer")
    assert (card.feedback, signs()) == ("✗ Not yet. This is taken: look again.", ["✗", "", ""])
    press(explain, "lessonChoice3")
    press(explain, "lessonAnswer")
    assert (card.feedback, signs()) == ("✗ Not so.", ["", "✓", "✗"])
    press(explain, "lessonNext")
    press(explain, "lessonChoice1")
    press(explain, "lessonAnswer")
    assert card.feedback == "✗ Not so. This is taken. That is free.", "a guess is given once, and then all is told"
    assert signs() == ["✗", "✓", ""]


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


def save_as(explain: Explain, path: Path) -> bool:
    """Export the answers under a name typed into the dialog; return whether it asked to replace a file: no."""
    asked = answer(path)
    press(explain, "answersExport")
    return bool(asked)


def test_answers_are_exported_as_csv_and_as_json(explain: Explain, lab: Lab, tmp_path: Path) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    for chosen in ("table", "answers.json"):
        assert not save_as(explain, tmp_path / chosen)
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


def test_an_export_says_whose_it_is(tmp_path: Path) -> None:
    shelf = LessonShelf(Paths.of_user())
    shelf.load()
    lesson = shelf.lessons["01-unit"]
    shelf.change(lambda progress: progress.named("Ada").answered(lesson, 1, "It becomes 0").at("01-unit", 6))
    with shelf.export(tmp_path / "ada.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["pupil"] for row in rows} == {"Ada"}
    assert [(row["step"], row["tries"], row["right"]) for row in rows][:2] == [("1", "1", "False"), ("2", "0", "")]


def test_no_file_is_replaced_that_nobody_was_asked_about(explain: Explain, tmp_path: Path) -> None:
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    for name in ("table.csv", "table.json"):
        (tmp_path / name).write_text("dear to somebody", encoding="utf-8")
    assert save_as(explain, tmp_path / "table"), "the name gets its suffix before it is asked about"
    assert (tmp_path / "table.csv").read_text(encoding="utf-8") == "dear to somebody"
    shelf = LessonShelf(Paths.of_user())
    with pytest.raises(StorageError, match=r"table\.csv is there already; choose it by its whole name"):
        shelf.export(tmp_path / "table")
    assert shelf.export(tmp_path / "other") == tmp_path / "other.csv"


def test_there_is_nothing_to_export_before_the_first_answer(lab: Lab) -> None:
    explain = in_contents(lab)
    press(explain, "answersExport")
    assert "no answers yet" in lab.window.messages.sentence


def test_a_place_that_cannot_be_written_is_told(explain: Explain, lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    typed(explain, "lessonNumber", "3")
    press(explain, "lessonAnswer")
    press(explain, "lessonLeave")
    save_as(explain, tmp_path / "file" / "answers.csv")
    assert str(tmp_path) in lab.window.messages.sentence


def test_progress_that_cannot_be_read_is_set_aside(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{ this is not JSON", encoding="utf-8")
    lab = open_lab()
    explain = opened(lab)
    assert explain.progress == LessonProgress()
    assert path.with_name("progress.json.bak").exists()
    assert "begin anew" in lab.window.messages.sentence


def test_what_was_set_aside_before_stays(open_lab: OpenLab) -> None:
    path = Paths.of_user().progress
    path.parent.mkdir(parents=True, exist_ok=True)
    for number in (1, 2, 3):
        path.write_text(f"unreadable {number}", encoding="utf-8")
        opened(lab := open_lab())
    kept = [path.with_name(f"progress.json.{end}") for end in ("bak", "bak2", "bak3")]
    assert [one.read_text(encoding="utf-8") for one in kept] == ["unreadable 1", "unreadable 2", "unreadable 3"]
    assert "progress.json.bak3" in lab.window.messages.sentence


def test_what_fits_in_no_file_does_not_stand_in_the_way() -> None:
    shelf = LessonShelf(Paths.of_user())
    shelf.change(lambda progress: progress.at("sums", 2))
    with pytest.raises(UnicodeEncodeError):
        shelf.change(lambda progress: progress.at("caf\udce9", 1))
    shelf.change(lambda progress: progress.at("sums", 3))
    assert shelf.progress.reached == {"sums": 3}


def test_lessons_go_on_where_progress_cannot_be_kept(open_lab: OpenLab, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    lab = open_lab(progress=tmp_path / "file" / "progress.json")
    explain = opened(lab)
    explain.begin_lesson("01-unit")
    assert explain.lesson is not None
    assert "progress.json" in lab.window.messages.sentence
    press(explain, "lessonNext")
    assert explain.progress.reached == {"01-unit": 2}


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


def words(explain: Explain, name: str) -> str:
    button = explain.page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button.text()


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
