"""Chances: random numbers for many digits at once, and what happens to some of their lines by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hwr.ink.augmentation.lines import Bools, Floats

Rng = np.random.Generator


@dataclass(frozen=True)
class Chances:
    """Random numbers, one a digit: float64 (n,) or bool (n,)."""

    n: int
    rng: Rng

    def between(self, low: float | Floats, high: float | Floats) -> Floats:
        """Evenly."""
        return self.rng.uniform(low, high, self.n)

    def about(self, mean: float, deviation: float) -> Floats:
        """Normally."""
        return self.rng.normal(mean, deviation, self.n)

    def happens(self, share: float) -> Bools:
        """True for so many."""
        return self.rng.random(self.n) < share

    def shift(self, deviation: float) -> Floats:
        """A way for all points of a line, (n, 1, 2), normally."""
        return self.rng.normal(0.0, deviation, (self.n, 1, 2))

    def mirrored(self, lines: Floats, share: float) -> Floats:
        """So many of the lines, (n, points, 2), the other way round from left to right."""
        sides = np.where(self.happens(share), -1.0, 1.0)[:, None, None] ** np.array([1.0, 0.0])
        return np.asarray(lines * sides)
