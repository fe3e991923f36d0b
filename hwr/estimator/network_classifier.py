"""A fitted classifier: what scikit-learn asks of one, answered by a network, wherever that was trained."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from hwr.estimator.parameters import value_errors
from hwr.ink.normalisation import NORMALISATION_VERSION
from hwr.nn.architecture import Architecture, LayerSpec
from hwr.nn.calibration import mean_of_views
from hwr.nn.network import Network

Floats = NDArray[np.floating[Any]]

PRECISIONS: Final = (np.float64, np.float32)
"""In which samples are taken as they are; others become the first."""


class NetworkClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
    """A classifier that reads with a network.

    Attributes:
        classes_: the labels (n_classes,), sorted.
        n_features_in_: inputs of the network.
        network_: outputs in the order of the labels, softmax or sigmoid.
        n_iter_: epochs it was trained for, 0 where that is not known.
    """

    classes_: NDArray[Any]
    n_features_in_: int
    network_: Network
    n_iter_: int

    def decision_function(self, X: ArrayLike) -> NDArray[np.float64]:
        """The outputs before softmax or sigmoid (n, n_classes); of two classes their difference (n,).

        They are float64 whatever the network computes in: scikit-learn 1.6 calibrates no others with sample weights.
        """
        z = self._z(X).astype(np.float64)
        difference: NDArray[np.float64] = z[:, 1] - z[:, 0] if len(self.classes_) == 2 else z
        return difference

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """The most probable label of each sample, (n,)."""
        best = self._z(X).argmax(axis=1)
        labels: NDArray[Any] = self.classes_[best]
        return labels

    def predict_proba(self, X: ArrayLike) -> NDArray[np.float64]:
        """Probabilities (n, n_classes), each row summing to 1."""
        rows = self._rows(X)
        with value_errors():
            return mean_of_views(self.network_.predict(rows)[None])

    def predict_log_proba(self, X: ArrayLike) -> Floats:
        """Their logarithms, (n, n_classes); of softmax finite, however small a probability."""
        z = self._z(X)
        logarithms: Floats
        if self.network_.architecture.layers[-1].activation == "softmax":
            z -= z.max(axis=1, keepdims=True)
            logarithms = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        else:
            with np.errstate(divide="ignore"):
                logarithms = np.log(self.predict_proba(X))
        return logarithms

    def _z(self, X: ArrayLike) -> Floats:
        """The last layer's pre-activations, (n, n_classes)."""
        rows, shape = self._rows(X), self.network_.architecture
        bare = Architecture(shape.inputs, (*shape.layers[:-1], LayerSpec(shape.outputs, "identity")))
        with value_errors():
            return Network(bare, self.network_.parameters).predict(rows)

    def _rows(self, X: ArrayLike) -> Floats:
        check_is_fitted(self)
        rows: Floats = validate_data(self, X, dtype=PRECISIONS, reset=False)
        return rows

    @property
    def coefs_(self) -> list[Floats]:
        """Per layer, the weights (fan_in, units)."""
        return list(self.network_.weights)

    @property
    def intercepts_(self) -> list[Floats]:
        """Per layer, the biases (units,)."""
        return list(self.network_.biases)

    def save(self, path: str | Path, *, normalisation: str = NORMALISATION_VERSION) -> None:
        """Write a model file, which the window and the command line read; its weights are float32.

        Args:
            normalisation: the `version` of the `InkNormalizer` that made the features.

        Raises:
            ValueError: if it does not take 64 features, or its labels are neither text nor whole numbers.
            StorageError: if the file cannot be written.
        """
        from hwr.estimator.model_exchange import model_of
        from hwr.store.model_file import save_model

        check_is_fitted(self)
        with value_errors():
            save_model(Path(path), model_of(self, normalisation))
