"""The activations: their values, their slopes, and that no input makes them overflow."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from hwr.errors import ConfigError
from hwr.nn.activations import ACTIVATIONS, LEAK, activate, slope

SMOOTH = ["identity", "sigmoid", "tanh"]
EACH_UNIT_ALONE = [*SMOOTH, "relu", "leaky_relu"]

any_z = hnp.arrays(np.float64, hnp.array_shapes(min_dims=1, max_dims=2, max_side=6), elements=st.floats(-1e300, 1e300))


@pytest.mark.parametrize(
    ("name", "z", "a", "derivative"),
    [
        ("identity", 2.5, 2.5, 1.0),
        ("sigmoid", 0.0, 0.5, 0.25),
        ("sigmoid", 2.0, 1 / (1 + math.exp(-2)), math.exp(-2) / (1 + math.exp(-2)) ** 2),
        ("tanh", 0.5, math.tanh(0.5), 1 / math.cosh(0.5) ** 2),
        ("relu", 3.0, 3.0, 1.0),
        ("relu", -3.0, 0.0, 0.0),
        ("relu", 0.0, 0.0, 0.0),
        ("leaky_relu", 3.0, 3.0, 1.0),
        ("leaky_relu", -3.0, -3.0 * LEAK, LEAK),
    ],
)
def test_value_and_slope_worked_by_hand(name: str, z: float, a: float, derivative: float) -> None:
    assert activate(name, z) == pytest.approx(a, rel=1e-14, abs=0)
    assert slope(name, z) == pytest.approx(derivative, rel=1e-14, abs=0)


@pytest.mark.parametrize(("z", "a"), [(-0.001, 0.0), (0.0, 0.0), (0.001, 1.0)])
def test_the_step_fires_above_zero(z: float, a: float) -> None:
    assert activate("step", z) == a


def test_the_step_says_why_it_has_no_slope() -> None:
    with pytest.raises(ConfigError, match="slope is 0 everywhere"):
        slope("step", 1.0)


def test_softmax_says_why_it_has_no_slope_of_one_unit() -> None:
    with pytest.raises(ConfigError, match="every output depends on every z"):
        slope("softmax", [1.0, 2.0])


def test_softmax_worked_by_hand() -> None:
    np.testing.assert_allclose(activate("softmax", np.log([1.0, 2.0, 5.0])), [1 / 8, 2 / 8, 5 / 8], rtol=1e-14)


def test_softmax_backward_is_the_product_with_its_jacobian(rng: np.random.Generator) -> None:
    z, upstream = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
    softmax = ACTIVATIONS["softmax"](z.shape, np.float64)
    a = activate("softmax", z)
    delta = upstream.copy()
    softmax.backward(a, delta)
    for column in range(3):
        s = a[:, column]
        np.testing.assert_allclose(delta[:, column], (np.diag(s) - np.outer(s, s)) @ upstream[:, column], rtol=1e-12)


@given(any_z)
def test_every_activation_stays_finite_for_every_finite_input(z: np.ndarray) -> None:
    for name in ACTIVATIONS:
        assert np.isfinite(activate(name, z)).all(), name


@given(any_z)
def test_softmax_gives_probabilities_however_large_the_inputs(z: np.ndarray) -> None:
    a = activate("softmax", z)
    assert (a >= 0).all()
    np.testing.assert_allclose(a.sum(axis=0), 1, rtol=1e-12)


@given(any_z)
def test_sigmoid_is_symmetric(z: np.ndarray) -> None:
    np.testing.assert_allclose(activate("sigmoid", -z), 1 - activate("sigmoid", z), atol=1e-15)


@given(hnp.arrays(np.float64, 5, elements=st.floats(-4, 4).filter(lambda z: abs(z) > 1e-3)))
def test_slopes_are_what_a_nudge_shows(z: np.ndarray) -> None:
    for name in EACH_UNIT_ALONE:  # points away from ReLU's kink at 0, where a nudge sees two slopes
        seen = (activate(name, z + 1e-6) - activate(name, z - 1e-6)) / 2e-6
        np.testing.assert_allclose(slope(name, z), seen, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("name", ACTIVATIONS)
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_input_is_left_alone_and_its_dtype_kept(name: str, dtype: type) -> None:
    z: Any = np.linspace(-2, 2, 5).astype(dtype)
    before = z.copy()
    a = activate(name, z)
    assert a.dtype == dtype
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_in_place_is_the_same_as_elsewhere(name: str, rng: np.random.Generator) -> None:
    z = rng.normal(size=(5, 3))
    activation, elsewhere, in_place = ACTIVATIONS[name](z.shape, z.dtype), np.empty_like(z), z.copy()
    activation.forward(z, elsewhere)
    activation.forward(in_place, in_place)
    np.testing.assert_array_equal(elsewhere, in_place)


def test_whole_numbers_are_taken_as_float64() -> None:
    assert activate("relu", [1, -1]).dtype == np.float64


def test_an_unknown_activation_is_named() -> None:
    with pytest.raises(ConfigError, match=r"activation must be one of relu, leaky_relu, .*'swish'"):
        activate("swish", 0.0)
