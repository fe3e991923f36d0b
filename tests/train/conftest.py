"""Prepared digits, made once: what they are does not depend on how they are trained on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hwr.nn.network import LayerSpec
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from tests.train.digits_ready import ReadyPreparer, ready_samples


@pytest.fixture(scope="session")
def small() -> Recipe:
    """A small network, a few epochs, a fifth held out."""
    first = PRESETS["first"].recipe
    return replace(first, hidden=(LayerSpec(16),), training=replace(first.training, epochs=6))


@pytest.fixture(scope="session")
def preparer() -> Preparer:
    return ReadyPreparer()


@pytest.fixture(scope="session")
def prepared() -> Prepared:
    return ready_samples()
