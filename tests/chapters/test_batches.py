"""The race of batch, mini-batch and stochastic descent, and the noise of their gradients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

from hwr.chapters.batches.chapter import CHAPTER, numbers
from hwr.chapters.batches.noise import DRAWS, SIZES, Noise, gradient, noise_of
from hwr.chapters.batches.race import AXES, Lane, Plan, Race, Style, race
from hwr.chapters.contents import chapter
from hwr.nn.history import TimeAxis
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.training import EpochReport, TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress

T = TypeVar("T")


def last(values: Iterable[T]) -> T:
    return list(values)[-1]


@pytest.fixture(scope="module")
def usual(preparer: Preparer) -> Race:
    found = last(race(Plan(epochs=6), preparer))
    assert isinstance(found, Race)
    return found


def test_all_begin_with_the_same_weights_and_see_as_many_digits(usual: Race) -> None:
    assert [lane.style for lane in usual.lanes] == list(Style)
    assert len({float(lane.losses[0]) for lane in usual.lanes}) == 1
    assert [lane.end(TimeAxis.SAMPLES) for lane in usual.lanes] == [6 * usual.samples] * 3
    assert [lane.end(TimeAxis.UPDATES) for lane in usual.lanes] == [6, 6 * -(-usual.samples // 32), 6 * usual.samples]
    assert numbers(usual) == "|<i>B</i>| = 1,438, 32 and 1: &nbsp;1, 45 and 1,438 updates an epoch"


def test_a_lane_is_what_plain_training_gives(usual: Race, preparer: Preparer) -> None:
    prepared = last(preparer.prepare(usual.plan.recipe))
    assert isinstance(prepared, Prepared)
    config = usual.plan.config(Style.MINI)
    state = TrainingState.start(usual.plan.recipe.architecture, config)
    report = last(train(state, prepared.data))
    assert isinstance(report, EpochReport)
    assert usual.lanes[1].losses[-1] == pytest.approx(report.train_loss, rel=1e-5)


def test_the_axis_changes_the_winner(usual: Race) -> None:
    assert usual.winner(TimeAxis.UPDATES) is Style.BATCH
    assert usual.winner(TimeAxis.SAMPLES) in (Style.STOCHASTIC, Style.MINI)
    assert usual.words(TimeAxis.UPDATES).startswith("Over updates, batch wins: after 6 updates, the losses are batch ")
    for axis in AXES:
        assert usual.common(axis) == min(lane.end(axis) for lane in usual.lanes)
        assert usual.words(axis).count("wins") >= 2


def lane(style: Style, losses: list[float], *, seconds: float = 1.0, has_diverged: bool = False) -> Lane:
    steps = np.arange(len(losses), dtype=np.float64)
    places = {TimeAxis.UPDATES: steps, TimeAxis.SAMPLES: 10 * steps, TimeAxis.SECONDS: seconds * steps}
    return Lane(style, 10, places, np.array(losses), has_diverged)


def noise() -> Noise:
    return Noise("start", 1.0, 1.0, np.full((len(SIZES), DRAWS), 30.0), np.full((len(SIZES), DRAWS), 0.5))


def test_losses_are_compared_where_all_have_arrived() -> None:
    made = Race(
        Plan(),
        10,
        (lane(Style.BATCH, [2.0, 1.0]), lane(Style.MINI, [2.0, 1.5, 0.5]), lane(Style.STOCHASTIC, [2.0, 1.2, 0.1])),
        (noise(),),
    )
    assert made.common(TimeAxis.UPDATES) == 1
    assert made.ranking(TimeAxis.UPDATES) == ((Style.BATCH, 1.0), (Style.STOCHASTIC, 1.2), (Style.MINI, 1.5))
    assert made.lanes[1].loss_at(TimeAxis.UPDATES, 0.9) == 2.0
    assert made.lanes[1].loss_at(TimeAxis.UPDATES, 1.5) == 1.0


def test_who_diverged_is_named_and_not_compared() -> None:
    lost = lane(Style.MINI, [2.0], has_diverged=True)
    made = Race(Plan(), 10, (lane(Style.BATCH, [2.0, 1.0]), lost, lane(Style.STOCHASTIC, [2.0, 0.5])), (noise(),))
    assert made.winner(TimeAxis.UPDATES) is Style.STOCHASTIC
    assert "Diverged, with too high a learning rate: mini-batch." in made.words(TimeAxis.UPDATES)
    assert "(With rates to suit each, it is mostly batch.)" in made.words(TimeAxis.UPDATES)
    nobody = Race(Plan(), 10, (lost,), (noise(),))
    assert nobody.winner(TimeAxis.SECONDS) is None
    assert "Nobody arrived." in nobody.words(TimeAxis.SECONDS)
    assert "They are off" in Race(Plan(), 10, made.lanes).words(TimeAxis.UPDATES)


def test_rates_beyond_all_measure_end_in_words(preparer: Preparer) -> None:
    made = last(race(Plan(rates=(1e30, 1e30, 1e30), epochs=1), preparer))
    assert isinstance(made, Race)
    assert any(one.has_diverged for one in made.lanes)
    for axis in AXES:
        assert made.words(axis)
    assert all(np.isfinite(one.losses).all() for one in made.lanes)


def test_the_race_tells_its_progress_and_shows_itself_on_the_way(preparer: Preparer) -> None:
    steps = list(race(Plan(epochs=1), preparer))
    shares = [step.share for step in steps if isinstance(step, Progress)]
    assert shares == sorted(shares)
    assert 0.8 < shares[-1] <= 1
    races = [step for step in steps if isinstance(step, Race)]
    assert not races[0].is_over
    assert races[-1].is_over
    assert [one.where for one in races[-1].noise] == ["start", "end"]


def test_noise_halves_with_four_times_as_many_digits(usual: Race) -> None:
    start, _ = usual.noise
    distances = np.median(start.distances, axis=1)
    assert distances[:-1] / distances[1:] == pytest.approx([2, 2, 2, 2], rel=0.35)
    angles = np.median(start.angles, axis=1)
    assert (np.diff(angles) < 0).all()
    assert f"the gradient of one digit points {angles[0]:.0f}° away" in start.words()
    assert "halve the noise" in start.words()


def test_gradients_compared_by_hand() -> None:
    rng = np.random.default_rng(0)
    network = Network.initialised(Architecture(4, (LayerSpec(3, "softmax"),)), rng, np.float64)
    x, labels = rng.random((300, 4)), np.arange(300) % 3
    found = last(noise_of(network, x, labels, "end", seed=0))
    assert isinstance(found, Noise)
    full = gradient(network, x, labels)
    assert full == pytest.approx(np.mean([gradient(network, x[i : i + 1], labels[i : i + 1]) for i in range(300)], 0))
    assert found.length == pytest.approx(np.linalg.norm(full))
    drawn = np.random.default_rng([0, 6]).choice(300, 1, replace=False)
    one = gradient(network, x[drawn], labels[drawn])
    cosine = one @ full / np.linalg.norm(one) / np.linalg.norm(full)
    assert np.cos(np.radians(found.angles[0, 0])) == pytest.approx(cosine)
    assert found.distances[0, 0] == pytest.approx(np.linalg.norm(one - full) / np.linalg.norm(full))
    assert found.words()


def test_the_chapter_is_found_by_its_key() -> None:
    assert chapter("batches") is CHAPTER


def test_a_gradient_is_called_short_only_where_it_is() -> None:
    angles, distances = np.full((len(SIZES), DRAWS), 88.0), np.full((len(SIZES), DRAWS), 5.0)
    assert "has become short (0.05, at the start 0.8)" in Noise("end", 0.05, 0.8, angles, distances).words()
    assert "short" not in Noise("end", 0.76, 0.78, angles, distances).words()
    assert "short" not in Noise("start", 0.78, 0.78, angles, distances).words()


def test_nobody_wins_a_race_that_nobody_moves_in(usual: Race) -> None:
    still = tuple(replace(lane, losses=np.full(len(lane.losses), 2.35)) for lane in usual.lanes)
    race = replace(usual, lanes=still)
    for axis in AXES:
        assert race.winner(axis) is None
        assert race.words(axis) == "Nobody got below the start's 2.35. Try other learning rates."


def test_one_update_is_one(usual: Race) -> None:
    lane = usual.lanes[0]
    short = replace(
        lane, places={axis: places[:2] for axis, places in lane.places.items()}, losses=np.array([2.0, 1.0])
    )
    race = replace(usual, lanes=(short, *usual.lanes[1:]))
    assert "after 1 update, the losses" in race.words(TimeAxis.UPDATES)
