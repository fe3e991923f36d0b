"""A walk down a landscape: one step of an optimizer after the other, and when it counts as converged."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.chapters.descent.landscapes import REACH, Landscape
from hwr.nn.config import TrainingConfig
from hwr.nn.optimizers import OPTIMIZERS, Optimizer
from hwr.nn.training import has_stalled

Floats = NDArray[np.float64]

LEVEL: Final = 1e-3
"""The walk has converged when slope and last step are both shorter than this."""

WINDOW: Final = 5
"""Steps compared by the rule that trainings stop by; see `TrainingConfig.convergence_window`."""

TOLERANCE: Final = TrainingConfig().convergence_tolerance

FAR: Final = 1000 * REACH
"""Whoever is farther out than this has been thrown out."""


class DescentStatus(Enum):
    """How far a walk is."""

    UNDER_WAY = "under way"
    CONVERGED = "converged"
    DIVERGED = "diverged"


class Pace(Enum):
    """What a learning rate would do if the ground went on bending as it does here."""

    CRAWLING = "crawling"
    STEADY = "steady"
    SWIFT = "swift"
    SWINGING = "overshooting"
    TOO_LARGE = "too large"


@dataclass(frozen=True, eq=False)
class DescentStep:
    """Where a walk is after a step.

    Attributes:
        point: (dimensions,).
        value: the loss there.
        gradient: its slopes there, (dimensions,).
        memory: what the optimizer remembers, a vector (dimensions,) for each of its slots.
        moved: the length of the step that led here; 0 at the start.
    """

    point: Floats
    value: float
    gradient: Floats
    memory: tuple[Floats, ...]
    moved: float

    @property
    def slope(self) -> float:
        """The length of the gradient."""
        return math.hypot(*self.gradient.tolist())

    @property
    def is_lost(self) -> bool:
        """Whether it is beyond all numbers worth following."""
        return not (math.isfinite(self.value) and np.isfinite(self.gradient).all() and np.abs(self.point).max() <= FAR)


def optimizer_of(name: str) -> Optimizer:
    """The engine's optimizer of that name, with the settings it has by itself."""
    return OPTIMIZERS[name]()


def begin(landscape: Landscape, point: Sequence[float], optimizer: Optimizer) -> DescentStep:
    """Put the ball down; the optimizer remembers nothing yet."""
    at = np.array(point, np.float64)
    memory = tuple(np.zeros(len(at)) for _ in optimizer.slot_names)
    return DescentStep(at, landscape.value(at), landscape.gradient(at), memory, 0.0)


def move(step: DescentStep, optimizer: Optimizer, rate: float, number: int) -> tuple[Floats, tuple[Floats, ...]]:
    """What the optimizer subtracts from the point, and what it remembers afterwards.

    Args:
        number: how many steps this one makes, from 1.
    """
    moved, memory = step.gradient.copy(), tuple(slot.copy() for slot in step.memory)
    with np.errstate(all="ignore"):
        optimizer.step(moved, memory, rate, number)
    return moved, memory


@dataclass(frozen=True, eq=False)
class Ahead:
    """Where the next step leads.

    Attributes:
        point, value: (dimensions,), and the loss there; infinite where that is beyond all numbers.
        memory: what the optimizer will remember.
        moved: the length of the step.
    """

    point: Floats
    value: float
    memory: tuple[Floats, ...]
    moved: float


def look_ahead(landscape: Landscape, step: DescentStep, optimizer: Optimizer, rate: float, number: int) -> Ahead:
    """Where the next step leads, which makes so many; a ball that is lost stays where it is."""
    if step.is_lost:
        return Ahead(step.point, step.value, step.memory, step.moved)
    moved, memory = move(step, optimizer, rate, number)
    with np.errstate(all="ignore"):
        point = step.point - moved
    if not np.isfinite(point).all():
        return Ahead(step.point, math.inf, memory, math.inf)
    return Ahead(point, landscape.value(point), memory, math.hypot(*moved.tolist()))


def advance(landscape: Landscape, step: DescentStep, optimizer: Optimizer, rate: float, number: int) -> DescentStep:
    """One step on; a ball that is lost stays where it is."""
    ahead = look_ahead(landscape, step, optimizer, rate, number)
    gradient = step.gradient if ahead.point is step.point else landscape.gradient(ahead.point)
    return DescentStep(ahead.point, ahead.value, gradient, ahead.memory, ahead.moved)


def status_of(walk: Sequence[DescentStep]) -> DescentStatus:
    """How far it is; nothing has converged before its first step."""
    last = walk[-1]
    if last.is_lost:
        return DescentStatus.DIVERGED
    if len(walk) > 1 and last.slope < LEVEL and last.moved < LEVEL:
        return DescentStatus.CONVERGED
    return DescentStatus.UNDER_WAY


def would_stop(walk: Sequence[DescentStep]) -> bool:
    """Whether a training, which never sees the true gradient, would stop here for want of progress."""
    return not walk[-1].is_lost and has_stalled([step.value for step in walk], WINDOW, TOLERANCE)


def pace(optimizer: Optimizer, rate: float, curvature: float) -> Pace:
    """What a learning rate does where the landscape bends so much.

    Those whose steps grow with the slope are thrown out from `stable_below` on, and swing across from the half of that.
    The others, RMSprop and Adam, divide the slope's size out: their steps are about as long as the rate, however steep
    it is, and they hop rather than diverge.
    """
    limit = optimizer.stable_below
    if limit is not None:
        strength = rate * curvature
        if strength >= limit:
            return Pace.TOO_LARGE
        if strength > limit / 2:
            return Pace.SWINGING
        gain = strength * optimizer.gain
        return Pace.CRAWLING if gain < 0.05 else Pace.STEADY if gain < 0.5 else Pace.SWIFT
    share = rate / REACH
    for found, most in _HOPS.items():
        if share < most:
            return found
    return Pace.SWINGING


_HOPS: Final[Mapping[Pace, float]] = {Pace.CRAWLING: 0.005, Pace.STEADY: 0.05, Pace.SWIFT: 0.25}
"""How long a hop may be, as a share of the way from the middle to the edge."""
