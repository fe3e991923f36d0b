"""Where a run comes from: the versions and the data that, with settings and seed, decide its numbers."""

from __future__ import annotations

import hashlib
import platform
from importlib import metadata

import numpy as np

from hwr.nn.data import TrainingData

_LIBRARIES = ("hwr", "numpy", "scikit-learn")


def versions() -> dict[str, str]:
    """Of the program, of Python, and of the libraries that have a say in the numbers, by name."""
    found = {"python": platform.python_version()}
    for library in _LIBRARIES:
        try:
            found[library] = metadata.version(library)
        except metadata.PackageNotFoundError:
            found[library] = "not installed"
    return found


def fingerprint(data: TrainingData) -> str:
    """64 hexadecimal digits, equal for equal data: SHA-256 of all arrays with their names, types and shapes."""
    digest = hashlib.sha256()
    for name, value in sorted(vars(data).items()):
        if isinstance(value, np.ndarray):
            digest.update(f"{name} {value.dtype.str} {value.shape}\n".encode())
            digest.update(np.ascontiguousarray(value).data)
    return digest.hexdigest()
