"""Rows: sums of multiples of a matrix' rows, of which products are made, with as many sums at once as registers hold.

Written as LLVM's instructions, since numba would keep that many vectors in memory.
"""

from __future__ import annotations

from llvmlite import ir
from numba import types
from numba.extending import intrinsic

from hwr.nn.compiled.vectors import FLAGS, Vector, call, mask_of, place_of, splat, suffix


@intrinsic
def bits_not_zero(context, vector):
    """Which lanes are not 0, the first one as the lowest bit."""

    def generate(context, builder, signature, arguments):
        mask = builder.fcmp_unordered("!=", arguments[0], ir.Constant(arguments[0].type, None))
        return builder.zext(builder.bitcast(mask, ir.IntType(vector.lanes)), ir.IntType(64))

    return types.int64(vector), generate


@intrinsic
def count_of(context, bits):
    """How many of 64 bits are set."""

    def generate(context, builder, signature, arguments):
        return builder.ctpop(arguments[0])

    return types.int64(types.int64), generate


@intrinsic(prefer_literal=True)
def no_sums(context, pointer, count):
    """So many vectors of zeros."""
    kinds = types.UniTuple(Vector(pointer.dtype), count.literal_value)

    def generate(context, builder, signature, arguments):
        zero = ir.Constant(context.get_value_type(kinds.dtype), None)
        return context.make_tuple(builder, kinds, [zero] * kinds.count)

    return kinds(pointer, count), generate


@intrinsic(prefer_literal=True)
def load_row(context, pointer, at, count):
    """So many whole vectors that lie one behind the other."""
    kinds = types.UniTuple(Vector(pointer.dtype), count.literal_value)

    def generate(context, builder, signature, arguments):
        pointer, at, _ = arguments
        vector, found = context.get_value_type(kinds.dtype), []
        for j in range(kinds.count):
            place = builder.add(at, ir.Constant(at.type, j * kinds.dtype.lanes))
            found.append(builder.load(place_of(builder, vector, pointer, place)))
            found[-1].align = kinds.dtype.scalar.bitwidth // 8
        return context.make_tuple(builder, kinds, found)

    return kinds(pointer, types.int64, count), generate


@intrinsic
def store_row(context, pointer, at, vectors):
    """Write whole vectors, one behind the other."""
    kind = vectors.dtype

    def generate(context, builder, signature, arguments):
        pointer, at, values = arguments
        for j in range(vectors.count):
            value = builder.extract_value(values, j)
            place = place_of(builder, value.type, pointer, builder.add(at, ir.Constant(at.type, j * kind.lanes)))
            builder.store(value, place).align = kind.scalar.bitwidth // 8
        return context.get_dummy_value()

    return types.void(pointer, types.int64, vectors), generate


@intrinsic
def add_rows(context, sums, x, at, apart, bits, rows, of_rows, wide, some):
    """Add to some vectors the sum of x[at + i apart] times row i of `rows`, for each bit i that is set.

    Row i begins at of_rows + i wide. Values are read where they lie: a list of them would have to be read, too.

    Args:
        some: how many numbers to take, if it is one vector; several are taken whole.
    """
    vectors, lanes, scalar = sums.count, sums.dtype.lanes, sums.dtype.scalar
    at_once = max(1, 4 // vectors)  # so that no sum waits for the one before

    def generate(context, builder, signature, arguments):
        sums, x, at, apart, bits, rows, of_rows, wide, some = arguments
        kind, whole = context.get_value_type(signature.args[0].dtype), bits.type
        zero = ir.Constant(whole, 0)
        before = [builder.extract_value(sums, i) for i in range(vectors)]
        before += [ir.Constant(kind, None)] * (vectors * (at_once - 1))
        mask = mask_of(builder, some, lanes) if vectors == 1 else None
        begin = builder.block
        loop, end = builder.append_basic_block("row"), builder.append_basic_block("rows_end")
        builder.cbranch(builder.icmp_signed("==", bits, zero), end, loop)
        builder.position_at_end(loop)
        left = builder.phi(whole)
        left.add_incoming(bits, begin)
        added = [builder.phi(kind) for _ in before]
        for phi, value in zip(added, before, strict=True):
            phi.add_incoming(value, begin)
        after, rest, first = [], left, None
        for turn in range(at_once):
            i = call(builder, "llvm.cttz.i64", whole, [rest, ir.Constant(ir.IntType(1), 0)])
            if first is None:
                first = i
            else:  # there may be no bit left: then 0 times a row there is
                is_over = builder.icmp_signed("==", rest, zero)
                i = builder.select(is_over, first, i)
            value = builder.load(builder.gep(x, [builder.add(at, builder.mul(i, apart))]))
            if turn:
                value = builder.select(is_over, ir.Constant(value.type, 0.0), value)
            factor = splat(builder, value, lanes)
            of_row = builder.add(of_rows, builder.mul(i, wide))
            for j in range(vectors):
                place = place_of(builder, kind, rows, builder.add(of_row, ir.Constant(whole, j * lanes)))
                align = scalar.bitwidth // 8
                if mask is None:
                    numbers = builder.load(place)
                    numbers.align = align
                else:
                    given = [place, ir.Constant(ir.IntType(32), align), mask, ir.Constant(kind, None)]
                    numbers = call(builder, f"llvm.masked.load.{suffix(signature.args[0].dtype)}.p0", kind, given)
                product = builder.fmul(numbers, factor, flags=FLAGS)
                after.append(builder.fadd(added[turn * vectors + j], product, flags=FLAGS))
            rest = builder.and_(rest, builder.sub(rest, ir.Constant(whole, 1)))
        left.add_incoming(rest, loop)
        for phi, value in zip(added, after, strict=True):
            phi.add_incoming(value, loop)
        builder.cbranch(builder.icmp_signed("==", rest, zero), end, loop)
        builder.position_at_end(end)
        found = []
        for value, last in zip(before, after, strict=True):
            phi = builder.phi(kind)
            phi.add_incoming(value, begin)
            phi.add_incoming(last, loop)
            found.append(phi)
        for turn in range(1, at_once):
            for j in range(vectors):
                found[j] = builder.fadd(found[j], found[turn * vectors + j], flags=FLAGS)
        return context.make_tuple(builder, signature.return_type, found[:vectors])

    whole = types.int64
    return sums(sums, x, whole, whole, whole, rows, whole, whole, whole), generate
