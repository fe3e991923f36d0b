"""Where a run is: how far, and what of it is being looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from hwr.language import mark, tr
from hwr.nn.history import History
from hwr.nn.training import TrainingConfig
from hwr.train.events import Ending


class RunPhase(Enum):
    """How far a training is.

    That a training stands still, or is over, is only said once its thread has said so: until it has made the update
    under way, which may take it seconds, it is `PAUSING`, `STEPPING` or `STOPPING`.
    """

    IDLE = "idle"
    PREPARING = "preparing"
    TRAINING = "training"
    PAUSING = "pausing"
    STEPPING = "stepping"
    """Making one update or one epoch, or taking an update back."""
    PAUSED = "paused"
    STOPPING = "stopping"
    ENDED = "ended"

    @property
    def is_open(self) -> bool:
        """Whether there is a training that can go on."""
        return self in (RunPhase.TRAINING, RunPhase.PAUSING, RunPhase.STEPPING, RunPhase.PAUSED)

    @property
    def is_under_way(self) -> bool:
        """Whether a run is under way."""
        return self.is_open or self in (RunPhase.PREPARING, RunPhase.STOPPING)


@dataclass(frozen=True)
class RunState:
    """Where a run is, for the buttons that drive it and the time machine.

    Attributes:
        phase: how far it is.
        update, epoch: made so far.
        epochs: how many it is to make; None if it ends otherwise.
        moments: the updates that can be looked back to.
        shown: the update that is being looked at; None for the latest.
        can_step_back: whether there is an update to take back.
        updates: how many it is to make; None if it ends otherwise.
        ending: how it ended; None before.
    """

    phase: RunPhase = RunPhase.IDLE
    update: int = 0
    epoch: float = 0.0
    epochs: int | None = None
    moments: tuple[int, ...] = ()
    shown: int | None = None
    can_step_back: bool = False
    updates: int | None = None
    ending: Ending | None = None

    @classmethod
    def of(
        cls,
        phase: RunPhase,
        history: History,
        training: TrainingConfig,
        *,
        start: float,
        moments: tuple[int, ...],
        shown: int | None,
        ending: Ending | None,
    ) -> RunState:
        """That of a run with this history under this recipe; `start` is the update after which it began."""
        obeys = phase.is_open or (phase is RunPhase.ENDED and ending is not Ending.FAILED)
        return cls(
            phase,
            history.update,
            history.epochs,
            training.epochs,
            moments,
            shown,
            history.update > start and obeys,
            training.max_updates,
            ending,
        )


_PHASES: Final = {
    RunPhase.IDLE: mark("Ready to train"),
    RunPhase.PREPARING: mark("Preparing"),
    RunPhase.TRAINING: mark("Training"),
    RunPhase.PAUSING: mark("Pausing"),
    RunPhase.STEPPING: mark("Stepping"),
    RunPhase.PAUSED: mark("Paused"),
    RunPhase.STOPPING: mark("Stopping"),
    RunPhase.ENDED: mark("Ended"),
}
_ENDINGS: Final = {
    Ending.FINISHED: mark("Done"),
    Ending.STOPPED: mark("Stopped"),
    Ending.DIVERGED: mark("Diverged"),
    Ending.FAILED: mark("Failed"),
}


def state_words(state: RunState) -> str:
    """Where a run is, in words."""
    phase = tr(_PHASES[state.phase])
    if state.phase is RunPhase.ENDED and state.ending is not None:
        phase = tr(_ENDINGS[state.ending])
    if not state.moments:  # nothing has been trained yet
        return phase
    if state.shown is not None:
        return tr("Looking back at update {shown:,} of {update:,}", shown=state.shown, update=state.update)
    if state.updates is None:
        updates = tr("update {update:,}", update=state.update)
    else:
        updates = tr("update {update:,} of {updates:,}", update=state.update, updates=state.updates)
    if state.epochs is None:
        epochs = tr("epoch {epoch:,.2f}", epoch=state.epoch)
    else:
        epochs = tr("epoch {epoch:,.2f} of {epochs:,}", epoch=state.epoch, epochs=state.epochs)
    return " · ".join((phase, updates, epochs))
