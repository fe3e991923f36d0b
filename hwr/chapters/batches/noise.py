"""The noise of a gradient: how far that of a few samples, drawn at random, lies from that of them all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import tr
from hwr.nn.network import Network
from hwr.nn.performance import one_thread
from hwr.nn.trace import record
from hwr.words import numeral

Floats = NDArray[np.float64]

SIZES: Final = (1, 4, 16, 64, 256)
"""Samples in the batches that are drawn."""

DRAWS: Final = 40
"""So many batches of each size."""

_ANYWHERE: Final = 80
"""Degrees from which on a gradient points almost as often away as along."""

_SHORT: Final = 0.3
"""A gradient of so much of its first length counts as short."""

_STREAM: Final = 6
"""Of the seed, beside those of `hwr.recipe.preparing` and of trainings."""


@dataclass(frozen=True, eq=False)
class Noise:
    """What was measured at one place in the space of weights.

    Attributes:
        where: "start" or "end" of the race.
        length, length_at_start: of the full gradient, and of that at the start of the race.
        angles: between each batch's gradient and the full one, in degrees, 0 to 180: (sizes, draws).
        distances: |g_B - g| / |g|, how long the difference is against the full gradient: (sizes, draws).
    """

    where: str
    length: float
    length_at_start: float
    angles: Floats
    distances: Floats

    def words(self) -> str:
        """What is to be seen."""
        angles, distances = np.median(self.angles, axis=1), np.median(self.distances, axis=1)
        place = tr("At the start") if self.where == "start" else tr("Where the mini-batches ended")
        said = tr(
            "{place}, the gradient of one digit points {angle_of_one}° away from the full gradient "
            "(median of {draws} draws); that of {size} digits, {angle}°.",
            place=place,
            angle_of_one=numeral(angles[0], 2),
            draws=DRAWS,
            size=SIZES[-1],
            angle=numeral(angles[-1], 2),
        )
        far = tr(
            "Its distance from the full gradient is {times_of_one} times that one's length; with {size} digits, "
            "{times} times.",
            times_of_one=numeral(distances[0], 2),
            size=SIZES[-1],
            times=numeral(distances[-1], 2),
        )
        if angles[0] >= _ANYWHERE and self.length <= _SHORT * self.length_at_start:
            last = tr(
                "The full gradient has become short ({length}, at the start {length_at_start}): what is left is mostly "
                "noise.",
                length=numeral(self.length, 2),
                length_at_start=numeral(self.length_at_start, 2),
            )
        else:
            last = tr("Four times as many digits halve the noise.")
        return f"{said} {far} {last}"


def noise_of(
    network: Network,
    x: NDArray[np.floating],
    labels: NDArray[np.intp],
    where: str,
    *,
    seed: int,
    start: Noise | None = None,
) -> Iterator[float | Noise]:
    """Draw batches and compare their gradients with the full one, all at the same weights.

    Args:
        network: not changed.
        x, labels: (n, inputs) and (n,); n at least the largest of `SIZES`.
        start: what was measured at the start, if this is not it.

    Yields:
        How much is done, in [0, 1]; last, the `Noise`.
    """
    rng = np.random.default_rng([seed, _STREAM])
    limited = one_thread()
    full = gradient(network, x, labels)
    length = float(np.linalg.norm(full)) or float(np.finfo(np.float64).tiny)
    angles, distances = np.empty((len(SIZES), DRAWS)), np.empty((len(SIZES), DRAWS))
    for row, size in enumerate(SIZES):
        yield row / len(SIZES)
        for draw in range(DRAWS):
            drawn = rng.choice(len(labels), size, replace=False)
            with limited():
                found = gradient(network, x[drawn], labels[drawn])
            own = float(np.linalg.norm(found)) or float(np.finfo(np.float64).tiny)
            cosine = float(np.dot(found / own, full / length))
            angles[row, draw] = np.degrees(np.arccos(np.clip(cosine, -1.0, 1.0)))
            distances[row, draw] = np.linalg.norm(found - full) / length
    yield Noise(where, length, length if start is None else start.length, angles, distances)


def gradient(network: Network, x: NDArray[np.floating], labels: NDArray[np.intp]) -> Floats:
    """dLoss/dw of the mean cross-entropy over these samples, (parameters,)."""
    passed = record(network, x, labels).backward
    assert passed is not None
    parts = [part.ravel() for layer in passed.layers for part in (layer.weight_gradient, layer.bias_gradient)]
    return np.concatenate(parts).astype(np.float64)
