"""A walk through the numbers of a worked pass: forward, loss, backward, update, by layers or by units, and back again.

Of a wide layer one page of units is looked at, ten at a time, those first that matter most; walking by units goes
through the page there is and on to the next layer. To choose a unit is to turn to its page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Final

import numpy as np

from hwr.chapters.debugger.worked_pass import WorkedPass
from hwr.language import mark, tr
from hwr.words import numeral, pixel_index, pixel_place

SIDE: Final = 8
"""Pixels a row."""


class Role(Enum):
    """What a number is; L is the loss."""

    INPUT = "what comes in"
    WEIGHT = "weight"
    PRODUCT = "w·a, one term of z"
    BIAS = "bias"
    Z = "pre-activation"
    A = "activation"
    TARGET = "what the output should be"
    LOSS = "loss"
    CARRIED = "w·δ, one term of dL/da"
    A_GRADIENT = "dL/da"
    SLOPE = "f'(z)"
    DELTA = "dL/dz"
    WEIGHT_GRADIENT = "dL/dw"
    BIAS_GRADIENT = "dL/db"
    NEW_WEIGHT = "weight after the update"
    NEW_BIAS = "bias after the update"
    NEW_LOSS = "loss after the update"


@dataclass(frozen=True)
class Quantity:
    """One number.

    Attributes:
        kind: what it is.
        layer, unit: whose, both from 0.
        other: the unit at the other end where the number belongs to an edge: of a weight, and of what comes in through
            it, the unit below; of the part of dL/da that it carries down (`CARRIED`), the unit above.
    """

    kind: Role
    layer: int
    unit: int
    other: int = 0


_VALUES: Final[Mapping[Role, Callable[[WorkedPass, int, int, int], float]]] = {
    Role.INPUT: lambda worked, layer, unit, other: worked.forward_of(layer).inputs[0, other],
    Role.WEIGHT: lambda worked, layer, unit, other: worked.forward_of(layer).weights[other, unit],
    Role.PRODUCT: lambda worked, layer, unit, other: (
        worked.forward_of(layer).weights[other, unit] * worked.forward_of(layer).inputs[0, other]
    ),
    Role.BIAS: lambda worked, layer, unit, other: worked.forward_of(layer).biases[unit],
    Role.Z: lambda worked, layer, unit, other: worked.forward_of(layer).z[0, unit],
    Role.A: lambda worked, layer, unit, other: worked.forward_of(layer).a[0, unit],
    Role.TARGET: lambda worked, layer, unit, other: worked.backward.targets[0, unit],
    Role.LOSS: lambda worked, layer, unit, other: worked.loss,
    Role.CARRIED: lambda worked, layer, unit, other: (
        worked.forward_of(layer + 1).weights[unit, other] * worked.backward_of(layer + 1).delta[0, other]
    ),
    Role.A_GRADIENT: lambda worked, layer, unit, other: worked.backward_of(layer + 1).input_gradient[0, unit],
    Role.SLOPE: lambda worked, layer, unit, other: worked.slopes[layer][unit],
    Role.DELTA: lambda worked, layer, unit, other: worked.backward_of(layer).delta[0, unit],
    Role.WEIGHT_GRADIENT: lambda worked, layer, unit, other: worked.backward_of(layer).weight_gradient[other, unit],
    Role.BIAS_GRADIENT: lambda worked, layer, unit, other: worked.backward_of(layer).bias_gradient[unit],
    Role.NEW_WEIGHT: lambda worked, layer, unit, other: worked.updated.weights[layer][other, unit],
    Role.NEW_BIAS: lambda worked, layer, unit, other: worked.updated.biases[layer][unit],
    Role.NEW_LOSS: lambda worked, layer, unit, other: worked.new_loss,
}


def value(worked: WorkedPass, asked: Quantity) -> float:
    """The number itself, out of the recorded pass."""
    return float(_VALUES[asked.kind](worked, asked.layer, asked.unit, asked.other))


def unit_words(worked: WorkedPass, layer: int, unit: int) -> str:
    """ "unit 17" of a hidden layer, "the output for 3", "the pixel in row 3, column 4"; all count from 1."""
    if layer < 0:
        return tr("the pixel in {place}", place=pixel_place(unit))
    if layer == worked.layers - 1:
        return tr("the output for {label}", label=worked.classes[unit])
    return tr("unit {unit}", unit=unit + 1)


def unit_index(worked: WorkedPass, layer: int, unit: int) -> str:
    """The same as an index in a formula: "17", "3", "3,4"."""
    if layer < 0:
        return pixel_index(unit)
    return worked.classes[unit] if layer == worked.layers - 1 else str(unit + 1)


def layer_words(worked: WorkedPass, layer: int) -> str:
    """ "layer 2 of 3", "the outputs"."""
    if layer == worked.layers - 1:
        return tr("the outputs", "the name of a layer")
    return tr("layer {layer} of {layers}", layer=layer + 1, layers=worked.layers)


PAGE: Final = 10
"""Units of a page; as many as there are digits, so that all outputs are seen."""


class Part(Enum):
    """Where a pass has got to."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"

    @property
    def title(self) -> str:
        """What it is called; marked."""
        return _TITLES[self]


_TITLES: Final[Mapping[Part, str]] = {
    Part.FORWARD: mark("Forward"),
    Part.LOSS: mark("Loss"),
    Part.BACKWARD: mark("Backward"),
    Part.UPDATE: mark("Update"),
}


@dataclass(frozen=True)
class Position:
    """Where one stands.

    Attributes:
        phase: see there.
        layer: from 0, inputs not counted; in the phase of the loss the outputs.
        unit: the one that is looked into, from 0.
    """

    phase: Part
    layer: int
    unit: int


@dataclass(frozen=True)
class Reach:
    """What of a unit is known so far: whether its activation, its delta, its new weights."""

    forward: bool
    backward: bool
    updated: bool


@dataclass(frozen=True, eq=False)
class PassWalk:
    """All positions there are in a pass.

    Attributes:
        worked: the pass.
        by_delta: whether units matter by |delta|, not by |activation|.
        by_unit: whether a step is one unit, not one layer.
    """

    worked: WorkedPass
    by_delta: bool = False
    by_unit: bool = False

    @cached_property
    def stops(self) -> tuple[tuple[Part, int], ...]:
        """Phases and layers in their order."""
        last = self.worked.layers - 1
        return (
            *((Part.FORWARD, layer) for layer in range(last + 1)),
            (Part.LOSS, last),
            *((Part.BACKWARD, layer) for layer in range(last, -1, -1)),
            *((Part.UPDATE, layer) for layer in range(last + 1)),
        )

    @cached_property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """The units of each layer: by what they matter where there are more than fit a page, else by number."""
        found = []
        for layer in range(self.worked.layers):
            trace, back = self.worked.forward_of(layer), self.worked.backward_of(layer)
            size = np.abs(back.delta[0] if self.by_delta else trace.a[0])
            units = len(size)
            ranked = np.argsort(-size, kind="stable") if units > PAGE else np.arange(units)
            found.append(tuple(ranked.tolist()))
        return tuple(found)

    @cached_property
    def _ranks(self) -> tuple[dict[int, int], ...]:
        return tuple({unit: rank for rank, unit in enumerate(order)} for order in self.orders)

    def first_unit(self, phase: Part, layer: int) -> int:
        """The unit to look into where nobody has chosen one: of the outputs the one that should be 1."""
        is_output = layer == self.worked.layers - 1
        return self.worked.label if is_output and not self._walks(phase) else self.orders[layer][0]

    def page(self, layer: int, unit: int) -> tuple[int, ...]:
        """The units that are seen together with this one."""
        start = self._ranks[layer][unit] // PAGE * PAGE
        return self.orders[layer][start : start + PAGE]

    def turned(self, layer: int, unit: int, pages: int) -> int:
        """The first unit so many pages on, or back; that of the last or first page, if there are no more."""
        last = (len(self.orders[layer]) - 1) // PAGE
        page = min(max(self._ranks[layer][unit] // PAGE + pages, 0), last)
        return self.orders[layer][page * PAGE]

    def after(self, at: Position) -> Position | None:
        """One step on; None at the end."""
        return self._step(at, 1)

    def before(self, at: Position) -> Position | None:
        """One step back; None at the beginning."""
        return self._step(at, -1)

    def _walks(self, phase: Part) -> bool:
        """Whether one walks through the units there: the loss is one for all of them."""
        return self.by_unit and phase is not Part.LOSS

    def _step(self, at: Position, by: int) -> Position | None:
        if self._walks(at.phase):
            page = self.page(at.layer, at.unit)
            place = page.index(at.unit) + by
            if 0 <= place < len(page):
                return replace(at, unit=page[place])
        index = self.stops.index((at.phase, at.layer)) + by
        if not 0 <= index < len(self.stops):
            return None
        phase, layer = self.stops[index]
        unit = self.first_unit(phase, layer)
        if by < 0 and self._walks(phase):
            unit = self.page(layer, unit)[-1]
        return Position(phase, layer, unit)

    def reach(self, at: Position, layer: int, unit: int) -> Reach:
        """What of a unit is known when one stands there."""
        now = self.stops.index((at.phase, at.layer))

        def is_known(phase: Part) -> bool:
            then = self.stops.index((phase, layer))
            if now != then or not self._walks(phase):
                return now >= then
            return self._ranks[layer][unit] <= self._ranks[layer][at.unit]

        return Reach(is_known(Part.FORWARD), is_known(Part.BACKWARD), is_known(Part.UPDATE))


@dataclass(frozen=True, eq=False)
class Here:
    """A walk and where one stands on it: what of it is to be seen."""

    walk: PassWalk
    at: Position
    kept: frozenset[Role] = frozenset()
    """Of the unit one stands at, what is not to be seen: somebody is to find it out."""

    @property
    def worked(self) -> WorkedPass:
        """The pass that is walked through."""
        return self.walk.worked

    def unit_of(self, layer: int) -> int:
        """The one whose page a layer shows."""
        return self.at.unit if layer == self.at.layer else self.walk.orders[layer][0]

    def shows_delta(self, layer: int) -> bool:
        """Whether a layer shows δ: on the way back, once it is there."""
        return self.at.phase is Part.UPDATE or (self.at.phase is Part.BACKWARD and layer >= self.at.layer)

    def keeps(self, asked: Quantity) -> bool:
        """Whether a number is not to be seen."""
        return asked.kind in self.kept and (asked.layer, asked.unit) == (self.at.layer, self.at.unit)

    def is_known(self, layer: int, unit: int) -> bool:
        """Whether what the layer shows has been computed for this unit."""
        if self.shows_delta(layer) and self.keeps(Quantity(Role.DELTA, layer, unit)):
            return False
        reach = self.walk.reach(self.at, layer, unit)
        return reach.backward if self.shows_delta(layer) else reach.forward

    @property
    def knows_loss(self) -> bool:
        """Whether the outputs are all there, and with them the loss."""
        stops = self.walk.stops
        return stops.index((self.at.phase, self.at.layer)) >= stops.index((Part.LOSS, self.worked.layers - 1))

    @property
    def words(self) -> str:
        """For a screen reader: the page of the position."""
        walk, at, worked = self.walk, self.at, self.worked
        said = [f"{tr(at.phase.title)}, {layer_words(worked, at.layer)}."]
        for unit in walk.page(at.layer, at.unit):
            reach = walk.reach(at, at.layer, unit)
            numbers = []
            if reach.forward:
                numbers.append(f"a {numeral(float(worked.forward_of(at.layer).a[0, unit]))}")
            if reach.backward and not self.keeps(Quantity(Role.DELTA, at.layer, unit)):
                numbers.append(f"δ {numeral(float(worked.backward_of(at.layer).delta[0, unit]))}")
            name, found = unit_words(worked, at.layer, unit), ", ".join(numbers) or tr("not computed yet")
            said.append(
                tr("{unit} (chosen): {numbers};", unit=name, numbers=found) if unit == at.unit else f"{name}: {found};"
            )
        return " ".join(said)
