"""A layer view: what there is to see of a layer in an observation, and how its units and numbers are called.

All numbers come from the recorded pass; of a batch the mean over its samples is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import tr, written
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.gradient_flow import UnitStates, unit_states
from hwr.nn.trace import LayerTrace, Trace
from hwr.train.observation import Observation
from hwr.words import numeral, pixel_place

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
            tr("bias {value}", value=numeral(float(self.biases[unit]))),
            tr("norm {value}", value=numeral(float(self.norms[unit]))),
            tr("from {low} to {high}", low=low, high=high),
        )

    def readout(self, unit: int, pixel: int | None) -> str:
        """All in one line, with the weight of one pixel if there is one."""
        bias, norm, ends = self.facts(unit)
        said = tr("{bias}, {norm}, weights {ends}", bias=bias, norm=norm, ends=ends)
        if pixel is None:
            return f"{self.name(unit)}: {said}."
        weight = numeral(float(self.weights[pixel, unit]))
        return f"{self.name(unit)}. {pixel_name(pixel)}: w = {weight}. {said[:1].upper()}{said[1:]}."

    def summary(self) -> str:
        """All units in a sentence."""
        low, high = numeral(float(self.norms.min()), 2), numeral(float(self.norms.max()), 2)
        values = {"units": self.units, "inputs": len(self.weights), "low": low, "high": high}
        if self.layers == 1:
            return tr("{units:,} outputs with {inputs} weights each, norms {low} to {high}", **values)
        return tr("{units:,} units with {inputs} weights each, norms {low} to {high}", **values)


SIDE: Final = 8
"""Inputs a row of the picture."""


def layer_name(index: int, layers: int) -> str:
    """ "Layer 1", and "Output" for the last."""
    return tr("Output") if index == layers - 1 else tr("Layer {layer}", layer=index + 1)


def unit_name(index: int, unit: int, layers: int, *, inside: bool = False) -> str:
    """ "Layer 1, unit 17"; of an output the digit it stands for; of an input its pixel. Units count from 1.

    Args:
        inside: whether it stands in the middle of a sentence.
    """
    if index < 0:
        return pixel_name(unit, inside=inside)
    if index == layers - 1:
        return tr("output for {digit}", digit=unit) if inside else tr("Output for {digit}", digit=unit)
    place = {"layer": index + 1, "unit": unit + 1}
    return tr("layer {layer}, unit {unit}", **place) if inside else tr("Layer {layer}, unit {unit}", **place)


def pixel_name(pixel: int, *, inside: bool = False) -> str:
    """ "Pixel in row 3, column 4", counted from 1 at the top left; `inside` likewise."""
    place = pixel_place(pixel)
    return tr("pixel in {place}", place=place) if inside else tr("Pixel in {place}", place=place)


def headings(view: LayerView) -> tuple[str, ...]:
    """What may stand over a layer beside its name, the most telling first."""
    units, activation = written(f"{view.units:,}"), tr(ACTIVATIONS[view.activation].title)
    values = {"units": units, "activation": activation}
    return tr("{units} {activation} units", **values), tr("{units} {activation}", **values), units


def footings(view: LayerView) -> tuple[str, ...]:
    """What may stand beneath a layer, the most telling first."""
    if view.is_output and not view.is_mean:
        return (tr("reads {digit}", digit=int(view.a.argmax())),)
    mean = tr("mean {value}", value=numeral(view.mean, 2))
    dead, saturated = _flawed(view)
    flaws = [tr("{count} dead", count=dead)] if dead else []
    if saturated:
        flaws.append(tr("{count} saturated", count=saturated))
    return (" · ".join([mean, *flaws]), *flaws, mean)


def readout(view: LayerView, unit: int, layers: int) -> str:
    """All numbers of a unit, in one line."""
    values = {
        "name": unit_name(view.index, unit, layers),
        "z": numeral(float(view.z[unit])),
        "a": numeral(float(view.a[unit])),
        "bias": numeral(float(view.biases[unit])),
    }
    if view.is_mean:  # the mean of f(z) is not f of the mean
        said = tr("{name}: mean z = {z}, mean a = {a}, bias {bias}.", **values)
    else:
        function = tr(ACTIVATIONS[view.activation].words)
        said = tr("{name}: z = {z}, a = {function} = {a}, bias {bias}.", function=function, **values)
    if view.states.dead[unit]:
        why = tr("Dead: 0 for every digit of the batch.")
        return f"{said} {why}"
    if view.states.saturated[unit]:
        why = tr("Saturated: at an end of its range for nearly every digit of the batch.")
        return f"{said} {why}"
    return said


def flaw_words(views: Sequence[LayerView]) -> str:
    """Which layers have dead or saturated units, and what that means; for a sound network, that it is one."""
    sentences = []
    counts = [(view, *_flawed(view)) for view in views]
    dead = [(view, count) for view, count, _ in counts if count]
    saturated = [(view, count) for view, _, count in counts if count]
    if len(dead) == 1:
        sentences.append(
            tr(
                "{name}: %n of {units} (is|are) dead: no digit of the batch switches (it|them) on.",
                "",
                dead[0][1],
                **_whose(dead[0][0], len(views)),
            )
        )
    elif dead:
        sentences.append(tr("Units dead: {listed}: no digit of the batch switches them on.", listed=_listed(dead)))
    if len(saturated) == 1:
        sentences.append(
            tr(
                "{name}: %n of {units} (is|are) saturated: nearly every digit drives (it|them) to an end of "
                "(its|their) range, where the slope is next to 0.",
                "",
                saturated[0][1],
                **_whose(saturated[0][0], len(views)),
            )
        )
    elif saturated:
        sentences.append(
            tr(
                "Units saturated: {listed}: nearly every digit drives them to an end of their range, where the slope "
                "is next to 0.",
                listed=_listed(saturated),
            )
        )
    return " ".join(sentences) or tr("No unit is dead or saturated.")


def _whose(view: LayerView, layers: int) -> dict[str, str]:
    return {"name": layer_name(view.index, layers), "units": tr("%n unit(s)", "", view.units)}


def _listed(found: Sequence[tuple[LayerView, int]]) -> str:
    return ", ".join(
        tr("{count} of {units:,} in layer {layer}", count=count, units=view.units, layer=view.index + 1)
        for view, count in found
    )


def _flawed(view: LayerView) -> tuple[int, int]:
    """How many are dead, and how many saturated."""
    return int(view.states.dead.sum()), int(view.states.saturated.sum())
