"""The race of the chapter on the cost: one unit, trained from the same start with squared error and cross-entropy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.cost.chapter import ENTROPY, LOSS_WORDS, SQUARED
from hwr.nn.activations import activate
from hwr.nn.config import TrainingConfig
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.nn.updates import Updater
from hwr.words import counted, numeral

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
                said.append(f"with {LOSS_WORDS[loss]} it has learnt after {counted(after, 'epoch')}")
        first, second = said
        start = numeral(float(self.outputs[SQUARED][0]), 3)
        return (
            f"The unit begins at {start} and should say {self.target}: {first}; {second}. "
            f"(Learnt: within {LEARNT} of the target.)"
        )


class CostTraining:
    """One unit, trained twice by plain gradient descent; its one input is always 1, as in Nielsen (2015, ch. 3).

    Weight and bias both begin at z / 2. Epochs are trained when they are first asked for, and once only. A run that
    leaves the finite numbers stands still from there.
    """

    def __init__(self, z: float, target: int, rate: float) -> None:
        self._target = target
        self._ways = {loss: _Way(loss, z, target, rate) for loss in (SQUARED, ENTROPY)}

    def race(self, epochs: int) -> CostRace:
        """What has come of it after so many epochs."""
        return CostRace(self._target, {loss: way.outputs(epochs) for loss, way in self._ways.items()})


class _Way:
    """What one loss makes of the unit."""

    def __init__(self, loss: str, z: float, target: int, rate: float) -> None:
        config = TrainingConfig(loss=loss, optimizer=SGD(), learning_rate=rate, batch_size=1, dtype="float64")
        self._state = TrainingState(config, Network(_UNIT, np.array([z / 2, z / 2])))
        # `train` takes class labels, and one output has but one class; its updates take any target.
        self._updater = Updater(self._state, {1}, None)
        self._sample, self._wanted = np.ones((2, 1)), np.array([[float(target)]])
        self._parameters = [self._state.network.parameters.copy()]
        self._has_ended = False

    def outputs(self, epochs: int) -> Floats:
        """Before the first update and after each, (epochs + 1,)."""
        with np.errstate(all="ignore"):
            while len(self._parameters) <= epochs and not self._has_ended:
                self._has_ended = not self._updater.update(self._sample, self._wanted, measured=False)
                if not self._has_ended:
                    self._parameters.append(self._state.network.parameters.copy())
        known = self._parameters[: epochs + 1]
        # The one input is 1, so z is the weight plus the bias.
        z = np.array([*known, *[self._parameters[-1]] * (epochs + 1 - len(known))]).sum(axis=1)
        return activate("sigmoid", z).astype(np.float64)
