"""Photographs of handwriting that never were taken: strokes on paper under uneven light, with what is ink known."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from hwr.ink.drawing import Drawing
from hwr.ink.raster import rasterise

Floats = NDArray[np.float64]
Colour = tuple[float, float, float]

STROKES = {
    "seven": [[(40, 40), (200, 44), (110, 220)], [(90, 130), (170, 126)]],
    "two": [[(60, 80), (90, 40), (150, 36), (185, 80), (150, 140), (60, 214), (200, 210)]],
    "ring": [[(128 + 70 * np.sin(a), 128 - 95 * np.cos(a)) for a in np.linspace(0, 2 * np.pi, 24)]],
}
"""A digit of straight strokes, one that is crossed, and one with a loop of bare paper inside."""


@dataclass(frozen=True)
class Light:
    """How a page is lit.

    Attributes:
        falloff: how much darker the right bottom corner is than the left top one, 0 to 1.
        vignette: how much darker the corners are than the middle.
        shadow: how much darker the right third is.
        softness: width of the shadow's edge, of the picture's width.
    """

    falloff: float = 0.0
    vignette: float = 0.0
    shadow: float = 0.0
    softness: float = 0.1

    def on(self, height: int, width: int) -> Floats:
        """The brightness of each pixel, (height, width)."""
        y, x = np.mgrid[:height, :width] / np.array([height, width]).reshape(2, 1, 1)
        light: Floats = 1 - self.falloff * (x + y) / 2
        light *= 1 - self.vignette * 2 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
        light *= 1 - self.shadow / (1 + np.exp(np.clip(-4.4 * (x - 0.65 + 0.1 * y) / self.softness, -50, 50)))
        return light


def covered(
    strokes: list[list[tuple[float, float]]],
    size: tuple[int, int],
    *,
    digit: int,
    at: tuple[int, int],
    pen: float = 16.0,
    turned: float = 0.0,
) -> Floats:
    """How much of each pixel of a picture of `size` (width, height) a digit covers, so large and with that left top."""
    drawing = Drawing.from_strokes(strokes, pen).fitted(margin=12 + pen / 2)
    ink = Image.fromarray(rasterise(drawing, digit)).rotate(turned, Image.Resampling.BICUBIC)
    page = Image.new("F", size, 0.0)
    page.paste(ink, at)
    return np.clip(np.asarray(page, dtype=np.float64), 0, 1)


def pressed(cover: Floats, least: float, *, towards: str) -> Floats:
    """The cover of a stroke that was pressed less and less towards a side, at last with a share of `least`."""
    y, x = np.mgrid[: cover.shape[0], : cover.shape[1]] / np.array(cover.shape).reshape(2, 1, 1)
    way: Floats = {"bottom": y, "right": x, "top": 1 - y}[towards]
    return cover * (1 - (1 - least) * np.clip(1.6 * way - 0.3, 0, 1))


def photograph(
    cover: Floats,
    *,
    paper: Colour = (0.93, 0.91, 0.86),
    ink: Colour = (0.1, 0.1, 0.15),
    light: Light,
    noise: float = 4.0,
    blur: float = 0.8,
    quality: int = 80,
    seed: int = 0,
) -> Image.Image:
    """A photograph of a page; `noise` is its standard deviation in 255ths."""
    scene = np.asarray(paper) * (1 - cover[:, :, None]) + np.asarray(ink) * cover[:, :, None]
    seen = image(scene * light.on(*cover.shape)[:, :, None]).filter(ImageFilter.GaussianBlur(blur))
    grain = np.random.default_rng(seed).normal(0, noise / 255, (*cover.shape, 3))
    return compressed(image(np.asarray(seen) / 255 + grain), quality)


def image(values: Floats) -> Image.Image:
    """Values from 0 to 1 as a picture of 8 bits."""
    return Image.fromarray(np.clip(np.rint(values * 255), 0, 255).astype(np.uint8))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """A picture as a file's content."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def compressed(picture: Image.Image, quality: int) -> Image.Image:
    """The picture as JPEG leaves it."""
    return Image.open(io.BytesIO(encoded(picture, "JPEG", quality=quality)))


def agreement(ink: NDArray[np.float32], cover: Floats) -> float:
    """How far the ink that was found is the ink that is there: intersection over union of what is at least half ink."""
    height, width = ink.shape
    shrunk = Image.fromarray(cover.astype(np.float32)).resize((width, height), Image.Resampling.BOX)
    found, true = ink >= 0.5, np.asarray(shrunk) >= 0.5
    return int((found & true).sum()) / max(1, int((found | true).sum()))
