"""BLAS: what is asked of the library beneath numpy that multiplies the matrices."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any


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
