"""Photographs of paper: where the paper is, and how bright, under any light.

Paper can be gone over without crossing a sharp edge: light and soft shadow change slowly, ink does not. So the picture
is cut along its sharp edges, and one of the pieces is surely paper: it is large, solid, at the picture's edge, and
there is more like it. So are the pieces that are as bright as it is nearby, and those that take up a side of the
picture (paper in a hard shadow, the desk it lies on). Their brightness is carried on smoothly across the rest, and what
then differs from it is ink. With the ink known, the paper inside its loops is added.
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.components import find_components
from hwr.ink.contrast import Contrast, contrast
from hwr.ink.planes import Mask, Plane, filled, nearby_range, resized, shrunk, softened, steepness, widened

Floats = NDArray[np.floating]

_SIDE: Final = 512  # pixels of the picture in which the paper is looked for
_CELLS: Final = 128  # pixels of the paper's own picture: its brightness is even over one of them
_PASSES: Final = 3
_CANDIDATES: Final = 5  # for the piece that is surely paper
_ALIKE: Final = 0.35  # relative difference of brightness, by light alone, of pieces of the same paper
_GRAIN: Final = 0.02  # per pixel; noise that changes faster than this from pixel to pixel is blurred away
_SOFTENED: Final = 3  # times at most


def contrast_to_uneven_paper(colour: Plane) -> Contrast | None:
    """A photograph's contrast to its paper, light evened out; None if there is no ink on it."""
    for _ in range(_SOFTENED):
        if np.median(steepness(shrunk(colour, _SIDE))) < _GRAIN:
            break
        colour = softened(colour)
    small = shrunk(colour, _SIDE)
    edges = _sharp_edges(small)
    is_paper = _pieces_of_paper(small, edges)
    for _ in range(_PASSES):
        paper = nearby_range(filled(small, is_paper, _CELLS), 2)
        found = _measured(small, paper, is_paper)
        level = found.ink_level(0.6)
        if not level:
            return None
        is_paper = (~edges & (np.abs(found.share) < 0.25 * level)) | (is_paper & (found.share < 0.5 * level))
    return _measured(colour, paper, is_paper)


def _measured(colour: Plane, paper: tuple[Plane, Plane], is_paper: Mask) -> Contrast:
    """The contrast of a picture to paper whose range and place are given at other resolutions."""
    height, width = colour.shape[:2]
    darkest, lightest = (resized(plane, width, height, Image.Resampling.BILINEAR) for plane in paper)
    place = np.asarray(Image.fromarray(is_paper).resize((width, height), Image.Resampling.NEAREST))
    return contrast(colour, lightest, darkest, place)


def _sharp_edges(colour: Plane) -> Mask:
    """Where a picture changes too fast for light: well above its noise, and near to as fast as it ever does."""
    slope = steepness(softened(colour))
    noise = 1.4826 * float(np.median(slope))
    rank = min(50, max(1, slope.size // 50))  # one odd pixel does not decide
    steepest = float(np.partition(slope.ravel(), -rank)[-rank])
    return widened(slope > max(0.2 * steepest, 3.5 * noise, 0.012))


def _pieces_of_paper(colour: Plane, edges: Mask) -> Mask:
    """The pieces between the edges that are paper to begin with."""
    height, width = edges.shape
    edges = edges.copy()
    edges[0, 0] = False  # there is at least this piece
    pieces = find_components(~edges)
    numbers = pieces.numbers()[~edges]

    def mean(values: Floats) -> Floats:
        return np.asarray(np.bincount(numbers, weights=values[~edges], minlength=len(pieces)) / pieces.area)

    contact = pieces.contact / (2 * (height + width))
    share = pieces.area / edges.size
    # Paper is solid, strokes are not; and paper is around them, so that it counts together with pieces like it.
    solid = pieces.area / ((pieces.bottom - pieces.top) * (pieces.right - pieces.left))
    weight = share * solid + 0.15 * contact
    means = np.stack([mean(channel) for channel in np.moveaxis(colour, 2, 0)], axis=1)
    candidates = np.argsort(-weight)[:_CANDIDATES]
    together = [weight[_unlikeness(means, means[i]) < _ALIKE].sum() for i in candidates]
    main = np.arange(len(pieces)) == candidates[int(np.argmax(together))]

    expected = resized(filled(colour, pieces.mask(main), _CELLS), width, height, Image.Resampling.BILINEAR)
    alike = (contact > 0.01) & (mean(_unlikeness(colour, expected)) < _ALIKE)
    outer = (contact > 0.2) & (share > 0.02)
    return pieces.mask(main | alike | outer)


def _unlikeness(colour: Floats, expected: Floats) -> Floats:
    """How far colours (..., channels) are from what is expected, as a share of it, in the channel that differs most."""
    unlike: Floats = (np.abs(colour - expected) / np.maximum(expected, 0.1)).max(axis=-1)
    return unlike
