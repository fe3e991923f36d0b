"""Updates: from one batch to the next weights, through vectors and buffers that are allocated once.

The gradient of all layers is one vector. The optimizer turns it into a step in that same memory, and the new weights
are written over the ones before the last, so that the weights before an update are still at hand after it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.performance import empty, full
from hwr.nn.propagation import Dropout, Propagation
from hwr.nn.report import LayerReport
from hwr.nn.state import TrainingState

Array = NDArray[np.floating[Any]]

SWEEP: Final = 64
"""Updates from one sweep through what the optimizer remembers to the next."""


class Updater:
    """Makes the updates of one training.

    Args:
        state: what is trained, and changed by every update.
        sizes: how many samples batches have.
        horizon: how many updates the whole training makes; None if it has no end.
    """

    def __init__(self, state: TrainingState, sizes: Iterable[int], horizon: int | None) -> None:
        config, architecture = state.config, state.network.architecture
        self._state = state
        self._horizon = horizon
        dropout = Dropout(config.dropout, state.dropout_rng) if config.dropout else None
        self._passes = {
            size: Propagation(architecture, size, config.dtype, loss=config.loss, dropout=dropout) for size in sizes
        }
        self._step = empty(state.network.parameters.shape, config.dtype)
        self._gradients = architecture.blocks(self._step)
        self._scratch = empty(self._step.shape, config.dtype)
        self._faint = 1e4 * float(np.finfo(config.dtype).tiny)
        # 1 for weights, 0 for biases: what concerns weights alone is then still one operation on the whole vector.
        self._is_weight = full(self._step.shape, 1.0, config.dtype)
        for block in architecture.blocks(self._is_weight):
            block[-1] = 0.0

    def update(self, x: Array, y: Array, *, measured: bool) -> bool:
        """One update on one batch.

        Args:
            x, y: inputs (inputs + 1, samples), the last row ones, and targets (outputs, samples).
            measured: whether `state.layers` is brought up to date.

        Returns:
            False if it would have left the finite numbers: then `state` keeps the last weights with a finite loss.
        """
        state, config = self._state, self._state.config
        network = state.network
        samples = y.shape[1]
        propagation = self._passes[samples]
        loss = propagation.loss(network.blocks, x, y)
        if config.l2:
            loss += self._penalty(network.parameters)
        if not math.isfinite(loss):
            self.fall_back()
            return False
        propagation.backward(network.blocks, x, y, self._gradients)
        if config.l2:
            np.multiply(self._scratch, config.l2, out=self._scratch)
            np.add(self._step, self._scratch, out=self._step)

        gradient_norms = _norms(self._gradients) if measured else ()
        rate = state.learning_rate * config.schedule.factor(state.update, self._horizon)
        finite = self._advance(network.parameters, state.previous.parameters, rate)
        if measured:
            norms = zip(gradient_norms, _norms(self._gradients), _norms(network.blocks), strict=True)
            state.layers = tuple(LayerReport(*of_layer) for of_layer in norms)
        if not finite:
            np.copyto(state.previous.parameters, network.parameters)
            self.fall_back()
            return False
        if (state.slot_updates + 1) % SWEEP == 0:
            self._sweep()
        state.network, state.previous = state.previous, network
        if config.averaging is not None:
            self._average(config.averaging.share(state.update, self._horizon))
        state.count(loss, samples, rate)
        return True

    def _penalty(self, parameters: Array) -> float:
        """l2/2 sum w^2 over the weights, which are left in the scratch."""
        np.multiply(parameters, self._is_weight, out=self._scratch)
        return 0.5 * self._state.config.l2 * float(np.dot(self._scratch, parameters))

    def _advance(self, parameters: Array, result: Array, rate: float) -> bool:
        """result = parameters - step; False if the step is not finite, and then `result` is not to be used."""
        state, optimizer, step = self._state, self._state.config.optimizer, self._step
        optimizer.step(step, state.slots, rate, state.slot_updates + 1)
        if decay := optimizer.decoupled_decay:
            np.multiply(parameters, self._is_weight, out=self._scratch)
            np.multiply(self._scratch, rate * decay, out=self._scratch)
            np.add(step, self._scratch, out=step)
        np.subtract(parameters, step, out=result)
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

    def _average(self, share: float) -> None:
        assert self._state.average is not None
        average, scratch = self._state.average.parameters, self._scratch
        np.subtract(self._state.network.parameters, average, out=scratch)
        np.multiply(scratch, share, out=scratch)
        np.add(average, scratch, out=average)

    def fall_back(self) -> None:
        """Return to the weights before the last update; the optimizer forgets, and the average begins anew from them.

        Both have taken in what led, or leads, out of the finite numbers.
        """
        state = self._state
        np.copyto(state.network.parameters, state.previous.parameters)
        if state.average is not None:
            np.copyto(state.average.parameters, state.network.parameters)
        for slot in state.slots:
            slot.fill(0.0)
        state.slot_updates = 0


def _norms(blocks: Sequence[Array]) -> tuple[float, ...]:
    """Euclidean norms, one a block."""
    return tuple(math.sqrt(float(np.vdot(block, block))) for block in blocks)
