"""Arrays under a checksum come back as they were, or not at all."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import StorageError
from hwr.store.arrays import from_bytes, to_bytes

ARRAYS = {"points": np.arange(12.0).reshape(3, 4).T, "none": np.empty((0, 4)), "ink": np.eye(3, dtype=np.float32)}
KEPT = to_bytes(ARRAYS, {"kind": "a thing", "name": "\udcff \n"})


def test_they_come_back() -> None:
    arrays, words = from_bytes(KEPT)
    assert words == {"kind": "a thing", "name": "\udcff \n"}
    assert arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert np.array_equal(arrays[name], array)


@given(st.integers(0, len(KEPT) - 1), st.integers(1, 255))
def test_no_byte_changes_unnoticed(place: int, change: int) -> None:
    damaged = bytearray(KEPT)
    damaged[place] ^= change
    with pytest.raises(StorageError):
        from_bytes(bytes(damaged))


@pytest.mark.parametrize("length", [0, 5, 32, 40, len(KEPT) - 1])
def test_no_torn_file_passes(length: int) -> None:
    with pytest.raises(StorageError):
        from_bytes(KEPT[:length])


@given(st.binary(max_size=200))
def test_nothing_else_passes_under_a_right_checksum(content: bytes) -> None:
    with pytest.raises(StorageError):
        from_bytes(hashlib.sha256(content).digest() + content)
