"""Smoothing as TensorBoard has it: an exponential moving average that does not lean towards 0 at its beginning.

With weight w a value counts w times as much as the one after it. What is drawn at the k-th value is

    last_k = w * last_(k-1) + (1 - w) * value_k,   last_0 = 0,   smoothed_k = last_k / (1 - w^k)

and what is not finite neither counts nor is smoothed (`tf-scalar-chart`, `resmoothDataset`; the division is the bias
correction of Adam, Kingma and Ba 2015). Pure: knows nothing of Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.growing_table import GrowingTable
from hwr.nn.loss_column import Stretches
from hwr.ui.kit.chart.axis import LARGEST

Floats = NDArray[np.float64]

WEIGHTS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998, 0.999)
"""To choose from; 0 smoothes nothing, 0.999 is as far as TensorBoard goes."""

_BLOCK: Final = 128
"""Values that are smoothed by one matrix product."""


@dataclass(frozen=True)
class Tail:
    """Where a smoothing stands: `last` as in the formula, after so many finite values."""

    last: float = 0.0
    count: int = 0


def fitting_weight(count: int) -> float:
    """The one of `WEIGHTS` that averages over a hundredth of so many values: over 1 / (1 - w) or so of them."""
    return max(weight for weight in WEIGHTS if weight == 0 or 1 / (1 - weight) <= 1.001 * count / 100)


def smoothed(values: Floats, weight: float, tail: Tail | None = None) -> tuple[Floats, Tail]:
    """Smooth values (n,), those before them already smoothed up to `tail`.

    Args:
        weight: at least 0, below 1.

    Returns:
        (n,), NaN where a value is not finite or beyond what can be shown, and where the smoothing stands then.
    """
    tail = tail or Tail()
    counts = np.abs(values) < LARGEST
    found = np.full(len(values), np.nan)
    of_values = values[counts]
    if weight <= 0:
        found[counts] = of_values
        return found, Tail(float(of_values[-1]) if len(of_values) else tail.last, tail.count + len(of_values))
    lasts = _averages(of_values, weight, tail.last)
    powers = tail.count + np.arange(1.0, len(lasts) + 1)
    found[counts] = lasts / -np.expm1(powers * np.log(weight))
    return found, Tail(float(lasts[-1]) if len(lasts) else tail.last, tail.count + len(lasts))


def _averages(values: Floats, weight: float, last: float) -> Floats:
    """`last_k` for every k, a block at a time: within one, a triangle of the weight's powers; between them, the end of
    the one before."""
    rows = np.zeros((-(-len(values) // _BLOCK), _BLOCK))
    rows.reshape(-1)[: len(values)] = values
    powers = weight ** np.arange(_BLOCK + 1.0)
    apart = np.arange(_BLOCK)[:, None] - np.arange(_BLOCK)[None, :]
    triangle = np.where(apart >= 0, powers[np.abs(apart)], 0.0)
    made = (1.0 - weight) * (rows @ triangle.T)
    ends = made[:, -1].tolist()
    before = np.empty(len(rows))
    for i, end in enumerate(ends):
        before[i] = last
        last = end + float(powers[_BLOCK]) * last
    made += before[:, None] * powers[1:]
    return made.reshape(-1)[: len(values)]


class Smoothed:
    """The smoothed values of a column that grows, each computed once however often they are asked for."""

    def __init__(self) -> None:
        self._made = GrowingTable(1)
        self._tail = Tail()
        self._of: tuple[object, ...] = ()

    def of(
        self, history: object, revisions: int, values: Floats, weight: float, stretches: Stretches | None = None
    ) -> Floats:
        """Smooth (n,) values.

        Args:
            history, revisions: whose they are, and how often their past was changed: while both stay the same, there
                are but more values at the end.
            stretches: what the first of them are means of: each weighs as much as the updates that it stands for.
        """
        asked = history, revisions, weight
        if asked != self._of or len(self._made) > len(values):
            self._of, self._made, self._tail = asked, GrowingTable(1), Tail()
            if stretches is not None:
                means, tail = smoothed(values[: len(stretches.least)], weight**stretches.length)
                self._made.extend(means.reshape(-1, 1))
                self._tail = Tail(tail.last, tail.count * stretches.length)
        done = len(self._made)
        if done < len(values):
            added, self._tail = smoothed(values[done:], weight, self._tail)
            self._made.extend(added.reshape(-1, 1))
        return self._made.column(0)
