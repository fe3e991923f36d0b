"""Symbols that no digit looks like, as strokes with a hand's jitter: for teaching classes of one's own."""

from __future__ import annotations

from typing import Final

import numpy as np

from hwr.ink.drawing import Drawing
from hwr.teach.samples import Named

_LINES: Final[dict[str, list[list[tuple[float, float]]]]] = {
    "+": [[(0, 0.5), (1, 0.5)], [(0.5, 0), (0.5, 1)]],
    "x": [[(0, 0), (1, 1)], [(1, 0), (0, 1)]],
    "=": [[(0, 0.3), (1, 0.3)], [(0, 0.7), (1, 0.7)]],
    "A": [[(0, 1), (0.5, 0), (1, 1)], [(0.2, 0.6), (0.8, 0.6)]],
    "E": [[(1, 0), (0, 0), (0, 1), (1, 1)], [(0, 0.5), (0.8, 0.5)]],
}

SYMBOLS: Final = tuple(_LINES)


def drawn(symbol: str, rng: np.random.Generator) -> Drawing:
    """The symbol as one writer draws it once: corners off their place, lines bent and shaking, all of it slanted."""
    shear, turn = rng.normal(0, 0.08), rng.normal(0, 0.06)
    across, along = rng.uniform(0.75, 1.25, 2)
    strokes = []
    for corners in _LINES[symbol]:
        moved = np.array(corners) + rng.normal(0, 0.045, (len(corners), 2))
        at = np.linspace(0, len(moved) - 1, 12 * (len(moved) - 1) + 1)
        line = np.stack([np.interp(at, np.arange(len(moved)), moved[:, axis]) for axis in (0, 1)], axis=1)
        steps = np.diff(line, axis=0, append=line[-1:])
        bend = np.sin(np.pi * (at % 1))[:, None] * rng.normal(0, 0.04)
        line = line + bend * steps[:, ::-1] * (12.0, -12.0) + rng.normal(0, 0.006, line.shape)
        x, y = line[:, 0] * across, line[:, 1] * along
        strokes.append(np.stack([x + shear * y - turn * y, y + turn * x], axis=1) * 150 + 50)
    return Drawing.from_strokes(strokes)


def samples(n: int, rng: np.random.Generator, *, symbols: tuple[str, ...] = SYMBOLS) -> list[Named]:
    """`n` samples of each symbol."""
    return [Named(f"{symbol}-{i}", symbol, drawn(symbol, rng)) for i in range(n) for symbol in symbols]
