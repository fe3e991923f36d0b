"""A scene: what is to be seen of a pass through the small network while it goes over to a stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from hwr.chapters.network.formulas import NOTHING
from hwr.chapters.network.model import NAMES, SmallPass
from hwr.chapters.network.stage import Stage

ARRIVES: Final = 0.7
"""What runs along an edge has arrived after so much of the way to a stage; then what comes of it appears."""


@dataclass(frozen=True)
class Scene:
    """A pass at a stage, or on its way there from the one before.

    Attributes:
        share: how much of that way is behind it, 0 to 1.
        chosen: an edge or a unit by its name, or `NOTHING`.
    """

    made: SmallPass
    stage: Stage
    share: float = 1.0
    chosen: str = NOTHING

    def shown(self, since: Stage) -> float:
        """How much of what a stage brings is to be seen, 0 to 1."""
        if self.stage is not since:
            return float(self.stage.number > since.number)
        return max(self.share - ARRIVES, 0.0) / (1 - ARRIVES)

    def light(self, unit: int) -> float:
        """How much of a unit's activation is to be seen, 0 to 1."""
        return self.shown(Stage.OUTPUT if unit == 3 else Stage.HIDDEN)

    def shows_delta(self, unit: int) -> bool:
        """Whether a unit's delta is to be seen, and with it the gradients of the edges into the unit."""
        return self.shown(Stage.OUTPUT_DELTA if unit == 3 else Stage.HIDDEN_DELTA) > 0

    def parameter(self, name: str) -> float:
        """A weight or bias, on its way through the update."""
        old = self.made.parameter(name)
        if self.stage is not Stage.UPDATE:
            return old
        return old + (self.made.updated[NAMES.index(name)] - old) * self.share
