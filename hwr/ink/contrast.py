"""Contrast: how far each pixel of a picture is from the paper around it, in the direction of the ink.

Ink may be darker or lighter than its paper, or only of another colour. So the direction is found, not assumed: it is
the principal axis of what differs most from the paper. Differences are taken as a share of the room there is: paper of
brightness P can be darkened by at most P. Light that falls on paper and ink alike cancels in that share.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.planes import Mask, Plane, largest

LEAST: Final = 0.08
"""A fainter contrast is not ink, but stains, the other side of the paper, or noise."""

_VISIBLE: Final = 0.03  # differences, of 1, that may say something about the ink's colour
_LEAST_ROOM: Final = 0.1  # bounds what noise on nearly black can become


@dataclass(frozen=True, eq=False)
class Contrast:
    """A picture's contrast to its paper.

    Attributes:
        share: float32 (height, width), 0 on paper; 1 would be as far from it in the ink's direction as can be.
        difference: float32 (height, width), the same in units of the picture, 0 to 1, where noise is even.
        noise: standard deviation of the paper, in units of the picture.
    """

    share: Plane
    difference: Plane
    noise: float

    def ink_level(self, quantile: float) -> float:
        """The share at which a pixel is all ink, a quantile of the inked ones; 0 if there is no ink."""
        inked = self.share[self.difference > max(6 * self.noise, 0.05)]
        if inked.size < 2:
            return 0.0
        level = float(np.quantile(inked[inked >= threshold(inked)], quantile))
        return level if level >= LEAST else 0.0


def contrast(colour: Plane, lightest: Plane, darkest: Plane, is_paper: Mask | None = None) -> Contrast:
    """Measure a picture against its paper.

    Args:
        colour: float32 (height, width, channels), 0 to 1.
        lightest, darkest: the same of the paper at and around each pixel; what lies between is paper.
        is_paper: bool (height, width), where to measure the paper's noise; None if there is none.
    """
    apart = np.maximum(colour - lightest, 0) + np.minimum(colour - darkest, 0)
    farthest = largest(np.abs(apart))
    visible = farthest[farthest > _VISIBLE]
    strong = farthest > 0.3 * (np.quantile(visible, 0.95) if visible.size else 0.0)
    darker = (apart[strong] * farthest[strong][:, None]).sum(axis=0) < 0
    room = np.maximum(np.where(darker, darkest, 1 - lightest), np.float32(_LEAST_ROOM))
    shares = apart / room
    direction = _principal_axis(shares[strong])
    noise = 0.0
    if is_paper is not None and is_paper.any():
        off_paper = (colour[is_paper] - (lightest[is_paper] + darkest[is_paper]) / 2) @ direction
        noise = 1.4826 * float(np.median(np.abs(off_paper)))  # the standard deviation, if it is normal
    return Contrast(shares @ direction, apart @ direction, noise)


def threshold(values: NDArray[np.floating]) -> float:
    """The value that best parts the values in two (N. Otsu, "A threshold selection method from gray-level histograms",
    1979): the classes below and from it on have the largest variance between them.
    """
    try:
        counts, edges = np.histogram(values, bins=256)
    except ValueError:  # they are closer together than so many steps can be told apart in their own precision
        counts, edges = np.histogram(values.astype(np.float64), bins=256)
    middles = (edges[1:] + edges[:-1]) / 2
    below = np.cumsum(counts)[:-1]
    sums = np.cumsum(counts * middles)
    above = below[-1] + counts[-1] - below
    parted = (below > 0) & (above > 0)
    lead = sums[-1] / (below[-1] + counts[-1]) * below - sums[:-1]
    between = np.where(parted, lead**2 / np.maximum(below * above, 1), 0.0)
    return float(edges[1 + int(between.argmax())])


def _principal_axis(vectors: Plane) -> Plane:
    """The direction (channels,) in which vectors (n, channels) reach farthest from the origin; its weights add to 1."""
    if not len(vectors):
        return np.full(vectors.shape[1], 1 / vectors.shape[1], dtype=np.float32)
    axis = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))[1][:, -1]
    if (vectors @ axis).sum() < 0:
        axis = -axis
    direction: Plane = (axis / np.abs(axis).sum()).astype(np.float32)
    return direction
