"""The stretches of a curve on which it has values; in between there is no line."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def finite_stretches(values: NDArray[np.float64]) -> list[slice]:
    """Where values (n,) are finite, from the first stretch to the last."""
    finite = np.concatenate([[False], np.isfinite(values), [False]]).astype(np.int8)
    starts, ends = np.flatnonzero(np.diff(finite) == 1), np.flatnonzero(np.diff(finite) == -1)
    return [slice(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
