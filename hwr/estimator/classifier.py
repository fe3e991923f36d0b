"""A classifier for scikit-learn: the engine's networks and training behind scikit-learn's interface.

Parameters that `MLPClassifier` has are called and mean as there; the others are the engine's own.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import check_random_state
from sklearn.utils.multiclass import check_classification_targets, unique_labels
from sklearn.utils.validation import (
    _check_sample_weight,
    check_is_fitted,
    column_or_1d,
    validate_data,
)

from hwr.estimator.network_classifier import PRECISIONS, Floats, NetworkClassifier
from hwr.estimator.parameters import architecture_of, config_of, described, plain, require_parameters, value_errors
from hwr.estimator.stopping import Plateau, Samples
from hwr.nn.network import Network
from hwr.nn.optimizers import Optimizer
from hwr.nn.schedules import Averaging, Schedule
from hwr.nn.setting import require_integer
from hwr.nn.training import EpochReport, StopReason, TrainingData, TrainingState, train

if TYPE_CHECKING:
    from sklearn.neural_network import MLPClassifier


class BackpropClassifier(NetworkClassifier):
    """A multilayer perceptron trained by this project's engine.

    It computes in the precision of what it is fitted on: give it float32 for twice the speed. While it trains, BLAS is
    held to one thread in the whole process.

    Args:
        hidden_layer_sizes: units of each hidden layer; a number for one layer, () for none.
        activation: of the hidden layers, a name in `hwr.nn.activations.ACTIVATIONS` ("logistic" is "sigmoid"); or one
            for each.
        output_activation: "softmax", or "sigmoid", whose outputs are scaled to sum to 1 when they are read.
        optimizer: a name in `hwr.nn.optimizers.OPTIMIZERS`, an instance of one, or a table of its name and settings.
            (`solver` in MLPClassifier, where "sgd" has a momentum; here that is "nesterov".)
        learning_rate_init: what the schedule multiplies, above 0.
        schedule: a name in `hwr.nn.schedules.SCHEDULES`, an instance, or a table.
        averaging: of the weights along the way, likewise in `AVERAGINGS`; None for none.
        alpha: strength of the penalty on the weights, 0 or more; it is divided by the batch size, in samples or in the
            sum of their weights, as in MLPClassifier.
        batch_size: samples an update; None for all; "auto" for min(200, n_samples).
        max_iter: so many epochs at most.
        loss: a name in `hwr.nn.losses.LOSSES`.
        label_smoothing: share of each target spread over all classes.
        dropout: the chance that a hidden unit is silenced in an update.
        input_noise: standard deviation of normal noise on the inputs during training, in their units.
        engine: "numpy", or "compiled", which is faster and needs the extra `fast`.
        random_state: decides weights, order and everything else that is random; an int is the engine's seed.
        tol: by how much an epoch betters the loss of the best one, or the accuracy on validation samples with
            `early_stopping`, to count.
        n_iter_no_change: the training ends once more than so many epochs in a row did not; `math.inf` for never.
        warm_start: `fit` goes on from where the last one ended, optimizer and all.
        early_stopping: samples are held back; what is kept is the network that reads most of them right.
        validation_fraction: the share of them that is, each class alike.

    Attributes:
        classes_: the labels (n_classes,), sorted.
        n_features_in_, feature_names_in_: of what it was fitted on; names only where there were any.
        network_: the network, in the form that the rest of the program takes.
        coefs_, intercepts_: per layer, weights (fan_in, units) and biases (units,), views of the network's numbers. Two
            classes have two outputs.
        loss_curve_: the mean loss of each epoch, with the penalty, as it was minimised.
        validation_scores_: the accuracy on the validation samples after each epoch; None without early stopping.
        n_iter_: epochs made in all.
    """

    def __init__(
        self,
        hidden_layer_sizes: Any = (100,),
        activation: Any = "relu",
        *,
        output_activation: str = "softmax",
        optimizer: Any = "adam",
        learning_rate_init: float = 1e-3,
        schedule: Any = "constant",
        averaging: Any = None,
        alpha: float = 1e-4,
        batch_size: int | str | None = "auto",
        max_iter: int = 200,
        loss: str = "cross_entropy",
        label_smoothing: float = 0.0,
        dropout: float = 0.0,
        input_noise: float = 0.0,
        engine: str = "numpy",
        random_state: Any = None,
        tol: float = 1e-4,
        n_iter_no_change: float = 10,
        warm_start: bool = False,
        early_stopping: bool = False,
        validation_fraction: float = 0.1,
    ) -> None:
        self.hidden_layer_sizes = hidden_layer_sizes
        self.activation = activation
        self.output_activation = output_activation
        self.optimizer: str | Optimizer | dict[str, Any] = optimizer
        self.learning_rate_init = learning_rate_init
        self.schedule: str | Schedule | dict[str, Any] = schedule
        self.averaging: str | Averaging | dict[str, Any] | None = averaging
        self.alpha = alpha
        self.batch_size = batch_size
        self.max_iter = max_iter
        self.loss = loss
        self.label_smoothing = label_smoothing
        self.dropout = dropout
        self.input_noise = input_noise
        self.engine = engine
        self.random_state = random_state
        self.tol = tol
        self.n_iter_no_change = n_iter_no_change
        self.warm_start = warm_start
        self.early_stopping = early_stopping
        self.validation_fraction = validation_fraction

    # Learning

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> BackpropClassifier:
        """Learn from samples (n, n_features) and their labels (n,).

        Args:
            sample_weight: how much each sample counts (n,), 0 or more; a sample of weight 0 is as good as absent.

        Raises:
            ValueError: if a parameter or a sample is at fault, or the training diverges.
        """
        goes_on = self.warm_start and hasattr(self, "network_")
        samples, labels = self._checked(X, y, goes_on=goes_on)
        classes = unique_labels(labels)
        if goes_on and not np.array_equal(classes, self.classes_):
            raise ValueError(f"warm_start goes on with the classes {self.classes_}, but y has {classes}.")
        given = _counting(samples, np.searchsorted(classes, labels), sample_weight)
        with value_errors():
            epochs = plain(self.max_iter)
            require_integer("max_iter", epochs, at_least=1)
            self._learn(given, classes, epochs, goes_on=goes_on, to_the_end=True)
        return self

    def partial_fit(
        self,
        X: ArrayLike,
        y: ArrayLike,
        classes: ArrayLike | None = None,
        sample_weight: ArrayLike | None = None,
    ) -> BackpropClassifier:
        """Make one epoch through these samples, from where the last call ended, optimizer and all.

        Args:
            X: as in `fit`.
            y: as in `fit`.
            classes: all labels that will ever occur; the first call needs them.
            sample_weight: as in `fit`.

        Raises:
            ValueError: as `fit`.
        """
        goes_on = hasattr(self, "network_")
        if self.early_stopping:
            raise ValueError("partial_fit makes one epoch; early_stopping=True has no place in it.")
        if not goes_on and classes is None:
            raise ValueError("classes must be passed on the first call to partial_fit.")
        samples, labels = self._checked(X, y, goes_on=goes_on)
        known = self.classes_ if classes is None else unique_labels(classes)
        if goes_on and not np.array_equal(known, self.classes_):
            raise ValueError(f"classes={known} is not what it was before: {self.classes_}.")
        if not np.isin(labels, known).all():
            raise ValueError(f"y has labels that are not among the classes {known}: it has {unique_labels(labels)}.")
        given = _counting(samples, np.searchsorted(known, labels), sample_weight)
        with value_errors():
            self._learn(given, known, 1, goes_on=goes_on, to_the_end=False)
        return self

    def _checked(self, X: ArrayLike, y: ArrayLike, *, goes_on: bool) -> tuple[Floats, NDArray[Any]]:
        samples, labels = validate_data(self, X, y, dtype=PRECISIONS, reset=not goes_on)
        labels = column_or_1d(labels, warn=True)
        check_classification_targets(labels)
        return samples, labels

    def _learn(self, samples: Samples, classes: NDArray[Any], epochs: int, *, goes_on: bool, to_the_end: bool) -> None:
        """Train, from the beginning or from where the last training ended, until it stops or so many epochs are made.

        Args:
            to_the_end: whether it may stop before, and is expected to.
        """
        require_parameters(self.get_params(deep=False))
        seed = self._seed()
        held_back: Samples | None = None
        if self.early_stopping:
            samples, held_back = samples.split(float(self.validation_fraction), seed)
        state = self._begun(samples, len(classes), epochs, seed, goes_on=goes_on)
        data = TrainingData(samples.x, samples.y, sample_weights=samples.weights)
        losses = list(self.loss_curve_) if goes_on else []
        scores = list(self.validation_scores_ or ()) if goes_on else []
        plateau, best = Plateau(float(self.tol), float(self.n_iter_no_change)), None
        for report in train(state, data, evaluate_every=0):
            assert isinstance(report, EpochReport), "nothing else was asked for"
            if report.stop is StopReason.DIVERGED:
                raise ValueError(
                    f"The training diverged in epoch {report.epoch + 1}: its loss is no longer finite. A smaller "
                    f"learning_rate_init than {self.learning_rate_init:g}, or features of a common scale, may help."
                )
            losses.append(report.loss)
            if held_back is None:
                plateau.takes_in(-report.loss)
            else:
                scores.append(held_back.accuracy(state.candidate))
                best = state.candidate.copy() if plateau.takes_in(scores[-1]) else best
            if to_the_end and plateau.is_over:
                break
        # What the optimizer remembers is of the last weights, not of the best ones.
        self._keep(best or state.result(), classes, losses, scores, state if best is None else None)
        if to_the_end and not plateau.is_over:
            warnings.warn(
                f"The training was ended by max_iter={self.max_iter} before it had nothing more to gain.",
                ConvergenceWarning,
                stacklevel=3,
            )

    def _begun(self, samples: Samples, classes: int, epochs: int, seed: int, *, goes_on: bool) -> TrainingState:
        """A training of so many epochs: a new one, or one that goes on from the network there is."""
        parameters = self.get_params(deep=False)
        architecture = architecture_of(parameters, self.n_features_in_, classes)
        before = self._state if goes_on else None
        config = config_of(
            parameters,
            samples=len(samples.y),
            mean_weight=1.0 if samples.weights is None else float(samples.weights.mean()),
            epochs=epochs + (before.epoch if before else 0),
            dtype=self.network_.dtype.name if goes_on else samples.x.dtype.name,
            seed=seed,
        )
        if not goes_on:
            return TrainingState.start(architecture, config)
        if described(architecture) != described(self.network_.architecture):
            raise ValueError(
                f"The network there is has {described(self.network_.architecture)}; a training cannot go on with other "
                "hidden_layer_sizes or activations. Fit a clone instead."
            )
        if before is None:
            return TrainingState(config, self.network_)
        return TrainingState.from_checkpoint(before.checkpoint(), config)

    def _seed(self) -> int:
        state = self.random_state
        if isinstance(state, int | np.integer) and not isinstance(state, bool):
            return int(state)
        return int(check_random_state(state).randint(2**31 - 1))

    # To and from others

    @classmethod
    def from_mlp(cls, mlp: MLPClassifier) -> BackpropClassifier:
        """A fitted `MLPClassifier`: the same probabilities, and its parameters as far as they mean something here.

        Raises:
            ValueError: if it tells several labels of one sample.
            TypeError: if it is something else.
            sklearn.exceptions.NotFittedError: if it is not fitted.
        """
        from hwr.estimator.mlp_exchange import network_of, parameters_of, require_mlp

        require_mlp(mlp)
        check_is_fitted(mlp, "coefs_")
        estimator = cls(**parameters_of(mlp))
        if hasattr(mlp, "feature_names_in_"):
            estimator.feature_names_in_ = mlp.feature_names_in_
        losses, scores = (getattr(mlp, name, None) or () for name in ("loss_curve_", "validation_scores_"))
        estimator._keep(network_of(mlp), mlp.classes_, losses, scores)
        return estimator

    def to_mlp(self) -> MLPClassifier:
        """A fitted `MLPClassifier` that gives the same probabilities; its own training can go on from there.

        Raises:
            ValueError: if MLPClassifier has no such network.
        """
        from hwr.estimator.mlp_exchange import mlp_of

        check_is_fitted(self)
        return mlp_of(self)

    @classmethod
    def load(cls, path: str | Path) -> BackpropClassifier:
        """The network of a model file of the program; it reads 64 features as `InkNormalizer` makes them.

        The classes are text, or whole numbers if they were when `save` wrote the file. How the network was trained
        does not come with it: it goes on learning with this class's defaults.

        Raises:
            ModelFileError: if the file cannot be used.
        """
        from hwr.estimator.model_exchange import network_and_classes
        from hwr.store.model_file import load_model

        network, classes = network_and_classes(load_model(Path(path)))
        estimator = cls(**described(network.architecture))
        estimator._keep(network, classes)
        return estimator

    def _keep(
        self,
        network: Network,
        classes: NDArray[Any],
        losses: Sequence[float] = (),
        scores: Sequence[float] = (),
        state: TrainingState | None = None,
    ) -> None:
        """Be fitted: with this network, which was trained here or elsewhere."""
        self.network_, self.classes_, self.n_features_in_ = network, classes, network.architecture.inputs
        self.loss_curve_, self.n_iter_ = list(losses), len(losses)
        self.validation_scores_ = list(scores) or None
        self._state = state


def _counting(x: Floats, y: NDArray[np.intp], sample_weight: ArrayLike | None) -> Samples:
    """Those samples whose weight is above 0.

    Args:
        y: places of their labels among the classes.
    """
    if sample_weight is None:
        return Samples(x, y, None)
    weights = _check_sample_weight(sample_weight, x, dtype=np.float64, ensure_non_negative=True)
    if not weights.any():
        raise ValueError("The sample weights are all zero: there is nothing to learn from.")
    return Samples(x, y, weights).part(np.flatnonzero(weights))
