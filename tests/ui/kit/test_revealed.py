"""Revealed lines: uncovered one by one, told to a screen reader, and the latest one always in sight."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from hwr.explain.derivation import Line
from hwr.ui.kit.chapter.revealed import RevealedLines
from tests.ui.showing import on_screen

LINES = tuple(Line(f"<i>x</i> = {number}", f"Reason {number}.", f"= {number}" * (number % 2)) for number in range(1, 9))


@pytest.fixture
def revealed(qtbot: QtBot) -> RevealedLines:
    made = RevealedLines("proof", "A proof")
    made.count_requested.connect(lambda count: made.show_lines(LINES, count))
    made.show_lines(LINES, 0)
    return on_screen(qtbot, made, 300, 220)


def row(revealed: RevealedLines, number: int) -> QWidget:
    found = revealed.findChild(QWidget, f"line{number}")
    assert isinstance(found, QWidget)
    return found


def test_each_press_shows_one_more_and_it_is_in_sight(revealed: RevealedLines) -> None:
    for number in range(1, len(LINES) + 1):
        assert not row(revealed, number).isVisible()
        QTest.mouseClick(revealed.next, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        latest = row(revealed, number)
        assert latest.visibleRegion().boundingRect() == latest.rect(), "it is seen whole"
    assert not revealed.next.isEnabled()
    assert revealed.back.hasFocus()


def test_the_keyboard_goes_back_and_forth(revealed: RevealedLines) -> None:
    revealed.next.setFocus()
    for _ in range(3):
        QTest.keyClick(revealed.next, Qt.Key.Key_Return)
    revealed.back.setFocus()
    QTest.keyClick(revealed.back, Qt.Key.Key_Space)
    assert revealed.count == 2
    assert revealed.accessibleDescription() == "A proof, 2 of 8 lines. x = 1. Reason 1. x = 2. Reason 2."


def test_only_lines_with_numbers_show_some(revealed: RevealedLines) -> None:
    revealed.show_lines(LINES, 2)
    shown = [row(revealed, number).findChild(QLabel, "lineNumbers") for number in (1, 2)]
    assert [isinstance(label, QLabel) and label.isVisible() for label in shown] == [True, False]


def test_fewer_lines_take_the_place_of_more(revealed: RevealedLines) -> None:
    revealed.show_lines(LINES, 8)
    revealed.show_lines(LINES[:3], 3)
    assert [row(revealed, number).isVisible() for number in range(1, 9)] == [True] * 3 + [False] * 5


def test_what_is_locked_stays(revealed: RevealedLines) -> None:
    revealed.show_lines(LINES, 2)
    revealed.set_locked(True)
    assert not revealed.next.isEnabled()
    assert not revealed.back.isEnabled()
    revealed.set_locked(False)
    assert revealed.next.isEnabled()
