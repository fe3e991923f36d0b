"""Paper: how bright the sheet under the writing is, where light and shade lie unevenly on it.

There is no one way for every photograph, so there are three: paper of one brightness, paper in light that changes
smoothly across it, and paper that is cut by sharp edges of shadows and by the desk it lies on. Which of them is right
is seen by what comes out as ink (`strokes`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.contrast import Contrast, contrast, threshold
from hwr.ink.planes import (
    Mask,
    Plane,
    filled,
    find_components,
    nearby_range,
    resized,
    shrunk,
    softened,
    steepness,
    widened,
)

Floats = NDArray[np.floating]

_CELLS: Final = 128  # pixels of the paper's own picture: its brightness is even over one of them
_LEAST: Final = 0.01  # the brightness of the darkest paper


@dataclass(frozen=True, eq=False)
class Paper:
    """The paper of a picture, which may be larger.

    Attributes:
        darkest, lightest: float32 (height, width, channels), 0 to 1; what lies between is paper.
        place: bool (height, width), which may be another size: where it is bare.
        doubt: how much more like strokes its ink must look than that of simpler paper, in the units of `strokes`.
    """

    darkest: Plane
    lightest: Plane
    place: Mask
    doubt: float = 0.0

    def contrast(self, colour: Plane) -> Contrast:
        """The contrast of a picture (height, width, channels) on this paper, of whatever size."""
        height, width = colour.shape[:2]
        darkest, lightest = (
            resized(plane, width, height, Image.Resampling.BILINEAR) for plane in (self.darkest, self.lightest)
        )
        place = np.asarray(Image.fromarray(self.place).resize((width, height), Image.Resampling.NEAREST))
        return contrast(colour, lightest, darkest, place)


def papers(colour: Plane) -> Iterator[Paper]:
    """What the paper of a photograph may be. `colour` is float32 (height, width, channels), some 200 pixels large."""
    yield _even(colour)
    yield _lit(colour)
    if (paper := _between_edges(colour)) is not None:
        yield paper


def _even(colour: Plane) -> Paper:
    """Paper of one brightness, the commonest."""
    paper = np.median(colour.reshape(-1, colour.shape[2]), axis=0).astype(np.float32)
    whole = np.broadcast_to(paper, colour.shape)
    found = contrast(colour, whole, whole)
    return Paper(whole, whole, _bare(found, 0.5))


def _bare(found: Contrast, share: float) -> Mask:
    """Where there is no ink, nor its soft edge."""
    return ~widened(widened(found.share > share * threshold(found.share)))


# Light that changes smoothly

_SKETCH: Final = 96  # pixels of the picture to which the surface is fitted
_NOISE: Final = 0.006  # the least deviation that is ascribed to noise
_LOCAL: Final = 32  # pixels of the paper's picture, of which only the bare parts are used


def _lit(colour: Plane) -> Paper:
    """Paper in smoothly changing light: first a surface of the second degree, then whatever lies between the ink."""
    height, width = colour.shape[:2]
    paper = _surface(colour)
    for _ in range(2):
        bare = _bare(contrast(colour, paper, paper), 0.5)
        if bare.mean() < 0.05:
            break
        paper = resized(filled(colour, bare, _LOCAL), width, height, Image.Resampling.BICUBIC)
    return Paper(paper, paper, bare)


def _surface(colour: Plane) -> Plane:
    """The brightness of most of the picture as a polynomial of the second degree, channel by channel.

    Ink is less than half of the picture, and far off. So the sum of distances is made least, not that of their squares
    (iteratively reweighted; P. Green, "Iteratively reweighted least squares for maximum likelihood estimation", 1984);
    then what is further off than noise no longer counts (the biweight; A. Beaton, J. Tukey, 1974).
    """
    sketch = shrunk(colour, _SKETCH)
    terms = _terms(*sketch.shape[:2])
    values = sketch.reshape(len(terms), -1).astype(np.float64)
    weight: Floats = np.zeros((terms.shape[1], values.shape[1]))
    weight[0] = np.median(values, axis=0)

    def solved(importance: Floats) -> Floats:
        weighted = terms * importance[:, None]
        ridge = 1e-6 * importance.sum() * np.eye(terms.shape[1])
        return np.asarray(np.linalg.solve(weighted.T @ terms + ridge, weighted.T @ values))

    def distance() -> Floats:
        return np.asarray(np.sqrt(((values - terms @ weight) ** 2).sum(axis=1)))

    for _ in range(15):
        weight = solved(1 / np.maximum(distance(), 0.004))
    for _ in range(6):
        off = distance()
        noise = max(1.4826 * float(np.median(off)), _NOISE)
        weight = solved(np.maximum(0, 1 - (off / (3 * noise)) ** 2) ** 2 + 1e-9)
    surface = _terms(*colour.shape[:2]) @ weight
    return np.maximum(surface.reshape(colour.shape), _LEAST).astype(np.float32)


def _terms(height: int, width: int) -> Floats:
    """1, x, y, x^2, xy and y^2 of each pixel, (height * width, 6); x and y are about -1 to 1."""
    y, x = (
        (np.indices((height, width)) - np.array([[[height - 1]], [[width - 1]]]) / 2) / (max(height, width) / 2)
    ).reshape(2, -1)
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)


# Edges of shadows and of the sheet

_PASSES: Final = 3
_CANDIDATES: Final = 5  # for the piece that is surely paper
_ALIKE: Final = 0.35  # relative difference of brightness, by light alone, of pieces of the same paper
_GRAIN: Final = 0.02  # per pixel; noise that changes faster than this from pixel to pixel is blurred away
_SOFTENED: Final = 3  # times at most
_DOUBT: Final = 0.4  # it takes pale strokes for paper, if there is no shadow to account for


def _between_edges(colour: Plane) -> Paper | None:
    """Paper that is cut by the sharp edges of shadows; None if there is no ink on it.

    Paper can be gone over without crossing a sharp edge: light and soft shadow change slowly, ink does not. So the
    picture is cut along its sharp edges, and one of the pieces is surely paper: it is large, solid, at the picture's
    edge, and there is more like it. So are the pieces that are as bright as it is nearby, and those that take up a side
    of the picture (paper in a hard shadow, the desk it lies on). Their brightness is carried on smoothly across the
    rest, and what then differs from it is ink. With the ink known, the paper inside its loops is added.
    """
    for _ in range(_SOFTENED):
        if np.median(steepness(colour)) < _GRAIN:
            break
        colour = softened(colour)
    edges = _sharp_edges(colour)
    is_paper = _pieces_of_paper(colour, edges)
    for _ in range(_PASSES):
        paper = Paper(*nearby_range(filled(colour, is_paper, _CELLS), 2), is_paper, _DOUBT)
        found = paper.contrast(colour)
        level = found.ink_level(0.6)
        if not level:
            return None
        is_paper = (~edges & (np.abs(found.share) < 0.25 * level)) | (is_paper & (found.share < 0.5 * level))
    return paper


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
