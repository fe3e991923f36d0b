"""Pages of handwritten numbers that never were written: rows of digits on plain, ruled, squared or boxed paper."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

from hwr.data.labelled_ink import read_labelled_ink
from tests.conftest import ROOT
from tests.ink.photographs import Colour, Floats, Light, image

Strokes = Sequence[NDArray[np.float64]]
"""A digit's strokes, (n, 2) points each, y downward, in any units."""

PAPERS = ("plain", "ruled", "squared", "boxed")
_FINER = 2  # ink is drawn on so many times as many pixels


@dataclass(frozen=True)
class Written:
    """A number on a page.

    Attributes:
        text: what it says.
        row: which row of the page it is in, from the top.
        corners: float64 (4, 2), its ink's box as it was written, turned with the page: x and y in pixels.
    """

    text: str
    row: int
    corners: NDArray[np.float64]

    @property
    def middle(self) -> tuple[float, float]:
        """x and y of its middle, in pixels."""
        x, y = self.corners.mean(axis=0)
        return float(x), float(y)


@dataclass(frozen=True, eq=False)
class WrittenPage:
    """A page as it was written.

    Attributes:
        ink: float64 (height, width), the share of each pixel that is written over.
        print: likewise what was printed on the paper before.
        numbers: row after row, from left to right.
    """

    ink: Floats
    print: Floats
    numbers: tuple[Written, ...]

    def photographed(
        self,
        light: Light,
        *,
        paper: Colour = (0.93, 0.91, 0.86),
        ink: Colour = (0.12, 0.12, 0.2),
        printed: Colour = (0.55, 0.66, 0.8),
        noise: float = 3.0,
        blur: float = 0.7,
        seed: int = 0,
    ) -> Image.Image:
        """A photograph of the page; `noise` is its standard deviation in 255ths."""
        scene = np.broadcast_to(np.asarray(paper), (*self.ink.shape, 3))
        for cover, colour in ((self.print, printed), (self.ink, ink)):
            scene = scene + cover[:, :, None] * (np.asarray(colour) - scene)
        seen = image(scene * light.on(*self.ink.shape)[:, :, None]).filter(ImageFilter.GaussianBlur(blur))
        grain = np.random.default_rng(seed).normal(0, noise / 255, (*self.ink.shape, 3))
        return image(np.asarray(seen) / 255 + grain)


def written_page(
    hand: Mapping[str, Sequence[Strokes]],
    rows: Sequence[Sequence[str]],
    *,
    rng: np.random.Generator,
    size: tuple[int, int] = (1500, 2000),
    height: float = 46.0,
    pen: float = 5.0,
    paper: str = "plain",
    columns: int = 0,
    turned: float = 0.0,
) -> WrittenPage:
    """Write rows of numbers with one hand.

    Args:
        hand: samples of each digit; which of them is taken, `rng` says.
        rows: what to write, from the top.
        size: width and height in pixels.
        height: of a digit, in pixels; they differ by a seventh.
        pen: its width, in pixels.
        paper: one of `PAPERS`.
        columns: how many there are of the same width, in each of which the numbers begin; 0 for words in a line.
        turned: degrees, counterclockwise.
    """
    width, tall = size
    margin = 3.2 * height  # so that it stays on the page when that is turned
    pitch = (tall - 2 * margin) / max(len(rows), 1)
    ink, lines = (Image.new("L", (width * _FINER, tall * _FINER)) for _ in range(2))
    pens, rules = ImageDraw.Draw(ink), ImageDraw.Draw(lines)
    numbers = []
    for i, row in enumerate(rows):
        x, base = margin + rng.uniform(0, height), margin + (i + 0.72) * pitch
        for j, text in enumerate(row):
            if columns:
                x = margin + j * (width - 2 * margin) / columns + rng.uniform(0.2, 0.6) * height
            drawn = _number(hand, text, x, base, height, rng)
            for path in drawn:
                _draw(pens, path, pen)
            points = np.concatenate(drawn)
            (left, top), (right, bottom) = points.min(axis=0), points.max(axis=0)
            corners = np.array([(left, top), (right, top), (right, bottom), (left, bottom)])
            numbers.append(Written(text, i, _turned(corners, size, turned)))
            x = right + rng.uniform(1.0, 2.2) * height
    for start, end, thickness in _print(paper, size, height, pitch, max(len(rows), 1), max(columns, 1), margin):
        _draw(rules, np.array([start, end]), thickness)
    return WrittenPage(_cover(ink, turned), _cover(lines, turned), tuple(numbers))


def _cover(drawn: Image.Image, turned: float) -> Floats:
    """The covered share of each pixel of what was drawn finer, turned."""
    return np.asarray(drawn.reduce(_FINER).rotate(turned, Image.Resampling.BICUBIC), dtype=np.float64) / 255


def _number(
    hand: Mapping[str, Sequence[Strokes]], text: str, x: float, base: float, height: float, rng: np.random.Generator
) -> list[NDArray[np.float64]]:
    """The paths of a number that begins at `x` and stands on `base`."""
    paths = []
    for digit in text:
        strokes = hand[digit][int(rng.integers(len(hand[digit])))]
        points = np.concatenate(list(strokes))
        low, high = points.min(axis=0), points.max(axis=0)
        wide, tall = np.maximum(high - low, 1e-6)
        scale = height * rng.uniform(0.86, 1.14) / max(tall, 0.9 * wide)
        at = np.array([x, base + rng.uniform(-0.06, 0.06) * height - tall * scale])
        paths += [(stroke - low) * scale + at for stroke in strokes]
        x += wide * scale + rng.uniform(0.14, 0.36) * height
    return paths


def _print(
    paper: str, size: tuple[int, int], height: float, pitch: float, rows: int, columns: int, margin: float
) -> list[tuple[tuple[float, float], tuple[float, float], float]]:
    """The printed lines: where each begins and ends, and how thick it is."""
    width, tall = size
    if paper == "ruled":
        return [((0, margin + (i + 0.76) * pitch), (width, margin + (i + 0.76) * pitch), 2.5) for i in range(rows)]
    if paper == "squared":
        side = 0.8 * height
        squares = [((0.0, y), (float(width), y), 2.0) for y in np.arange(side / 2, tall, side).tolist()]
        return squares + [((x, 0.0), (x, float(tall)), 2.0) for x in np.arange(side / 3, width, side).tolist()]
    if paper == "boxed":
        wide = (width - 2 * margin) / columns
        across = [((margin, y), (width - margin, y), 4.0) for y in margin + pitch * np.arange(rows + 1)]
        down = margin + wide * np.arange(columns + 1)
        return across + [((x, margin), (x, margin + pitch * rows), 4.0) for x in down]
    return []


def _draw(draw: ImageDraw.ImageDraw, path: NDArray[np.float64], pen: float) -> None:
    points = [(float(x) * _FINER, float(y) * _FINER) for x, y in path]
    radius = pen * _FINER / 2
    if len(points) > 1:
        draw.line(points, fill=255, width=max(1, round(2 * radius)), joint="curve")
    for x, y in (points[0], points[-1]):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _turned(corners: NDArray[np.float64], size: tuple[int, int], degrees: float) -> NDArray[np.float64]:
    """Where points come to lie when the page is turned counterclockwise about its middle."""
    middle, angle = np.array(size) / 2, math.radians(degrees)
    turning = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    placed: NDArray[np.float64] = middle + (corners - middle) @ turning.T
    return placed


def random_rows(rng: np.random.Generator, digits: int, columns: int, *, longest: int = 6) -> list[list[str]]:
    """Rows of so many numbers of 1 to `longest` digits, until there are so many digits."""
    rows: list[list[str]] = []
    while digits > 0:
        row: list[str] = []
        while len(row) < columns and digits > 0:
            length = min(int(rng.integers(1, longest + 1)), digits)
            row.append("".join(map(str, rng.integers(0, 10, length))))
            digits -= length
        rows.append(row)
    return rows


@cache
def own_hand(writer: str = "maker-3") -> dict[str, list[Strokes]]:
    """What one of those who drew `assets/drawings.jsonl` wrote: each digit once."""
    samples = (s for s in read_labelled_ink(ROOT / "assets" / "drawings.jsonl") if s.writer == writer)
    return {sample.label: [[stroke.xy for stroke in sample.drawing.strokes]] for sample in samples}
