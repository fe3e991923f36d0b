"""A trainer: one run's training that goes forward as far as asked, takes updates back, and remembers its moments.

Going back is exact: the nearest checkpoint before is taken up and the updates since are made once more, which gives the
same weights bit for bit.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import tr
from hwr.nn.batches import epoch_order
from hwr.nn.history import Mark, MarkKind, Place
from hwr.nn.report import Report, UpdateReport
from hwr.nn.snapshots import Snapshots
from hwr.nn.state import Checkpoint, TrainingState
from hwr.nn.training import train
from hwr.recipe.interventions import Intervention, since_branch, until
from hwr.recipe.notes import STEPPED_BACK
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.train.observation import MOST_SAMPLES, Moment, Subject, SubjectKind

MOMENT_BYTES: Final = 28 * 2**20
CHECKPOINT_BYTES: Final = 22 * 2**20
RECENT_BYTES: Final = 10 * 2**20
"""Together they stay below 64 MB, whatever the length of the run."""

CHECKPOINT_EVERY: Final = 0.25
STEPPED_CHECKPOINT_EVERY: Final = 0.02
"""Seconds of training between two checkpoints at full speed, and when going step by step: what a step back may have to
make once more."""

REPORT_EVERY: Final = 0.008
"""Seconds between two reports at full speed; also how long the training may be deaf to the user."""

_RECENT: Final = 16

LEAST_SAMPLES: Final = 64
"""Of smaller batches several are shown together, or nothing could be said of dead units and the like."""


class Trainer:
    """Belongs to one thread, but for `moments`, `moment_at`, `kept` and `bytes`, which any thread may use.

    Attributes:
        recipe: what is trained, with all that was done in the middle; another value after each of those.
        prepared: what it is trained on.
        state: where it stands.
        start: where it stood when this run began.
    """

    def __init__(
        self, recipe: Recipe, prepared: Prepared, begin: Checkpoint | None = None, *, is_resumed: bool = False
    ) -> None:
        """Begin with a fresh network, or go on from a checkpoint.

        Args:
            recipe: what is trained.
            prepared: what it is trained on.
            begin: of another run, to go on from under this one's recipe; or of this very run, if `is_resumed`.
            is_resumed: whether it is this run itself that is taken up again.
        """
        self.prepared = prepared
        if is_resumed and begin is not None:
            self.state = TrainingState.from_checkpoint(begin)
            recipe = replace(recipe, interventions=until(recipe.interventions, self.state.update))
        elif begin is not None:
            self.state = TrainingState.from_checkpoint(begin, recipe.training)
        else:
            self.state = TrainingState.start(recipe.architecture, recipe.training)
        self.recipe = recipe
        self._apply_rates(self.state)
        samples = len(prepared.data.y)
        self._size = min(recipe.training.batch_size or samples, samples)
        self._batches = recipe.training.updates_per_epoch(samples)
        self.start = self._place()
        self._lock = threading.Lock()
        self._moments: Snapshots[Moment] = Snapshots(MOMENT_BYTES)
        self._best: Moment | None = None  # that with the lowest validation loss, if stopping goes by it
        self._checkpoints: Snapshots[Checkpoint] = Snapshots(CHECKPOINT_BYTES, max_count=64)
        self._recent: Snapshots[Checkpoint] = Snapshots(RECENT_BYTES, max_count=_RECENT)
        self._checkpoint_at = -1.0
        self._each: Iterator[Report] | None = None
        self._fast: Iterator[Report] | None = None
        self._order: tuple[int, NDArray[np.intp]] | None = None
        self._remember(0.0)

    # Forward

    def forward(self) -> Report | None:
        """Train for `REPORT_EVERY` or to the end of the epoch, whichever is sooner; None at the end of the run."""
        self._each = None  # one generator at a time: each has buffers that the state's network lies in
        if self._fast is None:
            self._fast = train(self.state, self.prepared.data, report_interval=REPORT_EVERY)
        return self._next(self._fast, CHECKPOINT_EVERY)

    def update(self) -> tuple[Report, ...]:
        """Make one update; at the end of an epoch there is a report of the epoch, too. Empty at the end.

        Where `forward` stopped between the last update of an epoch and the epoch's report, that comes first.
        """
        self._fast = None
        if self._each is None:
            self._each = train(self.state, self.prepared.data, report_every=1)
        made, reports = False, list[Report]()
        while not made or self.state.batch == self._batches:
            report = self._next(self._each, STEPPED_CHECKPOINT_EVERY)
            if report is None:
                break
            reports.append(report)
            made = made or isinstance(report, UpdateReport)
        return tuple(reports)

    def finish_epoch(self) -> Report | None:
        """Close an epoch whose last update is made, if there is one; its report, or None."""
        if self.state.stop is not None or self.state.batch < self._batches:
            return None
        if self._each is None and self._fast is None:
            self._each = train(self.state, self.prepared.data, report_every=1)
        reports = self._each if self._each is not None else self._fast
        assert reports is not None
        return self._next(reports, STEPPED_CHECKPOINT_EVERY)

    # What is done in the middle

    def set_rate(self, rate: float, note: str = "") -> Mark:
        """Change the learning rate from the next update on; `note` says why.

        Raises:
            ConfigError: if it is none.
        """
        self.state.learning_rate = rate
        return self.note(MarkKind.RATE, rate=rate, note=note)

    def note(self, kind: MarkKind, *, rate: float | None = None, note: str = "") -> Mark:
        """Note that something was done now."""
        made = Intervention(self.state.update, kind, rate, note=note)
        self.recipe = replace(self.recipe, interventions=(*self.recipe.interventions, made))
        return made.mark

    def _note_back(self, begin: int) -> None:
        """Note that updates were taken back, one after the other, down to where the state is now.

        Args:
            begin: the update that was taken back last.
        """
        done, note = self.recipe.interventions, STEPPED_BACK.format(update=begin)
        if done and done[-1].kind is MarkKind.BACK and done[-1].update == begin:
            note = done[-1].note
        self.recipe = replace(self.recipe, interventions=until(done, self.state.update))
        self.note(MarkKind.BACK, note=note)

    def _apply_rates(self, state: TrainingState) -> None:
        """Let a state of this run have the learning rate that was set at its update, if one was."""
        for one in since_branch(self.recipe.interventions):
            if one.update == state.update and one.learning_rate is not None:
                state.learning_rate = one.learning_rate

    def _next(self, reports: Iterator[Report], checkpoint_every: float) -> Report | None:
        report = next(reports, None)
        if report is not None:
            self._remember(checkpoint_every)
        return report

    # Back

    @property
    def can_step_back(self) -> bool:
        """Whether there is an update of this run to take back."""
        return self.state.update > self.start.updates

    def back(self, is_unwanted: Callable[[], bool] = lambda: False) -> bool:
        """Take the last update back; whether that was done.

        Args:
            is_unwanted: asked between updates that are made once more; if it says so, all stays as it was.
        """
        target = self.state.update - 1
        if target < self.start.updates:
            return False
        found = self._state_at(target, is_unwanted, keep=True)
        if found is None:
            return False
        self._enter(found)
        self._note_back(target + 1)
        with self._lock:
            self._moments.rewind(target)
            if self._best is not None and self._best.update > target:
                self._best = None
        for kept in (self._checkpoints, self._recent):
            kept.rewind(target)
        self._remember(0.0)
        return True

    def checkpoint_at(self, update: int, is_unwanted: Callable[[], bool] = lambda: False) -> Checkpoint | None:
        """The training as it was after an update of this run, to be continued; None if it became unwanted."""
        if update == self.state.update:
            return self.state.checkpoint()
        found = self._state_at(update, is_unwanted, keep=False)
        return None if found is None else found.checkpoint()

    def _state_at(self, update: int, is_unwanted: Callable[[], bool], *, keep: bool) -> TrainingState | None:
        candidates = [found for kept in (self._checkpoints, self._recent) if (found := kept.at(update))]
        _, checkpoint = max(candidates, key=lambda found: found[0])
        state = TrainingState.from_checkpoint(checkpoint)
        reports = train(state, self.prepared.data, report_every=1, evaluate_every=0)
        self._apply_rates(state)
        while state.update < update:
            if is_unwanted() or next(reports, None) is None:
                return None
            self._apply_rates(state)
            if keep and update - _RECENT < state.update < update:
                self._recent.add(state.update, state.checkpoint(), self._checkpoint_size)
        return state

    def _enter(self, state: TrainingState) -> None:
        self.state = state
        self._each = self._fast = None
        self._checkpoint_at = state.seconds

    # What it was like

    @property
    def moments(self) -> tuple[int, ...]:
        """The updates whose network can be looked at; any thread."""
        with self._lock:
            kept, best = self._moments.updates, self._best
        return kept if best is None or best.update in kept else tuple(sorted((*kept, best.update)))

    def moment_at(self, update: int) -> Moment:
        """The network as it was at the latest of `moments` not after `update`, or the first; any thread."""
        with self._lock:
            found, best = self._moments.at(update) or self._moments.at(self._moments.updates[0]), self._best
        assert found is not None, "the first moment always stays"
        return best if best is not None and found[0] <= best.update <= update else found[1]

    @property
    def kept(self) -> int | None:
        """The update whose weights are to be kept, if they are not the last and can be looked at; any thread."""
        with self._lock:
            last = self._moments.updates[-1]
            return None if self._best is None or self._best.update >= last else self._best.update

    @property
    def bytes(self) -> int:
        """Of all that is remembered; any thread."""
        with self._lock:
            return self._moments.bytes + self._checkpoints.bytes + self._recent.bytes

    def moment(self) -> Moment:
        """The network as it is now; the averaged one if there is one."""
        return Moment(self.state.update, self.state.epoch, self.state.candidate.copy())

    def batch(self) -> Subject:
        """The samples of the last update, or of the last few; before the first, those of the first."""
        state, data = self.state, self.prepared.data
        epoch, index = (state.epoch, state.batch - 1) if state.batch else (state.epoch - 1, self._batches - 1)
        if state.update == 0 or epoch < 0:
            epoch, index = 0, 0
        begin = index * self._size
        end = min(begin + self._size, len(data.y))
        if end - begin > MOST_SAMPLES:
            title = tr(
                "The latest batch: {count:,} samples, {shown} of them shown",
                count=end - begin,
                shown=MOST_SAMPLES,
            )
            end = begin + MOST_SAMPLES
        elif end - begin >= LEAST_SAMPLES:
            title = tr("The latest batch: {count:,} samples", count=end - begin)
        else:
            begin = max(0, end - LEAST_SAMPLES)
            end = min(begin + LEAST_SAMPLES, len(data.y))
            title = tr("The latest batches: {count:,} samples", count=end - begin)
        chosen = self._order_of(epoch)[begin:end]
        return Subject(SubjectKind.BATCH, title, data.variants[epoch % len(data.variants)][chosen], data.y[chosen])

    def _order_of(self, epoch: int) -> NDArray[np.intp]:
        if self._order is None or self._order[0] != epoch:
            self._order = epoch, epoch_order(self.recipe.training.seed, epoch, len(self.prepared.data.y))
        return self._order[1]

    def _remember(self, checkpoint_every: float) -> None:
        state = self.state
        with self._lock:
            if self._moments.is_due(state.update):
                moment = self.moment()
                self._moments.add(state.update, moment, moment.network.parameters.nbytes)
            if state.best is not None and state.epochs_since_best == 0 and not state.batch:
                self._best = Moment(state.update, state.epoch, state.best.copy())
        if state.seconds - self._checkpoint_at >= checkpoint_every:
            self._checkpoint_at = state.seconds
            self._checkpoints.add(state.update, state.checkpoint(), self._checkpoint_size)

    @property
    def _checkpoint_size(self) -> int:
        vectors = 2 + len(self.state.slots) + (self.state.average is not None) + (self.state.best is not None)
        return vectors * self.state.network.parameters.nbytes

    def _place(self) -> Place:
        state = self.state
        epochs = state.samples_seen / max(1, len(self.prepared.data.y))
        return Place(state.update, epochs, state.samples_seen, state.seconds)
