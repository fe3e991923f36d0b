"""The batches: every sample once an epoch with its own target, in an order that seed and epoch decide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.nn.batches import PAGE, Batches
from hwr.nn.losses import target_table


def numbered(n: int, variants: int = 1) -> tuple[list[np.ndarray], np.ndarray]:
    """Samples whose first value is their number, whose second is their variant; labels that go with the number."""
    numbers = np.arange(n, dtype=np.float64)
    return [np.stack([numbers, np.full(n, variant)], axis=1) for variant in range(variants)], np.arange(n) % 3


def batches_of(
    n: int, size: int | None, *, variants: int = 1, noise: float = 0.0, seed: int = 0, weighted: bool = False
) -> Batches:
    """If weighted, each sample's weight is a tenth of its number."""
    samples, labels = numbered(n, variants)
    weights = np.arange(n) / 10 if weighted else None
    return Batches(
        samples, labels, target_table(3, 0.0, np.float64), size, noise=noise, seed=seed, sample_weights=weights
    )


def epoch_of(batches: Batches, epoch: int) -> list[tuple[np.ndarray, np.ndarray]]:
    made = (batches.batch(epoch, index) for index in range(len(batches)))
    return [(x.copy(), y.copy()) for x, y, _ in made]


@given(st.integers(1, 70), st.none() | st.integers(1, 80), st.integers(0, 3))
def test_an_epoch_holds_every_sample_once_with_its_own_target(n: int, size: int | None, epoch: int) -> None:
    batches = batches_of(n, size)
    made = epoch_of(batches, epoch)
    assert {x.shape[1] for x, _ in made} == batches.sizes
    assert all(x.shape[1] == min(size or n, n) for x, _ in made[:-1])
    for x, y in made:
        assert (x[-1] == 1).all()
        np.testing.assert_array_equal(y.argmax(axis=0), x[0].astype(int) % 3)
        np.testing.assert_array_equal(y.sum(axis=0), 1)
    assert sorted(np.concatenate([x[0] for x, _ in made])) == list(range(n))


@given(st.integers(1, 70), st.none() | st.integers(1, 80), st.integers(0, 3))
def test_every_sample_comes_with_its_own_weight(n: int, size: int | None, epoch: int) -> None:
    batches = batches_of(n, size, weighted=True)
    for index in range(len(batches)):
        x, _, weights = batches.batch(epoch, index)
        assert weights is not None
        np.testing.assert_array_equal(weights, x[0] / 10)


@pytest.mark.parametrize("size", [1, 7, 1000, 1500, 3000])
def test_more_samples_than_fit_on_a_page(size: int) -> None:
    n = 2 * PAGE + 5
    made = epoch_of(batches_of(n, size), 0)
    assert len(made) == -(-n // size)
    numbers = np.concatenate([x[0] for x, _ in made])
    assert sorted(numbers) == list(range(n))
    np.testing.assert_array_equal(np.concatenate([y.argmax(axis=0) for _, y in made]), numbers.astype(int) % 3)


def test_batches_can_be_asked_for_in_any_order() -> None:
    batches = batches_of(2 * PAGE + 5, 100, noise=0.1)
    epochs = [epoch_of(batches, epoch) for epoch in (0, 1)]
    for epoch, index in [(1, 40), (0, 41), (0, 3), (1, 0), (1, 41)]:
        x, y, _ = batches.batch(epoch, index)
        np.testing.assert_array_equal(x, epochs[epoch][index][0])
        np.testing.assert_array_equal(y, epochs[epoch][index][1])


def test_seed_and_epoch_decide_the_order() -> None:
    def order(seed: int, epoch: int) -> list[float]:
        return [float(number) for x, _ in epoch_of(batches_of(50, 8, seed=seed), epoch) for number in x[0]]

    assert order(1, 0) == order(1, 0)
    assert len({tuple(order(seed, epoch)) for seed in (1, 2) for epoch in (0, 1)}) == 4


def test_a_full_batch_keeps_the_samples_in_place() -> None:
    for size in (None, 20, 30):
        ((x, _),) = epoch_of(batches_of(20, size), 3)
        np.testing.assert_array_equal(x[0], range(20))


@pytest.mark.parametrize("size", [8, None])
def test_variants_take_turns(size: int | None) -> None:
    batches = batches_of(20, size, variants=3)
    assert [set(np.concatenate([x[1] for x, _ in epoch_of(batches, epoch)])) for epoch in range(4)] == [
        {0}, {1}, {2}, {0},
    ]  # fmt: skip


@pytest.mark.parametrize("size", [64, None])
def test_noise_is_normal_and_new_in_every_epoch(size: int | None) -> None:
    n = 5000
    quiet, noisy = batches_of(n, size), batches_of(n, size, noise=0.5)
    added = []
    for epoch in (0, 1):
        pairs = zip(epoch_of(noisy, epoch), epoch_of(quiet, epoch), strict=True)
        added.append(np.concatenate([(one[0] - other[0])[:2].ravel() for one, other in pairs]))
        assert added[-1].std() == pytest.approx(0.5, rel=0.05)
        assert abs(added[-1].mean()) < 0.03
        assert all((x[-1] == 1).all() for x, _ in epoch_of(noisy, epoch))
    assert not np.isclose(added[0], added[1]).any()


def test_batches_are_contiguous_and_in_the_dtype_of_the_targets() -> None:
    samples, labels = numbered(20)
    batches = Batches(samples, labels, target_table(3, 0.0, np.float32), 8, noise=0.0, seed=0)
    x, y, weights = batches.batch(0, 1)
    assert weights is None
    assert x.dtype == y.dtype == np.float32
    assert x.T.flags.c_contiguous
    assert y.flags.c_contiguous
