"""Lines: the small geometry that editing written lines needs, on the lines of many digits at once.

A stack of lines is a float64 array (n, `PATH`, 2) of x, y: n lines of as many points each, evenly along the line.
Digits are edited in *unit coordinates*: centred on the middle of their box, y downward from -1 at the top to 1 at the
bottom, x to the same scale. All lines are edited, each in its own way, in the same few calls of numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

PATH: Final = 64
"""Points of a line: at most two pixels of the working grid apart for nearly all."""

LEAST_LENGTH: Final = 0.05
"""A dot counts as so long when points are shared out."""

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Place = tuple[ArrayLike, ArrayLike]
"""x and y, each one number for all lines or float64 (n,)."""


@dataclass(frozen=True, eq=False)
class Digits:
    """Digits as lines in unit coordinates.

    Attributes:
        lines: float64 (n, lines, `PATH`, 2), the longest first.
        there: bool (n, lines), which of them there are; of the others the values mean nothing.
    """

    lines: Floats
    there: Bools

    @classmethod
    def of(cls, digits: Sequence[Sequence[Floats]], most: int) -> Digits:
        """From polylines of any number of points, those of a digit being float64 (m, 2) each; at most `most` of each
        digit, which has one at least."""
        lines, there = np.zeros((len(digits), most, PATH, 2)), np.zeros((len(digits), most), np.bool_)
        for i, digit in enumerate(digits):
            for j, line in enumerate(digit[:most]):
                lines[i, j] = resampled(line[None])[0]
                there[i, j] = True
        return cls(lines, there)

    @classmethod
    def written(cls, *lines: tuple[Floats, Bools | None]) -> Digits:
        """From the first, second, ... line of every digit, (n, `PATH`, 2), and which digits have it, None for all."""
        n = len(lines[0][0])
        every = np.ones(n, np.bool_)
        return cls(
            np.stack([line for line, _ in lines], axis=1),
            np.stack([every if there is None else there for _, there in lines], axis=1),
        )

    def __len__(self) -> int:
        return len(self.lines)

    def part(self, chosen: NDArray[np.intp]) -> Digits:
        """Some of the digits."""
        return Digits(self.lines[chosen], self.there[chosen])

    def with_parts(self, parts: Sequence[tuple[NDArray[np.intp], Digits]]) -> Digits:
        """The same, those chosen replaced by others, which may have more lines."""
        n, count = self.there.shape
        most = max([count, *(digits.there.shape[1] for _, digits in parts)])
        lines, there = np.zeros((n, most, PATH, 2)), np.zeros((n, most), np.bool_)
        lines[:, :count], there[:, :count] = self.lines, self.there
        for chosen, digits in parts:
            count = digits.there.shape[1]
            lines[chosen, :count], there[chosen, :count] = digits.lines, digits.there
            there[chosen, count:] = False
        return Digits(lines, there)

    def in_unit_box(self) -> Digits:
        """Moved and scaled into unit coordinates; a flat digit is not blown up."""
        x, y = self.lines[..., 0], self.lines[..., 1]

        def box(values: Floats) -> tuple[Floats, Floats]:
            low = np.where(self.there, values.min(axis=2), np.inf).min(axis=1)
            return low, np.where(self.there, values.max(axis=2), -np.inf).max(axis=1)

        (left, right), (top, bottom) = box(x), box(y)
        half = np.maximum(np.maximum((bottom - top) / 2, (right - left) / 4), 1e-6)
        middle = np.stack([left + right, top + bottom], axis=1) / 2
        return Digits((self.lines - middle[:, None, None]) / half[:, None, None, None], self.there)

    def clouds(self, points: int) -> Floats:
        """So many points spread evenly over all lines by length: float64 (n, points, 2)."""
        n, count = self.there.shape
        pieces = _steps(self.lines)
        total = pieces.sum(axis=2, keepdims=True)
        # What a dot lacks is shared out among its pieces, which have no length, so that it gets points too.
        pieces = (pieces + np.maximum(LEAST_LENGTH - total, 0.0) / (PATH - 1)) * self.there[:, :, None]
        jumps = np.concatenate([pieces, np.zeros((n, count, 1))], axis=2)  # from a line to the next: no ink
        along = np.concatenate([np.zeros((n, 1)), jumps.reshape(n, -1)[:, :-1].cumsum(axis=1)], axis=1)
        return _between(self.lines.reshape(n, -1, 2), along, np.linspace(0.0, 1.0, points))


def _steps(lines: Floats) -> Floats:
    """The lengths of the pieces between points, (..., points - 1)."""
    step = lines[..., 1:, :] - lines[..., :-1, :]
    step *= step
    length: Floats = np.sqrt(step[..., 0] + step[..., 1])  # a fifth of the time of `hypot`, and nothing here overflows
    return length


def lengths(lines: Floats) -> Floats:
    """How long each line is, (...)."""
    total: Floats = _steps(lines).sum(axis=-1)
    return total


def are_closed(lines: Floats) -> Bools:
    """Which lines end on the very point they began with, and go somewhere in between, (...)."""
    same: Bools = (lines[..., 0, :] == lines[..., -1, :]).all(axis=-1) & (lengths(lines) > 0)
    return same


def resampled(lines: Floats, points: int = PATH, keep: Floats | None = None) -> Floats:
    """Points evenly along each line, (n, points, 2) of (n, any, 2), the two ends among them.

    Args:
        keep: the share of its length, from its beginning, that is kept of each, (n,).
    """
    along = np.concatenate([np.zeros((len(lines), 1)), _steps(lines).cumsum(axis=1)], axis=1)
    shares = np.linspace(0.0, 1.0, points)
    return _between(lines, along, shares if keep is None else shares * keep[:, None])


def _between(lines: Floats, along: Floats, shares: Floats) -> Floats:
    """The points at those shares, (m,) or (n, m), of the way `along` (n, k) the lines' points (n, k, 2)."""
    n, k, _ = lines.shape
    whole = np.maximum(along[:, -1:], 1e-12)
    wanted = np.broadcast_to(shares, (n, shares.shape[-1])) * along[:, -1:]
    # All lines are looked through at once: each has a stretch of the numbers of its own.
    row = 2.0 * np.arange(n)[:, None]
    right = np.searchsorted((along / whole + row).ravel(), (wanted / whole + row).ravel(), side="left")
    base = np.arange(n)[:, None] * k
    right = np.clip(right.reshape(wanted.shape), base + 1, base + k - 1)
    left, passed = right - 1, along.ravel()
    begun = passed.take(left)
    step = passed.take(right) - begun
    share = np.clip((wanted - begun) / np.where(step > 0, step, 1.0), 0.0, 1.0)[..., None]
    points = np.ascontiguousarray(lines).view(np.complex128).ravel()  # x and y as one number: fetched in one go
    start, end = (points.take(at).view(np.float64).reshape(*at.shape, 2) for at in (left, right))
    end -= start
    end *= share
    end += start
    return end


def _places(*places: Place) -> Floats:
    """float64 (n, places, 2) of x and y; 1 for n where each is one place for all."""
    values = np.broadcast_arrays(*(np.atleast_1d(np.asarray(value, float)) for place in places for value in place))
    return np.stack(values, axis=1).reshape(-1, len(places), 2)


def segments(start: Place, end: Place, bow: ArrayLike = 0.0) -> Floats:
    """Straight lines, or ones bowed sideways by `bow` times their length."""
    a, b = np.split(_places(start, end), 2, axis=1)
    t = np.linspace(0.0, 1.0, PATH)[:, None]
    across = np.stack([b[..., 1] - a[..., 1], a[..., 0] - b[..., 0]], axis=-1)
    line: Floats = a + (b - a) * t + across * (np.reshape(bow, (-1, 1, 1)) * 4 * t * (1 - t))
    return line


def curves(*through: Place) -> Floats:
    """Smooth lines through the places (uniform Catmull-Rom; at least two places, spread about evenly)."""
    line: Floats = np.einsum("pk,nkd->npd", _catmull_rom(len(through)), _places(*through))
    return line


@cache
def _catmull_rom(count: int) -> Floats:
    """What each of the places weighs in each point of the curve, (`PATH`, count)."""
    p = np.eye(count)
    padded = np.concatenate([2 * p[:1] - p[1:2], p, 2 * p[-1:] - p[-2:-1]])
    at = np.linspace(0.0, count - 1 - 1e-9, PATH)
    i = at.astype(int)
    t = (at - i)[:, None]
    a, b, c, d = padded[i], padded[i + 1], padded[i + 2], padded[i + 3]
    weights: Floats = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    return weights


def arcs(start: Place, radius: ArrayLike, flat: ArrayLike, begin: ArrayLike, turn: ArrayLike) -> Floats:
    """Arcs that leave `start`: of ellipses `radius` wide and `flat` times as high, from the angle `begin` on by `turn`
    radians (clockwise on the screen where that is above 0)."""
    wide, flat, begin, turn = (np.reshape(value, (-1, 1)) for value in (radius, flat, begin, turn))
    angle = begin + turn * np.linspace(0.0, 1.0, PATH)
    arc: Floats = np.stack(np.broadcast_arrays(wide * np.cos(angle), wide * flat * np.sin(angle)), axis=-1)
    return arc + (_places(start) - arc[:, :1])


def joined(*pieces: Floats) -> Floats:
    """One line of several, each of which goes on from the end of the one before."""
    return resampled(np.concatenate(pieces, axis=1))


def extended(lines: Floats, by: Floats, turn: ArrayLike = 0.0) -> Floats:
    """Each line's last end made longer along its direction (by `by`, turning by `turn` radians), or shorter where `by`
    is below 0; a third of the line stays at least. (n, `PATH`, 2) in and out; `by` (n,), `turn` a number or (n,).
    """
    heading = lines[:, -1] - lines[:, -6]
    size = np.hypot(heading[:, 0], heading[:, 1])
    more = np.where(size > 1e-9, np.maximum(by, 0.0), 0.0)
    angle = np.arctan2(heading[:, 1], heading[:, 0])[:, None]
    angles = angle + np.broadcast_to(turn, (len(lines),))[:, None] * np.linspace(0.0, 1.0, 9)[1:]
    steps = np.stack([np.cos(angles), np.sin(angles)], axis=-1) * (more / 8)[:, None, None]
    longer = np.concatenate([lines, lines[:, -1:] + np.cumsum(steps, axis=1)], axis=1)
    total = lengths(lines)
    return resampled(longer, keep=np.clip(1 + np.minimum(by, 0.0) / np.maximum(total, 1e-9), 0.3, 1.0))


def led_in(lines: Floats, by: Floats, turn: ArrayLike = 0.0) -> Floats:
    """The same at each line's first end."""
    return extended(lines[:, ::-1], by, turn)[:, ::-1]


def either(chosen: Bools, one: Floats, other: Floats) -> Floats:
    """Each line from the one stack where it is chosen, (n,), else from the other."""
    return np.where(chosen[:, None, None], one, other)


def reversed_where(lines: Floats, chosen: Bools) -> Floats:
    """Some lines taken from their ends."""
    return either(chosen, lines[:, ::-1], lines)


def rounded(lines: Floats, rounds: NDArray[np.intp]) -> Floats:
    """Corners worn off by repeated averaging, so often each, (n,); the ends of an open line stay."""
    closed = are_closed(lines)
    reach = 3
    for done in range(int(rounds.max(initial=0))):
        open_worn = lines.copy()
        open_worn[:, reach:-reach] = (lines[:, : -2 * reach] + lines[:, reach:-reach] + lines[:, 2 * reach :]) / 3
        ring = lines[:, :-1]
        ring = (np.roll(ring, reach, axis=1) + ring + np.roll(ring, -reach, axis=1)) / 3
        worn = either(closed, np.concatenate([ring, ring[:, :1]], axis=1), open_worn)
        lines = either(rounds > done, worn, lines)
    return lines


def angular(lines: Floats, tolerance: Floats, most: int = 12) -> Floats:
    """Lines reduced to straight pieces that stay within `tolerance` (n,) of them, at most `most` pieces each (Douglas
    and Peucker, 1973: the point furthest from its piece becomes a corner, until none is too far)."""
    corner = np.zeros(lines.shape[:2], np.bool_)
    corner[:, [0, -1]] = True
    bent = np.arange(len(lines))
    for _ in range(most):
        path, start, chord, _ = _pieces(lines[bent], corner[bent])
        offset = path - start
        size = np.hypot(chord[..., 0], chord[..., 1])
        across = np.abs(offset[..., 0] * chord[..., 1] - offset[..., 1] * chord[..., 0])
        away = np.where(size > 1e-9, across / np.maximum(size, 1e-9), np.hypot(offset[..., 0], offset[..., 1]))
        worst = away.argmax(axis=1)
        far = away[np.arange(len(bent)), worst] > tolerance[bent]
        bent, worst = bent[far], worst[far]
        if not len(bent):
            break
        corner[bent, worst] = True
    _, start, chord, share = _pieces(lines, corner)
    straight: Floats = start + chord * share[..., None]
    return straight


def _pieces(lines: Floats, corner: Bools) -> tuple[Floats, Floats, Floats, Floats]:
    """The lines; and for each of their points where the piece between two corners begins in which it lies, where that
    leads, and how far along it the point comes, 0 to 1."""
    index, row = np.arange(PATH), np.arange(len(lines))[:, None]
    before = np.maximum.accumulate(np.where(corner, index, 0), axis=1)
    after = np.minimum.accumulate(np.where(corner, index, PATH - 1)[:, ::-1], axis=1)[:, ::-1]
    start = lines[row, before]
    return lines, start, lines[row, after] - start, (index - before) / np.maximum(after - before, 1)
