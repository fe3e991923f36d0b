"""Aligned memory, and BLAS held to one thread."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from hwr.nn.performance import LINE, copy, empty, full, zeros
from tests.conftest import ROOT


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("shape", [(1,), (7,), (65, 3), (513, 1797)])
def test_it_begins_at_a_cache_line(shape: tuple[int, ...], dtype: Any) -> None:
    pattern = np.arange(float(np.prod(shape))).reshape(shape)
    for array in (empty(shape, dtype), zeros(shape, dtype), full(shape, 0.5, dtype), copy(pattern, dtype)):
        assert array.ctypes.data % LINE == 0
        assert (array.shape, array.dtype, array.flags.c_contiguous) == (shape, dtype, True)


def test_it_holds_what_was_asked_for() -> None:
    np.testing.assert_array_equal(zeros((2, 3), "float32"), np.zeros((2, 3)))
    np.testing.assert_array_equal(full((2,), 0.5, "float64"), [0.5, 0.5])
    original = np.array([1.5, -2.0], np.float32)
    copied = copy(original)
    original[0] = 9
    assert copied.dtype == np.float32
    np.testing.assert_array_equal(copied, [1.5, -2.0])


SCRIPT = """
import numpy
from threadpoolctl import threadpool_info
from hwr.nn.performance import keep_to_one_thread, one_thread

def threads():
    return {found["num_threads"] for found in threadpool_info() if found["user_api"] == "blas"}

keep_to_one_thread()
before = threads()
with one_thread()():
    within = threads()
print(before | within | threads() <= {1})
"""


def test_it_stays_with_one_thread() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.strip() == "True", done.stderr
