"""Ticks: where an axis is labelled, and with what words."""

from __future__ import annotations

import math
from itertools import pairwise

from hwr.ui.kit.chart.axis import ticks
from hwr.words import PERCENT_SIGN

Ticks = tuple[tuple[float, str], ...]
"""Places along an axis, each with its label."""


def linear_ticks(low: float, high: float, most: int, *, whole: bool = False) -> Ticks:
    """At most so many round numbers from `low` to `high`; whole ones if they count something."""
    places = [place for place in ticks(low, high, max(2, most)) if not whole or place == round(place)]
    step = min((b - a for a, b in pairwise(places)), default=abs(high - low) or 1.0)
    return tuple((place, tick_label(place, step)) for place in places)


def percent_ticks(low: float, high: float, most: int) -> Ticks:
    """The same for shares from 0 to 1, labelled in per cent."""
    found = linear_ticks(100 * low, 100 * high, most)
    return tuple((place / 100, label + PERCENT_SIGN) for place, label in found)


def log_ticks(low: float, high: float, most: int) -> Ticks:
    """The same for an axis of log10: powers of ten, and where there are few of those, 2 and 5 times them too."""
    within = range(math.floor(low) - 1, math.ceil(high) + 1)
    decades = [float(exponent) for exponent in within if low - 1e-9 <= exponent <= high + 1e-9]
    if len(decades) <= max(1, most // 3):
        parts = [exponent + math.log10(factor) for exponent in within for factor in (1, 2, 5)]
        finer = [part for part in parts if low - 1e-9 <= part <= high + 1e-9]
        return tuple((part, tick_label(10.0**part, 10.0 ** math.floor(part))) for part in finer)
    chosen = decades[:: max(1, math.ceil(len(decades) / max(1, most)))]
    return tuple((exponent, tick_label(10.0**exponent, 10.0**exponent)) for exponent in chosen)


def tick_label(value: float, step: float) -> str:
    """The number with as many decimals as tell it from one that is a step away."""
    if abs(value) < step * 1e-6:
        return "0"
    if abs(value) >= 1e7 or abs(value) < 1e-4:
        digits = max(0, math.floor(math.log10(abs(value)) + 1e-9) - math.floor(math.log10(step) + 1e-9))
        mantissa, exponent = f"{value:.{digits}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    decimals = max(0, -math.floor(math.log10(step) + 1e-9))
    return f"{value:,.{decimals}f}"


def figure(value: float, digits: int = 4) -> str:
    """A measured number in so many significant digits, for a reader: "0.02315", "2.303", "1,204", "3.104e-7"."""
    if not math.isfinite(value):
        return "not finite"
    if value == 0:
        return "0"
    if abs(value) >= 1e7 or abs(value) < 1e-4:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        return f"{mantissa}e{int(exponent)}"
    return f"{value:,.{max(0, digits - 1 - math.floor(math.log10(abs(value))))}f}"
