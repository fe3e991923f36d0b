"""The race of batch, mini-batch and stochastic descent, and the noise of their gradients."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

import numpy as np
import pytest

from hwr.chapters.batches.chapter import CHAPTER, numbers
from hwr.chapters.batches.noise import DRAWS, SIZES, Noise, gradient, noise_of
from hwr.chapters.batches.race import AXES, DIGITS, Lane, Plan, Race, Rates, Style, best_rates, race
from hwr.chapters.batches.race import _run as racing
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
    found = last(race(Plan(best_rates(32), epochs=6), preparer))
    assert isinstance(found, Race)
    return found


def test_all_begin_with_the_same_weights_and_see_as_many_digits(usual: Race) -> None:
    assert [lane.style for lane in usual.lanes] == list(Style)
    assert len({float(lane.losses[0]) for lane in usual.lanes}) == 1
    assert [lane.end(TimeAxis.SAMPLES) for lane in usual.lanes] == [6 * usual.samples] * 3
    assert [lane.end(TimeAxis.UPDATES) for lane in usual.lanes] == [6, 6 * -(-usual.samples // 32), 6 * usual.samples]
    assert numbers(usual) == ("|<i>B</i>| = 1,438, 32 and 1 digits: <nobr>1, 45 and 1,438 updates an epoch</nobr>")
    assert usual.samples == DIGITS


def test_a_lane_is_what_plain_training_gives(usual: Race, preparer: Preparer) -> None:
    prepared = last(preparer.prepare(usual.plan.recipe))
    assert isinstance(prepared, Prepared)
    config = usual.plan.config(Style.MINI)
    state = TrainingState.start(usual.plan.recipe.architecture, config)
    report = last(train(state, prepared.data))
    assert isinstance(report, EpochReport)
    assert usual.lanes[1].losses[-1] == pytest.approx(report.train_loss, rel=1e-5)


def test_the_axis_changes_the_winner(usual: Race) -> None:
    assert usual.leaders(TimeAxis.UPDATES) == (Style.BATCH,)
    assert Style.BATCH not in usual.leaders(TimeAxis.SAMPLES)
    said = "At the best learning rate of each, 1, 0.7 and 0.03, after 6 updates, the losses are batch "
    assert usual.words(TimeAxis.UPDATES).startswith(said)
    assert ": batch wins. The exact gradient can be trusted with longer steps" in usual.words(TimeAxis.UPDATES)
    for axis in AXES:
        assert usual.common(axis) == min(lane.end(axis) for lane in usual.lanes)
        assert usual.words(axis).count("wins") >= 2


def after_20_updates(rates: Rates, preparer: Preparer) -> Race:
    """The real race, as far as it is compared over updates after 20 epochs."""
    plan = Plan(rates)
    prepared = last(preparer.prepare(plan.recipe))
    assert isinstance(prepared, Prepared)
    lanes = []
    for style in Style:
        state = TrainingState.start(plan.recipe.architecture, plan.config(style))
        way = racing(style, state, prepared.data)
        lanes.append(next(lane for lane in way if lane.has_diverged or lane.end(TimeAxis.UPDATES) >= 20))
    return Race(plan, 1438, tuple(lanes), (noise(),))


def test_per_update_it_is_a_near_tie_at_one_rate_and_the_full_batch_wins_at_each_ones_best(preparer: Preparer) -> None:
    fair = after_20_updates((0.1, 0.1, 0.1), preparer)
    batch, mini, stochastic = (lane.loss_at(TimeAxis.UPDATES, 20) for lane in fair.lanes)
    assert batch == pytest.approx(mini, rel=0.03)
    assert stochastic == pytest.approx(batch, rel=0.2)
    assert set(fair.leaders(TimeAxis.UPDATES)) == {Style.BATCH, Style.MINI}
    assert fair.words(TimeAxis.UPDATES).startswith("At the same learning rate for all, 0.1, after 20 updates")
    assert "are level. A few digits point nearly where all do" in fair.words(TimeAxis.UPDATES)
    assert "surest" not in fair.words(TimeAxis.UPDATES)
    best = after_20_updates(best_rates(32), preparer)
    batch, mini, stochastic = (lane.loss_at(TimeAxis.UPDATES, 20) for lane in best.lanes)
    assert batch < 0.7 * mini < 0.7 * stochastic
    assert best.leaders(TimeAxis.UPDATES) == (Style.BATCH,)


def test_nobody_wins_where_nobody_learns(preparer: Preparer) -> None:
    wild = after_20_updates((5.0, 5.0, 5.0), preparer)
    assert wild.leaders(TimeAxis.UPDATES) == ()
    assert wild.standing(TimeAxis.UPDATES) == "nobody"
    assert "nobody has learnt more than to guess. Try other learning rates." in wild.words(TimeAxis.UPDATES)


def test_rates_of_ones_own_are_called_just_that() -> None:
    own = Race(Plan((0.5, 0.3, 0.03)), 10, tuple(lane(style, [2.0, 1.0]) for style in Style), (noise(),))
    assert own.words(TimeAxis.UPDATES).startswith("At the rates 0.5, 0.3 and 0.03, after 1 update, the losses are")
    assert "batch, mini-batch and stochastic are level." in own.words(TimeAxis.UPDATES)
    assert own.standing(TimeAxis.SECONDS) == "level"


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
    assert made.leaders(TimeAxis.UPDATES) == (Style.STOCHASTIC,)
    assert "Diverged, with too high a learning rate: mini-batch." in made.words(TimeAxis.UPDATES)
    nobody = Race(Plan(), 10, (lost,), (noise(),))
    assert nobody.standing(TimeAxis.SECONDS) == "nobody"
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
        assert race.leaders(axis) == ()
        assert "nobody has learnt more than to guess" in race.words(axis)


def test_one_update_is_one(usual: Race) -> None:
    lane = usual.lanes[0]
    short = replace(
        lane, places={axis: places[:2] for axis, places in lane.places.items()}, losses=np.array([2.0, 1.0])
    )
    race = replace(usual, lanes=(short, *usual.lanes[1:]))
    assert "after 1 update, the losses" in race.words(TimeAxis.UPDATES)
