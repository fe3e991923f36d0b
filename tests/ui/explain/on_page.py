"""The page Explain in the real window, as tests find their way on it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QListWidget, QPushButton, QWidget

from hwr.chapters.contents import KEYS
from hwr.ink.drawing import Drawing
from hwr.ui.app import Lab
from hwr.ui.explain.explain import Explain
from hwr.ui.kit.field.controls import NumberEdit

SEVEN: list[list[tuple[float, float]]] = [[(70, 60), (180, 60), (150, 120), (120, 210)]]

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


def words(explain: Explain, name: str) -> str:
    button = explain.page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton)
    return button.text()


def scrolled_to(items: QListWidget, row: int) -> QRect:
    items.scrollToItem(items.item(row))
    return items.visualItemRect(items.item(row))
