"""The shipped lessons: gone through from start to finish as a learner would, and their answers worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS, chapter
from hwr.chapters.cost.view import panel as cost_panel
from hwr.chapters.descent.view import panel as descent_panel
from hwr.chapters.network.view import panel as network_panel
from hwr.chapters.perceptron.view import panel as perceptron_panel
from hwr.explain.lesson import Lesson, LessonStep, read_lessons
from hwr.explain.number_question import NumberQuestion
from hwr.explain.progress import LessonProgress
from hwr.explain.question import ChoiceQuestion, OpenQuestion, ReachQuestion
from hwr.explain.setting import Value
from hwr.nn.network import Architecture, LayerSpec
from hwr.store.paths import Paths
from hwr.ui.explain.explain import Explain
from hwr.ui.explain.panels import make_panel
from hwr.ui.kit.chapter.panel import SILENCE, ChapterPanel
from hwr.ui.kit.field.controls import NumberEdit
from tests.ui.conftest import OpenLab
from tests.ui.explain.on_page import opened, press, title
from tests.ui.patience import RACE_MS

pytestmark = pytest.mark.usefixtures("ready_digits")

LESSONS, PROBLEMS = read_lessons(Paths.of_user().shipped_lessons)

Acts = tuple[tuple[str, str, str], ...]

TURNS: Final[Mapping[tuple[str, int], Acts]] = {
    ("01-unit", 2): (("type", "w3", "0.05"),),
    ("01-unit", 3): (("type", "w1", "-1"), ("type", "w3", "-1")),
    ("01-unit", 4): (("type", "w1", "2"), ("type", "b", "1.2")),
    ("02-perceptron", 1): (("type", "b", "-1.5"),),
    ("02-perceptron", 2): (("press", "perceptronStep", ""), ("press", "perceptronRun", "")),
    ("02-perceptron", 4): (("press", "perceptronRun", ""),),
    ("03-sigmoid", 1): (("type", "z", "0"),),
    ("03-sigmoid", 4): (("press", "sigmoidLinesNext", ""),) * 8,
    ("03-sigmoid", 5): (("type", "z", "-5"),),
    ("03-sigmoid", 7): (("type", "weight", "2"),),
    ("04-activations", 1): (("type", "z", "0.5"),),
    ("04-activations", 5): (("type", "z", "4"),),
    ("04-activations", 6): (("type", "softmax_z1", "3"),),
    ("05-cost", 3): (("type", "z", "3.5"),),
    ("05-cost", 5): (("press", "costPlay", ""), ("type", "rate", "2"), ("press", "costPlay", "")),
    ("05-cost", 6): (("type", "w", "1"), ("type", "b", "-0.5")),
    ("05-cost", 7): (("type", "digit", "2"), ("type", "digit", "7")),
    ("06-descent", 2): (("type", "rate", "1.5"), ("type", "rate", "2.5"), ("press", "descentRun", "")),
    ("06-descent", 4): (("type", "rate", "0.2"), ("press", "descentRun", "")),
    ("07-batches", 3): (("press", "batchesRun", ""),),
    ("08-graph", 2): (("press", "graphStep", ""),) * 4,
    ("08-graph", 4): (("type", "value3", "0"),),
    ("08-graph", 6): (("type", "value1", "2"), ("type", "value3", "0.5")),
    ("network", 1): (("press", "networkStep", ""), ("press", "networkStep", "")),
    ("network", 5): (("choose", "chosen", "w23"),),
    ("network", 6): (("press", "networkTrain", ""),),
    ("network", 8): (("press", "networkTrain", ""),),
    ("09-debugger", 2): (("choose", "label", "3"),),
    ("09-debugger", 5): (("choose", "phase", "backward"), ("choose", "phase", "update")),
    ("09-debugger", 6): (("choose", "updates", "5"), ("choose", "updates", "20")),
    ("10-check", 2): (("type", "h", "1e-5"),),
    ("10-check", 4): (("write", "checkDerivative", "a * (1 - a)"),),
    ("10-check", 5): (("write", "checkDerivative", "(z > 0)"),),
    ("11-hidden", 2): (("choose", "decay", "0.001"), ("choose", "decay", "0.005")),
    ("11-hidden", 4): (("type", "corners", "2"), ("type", "corners", "3")),
    ("11-hidden", 6): (("type", "units", "60"),),
    ("12-why", 2): (("choose", "asked", "0"),),
    ("12-why", 4): (("type", "share", "0.5"), ("type", "share", "1")),
    ("13-damage", 2): (("type", "pruned", "80"),),
    ("13-damage", 3): (("choose", "bits", "2"),),
    ("slope", 1): (("type", "w", "3"),),
    ("slope", 4): (("press", "slopeSmaller", ""),) * 3,
    ("slope", 7): (("press", "slopeLinesNext", ""),) * 6,
}
"""What a learner does to reach what a step asks for."""


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """What moves by itself, so that one can watch it, gets there as fast as it can."""
    monkeypatch.setattr(perceptron_panel, "_BEAT_MS", 1)
    monkeypatch.setattr(descent_panel, "_STEP_MS", 1)
    monkeypatch.setattr(cost_panel, "_FRAME_MS", 1)
    monkeypatch.setattr(network_panel, "_FRAME_MS", 1)
    monkeypatch.setattr(network_panel, "_SHARE", 10)
    monkeypatch.setattr(network_panel, "_MOST_AT_ONCE", 500)


def field(within: QWidget, name: str) -> QLineEdit | NumberEdit:
    found = within.findChild(QWidget, name)
    assert isinstance(found, QLineEdit | NumberEdit)
    assert found.isVisible()
    assert found.isEnabled()
    return found


def act(explain: Explain, kind: str, name: str, value: str) -> None:
    """Press a button, write into a field, type at a dial, or go through a dial's choices with the keyboard."""
    panel = explain.panel
    assert panel is not None
    QApplication.processEvents()
    if kind == "press":
        press(explain, name)
    elif kind == "choose":
        combo = panel.findChild(QComboBox, f"choice_{name}")
        assert isinstance(combo, QComboBox)
        assert combo.isEnabled()
        step = Qt.Key.Key_Down if combo.findData(value) > combo.currentIndex() else Qt.Key.Key_Up
        while combo.currentData() != value:
            QTest.keyClick(combo, step)
    else:
        line = field(panel, name if kind == "write" else f"number_{name}")
        line.selectAll()
        QTest.keyClicks(line, value)
        QTest.keyClick(line, Qt.Key.Key_Return)


def answer(explain: Explain, lesson: Lesson, number: int, qtbot: QtBot) -> None:
    """Answer rightly."""
    question, panel = lesson.steps[number - 1].question, explain.panel
    assert panel is not None
    assert explain.progress.answer_to(lesson, number) is None
    if isinstance(question, ReachQuestion):
        for kind, name, value in TURNS[lesson.key, number]:
            act(explain, kind, name, value)
        qtbot.waitUntil(lambda: explain.progress.answer_to(lesson, number) is not None, timeout=RACE_MS)
        return
    settings = [setting.name for setting in panel.chapter.settings]
    if question is not None and question.holds:
        assert all(panel.is_locked(name) for name in settings)
    if isinstance(question, ChoiceQuestion):
        press(explain, f"lessonChoice{question.answer}")
    elif isinstance(question, NumberQuestion):
        number_asked = panel.readings()[question.reading] if question.answer is None else question.answer
        QTest.keyClicks(field(explain.page, "lessonNumber"), f"{number_asked:.3g}")
    elif isinstance(question, OpenQuestion):
        edit = explain.page.findChild(QPlainTextEdit, "lessonWords")
        assert isinstance(edit, QPlainTextEdit)
        QTest.keyClicks(edit, "In my own words.")
    press(explain, "lessonAnswer")
    locked = lesson.steps[number - 1].locked
    assert all(panel.is_locked(name) == (name in locked) for name in settings)


def race_is_won_as_the_lesson_says(explain: Explain, qtbot: QtBot) -> None:
    panel = explain.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "angle_256" in panel.readings(), timeout=RACE_MS)
    told = panel.readings()
    assert told["winner_updates"] == "level"
    assert (
        "batch and mini-batch are level" in panel.words.text() or "mini-batch and batch are level" in panel.words.text()
    )
    assert told["winner_samples"] == "stochastic"
    angles = [float(told[f"angle_{size}"]) for size in (1, 4, 16, 64, 256)]
    assert angles == sorted(angles, reverse=True)
    size = panel.settings["size"]
    panel.set_setting("size", 32)
    question = step_of("07-batches", 1).question
    assert isinstance(question, NumberQuestion)
    assert f"{question.answer:g}" in panel.formula.accessibleDescription()
    panel.set_setting("size", size)


def training_goes_on_until_xor_is_solved(explain: Explain, qtbot: QtBot) -> None:
    panel = explain.panel
    assert panel is not None
    qtbot.waitUntil(lambda: "XOR is solved" in panel.words.text(), timeout=RACE_MS)


SEEN: Final[Mapping[tuple[str, int], Callable[[Explain, QtBot], None]]] = {
    ("07-batches", 3): race_is_won_as_the_lesson_says,
    ("network", 6): training_goes_on_until_xor_is_solved,
}
"""What must be there to be seen once a step is answered, for the lesson goes on to speak of it."""


def test_there_is_one_lesson_for_each_chapter() -> None:
    assert PROBLEMS == ()
    assert sorted(sorted({step.chapter for step in lesson.steps}) for lesson in LESSONS) == sorted(
        [key] for key in KEYS
    )
    for lesson in LESSONS:
        questions = [step.question for step in lesson.steps if step.question is not None]
        assert 4 <= len(lesson.steps) <= 8
        assert 3 <= lesson.minutes <= 10
        assert any(question.predict for question in questions), lesson.key
        assert any(isinstance(question, ReachQuestion) for question in questions), lesson.key
        assert all(question.why for question in questions), lesson.key


def test_every_button_that_a_lesson_names_is_there(qtbot: QtBot) -> None:
    named = 0
    panels = {key: panel_with(qtbot, key, {}) for key in KEYS}
    for lesson in LESSONS:
        for step in lesson.steps:
            panel = panels[step.chapter]
            panel.begin(step.settings or {})
            buttons = [button.text().strip(" ◀▶") for button in panel.findChildren(QAbstractButton) if button.text()]
            why = "" if step.question is None else step.question.why
            for words in re.findall(r"\b[Pp]ress ([A-Z][^.]*)", f"{step.text} {why}".replace("\n", " ")):
                assert any(words.startswith(button) for button in buttons), f"{lesson.key}: {words!r} of {buttons}"
                named += 1
    assert named >= 8


def test_every_dial_and_choice_that_a_lesson_names_is_there() -> None:
    named = 0
    for lesson in LESSONS:
        for step in lesson.steps:
            shown = chapter(step.chapter)
            known = {"Where from?", "Draw here", *(setting.label for setting in shown.settings)}
            known |= {choice.label for setting in shown.settings for choice in setting.choices}
            question = "" if step.question is None else f"{step.question.ask} {step.question.why}"
            for words in re.findall(
                "“([^”]*)” ?(?:under|shows|says|stands)|under “([^”]*)”", f"{step.text} {question}"
            ):
                assert "".join(words) in known, f"{lesson.key}: {words!r}"
                named += 1
    assert named >= 10


def test_no_prediction_names_its_answer_on_the_screen(open_lab: OpenLab) -> None:
    explain = opened(open_lab())
    for lesson in LESSONS:
        explain.begin_lesson(lesson.key)
        for number, step in enumerate(lesson.steps, start=1):
            explain.show_step(number)
            assert explain.panel is not None
            is_open = step.question is not None and step.question.holds
            assert (explain.panel.words.text() == SILENCE) == is_open
        explain.leave_lesson()


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_a_lesson_runs_from_start_to_finish(open_lab: OpenLab, qtbot: QtBot, lesson: Lesson) -> None:
    lab = open_lab()
    explain = opened(lab)
    explain.show_contents()
    chapters = explain.page.contents.chapters
    row = KEYS.index(lesson.steps[0].chapter)
    chapters.setFocus()
    chapters.setCurrentRow(row)
    QTest.keyClick(chapters, Qt.Key.Key_Return)
    press(explain, "lessonBegin")
    assert explain.lesson is not None
    for number, step in enumerate(lesson.steps, start=1):
        assert title(explain) == step.title
        assert explain.panel is not None
        assert explain.panel.chapter.key == step.chapter
        qtbot.waitUntil(explain.panel.isVisible)
        if step.question is not None:
            answer(explain, lesson, number, qtbot)
            found = explain.progress.answer_to(lesson, number)
            assert found is not None
            assert found.right is not False
            assert step.question.why in explain.page.lesson.feedback
        if (lesson.key, number) in SEEN:
            SEEN[lesson.key, number](explain, qtbot)
        press(explain, "lessonNext")
    assert explain.lesson is None
    assert explain.panel is not None
    assert explain.panel.chapter.key == KEYS[min(row + 1, len(KEYS) - 1)], "each chapter leads to the next"
    place = explain.page.findChild(QLabel, "chapterPlace")
    assert isinstance(place, QLabel)
    said = place.text() if row + 1 < len(KEYS) else lab.window.messages.sentence
    assert f"“{lesson.title}” is done: {lesson.judged} of {lesson.judged} answers right." in said
    explain.show_contents()
    told = chapters.item(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"done, {lesson.judged} of {lesson.judged} answers right" in told
    kept = LessonProgress.from_json(Paths.of_user().progress.read_text(encoding="utf-8"))
    assert kept == explain.progress
    assert kept.finished == (lesson.key,)


def wrong_answers(question: ChoiceQuestion | NumberQuestion) -> list[str]:
    """Those that something is said to, and one that nobody foresaw."""
    if isinstance(question, ChoiceQuestion):
        return [choice for choice in question.choices if choice != question.expected]
    assert question.answer is not None
    return [*(repr(one.value) for one in question.wrong), repr(question.answer + 1000)]


def now(explain: Explain, number: int) -> ChoiceQuestion | NumberQuestion | None:
    """The question of a step as it stands; None if it has no wrong answers."""
    assert explain.lesson is not None
    explain.show_step(number)
    question = explain.lesson.steps[number - 1].question
    if question is None or explain.panel is None:
        return None
    told = question.told(explain.panel.readings())
    return told if isinstance(told, ChoiceQuestion | NumberQuestion) else None


def give(explain: Explain, question: ChoiceQuestion | NumberQuestion, words: str) -> None:
    if isinstance(question, ChoiceQuestion):
        press(explain, f"lessonChoice{question.choices.index(words) + 1}")
    else:
        line = field(explain.page, "lessonNumber")
        line.selectAll()
        QTest.keyClicks(line, words)
    press(explain, "lessonAnswer")


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.key)
def test_every_wrong_answer_is_replied_to(open_lab: OpenLab, lesson: Lesson) -> None:
    explain = opened(open_lab())
    for number, step in enumerate(lesson.steps, start=1):
        explain.begin_lesson(lesson.key)
        question = now(explain, number)
        if question is None or step.question is None:
            continue
        for words in wrong_answers(question):
            explain.begin_lesson_again(lesson.key)
            explain.show_step(number)
            give(explain, question, words)
            card, answer = explain.page.lesson, explain.progress.answer_to(lesson, number)
            assert answer is not None
            assert answer.right is False
            assert question.reply_to(words) in card.feedback
            assert (question.why in card.feedback) == (not answer.asks_again(question))
            if not step.question.holds or answer.asks_again(question):
                give(
                    explain,
                    question,
                    question.expected if isinstance(question, ChoiceQuestion) else repr(question.answer),
                )
                assert card.feedback.startswith("✓")
                assert question.why in card.feedback


def test_a_lesson_is_gone_through_with_the_keyboard_alone(open_lab: OpenLab, qtbot: QtBot) -> None:
    lab = open_lab()
    explain = opened(lab)
    explain.show_contents()
    chapters = explain.page.contents.chapters
    chapters.setFocus()
    chapters.setCurrentRow(KEYS.index("unit"))

    def key(*keys: Qt.Key) -> None:
        for one in keys:
            focused = lab.window.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, one)

    key(Qt.Key.Key_Return)
    key(Qt.Key.Key_Return)  # "Begin" has the focus
    assert isinstance(lab.window.focusWidget(), QAbstractButton), "the first choice has the focus"
    key(Qt.Key.Key_Space, Qt.Key.Key_Return)  # choose the first answer, and commit to it
    assert explain.page.lesson.feedback.startswith("✓")
    key(Qt.Key.Key_Return)  # Next has the focus now
    lesson = explain.lesson
    assert lesson is not None
    assert title(explain) == lesson.steps[1].title
    dial = explain.page.findChild(NumberEdit, "number_w3")
    for _ in range(60):
        if lab.window.focusWidget() is dial:
            break
        key(Qt.Key.Key_Tab)
    assert lab.window.focusWidget() is dial, "Tab leads to the dial"
    assert isinstance(dial, NumberEdit)
    dial.selectAll()
    key(Qt.Key.Key_0)
    assert not explain.page.lesson.feedback, "it could become 0.15"
    now = explain.page.findChild(QLabel, "lessonNow")
    assert isinstance(now, QLabel)
    assert now.text().endswith("Press Return when the number is complete.")
    key(Qt.Key.Key_Return)
    assert now.text().endswith(").")
    assert explain.page.lesson.feedback.startswith("✓")
    following = explain.page.findChild(QAbstractButton, "lessonNext")
    for _ in range(60):
        if lab.window.focusWidget() is following:
            break
        key(Qt.Key.Key_Backtab)
    key(Qt.Key.Key_Return)
    assert title(explain) == lesson.steps[2].title


# What the answers say is so


def panel_with(qtbot: QtBot, key: str, settings: Mapping[str, Value]) -> ChapterPanel:
    panel = make_panel(key)
    qtbot.addWidget(panel)
    panel.begin(settings)
    return panel


def step_of(lesson: str, number: int) -> LessonStep:
    return next(one for one in LESSONS if one.key == lesson).steps[number - 1]


@pytest.mark.parametrize(
    ("lesson", "number", "turned", "reading"),
    [
        ("03-sigmoid", 3, {"z": 0.0}, "slope"),
        ("04-activations", 4, {"z": 0.0}, "first_slope"),
        ("05-cost", 4, {"z": 0.0}, "entropy_slope"),
        ("08-graph", 3, {}, "gradient3"),
    ],
)
def test_a_number_is_what_the_chapter_tells(
    qtbot: QtBot, lesson: str, number: int, turned: dict[str, Value], reading: str
) -> None:
    step = step_of(lesson, number)
    assert step.settings is not None
    assert isinstance(step.question, NumberQuestion)
    panel = panel_with(qtbot, step.chapter, {**step.settings, **turned})
    assert panel.readings()[reading] == pytest.approx(step.question.answer, abs=1e-9)


def test_the_bias_that_is_asked_for_makes_the_output_0(qtbot: QtBot) -> None:
    step = step_of("01-unit", 5)
    assert step.settings is not None
    assert isinstance(step.question, NumberQuestion)
    assert step.question.answer is not None
    panel = panel_with(qtbot, "unit", {**step.settings, "b": float(step.question.answer)})
    assert panel.readings()["output"] == pytest.approx(0, abs=1e-9)


def test_the_rate_that_is_asked_for_is_the_limit(qtbot: QtBot) -> None:
    step = step_of("06-descent", 3)
    assert step.settings is not None
    assert isinstance(step.question, NumberQuestion)
    assert step.question.answer is not None
    limit = float(step.question.answer)
    paces = [
        panel_with(qtbot, "descent", {**step.settings, "rate": limit + off}).readings()["pace"] for off in (-0.01, 0.01)
    ]
    assert paces == ["overshooting", "too large"]


def test_the_passes_that_a_full_check_takes() -> None:
    question = step_of("10-check", 3).question
    assert isinstance(question, NumberQuestion)
    network = Architecture(64, (LayerSpec(64, "relu"), LayerSpec(10, "softmax")))
    assert question.answer == 2 * network.parameter_count


def test_no_line_makes_fewer_than_one_mistake_on_xor(qtbot: QtBot) -> None:
    panel = panel_with(qtbot, "perceptron", {"data": "xor"})
    places = [i / 2 for i in range(-3, 4)]
    mistakes = []
    for w1, w2, b in product(places, places, places):
        panel.turn({"w1": w1, "w2": w2, "b": b})
        mistakes.append(panel.readings()["mistakes"])
    assert min(mistakes) == 1


def test_at_a_bad_mistake_cross_entropy_is_steeper(qtbot: QtBot) -> None:
    settings = step_of("05-cost", 1).settings
    assert settings is not None
    told = panel_with(qtbot, "cost", settings).readings()
    assert abs(float(told["entropy_slope"])) > 50 * abs(float(told["squared_slope"]))


def test_ten_sigmoids_leave_a_millionth_at_most(qtbot: QtBot) -> None:
    told = panel_with(qtbot, "sigmoid", {"z": 0.0, "layers": 10, "weight": 1.0}).readings()
    assert told["largest_gradient"] == pytest.approx(1e-6, rel=0.05)
    assert float(told["first_gradient"]) <= float(told["largest_gradient"])


def test_softmax_sees_only_differences(qtbot: QtBot) -> None:
    shares = []
    for z in ((2.0, 1.0, -1.0), (3.0, 2.0, 0.0)):
        settings: dict[str, Value] = {f"softmax_z{i}": one for i, one in enumerate(z, start=1)}
        told = panel_with(qtbot, "activations", settings).readings()
        shares.append([told[f"softmax_a{i}"] for i in (1, 2, 3)])
    assert shares[0] == pytest.approx(shares[1])


def test_escape_leaves_a_lesson_where_it_is_and_the_drawing_alone(open_lab: OpenLab) -> None:
    lab = open_lab()
    explain = opened(lab)
    drawn = lab.session.document
    explain.begin_lesson("01-unit")
    explain.show_step(2)
    explain.page.lesson.setFocus()
    QTest.keyClick(explain.page.lesson, Qt.Key.Key_Escape)
    assert explain.lesson is None
    assert explain.page.contents.isVisible()
    assert lab.session.document is drawn
    explain.begin_lesson("01-unit")
    assert title(explain) == step_of("01-unit", 2).title


def test_before_a_guess_nothing_can_be_turned_pressed_or_dragged(open_lab: OpenLab) -> None:
    lab = open_lab()
    explain = opened(lab)
    explain.begin_lesson("06-descent")  # its first step asks for a guess
    panel = explain.panel
    assert panel is not None
    button = panel.findChild(QAbstractButton, "descentStep")
    picture = panel.findChild(QWidget, "descentPicture")
    assert isinstance(button, QAbstractButton)
    assert isinstance(picture, QWidget)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton)
    assert panel.readings()["steps"] == 0
    assert panel.readings()["x"] == -1.7
    press(explain, "lessonChoice2")
    press(explain, "lessonAnswer")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.readings()["steps"] == 1


def test_a_reply_is_still_there_when_one_comes_back_to_the_question(open_lab: OpenLab) -> None:
    explain = opened(open_lab())
    explain.begin_lesson("slope")
    question = now(explain, 3)
    assert isinstance(question, ChoiceQuestion)
    wrong = next(words for words in wrong_answers(question))
    give(explain, question, wrong)
    said = explain.page.lesson.feedback
    assert question.reply_to(wrong) in said
    press(explain, "lessonNext")
    press(explain, "lessonBack")
    assert explain.page.lesson.feedback == said
