"""The edges of a unit: what the weights between it and the layers below and above carry, in the phase there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.chapters.debugger.walk import Here, Part, Quantity, Role, value

MOST: Final = 10
"""Of a unit's edges to the pixels only so many are shown, those that carry most."""


@dataclass(frozen=True)
class Edge:
    """One weight that leads to or from a unit.

    Attributes:
        layer, other: the unit at the other end, both from 0; layer -1 are the inputs.
        quantity: what the weight carries: w·a on the way forward, w·δ on the way back, dL/dw in the update.
        value: how much.
    """

    layer: int
    other: int
    quantity: Quantity
    value: float


def edges_of(here: Here, shown: Mapping[int, Sequence[int]]) -> tuple[Edge, ...]:
    """The edges of the unit one stands at, to the units that are shown of the layers below and above; none that is not
    known yet.

    Args:
        shown: units, by their layer from 0; that of the position and those beside it count.
    """
    worked, at = here.worked, here.at
    layer, unit, phase = at.layer, at.unit, at.phase
    found: list[Edge] = []

    def add(other_layer: int, others: Sequence[int], quantity: Callable[[int], Quantity]) -> None:
        found.extend(Edge(other_layer, other, quantity(other), value(worked, quantity(other))) for other in others)

    below = shown.get(layer - 1, ())
    if layer == 0:
        x = worked.forward_of(0).inputs[0]
        size = np.abs(worked.forward_of(0).weights[:, unit] * x)
        below = [pixel for pixel in np.argsort(-size, kind="stable")[:MOST].tolist() if size[pixel] > 0]
    above = shown.get(layer + 1, ())
    if phase in (Part.FORWARD, Part.LOSS):
        add(layer - 1, below, lambda other: Quantity(Role.PRODUCT, layer, unit, other))
    elif phase is Part.UPDATE:
        add(layer - 1, below, lambda other: Quantity(Role.WEIGHT_GRADIENT, layer, unit, other))
        add(layer + 1, above, lambda other: Quantity(Role.WEIGHT_GRADIENT, layer + 1, other, unit))
    else:
        add(layer + 1, above, lambda other: Quantity(Role.CARRIED, layer, unit, other))
        if layer and Role.DELTA not in here.kept:
            add(layer - 1, below, lambda other: Quantity(Role.CARRIED, layer - 1, other, unit))
    return tuple(found)
