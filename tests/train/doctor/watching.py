"""Real trainings, watched by the doctor from beginning to end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from hwr.nn.config import TrainingConfig
from hwr.nn.history import History
from hwr.nn.performance import one_thread
from hwr.nn.report import EpochReport
from hwr.nn.trace import record
from hwr.nn.training import TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import SOFTMAX, Recipe, changed
from hwr.train.doctor.diagnosis import Diagnosis, Problem
from hwr.train.doctor.doctor import diagnose
from hwr.train.doctor.evidence import Evidence

REPORT_EVERY = 5
"""As a window that watches a small network sees it: not every update is reported."""


@dataclass(frozen=True, eq=False)
class Watched:
    """A training to its end.

    Attributes:
        last: as it ended. The cases before it are not kept: their passes took 3 GB of all trainings together.
        diagnoses: what was said after every epoch, then.
        accuracy: on the test digits at the end.
    """

    last: Evidence
    diagnoses: tuple[tuple[Diagnosis, ...], ...]
    accuracy: float

    @property
    def kinds(self) -> list[Problem]:
        """All that was ever diagnosed, in the order of its first appearance."""
        return list(dict.fromkeys(diagnosis.problem for said in self.diagnoses for diagnosis in said))

    @property
    def final_kinds(self) -> list[Problem]:
        """What was diagnosed at the end."""
        return [diagnosis.problem for diagnosis in self.diagnoses[-1]]

    def first(self, problem: Problem) -> Diagnosis:
        """The first diagnosis of this problem."""
        return next(diagnosis for said in self.diagnoses for diagnosis in said if diagnosis.problem is problem)


class Trainings:
    """Trains recipes and has the doctor look after every epoch; digits are prepared once for all."""

    def __init__(self, preparer: Preparer) -> None:
        self._preparer = preparer
        self._one_thread = one_thread()
        self._prepared: dict[str, Prepared] = {}
        self._watched: dict[str, Watched] = {}

    def prepared(self, recipe: Recipe) -> Prepared:
        """The samples of a recipe; training aside from its seed has no say in them."""
        name = repr(replace(recipe, hidden=(), output=SOFTMAX, training=TrainingConfig(seed=recipe.training.seed)))
        if name not in self._prepared:
            *_, prepared = self._preparer.prepare(recipe)
            assert isinstance(prepared, Prepared)
            self._prepared[name] = prepared
        return self._prepared[name]

    def watch(self, recipe: Recipe, *, seed: int = 0, report_every: int | None = REPORT_EVERY) -> Watched:
        """Train a recipe to its end; the same one is trained once only."""
        seeded = replace(recipe, training=replace(recipe.training, seed=seed))
        name = repr((seeded, report_every))
        if name not in self._watched:
            said: list[tuple[Diagnosis, ...]] = []
            with self._one_thread():
                for case in self._cases(seeded, report_every):
                    said.append(diagnose(case))
            accuracy = case.history.latest("test_accuracy")
            assert accuracy is not None
            self._watched[name] = Watched(case, tuple(said), accuracy)
        return self._watched[name]

    def _cases(self, recipe: Recipe, report_every: int | None) -> Iterator[Evidence]:
        """One after every epoch."""
        data = self.prepared(recipe).data
        assert data.x_test is not None
        state = TrainingState.start(recipe.architecture, recipe.training)
        history = History(len(recipe.architecture.layers), len(data.y))
        for report in train(state, data, report_every=report_every):
            history.append(report)
            if isinstance(report, EpochReport):
                batch = record(state.candidate, data.x[:256], data.y[:256], loss=recipe.training.loss)
                answers = np.bincount(state.candidate.predict(data.x_test).argmax(axis=1), minlength=10)
                yield Evidence(recipe, history, batch, answers, report.stop)


def recipe_of(changes: Mapping[str, Any]) -> Recipe:
    """A plain recipe, 64 ReLU units and gradient descent on batches of 64 for 30 epochs, with changes."""
    usual = {"training.learning_rate": 0.1, "training.batch_size": 64, "training.epochs": 30}
    return changed(PRESETS["full-batch"].recipe, {**usual, **changes})
