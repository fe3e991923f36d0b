"""A picture as the outside world gives it, opened without trusting it, page by page.

What a file is and what decoding it will take is told before anything is decoded (`picture_head`). What then decodes it
runs in this process (`decoder`) or, if files have crashed it or made it go on for ever, in one of its own (`apart`).
"""

from __future__ import annotations

import importlib.util
import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from PIL import Image

from hwr.errors import PictureError, reason, remedy
from hwr.files import UnusableFileError, open_regular, read_small
from hwr.ink import decoder
from hwr.ink.apart import pages_apart
from hwr.ink.files import HEIC, JPEG_2000, PDF, PICTURE_FORMATS, PNG, TIFF, PictureFormat
from hwr.ink.picture_head import HEAD, format_of
from hwr.ink.pixels import WORKING_SIZE, Pixels, from_decoded
from hwr.language import tr

MAX_BYTES: Final = 250 * 1024 * 1024
"""A larger file is refused unread."""

_APART: Final = frozenset({TIFF, JPEG_2000, HEIC, PDF})
"""What is decoded in a process of its own. (TIFF, because its decoder writes remarks of its own to the terminal.)"""


def read_file(path: Path, *, side: int = WORKING_SIZE, page: int = 0) -> Pixels:
    """Read a picture file, reduced to at most `side` pixels on its longer side.

    Args:
        page: which one of a TIFF or PDF, from 0. All other files have one page, an animation its first picture.

    Raises:
        PictureError: if it cannot be read as a picture, or has no such page; the sentence names the file.
    """
    with _opened(path) as file:
        return next(_pages(file, str(path), side, page, 1))


def read_pages(path: Path, *, side: int = WORKING_SIZE) -> Iterator[Pixels]:
    """Read the pages of a picture file one after the other, at most the first `decoder.MAX_PAGES`.

    Raises:
        PictureError: as `read_file`, when the page comes up that cannot be read.
    """
    with _opened(path) as file:
        yield from _pages(file, str(path), side, 0, decoder.MAX_PAGES)


def read_small_files(paths: Sequence[Path]) -> list[Pixels | None]:
    """Read those that are PNG files of few bytes and pixels, as `read_pages` does each: most of the time that one takes
    is spent on care that so few do not call for.

    Returns:
        The pixels; None for all others, and for what cannot be read: `read_pages` reads it, or has the words for it.
    """
    files = [read_small(path, most=decoder.SMALL_PNG) for path in paths]
    small = [i for i, data in enumerate(files) if data and format_of(data[:HEAD]) is PNG]
    pictures: list[Pixels | None] = [None] * len(paths)
    for i, pixels in zip(small, decoder.small_pngs(files[i] or b"" for i in small), strict=True):
        pictures[i] = pixels
    return pictures


def read_bytes(data: bytes, *, name: str, side: int = WORKING_SIZE) -> Pixels:
    """Read an encoded picture, its first page, as `read_file` does; `name` is what an error calls it.

    Raises:
        PictureError: as `read_file`.
    """
    if len(data) > MAX_BYTES:
        raise PictureError(tr("{name} is too large: more than {most} MB.", name=name, most=MAX_BYTES // 1024**2))
    return next(_pages(io.BytesIO(data), name, side, 0, 1))


def from_image(image: Image.Image, *, name: str, side: int = WORKING_SIZE) -> Pixels:
    """Take over an image that is already open, reduced to at most `side` pixels; it is left as it is.

    Raises:
        PictureError: if it has no pixels, too many, or cannot be decoded.
    """
    decoder.require_size(image.size, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return from_decoded(image, side)
    except Exception as error:  # it may be read only now, and its data may be damaged
        raise PictureError(tr("{name} is damaged and cannot be read as a picture.", name=name)) from error


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    name = str(path)
    try:
        with open_regular(path, most=MAX_BYTES) as file:
            yield file
    except UnusableFileError as problem:
        raise PictureError(tr("{name} {problem}.", name=name, problem=problem)) from problem
    except OSError as error:
        raise PictureError(tr("{name} cannot be read: {reason}.", name=name, reason=reason(error))) from error


def _pages(file: BinaryIO, name: str, side: int, first: int, most: int) -> Iterator[Pixels]:
    head = file.read(HEAD)
    if not head:
        raise PictureError(tr("{name} is empty.", name=name))
    form = format_of(head)
    if form is None:
        kinds = ", ".join(each.name for each in PICTURE_FORMATS)
        raise PictureError(
            tr("{name} is not a picture that can be read; what can be read is {kinds}.", name=name, kinds=kinds)
        )
    _require_library(form, name)
    file.seek(0)
    if form in _APART:
        yield from pages_apart(file, form, name, side, first, most)
    else:
        yield from decoder.pages(file, form, name, side, first, most)


def _require_library(form: PictureFormat, name: str) -> None:
    """Make sure that what reads the format is installed; looking for it does not load it."""
    if form.package and importlib.util.find_spec(form.module) is None:
        raise PictureError(
            tr(
                "{name} is a {form} file, which the extra {extra!r} of this program reads; {remedy}.",
                name=name,
                form=form.name,
                extra=form.extra,
                remedy=remedy(form.package),
            )
        )
