"""Nonsense: ink that is no digit, for a network to learn that it could be anything.

Letters, shapes, scribbles, lines, dots, digits turned or mirrored, and two digits beside or over each other. Without
them a network answers a dash or a letter with a digit it is certain of. (The idea: D. Hendrycks, M. Mazeika,
T. Dietterich, "Deep anomaly detection with outlier exposure", ICLR 2019.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from hwr.ink.augmentation.forms import LETTER_FORMS, SHAPE_FORMS, strokes_of
from hwr.ink.augmentation.polyline import (
    Polyline,
    Strokes,
    angular,
    cloud,
    curve,
    extended,
    in_unit_box,
    resampled,
    rounded,
    segment,
)
from hwr.ink.augmentation.variants import POINTS, VectorisedDigits, pictures_of
from hwr.ink.augmentation.warps import WarpStrengths

Rng = np.random.Generator
Lines = Sequence[Polyline]
T = TypeVar("T")

KINDS: Final[Mapping[str, float]] = {
    "letter": 0.40,
    "shape": 0.08,
    "turned": 0.10,
    "beside": 0.08,
    "over": 0.04,
    "scribble": 0.16,
    "corners": 0.05,
    "bars": 0.04,
    "dash": 0.03,
    "capital": 0.02,
}
"""What nonsense is made of: the share of each kind."""

_NOT_MIRRORED: Final = (3, 4, 6, 7, 9)
"""Digits whose mirror image is none."""

_NOT_LYING: Final = (2, 3, 4, 5, 7)
"""Digits which, lying on their side, are none."""


@dataclass(frozen=True, eq=False)
class Nonsense:
    """A stock of ink that is no digit, each to be written in many ways.

    Attributes:
        clouds: float64 (n, `POINTS`, 2), in unit coordinates.
    """

    clouds: NDArray[np.float64]

    @classmethod
    def made(
        cls,
        n: int,
        digits: VectorisedDigits,
        rng: Rng,
        *,
        kinds: Mapping[str, float] = KINDS,
        letters: Sequence[str] = tuple(LETTER_FORMS),
    ) -> Nonsense:
        """Make `n` of them.

        Args:
            digits: some nonsense is made of them.
            kinds: the share of each kind, by the names of `KINDS`; together 1.
            letters: those that may appear, of `LETTER_FORMS`.
        """
        makers = _makers(digits, letters, rng)
        names = tuple(kinds)
        picks = rng.choice(len(names), size=n, p=[kinds[name] for name in names])
        return cls(np.stack([cloud(in_unit_box(makers[names[pick]]()), POINTS) for pick in picks]))

    def drawn(self, n: int, rng: Rng) -> NDArray[np.float64]:
        """`n` of the clouds at random."""
        return self.clouds[rng.integers(len(self.clouds), size=n)]

    def pictures(self, n: int, rng: Rng) -> NDArray[np.float32]:
        """`n` of them at random, warped, inked and normalised as digits are: float32 (n, 64)."""
        return pictures_of(self.drawn(n, rng), rng, WarpStrengths())


def _makers(digits: VectorisedDigits, letters: Sequence[str], rng: Rng) -> Mapping[str, Callable[[], Lines]]:
    """For each kind what makes the lines of one more."""

    strokes = digits.strokes

    def any_of(wanted: Sequence[int]) -> Strokes:
        places = np.flatnonzero(np.isin(digits.labels, wanted))
        return strokes[int(rng.choice(places if len(places) else len(digits.labels)))]

    def letter() -> Lines:
        return _written(_one_of(LETTER_FORMS[_one_of(letters, rng)], rng), rng)

    def turned() -> Lines:
        if rng.random() < 0.5:
            return [line * (-1, 1) for line in any_of(_NOT_MIRRORED)]
        return [line[:, ::-1] * _one_of(((1, -1), (-1, 1)), rng) for line in any_of(_NOT_LYING)]

    def beside() -> Lines:
        left, right = any_of(range(10)), any_of(range(10))
        size = np.exp(rng.normal(0, 0.12))
        touching = max(line[:, 0].max() for line in left) - min(line[:, 0].min() for line in right) * size
        shift = touching + rng.uniform(-0.15, 0.5), rng.normal(0, 0.1)
        return [*left, *(line * size + shift for line in right)]

    def over() -> Lines:
        placed = [(any_of(range(10)), rng.uniform(0.5, 1.0), rng.uniform(-0.7, 0.7, 2)) for _ in range(2)]
        return [line * scale + shift for strokes, scale, shift in placed for line in strokes]

    return {
        "letter": letter,
        "shape": lambda: _written(_one_of(SHAPE_FORMS, rng), rng),
        "turned": turned,
        "beside": beside,
        "over": over,
        "scribble": lambda: _scribble(rng),
        "corners": lambda: [_places(rng, 3, 8) for _ in range(int(rng.integers(1, 4)))],
        "bars": lambda: [_bar(rng) for _ in range(int(rng.integers(2, 6)))],
        "dash": lambda: [_dash(rng)],
        "capital": lambda: _bars_of_a_capital(rng),
    }


def _one_of(options: Sequence[T], rng: Rng) -> T:
    return options[int(rng.integers(len(options)))]


def _written(form: str, rng: Rng) -> Lines:
    """A letter in somebody's hand: each place a little elsewhere, corners sharp or round, ends longer or shorter."""
    loose = rng.uniform(0.1, 1.1)
    shape = rng.random()
    lines = []
    for places, is_smooth in strokes_of(form):
        moved = places + rng.normal(0, loose, places.shape)
        line = curve(*moved) if is_smooth else resampled(moved, 40)
        if shape < 0.15:
            line = angular(line, rng.uniform(0.3, 1.0))
        elif shape < 0.4:
            line = rounded(line, int(rng.integers(1, 7)))
        for _ in range(2):
            if rng.random() < 0.35:
                line = extended(line, float(rng.normal(0.2, 1.2)), float(rng.normal(0, 0.7)))
            line = line[::-1]
        lines.append(line)
    return lines


def _places(rng: Rng, least: int, below: int) -> Polyline:
    return rng.uniform(-1, 1, (int(rng.integers(least, below)), 2))


def _scribble(rng: Rng) -> Lines:
    """A line to and fro, round and round, winding, or through some places: nobody meant anything."""
    way = rng.random()
    t = np.linspace(0.0, 1.0, 120)
    if way < 0.6:
        return [curve(*_places(rng, 5, 16), n=120) for _ in range(int(rng.integers(1, 3)))]
    if way < 0.75:  # to and fro
        turns = int(rng.integers(5, 14))
        places = np.stack([np.where(np.arange(turns) % 2, 1.0, -1.0), np.linspace(-1, 1, turns)], axis=1)
        places = places * rng.uniform(0.4, 1.2, 2) + rng.normal(0, 0.15, (turns, 2))
        return [curve(*places, n=120) if rng.random() < 0.5 else places]
    if way < 0.9:  # round and round, moving on
        angle = 2 * np.pi * (rng.uniform(2.0, 6.0) * t * rng.choice([-1, 1]) + rng.random())
        radius = (1 + rng.uniform(-0.8, 0.3) * t) * (1 + 0.15 * np.sin(angle * rng.uniform(0.3, 0.9)))
        on = rng.uniform(-2, 2, 2) * t[:, None]
        return [np.stack([np.cos(angle), np.sin(angle) * rng.uniform(0.5, 1.2)], axis=1) * radius[:, None] + on]
    bend = np.cumsum(rng.normal(0, 0.12, 120))  # winding
    heading = np.cumsum(bend - bend.mean()) * rng.uniform(0.5, 1.0)
    return [np.cumsum(np.stack([np.cos(heading), np.sin(heading)], axis=1), axis=0)]


def _bar(rng: Rng) -> Polyline:
    start, end = rng.uniform(-1, 1, (2, 2))
    return segment(start, end, rng.normal(0, 0.1))


def _dash(rng: Rng) -> Polyline:
    """A line too flat to be a 1, sometimes no longer than a dot."""
    length = rng.uniform(0.0, 1.0)
    return segment((-length, rng.normal(0, 0.2) * length), (length, rng.normal(0, 0.2) * length), rng.normal(0, 0.1))


def _bars_of_a_capital(rng: Rng) -> Lines:
    """A few upright, level and slanting bars on a common frame, as capital letters are built."""
    corners = [np.array([x, y]) for x in (-0.7, 0.0, 0.7) for y in (-1.0, 0.0, 1.0)]
    picks = rng.integers(len(corners), size=(int(rng.integers(3, 5)), 2))
    return [segment(corners[a], corners[b], rng.normal(0, 0.04)) for a, b in picks if a != b] or [_dash(rng)]
