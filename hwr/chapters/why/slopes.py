"""Slopes: what a network's outputs say of one input picture, and how that hangs on each input and the ink beneath it.

All by the engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import geometry, grid, normalisation
from hwr.ink.drawing import Drawing
from hwr.ink.normalisation import NormalisedInk
from hwr.nn.network import Network
from hwr.nn.trace import record

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Look:
    """One forward pass, and the way back for whatever is asked of it.

    Attributes:
        network: its last layer a softmax or sigmoids.
        x: (inputs,).
    """

    network: Network
    x: Floats

    @cached_property
    def _passed(self) -> tuple[Floats, Floats]:
        last = record(self.network, self.x[None]).layers[-1]
        return last.z[0].astype(np.float64), last.a[0].astype(np.float64)

    @property
    def z(self) -> Floats:
        """Pre-activations of the outputs, (outputs,)."""
        return self._passed[0]

    @cached_property
    def probabilities(self) -> Floats:
        """The outputs, (outputs,); those of sigmoids scaled to sum to 1, as readings have them."""
        outputs = self._passed[1]
        total = float(outputs.sum())
        return outputs / total if total > 0 else np.full(len(outputs), 1 / len(outputs))

    @property
    def answer(self) -> int:
        """The output that is ahead of all others."""
        return int(self.z.argmax())

    def slopes(self, weights: Floats) -> Floats:
        """By each input, of the sums weights @ z of the outputs' pre-activations: (n, outputs) -> (n, inputs).

        They come from the backward pass that also trains, gone one step further, to the inputs (Simonyan, Vedaldi &
        Zisserman 2014, "Deep inside convolutional networks"). What it carries back is decided by the targets: with
        cross-entropy, delta = (y - t) / n at the outputs, both after softmax and after sigmoids (`hwr.nn.losses`), so
        the targets y = a - n weights make delta the weights.
        """
        n = len(weights)
        backward = record(
            self.network, np.repeat(self.x[None], n, axis=0), self._passed[1] - n * weights, loss="cross_entropy"
        ).backward
        assert backward is not None
        return backward.input_gradient.astype(np.float64)

    def leads(self, one: int, others: Sequence[int]) -> tuple[Floats, Floats]:
        """How far output `one` is ahead of each of `others` in z, (n,), and the slopes of that, (n, inputs)."""
        weights = np.zeros((len(others), len(self.z)))
        weights[:, one] = 1.0
        weights[np.arange(len(others)), list(others)] -= 1.0
        return weights @ self.z, self.slopes(weights)


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
    placed = normalisation.placed(geometry.InkPoints(1, np.zeros(len(x), np.intp), x, y), ink.version)
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
