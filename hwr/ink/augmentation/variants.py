"""Variants: from the training pictures, stacks of 8x8 pictures of the same digits written otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.augmentation.inking import inked
from hwr.ink.augmentation.nonsense import nonsense
from hwr.ink.augmentation.polyline import Strokes, cloud, in_unit_box
from hwr.ink.augmentation.structure import restructured
from hwr.ink.augmentation.warps import WarpStrengths, warped
from hwr.ink.bits import Words
from hwr.ink.normalisation import network_inputs
from hwr.ink.vectorise import traced

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


def nonsense_pictures(n: int, digits: VectorisedDigits, rng: np.random.Generator) -> NDArray[np.float32]:
    """Ink that is no digit, warped and inked as the variants are: float32 (n, 64)."""
    return network_inputs(inked(warped(nonsense(n, digits.strokes, rng, POINTS), rng, WarpStrengths()), rng))


def variants(
    digits: VectorisedDigits,
    rng: np.random.Generator,
    *,
    restructured_share: float = 0.8,
    strengths: WarpStrengths | None = None,
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
