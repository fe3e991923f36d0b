"""Settings come back as they were left, and whatever is wrong with their file keeps nobody out."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect

from hwr.ui.settings import WindowSettings, load_settings, save_settings
from hwr.ui.theme import ThemeChoice


def test_they_come_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.ini"
    path.parent.mkdir()
    left = WindowSettings(ThemeChoice.DARK, 27.0, QRect(-10, 30, 1200, 800), True, 3, "debugger")
    save_settings(path, left)
    assert load_settings(path) == left


def test_no_file_is_as_if_nothing_had_ever_been_set(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.ini") == WindowSettings()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "data",
    [b"\0\1\2binary", b"\xff\xfe\xfa", b"this is no ini file", b"[window\ntheme", b"x" * 3_000_000],
    ids=["zeros", "not text", "no keys", "broken section", "huge"],
)
def test_a_file_that_cannot_be_understood_is_kept_aside(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(data)
    assert load_settings(path) == WindowSettings()
    assert (tmp_path / "settings.ini.bak").read_bytes() == data
    save_settings(path, WindowSettings(ThemeChoice.LIGHT))
    assert load_settings(path).theme is ThemeChoice.LIGHT


@pytest.mark.parametrize(
    "line",
    [
        "[pen]\nwidth=lots",
        "[pen]\nwidth=1e9",
        "[pen]\nwidth=nan",
        "[pen]\nwidth=-3",
        "[window]\ntheme=purple",
        "[window]\ntheme=@Invalid()",
        "[window]\ngeometry=1 2 3",
        "[window]\ngeometry=1 2 99999999999 4",
        "[window]\ngeometry=0 0 3 3",
        "[window]\ngeometry=@Rect(1 2 3)",
        "[window]\nmaximised=perhaps",
        "[explain]\nchapter=../../etc",
        "[explain]\nchapter=thisisfartoolongtobeachapter",
        "[pen]\nwidth=@Variant(\\0\\0\\0\\x7f\\xff)",
    ],
)
def test_a_value_out_of_range_is_as_if_it_had_not_been_set(tmp_path: Path, line: str) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(line)
    assert load_settings(path) == WindowSettings()


def test_one_bad_value_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text("[pen]\nwidth=lots\n[window]\ntheme=dark\n")
    assert load_settings(path) == WindowSettings(ThemeChoice.DARK)


@given(st.binary(max_size=400))
def test_no_bytes_keep_the_window_from_opening(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("s") / "settings.ini"
    path.write_bytes(data)
    found = load_settings(path)
    assert 8 <= found.pen_width <= 40


def test_a_folder_in_the_files_place_keeps_nobody_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.mkdir()
    assert load_settings(path) == WindowSettings()
    save_settings(path / "below" / "nothing", WindowSettings())
