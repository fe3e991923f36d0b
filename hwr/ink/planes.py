"""Planes: pictures as float arrays (height, width, channels), what is done to whole pictures at once, and the connected
components of binary ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]
Ints = NDArray[np.intp]


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


def peeled(mask: Mask, *, beyond: bool = False) -> Mask:
    """The mask without the pixels that have a four-neighbour outside; `beyond` is what lies around the picture."""
    framed = np.pad(mask, 1, constant_values=beyond)
    return framed[1:-1, 1:-1] & framed[2:, 1:-1] & framed[:-2, 1:-1] & framed[1:-1, 2:] & framed[1:-1, :-2]


def half_width(mask: Mask) -> float:
    """Mean half width of the strokes, in pixels: their area over their outline (see `bits.half_widths`)."""
    area = int(mask.sum())
    return area / max(area - int(peeled(mask).sum()), 1)


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


@dataclass(frozen=True, eq=False)
class Components:
    """The connected components of a binary picture of `shape`, numbered from 0 by their topmost row.

    They are kept as runs, the stretches of True in each row: a page of handwriting has a million pixels but only
    thousands of runs.

    Attributes:
        area: (n,) pixels.
        top, left, bottom, right: (n,) each, the box in pixels, bottom and right exclusive.
        runs: (m, 4): row, first and one past the last column, component.
    """

    shape: tuple[int, int]
    area: Ints
    top: Ints
    left: Ints
    bottom: Ints
    right: Ints
    runs: Ints

    def __len__(self) -> int:
        return len(self.area)

    @property
    def extent(self) -> Ints:
        """(n,): the longer side of each box, in pixels."""
        extent: Ints = np.maximum(self.bottom - self.top, self.right - self.left)
        return extent

    @property
    def contact(self) -> Ints:
        """(n,): how many pixel sides of each lie on the picture's edge."""
        height, width = self.shape
        row, first, last, component = self.runs.T
        sides = (
            (first == 0).astype(np.intp)
            + (last == width)
            + ((row == 0).astype(np.intp) + (row == height - 1)) * (last - first)
        )
        return np.bincount(component, weights=sides, minlength=len(self)).astype(np.intp)

    @cached_property
    def own_runs(self) -> list[Ints]:
        """The runs of each component, (k, 3): row, first and one past the last column."""
        order = np.argsort(self.runs[:, 3], kind="stable")
        ends = np.cumsum(np.bincount(self.runs[:, 3], minlength=len(self)))
        return np.split(self.runs[order, :3], ends[:-1])

    def numbers(self) -> Ints:
        """The picture with each pixel's component, -1 for none: (height, width)."""
        height, width = self.shape
        row, first, last, component = self.runs.T
        length = last - first
        pixels = np.arange(length.sum()) + np.repeat(row * width + first - np.cumsum(length) + length, length)
        numbers = np.full(height * width, -1)
        numbers[pixels] = np.repeat(component, length)
        return numbers.reshape(self.shape)

    def only(self, chosen: Mask) -> Components:
        """Those that are True in `chosen` (n,), numbered anew."""
        runs = self.runs[chosen[self.runs[:, 3]]]
        runs[:, 3] = (np.cumsum(chosen) - 1)[runs[:, 3]]
        top, left, bottom, right = (side[chosen] for side in (self.top, self.left, self.bottom, self.right))
        return Components(self.shape, self.area[chosen], top, left, bottom, right, runs)

    def mask(self, chosen: Mask) -> Mask:
        """The picture of the components that are True in `chosen` (n,): bool, of the original shape."""
        return painted(self.shape, self.runs[chosen[self.runs[:, 3]]])


def runs_of(picture: Mask) -> Ints:
    """The stretches of True in a picture's rows, from the top, (m, 3): row, first and one past the last column."""
    height, width = picture.shape
    framed = np.zeros((height, width + 2), dtype=np.int8)
    framed[:, 1:-1] = picture
    steps = np.diff(framed, axis=1)
    row, first = np.nonzero(steps == 1)
    return np.stack([row, first, np.nonzero(steps == -1)[1]], axis=1)


def painted(shape: tuple[int, int], runs: Ints) -> Mask:
    """The picture of runs that do not touch each other, (m, 3 or more): row, first and one past the last column."""
    steps = np.zeros((shape[0], shape[1] + 1), dtype=np.int8)
    steps[runs[:, 0], runs[:, 1]] = 1
    steps[runs[:, 0], runs[:, 2]] = -1
    return np.cumsum(steps, axis=1, dtype=np.int8)[:, :-1].astype(bool)


def find_components(picture: Mask) -> Components:
    """The components of a binary picture (height, width); pixels that touch by a corner belong together.

    Runs of neighbouring rows that touch are linked; then each takes the lowest number among those it is linked with
    until nothing changes (Y. Shiloach, U. Vishkin, "An O(log n) parallel connectivity algorithm", 1982, in its simplest
    form).
    """
    height, width = picture.shape
    row, first, last = runs_of(picture).T
    number = _lowest_linked(row, first, last, width)
    _, component = np.unique(number, return_inverse=True)
    n = int(component.max(initial=-1)) + 1
    area = np.bincount(component, weights=last - first, minlength=n).astype(np.intp)
    top, left = np.full(n, height), np.full(n, width)
    bottom, right = np.zeros(n, dtype=np.intp), np.zeros(n, dtype=np.intp)
    np.minimum.at(top, component, row)
    np.minimum.at(left, component, first)
    np.maximum.at(bottom, component, row + 1)
    np.maximum.at(right, component, last)
    return Components((height, width), area, top, left, bottom, right, np.column_stack([row, first, last, component]))


def _lowest_linked(row: Ints, first: Ints, last: Ints, width: int) -> Ints:
    """For each run, the lowest number of a run it hangs together with."""
    line = width + 2  # one number for row and column; no run reaches the next row's numbers
    begin = np.searchsorted(row * line + last, (row + 1) * line + first, side="left")
    end = np.searchsorted(row * line + first, (row + 1) * line + last, side="right")
    count = np.maximum(end - begin, 0)
    one = np.repeat(np.arange(len(row)), count)
    other = np.arange(len(one)) - (np.cumsum(count) - count)[one] + begin[one]
    lowest = np.arange(len(row))
    while True:
        a, b = lowest[one], lowest[other]
        apart = a != b
        if not apart.any():
            return lowest
        np.minimum.at(lowest, np.maximum(a, b)[apart], np.minimum(a, b)[apart])
        while (further := lowest[lowest]).tobytes() != lowest.tobytes():
            lowest = further
