"""Products: those of a layer, forward and back, of all numbers or only of those that are not 0.

Not 0 is where there is ink, or a ReLU is not silent. All numbers are multiplied 64 by 4 in registers before anything is
written. A BLAS does so, too, but copies both matrices first, which takes a small batch up to as long again.
"""

from __future__ import annotations

from typing import Any, Final

from hwr.nn.compiled.rows import add_rows, add_tile, bits_not_zero, count_of, load_row, no_sums, store_row
from hwr.nn.compiled.vectors import ahead, inlined, jitted, lanes, load, store, total, turn, zeros

NEAR: Final = 8192
"""Weights that stay in the nearest cache while all samples pass by."""

DEEP: Final = 64
"""Rows of a wide matrix that stay in a near cache while all samples pass by."""

WORD: Final = 64
"""Numbers of which one word says whether they are 0."""

FEW: Final = 8
"""Of fewer samples 0 is left out in any case, but for the gradient: four at a time go through the registers."""

MANY: Final = 32
"""So many samples it takes to find out what is 0, and to leave that out."""

THIN: Final = 0.6
"""Of how much not to be 0 it takes, at most, to leave out what is."""


def _of_width(vectors: int) -> Any:
    @inlined
    def add(x, at, apart, marks, of_marks, first, last, rows, units, out, of_out, is_new, some):
        """As `_combine`, for as many of its units as that many vectors have; or, if it is one, for some of those."""
        if vectors == 1:
            sums = no_sums(out, vectors) if is_new else (load(out, of_out, some),)
        else:
            sums = no_sums(out, vectors) if is_new else load_row(out, of_out, vectors)
        k = first
        while k < last:
            bits = marks[of_marks + k // WORD] >> (k % WORD)
            if last - k < WORD:
                bits &= (1 << (last - k)) - 1
            sums = add_rows(sums, x, at + k * apart, apart, bits, rows, k * units, units, some)
            k += WORD - k % WORD
        if vectors == 1:
            store(out, of_out, some, sums[0])
        else:
            store_row(out, of_out, sums)

    return add


_add_1, _add_4, _add_8, _add_16 = map(_of_width, (1, 4, 8, 16))


@jitted
def _combine(x, at, apart, marks, of_marks, first, last, rows, of_rows, units, out, of_out, is_new):
    """Add to a row of `out` the sum of x[at + k apart] times row k of `rows`, for the marked k from `first` to `last`;
    or write it there, if that is new."""
    step = lanes(out)
    unit = 0
    while unit < units:
        left, place = (units - unit) // step, of_out + unit
        at_unit = ahead(rows, of_rows + unit)
        if left >= 16:
            _add_16(x, at, apart, marks, of_marks, first, last, at_unit, units, out, place, is_new, step)
            unit += 16 * step
        elif left >= 8:
            _add_8(x, at, apart, marks, of_marks, first, last, at_unit, units, out, place, is_new, step)
            unit += 8 * step
        elif left >= 4:
            _add_4(x, at, apart, marks, of_marks, first, last, at_unit, units, out, place, is_new, step)
            unit += 4 * step
        else:
            some = min(step, units - unit)
            _add_1(x, at, apart, marks, of_marks, first, last, at_unit, units, out, place, is_new, some)
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
def words_of(count):
    """How many words have a bit for each."""
    return (count + WORD - 1) // WORD


@inlined
def _mark(x, of_x, first, last):
    """What of a row is not 0, from `first` to `last`, which are at most a word apart."""
    step = lanes(x)
    bits = 0
    for k in range(first, last, step):
        bits |= bits_not_zero(load(x, of_x + k, min(step, last - k))) << (k - first)
    return bits


@jitted
def mark(x, of_x, stride, samples, fan_in, marks):
    """Note which of x, (samples, fan_in), is not 0, in so many words a row; return how much."""
    at, count = 0, 0
    for sample in range(samples):
        for first in range(0, fan_in, WORD):
            marks[at] = _mark(x, of_x + sample * stride, first, min(fan_in, first + WORD))
            count += count_of(marks[at])
            at += 1
    return count


@jitted
def forward(x, of_x, stride, fan_in, w, of_w, units, z, of_z, samples, marks):
    """z += x w: x (samples, fan_in), its rows `stride` apart, w (fan_in, units), z (samples, units).

    Args:
        marks: of x, as `mark` notes them.
    """
    words = words_of(fan_in)
    deep = max(WORD, NEAR // units // WORD * WORD) if units <= NEAR // WORD else WORD // 2
    for first in range(0, fan_in, deep):
        last = min(fan_in, first + deep)
        for sample in range(samples):
            _combine(
                x, of_x + sample * stride, 1, marks, sample * words, first, last, w, of_w, units, z,
                of_z + sample * units, False,
            )  # fmt: skip


def _of_columns(vectors: int) -> Any:
    @jitted
    def columns(x, at, across, apart, count, depth, rows, of_rows, wide, out, of_out, some, is_new):
        """As `dense`, for so many vectors of the columns."""
        i = 0
        while i + 4 <= count:
            add_tile(
                4, vectors, x, at + i * across, across, apart, depth, rows, of_rows, wide, out, of_out + i * wide, some,
                is_new,
            )  # fmt: skip
            i += 4
        while i < count:
            add_tile(
                1, vectors, x, at + i * across, across, apart, depth, rows, of_rows, wide, out, of_out + i * wide, some,
                is_new,
            )  # fmt: skip
            i += 1

    return columns


_one_column, _four_columns = map(_of_columns, (1, 4))


@jitted
def dense(x, at, across, apart, count, depth, rows, of_rows, units, out, of_out, is_new):
    """The product of all numbers of x, (count, depth), with `rows`, (depth, units), added to `out`, or written there.

    Args:
        across, apart: how far apart the rows of x are, and its columns; so it can be the transpose of what lies there.
    """
    step = lanes(out)
    deep = DEEP if units > 8 * step else depth
    for k in range(0, depth, deep):
        high, unit, begins = min(deep, depth - k), 0, is_new and k == 0
        while unit + 4 * step <= units:
            _four_columns(
                x, at + k * apart, across, apart, count, high, rows, of_rows + k * units + unit, units, out,
                of_out + unit, step, begins,
            )  # fmt: skip
            unit += 4 * step
        while unit < units:
            some = min(step, units - unit)
            _one_column(
                x, at + k * apart, across, apart, count, high, rows, of_rows + k * units + unit, units, out,
                of_out + unit, some, begins,
            )  # fmt: skip
            unit += step


@jitted
def transpose(x, of_x, stride, rows, columns, out):
    """x^T, into the beginning of `out`: x (rows, columns), its rows `stride` apart."""
    step = lanes(x)
    for row in range(0, rows, step):
        for i in range(0, columns, step):
            begin, some = of_x + row * stride + i, min(step, rows - row)
            turn(x, begin, stride, some, min(step, columns - i), out, i * rows + row, rows)


@jitted
def below(delta, of_delta, units, w, of_w, fan_in, a, of_a, is_relu, out, of_out, samples, room):
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
    transpose(w, of_w, units, fan_in, units, room.turned)
    step = lanes(w)
    for i in range(0, samples * fan_in, step):
        store(out, of_out + i, min(step, samples * fan_in - i), zeros(out))
    mark(delta, of_delta, units, samples, units, room.marks)
    forward(delta, of_delta, units, units, room.turned, 0, fan_in, out, of_out, samples, room.marks)


@jitted
def backward(turned, first, last, delta, of_delta, units, out, of_out, is_new, samples, marks):
    """Rows `first` to `last` of x^T delta, (fan_in, units), into `out` from `of_out` on, or added to what is there.

    Args:
        turned: x^T, (fan_in, samples).
        marks: room for a row of it.
    """
    for k in range(first, last):
        mark(turned, k * samples, samples, 1, samples, marks)
        _combine(
            turned, k * samples, 1, marks, 0, 0, samples, delta, of_delta, units, out, of_out + (k - first) * units,
            is_new,
        )  # fmt: skip


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
