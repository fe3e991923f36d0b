"""Network terms: how a unit's z comes about: z = sum of w a over the units below, plus b.

Of a batch all are means over its samples; as z is linear in what comes in, the sum holds for the means too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import Trace
from hwr.train.layer_view import LayerView, over_samples, pixel_name, unit_name
from hwr.train.network_layout import INPUT, EdgeAt, UnitAt
from hwr.words import MINUS, numeral, pixel_index


@dataclass(frozen=True)
class Term:
    """One summand.

    Attributes:
        source: the unit of the layer below, or the pixel.
        weight: w, of the edge from there.
        value: a, what comes from there.
    """

    source: int
    weight: float
    value: float

    @property
    def product(self) -> float:
        """w a."""
        return self.weight * self.value


@dataclass(frozen=True)
class UnitSum:
    """The sum of a unit.

    Attributes:
        at: the unit; no pixel.
        terms: the summands of the largest magnitude, the largest first, none of them 0.
        others: how many more there are.
        rest: their sum.
        bias: b.
        z: as it was recorded; terms, rest and bias sum to it but for rounding.
    """

    at: UnitAt
    terms: tuple[Term, ...]
    others: int
    rest: float
    bias: float
    z: float


def unit_sum(trace: Trace, at: UnitAt, most: int) -> UnitSum:
    """The sum of a unit, with at most so many of its terms one by one."""
    layer = trace.layers[at.layer]
    weights = layer.weights[:, at.unit].astype(np.float64)
    values = over_samples(layer.inputs).astype(np.float64)
    with np.errstate(all="ignore"):
        products = weights * values
        order = np.argsort(-np.abs(products), kind="stable")
        told = order[:most]
        told = told[products[told] != 0]  # what is 0 need not be listed
        rest = float(products[order[len(told) :]].sum())
    terms = tuple(Term(int(source), float(weights[source]), float(values[source])) for source in told)
    z = float(over_samples(layer.z)[at.unit])
    return UnitSum(at, terms, len(order) - len(told), rest, float(layer.biases[at.unit]), z)


def sum_words(made: UnitSum, view: LayerView, layers: int) -> str:
    """The sum in a line, its largest terms one by one, and what the activation makes of it."""
    below = made.at.layer - 1
    told = [(term.weight, f" · {numeral(term.value)} ({source_name(below, term.source)})") for term in made.terms]
    if made.others:
        told.append((made.rest, f" ({made.others:,} others)"))
    told.append((made.bias, " (bias)"))
    joined = "".join(f" {MINUS if value < 0 else '+'} {numeral(abs(value))}{words}" for value, words in told)
    joined = joined[3:] if joined.startswith(" +") else f"−{joined[3:]}"
    mean = "mean " if view.is_mean else ""
    function = "" if view.is_mean else f"{ACTIVATIONS[view.activation].words} = "
    name = unit_name(made.at.layer, made.at.unit, layers)
    a = numeral(float(view.a[made.at.unit]))
    return f"{name}: {mean}z = {joined} = {numeral(made.z)}, {mean}a = {function}{a}."


def source_name(layer: int, unit: int) -> str:
    """Where a term comes from, in few words: "pixel 3,4" (row and column from 1), "unit 17"."""
    return f"pixel {pixel_index(unit)}" if layer == INPUT else f"unit {unit + 1}"


def edge_words(trace: Trace, at: EdgeAt) -> str:
    """A weight and the gradient of the loss by it, which the recorded pass gave."""
    layers = len(trace.layers)
    source = pixel_name(at.source) if at.layer == 0 else unit_name(at.layer - 1, at.source, layers)
    target = unit_name(at.layer, at.target, layers)
    said = (
        f"Weight from {source[:1].lower()}{source[1:]} to {target[:1].lower()}{target[1:]}: "
        f"w = {numeral(float(trace.layers[at.layer].weights[at.source, at.target]))}"
    )
    if trace.backward is None:
        return f"{said}."
    gradient = trace.backward.layers[at.layer].weight_gradient[at.source, at.target]
    return f"{said}, gradient dL/dw = {numeral(float(gradient))}."
