"""Parallel coordinates: each run a line across upright axes, one a setting that differs, the last for the result.

Pure: what is measured along which axis, and where each run crosses it; knows nothing of Qt.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np

from hwr.language import tr
from hwr.store.runs.metrics import Metric
from hwr.store.runs.record import difference, layer_words
from hwr.ui.kit.chart.axis import Axis, Floats
from hwr.words import UNKNOWN, numeral, percent

_MOST_STEPS: Final = 6
"""Up to so many different numbers stand at equal distances, each with its label; more of them are to scale."""

_WIDE: Final = 30.0
"""From this ratio on, positive numbers stand by their ratios."""

_UNKNOWN_ROOM: Final = 0.12
"""The lowest part of an axis to scale is for runs that have no value there."""

_MOST_TICKS: Final = 5


@dataclass(frozen=True, eq=False)
class ParallelAxis:
    """One upright axis.

    Attributes:
        name: of the setting, dotted; or of the metric.
        title: for people.
        places: (runs,), where each run crosses it, from 0 at the bottom to 1.
        labels: places with what is written beside them.
        words: what each run has there.
    """

    name: str
    title: str
    places: Floats
    labels: tuple[tuple[float, str], ...]
    words: tuple[str, ...]


def parallel_axes(
    recipes: Sequence[Mapping[str, Any]], title: Callable[[str], str], words: Callable[[str, Any], str]
) -> list[ParallelAxis]:
    """An axis for each setting that is not the same for all of these recipes, in their order.

    Args:
        title: makes of a setting's dotted name what people call it.
        words: makes of that and of what it is set to how people write the latter.
    """
    rows = differing(recipes)
    return [_of_setting(name, title(name), values, partial(words, name)) for name, values in rows.items()]


def differing(recipes: Sequence[Mapping[str, Any]]) -> dict[str, tuple[Any, ...]]:
    """The settings that are not the same for all of these recipes, by their dotted names; layers are one value each."""
    told = [{**recipe, **_layers(recipe)} for recipe in recipes]
    rows = difference(told) if told else {}
    return {name: values for name, values in rows.items() if _is_plain(values)}


def result_axis(metric: Metric, values: Sequence[float | None]) -> ParallelAxis:
    """The axis of what was measured, to scale; without a value, a run ends at the bottom."""
    places, labels = _to_scale(values, is_share=metric.is_share)
    words = tuple(percent(value, 1) if metric.is_share else _number(value) for value in values)
    return ParallelAxis(metric.name, tr(metric.title), places, labels, words)


def _number(value: float | None) -> str:
    return UNKNOWN if value is None else numeral(value)


def goodness(metric: Metric, values: Sequence[float | None]) -> Floats:
    """(runs,): each run's rank by its result, from 0, the worst, to 1, the best; NaN where it is not known."""
    given = np.array([math.nan if value is None else float(value) for value in values])
    known = np.isfinite(given)
    found = np.full(len(given), math.nan)
    sides = np.unique(-given[known] if metric.is_good_low else given[known])
    ranks = np.searchsorted(sides, -given[known] if metric.is_good_low else given[known])
    found[known] = ranks / max(1, len(sides) - 1) if len(sides) > 1 else 1.0
    return found


def within(axes: Sequence[ParallelAxis], brushes: Mapping[str, tuple[float, float]]) -> np.ndarray[Any, Any]:
    """(runs,): which runs cross every axis within the part of it that is brushed.

    Args:
        brushes: by the axes' names, from where to where.
    """
    kept = np.ones(len(axes[0].places) if axes else 0, bool)
    for axis in axes:
        if axis.name in brushes:
            low, high = brushes[axis.name]
            kept &= (axis.places >= low) & (axis.places <= high)
    return kept


def _layers(recipe: Mapping[str, Any]) -> dict[str, Any]:
    """Layers as one value each."""
    found: dict[str, Any] = {}
    if isinstance(recipe.get("hidden"), list):
        found["hidden"] = layer_words(recipe["hidden"])
    if isinstance(recipe.get("output"), Mapping):
        found["output"] = layer_words([recipe["output"]])
    return found


def _is_plain(values: Sequence[Any]) -> bool:
    return all(value is None or isinstance(value, str | int | float) for value in values)


def _of_setting(name: str, title: str, values: Sequence[Any], say: Callable[[Any], str]) -> ParallelAxis:
    words = tuple(map(say, values))
    given = [value for value in values if value is not None]
    are_numbers = all(isinstance(value, int | float) and not isinstance(value, bool) for value in given)
    if are_numbers and len({float(value) for value in given}) > _MOST_STEPS:
        places, labels = _to_scale([None if value is None else float(value) for value in values])
        return ParallelAxis(name, title, places, labels, words)
    order = sorted(set(given), key=float if are_numbers else str)
    steps = [UNKNOWN] * (None in values) + [*map(say, order)]
    steps = list(dict.fromkeys(steps))
    place = {step: i / max(1, len(steps) - 1) if len(steps) > 1 else 0.5 for i, step in enumerate(steps)}
    labels = tuple((place[step], step) for step in steps)
    return ParallelAxis(name, title, np.array([place[word] for word in words]), labels, words)


def _to_scale(
    values: Sequence[float | None], *, is_share: bool = False
) -> tuple[Floats, tuple[tuple[float, str], ...]]:
    """Places and labels of numbers, by their ratios if these are wide; not known and not finite ones at the bottom."""
    numbers = np.array([math.nan if value is None else value for value in values])
    known = numbers[np.isfinite(numbers)]
    bottom = _UNKNOWN_ROOM if len(known) < len(numbers) else 0.0
    unknown = ((0.0, UNKNOWN),) if bottom else ()
    if not len(known):
        return np.zeros(len(numbers)), unknown
    low, high = float(known.min()), float(known.max())
    if high <= low:
        middle = (1 + bottom) / 2
        label = percent(low, 1) if is_share else numeral(low)
        return np.where(np.isfinite(numbers), middle, 0.0), (*unknown, (middle, label))
    axis = Axis(low, high, log=not is_share and low > 0 and high / low >= _WIDE, percent=is_share)
    shares = bottom + (1 - bottom) * np.nan_to_num(axis.share(numbers), nan=-bottom / (1 - bottom))
    ticks = [(bottom + (1 - bottom) * axis.share_of(value), label) for value, label in axis.ticks(_MOST_TICKS)]
    return np.where(np.isfinite(numbers), shares, 0.0), (*unknown, *ticks)
