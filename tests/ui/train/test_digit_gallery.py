"""The gallery shows digits, and every one of them can be followed by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hwr.data.digits import load_digits
from hwr.ui.kit.theme import DARK
from hwr.ui.train.digit_gallery import DigitGalleryWidget, tiling
from hwr.ui.train.digit_tile import Follow, ShownDigit
from tests.ui.conftest import Wear

PICTURES = load_digits().pictures


def digits(*places: int) -> list[ShownDigit]:
    return [ShownDigit(place, PICTURES[place], 8, 3, 0.62, 0.3) for place in places]


@pytest.fixture
def gallery(qtbot: QtBot) -> Iterator[DigitGalleryWidget]:
    made = DigitGalleryWidget()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.setFocus()
    yield made


def button(gallery: DigitGalleryWidget, index: int, follow: Follow) -> QPoint:
    return gallery.button_place(index, follow).center().toPoint()


@pytest.mark.parametrize("index", [0, 1, 2])
def test_one_click_follows_a_digit(qtbot: QtBot, gallery: DigitGalleryWidget, index: int) -> None:
    gallery.show_digits(digits(5, 17, 300), from_start=True)
    for follow, signal in (
        (Follow.CANVAS, gallery.digit_to_canvas_requested),
        (Follow.ACTIVATIONS, gallery.digit_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=button(gallery, index, follow))
        assert asked.args == [(5, 17, 300)[index]]


def test_a_press_that_slips_off_its_button_does_nothing(qtbot: QtBot, gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(5, 17), from_start=True)
    with (
        qtbot.assertNotEmitted(gallery.digit_requested),
        qtbot.assertNotEmitted(gallery.digit_to_canvas_requested),
    ):
        QTest.mousePress(gallery.viewport(), Qt.MouseButton.LeftButton, pos=button(gallery, 0, Follow.CANVAS))
        QTest.mouseRelease(gallery.viewport(), Qt.MouseButton.LeftButton, pos=button(gallery, 0, Follow.ACTIVATIONS))
        QTest.mouseClick(gallery.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_the_keyboard_reaches_every_button_and_scrolls_to_it(qtbot: QtBot, gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(*range(40)), from_start=True)
    QTest.keyClick(gallery, Qt.Key.Key_End)
    assert gallery.cursor_place == 39
    assert gallery.viewport().rect().contains(button(gallery, 39, Follow.ACTIVATIONS))
    QTest.keyClick(gallery, Qt.Key.Key_Down)
    with qtbot.waitSignal(gallery.digit_requested) as asked:
        QTest.keyClick(gallery, Qt.Key.Key_Space)
    assert asked.args == [39]
    QTest.keyClick(gallery, Qt.Key.Key_Home)
    assert gallery.viewport().rect().contains(button(gallery, 0, Follow.CANVAS))
    seen = {gallery.cursor_place}
    for _ in range(39):
        QTest.keyClick(gallery, Qt.Key.Key_Right)
        seen.add(gallery.cursor_place)
    assert seen == set(range(40))
    for _ in range(100):
        QTest.keyClick(gallery, Qt.Key.Key_Up)
    assert gallery.cursor_place is not None
    assert gallery.cursor_place < 4  # in the first row
    with qtbot.waitSignal(gallery.digit_to_canvas_requested):
        QTest.keyClick(gallery, Qt.Key.Key_Return)


def test_digits_come_and_go_around_the_one_that_the_keyboard_is_at(gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(5, 17, 300), from_start=True)
    QTest.keyClick(gallery, Qt.Key.Key_Right)
    gallery.show_digits(digits(200, 300, 17, 100), from_start=False)
    assert [digit.place for digit in gallery.digits] == [17, 300, 200, 100]
    assert gallery.cursor_place == 17
    assert gallery.accessibleDescription().startswith(
        "1 of 4. Test digit 17, an 8, read as 3 with 62\u00a0%; an 8 got 30\u00a0%."
    )
    gallery.show_digits(digits(), from_start=False)
    assert gallery.cursor_place is None
    assert gallery.accessibleDescription() == "No digits."
    QTest.keyClick(gallery, Qt.Key.Key_Return)
    gallery.show_digits(digits(3, 2, 1), from_start=True)
    assert [digit.place for digit in gallery.digits] == [3, 2, 1]


def test_it_stays_where_it_is_scrolled_to_while_training_goes_on(gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(*range(60)), from_start=True)
    gallery.verticalScrollBar().setValue(200)
    gallery.show_digits(digits(*range(1, 61)), from_start=False)
    assert gallery.verticalScrollBar().value() == 200
    gallery.show_digits(digits(*range(60)), from_start=True)
    assert gallery.verticalScrollBar().value() == 0


def test_both_themes_are_painted_with_and_without_digits(gallery: DigitGalleryWidget, wear: Wear) -> None:
    empty = gallery.grab().toImage()
    gallery.show_digits(digits(1, 2), from_start=True)
    QApplication.processEvents()
    light = gallery.grab().toImage()
    wear(DARK)
    assert len({empty.cacheKey(), light.cacheKey()}) == 2
    assert empty != light
    assert gallery.grab().toImage() != light


@given(width=st.integers(1, 4000), count=st.integers(1, 400))
def test_tiles_lie_beside_each_other_within_the_width(width: int, count: int) -> None:
    tile = QSize(190, 70)
    layout = tiling(width, tile, 8)
    places = [layout.place(index) for index in range(count)]
    assert max(place.right() + 1 for place in places) <= max(width, tile.width())
    assert places[-1].bottom() + 1 == layout.total_height(count)
    for index, (before, after) in enumerate(pairwise(places)):
        assert after.left() > before.right() or after.top() > before.bottom()
        assert layout.index_at(QPointF(after.center())) == index + 1
    assert layout.index_at(QPointF(-1, 5)) is None
    assert layout.index_at(QPointF(places[0].right() + 4, 5)) is None
    assert set(range(count)) <= set(layout.rows(0, layout.total_height(count)))


def test_the_mouse_learns_what_is_under_it(gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(5, 17), from_start=True)
    viewport = gallery.viewport()
    plain = gallery.grab().toImage()
    QTest.mouseMove(viewport, button(gallery, 1, Follow.ACTIVATIONS))
    assert viewport.cursor().shape() == Qt.CursorShape.PointingHandCursor
    assert gallery.grab().toImage() != plain
    QTest.mouseMove(viewport, QPoint(3, 3))
    assert viewport.cursor().shape() == Qt.CursorShape.ArrowCursor
    place = button(gallery, 1, Follow.CANVAS)
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert QToolTip.text() == "Test digit 17, an 8, read as 3 with 62\u00a0%; an 8 got 30\u00a0%."
    QToolTip.hideText()


def test_tiles_grow_with_the_font(gallery: DigitGalleryWidget) -> None:
    gallery.show_digits(digits(5, 17), from_start=True)
    before = gallery.button_place(0, Follow.CANVAS)
    font = gallery.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    gallery.setFont(font)
    assert gallery.button_place(0, Follow.CANVAS).height() > 1.5 * before.height()
