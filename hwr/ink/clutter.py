"""Clutter: what stands out from the paper and is not writing, told by its size, its softness, its form, its place."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.ink.planes import Components, Mask, Plane, find_components, steepness, widened

_FAINT: Final = 0.2  # what a component consists of; a stroke's weak parts keep it together
_SPECK: Final = 0.08  # of the largest component's extent
_SCRAP: Final = 0.2  # the same, of what the picture's edge has cut off
_DUST: Final = 0.012  # of the picture's longer side; nothing but specks is no writing
_SOFT: Final = 0.02  # of the picture's longer side: the width of a shadow's edge
_FRAME: Final = 0.35  # of the picture's edge
_RULED: Final = 0.5  # of the picture's longer side: the length of a printed line
_FINE: Final = 0.012  # the area of a printed line, of its length squared


def without_clutter(ink: Plane, *, photographed: bool) -> Plane:
    """The ink without clutter.

    Args:
        ink: float32 (height, width), 0 paper to 1 ink.
        photographed: whether there may be shadows and stains; if so, ink that is nowhere darker than half is one.
    """
    side = max(ink.shape)
    components = find_components(ink > _FAINT)
    kept = np.ones(len(components), dtype=bool)
    if photographed:
        reaches_half = np.bincount(components.numbers()[ink > 0.5], minlength=len(components)) > 0
        kept = reaches_half & ~_ruling(components)
        shadows = _shadows(components, ink)
        if not (kept & ~shadows).any():  # the only ink may be thick and blurred; but a shadow falls in from outside
            shadows &= components.contact > 0
        kept &= ~shadows
    writing = kept & (components.contact <= _FRAME * 2 * sum(components.shape))  # else it is a frame along the edge
    if writing.any() and components.extent[writing].max() >= _DUST * side:
        kept = writing
    largest = components.extent[kept].max(initial=0)
    kept &= components.extent >= (_DUST * side if photographed and largest < _DUST * side else _SPECK * largest)
    kept &= (components.contact == 0) | (components.extent >= _SCRAP * largest)
    writing_alone = components.mask(kept)
    if photographed:
        return np.where(_with_fringe(writing_alone), ink, np.float32(0))
    clutter = _with_fringe(components.mask(~kept)) & ~writing_alone
    return np.where(clutter, np.float32(0), ink)


def _with_fringe(mask: Mask) -> Mask:
    """The mask and the pixels around it that may be partly covered."""
    return widened(widened(mask))


def _ruling(components: Components) -> NDArray[np.bool_]:
    """Which components are long, fine and straight, if there are several: the lines of ruled paper."""
    lines = (components.extent > _RULED * max(components.shape)) & (components.area < _FINE * components.extent**2)
    return lines & (np.count_nonzero(lines) >= 3)


def _shadows(components: Components, ink: Plane) -> NDArray[np.bool_]:
    """Which components are large and have soft edges. (Blurred strokes are soft too, but not much wider than soft.)"""
    numbers = components.numbers()
    n = len(components)
    halfway = (numbers >= 0) & (np.abs(ink - 0.5) < 0.15)
    slopes = np.bincount(numbers[halfway], weights=steepness(ink[:, :, None])[halfway], minlength=n)
    edge_width = np.bincount(numbers[halfway], minlength=n) / np.maximum(slopes, 1e-9)
    rim = (numbers >= 0) & widened(numbers < 0)
    thickness = 2 * components.area / np.maximum(np.bincount(numbers[rim], minlength=n), 1)
    shadows: NDArray[np.bool_] = (edge_width > max(_SOFT * max(ink.shape), 5)) & (thickness > 4 * edge_width)
    return shadows
