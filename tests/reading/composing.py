"""Numbers that nobody wrote in one go: digits of one writer put side by side, with what they say known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from hwr.data.labelled_ink import LabelledInk
from hwr.ink.drawing import CANVAS_SIZE, Drawing

Floats = NDArray[np.float64]

HEIGHT: Final = 100.0
_ROWS: Final = 40  # in which digits are moved together until they touch
_DRIFT: Final = 0.06  # of the baseline, up or down per digit, as a share of the height


@dataclass(frozen=True)
class Spacing:
    """How far digits are apart.

    Attributes:
        least, most: the paper between their boxes, as a share of the height; or, if they touch, how far they are moved
            into each other beyond their first contact.
        touching: whether they are moved together until they touch.
        joined: whether the pen stays down from one digit to the next.
    """

    least: float
    most: float
    touching: bool = False
    joined: bool = False


APART: Final = Spacing(0.0, 0.25)
TOUCHING: Final = Spacing(0.0, 0.05, touching=True)
JOINED: Final = Spacing(0.0, 0.1, joined=True)


def by_writer(samples: Iterable[LabelledInk]) -> dict[str, list[LabelledInk]]:
    """The samples of each writer."""
    found: dict[str, list[LabelledInk]] = {}
    for sample in samples:
        found.setdefault(sample.writer, []).append(sample)
    return found


def compose(
    samples: Sequence[LabelledInk], spacing: Spacing, rng: np.random.Generator, *, delayed: float = 0.3
) -> Drawing:
    """Put digits side by side, each 80 to 120 % of one height, on a slightly drifting baseline.

    Args:
        samples: one digit each, from left to right.
        spacing: how far they are apart.
        rng: decides heights, gaps, drift, and what is delayed.
        delayed: how often a digit's last stroke, if it has several, is written after the next digit.
    """
    drift = rng.uniform(-_DRIFT, _DRIFT)
    digits: list[list[Floats]] = []
    for i, sample in enumerate(samples):
        strokes = _at_height(sample.drawing, HEIGHT * rng.uniform(0.8, 1.2))
        base = HEIGHT * (drift * i + rng.uniform(-_DRIFT, _DRIFT) / 2)
        strokes = [stroke + np.array([0.0, base]) for stroke in strokes]
        if digits:
            gap = HEIGHT * rng.uniform(spacing.least, spacing.most)
            before = digits[-1]
            at = _contact(before, strokes) - gap if spacing.touching else _right(before) + gap
            strokes = [stroke + np.array([at, 0.0]) for stroke in strokes]
        digits.append(strokes)
    if spacing.joined:
        return _fitted([np.concatenate([stroke for digit in digits for stroke in digit])])
    return _fitted(list(_written(digits, rng, delayed)))


def _written(digits: list[list[Floats]], rng: np.random.Generator, delayed: float) -> Iterable[Floats]:
    """The strokes in the order of writing: some wait until the next digit is there."""
    waiting: list[Floats] = []
    for digit in digits:
        late = digit[-1:] if len(digit) > 1 and rng.random() < delayed else []
        yield from digit[: len(digit) - len(late)]
        yield from waiting
        waiting = late
    yield from waiting


def _at_height(drawing: Drawing, height: float) -> list[Floats]:
    """The strokes, so high, standing on y = 0 with their left side at x = 0; nothing gets wider than twice that."""
    left, top, right, bottom = drawing.bounds
    scale = height / max(bottom - top, (right - left) / 2, 1e-9)
    return [(stroke.xy - (left, bottom)) * scale for stroke in drawing.strokes]


def _right(strokes: list[Floats]) -> float:
    return max(float(stroke[:, 0].max()) for stroke in strokes)


def _contact(before: list[Floats], after: list[Floats]) -> float:
    """How far `after` (from x = 0) is to be moved to the right to just touch `before`."""
    rows = np.linspace(-1.6 * HEIGHT, 0.6 * HEIGHT, _ROWS)
    ends, begins = np.full(_ROWS, -np.inf), np.full(_ROWS, np.inf)
    for strokes, profile, sign in ((before, ends, 1), (after, begins, -1)):
        for stroke in strokes:
            dense = _dense(stroke)
            row = np.clip(np.searchsorted(rows, dense[:, 1]), 0, _ROWS - 1)
            (np.maximum if sign > 0 else np.minimum).at(profile, row, dense[:, 0])
    return float(np.max(ends - begins, initial=-np.inf)) if np.isfinite(ends - begins).any() else _right(before)


def _dense(path: Floats) -> Floats:
    steps = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(path, axis=0).T))])
    at = np.linspace(0, steps[-1], max(int(steps[-1] / 2), 2))
    return np.stack([np.interp(at, steps, path[:, axis]) for axis in (0, 1)], axis=1)


def _fitted(strokes: list[Floats]) -> Drawing:
    """The strokes on the canvas, with the pen of a hand that writes a number there."""
    points = np.concatenate(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (CANVAS_SIZE - 24) / (high - low).max()
    return Drawing.from_strokes(
        [((stroke - (low + high) / 2) * scale + CANVAS_SIZE / 2).tolist() for stroke in strokes], pen_width=8.0
    )
