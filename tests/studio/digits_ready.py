"""Samples that are ready: made once for all tests, for it takes seconds and they come out the same every time."""

from __future__ import annotations

from functools import cache

from hwr.recipe.preparing import Kitchen, Prepared
from hwr.recipe.presets import PRESETS


@cache
def ready_kitchen() -> Kitchen:
    """A kitchen that has the samples of the preset "first", and of all recipes that differ in how to train only."""
    kitchen = Kitchen()
    for _ in kitchen.prepare(PRESETS["first"].recipe):
        pass
    return kitchen


def ready_samples() -> Prepared:
    """Those samples."""
    *_, prepared = ready_kitchen().prepare(PRESETS["first"].recipe)
    assert isinstance(prepared, Prepared)
    return prepared
