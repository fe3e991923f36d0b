"""The kernel: a stretch of updates, from the first batch's inputs to the last one's new parameters."""

from __future__ import annotations

import math
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from numba import njit

from hwr.nn.compiled.functions import activate, fill, score, times_slope
from hwr.nn.compiled.known import RELU
from hwr.nn.compiled.optimizer import Parameters, move, pace_of, square_of, sweep
from hwr.nn.compiled.products import FEW, MANY, THIN, backward, below, column_sums, dense, forward, mark, transpose
from hwr.nn.compiled.vectors import ROUNDING, ahead, jitted, lanes, load, pointer, store, zeros
from hwr.nn.updates import SWEEP

CHUNK: Final = 2048
"""Parameters whose gradient is made before the optimizer takes it on."""

PIECE: Final = 64
"""Samples that are worked through together, up to the gradient, so that all of it stays in a near cache."""

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
        whole: of all parameters, where a batch is worked through in pieces.
        marks: words of 64 bits: what is not 0, for `products`.
        turned: a transpose.
        thin: (layers,): whether what a layer is fed is mostly 0.
    """

    a: Any
    signals: Any
    delta: Any
    gradient: Any
    whole: Any
    marks: Any
    turned: Any
    thin: Any


class Piece(NamedTuple):
    """Samples that are worked through together: a batch, or a part of it.

    Attributes:
        of_x: where its inputs begin.
        samples: how many they are.
        before, batch: how many of the batch come before them, and how many it has.
    """

    of_x: int
    samples: int
    before: int
    batch: int


@jitted
def bits_of(units, samples):
    """How many pieces of 16 random bits a layer takes to drop units: whole numbers of 64 bits."""
    return (units * samples + 3) // 4 * 4


@jitted
def _drop(x, out, at, piece, units, bits, of_bits, threshold):
    """Silence units, and let the others grow for it; the bits are (units, samples of the batch)."""
    gain = 65536 / (65536 - threshold)
    of_bits += piece.before
    for sample in range(piece.samples):
        for unit in range(units):
            i = at + sample * units + unit
            out[i] = x[i] * gain if bits[of_bits + unit * piece.batch + sample] >= threshold else 0.0


@jitted
def _ahead(shape, old, x, piece, room, bits, of_bits, threshold, lowest):
    """Forward, up to the z of the outputs; returns where those begin."""
    at, of_w, of_x, samples = 0, 0, piece.of_x, piece.samples
    layers = len(shape.activations)
    for layer in range(layers):
        fan_in, units = shape.widths[layer], shape.widths[layer + 1]
        of_biases = of_w + fan_in * units
        below = at - samples * fan_in
        fed, of_fed, stride = (room.signals, below, fan_in) if layer else (x, of_x, fan_in + 1)
        room.thin[layer] = samples < FEW
        if samples < FEW or samples >= MANY:
            count = mark(fed, of_fed, stride, samples, fan_in, room.marks)
            room.thin[layer] = samples < FEW or count < THIN * samples * fan_in
        fill(old, of_biases, room.a, at, samples, units)
        if room.thin[layer]:
            forward(fed, of_fed, stride, fan_in, old, of_w, units, room.a, at, samples, room.marks)
        else:
            dense(fed, of_fed, stride, 1, samples, fan_in, old, of_w, units, room.a, at, False)
        if layer == layers - 1:
            return at
        activate(shape.activations[layer], room.a, at, samples, units, lowest)
        if threshold:
            _drop(room.a, room.signals, at, piece, units, bits, of_bits, threshold)
            of_bits += bits_of(units, piece.batch)
        at, of_w = at + samples * units, of_biases + units
    return at


@jitted
def _clear(whole, count):
    step = lanes(whole)
    for i in range(0, count, step):
        store(whole, i, min(step, count - i), zeros(whole))


@jitted
def _add_to(whole, at, gradient, count):
    step = lanes(whole)
    for i in range(0, count, step):
        some = min(step, count - i)
        store(whole, at + i, some, load(whole, at + i, some) + load(gradient, i, some))


@jitted
def _back(shape, rule, pace, vectors, x, piece, at, room, bits, of_bits, threshold, squares, is_measured):
    """Backward, from the outputs' delta at `at`: the gradient of a whole batch layer by layer straight to the
    optimizer, that of a part of one added to `room.whole`; returns |step|²."""
    square, of_x, samples, is_part = 0.0, piece.of_x, piece.samples, piece.samples < piece.batch
    of_w, last_layer = 0, len(shape.activations) - 1
    for layer in range(len(shape.activations)):
        of_w += (shape.widths[layer] + 1) * shape.widths[layer + 1]
        of_bits += bits_of(shape.widths[layer + 1], piece.batch) if layer < last_layer else 0
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
                dense(room.delta, at, units, 1, samples, units, room.turned, 0, fan_in, room.delta, next_at, True)
            if threshold:
                of_bits -= bits_of(fan_in, piece.batch)
                _drop(room.delta, room.delta, next_at, piece, fan_in, bits, of_bits, threshold)
            times_slope(kind, room.a, room.delta, next_at, samples, fan_in)
        signals, of_signals, stride = (room.signals, next_at, fan_in) if layer else (x, of_x, fan_in + 1)
        is_thin = room.thin[layer] and samples >= MANY
        if is_thin:
            transpose(signals, of_signals, stride, samples, fan_in, room.turned)
        high = fan_in if is_part else max(4, CHUNK // units // 4 * 4)
        out, of_out = (room.whole, of_w) if is_part else (room.gradient, 0)
        for first in range(0, fan_in, high):
            last = min(fan_in, first + high)
            if is_thin:
                backward(room.turned, first, last, room.delta, at, units, out, of_out, not is_part, samples, room.marks)
            else:
                dense(
                    signals, of_signals + first, 1, stride, last - first, samples, room.delta, at, units, out, of_out,
                    not is_part,
                )  # fmt: skip
            if not is_part:
                square += move(
                    rule, pace, vectors, of_w + first * units, of_w + last * units, True, out, 0, measures, is_measured
                )
        column_sums(room.delta, at, samples, units, room.gradient)
        if is_part:
            _add_to(room.whole, of_biases, room.gradient, units)
        else:
            square += move(
                rule, pace, vectors, of_biases, of_biases + units, False, room.gradient, 0, measures, is_measured
            )
        at = next_at
    return square


@jitted
def _take(shape, rule, pace, vectors, whole, squares, is_measured):
    """The optimizer's step by the gradient in `whole`; |step|²."""
    square, of_w = 0.0, 0
    for layer in range(len(shape.activations)):
        measures = ahead(squares, 3 * layer)
        end = of_w + shape.widths[layer] * shape.widths[layer + 1]
        square += move(rule, pace, vectors, of_w, end, True, whole, of_w, measures, is_measured)
        of_w = end + shape.widths[layer + 1]
        square += move(rule, pace, vectors, end, of_w, False, whole, end, measures, is_measured)
    return square


@jitted
def _make_updates(shape, vectors, rule, stretch, room, faint, losses, squares):
    inputs, outputs = shape.widths[0], shape.widths[-1]
    slots, parameters = (vectors.first.size, vectors.second.size), vectors.old.size
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
        pointer(room.whole),
        pointer(room.marks),
        pointer(room.turned),
        pointer(room.thin),
    )
    lowest = -87.0 if lanes(room.a) == 16 else -708.0
    threshold, of_bits, sample = stretch.threshold, 0, stretch.first
    for made in range(len(stretch.rates)):
        samples = min(stretch.size, stretch.last - sample)
        update = stretch.update + made + 1
        pace = pace_of(rule, stretch.rates[made], stretch.shares[made], update)
        is_measured = squares.size > 0 and made == len(stretch.rates) - 1
        loss = 0.0
        if rule.l2:
            of_w, penalty = 0, 0.0
            for layer in range(len(shape.activations)):
                end = of_w + shape.widths[layer] * shape.widths[layer + 1]
                penalty += square_of(vectors.old, of_w, end)
                of_w = end + shape.widths[layer + 1]
            loss = 0.5 * rule.l2 * penalty
        if samples > PIECE:
            _clear(room.whole, parameters)
        square = 0.0
        for before in range(0, samples, PIECE):
            first = sample + before
            piece = Piece(first * (inputs + 1), min(PIECE, samples - before), before, samples)
            at = _ahead(shape, vectors.old, x, piece, room, bits, of_bits, threshold, lowest)
            loss += score(
                shape.loss,
                shape.activations[-1],
                room.a,
                room.delta,
                at,
                piece.samples,
                outputs,
                targets,
                first * outputs,
                weights,
                first if is_weighted else -1,
                lowest,
                samples,
            )
            if not math.isfinite(loss):
                losses[made] = loss
                return made, NO_LOSS
            square = _back(
                shape, rule, pace, vectors, x, piece, at, room, bits, of_bits, threshold, measures, is_measured
            )
        losses[made] = loss
        if samples > PIECE:
            square = _take(shape, rule, pace, vectors, room.whole, measures, is_measured)
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
