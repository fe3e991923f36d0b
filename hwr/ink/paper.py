"""From a picture's colours to its ink: how much of each pixel is inked, whatever the paper, the ink and the light.

A clean picture keeps its grey levels: they are the shares of the pixels that are covered. In a photograph the paper's
noise is cleaned away by a steeper scale around half.
"""

from __future__ import annotations

import numpy as np

from hwr.ink.blots import without_blots
from hwr.ink.contrast import Contrast
from hwr.ink.picture_file import Pixels
from hwr.ink.planes import Plane
from hwr.ink.two_colours import SMALL, two_colours
from hwr.ink.uneven_paper import contrast_to_uneven_paper


def ink_on_paper(pixels: Pixels) -> Plane:
    """The ink of a picture: float32 (height, width), 0 paper to 1 ink; all 0 if there is nothing but paper."""
    colour = _seen(pixels)
    bare = np.zeros(colour.shape[:2], dtype=np.float32)
    two = two_colours(colour)
    if two is None:
        return bare
    clean = min(bare.shape) < SMALL or two.explain_the_picture
    contrast = two.contrast() if clean else contrast_to_uneven_paper(colour)
    level = contrast.ink_level(0.95 if clean else 0.6) if contrast else 0.0
    if contrast is None or not level:
        return bare
    ink = _covered(contrast, level)
    return ink if min(bare.shape) < SMALL else without_blots(ink, photographed=not clean)


def _covered(contrast: Contrast, level: float) -> Plane:
    """The covered share of each pixel: linear from paper to ink, or as much steeper as clears three times the noise."""
    inked = contrast.difference > 0.05
    scale = float(np.median(contrast.share[inked] / contrast.difference[inked])) / level
    noise = min(3 * contrast.noise * scale, 0.35)
    steepness = 0.5 / (0.5 - noise)
    covered: Plane = np.clip(0.5 + (contrast.share / level - 0.5) * steepness, 0, 1).astype(np.float32)
    return covered


def _seen(pixels: Pixels) -> Plane:
    """What there is to see of a picture that may be transparent: its colours, or where there are any.

    Ink without paper, of whatever colour, is where the picture is opaque. But a sheet of paper cut out of its
    surroundings, which is a solid piece with more than one colour, is laid on more of its own paper.
    """
    opacity = pixels.opacity
    if opacity is None or opacity.min() > 0.9:
        return pixels.colour
    opaque = opacity > 0.9
    if opaque.any():
        rows, columns = np.flatnonzero(opaque.any(axis=1)), np.flatnonzero(opaque.any(axis=0))
        solid = opaque[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean() > 0.75
        sheet = pixels.colour[opaque]
        if solid and np.ptp(sheet, axis=0).max() > 0.15:
            paper = np.median(sheet, axis=0).astype(np.float32)
            return paper + (pixels.colour - paper) * opacity[:, :, None]
    return opacity[:, :, None]
