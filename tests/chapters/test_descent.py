"""Gradient descent: slopes against differences, steps worked by hand, slices through real networks, and words."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.chapters.contents import chapter
from hwr.chapters.descent.chapter import CHAPTER, OFFERED, numbers, textbook, words
from hwr.chapters.descent.landscapes import REACH, TEXTBOOK, Landscape, Textbook
from hwr.chapters.descent.slice import (
    GRID,
    SAMPLES,
    Slice,
    SliceLoss,
    can_be_cut,
    cut,
    random_directions,
    slice_of_digits,
    weight_directions,
)
from hwr.chapters.descent.walk import (
    LEVEL,
    DescentStatus,
    DescentStep,
    Pace,
    advance,
    begin,
    look_ahead,
    optimizer_of,
    pace,
    status_of,
    would_stop,
)
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.trace import record
from hwr.recipe.progress import Progress

Floats = NDArray[np.float64]
PLACES = st.floats(-REACH, REACH)


def differences(landscape: Landscape | SliceLoss, point: Floats, h: float = 1e-5) -> Floats:
    steps = h * np.eye(len(point))
    return np.array([(landscape.value(point + s) - landscape.value(point - s)) / (2 * h) for s in steps])


def walked(
    landscape: Landscape, optimizer: str, rate: float, steps: int, start: tuple[float, ...] | None = None
) -> list[DescentStep]:
    made = optimizer_of(optimizer)
    walk = [begin(landscape, start or landscape.start, made)]
    for number in range(1, steps + 1):
        walk.append(advance(landscape, walk[-1], made, rate, number))
    return walk


@pytest.mark.parametrize("shape", TEXTBOOK, ids=lambda shape: str(shape.key))
@given(PLACES, PLACES)
def test_every_slope_is_that_of_its_cost(shape: Textbook, x: float, y: float) -> None:
    point = np.array([x, y][: shape.dimensions])
    assert shape.gradient(point) == pytest.approx(differences(shape, point), rel=1e-6, abs=1e-6)
    assert shape.value(point) == pytest.approx(float(shape.values(*point)))
    assert shape.value(point) >= 0


def test_curvature_of_known_shapes() -> None:
    assert textbook("bowl").curvature(np.array([0.3])) == pytest.approx(1)
    assert textbook("steep").curvature(np.array([0.3])) == pytest.approx(10)
    assert textbook("narrow").curvature(np.array([0.3, 1.0])) == pytest.approx(25)
    assert textbook("saddle").curvature(np.zeros(2)) == pytest.approx(1)


def said(shape: Textbook, walk: list[DescentStep], name: str, rate: float) -> str:
    """The chapter's words where a walk has come to."""
    ahead = look_ahead(shape, walk[-1], optimizer_of(name), rate, len(walk))
    return words(walk, ahead, name, rate, shape.curvature(walk[-1].point), shape.remark)


@given(
    st.sampled_from(TEXTBOOK),
    st.sampled_from([kind.name for kind in OFFERED]),
    st.floats(-2, 2),
    st.floats(-2, 2),
    st.floats(-3, 1),
    st.integers(0, 12),
)
@settings(max_examples=300)
def test_what_is_said_of_the_next_step_is_so(
    shape: Textbook, name: str, x: float, y: float, power: float, steps: int
) -> None:
    rate = 10.0**power
    walk = walked(shape, name, rate, steps, (x, y)[: shape.dimensions])
    ahead = look_ahead(shape, walk[-1], optimizer_of(name), rate, len(walk))
    told = said(shape, walk, name, rate)
    if any(words_of_climbing in told for words_of_climbing in ("ends higher up", "uphill")):
        assert not ahead.value <= walk[-1].value
    if "momentum" in told.removesuffix(shape.remark):
        assert name in ("momentum", "nesterov", "adam")
    if "happens to land lower" in told:
        assert ahead.value <= walk[-1].value
    if "longer than the last one" in told:
        assert ahead.moved > walk[-1].moved
    if "diverged" in told:
        assert status_of(walk) is DescentStatus.DIVERGED


def test_two_valleys_are_not_said_to_throw_the_ball_out_where_they_do_not() -> None:
    valleys = textbook("two_valleys")
    walk = walked(valleys, "sgd", 0.1, 0)
    assert "happens to land lower" in said(valleys, walk, "sgd", 0.1)
    assert status_of(walked(valleys, "sgd", 0.1, 60)) is DescentStatus.CONVERGED


def test_steps_worked_by_hand() -> None:
    bowl = textbook("bowl")
    plain = walked(bowl, "sgd", 0.5, 2)
    assert [float(step.point[0]) for step in plain] == pytest.approx([-1.7, -0.85, -0.425])
    assert plain[1].moved == pytest.approx(0.85)
    # v = 0.9 v + g: the second step adds nine tenths of the first slope to its own.
    heavy = walked(bowl, "momentum", 0.1, 2)
    assert [float(step.point[0]) for step in heavy] == pytest.approx([-1.7, -1.53, -1.53 + 0.1 * (0.9 * 1.7 + 1.53)])
    assert numbers(plain[0], "sgd", 0.5, 1) == "−1.7 − 0.5 · (−1.7) = <b>−0.85</b>"


def test_adam_steps_as_far_as_the_rate_however_steep() -> None:
    for key in ("bowl", "steep", "plateau"):
        assert walked(textbook(key), "adam", 0.1, 1)[1].moved == pytest.approx(0.1, rel=1e-4)


@pytest.mark.parametrize(
    ("rate", "expected"),
    [(0.01, Pace.CRAWLING), (0.3, Pace.STEADY), (0.8, Pace.SWIFT), (1.5, Pace.SWINGING), (2.1, Pace.TOO_LARGE)],
)
def test_the_pace_that_is_named_is_the_pace_one_sees(rate: float, expected: Pace) -> None:
    bowl = textbook("bowl")
    assert pace(optimizer_of("sgd"), rate, 1.0) is expected
    walk = walked(bowl, "sgd", rate, 20)
    crosses = float(walk[0].point[0]) * float(walk[1].point[0]) < 0
    assert crosses == (expected in (Pace.SWINGING, Pace.TOO_LARGE))
    assert (walk[-1].value > walk[0].value) == (expected is Pace.TOO_LARGE)
    assert (walk[-1].value > walk[0].value / 2) == (expected in (Pace.CRAWLING, Pace.TOO_LARGE)) or rate == 0.01


@pytest.mark.parametrize("name", ["sgd", "momentum", "nesterov"])
def test_the_limit_of_divergence_is_where_it_is_said_to_be(name: str) -> None:
    optimizer = optimizer_of(name)
    limit = next(rate for rate in np.linspace(0.5, 5, 4501) if pace(optimizer, rate, 1.0) is Pace.TOO_LARGE)
    inside, outside = (walked(textbook("bowl"), name, factor * limit, 1500)[-1] for factor in (0.98, 1.02))
    assert inside.slope < LEVEL
    assert outside.is_lost


def test_hopping_optimizers_never_diverge_but_cannot_settle() -> None:
    for name in ("rmsprop", "adam"):
        assert [pace(optimizer_of(name), rate, 1e9) for rate in (0.001, 0.05, 0.3, 5.0)] == [
            *(Pace.CRAWLING, Pace.STEADY, Pace.SWIFT, Pace.SWINGING)
        ]
    walk = walked(textbook("bowl"), "rmsprop", 1.0, 30)
    assert "cannot settle" in said(textbook("bowl"), walk, "rmsprop", 1.0)


def test_convergence_is_said_in_words() -> None:
    bowl = textbook("bowl")
    walk = walked(bowl, "sgd", 0.5, 30)
    assert status_of(walk) is DescentStatus.CONVERGED
    assert "Converged: slope and step are both below 0.001." in said(bowl, walk, "sgd", 0.5)
    assert status_of(walk[:1]) is DescentStatus.UNDER_WAY
    assert said(bowl, walk[:1], "sgd", 0.6) == (
        f"At the start: loss 1.44, slope −1.7. Learning rate 0.6, here: a swift descent. {bowl.remark}"
    )
    assert "diverged" in said(bowl, walked(bowl, "sgd", 5.0, 30), "sgd", 5.0)


def test_a_training_would_stop_on_the_plateau() -> None:
    plateau = textbook("plateau")
    walk = walked(plateau, "sgd", 0.001, 10)
    assert status_of(walk) is DescentStatus.UNDER_WAY
    assert would_stop(walk)
    assert "A training would stop as converged" in said(plateau, walk, "sgd", 0.001)
    assert not would_stop(walk[:9])


@given(
    st.sampled_from([shape.key for shape in TEXTBOOK]),
    st.sampled_from([kind.name for kind in OFFERED]),
    st.floats(-1e6, 1e6),
    st.sampled_from([1e-6, 0.1, 1e6]),
)
def test_extremes_end_in_words(key: str, name: str, far: float, rate: float) -> None:
    shape = textbook(key)
    walk = [begin(shape, (far,) * shape.dimensions, optimizer_of(name))]
    for number in range(1, 20):
        walk.append(advance(shape, walk[-1], optimizer_of(name), rate, number))
    assert said(shape, walk, name, rate)
    assert numbers(walk[-1], name, rate, 20)
    assert status_of(walk) in DescentStatus


@pytest.fixture(scope="module")
def small() -> tuple[Network, Floats, NDArray[np.intp]]:
    rng = np.random.default_rng(0)
    architecture = Architecture(6, (LayerSpec(5, "tanh"), LayerSpec(3, "softmax")))
    return Network.initialised(architecture, rng, np.float64), rng.random((12, 6)), np.arange(12) % 3


def test_a_slice_is_the_loss_of_the_network_moved(small: tuple[Network, Floats, NDArray[np.intp]]) -> None:
    network, x, labels = small
    directions = random_directions(network, np.random.default_rng(1))
    loss = SliceLoss(network, directions, x, labels)
    point = np.array([0.7, -1.2])
    moved = Network(network.architecture, network.parameters + point @ directions)
    passed = record(moved, x, labels).backward
    assert passed is not None
    assert loss.value(point) == pytest.approx(passed.loss)
    whole = np.concatenate([np.vstack([one.weight_gradient, one.bias_gradient]).ravel() for one in passed.layers])
    assert loss.gradient(point) == pytest.approx(directions @ whole)
    assert loss.gradient(point) == pytest.approx(differences(loss, point), rel=1e-6)


def test_random_directions_are_as_long_as_each_units_weights(
    small: tuple[Network, Floats, NDArray[np.intp]],
) -> None:
    network = small[0]
    for direction in random_directions(network, np.random.default_rng(2)):
        for block, weights in zip(network.architecture.blocks(direction), network.weights, strict=True):
            assert REACH * np.linalg.norm(block[:-1], axis=0) == pytest.approx(np.linalg.norm(weights, axis=0))
            assert not block[-1].any()


def test_two_weights_move_alone_and_are_named(small: tuple[Network, Floats, NDArray[np.intp]]) -> None:
    network, x, labels = small
    directions, sentence = weight_directions(network, x)
    assert [np.count_nonzero(direction) for direction in directions] == [1, 1]
    assert "move two weights, from unit" in sentence
    *_, made = cut(network, x, labels, "weights", 0)
    assert isinstance(made, Slice)
    assert made.gradient(np.array([0.3, 0.2])) == pytest.approx(differences(made, np.array([0.3, 0.2])), rel=1e-5)


def test_cutting_tells_its_progress_and_knows_the_losses(small: tuple[Network, Floats, NDArray[np.intp]]) -> None:
    network, x, labels = small
    *steps, made = cut(network, x, labels, "random", 3)
    shares = [step.share for step in steps if isinstance(step, Progress)]
    assert shares == sorted(shares)
    assert isinstance(made, Slice)
    assert made.losses.shape == (GRID, GRID)
    assert made.losses[4, 9] == pytest.approx(made.value(np.array([made.axis[9], made.axis[4]])))
    exact = np.abs(np.linalg.eigvalsh(_hessian(made, np.zeros(2)))).max()
    assert made.curvature(np.zeros(2)) == pytest.approx(exact, rel=0.1)
    for far in (1e30, np.nan):
        assert made.curvature(np.array([far, far])) >= 0


def _hessian(made: Slice, point: Floats) -> Floats:
    steps = 1e-4 * np.eye(2)
    return np.array([(made.gradient(point + s) - made.gradient(point - s)) / 2e-4 for s in steps])


def test_a_slice_through_the_digits_from_nothing() -> None:
    *steps, made = slice_of_digits(None, "random", 0)
    assert isinstance(made, Slice)
    middle = made.value(np.zeros(2))
    assert middle < 0.2 < made.losses[0, 0]
    assert any(isinstance(step, Progress) and "Training" in step.step for step in steps)
    walk = walked(made, "sgd", 0.3, 30)
    assert walk[-1].value < walk[0].value / 5
    assert SAMPLES == 200


def test_only_networks_of_digits_with_probabilities_are_cut() -> None:
    def network(inputs: int, *layers: LayerSpec) -> Network:
        return Network.initialised(Architecture(inputs, layers), np.random.default_rng(0))

    assert can_be_cut(network(64, LayerSpec(10, "softmax")))
    assert can_be_cut(network(64, LayerSpec(4), LayerSpec(10, "sigmoid")))
    assert not can_be_cut(network(64, LayerSpec(10, "identity")))
    assert not can_be_cut(network(9, LayerSpec(10, "softmax")))
    assert not can_be_cut(network(64, LayerSpec(3, "softmax")))


def test_the_chapter_is_found_by_its_key() -> None:
    assert chapter("descent") is CHAPTER
