"""Pixels: a picture brought to plain colours, upright and at its working size.

A picture is made of two float arrays: the colours (one channel for grey, three for red, green and blue) and, where it
has one, the opacity.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

WORKING_SIZE: Final = 1024
"""Larger pictures are reduced until their longer side is no more than this, in pixels, if no more is asked for."""

_BAND: Final = 1 << 20
"""Pixels that are worked on at a time."""

_ORIENTATION: Final = 0x0112  # the EXIF tag; the values are those of the EXIF standard
_UPRIGHT: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, eq=False)
class Pixels:
    """A picture's pixels.

    Attributes:
        colour: float32 (height, width, 1 or 3), 0 to 1; grey, or red, green and blue, as encoded (not linear light).
        opacity: float32 (height, width), 0 transparent to 1 opaque; None where everything is opaque.
        page: which page of the file it is, from 0.
        pages: how many pages the file has.
        scale: how many pixels of the file are one of these, along each side.
    """

    colour: NDArray[np.float32]
    opacity: NDArray[np.float32] | None
    page: int = 0
    pages: int = 1
    scale: float = 1.0


def upright(image: Image.Image) -> Image.Transpose | None:
    """What brings the image upright."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a picture whose notes are damaged is still a picture, and lies as it lies
        return None


def from_decoded(image: Image.Image, side: int, turn: Image.Transpose | None = None) -> Pixels:
    """The pixels of an image that has been decoded, of at most `side` on its longer side, turned as told."""
    plain = _reduced(image, side)
    if turn is not None:
        plain = plain.transpose(turn)
    values = np.asarray(plain, dtype=np.float32).reshape(plain.height, plain.width, -1)
    if plain.mode != "F":
        values = values / np.float32(255)
    scale = max(image.size) / max(plain.size)
    if plain.mode.endswith("A"):
        return Pixels(values[:, :, :-1], values[:, :, -1], scale=scale)
    return Pixels(values, None, scale=scale)


def _reduced(image: Image.Image, side: int) -> Image.Image:
    """The image as `_plain` makes it, of at most `side` pixels; in bands, for it takes up to ten times its memory."""
    factor = -(-max(image.size) // side)
    if factor == 1 and image.mode == "L" and "transparency" not in image.info:
        return image
    depth = _depth(image) if image.mode == "F" or image.mode.startswith("I") else None
    parts = [_plain(band, depth).reduce(factor) for band in _bands(image, factor)]  # block means, by their opacity
    whole, top = Image.new(parts[0].mode, (parts[0].width, sum(part.height for part in parts))), 0
    for part in parts:
        whole.paste(part, (0, top))
        top += part.height
    return whole


def _bands(image: Image.Image, factor: int) -> Iterator[Image.Image]:
    """The image in bands from the top down, of whole blocks of `factor` rows, but for the last."""
    rows = max(1, _BAND // (image.width * factor)) * factor
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(top + rows, image.height)))


def _plain(image: Image.Image, depth: tuple[float, float] | None) -> Image.Image:
    """The image as L, LA, RGB or RGBA, or, if it is of a deeper grey, as F from 0 to 1, the ends of its `depth`."""
    if depth is not None:
        low, high = depth
        shares = np.nan_to_num((np.asarray(image).astype(np.float64) - low) / ((high - low) or 1.0), nan=0.0)
        return Image.fromarray(np.clip(shares, 0, 1).astype(np.float32))
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        return image.convert("LA" if image.mode in ("L", "LA", "La") else "RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _depth(image: Image.Image) -> tuple[float, float]:
    """What counts as 0 and as 1: 0 and the largest of as many bits as whole numbers need; the ends of floats."""
    low, high = np.inf, -np.inf
    for band in _bands(image, 1):
        values = np.asarray(band)
        finite = values[np.isfinite(values)]
        if finite.size:
            low, high = min(low, float(finite.min())), max(high, float(finite.max()))
    if low > high:
        low, high = 0.0, 0.0
    if image.mode != "F":
        low, high = min(low, 0.0), max(255.0, 2.0 ** np.ceil(np.log2(max(high, 1.0) + 1)) - 1)
    return low, high
