"""A trial: one recipe trained and scored, on whatever computer it is sent to; what comes back is all of its run."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, partial
from threading import get_ident
from typing import TYPE_CHECKING, Any

import numpy as np

from hwr.data.digits import Digits, DrawnDigits
from hwr.data.labelled_ink import read_labelled_ink
from hwr.errors import HwrError, TrainingError
from hwr.nn.metrics import Evaluation, Evaluator
from hwr.nn.performance import keep_to_one_thread
from hwr.nn.report import NOT_READ, EpochReport, Report
from hwr.nn.state import TrainingState
from hwr.recipe.making import make_model
from hwr.recipe.preparing import Prepared, Preparer, split
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model
from hwr.store.paths import Paths
from hwr.store.runs.record import BatchLosses, EpochRow, RunStatus
from hwr.store.runs.recorder import fingerprint, versions
from hwr.train.drawing_reader import DrawingReader
from hwr.train.keeping import metrics_of

if TYPE_CHECKING:
    from hwr.recipe.progress import Progress


@dataclass(frozen=True)
class Order:
    """What is to be tried.

    Attributes:
        recipe: as `Recipe.to_dict` has it.
        folds, seed: as in a `Space`.
    """

    recipe: Mapping[str, Any]
    folds: int
    seed: int


@dataclass(frozen=True, eq=False)
class Trial:
    """What came of it.

    Attributes:
        status: finished or diverged.
        rows, losses: of the run's curves.
        model: what it led to; None if it diverged.
        metrics: of the final model, and of the folds.
        accuracy, loss: what it is judged by: of the test digits, or the mean of the folds; None if it diverged.
        versions, data_fingerprint: as the history keeps them.
        begun: in seconds since 1970.
        preparing: seconds that the samples took.
        seconds: that all of it took.
        worker: "computer:process" that did it.
    """

    status: RunStatus
    rows: tuple[EpochRow, ...]
    losses: BatchLosses
    model: Model | None
    metrics: Mapping[str, float | int]
    accuracy: float | None
    loss: float | None
    versions: Mapping[str, str]
    data_fingerprint: str
    begun: float
    preparing: float
    seconds: float
    worker: str


def run_trial(order: Order) -> Trial:
    """Train a recipe, and score it.

    With folds, the digits that it would learn from are parted into so many; each part is read once by a network that
    learnt from the others. The run is then one more training, on all of them: the test digits have no say in the score.

    Raises:
        HwrError: if it cannot be trained here; that it diverges is no error.
    """
    keep_to_one_thread()  # there is a process for each processor
    recipe, begun, begin = Recipe.from_dict(order.recipe), time.time(), time.monotonic()
    scores = [_trained(recipe, _preparer(recipe, order, fold)).score for fold in range(order.folds)]
    if None in scores:
        scores = [None]  # where one fold diverges the recipe is not to be trusted
    done = _trained(recipe, _preparer(recipe, order, None), _drawing_reader())
    if not scores:
        scores = [done.score]
    known = [score for score in scores if score is not None]
    accuracy = float(np.mean([score.accuracy for score in known])) if known else None
    loss = float(np.mean([score.loss for score in known])) if known else None
    assert done.prepared is not None, "a training begins with a report"
    return Trial(
        RunStatus.DIVERGED if done.model is None else RunStatus.FINISHED,
        tuple(done.rows),
        BatchLosses(1, np.array(done.losses, np.float64)),
        done.model,
        done.metrics,
        accuracy,
        loss,
        versions(),
        fingerprint(done.prepared.data),
        begun,
        done.preparing,
        time.monotonic() - begin,
        f"{platform.node()}:{os.getpid()}",
    )


@dataclass(eq=False)
class _Training:
    """A training while it goes on, and what it has led to."""

    drawings: DrawingReader | None
    begun: float = field(default_factory=time.monotonic)
    rows: list[EpochRow] = field(default_factory=list)
    losses: list[float] = field(default_factory=list)
    prepared: Prepared | None = None
    state: TrainingState | None = None
    preparing: float = 0.0
    model: Model | None = None
    metrics: dict[str, float | int] = field(default_factory=dict)
    score: Evaluation | None = None

    def watch(self, prepared: Prepared, report: Report, state: TrainingState) -> None:
        if self.state is None:
            self.preparing = time.monotonic() - self.begun
        self.prepared, self.state = prepared, state
        self.losses += report.losses
        if isinstance(report, EpochReport):
            scores = NOT_READ if self.drawings is None else self.drawings.scores(state.candidate)
            self.rows.append(EpochRow.from_report(report, scores))

    def end(self, model: Model) -> None:
        assert self.state is not None
        assert self.prepared is not None
        self.model, network, data = model, self.state.result(), self.prepared.data
        scores = NOT_READ if self.drawings is None else self.drawings.scores(network)
        self.metrics = metrics_of(network, self.prepared, scores)
        if data.x_test is not None and data.y_test is not None:
            config = self.state.config
            self.score = Evaluator(data.x_test, data.y_test, config.loss, config.label_smoothing).evaluate(network)


def _trained(recipe: Recipe, preparer: Preparer, drawings: DrawingReader | None = None) -> _Training:
    training = _Training(drawings)
    steps: Sequence[Progress | Model] = []
    try:
        steps = list(make_model(recipe, made_by="hwr sweep", watcher=training.watch, preparer=preparer, threads=1))
    except TrainingError:
        return training
    assert isinstance(steps[-1], Model), "a training ends with a model or an error"
    training.end(steps[-1])
    return training


def fold_of(digits: Digits, recipe: Recipe, *, fold: int, folds: int, seed: int) -> tuple[Digits, Digits, Digits]:
    """The digits that a recipe learns from without one of so many parts, in each of which the classes are alike; those
    to tell when to stop by; and that part.
    """
    from sklearn.model_selection import StratifiedKFold

    learnt, validating, _ = split(digits, recipe)
    parts = StratifiedKFold(folds, shuffle=True, random_state=seed).split(learnt.pixels, learnt.labels)
    train, test = list(parts)[fold]
    return learnt.part(train), validating, learnt.part(test)


def _preparer(recipe: Recipe, order: Order, fold: int | None) -> Preparer:
    """Who prepares the samples: without variants, which would fill the memory, the one of the trial before."""
    wanted = order.folds if fold is not None else 0, order.seed, fold
    return _new_preparer(*wanted) if recipe.variants else _kept_preparer(*wanted, get_ident())


def _new_preparer(folds: int, seed: int, fold: int | None) -> Preparer:
    if fold is None:
        return Preparer(workers=0)
    return Preparer(workers=0, parting=partial(fold_of, fold=fold, folds=folds, seed=seed))


@lru_cache(maxsize=32)
def _kept_preparer(folds: int, seed: int, fold: int | None, thread: int) -> Preparer:
    """One for each thread: they prepare step by step."""
    return _new_preparer(folds, seed, fold)


@lru_cache(maxsize=1)
def _drawing_reader() -> DrawingReader | None:
    """The drawings that came with the program there; the user's own are not on every computer."""
    try:
        return DrawingReader(DrawnDigits.of(read_labelled_ink(Paths.of_user().shipped_drawings)))
    except HwrError:
        return None
