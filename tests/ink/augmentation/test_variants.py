"""Augmentation: other writings of the same digit, endless, finite, reproducible, and still that digit."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from hwr.data.digits import load_digits
from hwr.ink.augmentation.lines import Digits
from hwr.ink.augmentation.variants import POINTS, VectorisedDigits, originals, restructured, variants
from hwr.ink.augmentation.warps import WarpStrengths, inked, warped
from hwr.ink.bits import counts
from hwr.ink.grid import GRID
from hwr.nn.metrics import accuracy
from hwr.nn.network import Architecture
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train


@pytest.fixture(scope="module")
def digits() -> VectorisedDigits:
    some = load_digits().part(np.arange(300))
    return VectorisedDigits.from_pictures(some.pictures, some.labels)


def test_a_variant_is_a_whole_set_of_network_inputs(digits: VectorisedDigits) -> None:
    first, second = islice(variants(digits, np.random.default_rng(0)), 2)
    for variant in (first, second, originals(digits)):
        assert variant.shape == (len(digits.labels), 64)
        assert variant.dtype == np.float32
        assert variant.min() >= 0
        assert variant.max() <= 1
        assert (variant.max(axis=1) > 0).all()
    assert not np.array_equal(first, second)


def test_the_same_seed_writes_the_same_variants(digits: VectorisedDigits) -> None:
    one, other = (next(variants(digits, np.random.default_rng(5))) for _ in range(2))
    np.testing.assert_array_equal(one, other)
    assert not np.array_equal(one, next(variants(digits, np.random.default_rng(6))))


@pytest.mark.parametrize("label", range(10))
def test_restructured_digits_are_finite_strokes_in_the_unit_box(digits: VectorisedDigits, label: int) -> None:
    rng = np.random.default_rng(label)
    chosen = rng.choice(np.flatnonzero(digits.labels == label), 150)
    written = restructured(digits.labels[chosen], digits.lines.part(chosen), rng)
    assert len(written) == 150
    assert written.there[:, 0].all()
    assert np.isfinite(written.lines).all()
    assert np.abs(written.lines[written.there][..., 1]).max() <= 1 + 1e-9
    assert np.abs(written.clouds(POINTS)).max() <= 2 + 1e-9


@pytest.mark.parametrize("label", range(10))
def test_any_ink_can_be_edited_as_any_digit(label: int) -> None:
    """Tracing may fail on a blotted picture; the edits then meet dots, hairs and rings they did not expect."""
    rng = np.random.default_rng(label)
    angles = np.linspace(0, 2 * np.pi, 20)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    ring[-1] = ring[0]
    odd = Digits.of(
        [
            [np.zeros((1, 2))],
            [np.array([[0.0, 0.0], [0.0, 1.0]])],
            [ring],
            [ring, ring * 0.1, np.ones((1, 2))],
        ]
        * 30,
        4,
    ).in_unit_box()
    written = restructured(np.full(len(odd), label), odd, rng)
    assert np.isfinite(written.lines).all()
    assert np.isfinite(written.clouds(POINTS)).all()


def test_restructured_digits_are_further_from_the_originals_than_others(digits: VectorisedDigits) -> None:
    nothing = WarpStrengths(0, 0, 0, 0, 0, 0, 0)
    (plain,) = islice(variants(digits, np.random.default_rng(0), restructured_share=0, strengths=nothing), 1)
    (edited,) = islice(variants(digits, np.random.default_rng(0), restructured_share=1, strengths=nothing), 1)
    away = [np.abs(variant - originals(digits)).mean() for variant in (plain, edited)]
    assert away[0] < 0.85 * away[1]


def test_warping_by_nothing_leaves_the_clouds_alone() -> None:
    clouds = np.random.default_rng(0).uniform(-1, 1, (4, POINTS, 2))
    nothing = WarpStrengths(0, 0, 0, 0, 0, 0, 0)
    np.testing.assert_allclose(warped(clouds, np.random.default_rng(0), nothing), clouds, atol=1e-5)
    assert np.abs(warped(clouds, np.random.default_rng(0), WarpStrengths()) - clouds).max() > 0.1


def test_inking_draws_every_cloud_whatever_its_place_and_size() -> None:
    rng = np.random.default_rng(0)
    clouds = rng.uniform(-1, 1, (50, POINTS, 2)) * rng.uniform(1e-6, 1e3, (50, 1, 1)) + rng.uniform(-50, 50, (50, 1, 2))
    ink = inked(clouds, rng)
    assert ink.shape == (50, GRID)
    assert (counts(ink) > 0).all()
    for seed in range(8):  # a single one is scanned or not
        assert counts(inked(clouds[:1], np.random.default_rng(seed)))[0] > 0


@pytest.mark.slow
def test_a_network_that_learnt_variants_alone_reads_the_originals() -> None:
    """The edits keep a digit what it is: what they write teaches a network to read what people wrote."""
    digits = load_digits()
    learnt, tested = digits.writer_split()
    traced = VectorisedDigits.from_pictures(learnt.pictures, learnt.labels)
    x = np.stack(list(islice(variants(traced, np.random.default_rng(0)), 12)))
    config = TrainingConfig(epochs=60, learning_rate=2e-3, seed=0)
    state = TrainingState.start(Architecture.mlp(64, 128, 10), config)
    for _ in train(state, TrainingData(x, traced.labels), evaluate_every=0):
        pass
    others = VectorisedDigits.from_pictures(tested.pictures, tested.labels)
    answers = state.result().predict(originals(others)).argmax(axis=1)
    assert accuracy(others.labels, answers) > 0.9
