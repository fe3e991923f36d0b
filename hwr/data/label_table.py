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
from hwr.language import tr

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
        raise DataError(tr("{path} holds no samples.", path=path))
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
        raise DataError(
            tr("{path}, line {line}: not UTF-8 text; save the table as CSV in UTF-8.", path=path, line=line)
        ) from error


def _rows(path: Path, text: str) -> Iterator[LabelledFile]:
    head = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    table = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = [name.strip().lower() for name in next(table, [])]
        if columns.count(_FILE) != 1 or columns.count(_LABEL) != 1:
            raise DataError(
                tr("{path}: the first line of a table names its columns, among them one file and one label.", path=path)
            )
        file_at, label_at = columns.index(_FILE), columns.index(_LABEL)
        for row in table:
            where = tr("{path}, line {line}", path=path, line=table.line_num)
            if table.line_num > MAX_ROWS:
                raise DataError(tr("{where}: more lines than a table of labels can have.", where=where))
            if not any(map(str.strip, row)):
                continue
            if len(row) <= max(file_at, label_at):
                raise DataError(
                    tr(
                        "{where}: there must be {columns} columns, as the first line names them.",
                        where=where,
                        columns=len(columns),
                    )
                )
            yield _row(row[file_at].strip(), row[label_at].strip(), path.parent, where)
    except csv.Error as error:
        raise DataError(
            tr(
                "{path}, line {line}: not a row of a table ({error}).",
                path=path,
                line=table.line_num,
                error=error,
            )
        ) from error


def _row(file: str, label: str, folder: Path, where: str) -> LabelledFile:
    if not 0 < len(label) <= MAX_NAME or not label.isprintable():
        raise DataError(
            tr(
                "{where}: the label must be a text of 1 to {most} printable characters.",
                where=where,
                most=MAX_NAME,
            )
        )
    place = folder / file
    try:
        is_there = file != "" and place.exists()
    except (OSError, ValueError) as error:  # a name that is too long, or has a zero in it
        raise DataError(tr("{where}: {file!r} cannot be the name of a file.", where=where, file=file)) from error
    if not is_there:
        raise DataError(tr("{where}: the file {file!r} is missing.", where=where, file=file))
    return LabelledFile(file, label, place)
