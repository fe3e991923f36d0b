"""The sound presets are never found ill, whenever one looks; the others have what their text says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import changed
from hwr.train.doctor.diagnosis import Problem
from tests.conftest import SEEDS
from tests.train.doctor.watching import Trainings

LONG = {"quick", "shipped"}
SOUND = [name for name, preset in PRESETS.items() if preset.is_sound and name not in LONG]
ILL = {
    "deep-sigmoid": Problem.VANISHING,
    "rate-too-high": Problem.OSCILLATION,
    "rate-too-low": Problem.LOW_RATE,
    "zeros": Problem.COLLAPSE,
    "overfitting": Problem.OVERFITTING,
}


def test_the_table_names_every_unsound_preset() -> None:
    assert set(ILL) == {name for name, preset in PRESETS.items() if not preset.is_sound}


SHORTER = {"classic": 20, "stochastic": 5, "full-batch": 130}
"""Epochs of those that take long, a third of their own."""


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_preset_is_healthy_at_any_time(trainings: Trainings, name: str) -> None:
    recipe = PRESETS[name].recipe
    watched = trainings.watch(changed(recipe, {"training.epochs": SHORTER.get(name, recipe.training.epochs)}))
    assert watched.kinds == []
    assert watched.accuracy > (0.85 if name in SHORTER else 0.93)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1, 2])
@pytest.mark.parametrize("name", SOUND)
def test_a_sound_preset_is_healthy_to_its_end(trainings: Trainings, name: str, seed: int) -> None:
    watched = trainings.watch(PRESETS[name].recipe, seed=seed)
    assert watched.kinds == []
    assert watched.accuracy > 0.93  # 0.942 and more with three seeds, on two OpenBLAS kernels


@pytest.mark.parametrize("report_every", [1, None])
def test_health_does_not_depend_on_how_often_one_looks(trainings: Trainings, report_every: int | None) -> None:
    for name in ("first", "deep-relu"):
        recipe = changed(PRESETS[name].recipe, {"training.epochs": 25})
        assert trainings.watch(recipe, report_every=report_every).kinds == []


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ILL)
def test_an_unsound_preset_shows_what_it_is_for(trainings: Trainings, name: str, seed: int) -> None:
    watched = trainings.watch(PRESETS[name].recipe, seed=seed)
    assert watched.kinds == [ILL[name]]
    assert watched.final_kinds == [ILL[name]]


def test_a_tenth_of_the_high_rate_cures_it(trainings: Trainings) -> None:
    """As the preset says."""
    recipe = PRESETS["rate-too-high"].recipe
    tenth = changed(recipe, {"training.learning_rate": recipe.training.learning_rate / 10})
    watched = trainings.watch(tenth)
    assert watched.kinds == []
    assert watched.accuracy > 0.93


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_training_on_variants_is_healthy(trainings: Trainings, seed: int) -> None:
    assert trainings.watch(PRESETS["quick"].recipe, seed=seed).kinds == []
    shipped = PRESETS["shipped"].recipe
    shorter = replace(shipped, variants=20, held_out="random", training=replace(shipped.training, max_updates=1_500))
    assert trainings.watch(shorter, seed=seed).kinds == []
