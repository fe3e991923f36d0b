"""Samples are prepared as the recipe asks, always the same, and not twice in a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from hwr.data.digits import Digits, load_digits
from hwr.ink import grid
from hwr.ink.bits import Words
from hwr.ink.normalisation import VIEW_PEELS
from hwr.nn.data import NO_CLASS
from hwr.recipe.preparing import Prepared, Preparer, drawn, split
from hwr.recipe.presets import PRESETS
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import LEAST_VALIDATION, Recipe, changed

PLAIN = PRESETS["first"].recipe


def prepared(recipe: Recipe, preparer: Preparer) -> Prepared:
    *progress, end = preparer.prepare(recipe)
    assert all(isinstance(step, Progress) for step in progress)
    assert isinstance(end, Prepared)
    return end


@pytest.fixture(scope="module")
def digits() -> Digits:
    return load_digits()


def rows(digits: Digits) -> set[bytes]:
    return {row.tobytes() for row in digits.pixels}


def test_the_same_recipe_gives_the_same_samples_and_another_seed_others(digits_300: Digits) -> None:
    recipe = replace(PLAIN, samples=50, variants=2, nonsense=0.1)
    preparer = Preparer(digits_300)
    one, other = prepared(recipe, preparer), prepared(changed(recipe, {"training.seed": 1}), preparer)
    same = prepared(recipe, Preparer(digits_300))
    np.testing.assert_array_equal(one.data.x, same.data.x)
    np.testing.assert_array_equal(one.data.y, same.data.y)
    assert one.data.x.shape == other.data.x.shape
    assert not np.array_equal(one.data.x, other.data.x)


@pytest.mark.parametrize("held_out", ["none", "random", "last_fifth"])
@pytest.mark.parametrize("validation", [0.0, 0.1])
def test_every_digit_is_learnt_validating_or_tested(digits: Digits, held_out: str, validation: float) -> None:
    parts = split(digits, replace(PLAIN, held_out=held_out, validation=validation))
    learnt, validating, tested = map(len, parts)
    assert learnt + validating + tested == len(digits)
    assert set.union(*map(rows, parts)) == rows(digits)
    assert (tested > 0) == (held_out != "none")
    assert abs(validating - validation * (learnt + validating)) <= 5


def test_the_smallest_validation_has_some_of_each_class(digits: Digits) -> None:
    for held_out in ("none", "random", "last_fifth"):
        _, validating, _ = split(digits, replace(PLAIN, held_out=held_out, validation=LEAST_VALIDATION))
        assert set(validating.labels.tolist()) == set(range(10))


def test_validation_samples_reach_the_training_and_are_not_learnt(preparer_300: Preparer) -> None:
    made = prepared(replace(PLAIN, validation=0.1), preparer_300)
    assert made.data.x_validation is not None
    assert made.data.y_validation is not None
    assert len(made.data.x_validation) == len(made.data.y_validation) == len(made.validating)
    assert prepared(PLAIN, preparer_300).data.x_validation is None


@given(st.integers(10, 1438), st.integers(0, 9))
def test_exactly_so_many_are_drawn_with_the_classes_alike(count: int, seed: int) -> None:
    labels = np.repeat(np.arange(10), (142, 146, 141, 146, 145, 145, 145, 143, 140, 145))
    stand_ins = Digits(np.arange(len(labels) * 64, dtype=np.float32).reshape(-1, 64), labels)
    chosen = drawn(stand_ins, count, np.random.default_rng(seed))
    assert len(chosen) == len(rows(chosen)) == count
    in_all, of_class = _per_class(labels), _per_class(chosen.labels)
    assert np.all(np.abs(of_class - count * in_all / len(labels)) <= 1)


def _per_class(labels: NDArray[np.int64]) -> NDArray[np.intp]:
    return np.bincount(labels, minlength=10)


def test_more_samples_than_there_are_are_all(digits: Digits) -> None:
    assert len(split(digits, replace(PLAIN, held_out="none", samples=10_000))[0]) == len(digits)


def test_fewer_samples_leave_the_tested_ones_alone(digits: Digits) -> None:
    few, all_of_them = split(digits, replace(PLAIN, samples=37)), split(digits, PLAIN)
    assert len(few[0]) == 37
    np.testing.assert_array_equal(few[2].pixels, all_of_them[2].pixels)


def test_variants_and_nonsense_are_added(preparer_300: Preparer) -> None:
    base = replace(PLAIN, samples=100, variants=2)
    without, with_nonsense = prepared(base, preparer_300), prepared(replace(base, nonsense=0.5), preparer_300)
    # Each digit as it is at the start and once more beside its first variant, and its two variants.
    assert len(without.data.x) == 400
    assert len(with_nonsense.data.x) == 400 + 2 * 50 + 50
    assert np.count_nonzero(with_nonsense.data.y == NO_CLASS) == 150
    assert without.data.y.min() == 0
    assert without.data.x.min() >= 0
    assert without.data.x.max() <= 1
    plain = prepared(replace(base, variants=0), preparer_300)
    assert len(plain.data.x) == len(plain.learnt) == 100
    assert plain.calibrating is None


def test_further_variants_are_there_to_calibrate_by(preparer_300: Preparer) -> None:
    recipe = replace(PLAIN, samples=100, variants=2)
    made = prepared(recipe, preparer_300)
    assert made.calibrating is not None
    views, labels = made.calibrating.views, made.calibrating.labels
    assert views.shape == (len(VIEW_PEELS), len(labels), 64)
    np.testing.assert_array_equal(labels[: len(made.learnt)], made.learnt.labels)
    learnt = {row.tobytes() for row in made.data.x}
    assert not any(row.tobytes() in learnt for row in views[0, len(made.learnt) :])


def test_what_was_prepared_last_is_kept_for_those_who_change_only_the_training(digits_300: Digits) -> None:
    preparer = Preparer(digits_300)
    first = prepared(PLAIN, preparer)
    assert prepared(changed(PLAIN, {"training.learning_rate": 0.5, "hidden": [3]}), preparer) is first
    assert prepared(changed(PLAIN, {"training.seed": 5}), preparer) is not first


def test_an_abandoned_preparation_is_begun_again(digits_300: Digits) -> None:
    preparer = Preparer(digits_300)
    recipe = replace(PLAIN, samples=20, variants=3)
    begun = preparer.prepare(recipe)
    for step in begun:
        if isinstance(step, Progress) and step.share > 0:
            break
    begun.close()
    np.testing.assert_array_equal(prepared(recipe, preparer).data.x, prepared(recipe, Preparer(digits_300)).data.x)


def test_a_picture_is_normalised_once_whichever_digits_another_seed_draws(
    digits_300: Digits, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    from_bitmaps = grid.from_bitmaps

    def counted(inks: Sequence[NDArray[np.float32]]) -> Words:
        seen.extend(ink.tobytes() for ink in inks)
        return from_bitmaps(inks)

    monkeypatch.setattr(grid, "from_bitmaps", counted)
    preparer = Preparer(digits_300)
    made = [prepared(changed(PLAIN, {"training.seed": seed}), preparer) for seed in range(3)]
    assert len(seen) == len(set(seen)) == len(rows(digits_300))
    fresh = prepared(changed(PLAIN, {"training.seed": 2}), Preparer(digits_300))
    np.testing.assert_array_equal(made[2].data.x, fresh.data.x)
    assert not np.array_equal(made[1].data.x, fresh.data.x)
