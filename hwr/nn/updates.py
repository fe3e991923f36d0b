"""Updates: from one batch to the next weights, through vectors and buffers that are allocated once.

The gradient of all layers is one vector. The optimizer turns it into a step in that same memory, and the new weights
are written over the ones before the last, so that the weights before an update are still at hand after it.

A large batch is worked on in two halves, which two threads can do at once. Whether it is cut follows from its size and
the network's alone, so that the weights do not depend on the threads.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.architecture import Architecture
from hwr.nn.batches import Batches
from hwr.nn.pair import Pair
from hwr.nn.performance import empty, full
from hwr.nn.propagation import Dropout, Propagation
from hwr.nn.report import LayerReport
from hwr.nn.state import TrainingState

Array = NDArray[np.floating[Any]]

SWEEP: Final = 64
"""Updates from one sweep through what the optimizer remembers to the next."""

WORTH_HALVING: Final = 1 << 23
"""Samples of a batch times parameters from which on it is cut: beyond half a millisecond, in which threads can meet."""

_JUMP: Final = 1 << 64
"""So many draws further on the second half of a batch draws what to drop."""


class _Part:
    """A batch, or one half of it: which samples, and what they are computed in.

    Args:
        samples: the columns of the batch.
        batch: how many it has.
        gradient: the vector (parameters,) for its part of the batch's gradient.
    """

    def __init__(
        self, state: TrainingState, samples: slice, batch: int, gradient: Array, rng: np.random.Generator
    ) -> None:
        config, architecture = state.config, state.network.architecture
        self._samples = samples
        self._is_half = samples.stop - samples.start < batch
        self._gradients = architecture.blocks(gradient)
        self._propagation = Propagation(
            architecture,
            samples.stop - samples.start,
            config.dtype,
            loss=config.loss,
            batch=batch,
            dropout=Dropout(config.dropout, rng) if config.dropout else None,
        )

    def descend(self, blocks: Sequence[Array], x: Array, y: Array, sample_weights: Array | None) -> float:
        """Both passes: writes the gradient and returns the loss, of which only a finite one makes a gradient."""
        if self._is_half:
            x, y = x[:, self._samples], y[:, self._samples]
            sample_weights = None if sample_weights is None else sample_weights[self._samples]
        loss = self._propagation.loss(blocks, x, y, sample_weights)
        self._propagation.backward(blocks, x, y, self._gradients, sample_weights)
        return loss


def halves(samples: int, architecture: Architecture) -> tuple[slice, ...]:
    """The parts that a batch is worked on in: two, or all of it."""
    if samples < 2 or samples * architecture.parameter_count < WORTH_HALVING:
        return (slice(0, samples),)
    middle = (samples + 1) // 2
    return slice(0, middle), slice(middle, samples)


class Updater:
    """Makes the updates of one training.

    Args:
        state: what is trained, and changed by every update.
        sizes: how many samples batches have.
        horizon: how many updates the whole training makes; None if it has no end.
        pair: who does the halves.
    """

    def __init__(
        self, state: TrainingState, sizes: Iterable[int], horizon: int | None, pair: Pair | None = None
    ) -> None:
        config, architecture = state.config, state.network.architecture
        self._state = state
        self._horizon = horizon
        self._pair = pair or Pair()
        self._step = empty(state.network.parameters.shape, config.dtype)
        self._gradients = architecture.blocks(self._step)
        self._scratch = empty(self._step.shape, config.dtype)
        self._faint = 1e4 * float(np.finfo(config.dtype).tiny)
        # 1 for weights, 0 for biases: what concerns weights alone is then still one operation on the whole vector.
        self._is_weight = full(self._step.shape, 1.0, config.dtype)
        for block in architecture.blocks(self._is_weight):
            block[-1] = 0.0
        cut = {size: halves(size, architecture) for size in sizes}
        is_any_cut = any(len(parts) > 1 for parts in cut.values())
        self._gradient_of_second = empty(self._step.shape if is_any_cut else (0,), config.dtype)
        self._further = np.random.PCG64(0)  # set anew for every batch
        self._parts = {
            size: [self._part(size, *of_part) for of_part in enumerate(parts)] for size, parts in cut.items()
        }

    def _part(self, batch: int, number: int, samples: slice) -> _Part:
        if number == 0:
            return _Part(self._state, samples, batch, self._step, self._state.dropout_rng)
        return _Part(self._state, samples, batch, self._gradient_of_second, np.random.Generator(self._further))

    def advance(self, batches: Batches, count: int, *, measured: bool) -> list[float]:
        """As in `engines.Engine`."""
        state = self._state
        losses: list[float] = []
        for left in range(count - 1, -1, -1):
            batch = batches.batch(state.epoch, state.batch)
            if not self.update(*batch, measured=measured and not left):
                break
            losses.append(state.loss)
        return losses

    def update(self, x: Array, y: Array, sample_weights: Array | None = None, *, measured: bool) -> bool:
        """One update on one batch.

        Args:
            x, y: inputs (inputs + 1, samples), the last row ones, and targets (outputs, samples).
            sample_weights: (samples,), what each sample's loss is multiplied by; None if all count alike.
            measured: whether `state.layers` is brought up to date.

        Returns:
            False if it would have left the finite numbers: then `state` keeps the last weights with a finite loss.
        """
        state, config = self._state, self._state.config
        network = state.network
        samples = y.shape[1]
        loss = self._descend(self._parts[samples], x, y, sample_weights)
        if config.l2:
            loss += self._penalty(network.parameters)
        if not math.isfinite(loss):
            state.fall_back()
            return False
        if config.l2:
            np.multiply(self._scratch, config.l2, out=self._scratch)
            np.add(self._step, self._scratch, out=self._step)

        gradient_norms = _norms(self._gradients) if measured else ()
        rate = state.learning_rate * config.schedule.factor(state.update, self._horizon)
        finite = self._advance(rate)
        if measured:
            norms = zip(gradient_norms, _norms(self._gradients), _norms(network.blocks), strict=True)
            state.layers = tuple(LayerReport(*of_layer) for of_layer in norms)
        if not finite:
            np.copyto(state.previous.parameters, network.parameters)
            state.fall_back()
            return False
        if (state.slot_updates + 1) % SWEEP == 0:
            self._sweep()
        state.network, state.previous = state.previous, network
        state.count((loss,), (samples,), rate)
        return True

    def _descend(self, parts: Sequence[_Part], x: Array, y: Array, sample_weights: Array | None) -> float:
        """Write the gradient of the batch's loss into `_step`, and return the loss."""
        blocks = self._state.network.blocks
        if len(parts) == 1:
            return parts[0].descend(blocks, x, y, sample_weights)
        if self._state.config.dropout:
            here = self._state.dropout_rng.bit_generator
            assert isinstance(here, np.random.PCG64), "as `config.stream` makes it"
            self._further.state = here.state
            self._further.advance(_JUMP)
        first, second = self._pair.both(*(partial(part.descend, blocks, x, y, sample_weights) for part in parts))
        np.add(self._step, self._gradient_of_second, out=self._step)
        return first + second

    def _penalty(self, parameters: Array) -> float:
        """l2/2 sum w^2 over the weights, which are left in the scratch."""
        np.multiply(parameters, self._is_weight, out=self._scratch)
        return 0.5 * self._state.config.l2 * float(np.dot(self._scratch, parameters))

    def _advance(self, rate: float) -> bool:
        """Write the new weights over `previous`, and take them into the average; False if they are not finite."""
        state, config, optimizer = self._state, self._state.config, self._state.config.optimizer
        step, scratch = self._step, self._scratch
        parameters, result = state.network.parameters, state.previous.parameters
        optimizer.step(step, state.slots, rate, state.slot_updates + 1)
        if decay := optimizer.decoupled_decay:
            np.multiply(parameters, self._is_weight, out=scratch)
            np.multiply(scratch, rate * decay, out=scratch)
            np.add(step, scratch, out=step)
        np.subtract(parameters, step, out=result)
        if state.average is not None and config.averaging is not None:
            average = state.average.parameters
            np.subtract(result, average, out=scratch)
            np.multiply(scratch, config.averaging.share(state.update, self._horizon), out=scratch)
            np.add(average, scratch, out=average)
        return math.isfinite(float(np.dot(step, step)))

    def _sweep(self) -> None:
        """Let the optimizer forget what has all but faded.

        What it remembers of a weight whose gradient stays 0, as it does for a pixel that hardly anybody inks, shrinks
        by the same factor with every update. It never arrives at 0, but stays among the numbers below the smallest
        normal one, for which a processor takes a hundred times as long: in single updates, five times for them all.
        """
        for slot in self._state.slots:
            np.abs(slot, out=self._scratch)
            slot[self._scratch < self._faint] = 0.0


def _norms(blocks: Sequence[Array]) -> tuple[float, ...]:
    """Euclidean norms, one a block."""
    return tuple(math.sqrt(float(np.vdot(block, block))) for block in blocks)
