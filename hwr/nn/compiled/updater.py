"""The updater of the compiled engine: stretches of batches to the kernel, and what comes of them to the state."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.architecture import Architecture
from hwr.nn.batches import Batches
from hwr.nn.compiled.kernel import CHUNK, DONE, NO_STEP, PIECE, Room, Shape, Stretch, bits_of, make_updates
from hwr.nn.compiled.known import ACTIVATIONS, LOSSES, OPTIMIZERS
from hwr.nn.compiled.optimizer import Parameters, Rule
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import Adam, Momentum, RMSprop
from hwr.nn.performance import empty
from hwr.nn.propagation import Dropout
from hwr.nn.report import LayerReport
from hwr.nn.state import TrainingState

Array = NDArray[np.floating[Any]]

MOST_BITS: Final = 1 << 22
"""Random bits that are drawn at once, in pieces of 16, unless a single update takes more."""


class CompiledUpdater:
    """Makes the updates of one training; as `Updater`, but for the last digits.

    A batch is never cut in halves: with dropout a large one silences other units than with the other engine.
    """

    def __init__(self, state: TrainingState, sizes: Iterable[int], horizon: int | None) -> None:
        architecture, config = state.network.architecture, state.config
        self._state = state
        self._horizon = horizon
        self._shape = Shape(
            np.array([architecture.inputs, *(layer.units for layer in architecture.layers)]),
            np.array([ACTIVATIONS[layer.activation] for layer in architecture.layers]),
            LOSSES[config.loss],
        )
        self._rule = _rule(config)
        self._room = _room(architecture, max(sizes), config)
        self._nothing = empty((0,), config.dtype)
        self._faint = 1e4 * float(np.finfo(config.dtype).tiny)
        self._threshold = Dropout(config.dropout, state.dropout_rng).threshold if config.dropout else 0

    def advance(self, batches: Batches, count: int, *, measured: bool) -> list[float]:
        """As `Updater.advance`."""
        losses: list[float] = []
        while len(losses) < count:
            wanted = count - len(losses)
            made, is_done = self._stretch(batches, wanted, measured)
            losses += made
            if not is_done:
                break
        return losses

    def _stretch(self, batches: Batches, most: int, measured: bool) -> tuple[list[float], bool]:
        """Make up to so many updates, as many as lie one behind the other: their losses, and whether all is well.

        Args:
            measured: whether `state.layers` is brought up to date by the last of that many.
        """
        state = self._state
        x, targets, weights = batches.rows(state.epoch, state.batch)
        sizes = self._sizes(len(x), batches.size)[:most]
        rates, shares = self._rates(len(sizes))
        words = [self._words(size) for size in sizes] if self._threshold else []
        before = state.dropout_rng.bit_generator.state if self._threshold else None
        bits = state.dropout_rng.bit_generator.random_raw(sum(words)) if self._threshold else np.empty(0, np.uint64)
        losses = np.empty(len(sizes))
        squares = np.zeros((len(self._shape.activations), 3) if measured and len(sizes) == most else (0, 3))
        made, end = make_updates(
            self._shape,
            self._vectors(),
            self._rule,
            Stretch(
                x.reshape(-1),
                targets.reshape(-1),
                self._nothing if weights is None else weights,
                0,
                len(x),
                batches.size,
                rates,
                shares,
                state.slot_updates,
                self._threshold,
                bits.view(np.uint16),
            ),
            self._room,
            self._faint,
            losses,
            squares,
        )
        if made % 2:
            state.network, state.previous = state.previous, state.network
        if made:
            state.count(losses[:made].tolist(), sizes[:made], float(rates[made - 1]))
        if end == DONE:
            if len(squares):
                state.layers = tuple(LayerReport(*map(float, norms)) for norms in np.sqrt(squares))
            return losses.tolist(), True
        if before is not None:
            state.dropout_rng.bit_generator.state = before
            state.dropout_rng.bit_generator.random_raw(sum(words[: made + 1]))
        if end == NO_STEP:
            np.copyto(state.previous.parameters, state.network.parameters)
        state.fall_back()
        return losses[:made].tolist(), False

    def _sizes(self, samples: int, size: int) -> list[int]:
        """Of the batches that those samples make; of fewer, if they take too many random bits."""
        rest = samples % size
        sizes = [size] * (samples // size) + ([rest] if rest else [])
        words = self._words(size)
        return sizes[: max(1, MOST_BITS // (4 * words))] if words else sizes

    def _words(self, samples: int) -> int:
        """Words of 64 random bits that an update takes."""
        hidden = self._shape.widths[1:-1].tolist() if self._threshold else ()
        return sum(bits_of(units, samples) // 4 for units in hidden)

    def _rates(self, count: int) -> tuple[Array, Array]:
        """Of so many updates: the learning rate, and the share of the average."""
        state, config, horizon = self._state, self._state.config, self._horizon
        updates = range(state.update, state.update + count)
        factors = np.array([config.schedule.factor(update, horizon) for update in updates])
        if config.averaging is None:
            return state.learning_rate * factors, np.zeros(count)
        return state.learning_rate * factors, np.array([config.averaging.share(update, horizon) for update in updates])

    def _vectors(self) -> Parameters:
        state, nothing = self._state, self._nothing
        first, second = (*state.slots, nothing, nothing)[:2]
        average = nothing if state.average is None else state.average.parameters
        return Parameters(state.network.parameters, state.previous.parameters, first, second, average)


def _rule(config: TrainingConfig) -> Rule:
    optimizer = config.optimizer
    memory = of_squares = epsilon = 0.0
    if isinstance(optimizer, Momentum):
        memory = optimizer.momentum
    elif isinstance(optimizer, RMSprop):
        memory, epsilon = optimizer.decay, optimizer.epsilon
    elif isinstance(optimizer, Adam):
        memory, of_squares, epsilon = optimizer.beta1, optimizer.beta2, optimizer.epsilon
    decay, is_averaged = float(optimizer.decoupled_decay), config.averaging is not None
    kind = OPTIMIZERS[optimizer.name]
    return Rule(kind, float(memory), float(of_squares), float(epsilon), float(config.l2), decay, is_averaged)


def _room(architecture: Architecture, samples: int, config: TrainingConfig) -> Room:
    """Memory for batches of up to so many samples."""
    piece = min(samples, PIECE)
    units = sum(layer.units for layer in architecture.layers)
    widest = max(max(shape) for shape in architecture.shapes)
    sizes = [(fan_in + 1) * units for fan_in, units in architecture.shapes]

    def numbers(count: int) -> Array:
        return empty((count,), config.dtype)

    a = numbers(piece * units)
    return Room(
        a=a,
        signals=numbers(piece * units) if config.dropout else a,
        delta=numbers(piece * units),
        gradient=numbers(max(CHUNK, 4 * widest)),
        whole=numbers(sum(sizes) if samples > PIECE else 0),
        marks=np.empty(piece * (widest // 64 + 1), np.int64),
        turned=numbers(max(*sizes, widest * piece)),
        thin=np.empty(len(architecture.layers), np.int64),
    )
