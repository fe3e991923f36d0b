"""Variants: from the training pictures, stacks of 8x8 pictures of the same digits written otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink import grid
from hwr.ink.augmentation.allographs import ALLOGRAPHS, REWRITTEN
from hwr.ink.augmentation.lines import Digits, angular, are_closed, extended, lengths, resampled, rounded
from hwr.ink.augmentation.polyline import Strokes
from hwr.ink.augmentation.vectorise import traced
from hwr.ink.augmentation.warps import WarpStrengths, inked, warped
from hwr.ink.bits import Words
from hwr.ink.normalisation import VIEW_PEELS, network_inputs

Rng = np.random.Generator

POINTS: Final = 160
"""Points a digit is warped by; half a pixel apart on the working grid for most."""

WARPS_AN_EDIT: Final = 2
"""Warps are cheaper than edits: each edited digit is warped and inked so many times."""

BLOCK: Final = 256
"""Digits that are warped, inked and normalised at a time: few enough for the cache to hold them."""

LINES: Final = 4
"""Lines of a digit that are kept, the longest: a blotted picture may be traced into more."""

RESTRUCTURED_SHARE: Final = 0.8
"""So many of the digits are edited in their structure."""

MILD: Final = WarpStrengths(*(value / 2 for value in vars(WarpStrengths()).values()))
"""Half as strong as digits are warped to learn from."""


@dataclass(frozen=True, eq=False)
class VectorisedDigits:
    """Labelled training pictures, brought to the working grid and traced into strokes once.

    Attributes:
        labels: int64 (n,), each 0 to 9.
        ink: words (n, `grid.GRID`), the pictures as they are.
        lines: their centre lines in unit coordinates.
    """

    labels: NDArray[np.int64]
    ink: Words
    lines: Digits

    @classmethod
    def from_pictures(cls, pictures: NDArray[np.float32], labels: NDArray[np.int64]) -> VectorisedDigits:
        """Vectorise pictures: float32 (n, height, width), 0 paper to 1 ink.

        Raises:
            PictureError: if one of them has no ink or values that are not from 0 to 1.
        """
        ink = grid.from_bitmaps(list(pictures))
        return cls(labels, ink, Digits.of(traced(ink), LINES).in_unit_box())

    @property
    def strokes(self) -> tuple[Strokes, ...]:
        """The lines of each digit."""
        return tuple(tuple(lines[there]) for lines, there in zip(self.lines.lines, self.lines.there, strict=True))


def originals(digits: VectorisedDigits) -> NDArray[np.float32]:
    """The digits as they are, normalised: float32 (n, 64)."""
    return network_inputs(digits.ink)


def variants(
    digits: VectorisedDigits,
    rng: Rng,
    *,
    restructured_share: float = RESTRUCTURED_SHARE,
    strengths: WarpStrengths | None = None,
) -> Iterator[NDArray[np.float32]]:
    """Endlessly, one variant of every digit: float32 (n, 64) in the order of the digits.

    Args:
        restructured_share: how many of them are edited in their structure before they are warped.
    """
    while True:
        clouds = _written(digits, restructured_share, rng)
        for _ in range(WARPS_AN_EDIT):
            yield pictures_of(clouds, rng, strengths or WarpStrengths())


def strange_views(digits: VectorisedDigits, rng: Rng) -> NDArray[np.float32]:
    """Every digit as it is, and after them all a variant of each, as they are seen in use: float32 (n_views, 2 n, 64).

    Such ink is read right about as often as strangers' is: not as crooked, on the whole, as what is learnt from.
    """
    clouds = _written(digits, RESTRUCTURED_SHARE, rng)
    ink = np.concatenate([digits.ink, inked(warped(clouds, rng, MILD), rng)])
    return np.stack([network_inputs(ink, peel) for peel in VIEW_PEELS])


def _written(digits: VectorisedDigits, restructured_share: float, rng: Rng) -> NDArray[np.float64]:
    """Clouds of the digits, some of them edited in their structure: float64 (n, `POINTS`, 2)."""
    edited = np.flatnonzero(rng.random(len(digits.labels)) < restructured_share)
    other = restructured(digits.labels[edited], digits.lines.part(edited), rng)
    return digits.lines.with_parts([(edited, other)]).clouds(POINTS)


def pictures_of(clouds: NDArray[np.float64], rng: Rng, strengths: WarpStrengths) -> NDArray[np.float32]:
    """Clouds warped, inked and normalised: float32 (n, 64)."""
    blocks = (clouds[i : i + BLOCK] for i in range(0, len(clouds), BLOCK))
    return np.concatenate([network_inputs(inked(warped(block, rng, strengths), rng)) for block in blocks])


def restructured(labels: NDArray[np.int64], digits: Digits, rng: Rng) -> Digits:
    """Other ways of writing digits that have these labels, int64 (n,); in unit coordinates, as is the result."""
    rewritten = rng.random(len(digits)) < np.array(REWRITTEN)[labels]
    members = [np.flatnonzero(rewritten & (labels == label)) for label in range(len(ALLOGRAPHS))]
    written = [
        (chosen, write(digits.part(chosen), rng))
        for chosen, write in zip(members, ALLOGRAPHS, strict=True)
        if len(chosen)
    ]
    return _broken(_worn(digits.with_parts(written), labels, rng), rng).in_unit_box()


def _worn(digits: Digits, labels: NDArray[np.int64], rng: Rng) -> Digits:
    """What can happen to any digit: corners angular, curves rounded, ends longer or shorter, hooks."""
    n = len(digits)
    owner, place = np.nonzero(digits.there)
    lines = digits.lines[owner, place]
    shape, tolerance, rounds = rng.random(n)[owner], rng.uniform(0.04, 0.16, n)[owner], rng.integers(1, 7, n)[owner]
    straight = np.flatnonzero(shape < 0.2)
    lines[straight] = angular(lines[straight], tolerance[straight])
    # A four that is closed at the top would become a nine.
    soft = np.flatnonzero((shape >= 0.2) & (shape < 0.4) & (labels != 4)[owner])
    lines[soft] = rounded(lines[soft], rounds[soft])
    free = ~are_closed(lines) & (lengths(lines) > 0.3)
    for _ in range(2):
        other = np.flatnonzero(free & (rng.random(len(lines)) < 0.5))
        lines[other] = extended(lines[other], rng.normal(0.03, 0.16, len(other)), rng.normal(0.0, 0.7, len(other)))
        # The hook a pen leaves where it is put down or lifted.
        hooked = np.flatnonzero(free & (rng.random(len(lines)) < 0.08))
        size, turn = rng.uniform(0.04, 0.18, len(hooked)), rng.uniform(-3.0, 3.0, len(hooked))
        lines[hooked] = extended(lines[hooked], size, turn)
        lines = lines[:, ::-1].copy()
    edited = digits.lines.copy()
    edited[owner, place] = lines
    return Digits(edited, digits.there)


def _broken(digits: Digits, rng: Rng) -> Digits:
    """A gap in one line of some digits: what comes after it is a further line."""
    owner, place = np.nonzero(digits.there & (rng.random(digits.there.shape) < 0.06))
    owner, first = np.unique(owner, return_index=True)
    place = place[first]
    lines = digits.lines[owner, place]
    cut, gap = rng.uniform(0.1, 0.85, len(owner)), rng.uniform(0.02, 0.08, len(owner))
    edited = np.concatenate([digits.lines, np.zeros_like(digits.lines[:, :1])], axis=1)
    there = np.concatenate([digits.there, np.zeros_like(digits.there[:, :1])], axis=1)
    edited[owner, place], edited[owner, -1] = resampled(lines, keep=cut), resampled(lines[:, ::-1], keep=1 - cut - gap)
    there[owner, -1] = True
    return Digits(edited, there)
