"""Grouping: which runs are of one recipe and differ by their seeds alone."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hwr.store.runs.record import Run


def by_recipe(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs, those together that are of one recipe with other seeds, in the order of the first of each group.

    A run that goes on from another one stands alone, and so does one whose seed its group has already: trained twice
    from the same seed, a recipe gives the same run, which tells nothing of its spread.
    """
    groups: dict[object, list[Run]] = {}
    for run in runs:
        key: object = _without_seed(run.recipe)
        is_alone = run.summary.parent is not None
        if is_alone or any(run.summary.seed == other.summary.seed for other in groups.get(key, ())):
            key = key, run.summary.id
        groups.setdefault(key, []).append(run)
    return list(groups.values())


def _without_seed(recipe: Mapping[str, Any]) -> str:
    training = recipe.get("training")
    rest = dict(recipe)
    if isinstance(training, Mapping):
        rest["training"] = {name: value for name, value in training.items() if name != "seed"}
    return json.dumps(rest, sort_keys=True)
