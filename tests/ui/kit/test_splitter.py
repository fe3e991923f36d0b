"""The bars between parts are moved by keys as by the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy
from pytestqt.qtbot import QtBot

from hwr.ui.kit.accessibility import order_by_layout
from hwr.ui.kit.splitter import STEP, SplitterWidget
from tests.ui.showing import exposed

ON = {Qt.Orientation.Horizontal: Qt.Key.Key_Right, Qt.Orientation.Vertical: Qt.Key.Key_Down}
BACK = {Qt.Orientation.Horizontal: Qt.Key.Key_Left, Qt.Orientation.Vertical: Qt.Key.Key_Up}


@pytest.mark.parametrize("orientation", list(ON))
def test_tab_stops_at_a_bar_and_the_arrow_keys_move_it(qtbot: QtBot, orientation: Qt.Orientation) -> None:
    splitter = SplitterWidget("bars", orientation)
    before, after = QPushButton("before"), QPushButton("after")
    splitter.addWidget(before)
    splitter.addWidget(after)
    for button in (before, after):
        button.setMinimumSize(40, 40)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    exposed(qtbot, splitter, 600, 600)
    splitter.setSizes([300, 300])
    order_by_layout(splitter)
    splitter.activateWindow()
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    bar = splitter.handle(1)
    assert QApplication.focusWidget() is bar
    still = bar.grab().toImage()
    first = splitter.sizes()[0]
    QTest.keyClick(bar, ON[orientation])
    assert splitter.sizes()[0] == first + STEP
    for _ in range(2):
        QTest.keyClick(bar, BACK[orientation])
    assert splitter.sizes()[0] == first - STEP
    for _ in range(60):
        QTest.keyClick(bar, BACK[orientation])
    assert splitter.sizes()[0] >= 40, "no part is folded away"
    QTest.keyClick(bar, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is after
    assert bar.grab().toImage() != still, "where the focus is can be seen"
