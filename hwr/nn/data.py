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
    """What a network learns from and is tested on.

    Attributes:
        x: float (n, inputs), or (variants, n, inputs): the same samples in several guises (augmented, say), of which
            each epoch takes the next one in rotation; evaluation on the training samples uses the first.
        y: integer class labels (n,), from 0.
        x_test, y_test: as x (without variants) and y; None if there are none.

    Raises:
        DataError: if shapes do not fit, a value is not finite, or a label is not a whole number from 0.
    """

    x: Array
    y: NDArray[np.intp]
    x_test: Array | None = None
    y_test: NDArray[np.intp] | None = None

    def __post_init__(self) -> None:
        x, y = _samples("x", self.x, dimensions=(2, 3)), as_labels("y", self.y)
        if x.shape[-2] != len(y):
            raise DataError(f"x holds {x.shape[-2]} samples, but y holds {len(y)} labels.")
        if (self.x_test is None) != (self.y_test is None):
            raise DataError("x_test and y_test must be given together.")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        if self.x_test is not None and self.y_test is not None:
            x_test, y_test = _samples("x_test", self.x_test, dimensions=(2,)), as_labels("y_test", self.y_test)
            if len(x_test) != len(y_test):
                raise DataError(f"x_test holds {len(x_test)} samples, but y_test holds {len(y_test)} labels.")
            if x_test.shape[1] != x.shape[-1]:
                raise DataError(f"x has {x.shape[-1]} values a sample, but x_test has {x_test.shape[1]}.")
            object.__setattr__(self, "x_test", x_test)
            object.__setattr__(self, "y_test", y_test)

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
        """Over training and test samples."""
        return int(max(self.y.max(), -1 if self.y_test is None else self.y_test.max()))


def _samples(name: str, values: Array, *, dimensions: tuple[int, ...]) -> Array:
    array = as_floats(name, values)
    if array.ndim not in dimensions or 0 in array.shape:
        raise DataError(f"{name} must hold samples of the shape (n, inputs); its shape is {array.shape}.")
    return array
