"""The optimizer: from the gradient to the new parameters in one pass; formulas as in `optimizers` and `updates`."""

from __future__ import annotations

import math
from typing import Any, NamedTuple

from hwr.nn.compiled.known import ADAM, MOMENTUM, NESTEROV, RMSPROP, SGD
from hwr.nn.compiled.vectors import inlined, jitted, lanes, load, root, size, store, total, where_positive, zeros


class Rule(NamedTuple):
    """What a configuration says of the step.

    Attributes:
        kind: one of `known.OPTIMIZERS`.
        memory: of the first slot: how much stays of it at each update.
        memory_of_squares: likewise of the second.
        epsilon: as the optimizer calls it.
        l2, decay: as in `TrainingConfig.l2` and `Optimizer.decoupled_decay`.
        is_averaged: whether the weights are.
    """

    kind: int
    memory: float
    memory_of_squares: float
    epsilon: float
    l2: float
    decay: float
    is_averaged: bool


class Pace(NamedTuple):
    """The numbers of one update: what its step is multiplied by, what is added to the root, which share of each weight
    decays, and which share of the way the average goes."""

    scale: float
    epsilon: float
    pull: float
    share: float


class Parameters(NamedTuple):
    """Pointers to vectors (parameters,): before and after the update, what the optimizer remembers, the average."""

    old: Any
    new: Any
    first: Any
    second: Any
    average: Any


@jitted
def pace_of(rule, rate, share, update):
    """The pace of an update with that rate, counted from 1 since the optimizer began to remember."""
    scale, epsilon = rate, rule.epsilon
    if rule.kind == ADAM:
        of_root = math.sqrt((1 - rule.memory_of_squares) / (1 - rule.memory_of_squares**update))
        scale *= (1 - rule.memory) / (1 - rule.memory**update) / of_root
        epsilon /= of_root
    return Pace(scale, epsilon, rate * rule.decay, share)


@inlined
def _move(rule, pace, vectors, i, some, d, l2, pull):
    """Of the gradient d of some parameters from i on write those after the update, and return the step."""
    old = load(vectors.old, i, some)
    d = d + old * l2
    if rule.kind == SGD:
        d = d * pace.scale
    elif rule.kind == MOMENTUM:
        v = load(vectors.first, i, some) * rule.memory + d
        store(vectors.first, i, some, v)
        d = v * pace.scale
    elif rule.kind == NESTEROV:
        v = (load(vectors.first, i, some) + d) * rule.memory
        store(vectors.first, i, some, v)
        d = (d + v) * pace.scale
    elif rule.kind == RMSPROP:
        s = load(vectors.first, i, some) * rule.memory + d * d * (1 - rule.memory)
        store(vectors.first, i, some, s)
        d = d / (root(s) + pace.epsilon) * pace.scale
    else:
        m = load(vectors.first, i, some) * rule.memory + d
        v = load(vectors.second, i, some) * rule.memory_of_squares + d * d
        store(vectors.first, i, some, m)
        store(vectors.second, i, some, v)
        d = m / (root(v) + pace.epsilon) * pace.scale
    d = d + old * pull
    new = old - d
    store(vectors.new, i, some, new)
    if rule.is_averaged:
        average = load(vectors.average, i, some)
        store(vectors.average, i, some, average + (new - average) * pace.share)
    return d


@jitted
def move(rule, pace, vectors, first, last, is_weight, gradient, at, squares, is_measured):
    """Parameters `first` to `last`, all weights or all biases, of their gradient, which begins at `at`.

    Args:
        squares: pointer to three numbers, the squares of the gradient, of the step and of the parameters before it,
            which are added to if `is_measured`.

    Returns:
        The square of the step: finite, or not, as the step is.
    """
    step = lanes(gradient)
    l2, pull = (rule.l2, pace.pull) if is_weight else (0.0, 0.0)
    at -= first
    if is_measured:
        of_gradient, of_old = zeros(gradient), zeros(gradient)
        for i in range(first, last, step):
            some = min(step, last - i)
            old = load(vectors.old, i, some)
            d = load(gradient, at + i, some) + old * l2
            of_gradient, of_old = of_gradient + d * d, of_old + old * old
        squares[0] += total(of_gradient)
        squares[2] += total(of_old)
    sums = zeros(gradient)
    i = first
    while i + step <= last:
        d = _move(rule, pace, vectors, i, step, load(gradient, at + i, step), l2, pull)
        sums = sums + d * d
        i += step
    d = _move(rule, pace, vectors, i, last - i, load(gradient, at + i, last - i), l2, pull)
    square = float(total(sums + d * d))
    if is_measured:
        squares[1] += square
    return square


@jitted
def square_of(vector, first, last):
    """The sum of the squares of some numbers of a vector."""
    step = lanes(vector)
    sums = zeros(vector)
    for i in range(first, last, step):
        x = load(vector, i, min(step, last - i))
        sums = sums + x * x
    return float(total(sums))


@jitted
def sweep(slot, count, faint):
    """Set to 0 what is smaller than `faint` (see `Updater._sweep`)."""
    step = lanes(slot)
    for i in range(0, count, step):
        some = min(step, count - i)
        x = load(slot, i, some)
        store(slot, i, some, where_positive(size(x) - faint, x, zeros(slot)))
