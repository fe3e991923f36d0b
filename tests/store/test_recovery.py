"""Recovery files: each window has its own, and what a dead one left behind is found once and lost never."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store import recovery
from hwr.store.recovery import RecoveryFile
from tests.conftest import ROOT


def kept(folder: Path) -> set[bytes]:
    return {path.read_bytes() for path in folder.glob("*.kept")}


def left(folder: Path, content: bytes, age: int = 0) -> Path:
    """A file that a window left behind, so many seconds ago."""
    window = RecoveryFile.begin(folder)
    window.path.write_bytes(content)
    os.utime(window.path, ns=(10**18 - age * 10**9,) * 2)
    window.end()
    return window.path


def test_a_living_window_keeps_its_file_to_itself(tmp_path: Path) -> None:
    one, two = RecoveryFile.begin(tmp_path), RecoveryFile.begin(tmp_path)
    one.path.write_bytes(b"one")
    two.path.write_bytes(b"two")
    assert one.path != two.path
    assert one.left_behind() == two.left_behind() == []
    one.end()
    assert two.left_behind() == [one.path]
    assert two.adopt(one.path)
    assert two.read() == b"one"
    assert kept(tmp_path) == {b"one", b"two"}, "what the window had is left behind in its turn"
    two.end()


def test_the_latest_comes_first_and_nothing_is_ever_deleted(tmp_path: Path) -> None:
    contents = [b"%d" % age for age in range(5)]
    for age, content in enumerate(contents):
        left(tmp_path, content, age)
    window = RecoveryFile.begin(tmp_path)
    found = window.left_behind()
    assert [path.read_bytes() for path in found] == contents
    for path, content in zip(found, contents, strict=True):
        assert window.adopt(path)
        assert window.read() == content
        assert kept(tmp_path) == set(contents)
    window.end()


def test_of_two_windows_one_gets_it(tmp_path: Path) -> None:
    path = left(tmp_path, b"drawing")
    one, two = RecoveryFile.begin(tmp_path), RecoveryFile.begin(tmp_path)
    assert one.left_behind() == two.left_behind() == [path]
    assert [one.adopt(path), two.adopt(path)] == [True, False]
    assert kept(tmp_path) == {b"drawing"}
    one.end()
    two.end()


def test_a_killed_process_leaves_its_file_behind(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path; from hwr.store.recovery import RecoveryFile;"
        "window = RecoveryFile.begin(Path(sys.argv[1])); window.path.write_bytes(b'mine'); os.write(1, b'x');"
        "sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == b"x"
        window = RecoveryFile.begin(tmp_path)
        assert window.left_behind() == []
        process.kill()
        process.wait()
        (path,) = window.left_behind()
        assert window.adopt(path)
        assert window.read() == b"mine"
        window.end()


def test_what_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "drawing-folder.kept").mkdir()
    (tmp_path / "notes.kept").write_text("mine")
    (tmp_path / "drawing-old.damaged").write_text("damaged")
    os.mkfifo(tmp_path / "drawing-pipe.kept")
    window = RecoveryFile.begin(tmp_path)
    assert window.left_behind() == []
    window.end()


def test_a_file_that_cannot_be_used_is_laid_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = RecoveryFile.begin(tmp_path)
    with pytest.raises(StorageError, match="nothing of that name"):
        window.read()
    assert window.lay_aside() == window.path  # nothing to do
    window.path.write_bytes(b"x" * 101)
    monkeypatch.setattr(recovery, "MAX_BYTES", 100)
    with pytest.raises(StorageError, match="larger"):
        window.read()
    aside = window.lay_aside()
    assert aside.read_bytes() == b"x" * 101
    assert not window.path.exists()
    window.end()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="cannot be kept"):
        RecoveryFile.begin(tmp_path / "file" / "kept")


def test_a_folder_that_vanishes_has_nothing_in_it(tmp_path: Path) -> None:
    window = RecoveryFile.begin(tmp_path / "kept")
    window.end()
    (tmp_path / "kept").rmdir()
    assert window.left_behind() == []
