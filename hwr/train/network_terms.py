"""Network terms: how a unit's z comes about: z = sum of w a over the units below, plus b.

Of a batch all are means over its samples; as z is linear in what comes in, the sum holds for the means too.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.trace import Trace
from hwr.train.layer_view import LayerView, over_samples, unit_name
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
        others = tr("{count:,} others", count=made.others)
        told.append((made.rest, f" ({others})"))
    bias = tr("bias")
    told.append((made.bias, f" ({bias})"))
    joined = "".join(f" {MINUS if value < 0 else '+'} {numeral(abs(value))}{words}" for value, words in told)
    joined = joined[3:] if joined.startswith(" +") else f"−{joined[3:]}"
    values = {
        "name": unit_name(made.at.layer, made.at.unit, layers),
        "sum": f"{joined} = {numeral(made.z)}",
        "a": numeral(float(view.a[made.at.unit])),
    }
    if view.is_mean:
        return tr("{name}: mean z = {sum}, mean a = {a}.", **values)
    return "{name}: z = {sum}, a = {function} = {a}.".format(function=tr(ACTIVATIONS[view.activation].words), **values)


def source_name(layer: int, unit: int) -> str:
    """Where a term comes from, in few words: "pixel 3,4" (row and column from 1), "unit 17"."""
    return tr("pixel {place}", place=pixel_index(unit)) if layer == INPUT else tr("unit {unit}", unit=unit + 1)


def edge_words(trace: Trace, at: EdgeAt) -> str:
    """A weight and the gradient of the loss by it, which the recorded pass gave."""
    layers = len(trace.layers)
    values = {
        "source": unit_name(at.layer - 1, at.source, layers, inside=True),
        "target": unit_name(at.layer, at.target, layers, inside=True),
        "weight": numeral(float(trace.layers[at.layer].weights[at.source, at.target])),
    }
    if trace.backward is None:
        return tr("Weight from {source} to {target}: w = {weight}.", **values)
    gradient = trace.backward.layers[at.layer].weight_gradient[at.source, at.target]
    return tr(
        "Weight from {source} to {target}: w = {weight}, gradient dL/dw = {gradient}.",
        gradient=numeral(float(gradient)),
        **values,
    )
