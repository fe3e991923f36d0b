"""A sweep: a search that asks, workers that train, and the history, in which each finished trial is kept at once.

`sweep` is a generator of what happens, so that the command line and the tests can show it and stop it. The search runs
in threads of its own; all else, the history above all, belongs to whoever goes through the generator. Killed, it loses
no more than the trials that were under way: the same space, searched again, takes the others from the history.
"""

from __future__ import annotations

import json
from collections.abc import Generator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any, Final

from hwr.errors import ConfigError
from hwr.recipe.naming import run_name
from hwr.recipe.recipe import Recipe
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.sweep.search import search
from hwr.sweep.space import Space
from hwr.sweep.trial import Order, Trial, run_trial
from hwr.workers import Workers

_WORST: Final = {"accuracy": 0.0, "loss": -1e12}
"""The score of what diverged or cannot be; a search can reckon with it."""

_AHEAD: Final = 2
"""So many trials are asked for, for each that is trained: none waits for the search, nor for a worker that joins."""

_FOLDS, _ACCURACY, _LOSS, _WORKER = "sweep_folds", "sweep_accuracy", "sweep_loss", "sweep_worker"
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


class _StoppedError(Exception):
    """The search is not to go on."""


def sweep(space: Space, store: RunStore, workers: Workers) -> Generator[Outcome, None, None]:
    """Search a space; yields each trial when it is over and kept in the history. Closed early, it asks no more.

    Raises:
        StorageError: if the history cannot be written; what is in it by then stays.
        WorkersError: if workers are lost again and again.
        HwrError: if a trial cannot be trained at all.
    """
    inbox: SimpleQueue[_Asked | _Done | _Over] = SimpleQueue()
    known = finished(store, space)
    waiting: dict[str, list[_Asked]] = {}
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

    over: list[tuple[_Asked, Outcome]] = []
    Thread(target=run, daemon=True, name="search").start()
    try:
        while True:
            event = inbox.get()
            if isinstance(event, _Over):
                if event.error is not None:
                    raise event.error
                return
            if isinstance(event, _Asked):
                try:
                    recipe = space.recipe(event.settings).to_dict()
                except ConfigError as error:
                    over = [(event, Outcome(event.settings, None, None, problem=str(error)))]
                else:
                    key = _key(recipe, space.folds)
                    over = [(event, _again(known[key], event.settings))] if key in known else []
                    if not over:
                        if key not in waiting:
                            answer = workers.submit(run_trial, Order(recipe, space.folds, space.seed))
                            answer.add_done_callback(partial(_tell, inbox, key))
                        waiting.setdefault(key, []).append(event)
            else:
                first, *others = waiting[event.key]
                known[event.key] = outcome = _outcome(space, store, first.settings, event.answer)
                over = [(first, outcome), *((other, _again(outcome, other.settings)) for other in others)]
                del waiting[event.key]
            for asked, outcome in over:
                yield outcome
                asked.reply.set_result(outcome.score(space.score))
    finally:
        stopped.set()
        while not inbox.empty():
            if isinstance(late := inbox.get(), _Asked):
                late.reply.set_exception(_StoppedError())
        for asked in chain(*waiting.values(), [asked for asked, _ in over]):
            if not asked.reply.done():
                asked.reply.set_exception(_StoppedError())


def _tell(inbox: SimpleQueue[Any], key: str, answer: Future[Trial]) -> None:
    inbox.put(_Done(key, answer))


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
        folds = run.metrics.get(_FOLDS)
        if isinstance(folds, int):
            accuracy, loss = (_number(run.metrics.get(name)) for name in (_ACCURACY, _LOSS))
            found[_key(run.recipe, folds)] = Outcome(
                {}, summary.id, summary.status, accuracy, loss, summary.seconds, was_kept=True
            )
    return found


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _key(recipe: Mapping[str, Any], folds: int) -> str:
    """What two trials have in common that need not both be made."""
    return json.dumps([recipe, folds], sort_keys=True)


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
    of_sweep = {_FOLDS: space.folds, _ACCURACY: trial.accuracy, _LOSS: trial.loss, _WORKER: trial.worker}
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
