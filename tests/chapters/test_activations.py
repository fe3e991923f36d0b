"""Activations: values known by heart, slopes checked by nudging, and softmax's shares."""

from __future__ import annotations

import html
import math
import re
from decimal import Context, Decimal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hwr.chapters.activations.chapter import (
    CHAPTER,
    NAMES,
    about,
    curve,
    formula,
    formula_numbers,
    here,
    output_text,
    slope_text,
    softmax,
    words,
)
from hwr.errors import ConfigError
from hwr.explain.setting import FARTHEST
from hwr.nn.activations import ACTIVATIONS
from hwr.nn.activations import slope as engine_slope
from hwr.nn.config import TrainingConfig
from hwr.nn.network import Architecture, LayerSpec, Network
from hwr.nn.optimizers import SGD
from hwr.nn.state import TrainingState
from hwr.nn.trace import record
from hwr.nn.updates import Updater
from hwr.words import numeral

UNITWISE = [name for name, _ in NAMES]


def plain(formula: str) -> str:
    return html.unescape(re.sub("<[^>]*>", "", formula))


def test_all_activations_of_the_engine_are_there() -> None:
    assert {*UNITWISE, "softmax"} == set(ACTIVATIONS)
    assert [choice.value for choice in CHAPTER.setting("first").choices] == UNITWISE


@pytest.mark.parametrize(
    ("name", "z", "a", "slope"),
    [
        ("relu", 2.0, 2.0, 1.0),
        ("relu", -2.0, 0.0, 0.0),
        ("relu", 0.0, 0.0, 0.0),
        ("leaky_relu", -2.0, -0.02, 0.01),
        ("leaky_relu", 2.0, 2.0, 1.0),
        ("sigmoid", 0.0, 0.5, 0.25),
        ("tanh", 0.0, 0.0, 1.0),
        ("tanh", math.atanh(0.5), 0.5, 0.75),
        ("identity", -3.0, -3.0, 1.0),
        ("step", 0.1, 1.0, None),
        ("step", 0.0, 0.0, None),
    ],
)
def test_values_known_by_heart(name: str, z: float, a: float, slope: float | None) -> None:
    now = here(name, z)
    assert now.a == pytest.approx(a)
    assert now.slope == (None if slope is None else pytest.approx(slope))
    if slope is not None:
        assert now.steepness == now.slope


@given(st.sampled_from([name for name in UNITWISE if name != "step"]), st.floats(-5, 5))
def test_the_slope_is_what_nudging_gives(name: str, z: float) -> None:
    assume(abs(z) > 1e-3)  # kinks have none
    nudge = 1e-5
    nudged = (here(name, z + nudge).a - here(name, z - nudge).a) / (2 * nudge)
    assert here(name, z).slope == pytest.approx(nudged, abs=1e-8)


@pytest.mark.parametrize("name", UNITWISE)
def test_a_curve_is_its_values(name: str) -> None:
    drawn = curve(name, -5.0, 5.0)
    assert (np.diff(drawn.z) > 0).all()
    assert drawn.z[0] == -5.0
    assert drawn.z[-1] == 5.0
    for i in range(0, len(drawn.z), 37):
        now = here(name, float(drawn.z[i]))
        assert drawn.a[i] == now.a
        assert (drawn.slopes is None) == (now.slope is None)
        if drawn.slopes is not None:
            assert drawn.slopes[i] == now.slope


def test_a_step_is_flat_but_for_its_jump() -> None:
    (low, flat), (high, also_flat) = curve("step", -5.0, 5.0).slope_pieces
    assert low[-1] == 0.0 < high[0]
    assert not flat.any()
    assert not also_flat.any()
    assert here("step", 2.0).steepness == here("step", -2.0).steepness == 0.0
    assert here("step", 0.0).steepness is None
    with pytest.raises(ConfigError, match="slope is 0 everywhere"):
        engine_slope("step", [2.0])
    assert len(curve("relu", -5.0, 5.0).slope_pieces) == 1


def test_softmax_has_no_curve() -> None:
    with pytest.raises(ConfigError, match="every z"):
        curve("softmax", -1.0, 1.0)
    with pytest.raises(ConfigError, match="every z"):
        here("softmax", 0.0)


def test_softmax_worked_by_hand() -> None:
    assert softmax((0.0, 0.0, 0.0)) == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    # exp(log 2) = 2 against 1 and 1
    assert softmax((math.log(2), 0.0, 0.0)) == pytest.approx((0.5, 0.25, 0.25))
    assert softmax((FARTHEST, 0.0, -FARTHEST)) == (1.0, 0.0, 0.0)


@given(st.tuples(*[st.floats(-FARTHEST, FARTHEST)] * 3), st.floats(0.1, 3))
def test_softmax_shares_out_1_and_takes_from_the_others(z: tuple[float, ...], more: float) -> None:
    before, after = softmax(z), softmax((z[0] + more, *z[1:]))
    assert sum(before) == pytest.approx(1)
    assert after[0] >= before[0]
    assert after[1] <= before[1]
    assert after[2] <= before[2]


def test_what_dead_means_is_said_where_relu_is_off() -> None:
    assert about(here("relu", -1.0)) == about(here("relu", 0.0)) == "ReLU is off: slope 0, no gradient passes."
    assert "slope 1" in about(here("relu", 1.0))
    assert "0.01 of the gradient pass: no unit is ever quite dead" in about(here("leaky_relu", -1.0))
    assert "just as with ReLU" in about(here("leaky_relu", 1.0))
    assert "its slope is 0 everywhere (and undefined at 0)" in about(here("step", 1.0))
    assert all(about(here(name, z)) for name in UNITWISE for z in (-FARTHEST, 0.0, FARTHEST))


def test_one_activation_laid_over_itself_is_told_of_once() -> None:
    twice = (here("relu", 2.0),) * 2
    assert words(twice) == about(twice[0])
    assert plain(formula_numbers(twice)) == "z = 2: ReLU 2, slope 1"
    assert formula(("relu", "relu")).count("ReLU") == 1
    assert plain(formula_numbers((here("step", 2.0),))) == "z = 2: step 1, slope 0 (undefined at 0)"
    assert plain(formula_numbers((here("step", 0.0),))) == "z = 0: step 0, slope undefined"
    assert here("leaky_relu", 1.0).title == "leaky ReLU"


def test_a_dead_unit_is_dead_for_good_in_the_first_layer_alone() -> None:
    """One unit of each layer is off for both samples. The one above is switched on again by what changes below it."""
    architecture = Architecture(1, (LayerSpec(2, "relu"), LayerSpec(2, "relu"), LayerSpec(1, "identity")))
    network = Network(architecture, np.zeros(architecture.parameter_count))
    for weights in network.weights:
        weights[...] = 1.0
    network.biases[0][1], network.biases[1][1] = -9.0, -1.5
    config = TrainingConfig(
        loss="mean_squared_error", optimizer=SGD(), learning_rate=0.01, batch_size=2, dtype="float64"
    )
    state = TrainingState(config, network)
    updater, x = Updater(state, {2}, None), np.array([[0.5], [1.0]])
    samples, targets = np.vstack([x.T, np.ones(2)]), np.array([[4.0, 8.0]])

    def sums(layer: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
        return np.asarray(record(state.network, x).layers[layer].z[:, 1], np.float64)

    assert (sums(0) < 0).all()
    assert (sums(1) < 0).all()
    before = [network.weights[0][:, 1].copy(), network.weights[1][:, 1].copy(), network.biases[1][1]]
    for _ in range(100):
        updater.update(samples, targets, measured=False)
        if (sums(1) > 0).any():
            break
        own = [state.network.weights[0][:, 1], state.network.weights[1][:, 1], state.network.biases[1][1]]
        assert all(np.array_equal(now, then) for now, then in zip(own, before, strict=True)), "no gradient reaches it"
    assert (sums(1) > 0).any()
    assert (sums(0) < 0).all()
    assert "in the first hidden layer for good" in CHAPTER.text


def test_that_weights_are_set_to_0_is_called_a_slip() -> None:
    assert "Some say that the ReLU sets negative weights to 0. That is a slip" in CHAPTER.text


def test_where_floats_end_the_sigmoid_is_told_as_it_is() -> None:
    far = here("sigmoid", -1000.0)
    assert far.a == pytest.approx(2.2e-308, rel=0.02), "so far the engine goes, and no farther"
    exact = float(Decimal(-1000).exp(Context(prec=30)).scaleb(435))
    assert output_text(far) == slope_text(far) == f"{exact:.4g} × 10⁻⁴³⁵"
    assert "2.2" not in plain(formula_numbers((far,)))
    assert output_text(here("sigmoid", -700.0)) == numeral(math.exp(-700))
    assert output_text(here("sigmoid", -FARTHEST)).endswith(" × 10⁻⁴³⁴²⁹⁵")
