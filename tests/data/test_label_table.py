"""Tables of files and labels, as spreadsheets and programs write them."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hwr.data.label_table import MAX_BYTES, read_label_table
from hwr.data.sources import open_source
from hwr.errors import DataError
from hwr.ink.drawing import Drawing
from hwr.ink.inkml import inkml_bytes
from hwr.ink.raster import to_image

DRAWING = Drawing.from_strokes([[(50, 50), (200, 200)]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "scans").mkdir()
    to_image(DRAWING, 60).save(tmp_path / "scans" / "a,b.png")
    to_image(DRAWING, 60).save(tmp_path / "ä.png")
    (tmp_path / "one.inkml").write_bytes(inkml_bytes(DRAWING))
    return tmp_path


def table(folder: Path, data: str | bytes) -> Path:
    path = folder / "set.CSV"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_files_are_named_relative_to_the_table(folder: Path) -> None:
    path = table(folder, f'file,label\n"scans/a,b.png",7\nä.png,42\none.inkml,1\n{folder / "ä.png"},9\n')
    source = open_source(str(path))
    assert (source.name, source.n, source.classes) == (str(path), 4, ("1", "42", "7", "9"))
    items = list(source)
    assert [item.id for item in items[:3]] == ["scans/a,b.png", "ä.png", "one.inkml"]
    assert [item.label for item in items] == ["7", "42", "1", "9"]
    assert isinstance(items[0].ink, np.ndarray)
    assert isinstance(items[2].ink, Drawing)


@pytest.mark.parametrize(
    "data",
    [
        "\ufefffile,label\r\nä.png,7\r\n",
        "FILE ; Label\nä.png;7\n",
        "label\twriter\tfile\n7\tanna\tä.png\n",
        "id,file,label\n\n1, ä.png , 7 \n  ,,\n",
        'file,label,note\n"ä.png","7","two\nlines"',
        "file;label\nä.png;7\n".encode("utf-16"),
        b"\xfe\xff" + "file,label\nä.png,7\n".encode("utf-16-be"),
    ],
    ids=["mark", "semicolons", "tabulators", "blanks", "quotes", "UTF-16", "UTF-16 BE"],
)
def test_what_spreadsheets_write(folder: Path, data: str | bytes) -> None:
    [row] = read_label_table(table(folder, data))
    assert (row.file, row.label, row.path) == ("ä.png", "7", folder / "ä.png")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ("", "first line of a table names its columns"),
        ("ä.png,7\n", "first line of a table names its columns"),
        ("file,file,label\n", "one file and one label"),
        ("file,label\n", "holds no samples"),
        ("file,label\nä.png,7\ngone.png,7\n", "line 3: the file 'gone.png' is missing"),
        ("file,label\n,7\n", "line 2: the file '' is missing"),
        ("file,label\nä.png\n", "line 2: there must be 2 columns"),
        ("file,label\nä.png,\n", "line 2: the label must be a text"),
        ("file,label\nä.png,\x07\n", "line 2: the label must be a text"),
        (f"file,label\nä.png,{'7' * 101}\n", "line 2: the label must be a text"),
        ('file,label\n"ä.png" x,7\n', "line 2: not a row of a table"),
        ('file,label\n"ä.png', "line 2: not a row of a table"),
        (f'file,label\n"{"x" * 200_000}",7\n', "line 2: not a row of a table"),
        (f"file,label\n{'x' * 5000},7\n", "line 2"),
        ("file,label\na\0b,7\n", "line 2"),
        ("file,label\nä.png,7\n".encode("latin-1"), "line 2: not UTF-8 text; save the table as CSV in UTF-8"),
        ("file,label\n".encode("utf-16")[:-1], "not UTF-8 text"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8 text"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_table_is_one_sentence(folder: Path, data: str | bytes, sentence: str) -> None:
    with pytest.raises(DataError) as caught:
        read_label_table(table(folder, data))
    assert sentence in str(caught.value)
    assert str(caught.value).count(". ") == 0


def test_a_table_that_cannot_be_had(folder: Path) -> None:
    with pytest.raises(DataError, match="nothing of that name"):
        open_source(folder / "gone.csv")
    (folder / "a.csv").mkdir()
    with pytest.raises(DataError, match="is a folder"):
        open_source(folder / "a.csv")
    with (folder / "b.csv").open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(DataError, match="too large"):
        open_source(folder / "b.csv")


LABELS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.lists(LABELS, min_size=1, max_size=6), st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_what_was_written_is_read(folder: Path, labels: list[str], delimiter: str, end: str) -> None:
    path = folder / "made.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator=end)
        writer.writerow(["file", "label"])
        writer.writerows(["ä.png", label] for label in labels)
    assert [row.label for row in read_label_table(path)] == labels
