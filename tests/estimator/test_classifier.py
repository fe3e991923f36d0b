"""The classifier, as those use it who know scikit-learn's: in its tools, step by step, with weights and names."""

from __future__ import annotations

import pickle
import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.exceptions import ConvergenceWarning, NotFittedError
from sklearn.model_selection import GridSearchCV, cross_val_score, learning_curve
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from hwr.estimator import BackpropClassifier
from hwr.nn.activations import activate
from hwr.nn.optimizers import AdamW, Nesterov
from tests.estimator.conftest import Samples

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")

FAST: dict[str, Any] = {"hidden_layer_sizes": (32,), "learning_rate_init": 5e-3, "batch_size": 64, "max_iter": 15}


def fast(**parameters: Any) -> BackpropClassifier:
    return BackpropClassifier(**FAST | {"random_state": 1} | parameters)


# In scikit-learn's tools


def test_it_is_scored_by_cross_validation_behind_a_scaler(digits: Samples) -> None:
    scores = cross_val_score(make_pipeline(StandardScaler(), fast()), *digits, cv=3)
    assert scores.mean() > 0.8


def test_its_parameters_are_searched(digits: Samples) -> None:
    grid = {"backprop__hidden_layer_sizes": [(2,), (32,)], "backprop__batch_size": np.array([32, 64])}
    pipeline = Pipeline([("scale", StandardScaler()), ("backprop", fast(max_iter=8))])
    search = GridSearchCV(pipeline, grid, cv=2, error_score="raise").fit(*digits)
    assert search.best_params_["backprop__hidden_layer_sizes"] == (32,)
    assert search.score(*digits) > 0.9


def test_more_samples_read_better(digits: Samples) -> None:
    _, _, scores = learning_curve(fast(), *digits, train_sizes=[0.1, 1.0], cv=3)
    few, all_of_them = scores.mean(axis=1)
    assert all_of_them > few + 0.1


def test_it_is_calibrated(digits: Samples) -> None:
    x, y = digits
    calibrated = CalibratedClassifierCV(fast(), cv=2).fit(x[:300], y[:300])
    np.testing.assert_allclose(calibrated.predict_proba(x[300:]).sum(axis=1), 1)
    assert calibrated.score(x[300:], y[300:]) > 0.8


# Learning


def test_the_same_seed_is_the_same_network_and_another_is_not(digits: Samples) -> None:
    one, same, other = (fast(random_state=seed).fit(*digits).network_.parameters for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert (one != other).any()
    drawn, again = (fast(random_state=np.random.RandomState(5), max_iter=1).fit(*digits).coefs_ for _ in range(2))
    np.testing.assert_array_equal(drawn[0], again[0])


@pytest.mark.parametrize("optimizer", ["adam", "nesterov"])
def test_epoch_by_epoch_is_the_same_training_bit_for_bit(digits: Samples, optimizer: str) -> None:
    x, y = digits
    whole = fast(optimizer=optimizer, dropout=0.1, max_iter=6).fit(x, y)
    warm, partial = (fast(optimizer=optimizer, dropout=0.1, max_iter=2, warm_start=True) for _ in range(2))
    for _ in range(3):
        warm.fit(x, y)
    for _ in range(3):
        partial.partial_fit(x, y, classes=range(10))
    partial = pickle.loads(pickle.dumps(partial))
    for _ in range(3):
        partial.partial_fit(x, y)
    for other in (warm, partial):
        np.testing.assert_array_equal(other.network_.parameters, whole.network_.parameters)
        assert other.loss_curve_ == whole.loss_curve_
        assert other.n_iter_ == 6


def test_a_clone_begins_anew(digits: Samples) -> None:
    warm = fast(warm_start=True, max_iter=3).fit(*digits)
    again = clone(warm).fit(*digits)
    assert again.n_iter_ == 3
    assert warm.fit(*digits).n_iter_ == 6


def test_it_learns_in_the_precision_of_its_samples(digits: Samples) -> None:
    x, y = digits
    assert fast(max_iter=1).fit(x, y).coefs_[0].dtype == np.float32
    assert fast(max_iter=1).fit(x.astype(np.float64), y).coefs_[0].dtype == np.float64


def test_it_ends_when_the_loss_no_longer_falls(digits: Samples) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        patient = fast(max_iter=500, tol=1e-3, n_iter_no_change=4, learning_rate_init=0.02).fit(*digits)
    assert patient.n_iter_ < 200
    assert patient.n_iter_ == len(patient.loss_curve_)
    best = np.minimum.accumulate(patient.loss_curve_)
    assert (np.array(patient.loss_curve_[1:]) > best[:-1] - 1e-3)[-5:].all()
    with pytest.warns(ConvergenceWarning, match="max_iter=3"):
        fast(max_iter=3).fit(*digits)


def test_early_stopping_keeps_the_network_that_reads_most(digits: Samples) -> None:
    x, y = digits
    stopped = fast(max_iter=200, early_stopping=True, n_iter_no_change=5, validation_fraction=0.25).fit(x, y)
    scores = stopped.validation_scores_
    assert scores is not None
    assert len(scores) == stopped.n_iter_ < 200
    best = int(np.argmax(scores))
    assert best < stopped.n_iter_ - 5
    shorter = fast(max_iter=best + 1, early_stopping=True, n_iter_no_change=5, validation_fraction=0.25).fit(x, y)
    np.testing.assert_array_equal(stopped.network_.parameters, shorter.network_.parameters)
    stopped.set_params(early_stopping=False).partial_fit(x, y)  # from the best network on
    assert stopped.n_iter_ == len(scores) + 1


def test_what_counts_more_is_learnt_better(pairs: Samples) -> None:
    x, y = pairs
    x = x + np.random.default_rng(0).normal(0, 0.6, x.shape).astype(np.float32)
    threes, eights = (fast(hidden_layer_sizes=()).fit(x, y, np.where(y == label, 20.0, 1.0)) for label in (3, 8))
    assert threes.predict_proba(x)[:, 0].mean() > eights.predict_proba(x)[:, 0].mean() + 0.1


def test_weights_are_relative_and_0_is_absent(digits: Samples) -> None:
    x, y = digits
    weights = np.tile([0.0, 1.0, 2.0, 1.0], 100)
    weighted = fast().fit(x, y, weights)
    with_others = fast(alpha=FAST.get("alpha", 1e-4) * 8).fit(x, y, weights * 8)
    absent = fast().fit(x[weights > 0], y[weights > 0], weights[weights > 0])
    np.testing.assert_array_equal(weighted.network_.parameters, absent.network_.parameters)
    np.testing.assert_allclose(weighted.predict_proba(x), with_others.predict_proba(x), atol=1e-4)


@pytest.mark.parametrize(
    "parameters",
    [
        {"activation": "logistic", "optimizer": Nesterov(0.8), "learning_rate_init": 0.2},
        {"hidden_layer_sizes": 24, "activation": "leaky_relu", "optimizer": {"name": "adamw", "weight_decay": 0.1}},
        {"hidden_layer_sizes": (24, 12), "activation": ("tanh", "relu"), "averaging": "exponential"},
        {
            "output_activation": "sigmoid",
            "loss": "mean_squared_error",
            "label_smoothing": 0.05,
            "input_noise": 0.02,
            "max_iter": 60,
        },
        {"hidden_layer_sizes": [], "optimizer": AdamW(), "schedule": "cosine", "batch_size": None, "max_iter": 150},
        {"hidden_layer_sizes": np.array([20, 20]), "batch_size": np.int64(50), "max_iter": np.int64(15)},
    ],
)
def test_what_the_engine_can_do_can_be_asked_for(digits: Samples, parameters: dict[str, Any]) -> None:
    fitted = fast(**parameters).fit(*digits)
    assert fitted.score(*digits) > 0.9
    np.testing.assert_allclose(fitted.predict_proba(digits[0]).sum(axis=1), 1)
    np.testing.assert_allclose(
        np.exp(fitted.predict_log_proba(digits[0])), fitted.predict_proba(digits[0]), rtol=1e-4, atol=1e-7
    )
    assert "n_features_in_" in vars(pickle.loads(pickle.dumps(clone(fitted).fit(*digits))))


def test_the_compiled_engine_learns_the_same(digits: Samples) -> None:
    pytest.importorskip("numba", reason="the engine compiled needs the extra 'fast'")
    x, y = digits
    one, other = (fast(engine=engine, max_iter=3).fit(x.astype(np.float64), y) for engine in ("numpy", "compiled"))
    np.testing.assert_allclose(one.predict_proba(x), other.predict_proba(x), rtol=0, atol=1e-9)


# Reading


def test_its_coefficients_are_the_network(digits: Samples) -> None:
    x, _ = digits
    fitted = fast().fit(*digits)
    signal = x
    for weights, biases in zip(fitted.coefs_[:-1], fitted.intercepts_[:-1], strict=True):
        signal = np.maximum(signal @ weights + biases, 0)
    z = signal @ fitted.coefs_[-1] + fitted.intercepts_[-1]
    np.testing.assert_allclose(fitted.decision_function(x), z, rtol=1e-4, atol=1e-4)
    np.testing.assert_allclose(fitted.predict_proba(x), activate("softmax", z.T).T, rtol=1e-4, atol=1e-6)


def test_two_classes_have_one_decision(pairs: Samples) -> None:
    x, y = pairs
    fitted = fast().fit(x, np.where(y == 3, "three", "eight"))
    assert fitted.classes_.tolist() == ["eight", "three"]
    decision, probabilities = fitted.decision_function(x), fitted.predict_proba(x)
    assert decision.shape == (len(x),)
    np.testing.assert_array_equal(fitted.predict(x), np.where(decision > 0, "three", "eight"))
    np.testing.assert_allclose(probabilities[:, 1], 1 / (1 + np.exp(-decision.astype(np.float64))), atol=1e-6)


def test_the_logarithm_of_hardly_anything_is_finite(digits: Samples) -> None:
    fitted = fast().fit(*digits)
    logarithms = fitted.predict_log_proba(digits[0] * 1000)
    assert np.isfinite(logarithms).all()
    assert logarithms.min() < -1000


def test_names_of_features_are_kept_and_compared(digits: Samples) -> None:
    pandas = pytest.importorskip("pandas")
    x, y = digits
    frame = pandas.DataFrame(x, columns=[f"pixel_{i // 8}_{i % 8}" for i in range(64)])
    fitted = fast(max_iter=2).fit(frame, y)
    assert fitted.feature_names_in_[:2].tolist() == ["pixel_0_0", "pixel_0_1"]
    with pytest.raises(ValueError, match="feature names should match"):
        fitted.predict(frame.rename(columns={"pixel_0_0": "other"}))


# What cannot be


@pytest.mark.parametrize(
    ("parameters", "complaint"),
    [
        ({"optimizer": "lbfgs"}, "optimizer name must be one of sgd, .*; it is 'lbfgs'"),
        ({"activation": "gelu"}, "activation must be one of relu, .*; it is 'gelu'"),
        ({"activation": ("relu", "tanh")}, "activation must name one for all hidden layers, or 1; it names 2"),
        ({"activation": "step"}, "step, which cannot be trained by gradient descent"),
        ({"hidden_layer_sizes": (0,)}, "hidden_layer_sizes must be at least 1; it is 0"),
        ({"hidden_layer_sizes": (1.5,)}, "hidden_layer_sizes must be a whole number"),
        ({"learning_rate_init": 0.0}, "learning_rate_init must be above 0"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"batch_size": "all"}, "batch_size must be a whole number"),
        ({"max_iter": 0}, "max_iter must be at least 1"),
        ({"alpha": -1.0}, "alpha must be at least 0; it is -1"),
        ({"dropout": 1.0}, "dropout must be below 1"),
        ({"output_activation": "tanh"}, "cross_entropy cannot follow an output layer with the activation tanh"),
        ({"engine": "steam"}, "engine must be one of numpy, compiled"),
        ({"random_state": -3}, "random_state must be between"),
        ({"early_stopping": True, "validation_fraction": 0.001}, "test_size"),
        ({"early_stopping": True, "validation_fraction": 0.0}, "validation_fraction must be above 0"),
        ({"early_stopping": True, "validation_fraction": "some"}, "validation_fraction must be a finite number"),
        ({"tol": float("nan")}, "tol must be a finite number"),
        ({"tol": None}, "tol must be a finite number; it is None"),
        ({"n_iter_no_change": 0}, "n_iter_no_change must be at least 1"),
        ({"n_iter_no_change": 2.5}, "n_iter_no_change must be a whole number"),
        ({"n_iter_no_change": None}, "n_iter_no_change must be a whole number"),
        ({"random_state": 2**64}, "random_state must be between"),
        ({"optimizer": "sgd", "learning_rate_init": 1e30}, "diverged in epoch 1: .* smaller learning_rate_init"),
    ],
)
def test_what_makes_no_sense_is_a_value_error(digits: Samples, parameters: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        fast(**parameters).fit(*digits)


def test_a_training_goes_on_only_with_the_same_network_and_classes(digits: Samples) -> None:
    x, y = digits
    with pytest.raises(ValueError, match="classes must be passed on the first call"):
        fast().partial_fit(x, y)
    with pytest.raises(ValueError, match="y has labels that are not among the classes"):
        fast().partial_fit(x, y, classes=[0, 1])
    with pytest.raises(ValueError, match="early_stopping"):
        fast(early_stopping=True).partial_fit(x, y, classes=range(10))
    with pytest.raises(NotFittedError):
        fast().predict(x)
    fitted = fast(warm_start=True, max_iter=1).fit(x, y)
    with pytest.raises(ValueError, match="is not what it was before"):
        fitted.partial_fit(x, y, classes=[0, 1])
    with pytest.raises(ValueError, match="warm_start goes on with the classes"):
        fitted.fit(x[y < 5], y[y < 5])
    with pytest.raises(ValueError, match=r"cannot go on with other hidden_layer_sizes"):
        fitted.set_params(hidden_layer_sizes=(5,)).fit(x, y)
    assert fitted.n_iter_ == 1


def test_what_calibration_takes_is_float64_of_a_network_in_float32_too(digits: Samples, pairs: Samples) -> None:
    for x, y in (digits, pairs):
        fitted = fast(max_iter=1).fit(x.astype(np.float32), y)
        assert fitted.network_.dtype == np.float32
        assert fitted.decision_function(x.astype(np.float32)).dtype == np.float64
    calibrated = CalibratedClassifierCV(fast(), cv=2).fit(x.astype(np.float32), y, sample_weight=np.ones(len(y)))
    assert calibrated.score(x, y) > 0.9


def test_weights_that_leave_nothing_of_the_loss_are_told_with_the_penalty(digits: Samples) -> None:
    x, y = digits
    with pytest.raises(ValueError, match=r"alpha is divided by the sample weights, which are too small: 4\.9"):
        fast().fit(x, y, sample_weight=np.full(len(y), 5e-324))


def test_a_training_that_fails_leaves_the_fitted_one_as_it_was(digits: Samples) -> None:
    x, y = digits
    fitted = fast(warm_start=True, max_iter=2).fit(x, y)
    before, curve = fitted.network_.parameters.copy(), list(fitted.loss_curve_)
    with pytest.raises(ValueError, match="diverged"):
        fitted.set_params(optimizer="sgd", learning_rate_init=1e30).fit(x, y)
    np.testing.assert_array_equal(fitted.network_.parameters, before)
    assert fitted.loss_curve_ == curve
