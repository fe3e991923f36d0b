"""A sample curve: how well a recipe reads depending on how many digits it learns from; the other learning curve.

The protocol is scikit-learn's (`sklearn.model_selection.learning_curve`): the digits are split several times into
those to learn from and those to test on; growing parts of the former are learnt, and both are scored.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.language import tr
from hwr.nn.metrics import accuracy
from hwr.nn.training import TrainingData, TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.words import percent_spread

POINTS: Final = 5
SPLITS: Final = 3
SMALLEST_SHARE: Final = 0.1
_INTERVAL: Final = 0.05
_NEAR_CHANCE: Final = 0.2
_WIDE_GAP: Final = 0.05
_STREAM: Final = 5
"""Of the seed, beside those of `hwr.recipe.preparing`."""


@dataclass(frozen=True, eq=False)
class SampleCurve:
    """What was measured.

    Attributes:
        sizes: int64 (points,), at least two, ascending: how many digits were learnt.
        train_scores, test_scores: float64 (points, splits): accuracy in [0, 1] on the learnt digits themselves, and on
            those that were held back.
        note: what is to be known beside; may be empty.
    """

    sizes: NDArray[np.int64]
    train_scores: NDArray[np.float64]
    test_scores: NDArray[np.float64]
    note: str = ""

    @property
    def words(self) -> str:
        """What it says, in words."""
        means, deviations = self.test_scores.mean(axis=1), self.test_scores.std(axis=1)
        few, all_of_them = (
            tr("{mean} after learning {size:,}", mean=percent_spread(mean, deviation), size=size)
            for mean, deviation, size in list(zip(means, deviations, self.sizes, strict=True))[:: len(means) - 1]
        )
        said = [tr("Test digits read right: {few}, {all_of_them}.", few=few, all_of_them=all_of_them)]
        gain, gap = float(means[-1] - means[-2]), float(self.train_scores[-1].mean() - means[-1])
        if means[-1] < _NEAR_CHANCE:
            said.append(tr("That is guessing: this recipe learns nothing, however many digits there are."))
        elif gain > max(0.001, float(deviations[-2:].mean())):
            said.append(tr("The curve still rises: more digits would help."))
        else:
            said.append(tr("The curve is level: more digits alone would hardly help."))
        if gap >= _WIDE_GAP:
            said.append(
                tr(
                    "Learnt digits are read {gap:.0f} points better than test digits: that is overfitting.",
                    gap=100 * gap,
                )
            )
        return " ".join([*said, self.note]).strip()


def of_recipe(recipe: Recipe, *, points: int = POINTS, splits: int = SPLITS) -> Iterator[Progress | SampleCurve]:
    """`sample_curve` from nothing: fetches the digits first.

    Raises:
        DataError, ConfigError: as `Preparer.prepare` and `sample_curve`.
    """
    prepared = yield from Preparer().prepared(replace(recipe, variants=0))
    yield from sample_curve(recipe, prepared, points=points, splits=splits)


def sample_curve(
    recipe: Recipe,
    prepared: Prepared,
    *,
    points: int = POINTS,
    splits: int = SPLITS,
    wanted: Sequence[int] = (),
) -> Generator[Progress | SampleCurve, None, None]:
    """Train the recipe's network on 10 % to 100 % of the digits that are there to learn from; last, the curve.

    Each of `splits` splits tests on another part of the learnt digits, each class in the same proportion (stratified
    k-fold cross-validation); from the rest, in a random order, the first so many are learnt. The digits are learnt as
    they are, without variants. Nobody asks before the next report is wanted, so closing the generator cancels. A
    training that diverges counts with its last finite weights.

    Args:
        prepared: of this recipe, with or without variants.
        points: how many sizes, at least 2.
        splits: at least 2, and no more than there are digits of any class.
        wanted: how many digits, instead of so many points; ascending, those that there are not are left out.

    Yields:
        `Progress` several times a second, then one `SampleCurve`. The same arguments give the same curve.

    Raises:
        ConfigError, DataError: as `train`.
    """
    learnt = len(prepared.learnt)
    x, y = prepared.data.variants[0][:learnt], prepared.data.y[:learnt]
    folds = _folds(y, splits, np.random.default_rng([recipe.training.seed, _STREAM]))
    smallest = min(len(order) for order, _ in folds)
    shares = np.linspace(SMALLEST_SHARE, 1.0, points) * smallest
    sizes = np.unique([*(size for size in wanted if size <= smallest)] or shares).astype(np.int64)
    scores = np.full((2, len(sizes), splits), np.nan)
    work = np.tile(sizes if recipe.training.max_updates is None else np.ones_like(sizes), splits)
    done = np.concatenate([[0], work.cumsum()]) / work.sum()
    step = 0
    for split, (order, held_back) in enumerate(folds):
        for point, size in enumerate(sizes.tolist()):
            chosen = order[:size]
            data = TrainingData(
                x[chosen], y[chosen], x_validation=prepared.data.x_validation, y_validation=prepared.data.y_validation
            )
            state = TrainingState.start(recipe.architecture, recipe.training)
            words = tr(
                "Training on {size:,} digits, split {split} of {splits}", size=size, split=split + 1, splits=splits
            )
            for share in _trained(state, data):
                yield Progress(words, float(done[step] + share * (done[step + 1] - done[step])))
            network = state.result()
            for of, places in enumerate((chosen, held_back)):
                scores[of, point, split] = accuracy(y[places], network.predict(x[places]).argmax(axis=1))
            step += 1
    yield SampleCurve(sizes, scores[0], scores[1], _note(recipe))


def _trained(state: TrainingState, data: TrainingData) -> Iterator[float]:
    """Train to the end; how far it is, in [0, 1], several times a second and at the end."""
    horizon = state.config.horizon(state.config.updates_per_epoch(len(data.y)))
    for report in train(state, data, report_interval=_INTERVAL, evaluate_every=0):
        yield min(1.0, report.update / horizon) if horizon else 0.0
    yield 1.0


def _folds(
    labels: NDArray[np.intp], splits: int, rng: np.random.Generator
) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """For each split the places to learn from, in a random order, and those held back."""
    fold = np.empty(len(labels), np.intp)
    for label in np.unique(labels):
        members = rng.permutation(np.flatnonzero(labels == label))
        fold[members] = np.arange(len(members)) % splits
    return [(rng.permutation(np.flatnonzero(fold != k)), np.flatnonzero(fold == k)) for k in range(splits)]


def _note(recipe: Recipe) -> str:
    if not recipe.variants:
        return ""
    return tr(
        "The digits were learnt as they are, without the recipe's {variants:,} variants of each.",
        variants=recipe.variants,
    )
