"""Importance: which of the settings in which runs differ says most of what came of them.

Results count by their ranks, so that one training that diverged does not outweigh all others. Of many runs a random
forest (scikit-learn's) learns to tell the result from the settings, and each setting is shuffled among runs that the
forest has not seen: so much worse as it then tells, so important the setting is (Breiman 2001, "Random forests"). Of
few runs each setting is looked at by itself: by Spearman's rank correlation, or, where it is no number, by the
correlation ratio of the ranks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

LEAST: Final = 5
"""Of fewer runs nothing can be said."""

MANY: Final = 20
"""From so many runs on a forest can be judged by those that it has not seen."""

_TREES: Final = 100
_FOLDS: Final = 5
_SHUFFLES: Final = 5

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Importance:
    """What was found.

    Attributes:
        runs: how many have a result.
        explained: the share of the differences in rank that a forest told of runs that it had not seen (R²), 0 to 1;
            None where there are too few runs for one.
        shares: each setting's by its name, the most important first; with a forest they add up to 1, or are all 0;
            without one each is a correlation, 0 to 1.
        chance: of a correlation, what one in twenty settings that say nothing reaches with so many runs; None with a
            forest.
    """

    runs: int
    explained: float | None
    shares: Mapping[str, float]
    chance: float | None = None


def importance(settings: Mapping[str, Sequence[Any]], results: Sequence[float | None]) -> Importance:
    """Judge settings by what came of them.

    Args:
        settings: what each run has, numbers or not, by the setting's dotted name; None where it has no such setting.
            What follows from what its table is, as Adam's beta from its being Adam, is left out.
        results: of the runs; those without one are left out. Whether more is better does not matter.
    """
    known = [i for i, result in enumerate(results) if result is not None and math.isfinite(result)]
    ranks = _ranks(np.array([results[i] for i in known], np.float64))
    columns = {name: [values[i] for i in known] for name, values in settings.items()}
    columns = {
        name: values
        for name, values in columns.items()
        if len(set(map(repr, values))) > 1 and not _follows(values, columns.get(f"{name.rpartition('.')[0]}.name"))
    }
    if len(known) < LEAST or not columns or np.ptp(ranks) == 0:
        return Importance(len(known), None, {})
    if len(known) < MANY:
        shares = {name: _association(values, ranks) for name, values in columns.items()}
        return Importance(len(known), None, _sorted(shares), chance=min(1.0, 1.96 / math.sqrt(len(known) - 1)))
    return _by_forest(columns, ranks)


def _follows(values: Sequence[Any], kinds: Sequence[Any] | None) -> bool:
    """Whether a setting is the same in all runs of one kind, and so nothing but a sign of that."""
    if kinds is None or values == kinds:
        return False
    return len(set(map(repr, zip(kinds, values, strict=True)))) == len(set(map(repr, kinds)))


def _sorted(shares: Mapping[str, float]) -> dict[str, float]:
    return dict(sorted(shares.items(), key=lambda item: -item[1]))


def _ranks(values: Floats) -> Floats:
    """From 0; equal ones share the mean of their places."""
    _, inverse, counts = np.unique(values, return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    places: Floats = (ends - (counts + 1) / 2)[inverse]
    return places


def _are_numbers(values: Sequence[Any]) -> bool:
    return all(isinstance(value, int | float) and not isinstance(value, bool) for value in values)


def _association(values: Sequence[Any], ranks: Floats) -> float:
    """How far one setting goes with the result, 0 to 1."""
    if _are_numbers(values):
        return abs(float(np.corrcoef(_ranks(np.array(values, np.float64)), ranks)[0, 1]))
    groups = _codes(values)
    members = [ranks[groups == group] for group in np.unique(groups)]
    between = sum(len(some) * (some.mean() - ranks.mean()) ** 2 for some in members)
    return math.sqrt(min(1.0, float(between / ((ranks - ranks.mean()) ** 2).sum())))


def _codes(values: Sequence[Any]) -> NDArray[np.intp]:
    """A number for each different value."""
    order = {value: place for place, value in enumerate(sorted(set(map(repr, values))))}
    return np.array([order[repr(value)] for value in values])


def _column(values: Sequence[Any]) -> list[Floats]:
    """A setting as a forest takes it: a number by its rank, which is all that a tree asks of it; else a column for each
    of what it can be.
    """
    if _are_numbers(values):
        return [_ranks(np.array(values, np.float64))]
    codes = _codes(values)
    return [(codes == code).astype(np.float64) for code in np.unique(codes)]


def _by_forest(settings: Mapping[str, Sequence[Any]], ranks: Floats) -> Importance:
    from sklearn.ensemble import RandomForestRegressor
    from sklearn.model_selection import KFold

    groups = [_column(values) for values in settings.values()]
    x = np.column_stack([column for group in groups for column in group])
    ends = np.cumsum([len(group) for group in groups])
    rng = np.random.default_rng(0)
    told, losses = np.empty(len(ranks)), np.zeros(len(groups))
    for train, test in KFold(_FOLDS, shuffle=True, random_state=0).split(x):
        forest = RandomForestRegressor(_TREES, random_state=0).fit(x[train], ranks[train])
        # One copy for each group and shuffle, and one as it is: asked all at once.
        copies = np.tile(x[test], (len(groups), _SHUFFLES, 1, 1))
        for copy, end, group in zip(copies, ends, groups, strict=True):
            for shuffled in copy:
                of_it = slice(end - len(group), end)
                shuffled[:, of_it] = shuffled[rng.permutation(len(test)), of_it]
        answers = forest.predict(np.concatenate([x[test], copies.reshape(-1, x.shape[1])]))
        told[test] = answers[: len(test)]
        errors = (answers[len(test) :].reshape(len(groups), _SHUFFLES, -1) - ranks[test]) ** 2
        losses += errors.sum(axis=2).mean(axis=1) - ((told[test] - ranks[test]) ** 2).sum()
    explained = 1 - ((told - ranks) ** 2).sum() / ((ranks - ranks.mean()) ** 2).sum()
    losses = losses.clip(0)
    shares = losses / losses.sum() if losses.any() and explained > 0 else np.zeros(len(groups))
    return Importance(
        len(ranks), float(max(explained, 0.0)), _sorted(dict(zip(settings, map(float, shares), strict=True)))
    )
