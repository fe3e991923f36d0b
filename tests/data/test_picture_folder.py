"""A folder of labelled pictures: what counts as a picture of which label."""

from __future__ import annotations

from pathlib import Path

import pytest

from hwr.data.picture_folder import list_pictures
from hwr.errors import DataError


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def test_pictures_are_labelled_by_their_folders_and_sorted(tmp_path: Path) -> None:
    put(tmp_path, "7/b.png", "7/a.jpg", "10/x.png", "ä/y", "README.txt")
    found = [(picture.label, picture.path.name) for picture in list_pictures(tmp_path)]
    assert found == [("10", "x.png"), ("7", "a.jpg"), ("7", "b.png"), ("ä", "y")]


def test_what_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "7/a.png", "7/.DS_Store", "7/Thumbs.db", "7/desktop.ini", ".git/x.png", "__MACOSX/7/a.png")
    assert [str(picture.path.relative_to(tmp_path)) for picture in list_pictures(tmp_path)] == [str(Path("7/a.png"))]


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
