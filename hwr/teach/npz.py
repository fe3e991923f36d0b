"""NPZ, numpy's archive of arrays: many pictures of one size with their labels, read without trusting the file.

`images` (or `x`, `X`, `data`) are numbers (n, height, width), (n, 64) or (n, 784); `labels` (or `y`, `target`) are n
whole numbers or texts, `writers` n texts. Values are 0 to 1, 0 to 16 or 0 to 255; ink may be bright or dark.
"""

from __future__ import annotations

import io
import math
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from hwr.errors import DataError
from hwr.files import UnusableFileError, open_regular
from hwr.language import tr
from hwr.store.taught.record import MAX_SIDE, OWN, NewSample
from hwr.words import alternatives

MAX_BYTES: Final = 256 * 2**20
"""Of a file, and of each of its arrays."""

MAX_PICTURES: Final = 200_000
SIDE: Final = 28
"""Pixels a side of the pictures that are written, as MNIST's have."""

_IMAGES: Final = ("images", "x", "X", "data")
_LABELS: Final = ("labels", "y", "target")
_WRITERS: Final = ("writers",)
_SCALES: Final = (1.0, 16.0, 255.0)
_MOST_MEMBERS: Final = 100


def read_npz(path: Path) -> Iterator[NewSample]:
    """The samples of a file, which is checked as a whole before the first one is given.

    Raises:
        DataError: if it cannot be read, is damaged, too large, or does not hold pictures with their labels.
        PictureError: if a picture is blank.
    """
    name = str(path)
    try:
        with open_regular(path, most=MAX_BYTES) as file, zipfile.ZipFile(file) as archive:
            images = _member(archive, _IMAGES, name, required=True)
            labels = _member(archive, _LABELS, name, required=True)
            writers = _member(archive, _WRITERS, name)
    except UnusableFileError as problem:
        raise DataError(f"{name} {problem}.") from problem
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise DataError(tr("{name} is damaged, or no archive of numpy arrays (.npz).", name=name)) from error
    assert images is not None
    assert labels is not None
    pictures = _pictures(images, name)
    texts = _texts(labels, len(pictures), "labels", name)
    people = [OWN] * len(pictures) if writers is None else _texts(writers, len(pictures), "writers", name)
    for number, (picture, label, writer) in enumerate(zip(pictures, texts, people, strict=True)):
        if not picture.any():
            raise DataError(tr("{name}: picture {picture} is blank.", name=name, picture=number))
        yield NewSample(label, picture, writer)


def npz_bytes(pictures: Sequence[NDArray[np.float32]], labels: Sequence[str], writers: Sequence[str]) -> bytes:
    """A file of pictures, each float32 (`SIDE`, `SIDE`), 0 paper to 1 ink; in steps of 1/255."""
    file = io.BytesIO()
    images = np.zeros((len(pictures), SIDE, SIDE), np.uint8)
    for i, picture in enumerate(pictures):
        images[i] = np.rint(picture * 255)
    np.savez_compressed(file, images=images, labels=np.array(labels, str), writers=np.array(writers, str))
    return file.getvalue()


def _member(
    archive: zipfile.ZipFile, names: tuple[str, ...], where: str, *, required: bool = False
) -> NDArray[Any] | None:
    """The first of the arrays of these names that is there.

    Raises:
        DataError: if none is, or it is too large or of objects; ValueError and others if it is damaged.
    """
    entries = archive.infolist()
    if len(entries) > _MOST_MEMBERS:
        raise DataError(tr("{where} holds more than {most} arrays.", where=where, most=_MOST_MEMBERS))
    there = {entry.filename: entry for entry in entries}
    found = next((there[f"{name}.npy"] for name in names if f"{name}.npy" in there), None)
    if found is None:
        if required:
            raise DataError(
                tr("{where} has no array {names}: it needs images and labels.", where=where, names=alternatives(names))
            )
        return None
    with archive.open(found) as file:
        version = np.lib.format.read_magic(file)
        read_header = {
            (1, 0): np.lib.format.read_array_header_1_0,
            (2, 0): np.lib.format.read_array_header_2_0,
        }.get(version)
        if read_header is None:
            raise DataError(
                tr("{where} has the array {array} in a form that is not read.", where=where, array=found.filename)
            )
        shape, is_fortran, dtype = read_header(file)
        if dtype.hasobject or dtype.kind not in "biufU":
            raise DataError(
                tr(
                    "{where} has the array {array} of {dtype}: numbers or texts are needed.",
                    where=where,
                    array=found.filename,
                    dtype=dtype,
                )
            )
        size = math.prod(shape) * dtype.itemsize
        if size > MAX_BYTES:
            raise DataError(
                tr(
                    "{where} has the array {array} of {size:,} MB: too large to be read.",
                    where=where,
                    array=found.filename,
                    size=size >> 20,
                )
            )
        data = file.read(size + 1)
    if len(data) != size:
        raise ValueError("an array is shorter or longer than it says")
    return np.frombuffer(data, dtype).reshape(shape, order="F" if is_fortran else "C")


def _pictures(images: NDArray[Any], name: str) -> NDArray[np.float32]:
    """float32 (n, height, width), 0 paper to 1 ink.

    Raises:
        DataError: if the array holds no pictures.
    """
    if images.ndim == 2 and math.isqrt(images.shape[1]) ** 2 == images.shape[1]:
        side = math.isqrt(images.shape[1])
        images = images.reshape(-1, side, side)
    if images.ndim != 3 or 0 in images.shape or max(images.shape[1:]) > MAX_SIDE:
        raise DataError(
            tr(
                "{name}: images must be numbers of the shape (n, height, width) with at most "
                "{most} pixels a side; theirs is {shape}.",
                name=name,
                most=MAX_SIDE,
                shape=images.shape,
            )
        )
    if len(images) > MAX_PICTURES:
        raise DataError(
            tr(
                "{name} holds {count:,} pictures; at most {most:,} are read.",
                name=name,
                count=len(images),
                most=MAX_PICTURES,
            )
        )
    if images.dtype.kind == "U" or not np.isfinite(images).all():
        raise DataError(tr("{name}: images must be finite numbers.", name=name))
    scale = next((scale for scale in _SCALES if images.max() <= scale), None)
    if scale is None or images.min() < 0:
        raise DataError(tr("{name}: images must have values of 0 to 1, 0 to 16 or 0 to 255.", name=name))
    grey = images.astype(np.float32) / np.float32(scale)
    edge = np.concatenate([grey[:, 0], grey[:, -1], grey[:, :, 0], grey[:, :, -1]], axis=1)
    return 1 - grey if np.median(edge) > 0.5 else grey  # dark ink on bright paper


def _texts(values: NDArray[Any], n: int, what: str, name: str) -> list[str]:
    if values.shape != (n,) or values.dtype.kind == "f":
        raise DataError(
            tr(
                "{name}: {what} must be {count:,} whole numbers or texts, one for each picture; they are "
                "{dtype} of the shape {shape}.",
                name=name,
                what=what,
                count=n,
                dtype=values.dtype,
                shape=values.shape,
            )
        )
    return [str(value) for value in values.tolist()]
