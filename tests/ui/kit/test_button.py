"""The kit's buttons: what stands on them can be read in every state."""

from __future__ import annotations

import ctypes
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit.button import ActionButton, AlternativeButton
from hwr.ui.kit.theme import LIGHT, style_sheet


@pytest.mark.parametrize("words", ["One scale", "Each its own", "Update ratio", "i"])
def test_an_alternative_has_room_for_its_words_in_bold_and_never_changes_its_width(qtbot: QtBot, words: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(LIGHT))
    row = QHBoxLayout(window)
    one, other = (AlternativeButton(text, text, text, window) for text in (words, "Another"))
    for button in (one, other):
        row.addWidget(button)
    row.addStretch()
    other.setChecked(True)
    with qtbot.waitExposed(window):
        window.show()
    before = one.width()
    one.setChecked(True)
    QApplication.processEvents()
    assert one.width() == before
    bold = QFont(one.font())
    bold.setWeight(QFont.Weight.DemiBold)
    around = 2 * (7 + 2)  # padding and border, as the style sheet has them
    assert one.width() >= QFontMetrics(bold).horizontalAdvance(words) + around


def test_a_button_of_an_action_does_it_and_looks_like_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    group = QActionGroup(window)
    pen, eraser = (QAction(word, window, checkable=True) for word in ("&Pen", "&Eraser"))
    for action in (pen, eraser):
        group.addAction(action)
    buttons = [ActionButton(action, window) for action in (pen, eraser)]
    pen.setIconText("Pen")
    assert buttons[0].text() == "Pen"
    for button in (*buttons, buttons[1]):  # the last one is on already, and stays so
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert [action.isChecked() for action in (pen, eraser)] == [one is button for one in buttons]
        assert [one.isChecked() for one in buttons] == [one is button for one in buttons]
    pen.setEnabled(False)
    assert not buttons[0].isEnabled()


class _Allocated(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in ("arena", *"abcdef", "used", "free", "top")]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks glibc")
def test_nothing_stays_behind_of_an_actions_changes(qtbot: QtBot) -> None:
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):
        pytest.skip("this libc does not tell")
    library.mallinfo2.restype = _Allocated
    window = QWidget()
    qtbot.addWidget(window)
    action = QAction("Pen", window)
    button = ActionButton(action, window)

    def change(times: int) -> int:
        for number in range(times):
            action.setEnabled(bool(number % 2))
        return int(library.mallinfo2().used)

    before = change(200)
    assert change(2000) - before < 20_000
    assert button.text() == "Pen"
