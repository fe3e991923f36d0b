"""Training data: samples with their class labels, checked once so that nobody has to check again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DataError
from hwr.nn.samples import as_floats, as_labels

Array = NDArray[np.floating[Any]]


@dataclass(frozen=True, eq=False)
class TrainingData:
    """What a network learns from, is watched on while it learns, and is tested on.

    Attributes:
        x: float (n, inputs), or (variants, n, inputs): the same samples in several guises (augmented, say), of which
            each epoch takes the next one in rotation; evaluation on the training samples uses the first.
        y: integer class labels (n,), from 0.
        x_test, y_test: as x (without variants) and y, to tell how good the network is; None if there are none.
        x_validation, y_validation: likewise, to tell when to stop (`TrainingConfig.patience`) and which settings to
            choose. Samples that decide anything flatter the network, so they are others than those it is tested on.

    Raises:
        DataError: if shapes do not fit, a value is not finite, or a label is not a whole number from 0.
    """

    x: Array
    y: NDArray[np.intp]
    x_test: Array | None = None
    y_test: NDArray[np.intp] | None = None
    x_validation: Array | None = None
    y_validation: NDArray[np.intp] | None = None

    def __post_init__(self) -> None:
        x, y = _samples("x", self.x, dimensions=(2, 3)), as_labels("y", self.y)
        if x.shape[-2] != len(y):
            raise DataError(f"x holds {x.shape[-2]} samples, but y holds {len(y)} labels.")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        self._check_held_out("x_test", "y_test")
        self._check_held_out("x_validation", "y_validation")

    @property
    def variants(self) -> tuple[Array, ...]:
        """The guises of the training samples, each (n, inputs)."""
        return (self.x,) if self.x.ndim == 2 else tuple(self.x)

    @property
    def inputs(self) -> int:
        """Values a sample."""
        return int(self.x.shape[-1])

    @property
    def largest_label(self) -> int:
        """Over all samples."""
        return int(max(y.max() for y in (self.y, self.y_test, self.y_validation) if y is not None))

    def _check_held_out(self, x_name: str, y_name: str) -> None:
        """Check one of the pairs that nothing is learnt from, if it is given, and keep it in the engine's form."""
        x, y = getattr(self, x_name), getattr(self, y_name)
        if (x is None) != (y is None):
            raise DataError(f"{x_name} and {y_name} must be given together.")
        if x is None:
            return
        samples, labels = _samples(x_name, x, dimensions=(2,)), as_labels(y_name, y)
        if len(samples) != len(labels):
            raise DataError(f"{x_name} holds {len(samples)} samples, but {y_name} holds {len(labels)} labels.")
        if samples.shape[1] != self.inputs:
            raise DataError(f"x has {self.inputs} values a sample, but {x_name} has {samples.shape[1]}.")
        object.__setattr__(self, x_name, samples)
        object.__setattr__(self, y_name, labels)


def _samples(name: str, values: Array, *, dimensions: tuple[int, ...]) -> Array:
    array = as_floats(name, values)
    if array.ndim not in dimensions or 0 in array.shape:
        raise DataError(f"{name} must hold samples of the shape (n, inputs); its shape is {array.shape}.")
    return array
