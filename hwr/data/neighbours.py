"""Neighbours: the training digits that look most like a picture, and what the digits of a label look like on average.

Everything is compared as a network sees it: by the 64 values of a normalised 8x8 picture. The network itself keeps no
pictures; it has learnt from all of these, and where two look alike to it, it answers alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits
from hwr.ink import grid
from hwr.ink.normalisation import network_inputs

_AT_ONCE: Final = 100


@dataclass(frozen=True, eq=False)
class Neighbour:
    """One training digit beside a picture.

    Attributes:
        picture: float32 (64,), row-major 8x8, as a network sees it, values in [0, 1].
        label: what it shows.
        distance: the Euclidean one of the 64 values to the picture's, from 0 to 8.
    """

    picture: NDArray[np.float32]
    label: str
    distance: float


@dataclass(frozen=True, eq=False)
class TrainingPictures:
    """The training digits as a network sees them.

    Attributes:
        inputs: float32 (n, 64), values in [0, 1]; read-only.
        labels: str (n,).
    """

    inputs: NDArray[np.float32]
    labels: NDArray[np.str_]

    @classmethod
    def normalised(cls, digits: Digits) -> Iterator[float | TrainingPictures]:
        """Normalise digits as use does; yields the share that is done, and at last the pictures."""
        inputs = []
        for first in range(0, len(digits), _AT_ONCE):
            yield first / len(digits)
            ink = grid.from_bitmaps(list(digits.pictures[first : first + _AT_ONCE]))
            inputs.append(network_inputs(ink))
        together = np.concatenate(inputs)
        together.flags.writeable = False
        yield cls(together, digits.labels.astype(np.str_))

    def nearest(self, picture: NDArray[np.float32], count: int, *, label: str | None = None) -> tuple[Neighbour, ...]:
        """The `count` training digits nearest to a picture (64,), the nearest first; of one label, or of all."""
        among = np.arange(len(self.labels)) if label is None else np.flatnonzero(self.labels == label)
        distances = np.linalg.norm(self.inputs[among] - picture, axis=1)
        order = np.argsort(distances, kind="stable")[:count]
        return tuple(Neighbour(self.inputs[among[i]], str(self.labels[among[i]]), float(distances[i])) for i in order)

    def mean(self, label: str) -> NDArray[np.float32] | None:
        """The mean of a label's digits, float32 (64,); None if there are none."""
        own = self.inputs[self.labels == label]
        return own.mean(axis=0) if len(own) else None
