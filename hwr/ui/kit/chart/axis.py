"""An axis of a chart: how values lie along it, and at which round ones it is labelled. Pure: knows nothing of Qt."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

LARGEST: Final = 1e300
"""Values beyond this are not shown: differences of them would not be finite."""


@dataclass(frozen=True)
class Axis:
    """How values lie along one side of a chart, from `low` to `high`, which are different, and above 0 if `log`."""

    low: float
    high: float
    log: bool = False

    def share(self, values: ArrayLike) -> NDArray[np.float64]:
        """How far along the axis, 0 to 1 if within it; NaN for what cannot be shown."""
        given = np.asarray(values, dtype=np.float64)
        shown = np.where(np.abs(given) < LARGEST, given, np.nan)
        with np.errstate(all="ignore"):
            if not self.log:
                return (shown - self.low) / (self.high - self.low)
            decades = np.log10(np.where(shown > 0, shown, np.nan))
            return (decades - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))

    def marks(self, most: int) -> list[float]:
        """At most so many round values to label."""
        if not self.log:
            return ticks(self.low, self.high, most)
        exponents = range(math.ceil(math.log10(self.low) - 1e-9), math.floor(math.log10(self.high) + 1e-9) + 1)
        every = max(1, math.ceil(len(exponents) / most))
        return [10.0**exponent for exponent in exponents[::every]]

    def labels(self, marks: Sequence[float]) -> list[str]:
        """The marks as text, with as many decimals as tell them apart."""
        if self.log:
            return [_scientific(mark) if not 1e-3 <= mark < 1e5 else f"{mark:,.10g}" for mark in marks]
        step = min((b - a for a, b in pairwise(marks)), default=1.0)
        if max(map(abs, marks), default=0.0) >= 1e6 or step < 1e-5:
            return [_scientific(mark) for mark in marks]
        decimals = max(0, -math.floor(math.log10(step) + 1e-9))
        return [f"{mark:,.{decimals}f}" for mark in marks]


def ticks(low: float, high: float, most: int) -> list[float]:
    """At most so many round values from `low` to `high`, in steps of 1, 2 or 5 times a power of ten."""
    if not high > low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / max(1, most)))
    for step in (power * factor for factor in (1, 2, 5, 10, 20, 50, 100)):
        multiples = range(math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9) + 1)
        if len(multiples) <= max(1, most):
            break
    return [step * k for k in multiples]


def _scientific(value: float) -> str:
    """As in 2e6, 1.5e-7."""
    mantissa, _, exponent = f"{value:.3e}".partition("e")
    return f"{float(mantissa):g}e{int(exponent)}" if value else "0"
