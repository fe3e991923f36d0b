"""Labelled ink: drawings with what they say, one JSON object a line, in a file that may be gzipped.

A line is `{"id": "a-1", "label": "7", "writer": "anna", "strokes": [[[x, y], ...], ...]}` with y downward and any units
of length; points may go on with t in seconds and pressure. `"pen_widths": [w, ...]` may say each stroke's pen, in the
same units. Other keys are passed over, and so are empty lines.
"""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn

from hwr.errors import DrawingError, InkFileError, reason
from hwr.files import UnusableFileError, open_regular
from hwr.ink.drawing import (
    DEFAULT_PEN_WIDTH,
    MAX_COORDINATE,
    MAX_POINTS,
    MAX_STROKES,
    NOMINAL_PRESSURE,
    Drawing,
    Stroke,
)
from hwr.language import tr

MAX_LINE: Final = 20 * 1024 * 1024
"""Bytes; a longer line cannot hold one drawing."""

MAX_LISTS: Final = 2 * (MAX_POINTS + MAX_STROKES)
MAX_VALUES: Final = 5 * (MAX_POINTS + MAX_STROKES)
"""More lists, or values, than the busiest drawing needs are not unpacked: each takes dozens of bytes."""

MAX_LINES: Final = 2_000_000
MAX_BYTES: Final = 1024 * 1024 * 1024
"""Unpacked bytes of a whole file; what a small gzip file can grow to has to end somewhere."""

MAX_GROWTH: Final = 100
FREE_GROWTH: Final = 64 * 1024 * 1024
"""Beyond so many bytes a file may unpack to so many times its size; ink becomes five times as large."""

MAX_NAME: Final = 100
"""The most characters an id, label or writer may have."""


@dataclass(frozen=True)
class LabelledInk:
    """One sample: who wrote what, in the units of its file."""

    id: str
    label: str
    writer: str
    drawing: Drawing


def read_labelled_ink(path: Path) -> Iterator[LabelledInk]:
    """Read a file sample by sample, without holding it in memory.

    Raises:
        InkFileError: if the file cannot be read, is too large or damaged, or a line is malformed; the sentence names
            the file and the line.
    """
    name = str(path)
    try:
        with open_regular(path, most=MAX_BYTES) as file:
            packed = os.fstat(file.fileno()).st_size
            if path.suffix.lower() == ".gz":
                most = min(MAX_BYTES, max(FREE_GROWTH, MAX_GROWTH * packed))
                yield from _samples(gzip.GzipFile(fileobj=file), name, most)
            else:
                yield from _samples(file, name, MAX_BYTES)
    except UnusableFileError as problem:
        raise InkFileError(f"{name} {problem}.") from problem
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InkFileError(tr("{name} is damaged: it cannot be unpacked to its end.", name=name)) from error
    except OSError as error:
        raise InkFileError(tr("{name} cannot be read: {reason}.", name=name, reason=reason(error))) from error


def write_labelled_ink(file: BinaryIO | gzip.GzipFile, samples: Iterable[LabelledInk]) -> int:
    """Write samples as lines to an open file (plain or `gzip`); returns how many."""
    count = 0
    for sample in samples:
        strokes = [_plain_points(stroke) for stroke in sample.drawing.strokes]
        line: dict[str, Any] = {"id": sample.id, "label": sample.label, "writer": sample.writer, "strokes": strokes}
        widths = [stroke.pen_width for stroke in sample.drawing.strokes]
        if any(width != DEFAULT_PEN_WIDTH for width in widths):
            line["pen_widths"] = widths
        file.write(json.dumps(line, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n")
        count += 1
    return count


def _plain_points(stroke: Stroke) -> list[list[float]]:
    """The points as short as they can be written: t and pressure only where something is known about them."""
    timed, pressed = stroke.points[:, 2].any(), (stroke.points[:, 3] != NOMINAL_PRESSURE).any()
    columns = 4 if pressed else 3 if timed else 2
    points: list[list[float]] = stroke.points[:, :columns].tolist()
    return points


def _samples(file: BinaryIO | gzip.GzipFile, name: str, most: int) -> Iterator[LabelledInk]:
    number = size = 0
    while line := file.readline(MAX_LINE + 1):
        number += 1
        size += len(line)
        where = tr("{path}, line {line}", path=name, line=number)
        if len(line) > MAX_LINE or size > most or number > MAX_LINES:
            raise InkFileError(tr("{where}: more data than labelled ink can have.", where=where))
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # the mark some editors begin UTF-8 with
        if line.strip():
            yield _sample(line, where)


def _sample(line: bytes, where: str) -> LabelledInk:
    if line.count(b"[") > MAX_LISTS or max(line.count(b","), line.count(b":")) > MAX_VALUES:
        raise InkFileError(tr("{where}: more lists or values than a drawing can have.", where=where))
    try:
        record = json.loads(line.decode(), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise InkFileError(tr("{where}: not UTF-8 text.", where=where)) from error
    except json.JSONDecodeError as error:
        raise InkFileError(
            tr("{where}: not JSON ({fault}, column {column}).", where=where, fault=error.msg, column=error.colno)
        ) from error
    except ValueError as error:  # NaN, Infinity, or thousands of digits
        raise InkFileError(tr("{where}: there is a number that cannot be read.", where=where)) from error
    except RecursionError as error:
        raise InkFileError(tr("{where}: too many lists inside lists.", where=where)) from error
    if not isinstance(record, dict):
        raise InkFileError(tr("{where}: a sample is a JSON object with id, label, writer and strokes.", where=where))
    return LabelledInk(
        _name(record, "id", where),
        _name(record, "label", where),
        _name(record, "writer", where),
        _drawing(record, where),
    )


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _value(record: dict[str, Any], key: str, where: str) -> Any:
    if key not in record:
        raise InkFileError(tr("{where}: {key!r} is missing.", where=where, key=key))
    return record[key]


def _name(record: dict[str, Any], key: str, where: str) -> str:
    """A text that can be shown; whole numbers are taken as written."""
    value = _value(record, key, where)
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not 0 < len(text) <= MAX_NAME or not text.isprintable():
        raise InkFileError(
            tr(
                "{where}: {key!r} must be a text of 1 to {most} printable characters.",
                where=where,
                key=key,
                most=MAX_NAME,
            )
        )
    return text


def _drawing(record: dict[str, Any], where: str) -> Drawing:
    strokes = _value(record, "strokes", where)
    if not isinstance(strokes, list) or not strokes:
        raise InkFileError(tr("{where}: 'strokes' must be a list of strokes, at least one.", where=where))
    widths = record.get("pen_widths", [DEFAULT_PEN_WIDTH] * len(strokes))
    if not (
        isinstance(widths, list)
        and len(widths) == len(strokes)
        and all(type(width) in (int, float) and abs(width) <= MAX_COORDINATE for width in widths)
    ):
        raise InkFileError(tr("{where}: 'pen_widths' must be a list of numbers, one for each stroke.", where=where))
    try:
        return Drawing(tuple(map(Stroke.from_points, strokes, widths)))
    except DrawingError as error:
        raise InkFileError(f"{where}: {error}") from error
