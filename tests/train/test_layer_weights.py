"""The weights shown are those of the network that was recorded."""

from __future__ import annotations

import numpy as np

from hwr.train.layer_weights import FirstWeights
from hwr.words import numeral
from tests.train.layer_observations import observed, trained


def test_the_weights_are_the_networks() -> None:
    network = trained((12, "relu"))
    shown = FirstWeights.of(observed(network))
    assert np.array_equal(shown.weights, network.weights[0])
    assert np.array_equal(shown.biases, network.biases[0])
    np.testing.assert_allclose(shown.norms, np.linalg.norm(network.weights[0], axis=0), rtol=1e-6)
    assert shown.units == 12


def test_scales_are_common_or_each_its_own() -> None:
    shown = FirstWeights.of(observed(trained((12, "relu"))))
    common, own = np.abs(shown.scaled(False)), np.abs(shown.scaled(True))
    assert common.max() == 1
    assert common.max(axis=0).min() < 1
    assert np.array_equal(own.max(axis=0), np.ones(12))


def test_weights_that_are_all_zero_can_be_shown() -> None:
    network = trained((12, "relu")).copy()
    network.weights[0][:] = 0
    shown = FirstWeights.of(observed(network))
    assert not shown.scaled(False).any()
    assert not shown.scaled(True).any()


def test_the_readout_tells_the_exact_weight_bias_and_norm() -> None:
    network = trained((12, "relu"))
    shown = FirstWeights.of(observed(network))
    said = shown.readout(3, 20)
    assert said.startswith("Layer 1, unit 4. Pixel in row 3, column 5: ")
    assert f"w = {numeral(float(network.weights[0][20, 3]))}. " in said
    assert f"Bias {numeral(float(network.biases[0][3]))}, norm " in said
    assert "Pixel" not in shown.readout(3, None)
    assert shown.summary().startswith("12 units with 64 weights each, norms ")


def test_without_a_hidden_layer_the_units_are_the_outputs() -> None:
    shown = FirstWeights.of(observed(trained()))
    assert shown.name(3) == "Output for 3"
    assert shown.summary().startswith("10 outputs")
