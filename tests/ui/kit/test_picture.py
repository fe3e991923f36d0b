"""Words get smaller, heavier and shorter as they should."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.text import fitting, fitting_number


@pytest.mark.usefixtures("qapp")
def test_fonts_in_points_and_in_pixels_get_smaller() -> None:
    points, pixels = QFont("Sans", 20), QFont("Sans")
    pixels.setPixelSize(20)
    assert smaller(points, 0.5).pointSizeF() == 10
    assert smaller(pixels, 0.5).pixelSize() == 10
    assert strong(points).weight() > points.weight()


def test_the_most_telling_words_that_fit_are_said(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())
    assert fitting(metrics, ("12 ReLU units", "12"), 1000) == "12 ReLU units"
    assert fitting(metrics, ("12 ReLU units", "12"), metrics.horizontalAdvance("12 R")) == "12"
    assert fitting(metrics, ("12 ReLU units", "12"), 1) == ""


def test_numbers_in_pictures_are_written_as_people_write_them(qapp: QApplication) -> None:
    metrics = QFontMetricsF(qapp.font())

    def in_room_for(text: str, value: float) -> str:
        return fitting_number(metrics, value, metrics.horizontalAdvance(text) + 0.1)

    assert in_room_for("1.8 × 10⁻⁵ and more", 1.8e-5) == "1.8 × 10⁻⁵"
    assert in_room_for("1.8·10⁻⁵", 1.8e-5) == "1.8·10⁻⁵"
    assert in_room_for("2·10⁻⁵", 1.8e-5) == "2·10⁻⁵"
    assert in_room_for("≈ 0", 1.8e-5) == "≈ 0"
    assert in_room_for("−.002", -0.00213) == "−.002"
    assert in_room_for("4·10⁶", -4.2e6) == "…"
    assert in_room_for("−4·10⁶", -4.2e6) == "−4·10⁶"
    for value in (1e-300, -3.7e-9, 0.00012, 0.5, -1234.5, 6e23):
        written = {fitting_number(metrics, value, width) for width in range(100)}
        assert not any("e" in text for text in written), written
