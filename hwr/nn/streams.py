"""Streams: random numbers for each purpose of a training, all from one seed and independent of each other.

Switching one use of randomness off leaves the others as they were: the same seed shuffles alike with and without
dropout.
"""

from __future__ import annotations

from typing import Final

import numpy as np

WEIGHTS: Final = 0
ORDER: Final = 1
NOISE: Final = 2
DROPOUT: Final = 3


def stream(seed: int, purpose: int, *place: int) -> np.random.Generator:
    """The random numbers for one purpose at one place (an epoch, say): always the same, and like no other's."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence([seed, purpose, *place])))
