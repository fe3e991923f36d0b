"""Events: what a training tells, as frozen values that go from its thread to the window's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from hwr.nn.history import History, Mark, Place
from hwr.nn.report import NOT_READ, DrawingScores, Report
from hwr.recipe.preparing import Prepared
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model
from hwr.train.observation import Moment, Subject
from hwr.train.trainer import Trainer


class Ending(Enum):
    """How a run ended."""

    FINISHED = "finished"
    """Of its own accord."""
    STOPPED = "stopped"
    """By the user."""
    DIVERGED = "diverged"
    """With a loss that is no longer finite; its model has the last weights with a finite one."""
    FAILED = "failed"
    """By a mistake of the program or for want of memory."""


@dataclass(frozen=True)
class Preparing:
    """The samples are being made; nothing is trained yet."""

    step: str
    share: float


@dataclass(frozen=True, eq=False)
class Began:
    """The network is there, before its first update.

    Attributes:
        recipe: what is trained.
        prepared: what it is trained on.
        trainer: to look back in time with; only its thread-safe methods are for other threads.
        start: where the training stands; not at 0 when it continues another.
        run: its number in the history of runs; None if it cannot be kept there.
        history: of the run so far, to be grown by whoever takes this event: more than nothing only of a run that is
            continued.
    """

    recipe: Recipe
    prepared: Prepared
    trainer: Trainer
    start: Place
    run: int | None
    history: History


@dataclass(frozen=True, eq=False)
class Reported:
    """The training went on.

    Attributes:
        report: of the engine.
        drawings: how drawings are read, if it is an epoch's.
    """

    report: Report
    drawings: DrawingScores = NOT_READ


@dataclass(frozen=True, eq=False)
class Viewed:
    """What the network is like now; comes when it was asked for.

    Attributes:
        moment: the network.
        batch: the samples of its last update.
    """

    moment: Moment
    batch: Subject


@dataclass(frozen=True)
class Rewound:
    """What came after this update is undone."""

    update: int


@dataclass(frozen=True)
class Marked:
    """Something happened to the training from outside."""

    mark: Mark


@dataclass(frozen=True)
class Halted:
    """The training stands still, having done all that was wanted; nothing more comes of what was wanted before.

    Attributes:
        update: where it stands.
        wish: the number of the latest wish that it knew of; see `Control.wish`.
        is_over: whether the run is over, too.
    """

    update: int
    wish: int
    is_over: bool


@dataclass(frozen=True)
class Noted:
    """Something the user should know that does not end the training."""

    sentence: str


@dataclass(frozen=True, eq=False)
class Ended:
    """The run is over; stepping back opens it again.

    Attributes:
        ending: how.
        model: what it led to; None if it was ended before there was one.
        sentence: for the user.
    """

    ending: Ending
    model: Model | None
    sentence: str


Event = Preparing | Began | Reported | Viewed | Rewound | Marked | Halted | Noted | Ended
