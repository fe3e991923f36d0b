"""A unit opened: what a phase has to do with it, as the terms of its sum and the numbers that come of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.debugger.walk import SIDE, Part, Position, Quantity, Role, unit_words
from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.words import pixel_index

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Terms:
    """What is added up, one number for each unit at the other end.

    Attributes:
        title: what they are.
        kind: of each of them.
        at: whose sum it is.
        values: (n,), by the number of the unit at the other end.
        names: what each comes from; short.
        factors: what each is the product of, two arrays (n,); None if they are no products.
        is_picture: whether they are the pixels of the picture.
    """

    title: str
    kind: Role
    at: Position
    values: Floats
    names: tuple[str, ...]
    factors: tuple[Floats, Floats] | None
    is_picture: bool

    @property
    def order(self) -> tuple[int, ...]:
        """The largest first; outputs and pixels as they stand."""
        if self.factors is None or self.is_picture:
            return tuple(range(len(self.values)))
        return tuple(np.argsort(-np.abs(self.values), kind="stable").tolist())

    def quantity(self, index: int) -> Quantity:
        """The number at this place."""
        if self.factors is None:
            return Quantity(self.kind, self.at.layer, index)
        return Quantity(self.kind, self.at.layer, self.at.unit, index)

    @property
    def largest(self) -> int:
        """Where the term of the largest magnitude stands."""
        return int(np.abs(self.values).argmax())


@dataclass(frozen=True)
class Entry:
    """A number with its name."""

    name: str
    quantity: Quantity


def terms_at(worked: WorkedPass, at: Position) -> Terms:
    """What is added up there."""
    layer, unit = at.layer, at.unit
    is_output = layer == worked.layers - 1
    forward, backward = worked.forward_of(layer), worked.backward_of(layer)
    sign = "a" if layer else "x"
    if at.phase is Part.FORWARD:
        weights, inputs = _exact(forward.weights[:, unit]), _exact(forward.inputs[0])
        names, is_picture = _names(worked, layer - 1), _is_picture(worked, layer - 1)
        return Terms(
            tr("w·{sign}, terms of z", sign=sign),
            Role.PRODUCT,
            at,
            weights * inputs,
            names,
            (weights, inputs),
            is_picture,
        )
    if at.phase is Part.LOSS:
        return Terms(tr("outputs y"), Role.A, at, _exact(forward.a[0]), _names(worked, layer), None, False)
    if at.phase is Part.UPDATE:
        inputs, delta = _exact(forward.inputs[0]), np.full(forward.inputs.shape[1], backward.delta[0, unit])
        gradient, names = _exact(backward.weight_gradient[:, unit]), _names(worked, layer - 1)
        title, is_picture = f"dL/dw = {sign}·δ", _is_picture(worked, layer - 1)
        return Terms(title, Role.WEIGHT_GRADIENT, at, gradient, names, (inputs, delta), is_picture)
    if is_output:
        return Terms("δ = y − t", Role.DELTA, at, _exact(backward.delta[0]), _names(worked, layer), None, False)
    weights = _exact(worked.forward_of(layer + 1).weights[unit])
    above = _exact(worked.backward_of(layer + 1).delta[0])
    names = _names(worked, layer + 1)
    return Terms(tr("w·δ, from above"), Role.CARRIED, at, weights * above, names, (weights, above), False)


def entries_at(worked: WorkedPass, at: Position, term: int) -> tuple[Entry, ...]:
    """The numbers of the unit there, and of the term with this number, in the order in which they are computed."""
    layer, unit = at.layer, at.unit
    is_output = layer == worked.layers - 1
    sign, out = "a" if layer else "x", "y" if is_output else "a"
    activation = tr(ACTIVATIONS[worked.activation(layer)].words)

    def entry(name: str, kind: Role) -> Entry:
        return Entry(name, Quantity(kind, layer, unit, term))

    if at.phase is Part.FORWARD:
        return (
            entry(tr("{sign}, from below", sign=sign), Role.INPUT),
            entry(tr("w, its weight"), Role.WEIGHT),
            entry(f"w·{sign}", Role.PRODUCT),
            entry(tr("b, bias"), Role.BIAS),
            entry(f"z = ∑ w·{sign} + b", Role.Z),
            entry(f"{out} = {activation}", Role.A),
        )
    if at.phase is Part.LOSS:
        return (
            entry(f"y = {activation}", Role.A),
            entry(tr("t, should be"), Role.TARGET),
            entry(tr("L, loss"), Role.LOSS),
        )
    if at.phase is Part.UPDATE:
        return (
            entry(tr("{sign}, came in", sign=sign), Role.INPUT),
            entry("δ", Role.DELTA),
            entry(f"dL/dw = {sign}·δ", Role.WEIGHT_GRADIENT),
            entry(tr("w before"), Role.WEIGHT),
            entry(tr("w after"), Role.NEW_WEIGHT),
            entry("dL/db = δ", Role.BIAS_GRADIENT),
            entry(tr("b before"), Role.BIAS),
            entry(tr("b after"), Role.NEW_BIAS),
            entry(tr("L before"), Role.LOSS),
            entry(tr("L after"), Role.NEW_LOSS),
        )
    if is_output:
        return (
            entry(f"y = {activation}", Role.A),
            entry(tr("t, should be"), Role.TARGET),
            entry("δ = y − t", Role.DELTA),
        )
    return (
        Entry(tr("w, upwards"), Quantity(Role.WEIGHT, layer + 1, term, unit)),
        Entry(tr("δ, above"), Quantity(Role.DELTA, layer + 1, term)),
        entry("w·δ", Role.CARRIED),
        entry("dL/da = ∑ w·δ", Role.A_GRADIENT),
        entry(tr("slope f'(z)"), Role.SLOPE),
        entry(tr("δ = dL/da·slope"), Role.DELTA),
    )


def main_quantity(at: Position, term: int) -> Quantity:
    """What is asked about first in a phase."""
    kinds = {
        Part.FORWARD: Role.Z,
        Part.LOSS: Role.LOSS,
        Part.BACKWARD: Role.DELTA,
        Part.UPDATE: Role.NEW_WEIGHT,
    }
    return Quantity(kinds[at.phase], at.layer, at.unit, term)


def source_of(worked: WorkedPass, at: Position, term: int) -> tuple[int, int] | None:
    """The layer and unit that a term comes from, to go there; None if it is a pixel or of this layer."""
    if at.phase in (Part.FORWARD, Part.UPDATE):
        return (at.layer - 1, term) if at.layer else None
    if at.phase is Part.BACKWARD and at.layer < worked.layers - 1:
        return at.layer + 1, term
    return None


def _names(worked: WorkedPass, layer: int) -> tuple[str, ...]:
    if layer < 0:
        return tuple(map(pixel_index, range(worked.units(layer))))
    if layer == worked.layers - 1:
        return tuple(tr("for {label}", label=name) for name in worked.classes)
    return tuple(unit_words(worked, layer, unit) for unit in range(worked.units(layer)))


def _is_picture(worked: WorkedPass, layer: int) -> bool:
    return layer < 0 and worked.units(layer) == SIDE * SIDE


def _exact(values: NDArray[np.floating[Any]]) -> Floats:
    return np.asarray(values, np.float64)
