"""Structural edits: the ways of writing a digit that no bending of another way can reach.

The 1,797 training pictures are by a few writers of one country: their sevens are crossed, their zeros plain, their
fours open. Here a digit's strokes are edited as other schools teach them. Everything is in unit coordinates (see
`polyline`); every edit takes its randomness from the generator it is given.
"""

from __future__ import annotations

import numpy as np

from hwr.ink.augmentation.polyline import (
    Polyline,
    Strokes,
    angular,
    extended,
    in_unit_box,
    is_closed,
    length,
    resampled,
    rounded,
)
from hwr.ink.augmentation.ways import WAYS

Rng = np.random.Generator


def restructured(label: int, strokes: Strokes, rng: Rng) -> Strokes:
    """One other way of writing the digit `label` that `strokes` show (in unit coordinates, as is the result)."""
    return in_unit_box(_general(WAYS[label](strokes, rng), rng))


def _general(strokes: Strokes, rng: Rng) -> Strokes:
    """What can happen to any digit: ends longer or shorter, corners angular, curves rounded, a gap, hooks."""
    shape = rng.random()
    if shape < 0.2:
        tolerance = rng.uniform(0.04, 0.16)
        strokes = tuple(angular(line, tolerance) for line in strokes)
    elif shape < 0.4:
        rounds = int(rng.integers(1, 7))
        strokes = tuple(rounded(line, rounds) for line in strokes)
    result: list[Polyline] = []
    for line in strokes:
        changed = resampled(line, 32) if len(line) < 32 else line
        if not is_closed(changed) and length(changed) > 0.3:
            for _ in range(2):
                if rng.random() < 0.5:
                    changed = extended(changed, float(rng.normal(0.03, 0.16)), float(rng.normal(0.0, 0.7)))
                if rng.random() < 0.08:  # the hook a pen leaves where it is put down or lifted
                    changed = extended(changed, float(rng.uniform(0.04, 0.18)), float(rng.uniform(-3.0, 3.0)))
                changed = changed[::-1]
        if rng.random() < 0.06 and len(changed) > 20:
            cut = int(rng.integers(4, len(changed) - 6))
            size = int(rng.integers(1, 4))
            result.append(changed[:cut])
            changed = changed[cut + size :]
        result.append(changed)
    return tuple(result)
