"""Vectors: a cache line of numbers, 16 of 32 bit or 8 of 64 bit, worked on lane by lane.

LLVM makes of them whatever the processor has: one register of AVX-512, two of AVX2, four of NEON or SSE. Left alone it
turns loops into such code only where it can rule out that arrays overlap, which it cannot for most of ours.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Final

from llvmlite import ir
from numba import njit, types
from numba.core.datamodel import models
from numba.extending import intrinsic, overload, register_model

BITS: Final = 512

ROUNDING: Final = {"reassoc", "contract", "nsz"}
"""What may differ from the order of the source: that of sums. Infinities and what is not a number must stay."""

jitted = njit(nogil=True, error_model="numpy", fastmath=ROUNDING)
inlined = njit(nogil=True, error_model="numpy", fastmath=ROUNDING, forceinline=True)
"""For what is worked on inside loops."""

FLAGS: Final = ("contract", "nsz")


class Vector(types.Type):  # type: ignore[misc]
    """The type of vectors of a scalar type."""

    def __init__(self, scalar: Any) -> None:
        self.scalar = scalar
        self.lanes = BITS // scalar.bitwidth
        super().__init__(name=f"Vector({scalar})")


@register_model(Vector)
class _VectorModel(models.PrimitiveModel):  # type: ignore[misc]
    def __init__(self, manager: Any, kind: Vector) -> None:
        lane = ir.FloatType() if kind.scalar is types.float32 else ir.DoubleType()
        super().__init__(manager, kind, ir.VectorType(lane, kind.lanes))


def splat(builder: Any, value: Any, lanes: int) -> Any:
    undefined = ir.Constant(ir.VectorType(value.type, lanes), ir.Undefined)
    one = builder.insert_element(undefined, value, ir.Constant(ir.IntType(32), 0))
    return builder.shuffle_vector(one, undefined, ir.Constant(ir.VectorType(ir.IntType(32), lanes), [0] * lanes))


def call(builder: Any, name: str, result: Any, arguments: Any, **options: Any) -> Any:
    """A call of one of LLVM's own functions."""
    kind = ir.FunctionType(result, [argument.type for argument in arguments])
    function = builder.module.globals.get(name) or ir.Function(builder.module, kind, name)
    return builder.call(function, arguments, **options)


def suffix(kind: Vector) -> str:
    return f"v{kind.lanes}f{kind.scalar.bitwidth}"


# Memory


@intrinsic
def pointer(context, array):
    """Where an array's numbers begin."""

    def generate(context, builder, signature, arguments):
        return context.make_array(array)(context, builder, arguments[0]).data

    return types.CPointer(array.dtype)(array), generate


@intrinsic
def ahead(context, pointer, count):
    """The pointer so many numbers further on."""

    def generate(context, builder, signature, arguments):
        return builder.gep(arguments[0], [arguments[1]])

    return pointer(pointer, types.int64), generate


@intrinsic
def lanes(context, pointer):
    """How many numbers a vector has."""

    def generate(context, builder, signature, arguments):
        return ir.Constant(ir.IntType(64), Vector(pointer.dtype).lanes)

    return types.int64(pointer), generate


def place_of(builder: Any, vector: Any, pointer: Any, index: Any) -> Any:
    return builder.bitcast(builder.gep(pointer, [index]), vector.as_pointer())


def mask_of(builder: Any, count: Any, lanes: int) -> Any:
    each = ir.Constant(ir.VectorType(count.type, lanes), list(range(lanes)))
    return builder.icmp_signed("<", each, splat(builder, count, lanes))


@intrinsic
def load(context, pointer, index, count):
    """The numbers from an index on; beyond the first `count` of them zeros, and their memory is left alone."""
    kind = Vector(pointer.dtype)

    def generate(context, builder, signature, arguments):
        vector = context.get_value_type(kind)
        given = [
            place_of(builder, vector, *arguments[:2]),
            ir.Constant(ir.IntType(32), kind.scalar.bitwidth // 8),
            mask_of(builder, arguments[2], kind.lanes),
            ir.Constant(vector, None),
        ]
        return call(builder, f"llvm.masked.load.{suffix(kind)}.p0", vector, given)

    return kind(pointer, types.int64, types.int64), generate


@intrinsic
def store(context, pointer, index, count, vector):
    """Write the first `count` numbers of a vector."""

    def generate(context, builder, signature, arguments):
        given = [
            arguments[3],
            place_of(builder, arguments[3].type, *arguments[:2]),
            ir.Constant(ir.IntType(32), vector.scalar.bitwidth // 8),
            mask_of(builder, arguments[2], vector.lanes),
        ]
        call(builder, f"llvm.masked.store.{suffix(vector)}.p0", ir.VoidType(), given)
        return context.get_dummy_value()

    return types.void(pointer, types.int64, types.int64, vector), generate


@intrinsic
def zeros(context, pointer):
    """A vector of zeros."""
    kind = Vector(pointer.dtype)

    def generate(context, builder, signature, arguments):
        return ir.Constant(context.get_value_type(kind), None)

    return kind(pointer), generate


# Lane by lane


def _of_two(build: Callable[..., Any]) -> Any:
    """An operation on two vectors, or on a vector and a number for all lanes."""

    @intrinsic
    def operation(context, one, other):
        vector = one if isinstance(one, Vector) else other

        def generate(context, builder, signature, arguments):
            def as_vector(value, kind):
                if isinstance(kind, Vector):
                    return value
                return splat(builder, context.cast(builder, value, kind, vector.scalar), vector.lanes)

            return build(builder, *map(as_vector, arguments, signature.args))

        return vector(types.unliteral(one), types.unliteral(other)), generate

    return operation


_plus = _of_two(lambda builder, x, y: builder.fadd(x, y, flags=FLAGS))
_minus = _of_two(lambda builder, x, y: builder.fsub(x, y, flags=FLAGS))
_times = _of_two(lambda builder, x, y: builder.fmul(x, y, flags=FLAGS))
_over = _of_two(lambda builder, x, y: builder.fdiv(x, y))
# What is not a number is neither less nor more, and stays.
at_least = _of_two(lambda builder, x, y: builder.select(builder.fcmp_ordered("<", x, y), y, x))
at_most = _of_two(lambda builder, x, y: builder.select(builder.fcmp_ordered(">", x, y), y, x))


def _meaning(sign: Any, operation: Any) -> None:
    @overload(sign)
    def chosen(one, other):
        if isinstance(one, Vector) or isinstance(other, Vector):
            return lambda one, other: operation(one, other)  # noqa: PLW0108 - numba wants Python's own functions
        return None


for _sign, _operation in (
    (operator.add, _plus),
    (operator.sub, _minus),
    (operator.mul, _times),
    (operator.truediv, _over),
):
    _meaning(_sign, _operation)


@intrinsic
def where_positive(context, sign, yes, no):
    """The lanes of `yes` where `sign` is above 0, those of `no` elsewhere."""

    def generate(context, builder, signature, arguments):
        sign, yes, no = arguments
        return builder.select(builder.fcmp_ordered(">", sign, ir.Constant(sign.type, None)), yes, no)

    return yes(sign, yes, no), generate


def _of_one(name: str) -> Any:
    @intrinsic
    def operation(context, vector):
        def generate(context, builder, signature, arguments):
            return call(builder, f"llvm.{name}.{suffix(vector)}", arguments[0].type, arguments)

        return vector(vector), generate

    return operation


@intrinsic
def filled(context, vector, count, other):
    """The first `count` lanes of a vector; in all others a number."""
    other = types.unliteral(other)

    def generate(context, builder, signature, arguments):
        mask = mask_of(builder, arguments[1], vector.lanes)
        number = context.cast(builder, arguments[2], other, vector.scalar)
        return builder.select(mask, arguments[0], splat(builder, number, vector.lanes))

    return vector(vector, types.int64, other), generate


root, floor, size = _of_one("sqrt"), _of_one("floor"), _of_one("fabs")


@intrinsic
def power_of_2(context, vector):
    """2^n for whole numbers n that leave it a normal number: n is its exponent, as it stands in its bits."""

    def generate(context, builder, signature, arguments):
        bias, place = (127, 23) if vector.scalar.bitwidth == 32 else (1023, 52)
        whole = ir.VectorType(ir.IntType(vector.scalar.bitwidth), vector.lanes)
        exponent = builder.add(builder.fptosi(arguments[0], whole), ir.Constant(whole, [bias] * vector.lanes))
        bits = builder.shl(exponent, ir.Constant(whole, [place] * vector.lanes))
        return builder.bitcast(bits, arguments[0].type)

    return vector(vector), generate


# Across lanes


@intrinsic
def total(context, vector):
    """The sum of all lanes, a number."""

    def generate(context, builder, signature, arguments):
        lane = arguments[0].type.element
        given = [ir.Constant(lane, 0.0), arguments[0]]
        return call(builder, f"llvm.vector.reduce.fadd.{suffix(vector)}", lane, given, fastmath=("reassoc", "nsz"))

    return vector.scalar(vector), generate


@intrinsic
def turn(context, numbers, at, apart, rows, columns, out, of_out, out_apart):
    """Transpose a matrix of at most as many rows, and columns, as there are lanes; rows lie `apart`, or `out_apart`."""
    kind = Vector(numbers.dtype)

    def generate(context, builder, signature, arguments):
        numbers, at, apart, rows, columns, out, of_out, out_apart = arguments
        vector, n = context.get_value_type(kind), kind.lanes
        align, zero = ir.Constant(ir.IntType(32), kind.scalar.bitwidth // 8), ir.Constant(at.type, 0)

        def row(lane, start, apart, rows, columns):
            """Where a row is, and which of its lanes there are."""
            place = ir.Constant(at.type, lane)
            count = builder.select(builder.icmp_signed("<", place, rows), columns, zero)
            return builder.add(start, builder.mul(place, apart)), mask_of(builder, count, n)

        lines = []
        for lane in range(n):
            index, mask = row(lane, at, apart, rows, columns)
            given = [place_of(builder, vector, numbers, index), align, mask, ir.Constant(vector, None)]
            lines.append(call(builder, f"llvm.masked.load.{suffix(kind)}.p0", vector, given))
        far = n // 2
        while far:  # exchange the off-diagonal quarters of ever smaller squares
            for i in (i for i in range(n) if not i & far):
                upper = [lane + n - far if lane & far else lane for lane in range(n)]
                lower = [lane + n if lane & far else lane + far for lane in range(n)]
                both = lines[i], lines[i + far]
                lines[i], lines[i + far] = (
                    builder.shuffle_vector(*both, ir.Constant(ir.VectorType(ir.IntType(32), n), places))
                    for places in (upper, lower)
                )
            far //= 2
        for lane, line in enumerate(lines):
            index, mask = row(lane, of_out, out_apart, columns, rows)
            given = [line, place_of(builder, vector, out, index), align, mask]
            call(builder, f"llvm.masked.store.{suffix(kind)}.p0", ir.VoidType(), given)
        return context.get_dummy_value()

    whole = [types.int64] * 4
    return types.void(numbers, *whole, out, types.int64, types.int64), generate


@intrinsic
def largest(context, vector):
    """The largest of all lanes; what is not a number is passed over."""

    def generate(context, builder, signature, arguments):
        name = f"llvm.vector.reduce.fmax.{suffix(vector)}"
        return call(builder, name, arguments[0].type.element, arguments)

    return vector.scalar(vector), generate
