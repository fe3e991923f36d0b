"""The ink of a small grey picture by counting its levels: what `contrast` finds, in a fraction of the time.

In a picture of some hundred pixels nearly all time goes into calling the operations, not into the pixels. But it has at
most 256 levels, the paper's and the ink's among them, and how dark ink is depends on the level alone. So everything is
decided with their counts, and the ink is looked up.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.contrast import LEAST, LEAST_ROOM, VISIBLE, looks_like_paper
from hwr.ink.planes import Plane

_FAINT: Final = 128  # levels between the darkest and the lightest pixel: fewer may be noise
_INKED: Final = 0.05
_STRONG: Final = 0.3  # of how far the inked pixels are from the paper
_LIGHT: Final = 0.6  # of all there is

_LEVELS: Final = np.arange(256)
_SQUARES: Final = _LEVELS**2

Counts = NDArray[np.intp]


def ink_by_levels(levels: NDArray[np.uint8]) -> Plane | None:
    """The inked share of each pixel of a small picture on paper of one colour: float32 (height, width).

    Args:
        levels: (height, width), 0 black to 255 white.

    Returns:
        The ink; None where it takes more than the counts to tell it from noise or light, or to find any.
    """
    counts = np.bincount(levels.ravel(), minlength=256)
    found = np.flatnonzero(counts)
    if found[-1] - found[0] <= _FAINT or _is_light(levels, counts):
        return None
    darker = _parted(counts)  # so many levels are the dark part
    share = int(counts[darker:].sum()) / levels.size
    light = share > 0.5 if abs(share - 0.5) > 0.15 else looks_like_paper(levels >= darker)
    paper = darker + int(counts[darker:].argmax()) if light else int(counts[:darker].argmax())

    apart = (_LEVELS - paper) / 255
    far = np.abs(apart)
    strong = counts * (far > _STRONG * _quantile(np.where(far > VISIBLE, counts, 0), far, 0.95))
    is_dark = float(strong @ (apart * far)) < 0
    room = max(paper / 255 if is_dark else 1 - paper / 255, LEAST_ROOM)
    share_of_ink = (-apart if float(strong @ apart) < 0 else apart) / room

    inked = np.where(share_of_ink * room > _INKED, counts, 0)
    if inked.sum() < 2:
        return None
    if share_of_ink[0] > 0:
        inked[256 - _parted(inked[::-1]) :] = 0
    else:
        inked[: _parted(inked)] = 0
    level = _quantile(inked, share_of_ink, 0.95)
    if level < LEAST:
        return None
    table: Plane = np.minimum(np.maximum(share_of_ink / level, 0), 1).astype(np.float32)
    return table[levels]


def _parted(counts: Counts) -> int:
    """How many of the levels, from the first, are the one of the two parts that N. Otsu's threshold makes of them
    (see `contrast.threshold`); 0 if there is but one level.
    """
    below, sums = counts.cumsum(), (counts * _LEVELS).cumsum()
    n = below[-1]
    product = below * (n - below)
    lead = sums[-1] / n * below - sums
    return 1 + int((lead * lead / np.maximum(product, 1)).argmax()) if product.any() else 0


def _quantile(counts: Counts, values: NDArray[np.float64], share: float) -> float:
    """The value (256,) of a level below which a share of the counted pixels lies, as `statistics.quantile` has it; 0 if
    there are none.
    """
    order = values.argsort(kind="stable")
    below = counts[order].cumsum()
    n = int(below[-1])
    if not n:
        return 0.0
    place = share * (n - 1)
    low = int(place)
    at = below.searchsorted([low, min(low + 1, n - 1)], side="right")
    first, last = values[order[at]].tolist()
    return float(first + (last - first) * (place - low))


def _is_light(levels: NDArray[np.uint8], counts: Counts) -> bool:
    """Whether most of what there is comes from a steady change from one side to the other: see `contrast`."""
    height, width = levels.shape
    down, across = _places(height), _places(width)
    rows, columns = levels.sum(axis=1) @ down / width, levels.sum(axis=0) @ across / height
    explained = rows**2 / max(float(down @ down) * height, 1e-9) + columns**2 / max(
        float(across @ across) * width, 1e-9
    )
    mean = float(counts @ _LEVELS) / levels.size
    return bool(explained > _LIGHT * (float(counts @ _SQUARES) / levels.size - mean**2))


@lru_cache(maxsize=256)
def _places(length: int) -> NDArray[np.float64]:
    """Where the pixels of a side are, from its middle."""
    return np.arange(length, dtype=np.float64) - (length - 1) / 2
