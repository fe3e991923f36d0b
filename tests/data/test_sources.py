"""Labelled sources: one way to open whatever is labelled."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from hwr.data.sources import list_pictures, open_source
from hwr.errors import DataError, InkFileError, PictureError
from hwr.ink.drawing import CANVAS_SIZE, Drawing
from hwr.ink.raster import to_image

LINES = [
    {"id": "a", "label": "7", "writer": "w", "strokes": [[[0, 0], [5000, 2500]]]},
    {"id": "b", "label": "1", "writer": "w", "strokes": [[[0, 0], [0, 1]]]},
    {"id": "c", "label": "7", "writer": "w", "strokes": [[[3, 3]]]},
]


def write_lines(path: Path, *more: str) -> Path:
    path.write_text("\n".join([*map(json.dumps, LINES), *more]), encoding="utf-8")
    return path


def write_folder(folder: Path) -> Path:
    picture = to_image(Drawing.from_strokes([[(50, 50), (200, 200)]]), 60)
    for name in ("7/x.png", "7/y.png", "1/x.png"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        picture.save(folder / name)
    return folder


def test_scikit_learns_digits() -> None:
    source = open_source("digits")
    assert (source.name, source.n, source.classes) == ("digits", 1797, tuple("0123456789"))
    items = list(source)
    assert len(items) == source.n == 1797
    assert items[0].label == "0"
    assert isinstance(items[0].ink, np.ndarray)
    assert items[0].ink.shape == (8, 8)
    assert items[0].ink.max() <= 1
    assert len({item.id for item in items}) == 1797


def test_labelled_ink_is_fitted_to_the_canvas(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "set.jsonl")
    source = open_source(str(path))
    assert (source.name, source.n, source.classes) == (str(path), 3, ("1", "7"))
    for _ in range(2):  # it can be gone through again
        items = list(source)
        assert [(item.id, item.label) for item in items] == [("a", "7"), ("b", "1"), ("c", "7")]
    assert all(isinstance(item.ink, Drawing) for item in items)
    assert isinstance(items[0].ink, Drawing)
    left, top, right, bottom = items[0].ink.bounds
    assert right - left == pytest.approx(2 * (bottom - top))
    assert (left + right, top + bottom) == pytest.approx((CANVAS_SIZE, CANVAS_SIZE))


def test_a_folder_of_pictures(tmp_path: Path) -> None:
    source = open_source(write_folder(tmp_path / "set"))
    assert (source.n, source.classes) == (3, ("1", "7"))
    items = list(source)
    assert [item.id for item in items] == ["1/x.png", "7/x.png", "7/y.png"]
    assert all(
        isinstance(item.ink, np.ndarray) and item.ink.shape == (60, 60) and item.ink.max() == 1 for item in items
    )


def test_a_source_called_digits_is_scikit_learns_unless_it_is_a_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_folder(tmp_path / "digits")
    monkeypatch.chdir(tmp_path)
    assert open_source("digits").n == 1797
    assert open_source("./digits").n == 3
    assert open_source(Path("digits")).n == 3


@pytest.mark.parametrize("spec", ["mnist", "", "digits.jsonl.zip", "no/such/folder"])
def test_what_is_no_source_is_refused_with_what_is_one(spec: str) -> None:
    with pytest.raises(
        DataError, match=r"'digits', a file of labelled ink \(\.jsonl or \.jsonl\.gz\), a table .* or a folder"
    ):
        open_source(spec)


def test_a_name_no_system_can_open_is_refused() -> None:
    for spec in ("x" * 5000, "a\0b"):
        with pytest.raises(DataError):
            open_source(spec)


def test_malformed_ink_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(InkFileError, match="line 4"):
        open_source(write_lines(tmp_path / "set.jsonl", "{"))
    with pytest.raises(InkFileError, match="is not a file"):
        open_source(tmp_path / "missing.jsonl")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").write_text("\n\n", encoding="utf-8")
    with pytest.raises(DataError, match="no samples"):
        open_source(tmp_path / "set.jsonl")


def test_a_picture_that_cannot_be_read_is_named_when_its_ink_is_asked_for(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "set")
    (folder / "7" / "notes.txt").write_text("not a picture", encoding="utf-8")
    read, torn, *_ = open_source(folder)
    assert isinstance(read.ink, np.ndarray)
    with pytest.raises(PictureError, match=r"notes\.txt"):
        _ = torn.ink


def test_items_hold_arrays_that_a_network_can_take(tmp_path: Path) -> None:
    for item in open_source(write_folder(tmp_path / "set")):
        assert isinstance(item.ink, np.ndarray)
        assert item.ink.dtype == np.float32


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_pictures_are_labelled_by_their_folders_and_sorted(tmp_path: Path) -> None:
    put(tmp_path, "7/b.png", "7/a.jpg", "10/x.png", "ä/y", "README.txt")
    found = [(label, path.name) for label, path in list_pictures(tmp_path)]
    assert found == [("10", "x.png"), ("7", "a.jpg"), ("7", "b.png"), ("ä", "y")]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "7/a.png", "7/.DS_Store", "7/Thumbs.db", "7/desktop.ini", ".git/x.png", "__MACOSX/7/a.png")
    assert [str(path.relative_to(tmp_path)) for _, path in list_pictures(tmp_path)] == [str(Path("7/a.png"))]


def test_a_folder_without_labelled_pictures_is_an_error(tmp_path: Path) -> None:
    for names in ((), ("7/.hidden",), ("loose.png",)):
        with pytest.raises(DataError, match="no labelled pictures"):
            list_pictures(put(tmp_path, *names))


def test_a_folder_inside_a_label_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "7/a.png", "7/more/b.png")
    with pytest.raises(DataError, match="more is a folder inside"):
        list_pictures(tmp_path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"gone.*cannot be listed"):
        list_pictures(tmp_path / "gone")


def test_a_name_that_cannot_be_shown_is_no_label(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be a label"):
        list_pictures(put(tmp_path, "a\tb/x.png"))
