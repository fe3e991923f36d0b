"""A history with runs for exports to other watchers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hwr.recipe.recipe import Recipe
from hwr.store.runs.record import BatchLosses, RunStatus
from hwr.store.runs.run_store import RunStore
from tests.export.models_made import LABELS
from tests.hostile import HALF, LONG, NAME
from tests.store.runs_made import RECIPE, fresh_state, made_model, trained

RUN, HOSTILE, BARE = 1, 2, 3
"""A whole run; one that diverged, under names that were made to do harm; one that was only begun."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[RunStore]:
    recipe: dict[str, Any] = Recipe.from_dict(RECIPE).to_dict()
    with RunStore.open(tmp_path / "home" / "runs.sqlite3") as made:
        run = made.begin(recipe, name="A first try", seed=3, versions={"hwr": "0.1"}, data_fingerprint="f" * 64)
        rows = trained(fresh_state(), 4)
        losses = np.linspace(2.5, 0.5, rows[-1].update)
        made.add_epochs(run, rows, BatchLosses(1, losses))
        made.finish(run, RunStatus.FINISHED, model=made_model(), metrics={"test_accuracy": 0.9})

        odd = {**RECIPE, NAME: NAME, "nested": {LONG: [HALF, LONG], "../up": 1, "": True}, "huge": [1e300, None]}
        run = made.begin(odd, name=NAME, seed=2**63, versions={NAME: NAME}, data_fingerprint=NAME)
        made.edit(run, note=HALF, add_tags=[LONG, HALF])
        made.add_epochs(run, [replace(row, train_loss=float("inf")) for row in rows], BatchLosses(1, losses * np.inf))
        made.finish(run, RunStatus.DIVERGED, model=replace(made_model(), classes=LABELS), metrics={NAME: NAME})

        made.begin({}, name="", seed=0, versions={}, data_fingerprint="")
        yield made
