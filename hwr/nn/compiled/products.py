"""Products: those of a layer, forward and back, by what is not 0 alone: where there is ink, or a ReLU is not silent.

A BLAS multiplies by everything. It is faster all the same, except where about half is 0, or for a few samples, for
which its preparations are not worth it.
"""

from __future__ import annotations

from typing import Final

from hwr.nn.compiled.vectors import (
    append_not_zero,
    count_not_zero,
    inlined,
    jitted,
    lanes,
    load,
    store,
    total,
    turn,
    zeros,
)

NEAR: Final = 4096
"""Weights that stay in the nearest cache while all samples pass by."""

FEW: Final = 8
"""Of fewer samples products are made here in any case."""

MOST: Final = 128
"""Of more samples dLoss/dz no longer stays in a near cache while all rows of a gradient are made of it."""

THIN: Final = 0.6
"""Of how much not to be 0 it takes, at most, for products to be made here."""


@inlined
def _combine(values, places, count, rows, of_rows, units, out, at, is_new):
    """Add to a row of `out` the sum of values[j] times row places[j] of `rows`; or write it there, if that is new."""
    step = lanes(out)
    unit = 0
    while unit + 4 * step <= units:
        s0, s1, s2, s3 = zeros(out), zeros(out), zeros(out), zeros(out)
        if not is_new:
            s0, s1 = load(out, at + unit, step), load(out, at + unit + step, step)
            s2, s3 = load(out, at + unit + 2 * step, step), load(out, at + unit + 3 * step, step)
        for j in range(count):
            value, row = values[j], of_rows + places[j] * units + unit
            s0 = s0 + load(rows, row, step) * value
            s1 = s1 + load(rows, row + step, step) * value
            s2 = s2 + load(rows, row + 2 * step, step) * value
            s3 = s3 + load(rows, row + 3 * step, step) * value
        store(out, at + unit, step, s0)
        store(out, at + unit + step, step, s1)
        store(out, at + unit + 2 * step, step, s2)
        store(out, at + unit + 3 * step, step, s3)
        unit += 4 * step
    while unit < units:
        some = min(step, units - unit)
        s0, s1 = zeros(out), zeros(out)
        if not is_new:
            s0 = load(out, at + unit, some)
        for j in range(0, count - 1, 2):
            s0 = s0 + load(rows, of_rows + places[j] * units + unit, some) * values[j]
            s1 = s1 + load(rows, of_rows + places[j + 1] * units + unit, some) * values[j + 1]
        if count % 2:
            s0 = s0 + load(rows, of_rows + places[count - 1] * units + unit, some) * values[count - 1]
        store(out, at + unit, some, s0 + s1)
        unit += step


@inlined
def _dot(x, at, y, of_y, units):
    """The scalar product of two rows."""
    step = lanes(x)
    s0, s1 = zeros(x), zeros(x)
    unit = 0
    while unit + 2 * step <= units:
        s0 = s0 + load(x, at + unit, step) * load(y, of_y + unit, step)
        s1 = s1 + load(x, at + unit + step, step) * load(y, of_y + unit + step, step)
        unit += 2 * step
    while unit < units:
        some = min(step, units - unit)
        s0 = s0 + load(x, at + unit, some) * load(y, of_y + unit, some)
        unit += step
    return total(s0 + s1)


@jitted
def is_thin(x, of_x, stride, samples, fan_in):
    """Whether so little of x, (samples, fan_in), is not 0 that it is best left out; of a few samples in any case."""
    if samples < FEW:
        return True
    step = lanes(x)
    count = 0
    for sample in range(samples):
        for k in range(0, fan_in, step):
            count += count_not_zero(load(x, of_x + sample * stride + k, min(step, fan_in - k)))
    return count < THIN * samples * fan_in


@jitted
def forward(x, of_x, stride, fan_in, w, of_w, units, z, of_z, samples, lists):
    """z += x w: x (samples, fan_in), its rows `stride` apart, w (fan_in, units), z (samples, units)."""
    values, places = lists.values, lists.places
    step = lanes(x)
    deep = max(1, NEAR // units // step) * step
    for first in range(0, fan_in, deep):
        last = min(fan_in, first + deep)
        for sample in range(samples):
            row = of_x + sample * stride
            count = 0
            for k in range(first, last, step):
                count = append_not_zero(values, places, count, load(x, row + k, min(step, last - k)), k)
            _combine(values, places, count, w, of_w, units, z, of_z + sample * units, False)


@jitted
def transpose(x, of_x, stride, rows, columns, out):
    """x^T, into the beginning of `out`: x (rows, columns), its rows `stride` apart."""
    step = lanes(x)
    for row in range(0, rows, step):
        for i in range(0, columns, step):
            begin, some = of_x + row * stride + i, min(step, rows - row)
            turn(x, begin, stride, some, min(step, columns - i), out, i * rows + row, rows)


@jitted
def below(delta, of_delta, units, w, of_w, fan_in, a, of_a, is_relu, out, of_out, samples, lists):
    """delta w^T: delta (samples, units), w (fan_in, units), out (samples, fan_in).

    Args:
        a: what the layer below fed forward; where it was a silent ReLU the slope is 0, so that 0 will do.
    """
    if samples < FEW:
        for sample in range(samples):
            of_row = of_delta + sample * units
            for k in range(sample * fan_in, (sample + 1) * fan_in):
                if is_relu and a[of_a + k] == 0:
                    out[of_out + k] = 0.0
                else:
                    out[of_out + k] = _dot(delta, of_row, w, of_w + (k - sample * fan_in) * units, units)
        return
    transpose(w, of_w, units, fan_in, units, lists.turned)
    step = lanes(w)
    for i in range(0, samples * fan_in, step):
        store(out, of_out + i, min(step, samples * fan_in - i), zeros(out))
    forward(delta, of_delta, units, units, lists.turned, 0, fan_in, out, of_out, samples, lists)


@jitted
def backward(turned, first, last, delta, of_delta, units, out, samples, lists):
    """Rows `first` to `last` of x^T delta, (fan_in, units), into the beginning of `out`.

    Args:
        turned: x^T, (fan_in, samples).
    """
    values, places = lists.values, lists.places
    step = lanes(turned)
    for k in range(first, last):
        count = 0
        for sample in range(0, samples, step):
            numbers = load(turned, k * samples + sample, min(step, samples - sample))
            count = append_not_zero(values, places, count, numbers, sample)
        _combine(values, places, count, delta, of_delta, units, out, (k - first) * units, True)


@jitted
def column_sums(delta, at, samples, units, out):
    """The sum over the samples of delta, (samples, units), into the beginning of `out`."""
    step = lanes(delta)
    for unit in range(0, units, step):
        some = min(step, units - unit)
        sums = zeros(delta)
        for sample in range(samples):
            sums = sums + load(delta, at + sample * units + unit, some)
        store(out, unit, some, sums)
