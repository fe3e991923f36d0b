"""Ink with a say: numbers of the 64 blocks, brought back to the ink they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.chapters.why.slopes import Floats
from hwr.ink import geometry, grid
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NormalisedInk

FINE: Final = 64
"""Pixels a side of the redrawn picture, eight to each block."""

_BLOCK: Final = 8
_PEN: Final = 3.0  # what the ink is redrawn with, in those pixels


@dataclass(frozen=True, eq=False)
class Traces:
    """Places on a drawing's ink, and what is said there.

    Attributes:
        x, y: float64 (n,), in canvas units, along the middle of the strokes.
        values: float64 (n,).
    """

    x: Floats
    y: Floats
    values: Floats


def on_pixels(values: Floats) -> Floats:
    """What a pixel of the redrawn picture says, (64,) -> (`FINE`, `FINE`).

    A block's value is the mean of its pixels, so a pixel's own gradient is that of its block, divided by as many; here
    it is left undivided, on the blocks' scale.
    """
    return values.reshape(_BLOCK, _BLOCK).repeat(FINE // _BLOCK, axis=0).repeat(FINE // _BLOCK, axis=1)


def redrawn(ink: NormalisedInk) -> Floats:
    """The picture whose blocks the network sees: (`FINE`, `FINE`), 1 ink."""
    return next(stage.picture for stage in ink.stages if stage.name == "redrawn").astype(np.float64)


def on_drawing(drawing: Drawing, ink: NormalisedInk, values: Floats) -> Traces:
    """What the strokes of a drawing say, place by place: the mean over the pixels that the pen redraws from there.

    Args:
        drawing: not blank; `ink` is its normalisation.
        values: of the blocks, (64,).
    """
    middle, scale = grid.placing(drawing)
    if scale == 0:  # a dot
        return Traces(middle[:1], middle[1:], values[np.abs(values).argmax()][None])
    lines = next(stage.picture for stage in ink.stages if stage.name == "peeled")
    y, x = (place.astype(np.float64) for place in np.nonzero(lines))
    placed = geometry.normalised(geometry.Points(1, np.zeros(len(x), np.intp), x, y))
    to_pixels = FINE / geometry.BOX
    said = _over_pen(on_pixels(values), placed.x * to_pixels, placed.y * to_pixels)
    return Traces((x + 0.5 - grid.GRID / 2) / scale + middle[0], (y + 0.5 - grid.GRID / 2) / scale + middle[1], said)


def _over_pen(picture: Floats, x: Floats, y: Floats) -> Floats:
    """The mean of a picture over a pen put down at each place (n,), as far as it is on the picture."""
    steps = np.arange(-int(_PEN), int(_PEN) + 1)
    across, down = (step[np.hypot(steps[:, None], steps) <= _PEN] for step in np.meshgrid(steps, steps))
    column = np.floor(x).astype(np.intp)[:, None] + across
    row = np.floor(y).astype(np.intp)[:, None] + down
    inside = (column >= 0) & (column < FINE) & (row >= 0) & (row < FINE)
    found = np.where(inside, picture[row.clip(0, FINE - 1), column.clip(0, FINE - 1)], 0.0)
    return np.asarray(found.sum(axis=1) / np.maximum(inside.sum(axis=1), 1), np.float64)
