"""Architectures and networks: strict shapes, one vector of parameters, and predictions that follow the formula."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import ConfigError, DataError
from hwr.nn.activations import ACTIVATIONS, activate
from hwr.nn.initializers import INITIALIZERS
from hwr.nn.network import Architecture, LayerSpec, Network

layer_specs = st.builds(
    LayerSpec,
    units=st.integers(1, 9),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    initializer=st.none() | st.sampled_from(sorted(INITIALIZERS)),
)
architectures = st.builds(
    Architecture, inputs=st.integers(1, 9), layers=st.lists(layer_specs, min_size=1, max_size=4).map(tuple)
)


@given(architectures)
def test_an_architecture_survives_json(architecture: Architecture) -> None:
    assert Architecture.from_dict(json.loads(json.dumps(architecture.to_dict()))) == architecture


@given(architectures)
def test_parameters_are_counted_and_laid_out_layer_by_layer(architecture: Architecture) -> None:
    network = Network(architecture, np.arange(architecture.parameter_count, dtype=np.float64))
    assert network.parameters.size == sum(w.size for w in network.weights) + sum(b.size for b in network.biases)
    in_order = [part.ravel() for pair in zip(network.weights, network.biases, strict=True) for part in pair]
    np.testing.assert_array_equal(np.concatenate(in_order), network.parameters)


@given(architectures, st.integers(1, 5))
def test_predictions_follow_the_formula(architecture: Architecture, n: int) -> None:
    rng = np.random.default_rng(0)
    network = Network.initialised(architecture, rng, np.float64)
    network.parameters += rng.normal(size=network.parameters.shape)
    x = rng.normal(size=(n, architecture.inputs))
    a: Any = x
    for layer, weights, biases in zip(architecture.layers, network.weights, network.biases, strict=True):
        a = activate(layer.activation, (a @ weights + biases).T).T
    np.testing.assert_allclose(network.predict(x), a, rtol=1e-9, atol=1e-12)


def test_weights_and_biases_are_views() -> None:
    network = Network.initialised(Architecture.mlp(3, 4, 2), np.random.default_rng(0))
    network.weights[0][1, 2] = 7
    network.biases[1][0] = -7
    assert network.parameters[1 * 4 + 2] == 7
    assert network.parameters[-2] == -7
    assert network.parameters.flags.c_contiguous


@pytest.mark.parametrize("duplicate", [copy.deepcopy, lambda network: pickle.loads(pickle.dumps(network))])
def test_views_stay_views_in_another_process(duplicate: Callable[[Network], Network]) -> None:
    network = Network.initialised(Architecture.mlp(64, 16, 10), np.random.default_rng(1))
    other = duplicate(network)
    np.testing.assert_array_equal(other.parameters, network.parameters)
    other.parameters[:] = 0
    assert not any(weights.any() for weights in other.weights)
    assert network.parameters.any()


def test_many_samples_give_what_each_gives_alone() -> None:
    network = Network.initialised(Architecture.mlp(5, 8, 3), np.random.default_rng(0), np.float64)
    x = np.random.default_rng(1).normal(size=(2500, 5))
    outputs = network.predict(x)
    for place in (0, 1023, 1024, 2047, 2048, 2499):
        np.testing.assert_allclose(outputs[place], network.predict(x[place : place + 1])[0], rtol=1e-12)
    assert network.predict(x[:0]).shape == (0, 3)


def test_threads_can_predict_with_one_network() -> None:
    network = Network.initialised(Architecture.mlp(64, 32, 10), np.random.default_rng(0))
    x = np.random.default_rng(1).random((64, 64), np.float32)
    expected = network.predict(x)
    with ThreadPoolExecutor(8) as pool:
        for outputs in pool.map(lambda _: network.predict(x), range(64)):
            np.testing.assert_array_equal(outputs, expected)


def test_huge_but_finite_weights_make_no_noise() -> None:
    network = Network(Architecture.mlp(2, 2, 2), np.full(12, 1e38, np.float32))
    network.predict(np.ones((1, 2)))  # would warn, and with warnings as errors fail


def test_a_copy_is_independent_and_dtypes_convert() -> None:
    network = Network.initialised(Architecture.mlp(3, 2), np.random.default_rng(0), np.float64)
    copy, single = network.copy(), network.astype(np.float32)
    network.parameters[:] = 0
    assert copy.parameters.any()
    assert single.dtype == np.float32
    np.testing.assert_array_equal(single.parameters, copy.parameters.astype(np.float32))
    assert not np.shares_memory(copy.astype(np.float64).parameters, copy.parameters)


def test_both_precisions_start_from_the_same_draw() -> None:
    architecture = Architecture.mlp(64, 32, 10)
    one = Network.initialised(architecture, np.random.default_rng(5), np.float32)
    other = Network.initialised(architecture, np.random.default_rng(5), np.float64)
    np.testing.assert_array_equal(one.parameters, other.parameters.astype(np.float32))
    assert not any(biases.any() for biases in one.biases)


@pytest.mark.parametrize(
    "x",
    [
        np.zeros(3),
        np.zeros((2, 4)),
        np.zeros((1, 2, 3)),
        [["a", "b", "c"]],
        [[1.0, np.nan, 0]],
        [[1e39, 0, 0]],
        [[1j, 0, 0]],
        [[1], [2, 3]],
    ],
)
def test_samples_that_do_not_fit_are_refused(x: Any) -> None:
    network = Network.initialised(Architecture.mlp(3, 2), np.random.default_rng(0))
    with pytest.raises(DataError, match=r"^x "):
        network.predict(x)


@pytest.mark.parametrize("parameters", [np.zeros(7), np.zeros((2, 4)), np.zeros(8, np.int64), np.zeros(8, ">f4")])
def test_parameters_that_do_not_fit_are_refused(parameters: Any) -> None:
    with pytest.raises(ConfigError, match="parameters"):
        Network(Architecture.mlp(3, 2), parameters)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"units": 0}, "units must be between 1 and 65,536; it is 0"),
        ({"units": 2.0}, "units must be a whole number; it is 2.0"),
        ({"units": True}, "units must be a whole number; it is True"),
        ({"units": 3, "activation": "swish"}, "activation must be one of .*'swish'"),
        ({"units": 3, "initializer": "orthogonal"}, "initializer must be one of .*'orthogonal'"),
    ],
)
def test_a_wrong_layer_names_field_and_value(values: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        LayerSpec(**values)


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ([], "architecture must be a table"),
        ({"inputs": 3}, "layers must be a list of tables; it is None"),
        ({"inputs": 3, "layers": []}, "layers must be 1 to 64 in number; there are 0"),
        ({"inputs": 0, "layers": [{"units": 1}]}, "inputs must be between 1 and 65,536; it is 0"),
        ({"inputs": 3, "layers": [{"units": 1}], "colour": 1}, "architecture has no setting 'colour'"),
        ({"inputs": 3, "layers": [{}]}, "layer 1 lacks the setting 'units'"),
        ({"inputs": 3, "layers": [{"units": 1}, {"units": 1, "bias": 0}]}, "layer 2 has no setting 'bias'"),
        ({"inputs": 3, "layers": ["relu"]}, "layer 1 must be a table"),
        ({"inputs": 65_536, "layers": [{"units": 65_536}]}, "layers ask for 4,295,032,832 parameters"),
    ],
)
def test_a_wrong_architecture_names_field_and_value(values: Any, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        Architecture.from_dict(values)


def test_too_few_widths_are_refused() -> None:
    with pytest.raises(ConfigError, match="widths"):
        Architecture.mlp(3)


def test_layers_must_be_layers() -> None:
    with pytest.raises(ConfigError, match="layers must be a tuple of LayerSpec"):
        Architecture(3, ("relu",))  # type: ignore[arg-type]
