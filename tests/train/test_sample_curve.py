"""The other learning curve follows scikit-learn's protocol, tells how far it is, and can be given up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.testing import assert_array_equal

from hwr.nn.metrics import accuracy
from hwr.nn.network import LayerSpec
from hwr.nn.training import TrainingConfig, TrainingData, TrainingState, train
from hwr.recipe.preparing import Prepared, Preparer
from hwr.recipe.progress import Progress
from hwr.recipe.recipe import Recipe
from hwr.train.sample_curve import SampleCurve, _folds, of_recipe, sample_curve


@pytest.fixture(scope="module")
def quick(small: Recipe) -> Recipe:
    return replace(small, training=replace(small.training, epochs=4))


@pytest.fixture(scope="module")
def steps(quick: Recipe, prepared: Prepared) -> list[Progress | SampleCurve]:
    return list(sample_curve(quick, prepared, points=3, splits=3))


@pytest.fixture(scope="module")
def curve(steps: list[Progress | SampleCurve]) -> SampleCurve:
    last = steps[-1]
    assert isinstance(last, SampleCurve)
    return last


def test_sizes_go_evenly_from_a_tenth_to_all_that_a_split_leaves(curve: SampleCurve, prepared: Prepared) -> None:
    most = round(len(prepared.learnt) * 2 / 3)
    assert curve.sizes[-1] == pytest.approx(most, abs=10)
    assert curve.sizes.tolist() == [int(share * curve.sizes[-1]) for share in (0.1, 0.55, 1.0)]
    assert curve.train_scores.shape == curve.test_scores.shape == (3, 3)


def test_more_digits_are_read_better_and_learnt_ones_best(curve: SampleCurve) -> None:
    means = curve.test_scores.mean(axis=1)
    assert means[0] < means[-1]
    assert means[-1] > 0.6
    assert ((curve.test_scores >= 0) & (curve.test_scores <= 1)).all()


def test_progress_rises_to_the_end_and_says_what_is_done(steps: list[Progress | SampleCurve]) -> None:
    told = [step for step in steps if isinstance(step, Progress)]
    shares = [step.share for step in told]
    assert shares == sorted(shares)
    assert shares[0] > 0
    assert shares[-1] == 1
    assert len({step.step for step in told}) == 9
    assert told[-1].step.endswith("split 3 of 3")


def test_the_same_recipe_gives_the_same_curve(quick: Recipe, prepared: Prepared, curve: SampleCurve) -> None:
    *_, again = sample_curve(quick, prepared, points=3, splits=3)
    assert isinstance(again, SampleCurve)
    assert_array_equal(again.test_scores, curve.test_scores)
    assert_array_equal(again.train_scores, curve.train_scores)


def test_a_score_is_what_training_on_that_part_gives(quick: Recipe, prepared: Prepared, curve: SampleCurve) -> None:
    learnt = len(prepared.learnt)
    x, y = prepared.data.variants[0][:learnt], prepared.data.y[:learnt]
    order, held_back = _folds(y, 3, np.random.default_rng([quick.training.seed, 5]))[1]
    chosen = order[: curve.sizes[1]]
    state = TrainingState.start(quick.architecture, quick.training)
    for _ in train(state, TrainingData(x[chosen], y[chosen])):
        pass
    answers = state.result().predict(x[held_back]).argmax(axis=1)
    assert curve.test_scores[1, 1] == accuracy(y[held_back], answers)


def test_splits_hold_back_every_digit_once_and_every_class_alike() -> None:
    labels = np.repeat(np.arange(10), [30, 31, 32, 30, 30, 30, 30, 30, 30, 33])
    folds = _folds(labels, 3, np.random.default_rng(0))
    assert_array_equal(np.sort(np.concatenate([held_back for _, held_back in folds])), np.arange(len(labels)))
    for order, held_back in folds:
        assert_array_equal(np.sort(np.concatenate([order, held_back])), np.arange(len(labels)))
        assert (np.abs(np.bincount(labels[held_back]) - np.bincount(labels) / 3) <= 1).all()


def test_closing_gives_it_up(quick: Recipe, prepared: Prepared) -> None:
    work = sample_curve(quick, prepared)
    assert isinstance(next(work), Progress)
    work.close()
    assert list(work) == []


def test_from_nothing_it_fetches_the_digits_and_leaves_the_variants_out(quick: Recipe) -> None:
    training = replace(quick.training, epochs=1)
    varied = replace(quick, variants=5, nonsense=0.1, samples=100, held_out="none", training=training)
    *told, last = of_recipe(varied, points=2, splits=2)
    assert isinstance(last, SampleCurve)
    assert isinstance(told[0], Progress)
    assert told[0].share == 0
    assert "without the recipe's 5 variants" in last.words


def test_variants_that_are_there_are_left_out_too(quick: Recipe) -> None:
    varied = replace(quick, variants=1, samples=100, held_out="none", training=replace(quick.training, epochs=1))
    *_, prepared = Preparer().prepare(varied)
    assert isinstance(prepared, Prepared)
    *_, curve = sample_curve(varied, prepared, points=2, splits=2)
    assert isinstance(curve, SampleCurve)
    assert curve.sizes[-1] <= len(prepared.learnt)


def test_patience_and_a_number_of_updates_work_as_in_training(quick: Recipe, preparer: Preparer) -> None:
    training = replace(quick.training, patience=2, epochs=None, max_updates=60)
    patient = replace(quick, validation=0.2, samples=200, training=training)
    *_, prepared = preparer.prepare(patient)
    assert isinstance(prepared, Prepared)
    *told, curve = sample_curve(patient, prepared, points=2, splits=2)
    assert isinstance(curve, SampleCurve)
    assert np.isfinite(curve.test_scores).all()
    shares = [step.share for step in told if isinstance(step, Progress)]
    assert shares == sorted(shares)


def test_a_recipe_that_diverges_or_has_few_digits_gives_a_curve(preparer: Preparer) -> None:
    wild = Recipe(
        hidden=(LayerSpec(8),),
        samples=40,
        variants=0,
        held_out="random",
        training=TrainingConfig(learning_rate=1e9, epochs=2),
    )
    *_, prepared = preparer.prepare(wild)
    assert isinstance(prepared, Prepared)
    *_, curve = sample_curve(wild, prepared)
    assert isinstance(curve, SampleCurve)
    assert np.isfinite(curve.test_scores).all()
    assert "learns nothing" in curve.words


@pytest.mark.parametrize(
    ("test", "learnt", "words"),
    [
        ([0.6, 0.8], 0.82, "still rises: more digits would help"),
        ([0.9, 0.9], 0.91, "is level"),
        ([0.6, 0.8], 1.0, "20 points better than test digits: that is overfitting"),
        ([0.1, 0.1], 0.1, "That is guessing"),
    ],
)
def test_the_words_say_whether_more_digits_would_help(test: list[float], learnt: float, words: str) -> None:
    scores = np.array(test)[:, None] + [[-0.01, 0.0, 0.01]]
    made = SampleCurve(np.array([100, 1000]), np.full((2, 3), learnt), scores)
    assert words in made.words
    assert f"{100 * test[0]:.1f}\u00a0±\u00a00.8\u00a0% after learning 100" in made.words
