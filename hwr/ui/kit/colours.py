"""The colours of curves and of heat maps, told apart by lightness and dash as well as by hue."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPen

from hwr.ui.kit.theme import Theme

_LIGHT: Final = ("#2c5ba6", "#b4541a", "#1d7a5f", "#9a3d7f", "#6b5e12", "#5a4fb0", "#b03a48", "#3d6f86")
_DARK: Final = ("#8fb5f3", "#f0a36b", "#6fcfae", "#e29ad0", "#d9c65c", "#b7aaf7", "#f29d93", "#8fcbe0")
_DASHES: Final = (
    Qt.PenStyle.SolidLine,
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)
_NEGATIVE_LIGHT, _POSITIVE_LIGHT = "#b4541a", "#2c5ba6"
_NEGATIVE_DARK, _POSITIVE_DARK = "#f0a36b", "#8fb5f3"


def series_colour(theme: Theme, index: int) -> QColor:
    """The colour of the curve with this number; the eight repeat. Contrast to the card at least 3."""
    colours = _DARK if theme.is_dark else _LIGHT
    return QColor(colours[index % len(colours)])


def series_dash(index: int) -> Qt.PenStyle:
    """The dash of the curve with this number, so that curves differ without colour too."""
    return _DASHES[index % len(_DASHES)]


def series_pen(theme: Theme, index: int, width: float = 1.0) -> QPen:
    """Colour and dash of the curve with this number; width 1 is by far the fastest to draw."""
    pen = QPen(series_colour(theme, index), width, series_dash(index))
    pen.setCosmetic(True)
    return pen


def negative_colour(theme: Theme) -> QColor:
    """What negative numbers fade to."""
    return QColor(_NEGATIVE_DARK if theme.is_dark else _NEGATIVE_LIGHT)


def positive_colour(theme: Theme) -> QColor:
    """What positive numbers fade to."""
    return QColor(_POSITIVE_DARK if theme.is_dark else _POSITIVE_LIGHT)


def diverging(theme: Theme, values: ArrayLike, limit: float, zero: QColor | None = None) -> NDArray[np.uint8]:
    """Colours of signed numbers: any shape (...) -> uint8 (..., 3). -limit and +limit are full, 0 is the card's colour
    or another.

    Larger numbers are shown as the limit; NaN as 0.
    """
    ends = (zero or QColor(theme.card), negative_colour(theme), positive_colour(theme))
    middle, low, high = (rgb(colour) for colour in ends)
    scaled = np.nan_to_num(np.asarray(values, np.float64) / (limit or 1.0)).clip(-1, 1)[..., None]
    shades = middle + np.abs(scaled) * (np.where(scaled < 0, low, high) - middle)
    return np.asarray(shades.round(), np.uint8)


def sequential(theme: Theme, values: ArrayLike) -> NDArray[np.uint8]:
    """Colours of numbers from 0 (paper) to 1 (ink): any shape (...) -> uint8 (..., 3)."""
    paper, ink = rgb(QColor(theme.paper)), rgb(QColor(theme.ink))
    scaled = np.nan_to_num(np.asarray(values, np.float64)).clip(0, 1)[..., None]
    return np.asarray((paper + scaled * (ink - paper)).round(), np.uint8)


def image(colours: NDArray[np.uint8]) -> QImage:
    """An image of its own of colours (height, width, 3), in the format that Qt scales by far the fastest; scale it
    without smoothing to show its cells."""
    height, width, _ = colours.shape
    rows = np.ascontiguousarray(colours)
    borrowed = QImage(rows.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)


def rgb(colour: QColor) -> NDArray[np.float64]:
    """Red, green and blue, (3,), from 0 to 255."""
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)


def mixed(ground: QColor, colour: QColor, share: float) -> QColor:
    """The ground with so much of a colour in it, 0 to 1."""
    red, green, blue = rgb(ground) + share * (rgb(colour) - rgb(ground))
    return QColor.fromRgbF(red / 255, green / 255, blue / 255)
