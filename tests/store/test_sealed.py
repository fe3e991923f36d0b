"""Sealed arrays come back as they were, or not at all."""

from __future__ import annotations

import hashlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hwr.errors import StorageError
from hwr.store.sealed import seal, unseal

ARRAYS = {"points": np.arange(12.0).reshape(3, 4).T, "none": np.empty((0, 4)), "ink": np.eye(3, dtype=np.float32)}
SEALED = seal(ARRAYS, {"kind": "a thing", "name": "\udcff \n"})


def test_they_come_back() -> None:
    arrays, words = unseal(SEALED)
    assert words == {"kind": "a thing", "name": "\udcff \n"}
    assert arrays.keys() == ARRAYS.keys()
    for name, array in ARRAYS.items():
        assert arrays[name].dtype == array.dtype
        assert np.array_equal(arrays[name], array)


@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_no_byte_changes_unnoticed(place: int, change: int) -> None:
    damaged = bytearray(SEALED)
    damaged[place] ^= change
    with pytest.raises(StorageError):
        unseal(bytes(damaged))


@pytest.mark.parametrize("length", [0, 5, 32, 40, len(SEALED) - 1])
def test_no_torn_file_passes(length: int) -> None:
    with pytest.raises(StorageError):
        unseal(SEALED[:length])


@given(st.binary(max_size=200))
def test_nothing_else_passes_under_a_right_checksum(content: bytes) -> None:
    with pytest.raises(StorageError):
        unseal(hashlib.sha256(content).digest() + content)
