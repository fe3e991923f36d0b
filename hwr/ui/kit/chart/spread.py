"""A spread: what several curves of the same kind have in common, as their mean and the deviation from it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from hwr.ui.kit.chart.axis import LARGEST, Floats


def mean_and_spread(curves: Sequence[tuple[Floats, Floats]]) -> tuple[Floats, Floats, Floats]:
    """The mean of curves, and their standard deviation (of a sample: over n - 1), where all of them are known.

    Args:
        curves: places (n,), ascending, with values (n,) each; between two places a curve is straight, and what is not
            finite or beyond what can be shown is left out.

    Returns:
        Places, means and deviations, (m,) each: at every place of any curve from where the last of them begins to where
        the first of them ends. The deviation of a single curve is 0. All empty where there is nothing in common.
    """
    known = []
    for places, values in curves:
        shown = np.abs(values) < LARGEST
        known.append((places[shown], values[shown]))
    if not known or not all(len(places) for places, _ in known):
        return np.empty(0), np.empty(0), np.empty(0)
    low, high = max(float(places[0]) for places, _ in known), min(float(places[-1]) for places, _ in known)
    every = np.unique(np.concatenate([places for places, _ in known]))
    shared = every[(every >= low) & (every <= high)]
    table = np.stack([np.interp(shared, places, values) for places, values in known])
    spread = table.std(axis=0, ddof=1) if len(table) > 1 else np.zeros(len(shared))
    return shared, table.mean(axis=0), spread
