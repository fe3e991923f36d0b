"""Settings come back as they were left, and whatever is wrong with their file keeps nobody out."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLockFile, QRect

from hwr.errors import StorageError
from hwr.ui.kit.theme import ThemeChoice
from hwr.ui.settings import MAX_RECENT, WindowSettings, differences, load_settings, obstacle, save_settings


@contextmanager
def not_for_ever() -> Iterator[None]:
    """Makes a test fail that would hang."""

    def give_up(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("this waits for ever")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(60)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_they_come_back(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "settings.ini"
    path.parent.mkdir()
    files = (Path("/home/x/a & b\n\udcff.png"), Path("/b.png"))
    left = WindowSettings(
        ThemeChoice.DARK,
        27.0,
        QRect(-10, 30, 1200, 800),
        True,
        3,
        "debugger",
        files,
        Path("/home"),
        run_columns=("+Test loss", "-No."),
        run_order="-Best test",
        high_contrast=True,
        less_motion=False,
    )
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
        "[window]\ncontrast=very\nless_motion=1",
        "[explain]\nchapter=../../etc",
        "[explain]\nchapter=thisisfartoolongtobeachapter",
        "[pen]\nwidth=@Variant(\\0\\0\\0\\x7f\\xff)",
        "[files]\nrecent=/a/b.png",
        '[files]\nrecent="/a/b.png"',
        '[files]\nrecent=["relative.png", 3, null, "/zero\\u0000.png"]',
        f'[files]\nrecent=["/{"x" * 5_000}"]',
        f"[files]\nrecent={'[' * 100_000}",
        '[files]\nfolder=["../.."]',
        f'[runs]\ncolumns=[3, null, "", "{"x" * 99}", "\\u0007"]',
        "[runs]\norder=Best",
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


def test_the_settings_of_earlier_versions_are_read(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(
        "[General]\n\n[explain]\nchapter=descent\n\n[model]\nrun=shipped\n\n[pen]\nwidth=24\n\n"
        "[window]\ngeometry=40 30 1060 720\nmaximised=false\ntheme=dark\n"
    )
    assert load_settings(path) == WindowSettings(ThemeChoice.DARK, 24.0, QRect(40, 30, 1060, 720), chapter="descent")


def test_only_so_many_files_are_remembered(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    files = tuple(tmp_path / str(number) for number in range(MAX_RECENT + 5))
    save_settings(path, WindowSettings(recent=(*files, files[0])))
    assert load_settings(path).recent == files[:MAX_RECENT]


@pytest.mark.parametrize("kind", ["pipe", "folder", "device"])
def test_what_is_no_file_in_its_place_is_neither_waited_for_nor_replaced(tmp_path: Path, kind: str) -> None:
    path = Path(os.devnull) if kind == "device" else tmp_path / "settings.ini"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    before = path.stat().st_mode
    with not_for_ever():
        assert load_settings(path) == WindowSettings()
        with pytest.raises(StorageError, match="not a regular file"):
            save_settings(path, WindowSettings())
    assert str(path) in obstacle(path)
    assert path.stat().st_mode == before


def test_a_lock_that_somebody_left_or_holds_keeps_nobody_waiting(tmp_path: Path) -> None:
    """QSettings tried for half a minute to get the lock, and then wrote nothing."""
    path = tmp_path / "settings.ini"
    lock = QLockFile(f"{path}.lock")
    assert lock.lock()
    save_settings(path, WindowSettings(ThemeChoice.DARK))
    assert load_settings(path).theme is ThemeChoice.DARK
    lock.unlock()
    (tmp_path / "settings.ini.lock").write_text("1\nsomebody\nelsewhere\n")
    save_settings(path, WindowSettings(ThemeChoice.LIGHT))
    assert load_settings(path).theme is ThemeChoice.LIGHT


def test_only_what_was_changed_is_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    save_settings(path, WindowSettings(ThemeChoice.DARK, 27.0))
    mine = WindowSettings(ThemeChoice.LIGHT, 31.0, chapter="descent")
    changed = differences(mine, WindowSettings(ThemeChoice.LIGHT))
    assert changed == {"pen_width", "chapter"}
    save_settings(path, mine, changed)
    assert load_settings(path) == WindowSettings(ThemeChoice.DARK, 31.0, chapter="descent")


def test_a_home_that_is_a_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("in the way")
    path = tmp_path / "home" / "settings.ini"
    assert load_settings(path) == WindowSettings()
    with pytest.raises(StorageError, match="could not be written"):
        save_settings(path, WindowSettings())
