"""Strokes: what a pen leaves, and how much a picture of contrast looks like that and not like shade, stains or noise.

A pen is equally wide everywhere, parts paper and ink sharply, and leaves bare paper around it. What a wrong idea of the
paper makes of a photograph is as wide as a shadow here and as a hair there, fades out, and lies along the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.ink.contrast import Contrast, threshold
from hwr.ink.planes import Mask, Plane, peeled, steepness, widened
from hwr.ink.statistics import median

_LEVEL: Final = 0.6  # the quantile of the inked pixels that counts as all ink
_BETWEEN: Final = (0.38, 0.7)  # of that level: where the border between ink and paper may lie
_LARGEST: Final = 0.9  # of a picture's area: more cannot be ink
_LEFT: Final = 0.02  # of the ink's area: so little is still there in the middle of its thickest part
_CLEAR: Final = 3.5  # standard deviations of the noise


@dataclass(frozen=True, eq=False)
class Strokes:
    """The ink that a contrast shows.

    Attributes:
        contrast: what it was found in.
        border: the share of the contrast at which a pixel is half ink.
        half_width: mean half width, in pixels.
        likeness: how much it looks like strokes; 0 would be perfect, the other way round it has no end.
    """

    contrast: Contrast
    border: float
    half_width: float
    likeness: float

    def covered(self) -> Plane:
        """The covered share of each pixel, float32: half at the border, nothing below what noise reaches."""
        share = self.contrast.share
        noise = _CLEAR * self.contrast.noise * _scale(self.contrast)
        bare = min(max(noise, 0.3 * self.border), 0.8 * self.border)
        covered: Plane = np.clip((share - bare) / (2 * (self.border - bare)), 0, 1).astype(np.float32)
        return covered


def find_strokes(contrast: Contrast) -> Strokes | None:
    """The ink that a contrast shows; None if there is none."""
    border = _border(contrast)
    if border is None:
        return None
    share = contrast.share
    inked = share >= border
    area = int(inked.sum())
    if area < 4 or area > _LARGEST * inked.size:
        return None
    rim = inked & ~peeled(inked)
    half_width = area / int(rim.sum())
    level = float(median(share[inked]))
    bare = share[~widened(widened(inked))]
    spread = (float(share[inked].std()) + (float(bare.std()) if bare.size else level)) / level
    slope = float(median(steepness(share[:, :, None])[rim])) / level
    edge = float(np.concatenate([inked[0], inked[-1], inked[:, 0], inked[:, -1]]).mean())
    uneven = max(_depth(inked) / max(half_width, 0.5), 1.0)
    likeness = float(np.log(max(slope, 1e-3)) - np.log(uneven)) - 2 * spread - edge
    return Strokes(contrast, border, half_width, likeness)


def _border(contrast: Contrast) -> float | None:
    """The share that parts ink and paper, about half of what is all ink; None if there is no ink."""
    level = contrast.ink_level(_LEVEL)
    if not level:
        return None
    low, high = _BETWEEN
    return min(max(threshold(contrast.share), low * level), high * level)


def _scale(contrast: Contrast) -> float:
    """How many shares of the room a difference of 1 is, where there is ink."""
    inked = contrast.difference > 0.05
    return float(median(contrast.share[inked] / contrast.difference[inked])) if inked.any() else 1.0


def _depth(inked: Mask) -> int:
    """How often the ink can be peeled until hardly any is left: half the width of its thickest part."""
    least, depth = _LEFT * int(inked.sum()), 1
    while depth < max(inked.shape) and int((inked := peeled(inked, beyond=True)).sum()) >= least:
        depth += 1
    return depth
