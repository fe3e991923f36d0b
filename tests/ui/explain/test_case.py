"""One case, carried through: a drawing with a wrong label, from the loss to what twenty updates make of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.debugger.repeated import MOMENTS
from hwr.chapters.debugger.view.after import Place
from hwr.chapters.debugger.view.panel import DebuggerPanel
from hwr.explain.lesson import read_lesson
from hwr.ink.drawing import Drawing
from hwr.recognizer import Recognizer
from hwr.store.model_file import load_model
from hwr.store.paths import Paths
from hwr.ui.explain.explain import Explain
from hwr.ui.kit.chapter.panel import Surroundings
from hwr.ui.kit.theme import DARK
from hwr.words import numeral
from tests.ui.conftest import OpenLab, Wear
from tests.ui.explain.on_page import opened, press
from tests.ui.showing import on_screen

FOUR = Drawing.from_strokes(
    [
        [(92, 62), (89, 80), (86, 100), (84, 122), (88, 132), (100, 135), (118, 133), (138, 130), (158, 127)],
        [(148, 58), (147, 84), (145, 112), (144, 140), (142, 168), (141, 196)],
    ]
)
LESSON = "09-debugger"


def around(*, drawn: bool, wrong: str = "") -> Surroundings:
    paths = Paths.of_user()
    model = load_model(paths.shipped_model)
    reading = Recognizer(model).recognize(FOUR if drawn else Drawing())
    return Surroundings(model, reading, paths.shipped_drawings, wrong)


@pytest.fixture
def panel(qtbot: QtBot) -> DebuggerPanel:
    made = on_screen(qtbot, DebuggerPanel(), 760, 560)
    made.show_surroundings(around(drawn=True))
    return made


def choose(within: QWidget, name: str, value: str) -> None:
    box = within.findChild(QComboBox, f"choice_{name}")
    assert isinstance(box, QComboBox)
    assert box.isEnabled()
    step = Qt.Key.Key_Down if box.findData(value) > box.currentIndex() else Qt.Key.Key_Up
    while box.currentData() != value:
        QTest.keyClick(box, step)


def debugger(explain: Explain) -> DebuggerPanel:
    assert isinstance(explain.panel, DebuggerPanel)
    return explain.panel


# Who stands in, and what it is told


def test_a_shipped_drawing_stands_in_and_says_so(panel: DebuggerPanel) -> None:
    assert panel.readings()["answer"] == "4"
    panel.show_surroundings(around(drawn=False))
    assert panel.readings()["answer"] == "7"
    invite = panel.findChild(QLabel, "debuggerInvite")
    assert isinstance(invite, QLabel)
    assert invite.isVisible()
    assert "stands in for yours" in invite.text()


def test_not_as_read_is_what_was_said_or_else_the_digit_that_comes_next(panel: DebuggerPanel) -> None:
    panel.turn({"label": "other"})
    told = panel.readings()
    assert told["label"] != told["answer"] == "4"
    assert float(told["loss"]) > 2
    panel.show_surroundings(around(drawn=True, wrong="8"))
    assert panel.readings()["label"] == "8"
    panel.show_surroundings(around(drawn=True, wrong="4"))
    assert panel.readings()["label"] != "4", "what it is read as is no mistake"


def test_what_is_told_under_the_loss_is_the_case_in_the_debugger(open_lab: OpenLab) -> None:
    lab = open_lab()
    explain = opened(lab)
    explain.show_surroundings(around(drawn=True))
    explain.show_chapter("cost")
    assert explain.panel is not None
    explain.panel.turn({"view": "classes"})
    explain.panel.turn({"digit": 9})
    explain.show_chapter("debugger")
    debugger(explain).turn({"label": "other"})
    assert debugger(explain).readings()["label"] == "9"
    explain.show_surroundings(around(drawn=False))
    assert debugger(explain).readings()["label"] != "9", "another drawing is another case"


def test_under_the_loss_the_same_drawing_stands_in(open_lab: OpenLab) -> None:
    explain = opened(open_lab())
    explain.show_surroundings(around(drawn=False))
    explain.show_chapter("cost")
    panel = explain.panel
    assert panel is not None
    panel.turn({"view": "classes", "digit": 7})
    assert panel.words.text().startswith("A 7 from the program stands in for yours.")
    assert float(panel.readings()["class_cost"]) < 0.1
    draw = panel.findChild(QPushButton, "costDraw")
    assert draw is not None
    assert draw.isVisible()
    explain.show_surroundings(around(drawn=True))
    assert "stands in" not in panel.words.text()
    assert not draw.isVisible()


def test_the_mistake_stays_from_step_to_step_with_deltas_to_see(open_lab: OpenLab) -> None:
    explain = opened(open_lab())
    explain.show_surroundings(around(drawn=True))
    explain.begin_lesson(LESSON)
    explain.show_step(2)
    choose(debugger(explain), "label", "2")
    lesson = explain.lesson
    assert lesson is not None
    assert explain.page.lesson.feedback.startswith("✓")
    for number in range(3, len(lesson.steps) + 1):
        explain.show_step(number)
        told = debugger(explain).readings()
        assert (told["answer"], told["label"]) == ("4", "2"), lesson.steps[number - 1].title
        assert float(told["loss"]) > 2
        if told["phase"] in ("loss", "backward"):
            assert abs(float(told["delta"])) > 0.05


# One delta by hand


def answer_with(explain: Explain, number: float) -> str:
    line = explain.page.findChild(QLineEdit, "lessonNumber")
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, f"{number:.3g}")
    press(explain, "lessonAnswer")
    return explain.page.lesson.feedback


def at_the_delta(open_lab: OpenLab) -> Explain:
    explain = opened(open_lab())
    explain.show_surroundings(around(drawn=True, wrong="2"))
    explain.begin_lesson(LESSON)
    explain.show_step(4)
    return explain


def test_a_delta_is_computed_from_the_numbers_on_the_screen(open_lab: OpenLab) -> None:
    explain = at_the_delta(open_lab)
    panel = debugger(explain)
    delta = float(panel.readings()["delta"])
    seen = f"{panel.map.accessibleDescription()} {panel.numbers.accessibleDescription()}"
    assert numeral(delta) not in seen
    assert "δ = dL/da·slope: ?" in panel.numbers.accessibleDescription()
    assert "δ, above: ?" not in panel.numbers.accessibleDescription(), "those above are needed"
    assert not panel.controls.step.isEnabled()
    sums = panel.terms._terms
    assert sums is not None
    by_hand = float(sums.values.sum()) * float(panel.readings()["slope"])
    assert answer_with(explain, by_hand).startswith("✓ Right.")
    assert f"δ = dL/da·slope: {numeral(delta)}" in panel.numbers.accessibleDescription()
    assert panel.controls.step.isEnabled()
    answer = explain.progress.answers[-1]
    assert (answer.right, answer.expected) == (True, numeral(delta, 6))


def test_the_largest_term_alone_and_the_wrong_sign_have_replies_and_a_second_try(open_lab: OpenLab) -> None:
    explain = at_the_delta(open_lab)
    panel = debugger(explain)
    told = panel.readings()
    assert answer_with(explain, float(told["term"])).startswith("✗ Not yet. That is the largest term alone.")
    assert "δ = dL/da·slope: ?" in panel.numbers.accessibleDescription(), "it is still kept"
    assert not panel.controls.step.isEnabled()
    feedback = answer_with(explain, -float(told["delta"]))
    assert feedback.startswith(
        f"✗ Not so. It is {numeral(float(told['delta']), 6)}. The size is right, the sign is not."
    )
    assert panel.controls.step.isEnabled()
    again = explain.page.findChild(QPushButton, "lessonAnswer")
    assert again is not None
    assert not again.isVisible(), "now that it stands there it is not asked for again"


def test_what_was_answered_is_there_when_one_comes_back(open_lab: OpenLab) -> None:
    explain = at_the_delta(open_lab)
    answer_with(explain, 77.0)
    expected = explain.progress.answers[-1].expected
    press(explain, "lessonNext")
    press(explain, "lessonBack")
    assert f"It is {expected}." in explain.page.lesson.feedback
    assert debugger(explain).controls.step.isEnabled()


# After 1, 5 and 20 updates


def test_the_case_is_read_again_and_a_hundred_others_too(panel: DebuggerPanel, wear: Wear) -> None:
    panel.turn({"view": "after", "label": "9", "rate": 0.05})
    told = panel.readings()
    assert (told["others"], told["right_0"]) == (100, 100)
    assert told["answer_20"] == "9"
    assert float(told["right_20"]) < 100
    assert told["as_told"] == "yes"
    assert "it reads what it was told: a 9" in panel.words.text()
    assert panel.after.isVisible()
    assert not panel.map.isVisible()
    assert not panel.controls.isVisible()
    repeated = panel.repeated
    assert repeated is not None
    broken = int(repeated.broken(3)[0])
    panel.after.setFocus()
    QTest.mouseMove(panel.after, panel.after.tile(broken).center().toPoint())
    assert f"after {MOMENTS[3]} updates" in panel.after.accessibleDescription()
    for theme in (None, DARK):
        if theme is not None:
            wear(theme)
        panel.grab()
    panel.turn({"rate": 0.005})
    after_one = float(panel.readings()["new_loss"])
    assert 0.1 < after_one < float(told["loss"])
    panel.turn({"view": "pass"})
    assert float(panel.readings()["new_loss"]) == pytest.approx(after_one, rel=1e-3), "the first of them is this one"
    assert panel.map.isVisible()
    assert "others" not in panel.readings()


def test_the_case_alone_tells_nothing_of_the_others(panel: DebuggerPanel) -> None:
    """A lesson asks for a guess at what has become of them after it was looked at."""
    lesson = read_lesson(Paths.of_user().shipped_lessons / f"{LESSON}.toml")
    asks = next(i for i, step in enumerate(lesson.steps) if step.question is not None and step.question.veil)
    assert all((step.settings or {}).get("view") != "after" for step in lesson.steps[:asks])
    panel.turn({"view": "case", "label": "9", "rate": 0.05})
    assert panel.readings()["as_told"] == "yes"
    assert panel.repeated is not None
    assert not len(panel.repeated.others)
    assert not {"others", "right_20"} & panel.readings().keys()
    panel.after.setFocus()
    said = panel.words.text() + panel.after.accessibleDescription()
    assert "it reads what it was told: a 9" in said
    assert "others" not in said
    assert "did not learn" not in said


def test_a_moment_is_chosen_by_a_click_and_by_keys(panel: DebuggerPanel) -> None:
    panel.turn({"view": "after", "label": "9"})
    QTest.mouseClick(
        panel.after, Qt.MouseButton.LeftButton, pos=panel.after.column(1).center().toPoint() + QPoint(0, 2)
    )
    assert panel.settings["updates"] == "1"
    assert not panel.after.motion.is_idle, "its bars grow from those before the update"
    panel.after.motion.end()
    panel.after.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(panel.after, key)
    assert panel.settings["updates"] == "5"
    QTest.keyClick(panel.after, Qt.Key.Key_Down)
    assert panel.after.current == Place(False, 0)
    assert "read as" in panel.after.accessibleDescription()
    QTest.keyClick(panel.after, Qt.Key.Key_Up)
    assert panel.after.current is not None
    assert panel.after.current.is_moment


def test_the_stand_in_is_not_among_the_others(panel: DebuggerPanel) -> None:
    panel.show_surroundings(around(drawn=False))
    panel.turn({"view": "after", "label": "other"})
    assert panel.readings()["others"] == 99


@pytest.mark.parametrize("size", [(430, 380), (760, 520), (1600, 900)])
def test_nothing_of_it_overlaps_or_is_cut_off(panel: DebuggerPanel, size: tuple[int, int]) -> None:
    panel.turn({"view": "after", "label": "9"})
    after = panel.after
    after.setParent(None)
    after.resize(*size)
    columns = [after.column(i) for i in range(len(MOMENTS))]
    tiles = [after.tile(i) for i in range(100)]
    assert all(one.right() <= other.left() for one, other in pairwise(columns))
    assert max(tile.bottom() for tile in tiles) <= after.height() + 1
    assert min(tile.top() for tile in tiles) >= columns[0].bottom() + after.line
    assert all(tile.left() >= 0 and tile.right() <= after.width() for tile in tiles)
    after.deleteLater()
