"""What a recipe costs is told before it is trained, and what is beyond the machine is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hwr.errors import ConfigError
from hwr.nn.config import TrainingConfig
from hwr.nn.network import LayerSpec
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.recipe import cost, preparing
from hwr.recipe.cost import Speed, available_memory, cost_of, memory_of, require_room, samples_of, speed
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.presets import PRESETS
from hwr.recipe.recipe import Recipe

SPEED = Speed(products=50e9, bytes=5e9)
LARGE = Recipe(hidden=(LayerSpec(5000), LayerSpec(5000)))


def test_a_large_network_says_what_it_costs() -> None:
    found = cost_of(LARGE, SPEED)
    assert found.parameters == LARGE.architecture.parameter_count == 25_380_010
    assert found.updates == 8_000
    assert 0.7 < found.update < 5
    assert 1.5e9 < found.memory < 8e9
    assert found.sentence.startswith("25,380,010 weights and biases: about ")
    assert "GB of memory" in found.sentence
    assert "s an update; 8,000 updates take about" in found.sentence


def test_what_is_beyond_the_machine_is_refused_in_words() -> None:
    require_room(LARGE, available=2**34)
    with pytest.raises(ConfigError, match=r"about \d\.\d GB of memory, and 1\.0 GB can be had here"):
        require_room(LARGE, available=2**30)


def test_nothing_is_prepared_for_a_training_that_cannot_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "available_memory", lambda: 2**30)
    monkeypatch.setattr(preparing, "load_digits", lambda: pytest.fail("the digits were fetched"))
    with pytest.raises(ConfigError, match="can be had here"):
        list(Preparer().prepare(LARGE))


def test_where_nobody_knows_the_memory_nothing_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cost, "available_memory", lambda: None)
    require_room(LARGE)


@pytest.mark.parametrize("name", PRESETS)
def test_presets_are_within_any_machine(name: str) -> None:
    require_room(PRESETS[name].recipe, available=512 * 2**20)
    assert cost_of(PRESETS[name].recipe, SPEED).sentence.endswith(".")


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"variants": 2, "nonsense": 0.5},
        {"samples": None},
        {"samples": None, "held_out": "last_fifth", "validation": 0.1},
        {"samples": None, "held_out": "none"},
    ],
)
def test_the_samples_are_counted_as_they_are_made(changes: dict[str, object]) -> None:
    recipe = replace(PRESETS["plain"].recipe, **{"samples": 50, "variants": 0, **changes})  # type: ignore[arg-type]
    prepared = next(step for step in Preparer().prepare(recipe) if isinstance(step, Prepared))
    assert samples_of(recipe) == pytest.approx(len(prepared.data.y), rel=0.01)


def test_so_many_updates_are_promised_as_are_made() -> None:
    """Of 1,797 digits a fifth is tested on: 23 batches of 64 an epoch, not 29."""
    assert cost_of(PRESETS["first"].recipe, SPEED).updates == 60 * 23


def test_the_state_of_a_training_fits_into_its_estimate() -> None:
    recipe = replace(LARGE, hidden=(LayerSpec(1500), LayerSpec(1500)), variants=0)
    state = TrainingState.start(recipe.architecture, recipe.training)
    vectors = sum(array.nbytes for array in state.checkpoint().arrays.values()) + state.previous.parameters.nbytes
    assert memory_of(recipe) > 2 * vectors


@pytest.mark.parametrize(
    "larger",
    [
        replace(LARGE, hidden=(LayerSpec(5000), LayerSpec(5001))),
        replace(LARGE, variants=300),
        replace(LARGE, nonsense=1.0),
        replace(LARGE, training=replace(LARGE.training, batch_size=4096)),
        replace(LARGE, training=replace(LARGE.training, batch_size=None)),
        replace(LARGE, training=replace(LARGE.training, dtype="float64")),
    ],
)
def test_whatever_makes_a_training_larger_counts(larger: Recipe) -> None:
    assert memory_of(larger) > memory_of(LARGE)


def test_a_training_without_an_end_and_a_small_one() -> None:
    endless = Recipe(hidden=(), variants=0, training=TrainingConfig(optimizer=SGD(), batch_size=1, epochs=1))
    assert " ms an update; 1,797 updates take about " in cost_of(endless, SPEED).sentence
    assert (
        cost.TrainingCost(1, 2**20, 2.0, None).sentence
        == "1 weights and biases: about 1 MB of memory and 2 s an update."
    )


def test_this_machine_is_known() -> None:
    assert speed().products > 1e7
    assert speed().bytes > 1e6
    assert speed() is speed()
    assert available_memory() is None or available_memory() > 0  # type: ignore[operator]
