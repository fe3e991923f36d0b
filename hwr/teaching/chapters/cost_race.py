"""The race of the chapter on the cost: one unit, trained from the same start with squared error and cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.activations import activate
from hwr.nn.config import TrainingConfig
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.nn.updates import Updater
from hwr.teaching.chapters.cost import ENTROPY, LOSS_WORDS, SQUARED
from hwr.teaching.numerals import numeral

Floats = NDArray[np.float64]

LEARNT: Final = 0.1
"""An output so close to its target counts as learnt."""

_UNIT: Final = Architecture(1, (LayerSpec(1, "sigmoid"),))


@dataclass(frozen=True, eq=False)
class CostRace:
    """What came of it.

    Attributes:
        target: 0 or 1.
        outputs: by loss, the unit's output before the first update and after each, (epochs + 1,).
    """

    target: int
    outputs: Mapping[str, Floats]

    @property
    def epochs(self) -> int:
        """How long it was trained."""
        return len(self.outputs[SQUARED]) - 1

    def learnt_after(self, loss: str) -> int | None:
        """After how many epochs it first came within `LEARNT` of the target; None if it never did."""
        near = np.flatnonzero(np.abs(self.outputs[loss] - self.target) < LEARNT)
        return int(near[0]) if len(near) else None

    def words_at(self, epoch: int) -> str:
        """How it stands while it is run, after so many epochs; at the end, who won."""
        if epoch >= self.epochs:
            return self.words()
        stand = " and ".join(
            f"with {LOSS_WORDS[loss]} it says {numeral(float(self.outputs[loss][epoch]), 3)}"
            for loss in (ENTROPY, SQUARED)
        )
        return f"After {epoch} of {self.epochs} epochs the unit should say {self.target}: {stand}."

    def words(self) -> str:
        """Who won, in two or three sentences."""
        if not self.learnt_after(SQUARED) and self.learnt_after(SQUARED) is not None:
            return f"Nothing to learn: the unit begins within {LEARNT} of its target. Give it a wrong start with z."
        said = []
        for loss in (ENTROPY, SQUARED):
            last, after = numeral(float(self.outputs[loss][-1]), 3), self.learnt_after(loss)
            if after is None:
                said.append(f"with {LOSS_WORDS[loss]} it says {last} after {self.epochs} epochs, and has not learnt")
            else:
                epochs = "1 epoch" if after == 1 else f"{after} epochs"
                said.append(f"with {LOSS_WORDS[loss]} it has learnt after {epochs}")
        first, second = said
        start = numeral(float(self.outputs[SQUARED][0]), 3)
        return (
            f"The unit begins at {start} and should say {self.target}: {first}; {second}. "
            f"(Learnt: within {LEARNT} of the target.)"
        )


def cost_race(z: float, target: int, rate: float, epochs: int) -> CostRace:
    """Train one unit twice by plain gradient descent; its one input is always 1, as in Nielsen (2015, ch. 3).

    Weight and bias both begin at z / 2. A run that leaves the finite numbers stands still from there.
    """
    return CostRace(target, {loss: _outputs(loss, z, target, rate, epochs) for loss in (SQUARED, ENTROPY)})


def _outputs(loss: str, z: float, target: int, rate: float, epochs: int) -> Floats:
    config = TrainingConfig(
        loss=loss, optimizer=SGD(), learning_rate=rate, batch_size=1, epochs=epochs, dtype="float64"
    )
    state = TrainingState(config, Network(_UNIT, np.array([z / 2, z / 2])))
    # `train` takes class labels, and one output has but one class; its updates take any target.
    updater = Updater(state, {1}, epochs)
    sample, wanted = np.ones((2, 1)), np.array([[float(target)]])
    parameters = np.empty((epochs + 1, 2))
    parameters[0] = state.network.parameters
    with np.errstate(all="ignore"):
        for epoch in range(1, epochs + 1):
            if not updater.update(sample, wanted, measured=False):
                parameters[epoch:] = state.network.parameters
                break
            parameters[epoch] = state.network.parameters
    # The one input is 1, so z is the weight plus the bias.
    return activate("sigmoid", parameters.sum(axis=1)).astype(np.float64)
