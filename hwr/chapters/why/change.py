"""A change of the answer: the smallest change of the 64 inputs after which a network answers with another digit.

The search is the fast adaptive boundary attack (Croce & Hein 2020, "Minimally distorted adversarial examples with a
fast adaptive boundary attack"), in the Euclidean length and towards one class. Like DeepFool (Moosavi-Dezfooli, Fawzi &
Frossard 2016) it goes, step by step, to where the slopes say the answer turns; unlike it, it never forgets where it
came from: each step is drawn a little towards the nearest such place seen from the drawing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np

from hwr.chapters.why.slopes import Floats, Look
from hwr.nn.losses import join
from hwr.nn.network import Network

STEPS: Final = 60
"""Steps along the slopes; with 30 the changes are a twentieth longer, with 120 hardly shorter."""

AHEAD: Final = 0.01
"""The new answer's z shall be ahead by so much: enough that rounding does not turn it back."""

SEEN: Final = 1 / 32
"""A value that changes by less, half a step of the training pictures' sixteen, counts as unchanged. As greys are shown
here it is 2.1 to 3.2 in CIE lightness L*, and 2.3 is what can just be told apart (Mahy, Van Eycken & Oosterlinck 1994).
"""

_SMOOTH, _SHARP = 3.0, 30.0
"""All rivals count while the new answer is overtaking them, each 1 of z nearer the front e^3 times as much: were only
the foremost heeded, steps could go to and fro between two. For the last steps it is the foremost alone."""

_SEARCHING: Final = 45
"""So many steps search; the rest go straight from the drawing to the border that the slopes at the best place show."""

_OVERSHOOT: Final = 1.05
_MOST_DRAWN_BACK: Final = 0.1
_RETREAT: Final = 0.9
_HALVINGS: Final = 30
"""The paper's eta, alpha_max and beta, and its final search."""


@dataclass(frozen=True, eq=False)
class Change:
    """What was found.

    Attributes:
        before, after: float64 (inputs,), within [0, 1]; `after` is answered otherwise.
        steps: taken along the slopes.
    """

    before: Floats
    after: Floats
    steps: int

    @property
    def difference(self) -> Floats:
        """What is added to each value."""
        return self.after - self.before

    @property
    def count(self) -> int:
        """How many values change by `SEEN` or more."""
        return int((np.abs(self.difference) >= SEEN).sum())

    @property
    def most(self) -> float:
        """By how much a value changes at most."""
        return float(np.abs(self.difference).max())

    @property
    def total(self) -> float:
        """By how much they change together."""
        return float(np.abs(self.difference).sum())

    @property
    def length(self) -> float:
        """The Euclidean length, which is what was made small."""
        return float(np.linalg.norm(self.difference))

    @property
    def is_subtle(self) -> bool:
        """Whether it cannot be seen, or hardly: no value changes by `SEEN`."""
        return self.count == 0

    def part(self, share: float) -> Change:
        """A share of it as a change of its own."""
        return Change(self.before, self.at(share), self.steps)

    def at(self, share: float) -> Floats:
        """The inputs after a share of it: 0 before, 1 after, 2 twice as far; within [0, 1] as ink is."""
        return np.clip(self.before + share * self.difference, 0.0, 1.0)


def search(network: Network, x: Floats, target: int) -> Iterator[Change | None]:
    """Look for the smallest change after which the network answers `target`.

    Args:
        network: of float64, or rounding ends the search early.
        x: (inputs,), within [0, 1].

    Yields:
        The best so far after each step, None before there is one; the last is the result. The same arguments give the
        same values.
    """
    best: Floats | None = None
    here = x
    for step in range(1, STEPS + 1):
        if step <= _SEARCHING:
            here = _stepped(_Border.seen(Look(network, here), target, _SMOOTH), x, is_found=best is not None)
        else:
            border = _Border.seen(Look(network, here if best is None else best), target, _SHARP)
            here = border.nearest(x)
        if _is_reached(network, here, target):
            if best is None or np.linalg.norm(here - x) < np.linalg.norm(best - x):
                best = here
            here = x + _RETREAT * (here - x)
        if best is not None and step in (_SEARCHING, STEPS):
            best = _shortened(network, x, best, target)
        yield None if best is None else Change(x, best, step)


def nearest_answer(network: Network, x: Floats) -> int:
    """The class whose border is nearest as the slopes at `x` see it: least lead for its steepness, as in DeepFool."""
    look = Look(network, x)
    others = [k for k in range(len(look.z)) if k != look.answer]
    values, slopes = look.leads(look.answer, others)
    return others[int((values / np.maximum(np.linalg.norm(slopes, axis=1), 1e-12)).argmin())]


def on_border(x: Floats, slope: Floats, level: float) -> Floats:
    """The point of the box [0, 1]^n nearest to `x` at which slope . point = level; where there is none, the nearest of
    those whose product comes closest to it.

    It is clip(x + t slope) for some t; the product grows with t, in straight pieces from bend to bend.
    """
    moving = slope != 0
    if not moving.any():
        return x
    ends = (np.array([[0.0], [1.0]]) - x[moving]) / slope[moving]
    bends = np.unique(np.append(ends, 0.0))
    levels = np.clip(x + bends[:, None] * slope, 0.0, 1.0) @ slope
    return np.asarray(np.clip(x + np.interp(level, levels, bends) * slope, 0.0, 1.0), np.float64)


def _is_reached(network: Network, x: Floats, target: int) -> bool:
    z = Look(network, x).z
    return bool(z[target] - np.delete(z, target).max() >= AHEAD)


@dataclass(frozen=True, eq=False)
class _Border:
    """Where, as the slopes at a place show it, an answer overtakes all others: slope . x = level."""

    place: Floats
    slope: Floats
    level: float

    @classmethod
    def seen(cls, look: Look, target: int, sharpness: float) -> _Border:
        rivals = np.delete(np.arange(len(look.z)), target)
        front, shares = _smooth_maximum(look.z[rivals], sharpness)
        weights = np.zeros((1, len(look.z)))
        weights[0, rivals], weights[0, target] = -shares, 1.0
        slope = look.slopes(weights)[0]
        return cls(look.x, slope, AHEAD - float(look.z[target] - front) + float(slope @ look.x))

    def nearest(self, x: Floats) -> Floats:
        return on_border(x, self.slope, self.level)


def _smooth_maximum(z: Floats, sharpness: float) -> tuple[float, Floats]:
    """A maximum of z (n,) with slopes, never below it, and its slope by each z, (n,): ln(sum exp(s z)) / s and the
    softmax of s z. The one is the maximum and the cross-entropy of whoever has it, the other what it is taken of."""
    scaled = sharpness * z[:, None]
    foremost = np.zeros_like(scaled)
    foremost[z.argmax()] = 1.0
    shares = np.empty_like(scaled)
    surprise = join("cross_entropy", "softmax", scaled.shape, np.float64).forward(scaled, foremost, shares)
    return float(z.max()) + surprise / sharpness, shares[:, 0]


def _stepped(border: _Border, start: Floats, *, is_found: bool) -> Floats:
    """A step over the border and, once an answer is found, a little towards the border as seen from the start."""
    here = border.place
    from_here, from_start = border.nearest(here) - here, border.nearest(start) - start
    lengths = float(np.linalg.norm(from_here)), float(np.linalg.norm(from_start))
    back = min(lengths[0] / (sum(lengths) or 1.0), _MOST_DRAWN_BACK) if is_found else 0.0
    step = (1 - back) * (here + _OVERSHOOT * from_here) + back * (start + _OVERSHOOT * from_start)
    return np.asarray(np.clip(step, 0.0, 1.0), np.float64)


def _shortened(network: Network, start: Floats, end: Floats, target: int) -> Floats:
    """As near to the start, on the straight way there, as the answer allows, by halving."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if _is_reached(network, start + middle * (end - start), target):
            high = middle
        else:
            low = middle
    return start + high * (end - start)
