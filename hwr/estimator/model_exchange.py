"""Exchange with model files: what was trained in scikit-learn reads in the window, and the other way round."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.nn.network import Network
from hwr.nn.setting import quoted
from hwr.store.model_file import Model

if TYPE_CHECKING:
    from hwr.estimator.network_classifier import NetworkClassifier

_WHOLE: Final = "whole_number_labels"
"""In a model's `training`: whether the classes, which a file holds as text, are whole numbers."""


def model_of(estimator: NetworkClassifier, normalisation: str) -> Model:
    """A fitted estimator as a model.

    Raises:
        ConfigError: if its network is none for a model.
        ValueError: if its labels are neither text nor whole numbers.
    """
    labels = estimator.classes_.tolist()
    is_whole = estimator.classes_.dtype.kind in "iu"
    if not is_whole and not all(isinstance(label, str) for label in labels):
        raise ValueError(f"A model's classes are text or whole numbers; these are {quoted(labels)}.")
    return Model(
        network=estimator.network_,
        classes=tuple(map(str, labels)),
        normalisation=normalisation,
        training={
            "command": f"hwr.estimator.{type(estimator).__name__}",
            "epochs": estimator.n_iter_,
            _WHOLE: is_whole,
        },
        metrics={},
    )


def network_and_classes(model: Model) -> tuple[Network, NDArray[Any]]:
    """A model's network and labels (n_classes,), its outputs brought into the order that scikit-learn has them in."""
    labels = np.array(model.classes)
    if model.training.get(_WHOLE) is True:
        with suppress(ValueError, OverflowError):  # else somebody else wrote so
            labels = labels.astype(np.int64)
    network, order = model.network.copy(), np.argsort(labels)
    network.blocks[-1][...] = network.blocks[-1][:, order]
    return network, labels[order]
