"""Sealed arrays: some arrays and words as bytes, under a checksum, which are read whole or not at all.

SHA-256 (32 bytes), then safetensors with one JSON object in its header. Reading runs no code, and takes no more room
than the bytes themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import safetensors
from numpy.typing import NDArray
from safetensors.numpy import load, save

from hwr.errors import StorageError

_KEY: Final = "words"
_SEAL: Final = hashlib.sha256().digest_size

Arrays = Mapping[str, NDArray[Any]]


def seal(arrays: Arrays, words: Mapping[str, str]) -> bytes:
    """The inverse of `unseal`."""
    content = save({name: np.ascontiguousarray(array) for name, array in arrays.items()}, {_KEY: json.dumps(words)})
    return hashlib.sha256(content).digest() + content


def unseal(data: bytes) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The arrays and words.

    Raises:
        StorageError: if the bytes are not all there, or not those that were sealed.
    """
    claimed, content = data[:_SEAL], data[_SEAL:]
    if hashlib.sha256(content).digest() != claimed:
        raise StorageError("Its checksum does not match.")
    try:
        header = int.from_bytes(content[:8], "little")
        words = json.loads(json.loads(content[8 : 8 + header])["__metadata__"][_KEY])
        return load(content), dict(words)
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise StorageError("It holds something else.") from error
