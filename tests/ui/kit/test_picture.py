"""Words get smaller, heavier and shorter as they should."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication

from hwr.ui.kit.picture.font import smaller, strong
from hwr.ui.kit.picture.text import fitting


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
