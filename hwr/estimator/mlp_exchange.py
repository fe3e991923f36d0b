"""Exchange with scikit-learn's `MLPClassifier`: the same network and, where there is the same, the same parameters.

Of two classes MLPClassifier has a single logistic output, p = 1 / (1 + exp(-z)); here there are two outputs and
softmax, of which only the difference of the z counts: softmax(0, z) gives p to the second class, and
z = z_second - z_first leads back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import LabelBinarizer

from hwr.estimator.parameters import named, optimizer_of, plain
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.network import Network
from hwr.nn.optimizers import SGD, Adam, Momentum, Nesterov, Optimizer

if TYPE_CHECKING:
    from hwr.estimator.classifier import BackpropClassifier

Floats = NDArray[np.floating[Any]]

_SAME: Final = (
    *("hidden_layer_sizes", "alpha", "batch_size", "learning_rate_init", "max_iter", "random_state", "tol"),
    *("warm_start", "early_stopping", "validation_fraction", "n_iter_no_change"),
)
"""Parameters that are called and mean the same in both."""

_ACTIVATIONS: Final = {"identity": "identity", "logistic": "sigmoid", "tanh": "tanh", "relu": "relu"}
"""By their names in MLPClassifier, which has no others."""


_ALL: Final = 2**31 - 1
"""What `batch_size` is there for an update on all samples: more than there are, which it clips to their number."""


def require_mlp(mlp: object) -> None:
    """Raise `TypeError` unless this is an MLPClassifier itself."""
    if not isinstance(mlp, MLPClassifier):
        raise TypeError(f"An MLPClassifier can be taken over; this is of the type {type(mlp).__name__}.")


def parameters_of(mlp: MLPClassifier) -> dict[str, Any]:
    """The parameters of `BackpropClassifier` that say the same; what there is nothing for here keeps its default."""
    return {name: getattr(mlp, name) for name in _SAME} | {
        "activation": _ACTIVATIONS[mlp.activation],
        "optimizer": _optimizer_of(mlp),
    }


def network_of(mlp: MLPClassifier) -> Network:
    """The network of a fitted `MLPClassifier`, in its precision.

    Raises:
        ValueError: if it tells several labels of one sample.
    """
    weights, biases = list(mlp.coefs_), list(mlp.intercepts_)
    if mlp.out_activation_ == "logistic":
        if mlp.n_outputs_ > 1:
            raise ValueError("This MLPClassifier tells several labels of one sample; BackpropClassifier tells one.")
        weights[-1] = np.concatenate([np.zeros_like(weights[-1]), weights[-1]], axis=1)
        biases[-1] = np.concatenate([np.zeros_like(biases[-1]), biases[-1]])
    hidden = _ACTIVATIONS[mlp.activation]
    specs = [LayerSpec(len(bias), hidden) for bias in biases[:-1]]
    architecture = Architecture(len(weights[0]), (*specs, LayerSpec(len(biases[-1]), "softmax")))
    blocks = [np.vstack([weight, bias]).ravel() for weight, bias in zip(weights, biases, strict=True)]
    return Network(architecture, np.concatenate(blocks))


def mlp_of(estimator: BackpropClassifier) -> MLPClassifier:
    """A fitted `MLPClassifier` with the network of a fitted estimator.

    Raises:
        ValueError: if MLPClassifier has no such network.
    """
    network = estimator.network_
    *hidden, output = network.architecture.layers
    theirs = {ours: name for name, ours in _ACTIVATIONS.items()}
    used = {layer.activation for layer in hidden} or {named(estimator.activation)}
    if len(used) > 1 or not used <= set(theirs) or output.activation != "softmax" or len(estimator.classes_) < 2:
        raise ValueError(
            f"MLPClassifier has hidden layers of one activation, {', '.join(_ACTIVATIONS)}, softmax outputs and two "
            f"classes or more; this network has {', '.join(sorted(used))}, {output.activation} and "
            f"{len(estimator.classes_)}."
        )
    mlp = MLPClassifier(
        **_same_of(estimator),
        activation=theirs[used.pop()],
        **_solver_of(estimator.optimizer),
    )
    mlp.set_params(hidden_layer_sizes=tuple(layer.units for layer in hidden))
    mlp.coefs_ = [weights.copy() for weights in network.weights]
    mlp.intercepts_ = [biases.copy() for biases in network.biases]
    mlp.out_activation_ = "softmax"
    if len(estimator.classes_) == 2:
        mlp.coefs_[-1] = np.diff(mlp.coefs_[-1], axis=1)
        mlp.intercepts_[-1] = np.diff(mlp.intercepts_[-1])
        mlp.out_activation_ = "logistic"
    mlp.classes_, mlp.n_features_in_ = estimator.classes_, estimator.n_features_in_
    if hasattr(estimator, "feature_names_in_"):
        mlp.feature_names_in_ = estimator.feature_names_in_
    mlp.n_layers_, mlp.n_outputs_ = len(mlp.coefs_) + 1, len(mlp.intercepts_[-1])
    mlp.n_iter_, mlp.t_ = estimator.n_iter_, 0
    mlp.loss_curve_ = list(estimator.loss_curve_)
    # What its own training looks for when it goes on.
    mlp._label_binarizer = LabelBinarizer().fit(estimator.classes_)
    mlp._no_improvement_count = 0
    mlp._best_coefs = [weights.copy() for weights in mlp.coefs_]
    mlp._best_intercepts = [biases.copy() for biases in mlp.intercepts_]
    scores = list(estimator.validation_scores_ or ())
    mlp.best_loss_ = None if mlp.early_stopping else min(mlp.loss_curve_, default=np.inf)
    mlp.validation_scores_ = scores if mlp.early_stopping else None
    mlp.best_validation_score_ = max(scores, default=-np.inf) if mlp.early_stopping else None
    return mlp


def _same_of(estimator: BackpropClassifier) -> dict[str, Any]:
    """MLPClassifier's parameters that mean the same, as it takes them."""
    same = {name: plain(getattr(estimator, name)) for name in _SAME}
    if same["batch_size"] is None:
        same["batch_size"] = _ALL
    if isinstance(same["random_state"], int):
        same["random_state"] %= 2**32
    return same | {"tol": max(same["tol"], 0.0)}


def _optimizer_of(mlp: MLPClassifier) -> str | Optimizer:
    if mlp.solver == "sgd":
        if not mlp.momentum:
            return "sgd"
        return (Nesterov if mlp.nesterovs_momentum else Momentum)(float(mlp.momentum))
    adam = Adam() if mlp.solver == "lbfgs" else Adam(float(mlp.beta_1), float(mlp.beta_2), float(mlp.epsilon))
    return "adam" if adam == Adam() else adam


def _solver_of(optimizer: Any) -> dict[str, Any]:
    """MLPClassifier's parameters for an optimizer: its own, or else "adam"."""
    chosen = optimizer_of(optimizer)
    if type(chosen) is SGD:
        return {"solver": "sgd", "momentum": 0.0, "nesterovs_momentum": False}
    if isinstance(chosen, Momentum):
        is_nesterov = isinstance(chosen, Nesterov)
        return {"solver": "sgd", "momentum": chosen.momentum, "nesterovs_momentum": is_nesterov}
    if isinstance(chosen, Adam):
        return {"solver": "adam", "beta_1": chosen.beta1, "beta_2": chosen.beta2, "epsilon": chosen.epsilon}
    return {"solver": "adam"}
