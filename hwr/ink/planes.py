"""Planes: pictures as float arrays (height, width, channels), and what is done to whole pictures at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]


def resized(plane: Plane, width: int, height: int, method: Image.Resampling) -> Plane:
    """The plane at another size."""
    channels = [Image.fromarray(np.ascontiguousarray(channel)) for channel in np.moveaxis(plane, 2, 0)]
    return np.stack([np.asarray(channel.resize((width, height), method)) for channel in channels], axis=2)


def shrunk(plane: Plane, side: int) -> Plane:
    """The plane with its longer side reduced to `side` pixels by block means; as it is if it is no larger."""
    height, width = plane.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return plane
    return resized(plane, max(1, round(width * scale)), max(1, round(height * scale)), Image.Resampling.BOX)


def largest(plane: Plane) -> Plane:
    """(height, width): the largest of each pixel's channels."""
    largest_so_far: Plane = plane[:, :, 0]
    for channel in range(1, plane.shape[2]):  # many times faster than `max` along so short an axis
        largest_so_far = np.maximum(largest_so_far, plane[:, :, channel])
    return largest_so_far


def softened(plane: Plane) -> Plane:
    """The plane blurred by the binomial weights 1 2 1 along both axes."""
    rows = np.pad(plane, ((1, 1), (0, 0), (0, 0)), mode="edge")
    between = rows[:-2] + 2 * rows[1:-1] + rows[2:]
    columns = np.pad(between, ((0, 0), (1, 1), (0, 0)), mode="edge")
    blurred: Plane = (columns[:, :-2] + 2 * columns[:, 1:-1] + columns[:, 2:]) / np.float32(16)
    return blurred


def steepness(plane: Plane) -> Plane:
    """(height, width): how fast the values change, per pixel, in the channel where they change fastest."""
    framed = np.pad(plane, ((1, 1), (1, 1), (0, 0)), mode="edge")
    across, down = framed[1:-1, 2:] - framed[1:-1, :-2], framed[2:, 1:-1] - framed[:-2, 1:-1]
    squares: Plane = across**2 + down**2
    slope: Plane = np.sqrt(largest(squares))
    slope /= 2
    return slope


def widened(mask: Mask) -> Mask:
    """The mask and its four-neighbours."""
    framed = np.pad(mask, 1)
    return framed[:-2, 1:-1] | framed[2:, 1:-1] | framed[1:-1, :-2] | framed[1:-1, 2:] | mask


def nearby_range(plane: Plane, distance: int) -> tuple[Plane, Plane]:
    """The lowest and the highest value up to `distance` pixels from each along both axes, channel by channel."""
    low = high = plane
    for axis in (0, 1):
        place = np.arange(plane.shape[axis])
        windows = [np.clip(place + step, 0, len(place) - 1) for step in range(-distance, distance + 1)]
        low = np.stack([low.take(window, axis) for window in windows]).min(axis=0)
        high = np.stack([high.take(window, axis) for window in windows]).max(axis=0)
    return low, high


def filled(plane: Plane, known: Mask, side: int) -> Plane:
    """The plane at `side` pixels, made of its known parts alone, with smooth transitions across the unknown ones.

    The known pixels of a block are averaged; where a block has too few, the average of a larger one around it takes
    over, level by level. (The push-pull method of S. Gortler et al., "The lumigraph", SIGGRAPH 1996, section 3.4.)
    """
    weight = shrunk(known[:, :, None].astype(np.float32), side)
    levels = [(shrunk(plane * known[:, :, None], side), weight)]
    while max(levels[-1][0].shape[:2]) > 1:
        sums, weight = levels[-1]
        size = (sums.shape[1] + 1) // 2, (sums.shape[0] + 1) // 2
        levels.append((resized(sums, *size, Image.Resampling.BOX), resized(weight, *size, Image.Resampling.BOX)))
    result = _means(*levels.pop())
    for sums, weight in reversed(levels):
        coarse = resized(result, sums.shape[1], sums.shape[0], Image.Resampling.BICUBIC)
        trust: Plane = np.clip(weight / 0.3, 0, 1).astype(np.float32)
        result = coarse + trust * (_means(sums, weight) - coarse)
    return result


def _means(sums: Plane, weight: Plane) -> Plane:
    """The sums divided by their weight (height, width, 1); 0 where there is none."""
    return np.divide(sums, weight, out=np.zeros_like(sums), where=weight > 1e-6)
