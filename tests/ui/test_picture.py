"""A picture whose parts are pointed at: mouse, keys, words, and the layer that is painted once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hwr.ui.kit.picture.picture import Picture
from hwr.ui.kit.theme import DARK
from tests.ui.conftest import Wear
from tests.ui.showing import exposed

WIDTH = 50


class Row(Picture[int]):
    """Four squares."""

    def __init__(self) -> None:
        super().__init__("row", "Four squares", lines=2, has_parts=True)
        self.layers = 0

    def paint(self, painter: QPainter) -> None:
        self.paint_still(painter, "squares", self._paint_squares)

    def _paint_squares(self, painter: QPainter) -> None:
        self.layers += 1
        painter.fillRect(0, 0, 4 * WIDTH, WIDTH, QColor("red"))

    def part_at(self, place: QPointF) -> int | None:
        part = int(place.x() // WIDTH)
        return part if part < 4 else None

    def next_part(self, part: int | None, key: Qt.Key) -> int | None:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(key)
        if step is None:
            return None
        return 0 if part is None else min(max(part + step, 0), 3)

    def words_for(self, part: int | None) -> str:
        return "Nothing" if part is None else f"Square {part}"


@pytest.fixture
def row(qtbot: QtBot) -> Row:
    return exposed(qtbot, Row(), 300, 60)


def pointed(row: Row) -> list[object]:
    told: list[object] = []
    row.pointed.connect(told.append)
    return told


def test_the_mouse_points_at_parts_and_leaves_them(row: Row) -> None:
    told = pointed(row)
    QTest.mouseMove(row, QPoint(60, 20))
    QApplication.processEvents()
    assert row.accessibleDescription() == "Square 1"
    QTest.mouseMove(row, QPoint(290, 20))
    QApplication.processEvents()
    assert row.accessibleDescription() == "Nothing"
    QTest.mouseMove(row, QPoint(10, 20))
    QApplication.processEvents()
    QApplication.sendEvent(row, QEvent(QEvent.Type.Leave))
    assert told == [1, None, 0, None]


def test_a_click_and_return_choose_and_escape_takes_it_back(row: Row) -> None:
    chosen: list[object] = []
    row.chosen.connect(chosen.append)
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(110, 20))
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(290, 20))
    assert row.current == 2
    QTest.keyClick(row, Qt.Key.Key_Right)
    QTest.keyClick(row, Qt.Key.Key_Return)
    QTest.keyClick(row, Qt.Key.Key_Escape)
    assert chosen == [2, 3, None]
    assert row.at is None


def test_keys_walk_from_the_first_part_on_and_the_mouse_goes_before_them(row: Row) -> None:
    QTest.keyClick(row, Qt.Key.Key_Right)
    assert row.accessibleDescription() == "Square 0"
    QTest.keyClick(row, Qt.Key.Key_Left)
    assert row.current == 0
    QTest.mouseMove(row, QPoint(160, 20))
    QApplication.processEvents()
    assert (row.at, row.current) == (3, 0)
    row.forget_parts()
    assert row.at is None


def test_what_rests_is_painted_anew_only_for_another_size_or_theme(row: Row, wear: Wear) -> None:
    before = row.layers
    row.grab()
    row.grab()
    assert row.layers <= before + 1
    painted = row.layers
    row.resize(280, 60)
    row.grab()
    wear(DARK)
    row.grab()
    assert row.layers == painted + 2
