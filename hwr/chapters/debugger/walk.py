"""A walk through a worked pass: forward, loss, backward, update, by layers or by units, and back again.

Of a wide layer one page of units is looked at, ten at a time, those first that matter most; walking by units goes
through the page there is and on to the next layer. To choose a unit is to turn to its page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from typing import Final

import numpy as np

from hwr.chapters.debugger.worked_pass import WorkedPass

PAGE: Final = 10
"""Units of a page; as many as there are digits, so that all outputs are seen."""


class Phase(Enum):
    """Where a pass has got to."""

    FORWARD = "forward"
    LOSS = "loss"
    BACKWARD = "backward"
    UPDATE = "update"


@dataclass(frozen=True)
class Position:
    """Where one stands.

    Attributes:
        phase: see there.
        layer: from 0, inputs not counted; in the phase of the loss the outputs.
        unit: the one that is looked into, from 0.
    """

    phase: Phase
    layer: int
    unit: int


@dataclass(frozen=True)
class Reach:
    """What of a unit is known so far: whether its activation, its delta, its new weights."""

    forward: bool
    backward: bool
    updated: bool


@dataclass(frozen=True, eq=False)
class Walk:
    """All positions there are in a pass.

    Attributes:
        worked: the pass.
        by_blame: whether units matter by |delta|, not by |activation|.
        by_unit: whether a step is one unit, not one layer.
    """

    worked: WorkedPass
    by_blame: bool = False
    by_unit: bool = False

    @cached_property
    def stops(self) -> tuple[tuple[Phase, int], ...]:
        """Phases and layers in their order."""
        last = self.worked.layers - 1
        return (
            *((Phase.FORWARD, layer) for layer in range(last + 1)),
            (Phase.LOSS, last),
            *((Phase.BACKWARD, layer) for layer in range(last, -1, -1)),
            *((Phase.UPDATE, layer) for layer in range(last + 1)),
        )

    @cached_property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """The units of each layer: by what they matter where there are more than fit a page, else by number."""
        found = []
        for layer in range(self.worked.layers):
            trace, back = self.worked.forward_of(layer), self.worked.backward_of(layer)
            size = np.abs(back.delta[0] if self.by_blame else trace.a[0])
            units = len(size)
            ranked = np.argsort(-size, kind="stable") if units > PAGE else np.arange(units)
            found.append(tuple(ranked.tolist()))
        return tuple(found)

    @cached_property
    def _ranks(self) -> tuple[dict[int, int], ...]:
        return tuple({unit: rank for rank, unit in enumerate(order)} for order in self.orders)

    def first_unit(self, phase: Phase, layer: int) -> int:
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

    def _walks(self, phase: Phase) -> bool:
        """Whether one walks through the units there: the loss is one for all of them."""
        return self.by_unit and phase is not Phase.LOSS

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

        def is_known(phase: Phase) -> bool:
            then = self.stops.index((phase, layer))
            if now != then or not self._walks(phase):
                return now >= then
            return self._ranks[layer][unit] <= self._ranks[layer][at.unit]

        return Reach(is_known(Phase.FORWARD), is_known(Phase.BACKWARD), is_known(Phase.UPDATE))
