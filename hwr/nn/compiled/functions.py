"""Functions: activations with their slopes, and losses, of whole layers; formulas as in `activations` and `losses`."""

from __future__ import annotations

import math

from hwr.nn.activations import LEAK
from hwr.nn.compiled.known import (
    CROSS_ENTROPY,
    LEAKY_RELU,
    MEAN_SQUARED_ERROR,
    RELU,
    SIGMOID,
    SOFTMAX,
    TANH,
)
from hwr.nn.compiled.vectors import (
    at_least,
    at_most,
    filled,
    floor,
    inlined,
    jitted,
    lanes,
    largest,
    load,
    power_of_2,
    store,
    total,
    where_positive,
    zeros,
)


@inlined
def exp_less_1(x):
    """exp(x) - 1 of a vector, to the last digit or two, where neither that nor exp(x) leaves the normal numbers.

    With n the whole number next to x / log 2, and r = x - n log 2, it is 2^n (exp(r) - 1) + 2^n - 1. As |r| < 0.35,
    thirteen terms of the series are enough for 64 bits (W. J. Cody, W. Waite, "Software manual for the elementary
    functions", 1980, ch. 6, where log 2 is split likewise, so that n times its greater part is exact).
    """
    n = floor(x * 1.4426950408889634 + 0.5)
    r = (x - n * 0.693359375) + n * 2.12194440054690582767987e-4
    p = r * (1 / 6227020800) + 1 / 479001600
    p = p * r + 1 / 39916800
    p = p * r + 1 / 3628800
    p = p * r + 1 / 362880
    p = p * r + 1 / 40320
    p = p * r + 1 / 5040
    p = p * r + 1 / 720
    p = p * r + 1 / 120
    p = p * r + 1 / 24
    p = p * r + 1 / 6
    p = p * r + 0.5
    p = p * r + 1.0
    scale = power_of_2(n)
    return scale * (p * r) + (scale - 1.0)


@inlined
def _activated(kind, z, lowest):
    if kind == RELU:
        a = at_least(z, 0.0)
    elif kind == LEAKY_RELU:
        a = at_least(z, z * LEAK)
    elif kind == TANH:
        e = exp_less_1(at_least(at_most(z, 20.0), -20.0) * 2.0)
        a = e / (e + 2.0)
    elif kind == SIGMOID:
        a = 1.0 / (exp_less_1(at_least(at_most(0.0 - z, -lowest), lowest)) + 2.0)
    else:
        a = z
    return a


@inlined
def _times_slope(kind, a, delta):
    if kind == RELU:
        delta = where_positive(a, delta, delta * 0.0)
    elif kind == LEAKY_RELU:
        delta = where_positive(a, delta, delta * LEAK)
    elif kind == TANH:
        delta = delta * (1.0 - a * a)
    elif kind == SIGMOID:
        delta = delta * ((1.0 - a) * a)
    return delta


@jitted
def activate(kind, a, at, samples, units, lowest):
    """f(z) in the place of z.

    Args:
        lowest: what exp is given at least, so that it stays a normal number.
    """
    if kind == SOFTMAX:
        _softmax(a, at, samples, units, lowest)
        return
    step, end = lanes(a), at + samples * units
    i = at
    while i + step <= end:
        store(a, i, step, _activated(kind, load(a, i, step), lowest))
        i += step
    store(a, i, end - i, _activated(kind, load(a, i, end - i), lowest))


@jitted
def fill(row, of_row, z, at, samples, units):
    """Make each row of z that row."""
    step = lanes(z)
    for unit in range(0, units, step):
        some = min(step, units - unit)
        numbers = load(row, of_row + unit, some)
        for sample in range(samples):
            store(z, at + sample * units + unit, some, numbers)


@jitted
def times_slope(kind, a, delta, at, samples, units):
    """dLoss/dz in the place of dLoss/da, which lies in `delta` where a = f(z) lies in `a`."""
    if kind == SOFTMAX:
        for sample in range(samples):
            row = at + sample * units
            mixed = 0.0
            for unit in range(units):
                mixed += a[row + unit] * delta[row + unit]
            for unit in range(units):
                delta[row + unit] = (delta[row + unit] - mixed) * a[row + unit]
        return
    step, end = lanes(a), at + samples * units
    i = at
    while i + step <= end:
        store(delta, i, step, _times_slope(kind, load(a, i, step), load(delta, i, step)))
        i += step
    store(delta, i, end - i, _times_slope(kind, load(a, i, end - i), load(delta, i, end - i)))


@inlined
def _top(z, row, units):
    """The largest of a row; not a number if there is one in it."""
    top = z[row]
    for unit in range(1, units):
        value = z[row + unit]
        if not value <= top:
            top = value
    return top


@jitted
def _softmax(z, at, samples, units, lowest):
    step = lanes(z)
    for sample in range(samples):
        row = at + sample * units
        top, sums = _top(z, row, units), zeros(z)
        for unit in range(0, units, step):
            some = min(step, units - unit)
            store(z, row + unit, some, exp_less_1(at_least(load(z, row + unit, some) - top, lowest)) + 1.0)
            sums = sums + load(z, row + unit, some)
        share = 1.0 / total(sums)
        for unit in range(0, units, step):
            some = min(step, units - unit)
            store(z, row + unit, some, load(z, row + unit, some) * share)


@inlined
def _weight(weights, of_weights, sample):
    """How much a sample counts, 1 if there are no weights, of which `of_weights` is less than 0 then."""
    return float(weights[of_weights + sample]) if of_weights >= 0 else 1.0


@jitted
def _softmax_cross_entropy(z, delta, at, samples, units, targets, of_targets, weights, of_weights, lowest, batch):
    """dLoss/dz in `delta`, and the samples' part of the mean loss; z stays as it is.

    A row that overlapped one just written would have to wait for that.
    """
    step = lanes(z)
    loss = 0.0
    for sample in range(samples):
        row, wanted = at + sample * units, of_targets + sample * units
        weight = _weight(weights, of_weights, sample)
        if units <= step:
            x, target = load(z, row, units), load(targets, wanted, units)
            shifted = filled(x - largest(filled(x, units, -math.inf)), units, 0.0)
            e = filled(exp_less_1(at_least(shifted, lowest)) + 1.0, units, 0.0)
            sum_of_row = total(e)
            loss += (math.log(sum_of_row) - total(shifted * target)) * weight
            store(delta, row, units, (e * (1.0 / sum_of_row) - target) * (weight / batch))
            continue
        top, sums, agreed = _top(z, row, units), zeros(z), zeros(z)
        for unit in range(0, units, step):
            some = min(step, units - unit)
            shifted = load(z, row + unit, some) - top
            agreed = agreed + shifted * load(targets, wanted + unit, some)
            e = filled(exp_less_1(at_least(shifted, lowest)) + 1.0, some, 0.0)
            store(delta, row + unit, some, e)
            sums = sums + e
        sum_of_row = total(sums)
        loss += (math.log(sum_of_row) - total(agreed)) * weight
        for unit in range(0, units, step):
            some = min(step, units - unit)
            error = load(delta, row + unit, some) * (1.0 / sum_of_row) - load(targets, wanted + unit, some)
            store(delta, row + unit, some, error * (weight / batch))
    return loss / batch


@jitted
def score(loss, kind, a, delta, at, samples, units, targets, of_targets, weights, of_weights, lowest, batch):
    """dLoss/dz in `delta`, where z lies in `a`, and the samples' part of the batch's mean loss.

    What lies in `a` then is of no further use.

    Args:
        targets: (samples, units), from `of_targets` on.
        weights: (samples,), from `of_weights` on, or none, if that is less than 0.
        batch: how many samples the batch has.
    """
    size = samples * units
    sum_of_losses = 0.0
    if loss == CROSS_ENTROPY and kind == SOFTMAX:
        return _softmax_cross_entropy(
            a, delta, at, samples, units, targets, of_targets, weights, of_weights, lowest, batch
        )
    if loss == CROSS_ENTROPY:
        for i in range(size):
            z = float(a[at + i])
            loss_of_one = max(z, 0.0) + math.log1p(math.exp(-abs(z))) - targets[of_targets + i] * z
            sum_of_losses += loss_of_one * _weight(weights, of_weights, i // units)
        activate(kind, a, at, samples, units, lowest)
    else:
        activate(kind, a, at, samples, units, lowest)
        for i in range(size):
            error = float(a[at + i]) - targets[of_targets + i]
            sum_of_losses += 0.5 * error * error * _weight(weights, of_weights, i // units)
    step = lanes(a)
    for sample in range(samples):
        row, share = sample * units, _weight(weights, of_weights, sample) / batch
        for i in range(row, row + units, step):
            some = min(step, row + units - i)
            error = load(a, at + i, some) - load(targets, of_targets + i, some)
            store(delta, at + i, some, error * share)
    if loss == MEAN_SQUARED_ERROR:
        times_slope(kind, a, delta, at, samples, units)
    return sum_of_losses / batch
