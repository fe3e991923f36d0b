"""Tables: the schema of the taught samples, and how they stand in its rows and come back."""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np

from hwr.errors import DrawingError, StorageError
from hwr.ink.drawing import MAX_POINTS, MAX_STROKES, Drawing, Stroke
from hwr.language import mark, tr
from hwr.store.database import DamagedError
from hwr.store.schema import Schema
from hwr.store.taught.record import MAX_SIDE, MAX_TEXT, Ink, Reading, TaughtSample, kept_picture

_FIRST: Final = (
    # Ink lies apart, so that counting and listing 100,000 samples reads no ink.
    """
    CREATE TABLE samples (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        writer TEXT NOT NULL,
        taught REAL NOT NULL,
        deleted REAL,
        read_as TEXT,
        confidence REAL,
        model TEXT
    )
    """,
    "CREATE INDEX samples_by_label ON samples (label, id) WHERE deleted IS NULL",
    "CREATE INDEX samples_by_writer ON samples (writer, id) WHERE deleted IS NULL",
    "CREATE INDEX samples_deleted ON samples (deleted) WHERE deleted IS NOT NULL",
    """
    CREATE TABLE ink (
        sample INTEGER PRIMARY KEY REFERENCES samples ON DELETE CASCADE,
        form TEXT NOT NULL,
        data BLOB NOT NULL
    )
    """,
)

SCHEMA: Final = Schema(mark("collection of taught samples"), 0x48575254, (_FIRST,))
"""The taught samples' ("HWRT")."""

COLUMNS: Final = "id, label, writer, taught, read_as, confidence, model, form, data"

WRITE: Final = (
    "INSERT INTO samples (label, writer, taught, read_as, confidence, model) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO ink (sample, form, data) VALUES (?, ?, ?)",
)

STROKES: Final = "strokes"
"""zlib: per stroke pen width float64 and number of points uint32, then x, y, t, pressure float64 of each, all
little-endian."""

PICTURE: Final = "picture"
"""zlib: height and width uint16, then a byte a pixel, 0 paper to 255 ink, little-endian."""

_STROKE: Final = struct.Struct("<dI")
_SIZE: Final = struct.Struct("<HH")
_POINT: Final = 32
_MOST_BYTES: Final = MAX_STROKES * _STROKE.size + MAX_POINTS * _POINT
_MOST_SECONDS: Final = 1e10
"""Three centuries."""


def packed(ink: Ink) -> tuple[str, bytes]:
    """Form and data of a sample's ink."""
    if isinstance(ink, Drawing):
        parts = [
            _STROKE.pack(stroke.pen_width, len(stroke.points)) + stroke.points.astype("<f8").tobytes()
            for stroke in ink.strokes
        ]
        return STROKES, zlib.compress(b"".join(parts))
    pixels = kept_picture(ink)
    return PICTURE, zlib.compress(_SIZE.pack(*pixels.shape) + pixels.tobytes())


def unpacked(form: object, data: object) -> Ink:
    """The ink of form and data.

    Raises:
        DamagedError: if they are not what `packed` gives.
    """
    if not isinstance(data, bytes):
        raise DamagedError("ink")
    try:
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(data, _MOST_BYTES)
        if not unpacker.eof:
            raise DamagedError("ink")
        if form == STROKES:
            return _drawing(plain)
        if form == PICTURE:
            return _picture(plain)
    except (zlib.error, struct.error, ValueError, DrawingError) as error:
        raise DamagedError("ink") from error
    raise DamagedError("ink")


def _drawing(plain: bytes) -> Drawing:
    strokes = []
    place = 0
    while place < len(plain):
        width, n = _STROKE.unpack_from(plain, place)
        place += _STROKE.size
        points = np.frombuffer(plain, "<f8", 4 * n, place).reshape(n, 4)
        strokes.append(Stroke.from_points(points, width))
        place += _POINT * n
    if not strokes:
        raise DamagedError("ink")
    return Drawing(tuple(strokes))


def _picture(plain: bytes) -> Ink:
    height, width = _SIZE.unpack_from(plain)
    if not (0 < height <= MAX_SIDE and 0 < width <= MAX_SIDE):
        raise DamagedError("ink")
    pixels = np.frombuffer(plain, np.uint8, offset=_SIZE.size).reshape(height, width)
    if not pixels.any():
        raise DamagedError("ink")
    ink = pixels.astype(np.float32) / np.float32(255)
    ink.flags.writeable = False
    return ink


def to_sample(row: tuple[Any, ...]) -> TaughtSample:
    """A sample from a row of `COLUMNS`.

    Raises:
        DamagedError: if a cell is not what it has to be: SQLite keeps anything in any column.
    """
    number, label, writer, taught, text, confidence, model, form, data = row
    if not all(type(value) is str and 0 < len(value) <= MAX_TEXT for value in (label, writer)):
        raise DamagedError("texts")
    if type(taught) not in (int, float) or not abs(taught) < _MOST_SECONDS:
        raise DamagedError("times")
    reading = None
    if text is not None:
        if not (type(text) is str and type(model) is str and type(confidence) in (int, float) and 0 <= confidence <= 1):
            raise DamagedError("readings")
        reading = Reading(text, float(confidence), model)
    try:
        moment = datetime.fromtimestamp(taught, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise DamagedError("times") from error
    return TaughtSample(number, label, writer, moment, unpacked(form, data), reading)


def require_sample(row: tuple[Any, ...]) -> TaughtSample:
    """The same, for one that was asked for.

    Raises:
        StorageError: if it is damaged.
    """
    try:
        return to_sample(row)
    except DamagedError as error:
        raise StorageError(
            tr(
                "The {parts} of the taught sample {sample} are damaged; it can be deleted.",
                parts=tr(str(error)),
                sample=row[0],
            )
        ) from error
