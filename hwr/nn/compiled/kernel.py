"""The kernel: a stretch of updates, from the first batch's inputs to the last one's new parameters."""

from __future__ import annotations

import math
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numba import carray, njit

from hwr.nn.compiled.functions import activate, add, fill, score, times_slope
from hwr.nn.compiled.known import RELU
from hwr.nn.compiled.optimizer import Parameters, move, pace_of, square_of, sweep
from hwr.nn.compiled.products import FEW, MOST, backward, below, column_sums, forward, is_thin, transpose
from hwr.nn.compiled.vectors import ROUNDING, ahead, jitted, lanes, pointer
from hwr.nn.updates import SWEEP

CHUNK: Final = 2048
"""Parameters whose gradient is made before the optimizer takes it on."""

DONE, NO_LOSS, NO_STEP = range(3)
"""How a stretch ends: as it should, before an update whose loss is not finite, or one whose step is not."""


class Shape(NamedTuple):
    """A network: units of inputs and of each layer, (layers + 1,); activations, (layers,), and loss, by `known`."""

    widths: Any
    activations: Any
    loss: int


class Stretch(NamedTuple):
    """Batches that lie one behind the other.

    Attributes:
        x: (samples, inputs + 1), its last column ones, flat.
        targets: (samples, outputs), flat.
        weights: (samples,), how much each counts; or none.
        first: the sample that the first batch begins with.
        last: the one after the last of the last batch, which may be smaller.
        size: samples a batch.
        rates, shares: (updates,): learning rate, and of the way to the new weights how far the average goes.
        update: how many the optimizer remembers from before.
        threshold, bits: what to drop, as `propagation.Dropout` draws it, for all updates; no bits for nothing.
    """

    x: Any
    targets: Any
    weights: Any
    first: int
    last: int
    size: int
    rates: Any
    shares: Any
    update: int
    threshold: int
    bits: Any


class Room(NamedTuple):
    """Memory that is used again for each update.

    Attributes:
        a, signals, delta: (samples, units) of each layer, one behind the other: activations, what is fed forward (the
            same memory without dropout), dLoss/dz.
        gradient: of a layer's parameters, or a part of them.
        values, places: for `products`: what is not 0 of a row or a column, and where.
        turned: a transpose.
        thin: (layers,): whether what a layer is fed is mostly 0.
    """

    a: Any
    signals: Any
    delta: Any
    gradient: Any
    values: Any
    places: Any
    turned: Any
    thin: Any


@jitted
def bits_of(units, samples):
    """How many pieces of 16 random bits a layer takes to drop units: whole numbers of 64 bits."""
    return (units * samples + 3) // 4 * 4


@jitted
def _drop(x, out, at, samples, units, bits, of_bits, threshold):
    """Silence units, and let the others grow for it; the bits are (units, samples)."""
    gain = 65536 / (65536 - threshold)
    for sample in range(samples):
        for unit in range(units):
            i = at + sample * units + unit
            out[i] = x[i] * gain if bits[of_bits + unit * samples + sample] >= threshold else 0.0


@jitted
def _matrix(numbers, at, rows, columns):
    return carray(ahead(numbers, at), (rows, columns))


@jitted
def _ahead(shape, old, x, of_x, samples, room, bits, of_bits, threshold, lowest):
    """Forward, up to the z of the outputs; returns where those begin."""
    at, of_w = 0, 0
    layers = len(shape.activations)
    for layer in range(layers):
        fan_in, units = shape.widths[layer], shape.widths[layer + 1]
        of_biases = of_w + fan_in * units
        below = at - samples * fan_in
        fed, of_fed, stride = (room.signals, below, fan_in) if layer else (x, of_x, fan_in + 1)
        room.thin[layer] = is_thin(fed, of_fed, stride, samples, fan_in)
        if room.thin[layer]:
            fill(old, of_biases, room.a, at, samples, units)
            forward(fed, of_fed, stride, fan_in, old, of_w, units, room.a, at, samples, room)
        elif layer:
            signals, w = _matrix(room.signals, below, samples, fan_in), _matrix(old, of_w, fan_in, units)
            np.dot(signals, w, _matrix(room.a, at, samples, units))
            add(old, of_biases, room.a, at, samples, units)
        else:
            w = _matrix(old, of_w, fan_in + 1, units)  # the biases, too, which meet the ones
            np.dot(_matrix(x, of_x, samples, fan_in + 1), w, _matrix(room.a, at, samples, units))
        if layer == layers - 1:
            return at
        activate(shape.activations[layer], room.a, at, samples, units, lowest)
        if threshold:
            _drop(room.a, room.signals, at, samples, units, bits, of_bits, threshold)
            of_bits += bits_of(units, samples)
        at, of_w = at + samples * units, of_biases + units
    return at


@jitted
def _back(shape, rule, pace, vectors, x, of_x, samples, at, room, bits, of_bits, threshold, squares, is_measured):
    """Backward, from the outputs' delta at `at`, each layer's gradient straight to the optimizer; |step|²."""
    square = 0.0
    of_w, last_layer = 0, len(shape.activations) - 1
    for layer in range(len(shape.activations)):
        of_w += (shape.widths[layer] + 1) * shape.widths[layer + 1]
        of_bits += bits_of(shape.widths[layer + 1], samples) if layer < last_layer else 0
    for layer in range(last_layer, -1, -1):
        fan_in, units = shape.widths[layer], shape.widths[layer + 1]
        of_w -= (fan_in + 1) * units
        of_biases, next_at = of_w + fan_in * units, at - samples * fan_in
        measures = ahead(squares, 3 * layer)
        if layer:
            kind = shape.activations[layer - 1]
            # Where a ReLU was silent in the layer above, its delta is 0, too. That of the outputs never is.
            is_half_silent = layer < last_layer and shape.activations[layer] == RELU and room.thin[layer + 1]
            if samples < FEW or is_half_silent:
                below(
                    room.delta, at, units, vectors.old, of_w, fan_in, room.signals, next_at, kind == RELU, room.delta,
                    next_at, samples, room,
                )  # fmt: skip
            else:
                transpose(vectors.old, of_w, units, fan_in, units, room.turned)
                delta, across = _matrix(room.delta, at, samples, units), _matrix(room.turned, 0, units, fan_in)
                np.dot(delta, across, _matrix(room.delta, next_at, samples, fan_in))
            if threshold:
                of_bits -= bits_of(fan_in, samples)
                _drop(room.delta, room.delta, next_at, samples, fan_in, bits, of_bits, threshold)
            times_slope(kind, room.a, room.delta, next_at, samples, fan_in)
        signals, of_signals, stride = (room.signals, next_at, fan_in) if layer else (x, of_x, fan_in + 1)
        if room.thin[layer] and samples <= MOST:
            transpose(signals, of_signals, stride, samples, fan_in, room.turned)
            high = max(1, CHUNK // units)
            for first in range(0, fan_in, high):
                last = min(fan_in, first + high)
                backward(room.turned, first, last, room.delta, at, units, room.gradient, samples, room)
                square += move(
                    rule, pace, vectors, of_w + first * units, of_w + last * units, True, room.gradient, 0, measures,
                    is_measured,
                )  # fmt: skip
        else:
            # The first layer's ones make the gradient of the biases, too, but it is made once more below.
            across, delta = _matrix(signals, of_signals, samples, stride), _matrix(room.delta, at, samples, units)
            np.dot(across.T, delta, _matrix(room.gradient, 0, stride, units))
            square += move(rule, pace, vectors, of_w, of_biases, True, room.gradient, 0, measures, is_measured)
        column_sums(room.delta, at, samples, units, room.gradient)
        square += move(
            rule, pace, vectors, of_biases, of_biases + units, False, room.gradient, 0, measures, is_measured
        )
        at = next_at
    return square


@jitted
def _make_updates(shape, vectors, rule, stretch, room, faint, losses, squares):
    inputs, outputs = shape.widths[0], shape.widths[-1]
    slots = (vectors.first.size, vectors.second.size)
    x, targets, weights = pointer(stretch.x), pointer(stretch.targets), pointer(stretch.weights)
    bits, measures = pointer(stretch.bits), pointer(squares)
    is_weighted = stretch.weights.size > 0
    vectors = Parameters(
        pointer(vectors.old),
        pointer(vectors.new),
        pointer(vectors.first),
        pointer(vectors.second),
        pointer(vectors.average),
    )
    room = Room(
        pointer(room.a),
        pointer(room.signals),
        pointer(room.delta),
        pointer(room.gradient),
        pointer(room.values),
        pointer(room.places),
        pointer(room.turned),
        pointer(room.thin),
    )
    lowest = -87.0 if lanes(room.a) == 16 else -708.0
    threshold, of_bits, sample = stretch.threshold, 0, stretch.first
    for made in range(len(stretch.rates)):
        samples = min(stretch.size, stretch.last - sample)
        of_x = sample * (inputs + 1)
        at = _ahead(shape, vectors.old, x, of_x, samples, room, bits, of_bits, threshold, lowest)
        loss = score(
            shape.loss,
            shape.activations[-1],
            room.a,
            room.delta,
            at,
            samples,
            outputs,
            targets,
            sample * outputs,
            weights,
            sample if is_weighted else -1,
            lowest,
        )
        if rule.l2:
            of_w, penalty = 0, 0.0
            for layer in range(len(shape.activations)):
                end = of_w + shape.widths[layer] * shape.widths[layer + 1]
                penalty += square_of(vectors.old, of_w, end)
                of_w = end + shape.widths[layer + 1]
            loss += 0.5 * rule.l2 * penalty
        losses[made] = loss
        if not math.isfinite(loss):
            return made, NO_LOSS
        update = stretch.update + made + 1
        pace = pace_of(rule, stretch.rates[made], stretch.shares[made], update)
        is_measured = squares.size > 0 and made == len(stretch.rates) - 1
        square = _back(
            shape, rule, pace, vectors, x, of_x, samples, at, room, bits, of_bits, threshold, measures, is_measured
        )
        if not math.isfinite(square):
            return made, NO_STEP
        if update % SWEEP == 0:
            sweep(vectors.first, slots[0], faint)
            sweep(vectors.second, slots[1], faint)
        vectors = Parameters(vectors.new, vectors.old, vectors.first, vectors.second, vectors.average)
        if threshold:
            for layer in range(1, len(shape.activations)):
                of_bits += bits_of(shape.widths[layer], samples)
        sample += samples
    return len(stretch.rates), DONE


def _kept(sources: str) -> Any:
    @njit(nogil=True, cache=True, error_model="numpy", fastmath=ROUNDING)
    def make_updates(shape, vectors, rule, stretch, room, faint, losses, squares):
        """Make updates until a stretch ends.

        Args:
            vectors: arrays; `old` and `new` take turns, so that after an odd number of updates `new` is the latest.
            faint: what the optimizer remembers and is smaller is forgotten now and then.
            losses: (updates,), written: before each update.
            squares: (layers, 3), to be added to: the squares of gradient, step and parameters of the last update; or
                empty.

        Returns:
            How many updates were made, and how the stretch ended.
        """
        sources  # noqa: B018 - numba tells by what a function encloses whether it knows it from an earlier time
        return _make_updates(shape, vectors, rule, stretch, room, faint, losses, squares)

    return make_updates


_SOURCES: Final = sorted(Path(__file__).parent.glob("*.py"))
make_updates: Final = _kept(sha256(b"".join(path.read_bytes() for path in _SOURCES)).hexdigest())
