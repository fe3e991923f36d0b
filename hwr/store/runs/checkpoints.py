"""Checkpoints as bytes: the arrays as safetensors, everything else as JSON in the same header.

Reading them runs no code. What is lost or altered on the way is noticed by the checksum that the history keeps beside
the bytes.
"""

from __future__ import annotations

import json

import safetensors
from safetensors.numpy import load, save

from hwr.errors import ConfigError, StorageError
from hwr.nn.state import Checkpoint

_KEY = "checkpoint"


def to_bytes(checkpoint: Checkpoint) -> bytes:
    """The inverse of `from_bytes`.

    Raises:
        ConfigError: if the metadata cannot be written as JSON.
    """
    try:
        text = json.dumps(checkpoint.metadata, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise ConfigError(f"The checkpoint cannot be written as JSON: {error}.") from error
    return save(dict(checkpoint.arrays), {_KEY: text})


def from_bytes(data: bytes) -> Checkpoint:
    """The checkpoint, its arrays read-only.

    Raises:
        StorageError: if these are no bytes of a checkpoint.
    """
    try:
        arrays = load(data)
        header = int.from_bytes(data[:8], "little")
        metadata = json.loads(json.loads(data[8 : 8 + header])["__metadata__"][_KEY])
        if type(metadata["update"]) is not int:
            raise ValueError("no update")
    except (safetensors.SafetensorError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise StorageError("The checkpoint is damaged: the training cannot be continued from it.") from error
    for array in arrays.values():
        array.flags.writeable = False
    return Checkpoint(arrays, metadata)
