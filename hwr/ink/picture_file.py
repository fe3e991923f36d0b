"""A picture as the outside world gives it, opened without trusting it and brought to plain colours.

What comes out is upright, at most `WORKING_SIZE` pixels on its longer side, and made of two float arrays: the colours
(one channel for grey, three for red, green and blue) and, where the picture has one, the opacity.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from hwr.errors import PictureError

FORMATS: Final = tuple(
    plugin.format
    for plugin in (
        PngImagePlugin.PngImageFile,
        JpegImagePlugin.JpegImageFile,
        BmpImagePlugin.BmpImageFile,
        GifImagePlugin.GifImageFile,
        WebPImagePlugin.WebPImageFile,
    )
)
"""The formats that are read. Naming their readers here loads them and spares Pillow from loading all it has."""

MAX_PIXELS: Final = 25_000_000
MAX_BYTES: Final = 250 * 1024 * 1024
"""A larger file is refused unread: `MAX_PIXELS` take less in every one of the formats."""

WORKING_SIZE: Final = 1024
"""Larger pictures are reduced until their longer side is no more than this, in pixels."""

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
    """

    colour: NDArray[np.float32]
    opacity: NDArray[np.float32] | None


def read_file(path: Path) -> Pixels:
    """Read a picture file.

    Raises:
        PictureError: if it cannot be read as a picture; the sentence names the file.
    """
    try:
        if not path.is_file():
            raise PictureError(f"{path} is not a file.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise PictureError(f"{path} cannot be read: {error.strerror or error}.") from error
    return read_bytes(data, name=str(path))


def read_bytes(data: bytes, *, name: str) -> Pixels:
    """Read an encoded picture, the first one of an animation; `name` is what an error calls it.

    Raises:
        PictureError: as `read_file`.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(f"{name} is too large: more than {MAX_BYTES // 1024**2} MB.")
    if not data:
        raise PictureError(f"{name} is empty.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd files are not for the user
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                _check_size(image.size, name)
                image.draft(None, (WORKING_SIZE, WORKING_SIZE))  # a large JPEG is decoded at a half or less
                image.load()
                _check_size(image.size, name)
                return _pixels(image, _turn(image))
    except PictureError:
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name} has more than {MAX_PIXELS // 1_000_000} million pixels.") from error
    except UnidentifiedImageError as error:
        kinds = ", ".join(FORMATS)
        raise PictureError(f"{name} is not a picture that can be read; what can be read is {kinds}.") from error
    except Exception as error:  # Pillow raises nearly anything on damaged data, and it is always the data's fault
        raise PictureError(f"{name} is damaged and cannot be read as a picture.") from error


def from_image(image: Image.Image, *, name: str) -> Pixels:
    """Take over an image that is already open; it is left as it is.

    Raises:
        PictureError: if it has no pixels, too many, or cannot be decoded.
    """
    _check_size(image.size, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pixels(image)
    except Exception as error:  # it may be read only now; see above
        raise PictureError(f"{name} is damaged and cannot be read as a picture.") from error


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise PictureError(f"{name} is empty: it is {width} x {height} pixels.")
    if width * height > MAX_PIXELS:
        most = f"{MAX_PIXELS // 1_000_000} million"
        raise PictureError(f"{name} is too large: {width:,} x {height:,} pixels; at most {most} can be read.")


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What brings the image upright."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a picture whose notes are damaged is still a picture, and lies as it lies
        return None


def _pixels(image: Image.Image, turn: Image.Transpose | None = None) -> Pixels:
    plain = _plain(image)
    factor = -(-max(plain.size) // WORKING_SIZE)
    if factor > 1:
        plain = plain.reduce(factor)  # block means; colours count by their opacity
    if turn is not None:
        plain = plain.transpose(turn)
    values = np.asarray(plain, dtype=np.float32).reshape(plain.height, plain.width, -1)
    if plain.mode != "F":
        values = values / np.float32(255)
    return Pixels(values[:, :, :-1], values[:, :, -1]) if plain.mode.endswith("A") else Pixels(values, None)


def _plain(image: Image.Image) -> Image.Image:
    """The image as L, LA, RGB or RGBA, or, if it is of a deeper grey, as F from 0 to 1."""
    if image.mode == "F" or image.mode.startswith("I"):
        return _deep_grey(image)
    if image.mode in ("LA", "La", "PA", "RGBA", "RGBa") or "transparency" in image.info:
        return image.convert("LA" if image.mode in ("L", "LA", "La") else "RGBA")
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _deep_grey(image: Image.Image) -> Image.Image:
    """Whole numbers as a share of the largest of as many bits as they need; floats as a share of their own range."""
    values = np.asarray(image).astype(np.float64)
    finite = values[np.isfinite(values)]
    low, high = (float(finite.min()), float(finite.max())) if finite.size else (0.0, 0.0)
    if image.mode != "F":
        low, high = min(low, 0.0), max(255.0, 2.0 ** np.ceil(np.log2(max(high, 1.0) + 1)) - 1)
    shares = np.nan_to_num((values - low) / ((high - low) or 1.0), nan=0.0)
    return Image.fromarray(np.clip(shares, 0, 1).astype(np.float32))
