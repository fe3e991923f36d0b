"""Arrays as bytes: safetensors, with everything else as one JSON object in its header. Reading runs no code.

Checkpoints are stored so, beside their checksum in the history; what a window keeps carries its checksum itself,
SHA-256 (32 bytes) before all else.
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

from hwr.errors import ConfigError, StorageError
from hwr.language import tr
from hwr.nn.state import Checkpoint

_CHECKSUM: Final = hashlib.sha256().digest_size

Arrays = Mapping[str, NDArray[Any]]


def checkpoint_to_bytes(checkpoint: Checkpoint) -> bytes:
    """The inverse of `checkpoint_from_bytes`.

    Raises:
        ConfigError: if the metadata cannot be written as JSON.
    """
    try:
        return _packed(checkpoint.arrays, "checkpoint", checkpoint.metadata)
    except (TypeError, ValueError) as error:
        raise ConfigError(tr("The checkpoint cannot be written as JSON: {error}.", error=error)) from error


def checkpoint_from_bytes(data: bytes) -> Checkpoint:
    """The checkpoint, its arrays read-only.

    Raises:
        StorageError: if these are no bytes of a checkpoint.
    """
    try:
        arrays, metadata = _unpacked(data, "checkpoint")
        if type(metadata["update"]) is not int:
            raise ValueError("no update")
    except _NOT_PACKED as error:
        raise StorageError(tr("The checkpoint is damaged: the training cannot be continued from it.")) from error
    for array in arrays.values():
        array.flags.writeable = False
    return Checkpoint(arrays, metadata)


def to_bytes(arrays: Arrays, words: Mapping[str, str]) -> bytes:
    """Arrays and words under a checksum; the inverse of `from_bytes`."""
    content = _packed({name: np.ascontiguousarray(array) for name, array in arrays.items()}, "words", words)
    return hashlib.sha256(content).digest() + content


def from_bytes(data: bytes) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The arrays and words.

    Raises:
        StorageError: if the bytes are not all there, or not those that were written.
    """
    claimed, content = data[:_CHECKSUM], data[_CHECKSUM:]
    if hashlib.sha256(content).digest() != claimed:
        raise StorageError(tr("Its checksum does not match."))
    try:
        arrays, words = _unpacked(content, "words")
        return arrays, dict(words)
    except _NOT_PACKED as error:
        raise StorageError(tr("It holds something else.")) from error


def _packed(arrays: Arrays, key: str, document: Mapping[str, Any]) -> bytes:
    return save(dict(arrays), {key: json.dumps(document, allow_nan=False)})


def _unpacked(data: bytes, key: str) -> tuple[dict[str, NDArray[Any]], Any]:
    """The inverse of `_packed`; raises one of `_NOT_PACKED` for anything else."""
    arrays = load(data)
    header = int.from_bytes(data[:8], "little")
    return arrays, json.loads(json.loads(data[8 : 8 + header])["__metadata__"][key])


_NOT_PACKED: Final = (safetensors.SafetensorError, KeyError, TypeError, ValueError, RecursionError)
