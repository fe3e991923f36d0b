"""The stages of a pass through the small network, and what is known at each."""

from __future__ import annotations

from enum import Enum
from typing import Final

from hwr.language import mark


class Stage(Enum):
    """Where a pass has got to; in this order."""

    INPUTS = "inputs"
    HIDDEN = "hidden"
    OUTPUT = "output"
    LOSS = "loss"
    OUTPUT_DELTA = "output_delta"
    HIDDEN_DELTA = "hidden_delta"
    UPDATE = "update"

    @property
    def number(self) -> int:
        """From 0."""
        return STAGES.index(self)


STAGES: Final = tuple(Stage)

STAGE_WORDS: Final = {
    Stage.INPUTS: mark("the inputs are set"),
    Stage.HIDDEN: mark("the hidden units light up"),
    Stage.OUTPUT: mark("the output lights up"),
    Stage.LOSS: mark("the loss"),
    Stage.OUTPUT_DELTA: mark("δ of the output"),
    Stage.HIDDEN_DELTA: mark("δ of the hidden units"),
    Stage.UPDATE: mark("the update"),
}


def knows_activation(stage: Stage, unit: int) -> bool:
    """Whether a unit, 1 to 3, has computed."""
    return stage.number >= (Stage.OUTPUT if unit == 3 else Stage.HIDDEN).number


def knows_delta(stage: Stage, unit: int) -> bool:
    """Whether the error has come back to a unit, 1 to 3; then the edges into it have their gradients."""
    return stage.number >= (Stage.OUTPUT_DELTA if unit == 3 else Stage.HIDDEN_DELTA).number
