"""Training: a generator that makes one update after the other and reports.

`train(state, data)` is iterated by the window's worker thread, by the command line and by the tests alike. Pausing is
not asking for the next report; stopping is closing the generator; `TrainingState` then holds everything needed to go
on, exactly.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError, DataError
from hwr.nn.batches import Batches, epoch_generator
from hwr.nn.config import TrainingConfig
from hwr.nn.data import TrainingData
from hwr.nn.losses import require_pair, target_table
from hwr.nn.network import CHUNK
from hwr.nn.propagation import Dropout, Propagation, with_ones
from hwr.nn.report import EpochReport, LayerReport, Report, StopReason, UpdateReport
from hwr.nn.state import NOISE, ORDER, Checkpoint, TrainingState

__all__ = [
    "Checkpoint",
    "EpochReport",
    "LayerReport",
    "Report",
    "StopReason",
    "TrainingConfig",
    "TrainingData",
    "TrainingState",
    "UpdateReport",
    "train",
]

Array = NDArray[np.floating[Any]]


def train(
    state: TrainingState, data: TrainingData, *, report_every: int | None = None, evaluate_every: int = 1
) -> Iterator[Report]:
    """Train `state` on `data` until it stops of its own accord, reporting along the way.

    Nothing happens until the first report is asked for. Closing the generator between two reports stops; `state` is
    then where the last report left it, and another `train` goes on from there. On a state that has already stopped it
    reports nothing.

    While it computes (not while it waits to be asked), BLAS is held to one thread in the whole process: for networks of
    this size several are slower.

    Args:
        report_every: an `UpdateReport` after every so many updates; None for none.
        evaluate_every: the network is evaluated on all samples after every so many epochs and at the end; 0 for
            never. With `patience` the test samples are evaluated after every epoch anyway.

    Yields:
        `UpdateReport` as asked for, `EpochReport` after each epoch and at the end; only the last one has `stop` set.

    Raises:
        ConfigError, DataError: at once, if network, configuration and data do not fit together.
    """
    if report_every is not None and report_every < 1:
        raise ConfigError(f"report_every must be at least 1; it is {report_every}.")
    return _reports(_Run(state, data, report_every, evaluate_every))


def _reports(run: _Run) -> Iterator[Report]:
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]  # late: reading needs none of it

    pools = ThreadpoolController()  # takes a millisecond; limiting through it, microseconds
    while run.state.stop is None:
        # Entered anew for each stretch of work, so that neither setting leaks to whoever iterates.
        with pools.limit(limits=1, user_api="blas"), np.errstate(all="ignore"):
            report = run.advance()
        yield report


class _Run:
    """Everything derived that a state needs while it is trained on some data: batches, buffers, targets."""

    def __init__(self, state: TrainingState, data: TrainingData, report_every: int | None, evaluate_every: int) -> None:
        config, architecture = state.config, state.network.architecture
        require_pair(config.loss, architecture.layers[-1].activation)
        for layer in architecture.layers:
            if layer.activation == "step":
                raise ConfigError("The activation step cannot be trained by gradient descent: its slope is 0.")
        if data.inputs != architecture.inputs:
            raise DataError(f"The samples have {data.inputs} values, but the network has {architecture.inputs} inputs.")
        if data.largest_label >= architecture.outputs:
            raise DataError(
                f"There is a label {data.largest_label}, but the network has {architecture.outputs} outputs."
            )
        self.state = state
        self._report_every = report_every
        self._evaluate_every = evaluate_every
        dtype = config.dtype
        self._labels = data.y
        self._variants = [with_ones(variant, dtype) for variant in data.variants]
        self._test = None if data.x_test is None else with_ones(data.x_test, dtype)
        self._test_labels = data.y_test
        self._targets = target_table(architecture.outputs, config.label_smoothing, dtype)
        self._batches = Batches(len(data.y), data.inputs + 1, architecture.outputs, config.batch_size, dtype)
        self._filled: int | None = None
        state.enter(len(data.y))
        dropout = Dropout(config.dropout, state.dropout_rng) if config.dropout else None
        self._passes = {
            size: Propagation(architecture, size, dtype, loss=config.loss, dropout=dropout)
            for size in set(self._batches.sizes)
        }
        self._evaluations: dict[int, Propagation] = {}
        self._horizon = config.horizon(len(self._batches))
        self._step = np.empty_like(state.network.parameters)
        self._gradients = architecture.blocks(self._step)
        self._scratch = np.empty_like(self._step)
        # 1 for weights, 0 for biases: what concerns weights alone is then still one operation on the whole vector.
        self._is_weight = np.ones_like(self._step)
        for block in architecture.blocks(self._is_weight):
            block[-1] = 0.0

    def advance(self) -> Report:
        """Make updates until a report is due."""
        state, batches, every = self.state, self._batches, self._report_every
        limit = state.config.max_updates
        started = time.perf_counter()
        try:
            while True:
                if state.batch == len(batches) or state.update == limit:
                    return self._close_epoch()
                if self._filled != state.epoch:
                    self._fill(state.epoch)
                due = every is not None and (state.update + 1) % every == 0
                ending = state.batch + 1 == len(batches) or state.update + 1 == limit
                if not self._make_update(*batches[state.batch], measured=due or ending):
                    return self._close_epoch(StopReason.DIVERGED)
                if due:
                    return UpdateReport(**self._standing(), loss=state.loss)
        finally:
            state.seconds += time.perf_counter() - started

    def _fill(self, epoch: int) -> None:
        """Lay out the epoch's batches; a pure function of seed and epoch."""
        config, batches = self.state.config, self._batches
        unchanging = batches.is_full and len(self._variants) == 1 and not config.input_noise
        if not (unchanging and self._filled is not None):
            rows = self._variants[epoch % len(self._variants)]
            batches.fill(rows, self._labels, self._targets, epoch_generator(config.seed, ORDER, epoch))
            if config.input_noise:
                batches.add_noise(config.input_noise, epoch_generator(config.seed, NOISE, epoch))
        self._filled = epoch

    def _make_update(self, x: Array, y: Array, *, measured: bool) -> bool:
        """One update on one batch; False, and the last sound weights, if it would leave the finite numbers."""
        state, config, step, scratch = self.state, self.state.config, self._step, self._scratch
        network = state.network
        parameters = network.parameters
        propagation = self._passes[y.shape[1]]

        loss = propagation.loss(network.blocks, x, y)
        if config.l2:
            np.multiply(parameters, self._is_weight, out=scratch)
            loss += 0.5 * config.l2 * float(np.dot(scratch, parameters))
        if not math.isfinite(loss):
            self._fall_back(state.previous.parameters)
            return False
        propagation.backward(network.blocks, x, y, self._gradients)
        if config.l2:
            np.multiply(scratch, config.l2, out=scratch)
            np.add(step, scratch, out=step)

        gradient_norms = _norms(self._gradients) if measured else ()
        rate = state.learning_rate * config.schedule.factor(state.update, self._horizon)
        config.optimizer.step(step, state.slots, rate, state.slot_updates + 1)
        if config.optimizer.weight_decay:
            np.multiply(parameters, self._is_weight, out=scratch)
            np.multiply(scratch, rate * config.optimizer.weight_decay, out=scratch)
            np.add(step, scratch, out=step)
        if measured:
            norms = zip(gradient_norms, _norms(self._gradients), _norms(network.blocks), strict=True)
            state.layers = tuple(LayerReport(*of_layer) for of_layer in norms)
        if not math.isfinite(float(np.dot(step, step))):
            self._fall_back(parameters)
            return False
        # The new weights are written over the ones before the last, so falling back costs nothing.
        np.subtract(parameters, step, out=state.previous.parameters)
        state.network, state.previous = state.previous, network

        if state.average is not None and config.averaging is not None:
            np.subtract(state.network.parameters, state.average.parameters, out=scratch)
            np.multiply(scratch, config.averaging.share(state.update, self._horizon), out=scratch)
            np.add(state.average.parameters, scratch, out=state.average.parameters)
        samples = y.shape[1]
        state.rate = rate
        state.loss = loss
        state.epoch_loss += loss * samples
        state.epoch_samples += samples
        state.samples_seen += samples
        state.update += 1
        state.slot_updates += 1
        state.batch += 1
        return True

    def _fall_back(self, parameters: Array) -> None:
        """Keep these weights, and forget what the optimizer remembers: it is no longer finite either."""
        state = self.state
        for network in (state.network, state.previous):
            np.copyto(network.parameters, parameters)
        for slot in state.slots:
            slot.fill(0.0)
        state.slot_updates = 0

    def _close_epoch(self, stop: StopReason | None = None) -> EpochReport:
        """Evaluate, decide whether to go on, and report; in the middle of an epoch, if the training ends there."""
        state, config = self.state, self.state.config
        whole = stop is None and state.batch == len(self._batches)
        loss = state.epoch_loss / state.epoch_samples if state.epoch_samples else math.nan
        if whole:
            state.epoch += 1
            state.batch = state.epoch_samples = 0
            state.epoch_loss = 0.0
        ended = stop or (
            StopReason.EPOCHS_DONE
            if state.epoch == config.epochs
            else StopReason.UPDATES_DONE
            if state.update == config.max_updates
            else None
        )
        every = self._evaluate_every
        evaluated = every > 0 and (ended is not None or state.epoch % every == 0)
        train_loss, train_accuracy = self._evaluate(self._variants[0], self._labels) if evaluated else (None, None)
        test_loss, test_accuracy = None, None
        if self._test is not None and self._test_labels is not None and (evaluated or config.patience):
            test_loss, test_accuracy = self._evaluate(self._test, self._test_labels)
        if whole:
            ended = self._judge(loss, test_loss) or ended
        state.stop = ended
        return EpochReport(
            **self._standing(),
            loss=loss,
            train_loss=train_loss,
            train_accuracy=train_accuracy,
            test_loss=test_loss,
            test_accuracy=test_accuracy,
            stop=ended,
        )

    def _judge(self, loss: float, test_loss: float | None) -> StopReason | None:
        """Whether to stop after a whole epoch, for want of progress."""
        state, config = self.state, self.state.config
        if config.patience and test_loss is not None:
            if test_loss < state.best_loss:
                state.best_loss, state.best, state.epochs_since_best = test_loss, state.candidate.copy(), 0
            else:
                state.epochs_since_best += 1
            if state.epochs_since_best >= config.patience:
                return StopReason.EARLY_STOP
        window = config.convergence_window
        if window:
            state.recent_losses = [*state.recent_losses, loss][-2 * window :]
            if len(state.recent_losses) == 2 * window:
                before, lately = sum(state.recent_losses[:window]), sum(state.recent_losses[window:])
                if lately >= before * (1 - config.convergence_tolerance):
                    return StopReason.CONVERGED
        return None

    def _evaluate(self, rows: Array, labels: NDArray[np.intp]) -> tuple[float, float]:
        """Mean loss (without penalty) and accuracy of the candidate."""
        network, config = self.state.candidate, self.state.config
        total, right = 0.0, 0
        for start in range(0, len(rows), CHUNK):
            x, y = rows[start : start + CHUNK].T, labels[start : start + CHUNK]
            size = len(y)
            if size not in self._evaluations:
                self._evaluations[size] = Propagation(network.architecture, size, network.dtype, loss=config.loss)
            propagation = self._evaluations[size]
            total += size * propagation.loss(network.blocks, x, self._targets[:, y])
            right += int(np.count_nonzero(propagation.a[-1].argmax(axis=0) == y))
        return total / len(rows), right / len(rows)

    def _standing(self) -> dict[str, Any]:
        state = self.state
        return {
            "update": state.update,
            "epoch": state.epoch,
            "samples_seen": state.samples_seen,
            "seconds": state.seconds,
            "learning_rate": state.rate,
            "layers": state.layers,
        }


def _norms(blocks: Sequence[Array]) -> tuple[float, ...]:
    return tuple(math.sqrt(float(np.dot(flat, flat))) for flat in (block.ravel() for block in blocks))
