"""Atomic writes: whatever happens, the target is whole."""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store import atomic, lock
from hwr.store.atomic import TEMPORARY_SUFFIX, check_writable, sweep, write_bytes, write_new
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
    for name in ("n" * 255, "\N{PENCIL}" * 85):
        target = tmp_path / name
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
    assert len(temporaries(tmp_path)) <= 1, "each writer removes what the one before it left"
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [target]


STOPPED = """
import os, signal, sys
from pathlib import Path
from hwr.store import atomic, lock
def stop(file, data, really=atomic._write_durably):
    really(file, data)
    os.kill(os.getpid(), signal.SIGSTOP)
atomic._write_durably = stop
atomic.write_bytes(Path(sys.argv[1]), b"written")
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGSTOP")
def test_only_what_a_dead_writer_left_is_swept_whatever_its_age(tmp_path: Path) -> None:
    target, other = tmp_path / "target", tmp_path / "other"

    def left_in_the_middle() -> subprocess.Popen[bytes]:
        writer = subprocess.Popen([sys.executable, "-c", STOPPED, str(target)], cwd=ROOT)
        os.waitpid(writer.pid, os.WUNTRACED)  # until it has stopped
        return writer

    writer = left_in_the_middle()
    (temporary,) = temporaries(tmp_path)
    os.utime(temporary, (0, 0))
    assert sweep(tmp_path) == 0, "its writer sleeps, but it lives"
    write_bytes(other, b"x")
    writer.send_signal(signal.SIGCONT)
    assert writer.wait() == 0
    assert target.read_bytes() == b"written"
    killed = left_in_the_middle()
    killed.kill()
    killed.wait()
    assert len(temporaries(tmp_path)) == 1
    assert sweep(tmp_path) == 1, "its writer is dead, however young it is"
    killed = left_in_the_middle()
    killed.kill()
    killed.wait()
    write_bytes(other, b"x")
    assert temporaries(tmp_path) == [], "whoever writes into a folder sweeps it"


def test_a_sweep_at_the_worst_moment_costs_a_writer_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "target"
    swept: list[Path] = []

    def sweeping_first(descriptor: int, *, shared: bool = False) -> None:
        if not swept:
            (temporary,) = temporaries(tmp_path)
            swept.append(temporary)
            temporary.unlink()  # between its making and its lock
        real(descriptor, shared=shared)

    real = lock.take
    monkeypatch.setattr(lock, "take", sweeping_first)
    write_bytes(target, b"x")
    assert swept
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


def test_a_file_system_without_locks_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(descriptor: int, *, shared: bool = False) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(lock, "take", fails)
    write_bytes(tmp_path / "target", b"x")
    assert (tmp_path / "target").read_bytes() == b"x"
    (tmp_path / f".stray{TEMPORARY_SUFFIX}").touch()
    assert sweep(tmp_path) == 0, "nobody can tell whose it is"


def test_a_temporary_that_is_taken_away_again_and_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(descriptor: int, *, shared: bool = False) -> None:
        raise BlockingIOError

    monkeypatch.setattr(lock, "take", busy)
    with pytest.raises(StorageError, match=r"target could not be written: somebody removes"):
        write_bytes(tmp_path / "target", b"x")
    assert list(tmp_path.iterdir()) == []


def test_of_many_that_write_a_new_file_one_does(tmp_path: Path) -> None:
    target = tmp_path / "target"
    start = threading.Barrier(8)
    told: list[bool] = []

    def write(n: int) -> None:
        start.wait()
        told.append(write_new(target, bytes([n])))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == [False] * 7 + [True]
    content = target.read_bytes()
    assert len(content) == 1
    assert not write_new(target, b"another")
    assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_name_that_was_taken_for_nothing_is_given_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic, "_put", fails)
    with pytest.raises(StorageError, match="No space left"):
        write_new(tmp_path / "target", b"x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="no such things")
class TestWhatIsNoFile:
    """Devices, pipes, sockets, folders and descriptors: nothing takes their place, and nothing waits for them."""

    @pytest.mark.parametrize("write", [lambda path: write_bytes(path, b"x"), lambda path: write_new(path, b"x")])
    def test_a_pipe_a_socket_and_a_folder(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Callable[[Path], object]
    ) -> None:
        monkeypatch.chdir(tmp_path)  # a socket's name is short
        os.mkfifo(tmp_path / "pipe")
        (tmp_path / "folder").mkdir()
        (tmp_path / "link").symlink_to(tmp_path / "pipe")
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket")
            for name, words in (
                ("pipe", "it is a pipe, not a file"),
                ("link", "it is a pipe, not a file"),
                ("socket", "it is a socket, not a file"),
                ("folder", "it is a folder, not a file"),
            ):
                before = (tmp_path / name).lstat()
                for attempt in (write, check_writable):
                    with pytest.raises(StorageError, match=rf"{name} could not be written: {words}\.$"):
                        attempt(tmp_path / name)
                assert os.path.samestat(before, (tmp_path / name).lstat())

    def test_a_device(self, tmp_path: Path) -> None:
        devices = [Path(os.devnull)]
        try:
            os.mknod(tmp_path / "device", 0o600 | 0o020000, os.makedev(1, 3))
            devices.append(tmp_path / "device")
        except PermissionError:
            pass  # only root can make one
        for device in devices:
            for attempt in (lambda path: write_bytes(path, b"x"), check_writable):
                with pytest.raises(StorageError, match=r"could not be written: it is a device, not a file\.$"):
                    attempt(device)
            assert device.is_char_device()

    @pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="no such names here")
    def test_the_output_of_a_program(self, tmp_path: Path) -> None:
        output = tmp_path / "output"
        script = (
            "import sys\nfrom pathlib import Path\nfrom hwr.store.atomic import write_bytes\n"
            "print('before', flush=True)\nwrite_bytes(Path(sys.argv[1]), b'x')"
        )
        for name in ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"):
            with output.open("wb") as file:
                inode = os.fstat(file.fileno()).st_ino
                done = subprocess.run(
                    [sys.executable, "-c", script, name],
                    cwd=ROOT, stdout=file, stderr=subprocess.PIPE, encoding="utf-8", check=False,
                )  # fmt: skip
            assert f"{name} could not be written: it is the output of a program" in done.stderr
            assert (output.read_text(encoding="utf-8"), output.stat().st_ino) == ("before\n", inode)

    def test_links(self, tmp_path: Path) -> None:
        """Chains are followed to their end, which need not be there yet; rings have none."""
        (tmp_path / "folder").mkdir()
        (tmp_path / "first").symlink_to("second")
        (tmp_path / "second").symlink_to(Path("folder") / "file")
        write_bytes(tmp_path / "first", b"one")
        assert (tmp_path / "folder" / "file").read_bytes() == b"one"
        assert not write_new(tmp_path / "first", b"two")
        assert (tmp_path / "first").is_symlink()
        (tmp_path / "ring").symlink_to("round")
        (tmp_path / "round").symlink_to("ring")
        for attempt in (lambda path: write_bytes(path, b"x"), check_writable):
            with pytest.raises(StorageError, match="could not be written: Too many levels"):
                attempt(tmp_path / "ring")
        assert (tmp_path / "ring").is_symlink()


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
