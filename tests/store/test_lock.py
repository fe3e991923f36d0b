"""Process locks: who is alive is told by the system, whatever others do meanwhile."""

from __future__ import annotations

import errno
import threading
from pathlib import Path

import pytest

from hwr.errors import StorageError
from hwr.store import lock
from hwr.store.lock import ProcessLock, is_alive, remove_dead
from hwr.store.runs.run_store import RunStore
from tests.store.runs_made import begin, history, is_sentence


def test_a_sweep_at_any_moment_hits_only_the_dead(tmp_path: Path) -> None:
    database, done = tmp_path / "runs.sqlite3", threading.Event()

    def keep_sweeping() -> None:
        while not done.is_set():
            remove_dead(database)

    thread = threading.Thread(target=keep_sweeping)
    thread.start()
    try:
        locks = [ProcessLock.begin(database) for _ in range(300)]
    finally:
        done.set()
        thread.join()
    assert all(is_alive(database, own.token) for own in locks)
    for own in locks:
        own.end()
    assert not any(is_alive(database, own.token) for own in locks)
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_locked_no_run_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int, *, shared: bool = False) -> None:
        raise OSError(errno.ENOLCK, "no locks available")

    with RunStore.open(history(tmp_path)) as store:
        monkeypatch.setattr(lock, "take", refuse)
        with pytest.raises(StorageError, match="no locks available") as caught:
            begin(store)
        assert is_sentence(str(caught.value))
        assert store.runs() == []
    assert not list(history(tmp_path).parent.glob("*-alive-*"))


def test_a_lock_that_is_swept_away_every_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def sweep_first(descriptor: int, *, shared: bool = False) -> None:
        for path in tmp_path.glob("*-alive-*"):
            path.unlink()

    monkeypatch.setattr(lock, "take", sweep_first)
    with pytest.raises(BlockingIOError):
        ProcessLock.begin(tmp_path / "runs.sqlite3")


def test_who_cannot_be_asked_is_not_taken_for_dead(tmp_path: Path) -> None:
    (tmp_path / "runs.sqlite3-alive-0").symlink_to(tmp_path / "runs.sqlite3-alive-0")
    assert is_alive(tmp_path / "runs.sqlite3", "0")
    assert not is_alive(tmp_path / "runs.sqlite3", "1")
