"""Preparing: from scikit-learn's digits to the samples a recipe asks for.

`Preparer.prepare` is a generator of progress, so that the command line, a worker thread and the tests can show it and
stop it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hwr.data.digits import Digits, load_digits
from hwr.ink import grid
from hwr.ink.augmentation.variants import VectorisedDigits, originals, strange_views
from hwr.ink.normalisation import network_inputs
from hwr.language import tr
from hwr.nn.training import TrainingData
from hwr.recipe.cost import require_room
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.recipe.variant_workers import Order, sheets


@dataclass(frozen=True, eq=False)
class Calibrating:
    """Variants that a network has not learnt from, to tell how sure it may be.

    Attributes:
        views: float32 (n_views, n, 64), normalised as in use; the learnt digits as they are come first.
        labels: int64 (n,).
    """

    views: NDArray[np.float32]
    labels: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Prepared:
    """What a network is trained and tested on.

    Attributes:
        data: the samples, normalised as in use; the learnt digits as they are come first among the training samples.
        learnt, validating, tested: the digits behind them.
        calibrating: further variants of the learnt ones; None if there are no variants.
    """

    data: TrainingData
    learnt: Digits
    validating: Digits
    tested: Digits
    calibrating: Calibrating | None = None


Parting = Callable[[Digits, Recipe], tuple[Digits, Digits, Digits]]
"""Makes of all digits those to learn from, those to tell when to stop by, and those to test on."""


class Preparer:
    """Prepares samples, and remembers the last ones: who changes only how to train need not wait for them again.

    Each picture is normalised once, whichever digits are drawn from the set by another seed.

    Args:
        digits: what all samples are made of; None for scikit-learn's, fetched when they are first needed.
        workers: how many processes help to write variants; None for as many as there are cores to spare. The samples
            are the same.
        parting: parts the digits into those to learn from, to tell when to stop by, and to test on; None for what the
            recipe asks for.
    """

    def __init__(
        self, digits: Digits | None = None, workers: int | None = None, parting: Parting | None = None
    ) -> None:
        self._digits = digits
        self._workers = workers
        self._parting = parting or split
        self._kept: tuple[object, Prepared] | None = None
        self._inputs: dict[bytes, NDArray[np.float32]] = {}  # by a picture's pixels, (64,)

    def prepared(
        self, recipe: Recipe, *, begin: float = 0.0, share: float = 0.0
    ) -> Generator[Progress, None, Prepared]:
        """The samples, for `yield from` within longer work, of which preparing is `share` and starts at `begin`.

        Raises:
            DataError, ConfigError: as `prepare`.
        """
        for step in self.prepare(recipe):
            if isinstance(step, Prepared):
                return step
            yield Progress(step.step, begin + share * step.share)
        raise AssertionError("samples come last")

    def prepare(self, recipe: Recipe) -> Generator[Progress | Prepared, None, None]:
        """Make the samples of a recipe; the last value is `Prepared`. The same recipe gives the same samples.

        Raises:
            ConfigError: if the training would be beyond the machine's memory, before any of it is asked for.
            DataError: if scikit-learn, whose digits they are, cannot be imported.
        """
        require_room(recipe)
        wanted = (
            *(recipe.samples, recipe.variants, recipe.restructured, recipe.nonsense, recipe.held_out),
            *(recipe.validation, recipe.training.seed),
        )
        if self._kept is None or self._kept[0] != wanted:
            self._kept = wanted, (yield from self._prepare(recipe))
        yield self._kept[1]

    def _prepare(self, recipe: Recipe) -> Generator[Progress, None, Prepared]:
        yield Progress(tr("Fetching the digits"), 0.0)
        if self._digits is None:
            self._digits = load_digits()
        learnt, validating, tested = self._parting(self._digits, recipe)
        yield Progress(tr("Normalising the digits"), 0.0)
        x, y, calibrating = [], [learnt.labels], None
        if not recipe.variants:
            x.append(self._normalised(learnt))
        else:
            yield Progress(tr("Tracing the digits"), 0.0)
            digits = VectorisedDigits.from_pictures(learnt.pictures, learnt.labels)
            x.append(originals(digits))
            unlike_any = round(recipe.nonsense * len(learnt))
            order = Order(recipe.variants, recipe.restructured, unlike_any, recipe.training.seed)
            for number, sheet in enumerate(sheets(order, digits, self._workers)):
                x.append(sheet[0])
                y.append(sheet[1])
                done = order.done(number)
                yield Progress(
                    tr("Writing variants of each digit: {done} of {variants}", done=done, variants=recipe.variants),
                    done / recipe.variants,
                )
            further = np.random.default_rng([recipe.training.seed, 5])
            calibrating = Calibrating(strange_views(digits, further), np.tile(digits.labels, 2))
        data = TrainingData(
            np.concatenate(x),
            np.concatenate(y),
            x_test=self._normalised(tested) if len(tested) else None,
            y_test=tested.labels if len(tested) else None,
            x_validation=self._normalised(validating) if len(validating) else None,
            y_validation=validating.labels if len(validating) else None,
        )
        return Prepared(data, learnt, validating, tested, calibrating)

    def _normalised(self, digits: Digits) -> NDArray[np.float32]:
        """The digits as the network sees them: float32 (n, 64)."""
        pictures = [pixels.tobytes() for pixels in digits.pixels]
        new = np.flatnonzero([picture not in self._inputs for picture in pictures])
        if len(new):
            ink = grid.from_bitmaps([digits.pictures[i] for i in new])
            self._inputs.update(zip((pictures[i] for i in new), network_inputs(ink), strict=True))
        return np.stack([self._inputs[picture] for picture in pictures])


def split(digits: Digits, recipe: Recipe) -> tuple[Digits, Digits, Digits]:
    """The digits to learn from, those to tell when to stop by, and those to test on, as a recipe asks for."""
    seed, none = recipe.training.seed, digits.part(np.arange(0))
    learnt, tested = digits, none
    if recipe.held_out == "random":
        learnt, tested = digits.random_split(np.random.default_rng([seed, 2]))
    elif recipe.held_out == "last_fifth":
        learnt, tested = digits.writer_split()
    validating = none
    if recipe.validation:
        learnt, validating = learnt.random_split(np.random.default_rng([seed, 3]), test_share=recipe.validation)
    if recipe.samples is not None and recipe.samples < len(learnt):
        learnt = drawn(learnt, recipe.samples, np.random.default_rng([seed, 4]))
    return learnt, validating, tested


def drawn(digits: Digits, count: int, rng: np.random.Generator) -> Digits:
    """Exactly so many of the digits at random, each class in the same proportion as far as that can be."""
    order = rng.permutation(len(digits))
    labels = digits.labels[order]
    turns = np.empty(len(digits))
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        # The first of each class come first, then the second ones, and so on; larger classes take smaller steps.
        turns[members] = (np.arange(len(members)) + 0.5) / len(members)
    return digits.part(np.sort(order[np.argsort(turns, kind="stable")[:count]]))
