"""Which training digits look most like a picture."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.data.digits import load_digits
from hwr.data.neighbours import TrainingPictures

N = 200


@pytest.fixture(scope="module")
def pictures() -> TrainingPictures:
    *shares, made = TrainingPictures.normalised(load_digits().part(np.arange(N)))
    assert isinstance(made, TrainingPictures)
    assert shares == [0.0, 0.5]
    return made


def test_every_digit_is_its_own_nearest(pictures: TrainingPictures) -> None:
    for picture, label in zip(pictures.inputs, pictures.labels, strict=True):
        first, second = pictures.nearest(picture, 2)
        assert (first.distance, first.label) == (0.0, label)
        np.testing.assert_array_equal(first.picture, picture)
        assert second.distance >= first.distance


def test_the_nearest_of_a_label_are_of_that_label_and_in_order(pictures: TrainingPictures) -> None:
    blank = np.zeros(64, np.float32)
    found = pictures.nearest(blank, 1000, label="3")
    assert {one.label for one in found} == {"3"}
    assert len(found) == np.count_nonzero(pictures.labels == "3")
    distances = [one.distance for one in found]
    assert distances == sorted(distances)
    assert distances == pytest.approx(sorted(np.linalg.norm(pictures.inputs[pictures.labels == "3"], axis=1)))


def test_the_mean_is_that_of_the_label_alone(pictures: TrainingPictures) -> None:
    mean = pictures.mean("8")
    assert mean is not None
    np.testing.assert_allclose(
        mean, pictures.inputs[pictures.labels == "8"].sum(axis=0) / (pictures.labels == "8").sum()
    )
    assert pictures.mean("x") is None
