"""A layer view: what there is to see of one layer in an observation, one number a unit, with its distribution.

All numbers come from the recorded pass; of a batch the mean over its samples is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.gradient_flow import UnitStates, unit_states
from hwr.nn.trace import LayerTrace, Trace
from hwr.train.observation import Observation

Array = NDArray[np.floating[Any]]

BINS: Final = 24


@dataclass(frozen=True, eq=False)
class Histogram:
    """How values are spread over equal bins.

    Attributes:
        low, high: the ends of the range.
        shares: float64 (`BINS`,), the share of the values in each bin; what lies outside counts in the outermost.
            They sum to 1, or are all 0 when no value is a number.
    """

    low: float
    high: float
    shares: NDArray[np.float64]

    @property
    def centres(self) -> NDArray[np.float64]:
        """(`BINS`,): the middle of each bin."""
        return self.low + (np.arange(BINS) + 0.5) * (self.high - self.low) / BINS


@dataclass(frozen=True, eq=False)
class LayerView:
    """One layer.

    Attributes:
        index: from 0, the first after the inputs.
        is_output: whether it is the last one.
        activation: a name in `ACTIVATIONS`.
        is_mean: whether `z` and `a` are means over a batch.
        z, a, biases: (units,).
        states: which units are dead or saturated, judged by the batch of the observation. Outputs are neither: to be
            at an end of their range is what they are trained for.
        limit: the activation shown in full colour; 1 where the activation is bounded by it.
        is_signed: whether activations can be negative: colours then run from -limit to limit, else from 0 to limit.
        histogram: of all activations recorded, (n, units) of them, not of their means.
    """

    index: int
    is_output: bool
    activation: str
    is_mean: bool
    z: Array
    a: Array
    biases: Array
    states: UnitStates
    limit: float
    is_signed: bool
    histogram: Histogram

    @property
    def units(self) -> int:
        """How many."""
        return len(self.a)

    @property
    def mean(self) -> float:
        """Of the activations shown."""
        with np.errstate(all="ignore"):
            return float(self.a.mean(dtype=np.float64))


def layer_views(observation: Observation) -> tuple[LayerView, ...]:
    """What there is to see of every layer, from the first hidden one to the outputs."""
    trace = observation.trace
    specs = observation.moment.network.architecture.layers
    views = []
    for index, (spec, layer) in enumerate(zip(specs, trace.layers, strict=True)):
        a = over_samples(layer.a)
        kind = ACTIVATIONS[spec.activation]
        signed = kind.lowest < 0
        limit = kind.highest if kind.is_bounded() else _largest(a)
        reach = kind.highest if kind.is_bounded() else _largest(layer.a)
        views.append(
            LayerView(
                index,
                is_output := index == len(specs) - 1,
                spec.activation,
                len(trace.inputs) > 1,
                over_samples(layer.z),
                a,
                layer.biases,
                _states(observation.batch.layers[index], spec.activation, is_output),
                limit,
                signed,
                histogram(layer.a, -reach if signed else 0.0, reach),
            )
        )
    return tuple(views)


def shown_inputs(trace: Trace) -> Array:
    """The inputs, (inputs,); of a batch their mean."""
    return over_samples(trace.inputs)


def over_samples(values: Array) -> Array:
    """(n, units) -> (units,): of one sample its very numbers, of several their means."""
    with np.errstate(all="ignore"):
        return values[0] if len(values) == 1 else np.asarray(values.mean(axis=0))


def histogram(values: Array, low: float, high: float) -> Histogram:
    """Of values of any shape, low < high; what is no number is left out."""
    flat = values.ravel()
    finite = np.isfinite(flat)
    if not finite.all():
        flat = flat[finite]
    # Many times faster than `np.histogram`, which looks its bins up.
    scale = BINS / (high - low)
    places = ((np.clip(flat, low, high) - low) * scale).astype(np.intp)
    counts = np.bincount(np.minimum(places, BINS - 1), minlength=BINS)
    return Histogram(low, high, counts / max(1, len(flat)))


def _states(layer: LayerTrace, activation: str, is_output: bool) -> UnitStates:
    if is_output:
        none = np.zeros(layer.a.shape[1], dtype=bool)
        return UnitStates(none, none)
    return unit_states(layer, activation)


def _largest(values: Array) -> float:
    """The largest magnitude of a number among the values; 1 if all are 0, so that it can be divided by."""
    top, bottom = float(values.max()), float(values.min())
    if not (np.isfinite(top) and np.isfinite(bottom)):
        finite = values[np.isfinite(values)]
        top, bottom = (float(finite.max()), float(finite.min())) if finite.size else (0.0, 0.0)
    return max(top, -bottom) or 1.0
