"""Series: numbers made ready to be drawn as a curve: thinned, smoothed, and given limits that rarely move."""

from __future__ import annotations

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LARGEST: Final = 1e100
"""What is larger is not drawn; painters fail long before the floats end."""

_STEPS: Final = (*(1 + i / 10 for i in range(10)), *(2 + i / 4 for i in range(12)), *(5 + i / 2 for i in range(10)), 10)


def thinned(values: Floats, columns: int, first: int = 0, last: int | None = None) -> tuple[Floats, Floats]:
    """What to draw of the values `first` to `last` (without it) where there is room for so many columns of pixels.

    Of each stretch of values the least and the greatest are kept, so that no peak is lost, a quarter and three quarters
    along it, in the order in which the stretch rises or falls. Stretches have a power of two of values and begin at its
    multiples: they stay the same while values are added, and the curve does not flicker.

    Args:
        values: (n,).
        columns: at least 1.

    Returns:
        Where they lie, as places in `values` (with fractions, ascending), and what they are: each (m,), m at most
        2 * columns + 4. If there are that few anyway, all of them as they are. NaN where a stretch has nothing finite.
    """
    last = len(values) if last is None else min(last, len(values))
    first = max(0, first)
    if last - first <= 2 * columns:
        return np.arange(first, last, dtype=np.float64), values[first:last]
    length = 1 << math.ceil(math.log2((last - first) / columns))
    begin, end = first // length * length, min(-(-last // length) * length, len(values))
    whole = begin + (end - begin) // length * length
    ends = _extremes(values[begin:whole].reshape(-1, length))  # a view: copying a long curve would take longer
    if whole < end:
        ends = np.concatenate([ends, _extremes(values[None, whole:end])])
    middles = begin + length * (np.arange(len(ends))[:, None] + [0.25, 0.75])
    return np.minimum(middles.reshape(-1), last - 1), ends.reshape(-1)


def sampled(values: Floats, columns: int, first: int = 0, last: int | None = None) -> tuple[Floats, Floats]:
    """The same for a curve without peaks: of each stretch its first value, and the very last one."""
    last = len(values) if last is None else min(last, len(values))
    first = max(0, first)
    if last - first <= 2 * columns:
        return np.arange(first, last, dtype=np.float64), values[first:last]
    length = 1 << math.ceil(math.log2((last - first) / columns))
    places = np.append(np.arange(first // length * length, last - 1, length), last - 1)
    return places.astype(np.float64), values[places]


def _extremes(stretches: Floats) -> Floats:
    """(n, length) -> (n, 2): of each the least and the greatest, in the order in which it rises or falls."""
    with np.errstate(over="ignore", invalid="ignore"):
        is_finite = bool(np.isfinite(stretches.sum()))  # much faster than asking every value; if not, they are asked
    given: Floats = stretches if is_finite else np.where(np.isfinite(stretches), stretches, np.nan)
    least, greatest = np.fmin.reduce(given, axis=1), np.fmax.reduce(given, axis=1)  # which leave NaN out
    falling = given[:, 0] > given[:, -1]
    return np.stack([np.where(falling, greatest, least), np.where(falling, least, greatest)], axis=1)


def trailing_mean(values: Floats, window: int) -> Floats:
    """(n,) -> (n,): each value's mean with the `window` - 1 before it, or as many as there are.

    What is not finite is left out; NaN where nothing is left. Sums run over two halves of a window at most, never over
    the whole curve, so that one enormous value spoils no mean that it is not in.
    """
    n = len(values)
    if window <= 1 or n == 0:
        return values
    finite = np.isfinite(values)
    everywhere = bool(finite.all())
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
        sums = _trailing_sums(values if everywhere else np.where(finite, values, 0.0), window)
        counts = np.minimum(np.arange(1, n + 1), window) if everywhere else _trailing_sums(finite * 1.0, window)
        return np.asarray(sums / counts)


def _trailing_sums(values: Floats, window: int) -> Floats:
    n = len(values)
    rows = np.zeros((-(-n // window), window))
    rows.reshape(-1)[:n] = values
    sums = rows.cumsum(axis=1)
    # What a window reaches back into the block before: the sum of that block's end.
    ends = rows[:-1, ::-1].cumsum(axis=1)[:, ::-1]
    sums[1:, :-1] += ends[:, 1:]
    return sums.reshape(-1)[:n]


def drawable(values: Floats, *, log: bool = False) -> Floats:
    """The values as they lie on a plot's axis: log10 of them if `log`; NaN for what cannot be shown there."""
    with np.errstate(all="ignore"):
        shown = np.where(np.abs(values) < LARGEST, values, np.nan)
        return np.log10(np.where(shown > 0, shown, np.nan)) if log else shown


def round_up(value: float) -> float:
    """The next round number from a positive one, at most an eighth larger: a limit that moves in steps."""
    power = 10.0 ** math.floor(math.log10(value))
    return power * next(step for step in _STEPS if power * step >= value * (1 - 1e-9))


def limits(values: Floats, *, log: bool = False) -> tuple[float, float]:
    """The ends of a vertical axis for non-negative values, as `drawable` gives them: from 0, or in half decades."""
    shown: Floats = values[np.isfinite(values)]
    if log:
        low, high = (float(shown.min()), float(shown.max())) if len(shown) else (-1.0, 0.0)
        low, high = math.floor(2 * low - 1e-6) / 2, math.ceil(2 * high + 1e-6) / 2
        return (low, high) if high - low >= 1 else (low - 0.5, high + 0.5)
    high = float(shown.max(initial=0.0))
    return 0.0, round_up(1.03 * high) if high > 1e-12 else 1.0


def within(values: Floats, ends: tuple[float, float]) -> Floats:
    """The values held to just beyond an axis's ends: what is far outside would be slow to paint, and go astray."""
    margin = 30 * (ends[1] - ends[0])
    return np.clip(values, ends[0] - margin, ends[1] + margin)
