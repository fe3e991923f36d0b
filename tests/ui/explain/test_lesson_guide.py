"""Lessons on the page Explain: opened, gone through, asked and answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.explain.answer import WrappedChoice
from hwr.ui.explain.explain import Explain
from hwr.ui.kit.chapter.panel import FIRST, SILENCE
from hwr.ui.kit.field.controls import NumberEdit
from hwr.ui.kit.theme import LIGHT
from tests.ui.conftest import OpenLab
from tests.ui.explain.on_page import LESSON, in_contents, items, opened, press, scrolled_to, title, typed

pytestmark = pytest.mark.usefixtures("ready_digits")


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


def test_a_step_is_painted_once_it_is_shown_whole(explain: Explain, lab: Lab) -> None:
    explain.begin_lesson("05-cost")
    QApplication.processEvents()
    painted: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Paint:
                painted.append(watched.objectName())
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
    explain.show_step(2)
    assert painted == [], "half of it is still that of the step before"
    QApplication.processEvents()
    assert "lessonProgress" in painted
    QApplication.instance().removeEventFilter(watch)  # type: ignore[union-attr]


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
