"""Samples: numbers and labels as they come from outside, checked, and in the forms the engine computes with."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

from hwr.errors import DataError

Array = NDArray[np.floating[Any]]

MAX_LABEL: Final = 65_535
"""As many classes as a layer may have units."""


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


def as_labels(name: str, values: ArrayLike) -> NDArray[np.intp]:
    """A list (n,) of whole numbers from 0 to `MAX_LABEL`.

    Raises:
        DataError: if it is not; the sentence begins with `name`.
    """
    try:
        array = np.asarray(values)
    except ValueError as error:
        raise DataError(f"{name} must be a list of whole numbers.") from error
    if array.ndim != 1 or not np.issubdtype(array.dtype, np.integer):
        raise DataError(f"{name} must be a list of whole numbers; it is {array.dtype} of the shape {array.shape}.")
    if array.min(initial=0) < 0 or array.max(initial=0) > MAX_LABEL:
        raise DataError(f"{name} must hold labels from 0 to {MAX_LABEL}; it holds {array.min()} to {array.max()}.")
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
