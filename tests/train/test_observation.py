"""A moment is recorded once, and every test digit read by it."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from hwr.data.digits import Digits, load_digits
from hwr.errors import ConfigError, DataError
from hwr.train.observation import (
    MOST_SAMPLES,
    Examination,
    Moment,
    Subject,
    SubjectKind,
    drawings_accuracy,
    examine,
    observe,
)
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


@pytest.fixture(scope="module")
def examination() -> Examination:
    digits = load_digits().part(np.arange(200))
    return examine(trained((12, "relu")), digits, digits.pixels)


def test_every_digit_is_answered_as_the_network_predicts(examination: Examination) -> None:
    outputs = trained((12, "relu")).predict(examination.x)
    assert np.array_equal(examination.outputs, outputs)
    assert np.array_equal(examination.answers, outputs.argmax(axis=1))
    right = np.count_nonzero(examination.answers == examination.digits.labels)
    assert examination.accuracy == right / 200
    assert examination.confusion.trace() == right


def test_behind_the_cells_are_all_digits_once(examination: Examination) -> None:
    found = []
    for label in range(10):
        for answer in range(10):
            places = examination.behind(label, answer)
            assert len(places) == examination.confusion[label, answer]
            assert np.all(examination.digits.labels[places] == label)
            assert np.all(examination.answers[places] == answer)
            assert np.all(np.diff(examination.outputs[places, answer]) <= 0)
            found.extend(places.tolist())
    assert sorted(found) == list(range(200))


def test_one_digit_is_enough() -> None:
    x, y = few_digits()
    assert examine(trained((12, "relu")), Digits(x[:1], y[:1]), x[:1]).accuracy in (0.0, 1.0)


def test_drawings_are_read_by_the_mean_of_their_views() -> None:
    network = trained((12, "relu"))
    x, _ = few_digits()
    views = np.stack([x[:30], x[30:60], x[60:90]])
    answers = np.mean([network.predict(view) for view in views], axis=0).argmax(axis=1)
    labels = answers.copy()
    labels[:3] = (labels[:3] + 1) % 10
    drawings = SimpleNamespace(views=views, labels=labels)
    assert drawings_accuracy(network, drawings) == pytest.approx(27 / 30)  # type: ignore[arg-type]
