"""A fitted MLPClassifier comes in, one goes out: the same probabilities, and both go on learning."""

from __future__ import annotations

import math
import warnings
from typing import Any

import numpy as np
import pytest
from sklearn.exceptions import NotFittedError
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline

from hwr.estimator import BackpropClassifier
from hwr.nn.optimizers import Adam, Momentum, Nesterov
from tests.estimator.conftest import Samples

pytestmark = pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")

ACTIVATIONS = ("identity", "logistic", "tanh", "relu")
SHAPES: tuple[tuple[int, ...], ...] = ((12,), (12, 8), ())


@pytest.mark.parametrize("hidden", SHAPES)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("classes", [10, 2])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_there_and_back_with_equal_probabilities(
    digits: Samples, pairs: Samples, hidden: tuple[int, ...], activation: str, classes: int, dtype: Any
) -> None:
    x, y = digits if classes == 10 else pairs
    x = x.astype(dtype)
    mlp = MLPClassifier(hidden, activation=activation, max_iter=8, learning_rate_init=0.01, random_state=0).fit(x, y)
    ours = BackpropClassifier.from_mlp(mlp)
    back = ours.to_mlp()
    assert ours.network_.dtype == dtype
    for other in (ours, back):
        np.testing.assert_allclose(other.predict_proba(x), mlp.predict_proba(x), rtol=0, atol=1e-6)
        np.testing.assert_array_equal(other.predict(x), mlp.predict(x))
    for name, value in mlp.get_params().items():
        assert back.get_params()[name] == value, name


def test_what_was_trained_here_reads_there(digits: Samples, pairs: Samples) -> None:
    for x, y in (digits, pairs):
        ours = BackpropClassifier((20, 10), "tanh", max_iter=10, random_state=0).fit(x, y)
        theirs = ours.to_mlp()
        np.testing.assert_allclose(theirs.predict_proba(x), ours.predict_proba(x), rtol=0, atol=1e-6)
        np.testing.assert_allclose(theirs.predict_log_proba(x), ours.predict_log_proba(x), rtol=1e-3, atol=1e-5)
        assert theirs.score(x, y) == ours.score(x, y)
        assert theirs.loss_curve_ == ours.loss_curve_


def test_both_go_on_learning(digits: Samples, pairs: Samples) -> None:
    for x, y in (digits, pairs):
        ours = BackpropClassifier((20,), max_iter=3, random_state=0).fit(x, y)
        theirs = ours.to_mlp()
        there, here = theirs.score(x, y), BackpropClassifier.from_mlp(theirs)
        for _ in range(30):
            theirs.partial_fit(x, y)
            here.partial_fit(x, y)
        assert theirs.score(x, y) > there
        assert here.score(x, y) > there


def test_early_stopping_goes_on_there(digits: Samples) -> None:
    x, y = digits
    stopped = BackpropClassifier((20,), max_iter=3, random_state=0, early_stopping=True, warm_start=True).fit(x, y)
    theirs = stopped.to_mlp().set_params(max_iter=40)
    assert BackpropClassifier.from_mlp(theirs).validation_scores_ == stopped.validation_scores_
    assert theirs.fit(x, y).score(x, y) > stopped.score(x, y)


@pytest.mark.parametrize(
    ("solver", "optimizer"),
    [
        ({"solver": "adam"}, "adam"),
        ({"solver": "adam", "beta_1": 0.8}, Adam(0.8)),
        ({"solver": "sgd"}, Nesterov(0.9)),
        ({"solver": "sgd", "nesterovs_momentum": False}, Momentum(0.9)),
        ({"solver": "sgd", "momentum": 0.0, "nesterovs_momentum": False}, "sgd"),
    ],
)
def test_the_optimizer_goes_along(digits: Samples, solver: dict[str, Any], optimizer: Any) -> None:
    x, y = digits
    settings: dict[str, Any] = {"alpha": 0.01, "learning_rate_init": 1e-3, "random_state": 0, "max_iter": 2}
    mlp = MLPClassifier((12,), **settings, **solver, batch_size=400).fit(x, y)
    ours = BackpropClassifier.from_mlp(mlp)
    assert ours.optimizer == optimizer
    back = ours.to_mlp()
    assert {name: back.get_params()[name] for name in mlp.get_params()} == mlp.get_params()
    # One step of full batch from the same weights, the optimizer new to both, leads to the same weights.
    mlp.set_params(warm_start=True, max_iter=1).fit(x, y)
    ours.partial_fit(x, y)
    np.testing.assert_allclose(ours.predict_proba(x), mlp.predict_proba(x), rtol=0, atol=1e-5)


def test_of_what_there_is_nothing_here_the_default_is_kept(digits: Samples) -> None:
    mlp = MLPClassifier((8,), solver="lbfgs", max_iter=20, random_state=0).fit(*digits)
    ours = BackpropClassifier.from_mlp(mlp)
    assert (ours.optimizer, ours.loss_curve_, ours.n_iter_) == ("adam", [], 0)
    np.testing.assert_allclose(ours.predict_proba(digits[0]), mlp.predict_proba(digits[0]), rtol=0, atol=1e-6)


def test_names_of_features_go_along(digits: Samples) -> None:
    ours = BackpropClassifier((4,), max_iter=1).fit(*digits)
    ours.feature_names_in_ = np.array([f"x{i}" for i in range(64)], dtype=object)
    theirs = ours.to_mlp()
    np.testing.assert_array_equal(theirs.feature_names_in_, ours.feature_names_in_)
    np.testing.assert_array_equal(BackpropClassifier.from_mlp(theirs).feature_names_in_, ours.feature_names_in_)


@pytest.mark.parametrize(
    "parameters",
    [
        {"batch_size": None},
        {"batch_size": np.int64(50)},
        {"random_state": 2**63},
        {"random_state": np.random.RandomState(0)},
        {"tol": -1.0},
        {"n_iter_no_change": math.inf},
        {"learning_rate_init": np.float32(0.01)},
        {"early_stopping": True},
    ],
    ids=lambda parameters: next(iter(parameters)),
)
def test_whatever_it_was_fitted_with_both_go_on_learning(digits: Samples, parameters: dict[str, Any]) -> None:
    ours = BackpropClassifier((4,), max_iter=2).set_params(**parameters).fit(*digits)
    theirs = ours.to_mlp().set_params(warm_start=True)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Got `batch_size` less than 1 or larger than sample size")
        theirs.fit(*digits)
    assert len(theirs.loss_curve_) == 4
    back = BackpropClassifier.from_mlp(theirs).set_params(warm_start=True).fit(*digits)
    assert len(back.loss_curve_) > 4


def test_what_is_no_mlpclassifier_is_named() -> None:
    for other in (MLPRegressor(), make_pipeline(MLPClassifier()), 3):
        with pytest.raises(TypeError, match=f"this is of the type {type(other).__name__}"):
            BackpropClassifier.from_mlp(other)


def test_what_the_other_has_not_is_refused(digits: Samples) -> None:
    x, y = digits
    with pytest.raises(NotFittedError):
        BackpropClassifier.from_mlp(MLPClassifier())
    with pytest.raises(NotFittedError):
        BackpropClassifier().to_mlp()
    several = MLPClassifier((4,), max_iter=1).fit(x, np.eye(10, dtype=int)[y])
    with pytest.raises(ValueError, match="several labels of one sample"):
        BackpropClassifier.from_mlp(several)
    others: tuple[dict[str, Any], ...] = (
        {"activation": "leaky_relu"},
        {"hidden_layer_sizes": (4, 4), "activation": ("relu", "tanh")},
        {"output_activation": "sigmoid"},
    )
    for parameters in others:
        ours = BackpropClassifier(max_iter=1).set_params(**parameters).fit(x, y)
        with pytest.raises(ValueError, match="MLPClassifier has hidden layers of one activation"):
            ours.to_mlp()
    with pytest.raises(ValueError, match="two classes or more"):
        BackpropClassifier((4,), max_iter=1).fit(x, np.zeros(len(y))).to_mlp()
