"""Memory for arrays that are computed with again and again: it begins at a cache line.

Where numpy's own begins is left to chance, and for large arrays it is 16 bytes after the beginning of a line. Every
load of a vector register then touches two lines, and adding two vectors takes twice the time.
"""

from __future__ import annotations

from collections.abc import Callable
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import DTypeLike, NDArray

Array = NDArray[np.floating[Any]]

LINE: Final = 64
"""Bytes of a cache line, and of the widest vector registers."""


def empty(shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """An array of floats whose values are left to chance."""
    return _aligned(np.empty, shape, dtype)


def zeros(shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    """An array of zeros. As long as none is written to, large ones are all one page, which never leaves the cache."""
    return _aligned(np.zeros, shape, dtype)


def full(shape: tuple[int, ...], value: float, dtype: DTypeLike) -> Array:
    """An array of one value throughout."""
    array = empty(shape, dtype)
    array.fill(value)
    return array


def copy(array: Array, dtype: DTypeLike | None = None) -> Array:
    """The same values, in another precision if one is named."""
    copied = empty(array.shape, dtype or array.dtype)
    copied[...] = array
    return copied


def _aligned(allocate: Callable[[int, DTypeLike], NDArray[Any]], shape: tuple[int, ...], dtype: DTypeLike) -> Array:
    kind = np.dtype(dtype)
    size = prod(shape) * kind.itemsize
    memory = allocate(size + LINE, np.uint8)
    start = -memory.ctypes.data % LINE
    return memory[start : start + size].view(kind).reshape(shape)
