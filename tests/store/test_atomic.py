"""Atomic writes: whatever happens, the target is whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store.atomic import TEMPORARY_SUFFIX, check_writable, sweep, write_bytes
from tests.conftest import ROOT

WRITER = """
import sys
from pathlib import Path
from hwr.store.atomic import write_bytes
size = 300_000
for n in range(10_000):
    write_bytes(Path(sys.argv[1]), bytes([n % 256]) * size)
    print(n, flush=True)
"""


def temporaries(folder: Path) -> list[Path]:
    return list(folder.glob(f".*{TEMPORARY_SUFFIX}"))


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "ä model.bin"
    write_bytes(target, b"one")
    write_bytes(target, b"two")
    assert target.read_bytes() == b"two"
    assert list(target.parent.iterdir()) == [target]


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 255)
    write_bytes(target, b"x")
    assert target.read_bytes() == b"x"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_keeps_the_permissions_and_writes_through_links(tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    write_bytes(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert target.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_writer_never_tears_the_file(tmp_path: Path) -> None:
    target = tmp_path / "target"
    rng = random.Random(5)
    for _ in range(8):
        with subprocess.Popen([sys.executable, "-c", WRITER, str(target)], cwd=ROOT, stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(rng.uniform(0, 0.05))
            writer.send_signal(signal.SIGKILL)
        content = target.read_bytes()
        assert len(content) == 300_000
        assert len(set(content)) == 1
    strays = temporaries(tmp_path)
    assert sweep(tmp_path) == 0, "a fresh temporary may belong to a write that is going on"
    assert sweep(tmp_path, older_than=0) == len(strays)
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits a file's size")
    target = tmp_path / "target"
    write_bytes(target, b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))
    try:
        with pytest.raises(StorageError, match=r"target could not be written: .*large"):
            write_bytes(target, b"x" * 1_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert target.read_bytes() == b"old"
    assert temporaries(tmp_path) == []


def test_targets_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path, tmp_path / "file" / "below", tmp_path / "nul\0l"):
        for attempt in (lambda path: write_bytes(path, b"x"), check_writable):
            with pytest.raises(StorageError, match="could not be written"):
                attempt(target)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    target = tmp_path / "target"
    write_bytes(target, b"old")
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(StorageError, match="could not be written"):
            write_bytes(target, b"new")
    finally:
        tmp_path.chmod(0o755)
    assert target.read_bytes() == b"old"


def test_asking_beforehand_leaves_nothing_but_the_folder(tmp_path: Path) -> None:
    target = tmp_path / "new" / "target"
    check_writable(target)
    assert list(tmp_path.rglob("*")) == [target.parent]


def test_sweep_of_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert sweep(tmp_path / "missing") == 0
