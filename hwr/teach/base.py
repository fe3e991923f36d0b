"""The base of a taught model: the one that it learnt from, which is where it learns from again.

A model that has learnt from samples cannot be scored on them. So each new lesson begins with the base, and goes through
all samples; a taught model's file names its base by the checksum of the weights, and says which samples it has learnt.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from hwr.errors import ModelFileError
from hwr.store.model_file import Model, load_model

KNOWN: Final = "taught_samples"
"""In a model's `training`: digests of the samples that it has learnt from, see `samples.digest`."""

BASE: Final = "taught_from"
"""In a model's `training`: the fingerprint of its base."""


def fingerprint(model: Model) -> str:
    """Tells a model's weights and classes from all others': 64 hexadecimal digits."""
    told = "\n".join(model.classes).encode()
    return hashlib.sha256(told + b"\0" + model.network.parameters.astype("<f4").tobytes()).hexdigest()


def learnt_before(model: Model) -> frozenset[str]:
    """Digests of the samples that the model has learnt from."""
    known = model.training.get(KNOWN)
    return frozenset(mark for mark in known if isinstance(mark, str)) if isinstance(known, list) else frozenset()


def base_of(model: Model, files: Iterable[Path]) -> Model:
    """The model that a taught one learnt from, if it is in one of the files; else the model itself.

    Args:
        files: model files; those that cannot be used are passed over.
    """
    wanted = model.training.get(BASE)
    if wanted is None:
        return model
    for file in files:
        try:
            candidate = load_model(file)
        except ModelFileError:
            continue
        if fingerprint(candidate) == wanted:
            return candidate
    return model
