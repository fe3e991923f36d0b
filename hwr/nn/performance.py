"""Performance: what numpy needs to be fast, arrays that begin at a cache line and BLAS in one thread."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
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


def one_thread() -> Callable[[], AbstractContextManager[Any]]:
    """A maker of contexts within which BLAS computes in one thread, in the whole process.

    Looking for the libraries takes a millisecond, and importing threadpoolctl several, so it happens here, once a
    training, and not on the way to a reading. Entering a context takes some ten microseconds. Where contexts of several
    threads overlap, the last to leave may find and leave one thread behind: slower for huge products, never wrong.
    """
    from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

    return partial(ThreadpoolController().limit, limits=1, user_api="blas")


def keep_to_one_thread() -> None:
    """Let BLAS compute in one thread from now on, in the whole process; for programs that compute in several threads.

    Where one thread multiplies with the help of others while another thread changes how many there are, OpenBLAS may
    wait for ever. Once it is one thread for good, contexts of `one_thread` change nothing any more.
    """
    one_thread()()
