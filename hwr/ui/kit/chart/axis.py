"""An axis of a chart: how values lie along it, and where it is labelled with what. Pure: knows nothing of Qt."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from hwr.language import written
from hwr.words import MINUS, PERCENT_SIGN, power

Floats = NDArray[np.float64]
Range = tuple[float, float]
"""The ends of an axis, the lower one first."""

Ticks = tuple[tuple[float, str], ...]
"""Values along an axis, each with its label."""

LARGEST: Final = 1e100
"""Values beyond this are not shown."""

_SMALLEST: Final = 1e-300
"""What is smaller is next to nothing on a logarithmic axis."""

_SLACK: Final = 1e-9
_FACTORS: Final = (*(k / 20 for k in range(20, 40, 2)), *(k / 4 for k in range(8, 20)), *(k / 2 for k in range(10, 21)))


@dataclass(frozen=True)
class Axis:
    """How values lie along one side of a chart.

    Attributes:
        low, high: its ends, which are different; above 0 if `log`.
        name: what it measures; may be empty.
        log: whether equal ratios take equal room.
        whole: whether it counts something, so that only whole numbers are labelled.
        percent: whether it measures shares, which are labelled in per cent.
    """

    low: float
    high: float
    name: str = ""
    log: bool = False
    whole: bool = False
    percent: bool = False

    def share(self, values: ArrayLike) -> Floats:
        """How far along the axis, 0 to 1 if within it; NaN for what cannot be shown."""
        given = np.asarray(values, dtype=np.float64)
        shown = np.where(np.abs(given) < LARGEST, given, np.nan)
        if not self.log:
            return (shown - self.low) / (self.high - self.low)
        with np.errstate(invalid="ignore", divide="ignore"):
            decades = np.log10(np.where(shown > 0, shown, np.nan))
        return (decades - math.log10(self.low)) / (math.log10(self.high) - math.log10(self.low))

    def share_of(self, value: float) -> float:
        """The same for one value, twenty times as fast."""
        if not abs(value) < LARGEST or (self.log and value <= 0):
            return math.nan
        low, high = self.low, self.high
        if self.log:
            low, high, value = math.log10(low), math.log10(high), math.log10(value)
        return (value - low) / (high - low)

    def value(self, share: float) -> float:
        """What lies so far along the axis, held to its ends."""
        share = min(max(share, 0.0), 1.0)
        if self.log:
            return float(self.low * (self.high / self.low) ** share)
        return self.low + share * (self.high - self.low)

    def held(self, value: float) -> float:
        """The value, or the end that it lies beyond."""
        return min(max(value, self.low), self.high)

    def ticks(self, most: int) -> Ticks:
        """At most so many round values to label."""
        if self.log:
            return tuple((place, self.label(place, place)) for place in _powers(self.low, self.high, most))
        scale = 100 if self.percent else 1
        places = [p for p in round_values(scale * self.low, scale * self.high, most) if not self.whole or p == round(p)]
        step = min((b - a for a, b in pairwise(places)), default=scale * (self.high - self.low))
        unit = PERCENT_SIGN if self.percent else ""
        return tuple((place / scale, self.label(place, step) + unit) for place in places)

    def label(self, value: float, step: float) -> str:
        """A value, with as many decimals as tell it from one a step away: "1,200", "0.05", "1.5·10⁷", "10⁻⁵"."""
        if abs(value) < 1e-6 * step:
            return "0"
        largest = abs(value) if self.log else max(abs(self.low), abs(self.high))
        fine = math.floor(math.log10(step) + _SLACK)
        if largest >= 1e7 or largest < (1e-4 if self.log else 1e-3):
            digits = max(0, math.floor(math.log10(abs(value)) + _SLACK) - fine)
            mantissa, exponent = f"{value:.{digits}e}".split("e")
            mantissa = mantissa.rstrip("0").rstrip(".") if digits else mantissa
            if mantissa == "1":
                return power(int(exponent))
            return f"{written(mantissa)}·{power(int(exponent))}".replace("-", MINUS)
        return written(f"{value:,.{max(0, -fine)}f}").replace("-", MINUS)


def zoomed(part: Range, at: float, factor: float, *, log: bool = False) -> Range:
    """`factor` times as much of an axis as `part`, `at` staying where it is; by ratios if `log`."""
    if log:
        low, high = zoomed(_decades(part), math.log10(max(at, _SMALLEST)), factor)
        return 10.0**low, 10.0**high
    low, high = part
    return at - (at - low) * factor, at + (high - at) * factor


def moved(part: Range, share: float, *, log: bool = False) -> Range:
    """What is seen of an axis when it goes on by a share of what is seen, which stays as wide; by ratios if `log`."""
    if log:
        low, high = moved(_decades(part), share)
        return 10.0**low, 10.0**high
    step = share * (part[1] - part[0])
    return part[0] + step, part[1] + step


def held_within(part: Range, whole: Range, *, log: bool = False) -> Range | None:
    """`part`, moved into `whole` as it is; None if it is next to all of it."""
    if log:
        found = held_within(_decades(part), _decades(whole))
        return None if found is None else (10.0 ** found[0], 10.0 ** found[1])
    width = part[1] - part[0]
    if width >= 0.999 * (whole[1] - whole[0]):
        return None
    low = min(max(part[0], whole[0]), whole[1] - width)
    return low, low + width


def positive_part(whole: Range, step: float) -> Range:
    """What of an axis a logarithmic one can show, whose values are a step apart: from the first step on."""
    low, high = whole
    return (low, high) if low > 0 else (step if 0 < step < high else high / 1000, high)


def _decades(part: Range) -> Range:
    return math.log10(max(part[0], _SMALLEST)), math.log10(max(part[1], _SMALLEST))


def round_values(low: float, high: float, most: int) -> list[float]:
    """At most so many round values from `low` to `high`, in steps of 1, 2 or 5 times a power of ten."""
    if not high > low:
        return [low]
    power = 10.0 ** math.floor(math.log10((high - low) / max(1, most)))
    for step in (power * factor for factor in (1, 2, 5, 10, 20, 50, 100)):
        multiples = range(math.ceil(low / step - _SLACK), math.floor(high / step + _SLACK) + 1)
        if len(multiples) <= max(1, most):
            break
    return [step * k for k in multiples]


def _powers(low: float, high: float, most: int) -> list[float]:
    """Powers of ten; where there are few of those and room for more, 2 and 5 times them too."""
    first, last = math.log10(low) - _SLACK, math.log10(high) + _SLACK
    exponents = range(math.ceil(first), math.floor(last) + 1)
    if len(exponents) <= max(1, most // 3):
        decades = range(math.floor(first), math.ceil(last) + 1)
        parts = [factor * 10.0**exponent for exponent in decades for factor in (1, 2, 5)]
        found = [part for part in parts if first <= math.log10(part) <= last]
        if len(found) <= most or not exponents:
            return found
    return [10.0**exponent for exponent in exponents[:: math.ceil(len(exponents) / max(1, most))]]


def round_up(value: float) -> float:
    """The next round number from a positive one, at most an eighth larger: a limit that moves in steps."""
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(factor for factor in _FACTORS if power * factor >= value * (1 - _SLACK))


def limits(values: Floats, *, log: bool = False) -> Range:
    """The ends of a vertical axis for non-negative values (n,), of any kind: from 0, or in half decades."""
    shown: Floats = values[(np.abs(values) < LARGEST) & ((values > 0) | (not log))]
    if not log:
        high = float(shown.max(initial=0.0))
        return 0.0, round_up(1.03 * high) if high > 1e-12 else 1.0
    shown = np.log10(shown.clip(_SMALLEST)) if len(shown) else np.array([-1.0, 0.0])
    low, high = float(shown.min()), float(shown.max())
    low, high = math.floor(2 * low - 1e-6) / 2, math.ceil(2 * high + 1e-6) / 2
    if high - low < 1:
        low, high = low - 0.5, high + 0.5
    return 10.0**low, 10.0**high
