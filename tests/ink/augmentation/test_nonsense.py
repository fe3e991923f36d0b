"""Nonsense: ink of its own, of every kind, reproducible, and made of nothing but what the project draws."""

from __future__ import annotations

import numpy as np
import pytest

from hwr.data.digits import load_digits
from hwr.ink.augmentation.forms import LETTER_FORMS, SHAPE_FORMS, strokes_of
from hwr.ink.augmentation.nonsense import KINDS, Nonsense
from hwr.ink.augmentation.variants import POINTS, VectorisedDigits


@pytest.fixture(scope="module")
def digits() -> VectorisedDigits:
    some = load_digits().part(np.arange(100))
    return VectorisedDigits.from_pictures(some.pictures, some.labels)


def test_nonsense_is_reproducible_ink_of_its_own(digits: VectorisedDigits) -> None:
    def pictures(seed: int) -> np.ndarray:
        rng = np.random.default_rng(seed)
        return Nonsense.made(100, digits, rng).pictures(200, rng)

    one, same, other = pictures(1), pictures(1), pictures(2)
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)
    assert one.shape == (200, 64)
    assert one.dtype == np.float32
    assert 0 <= one.min() < one.max() <= 1
    assert one.max(axis=1).min() > 0
    assert len(np.unique(one, axis=0)) > 190  # each is written again and again, never twice the same


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_finite_and_within_reach(kind: str, digits: VectorisedDigits) -> None:
    rng = np.random.default_rng(0)
    stock = Nonsense.made(40, digits, rng, kinds={kind: 1.0})
    assert stock.clouds.shape == (40, POINTS, 2)
    assert np.isfinite(stock.clouds).all()
    assert np.abs(stock.clouds[..., 1]).max() <= 1 + 1e-9
    assert stock.pictures(40, rng).max(axis=1).min() > 0


def test_kinds_share_the_whole() -> None:
    assert sum(KINDS.values()) == pytest.approx(1)


@pytest.mark.parametrize("letters", [("A",), ("k", "M")])
def test_only_the_letters_asked_for_are_written(letters: tuple[str, ...], digits: VectorisedDigits) -> None:
    wanted, others = (
        Nonsense.made(60, digits, np.random.default_rng(0), kinds={"letter": 1.0}, letters=some)
        for some in (letters, tuple(LETTER_FORMS))
    )
    assert not np.array_equal(wanted.clouds, others.clouds)


def test_even_with_digits_of_one_class_there_is_nonsense() -> None:
    some = load_digits()
    zeros = some.part(np.flatnonzero(some.labels == 0)[:5])
    made = VectorisedDigits.from_pictures(zeros.pictures, zeros.labels)
    assert len(Nonsense.made(50, made, np.random.default_rng(0)).clouds) == 50


def test_every_form_can_be_written() -> None:
    for form in [*(form for forms in LETTER_FORMS.values() for form in forms), *SHAPE_FORMS]:
        for places, _ in strokes_of(form):
            assert places.shape[1] == 2
            assert len(places) >= 2
            assert places.min() >= -2
            assert places.max() <= 16
