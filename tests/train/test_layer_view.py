"""What is shown of a layer are the very numbers of the recorded pass."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from hwr.train.layer_view import BINS, histogram, layer_views, over_samples, shown_inputs
from hwr.train.observation import SubjectKind
from tests.train.layer_observations import observed, trained, with_ailments


def test_of_one_sample_its_very_numbers_are_shown() -> None:
    observation = observed(trained((12, "relu"), (6, "sigmoid")))
    for view, layer in zip(layer_views(observation), observation.trace.layers, strict=True):
        assert not view.is_mean
        assert np.array_equal(view.z, layer.z[0])
        assert np.array_equal(view.a, layer.a[0])
        assert np.array_equal(view.biases, layer.biases)
        assert view.units == len(layer.biases)
    assert np.array_equal(shown_inputs(observation.trace), observation.subject.x[0])


def test_of_a_batch_means_are_shown_and_all_values_are_in_the_histogram() -> None:
    observation = observed(trained((12, "relu")), SubjectKind.BATCH)
    view = layer_views(observation)[0]
    values = observation.trace.layers[0].a
    assert view.is_mean
    np.testing.assert_allclose(view.a, values.mean(axis=0))
    counts, _ = np.histogram(values, BINS, (0, float(values.max())))
    np.testing.assert_allclose(view.histogram.shares, counts / values.size, atol=3 / values.size)
    assert view.mean == pytest.approx(float(values.mean()), rel=1e-5)


def test_outputs_of_the_last_view_are_what_the_network_predicts() -> None:
    observation = observed(trained((12, "tanh")))
    predicted = observation.moment.network.predict(observation.subject.x)[0]
    np.testing.assert_allclose(layer_views(observation)[-1].a, predicted, rtol=1e-6)


@pytest.mark.parametrize(
    ("activation", "is_signed", "limit"),
    [("relu", False, None), ("sigmoid", False, 1.0), ("tanh", True, 1.0), ("leaky_relu", True, None)],
)
def test_the_scale_suits_the_activation(activation: str, is_signed: bool, limit: float | None) -> None:
    view = layer_views(observed(trained((12, activation))))[0]
    assert view.is_signed == is_signed
    assert view.limit == (float(np.abs(view.a).max()) if limit is None else limit)
    assert view.histogram.low == (-view.limit if is_signed else 0)
    assert view.histogram.shares.sum() == pytest.approx(1)


def test_dead_and_saturated_units_are_judged_by_the_batch_and_outputs_are_not() -> None:
    first, second, output = layer_views(observed(with_ailments()))
    assert np.flatnonzero(first.states.dead).tolist() == [2, 5]
    assert np.flatnonzero(second.states.saturated).tolist() == [4]
    assert output.is_output
    assert not first.is_output
    certain = trained((12, "relu"), output="sigmoid").copy()
    certain.biases[-1][:] = -60.0  # every output at the lower end
    assert not layer_views(observed(certain))[-1].states.saturated.any()


@given(
    arrays(np.float32, st.tuples(st.integers(1, 5), st.integers(1, 30)), elements=st.floats(-1024, 1024, width=32)),
    st.sampled_from([(-1.0, 1.0), (0.0, 3.0)]),
)
def test_every_number_counts_once(values: np.ndarray, ends: tuple[float, float]) -> None:
    made = histogram(values, *ends)
    assert made.shares.sum() == pytest.approx(1)
    assert ends[0] < made.centres[0] < made.centres[-1] < ends[1]


def test_what_is_no_number_is_left_out() -> None:
    values = np.array([[np.nan, np.inf, 0.5]], np.float32)
    assert histogram(values, 0, 1).shares[BINS // 2] == 1
    assert histogram(np.full((1, 3), np.nan), 0, 1).shares.sum() == 0


def test_a_network_that_overflows_can_still_be_looked_at() -> None:
    network = trained((12, "relu"), (6, "sigmoid")).copy()
    network.weights[0][:] = 3e38
    network.weights[1][:] = -3e38
    with np.errstate(all="ignore"):
        for view in layer_views(observed(network)):
            assert np.isfinite(view.limit)
            assert view.limit > 0


def test_means_are_over_samples() -> None:
    assert over_samples(np.array([[1.0, 2.0]])).tolist() == [1, 2]
    assert over_samples(np.array([[1.0, 2.0], [3.0, 6.0]])).tolist() == [2, 4]
