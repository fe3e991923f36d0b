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


@intrinsic(prefer_literal=True)
def add_tile(context, height, vectors, x, at, across, apart, depth, rows, of_rows, wide, out, of_out, some, is_new):
    """Add to a tile of `out` a part of a product: to its row i the sum over k of x[at + i across + k apart] times row k
    of `rows`, k < depth; or write it there, if that is new.

    Args:
        height, vectors: how large the tile is, rows and vectors of a row; both as they stand in the source.
        wide: of a row of `rows` and of `out`.
        some: how many numbers of a row to take, if it is one vector; several are taken whole.
    """
    high, many, kind = height.literal_value, vectors.literal_value, Vector(out.dtype)

    def generate(context, builder, signature, arguments):
        x, at, across, apart, depth, rows, of_rows, wide, out, of_out, some, is_new = arguments[2:]
        vector, whole = context.get_value_type(kind), depth.type
        zeros, align = ir.Constant(vector, None), kind.scalar.bitwidth // 8
        present = mask_of(builder, some, kind.lanes) if many == 1 else None

        def number(value):
            return ir.Constant(whole, value)

        def load_vector(pointer, index):
            place = place_of(builder, vector, pointer, index)
            if present is None:
                numbers = builder.load(place)
                numbers.align = align
                return numbers
            given = [place, ir.Constant(ir.IntType(32), align), present, zeros]
            return call(builder, f"llvm.masked.load.{suffix(kind)}.p0", vector, given)

        begin = builder.block
        loop, end = builder.append_basic_block("depth"), builder.append_basic_block("depth_end")
        builder.branch(loop)
        builder.position_at_end(loop)
        k, of_x, of_row = builder.phi(whole), builder.phi(whole), builder.phi(whole)
        sums = [builder.phi(vector) for _ in range(high * many)]
        for phi, value in zip((k, of_x, of_row, *sums), (number(0), at, of_rows, *[zeros] * len(sums)), strict=True):
            phi.add_incoming(value, begin)
        lines = [load_vector(rows, builder.add(of_row, number(j * kind.lanes))) for j in range(many)]
        after = []
        for i in range(high):
            value = builder.load(builder.gep(x, [builder.add(of_x, builder.mul(across, number(i)))]))
            factor = splat(builder, value, kind.lanes)
            for j in range(many):
                product = builder.fmul(lines[j], factor, flags=FLAGS)
                after.append(builder.fadd(sums[i * many + j], product, flags=FLAGS))
        following = builder.add(k, number(1))
        for phi, value in zip(
            (k, of_x, of_row, *sums),
            (following, builder.add(of_x, apart), builder.add(of_row, wide), *after),
            strict=True,
        ):
            phi.add_incoming(value, loop)
        builder.cbranch(builder.icmp_signed("<", following, depth), loop, end)
        builder.position_at_end(end)
        for i in range(high):
            for j in range(many):
                index = builder.add(builder.add(of_out, builder.mul(wide, number(i))), number(j * kind.lanes))
                added = builder.fadd(load_vector(out, index), after[i * many + j], flags=FLAGS)
                value = builder.select(is_new, after[i * many + j], added)
                place = place_of(builder, vector, out, index)
                if present is None:
                    builder.store(value, place).align = align
                else:
                    given = [value, place, ir.Constant(ir.IntType(32), align), present]
                    call(builder, f"llvm.masked.store.{suffix(kind)}.p0", ir.VoidType(), given)
        return context.get_dummy_value()

    whole = types.int64
    signature = types.void(
        height, vectors, x, whole, whole, whole, whole, rows, whole, whole, out, whole, whole, types.boolean
    )
    return signature, generate
