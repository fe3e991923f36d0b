"""Mutations: a sound file, damaged in one of the ways that files are damaged in, by accident or on purpose."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

MOST: Final = 400_000
"""Bytes; a mutation that repeats something goes no further."""

NASTY: Final = (
    *(b"\0", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[31m", b"\r", b"'", b'"', b"\\", b"\\u0000"),
    *(b"[" * 3000, b"{" * 3000, b"<a>" * 100, b"[]," * 5000, b"a." * 5000, b" " * 20_000, b"9" * 5000, b"-" * 500),
    *(b"NaN", b"Infinity", b"1e999", b"-1", b"0", b"9223372036854775808", b"true", b"null", b"0x" + b"f" * 6000),
    *(b"&lt;", b"<!DOCTYPE ink [<!ENTITY a 'b'>]>", b"]]>", b"-->", b'"""', b"#", b"=", b"\n[[step]]\n"),
)


def mutated(rng: Random, seeds: Sequence[bytes]) -> bytes:
    """One of the seeds with one to four mutations."""
    data = rng.choice(seeds)
    for _ in range(rng.choice((1, 1, 2, 4))):
        data = rng.choice(_WAYS)(rng, data, seeds)[:MOST]
    return data


def _flipped(rng: Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 1, 3, 20)) if data else 0):
        place = rng.randrange(min(len(data), rng.choice((64, len(data), len(data)))))
        changed[place] ^= 1 << rng.randrange(8)
    return bytes(changed)


def _truncated(rng: Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)]


def _spliced(rng: Random, data: bytes, seeds: Sequence[bytes]) -> bytes:
    other = rng.choice(seeds)
    return data[: rng.randrange(len(data) + 1)] + other[rng.randrange(len(other) + 1) :]


def _repeated(rng: Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    start = rng.randrange(len(data) + 1)
    end = min(len(data), start + rng.choice((1, 2, 8, 40, 300)))
    return data[:start] + data[start:end] * rng.choice((2, 3, 100, 5000)) + data[end:]


def _doubled(rng: Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    tokens = re.findall(rb"\w+|\W", data)
    if tokens:
        place = rng.randrange(len(tokens))
        tokens.insert(rng.randrange(len(tokens) + 1), tokens[place])
        tokens[rng.randrange(len(tokens))] = tokens[place]
    return b"".join(tokens)


def _poisoned(rng: Random, data: bytes, _seeds: Sequence[bytes]) -> bytes:
    tokens = re.split(rb"(\W)", data)
    place = rng.randrange(len(tokens))
    tokens[place : place + rng.randrange(2)] = [rng.choice(NASTY)]
    return b"".join(tokens)


_WAYS: Final[tuple[Callable[[Random, bytes, Sequence[bytes]], bytes], ...]] = (
    _flipped,
    _truncated,
    _spliced,
    _repeated,
    _doubled,
    _poisoned,
)
