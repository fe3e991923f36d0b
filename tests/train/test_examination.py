"""An examination keeps every answer, and the digits behind each cell of the confusion matrix."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from hwr.data.digits import Digits, load_digits
from hwr.train.examination import Examination, drawings_accuracy, examine
from tests.train.layer_observations import few_digits, trained


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
