"""The initializers: what spread they draw, and from which generator."""

from __future__ import annotations

import math

import numpy as np
import pytest

from hwr.nn.architecture import LayerSpec
from hwr.nn.initializers import INITIALIZERS


@pytest.mark.parametrize(
    ("name", "deviation"),
    [("normal", 1.0), ("xavier", math.sqrt(2 / (300 + 500))), ("he", math.sqrt(2 / 300))],
)
def test_spread(name: str, deviation: float, rng: np.random.Generator) -> None:
    weights = INITIALIZERS[name].draw(300, 500, rng)
    assert weights.shape == (300, 500)
    assert weights.std() == pytest.approx(deviation, rel=0.01)
    assert abs(weights.mean()) < 4 * deviation / math.sqrt(weights.size)


def test_zeros_are_zeros(rng: np.random.Generator) -> None:
    assert not INITIALIZERS["zeros"].draw(3, 4, rng).any()


def test_he_keeps_the_size_of_signals_through_many_relu_layers(rng: np.random.Generator) -> None:
    signal = rng.normal(size=(50, 400))
    before = np.square(signal).mean()
    for _ in range(20):
        signal = np.maximum(signal @ INITIALIZERS["he"].draw(400, 400, rng), 0)
    assert 0.2 < np.square(signal).mean() / before < 5


@pytest.mark.parametrize("name", INITIALIZERS)
def test_the_generator_decides(name: str) -> None:
    one, same = (INITIALIZERS[name].draw(5, 6, np.random.default_rng(3)) for _ in range(2))
    np.testing.assert_array_equal(one, same)


@pytest.mark.parametrize(
    ("activation", "name"), [("relu", "he"), ("leaky_relu", "he"), ("sigmoid", "xavier"), ("softmax", "xavier")]
)
def test_default(activation: str, name: str) -> None:
    assert LayerSpec(3, activation).chosen_initializer == name
