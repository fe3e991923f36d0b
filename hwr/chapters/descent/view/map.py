"""A map: a landscape of two parameters as a picture of bands, each as wide as the cost takes to rise by a share."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

from hwr.ui.kit.chart.series import image
from hwr.ui.kit.theme import Theme

Floats = NDArray[np.float64]

_BANDS: Final = 14
_STRETCH: Final = 60.0
"""How much finer the bands are at the bottom than at the top."""

_DEEPEST: Final = 0.62
"""The deepest band takes on so much of the accent's colour."""

_LINE: Final = 0.22


def bands(values: Floats) -> Floats:
    """In which band each value lies, 0 to `_BANDS`, with fractions: the lowest value is 0.

    Widths grow with the height, so that the bottom of a valley is told apart as well as its walls.
    """
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if len(finite) else (0.0, 1.0)
    heights = (np.where(np.isfinite(values), values, high) - low) / ((high - low) or 1.0)
    return np.asarray(_BANDS * np.log1p(_STRETCH * heights) / np.log1p(_STRETCH))


def finer(values: Floats, side: int) -> Floats:
    """A square grid's values at `side` places along each direction, interpolated linearly along one and the other."""
    old, new = np.linspace(0, 1, len(values)), np.linspace(0, 1, side)
    rows = np.stack([np.interp(new, old, row) for row in values])
    return np.stack([np.interp(new, old, column) for column in rows.T], axis=1)


def map_image(theme: Theme, levels: Floats) -> QImage:
    """The picture of levels as `bands` gives them, (side, side), the first row at the bottom: deep is coloured."""
    low, high = (_rgb(colour) for colour in (theme.accent, theme.card))
    whole = np.floor(levels)
    shares = (1.0 - np.minimum(whole / (_BANDS - 1), 1.0)) * _DEEPEST
    edges = np.zeros(levels.shape, bool)
    edges[:, 1:] |= whole[:, 1:] != whole[:, :-1]
    edges[1:, :] |= whole[1:, :] != whole[:-1, :]
    shares[edges] = np.minimum(shares[edges] + _LINE, 1.0)
    colours = high + shares[..., None] * (low - high)
    return image(colours.round().astype(np.uint8)[::-1])


def _rgb(colour: str) -> Floats:
    found = QColor(colour)
    return np.array([found.red(), found.green(), found.blue()], np.float64)
