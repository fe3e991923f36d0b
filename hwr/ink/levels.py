"""The ink of small grey pictures by counting their levels: what `contrast` finds, in a fraction of the time.

In a picture of some hundred pixels nearly all time goes into calling the operations, not into the pixels. But it has at
most 256 levels, the paper's and the ink's among them, and how dark ink is depends on the level alone. So everything is
decided with their counts, for many pictures of one size at once, and the ink is looked up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.contrast import LEAST, LEAST_ROOM, VISIBLE, looks_like_paper
from hwr.ink.planes import Mask, Plane

_FAINT: Final = 128  # levels between the darkest and the lightest pixel: fewer may be noise
_INKED: Final = 0.05
_STRONG: Final = 0.3  # of how far the inked pixels are from the paper
_LIGHT: Final = 0.6  # of all there is

_LEVELS: Final = np.arange(256)
_SQUARES: Final = _LEVELS**2
_SEEN: Final = _LEVELS / 255 > VISIBLE

Counts = NDArray[np.intp]
Floats = NDArray[np.float64]


def inks_by_levels(levels: NDArray[np.uint8]) -> tuple[Plane, Mask]:
    """The inked share of each pixel of small pictures on paper of one colour, each found as if it were alone.

    Args:
        levels: (n, height, width), 0 black to 255 white.

    Returns:
        The ink, float32 (n, height, width), and for each picture, bool (n,), whether that is its ink. It is not where
        it takes more than the counts to tell it from noise or light, or to find any.
    """
    n, size = len(levels), levels[0].size
    places = levels.reshape(n, size) + _first_places(n)
    counts = np.bincount(places.ravel(), minlength=256 * n).reshape(n, 256)
    found = counts > 0
    told = (255 - found[:, ::-1].argmax(axis=1)) - found.argmax(axis=1) > _FAINT
    told &= ~_are_light(levels, counts)
    darker = _parted(counts)[:, None]  # so many levels are the dark part
    is_light = darker <= _LEVELS
    light = _are_paper(levels, darker, (counts * is_light).sum(axis=1) / size)
    paper = np.where(is_light == light[:, None], counts, -1).argmax(axis=1)[:, None]

    apart = _LEVELS - paper
    far = np.abs(apart)
    reach = _quantile(_by_distance(counts, paper) * _SEEN, _LEVELS / 255, 0.95)
    strong = counts * (far / 255 > _STRONG * reach[:, None])
    is_dark = (strong * apart * far).sum(axis=1, keepdims=True) < 0
    room = np.maximum(np.where(is_dark, paper / 255, 1 - paper / 255), LEAST_ROOM)
    share_of_ink = np.where((strong * apart).sum(axis=1, keepdims=True) < 0, -apart, apart) / 255 / room

    inked = np.where(share_of_ink * room > _INKED, counts, 0)
    downward = share_of_ink[:, :1] > 0
    inked, ascending = (np.where(downward, each[:, ::-1], each) for each in (inked, share_of_ink))
    told &= inked.sum(axis=1) >= 2
    inked[_parted(inked)[:, None] > _LEVELS] = 0
    level = _quantile(inked, ascending, 0.95)
    told &= level >= LEAST
    table = np.minimum(np.maximum(share_of_ink / np.where(told, level, 1)[:, None], 0), 1).astype(np.float32)
    return table.ravel()[places].reshape(levels.shape), told


def _first_places(n: int) -> Counts:
    """(n, 1): where each of so many rows of 256 begins in all of them."""
    first: Counts = np.arange(0, 256 * n, 256)[:, None]
    return first


def _by_distance(counts: Counts, paper: Counts) -> Counts:
    """How many pixels (n, 256) are so many levels from the paper's (n, 1)."""
    around = np.pad(counts, ((0, 0), (256, 256)))
    begin = 3 * _first_places(len(counts)) + 256 + paper
    above, below = around.ravel()[begin + _LEVELS], around.ravel()[begin - _LEVELS]
    below[:, 0] = 0
    at_distance: Counts = above + below
    return at_distance


def _parted(counts: Counts) -> Counts:
    """How many of the levels, from the first, are the one of the two parts that N. Otsu's threshold makes of them
    (see `contrast.threshold`), (n,); 0 if there is but one level.
    """
    below, sums = counts.cumsum(axis=1), (counts * _LEVELS).cumsum(axis=1)
    n = below[:, -1:]
    product = below * (n - below)
    lead = sums[:, -1:] / np.maximum(n, 1) * below - sums
    parted: Counts = 1 + (lead * lead / np.maximum(product, 1)).argmax(axis=1)
    return np.where(product.any(axis=1), parted, 0)


def _are_paper(levels: NDArray[np.uint8], darker: Counts, share: Floats) -> Mask:
    """Whether the light part is the paper, as `contrast.looks_like_paper` tells where it is not by far the larger."""
    light: Mask = share > 0.5
    for i in np.flatnonzero(np.abs(share - 0.5) <= 0.15).tolist():
        light[i] = looks_like_paper(levels[i] >= darker[i])
    return light


def _quantile(counts: Counts, values: Floats, share: float) -> Floats:
    """The value below which a share of the counted pixels lies, as `statistics.quantile` has it, (n,); 0 if there are
    none.

    Args:
        counts: (n, 256).
        values: ascending, (256,) for all, or (n, 256).
    """
    below = counts.cumsum(axis=1)
    n = below[:, -1]
    place = share * np.maximum(n - 1, 0)
    low = place.astype(np.intp)
    ordered = np.broadcast_to(values, counts.shape)
    first, last = (
        np.take_along_axis(ordered, np.minimum((below <= at[:, None]).sum(axis=1), 255)[:, None], axis=1)[:, 0]
        for at in (low, np.minimum(low + 1, n - 1))
    )
    return np.where(n > 0, first + (last - first) * (place - low), 0.0)


def _are_light(levels: NDArray[np.uint8], counts: Counts) -> Mask:
    """Whether most of what there is comes from a steady change from one side to the other: see `contrast`."""
    height, width = levels.shape[1:]
    size = height * width
    down, across = _places(height), _places(width)
    rows, columns = levels.sum(axis=2) @ down / width, levels.sum(axis=1) @ across / height
    explained = rows**2 / max(float(down @ down) * height, 1e-9) + columns**2 / max(
        float(across @ across) * width, 1e-9
    )
    mean = counts @ _LEVELS / size
    light: Mask = explained > _LIGHT * (counts @ _SQUARES / size - mean**2)
    return light


@lru_cache(maxsize=256)
def _places(length: int) -> Floats:
    """Where the pixels of a side are, from its middle."""
    return np.arange(length, dtype=np.float64) - (length - 1) / 2
