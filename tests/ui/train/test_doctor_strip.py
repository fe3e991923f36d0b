"""The doctor's strip: what is shown, said and asked for, with real events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from hwr.recipe.notes import Note
from hwr.train.doctor.diagnosis import Diagnosis, Problem, Remedy, Severity
from hwr.ui.kit.theme import DARK
from hwr.ui.train import doctor_strip
from hwr.ui.train.doctor_strip import DoctorStripWidget
from tests.ui.conftest import Wear

VANISHING = Diagnosis(
    Problem.VANISHING,
    "The gradients vanish",
    "Layer 1's gradient is 3,400 times smaller than layer 6's.",
    (
        Remedy(Note("Use ReLU in the hidden layers"), {"hidden.*.activation": "relu"}),
        Remedy(Note("Keep one hidden layer"), {"hidden": [30]}),
    ),
    "sigmoid",
    Severity.FATAL,
    layer=1,
)
LOW_RATE = Diagnosis(
    Problem.LOW_RATE,
    "The learning rate is too low",
    "An update changes no layer's weights by more than 0.003 %.",
    (Remedy(Note("Learning rate 0.1"), {"training.learning_rate": 0.1}, live=True),),
    "descent",
    Severity.SERIOUS,
)


@pytest.fixture
def strip(qtbot: QtBot) -> DoctorStripWidget:
    made = DoctorStripWidget()
    qtbot.addWidget(made)
    made.resize(1000, made.height())
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What is announced, as to an active screen reader."""
    said: list[str] = []
    monkeypatch.setattr(doctor_strip, "announce", lambda source, sentence: said.append(sentence))
    yield said


def button(strip: DoctorStripWidget, name: str) -> QPushButton:
    found = strip.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def words(strip: DoctorStripWidget) -> list[str]:
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisible() and label.text()]


def entries(strip: DoctorStripWidget, name: str) -> list[QAction]:
    menu = button(strip, name).menu()
    assert menu is not None
    return menu.actions()


def test_before_a_training_it_says_what_it_is_for_and_then_that_all_is_well(strip: DoctorStripWidget) -> None:
    before = words(strip)
    assert before == ["What goes wrong while a network trains is said here, with what helps against it."]
    strip.show_diagnoses((), "Nothing wrong so far.")
    assert words(strip) == ["Nothing wrong so far."]
    assert strip.accessibleDescription() == "Nothing wrong so far."
    assert not button(strip, "doctorExplain").isVisible()
    strip.clear()
    assert words(strip) == before


def test_where_there_is_little_room_sentences_are_whole(qtbot: QtBot, strip: DoctorStripWidget) -> None:
    """What does not fit is left out; the tooltip has it."""
    evidence = "It leapt between 78.43 and 159.1 in 40 batches and falls no further; blind guessing costs 2.303."
    strip.show_diagnoses((replace(VANISHING, title="The loss leaps about", evidence=evidence),))
    strip.resize(640, strip.height())
    qtbot.waitUntil(lambda: words(strip)[1] == evidence.partition(";")[0] + ".")
    assert evidence in strip.findChild(QLabel, "doctorEvidence").toolTip()  # type: ignore[union-attr]
    strip.resize(1200, strip.height())
    qtbot.waitUntil(lambda: words(strip)[1] == evidence)


def test_that_all_is_well_may_take_two_lines(strip: DoctorStripWidget) -> None:
    health = "Nothing wrong so far: 93 % of the test digits are read right. Of the training samples it is 86 %: " * 2
    strip.resize(1000, strip.height())
    strip.show_diagnoses((), health.strip())
    label = strip.findChild(QLabel, "doctorAllWell")
    assert label is not None
    assert label.text() == health.strip()
    assert label.heightForWidth(label.width()) <= label.height()


def test_a_diagnosis_is_shown_with_evidence_and_remedies(strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((VANISHING,))
    assert words(strip) == [VANISHING.title, VANISHING.evidence]
    assert VANISHING.evidence in strip.accessibleDescription()
    assert button(strip, "doctorRemedy1").text() == "Use ReLU in the hidden layers"
    assert "new run" in button(strip, "doctorRemedy1").accessibleDescription()
    assert button(strip, "doctorRemedy2").isVisible()
    assert not button(strip, "doctorRemedy3").isVisible()
    assert not button(strip, "doctorMore").isVisible()


def test_clicks_ask_for_the_remedy_and_the_chapter(qtbot: QtBot, strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((VANISHING,))
    with qtbot.waitSignal(strip.remedy_requested) as remedy:
        qtbot.mouseClick(button(strip, "doctorRemedy2"), Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert remedy.args == [VANISHING.remedies[1]]
    with qtbot.waitSignal(strip.chapter_requested) as chapter:
        qtbot.mouseClick(button(strip, "doctorExplain"), Qt.MouseButton.LeftButton)  # type: ignore[no-untyped-call]
    assert chapter.args == ["sigmoid"]


def test_the_keyboard_does_it_too(qtbot: QtBot, strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((LOW_RATE,))
    remedy = button(strip, "doctorRemedy1")
    assert "under way" in remedy.accessibleDescription()
    remedy.setFocus()
    with qtbot.waitSignal(strip.remedy_requested) as asked:
        qtbot.keyClick(remedy, Qt.Key.Key_Space)  # type: ignore[no-untyped-call]
    assert asked.args == [LOW_RATE.remedies[0]]


def test_other_diagnoses_are_one_choice_away_and_stay_chosen(strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((VANISHING, LOW_RATE))
    assert button(strip, "doctorMore").text().startswith("1 more")
    entries(strip, "doctorMore")[0].trigger()
    assert strip.shown == LOW_RATE
    assert button(strip, "doctorRemedy1").text() == "Learning rate 0.1"
    strip.show_diagnoses((LOW_RATE, VANISHING))
    assert strip.shown == LOW_RATE
    strip.show_diagnoses((VANISHING,))
    assert strip.shown == VANISHING


def test_what_does_not_fit_is_in_a_menu_and_nothing_widens_the_window(qtbot: QtBot, strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((VANISHING, LOW_RATE))
    strip.resize(420, strip.height())
    assert strip.width() == 420
    assert not button(strip, "doctorRemedy2").isVisible()
    with qtbot.waitSignal(strip.remedy_requested) as asked:
        entries(strip, "doctorOtherRemedies")[0].trigger()
    assert asked.args == [VANISHING.remedies[1]]
    strip.resize(1200, strip.height())
    assert button(strip, "doctorRemedy2").isVisible()
    assert not button(strip, "doctorOtherRemedies").isVisible()
    assert button(strip, "doctorRemedy1").text() == VANISHING.remedies[0].label


def test_its_height_is_always_the_same(strip: DoctorStripWidget, wear: Wear) -> None:
    heights = {strip.height()}
    for diagnoses in ((), (VANISHING,), (VANISHING, LOW_RATE), ()):
        strip.show_diagnoses(diagnoses)
        heights.add(strip.height())
    wear(DARK)
    heights.add(strip.height())
    assert heights == {strip.minimumHeight()} == {strip.maximumHeight()}


def test_larger_text_makes_it_higher(qtbot: QtBot, strip: DoctorStripWidget) -> None:
    before, usual = strip.height(), QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(2 * usual.pointSizeF())
    try:
        QApplication.setFont(larger)
        qtbot.waitUntil(lambda: strip.height() > before)
    finally:
        QApplication.setFont(usual)


def test_each_diagnosis_is_announced_once_a_run(strip: DoctorStripWidget, spoken: list[str]) -> None:
    strip.show_diagnoses((VANISHING,))
    strip.show_diagnoses((VANISHING, LOW_RATE))
    strip.show_diagnoses((VANISHING,))
    strip.show_diagnoses((VANISHING, LOW_RATE))
    assert [sentence.split(".")[0] for sentence in spoken] == [VANISHING.title, LOW_RATE.title]
    strip.clear()
    strip.show_diagnoses((VANISHING,))
    assert len(spoken) == 3


def test_everything_has_a_name(strip: DoctorStripWidget) -> None:
    strip.show_diagnoses((VANISHING, LOW_RATE))
    for item in strip.findChildren(QPushButton):
        assert item.objectName()
        if item.isVisible():
            interface = QAccessible.queryAccessibleInterface(item)
            assert interface.text(QAccessible.Text.Name)
