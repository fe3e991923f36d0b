"""Telling: who listens hears what changes by itself now and then, and what a key has done at once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hwr.ui.kit import telling
from hwr.ui.kit.telling import tell
from tests.ui.showing import on_screen


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def parts(qtbot: QtBot) -> tuple[QWidget, QPushButton, QPushButton]:
    """A window, and in it what has the focus, and something else."""
    window = QWidget()
    one, other = QPushButton("one"), QPushButton("other")
    row = QHBoxLayout(window)
    row.addWidget(one)
    row.addWidget(other)
    on_screen(qtbot, window)
    one.setAccessibleDescription("at first")
    one.setFocus()
    return window, one, other


@pytest.mark.usefixtures("listening")
def test_what_has_the_focus_is_not_told_thirty_times_a_second(
    parts: tuple[QWidget, QPushButton, QPushButton], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(telling, "REST_MS", 50)
    _, one, other = parts
    told = {one.accessibleDescription()}
    for number in range(30):
        tell(one, f"update {number}")
        told.add(one.accessibleDescription())
    assert len(told) == 1
    other.setFocus()
    assert one.accessibleDescription() == "update 29"
    tell(other, "waits")
    qtbot.waitUntil(lambda: other.accessibleDescription() == "waits", timeout=30_000)


@pytest.mark.usefixtures("listening")
def test_what_a_key_has_done_is_told_at_once(parts: tuple[QWidget, QPushButton, QPushButton]) -> None:
    window, one, _ = parts
    tell(one, "by itself")
    assert one.accessibleDescription() == "at first"
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyPress(handle, Qt.Key.Key_Right)
    tell(one, "by a key")
    assert one.accessibleDescription() == "by a key"
    QTest.keyRelease(handle, Qt.Key.Key_Right)
    tell(one, "by itself again")
    assert one.accessibleDescription() == "by a key"


@pytest.mark.usefixtures("listening")
def test_what_holds_the_focus_is_not_told_as_well(parts: tuple[QWidget, QPushButton, QPushButton]) -> None:
    window, one, _ = parts
    tell(window, "first")
    tell(window, "then")
    assert window.accessibleDescription() != "then"
    assert one.hasFocus()


def test_where_nobody_listens_all_is_told(parts: tuple[QWidget, QPushButton, QPushButton]) -> None:
    _, one, _ = parts
    for words in ("one", "two"):
        tell(one, words)
        assert one.accessibleDescription() == words
