"""An observation is one recorded pass of the network that predicts, and one of its batch."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.errors import ConfigError, DataError
from hwr.train.observation import MOST_SAMPLES, Moment, Subject, SubjectKind, observe
from tests.train.layer_observations import few_digits, observed, trained


def test_what_is_seen_is_what_the_network_predicts() -> None:
    observation = observed(trained((12, "relu"), (6, "sigmoid")))
    predicted = observation.moment.network.predict(observation.subject.x)
    np.testing.assert_allclose(observation.trace.outputs, predicted, rtol=1e-6)
    for weights, layer in zip(observation.moment.network.weights, observation.trace.layers, strict=True):
        assert np.array_equal(weights, layer.weights)


def test_of_a_batch_one_pass_serves_for_both() -> None:
    observation = observed(trained((12, "relu")), SubjectKind.BATCH)
    assert observation.trace is observation.batch
    assert len(observation.batch.inputs) == 64


def test_a_subject_is_passed_through_beside_the_batch() -> None:
    observation = observed(trained((12, "relu")))
    assert len(observation.trace.inputs) == 1
    assert len(observation.batch.inputs) == 64
    assert observation.trace.backward is not None
    assert observation.batch.backward is not None


def test_large_batches_are_cut() -> None:
    x, y = few_digits()
    batch = Subject(SubjectKind.BATCH, "all", np.tile(x, (4, 1)), np.tile(y, 4))
    seen = observe(Moment(0, 0, trained((12, "relu"))), "cross_entropy", batch, batch)
    assert len(seen.trace.inputs) == MOST_SAMPLES


def test_what_does_not_fit_is_refused() -> None:
    network = trained((12, "relu"))
    x, y = few_digits()
    narrow = Subject(SubjectKind.BATCH, "narrow", x[:3, :10], y[:3])
    with pytest.raises(DataError):
        observe(Moment(0, 0, network), "cross_entropy", narrow, narrow)
    batch = Subject(SubjectKind.BATCH, "batch", x[:3], y[:3])
    with pytest.raises(ConfigError):
        observe(Moment(0, 0, network), "no such loss", batch, batch)
