"""Samples that are ready: each kind made once for all tests, for it takes seconds and gives the same every time."""

from __future__ import annotations

from collections.abc import Generator
from functools import cache
from threading import Lock

from hwr.nn.config import TrainingConfig
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe

_only_one = Lock()
"""Several threads of a test may ask at the same time."""


class ReadyPreparer(Preparer):
    """A preparer whose samples stand ready, those of a kind that nobody asked for before excepted."""

    def prepare(self, recipe: Recipe) -> Generator[Progress | Prepared, None, None]:
        """The samples."""
        varied = (recipe.variants, recipe.restructured, recipe.nonsense) if recipe.variants else (0, 0.0, 0.0)
        with _only_one:
            prepared = _made(recipe.samples, *varied, recipe.held_out, recipe.validation, recipe.training.seed)
        yield prepared


def ready_samples() -> Prepared:
    """Those of the preset "first", and of all recipes that differ from it in how to train only."""
    *_, prepared = ReadyPreparer().prepare(PRESETS["first"].recipe)
    assert isinstance(prepared, Prepared)
    return prepared


@cache
def shared_preparer() -> Preparer:
    """A real preparer, which has normalised each digit once for all tests."""
    return Preparer()


@cache
def _made(
    samples: int | None,
    variants: int,
    restructured: float,
    nonsense: float,
    held_out: str,
    validation: float,
    seed: int,
) -> Prepared:
    recipe = Recipe(
        samples=samples,
        variants=variants,
        restructured=restructured,
        nonsense=nonsense,
        held_out=held_out,
        validation=validation,
        training=TrainingConfig(epochs=1, seed=seed),
    )
    *_, prepared = shared_preparer().prepare(recipe)
    assert isinstance(prepared, Prepared)
    return prepared
