"""Contrast: how far each pixel of a picture is from the paper around it, in the direction of the ink.

Ink may be darker or lighter than its paper, or only of another colour. So the direction is found, not assumed: it is
the principal axis of what differs most from the paper. Differences are taken as a share of the room there is: paper of
brightness P can be darkened by at most P. Light that falls on paper and ink alike cancels in that share.

The paper is either of one colour (`two_colours`: drawn on a screen, scanned cleanly, or very small), or lit unevenly: a
photograph, for which `paper` knows several ways.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.planes import Mask, Plane, find_components, largest, resized, shrunk, steepness, widened
from hwr.ink.statistics import histogram, median, quantile

Floats = NDArray[np.floating]

LEAST: Final = 0.08
"""A fainter contrast is not ink, but stains, the other side of the paper, or noise."""

VISIBLE: Final = 0.03
"""Differences, of 1, that may say something about the ink's colour."""

LEAST_ROOM: Final = 0.1
"""Bounds what noise on nearly black can become."""


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

    def without(self, mask: Mask) -> Contrast:
        """The same with bare paper where the mask (height, width) is."""
        return replace(
            self,
            share=np.where(mask, np.float32(0), self.share),
            difference=np.where(mask, np.float32(0), self.difference),
        )

    def ink_level(self, share: float) -> float:
        """The share at which a pixel is all ink, a quantile of the inked ones; 0 if there is no ink."""
        inked = self.share[self.difference > max(6 * self.noise, 0.05)]
        if inked.size < 2:
            return 0.0
        level = quantile(inked[inked >= threshold(inked)], share)
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
    visible = farthest[farthest > VISIBLE]
    strong = farthest > 0.3 * (quantile(visible, 0.95) if visible.size else 0.0)
    darker = (apart[strong] * farthest[strong][:, None]).sum(axis=0) < 0
    room = np.maximum(np.where(darker, darkest, 1 - lightest), np.float32(LEAST_ROOM))
    shares = apart / room
    direction = _principal_axis(shares[strong])
    noise = 0.0
    if is_paper is not None and is_paper.any():
        off_paper = (colour[is_paper] - (lightest[is_paper] + darkest[is_paper]) / 2) @ direction
        noise = 1.4826 * float(median(np.abs(off_paper)))  # the standard deviation, if it is normal
    return Contrast(shares @ direction, apart @ direction, noise)


def threshold(values: NDArray[np.floating]) -> float:
    """The value that best parts the values in two (N. Otsu, "A threshold selection method from gray-level histograms",
    1979): the classes below and from it on have the largest variance between them.
    """
    counts, begin, width = histogram(values.ravel(), 256)
    middles = begin + width * (np.arange(256) + 0.5)
    below = np.cumsum(counts)[:-1]
    sums = np.cumsum(counts * middles)
    above = below[-1] + counts[-1] - below
    parted = (below > 0) & (above > 0)
    lead = sums[-1] / (below[-1] + counts[-1]) * below - sums[:-1]
    between = np.where(parted, lead**2 / np.maximum(below * above, 1), 0.0)
    return begin + width * (1 + int(between.argmax()))


def _principal_axis(vectors: Plane) -> Plane:
    """The direction (channels,) in which vectors (n, channels) reach farthest from the origin; its weights add to 1."""
    if vectors.shape[1] == 1:
        return np.array([-1 if vectors.sum() < 0 else 1], dtype=np.float32)
    if not len(vectors):
        return np.full(vectors.shape[1], 1 / vectors.shape[1], dtype=np.float32)
    axis = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))[1][:, -1]
    if (vectors @ axis).sum() < 0:
        axis = -axis
    direction: Plane = (axis / np.abs(axis).sum()).astype(np.float32)
    return direction


# Paper of one colour

SMALL: Final = 48
"""Pixels: pictures with a shorter side than this are taken to be of two colours; they have no room for a lit page."""

_CLOSE: Final = 3.5 / 255  # the same colour, after compression
_STEEP: Final = 3.0 / 255  # per pixel; what changes faster is an edge
_DARKEST_SHADOW: Final = 0.65  # below the paper's brightness
_MAJORITY: Final = 0.65  # of a picture's area: more than ink can be
_GRAINLESS: Final = 256  # pixels of the picture in which noise is told from writing


@dataclass(frozen=True, eq=False)
class TwoColours:
    """A picture parted in paper and ink, each with its commonest colour.

    Attributes:
        colour: float32 (height, width, channels), the picture.
        is_paper: bool (height, width).
        paper, ink: float32 (channels,).
    """

    colour: Plane
    is_paper: Mask
    paper: Plane
    ink: Plane

    @property
    def explain_the_picture(self) -> bool:
        """Whether there is nothing else but the edges between the two, or an exactly even paper with drawn shades.

        And whether the lesser part is no shadow: neither a large piece along the picture's edge, nor as pale as one.
        """
        off_paper = largest(np.abs(self.colour - self.paper))
        if quantile(off_paper[~self.is_paper], 0.95) < _DARKEST_SHADOW:
            pieces = find_components(~self.is_paper)
            along_the_edge = pieces.contact > 0.25 * 2 * sum(pieces.shape)
            if (along_the_edge & (pieces.area > 0.1 * self.is_paper.size)).any():
                return False
        apart = np.minimum(off_paper, largest(np.abs(self.colour - self.ink)))
        slope = steepness(self.colour)
        smooth = ~widened(slope > _STEEP)
        if smooth.mean() > 0.2 and (smooth & (apart > _CLOSE)).mean() < 0.02:
            return True
        even = float((off_paper == 0).mean())
        changing_gently = float(((slope > 0) & (slope < _STEEP)).mean())
        return (even > 0.25 and changing_gently < 0.2) or (even > 0.1 and _is_enlarged(self.colour))

    def contrast(self) -> Contrast:
        """The picture's contrast to its paper."""
        paper = np.broadcast_to(self.paper, self.colour.shape)
        return contrast(self.colour, paper, paper, self.is_paper if min(self.is_paper.shape) >= SMALL else None)


def two_colours(colour: Plane) -> TwoColours | None:
    """Part a picture in two; None if it is of one colour, or nothing but noise or light."""
    pixels = colour.reshape(-1, colour.shape[2])
    centred = (pixels - pixels.mean(axis=0)).astype(np.float64)
    axis = np.linalg.eigh(centred.T @ centred)[1][:, -1] if pixels.shape[1] > 1 else np.ones(1)
    along: Floats = (centred @ axis).reshape(colour.shape[:2])
    if np.ptp(along) < 0.06 or is_noise(along) or (min(along.shape) < SMALL and _is_light(along)):
        return None
    above = along >= threshold(along)
    is_paper = above if looks_like_paper(above) else ~above
    return TwoColours(colour, is_paper, _commonest(colour, along, is_paper), _commonest(colour, along, ~is_paper))


def _is_enlarged(colour: Plane) -> bool:
    """Whether the picture is a smaller one, enlarged smoothly: half the pixels hold nearly as much."""
    height, width = colour.shape[:2]
    half = resized(colour, (width + 1) // 2, (height + 1) // 2, Image.Resampling.BOX)
    lost = np.abs(resized(half, width, height, Image.Resampling.BICUBIC) - colour) > _CLOSE
    return bool(lost.mean() < 0.03)


def is_noise(values: Floats, faint: float = 0.5) -> bool:
    """Whether faint values have nothing to do with their neighbours: not even when grain has been averaged away."""
    if np.ptp(values) > faint:
        return False
    values = shrunk(values[:, :, None].astype(np.float32), _GRAINLESS)[:, :, 0].astype(np.float64)
    v = values - values.mean()
    together = (v[1:] * v[:-1]).mean() if len(v) > 1 else 0.0
    together += (v[:, 1:] * v[:, :-1]).mean() if v.shape[1] > 1 else 0.0
    return bool(together / 2 < 0.25 * (v**2).mean())


def _is_light(values: Floats) -> bool:
    """Whether most of what there is comes from a steady change from one side to the other."""
    v = values - values.mean()
    explained = 0.0
    for axis in (0, 1):
        place = np.arange(v.shape[axis]) - (v.shape[axis] - 1) / 2
        profile = v.mean(axis=1 - axis)
        explained += float((profile @ place) ** 2 / max((place @ place) * len(place), 1e-9))
    return explained > 0.6 * float((v**2).mean())


def looks_like_paper(part: Mask) -> bool:
    """Whether this part of a picture is the paper: there is more of it, at its edge and in its corners as well."""
    share = float(part.mean())
    if max(share, 1 - share) > _MAJORITY:  # even if the ink is a frame around the picture
        return share > 0.5
    edge = np.concatenate([part[0], part[-1], part[:, 0], part[:, -1]]).mean()
    corners = part[[0, 0, -1, -1], [0, -1, 0, -1]].mean()
    return bool(share + edge + corners > 1.5)


def _commonest(colour: Plane, along: Floats, part: Mask) -> Plane:
    """The commonest colour (channels,) of a part of the picture; `along` is what tells its colours apart."""
    steps = np.rint((along[part] - along.min()) * 255).astype(np.intp)
    commonest = int(np.bincount(steps).argmax())
    paper: Plane = median(colour[part][steps == commonest]).astype(np.float32)
    return paper
