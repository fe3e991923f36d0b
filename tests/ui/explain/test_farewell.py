"""The end of the path: what one can say now, with ways back and on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from hwr.chapters.contents import CHAPTERS, KEYS
from hwr.explain.lesson import read_lessons
from hwr.explain.progress import Answer, LessonProgress
from hwr.store.paths import Paths
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from hwr.ui.explain.farewell import LEARNT
from tests.ui.dialogs import answer
from tests.ui.explain.on_page import opened, press, words

LAST = "13-damage"


def all_but_the_last(progress: LessonProgress) -> LessonProgress:
    """Every lesson gone through, and every question answered; of the last one, its end is to come."""
    lessons, _ = read_lessons(Paths.of_user().shipped_lessons)
    answers = tuple(
        Answer(lesson.key, number, step.question.ask, "1", "1", True, 1, "2026-01-01T00:00:00+00:00")
        for lesson in lessons
        for number, step in enumerate(lesson.steps, start=1)
        if step.question is not None
    )
    done = tuple(lesson.key for lesson in lessons if lesson.key != LAST)
    return replace(progress, answers=answers, finished=done).at(LAST, 1)


def at_the_end(lab: Lab, *, whole: bool = True) -> Explain:
    explain = opened(lab)
    if whole:
        explain._keep(all_but_the_last)
    explain.begin_lesson(LAST)
    assert explain.lesson is not None
    explain.show_step(len(explain.lesson.steps))
    press(explain, "lessonNext")
    return explain


def page_title(lab: Lab) -> str:
    return lab.window.page[1]


def lines(explain: Explain) -> list[str]:
    ideas = explain.page.farewell.ideas
    return [ideas.item(row).text() for row in range(ideas.count())]


def test_each_chapter_has_a_sentence_that_is_said_of_it() -> None:
    assert tuple(LEARNT) == KEYS


def test_the_path_ends_with_all_one_can_say_and_ways_back_and_on(lab: Lab) -> None:
    explain = at_the_end(lab)
    farewell = explain.page.farewell
    assert farewell.isVisible()
    assert not explain.page.contents.isVisible()
    assert [line.split(maxsplit=1)[1] for line in lines(explain)] == list(LEARNT.values())
    room = farewell.ideas.viewport().height()
    assert farewell.ideas.visualItemRect(farewell.ideas.item(len(KEYS) - 1)).bottom() <= room, "all of them are seen"
    row = KEYS.index("graph")
    place = farewell.ideas.visualItemRect(farewell.ideas.item(row)).center()
    QTest.mouseClick(farewell.ideas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert explain.panel is not None
    assert explain.panel.chapter.key == "graph"
    assert explain.page.chapter.isVisible()
    press(explain, "chapterContents")
    assert words(explain, "pathContinue") == "What you can say now"
    press(explain, "pathContinue")
    assert farewell.isVisible()
    farewell.ideas.setFocus()
    QTest.keyClick(farewell.ideas, Qt.Key.Key_End)
    QTest.keyClick(farewell.ideas, Qt.Key.Key_Return)
    assert explain.panel.chapter.key == KEYS[-1]


def test_one_goes_on_to_draw_to_train_and_to_break(lab: Lab) -> None:
    explain = at_the_end(lab)
    press(explain, "farewellBreak")
    assert explain.panel is not None
    assert explain.panel.chapter.key == "damage"
    explain.go_on()
    press(explain, "farewellTrain")
    assert page_title(lab) == "Train"
    lab.window.show_page(lab.explain_page)
    press(explain, "farewellDraw")
    assert page_title(lab) == "Read"
    lab.window.show_page(lab.explain_page)
    QTest.keyClick(explain.page.farewell, Qt.Key.Key_Escape)
    assert explain.page.contents.isVisible()


def test_the_teacher_gets_the_answers(lab: Lab, tmp_path: Path) -> None:
    explain, target = at_the_end(lab), tmp_path / "ada.csv"
    answer(target)
    press(explain, "farewellExport")
    assert "slope" in target.read_text(encoding="utf-8")


def test_who_passed_chapters_over_is_told_which_are_open(lab: Lab) -> None:
    explain = at_the_end(lab, whole=False)
    assert explain.page.farewell.isVisible()
    titles = [chapter.title for chapter in CHAPTERS]
    assert [line.split(maxsplit=1)[1] for line in lines(explain)] == [f"Still open: {title}" for title in titles]
    export = explain.page.farewell.findChild(QAbstractButton, "farewellExport")
    assert isinstance(export, QAbstractButton)
    assert not export.isEnabled(), "there are no answers yet"


def test_sentences_of_more_lines_are_seen_to_their_end(lab: Lab) -> None:
    lab.window.resize(lab.window.minimumSizeHint())
    ideas = at_the_end(lab).page.farewell.ideas
    QApplication.processEvents()
    heights = [ideas.visualItemRect(ideas.item(row)).height() for row in range(ideas.count())]
    assert max(heights) > min(heights), "some take two lines"
    assert sum(heights) <= ideas.viewport().height()
