"""The shipped model is what the shipped recipe makes today."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from threadpoolctl import threadpool_info  # type: ignore[import-untyped]

from hwr.recipe.making import make_model
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe
from hwr.store.model_file import Model, load_model

MADE_WITH = ("0.3.31.188.0", "SkylakeX")
"""The version of OpenBLAS and its kernels; others round otherwise."""


@pytest.fixture(scope="module")
def shipped() -> Model:
    return load_model(Path(__file__).parent.parent.parent / "models" / "digits.safetensors")


def test_its_file_holds_the_recipe_of_today(shipped: Model) -> None:
    assert shipped.training["command"] == "hwr train"
    assert Recipe.from_dict(shipped.training["recipe"]) == PRESETS["shipped"].recipe
    assert shipped.training["updates"] == PRESETS["shipped"].recipe.training.max_updates


@pytest.mark.slow
@pytest.mark.skipif(
    MADE_WITH not in [(blas["version"], blas.get("architecture")) for blas in threadpool_info()],
    reason="other products of matrices than those it was made with",
)
def test_it_is_made_anew_bit_for_bit(shipped: Model) -> None:
    *_, made = make_model(PRESETS["shipped"].recipe, made_by="hwr train")
    assert isinstance(made, Model)
    np.testing.assert_array_equal(made.network.parameters, shipped.network.parameters)
    recipes = [Recipe.from_dict(model.training["recipe"]) for model in (made, shipped)]
    assert recipes[0] == recipes[1]  # as values: settings that came later are not in the file
    assert {**made.training, "recipe": None} == {**shipped.training, "recipe": None}
    assert made.metrics == shipped.metrics
