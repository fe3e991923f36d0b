"""Strokes: what a pen leaves, and how much a picture of contrast looks like that and not like shade, stains or noise.

A pen is equally wide everywhere, parts paper and ink sharply, and leaves bare paper around it. What a wrong idea of the
paper makes of a photograph is as wide as a shadow here and as a hair there, fades out, and lies along the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.ink.contrast import Contrast, threshold
from hwr.ink.planes import Mask, Plane, find_components, peeled, steepness, widened
from hwr.ink.statistics import median

_LEVEL: Final = 0.6  # the quantile of the inked pixels that counts as all ink
_BETWEEN: Final = (0.38, 0.7)  # of that level: where the border between ink and paper may lie
_LARGEST: Final = 0.9  # of a picture's area: more cannot be ink
_LEFT: Final = 0.02  # of the ink's area: so little is still there in the middle of its thickest part
_CLEAR: Final = 3.5  # standard deviations of the noise
_BLOB: Final = 4.5  # area over the square of the width: a disc has 3.1, a square 4, a rod three times as long 5.3
_REST: Final = 0.1  # of the ink: less than this may be its soft edge
_AS_WIDE: Final = (0.3, 1.5)  # of the pen: how wide the rest of its stroke may be; pale strokes are seen narrower


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

    def inked(self) -> Mask:
        """bool (height, width), what is at least half ink."""
        return self.contrast.share >= self.border

    def go_on_in(self, other: Strokes) -> bool:
        """Whether the other ink, of the same picture, is these strokes and the rest of them.

        That is so if there is more of it, all of this is in it, and the rest hangs together with this and is as wide:
        a pen presses unevenly, but shade that touches the writing is not of the pen's width.
        """
        mine, theirs = self.inked(), other.inked()
        rest = theirs & ~_around(mine)
        area = int(rest.sum())
        if area < _REST * int(theirs.sum()) or int((mine & ~_around(theirs)).sum()) > _REST * int(mine.sum()):
            return False
        pieces = find_components(theirs)
        numbers = pieces.numbers()
        shared = np.bincount(numbers[mine & theirs], minlength=len(pieces)) > 0
        if int(shared[numbers[rest]].sum()) < (1 - _REST) * area:
            return False
        low, high = _AS_WIDE
        width = area / max(int((rest & ~peeled(theirs)).sum()), 1)
        return low * other.half_width <= width <= high * other.half_width

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
    bare = share[~_around(inked)]
    spread = (float(share[inked].std()) + (float(bare.std()) if bare.size else level)) / level
    slope = float(median(steepness(share[:, :, None])[rim])) / level
    edge = float(np.concatenate([inked[0], inked[-1], inked[:, 0], inked[:, -1]]).mean())
    uneven = max(_depth(inked) / max(half_width, 0.5), 1.0)
    blob = max(float(np.log(_BLOB * (2 * half_width) ** 2 / area)), 0.0)
    likeness = float(np.log(max(slope, 1e-3)) - np.log(uneven)) - 2 * spread - edge - 4 * blob
    return Strokes(contrast, border, half_width, likeness)


def _around(mask: Mask) -> Mask:
    """The mask and its soft edge."""
    return widened(widened(mask))


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
