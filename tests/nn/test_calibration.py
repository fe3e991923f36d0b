"""Calibration: the temperature that made outputs too modest or boasting is found again and folded into the weights."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.nn.architecture import LayerSpec
from hwr.nn.calibration import TEMPERATURES, best_temperature, mean_of_views, tempered
from hwr.nn.metrics import expected_calibration_error
from hwr.nn.network import Architecture, Network


def network_of(output: str) -> Network:
    layers = (LayerSpec(12), LayerSpec(4, output))
    return Network.initialised(Architecture(6, layers), np.random.default_rng(0), np.float64)


@pytest.mark.parametrize("output", ["softmax", "sigmoid"])
@pytest.mark.parametrize("factor", [0.3, 1.0, 4.0])
def test_what_made_it_modest_or_boasting_is_found_and_taken_back(output: str, factor: float) -> None:
    rng = np.random.default_rng(1)
    honest = tempered(network_of(output), 0.2)
    x = rng.normal(size=(20_000, 6))
    chances = mean_of_views(honest.predict(x)[None])
    labels = (chances.cumsum(axis=1) > rng.random((len(x), 1))).argmax(axis=1)  # drawn as the network says
    spoilt = tempered(honest, factor)
    temperature = best_temperature(spoilt, x[None], labels)
    mended = tempered(spoilt, temperature)
    if output == "softmax":
        assert temperature == pytest.approx(1 / factor, rel=0.1)

    def error(network: Network) -> float:
        said = mean_of_views(network.predict(x)[None])
        return expected_calibration_error(said.max(axis=1), said.argmax(axis=1) == labels)

    assert error(mended) < 0.02
    if factor != 1:
        assert error(mended) < 0.5 * error(spoilt)


@given(st.floats(0.1, 10))
def test_a_temperature_changes_how_sure_outputs_are_and_nothing_else(temperature: float) -> None:
    network, x = network_of("softmax"), np.random.default_rng(2).normal(size=(50, 6))
    before, after = network.predict(x), tempered(network, temperature).predict(x)
    powers = before ** (1 / temperature)
    np.testing.assert_allclose(after, powers / powers.sum(axis=1, keepdims=True), rtol=1e-9)


def test_a_copy_is_tempered() -> None:
    network = network_of("softmax")
    before = network.parameters.copy()
    tempered(network, 3.0)
    np.testing.assert_array_equal(network.parameters, before)


def test_views_are_averaged_after_scaling() -> None:
    network, rng = network_of("softmax"), np.random.default_rng(3)
    views = rng.normal(size=(1, 400, 6)) + 0.5 * rng.normal(size=(3, 400, 6))
    labels = np.where(rng.random(400) < 0.3, rng.integers(4, size=400), network.predict(views[0]).argmax(axis=1))
    best = best_temperature(network, views, labels)

    def likelihood(temperature: float) -> float:
        outputs = np.stack([tempered(network, temperature).predict(view) for view in views])
        return float(np.log(mean_of_views(outputs)[np.arange(400), labels]).mean())

    assert likelihood(best) >= max(likelihood(best * 0.9), likelihood(best * 1.1))


def test_what_is_always_right_gets_the_lowest_temperature_and_stays_finite() -> None:
    network, x = network_of("softmax"), np.random.default_rng(4).normal(size=(50, 6))
    temperature = best_temperature(network, x[None], network.predict(x).argmax(axis=1))
    assert TEMPERATURES[0] <= temperature < 1
    assert math.isfinite(temperature)
    assert np.isfinite(tempered(network, temperature).predict(x)).all()


def test_views_that_all_say_no_could_be_anything() -> None:
    np.testing.assert_allclose(mean_of_views(np.zeros((2, 1, 4))), 0.25)
