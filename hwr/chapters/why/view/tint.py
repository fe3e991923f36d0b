"""A tint: the colour of ink by what it says, for (blue) or against (orange); grey where it says nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtGui import QColor, QImage

from hwr.ui.kit.chart.series import image, negative_colour, positive_colour
from hwr.ui.kit.heat.cells import faded
from hwr.ui.kit.theme import Theme

_SILENT = 0.5
"""How much of the outline's colour ink has that says nothing."""


def tinted(theme: Theme, values: ArrayLike, limit: float) -> NDArray[np.uint8]:
    """Colours of ink: any shape (...) -> uint8 (..., 3); -limit and +limit are full."""
    ends = (faded(theme, QColor(theme.outline), _SILENT), negative_colour(theme), positive_colour(theme))
    silent, low, high = (rgb(colour) for colour in ends)
    scaled = (np.asarray(values, np.float64) / (limit or 1.0)).clip(-1, 1)[..., None]
    mixed = silent + np.abs(scaled) * (np.where(scaled < 0, low, high) - silent)
    return np.asarray(mixed.round(), np.uint8)


def rgb(colour: QColor) -> NDArray[np.float64]:
    """Red, green and blue, (3,), from 0 to 255."""
    return np.array([colour.red(), colour.green(), colour.blue()], np.float64)


def quick_image(colours: NDArray[np.uint8]) -> QImage:
    """An image of colours (height, width, 3), in the format that Qt scales by far the fastest."""
    return image(colours).convertToFormat(QImage.Format.Format_RGB32)
