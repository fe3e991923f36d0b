"""Unit states: which units of a layer take no part in learning, because their slope is nowhere else than near 0."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import LayerTrace

SATURATED_FROM: Final = 0.05
"""A sigmoid's or tanh's slope below this share of its largest one counts as saturated (|z| of about 4.4 and 2.2)."""

SATURATED_SHARE: Final = 0.9
"""A unit is saturated when it is so for this share of the samples."""


@dataclass(frozen=True, eq=False)
class UnitStates:
    """What is wrong with a layer's units, judged by many samples.

    Attributes:
        dead: bool (units,): ReLU units that are 0 for every sample; no gradient reaches them.
        saturated: bool (units,): sigmoid or tanh units at one end of their range for nearly every sample.
    """

    dead: NDArray[np.bool_]
    saturated: NDArray[np.bool_]

    @property
    def dead_share(self) -> float:
        """In [0, 1]."""
        return float(self.dead.mean())

    @property
    def saturated_share(self) -> float:
        """In [0, 1]."""
        return float(self.saturated.mean())


def unit_states(layer: LayerTrace, activation: str) -> UnitStates:
    """Judge a layer by a recorded pass of many samples; activations that have neither ailment give none."""
    none = np.zeros(layer.a.shape[1], dtype=bool)
    kind = ACTIVATIONS[activation]
    if kind.can_die():
        return UnitStates(np.asarray((layer.a <= 0).all(axis=0)), none)
    if kind.saturates():
        slopes = np.full_like(layer.a, 1 / kind.steepest)  # relative to the largest
        kind(layer.a.shape, layer.a.dtype).backward(layer.a, slopes)
        return UnitStates(none, np.asarray((slopes < SATURATED_FROM).mean(axis=0) >= SATURATED_SHARE))
    return UnitStates(none, none)
