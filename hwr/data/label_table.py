"""A table of labels: a CSV file that names files and says what is written in each.

Its first line names the columns, `file` and `label` among them, in any order; what else there is is passed over. Files
are named relative to the table. Spreadsheets write semicolons or tabulators where the comma is part of numbers, and
UTF-16 or a mark before UTF-8: all that is taken.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hwr.data.labelled_ink import MAX_NAME
from hwr.errors import DataError
from hwr.files import UnusableFileError, read_regular

LABEL_TABLE_SUFFIX: Final = ".csv"

MAX_BYTES: Final = 100 * 1024 * 1024
MAX_ROWS: Final = 1_000_000

_FILE: Final = "file"
_LABEL: Final = "label"
_DELIMITERS: Final = (",", ";", "\t")


@dataclass(frozen=True)
class LabelledFile:
    """One row.

    Attributes:
        file: the name as it stands in the table.
        label: what is written in it.
        path: where the file is.
    """

    file: str
    label: str
    path: Path


def read_label_table(path: Path) -> tuple[LabelledFile, ...]:
    """Read a table whole, and look whether every file it names is there.

    Raises:
        DataError: if it cannot be read, is no such table, has no rows, or a row names a file that is missing or a label
            that cannot be shown; the sentence names the table and the line.
    """
    rows = tuple(_rows(path, _text(path)))
    if not rows:
        raise DataError(f"{path} holds no samples.")
    return rows


def _text(path: Path) -> str:
    try:
        data = read_regular(path, most=MAX_BYTES)
    except UnusableFileError as problem:
        raise DataError(f"{path} {problem}.") from problem
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise DataError(f"{path}, line {line}: not UTF-8 text; save the table as CSV in UTF-8.") from error


def _rows(path: Path, text: str) -> Iterator[LabelledFile]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(table, [])]
        if columns.count(_FILE) != 1 or columns.count(_LABEL) != 1:
            raise DataError(f"{path}: the first line of a table names its columns, among them one file and one label.")
        file_at, label_at = columns.index(_FILE), columns.index(_LABEL)
        for row in table:
            where = f"{path}, line {table.line_num}"
            if table.line_num > MAX_ROWS:
                raise DataError(f"{where}: more lines than a table of labels can have.")
            if not any(map(str.strip, row)):
                continue
            if len(row) <= max(file_at, label_at):
                raise DataError(f"{where}: there must be {len(columns)} columns, as the first line names them.")
            yield _row(row[file_at].strip(), row[label_at].strip(), path.parent, where)
    except csv.Error as error:
        raise DataError(f"{path}, line {table.line_num}: not a row of a table ({error}).") from error


def _row(file: str, label: str, folder: Path, where: str) -> LabelledFile:
    if not 0 < len(label) <= MAX_NAME or not label.isprintable():
        raise DataError(f"{where}: the label must be a text of 1 to {MAX_NAME} printable characters.")
    place = folder / file
    try:
        is_there = file != "" and place.exists()
    except (OSError, ValueError) as error:  # a name that is too long, or has a zero in it
        raise DataError(f"{where}: {file!r} cannot be the name of a file.") from error
    if not is_there:
        raise DataError(f"{where}: the file {file!r} is missing.")
    return LabelledFile(file, label, place)
