"""A slice of a network's loss: all its weights moved along two directions at once, and the loss at every place.

What gradient descent walks on has as many dimensions as the network has weights. Cut along two directions d1 and d2
through a trained network's weights w0, it becomes a landscape one can see: (w1, w2) -> Loss(w0 + w1 d1 + w2 d2).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.descent.landscapes import REACH
from hwr.language import mark, tr
from hwr.nn.config import TrainingConfig
from hwr.nn.data import input_rows
from hwr.nn.losses import LOSSES
from hwr.nn.network import LayerSpec, Network
from hwr.nn.performance import one_thread
from hwr.nn.propagation import Propagation
from hwr.nn.trace import record, target_columns
from hwr.nn.training import TrainingState, train
from hwr.recipe.preparing import Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import CLASSES, Recipe

Floats = NDArray[np.float64]

GRID: Final = 33
"""The loss is computed at so many places along each direction."""

DIRECTIONS: Final = (("random", mark("two random directions")), ("weights", mark("two weights of the output layer")))

_START: Final = (-1.5, 1.1)
_WEIGHT_REACH: Final = 4.0
"""A weight is moved by at most so many times the largest of its layer."""


class SliceLoss:
    """The loss along two directions, through buffers that are allocated once; not for several threads at once.

    Args:
        network: where the slice is cut; not changed.
        directions: (2, parameters).
        x, labels: the samples whose mean cross-entropy is the loss: (n, inputs) and (n,).
    """

    def __init__(
        self, network: Network, directions: NDArray[np.floating], x: NDArray[np.floating], labels: NDArray[np.intp]
    ) -> None:
        architecture, dtype = network.architecture, network.dtype
        self._network = network
        self._directions = np.asarray(directions, dtype)
        self._moved = network.copy()
        self._columns = input_rows(x, architecture.inputs, dtype).T
        n = self._columns.shape[1]
        self._targets = target_columns(labels, n, architecture.outputs, 0.0, dtype)
        self._propagation = Propagation(architecture, n, dtype, loss="cross_entropy")
        self._gradient = np.empty_like(network.parameters)
        self._limited = one_thread()
        self._passed: Floats | None = None  # where the last forward pass was made

    def value(self, point: Floats) -> float:
        """The loss at (w1, w2); infinite where it is no finite number."""
        np.dot(np.asarray(point, self._network.dtype), self._directions, out=self._moved.parameters)
        self._moved.parameters += self._network.parameters
        with self._limited(), np.errstate(all="ignore"):
            found = self._propagation.loss(self._moved.blocks, self._columns, self._targets)
        self._passed = np.array(point, np.float64)
        return found if math.isfinite(found) else math.inf

    def gradient(self, point: Floats) -> Floats:
        """Its slope along both directions, (2,): the gradient of backpropagation, projected onto them."""
        if self._passed is None or not np.array_equal(point, self._passed):
            self.value(point)
        blocks = self._network.architecture.blocks(self._gradient)
        with self._limited(), np.errstate(all="ignore"):
            self._propagation.backward(self._moved.blocks, self._columns, self._targets, blocks)
            return np.asarray(np.dot(self._directions, self._gradient), np.float64)


@dataclass(frozen=True, eq=False)
class Slice:
    """A landscape of two dimensions, cut out of a network's.

    Attributes:
        loss: computes it anywhere.
        axis: the places along each direction at which `losses` are known, (GRID,), from -REACH to REACH.
        losses: (GRID, GRID), row by row from the lowest y.
        remark: one sentence on what is cut.
    """

    loss: SliceLoss
    axis: Floats
    losses: Floats
    remark: str
    start: tuple[float, ...] = _START
    dimensions: int = 2

    def value(self, point: Floats) -> float:
        return self.loss.value(_held(point))

    def gradient(self, point: Floats) -> Floats:
        return self.loss.gradient(_held(point))

    def curvature(self, point: Floats) -> float:
        """From second differences of the known losses around; computing it would need many more passes."""
        spacing = self.axis[1] - self.axis[0]
        column, row = (
            int(np.clip(round((at + REACH) / spacing), 1, GRID - 2)) for at in np.nan_to_num(point).clip(-REACH, REACH)
        )
        part = self.losses[row - 1 : row + 2, column - 1 : column + 2]
        along_x, along_y = part[1, 0] - 2 * part[1, 1] + part[1, 2], part[0, 1] - 2 * part[1, 1] + part[2, 1]
        mixed = (part[2, 2] - part[2, 0] - part[0, 2] + part[0, 0]) / 4
        bends = np.abs(np.linalg.eigvalsh([[along_x, mixed], [mixed, along_y]]))
        return float(bends.max() / spacing**2)


def cut(
    network: Network, x: NDArray[np.floating], labels: NDArray[np.intp], directions: str, seed: int
) -> Iterator[Progress | Slice]:
    """Compute the loss at every place of the grid; the last value is the `Slice`.

    Args:
        network: its outputs can be followed by cross-entropy.
        x, labels: samples it is to read.
        directions: a name in `DIRECTIONS`.
        seed: of the random ones.

    Raises:
        ConfigError, DataError: as `record`.
    """
    yield Progress(tr("Choosing two directions"), 0.0)
    if directions == "random":
        chosen, remark = random_directions(network, np.random.default_rng(seed)), tr(_RANDOM_REMARK)
    else:
        chosen, remark = weight_directions(network, x)
    loss = SliceLoss(network, chosen, x, labels)
    axis = np.linspace(-REACH, REACH, GRID)
    losses = np.empty((GRID, GRID))
    for row, y in enumerate(axis):
        yield Progress(tr("Computing the loss at every place"), row / GRID)
        losses[row] = [loss.value(np.array([x_at, y])) for x_at in axis]
    yield Slice(loss, axis, losses, remark)


def random_directions(network: Network, rng: np.random.Generator) -> Floats:
    """Two random directions (2, parameters), normalised by unit: at the edge of the picture, each unit's weights have
    moved by as much as they are long. Biases stay (filter normalisation, Li et al. 2018, sec. 4)."""
    found = rng.standard_normal((2, len(network.parameters)))
    for direction in found:
        for block, weights in zip(network.architecture.blocks(direction), network.weights, strict=True):
            lengths = np.maximum(np.linalg.norm(block[:-1], axis=0), np.finfo(np.float64).tiny)
            block[:-1] *= np.linalg.norm(weights.astype(np.float64), axis=0) / lengths / REACH
            block[-1] = 0.0
    return found


def weight_directions(network: Network, x: NDArray[np.floating]) -> tuple[Floats, str]:
    """Two single weights of the output layer, (2, parameters): the two, of different output units, by which the loss is
    bent most (the diagonal of the Gauss-Newton matrix: the mean of a^2 p (1 - p)). And a sentence that names them."""
    last = record(network, x).layers[-1]
    bends = np.square(last.inputs.astype(np.float64)).T @ (last.a * (1.0 - last.a)).astype(np.float64)
    first = np.unravel_index(int(bends.argmax()), bends.shape)
    others = bends.copy()
    others[:, first[1]] = -1.0
    places = (first, np.unravel_index(int(others.argmax()), bends.shape))
    found = np.zeros((2, len(network.parameters)))
    longest = float(np.abs(network.weights[-1]).max()) or 1.0
    names = []
    for direction, (unit, output) in zip(found, places, strict=True):
        network.architecture.blocks(direction)[-1][unit, output] = _WEIGHT_REACH * longest / REACH
        names.append(tr("from unit {unit} to output {output}", unit=int(unit) + 1, output=int(output)))
    return found, tr(
        "x and y move two weights, {first} and {second}; all others stay as they are.", first=names[0], second=names[1]
    )


_RANDOM_REMARK: Final = mark(
    "x and y move all weights at once, in two random directions; in the middle lie the weights as they were learnt."
)


def _held(point: Floats) -> Floats:
    """Within float32."""
    return np.clip(point, -1e6, 1e6)


SAMPLES: Final = 200
"""The loss is the mean over so many digits: few enough for a step to be taken at once."""

SMALL: Final = Recipe(
    hidden=(LayerSpec(16, "tanh"),),
    samples=SAMPLES,
    variants=0,
    training=TrainingConfig(learning_rate=0.01, batch_size=20, epochs=30),
)
"""What is trained where no network reads that could be cut."""

_SHARE: Final = 0.3
"""So much of the work is over when cutting begins."""


def can_be_cut(network: Network) -> bool:
    """Whether it reads the digits, with outputs that cross-entropy can follow."""
    architecture = network.architecture
    ends = architecture.layers[-1].activation in LOSSES["cross_entropy"].pairs
    return ends and architecture.inputs == 64 and architecture.outputs == len(CLASSES)


def slice_of_digits(network: Network | None, directions: str, seed: int) -> Iterator[Progress | Slice]:
    """A slice through this network, or, if there is none, through a small one that is trained first.

    Args:
        network: one that `can_be_cut`; not changed.
        directions, seed: as for `cut`.

    Yields:
        `Progress`, then one `Slice`.

    Raises:
        DataError: if the digits cannot be fetched.
    """
    prepared = yield from Preparer().prepared(SMALL)
    x, labels = prepared.data.variants[0][:SAMPLES], prepared.data.y[:SAMPLES]
    if network is None:
        state = TrainingState.start(SMALL.architecture, SMALL.training)
        for report in train(state, prepared.data, evaluate_every=0):
            yield Progress(tr("Training a small network"), _SHARE * report.epoch / (SMALL.training.epochs or 1))
        network = state.result()
    for done in cut(network, x, labels, directions, seed):
        yield replace(done, share=_SHARE + (1 - _SHARE) * done.share) if isinstance(done, Progress) else done
