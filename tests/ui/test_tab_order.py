"""The Tab key goes through chapters as they are read: dials, their buttons, the picture, the buttons below it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hwr.chapters.contents import KEYS
from hwr.ui.explain.panels import make_panel
from tests.ui.showing import exposed


def tabbed_through(widget: QWidget) -> list[QWidget]:
    """All that has the focus, Tab by Tab, until it comes round."""
    seen: list[QWidget] = []
    first = widget.nextInFocusChain()
    while first is not None and not (first.isVisible() and first.focusPolicy() & Qt.FocusPolicy.TabFocus):
        first = first.nextInFocusChain()
    assert first is not None
    first.setFocus()
    while (focused := QApplication.focusWidget()) not in seen and focused is not None:
        seen.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("key", KEYS)
def test_a_chapter_is_gone_through_in_reading_order(qtbot: QtBot, key: str) -> None:
    panel = exposed(qtbot, make_panel(key), 1000, 700)
    panel.activateWindow()
    seen = tabbed_through(panel)
    dials = panel.findChild(QWidget, "chapterDials")
    assert isinstance(dials, QWidget)
    on_left = [dials.isAncestorOf(part) for part in seen]
    assert on_left == sorted(on_left, reverse=True), "all dials come before the picture"
    names = [part.objectName() for part in seen]
    left = [name for name in names[: on_left.count(True)] if not name.startswith("lead_")]
    assert left[-1] == "chapterReset", "the button beneath the dials comes after them, and leads last"
    assert names[len(left) - 1] == "chapterReset"
    tops = [part.mapTo(panel, QPoint()).y() for part in seen[on_left.count(True) :]]
    assert all(lower >= upper - 12 for upper, lower in pairwise(tops)), names
