"""A sweep: a search that asks, workers that train, and the history, in which each finished trial is kept at once.

`sweep` is a generator of what happens, so that the command line and the tests can show it and stop it. The search runs
in threads of its own; all else, the history above all, belongs to whoever goes through the generator. Killed, it loses
no more than the trials that were under way: the same space, searched again, takes the others from the history.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.language import tr
from hwr.recipe.naming import run_name
from hwr.recipe.recipe import Recipe
from hwr.store.lock import locked
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.sweep.search import search
from hwr.sweep.space import Space
from hwr.sweep.trial import Order, Trial, run_trial
from hwr.words import LONGEST_NAME, shown
from hwr.workers import Workers

_WORST: Final = {"accuracy": 0.0, "loss": -1e12}
"""The score of what diverged or cannot be; a search can reckon with it."""

_AHEAD: Final = 2
"""So many trials are asked for, for each that is trained: none waits for the search, nor for a worker that joins."""

_FOLDS, _SEED, _WORKER = "sweep_folds", "sweep_seed", "sweep_worker"
_ACCURACY, _LOSS = "sweep_accuracy", "sweep_loss"
"""What the metrics of a sweep's run have besides: what it is known again by, and who made it."""


@dataclass(frozen=True)
class Outcome:
    """A trial that is over.

    Attributes:
        settings: what was varied; of halving, with how long it was trained.
        run: its number in the history; None if there is a problem.
        status: finished or diverged; None likewise.
        accuracy, loss: what it is judged by; None if it has none.
        seconds: that it took.
        was_kept: whether it was finished before this sweep began, or has been asked for twice.
        worker: "computer:process" that did it; empty if nobody had to.
        problem: why the settings do not go together, or are beyond the computer; empty if they are neither.
    """

    settings: Mapping[str, Any]
    run: int | None
    status: RunStatus | None
    accuracy: float | None = None
    loss: float | None = None
    seconds: float = 0.0
    was_kept: bool = False
    worker: str = ""
    problem: str = ""

    def score(self, name: str) -> float:
        """Of which more is better.

        Args:
            name: one of `hwr.sweep.space.SCORES`.
        """
        value = self.accuracy if name == "accuracy" else None if self.loss is None else -self.loss
        return _WORST[name] if value is None else max(value, _WORST[name])


@dataclass(frozen=True, eq=False)
class _Asked:
    """The search wants a score."""

    settings: Mapping[str, Any]
    reply: Future[float]


@dataclass(frozen=True, eq=False)
class _Done:
    """A worker has answered."""

    key: str
    answer: Future[Trial]


@dataclass(frozen=True, eq=False)
class _Over:
    """The search has come to its end, or to grief."""

    error: BaseException | None


_Inbox = SimpleQueue[_Asked | _Done | _Over]


class _StoppedError(Exception):
    """The search is not to go on."""


def sweep(space: Space, store: RunStore, workers: Workers) -> Generator[Outcome, None, None]:
    """Search a space; yields each trial when it is over and kept in the history. Closed early, it asks no more.

    One sweep of a name at a time: of two, the second would train again what the first one is at.

    Raises:
        StorageError: if a sweep of this name is under way, in whatever program.
        StorageError: if the history cannot be written; what is in it by then stays.
        WorkersError: if workers are lost again and again.
        HwrError: if a trial cannot be trained at all.
    """
    busy = tr(
        "A sweep of the name “{name}” is under way already, in another program: wait for its end, or give this one "
        "another name.",
        name=shown(space.name, LONGEST_NAME),
    )
    with locked(_lock_path(store, space), seconds=0, busy=busy):
        yield from _searched(space, store, workers)


def _lock_path(store: RunStore, space: Space) -> Path:
    """What a sweep of this name is locked by, beside the history; a name may hold what those of files cannot."""
    digest = hashlib.sha256(space.tag.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return store.path.with_name(f"{store.path.name}-sweep-{digest}")


def _searched(space: Space, store: RunStore, workers: Workers) -> Generator[Outcome, None, None]:
    inbox: _Inbox = SimpleQueue()
    trials = _Trials(space, store, workers, inbox)
    stopped = Event()

    def ask(settings: Mapping[str, Any]) -> float:
        asked = _Asked(settings, Future())
        inbox.put(asked)
        if stopped.is_set():
            raise _StoppedError
        return asked.reply.result()

    def run() -> None:
        try:
            search(space, ask, _AHEAD * workers.count)
        except BaseException as error:
            inbox.put(_Over(error))
        else:
            inbox.put(_Over(None))

    Thread(target=run, daemon=True, name="search").start()
    try:
        while not isinstance(event := inbox.get(), _Over):
            for asked, outcome in trials.take(event):
                yield outcome
                asked.reply.set_result(outcome.score(space.score))
        if event.error is not None:
            raise event.error
    finally:
        stopped.set()  # who asks from now on is told by that, all others here
        trials.give_up()


class _Trials:
    """The trials of a sweep: those that are known, and those that a worker has."""

    def __init__(self, space: Space, store: RunStore, workers: Workers, inbox: _Inbox) -> None:
        self._space, self._store, self._workers, self._inbox = space, store, workers, inbox
        self._known = finished(store, space)
        self._waiting: dict[str, list[_Asked]] = {}
        self._unanswered: list[_Asked] = []

    def take(self, event: _Asked | _Done) -> list[tuple[_Asked, Outcome]]:
        """What is over by this: that which was asked, if it need not be trained, or all who waited for a worker."""
        over = self._take_question(event) if isinstance(event, _Asked) else self._take_answer(event)
        self._unanswered = [asked for asked, _ in over]
        return over

    def give_up(self) -> None:
        """Tell all who wait for a score that there will be none."""
        while not self._inbox.empty():
            if isinstance(late := self._inbox.get(), _Asked):
                self._unanswered.append(late)
        for asked in chain(*self._waiting.values(), self._unanswered):
            if not asked.reply.done():
                asked.reply.set_exception(_StoppedError())

    def _take_question(self, asked: _Asked) -> list[tuple[_Asked, Outcome]]:
        space = self._space
        try:
            recipe = space.recipe(asked.settings).to_dict()
        except ConfigError as error:
            return [(asked, Outcome(asked.settings, None, None, problem=str(error)))]
        key = _key(recipe, space.folds, space.seed)
        if key in self._known:
            return [(asked, _again(self._known[key], asked.settings))]
        if key not in self._waiting:
            answer = self._workers.submit(run_trial, Order(recipe, space.folds, space.seed))
            answer.add_done_callback(lambda answer: self._inbox.put(_Done(key, answer)))
        self._waiting.setdefault(key, []).append(asked)
        return []

    def _take_answer(self, done: _Done) -> list[tuple[_Asked, Outcome]]:
        first, *others = self._waiting[done.key]
        outcome = _outcome(self._space, self._store, first.settings, done.answer)
        self._known[done.key] = outcome
        del self._waiting[done.key]
        return [(first, outcome), *((other, _again(outcome, other.settings)) for other in others)]


def _again(outcome: Outcome, settings: Mapping[str, Any]) -> Outcome:
    return replace(outcome, settings=settings, was_kept=outcome.run is not None, worker="")


# The history


def finished(store: RunStore, space: Space) -> dict[str, Outcome]:
    """The trials of a sweep that the history has, by what they are known by."""
    summaries = [
        summary for summary in store.runs(tag=space.tag) if summary.status in (RunStatus.FINISHED, RunStatus.DIVERGED)
    ]
    found = {}
    for summary in summaries:
        run = store.run(summary.id)
        folds, seed = run.metrics.get(_FOLDS), run.metrics.get(_SEED)
        if isinstance(folds, int) and isinstance(seed, int):
            accuracy, loss = (_number(run.metrics.get(name)) for name in (_ACCURACY, _LOSS))
            found[_key(run.recipe, folds, seed)] = Outcome(
                {}, summary.id, summary.status, accuracy, loss, summary.seconds, was_kept=True
            )
    return found


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _key(recipe: Mapping[str, Any], folds: int, seed: int) -> str:
    """What two trials have in common that need not both be made; the seed of the folds, if there are any."""
    return json.dumps([recipe, folds, seed if folds else None], sort_keys=True)


def _outcome(space: Space, store: RunStore, settings: Mapping[str, Any], answer: Future[Trial]) -> Outcome:
    """What came of a trial, kept; or why it is beyond the computer that was to train it."""
    try:
        trial = answer.result()
    except ConfigError as error:
        return Outcome(settings, None, None, problem=str(error))
    return _kept(space, store, settings, trial)


def _kept(space: Space, store: RunStore, settings: Mapping[str, Any], trial: Trial) -> Outcome:
    """Keep a trial as a run: all of it in one step, so that there is never half a trial."""
    recipe: Recipe = space.recipe(settings)
    of_sweep = {
        _FOLDS: space.folds,
        _SEED: space.seed,
        _ACCURACY: trial.accuracy,
        _LOSS: trial.loss,
        _WORKER: trial.worker,
    }
    with store.at_once():
        run = store.begin(
            recipe.to_dict(),
            seed=recipe.training.seed,
            versions=trial.versions,
            data_fingerprint=trial.data_fingerprint,
            name=run_name(recipe),
            preparing=trial.preparing,
            begun=trial.begun,
        )
        store.add_epochs(run, trial.rows, trial.losses)
        store.finish(run, trial.status, model=trial.model, metrics={**trial.metrics, **of_sweep})
        store.edit(run, add_tags=[space.tag])
    return Outcome(settings, run, trial.status, trial.accuracy, trial.loss, trial.seconds, worker=trial.worker)
