"""Where things go: the sheet on the desk, places on the sheet, the keyboard's pen, the small pictures."""

from __future__ import annotations

import numpy as np
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QRectF

from hwr.ink.drawing import CANVAS_SIZE
from hwr.ui.kit.canvas.pen_input import Direction, KeyboardPen, Viewport
from hwr.ui.read.page import arrangement
from hwr.ui.read.stage_box import tiles
from hwr.ui.settings import visible

sizes = st.integers(1, 5000)


@given(sizes, sizes, st.floats(-500, 500), st.floats(-500, 500))
def test_the_viewport_translates_both_ways(width: int, height: int, x: float, y: float) -> None:
    viewport = Viewport.centred(width, height)
    assert viewport.left >= 0
    assert viewport.left + viewport.side <= width
    assert viewport.side == min(width, height)
    np.testing.assert_allclose(viewport.to_canvas(*viewport.to_screen(x, y)), (x, y), atol=1e-6)
    np.testing.assert_allclose(viewport.to_canvas(viewport.left + viewport.side, 0)[0], CANVAS_SIZE)


@given(st.integers(560, 4000), st.integers(300, 2400))
def test_the_sheet_is_square_and_nothing_overlaps(width: int, height: int) -> None:
    desk = QRect(0, 0, width, height)
    sheet, reading = arrangement(width, height)
    assert sheet.width() == sheet.height()
    assert desk.contains(sheet)
    assert desk.contains(reading)
    assert not sheet.intersects(reading)
    assert sheet.width() >= 0.4 * min(width, height)
    assert reading.width() >= 250


@given(st.integers(1, 12), st.floats(20, 600), st.floats(20, 300))
def test_views_are_equal_squares_inside_their_room(count: int, width: float, height: float) -> None:
    room = QRectF(3, 5, width, height)
    places = tiles(count, room)
    assert len(places) == count
    assume(places[0].width() > 1)
    for place in places:
        assert place.width() == place.height() == places[0].width()
        assert room.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(place)
    for i, one in enumerate(places):
        assert not any(one.intersects(other) for other in places[i + 1 :])


@given(st.lists(st.tuples(st.sampled_from(Direction), st.booleans(), st.booleans()), max_size=200))
def test_the_keyboard_pen_stays_on_the_sheet(keys: list[tuple[Direction, bool, bool]]) -> None:
    pen = KeyboardPen()
    for direction, fine, let_go in keys:
        pen = pen.pressed(direction, fine=fine)
        if let_go:
            pen = pen.released(direction)
        assert 0 <= pen.x <= CANVAS_SIZE
        assert 0 <= pen.y <= CANVAS_SIZE
    assert pen.let_go().held == frozenset()


SCREENS = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 2560, 1440)]


@given(st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(200, 9000), st.integers(200, 9000))
def test_a_window_comes_back_where_it_can_be_seen(x: int, y: int, width: int, height: int) -> None:
    place = visible(QRect(x, y, width, height), SCREENS)
    if place is not None:
        assert any(screen.contains(place) for screen in SCREENS)


def test_a_window_on_a_screen_that_is_gone_is_placed_anew() -> None:
    assert visible(QRect(5000, 300, 1200, 800), SCREENS) is None
    assert visible(QRect(2000, 100, 1200, 800), SCREENS) == QRect(2000, 100, 1200, 800)
    assert visible(QRect(100, 100, 1200, 800), []) is None
