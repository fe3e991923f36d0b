"""A dial by the keyboard, and as a screen reader hears it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QSlider, QWidget
from pytestqt.qtbot import QtBot

from hwr.explain.setting import Dial, dial
from hwr.ui.kit.chapter.dial import DialWidget
from hwr.ui.kit.field.controls import NumberEdit

WEIGHT = dial("w", "Weight w", 0.5, -2.0, 2.0, tip="How much it counts.")
COUNT = dial("n", "Layers", 4, 1, 10, tip="How many.")
CHOICE = dial("data", "Points", "and", choices=(("and", "AND"), ("or", "OR")), tip="Which ones.")


def shown(qtbot: QtBot, setting: Dial) -> DialWidget:
    made = DialWidget(setting)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("setting", "key", "value"),
    [
        (WEIGHT, Qt.Key.Key_Up, 0.54),
        (WEIGHT, Qt.Key.Key_Down, 0.46),
        (WEIGHT, Qt.Key.Key_PageUp, 0.9),
        (COUNT, Qt.Key.Key_Up, 5),
        (COUNT, Qt.Key.Key_PageDown, 3),
    ],
)
def test_arrow_keys_in_the_field_turn_it(qtbot: QtBot, setting: Dial, key: Qt.Key, value: float) -> None:
    made = shown(qtbot, setting)
    edit = made.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    with qtbot.waitSignal(made.turned):
        QTest.keyClick(edit, key)
    assert made.value == pytest.approx(value)
    assert float(edit.text()) == pytest.approx(value)


def test_it_stops_at_its_end(qtbot: QtBot) -> None:
    made = shown(qtbot, WEIGHT)
    edit = made.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    for _ in range(20):
        QTest.keyClick(edit, Qt.Key.Key_PageUp)
    assert made.value == 2.0


def test_a_screen_reader_hears_its_name_and_its_number(qtbot: QtBot) -> None:
    number, choice = shown(qtbot, WEIGHT), shown(qtbot, CHOICE)
    edit, combo, slider = number.findChild(NumberEdit), choice.findChild(QComboBox), number.findChild(QSlider)
    for made, part, name in ((number, edit, "Weight w"), (choice, combo, "Points")):
        assert isinstance(part, QWidget)
        assert part.accessibleName() == name
        # Where Qt tells the choice as the name, readers take the label's.
        labels = [label for label in made.findChildren(QLabel) if label.buddy() is part]
        assert [label.text() for label in labels] == [name]
    assert isinstance(edit, NumberEdit)
    heard = QAccessible.queryAccessibleInterface(edit)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Weight w"
    assert heard.text(QAccessible.Text.Value) == "0.5"
    assert "From -2 to 2" in heard.text(QAccessible.Text.Description)
    assert isinstance(slider, QSlider)
    assert not slider.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_what_cannot_be_taken_is_told_and_goes_when_the_field_is_left(qtbot: QtBot) -> None:
    made = shown(qtbot, COUNT)
    edit = made.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    told: list[object] = []
    made.turned.connect(lambda _, value: told.append(value))
    edit.selectAll()
    QTest.keyClicks(edit, "77")
    assert (made.value, told) == (7, [7])
    assert made.problem == "Layers must be between 1 and 10; it is 77."
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (made.value, edit.text(), made.problem) == (7, "7", "")


def test_typing_is_undone_by_key(qtbot: QtBot) -> None:
    made = shown(qtbot, WEIGHT)
    edit = made.findChild(NumberEdit)
    assert isinstance(edit, NumberEdit)
    edit.selectAll()
    QTest.keyClicks(edit, "1.5")
    assert made.value == 1.5
    QTest.keySequence(edit, QKeySequence(QKeySequence.StandardKey.Undo))
    assert (made.value, edit.text()) == (0.5, "0.5")


def test_a_letter_chooses_and_is_told(qtbot: QtBot) -> None:
    made = shown(qtbot, CHOICE)
    combo = made.findChild(QComboBox)
    assert isinstance(combo, QComboBox)
    told: list[object] = []
    made.turned.connect(lambda _, value: told.append(value))
    QTest.keyClicks(combo, "o")
    assert (made.value, told) == ("or", ["or"])


def test_what_is_typed_is_meant_once_it_is_committed(qtbot: QtBot) -> None:
    made = shown(qtbot, WEIGHT)
    edit, slider = made.findChild(NumberEdit), made.findChild(QSlider)
    assert isinstance(edit, NumberEdit)
    assert isinstance(slider, QSlider)
    edit.selectAll()
    QTest.keyClicks(edit, "0.1")
    assert (made.value, made.is_half_typed) == (0.1, True)
    QTest.keyClicks(edit, "5")
    with qtbot.waitSignal(made.settled):
        QTest.keyClick(edit, Qt.Key.Key_Return)
    assert (made.value, made.is_half_typed) == (0.15, False)
    QTest.keyClicks(edit, "1")
    edit.clearFocus()
    QTest.keyClick(edit, Qt.Key.Key_Up)
    assert not made.is_half_typed, "a step is meant at once"
    QTest.keyClicks(edit, "1")
    slider.setValue(0)
    assert (made.value, made.is_half_typed) == (-2.0, False)
