"""The way back in the chapter on damage: the plans there were, and which dial was turned last."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from hwr.chapters.damage.exam import ALONG
from hwr.chapters.damage.plan import Plan
from hwr.ui.kit.undo import UndoHistory

FIRST: Final = "pruned"
"""The dial whose curve is drawn before any was turned."""


@dataclass(frozen=True)
class PlanHistory:
    """Frozen: every change gives a new one. Turns of one dial in a row are one step.

    Attributes:
        steps: the plans.
        along: the dial, one of `ALONG`, that was turned last.
        turned: what made the last step, of which more of the same is part; empty if the next is one of its own.
    """

    steps: UndoHistory[Plan]
    along: str = FIRST
    turned: str = ""

    @property
    def plan(self) -> Plan:
        """What is broken now."""
        return self.steps.current

    def with_plan(self, plan: Plan) -> PlanHistory:
        """With what was done since; this history itself if nothing was."""
        changed = _changed(self.plan, plan)
        if not changed:
            return self
        turned = "+".join(changed)
        if turned == self.turned and turned != "by_hand":
            steps = UndoHistory(plan, self.steps.past)
        else:
            steps = self.steps.with_document(plan)
        return PlanHistory(steps, turned if turned in ALONG else self.along, turned)

    def undone(self) -> PlanHistory:
        """One step back; this history itself at its beginning."""
        return self._at(self.steps.undone())

    def redone(self) -> PlanHistory:
        """One step forth; this history itself at its end."""
        return self._at(self.steps.redone())

    def _at(self, steps: UndoHistory[Plan]) -> PlanHistory:
        if steps is self.steps:
            return self
        varied = [name for name in _changed(self.plan, steps.current) if name in ALONG]
        return PlanHistory(steps, varied[0] if len(varied) == 1 else self.along)


def _changed(one: Plan, other: Plan) -> list[str]:
    """The names of what differs."""
    return [field.name for field in fields(Plan) if getattr(one, field.name) != getattr(other, field.name)]
