"""A picture as the outside world gives it, opened without trusting it and brought to plain colours.

What comes out is upright, no larger than is asked for, and made of two float arrays: the colours (one channel for grey,
three for red, green and blue) and, where the picture has one, the opacity.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

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
from hwr.files import UnusableFileError, open_regular
from hwr.ink.files import PICTURE_FORMATS

_READERS: Final = (BmpImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Of `PICTURE_FORMATS`. Naming them here loads them and spares Pillow from loading all it has."""

MAX_PIXELS: Final = 25_000_000
MAX_WEBP_PIXELS: Final = 15_000_000
"""The decoder of WEBP takes fifteen bytes for each pixel, three times as many as the others."""

MAX_BYTES: Final = 250 * 1024 * 1024
"""A larger file is refused unread: `MAX_PIXELS` take less in every one of the formats."""

MAX_STEPS: Final = 5_000
MAX_HEADER: Final = 4 * 1024 * 1024
"""So many steps, and so many bytes, may be read before the pixels begin; and more steps later only as bytes come.
Pillow goes from remark to remark, and what there is of them it copies for each new one."""

_BYTES_A_STEP: Final = 512

_BAND: Final = 1 << 20
"""Pixels that are worked on at a time."""

WORKING_SIZE: Final = 1024
"""Larger pictures are reduced until their longer side is no more than this, in pixels, if no more is asked for."""

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


def read_file(path: Path, *, side: int = WORKING_SIZE) -> Pixels:
    """Read a picture file, reduced to at most `side` pixels on its longer side.

    Raises:
        PictureError: if it cannot be read as a picture; the sentence names the file.
    """
    name = str(path)
    try:
        with open_regular(path, most=MAX_BYTES) as file:
            return _read(file, name, side)
    except UnusableFileError as problem:
        raise PictureError(f"{name} {problem}.") from problem
    except OSError as error:
        raise PictureError(f"{name} cannot be read: {error.strerror or error}.") from error


def read_bytes(data: bytes, *, name: str, side: int = WORKING_SIZE) -> Pixels:
    """Read an encoded picture, the first one of an animation, as `read_file` does; `name` is what an error calls it.

    Raises:
        PictureError: as `read_file`.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(f"{name} is too large: more than {MAX_BYTES // 1024**2} MB.")
    return _read(io.BytesIO(data), name, side)


class _Source:
    """A picture's file, as Pillow may read it: in so many steps and no more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._steps = 0
        self._read = 0
        self._in_header = True

    def leave_header(self) -> None:
        """The pixels come now."""
        self._in_header = False

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._steps += 1
        self._read += len(data)
        allowed = MAX_STEPS if self._in_header else MAX_STEPS + self._read // _BYTES_A_STEP
        if self._steps > allowed or (self._in_header and size >= 0 and self._read > MAX_HEADER):
            raise _CrowdedError
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


class _CrowdedError(Exception):
    """There is more around the pixels than any camera or program puts there."""


def _read(file: BinaryIO, name: str, side: int) -> Pixels:
    if not file.read(1):
        raise PictureError(f"{name} is empty.")
    file.seek(0)
    _check_size(_webp_size(file.read(30)) or (1, 1), name, MAX_WEBP_PIXELS)
    file.seek(0)
    source = _Source(file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's remarks on odd files are not for the user
            with Image.open(source, formats=tuple(PICTURE_FORMATS)) as image:  # type: ignore[arg-type]
                source.leave_header()
                _check_size(image.size, name)
                image.draft(None, (side, side))  # a large JPEG is decoded at a half or less
                image.load()
                _check_size(image.size, name)
                return _pixels(image, side, _turn(image))
    except PictureError:
        raise
    except _CrowdedError as error:
        raise PictureError(f"{name} holds more remarks than a picture has, and is not read.") from error
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name} has more than {MAX_PIXELS // 1_000_000} million pixels.") from error
    except UnidentifiedImageError as error:
        kinds = ", ".join(PICTURE_FORMATS)
        raise PictureError(f"{name} is not a picture that can be read; what can be read is {kinds}.") from error
    except Exception as error:  # Pillow raises nearly anything on damaged data, and it is always the data's fault
        raise PictureError(f"{name} is damaged and cannot be read as a picture.") from error


def _webp_size(head: bytes) -> tuple[int, int] | None:
    """Width and height, as the first 30 bytes of a WEBP tell them: its decoder asks for memory before it says so.

    (WebP Container Specification; RFC 9649, sections 2.4 to 2.7.) None for what is no WEBP.
    """
    if len(head) < 30 or head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return None
    if head[12:16] == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if head[12:16] == b"VP8L":
        sides = int.from_bytes(head[21:25], "little")
        return 1 + (sides & 0x3FFF), 1 + (sides >> 14 & 0x3FFF)
    return int.from_bytes(head[26:28], "little") & 0x3FFF, int.from_bytes(head[28:30], "little") & 0x3FFF


def from_image(image: Image.Image, *, name: str, side: int = WORKING_SIZE) -> Pixels:
    """Take over an image that is already open, reduced to at most `side` pixels; it is left as it is.

    Raises:
        PictureError: if it has no pixels, too many, or cannot be decoded.
    """
    _check_size(image.size, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _pixels(image, side)
    except Exception as error:  # it may be read only now; see above
        raise PictureError(f"{name} is damaged and cannot be read as a picture.") from error


def _check_size(size: tuple[int, int], name: str, largest: int = MAX_PIXELS) -> None:
    width, height = size
    if width < 1 or height < 1:
        raise PictureError(f"{name} is empty: it is {width} x {height} pixels.")
    if width * height > largest:
        most = f"{largest // 1_000_000} million"
        raise PictureError(f"{name} is too large: {width:,} x {height:,} pixels; at most {most} can be read.")


def _turn(image: Image.Image) -> Image.Transpose | None:
    """What brings the image upright."""
    try:
        return _UPRIGHT.get(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # a picture whose notes are damaged is still a picture, and lies as it lies
        return None


def _pixels(image: Image.Image, side: int, turn: Image.Transpose | None = None) -> Pixels:
    plain = _reduced(image, side)
    if turn is not None:
        plain = plain.transpose(turn)
    values = np.asarray(plain, dtype=np.float32).reshape(plain.height, plain.width, -1)
    if plain.mode != "F":
        values = values / np.float32(255)
    return Pixels(values[:, :, :-1], values[:, :, -1]) if plain.mode.endswith("A") else Pixels(values, None)


def _reduced(image: Image.Image, side: int) -> Image.Image:
    """The image as `_plain` makes it, of at most `side` pixels; in bands, for it takes up to ten times its memory."""
    factor = -(-max(image.size) // side)
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
