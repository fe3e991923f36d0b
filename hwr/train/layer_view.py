"""A layer view: what there is to see of a layer in an observation, and how its units and numbers are called.

All numbers come from the recorded pass; of a batch the mean over its samples is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.gradient_flow import UnitStates, unit_states
from hwr.nn.trace import LayerTrace, Trace
from hwr.train.observation import Observation
from hwr.words import counted, numeral, pixel_place

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


@dataclass(frozen=True, eq=False)
class FirstWeights:
    """What there is to see of the first layer's weights.

    Attributes:
        weights: (inputs, units).
        biases: (units,).
        layers: of the network; with one layer the units are the outputs.
        norms: (units,), Euclidean.
        limits: (units,): the largest magnitude of each unit's weights, 1 where all are 0.
        limit: the largest of all; 1 if all are 0.
    """

    weights: Array
    biases: Array
    layers: int
    norms: Array
    limits: Array
    limit: float

    @classmethod
    def of(cls, observation: Observation) -> FirstWeights:
        """The weights as they were recorded."""
        layer = observation.trace.layers[0]
        with np.errstate(all="ignore"):
            largest = np.abs(layer.weights).max(axis=0)
            norms = np.sqrt(np.square(layer.weights, dtype=np.float64).sum(axis=0))
        return cls(
            layer.weights,
            layer.biases,
            len(observation.trace.layers),
            norms,
            np.where(largest > 0, largest, largest.dtype.type(1)),
            float(largest.max()) or 1.0,
        )

    @property
    def units(self) -> int:
        """How many."""
        return len(self.biases)

    def scaled(self, each_its_own: bool) -> Array:
        """The weights by the largest of all, or each unit's by its own largest: within -1 and 1."""
        with np.errstate(all="ignore"):
            return self.weights / (self.limits if each_its_own else self.weights.dtype.type(self.limit))

    def name(self, unit: int) -> str:
        """What the unit is called."""
        return unit_name(0, unit, self.layers)

    def facts(self, unit: int) -> tuple[str, ...]:
        """What is said of a unit, a line each."""
        weights = self.weights[:, unit]
        low, high = numeral(float(weights.min()), 3), numeral(float(weights.max()), 3)
        return (
            f"bias {numeral(float(self.biases[unit]))}",
            f"norm {numeral(float(self.norms[unit]))}",
            f"from {low} to {high}",
        )

    def readout(self, unit: int, pixel: int | None) -> str:
        """All in one line, with the weight of one pixel if there is one."""
        bias, norm, ends = self.facts(unit)
        said = f"{bias}, {norm}, weights {ends}"
        if pixel is None:
            return f"{self.name(unit)}: {said}."
        weight = numeral(float(self.weights[pixel, unit]))
        return f"{self.name(unit)}. {pixel_name(pixel)}: w = {weight}. {said.capitalize()}."

    def summary(self) -> str:
        """All units in a sentence."""
        low, high = numeral(float(self.norms.min()), 2), numeral(float(self.norms.max()), 2)
        what = "outputs" if self.layers == 1 else "units"
        return f"{self.units:,} {what} with {len(self.weights)} weights each, norms {low} to {high}"


SIDE: Final = 8
"""Inputs a row of the picture."""

_REASONS: Final = {
    "dead": ("no digit of the batch switches it on", "no digit of the batch switches them on"),
    "saturated": (
        "nearly every digit drives it to an end of its range, where the slope is next to 0",
        "nearly every digit drives them to an end of their range, where the slope is next to 0",
    ),
}
"""Of one unit, and of several."""


def layer_name(index: int, layers: int) -> str:
    """ "Layer 1", and "Output" for the last."""
    return "Output" if index == layers - 1 else f"Layer {index + 1}"


def unit_name(index: int, unit: int, layers: int) -> str:
    """ "Layer 1, unit 17"; of an output the digit it stands for; of an input its pixel. Units count from 1."""
    if index < 0:
        return pixel_name(unit)
    if index == layers - 1:
        return f"Output for {unit}"
    return f"Layer {index + 1}, unit {unit + 1}"


def pixel_name(pixel: int) -> str:
    """ "pixel in row 3, column 4", counted from 1 at the top left."""
    return f"Pixel in {pixel_place(pixel)}"


def headings(view: LayerView) -> tuple[str, ...]:
    """What may stand over a layer beside its name, the most telling first."""
    units = f"{view.units:,}"
    return f"{units} {ACTIVATIONS[view.activation].title} units", f"{units} {ACTIVATIONS[view.activation].title}", units


def footings(view: LayerView) -> tuple[str, ...]:
    """What may stand beneath a layer, the most telling first."""
    if view.is_output and not view.is_mean:
        return (f"reads {int(view.a.argmax())}",)
    mean = f"mean {numeral(view.mean, 2)}"
    flaws = [f"{count} {what}" for what, count in _flawed(view) if count]
    return (" · ".join([mean, *flaws]), *flaws, mean)


def readout(view: LayerView, unit: int, layers: int) -> str:
    """All numbers of a unit, in one line."""
    mean = "mean " if view.is_mean else ""
    said = (
        f"{unit_name(view.index, unit, layers)}: {mean}z = {numeral(float(view.z[unit]))}, "
        f"{mean}a = {ACTIVATIONS[view.activation].words} = {numeral(float(view.a[unit]))}, "
        f"bias {numeral(float(view.biases[unit]))}"
    )
    if view.is_mean:  # the mean of f(z) is not f of the mean
        said = said.replace(f"{ACTIVATIONS[view.activation].words} = ", "")
    if view.states.dead[unit]:
        return f"{said}. Dead: 0 for every digit of the batch."
    if view.states.saturated[unit]:
        return f"{said}. Saturated: at an end of its range for nearly every digit of the batch."
    return f"{said}."


def flaw_words(views: Sequence[LayerView]) -> str:
    """Which layers have dead or saturated units, and what that means; for a sound network, that it is one."""
    sentences = []
    for what, why in _REASONS.items():
        found = [(view, dict(_flawed(view))[what]) for view in views]
        found = [(view, count) for view, count in found if count]
        if len(found) == 1:
            view, count = found[0]
            is_one = "is" if count == 1 else "are"
            name = layer_name(view.index, len(views))
            sentences.append(f"{name}: {count} of {counted(view.units, 'unit')} {is_one} {what}: {why[count > 1]}.")
        elif found:
            listed = ", ".join(f"{count} of {view.units:,} in layer {view.index + 1}" for view, count in found)
            sentences.append(f"Units {what}: {listed}: {why[True]}.")
    return " ".join(sentences) or "No unit is dead or saturated."


def _flawed(view: LayerView) -> tuple[tuple[str, int], ...]:
    return ("dead", int(view.states.dead.sum())), ("saturated", int(view.states.saturated.sum()))
