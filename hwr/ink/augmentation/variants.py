"""Variants: from the training pictures, stacks of 8x8 pictures of the same digits written otherwise, and of nonsense.

Nonsense is ink that is no digit: scribbles, lines, dots, crosses and two digits drawn over each other. Learnt with
random labels, the best answer to them is that it could be anything; without them a network answers a dash with a digit
it is certain of. (The idea: D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure",
ICLR 2019.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.augmentation.allographs import ALLOGRAPHS
from hwr.ink.augmentation.polyline import (
    Polyline,
    Strokes,
    angular,
    cloud,
    curve,
    extended,
    in_unit_box,
    is_closed,
    length,
    resampled,
    rounded,
    segment,
)
from hwr.ink.augmentation.vectorise import traced
from hwr.ink.augmentation.warps import WarpStrengths, inked, warped
from hwr.ink.bits import Words
from hwr.ink.normalisation import network_inputs

Rng = np.random.Generator

POINTS: Final = 160
"""Points a digit is warped by; half a pixel apart on the working grid for most."""

WARPS_AN_EDIT: Final = 2
"""Warps are cheap and edits are not: each edited digit is warped and inked so many times."""


@dataclass(frozen=True, eq=False)
class VectorisedDigits:
    """Labelled training pictures, brought to the working grid and traced into strokes once.

    Attributes:
        labels: int64 (n,), each 0 to 9.
        ink: words (n, `grid.GRID`), the pictures as they are.
        strokes: their centre lines in unit coordinates, one tuple of polylines a digit.
    """

    labels: NDArray[np.int64]
    ink: Words
    strokes: tuple[Strokes, ...]

    @classmethod
    def from_pictures(cls, pictures: NDArray[np.float32], labels: NDArray[np.int64]) -> VectorisedDigits:
        """Vectorise pictures: float32 (n, height, width), 0 paper to 1 ink.

        Raises:
            PictureError: if one of them has no ink or values that are not from 0 to 1.
        """
        ink = np.concatenate([grid.from_bitmap(picture) for picture in pictures])
        return cls(labels, ink, tuple(in_unit_box(lines) for lines in traced(ink)))


def originals(digits: VectorisedDigits) -> NDArray[np.float32]:
    """The digits as they are, normalised: float32 (n, 64)."""
    return network_inputs(digits.ink)


def nonsense_pictures(n: int, digits: VectorisedDigits, rng: Rng) -> NDArray[np.float32]:
    """Ink that is no digit, warped and inked as the variants are: float32 (n, 64)."""
    return network_inputs(inked(warped(_nonsense(n, digits.strokes, rng), rng, WarpStrengths()), rng))


def variants(
    digits: VectorisedDigits, rng: Rng, *, restructured_share: float = 0.8, strengths: WarpStrengths | None = None
) -> Iterator[NDArray[np.float32]]:
    """Endlessly, one variant of every digit: float32 (n, 64) in the order of the digits.

    Args:
        restructured_share: how many of them are edited in their structure before they are warped.
    """
    strengths = strengths or WarpStrengths()
    plain = np.stack([cloud(strokes, POINTS) for strokes in digits.strokes])
    while True:
        clouds = plain.copy()
        for i in np.flatnonzero(rng.random(len(plain)) < restructured_share):
            clouds[i] = cloud(restructured(int(digits.labels[i]), digits.strokes[i], rng), POINTS)
        for _ in range(WARPS_AN_EDIT):
            yield network_inputs(inked(warped(clouds, rng, strengths), rng))


def restructured(label: int, strokes: Strokes, rng: Rng) -> Strokes:
    """One other way of writing the digit `label` that `strokes` show (in unit coordinates, as is the result)."""
    return in_unit_box(_general(ALLOGRAPHS[label](strokes, rng), rng))


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


def _nonsense(n: int, digits: Sequence[Strokes], rng: Rng) -> NDArray[np.float64]:
    """`n` clouds, float64 (n, `POINTS`, 2), some of them of pieces of the given digits; all in unit coordinates."""

    def corners(least: int, below: int) -> Polyline:
        return rng.uniform(-1, 1, (int(rng.integers(least, below)), 2))

    def moved() -> list[Polyline]:
        strokes = digits[int(rng.integers(len(digits)))]
        scale, shift = rng.uniform(0.5, 1.0), rng.uniform(-0.7, 0.7, 2)
        return [line * scale + shift for line in strokes]

    kinds: tuple[Callable[[], list[Polyline]], ...] = (
        lambda: [curve(*corners(4, 16), n=120) for _ in range(int(rng.integers(1, 3)))],  # scribbles
        lambda: [corners(3, 8) for _ in range(int(rng.integers(1, 4)))],
        lambda: [_bar(rng) for _ in range(int(rng.integers(2, 6)))],
        lambda: [_dash(rng)],
        lambda: _strokes_of_letters(rng),
        lambda: [*moved(), *moved()],  # two digits over each other
    )
    made = [kinds[int(rng.integers(len(kinds)))]() for _ in range(n)]
    return np.stack([cloud(in_unit_box(lines), POINTS) for lines in made])


def _bar(rng: Rng) -> Polyline:
    start, end = rng.uniform(-1, 1, (2, 2))
    return segment(start, end, rng.normal(0, 0.1))


def _dash(rng: Rng) -> Polyline:
    """A line too flat to be a 1, sometimes no longer than a dot."""
    length = rng.uniform(0.0, 1.0)
    return segment((-length, rng.normal(0, 0.2) * length), (length, rng.normal(0, 0.2) * length), rng.normal(0, 0.1))


def _strokes_of_letters(rng: Rng) -> list[Polyline]:
    """A few upright, level and slanting bars on a common frame, as capital letters are built."""
    corners = [np.array([x, y]) for x in (-0.7, 0.0, 0.7) for y in (-1.0, 0.0, 1.0)]
    picks = rng.integers(len(corners), size=(int(rng.integers(3, 5)), 2))
    return [segment(corners[a], corners[b], rng.normal(0, 0.04)) for a, b in picks if a != b] or [_dash(rng)]
