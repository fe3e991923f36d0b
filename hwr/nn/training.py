"""Training: a generator that makes one update after the other and reports.

`train(state, data)` is iterated by the window's worker thread, by the command line and by the tests alike. Pausing is
not asking for the next report; stopping is closing the generator; `TrainingState` then holds everything needed to go
on, exactly.
"""

from __future__ import annotations

import math
import time
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import ConfigError, DataError
from hwr.language import tr
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.architecture import Architecture
from hwr.nn.batches import Batches
from hwr.nn.config import COMPILED, TrainingConfig
from hwr.nn.data import TrainingData, require_range
from hwr.nn.engines import Engine, engine_of, require_engine
from hwr.nn.losses import require_pair, target_table
from hwr.nn.metrics import Evaluation, Evaluator
from hwr.nn.pair import Pair
from hwr.nn.performance import one_thread
from hwr.nn.report import EpochReport, LayerReport, Report, StopReason, UpdateReport
from hwr.nn.setting import NOT_NEGATIVE, require_integer, require_number
from hwr.nn.state import Checkpoint, TrainingState

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
    "make_ready",
    "report_now",
    "train",
]

Array = NDArray[np.floating[Any]]

MOST_SCORED: Final = 32_768
"""Of more training samples the network is evaluated on so many: that tells accuracies to 0.3 points. All of them would
be a quarter of the time of an epoch."""

LONGEST: Final = 2e-3
"""Seconds, about, that updates are made for without a look at the clock."""


def train(
    state: TrainingState,
    data: TrainingData,
    *,
    report_every: int | None = None,
    report_interval: float | None = None,
    evaluate_every: int = 1,
    threads: int = 1,
    report_at: Collection[int] = (),
) -> Iterator[Report]:
    """Train `state` on `data` until it stops of its own accord, reporting along the way.

    Nothing happens until the first report is asked for. Closing the generator stops; `state` is then where the last
    report left it, and another `train` goes on from there. On a state that has stopped of its own accord it reports
    nothing.

    While it computes (not while it waits to be asked), BLAS is held to one thread in the whole process: for networks of
    this size several are slower.

    Args:
        report_every: an `UpdateReport` after every so many updates; None: not for that reason.
        report_interval: one after the first update that ends so many seconds or more after the last report (0 or more);
            None likewise. For those who watch or may want to stop; the weights do not depend on it.
        evaluate_every: the network is evaluated after every so many epochs and at the end, on all samples, or
            `MOST_SCORED` of those that it learns from; 0 for never. With `patience` it is evaluated on the validation
            samples after every epoch anyway.
        threads: 2 to have a helper do half of what large networks and batches have to be computed; the weights do not
            depend on it. The compiled engine makes its updates in one thread all the same: with it, the helper does
            half of the evaluations alone.
        report_at: an `UpdateReport` after each of these updates, too.

    Yields:
        `UpdateReport` as asked for; `EpochReport` after each epoch and at the end. Only the last one has `stop` set.

    Raises:
        ConfigError: at once, if the configuration does not fit the network or the data.
        DataError: at once, if the data do not fit the network, or an epoch begun with other data.
    """
    if report_every is not None:
        require_integer("report_every", report_every, at_least=1)
    if report_interval is not None:
        require_number("report_interval", report_interval, NOT_NEGATIVE)
    require_integer("evaluate_every", evaluate_every, at_least=0)
    _require_fit(state.config, state.network.architecture, data)
    return _reports(_Run(state, data, report_every, report_interval, evaluate_every, Pair(threads), report_at))


def report_now(state: TrainingState, data: TrainingData, *, threads: int = 1) -> EpochReport:
    """How the network does as it is: before anything is learnt, where curves begin, or in the midst of an epoch. It has
    no loss of an epoch.

    Args:
        threads: as in `train`.

    Raises:
        ConfigError, DataError: as `train`.
    """
    _require_fit(state.config, state.network.architecture, data)
    pair = Pair(threads)
    try:
        with one_thread()(), np.errstate(all="ignore"):
            return _Run(state, data, None, None, 1, pair).evaluated()
    finally:
        pair.end()


def make_ready(config: TrainingConfig) -> bool:
    """Load what computes the updates, so that the first of them need not wait: the compiled engine is made by its first
    use on a machine, which takes a quarter to half a minute, and is then kept beside its sources, or in the user's
    folder for caches.

    Returns:
        Whether there was anything to do.

    Raises:
        ConfigError: if it is not installed.
    """
    if config.engine != COMPILED:
        return False
    plain = TrainingConfig(engine=config.engine, dtype=config.dtype, max_updates=1)
    for _ in train(TrainingState.start(Architecture.mlp(1, 2), plain), TrainingData(np.ones((1, 1)), np.zeros(1, int))):
        pass
    return True


def _require_fit(config: TrainingConfig, architecture: Architecture, data: TrainingData) -> None:
    """Raise `ConfigError` or `DataError` unless the three belong together."""
    for number, layer in enumerate(architecture.layers, start=1):
        if not ACTIVATIONS[layer.activation].differentiable:
            raise ConfigError(
                tr(
                    "Layer {layer} has the activation {activation}, which cannot be trained by "
                    "gradient descent: its slope is 0 everywhere, so there is nothing to descend.",
                    layer=number,
                    activation=layer.activation,
                )
            )
    require_pair(config.loss, architecture.layers[-1].activation)
    require_engine(config, architecture)
    if data.inputs != architecture.inputs:
        raise DataError(
            tr(
                "The samples have {inputs} values, but the network has {expected} inputs.",
                inputs=data.inputs,
                expected=architecture.inputs,
            )
        )
    require_range("x", data.x, config.dtype)
    for name, held_out in (("x_test", data.x_test), ("x_validation", data.x_validation)):
        if held_out is not None:
            require_range(name, held_out, config.dtype)
    if data.largest_label >= architecture.outputs:
        raise DataError(
            tr(
                "There is a label {label}, but the network has {outputs} outputs.",
                label=data.largest_label,
                outputs=architecture.outputs,
            )
        )
    if config.patience is not None and data.x_validation is None:
        raise ConfigError(
            tr(
                "patience is {patience}, but there are no validation samples to tell when to stop.",
                patience=config.patience,
            )
        )


def _reports(run: _Run) -> Iterator[Report]:
    limited = one_thread()
    try:
        while run.state.stop is None:
            # Entered anew for each stretch of work, so that neither setting leaks to whoever iterates.
            with limited(), np.errstate(all="ignore"):
                report = run.advance()
            yield report
    finally:
        run.pair.end()


class _Run:
    """A state while it is trained on some data: its batches, its updates, and when to report and stop."""

    def __init__(
        self,
        state: TrainingState,
        data: TrainingData,
        report_every: int | None,
        report_interval: float | None,
        evaluate_every: int,
        pair: Pair,
        report_at: Collection[int] = (),
    ) -> None:
        config = state.config
        targets = target_table(state.network.architecture.outputs, config.label_smoothing, config.dtype)
        self.state = state
        self.pair = pair
        self._report_every = report_every
        self._report_interval = math.inf if report_interval is None else report_interval
        self._report_at = sorted(report_at)
        self._losses: list[float] = []
        self._of_an_update = LONGEST
        self._evaluate_every = evaluate_every
        self._batches = Batches(
            data.variants,
            data.y,
            targets,
            config.batch_size,
            noise=config.input_noise,
            seed=config.seed,
            sample_weights=data.sample_weights,
            by_rows=config.engine == COMPILED,
        )
        state.enter(len(data.y), len(self._batches))
        self._evaluators = (
            self._evaluator(*evenly(data.variants[0], data.y)),
            self._evaluator(data.x_validation, data.y_validation),
            self._evaluator(data.x_test, data.y_test),
        )

    def evaluated(self) -> EpochReport:
        """The network as it is."""
        self._resumed = time.perf_counter()
        return self._epoch_report(math.nan, [self._score(each, True) for each in self._evaluators], None)

    def advance(self) -> Report:
        """Make updates until a report is due."""
        self._resumed = time.perf_counter()
        state, batches = self.state, self._batches
        while state.batch < len(batches) and self._end() is None:
            due = time.perf_counter() - self._resumed >= self._report_interval
            most, wanted = self._before_end(), self._before_report()
            count = 1 if due else self._before_a_look(min(most, wanted or most))
            due = due or count == wanted
            begin = time.perf_counter()
            losses = self._engine.advance(batches, count, measured=due or count == most)
            self._of_an_update = (time.perf_counter() - begin) / count
            self._losses += losses
            if len(losses) < count:
                return self._close_epoch(StopReason.DIVERGED)
            if due:
                return UpdateReport(*self._report_fields())
        return self._close_epoch(None)

    @cached_property
    def _engine(self) -> Engine:
        """Made when there is something to train, and not to evaluate only."""
        horizon = self.state.config.horizon(len(self._batches))
        return engine_of(self.state, self._batches.sizes, horizon, self.pair)

    def _before_end(self) -> int:
        """How many updates there are up to the end of the epoch or of the training."""
        state, most = self.state, self.state.config.max_updates
        of_epoch = len(self._batches) - state.batch
        return of_epoch if most is None else min(of_epoch, most - state.update)

    def _before_a_look(self, most: int) -> int:
        """How many of so many updates may be made before the next look at the clock."""
        if self._report_interval == math.inf:
            return most
        return max(1, min(most, int(min(self._report_interval, LONGEST) / self._of_an_update)))

    def _before_report(self) -> int | None:
        """How many updates there are up to a report that was asked for by its number; None if none was."""
        update, every = self.state.update, self._report_every
        counts = [asked - update for asked in self._report_at[bisect_right(self._report_at, update) :][:1]]
        if every is not None:
            counts.append(every - update % every)
        return min(counts, default=None)

    def _end(self) -> StopReason | None:
        """Whether the training has come to the end it was given."""
        state, config = self.state, self.state.config
        if config.epochs is not None and state.epoch >= config.epochs:
            return StopReason.EPOCHS_DONE
        if config.max_updates is not None and state.update >= config.max_updates:
            return StopReason.UPDATES_DONE
        return None

    def _close_epoch(self, stop: StopReason | None) -> EpochReport:
        """Evaluate, decide whether to go on, and report; in the middle of an epoch, if the training ends there."""
        state, config, every = self.state, self.state.config, self._evaluate_every
        loss = state.epoch_loss / state.epoch_samples if state.epoch_samples else math.nan
        whole = stop is None and state.batch == len(self._batches)
        if whole:
            state.turn_epoch()
        stop = stop or self._end()
        due = every > 0 and (stop is not None or state.epoch % every == 0)
        dues = (due, due or config.patience is not None, due)
        scores = [self._score(evaluator, now) for evaluator, now in zip(self._evaluators, dues, strict=True)]
        if not all(math.isfinite(score.loss) for score in scores if score):
            self.state.fall_back()
            stop = StopReason.DIVERGED
        elif whole:
            stop = self._judge(loss, scores[1]) or stop
        state.stop = stop
        return self._epoch_report(loss, scores, stop)

    def _epoch_report(self, loss: float, scores: Sequence[Evaluation | None], stop: StopReason | None) -> EpochReport:
        on_training, on_validation, on_test = scores
        return EpochReport(
            *self._report_fields(),
            loss=loss,
            train_loss=on_training.loss if on_training else None,
            train_accuracy=on_training.accuracy if on_training else None,
            validation_loss=on_validation.loss if on_validation else None,
            validation_accuracy=on_validation.accuracy if on_validation else None,
            test_loss=on_test.loss if on_test else None,
            test_accuracy=on_test.accuracy if on_test else None,
            stop=stop,
        )

    def _evaluator(self, x: Array | None, y: NDArray[np.intp] | None) -> Evaluator | None:
        config = self.state.config
        return None if x is None or y is None else Evaluator(x, y, config.loss, config.label_smoothing, self.pair)

    def _score(self, evaluator: Evaluator | None, due: bool) -> Evaluation | None:
        return evaluator.evaluate(self.state.candidate) if evaluator is not None and due else None

    def _judge(self, loss: float, on_validation: Evaluation | None) -> StopReason | None:
        """Whether to stop after a whole epoch for want of progress."""
        state, config = self.state, self.state.config
        if config.patience is not None and on_validation is not None:
            if on_validation.loss < state.best_loss:
                state.best, state.best_loss, state.epochs_since_best = state.candidate.copy(), on_validation.loss, 0
            else:
                state.epochs_since_best += 1
            if state.epochs_since_best >= config.patience:
                return StopReason.EARLY_STOP
        window = config.convergence_window
        if window is not None:
            state.recent_losses = (*state.recent_losses, loss)[-2 * window :]
            if has_stalled(state.recent_losses, window, config.convergence_tolerance):
                return StopReason.CONVERGED
        return None

    def _report_fields(self) -> tuple[int, int, int, float, float, tuple[float, ...], tuple[LayerReport, ...]]:
        """The fields that every report begins with, in their order."""
        state, losses = self.state, tuple(self._losses)
        state.seconds += time.perf_counter() - self._resumed
        self._losses.clear()
        return state.update, state.epoch, state.samples_seen, state.seconds, state.rate, losses, state.layers


def evenly(x: Array, y: NDArray[np.intp], most: int = MOST_SCORED) -> tuple[Array, NDArray[np.intp]]:
    """Samples (n, inputs) and labels (n,), or of more than `most` of them so many, evenly from first to last."""
    if len(y) <= most:
        return x, y
    chosen = np.arange(most) * len(y) // most
    return x[chosen], y[chosen]


def has_stalled(losses: Sequence[float], window: int, tolerance: float) -> bool:
    """Whether the mean of the last `window` losses is no longer lower, by the share `tolerance`, than that of as many
    before; never while there are fewer than twice as many."""
    if len(losses) < 2 * window:
        return False
    before, lately = sum(losses[-2 * window : -window]), sum(losses[-window:])
    return lately >= before * (1 - tolerance)
