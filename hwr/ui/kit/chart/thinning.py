"""Thinning: what of a long column of values is drawn where there is room for few, so that no peak is lost. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from hwr.nn.loss_column import Stretches
from hwr.ui.kit.chart.axis import Floats


def thinned(
    values: Floats,
    columns: int,
    first: int = 0,
    last: int | None = None,
    *,
    smooth: bool = False,
    stretches: Stretches | None = None,
) -> tuple[Floats, Floats]:
    """What to draw of the values `first` to `last` (without it) where there is room for so many columns of pixels.

    Of each stretch of values the least and the greatest are kept, so that no peak is lost, a quarter and three quarters
    along it, in the order in which the stretch rises or falls; of a `smooth` curve, which has no peaks, its first value
    is enough. Stretches have a power of two of values and begin at its multiples: they stay the same while values are
    added, and the curve does not flicker.

    Args:
        values: (n,).
        columns: at least 1.
        stretches: what the first values are means of, if they are: their extremes count, not their means.

    Returns:
        Where they lie, as places in `values` (with fractions, ascending), and what they are: each (m,), m at most
        2 * columns + 4. If there are that few anyway, all of them as they are. NaN where a stretch has nothing finite.
    """
    last = len(values) if last is None else min(last, len(values))
    first = max(0, first)
    old = 0 if stretches is None or smooth else len(stretches.least)
    if first >= old and last - first <= 2 * columns:
        return np.arange(first, last, dtype=np.float64), values[first:last]
    length = 1 << max(0, math.ceil(math.log2((last - first) / columns)))
    begin, end = first // length * length, min(-(-last // length) * length, len(values))
    if smooth:
        starts = np.append(np.arange(begin, last - 1, length), last - 1)
        return starts.astype(np.float64), values[starts]
    both = [values]  # the least and the greatest are the same; a view: copying a long curve would take longer
    if stretches is not None and begin < old:
        both = [np.concatenate([known, values[old:end]]) for known in (stretches.least, stretches.greatest)]
    whole = begin + (end - begin) // length * length
    ends = _extremes([one[begin:whole].reshape(-1, length) for one in both])
    if whole < end:
        ends = np.concatenate([ends, _extremes([one[None, whole:end] for one in both])])
    middles = begin + length * (np.arange(len(ends))[:, None] + [0.25, 0.75])
    return np.minimum(middles.reshape(-1), last - 1), ends.reshape(-1)


def _extremes(both: Sequence[Floats]) -> Floats:
    """(n, length) values, or those that are the least and the greatest, -> (n, 2): of each the least and the greatest,
    in the order in which it rises or falls."""
    given = [_finite(one) for one in both]
    least, greatest = np.fmin.reduce(given[0], axis=1), np.fmax.reduce(given[-1], axis=1)  # which leave NaN out
    falling = given[0][:, 0] > given[0][:, -1]
    return np.stack([np.where(falling, greatest, least), np.where(falling, least, greatest)], axis=1)


def _finite(values: Floats) -> Floats:
    """The same with NaN for what is not finite."""
    with np.errstate(over="ignore", invalid="ignore"):
        is_finite = bool(np.isfinite(values.sum()))  # much faster than asking every value; if not, they are asked
    return values if is_finite else np.where(np.isfinite(values), values, np.nan)
