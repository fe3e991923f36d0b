"""Thinning: what of a long column of values is drawn where there is room for few, so that no peak is lost. Pure."""

from __future__ import annotations

import math

import numpy as np

from hwr.ui.kit.chart.axis import Floats


def thinned(
    values: Floats, columns: int, first: int = 0, last: int | None = None, *, smooth: bool = False
) -> tuple[Floats, Floats]:
    """What to draw of the values `first` to `last` (without it) where there is room for so many columns of pixels.

    Of each stretch of values the least and the greatest are kept, so that no peak is lost, a quarter and three quarters
    along it, in the order in which the stretch rises or falls; of a `smooth` curve, which has no peaks, its first value
    is enough. Stretches have a power of two of values and begin at its multiples: they stay the same while values are
    added, and the curve does not flicker.

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
    if smooth:
        starts = np.append(np.arange(begin, last - 1, length), last - 1)
        return starts.astype(np.float64), values[starts]
    whole = begin + (end - begin) // length * length
    ends = _extremes(values[begin:whole].reshape(-1, length))  # a view: copying a long curve would take longer
    if whole < end:
        ends = np.concatenate([ends, _extremes(values[None, whole:end])])
    middles = begin + length * (np.arange(len(ends))[:, None] + [0.25, 0.75])
    return np.minimum(middles.reshape(-1), last - 1), ends.reshape(-1)


def _extremes(stretches: Floats) -> Floats:
    """(n, length) -> (n, 2): of each the least and the greatest, in the order in which it rises or falls."""
    with np.errstate(over="ignore", invalid="ignore"):
        is_finite = bool(np.isfinite(stretches.sum()))  # much faster than asking every value; if not, they are asked
    given: Floats = stretches if is_finite else np.where(np.isfinite(stretches), stretches, np.nan)
    least, greatest = np.fmin.reduce(given, axis=1), np.fmax.reduce(given, axis=1)  # which leave NaN out
    falling = given[:, 0] > given[:, -1]
    return np.stack([np.where(falling, greatest, least), np.where(falling, least, greatest)], axis=1)
