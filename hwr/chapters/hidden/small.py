"""A small network whose first layer can be looked at: trained freely, or with weights that decay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from hwr.chapters.hidden.depth import Experiment
from hwr.language import tr
from hwr.nn.metrics import accuracy
from hwr.nn.network import Network
from hwr.nn.training import TrainingState, train
from hwr.recipe.preparing import Prepared
from hwr.recipe.progress import Progress
from hwr.words import numeral, percent

UNITS: Final = 24
_EPOCHS: Final = 60
_INTERVAL: Final = 0.05
_FADED: Final = 0.1
"""A unit whose weights are together so much shorter than the longest has faded away: nothing comes of it."""

_EXPERIMENT: Final = Experiment(units=UNITS, epochs=_EPOCHS)


@dataclass(frozen=True, eq=False)
class Small:
    """What came of it.

    Attributes:
        decay: the strength of the weight decay, `l2` of a training.
        network: 64 inputs, `UNITS` ReLU units, ten outputs.
        tested: accuracy on the digits held out, in [0, 1].
    """

    decay: float
    network: Network
    tested: float

    @property
    def faded(self) -> int:
        """How many units of the first layer have next to no weights left."""
        lengths = np.linalg.norm(self.network.weights[0], axis=0)
        return int((lengths < _FADED * lengths.max()).sum())

    def words(self) -> str:
        """What the decay has done, in two or three sentences."""
        score = tr("It reads {tested} of the test digits.", tested=percent(self.tested, 1))
        if not self.decay:
            said = tr(
                "Trained freely, the pictures look like noise: the random weights of the beginning are still in them, "
                "for nothing takes away what is not needed."
            )
            todo = tr("Turn up the weight decay.")
            return f"{said} {score} {todo}"
        said = tr("With a decay of {decay}, only what is needed stays: strokes, arcs, gaps.", decay=numeral(self.decay))
        if not self.faded:
            return f"{said} {score}"
        gone = tr("%n unit(s) of {units} have faded away.", "", self.faded, units=UNITS)
        return f"{said} {gone} {score}"


def train_small(decay: float, digits: Prepared) -> Iterator[Progress | Small]:
    """Train one, on the digits as they are; the same decay gives the same network. The last value is what came of it.

    Raises:
        ConfigError, DataError: as `train`.
    """
    recipe = _EXPERIMENT.recipe(1, 0)
    state = TrainingState.start(recipe.architecture, replace(recipe.training, l2=decay))
    for report in train(state, digits.data, report_interval=_INTERVAL, evaluate_every=0):
        yield Progress(tr("Training a small network"), min(1.0, report.epoch / _EPOCHS))
    network = state.result()
    assert digits.data.x_test is not None
    assert digits.data.y_test is not None
    yield Small(decay, network, accuracy(digits.data.y_test, network.predict(digits.data.x_test).argmax(axis=1)))
