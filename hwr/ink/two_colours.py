"""Pictures of two colours, the paper's and the ink's: drawn on a screen, scanned cleanly, or very small."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from hwr.ink.components import find_components
from hwr.ink.contrast import Contrast, contrast, threshold
from hwr.ink.planes import Mask, Plane, largest, resized, steepness, widened

Floats = NDArray[np.floating]

SMALL: Final = 48
"""Pixels: pictures with a shorter side than this are taken to be of two colours; they have no room for a lit page."""

_CLOSE: Final = 3.5 / 255  # the same colour, after compression
_STEEP: Final = 3.0 / 255  # per pixel; what changes faster is an edge
_DARKEST_SHADOW: Final = 0.65  # below the paper's brightness
_MAJORITY: Final = 0.65  # of a picture's area: more than ink can be


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
        if np.quantile(off_paper[~self.is_paper], 0.95) < _DARKEST_SHADOW:
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
    along: Floats = (centred @ np.linalg.eigh(centred.T @ centred)[1][:, -1]).reshape(colour.shape[:2])
    if np.ptp(along) < 0.06 or _is_noise(along) or (min(along.shape) < SMALL and _is_light(along)):
        return None
    above = along >= threshold(along)
    is_paper = above if _is_paper(above) else ~above
    return TwoColours(colour, is_paper, _commonest(colour, along, is_paper), _commonest(colour, along, ~is_paper))


def _is_enlarged(colour: Plane) -> bool:
    """Whether the picture is a smaller one, enlarged smoothly: half the pixels hold nearly as much."""
    height, width = colour.shape[:2]
    half = resized(colour, (width + 1) // 2, (height + 1) // 2, Image.Resampling.BOX)
    lost = np.abs(resized(half, width, height, Image.Resampling.BICUBIC) - colour) > _CLOSE
    return bool(lost.mean() < 0.03)


def _is_noise(values: Floats) -> bool:
    """Whether faint values have nothing to do with their neighbours."""
    if np.ptp(values) > 0.5:
        return False
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


def _is_paper(part: Mask) -> bool:
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
    paper: Plane = np.median(colour[part][steps == commonest], axis=0).astype(np.float32)
    return paper
