"""Connected components: the separate blots of a binary picture, with where they are and how large.

Works on runs, the stretches of ink in each row, instead of pixels: a page of handwriting has a million pixels but only
thousands of runs. Runs of neighbouring rows that touch, if only by a corner, are linked; then each takes the lowest
number among those it is linked with until nothing changes (Y. Shiloach, U. Vishkin, "An O(log n) parallel connectivity
algorithm", 1982, in its simplest form).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Components:
    """The components of a picture of `shape`, numbered from 0 by their topmost row.

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

    def numbers(self) -> Ints:
        """The picture with each pixel's component, -1 for none: (height, width)."""
        height, width = self.shape
        row, first, last, component = self.runs.T
        length = last - first
        pixels = np.arange(length.sum()) + np.repeat(row * width + first - np.cumsum(length) + length, length)
        numbers = np.full(height * width, -1)
        numbers[pixels] = np.repeat(component, length)
        return numbers.reshape(self.shape)

    def mask(self, chosen: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """The picture of the components that are True in `chosen` (n,): bool, of the original shape."""
        row, first, last, _ = self.runs[chosen[self.runs[:, 3]]].T
        steps = np.zeros((self.shape[0], self.shape[1] + 1), dtype=np.int8)
        steps[row, first] = 1
        steps[row, last] = -1
        return np.cumsum(steps, axis=1, dtype=np.int8)[:, :-1].astype(bool)


def find_components(picture: NDArray[np.bool_]) -> Components:
    """The components of a binary picture (height, width); pixels that touch by a corner belong together."""
    height, width = picture.shape
    framed = np.zeros((height, width + 2), dtype=np.int8)
    framed[:, 1:-1] = picture
    steps = np.diff(framed, axis=1)
    row, first = np.nonzero(steps == 1)
    last = np.nonzero(steps == -1)[1]
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
