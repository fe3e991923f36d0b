"""Points that no straight line parts: what a network without a hidden layer makes of them, and one with.

Digits are nearly linearly separable, so a hidden layer gains little there. These points are not: XOR, whose classes lie
crosswise, and rings, of which one lies within the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import mark, tr
from hwr.nn.config import TrainingConfig
from hwr.nn.metrics import accuracy
from hwr.nn.network import Architecture, LayerSpec
from hwr.nn.optimizers import Adam
from hwr.nn.training import TrainingData, TrainingState, train
from hwr.recipe.progress import Progress
from hwr.words import percent

Floats = NDArray[np.float64]

XOR, RINGS = "xor", "rings"
SETS: Final = ((XOR, "XOR"), (RINGS, mark("a ring around a disc")))

REACH: Final = 1.4
"""The plane is shown from minus to plus this along both inputs."""

SIDE: Final = 48
"""The outputs are computed at so many places along each input."""

_COUNT: Final = 200
_EPOCHS: Final = 200
_INTERVAL: Final = 0.02
_STREAM: Final = 7
_PARTED: Final = 0.95


@dataclass(frozen=True)
class Task:
    """What is to be parted, and with what.

    Attributes:
        points: "xor" or "rings".
        units: in the hidden layer, at least 1.
        seed: of the points and the first weights.
    """

    points: str
    units: int
    seed: int

    @property
    def samples(self) -> tuple[Floats, NDArray[np.intp]]:
        """The points (n, 2) and their classes (n,), 0 or 1, as many of each."""
        rng = np.random.default_rng([self.seed, _STREAM])
        labels = np.arange(_COUNT) % 2
        if self.points == XOR:
            first = rng.choice([-1.0, 1.0], _COUNT)
            corners = np.stack([first, np.where(labels == 1, -first, first)], axis=1)
            return 0.75 * corners + rng.normal(0, 0.17, (_COUNT, 2)), labels
        angles = rng.uniform(0, 2 * np.pi, _COUNT)
        radii = np.where(labels == 1, rng.uniform(0.85, 1.2, _COUNT), rng.uniform(0, 0.5, _COUNT))
        return np.stack([radii * np.cos(angles), radii * np.sin(angles)], axis=1), labels


@dataclass(frozen=True, eq=False)
class Parted:
    """What came of it, without a hidden layer and with one.

    Attributes:
        task: which.
        accuracies: the shares of points on their side, in [0, 1].
        maps: the outputs for class 1, (SIDE, SIDE) each, in [0, 1]; rows along x2 from below, columns along x1.
    """

    task: Task
    accuracies: tuple[float, float]
    maps: tuple[Floats, Floats]

    def words(self) -> str:
        """What is to be seen, in two or three sentences."""
        none, one = self.accuracies
        said = tr(
            "Without a hidden layer there is one straight line, and it gets {none} of the points right; no line gets "
            "more than three quarters. With a hidden layer of %n unit(s) it is {one}.",
            "",
            self.task.units,
            none=percent(none),
            one=percent(one),
        )
        if one >= _PARTED:
            rest = tr("Each unit draws a line of its own, and the output puts them together.")
        else:
            rest = tr("That does not part them yet: give it another unit, or another seed.")
        return f"{said} {rest}"


def part(task: Task) -> Iterator[Progress | Parted]:
    """Train both networks on the points; the last value is what came of it. Equal tasks give equal results."""
    x, labels = task.samples
    data = TrainingData(x.astype(np.float32), labels)
    axis = np.linspace(-REACH, REACH, SIDE)
    places = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    scores, maps = [], []
    for number, hidden in enumerate(((), (LayerSpec(task.units, "tanh"),))):
        state = _begun((*hidden, LayerSpec(2, "softmax")), task.seed)
        # It is told often how far it is, so that another task need not wait for this one's end.
        for report in train(state, data, report_interval=_INTERVAL, evaluate_every=0):
            yield Progress(tr("Training on the points"), (number + report.epoch / _EPOCHS) / 2)
        network = state.result()
        scores.append(accuracy(labels, network.predict(x).argmax(axis=1)))
        maps.append(np.asarray(network.predict(places)[:, 1], np.float64).reshape(SIDE, SIDE))
    yield Parted(task, (scores[0], scores[1]), (maps[0], maps[1]))


def _begun(layers: tuple[LayerSpec, ...], seed: int) -> TrainingState:
    config = TrainingConfig(optimizer=Adam(), learning_rate=0.05, batch_size=100, epochs=_EPOCHS, seed=seed)
    return TrainingState.start(Architecture(2, layers), config)
