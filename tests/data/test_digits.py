"""Scikit-learn's digits: their form, and that every split is what its name says."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from hwr.data import digits as digits_module
from hwr.data.digits import Digits, load_digits
from hwr.errors import DataError


@pytest.fixture(scope="module")
def digits() -> Digits:
    return load_digits()


def test_the_pictures_are_8x8_with_ink_from_0_to_1(digits: Digits) -> None:
    assert (len(digits), digits.pixels.shape, digits.pictures.shape) == (1797, (1797, 64), (1797, 8, 8))
    assert digits.pixels.dtype == np.float32
    assert digits.labels.dtype == np.int64
    assert (float(digits.pixels.min()), float(digits.pixels.max())) == (0, 1)
    assert np.array_equal(digits.pixels * 16, np.rint(digits.pixels * 16))
    assert digits.labels[:10].tolist() == list(range(10))
    with pytest.raises(ValueError, match="read-only"):
        digits.pixels[0, 0] = 1


@pytest.mark.parametrize("share", [0.1, 0.2, 0.5])
def test_a_random_split_keeps_the_classes_in_proportion_and_loses_nothing(digits: Digits, share: float) -> None:
    learnt, tested = digits.random_split(np.random.default_rng(3), test_share=share)
    assert len(learnt) + len(tested) == len(digits)
    for label in range(10):
        part = (tested.labels == label).sum() / (digits.labels == label).sum()
        assert part == pytest.approx(share, abs=0.005)
    together = np.concatenate([learnt.pixels, tested.pixels])
    assert np.array_equal(np.sort(together, axis=0), np.sort(digits.pixels, axis=0))


def test_a_random_split_depends_on_its_seed_alone(digits: Digits) -> None:
    once, again, other = (digits.random_split(np.random.default_rng(seed))[1] for seed in (1, 1, 2))
    assert np.array_equal(once.pixels, again.pixels)
    assert not np.array_equal(once.labels, other.labels)


def test_the_writer_split_tests_on_the_end_of_the_set(digits: Digits) -> None:
    learnt, tested = digits.writer_split()
    assert len(tested) == pytest.approx(len(digits) / 5, abs=1)
    assert np.array_equal(np.concatenate([learnt.pixels, tested.pixels]), digits.pixels)
    assert np.array_equal(tested.labels, digits.labels[-len(tested) :])


def test_the_quarters_make_up_the_set_in_its_own_order(digits: Digits) -> None:
    quarters = digits.quarters()
    assert [len(quarter) for quarter in quarters] == [450, 449, 449, 449]
    assert np.array_equal(np.concatenate([quarter.labels for quarter in quarters]), digits.labels)
    assert all(set(quarter.labels.tolist()) == set(range(10)) for quarter in quarters)


def test_they_are_what_scikit_learn_itself_loads(digits: Digits, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digits_module, "find_spec", lambda name: None)
    loaded = load_digits()
    assert np.array_equal(loaded.pixels, digits.pixels)
    assert np.array_equal(loaded.labels, digits.labels)


def test_scikit_learn_need_not_be_imported() -> None:
    script = "import sys\nfrom hwr.data.digits import load_digits\nload_digits()\nprint('sklearn' in sys.modules)\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"


def test_without_scikit_learn_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digits_module, "find_spec", lambda name: None)
    monkeypatch.setitem(sys.modules, "sklearn.datasets", None)
    with pytest.raises(DataError, match="need scikit-learn"):
        load_digits()
