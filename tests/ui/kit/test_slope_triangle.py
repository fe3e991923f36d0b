"""The slope triangle: its corners lie where run and rise say, and its colours are its own everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication

from hwr.ui.kit.chart.axis import Axis
from hwr.ui.kit.chart.plane import Plane
from hwr.ui.kit.chart.slope_triangle import SlopeTriangle, rise_colour, run_colour
from hwr.ui.kit.theme import DARK, LIGHT, Theme
from hwr.words import MINUS

PLANE = Plane(QRectF(0, 0, 400, 300), Axis(0, 4), Axis(0, 3))


def painted(triangle: SlopeTriangle, theme: Theme = LIGHT, *, numbers: bool = True) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.window))
    painter = QPainter(image)
    triangle.paint(painter, theme, PLANE, numbers=numbers)
    painter.end()
    return image


def test_its_corners_lie_where_run_and_rise_say() -> None:
    begin, corner, end = SlopeTriangle(1.0, 1.0, 2.0, 1.0).corners(PLANE)
    assert [(at.x(), at.y()) for at in (begin, corner, end)] == [(100, 200), (300, 200), (300, 100)]


def test_its_slope_is_rise_over_run() -> None:
    triangle = SlopeTriangle(1.0, 1.0, 0.5, -1.0)
    assert triangle.slope == -2.0
    assert triangle.words == f"run 0.5, rise {MINUS}1, slope {MINUS}2"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
@pytest.mark.parametrize("rise", [1.0, -0.5])
def test_run_and_rise_have_their_colours(qapp: QApplication, theme: Theme, rise: float) -> None:
    triangle = SlopeTriangle(1.0, 1.0, 2.0, rise)
    image = painted(triangle, theme)
    begin, corner, end = triangle.corners(PLANE)
    on_run, on_rise = (begin + corner) / 2, (corner + end) / 2
    assert image.pixelColor(on_run.toPoint()) == run_colour(theme)
    assert image.pixelColor(on_rise.toPoint()) == rise_colour(theme)


def test_it_can_keep_its_numbers(qapp: QApplication) -> None:
    triangle = SlopeTriangle(1.0, 1.0, 2.0, 1.0)
    assert painted(triangle) != painted(triangle, numbers=False)


def test_the_line_through_both_ends_goes_so_far_beyond_each(qapp: QApplication) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor("black"), 3))
    SlopeTriangle(1.0, 1.0, 1.0, 1.0).paint_secant(painter, PLANE, 40.0)  # from (100, 200) to (200, 100)
    painter.end()
    black = QColor("black")
    for off, is_on in ((-40, False), (-25, True), (50, True), (125, True), (140, False)):
        assert (image.pixelColor(100 + off, 200 - off) == black) == is_on, off


@given(
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6),
    st.floats(-1e6, 1e6).filter(bool),
    st.floats(allow_nan=False, allow_infinity=False),
)
def test_whatever_it_is_it_can_be_painted(qapp: QApplication, x: float, y: float, run: float, rise: float) -> None:
    triangle = SlopeTriangle(x, y, run, rise)
    painted(triangle)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    triangle.paint_secant(painter, PLANE, 50.0)
    painter.end()
