"""Data: samples and labels as they come from outside, checked once, in the forms the engine computes with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import DataError

Array = NDArray[np.floating[Any]]

MAX_LABEL: Final = 65_535
"""As many classes as a layer may have units."""

NO_CLASS: Final = -1
"""The label of samples that belong to none of the classes, among those to learn from."""


def as_floats(name: str, values: ArrayLike) -> Array:
    """A float32 or float64 array of what is one already (then without a copy) or can be made into float64.

    Raises:
        DataError: if it does not hold real, finite numbers; the sentence begins with `name`.
    """
    try:
        array = np.asarray(values)
        if array.dtype not in (np.dtype(np.float32), np.dtype(np.float64)):
            array = array.astype(np.float64, casting="unsafe" if array.dtype.kind == "O" else "same_kind")
    except (TypeError, ValueError, OverflowError) as error:
        raise DataError(f"{name} must be an array of numbers.") from error
    if not np.isfinite(array).all():
        raise DataError(f"{name} holds a value that is not a finite number.")
    return array


def as_labels(name: str, values: ArrayLike, *, least: int = 0) -> NDArray[np.intp]:
    """A list (n,) of whole numbers from `least`, which is 0 or `NO_CLASS`, to `MAX_LABEL`.

    Raises:
        DataError: if it is not; the sentence begins with `name`.
    """
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise DataError(f"{name} must be a list of whole numbers.") from error
    if array.ndim != 1 or not np.issubdtype(array.dtype, np.integer):
        raise DataError(f"{name} must be a list of whole numbers; it is {array.dtype} of the shape {array.shape}.")
    if array.min(initial=0) < least or array.max(initial=0) > MAX_LABEL:
        raise DataError(
            f"{name} must hold labels from {least} to {MAX_LABEL}; it holds {array.min()} to {array.max()}."
        )
    return array.astype(np.intp)


def input_rows(x: ArrayLike, inputs: int, dtype: DTypeLike) -> Array:
    """Samples (n, inputs) as rows (n, inputs + 1) whose last column is ones, in a new array.

    Their transpose is what `Propagation` takes.

    Raises:
        DataError: if they are not finite numbers, also in that dtype, of that shape.
    """
    samples = as_floats("x", x)
    if samples.ndim != 2 or samples.shape[1] != inputs:
        raise DataError(f"x must have the shape (n, {inputs}); its shape is {samples.shape}.")
    require_range("x", samples, dtype)
    rows = np.ones((len(samples), inputs + 1), dtype)
    rows[:, :-1] = samples
    return rows


def require_range(name: str, samples: Array, dtype: DTypeLike) -> None:
    """Raise `DataError` if float64 samples do not fit into `dtype`."""
    kind = np.dtype(dtype)
    largest = np.finfo(kind).max
    if samples.dtype == np.float64 and max(samples.max(initial=0.0), -samples.min(initial=0.0)) > largest:
        raise DataError(f"{name} holds a value too large for {kind}.")


@dataclass(frozen=True, eq=False)
class TrainingData:
    """What a network learns from, is watched on while it learns, and is tested on.

    Attributes:
        x: float (n, inputs), or (variants, n, inputs): the same samples in several variants (augmented, say), of which
            each epoch takes the next one in rotation; evaluation on the training samples uses the first.
        y: integer class labels (n,), from 0; or `NO_CLASS`, for what is to be answered with every class alike.
        x_test, y_test: as x (without variants) and y, to tell how good the network is; None if there are none.
        x_validation, y_validation: likewise, to tell when to stop (`TrainingConfig.patience`) and which settings to
            choose. Samples that decide anything flatter the network, so they are others than those it is tested on.
        sample_weights: how much each training sample's loss counts (n,), 0 or more and not all 0, kept scaled so that
            their mean is 1; None if all count alike. They concern what is minimised; scores count every sample once.

    Raises:
        DataError: if shapes do not fit, a value is not finite, a label is not such a whole number, or a weight is
            negative.
    """

    x: Array
    y: NDArray[np.intp]
    x_test: Array | None = None
    y_test: NDArray[np.intp] | None = None
    x_validation: Array | None = None
    y_validation: NDArray[np.intp] | None = None
    sample_weights: Array | None = None

    def __post_init__(self) -> None:
        x, y = _samples("x", self.x, dimensions=(2, 3)), as_labels("y", self.y, least=NO_CLASS)
        if x.shape[-2] != len(y):
            raise DataError(f"x holds {x.shape[-2]} samples, but y holds {len(y)} labels.")
        object.__setattr__(self, "x", x)
        object.__setattr__(self, "y", y)
        self._check_held_out("x_test", "y_test")
        self._check_held_out("x_validation", "y_validation")
        if self.sample_weights is not None:
            object.__setattr__(self, "sample_weights", _scaled_weights(self.sample_weights, len(y)))

    @property
    def variants(self) -> tuple[Array, ...]:
        """The variants of the training samples, each (n, inputs)."""
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


def _scaled_weights(values: Array, n: int) -> Array:
    """Sample weights (n,), float64, divided by their mean."""
    weights = as_floats("sample_weights", values).astype(np.float64)
    if weights.shape != (n,):
        raise DataError(f"sample_weights must hold one weight for each of {n} samples; its shape is {weights.shape}.")
    if weights.min() < 0:
        raise DataError(f"sample_weights must be 0 or more; there is {weights.min():g}.")
    largest = weights.max()
    if largest == 0:
        raise DataError("sample_weights are all 0: nothing would be learnt.")
    weights /= largest  # so that their sum is finite
    weights /= weights.mean()
    return weights


def _samples(name: str, values: Array, *, dimensions: tuple[int, ...]) -> Array:
    array = as_floats(name, values)
    if array.ndim not in dimensions or 0 in array.shape:
        raise DataError(f"{name} must hold samples of the shape (n, inputs); its shape is {array.shape}.")
    return array
