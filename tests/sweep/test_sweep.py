"""Sweeps: what the searches draw is trained and kept, nothing twice, and a worker that is lost is made up for."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import replace
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import pytest

from hwr.errors import ConfigError, HwrError, StorageError, WorkersError
from hwr.processes import HelperError
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import changed
from hwr.store.runs.record import RunStatus
from hwr.store.runs.run_store import RunStore
from hwr.sweep.search import expected, search
from hwr.sweep.space import Listed, Parameter, Ranged, Space
from hwr.sweep.sweep import Outcome, sweep
from hwr.sweep.trial import Order, run_trial
from hwr.workers import LocalWorkers
from tests.worker_tasks import dying, failing, its_process, killed, refusing

BASE = changed(PRESETS["first"].recipe, {"training.epochs": 2, "samples": 100, "hidden": [8]})
RATES: dict[str, Parameter] = {"training.learning_rate": Listed((0.01, 0.1))}


class Here:
    """Who does everything at once, in this process."""

    count = 2

    def __init__(self) -> None:
        self.tasks = 0

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        self.tasks += 1
        answer: Future[Any] = Future()
        try:
            answer.set_result(function(*args))
        except HwrError as error:
            answer.set_exception(error)
        return answer


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    with RunStore.open(tmp_path / "runs.sqlite3") as opened:
        yield opened


def test_each_trial_is_a_run_and_none_is_made_twice(store: RunStore) -> None:
    space, here = Space("rates", BASE, RATES, trials=2), Here()
    outcomes = list(sweep(space, store, here))
    assert {outcome.settings["training.learning_rate"]: outcome.was_kept for outcome in outcomes} == {
        0.01: False,
        0.1: False,
    }
    for outcome in outcomes:
        assert outcome.run is not None
        run = store.run(outcome.run)
        assert run.recipe == space.recipe(outcome.settings).to_dict()
        assert (run.summary.status, run.summary.tags) == (RunStatus.FINISHED, ("sweep rates",))
        assert run.summary.has_model
        assert run.summary.test_accuracy == outcome.accuracy
        assert len(store.epochs(outcome.run)) == 3
    wider = Space("rates", BASE, {"training.learning_rate": Listed((0.01, 0.1, 0.2))}, trials=3)
    again = list(sweep(wider, store, here))
    assert sorted((outcome.settings["training.learning_rate"], outcome.was_kept) for outcome in again) == [
        *((0.01, True), (0.1, True), (0.2, False))
    ]
    assert here.tasks == len(store.runs()) == 3


def test_other_folds_make_other_trials(store: RunStore) -> None:
    rate: dict[str, Parameter] = {"training.learning_rate": Listed((0.1,))}

    def kept(folds: int, seed: int) -> bool:
        (outcome,) = sweep(Space("rates", BASE, rate, trials=1, folds=folds, seed=seed), store, Here())
        return outcome.was_kept

    assert [kept(0, 0), kept(0, 1), kept(2, 0), kept(2, 1), kept(2, 0)] == [False, True, False, False, True]


def test_the_run_is_that_of_the_recipe_alone(store: RunStore) -> None:
    """With folds, the score comes from parts of the digits; the run is as any other training of its recipe."""
    plain, folded = (run_trial(Order(BASE.to_dict(), folds, 0)) for folds in (0, 3))
    assert plain.model is not None
    assert folded.model is not None
    assert (plain.model.network.parameters == folded.model.network.parameters).all()
    assert plain.metrics == folded.metrics
    assert plain.accuracy == plain.metrics["test_accuracy"]
    assert folded.accuracy not in (None, plain.accuracy)


def test_what_diverges_and_what_cannot_be_is_told_and_does_not_end_the_sweep(store: RunStore) -> None:
    parameters: dict[str, Parameter] = {
        "training.optimizer": Listed(("sgd",)),
        "training.learning_rate": Listed((0.1, 1e30)),
        "training.patience": Listed((5, "none")),
        "validation": Listed((0.0, 0.1)),
    }
    outcomes = list(sweep(Space("mixed", BASE, parameters, trials=8), store, Here()))
    refused = [outcome for outcome in outcomes if outcome.run is None]
    assert refused
    assert all("patience is 5" in outcome.problem for outcome in refused)
    diverged = [outcome for outcome in outcomes if outcome.status is RunStatus.DIVERGED]
    assert diverged
    assert all(outcome.score("accuracy") == 0 for outcome in diverged)
    assert {outcome.settings["training.learning_rate"] for outcome in diverged} == {1e30}
    again = list(sweep(Space("mixed", BASE, parameters, trials=8), store, Here()))
    assert all(outcome.was_kept or outcome.problem for outcome in again)


class Small(Here):
    """A computer too small for high learning rates."""

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        if args[0].recipe["training"]["learning_rate"] < 0.05:
            return super().submit(function, *args)
        refused: Future[Any] = Future()
        refused.set_exception(ConfigError("This training would take about 90 GB of memory."))
        return refused


def test_what_is_beyond_a_computer_costs_that_trial_alone(store: RunStore) -> None:
    outcomes = list(sweep(Space("rates", BASE, RATES, trials=2), store, Small()))
    assert sorted((outcome.problem, outcome.run is None) for outcome in outcomes) == [
        *(("", False), ("This training would take about 90 GB of memory.", True))
    ]
    assert len(store.runs()) == 1


RANGES: Mapping[str, Parameter] = {
    "training.learning_rate": Ranged(1e-3, 1e-1, log=True),
    "training.batch_size": Ranged(1, 3, is_whole=True),
    "hidden": Listed(([8], [16], [8, 8])),
}


def asked(space: Space, at_once: int = 4) -> list[dict[str, Any]]:
    """All that a search asks for; small rates are the best."""
    found: list[dict[str, Any]] = []

    def ask(settings: Mapping[str, Any]) -> float:
        found.append(dict(settings))
        return -float(settings["training.learning_rate"])

    search(space, ask, at_once)
    return found


@pytest.mark.parametrize("method", ["random", "halving"])
def test_the_same_seed_draws_the_same(method: str) -> None:
    space = Space("a", PRESETS["first"].recipe, RANGES, method, trials=12, seed=5)
    one, other = (sorted(map(repr, asked(space, at_once))) for at_once in (1, 4))
    assert one == other
    assert len(one) == expected(space)
    assert one != sorted(map(repr, asked(Space("a", space.base, RANGES, method, trials=12, seed=6))))


@pytest.mark.parametrize(("trials", "factor"), [(1, 3), (9, 3), (20, 3), (7, 2), (40, 4)])
def test_halving_trains_the_better_ones_for_longer(trials: int, factor: int) -> None:
    space = Space("a", PRESETS["first"].recipe, RANGES, "halving", trials=trials, factor=factor)
    found = asked(space)
    assert len(found) == expected(space)
    epochs = sorted({settings["training.epochs"] for settings in found})
    assert epochs[-1] <= 60
    rounds = [[s["training.learning_rate"] for s in found if s["training.epochs"] == count] for count in epochs]
    for shorter, longer in pairwise(rounds):
        assert sorted(longer) == sorted(shorter)[: len(longer)]


def test_whole_numbers_are_all_drawn() -> None:
    found = asked(Space("a", PRESETS["first"].recipe, RANGES, "random", trials=60))
    assert {settings["training.batch_size"] for settings in found} == {1, 2, 3}


def test_optuna_draws_where_it_was_good() -> None:
    pytest.importorskip("optuna")
    space = Space("a", PRESETS["first"].recipe, RANGES, "tpe", trials=40, seed=1)
    found = asked(space)
    assert len(found) == 40
    rates = [settings["training.learning_rate"] for settings in found]
    assert sorted(rates[20:])[10] < sorted(rates[:10])[5]
    assert sorted(map(repr, asked(space, at_once=1))) == sorted(map(repr, found))


def test_without_optuna_it_is_said_how_it_comes_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "optuna", None)
    space = Space("a", PRESETS["first"].recipe, RANGES, "tpe", trials=4)
    with pytest.raises(ConfigError, match=r"extra 'optuna' of this program; to install it: .* install optuna\. The"):
        search(space, lambda settings: 0.0, 1)


def test_of_two_sweeps_of_one_name_one_wins(store: RunStore) -> None:
    here, space = Here(), Space("rates", BASE, RATES, trials=2)
    first = sweep(space, store, here)
    next(first)
    with RunStore.open(store.path) as others:  # as another program has it
        with pytest.raises(StorageError, match=r"“rates” is under way already, .* give this one another name\.$"):
            next(sweep(space, others, Refusing()))
        assert next(sweep(replace(space, name="others"), others, Here()))
        list(first)
        assert [outcome.was_kept for outcome in sweep(space, others, Refusing())] == [True, True]
    assert here.tasks == 2


class Refusing(Here):
    """Who is not to be asked."""

    def submit(self, function: Callable[..., Any], *args: Any) -> Future[Any]:
        raise AssertionError("it is trained twice")


def test_a_sweep_that_is_closed_asks_no_more(store: RunStore) -> None:
    here = Here()
    work = sweep(Space("rates", BASE, RATES, trials=2), store, here)
    first: list[Outcome] = list(islice(work, 1))
    work.close()
    assert len(first) == 1
    assert here.tasks <= 2


# Processes


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal")
def test_a_process_that_is_killed_is_made_up_for(tmp_path: Path) -> None:
    with LocalWorkers(1) as workers:
        before = workers.submit(its_process).result()
        answered = workers.submit(dying, tmp_path).result()
        assert answered not in {before, *map(int, os.listdir(tmp_path))}  # noqa: PTH208
        assert len(list(tmp_path.iterdir())) == 2
        with pytest.raises(WorkersError, match="3 times"):
            workers.submit(killed).result()
        with pytest.raises(HelperError, match="ZeroDivisionError: of the task"):
            workers.submit(failing).result()
        with pytest.raises(WorkersError, match=r"^No\.$"):
            workers.submit(refusing).result()
        assert workers.submit(its_process).result() != before
