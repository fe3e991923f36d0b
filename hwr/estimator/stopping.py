"""Stopping: when a training has nothing more to gain, by MLPClassifier's rule, and the samples that tell so."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import train_test_split

from hwr.nn.network import Network

Floats = NDArray[np.floating[Any]]


class Plateau:
    """Whether a score, of which more is better, has not risen by `tolerance` above its best for more than so many
    epochs in a row.

    Attributes:
        best: the best score so far.
    """

    def __init__(self, tolerance: float, epochs: float) -> None:
        self._tolerance = tolerance
        self._epochs = epochs
        self._waited = 0
        self.best = -math.inf

    def takes_in(self, score: float) -> bool:
        """Take note of an epoch's score; whether it is the best so far."""
        self._waited = self._waited + 1 if score < self.best + self._tolerance else 0
        is_best = score > self.best
        self.best = max(self.best, score)
        return is_best

    @property
    def is_over(self) -> bool:
        """Whether to stop."""
        return self._waited > self._epochs


@dataclass(frozen=True, eq=False)
class Samples:
    """What is learnt from, or what only tells when to stop.

    Attributes:
        x: (n, n_features).
        y: places of the labels among the classes, (n,).
        weights: how much each counts (n,), above 0; None if all count alike.
    """

    x: Floats
    y: NDArray[np.intp]
    weights: Floats | None

    def part(self, chosen: NDArray[np.intp]) -> Samples:
        """Some of them."""
        return Samples(self.x[chosen], self.y[chosen], None if self.weights is None else self.weights[chosen])

    def split(self, share: float, seed: int) -> tuple[Samples, Samples]:
        """All but a share of them, and that share, of each class alike.

        Raises:
            ValueError: if there are too few for that.
        """
        kept, held_back = train_test_split(
            np.arange(len(self.y)), test_size=share, stratify=self.y, random_state=seed % 2**32
        )
        return self.part(kept), self.part(held_back)

    def accuracy(self, network: Network) -> float:
        """The share that the network reads right, by their weights."""
        return float(np.average(network.predict(self.x).argmax(axis=1) == self.y, weights=self.weights))
