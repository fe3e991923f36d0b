"""The decoder: a picture file's pages as pixels, by Pillow, within bounds on memory and on steps.

What a picture takes while it is decoded depends on its format and is known before; one that would take more than
`MEMORY` is refused. JPEG and JPEG 2000 take little, however large: they are decoded at the size that is needed.
"""

from __future__ import annotations

import io
import os
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from PIL import Image, UnidentifiedImageError

from hwr.errors import PictureError
from hwr.ink.files import AVIF, BMP, GIF, HEIC, JPEG, JPEG_2000, PNG, TIFF, WEBP, PictureFormat
from hwr.ink.picture_head import CrowdedError, codestream, jpeg_memory, webp_size
from hwr.ink.pixels import Pixels, from_decoded, upright
from hwr.language import tr

if TYPE_CHECKING:
    from PIL.TiffImagePlugin import TiffImageFile

_PLUGINS: Final = {
    PNG: "PngImagePlugin",
    JPEG: "JpegImagePlugin",
    BMP: "BmpImagePlugin",
    GIF: "GifImagePlugin",
    WEBP: "WebPImagePlugin",
    TIFF: "TiffImagePlugin",
    JPEG_2000: "Jpeg2KImagePlugin",
    AVIF: "AvifImagePlugin",
}
"""Loading the one that is needed spares Pillow from loading all it has."""

Image.MAX_IMAGE_PIXELS = None  # what follows is stricter, and lets the largest photographs pass

MEMORY: Final = 600_000_000
"""The most bytes that decoding a picture may take."""

MAX_PIXELS: Final = 250_000_000
"""The most pixels of any picture, however little memory they take."""

_NEEDS: Final = {WEBP: 17.0, AVIF: 12.0, HEIC: 8.0, JPEG_2000: 20.0}
"""The bytes for each pixel that these formats' decoders take, as measured; all others decode into Pillow's own."""

_MODES: Final = {"1": 1.0, "L": 1.0, "P": 1.0, "I;16": 2.0, "I;16B": 2.0, "I;16L": 2.0}
"""The bytes for each pixel of Pillow's own that are not four."""

MAX_STEPS: Final = 5_000
MAX_HEADER: Final = 4 * 1024 * 1024
"""So many steps, and so many bytes, may be read before the pixels begin; and more steps later only as bytes come.
Pillow goes from remark to remark, and what there is of them it copies for each new one."""

SMALL_PNG: Final = 4096
"""Bytes. So few cannot hold `MAX_STEPS`: each part of a PNG takes twelve of them, and four steps at most."""

SMALL_SIDE: Final = 128
"""Pixels on the longer side of a picture that may be held in memory with hundreds of others."""

_STEPS_A_PAGE: Final = 200
_BYTES_A_STEP: Final = 512

MAX_PAGES: Final = 1_000
"""So many pages of a file are counted."""

_MAX_TILES: Final = 10_000
_MAX_CHANNELS: Final = 5

_SUBFILE: Final = 254  # tags of TIFF 6.0, sections 8 and 15
_TILE_WIDTH: Final = 322
_TILE_LENGTH: Final = 323
_REDUCED_OR_MASK: Final = 0b101


class _Source:
    """A picture's file, as Pillow may read it: in so many steps and no more."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._steps = 0
        self._allowed = MAX_STEPS
        self._read = 0
        self._in_header = True

    def leave_header(self) -> None:
        """The pixels come now."""
        self._in_header = False

    def allow_page(self) -> None:
        """Another page's description comes now."""
        self._allowed += _STEPS_A_PAGE

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._steps += 1
        self._read += len(data)
        allowed = self._allowed if self._in_header else self._allowed + self._read // _BYTES_A_STEP
        if self._steps > allowed or (self._in_header and size >= 0 and self._read > MAX_HEADER):
            raise CrowdedError
        return data

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()


def pages(file: BinaryIO, form: PictureFormat, name: str, side: int, first: int, most: int) -> Iterator[Pixels]:
    """Decode pages of a file of a format that Pillow reads, each reduced to at most `side` pixels.

    Args:
        first, most: the first page, from 0, and how many; fewer if there are fewer.

    Raises:
        PictureError: if there is no such page, or it cannot be decoded; the sentence begins with `name`.
    """
    decoded = _pages(file, form, name, side, first, most)
    try:
        while True:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # Pillow's remarks on odd files are not for the user
                page = next(decoded, None)
            if page is None:
                return
            yield page
    except PictureError:
        raise
    except CrowdedError as error:
        raise PictureError(tr("{name} holds more remarks than a picture has, and is not read.", name=name)) from error
    except UnidentifiedImageError as error:
        raise PictureError(
            tr("{name} is damaged, or of a kind of {form} that cannot be read.", name=name, form=form.name)
        ) from error
    except Exception as error:  # Pillow raises nearly anything on damaged data, and it is always the data's fault
        raise PictureError(tr("{name} is damaged and cannot be read as a picture.", name=name)) from error


def small_pngs(files: Iterable[bytes]) -> list[Pixels | None]:
    """Decode whole PNG files of at most `SMALL_PNG` bytes, as `pages` does each, at a fraction of its care.

    Returns:
        The pixels; None for what is damaged, or has a side of more than `SMALL_SIDE` pixels: that is left to `pages`.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [_small_png(data) for data in files]


def _small_png(data: bytes) -> Pixels | None:
    try:
        with Image.open(io.BytesIO(data), formats=(PNG.pillow,)) as image:
            if not 1 <= min(image.size) <= max(image.size) <= SMALL_SIDE:
                return None
            image.load()
            return from_decoded(image, SMALL_SIDE, upright(image))
    except Exception:
        return None


def require_size(size: tuple[int, int], name: str, need: float = 1.0) -> None:
    """Make sure that a picture has pixels, and not too many.

    Args:
        need: the bytes that each pixel takes while it is decoded.

    Raises:
        PictureError: if not; the sentence begins with `name`.
    """
    width, height = size
    if width < 1 or height < 1:
        raise PictureError(
            tr("{name} is empty: it is {width} x {height} pixels.", name=name, width=width, height=height)
        )
    largest = int(min(MAX_PIXELS, MEMORY / max(need, 1e-9)))
    if width * height > largest:
        most = tr("{millions} million", millions=largest // 1_000_000)
        raise PictureError(
            tr(
                "{name} is too large: {width:,} x {height:,} pixels; at most {most} can be read.",
                name=name,
                width=width,
                height=height,
                most=most,
            )
        )


def _pages(file: BinaryIO, form: PictureFormat, name: str, side: int, first: int, most: int) -> Iterator[Pixels]:
    source = _Source(file)
    kept = jpeg_memory(file) if form is JPEG else 0.0
    reduction = 0
    if form is WEBP:  # its decoder asks for memory before it tells the size
        file.seek(0)
        require_size(webp_size(file.read(30)), name, _NEEDS[WEBP])
    file.seek(0)
    with _opened(source, form) as image:
        frames = _tiff_pages(image, source, name) if form is TIFF else [0]
        if first >= len(frames):
            raise PictureError(
                tr("{name} has no page {page}; it has {pages}.", name=name, page=first + 1, pages=len(frames))
            )
        for number in range(first, min(first + most, len(frames))):
            if form is TIFF:
                source.allow_page()
                image.seek(frames[number])
            longer = max(image.size)
            if form is JPEG:
                require_size(image.size, name, kept)
                image.draft(None, (side, side))  # a large one is decoded at a half or less
            elif form is JPEG_2000:
                reduction = _reduction(image, file, side)
                image.reduce = reduction  # type: ignore[method-assign, assignment]
            require_size(image.size, name, _need(image, form) / 4**reduction)
            source.leave_header()
            image.load()
            require_size(image.size, name, _need(image, form) / 4**reduction)  # some find out only now
            pixels = from_decoded(image, side, None if form is TIFF else upright(image))
            yield replace(pixels, page=number, pages=len(frames), scale=longer / max(pixels.colour.shape[:2]))


def _opened(source: _Source, form: PictureFormat) -> Image.Image:
    if form is HEIC:
        from pillow_heif import HeifImageFile

        return HeifImageFile(source)  # type: ignore[no-untyped-call, no-any-return, unused-ignore]
    import_module(f"PIL.{_PLUGINS[form]}")
    return Image.open(source, formats=(form.pillow,))  # type: ignore[arg-type]


def _need(image: Image.Image, form: PictureFormat) -> float:
    """The bytes for each pixel that decoding the image takes."""
    need = _NEEDS.get(form) or _MODES.get(image.mode, 4.0)
    return 2 * need if form is TIFF and upright(image) else need  # Pillow turns a TIFF by itself, which takes a copy


def _reduction(image: Image.Image, file: BinaryIO, side: int) -> int:
    """How often a picture of JPEG 2000 is halved in decoding, so that it is still as large as is needed.

    Raises:
        ValueError: if it has no main header, or one that no program writes.
    """
    place = file.tell()
    header = codestream(file)
    file.seek(place)
    if header is None or header.tiles > _MAX_TILES or header.components > _MAX_CHANNELS:
        raise ValueError
    wanted = 0
    while wanted < header.levels and max(image.size) >> (wanted + 1) >= side:
        wanted += 1
    return wanted


def _tiff_pages(image: Image.Image, source: _Source, name: str) -> list[int]:
    """Which of a TIFF's frames are pages, not smaller copies of them; what comes behind damage is not found."""
    frames: list[int] = []
    for frame in range(2 * MAX_PAGES):
        source.allow_page()
        try:
            image.seek(frame)
        except CrowdedError:
            raise
        except Exception:  # the end, or a damaged description; the pages before it can be read
            break
        tags = cast("TiffImageFile", image).tag_v2
        tile = int(tags.get(_TILE_WIDTH, 1)), int(tags.get(_TILE_LENGTH, 1))
        require_size(tile, name, 4.0)  # a tile may be larger than its picture
        if not frames or not int(tags.get(_SUBFILE, 0)) & _REDUCED_OR_MASK:
            frames.append(frame)
        if len(frames) == MAX_PAGES:
            break
    return frames
